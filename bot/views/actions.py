"""The buttons under a thread, by fixed ids; a view shows only those it is told that somebody listens to."""

from typing import Final

from bot.breakdown import Noun
from bot.views.blocks import Block, button, buttons

CHECKED: Final = "rejoinder.checked"
UNCHECKED: Final = "rejoinder.unchecked"
WRONG: Final = "rejoinder.wrong"
SHOW_ALL: Final = "rejoinder.show_all"
EXPORT: Final = "rejoinder.export"
REQUEST: Final = "rejoinder.request_comment"
PUBLISH: Final = "rejoinder.publish"
AGAIN: Final = "rejoinder.read_again"
LISTEN: Final = "rejoinder.listen"
MENTIONS_ONLY: Final = "rejoinder.mentions_only"
LEDGER_MORE: Final = "rejoinder.ledger_more"
LEDGER_EXPORT: Final = "rejoinder.ledger_export"
DIGEST_CHANGE: Final = "rejoinder.digest_change"
DIGEST: Final = "rejoinder.digest"
"""The window in which a channel's digest is set."""

UNDER_A_THREAD: Final = frozenset({CHECKED, WRONG, SHOW_ALL, EXPORT, REQUEST})
UNDER_A_PRIVATE_ANSWER: Final = frozenset({PUBLISH, WRONG, REQUEST})
ALL: Final = UNDER_A_THREAD | UNDER_A_PRIVATE_ANSWER


CHECKED_BY: Final = "Checked by "


class Check(Noun):
    """Who checked a thread, and when (seconds since 1970)."""

    user: str
    made_at: float


def under_thread(wanted: frozenset[str], statements: int, value: str, *, checked: bool = False) -> Block | None:
    """The row at the end of a thread; `value` says which thread it is. None if no button is wanted."""
    labels = {
        PUBLISH: "Post to channel",
        CHECKED: "Checked",
        WRONG: "Something is wrong",
        SHOW_ALL: f"Show all {statements:,}",
        EXPORT: "Export",
    }
    row = [button(action, label, value) for action, label in labels.items() if action in wanted]
    if checked and CHECKED in wanted:
        row = [button(UNCHECKED, "Take the check back", value) if b["action_id"] == CHECKED else b for b in row]
    return buttons(*row) if row else None


def under_charge(wanted: frozenset[str], statement: str, value: str) -> Block | None:
    """The button beside a charge without an answer; its value is the thread and the statement, see `which_charge`."""
    return (
        buttons(button(REQUEST, "Draft a request for comment", f"{statement} {value}")) if REQUEST in wanted else None
    )


def which_charge(value: str) -> tuple[str, str]:
    """A clicked charge: the thread's value and the statement's id."""
    statement, _, thread = value.partition(" ")
    return thread, statement
