"""What the doctor finds: one line for each thing that was looked at."""

from typing import Literal

from bot.breakdown import Noun

Verdict = Literal["ok", "note", "wrong"]
"""`note`: it works, and something is worth knowing. `wrong`: it does not."""


class Finding(Noun):
    """One thing that was looked at, what was found, and what to do about it."""

    thing: str
    verdict: Verdict
    found: str
    do: str = ""


def ok(thing: str, found: str) -> Finding:
    """It works."""
    return Finding(thing=thing, verdict="ok", found=found)


def note(thing: str, found: str, do: str) -> Finding:
    """It works, and something is worth knowing."""
    return Finding(thing=thing, verdict="note", found=found, do=do)


def wrong(thing: str, found: str, do: str) -> Finding:
    """It does not work."""
    return Finding(thing=thing, verdict="wrong", found=found, do=do)
