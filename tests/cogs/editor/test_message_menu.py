"""*Add to glossary* in the menu of a message."""

from tests.cogs.editor.writing import add, shown, submit
from tests.world import field_of

MENU = "Add to glossary"


def value(opened, name):
    """What a field of a form is filled in with."""
    controls = [label["component"] for label in opened.modal["components"]]
    return next(control.get("value") for control in controls if control["custom_id"] == name)


async def test_a_message_becomes_a_term_with_its_source(world):
    """The form is filled in; the card leads to the message and names its author."""
    message = await world.ben.send(world.channel, "**Standup**: a short meeting, every *morning*.")
    opened = await world.ada.context_menu(world.channel, MENU, message)
    assert value(opened, "name") == "Standup"
    assert value(opened, "definition") == "a short meeting, every morning."
    await submit(world.ada, opened)
    await world.ada.click(shown(world, world.ada), label="Save")
    card = (await world.ben.slash(world.channel, "define", term="standup")).response.embeds[0]
    assert field_of(card, "Source") == f"[Message by ben]({message.jump_url})"


async def test_a_long_message_is_cut_at_a_sentence_and_says_so(world):
    """What fits stays, in whole sentences."""
    message = await world.ben.send(world.channel, "This explains it. " * 30)
    opened = await world.ada.context_menu(world.channel, MENU, message)
    assert value(opened, "definition") == ("This explains it. " * 19).strip()
    assert "The message was longer" in str(opened.modal)


async def test_what_a_message_holds_besides_words(world):
    """Mentions become names; emoji and times that mean nothing elsewhere go."""
    text = f"<@{world.ben.id}> asks <#{world.channel.id}> <:party:123456789012345678> "
    text += "about __standups__ <t:1700000000:R>, see <https://example.org/a_b_c>"
    message = await world.ben.send(world.channel, text)
    opened = await world.ada.context_menu(world.channel, MENU, message)
    assert value(opened, "definition") == "@ben asks :party: about standups , see https://example.org/a_b_c"


async def test_a_message_without_words(world):
    """There is nothing to explain with."""
    message = await world.ben.send(world.channel, "** **")
    await world.ada.context_menu(world.channel, MENU, message)
    assert shown(world, world.ada).content.startswith("This message has no text")


async def test_members_who_are_no_editors(world):
    """They read who may."""
    message = await world.ben.send(world.channel, "Standup: a short meeting.")
    await world.ben.context_menu(world.channel, MENU, message)
    assert shown(world, world.ben).content.startswith("Only this server's editors can do that")


async def test_a_known_name_is_noticed(world):
    """As in any other draft."""
    await add(world, world.ada, "Standup")
    message = await world.ben.send(world.channel, "Standup – a short meeting.")
    opened = await world.ada.context_menu(world.channel, MENU, message)
    await submit(world.ada, opened)
    assert "is already a name of **Standup**" in shown(world, world.ada).content
