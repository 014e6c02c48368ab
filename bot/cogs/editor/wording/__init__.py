"""The descriptions of ``/editor``, and the sentences about rights: ``wording(language)``."""

from bot.chat.languages import Wordings
from bot.cogs.editor.wording.english import ENGLISH
from bot.cogs.editor.wording.german import GERMAN

wording = Wordings(ENGLISH, GERMAN)
