"""What admins read after ``/daily skip``, and the button that takes a skip back."""

from datetime import date

from bot.chat.bot_parts import host_of
from bot.chat.languages import date_in, language_of
from bot.chat.lasting_buttons import LastingButton
from bot.chat.reply import AnyInteraction, Reply, guild_id_of, take_away
from bot.cogs.daily.phrases import next_or_paused
from bot.cogs.daily.rights import require_manager
from bot.cogs.daily.schedule_ids import NUMBER
from bot.cogs.daily.wording import wording
from bot.daily.model import ScheduleKey
from bot.daily.use_cases import Daily
from bot.daily.use_cases.posting import Skipped
from bot.glossary.term import Language


def skip_reply(language: Language, key: ScheduleKey, outcome: Skipped) -> Reply:
    """After ``/daily skip``: which day is skipped."""
    words, day = wording(language), outcome.local_date
    if day is None:
        return Reply(words.nothing_to_skip)
    sentence = words.skipped_already if outcome.before else words.skipped
    return Reply(sentence.format(date=date_in(language, day)), buttons=[[TakeSkipBack.of(key, day, language)]])


class TakeSkipBack(LastingButton, template=rf"daily-unskip:{NUMBER}:(?P<day>[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})"):
    """Takes back that a date's post is skipped. The rest of its message stays, since that may say other things."""

    def __init__(self, number: str, day: str, label: str = "…") -> None:
        super().__init__(f"daily-unskip:{number}:{day}", label)
        self._number = int(number)
        self._day = day

    @classmethod
    def of(cls, key: ScheduleKey, day: date, language: Language) -> "TakeSkipBack":
        """The button for this date."""
        return cls(str(key.number), day.isoformat(), wording(language).take_skip_back)

    async def answer(self, interaction: AnyInteraction) -> None:
        """Take it back, and say when the next posts come."""
        require_manager(interaction)
        key, language = ScheduleKey(guild_id_of(interaction), self._number), language_of(interaction.locale)
        await take_away(interaction, self.custom_id)
        await (await self._taken_back(key, language, host_of(interaction).part(Daily))).send(interaction, private=True)

    async def _taken_back(self, key: ScheduleKey, language: Language, daily: Daily) -> Reply:
        words = wording(language)
        try:
            day = date.fromisoformat(self._day)
        except ValueError:
            return Reply(words.not_skipped)
        unskipped = await daily.unskip(key, day)
        sentence = words.skip_taken_back if unskipped.done else words.not_skipped
        return Reply(f"{sentence}\n{next_or_paused(language, unskipped.settings, unskipped.upcoming)}")
