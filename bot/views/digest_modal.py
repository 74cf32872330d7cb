"""The window in which a channel's digest is set: when it comes, on which days, by whose clock, and what else is posted."""

from collections.abc import Mapping
from typing import Any, Final

from bot.breakdown import Noun
from bot.digest import Schedule
from bot.digest.schedule import DAY_NAMES
from bot.digest.zones import find_zone
from bot.views import actions
from bot.views.blocks import Block, checkboxes, input_block, modal, note, option

TITLE: Final = "Claims digest"
POSTED, AT, DAYS, ZONE, EARLIER = "posted", "at", "days", "zone", "earlier"
"""The inputs; each is the only one of the block of its name."""
YES, NO = "yes", "no"
NO_DAY: Final = "Choose at least one day, or “No digest” above."
NO_TIME: Final = "Choose a time."
NO_ZONE: Final = "No time zone has this name. Write it like Europe/London or America/New York."
EARLIER_TOLD: Final = "When a later article answers a claim, say so in that claim’s thread"


class Chosen(Noun):
    """What was sent. Without a schedule there is no digest."""

    schedule: Schedule | None
    replies_earlier: bool


class Incomplete(Exception):
    """Something is left to choose."""

    def __init__(self, errors: dict[str, str]) -> None:
        super().__init__()
        self.errors = errors
        """Block → what to do."""


def window(channel: str, now: Chosen, offered: Schedule, hint: str, *, posted_first: bool = True) -> Block:
    """The view to open. `now` is what holds, `offered` what the inputs show; `hint` says when the next one comes.

    `posted_first`: at first “Post it” is chosen, else “No digest”.
    """
    posted = [option("Post it in this channel", YES), option("No digest", NO)]
    days = [option(name, str(number)) for number, name in enumerate(DAY_NAMES)]
    earlier = [option(EARLIER_TOLD, YES)]
    radio = {"type": "radio_buttons", "options": posted, "initial_option": posted[0 if posted_first else 1]}
    clock = {"type": "timepicker", "initial_time": f"{offered.hour:02}:{offered.minute:02}"}
    zone = {"type": "plain_text_input", "initial_value": offered.zone.replace("_", " ")}
    blocks = [
        note(hint),
        input_block("Digest", POSTED, radio),
        input_block("At", AT, clock),
        input_block(
            "On (one day makes it weekly)", DAYS, checkboxes(days, [days[day] for day in offered.days]), optional=True
        ),
        input_block("Time zone", ZONE, zone),
        input_block(
            "Later answers", EARLIER, checkboxes(earlier, earlier if now.replies_earlier else []), optional=True
        ),
    ]
    return modal(TITLE, blocks, "Save", actions.DIGEST, channel)


def read(values: Mapping[str, Any]) -> Chosen:
    """What the sent window holds. Raises Incomplete."""
    earlier = bool(values[EARLIER][EARLIER].get("selected_options"))
    if values[POSTED][POSTED]["selected_option"]["value"] == NO:
        return Chosen(schedule=None, replies_earlier=earlier)
    days = tuple(sorted(int(day["value"]) for day in values[DAYS][DAYS].get("selected_options") or ()))
    time = values[AT][AT].get("selected_time")
    zone = find_zone(values[ZONE][ZONE].get("value") or "")
    if not days or not time or not zone:
        missing = ((DAYS, days, NO_DAY), (AT, time, NO_TIME), (ZONE, zone, NO_ZONE))
        raise Incomplete({block: to_do for block, chosen, to_do in missing if not chosen})
    hour, _, minute = time.partition(":")
    return Chosen(schedule=Schedule(hour=int(hour), minute=int(minute), days=days, zone=zone), replies_earlier=earlier)


def saved(words: str) -> Block:
    """What the window shows when it was sent."""
    return modal(TITLE, [note(words)])
