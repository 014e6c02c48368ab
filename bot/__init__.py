"""KI-Glossar: a glossary that lives in Discord."""
