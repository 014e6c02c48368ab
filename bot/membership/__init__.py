"""Which servers have the bot, and what is deleted after they leave."""
