"""The one function: article → breakdown. Used alike by jobs, the command line and evaluation.

It knows the readers and the second pair of eyes; it does no I/O of its own.
"""

import re
import time
from collections.abc import Iterable, Sequence
from typing import Protocol, runtime_checkable

import structlog

from bot import sample
from bot.breakdown import Article, Audit, Breakdown, Statement
from bot.comparison import Comparison, compare
from bot.disputes.by_model import prove, with_uncontested_apart
from bot.disputes.by_rules import by_rules
from bot.draft import Draft, Fault
from bot.errors import ReaderError
from bot.readers import Reader
from bot.settings import BY_RULES, ReaderChoice, Settings

_LOG = structlog.get_logger(__name__)
OPTIONAL = re.compile(r".*\.question")
"""Ids of parts that a refusal leaves out: the thread is whole without them. None is worth a call of its own."""
_NOT_ASKED = re.compile(r"a\d+")
"""Ids of what else is said: prompts/repair.md has no place for them."""


@runtime_checkable
class Repairs(Protocol):
    """A reader that can be asked once more about what could not be shown."""

    def repair(self, article: Article, draft: Draft, faults: Sequence[Fault]) -> Draft: ...


def read(article: Article, *, input: str, settings: Settings, choice: ReaderChoice | None = None) -> Breakdown:
    """Read an article with the reader that the settings (or `choice`) name. With `auto`, a model that fails is replaced
    by the rules, and a note in the breakdown says so. Raises ReaderError."""
    if choice is None and (recorded := sample.for_recorded(settings, input)):
        return read_with(_model(recorded), article, input=input, second=_rules())
    choice = choice or settings.reader
    require_model(settings, choice)
    if choice in BY_RULES or (choice == "auto" and not settings.model_is_set):
        return read_with(_rules(), article, input=input)
    try:
        return read_with(_model(settings), article, input=input, second=_rules())
    except ReaderError as error:
        if choice == "model":
            raise
        breakdown = read_with(_rules(), article, input=input)
        note = f"{error.message} So this was read by rules alone. Ask again to try once more."
        return breakdown.model_copy(update={"article": _with_notes(breakdown.article, (note,))})


def require_model(settings: Settings, choice: ReaderChoice | None) -> None:
    """Raises ReaderError `no-model` if a model is to read and none is set; nothing was sent then."""
    is_set = settings.model_is_set or (settings.model_replay_only and settings.model_recording)
    if choice == "model" and not is_set:
        raise ReaderError(
            "No model is set.",
            "Set OPENAI_API_KEY, or OPENAI_BASE_URL for a server of your own; OPENAI_MODEL names the model.",
            code="no-model",
        )


def read_with(reader: Reader, article: Article, *, input: str, second: Reader | None = None) -> Breakdown:
    """Read with exactly this reader; `second` is the pair of eyes that looks over a model's shoulder."""
    began = time.monotonic()
    draft = reader.read(article)
    if draft.reader.name == "model":
        draft, breakdown = _by_model(reader, draft, article, input, second)
    else:
        breakdown = _by_rules(draft, article, input)
    info = draft.reader.model_copy(update={"seconds": round(time.monotonic() - began, 3)})
    return breakdown.model_copy(update={"article": _with_notes(article, draft.notes), "reader": info})


def side_by_side(breakdowns: Sequence[Breakdown], *, settings: Settings) -> Comparison:
    """Compare two to five breakdowns: by the model in one request if it read them all, else by rules."""
    if not all(breakdown.reader.name == "model" for breakdown in breakdowns):
        return compare(breakdowns)
    from bot.readers.model.comparison_reader import compared

    try:
        answer = compared(settings, breakdowns)
    except ReaderError as error:
        note = f"{error.message} So this was compared by rules alone."
        return compare(breakdowns).model_copy(update={"notes": (note,)})
    return compare(breakdowns, answer.draft).model_copy(update={"tokens": answer.tokens})


def _by_rules(draft: Draft, article: Article, input: str) -> Breakdown:
    result = by_rules(article, draft.statements, draft.against)
    return Breakdown(
        input=input,
        article=article,
        reader=draft.reader,
        statements=result.statements,
        disputes=result.disputes,
        no_answer=result.no_answer,
        also=result.also,
        audit=Audit(drafted=len(draft.statements), grounded=len(draft.statements)),
    )


def _by_model(
    reader: Reader, draft: Draft, article: Article, input: str, second: Reader | None
) -> tuple[Draft, Breakdown]:
    heard = _heard(second, article)
    proven = prove(draft, article, heard)
    faults = tuple(fault for fault in proven.faults if not _NOT_ASKED.fullmatch(fault.id))
    if isinstance(reader, Repairs) and any(not OPTIONAL.fullmatch(fault.id) for fault in faults):
        draft = reader.repair(article, draft, faults)
        proven = prove(draft, article, heard)
    proven = with_uncontested_apart(proven)
    matters = [matter.model_copy(update={"id": f"d{number}"}) for number, matter in enumerate(proven.matters, 1)]
    one_sided = tuple(matter for matter in matters if not matter.has_answer)
    lines_apart = [*(line for matter in one_sided for line in matter.lines), *proven.also]
    return draft, Breakdown(
        input=input,
        article=article,
        reader=draft.reader,
        statements=_in_order(proven.statements, heard),
        about=proven.about,
        note=proven.note,
        disputes=tuple(matter for matter in matters if matter.has_answer),
        one_sided=one_sided,
        no_answer=proven.no_answer,
        cautions=proven.cautions,
        own_voice=proven.own_voice,
        also=tuple(dict.fromkeys(line.statement for line in lines_apart)),
        also_lines=proven.also,
        audit=Audit(
            drafted=proven.drafted,
            grounded=proven.grounded,
            dropped=proven.dropped,
            withheld=proven.withheld,
            unread=proven.missed,
        ),
    )


def _in_order(by_model: Iterable[Statement], by_rules: Iterable[Statement]) -> tuple[Statement, ...]:
    """The model's statements and the rules' with a known source, in the order of the article."""
    sure = {said.id: said for said in by_rules if said.source.kind not in ("article", "unknown")}
    kept = (
        said.model_copy(update={"repeats": said.repeats if said.repeats in sure else None}) for said in sure.values()
    )
    return tuple(sorted((*by_model, *kept), key=lambda said: (said.spans, said.by)))


def _heard(second: Reader | None, article: Article) -> tuple[Statement, ...]:
    """The statements that the second reader finds; none where it cannot read the text."""
    try:
        return second.read(article).statements if second else ()
    except ReaderError:  # not its language: one pair of eyes must do
        return ()
    except Exception as fault:  # noqa: BLE001 - a fault of the rules is not to take a model's reading with it
        _LOG.error("second reader failed", error=type(fault).__name__)
        return ()


def _with_notes(article: Article, notes: Sequence[str]) -> Article:
    return article.model_copy(update={"notes": (*article.notes, *notes)}) if notes else article


def _rules() -> Reader:
    from bot.readers.rules import RulesReader

    return RulesReader()


def _model(settings: Settings) -> Reader:
    from bot.readers.model import ModelReader  # heavy: the model client is imported only where it reads

    return ModelReader(settings)
