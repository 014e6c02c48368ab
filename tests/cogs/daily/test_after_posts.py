"""What follows a post if an admin asks for it: it is pinned, and published to the servers that follow the channel."""

import pytest

from tests.cogs.daily.days import DAY, SET, allow, ask, passes, posts
from tests.world import field_of

BOTH = {"pin": True, "publish": True}
PROBLEM = "Latest problem (possibly solved by now)"


@pytest.fixture
def settings(days_pass):
    """Days pass quickly."""
    return days_pass


@pytest.fixture
def news(world):
    """An announcement channel."""
    return world.guild.create_news_channel("news")


def pinned(world, channel):
    """The messages that are pinned in the channel."""
    return [each.id for each in world.env.backend.messages[channel.id].values() if each.pinned]


async def test_pinned_and_published(world, news):
    """Only the newest post is pinned, next to what people pinned, and every post is published."""
    rules = await world.ada.send(news, "Be kind.")
    world.env.backend.set_pinned(news.id, rules.id, True)
    answer = await ask(world, "daily set", channel=news, **BOTH, **SET)
    assert "in English · pinned · published." in answer.content

    await passes(world, 3 * DAY)

    assert pinned(world, news) == [rules.id, posts(world, news)[2].id]
    published = [one.path.split("/")[-2] for one in world.env.http_requests if one.path.endswith("/crosspost")]
    assert published == [str(post.id) for post in posts(world, news)]
    status = (await ask(world, "daily status")).embeds[0]
    assert field_of(status, "What").splitlines()[-2:] == ["pinned", "published"]
    assert field_of(status, PROBLEM) is None
    answer = await ask(world, "daily set", clear="pin", publish=False)
    assert "- Pin: yes → **no**\n- Publish: yes → **no**" in answer.content


async def test_what_cannot_be_done_is_refused(world, news):
    """The answer names the missing permission, or says what kind of channel it takes; nothing is set up."""
    await allow(world, news, pin_messages=False)
    assert "**Pin Messages**" in (await ask(world, "daily set", channel=news, **BOTH, **SET)).content
    answer = await ask(world, "daily set", channel=world.channel, publish=True, **SET)
    assert "is not an announcement channel, so I can't publish posts there. Nothing was changed." in answer.content
    assert "isn't set up on this server" in (await ask(world, "daily status")).content


async def test_a_permission_that_is_missing_for_a_while(world, news):
    """The posts come, and the status says what is missing; then the newest is pinned, and the old one is not."""
    await ask(world, "daily set", channel=news, pin=True, **SET)
    await passes(world, DAY)
    await allow(world, news, pin_messages=False, manage_messages=False)  # simcord asks for the second, as Discord did
    await passes(world, DAY)
    assert pinned(world, news) == [posts(world, news)[0].id]
    status = (await ask(world, "daily status")).embeds[0]
    assert "I can post, but I don't have permission for this yet: **Pin Messages**" in status.description
    assert "pinning it (I didn't have permission for it)" in field_of(status, PROBLEM)
    await allow(world, news, pin_messages=None, manage_messages=None)
    await passes(world, DAY)
    assert pinned(world, news) == [posts(world, news)[2].id]


@pytest.mark.parametrize(
    ("call", "fault", "said"),
    [
        (("PUT", "/channels/*/messages/pins/*"), (400, 30003), "pinning it (the channel has as many pinned messages"),
        (("POST", "/channels/*/crosspost"), (429, 20028), "publishing it (Discord limits how often"),
        (("POST", "/channels/*/crosspost"), (400, 50024), "publishing it (the channel is not an announcement channel)"),
        (("POST", "/channels/*/threads"), (500, 0), "opening a thread (Discord didn't accept it"),
        (("POST", "/channels/*/crosspost"), (400, 40033), None),
    ],
)
async def test_what_fails_is_told(world, news, call, fault, said):
    """The post stays, and there is no other; the status and whoever posted it read why."""
    await ask(world, "daily set", channel=news, thread=True, **BOTH, **SET)
    world.env.inject_error(*call, status=fault[0], code=fault[1], times=None)
    answer = await ask(world, "daily post-now")
    assert answer.content.startswith("Today's term is out: ")
    assert (said or "out: ") in answer.content
    problem = field_of((await ask(world, "daily status")).embeds[0], PROBLEM)
    assert said in problem if said else problem is None
    await passes(world, DAY)
    assert len(posts(world, news)) == 1


async def test_a_pinned_post_that_was_deleted(world, news):
    """It needs no unpinning."""
    await ask(world, "daily set", channel=news, pin=True, **SET)
    await passes(world, DAY)
    world.env.backend.delete_message(news.id, posts(world, news)[0].id)
    await passes(world, DAY)
    assert pinned(world, news) == [posts(world, news)[0].id]
    assert field_of((await ask(world, "daily status")).embeds[0], PROBLEM) is None
