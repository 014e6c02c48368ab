"""A term's card with its buttons, and what those buttons do.

On a public card the buttons answer only the person who clicks; on a private card they change it in place. The flags of
the message tell whether a card is private.
"""

from collections.abc import Sequence

from bot.chat.bot_parts import host_of
from bot.chat.languages import language_of
from bot.chat.lasting_buttons import TERM_ID, LastingButton
from bot.chat.reply import AnyButton, AnyInteraction, Reply
from bot.chat.term_card import term_card
from bot.chat.text import BUTTON_LABEL, clip
from bot.chat.wording import wording
from bot.errors import UserError
from bot.glossary.guild_lookups import Lookup, Lookups
from bot.glossary.term import Language, Term

READERS = "auto"  # in a custom id: the language of the person who clicks


def term_reply(
    lookup: Lookup, term: Term, language: Language, *, asker_id: int | None = None, content: str | None = None
) -> Reply:
    """The card of ``term`` with its buttons. With an ``asker_id`` it is public and has a delete button."""
    see_also = lookup.see_also(term)
    related_in = language if asker_id is None else READERS
    related = related_buttons(see_also, related_in)
    last: list[AnyButton] = [ShowTerm(term.id, language.other, wording(language.other).read_in_this_language)]
    if asker_id is not None:
        last.append(DeleteCard(str(asker_id), wording(language).delete))
    return Reply(content, term_card(term, see_also, language), [row for row in (related, last) if row])


def related_buttons(terms: Sequence[Term], language: str) -> list[AnyButton]:
    """A button for each term; it shows the card in ``language``, or with ``READERS`` in the reader's own language."""
    return [ShowTerm(term.id, language, clip(term.name, BUTTON_LABEL)) for term in terms]


class ShowTerm(LastingButton, template=rf"show:{TERM_ID}:(?P<language>en|de|{READERS})"):
    """Shows a term: a related one, or the same one in the other language."""

    def __init__(self, term_id: str, language: str, label: str = "…") -> None:
        super().__init__(f"show:{term_id}:{language}", label)
        self._term_id = term_id
        self._language = language

    async def answer(self, interaction: AnyInteraction) -> None:
        """Show the card: in place on a private card, else only to the person who clicked."""
        auto = self._language == READERS
        language = language_of(interaction.locale) if auto else Language(self._language)
        lookup = host_of(interaction).part(Lookups).of(interaction.guild_id)
        reply = term_reply(lookup, lookup.term(self._term_id), language)
        if interaction.message is not None and interaction.message.flags.ephemeral:
            await reply.replace(interaction)
        else:
            await reply.send(interaction, private=True)


class DeleteNotYours(UserError):
    """Somebody tried to delete another person's card."""

    sentence = "delete_not_yours"


class DeleteCard(LastingButton, template=r"delete:(?P<asker_id>[0-9]{1,20})"):
    """Deletes a public card, for the person who asked and for members who may manage messages."""

    def __init__(self, asker_id: str, label: str = "…") -> None:
        super().__init__(f"delete:{asker_id}", label)
        self._asker_id = int(asker_id)

    async def answer(self, interaction: AnyInteraction) -> None:
        """Delete the message with the button, through the interaction, so that the bot needs no permission."""
        if interaction.user.id != self._asker_id and not interaction.permissions.manage_messages:
            raise DeleteNotYours
        await interaction.response.defer()
        await interaction.delete_original_response()
