"""What every part of the bot says: on the card, and when something does not work. ``wording(language)``."""

from bot.chat.languages import Wordings
from bot.chat.wording.english import ENGLISH
from bot.chat.wording.german import GERMAN

wording = Wordings(ENGLISH, GERMAN)
