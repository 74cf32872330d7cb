"""Two runs over the same gold: what the second won and lost against the first, statement by statement."""

from collections.abc import Mapping, Sequence
from typing import Literal

from rich.console import Console
from rich.text import Text

from bot.breakdown import Breakdown, Noun
from bot.evaluation.gold import GoldArticle
from bot.evaluation.report import MEASURES, total
from bot.evaluation.scoring import ArticleScore, score

Verdict = Literal["right", "wrong source", "missed"]
_RANK: dict[Verdict, int] = {"missed": 0, "wrong source": 1, "right": 2}


class Change(Noun):
    """One gold statement that the two runs treat differently, or one extra statement that came or went."""

    doc: str
    words: str
    before: str
    after: str
    won: bool


def changes(
    gold: Sequence[GoldArticle], first: Mapping[str, Breakdown], second: Mapping[str, Breakdown]
) -> list[Change]:
    """What differs, in article order."""
    out = []
    for article in gold:
        one, two = score(article, first[article.doc]), score(article, second[article.doc])
        before, after = _verdicts(one), _verdicts(two)
        for at in sorted(before | after):
            if before[at] != after[at]:
                words = " … ".join(article.text[start:end] for start, end in article.statements[at].spans)
                won = _RANK[after[at]] > _RANK[before[at]]
                out.append(Change(doc=article.doc, words=words, before=before[at], after=after[at], won=won))
        gone, come = _extras(one, first[article.doc]), _extras(two, second[article.doc])
        out += [
            Change(doc=article.doc, words=words, before="extra", after="gone", won=True)
            for words in sorted(gone - come)
        ]
        out += [
            Change(doc=article.doc, words=words, before="–", after="extra", won=False) for words in sorted(come - gone)
        ]
    return out


def show(
    gold: Sequence[GoldArticle], first: Mapping[str, Breakdown], second: Mapping[str, Breakdown], console: Console
) -> None:
    """Print the totals side by side, then every change."""
    one, two = (total([score(article, run[article.doc]) for article in gold]) for run in (first, second))
    for name, ratio in MEASURES:
        before, after = ratio(one), ratio(two)
        if before is not None and after is not None:
            console.print(Text(f"{name:34} {before:5.1f} → {after:5.1f}   {after - before:+.1f}"))
    found = changes(gold, first, second)
    doc = ""
    for change in found:
        if change.doc != doc:
            doc = change.doc
            console.print(Text(f"\n{doc}", style="bold"))
        mark, style = ("won ", "green") if change.won else ("lost", "red")
        console.print(Text(f"  {mark}  {change.before} → {change.after}: {change.words}", style=style))
    won = sum(change.won for change in found)
    console.print(f"\n{won} won, {len(found) - won} lost.")


def _verdicts(one: ArticleScore) -> dict[int, Verdict]:
    out: dict[int, Verdict] = dict.fromkeys(one.missed, "missed")
    return out | {found.gold: "right" if found.source_right else "wrong source" for found in one.found}


def _extras(one: ArticleScore, breakdown: Breakdown) -> set[str]:
    said = [statement for statement in breakdown.statements if statement.source.kind != "article"]
    return {said[at].quote for at in one.extra}
