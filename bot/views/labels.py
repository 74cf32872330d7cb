"""What stands above a claim and its answers, and how an answer is said in the summary's line. Fixed words."""

from bot.breakdown import Relation, Scope
from bot.views.grammar import listed
from bot.views.words import CONFIRMED, via

CLAIM = "CLAIM"
OTHER_POINT = "ANSWERS ANOTHER POINT"
VERBS = {OTHER_POINT: "answered on another point"}
ALSO_CONFIRMS = "who confirms another point"

ANSWER_LABELS: dict[Relation, str] = {
    "denies": "DENIED",
    "rejects": "REJECTED",
    "declines": "DECLINED TO COMMENT",
    "confirms": "CONFIRMED",
}


def answer_label(relation: Relation, scope: Scope | None) -> str:
    """What one answer does to a claim, in capitals: DENIED IN PART."""
    if relation == "declines":
        return ANSWER_LABELS[relation]
    if scope == "different":
        return OTHER_POINT
    return ANSWER_LABELS[relation] + (" IN PART" if scope == "partial" else "")


def answered_by(labels: tuple[str, ...], speaker: str, messengers: tuple[str, ...]) -> str:
    """One speaker's answers in the summary's line: "denied in part and rejected by the mayor, through her office"."""
    through = f", {via(messengers)}" if messengers else ""
    verbs = tuple(VERBS.get(label, label.lower()) for label in labels if label != ANSWER_LABELS["declines"])
    if not verbs:
        return f"no comment from {speaker}{through}"
    against = tuple(verb for verb in verbs if not verb.startswith(CONFIRMED))
    if against and against != verbs:  # “denied and confirmed” would say nothing
        return f"{listed(against)} by {speaker}{through}, {ALSO_CONFIRMS}"
    return f"{listed(verbs)} by {speaker}{through}"


def related(how: str) -> str:
    """The same of an answer that meets another claim than the one above it: "related claim denied by the mayor"."""
    return f"{how} on a related claim" if how.startswith("no comment") else f"related claim {how}"


def claim(number: int, of: int) -> str:
    """A claim's label, numbered where a dispute has several: CLAIM 2."""
    return CLAIM if of == 1 else f"{CLAIM} {number}"


def answer_heading(met: dict[str, set[int]], of: int) -> str:
    """An answer's labels, with the claims that each meets where a dispute has several: DENIED IN PART (claims 1 and 2)."""
    return " · ".join(
        label if not claims or of == 1 else f"{label} ({_claims(sorted(claims))})" for label, claims in met.items()
    )


def both(claim: str, answer: str | None) -> str:
    """The label of what answers one claim and is one itself: CLAIM 2 · DENIED (claim 1)."""
    return f"{claim} · {answer}" if answer else claim


def _claims(numbers: list[int]) -> str:
    return f"{'claim' if len(numbers) == 1 else 'claims'} {listed(tuple(map(str, numbers)))}"
