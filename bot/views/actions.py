"""The buttons under a thread, by fixed ids; a view shows only those it is told that somebody listens to."""

from typing import Final

from bot.views import words
from bot.views.blocks import Block, button, buttons

CHECKED: Final = "rejoinder.checked"
WRONG: Final = "rejoinder.wrong"
SHOW_ALL: Final = "rejoinder.show_all"
EXPORT: Final = "rejoinder.export"
REQUEST: Final = "rejoinder.request_comment"

ALL: Final = frozenset({CHECKED, WRONG, SHOW_ALL, EXPORT, REQUEST})


def under_thread(wanted: frozenset[str], statements: int, value: str) -> Block | None:
    """The row at the end of a thread; `value` says which thread it is. None if no button is wanted."""
    labels = {
        CHECKED: words.BUTTON_CHECKED,
        WRONG: words.BUTTON_WRONG,
        SHOW_ALL: words.button_show_all(statements),
        EXPORT: words.BUTTON_EXPORT,
    }
    row = [button(action, label, value) for action, label in labels.items() if action in wanted]
    return buttons(*row) if row else None


def under_charge(wanted: frozenset[str], statement: str) -> Block | None:
    """The button beside a charge without an answer; its value is the statement's id."""
    return buttons(button(REQUEST, words.BUTTON_REQUEST, statement)) if REQUEST in wanted else None
