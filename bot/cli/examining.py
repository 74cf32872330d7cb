"""The commands `doctor` and `reports`: what is wrong with this installation, and what people reported as wrong."""

import json
import sys
from typing import Any

import sqlalchemy as sa
from rich.console import Console

from bot.breakdown import Breakdown
from bot.doctor import examine
from bot.errors import SettingsError
from bot.settings import Settings
from bot.store.engine import connect
from bot.store.feedback import Feedback, Report
from bot.store.readings import Readings
from bot.store.threads import Threads

_MARKS = {"ok": ("ok   ", "green"), "note": ("note ", "yellow"), "wrong": ("WRONG", "bold red")}


def show_findings(settings: Settings) -> bool:
    """Print each finding as it is made; whether nothing is wrong."""
    console = Console(highlight=False, soft_wrap=True)
    is_well = True
    for finding in examine(settings):
        mark, style = _MARKS[finding.verdict]
        console.print(mark, style=style, end="  ")
        console.print(f"{finding.thing}: {finding.found}", markup=False)
        if finding.do:
            console.print(f"       {finding.do}", markup=False)
        is_well = is_well and finding.verdict != "wrong"
    return is_well


def print_reports(settings: Settings) -> int:
    """Print every report of “Something is wrong” as a line of gold to be corrected; how many there were.

    Raises:
        SettingsError: there is no database, or it was never used.
    """
    path = settings.database_path
    if path is not None and not path.exists():
        raise SettingsError(
            f"There is no database yet at {path.absolute()}, so there are no reports.", "Check DATABASE_URL."
        )
    engine = connect(settings.database_url)
    threads, count = Threads(engine, Readings(engine)), 0
    try:
        for report in Feedback(engine).reports():
            if breakdown := threads.breakdown_of(report.request):
                line = json.dumps(_line(report, breakdown), ensure_ascii=False)
                sys.stdout.write(line.encode("utf-8", "replace").decode() + "\n")
                count += 1
    except sa.exc.DBAPIError:
        raise SettingsError(
            "This database cannot be read, or holds no reports table.",
            "Check DATABASE_URL and that the database runs; the bot makes its tables at its first start.",
        ) from None
    finally:
        engine.dispose()
    return count


def _line(report: Report, breakdown: Breakdown) -> dict[str, Any]:
    """What `eval` reads (doc, text, attributions), as the bot read it, with the report beside it."""
    correction = next((made for made in breakdown.corrections if made.statement == report.statement), None)
    return {
        "doc": report.id,
        "text": breakdown.article.text,
        "report": {"statement": report.statement, "kind": report.kind, "note": report.note},
        "correction": correction and {"kind": correction.kind, "reason": correction.reason, "by": correction.by},
        "reader": breakdown.reader.name,
        "attributions": [
            {
                "id": statement.id,
                "source": [] if (source := statement.source).start is None else [[source.start, source.end]],
                "content": statement.spans,
                "role": statement.role,
            }
            for statement in breakdown.without_repeats
            if statement.source.kind != "article"
        ],
    }
