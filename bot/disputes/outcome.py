"""What came back, as it may stand behind a question: no more than the lines bear out. Pure."""

import re
from collections.abc import Sequence

from bot.breakdown import DENIALS, Role
from bot.disputes.checks import LONGEST, NO_DENIAL, checked
from bot.disputes.evidence import Evidence, content, stems
from bot.disputes.quotations import Refused
from bot.grounding.names import names
from bot.language.answers import DENYING, GRANTING, NOT_GRANTED, REFUSAL, SILENCE
from bot.language.common import OPENERS, PRONOUNS
from bot.language.lexicon import reports
from bot.language.negation import NEGATION

_VERB = re.compile(r"\b\w+s\b(?!['’])")
"""Behind “The senior officer” in “The senior officer denies it”."""
_PARTY = re.compile(r"([A-Z][\w’'-]+) \w+s\b")
"""“Rehn denies it”."""
_ECHO = re.compile(
    r"\b(?:did|does|do|was|were|is|are|has|had|have|will|would|yes|no)(?: not|n['’]t)?[.!]?$", re.IGNORECASE
)
"""“They did” answers the question, and does not tell who says so."""


def outcome(text: str, parties: Sequence[tuple[str, Role]], evidence: Evidence) -> str:
    """What came back to a question, in a few words behind it, as it may be shown; `parties` are those of the lines.

    Where it names some of them, these are the ones who deny, grant or keep silent. Raises Refused.
    """
    text = checked(text, evidence, "outcome")
    if len(text.split()) > LONGEST["outcome"]:
        raise Refused("it is too long")
    told = NOT_GRANTED.sub(" ", NO_DENIAL.sub(" ", text))
    denies, grants = DENYING.search(told), GRANTING.search(told)
    called = stems(text) if text.split()[0].casefold() not in PRONOUNS else frozenset()
    shown = [who for who, _ in parties if stems(" ".join(names(who))) & called]
    subject = called and set(content(_VERB.split(text, maxsplit=1)[0]))
    shown = shown or [who for who, _ in parties if subject and subject <= set(content(who))]
    by_name = frozenset[str]().union(*map(names, shown))
    named = [role for who, role in parties if who in shown or names(who) & by_name]
    party = _PARTY.match(text)
    if party and not named and party[1].lower() not in OPENERS and names(party[1]):
        raise Refused("no line of this matter is by this party")
    roles = named or [role for _, role in parties]
    is_denied = DENIALS.intersection(role for _, role in parties)
    if denies and not DENIALS.intersection(roles):
        raise Refused("no such line of this matter denies")
    if grants and not {"concedes", "confirms"}.intersection(roles):
        raise Refused("no such line of this matter concedes or confirms")
    if (REFUSAL.search(text) or SILENCE.search(text)) and not {
        "will not say",
        "not reached",
        "dodges",
        "rejects",
    }.intersection(roles):
        raise Refused("no such line of this matter refuses to answer")
    if (grants and is_denied and not denies) or (NO_DENIAL.search(text) and is_denied):
        raise Refused("a line of this matter denies")
    says_who = any(map(reports, text.lower().split()))
    says_no = NEGATION.search(text) is not None
    fits = DENIALS.issuperset(roles) if says_no else DENIALS.isdisjoint(roles)
    if _ECHO.search(text) and not (says_who and named and fits):
        raise Refused("it answers the question")
    text = f"{text[:1].upper()}{text[1:]}"
    return text if text[-1] in ".!…”" else f"{text}."
