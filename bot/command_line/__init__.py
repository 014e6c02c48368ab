"""The command line. A command is a module with ``add_to`` and ``execute``, listed in ``main.py``."""
