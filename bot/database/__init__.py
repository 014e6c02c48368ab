"""SQLite or PostgreSQL: connecting, transactions, migrations, copying from one to another; nothing of features."""
