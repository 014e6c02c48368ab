"""Every sentence of ``/browse``: ``wording(language)``."""

from bot.chat.languages import Wordings
from bot.cogs.browse.wording.english import ENGLISH
from bot.cogs.browse.wording.german import GERMAN

wording = Wordings(ENGLISH, GERMAN)
