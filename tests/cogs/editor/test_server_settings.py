"""What members with *Manage Server* decide: the editors' role, the language of cards, who sees them, links."""

import pytest
import simcord.backend.serializers

from bot.glossary.own.editing import Editing
from tests.cogs.editor.writing import add, dismiss, make_editor, shown, submit
from tests.world import buttons, field_of

_NO = "Only members with *Manage Server* can do that."


@pytest.fixture
def bots_have_tags(monkeypatch):
    """A managed role says whose it is, which the simulated Discord leaves out."""
    original = simcord.backend.serializers.role_payload

    def payload(role):
        return {**original(role), **({"tags": {"bot_id": "42"}} if role.managed else {})}

    monkeypatch.setattr(simcord.backend.serializers, "role_payload", payload)


async def use(world, person, command, **options):
    """Use a command; return what the person reads."""
    await person.slash(world.channel, f"editor {command}", **options)
    return shown(world, person)


async def define(world, person, term, **options):
    """Look a term up; return the answer."""
    return (await person.slash(world.channel, "define", term=term, **options)).response


async def test_choosing_the_role_and_taking_it_away(world):
    """Its members are editors from then on, and no longer when it is taken away."""
    role = world.guild.create_role("Glossary")
    world.env.backend.edit_member(world.guild.id, world.ben.id, {"role_ids": [role.id]})
    assert (await use(world, world.ada, "role")).content.startswith("No role is set:")
    assert buttons(shown(world, world.ada)) == []

    answer = await use(world, world.ada, "role", role=role)
    assert answer.content.startswith(f"Done: members with <@&{role.id}> are editors")
    assert "Editors add, change, merge and remove" in answer.content
    await add(world, world.ben, "Standup")

    answer = await use(world, world.ada, "role")
    assert f"the members with *Manage Server* and those with <@&{role.id}>." in answer.content
    await world.ada.click(answer, label="Take the role away")
    assert shown(world, world.ada).content.startswith("Done: only members with *Manage Server*")
    refused = await use(world, world.ben, "hide", term="gpu")
    assert refused.content.startswith("Only this server's editors can do that")


async def test_taking_away_a_role_that_was_replaced(world):
    """The other role stays, and is shown."""
    one, other = world.guild.create_role("One"), world.guild.create_role("Other")
    old = await use(world, world.ada, "role", role=one)
    await use(world, world.ada, "role", role=other)
    await world.ada.click(old, label="Take the role away")
    assert any(f"those with <@&{other.id}>" in message.content for message in world.seen_by(world.ada))
    assert (await world.bot.part(Editing).settings(world.guild.id)).editor_role_id == other.id


@pytest.mark.usefixtures("bots_have_tags")
async def test_roles_that_cannot_be_the_editors(world):
    """That of everybody, and one of a bot."""
    answer = await use(world, world.ada, "role", role=world.guild.default_role)
    assert answer.content.startswith("That would make everybody an editor.")
    answer = await use(world, world.ada, "role", role=world.guild.create_role("Bot", managed=True))
    assert answer.content.startswith("That role belongs to a bot")
    assert (await world.bot.part(Editing).settings(world.guild.id)).editor_role_id is None


async def test_who_may(world, eda):
    """Only those with *Manage Server*, also when they click later; editors may not."""
    role = world.guild.create_role("Other")
    for command, options in (("role", {}), ("role", {"role": role}), ("settings", {}), ("links", {"what": "strip"})):
        assert (await use(world, eda, command, **options)).content == _NO
    role_shown = await use(world, world.ada, "role")
    changed = await use(world, world.ada, "settings", private=True)
    dismiss(world, world.ada)
    for message, label in ((role_shown, "Take the role away"), (changed, "Undo")):
        await world.ada.click(message, label=label)
        assert shown(world, world.ada).content == _NO
    settings = await world.bot.part(Editing).settings(world.guild.id)
    assert settings.private
    assert settings.editor_role_id is not None


async def test_showing_changing_and_undoing_settings(world):
    """Everything is shown at first; a change says what it was before."""
    assert (await use(world, world.ada, "settings")).content.splitlines() == [
        "The glossary on this server:",
        "- Language of all cards: **each reader's own**",
        "- Who sees the cards of /define, unless they say otherwise: **everybody in the channel**",
        "- Links in this server's own terms: **shown**",
        "- Editors: members with *Manage Server*",
        shown(world, world.ada).content.splitlines()[-1],
    ]
    answer = await use(world, world.ada, "settings", language="de", private=True)
    assert answer.content.splitlines() == [
        "Language of all cards: **German** (before: each reader's own)",
        (
            "Who sees the cards of /define, unless they say otherwise: **only the person who asks** "
            "(before: everybody in the channel)"
        ),
    ]
    again = await use(world, world.ada, "settings", language="de")
    assert again.content.startswith("It was set like this already:")
    await use(world, world.ada, "links", what="strip")
    await world.ada.click(answer, label="Undo")
    settings = await world.bot.part(Editing).settings(world.guild.id)
    assert (settings.language, settings.private, settings.links) == (None, False, False)
    await world.ada.click(next(each for each in world.seen_by(world.ada) if each.id == answer.id), label="Undo")
    assert (await world.bot.part(Editing).settings(world.guild.id)).language == "de"


async def test_settings_in_german(world):
    """With the role that may write."""
    await make_editor(world, world.greta)
    manages = world.guild.roles["Admin"]
    world.env.backend.edit_member(world.guild.id, world.greta.id, {"role_ids": [manages.id]})
    lines = (await use(world, world.greta, "settings")).content.splitlines()
    assert lines[1] == "- Sprache aller Karten: **die der jeweiligen Person**"
    assert lines[4].startswith("- Bearbeiten dürfen: Mitglieder mit *Server verwalten* und die mit <@&")


async def test_one_language_for_all_cards(world):
    """Cards, comparisons and lists come in it; what the reader did wrong is still said in their own language."""
    await use(world, world.ada, "settings", language="de")
    card = await define(world, world.ben, "data parallelism")
    assert card.embeds[0].title == "Datenparallelität"
    await world.ben.click(card, label="AllReduce")
    assert shown(world, world.ben).embeds[0].description.startswith("Eine Operation")
    assert (await define(world, world.ben, "ray vs horovod")).embeds[0].description.startswith("Ein Framework")
    listed = (await world.ben.slash(world.channel, "browse")).response
    assert "Datenparallelität" in listed.embeds[0].description
    assert (await define(world, world.ben, "nothing like it")).content.startswith("I couldn't find")
    await world.ben.click(card, label="In English")
    assert shown(world, world.ben).embeds[0].title == "Data Parallelism"


async def test_private_cards_unless_somebody_says_otherwise(world):
    """The server's choice counts where the reader makes none."""
    assert not (await define(world, world.ben, "gpu")).ephemeral
    await use(world, world.ada, "settings", private=True)
    assert (await define(world, world.ben, "gpu")).ephemeral
    assert not (await define(world, world.ben, "gpu", private=False)).ephemeral
    assert (await define(world, world.ben, "ray vs horovod")).ephemeral


async def test_leaving_links_out_and_showing_them_again(world):
    """What is stored keeps them; a source within the server stays."""
    message = await world.ben.send(world.channel, "Standup: a short meeting.")
    opened = await world.ada.context_menu(world.channel, "Add to glossary", message)
    await submit(world.ada, opened, definition="See https://evil.example/a_b for more, or discord.gg/abc.")
    await world.ada.click(shown(world, world.ada), label="Save")
    full = (await define(world, world.ben, "standup")).embeds[0]
    assert "https://evil.example/a_b" in full.description

    answer = await use(world, world.ada, "links", what="strip")
    assert answer.content == "Links in this server's own terms: **left out** (before: shown)"
    card = (await define(world, world.ben, "standup")).embeds[0]
    assert card.description == "See for more, or."
    assert field_of(card, "Source") == f"[Message by ben]({message.jump_url})"

    await world.ada.click(answer, label="Undo")
    assert (await define(world, world.ben, "standup")).embeds[0].description == full.description


async def test_the_card_says_whose_definition_it_is(world):
    """It leads to the shared one and back: in place on a private card, else only for who clicks."""
    await add(world, world.ada, "Ray", "Our cat.")
    await add(world, world.ada, "Standup")
    plain_own = await define(world, world.ben, "standup")
    assert plain_own.embeds[0].footer.text == "This server's own definition"
    assert "Shared definition" not in buttons(plain_own)
    assert (await define(world, world.ben, "gpu")).embeds[0].footer.text is None

    public = await define(world, world.ben, "ray")
    assert buttons(public) == ["Shared definition", "Delete"]
    await world.ben.click(public, label="Shared definition")
    card = shown(world, world.ben)
    assert card.flags.ephemeral
    assert card.embeds[0].description == "A framework that runs Python functions on many nodes."
    assert card.embeds[0].footer.text is None
    assert buttons(card) == ["GPU", "Auf Deutsch", "This server's definition"]
    await world.ben.click(card, label="Auf Deutsch")
    assert shown(world, world.ben).embeds[0].description.startswith("Ein Framework")
    await world.ben.click(shown(world, world.ben), label="Definition dieses Servers")
    own = shown(world, world.ben)
    assert own.id == card.id
    assert own.embeds[0].description == "Our cat."
    assert own.embeds[0].footer.text.startswith("Eigene Definition dieses Servers · ")


async def test_the_way_back_leads_through_the_shared_definition(world):
    """From a related term and back again."""
    await add(world, world.ada, "Ray", "Our cat.")
    await define(world, world.ben, "sharding", private=True)
    await world.ben.click(shown(world, world.ben), label="Ray")
    await world.ben.click(shown(world, world.ben), label="Shared definition")
    assert buttons(shown(world, world.ben)) == ["GPU", "Auf Deutsch", "This server's definition", "Back"]
    await world.ben.click(shown(world, world.ben), label="Back")
    assert shown(world, world.ben).embeds[0].title == "Sharding"


async def test_the_shared_definition_after_the_own_one_is_gone(world):
    """What is left is shown."""
    await add(world, world.ada, "Ray", "Our cat.")
    card = await define(world, world.ben, "ray")
    await use(world, world.ada, "remove", term="ray")
    await world.ada.click(shown(world, world.ada), label="Remove")
    await world.ben.click(card, label="Shared definition")
    left = shown(world, world.ben)
    assert left.embeds[0].description.startswith("A framework")
    assert "This server's definition" not in buttons(left)


async def test_nothing_breaks_out_of_a_card(world):
    """Mentions, times, emoji and Markdown in an own term show as they were written."""
    text = "# <@123> <@&1> <#1> </cmd:1> <t:1:R> <:emoji:1> @everyone ||a|| ```b``` [x](https://y.example) [*c*](z)"
    await add(world, world.ada, "Standup", text, in_practice="-# small")
    card = (await define(world, world.ben, "standup")).embeds[0]
    assert card.description == (
        "\\# <_@123> <_@&1> <_#1> <_/cmd:1> <_t:1:R> <_:emoji:1> @_everyone \\|\\|a\\|\\| ".replace("_", "\u200b")
        + "\\`\\`\\`b\\`\\`\\` \\[x](https://y.example) \\[\\*c\\*](z)"
    )
    assert field_of(card, "In practice") == "\\-# small"


async def test_lists_and_counts_know_own_terms(world):
    """They are in the list, in a category of their own, and counted."""
    before = (await world.ben.slash(world.channel, "about")).response.embeds[0]
    await add(world, world.ada, "Standup")
    assert "Standup" in (await world.ben.slash(world.channel, "browse")).response.embeds[0].description
    listed = (await world.ben.slash(world.channel, "browse", category="own")).response.embeds[0]
    assert (listed.title, listed.description) == ("Our own terms", "Standup")
    after = (await world.ben.slash(world.channel, "about")).response.embeds[0]
    assert int(field_of(after, "Terms")) == int(field_of(before, "Terms")) + 1
