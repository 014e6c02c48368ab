"""The pure domain: terms, how they are found. No I/O, no clock, no randomness."""
