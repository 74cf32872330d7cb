"""Denials that only point back, and what somebody denies in court."""

import pytest

from bot.breakdown import Article, Source, Statement
from bot.disputes import link
from bot.disputes.pointing import pointer
from bot.disputes.said import hear


def _statement(text: str, number: int, source: str, cue: str, quote: str, stance: str = "asserts") -> Statement:
    start = text.index(quote)
    at = text.index(source)
    place = text.index(cue)
    return Statement.model_validate(
        {
            "id": f"s{number}",
            "source": {"name": source, "start": at, "end": at + len(source), "kind": "person", "unnamed": False},
            "cue": {"text": cue, "start": place, "end": place + len(cue)},
            "stance": stance,
            "quote": quote,
            "spans": [(start, start + len(quote))],
            "sentence": (text.rfind("\n", 0, start) + 1, (text + "\n").index("\n", start)),
            "paragraph": text[:start].count("\n") + 1,
            "direct": False,
        }
    )


@pytest.mark.parametrize(
    ("cue", "quote", "how"),
    [
        ("disputed", "that", "it"),
        ("denied", "nearly all of it", "it"),
        ("rejected", "that version of events", "noun"),
        ("dismissed", "the allegations as “theatre”", "noun"),
        ("rejected", "the suggestion that delay killed them", None),
        ("denies", "two counts of fraud", "offence"),
        ("denied", "a guard had been posted", None),
        ("said", "that was simply wrong", "it"),
        ("said", "the lock was wrong", None),
    ],
)
def test_a_denial_that_only_points_back_is_known_by_its_words(cue: str, quote: str, how: str | None) -> None:
    stance = (
        "denies"
        if cue in ("denied", "denies", "disputed")
        else "rejects"
        if cue in ("rejected", "dismissed")
        else "asserts"
    )
    text = f"Ms Orr {cue} {quote}"
    article = Article(text=text, paragraphs=((0, len(text)),))
    assert pointer(hear(article, 0, _statement(text, 1, "Ms Orr", cue, quote, stance), None)) == how


def test_what_points_back_means_what_the_other_side_said_last() -> None:
    text = (
        "Lars Holm told the hearing the pump had been off for a year.\n"
        "Ida Brandt claimed the firm burned its own logbook.\n"
        "Per Quist rejected that."
    )
    said = [
        _statement(text, 1, "Lars Holm", "told", "the pump had been off for a year"),
        _statement(text, 2, "Ida Brandt", "claimed", "the firm burned its own logbook"),
        _statement(text, 3, "Per Quist", "rejected", "that", "rejects").model_copy(
            update={
                "spans": ((len(text) - 5, len(text) - 1),),
                "sentence": (text.rindex("\n") + 1, len(text)),
                "paragraph": 3,
            }
        ),
    ]
    found = link(Article(text=text, paragraphs=((0, 59), (60, 110), (111, len(text)))), said)
    assert [(a.statement, a.claims) for d in found.disputes for a in d.answers] == [("s3", ("s2",))]


def test_who_is_called_a_liar_and_then_speaks_said_what_was_called_a_lie() -> None:
    text = "Ida Brandt said Per Quist is lying about his backing for the dam.\nPer Quist said he opposes the dam."
    said = [
        _statement(text, 1, "Ida Brandt", "said", "Per Quist is lying about his backing for the dam", "denies"),
        _statement(text, 2, "Per Quist", "said", "he opposes the dam"),
    ]
    found = link(Article(text=text, paragraphs=((0, 65), (66, len(text)))), said)
    assert [(a.statement, a.claims) for d in found.disputes for a in d.answers] in ([], [("s1", ("s2",))])


def test_an_offence_that_is_denied_meets_what_the_court_was_told() -> None:
    text = (
        "A baker burned down his own shop, a jury heard.\n"
        "He was alleged to have poured petrol through the back door.\n"
        "Otto Prag denies fraud and arson."
    )
    unknown = Source(name="speaker unclear", start=None, end=None, kind="unknown", unnamed=True)
    said = [
        _statement(text, 1, "a jury", "heard", "A baker burned down his own shop").model_copy(
            update={"source": unknown}
        ),
        _statement(text, 2, "He", "alleged", "to have poured petrol through the back door").model_copy(
            update={"source": unknown}
        ),
        _statement(text, 3, "Otto Prag", "denies", "fraud and arson", "denies"),
    ]
    found = link(Article(text=text, paragraphs=((0, 47), (48, 107), (108, len(text)))), said)
    assert [(a.statement, a.claims) for d in found.disputes for a in d.answers] == [("s3", ("s1", "s2"))]
