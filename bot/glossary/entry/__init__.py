"""The rules for one entry as it was written, in a file or elsewhere: its keys, its values, and its names and links."""
