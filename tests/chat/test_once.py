"""What has been dealt with is remembered, within bounds."""

from bot.chat.once import Once


def test_only_the_first_time_is_the_first():
    """An id is new once, and again after it was forgotten."""
    once = Once()
    assert [once.is_first(7), once.is_first(7), once.is_first(8)] == [True, False, True]
    once.forget(7)
    once.forget(9)
    assert once.is_first(7)


def test_the_memory_is_bounded():
    """Of a flood of ids only the latest are remembered."""
    once = Once()
    for number in range(10_001):
        once.is_first(number)
    assert not once.is_first(10_000)
    assert once.is_first(0)
