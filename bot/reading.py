"""The one function: article → breakdown. Used alike by jobs, the command line and evaluation.

It knows the readers and the second pair of eyes; it does no I/O of its own.
"""

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from pydantic import SecretStr

from bot import disputes
from bot.breakdown import Article, Audit, Breakdown, Span
from bot.draft import Draft, DraftStatement
from bot.errors import ReaderError
from bot.grounding import Grounded, Layout, ground
from bot.readers import Reader
from bot.settings import ReaderChoice, Settings

if TYPE_CHECKING:
    from bot.readers.model import ModelConfig


@runtime_checkable
class Repairs(Protocol):
    """A reader that can be asked once more for what it missed."""

    def repair(self, article: Article, draft: Draft, not_found: Sequence[str], uncovered: Sequence[Span]) -> Draft: ...


def read(article: Article, *, input: str, settings: Settings, choice: ReaderChoice | None = None) -> Breakdown:
    """Read an article with the reader that the settings (or `choice`) name.

    With `auto`, a model that fails is replaced by the offline reader, and a note in the breakdown says so.

    Raises:
        ReaderError: no reader could read it; says why and what to do.
    """
    choice = choice or settings.reader
    if choice == "offline" or (choice == "auto" and not settings.model_is_set):
        return read_with(_offline(), article, input=input)
    try:
        return read_with(_model(settings), article, input=input, second=_offline())
    except ReaderError as error:
        if choice == "model":
            raise
        breakdown = read_with(_offline(), article, input=input)
        return _noted(breakdown, f"{error.message} So this was read by rules alone. Ask again to try once more.")


def read_with(reader: Reader, article: Article, *, input: str, second: Reader | None = None) -> Breakdown:
    """Read with exactly this reader; `second` is the pair of eyes that checks that nothing attributed was missed."""
    began = time.monotonic()
    draft = reader.read(article)
    heard = _heard(second, article)
    seen = _attributed(heard, article)
    grounded = ground(draft, article, heard)
    if isinstance(reader, Repairs):
        draft, grounded = _repaired(reader, article, draft, grounded, heard)
    proposals = grounded.answers if draft.reader.name == "model" else None  # a model that proposes none sees no dispute
    links = disputes.link(article, grounded.statements, proposals, grounded.against)
    return Breakdown(
        input=input,
        article=_with_notes(article, draft.notes),
        reader=draft.reader.model_copy(update={"seconds": round(time.monotonic() - began, 3)}),
        statements=links.statements,
        disputes=links.disputes,
        own_voice=links.own_voice,
        unanswered=links.unanswered,
        audit=Audit(
            drafted=len(grounded.statements) + len(grounded.dropped),
            grounded=len(grounded.statements),
            dropped=(*grounded.dropped, *links.dropped),
            unread=_uncovered(seen, grounded),
        ),
    )


def _repaired(
    reader: Repairs, article: Article, draft: Draft, grounded: Grounded, heard: Sequence[DraftStatement]
) -> tuple[Draft, Grounded]:
    """Ask once more for quotes that were not found and attributed sentences that no statement covers."""
    not_found = [dropped.quote for dropped in grounded.dropped]
    uncovered = _uncovered(_attributed(heard, article), grounded)
    if not not_found and not uncovered:
        return draft, grounded
    try:
        more = reader.repair(article, draft, not_found, uncovered)
    except ReaderError as error:
        notes = (*draft.notes, f"A second look at this article failed: {error.message}")
        return draft.model_copy(update={"notes": notes}), grounded
    again = ground(more, article, heard)
    still = {dropped.quote for dropped in again.dropped}
    refused = [*again.dropped, *(dropped for dropped in grounded.dropped if dropped.quote not in still)]
    return more, again.model_copy(update={"dropped": tuple(refused if _lost(draft, more) else again.dropped)})


def _lost(before: Draft, after: Draft) -> bool:
    """Whether a repair let refused quotes fall without offering them again."""
    return {statement.key for statement in before.statements} - {
        statement.key for statement in after.statements
    } != set()


def _heard(second: Reader | None, article: Article) -> tuple[DraftStatement, ...]:
    """What the second reader finds; nothing where it cannot read the text."""
    try:
        return second.read(article).statements if second else ()
    except ReaderError:  # not its language: one pair of eyes must do
        return ()


def _attributed(heard: Sequence[DraftStatement], article: Article) -> list[Span]:
    """Sentences in which the second reader hears somebody voice something."""
    layout = Layout(article)
    return [layout.around((places[0][0], places[-1][1])) for places in map(_places, heard) if places]


def _places(statement: DraftStatement) -> Sequence[Span]:
    return () if statement.kind == "article" else statement.at


def _uncovered(seen: Sequence[Span], grounded: Grounded) -> tuple[Span, ...]:
    covered = [span for statement in grounded.statements for span in (*statement.spans, statement.sentence)]
    open_ = [span for span in seen if not any(span[0] < end and start < span[1] for start, end in covered)]
    return tuple(dict.fromkeys(open_))


def _noted(breakdown: Breakdown, note: str) -> Breakdown:
    return breakdown.model_copy(update={"article": _with_notes(breakdown.article, (note,))})


def _with_notes(article: Article, notes: Sequence[str]) -> Article:
    return article.model_copy(update={"notes": (*article.notes, *notes)}) if notes else article


def _offline() -> Reader:
    from bot.readers.offline import OfflineReader  # heavy: spaCy is imported only where it reads

    return OfflineReader()


def _model(settings: Settings) -> Reader:
    from bot.readers.model import ModelReader  # heavy: the model client is imported only where it reads

    return ModelReader(model_config(settings))


def model_config(settings: Settings) -> "ModelConfig":
    """What the settings say of the model, as its client wants it."""
    from bot.readers.model import ModelConfig

    return ModelConfig(
        model=settings.openai_model,
        api_key=settings.openai_api_key or SecretStr(""),
        base_url=settings.openai_base_url,
        timeout=settings.model_timeout_seconds,
        max_input_tokens=settings.model_max_input_tokens,
        max_output_tokens=settings.model_max_output_tokens,
        recording=settings.model_recording,
        replay_only=settings.model_replay_only,
    )
