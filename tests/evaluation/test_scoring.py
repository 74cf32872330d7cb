"""The figures mean what they say."""

import json
from pathlib import Path

import pytest

from bot.articles import from_text
from bot.breakdown import Answer, Breakdown, Dispute, Mention, ReaderInfo, Source, Span, Stance, Statement
from bot.evaluation import GoldArticle, compare, load_gold, score
from bot.evaluation.gold import GoldError, GoldPair, GoldStatement
from bot.evaluation.report import MEASURES, interval, resampled, total

TEXT = "Ann Poe said the mill was closed. The owner, Lee Ray, denied that the mill was closed. It rained."
CLAIM, DENIAL, RAIN = "the mill was closed", "that the mill was closed", "It rained"


def span(words: str, source: str = TEXT) -> Span:
    start = source.index(words)
    return start, start + len(words)


def statement(name: str, words: str, source: str | None, stance: Stance = "asserts") -> Statement:
    place = span(words)
    who = (
        Source(**Mention(name=source, start=span(source)[0], end=span(source)[1]).model_dump(), kind="person")
        if source
        else Source(name="speaker unclear", kind="unknown")
    )
    return Statement(
        id=name, source=who, stance=stance, quote=words, spans=(place,), sentence=place, paragraph=1, direct=False
    )


GOLD = GoldArticle(
    doc="mill",
    text=TEXT,
    statements=(
        GoldStatement(spans=(span(CLAIM),), source=(span("Ann Poe"),), stance="asserts"),
        GoldStatement(spans=(span(DENIAL),), source=(span("The owner, Lee Ray"),), stance="denies"),
    ),
    pairs=(GoldPair(claim=(span(CLAIM),), answer=(span(DENIAL),)),),
)


def breakdown(*statements: Statement, disputes: tuple[Dispute, ...] = ()) -> Breakdown:
    return Breakdown(
        input="mill",
        article=from_text(TEXT),
        reader=ReaderInfo(name="offline"),
        statements=statements,
        disputes=disputes,
    )


RIGHT = (statement("s1", CLAIM, "Ann Poe"), statement("s2", DENIAL, "Lee Ray", "denies"))
PAIRED = Dispute(
    id="d1",
    topic="mill",
    status="denied",
    claims=("s1",),
    answers=(Answer(statement="s2", claims=("s1",), relation="denies"),),
)


def ratios(found: Breakdown) -> dict[str, float | None]:
    counts = total([score(GOLD, found)])
    return {name: ratio(counts) for name, ratio in MEASURES}


def test_everything_right_is_a_hundred_everywhere() -> None:
    assert set(ratios(breakdown(*RIGHT, disputes=(PAIRED,))).values()) == {100.0}


def test_a_wrong_source_costs_the_attribution_but_not_the_find() -> None:
    found = ratios(breakdown(RIGHT[0], statement("s2", DENIAL, "Ann Poe", "denies")))
    assert found["statements found, F1"] == 100.0
    assert found["… with the right source, F1"] == 50.0


def test_an_article_word_in_common_is_no_common_source() -> None:
    one = score(GOLD, breakdown(statement("s2", DENIAL, "The", "denies")))
    assert [found.source_right for found in one.found] == [False]


def test_a_quote_that_is_not_at_its_places_counts_as_misquoted_and_not_as_found() -> None:
    forged = RIGHT[0].model_copy(update={"quote": "the mill was open"})
    one = score(GOLD, breakdown(forged, RIGHT[1]))
    assert (one.misquoted, len(one.found), one.missed) == (1, 1, (0,))


def test_an_invented_statement_lowers_precision() -> None:
    assert ratios(breakdown(*RIGHT, statement("s3", RAIN, "Ann Poe")))["statements found, precision"] == pytest.approx(
        66.7, abs=0.1
    )


def test_a_false_pair_lowers_precision_and_a_missed_one_recall() -> None:
    wrong = PAIRED.model_copy(update={"answers": (Answer(statement="s1", claims=("s2",), relation="denies"),)})
    found = ratios(breakdown(*RIGHT, disputes=(wrong,)))
    assert (found["claim–answer pairs, precision"], found["claim–answer pairs, recall"]) == (0.0, 0.0)


def test_beliefs_nobody_voiced_are_neither_rewarded_nor_punished() -> None:
    belief = GOLD.model_copy(
        update={"statements": (GOLD.statements[0], GOLD.statements[1].model_copy(update={"speech": False}))}
    )
    one = score(belief, breakdown(*RIGHT))
    assert (one.gold, one.offered, len(one.found)) == (1, 1, 1)


def test_the_interval_holds_the_value_and_is_the_same_each_time() -> None:
    scores = [score(GOLD, breakdown(*RIGHT)), score(GOLD, breakdown(RIGHT[0]))] * 5
    ratio = dict(MEASURES)["statements found, recall"]
    first, second = interval(resampled(scores), ratio), interval(resampled(scores), ratio)
    assert first == second
    assert first is not None
    assert first[0] <= 75.0 <= first[1]


def test_a_comparison_names_what_was_won_and_what_was_lost() -> None:
    before = {"mill": breakdown(RIGHT[0], statement("s3", RAIN, None))}
    after = {"mill": breakdown(statement("s1", CLAIM, None), RIGHT[1])}
    found = {
        (change.words, change.before, change.after, change.won) for change in compare.changes([GOLD], before, after)
    }
    assert found == {
        (CLAIM, "right", "wrong source", False),
        (DENIAL, "missed", "right", True),
        (RAIN, "extra", "gone", True),
    }


@pytest.mark.parametrize("content", ["", "not json", '{"doc": "x"}'])
def test_gold_that_cannot_be_read_is_told_plainly(tmp_path: Path, content: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(content)
    with pytest.raises(GoldError):
        load_gold(path)


def test_the_sample_articles_are_all_readable_as_gold() -> None:
    samples = Path(__file__).parents[1] / "articles"
    gold = load_gold(samples)
    assert {article.doc for article in gold} == {path.stem for path in samples.glob("*.txt")}
    assert all(article.pairs is not None for article in gold)


def test_every_quote_source_and_cue_of_the_sample_gold_stands_at_its_offsets() -> None:
    for path in sorted((Path(__file__).parents[1] / "articles").rglob("*.gold.json")):
        gold, text = (
            json.loads(path.read_text("utf-8")),
            path.with_name(path.name.replace(".gold.json", ".txt")).read_text("utf-8"),
        )
        for one in gold["statements"]:
            assert " … ".join(text[start:end] for start, end in one["spans"]) == one["quote"]
            for mention in [one["source"], *one["via"]]:
                assert mention["start"] is None or text[mention["start"] : mention["end"]] == mention["name"]
            assert one["cue"] is None or text[one["cue"]["start"] : one["cue"]["end"]] == one["cue"]["text"]
        assert all(text[cut["start"] : cut["end"]] == cut["text"] for cut in gold["left_out"])


@pytest.mark.parametrize(("source", "right"), [(None, 1), ("Ann Poe", 0)])
def test_words_that_nobody_is_named_for_are_rightly_nobodys(source: str | None, right: int) -> None:
    gold = GOLD.model_copy(update={"statements": (GoldStatement(spans=(span(CLAIM),), source=()),), "pairs": None})
    counts = score(gold, breakdown(statement("s1", CLAIM, source))).counts
    assert (counts["found"], counts["attributed"]) == (1, right)
