"""How Discord is reached: its address, retries, and the outcome of each attempt."""
