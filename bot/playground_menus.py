"""The menus of messages in the playground: simcord can open them, but its page offers slash commands only."""
# ruff: noqa: SLF001 -- simcord has no hook for this; its version is pinned

import re
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Protocol

import simcord
from simcord.enums import AppCommandType

Json = dict[str, Any]

_CONTROL = re.compile(r"message:(?P<message>\d+):component:menu:(?P<command>\d+)")
"""What the page says was clicked; it sends the click on a menu like that on a button (``playground_page``)."""


class Page(Protocol):
    """A page of the preview that somebody looks at: the part that is needed here."""

    viewer: simcord.MemberActor
    channel_id: int


def offer_menus(preview: simcord.Preview, locale_of: Callable[[int], str]) -> None:
    """Let each message on the page offer its menus, named in the viewer's language.

    To choose one is an action of the page like the click on a button, so the form that answers it is shown too.
    """
    menus = _Menus(preview, locale_of)
    preview._page_payload = menus.payload  # pyright: ignore[reportPrivateUsage] -- as above
    preview._prepare_action = menus.prepare  # pyright: ignore[reportPrivateUsage] -- as above


class _Menus:
    """The menus of messages, as an addition to what a preview shows and does."""

    def __init__(self, preview: simcord.Preview, locale_of: Callable[[int], str]) -> None:
        self._preview: Any = preview  # what is used of it is private, and typed as such
        self._locale_of = locale_of
        self._payload, self._prepare = self._preview._page_payload, self._preview._prepare_action

    def payload(self, page: Page) -> Json:
        """What the page shows, with the menus of each message."""
        payload: Json = self._payload(page)
        locale = self._locale_of(page.viewer.id)
        menus = [{"id": str(menu["id"]), "name": _name(menu, locale)} for menu in self._offered(page)]
        for message in payload["messages"].values():
            message["menus"] = [] if message["ephemeral"] else menus
        return payload

    def prepare(self, page: Page, kind: str, body: Mapping[str, Any]) -> Callable[..., Awaitable[Json]]:
        """Check what somebody does, and return what does it.

        Raises:
            simcord.SetupError: they don't see the message, or may not use the menu; the page says so.
        """
        control = _CONTROL.fullmatch(str(body.get("control_key")))
        if control is None:
            return self._prepare(page, kind, body)
        message = self._preview._target_message(page, int(control["message"]))
        name = next((menu["name"] for menu in self._offered(page) if str(menu["id"]) == control["command"]), None)
        if name is None:
            raise simcord.SetupError("the menu is unavailable")

        async def open_menu(action: object, cursor: int) -> Json:
            target = simcord.ResponseMessage(self._preview.env, message)
            result = page.viewer.context_menu(self._preview.channel, name, target)
            return await self._preview._run_interaction_action(page, action, cursor, result, republish_all=True)

        return open_menu

    def _offered(self, page: Page) -> list[Json]:
        """The menus that the viewer may use, as they were registered."""
        commands = self._preview.env.backend
        return commands.visible_commands(
            user_id=page.viewer.id, channel_id=page.channel_id, type=AppCommandType.MESSAGE
        )


def _name(menu: Json, locale: str) -> str:
    localized: Mapping[str, str] = menu.get("name_localizations") or {}
    return localized.get(locale) or menu["name"]
