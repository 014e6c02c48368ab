"""The lookup engine: finds the entries that a typed text may mean. Pure: it does no I/O."""
