"""The window in which a channel's digest is set: when it comes, on which days, by whose clock, and what else is told."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from bot.breakdown import Noun
from bot.digest import Schedule
from bot.digest.zones import towns
from bot.views import actions
from bot.views.blocks import plain_text

Json = dict[str, Any]

TITLE: Final = "Claims digest"
POSTED, AT, DAYS, ZONE, EARLIER = "posted", "at", "days", "zone", "earlier"
"""The inputs; each is the only one of the block of its name."""
YES, NO = "yes", "no"
NO_DAY: Final = "Choose a day at least, or “No digest” above."
NO_TIME: Final = "Choose a time."
EARLIER_TOLD: Final = "Say so in the thread of an earlier claim when somebody answers it"
_DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MOST_OPTIONS = 100
"""Of one group; America has more zones."""


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


def window(channel: str, now: Chosen, offered: Schedule, note: str, *, posted_first: bool = True) -> Json:
    """The view to open. `now` is what holds, `offered` what the pickers show; `note` says when the next one comes.

    `posted_first`: a digest is chosen at first, unless somebody chooses none.
    """
    posted = [_option("Post it in this channel", YES), _option("No digest", NO)]
    days = [_option(name, str(number)) for number, name in enumerate(_DAY_NAMES)]
    earlier = _option(EARLIER_TOLD, YES)
    return {
        "type": "modal",
        "callback_id": actions.DIGEST,
        "private_metadata": channel,
        "title": plain_text(TITLE),
        "submit": plain_text("Save"),
        "close": plain_text("Cancel"),
        "blocks": [
            {"type": "section", "text": plain_text(note, 3_000)},
            _input("Digest", POSTED, _chosen("radio_buttons", posted, posted[:1] if posted_first else posted[1:])),
            _input("At", AT, {"type": "timepicker", "initial_time": f"{offered.hour:02}:{offered.minute:02}"}),
            _input("On", DAYS, _ticked(days, [days[day] for day in offered.days])) | {"optional": True},
            _input("Time zone", ZONE, _zones(offered.zone)),
            _input("Later answers", EARLIER, _ticked([earlier], [earlier] if now.replies_earlier else []))
            | {"optional": True},
        ],
    }


def read(values: Mapping[str, Any]) -> Chosen:
    """What the sent window holds. Raises Incomplete."""
    earlier = bool(values[EARLIER][EARLIER].get("selected_options"))
    if values[POSTED][POSTED]["selected_option"]["value"] == NO:
        return Chosen(schedule=None, replies_earlier=earlier)
    days = tuple(sorted(int(one["value"]) for one in values[DAYS][DAYS].get("selected_options") or ()))
    time = values[AT][AT].get("selected_time")
    if not days or not time:
        raise Incomplete(({} if days else {DAYS: NO_DAY}) | ({} if time else {AT: NO_TIME}))
    hour, _, minute = time.partition(":")
    zone = values[ZONE][ZONE]["selected_option"]["value"]
    return Chosen(schedule=Schedule(hour=int(hour), minute=int(minute), days=days, zone=zone), replies_earlier=earlier)


def saved(words: str) -> Json:
    """What the window shows when it was sent."""
    block = {"type": "section", "text": plain_text(words, 3_000)}
    return {"type": "modal", "title": plain_text(TITLE), "close": plain_text("Close"), "blocks": [block]}


def _zones(chosen: str) -> Json:
    """All of them, the chosen one first: it may be none of those that people choose from."""
    groups = [_group("Chosen", [chosen, *({"UTC"} - {chosen})])]
    for region, names in towns().items():
        others = [name for name in names if name != chosen]
        parts = [others[at : at + MOST_OPTIONS] for at in range(0, len(others), MOST_OPTIONS)]
        groups += [
            _group(region if len(parts) == 1 else f"{region}, part {n}", part) for n, part in enumerate(parts, 1)
        ]
    return {"type": "static_select", "option_groups": groups, "initial_option": groups[0]["options"][0]}


def _group(label: str, names: Sequence[str]) -> Json:
    return {"label": plain_text(label), "options": [_option(name.replace("_", " "), name) for name in names]}


def _chosen(kind: str, options: list[Json], initial: list[Json]) -> Json:
    return {"type": kind, "options": options, "initial_option": initial[0]}


def _ticked(options: list[Json], initial: list[Json]) -> Json:
    return {"type": "checkboxes", "options": options, **({"initial_options": initial} if initial else {})}


def _option(label: str, value: str) -> Json:
    return {"text": plain_text(label, 75), "value": value}


def _input(label: str, name: str, element: Json) -> Json:
    return {"type": "input", "block_id": name, "label": plain_text(label), "element": element | {"action_id": name}}
