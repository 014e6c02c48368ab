"""SQLite or PostgreSQL: connecting, transactions, migrations, copying from one to another. It knows no feature."""
