"""One line of a thread: who, what is said, where it stands, and the article's sentences that prove it. Pure."""

import re
from dataclasses import dataclass, replace

from bot.breakdown import ANSWERS, NO_ACCUSER, Breakdown, Correction, Line, NoAnswer, Role, Statement
from bot.grounding.names import names
from bot.language.lexicon import reports
from bot.language.negation import turns
from bot.views import words
from bot.views.connective import closing, connective, verb_end
from bot.views.excerpts import Excerpt, excerpts, places
from bot.views.grammar import quoted
from bot.views.runs import Run, Runs, bold, marks, plain, spoken, struck
from bot.views.sanitize import clean_line
from bot.views.speakers import in_a_line, mentioned

_CHARGE = re.compile(r"for (?:the |a )?(charge|claim|suggestion|allegation|accusation|idea)s? (?=that\b|of\b)")
_ENDS_IN_SPEECH = re.compile(
    r"(?P<lead>[^“”]*[:,]|,? ?says?|,? ?said)?\s*(?P<speech>“[^”]*”(?:,? (?:and |then |… )?“[^”]*”)*)\.?"
)
_SPEECH = re.compile(r"“[^”]*”")
_BARE_VERBS = frozenset(("", "said", "says"))
SPEECH_OF_ITS_OWN = 6
"""Words from which speech stands on a line of its own."""
FEWEST_WORDS = 4
"""A paraphrase of fewer words (“a charge”, “denied that”) says nothing without its sentence."""


@dataclass(frozen=True)
class ThreadLine:
    """A line as every view shows it."""

    statement: Statement
    role: Role
    who: str
    verb: str
    """By rules; a model's line says it in its words."""
    words: Runs
    """A model's, or the article's; none where another line of the dispute has them."""
    marks: Runs
    proof: tuple[Excerpt, ...]
    worded: bool
    """Whether a model worded it."""
    against: str = ""
    """Whom a charge is made against."""
    correction: Correction | None = None
    goes_on: bool = False
    """Whether the article itself speaks in this line as in the one above: it is not named again."""

    @property
    def said(self) -> Runs:
        """What follows `who`, from the space, comma or colon on."""
        if not self.words:
            this = " this" if self.verb in (words.VERBS["claims"], words.STATES) else ""  # it stands in the heading
            return (Run(f"{closing(self.who)} {self.verb}{this}"),) if self.verb else ()
        if self.worded:
            return (Run(connective(self.who, self.words[0].text, self.role, self.statement.source.kind)), *self.words)
        return (Run(f"{closing(self.who)} {self.verb}: " if self.verb else ": "), *self.words)

    @property
    def party(self) -> Runs:
        """Who, at the start of a line."""
        return bold(f"{self.who[:1].upper()}{self.who[1:]}")

    @property
    def called(self) -> frozenset[str]:
        """The words of the name of its source."""
        source = self.statement.source
        return names(source.resolved or source.name) or frozenset([self.who])

    def below(self, above: "ThreadLine | None") -> "ThreadLine":
        """The line as it stands right below another."""
        kinds = {self.statement.source.kind, above.statement.source.kind} if above else set()
        return replace(self, goes_on=kinds == {"article"} and above is not None and above.who == self.who)

    @property
    def runs(self) -> Runs:
        """All of it, as a line of its own."""
        if self.goes_on and spoken(self.said).startswith(": "):
            return self.corrected(self.words, self.marks)
        if self._is_raw:
            return self.corrected((*bold(words.IN_ITS_WORDS), *self.said), self.marks)
        return self.corrected(self._with_party(self.said), self.marks)

    def _with_party(self, said: Runs) -> Runs:
        """The party and what follows it, in bold as far as the verb: “**Anstey denied** it”, “**Moor would not say** who”."""
        told = spoken(said)
        end = verb_end(told, self.role, self.statement.source.kind) if self.worded else 0
        return (*bold(spoken(self.party) + told[:end]), Run(told[end:])) if end else (*self.party, *said)

    @property
    def _is_raw(self) -> bool:
        """Whether the article's sentence stands for a model's words: it names who speaks, and may hold more than their words."""
        made = self.statement
        return bool(self.words) and not self.worded and made.by == "model" and made.direct is not True

    @property
    def pieces(self) -> tuple[Runs, ...]:
        """All of it; where it ends in speech first who and what it is about, then each quotation on a line."""
        if self._is_raw or self.correction:
            return (self.runs,)
        found = _ENDS_IN_SPEECH.fullmatch(spoken(self.said)) if self.words else None
        if not found or len(found["speech"].split()) < SPEECH_OF_ITS_OWN:
            return (self.runs,)
        lead = (found["lead"] or "").rstrip(" ,:")
        lead = "" if lead.strip(" ,") in _BARE_VERBS else lead
        whole = _SPEECH.findall(found["speech"])
        fragments = any(len(said.split()) < SPEECH_OF_ITS_OWN for said in whole)
        *before, last = [found["speech"]] if fragments else whole
        head = self._with_party((Run(f"{lead}:"),))
        return (head, *((Run(said),) for said in before), (Run(last), *self.marks))

    @property
    def speech(self) -> frozenset[str]:
        """Its quotations that are long enough to stand on a line of their own."""
        return frozenset(said for said in _SPEECH.findall(spoken(self.words)) if len(said.split()) >= SPEECH_OF_ITS_OWN)

    def without_speech(self) -> "ThreadLine | None":
        """The line where its speech stands above: what comes before it, if that says anything. Whole where it is an answer."""
        if self.role in ANSWERS or not _ENDS_IN_SPEECH.fullmatch(spoken(self.said)):
            return self
        return None if self.is_speech_alone else replace(self, words=plain(self._lead))

    @property
    def is_speech_alone(self) -> bool:
        """Whether nothing is said but its speech, after words like “said: ”."""
        told = [word for word in self._lead.split() if not reports(word)]
        return bool(self.speech) and (len(told) < FEWEST_WORDS or "“" in self._lead)

    @property
    def _lead(self) -> str:
        return spoken(self.words).partition("“")[0].rstrip(" :,")

    @property
    def above_proof(self) -> Runs:
        """The same where the article's sentences follow: words of the article are not said twice."""
        said = self.said if self.worded else tuple(Run(run.text.rstrip()) for run in self.said[:1])
        return self.corrected((*self.party, *said))

    @property
    def item(self) -> Runs:
        """The same in the list of one speaker: "denies: “…” ¶4"; a plain claim has no verb."""
        is_plain = self.verb in ("", words.STATES)
        return self.corrected((*(() if is_plain else (Run(f"{self.verb}: "),)), *self.words), self.marks)

    @property
    def inline(self) -> Runs:
        """The same inside a sentence."""
        return self.corrected((Run(in_a_line(self.who)), *self.said))

    @property
    def is_withdrawn(self) -> bool:
        """Whether it is shown struck through."""
        return self.correction is not None and self.correction.kind == "withdrawn"

    def corrected(self, runs: Runs, marks: Runs = ()) -> Runs:
        """The line, or a part of it, struck through after the reason where it was withdrawn; a correction beside it."""
        if self.correction is None:
            return (*runs, *marks)
        who, why = words.correction(self.correction)
        if self.is_withdrawn:
            return (*bold(who), Run(f"{why} · "), *struck(runs), *marks)
        return (*runs, *marks, Run(" · "), *bold(who), Run(why))


def dispute_line(breakdown: Breakdown, line: Line) -> ThreadLine | None:
    """A line of a dispute; None where its statement is not in the breakdown."""
    statement = breakdown.by_id.get(line.statement)
    return _line(breakdown, statement, line.who, line.text, line.role) if statement else None


def charge_line(breakdown: Breakdown, charge: NoAnswer) -> ThreadLine | None:
    """A charge without an answer; by rules it says whom it is against, with the whole sentence."""
    statement = breakdown.by_id.get(charge.statement)
    if statement is None:
        return None
    line = _line(breakdown, statement, charge.who, charge.text, statement.role)
    line = replace(line, against=mentioned(charge.against))
    if statement.by == "model":
        return line
    whole = Run(sentence(breakdown, statement).removesuffix("."), "italic")
    return replace(line, verb=words.charges(line.against), words=(whole,), worded=False)


def statement_line(breakdown: Breakdown, statement: Statement, who: str) -> ThreadLine:
    """A statement under the name of its source."""
    return _line(breakdown, statement, who, None, statement.role)


def evidence(breakdown: Breakdown, statement: Statement) -> Run:
    """The article's own words for a line that no model worded: speech in quotation marks, else the whole sentence.

    By rules a paraphrase, too, as prose. The whole sentence where what is beside the quote in it can turn it.
    """
    long = statement.by == "rules" and len(statement.quote.split()) >= FEWEST_WORDS
    alone = (statement.direct is True or long) and not _is_turned(breakdown, statement)
    if alone and statement.role not in words.SAY_NOTHING:
        words_said = clean_line(statement.quote)
        return Run(quoted(words_said)) if statement.direct is True else Run(words_said, "italic")
    return Run(sentence(breakdown, statement), "italic")


def sentence(breakdown: Breakdown, statement: Statement) -> str:
    """The whole sentences around a statement's words."""
    return clean_line(" … ".join(found.text for found in excerpts(breakdown.article, statement)))


def _is_turned(breakdown: Breakdown, statement: Statement) -> bool:
    """Whether the sentence around a quote holds a negation, condition, question or doubt outside of it."""
    proof = excerpts(breakdown.article, statement)
    return any(turns(run.text) for found in proof for run in found.runs if not run.style)


def _line(breakdown: Breakdown, statement: Statement, who: str, text: str | None, role: Role) -> ThreadLine:
    again = (one for one in breakdown.statements if one.repeats == statement.id)
    text = clean_line(text or "").removesuffix(".").replace("” “", "”, “")
    if who == NO_ACCUSER and (charge := _CHARGE.match(text)):
        who, text = words.unattributed(charge[1]), text[charge.end() :]
    return ThreadLine(
        statement=statement,
        role=role,
        who=_party(statement, clean_line(who)),
        verb=_verb(statement, role),
        words=plain(text) if text else (evidence(breakdown, statement),),
        marks=marks(places(breakdown.article, (statement, *again))),
        proof=excerpts(breakdown.article, statement),
        worded=bool(text),
        correction=breakdown.correction_of(statement),
    )


def _party(statement: Statement, who: str) -> str:
    """By rules with those who passed it on; a model says that in its words."""
    if statement.source.kind == "unknown" and who.casefold() == words.SPEAKER_UNCLEAR:
        return words.WHO_IS_UNCLEAR
    via = tuple(name for one in statement.via if (name := mentioned(one)) and name not in who)
    return f"{who}, {words.via(via)}" if via and statement.by == "rules" else who


def _verb(statement: Statement, role: Role) -> str:
    """The verb by rules; none where the sentence that follows says it."""
    if statement.by == "model" or statement.source.kind == "unknown" or role in words.SAY_NOTHING:
        return ""
    return words.STATES if statement.source.kind == "article" and role == "claims" else words.VERBS[role]
