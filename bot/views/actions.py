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
    shown = (
        (PUBLISH, "Post to channel"),
        (CHECKED, "Checked"),
        (WRONG, "Something is wrong"),
        (EVERYONE, "Everyone, by speaker"),
        (EXPORT, "Export"),
    )
    row = [
        button(UNCHECKED, "Take the check back", value)
        if checked and action == CHECKED
        else button(action, label, value)
        for action, label in shown
        if action in wanted
    ]
    return buttons(*row) if row else None


def of_one(action: str, label: str, name: str, value: str) -> Block:
    return buttons(button(action, label, f"{name} {value}"))


def which(value: str) -> tuple[str, str]:
    """A clicked button of one: the thread's value, and the id of the dispute or of the charge's statement."""
    name, _, thread = value.partition(" ")
    return thread, name
