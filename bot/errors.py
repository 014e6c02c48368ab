"""Errors whose audience is the user: each names its sentence and carries what the sentence needs.

A subject defines its own; the feature that shows them words them in every language.
"""

from typing import ClassVar


class UserError(Exception):
    """Somebody asked for what cannot be; the answer is a sentence that says what to do instead.

    ``sentence`` is the name of that sentence in the wording of a feature, ``values`` fill its blanks.
    """

    sentence: ClassVar[str]

    def __init__(self, **values: str) -> None:
        super().__init__(self.sentence)
        self.values = values
