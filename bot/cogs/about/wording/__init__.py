"""Every sentence of ``/help``, ``/about`` and ``/privacy``: ``wording(language)``."""

from bot.chat.languages import Wordings
from bot.cogs.about.wording.english import ENGLISH
from bot.cogs.about.wording.german import GERMAN

wording = Wordings(ENGLISH, GERMAN)
