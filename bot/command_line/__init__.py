"""The command line. A command is a module with ``add_to`` and ``execute``, and has its place in ``main.py``."""
