"""Which servers have the bot, and what is forgotten when they leave."""
