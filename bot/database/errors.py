"""The two ways a database fails, named by what helps: waiting, or changing something.

Every message is one sentence for a human that says what to do. No message contains a password. What the driver
said is the cause (``__cause__``) of the exception.
"""


class DatabaseUnavailable(Exception):
    """The database cannot be used just now; trying again later can work without anybody changing anything.

    Raised at the end of a transaction it means that nobody knows whether the change was made: the answer to the
    commit may have been lost. Whoever must know reads again.
    """


class DatabaseUnusable(Exception):
    """The database cannot be used before somebody changes something: the URL, a permission, the version."""
