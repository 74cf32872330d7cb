"""The figures mean what they say."""

import json
from pathlib import Path
from typing import Any

import pytest

from bot.articles import from_text
from bot.breakdown import Breakdown, Dispute, Line, Mention, NoAnswer, Role, Span, Statement, Words
from bot.evaluation import GoldArticle, load_gold, score
from bot.evaluation.gold import GoldCharge, GoldDispute, GoldDisputes, GoldError, GoldPosition, GoldStatement, GoldTrap
from bot.evaluation.report import figures
from tests.views import fixtures

TEXT = "Ann Poe said the mill was closed. The owner, Lee Ray, denied that the mill was closed. It rained."
CLAIM, DENIAL, RAIN = "the mill was closed", "that the mill was closed", "It rained"


ARTICLE = from_text(TEXT)


def span(words: str) -> Span:
    return fixtures.span(TEXT, words)


def statement(name: str, words: str, source: str | None, role: Role = "claims") -> Statement:
    return fixtures.statement(ARTICLE, name, words, source, role, kind="person" if source else "unknown")


def breakdown(*statements: Statement, **parts: Any) -> Breakdown:
    return fixtures.bare(TEXT, input="mill", article=ARTICLE, statements=statements, **parts)


POE = GoldPosition(
    party=("Ann Poe", "Poe"), side="claim", roles=("claims",), must=True, passages=("said the mill was closed",)
)
RAY = GoldPosition(party=("Lee Ray", "the owner"), side="answer", roles=("denies",), must=True, passages=(DENIAL,))
QUESTION = "Was the mill closed?"
DISPUTES = GoldDisputes(
    disputes=(GoldDispute(question=QUESTION, main=True, positions=(POE, RAY)),),
    never=(GoldTrap(claim=RAIN, answer=DENIAL),),
)
GOLD = GoldArticle(
    doc="mill",
    text=TEXT,
    statements=(
        GoldStatement(spans=(span(CLAIM),), source=(span("Ann Poe"),), roles=("claims",)),
        GoldStatement(spans=(span(DENIAL),), source=(span("The owner, Lee Ray"),), roles=("denies", "denies part")),
    ),
    disputes=DISPUTES,
)


def gold(**parts: object) -> GoldArticle:
    """The gold with other parts of its disputes."""
    return GOLD.model_copy(update={"disputes": DISPUTES.model_copy(update=parts)})


def dispute(*lines: tuple[str, str, Role]) -> Dispute:
    return Dispute(
        id="d1",
        question=Words(text="the mill was closed", by="article"),
        lines=tuple(Line(statement=name, who=who, role=role) for name, who, role in lines),
    )


RIGHT = (statement("s1", CLAIM, "Ann Poe"), statement("s2", DENIAL, "Lee Ray", "denies"))
PAIRED = dispute(("s1", "Ann Poe", "claims"), ("s2", "Lee Ray, the owner", "denies"))


def test_everything_right_is_a_hundred_everywhere() -> None:
    found = figures(score(GOLD, breakdown(*RIGHT, disputes=(PAIRED,))))
    assert found.pop("… by half") == 0.0
    assert set(found.values()) == {100.0, None}


def test_a_quote_that_is_not_at_its_places_counts_as_misquoted_and_not_as_found() -> None:
    forged = RIGHT[0].model_copy(update={"quote": "the mill was open"})
    counts = score(GOLD, breakdown(forged, statement("s2", DENIAL, "The", "denies")))
    assert (counts["misquoted"], counts["found"], counts["attributed"]) == (1, 1, 0), "The is no name"


SWAPPED = dispute(("s1", "Ann Poe", "claims"), ("s2", "Ann Poe", "denies"))
STRAY = dispute(("s1", "Ann Poe", "claims"), ("s2", "Lee Ray, the owner", "denies"), ("s3", "Ann Poe", "claims"))


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (breakdown(RIGHT[0], statement("s2", DENIAL, "Ann Poe", "denies")), {"statements found, F1": 100, "… with the right source, F1": 50}),
        (breakdown(*RIGHT, statement("s3", RAIN, "Ann Poe")), {"statements found, precision": 66.7}),
        (breakdown(RIGHT[0], RIGHT[1].model_copy(update={"role": "rejects"})), {"right role, of those found": 50}),
        (breakdown(*RIGHT, disputes=(dispute(("s1", "Ann Poe", "claims")),)), {"main disputes shown whole": 0, "… by half": 100, "positions found": 50}),
        (breakdown(RIGHT[0], statement("s2", DENIAL, "Ann Poe", "denies"), disputes=(SWAPPED,)), {"main disputes shown whole": 0, "right party, of those found": 50}),
        (breakdown(*RIGHT, statement("s3", RAIN, "Ann Poe"), disputes=(STRAY,)), {"main disputes shown whole": 100, "lines that stand in the gold": 66.7}),
    ],
    ids=["a wrong source", "an invented statement", "a wrong role", "no answer", "a wrong party", "a line on nothing"],
)  # fmt: skip
def test_a_mistake_lowers_its_own_figure(found: Breakdown, expected: dict[str, float]) -> None:
    measured = figures(score(GOLD, found))
    assert {name: measured[name] for name in expected} == pytest.approx(expected, abs=0.1)


def test_where_nobody_is_named_only_nobody_is_right() -> None:
    unnamed = GoldDispute(question=QUESTION, main=True, positions=(POE.model_copy(update={"party": ()}), RAY))
    shown = dispute(("s1", "the denial names no accuser", "claims"), ("s2", "Lee Ray", "denies"))
    without_a_name = breakdown(statement("s1", CLAIM, None), RIGHT[1], disputes=(shown,))
    said_by_nobody = GoldStatement(spans=(span(CLAIM),), source=())
    marked = gold(disputes=(unnamed,)).model_copy(update={"statements": (said_by_nobody,)})
    for read, outcome in ((without_a_name, "whole"), (breakdown(*RIGHT, disputes=(PAIRED,)), "half")):
        counts = score(marked, read)
        assert counts[f"main_{outcome}"] == 1
        assert counts["attributed"] == (outcome == "whole")


@pytest.mark.parametrize(("role", "fallen"), [("denies", 1), ("claims", 0)])
def test_a_trap_is_a_claim_and_what_is_taken_for_its_answer_in_one_dispute(role: Role, fallen: int) -> None:
    said = (statement("s2", DENIAL, "Lee Ray", role), statement("s3", RAIN, None))
    shown = dispute(("s3", "the article", "claims"), ("s2", "Lee Ray", role))
    assert score(GOLD, breakdown(*said, disputes=(shown,)))["trapped"] == fallen


def test_a_charge_without_an_answer_that_the_gold_answers_is_false() -> None:
    shown = breakdown(*RIGHT, no_answer=(NoAnswer(statement="s1", who="Ann Poe", against=Mention(name="Lee Ray")),))
    counts = score(GOLD, shown)
    assert (counts["no_answer"], counts["no_answer_false"]) == (1, 1)
    counts = score(gold(disputes=(), no_answer=(GoldCharge(passages=(CLAIM,)),)), shown)
    assert counts["no_answer_false"] == 0


@pytest.mark.parametrize(("flagged", "wrong"), [((), 1), ((RAIN,), 0)])
def test_a_flag_on_a_sentence_that_takes_no_side_is_wrong(flagged: tuple[str, ...], wrong: int) -> None:
    shown = breakdown(*RIGHT, statement("s3", RAIN, None), own_voice=("s3",))
    assert score(gold(own_voice=flagged), shown)["own_voice_wrong"] == wrong


def test_beliefs_nobody_voiced_are_neither_rewarded_nor_punished() -> None:
    first, second = GOLD.statements or ()
    belief = GOLD.model_copy(update={"statements": (first, second.model_copy(update={"speech": False}))})
    counts = score(belief, breakdown(*RIGHT))
    assert (counts["gold"], counts["offered"], counts["found"]) == (1, 1, 1)


@pytest.mark.parametrize(
    ("name", "content"),
    [("gold.jsonl", ""), ("gold.jsonl", '{"doc": "x"}'), ("mill.disputes.json", DISPUTES.model_dump_json())],
    ids=["nothing", "no text", "words of another article"],
)  # fmt: skip
def test_gold_that_cannot_be_read_is_told_plainly(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / "mill.txt").write_text("Another text.")
    (tmp_path / name).write_text(content)
    with pytest.raises(GoldError):
        load_gold(tmp_path / name)


def test_gold_for_disputes_lies_beside_its_article_alone_or_with_the_statements(tmp_path: Path) -> None:
    (tmp_path / "mill.txt").write_text(TEXT)
    path = tmp_path / "mill.disputes.json"
    path.write_text(DISPUTES.model_dump_json())
    for place in (tmp_path, path):
        (article,) = load_gold(place)
        assert (article.doc, article.statements, article.disputes) == ("mill", None, DISPUTES)
    counts = score(article, breakdown(*RIGHT, disputes=(PAIRED,)))
    assert (counts["offered"], counts["main_whole"]) == (0, 1)


SAMPLES = Path(__file__).parents[1] / "articles"


@pytest.mark.parametrize("path", sorted(SAMPLES.rglob("*.gold.json")), ids=lambda path: path.name)
def test_every_quote_source_and_cue_of_the_sample_gold_stands_at_its_offsets(path: Path) -> None:
    marked = json.loads(path.read_text("utf-8"))
    text = path.with_name(path.name.replace(".gold.json", ".txt")).read_text("utf-8")
    for said in marked["statements"]:
        assert " … ".join(text[start:end] for start, end in said["spans"]) == said["quote"]
        for mention in [said["source"], *said["via"]]:
            assert mention["start"] is None or text[mention["start"] : mention["end"]] == mention["name"]
        assert said["cue"] is None or text[said["cue"]["start"] : said["cue"]["end"]] == said["cue"]["text"]
    assert all(text[cut["start"] : cut["end"]] == cut["text"] for cut in marked["left_out"])
