"""SQLite or PostgreSQL: connecting, transactions, migrations, moving. It knows no feature."""
