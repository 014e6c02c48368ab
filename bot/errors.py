"""Errors meant for users: each names its sentence and carries the values that fill it.

A subject defines its own errors; the feature that shows them provides the sentences in every language.
"""

from typing import ClassVar


class UserError(Exception):
    """Somebody asked for something that is not possible; the reply is a sentence that says what to do instead.

    ``sentence`` is the name of that sentence in a feature's wording; ``values`` fill its placeholders.
    """

    sentence: ClassVar[str]

    def __init__(self, **values: str) -> None:
        super().__init__(self.sentence)
        self.values = values
