"""A draft as lines of a request, and what an answer about these lines changes in it."""

from collections.abc import Iterator, Sequence

from bot.breakdown import ANSWERS
from bot.draft import Draft, DraftLine, Fault
from bot.readers.model.fenced_article import fenced
from bot.readers.model.schema import MAX_FURTHER, MAX_LINES, MAX_MATTERS, Given, Mended

MOST_CAUTIONS = 4


def matters_block(draft: Draft, nonce: str) -> str:
    """The matters so far, for a further part of a long article."""
    lines = []
    for matter in draft.matters:
        lines.append(f"{matter.id} | {matter.question}")
        lines += [f"{matter.id} | {line.role} | {line.who} | {line.text}" for line in matter.lines]
    return fenced("known", lines, nonce)


def answer_block(draft: Draft, nonce: str) -> str:
    """The answer's matters and note, with an id for each line and text, for a repair."""
    return fenced("known", _numbered(draft), nonce)


def faults_block(faults: Sequence[Fault], nonce: str) -> str:
    """What is wrong, one fault a line."""
    return fenced("faults", (f"{fault.id} | {fault.why}" for fault in faults), nonce)


def _numbered(draft: Draft) -> Iterator[str]:
    for matter in draft.matters:
        yield f"{matter.id}.question | {matter.question}"
        for number, line in enumerate(matter.lines, 1):
            yield f"{matter.id}.{number} | {_told(line)}"
    yield f"note | {draft.note or ''}"


def _told(line: DraftLine) -> str:
    label = f"{line.label} – " if line.label else ""
    return f"{line.role} | {line.speaker} | {label}{line.who}: {line.text} [{' '.join(map(str, line.proof))}]"


def extended(draft: Draft, given: Given) -> Draft:
    """`draft` with the answer about a further part. A matter of a part before is continued; two of one answer are two.

    Of all parts together no more is kept than of one answer: the later matters and lines fall away.
    """
    matters = {matter.id: matter for matter in draft.matters}
    before = frozenset(matters)
    for matter in (entry.draft() for entry in given.matters):
        if matter.id in before:
            known = matters[matter.id]
            matters[known.id] = known.model_copy(
                update={
                    "lines": (*known.lines, *matter.lines)[:MAX_LINES],
                    "question": matter.question or known.question,
                    # A point on missing answers no longer holds where this part has one.
                    "status": matter.status
                    or (None if any(line.role in ANSWERS for line in matter.lines) else known.status),
                    "against": matter.against or known.against,
                }
            )
        elif len(matters) < MAX_MATTERS:
            free = f"d{len(matters) + 1}"
            matters[free] = matter.model_copy(update={"id": free})
    return draft.model_copy(
        update={
            "matters": tuple(matters.values()),
            "own_voice": (*draft.own_voice, *given.own_voice[:MAX_FURTHER]),
            "also": (*draft.also, *(line.draft() for line in given.also))[:MAX_FURTHER],
            "about": draft.about or given.about,
            "cautions": (*draft.cautions, *given.cautions)[:MOST_CAUTIONS],
            "note": given.note or draft.note,
        }
    )


def mended(draft: Draft, given: Mended, faults: Sequence[Fault]) -> Draft:
    """`draft` with what a repair gives for these faults; answers to what was not asked are left out."""
    asked = {fault.id for fault in faults}
    lines = {line.id: line for line in given.lines if line.id in asked}
    texts = {text.id: text.text for text in given.texts if text.id in asked}
    matters = []
    for matter in draft.matters:
        kept = [
            lines[key].draft() if (key := f"{matter.id}.{number}") in lines else line
            for number, line in enumerate(matter.lines, 1)
        ]
        kept += [line.draft() for key, line in lines.items() if key.startswith("m") and line.matter == matter.id]
        question = texts.get(f"{matter.id}.question", matter.question)
        matters.append(matter.model_copy(update={"lines": tuple(kept[:MAX_LINES]), "question": question}))
    note = texts.get("note", draft.note or "") or None
    return draft.model_copy(update={"matters": tuple(matters), "note": note})
