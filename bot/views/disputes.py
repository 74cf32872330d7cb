"""One dispute as every view shows it: the claims, what answers them and how far, and who is on which side. Pure."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from bot.breakdown import Answer, Article, Dispute, Relation, Statement
from bot.views import labels, words
from bot.views.excerpts import Excerpt, excerpt
from bot.views.inert import clean_line
from bot.views.numbers import differing
from bot.views.said import Said, by_sentence
from bot.views.speakers import fullest, mentioned, speaker

Given = tuple[Statement, Answer]
"""A statement and what it answers."""

# Characters between a denying word and what it denies ("denied that", "has denied to reporters that").
NEAR = 40
NOT = re.compile(
    r"(?i)(?:\b(?:(?:do|does|did|has|have|had|would|could|is|are|was|were)\s+)?(?:not|never)|\w+n[’']t)\s+$"
)
DENYING = re.compile(r"(?i)\b(?:den(?:y|ie|ial)|reject|dismiss|disput|refut|rebut|call|brand|label|dub|describ)")
FEWEST_OF_AN_ANSWER = 3
"""Reported words of an answer that are fewer ("a charge") say nothing beside "denied by"."""
_CHARGING = re.compile(r"(?i)\b(?:accus|blam|charg|fault|suspect)")
"""“the insurer of warning managers” is said of nobody without its “accused”."""

# Who both denies the facts and rejects the charge is first of all said to deny.
GRAVITY: dict[Relation, int] = {"denies": 0, "rejects": 1, "confirms": 2, "declines": 3}

_WITHOUT_A_SUBJECT = re.compile(r"(?:is|are|was|were|has|have|had|does|did|will|would|could|should|might|must)\b")
"""“has told the directors that …” begins behind its “Mr. Thorne, according to three people,”."""

FEWEST_WORDS = 4
"""A claim of fewer words ("the donation") says nothing without its sentence."""


@dataclass(frozen=True)
class Answered:
    """One speaker's answers in the summary."""

    how: str
    """How and by whom: "denied in part by the mayor, via KCNA"."""
    quote: str | None
    """The first of its own words; None where it declines to say any."""


@dataclass(frozen=True)
class DisputeLines:
    """A dispute's lines, evidence first, and its one line in the summary."""

    id: str
    at_issue: str
    """The claim in the article's words: all of the quote, for a cut one can say something else ("three officers were
    asleep" of "two of the three officers were asleep")."""
    outcome: str
    """Fixed words where nobody denies or rejects: "confirmed", "no comment"; empty for a dispute."""
    gist: str | None
    claims: tuple[Excerpt, ...]
    answers: tuple[Excerpt, ...]
    claimed: str
    """Who claims it: "claimed by a U.S. official (unnamed)"."""
    answered: tuple[Answered, ...]
    """How it is answered, each speaker once."""
    numbers: tuple[tuple[str, str], ...]
    """Pairs (as claimed, as answered) of numbers with one unit that differ."""

    @property
    def in_a_line(self) -> str:
        """Who claims it and how it is answered."""
        return words.who_and_how(self.claimed, tuple(answer.how for answer in self.answered))

    @property
    def lines(self) -> tuple[Excerpt, ...]:
        """Claims first, then answers."""
        return (*self.claims, *self.answers)


def dispute_lines(article: Article, dispute: Dispute, said: Said) -> DisputeLines:
    """The dispute's lines; a statement that repeats another stands as "again ¶6" under the first."""
    found = _claims(article, dispute, said)
    named = _named_by(dispute, found, said)
    claims = _numbered(sorted(found, key=lambda line: line is not named))
    given = [(statement, answer) for answer in dispute.answers for statement in said.firsts((answer.statement,))]
    answers = _answers(article, said, claims, given)
    also = {line.statements: line.label for line in answers}
    return DisputeLines(
        id=dispute.id,
        at_issue=_words_of(article, named) if named else clean_line(dispute.topic),
        outcome=outcome_of(dispute),
        gist=clean_line(dispute.gist) or None if dispute.gist else None,
        claims=tuple(replace(line, label=labels.both(line.label, also.get(line.statements))) for line in claims),
        answers=tuple(line for line in answers if line.statements not in {claim.statements for claim in claims}),
        claimed=_claimed(named, tuple(line for line in claims if line.statements not in also)),
        answered=_answered(article, *_by_what_they_meet(given, named, claims, said)),
        numbers=differing(_quotes(claims), _quotes(answers)),
    )


def _named_by(dispute: Dispute, claims: tuple[Excerpt, ...], said: Said) -> Excerpt | None:
    """The claim that is denied or rejected most often, for the answers stand under its words; among several such, the
    one that the topic is taken from."""
    against = [answer for answer in dispute.answers if answer.relation in ("denies", "rejects")] or dispute.answers
    answered = {
        (answering.id, claim.id)
        for answer in against
        for answering in said.firsts((answer.statement,))
        for claim in said.firsts(answer.claims)
    }
    met = Counter(claim for _, claim in answered)
    topic = clean_line(dispute.topic).casefold()

    def weight(line: Excerpt) -> tuple[int, bool]:
        return max(met[one.id] for one in line.statements), bool(topic) and topic in line.quote.casefold()

    return max(claims, key=weight, default=None)


def _words_of(article: Article, claim: Excerpt) -> str:
    """All of its quote; of a claim in two or three words, or that lacks whom it speaks of, its sentence."""
    first = claim.statements[0]
    if len(claim.quote.split()) < FEWEST_WORDS or _WITHOUT_A_SUBJECT.match(claim.quote):
        return clean_line("".join(piece.text for piece in claim.pieces))
    return _with_cue(article, first, _CHARGING) or claim.quote if len(claim.statements) == 1 else claim.quote


def _claimed(named: Excerpt | None, claims: tuple[Excerpt, ...]) -> str:
    """Who claims what is shown; whoever makes another claim of the dispute has not said those words."""
    if named is None:
        return ""
    same = _same(named, claims)
    names = _names((named, *same))
    related = tuple(name for name in _names((named, *claims)) if name not in names)
    return words.claimed_by(names, related)


def _same(named: Excerpt, claims: tuple[Excerpt, ...]) -> tuple[Excerpt, ...]:
    return tuple(line for line in claims if line.quote.casefold() == named.quote.casefold())


def _by_what_they_meet(
    given: list[Given], named: Excerpt | None, claims: tuple[Excerpt, ...], said: Said
) -> tuple[list[Given], list[Given]]:
    """Answers to the claim that the summary names, and those to others alone: nobody is said to deny what they did not."""
    lines = _same(named, claims) if named else ()
    ids = {statement.id for line in lines for statement in line.statements}
    meeting = [one for one in given if not ids or ids & {claim.id for claim in said.firsts(one[1].claims)}]
    return meeting, [one for one in given if one not in meeting]


def outcome_of(dispute: Dispute) -> Literal["", "confirmed", "no comment"]:
    """What became of its claims where no answer denies or rejects them; empty for a dispute."""
    found = {answer.relation for answer in dispute.answers}
    if found & {"denies", "rejects"}:
        return ""
    return words.CONFIRMED if "confirms" in found else words.NO_COMMENT


def _names(lines: tuple[Excerpt, ...]) -> tuple[str, ...]:
    """Who speaks in them, each once, by the fullest name."""
    full = fullest(line.speaker for line in lines)
    known = {line.speaker.key or line.speaker.short: line.speaker.short for line in lines}
    return tuple(name for key, name in known.items() if full.get(key, key) == key)


def _claims(article: Article, dispute: Dispute, said: Said) -> tuple[Excerpt, ...]:
    groups = by_sentence(said.firsts(dispute.claims))
    return tuple(excerpt(article, group, labels.CLAIM, said.repeats(group)) for group in groups)


def _numbered(claims: list[Excerpt]) -> tuple[Excerpt, ...]:
    """CLAIM 1 is the one that the summary names."""
    return tuple(replace(line, label=labels.claim(number, len(claims))) for number, line in enumerate(claims, 1))


def _answers(article: Article, said: Said, claims: tuple[Excerpt, ...], given: list[Given]) -> tuple[Excerpt, ...]:
    numbers = {statement.id: number for number, line in enumerate(claims, 1) for statement in line.statements}
    lines = []
    for group in by_sentence(said.firsts(statement.id for statement, _ in given)):
        answers = _gravest_first(answer for statement, answer in given if statement in group)
        label = labels.answer_heading(_met(answers, numbers, said), of=len(claims))
        line = excerpt(article, group, label, said.repeats(group))
        extent = (words.EXTENT_UNKNOWN,) if _extent_unknown(answers) else ()
        lines.append(replace(line, remarks=(*line.remarks, *extent)))
    return tuple(lines)


def _met(answers: list[Answer], numbers: dict[str, int], said: Said) -> dict[str, set[int]]:
    """What the answers do, and to which of the numbered claims."""
    met: dict[str, set[int]] = {}
    for answer in answers:
        claims = met.setdefault(labels.answer_label(answer.relation, answer.scope), set())
        claims.update(numbers[claim.id] for claim in said.firsts(answer.claims) if claim.id in numbers)
    return met


def _extent_unknown(answers: list[Answer]) -> bool:
    return any(answer.scope is None and answer.relation != "declines" for answer in answers)


def _answered(article: Article, meeting: list[Given], others: list[Given]) -> tuple[Answered, ...]:
    everybody = [speaker(statement.source) for statement, _ in (*meeting, *others)]
    known, full = {who.key: who.short for who in everybody}, fullest(everybody)
    by_speaker: dict[str, list[Given]] = {}
    beside: dict[str, list[Given]] = {}
    for found, given in ((by_speaker, meeting), (beside, others)):
        for statement, answer in given:
            who = known[full[speaker(statement.source).key]]
            if who not in by_speaker or found is by_speaker:
                found.setdefault(who, []).append((statement, answer))
    near = (_of_one(article, who, answers) for who, answers in beside.items())
    return (
        *(_of_one(article, who, answers) for who, answers in by_speaker.items()),
        *(replace(answer, how=labels.related(answer.how)) for answer in near),
    )


def _of_one(article: Article, who: str, given: list[Given]) -> Answered:
    given = sorted(given, key=lambda one: GRAVITY[one[1].relation])
    found = dict.fromkeys(labels.answer_label(answer.relation, answer.scope) for _, answer in given)
    messengers = dict.fromkeys(mentioned(messenger) for statement, _ in given for messenger in statement.via)
    said = [own_words(article, statement) for statement, answer in given if answer.relation != "declines"]
    return Answered(labels.answered_by(tuple(found), who, tuple(messengers)), next(filter(None, said), None))


def own_words(article: Article, statement: Statement) -> str | None:
    """The answer's words for a line without its sentence; None where they would say nothing there ("a charge").

    “any inspection had been missed” beside "denied by" reads as if that were the answer: where it is reported what is
    denied, the denying word goes along, with all that stands between: “denied that any inspection had been missed”.
    """
    quote = clean_line(statement.quote)
    if statement.stance in ("denies", "rejects", "confirms") and (whole := _with_cue(article, statement, DENYING)):
        return whole
    return quote if statement.direct is not False or len(quote.split()) >= FEWEST_OF_AN_ANSWER else None


def _with_cue(article: Article, statement: Statement, wanted: re.Pattern[str]) -> str | None:
    """A reported quote with the cue before it, where that is a `wanted` one. A "not" that turns the cue goes along, and
    only where the statement is none of a denial: “did not dispute that three sheets carry no signature”."""
    cue, spans = statement.cue, statement.spans
    if cue is None or statement.direct is True or not wanted.search(cue.text):
        return None
    if len(spans) == 2 and spans[0][1] <= cue.start < cue.end <= spans[1][0]:  # “a charge that she rejected as theatre”
        return clean_line(article.text[spans[0][0] : spans[1][1]])
    turned = NOT.search(article.text, max(0, cue.start - NEAR), cue.start)
    if bool(turned) != (statement.stance == "confirms"):
        return None
    if len(spans) != 1 or not 0 <= spans[0][0] - cue.end <= NEAR:
        return None
    return clean_line(article.text[turned.start() if turned else cue.start : spans[0][1]])


def _gravest_first(answers: Iterable[Answer]) -> list[Answer]:
    return sorted(answers, key=lambda answer: GRAVITY[answer.relation])


def _quotes(lines: tuple[Excerpt, ...]) -> tuple[str, ...]:
    return tuple(piece.text for line in lines for piece in line.pieces if piece.quoted)
