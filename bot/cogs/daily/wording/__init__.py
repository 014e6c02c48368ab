"""Every sentence about the term of the day: ``wording(language)``."""

from bot.chat.languages import Wordings
from bot.cogs.daily.wording.english import ENGLISH
from bot.cogs.daily.wording.german import GERMAN

wording = Wordings(ENGLISH, GERMAN)
