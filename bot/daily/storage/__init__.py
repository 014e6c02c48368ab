"""What the database knows about the term of the day."""
