"""The two ways a database fails, named by what helps: waiting, or changing something.

Every message is one sentence for a human that says what to do. No message contains a password. The driver's error is
the exception's ``__cause__``.
"""


class DatabaseUnavailable(Exception):
    """The database cannot be used right now; a later retry may succeed without any change.

    If the end of a transaction raises this, the change may or may not have been made, because the answer to the commit
    may have been lost. A caller that must know has to read again.
    """


class DatabaseUnusable(Exception):
    """The database cannot be used until somebody changes something: the URL, a permission, the version."""
