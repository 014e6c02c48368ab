"""The glossary file: read safely, validated, turned into terms."""
