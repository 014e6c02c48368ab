"""Whether it is certain that a call to Discord had no effect, tested over real connections."""

import aiohttp
import pytest
from aiohttp import web

from bot.transport.attempt_trace import TooLate, briefly, noting_attempts, trace


@pytest.fixture
async def address():
    """A server that answers with the status in the path, and drops the connection at /0."""

    async def answer(asked: web.Request) -> web.Response:
        status = int(asked.match_info["status"])
        if status == 0:
            asked.transport.abort()
        return web.Response(status=status or 200)

    app = web.Application()
    app.add_routes([web.get("/{status}", answer)])
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()


async def call(*urls: str) -> None:
    """Call each URL, as a library does that repeats failed calls."""
    async with aiohttp.ClientSession(trace_configs=[trace()]) as session:
        for url in urls:
            try:
                await session.get(url)
            except aiohttp.ClientError:
                continue


@pytest.mark.parametrize(
    ("statuses", "certain"),
    [
        *[([404], True), ([403], True), ([429, 429], True), ([429, 404], True)],
        *[([200], False), ([500], False), ([0], False), ([408], False), ([502, 404], False), ([0, 429], False)],
    ],
)
async def test_only_refusals_are_certain(address, statuses, certain):
    """If one try may have got through, there is doubt, whatever came after it."""
    with noting_attempts() as tries:
        await call(*(f"{address}/{status}" for status in statuses))
    assert tries.all_in_vain is certain


async def test_nobody_there(address, unused_tcp_port):
    """A refused connection had no effect."""
    with noting_attempts() as tries:
        await call(f"http://127.0.0.1:{unused_tcp_port}/200", f"{address}/403")
    assert tries.all_in_vain


async def test_what_is_not_asked_about_is_not_noted(address):
    """Calls outside the block do not count; those in an inner block do not count for the outer one."""
    with noting_attempts() as outer:
        with noting_attempts() as inner:
            await call(f"{address}/500")
        await call(f"{address}/404")
    await call(f"{address}/500")
    assert (outer.all_in_vain, inner.all_in_vain) == (True, False)


async def test_a_try_that_comes_too_late(address):
    """That try is not made, and the results of the earlier ones still count."""
    answers = iter([True, False])
    with noting_attempts(lambda: next(answers)) as tries, pytest.raises(TooLate):
        await call(f"{address}/404", f"{address}/200")
    assert tries.all_in_vain


def test_briefly():
    """The text is one line, of limited length, and never empty."""
    assert briefly(ValueError("a\n  b")) == "a b"
    assert len(briefly(ValueError("x" * 1000))) == 200
    assert briefly(ValueError()) == "ValueError"
