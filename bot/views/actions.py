"""The buttons, by fixed ids. A view shows only those that it is given, which are those with a handler.

A new one also needs its line in `handlers/__init__.py`, its function in `handlers/buttons.py`, and its work in `bot/jobs`.
"""

from typing import Final

from bot.views.blocks import Block, button, buttons

CHECKED: Final = "rejoinder.checked"
UNCHECKED: Final = "rejoinder.unchecked"
WRONG: Final = "rejoinder.wrong"
EVERYONE: Final = "rejoinder.everyone"
SENTENCES: Final = "rejoinder.sentences"
EXPORT: Final = "rejoinder.export"
REQUEST: Final = "rejoinder.request_comment"
PUBLISH: Final = "rejoinder.publish"
AGAIN: Final = "rejoinder.read_again"
LISTEN: Final = "rejoinder.listen"
MENTIONS_ONLY: Final = "rejoinder.mentions_only"
LEDGER_MORE: Final = "rejoinder.ledger_more"
DIGEST: Final = "rejoinder.digest"

UNDER_A_THREAD: Final = frozenset({CHECKED, WRONG, EVERYONE, EXPORT, REQUEST, SENTENCES})
UNDER_A_PRIVATE_ANSWER: Final = frozenset({PUBLISH, WRONG, REQUEST, SENTENCES, EXPORT})

CHECKED_BY: Final = "Checked by "


def under_thread(wanted: frozenset[str], value: str, *, checked: bool = False) -> Block | None:
    """The row under the first message; `value` says which thread it is. None if no button is wanted."""
    shown = {
        PUBLISH: (PUBLISH, "Post to channel"),
        CHECKED: (UNCHECKED, "Take the check back") if checked else (CHECKED, "Checked"),
        WRONG: (WRONG, "Something is wrong"),
        EVERYONE: (EVERYONE, "Everyone, by speaker"),
        EXPORT: (EXPORT, "Export"),
    }
    row = [button(action, label, value) for kind, (action, label) in shown.items() if kind in wanted]
    return buttons(*row) if row else None


def of_one(action: str, label: str, name: str, value: str) -> Block:
    return buttons(button(action, label, f"{name} {value}"))


def which(value: str) -> tuple[str, str]:
    """A clicked button of one: the thread's value, and the id of the dispute or of the charge's statement."""
    name, _, thread = value.partition(" ")
    return thread, name
