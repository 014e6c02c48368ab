"""How Discord is reached: its address, retries, and what came of each attempt."""
