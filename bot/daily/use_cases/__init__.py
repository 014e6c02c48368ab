"""The use cases: admins set up, check, post, skip and pause the term of the day; readers see today's and earlier ones.

They return values; the wording is up to the caller.
"""

from bot.daily.use_cases.looking import Looking
from bot.daily.use_cases.setting_up import SettingUp


class Daily(SettingUp, Looking):
    """All of them.

    Each raises ``DatabaseUnavailable`` while the database cannot be used. Those that act on one schedule, named by its
    key, raise ``NotSetUp`` if no such schedule is on and, except ``off``, ``ScheduleDamaged`` if it cannot be read.
    ``undo`` says so with its outcome instead, and ``today_of`` and ``earlier`` show what there is.
    """
