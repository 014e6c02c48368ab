"""Discord in: the commands. A callback translates, and nothing else."""
