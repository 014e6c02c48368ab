"""From what somebody typed to an outcome: the lookup engine. Pure: it does no I/O."""
