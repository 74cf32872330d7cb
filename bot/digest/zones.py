"""Time zones by their names."""

from functools import cache
from zoneinfo import available_timezones


@cache
def zones() -> dict[str, str]:
    """Every time zone by its name in small letters."""
    return {name.casefold(): name for name in available_timezones() if name != "localtime"}


def find_zone(name: str) -> str | None:
    """The zone of this name, in small or capital letters, with spaces or underscores."""
    return zones().get(name.strip().casefold().replace(" ", "_"))


def known_zone(name: str) -> str:
    """The same; UTC where there is none."""
    return find_zone(name) or "UTC"
