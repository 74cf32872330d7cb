"""What becomes of a gist of a sample article: its dispute is linked as a reader would propose it, and the gist checked."""

import json
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from bot.articles import from_text
from bot.breakdown import Dropped, Statement
from bot.disputes import gist, link
from bot.disputes.scene import Scene
from bot.draft import ProposedAnswer
from bot.grounding import Layout
from tests.disputes.gists_of_articles import Told

SAMPLES = Path(__file__).parents[1] / "articles"


@lru_cache(maxsize=64)
def _marked(article: str) -> tuple[Layout, tuple[Statement, ...], dict[tuple[str, str], tuple[str, str]]]:
    """The article, its statements with their sentences, and (relation, scope) of each pair."""
    gold = json.loads((SAMPLES / f"{article}.gold.json").read_text("utf-8"))
    layout = Layout(from_text((SAMPLES / f"{article}.txt").read_bytes().decode("utf-8")))
    statements = []
    for mark in gold["statements"]:
        start, end = mark["spans"][0][0], mark["spans"][-1][1]
        kept = {key: value for key, value in mark.items() if key in Statement.model_fields}
        place = {"sentence": layout.around((start, end)), "paragraph": layout.paragraph(start), "repeats": None}
        statements.append(Statement.model_validate({**kept, **place}))
    statements.sort(key=lambda one: one.spans[0][0])
    pairs = {(pair["denial"], pair["claim"]): (pair["relation"], pair["scope"]) for pair in gold["pairs"]}
    return layout, tuple(statements), pairs


def checked(told: Told) -> Callable[[str], str | None]:
    """Tells of any gist of the same dispute why it is not shown, or None where it is."""
    layout, statements, pairs = _marked(told.article)
    answers = [
        ProposedAnswer.model_validate(
            {
                "statement": answer,
                "claims": (claim,),
                "relation": pairs[answer, claim][0],
                "scope": pairs[answer, claim][1],
            }
        )
        for answer, claim in told.pairs
    ]
    dispute = link(layout.article, statements, answers).disputes[0]
    scene = Scene(layout.article, statements, {})
    return lambda changed: gist.wrong(scene, dispute, changed)


def shown(told: Told) -> tuple[str | None, tuple[Dropped, ...]]:
    """The gist as its dispute carries it, or None, and what was dropped with the reason."""
    layout, statements, pairs = _marked(told.article)
    proposals = []
    for number, (answer, claim) in enumerate(told.pairs):
        relation, scope = pairs[answer, claim]
        words = None if number else told.gist
        proposal = {"statement": answer, "claims": (claim,), "relation": relation, "scope": scope, "gist": words}
        proposals.append(ProposedAnswer.model_validate(proposal))
    links = link(layout.article, statements, proposals)
    return next((one.gist for one in links.disputes if one.gist), None), links.dropped
