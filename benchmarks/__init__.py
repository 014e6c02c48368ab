"""Benchmarks that are run by hand; ``docs/`` has the results."""
