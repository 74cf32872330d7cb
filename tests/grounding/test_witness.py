"""Two readers at one cue: where they hear different people, nobody is named."""

import pytest

from bot.articles.text import from_text
from bot.breakdown import ReaderInfo, Span
from bot.draft import Draft, DraftMention, DraftStatement
from bot.grounding import ground

NESTED = "Vale, whom Orr once called a liar, said the ferry was full."


def _place(text: str, words: str) -> Span:
    return (text.index(words), text.index(words) + len(words))


def _mention(text: str, words: str | None) -> DraftMention | None:
    return DraftMention(text=words, at=_place(text, words)) if words else None


def named(text: str, model: str, second: str | None, *, resolved: str | None = None, known: str | None = None) -> str:
    """The source that is shown where the model names `model` and the second reader hears `second` (`known` in full)."""
    cue, quote = "said", "the ferry was full"
    offered = DraftStatement(
        key="s1",
        paragraph=1,
        quote=quote,
        source=DraftMention(text=model),
        resolved=DraftMention(text=resolved) if resolved else None,
        cue=DraftMention(text=cue),
        kind="person",
    )
    heard = offered.model_copy(
        update={
            "at": (_place(text, quote),),
            "source": _mention(text, second),
            "cue": _mention(text, cue),
            "resolved": DraftMention(text=known) if known else None,
        }
    )
    draft = Draft(statements=(offered,), reader=ReaderInfo(name="model"))
    (statement,) = ground(draft, from_text(text), (heard,)).statements
    return statement.source.name


@pytest.mark.parametrize(
    ("text", "model", "second", "known"),
    [
        (NESTED, "Orr", "Vale", None),
        ("As Orr sat down, she said the ferry was full. Vale left.", "Orr", "she", "Vale"),
        ("Orr was there when the harbour master said the ferry was full.", "Orr", "the harbour master", None),
        ("Vale, flanked by Orr, said the ferry was full.", "Orr", "Vale, flanked by Orr", None),
    ],
)
def test_a_name_that_the_other_reader_does_not_hear_at_the_cue_is_not_shown(
    text: str, model: str, second: str, known: str | None
) -> None:
    assert named(text, model, second, known=known) == "speaker unclear"


@pytest.mark.parametrize(
    ("text", "model", "second", "resolved", "known"),
    [
        pytest.param(NESTED, "Vale", "Vale", None, None, id="the same"),
        pytest.param("Ann Vale sat when she said the ferry was full.", "Ann Vale", "she", None, None, id="a pronoun"),
        pytest.param("Ann Vale, as Vale said the ferry was full.", "Ann Vale", "Vale", None, None, id="a surname"),
        pytest.param("Vale sat when she said the ferry was full.", "Vale", "she", None, "Vale", id="resolved alike"),
        pytest.param("The reasons that Vale said the ferry was full.", "Vale", "that", None, "The reasons", id="that"),
        pytest.param("Vale said the ferry was full.", "Vale", "the ferry", None, None, id="in the quote"),
        pytest.param("Orr read a note: Vale said the ferry was full.", "Vale", "Orr", None, None, id="beside the cue"),
        pytest.param("Orr sat. Vale said the ferry was full.", "Vale", None, None, None, id="nobody heard"),
    ],
)
def test_a_speaker_whom_both_may_mean_is_shown(
    text: str, model: str, second: str | None, resolved: str | None, known: str | None
) -> None:
    assert named(text, model, second, resolved=resolved, known=known) == model


def test_another_cue_of_the_sentence_says_nothing_about_this_one() -> None:
    text = "Orr called it late and Vale said the ferry was full."
    heard = DraftStatement(
        key="x",
        paragraph=1,
        quote="late",
        at=(_place(text, "late"),),
        source=_mention(text, "Orr"),
        cue=_mention(text, "called"),
        kind="person",
    )
    offered = heard.model_copy(
        update={
            "quote": "the ferry was full",
            "at": (),
            "source": DraftMention(text="Vale"),
            "cue": DraftMention(text="said"),
        }
    )
    draft = Draft(statements=(offered,), reader=ReaderInfo(name="model"))
    (statement,) = ground(draft, from_text(text), (heard,)).statements
    assert statement.source.name == "Vale"
