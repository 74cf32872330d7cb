"""The window in which a channel's digest is set: when it comes, on which days, by whose clock."""

from collections.abc import Mapping
from typing import Any, Final

from bot.digest import Schedule
from bot.digest.schedule import DAY_NAMES, find_zone
from bot.views import actions
from bot.views.blocks import Block
from bot.views.modal_blocks import Incomplete, choice, field, modal, note, sent, ticked

TITLE: Final = "Claims digest"
POSTED, AT, DAYS, ZONE = "posted", "at", "days", "zone"
YES, NO = "yes", "no"
NO_DAY: Final = "Choose at least one day, or “No digest” above."
NO_TIME: Final = "Choose a time."
NO_ZONE: Final = "No time zone has this name. Write it like Europe/London or America/New York."


def window(channel: str, offered: Schedule, hint: str) -> Block:
    """The view to open. `offered` is what the inputs show; `hint` says when the next one comes."""
    posted = ((YES, "Post it in this channel"), (NO, "No digest"))
    days = ((str(number), name) for number, name in enumerate(DAY_NAMES))
    blocks = [
        note(hint),
        choice("Digest", POSTED, "radio_buttons", posted, YES),
        field("At", AT, "timepicker", initial_time=f"{offered.hour:02}:{offered.minute:02}"),
        choice("On (one day makes it weekly)", DAYS, "checkboxes", days, *map(str, offered.days), optional=True),
        field("Time zone", ZONE, "plain_text_input", initial_value=offered.zone.replace("_", " ")),
    ]
    return modal(TITLE, blocks, "Save", actions.DIGEST, channel)


def read(values: Mapping[str, Any]) -> Schedule | None:
    """What the sent window holds; None for no digest. Raises Incomplete."""
    if sent(values, POSTED) == NO:
        return None
    days = tuple(sorted(map(int, ticked(values, DAYS))))
    time, zone = sent(values, AT), find_zone(sent(values, ZONE))
    if not days or not time or not zone:
        missing = ((DAYS, days, NO_DAY), (AT, time, NO_TIME), (ZONE, zone, NO_ZONE))
        raise Incomplete({name: to_do for name, chosen, to_do in missing if not chosen})
    hour, _, minute = time.partition(":")
    return Schedule(hour=int(hour), minute=int(minute), days=days, zone=zone)


def saved(words: str) -> Block:
    return modal(TITLE, [note(words)])
