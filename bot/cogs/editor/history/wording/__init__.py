"""The sentences about what was changed and what there is: ``wording(language)``."""

from bot.chat.languages import Wordings
from bot.cogs.editor.history.wording.english import ENGLISH
from bot.cogs.editor.history.wording.german import GERMAN

wording = Wordings(ENGLISH, GERMAN)
