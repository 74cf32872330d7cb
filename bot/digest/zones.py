"""Time zones by their names: all that a schedule may have, and the few hundred that people choose from."""

from functools import cache
from importlib import resources
from zoneinfo import available_timezones


@cache
def zones() -> dict[str, str]:
    """Every time zone by its name in small letters."""
    return {name.casefold(): name for name in available_timezones() if name != "localtime"}


def known_zone(name: str) -> str:
    """The zone of this name, however it is written; UTC where there is none."""
    return zones().get(name.casefold().replace(" ", "_"), "UTC")


@cache
def towns() -> dict[str, tuple[str, ...]]:
    """The zones that stand for a place today, without their older names, by continent or ocean."""
    table = resources.files("tzdata.zoneinfo").joinpath("zone.tab").read_text("utf-8")
    names = sorted(line.split("\t")[2] for line in table.splitlines() if line and not line.startswith("#"))
    regions = dict.fromkeys(name.partition("/")[0] for name in names)
    return {region: tuple(name for name in names if name.startswith(f"{region}/")) for region in regions}
