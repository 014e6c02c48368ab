"""One term of two: a draft of the one that stays, with the names of the other."""

from bot.chat.reply import AnyInteraction
from bot.chat.term_reply import card_language
from bot.cogs.editor.entries.drafts import keep_draft
from bot.cogs.editor.term_option import own_meant
from bot.errors import UserError
from bot.glossary.own.drafting import merged


class OneTerm(UserError):
    """Both options name the same term."""

    sentence = "merge_same"


async def show_merged(interaction: AnyInteraction, term: str, into: str) -> None:
    """Show what the term ``into`` would be with the names of the other one, for the editor to save.

    Raises:
        OneTerm: both are the same.
    """
    gone, kept = await own_meant(interaction, term), await own_meant(interaction, into)
    if gone.term.id == kept.term.id:
        raise OneTerm
    acting = await keep_draft(
        interaction,
        merged(kept.draft, gone.draft),
        card_language(interaction),
        term_id=kept.term.id,
        version=kept.version,
        other=(gone.term.id, gone.version),
    )
    await (await acting.preview()).send(interaction, private=True)
