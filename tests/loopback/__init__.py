"""A Discord on the loopback address: as much of its REST API and gateway, version 10, as the bot needs.

Unlike with simcord, the bot talks to it over real sockets, from a process of its own, in real time; and it can fail
in the ways that Discord and the network fail.
"""

from tests.loopback.clock import SharedClock
from tests.loopback.faults import Fault
from tests.loopback.guilds import Guild
from tests.loopback.journal import Journal
from tests.loopback.process import BotProcess
from tests.loopback.rate_limits import RateLimits
from tests.loopback.rest import Asked, Call
from tests.loopback.server import LoopbackDiscord

__all__ = ["Asked", "BotProcess", "Call", "Fault", "Guild", "Journal", "LoopbackDiscord", "RateLimits", "SharedClock"]
