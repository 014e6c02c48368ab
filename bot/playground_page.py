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
