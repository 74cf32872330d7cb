"""Two runs over the same gold: what the second won and lost against the first, statement by statement, dispute by dispute."""

from collections.abc import Mapping, Sequence
from typing import Literal

from rich.console import Console
from rich.text import Text

from bot.breakdown import Breakdown, Noun
from bot.evaluation.gold import GoldArticle
from bot.evaluation.report import MEASURES, total
from bot.evaluation.scoring import ArticleScore, score, voiced

Verdict = Literal["right", "wrong source", "missed"]
_RANK = {"missed": 0, "wrong source": 1, "right": 2, "missing": 0, "half": 1, "whole": 2}


class Change(Noun):
    """One gold statement or dispute that the two runs treat differently, or one extra statement that came or went."""

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
                spans = (article.statements or ())[at].spans
                words = " … ".join(article.text[start:end] for start, end in spans)
                won = _RANK[after[at]] > _RANK[before[at]]
                out.append(Change(doc=article.doc, words=words, before=before[at], after=after[at], won=won))
        questions = [dispute.question for dispute in article.disputes.disputes] if article.disputes else []
        out += [
            Change(doc=article.doc, words=words, before=was, after=now, won=_RANK[now] > _RANK[was])
            for words, was, now in zip(questions, one.states, two.states, strict=True)
            if was != now
        ]
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
    said = voiced(breakdown)
    return {said[at].quote for at in one.extra}
