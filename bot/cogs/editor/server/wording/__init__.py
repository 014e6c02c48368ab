"""The sentences about what a server decides: ``wording(language)``."""

from bot.chat.languages import Wordings
from bot.cogs.editor.server.wording.english import ENGLISH
from bot.cogs.editor.server.wording.german import GERMAN

wording = Wordings(ENGLISH, GERMAN)
