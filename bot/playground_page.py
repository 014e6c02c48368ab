"""Small changes to simcord's page, made as it is served: simcord has no setting for them, and its version is pinned."""

from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Any, Protocol

CHANGES: Mapping[str, Sequence[tuple[str, str]]] = {
    # On a phone, leave the screen to the conversation.
    "/preview.css": [
        (
            "@media (prefers-reduced-motion: reduce) {",
            (
                "@media (max-width: 480px) {\n"
                "  #capture-open, #inspector-toggle, .session-menu, #action-status, #view-action-output\n"
                "    { display: none; }\n"
                "  .preview-shell { --toolbar-height: 44px; }\n"
                "  .channel-header { min-height: 36px; padding-block: 2px; }\n"
                "  .channel-composer { margin-bottom: 8px; }\n"
                "}\n@media (prefers-reduced-motion: reduce) {"
            ),
        ),
        # In a form, what was chosen is no placeholder.
        (
            ".modal-fields .text-display {",
            ".preview-select.has-clear .select-value { color: var(--discord-text); }\n.modal-fields .text-display {",
        ),
        # The menu of a message. Where nothing hovers, a message shows where it opens; a tap shows the other actions.
        (
            ".message-reactions, .message-poll {",
            """.message-menu { position: fixed; inset: auto; margin: 0; padding: 8px; border: 0; border-radius: 4px;
  background: #111214; box-shadow: 0 8px 16px #0006; }
.message-menu button { display: block; width: 100%; min-height: 32px; padding: 6px 8px; color: var(--discord-text);
  background: transparent; font-size: 14px; text-align: left; }
.message-menu button:hover, .message-menu button:focus-visible { background: #5865f2; }
@media (hover: none) {
  .message-context-actions:has(.message-menu-opener) { opacity: 1; }
  .channel-message:not(:hover, :focus-within) .message-action-button:not(.message-menu-opener) { display: none; }
}
.message-reactions, .message-poll {""",
        ),
    ],
    # Let each message offer its menus, which the playground gives it (``playground_menus``).
    "/dom.js": [("const ICON_PATHS = {", 'const ICON_PATHS = {\n  more: "M5 11v2h1v-2m6 0v2h1v-2m6 0v2h1v-2",')],
    "/messages.js": [
        (
            "if (toolbar.childElementCount) root.append(toolbar);",
            """if (message.menus?.length) {
      const menu = node("div", "message-menu");
      menu.popover = "auto";
      const opener = iconButton("more", "Apps", "message-action-button message-menu-opener");
      opener.dataset.controlKey = `message:${message.id}:action:menu`;
      opener.popoverTargetElement = menu;
      menu.addEventListener("beforetoggle", () => {
        const { top, right, bottom } = opener.getBoundingClientRect();
        const { clientWidth, clientHeight } = document.documentElement;
        menu.style.right = `${clientWidth - right}px`;
        if (bottom < clientHeight / 2) Object.assign(menu.style, { top: `${bottom + 4}px`, bottom: "auto" });
        else Object.assign(menu.style, { top: "auto", bottom: `${clientHeight - top + 4}px` });
      });
      message.menus.forEach(({ id, name }) => {
        const item = node("button", "", name);
        item.type = "button";
        item.addEventListener("click", () => {
          menu.hidePopover();
          options.onClick?.(`message:${message.id}:component:menu:${id}`);
        });
        menu.append(item);
      });
      toolbar.append(opener, menu);
    }
    if (toolbar.childElementCount) root.append(toolbar);""",
        ),
    ],
    # In a form, say how many options may be chosen only where it may be more than one, as Discord does.
    "/selects.js": [
        (
            'guidance.hidden = scope.startsWith("message")',
            'guidance.hidden = (scope.startsWith("message") || maximum === 1)',
        ),
    ],
    # A command that requires no option is sent by Enter; its options open with a click.
    "/command-drafts.js": [
        ("openOptionsOnRender: entry.options.length > 0 && required.length === 0", "openOptionsOnRender: false"),
    ],
    # When a message arrives, bring it into view instead of staying where the reader was.
    "/timeline.js": [
        (
            ": state.scrollIntent || captureScrollIntent();",
            (
                ': hasNewTail ? { policy: "target", targetId: ids[ids.length - 1] }'
                " : state.scrollIntent || captureScrollIntent();"
            ),
        ),
    ],
    # As Discord does: show the name of a chosen completion and not its value, and offer nothing more for it; ask for
    # completions as soon as an option is entered, before the first letter.
    "/commands.js": [
        ('String(value?.raw ?? "")', 'String(value?.label ?? value?.raw ?? "")'),
        (
            "} else if (option.autocomplete) {\n            const current",
            (
                "} else if (option.autocomplete && !value?.label) {\n"
                '            queryAutocomplete(option, String(field.value || ""));\n            const current'
            ),
        ),
        (
            '"Loading options failed" : "No options match"',
            '"Loading options failed" : autocomplete.state === "loading" ? "Loading…" : "No options match"',
        ),
        # Leave room for the input's padding, so that its first letters are not cut off.
        (
            "`${Math.min(24, Math.max(2, [...field.value].length + 1))}ch`",
            "`calc(${Math.min(24, Math.max(2, [...field.value].length + 1))}ch + 16px)`",
        ),
        # After sending, let the next command be typed without a click.
        (
            "onCommandMode?.(false, detachedReply); detachedReply = null;\n    } else",
            "onCommandMode?.(false, detachedReply); detachedReply = null;\n      input.focus();\n    } else",
        ),
        # After the last choice, Enter sends the command, also when the chosen role or channel replaced the input.
        ("renderCompose({ focus: Boolean(next) })", "renderCompose({ focus: true })"),
    ],
}
"""Pieces of simcord's scripts and style sheet, and what to serve instead, by their paths."""


class Response(Protocol):
    """A response from the page's server: the part that is changed here."""

    text: str | None


def improve(preview: object) -> None:
    """Let the page of a simcord preview be served with the changes; call it before the preview is started."""
    server: Any = getattr(preview, "_server")  # noqa: B009 -- private, and typed as such
    serve = server._static  # noqa: SLF001 -- the same

    async def serve_changed(request: Any) -> Response:  # noqa: ANN401 -- aiohttp's
        response: Response = await serve(request)
        for before, after in CHANGES.get(request.path, ()):
            response.text = (response.text or "").replace(before, after)
        return response

    server._static = serve_changed  # noqa: SLF001 -- the same
    # Show mentions of commands, channels and people in cards as such, as Discord does.
    policies: Any = getattr(import_module("simcord.preview._markdown"), "_FIELD_POLICIES")  # noqa: B009 -- the same
    for part in ("embed_description", "embed_field_value"):
        policies[part].update(mentions=True, commands=True)
