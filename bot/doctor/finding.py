"""What the doctor finds: one line a thing that was looked at."""

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
