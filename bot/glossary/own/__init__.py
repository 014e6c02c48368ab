"""The terms that a guild's editors write, the shared ones that they hide, and what else they decide."""
