"""Imports go one way: each package imports lower ones only, those that think do no I/O, and each way to the outside has
one package that takes it."""

import ast
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

LAYERS: tuple[str, ...] = (
    "errors article metrics logs shutdown periodic_thread prompts slackdesk",
    "breakdown",
    "language",
    "draft questions verify_export articles health",
    "grounding feeds settings",
    "disputes sample",
    "ledger",
    "comparison",
    "readers digest",
    "read_article views store",
    "slack",
    "jobs doctor evaluation",
    "handlers",
    "app preload",
    "cli",
    "__main__",
)
"""The packages and modules of bot/ and those beside it, the lowest first. Each may import from the lines above its own."""
PURE = "article.py breakdown.py draft.py grounding disputes views digest ledger comparison language".split()
OUTSIDE = frozenset(
    "dbos httpcore2 httpx2 openai psycopg slack_bolt slack_sdk socket sqlalchemy subprocess urllib.request requests"
    " bot.articles bot.readers bot.store bot.slack bot.app slackdesk handlers".split()
)
DOORS = {
    "slack_sdk": ("bot/slack", "bot/app.py", "handlers"),
    "slack_bolt": ("bot/slack", "bot/app.py", "handlers"),
    "openai": ("bot/readers/model",),
    "dbos": ("bot/jobs",),
    "slackdesk": ("bot/app.py",),
    "sqlalchemy": ("bot/store", "bot/jobs", "bot/doctor", "bot/cli"),
}
"""Who may import what opens a door: `app` puts the parts together."""


@cache
def imported(path: Path) -> frozenset[str]:
    """Every module that a file names, also within functions."""
    names = set[str]()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{name.name}" for name in node.names)}
    return frozenset(names)


def files(*rooms: str) -> list[Path]:
    found = [ROOT / room for room in rooms]
    return sorted(file for room in found for file in ([room] if room.suffix else room.rglob("*.py")))


def is_in(name: str, rooms: frozenset[str]) -> bool:
    return any(name == room or name.startswith(f"{room}.") for room in rooms)


def package_of(module: str) -> str | None:
    """bot.slack.intent → slack; None for everything that is not ours."""
    first, _, rest = module.partition(".")
    if first == "bot":
        return rest.partition(".")[0] or None
    return first if first in {"handlers", "prompts", "slackdesk"} else None


def test_every_package_imports_lower_ones_only() -> None:
    layer = {name: number for number, names in enumerate(LAYERS) for name in names.split()}
    upward = set[tuple[str, str]]()
    for file in files("bot", "handlers", "prompts", "slackdesk"):
        path = str(file.relative_to(ROOT))
        importer = package_of(path.removesuffix(".py").replace("/", "."))
        for name in {package_of(module) for module in imported(file)} & layer.keys():
            if name and importer and importer not in ("__init__", name) and layer[name] >= layer[importer]:
                upward.add((path, name))
    assert upward == set()


def test_every_package_has_its_place() -> None:
    there = {package_of(str(file.relative_to(ROOT)).removesuffix(".py").replace("/", ".")) for file in files("bot")}
    placed = {name for names in LAYERS for name in names.split()}
    assert there - {None, "__init__"} == placed - {"handlers", "prompts", "slackdesk"}


def importing(modules: Iterable[str], *rooms: str) -> list[str]:
    """The files of these rooms that import one of the modules."""
    names = frozenset(modules)
    there = [file for file in files(*rooms) if any(is_in(name, names) for name in imported(file))]
    return [str(file.relative_to(ROOT)) for file in there]


@pytest.mark.parametrize(
    ("rooms", "forbidden"),
    [
        (tuple(f"bot/{room}" for room in PURE), OUTSIDE),
        (("handlers",), {"bot.articles", "bot.readers", "bot.read_article", "openai"}),
        (("slackdesk",), {"bot", "handlers", "prompts", "tests", "benchmarks"}),
        (("benchmarks", "scripts"), {"tests"}),
    ],
    ids=["who thinks opens no door", "surfaces ask for jobs", "the desk knows no bot", "benchmarks know no tests"],
)
def test_no_file_of_a_room_imports_what_it_must_not_know(rooms: tuple[str, ...], forbidden: set[str]) -> None:
    assert importing(forbidden, *rooms) == []


@pytest.mark.parametrize("module", DOORS)
def test_each_door_is_opened_by_its_own_room_alone(module: str) -> None:
    assert [file for file in importing([module], "bot", "handlers") if not file.startswith(DOORS[module])] == []
