"""The one function: which reader reads, what happens when a model fails, what the second pair of eyes is for."""

from collections.abc import Sequence

import pytest

from bot import reading
from bot.articles import from_text
from bot.breakdown import Article, ReaderInfo, Span
from bot.draft import Draft, DraftMention, DraftStatement
from bot.errors import ReaderError
from bot.reading import read, read_with
from bot.settings import Settings

TEXT = "Ann Poe said the mill was closed. Lee Ray denied that the mill was closed. Bo Day said it rained."
ARTICLE = from_text(TEXT)
MODEL = ReaderInfo(name="model", model="m", host="h", calls=1)


def said(key: str, quote: str, source: str, cue: str = "said") -> DraftStatement:
    return DraftStatement(
        key=key,
        paragraph=1,
        quote=quote,
        source=DraftMention(text=source),
        cue=DraftMention(text=cue),
        kind="person",
    )


class Scripted:
    """A reader that gives what it is told to, and counts how often it is asked."""

    def __init__(self, *statements: DraftStatement, info: ReaderInfo = MODEL) -> None:
        self.draft = Draft(statements=statements, reader=info)

    def read(self, article: Article) -> Draft:
        return self.draft


class Forgetful(Scripted):
    """A reader that mends its draft when it is asked once more."""

    asked: tuple[Sequence[str], Sequence[Span]] | None = None

    def __init__(self, *statements: DraftStatement, mended: tuple[DraftStatement, ...]) -> None:
        super().__init__(*statements)
        self.mended = mended

    def repair(self, article: Article, draft: Draft, not_found: Sequence[str], uncovered: Sequence[Span]) -> Draft:
        self.asked = (not_found, uncovered)
        return draft.model_copy(update={"statements": self.mended, "reader": MODEL.model_copy(update={"calls": 2})})


class Broken:
    def read(self, article: Article) -> Draft:
        raise ReaderError("The model did not answer in 90 s.", "Try again.", code="model-timeout")


@pytest.fixture
def settings(monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    return Settings(_env_file=None, openai_base_url="http://127.0.0.1:9/v1")  # type: ignore[call-arg]


def with_readers(monkeypatch: pytest.MonkeyPatch, model: object, offline: object) -> None:
    monkeypatch.setattr(reading, "_model", lambda _: model)
    monkeypatch.setattr(reading, "_offline", lambda: offline)


OFFLINE = Scripted(said("a", "the mill was closed", "Ann Poe"), info=ReaderInfo(name="offline"))


def test_when_the_model_fails_rules_read_and_the_thread_is_told(
    monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    with_readers(monkeypatch, Broken(), OFFLINE)
    breakdown = read(ARTICLE, input="-", settings=settings)
    assert breakdown.reader.name == "offline"
    assert "The model did not answer in 90 s." in breakdown.article.notes[0]
    assert "rules alone" in breakdown.article.notes[0]


def test_a_model_that_was_asked_for_by_name_is_not_replaced_in_silence(
    monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    with_readers(monkeypatch, Broken(), OFFLINE)
    with pytest.raises(ReaderError, match="90 s"):
        read(ARTICLE, input="-", settings=settings, choice="model")


def test_rules_alone_never_ask_the_model(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    with_readers(monkeypatch, Broken(), OFFLINE)
    assert read(ARTICLE, input="-", settings=settings, choice="offline").reader.name == "offline"


def test_words_that_are_not_the_articles_are_counted_and_not_shown() -> None:
    breakdown = read_with(
        Scripted(said("a", "the mill was open", "Ann Poe"), said("b", "it rained", "Bo Day")), ARTICLE, input="-"
    )
    assert [statement.quote for statement in breakdown.statements] == ["it rained"]
    assert [(dropped.quote, dropped.why) for dropped in breakdown.audit.dropped] == [
        ("the mill was open", "not in the article")
    ]
    assert (breakdown.audit.drafted, breakdown.audit.grounded) == (2, 1)


def test_what_only_the_second_reader_saw_is_counted_as_unread() -> None:
    place = (TEXT.index("it rained"), TEXT.index("it rained") + 9)
    second = Scripted(said("x", "it rained", "Bo Day").model_copy(update={"at": (place,)}))
    breakdown = read_with(
        Scripted(
            said("a", "the mill was closed", "Ann Poe").model_copy(update={"at": ((17, 36),), "quote": TEXT[17:36]})
        ),
        ARTICLE,
        input="-",
        second=second,
    )
    assert [TEXT[start:end] for start, end in breakdown.audit.unread] == ["Bo Day said it rained."]


def test_the_model_is_asked_once_more_for_what_was_refused_or_missed() -> None:
    place = (TEXT.index("it rained"), TEXT.index("it rained") + 9)
    second = Scripted(said("x", "it rained", "Bo Day").model_copy(update={"at": (place,)}))
    reader = Forgetful(
        said("a", "the mill was open", "Ann Poe"),
        mended=(
            said("a", "the mill was closed", "Ann Poe").model_copy(update={"paragraph": 1}),
            said("b", "it rained", "Bo Day"),
        ),
    )
    breakdown = read_with(
        reader, from_text(TEXT.replace("Lee Ray denied that the mill was closed. ", "")), input="-", second=Scripted()
    )
    assert reader.asked is not None
    assert reader.asked[0] == ["the mill was open"]
    assert [statement.quote for statement in breakdown.statements] == ["the mill was closed", "it rained"]
    assert breakdown.reader.calls == 2
    read_with(reader, ARTICLE, input="-", second=second)
    assert [TEXT[start:end] for start, end in reader.asked[1]] == ["Bo Day said it rained."]


def test_a_second_reader_that_cannot_read_the_language_stops_nothing() -> None:
    assert read_with(Scripted(said("b", "it rained", "Bo Day")), ARTICLE, input="-", second=Broken()).statements
