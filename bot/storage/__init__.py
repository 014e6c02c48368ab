"""The glossary file: read safely, validated, turned into domain values."""
