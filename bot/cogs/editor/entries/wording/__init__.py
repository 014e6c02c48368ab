"""The sentences about writing a term: ``wording(language)``."""

from bot.chat.languages import Wordings
from bot.cogs.editor.entries.wording.english import ENGLISH
from bot.cogs.editor.entries.wording.german import GERMAN

wording = Wordings(ENGLISH, GERMAN)
