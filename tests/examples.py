"""How many examples a property is tried with: few by default, five times as many in ``make long``."""

import hypothesis

# How long an example takes depends on the machine, so a slow one is no failure.
hypothesis.settings.register_profile("usual", deadline=None, max_examples=20)
hypothesis.settings.register_profile("long", deadline=None, max_examples=100)


def more_examples(times: int) -> hypothesis.settings:
    """Try so many times as many examples as usual, where a mistake would hide in few of them."""
    return hypothesis.settings(max_examples=times * hypothesis.settings().max_examples)


def load() -> None:
    """Use few examples, unless ``--hypothesis-profile`` says otherwise."""
    hypothesis.settings.load_profile("usual")
