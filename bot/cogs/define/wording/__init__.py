"""Every sentence of ``/define``: ``wording(language)``."""

from bot.chat.languages import Wordings
from bot.cogs.define.wording.english import ENGLISH
from bot.cogs.define.wording.german import GERMAN

wording = Wordings(ENGLISH, GERMAN)
