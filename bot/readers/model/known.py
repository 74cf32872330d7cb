"""A draft as lines of a request, and what an answer about these lines changes in it."""

from collections.abc import Iterator, Sequence

from bot.draft import Draft, DraftCharge, DraftDispute, DraftLine, Fault
from bot.readers.model import fence
from bot.readers.model.schema import Given, Mended

MOST_DISPUTES = 8
"""Of one article; where its parts bring more, the later ones fall away."""
MOST_LINES = 12
MOST_CHARGES = 6
MOST_ALSO = 8


def disputes_block(draft: Draft, nonce: str) -> str:
    """The disputes so far, for a further part of a long article."""
    lines = []
    for dispute in draft.disputes:
        lines.append(f"{dispute.id} | {dispute.question}")
        lines += [f"{dispute.id} | {line.role} | {line.who} | {line.text}" for line in dispute.lines]
    return fence.fenced("known", [fence.data(line, nonce) for line in lines], nonce)


def answer_block(draft: Draft, nonce: str) -> str:
    """The whole answer with an id for everything in it, for a repair."""
    return fence.fenced("known", [fence.data(line, nonce) for line in _numbered(draft)], nonce)


def faults_block(faults: Sequence[Fault], nonce: str) -> str:
    """What is wrong, one fault a line."""
    return fence.fenced("faults", [fence.data(f"{fault.id} | {fault.why}", nonce) for fault in faults], nonce)


def _numbered(draft: Draft) -> Iterator[str]:
    for dispute in draft.disputes:
        yield f"{dispute.id}.question | {dispute.question}"
        for number, line in enumerate(dispute.lines, 1):
            yield f"{dispute.id}.{number} | {_told(line)}"
        yield f"{dispute.id}.status | {dispute.status or ''}"
        yield f"{dispute.id}.gist | {dispute.gist}"
    for number, charge in enumerate(draft.no_answer, 1):
        yield f"n{number} | {_told(charge.line)} | against {charge.against}"
    yield f"note | {draft.note or ''}"
    yield f"about | {draft.about or ''}"


def _told(line: DraftLine) -> str:
    proof = " / ".join(f"¶{passage.paragraph} {passage.text}" for passage in line.proof)
    return f"{line.role} | {line.speaker} | {line.who} | {line.text} | {proof}"


def next_id(draft: Draft) -> str:
    """The first id that no dispute has."""
    taken = {dispute.id for dispute in draft.disputes}
    return next(f"d{number}" for number in range(1, len(taken) + 2) if f"d{number}" not in taken)


def extended(draft: Draft, given: Given) -> Draft:
    """`draft` with the answer about a further part. A dispute of a part before is continued; two of one answer are two."""
    disputes = {dispute.id: dispute for dispute in draft.disputes}
    before = frozenset(disputes)
    for dispute in given.disputes:
        if dispute.id in before:
            known = disputes[dispute.id]
            disputes[known.id] = known.model_copy(
                update={
                    "lines": (*known.lines, *dispute.lines)[:MOST_LINES],
                    "gist": dispute.gist or known.gist,
                    "status": dispute.status or known.status,
                }
            )
        elif len(disputes) < MOST_DISPUTES:
            free = f"d{len(disputes) + 1}"
            disputes[free] = dispute.model_copy(update={"id": free})
    return draft.model_copy(
        update={
            "disputes": tuple(disputes.values()),
            "no_answer": (*draft.no_answer, *given.no_answer)[:MOST_CHARGES],
            "own_voice": (*draft.own_voice, *given.own_voice),
            "also": (*draft.also, *given.also)[:MOST_ALSO],
            "about": draft.about or given.about,
            "note": given.note or draft.note,
        }
    )


def mended(draft: Draft, given: Mended, faults: Sequence[Fault]) -> Draft:
    """`draft` with what a repair gives for these faults; answers to what was not asked are left out."""
    asked = {fault.id for fault in faults}
    lines = {line.id: line for line in given.lines if line.id in asked}
    texts = {text.id: text.text for text in given.texts if text.id in asked}
    disputes = []
    for dispute in draft.disputes:
        kept = [
            lines[key].draft() if (key := f"{dispute.id}.{number}") in lines else line
            for number, line in enumerate(dispute.lines, 1)
        ]
        kept += [line.draft() for key, line in lines.items() if key.startswith("m") and line.dispute == dispute.id]
        disputes.append(_with_texts(dispute.model_copy(update={"lines": tuple(kept[:MOST_LINES])}), texts))
    return draft.model_copy(
        update={
            "disputes": tuple(disputes),
            "no_answer": tuple(
                DraftCharge(line=line.draft(), against=line.against or charge.against)
                if (line := lines.get(f"n{number}"))
                else charge
                for number, charge in enumerate(draft.no_answer, 1)
            ),
            "note": texts.get("note", draft.note or "") or None,
            "about": texts.get("about", draft.about or "") or None,
        }
    )


def _with_texts(dispute: DraftDispute, texts: dict[str, str]) -> DraftDispute:
    update: dict[str, str | None] = {
        name: texts[f"{dispute.id}.{name}"] for name in ("gist", "question") if f"{dispute.id}.{name}" in texts
    }
    if f"{dispute.id}.status" in texts:
        update["status"] = texts[f"{dispute.id}.status"] or None
    return dispute.model_copy(update=update) if update else dispute
