"""One line of a thread: who, what is said, where it stands, and the article's sentences that prove it. Pure."""

import re
from dataclasses import dataclass, replace

from bot.breakdown import ANSWERS, Breakdown, Correction, Line, NoAnswer, Role, Statement
from bot.grounding.names import names
from bot.language.lexicon import reports
from bot.language.negation import turns
from bot.language.text import is_irregular_past
from bot.views import words
from bot.views.excerpts import Excerpt, excerpts, places
from bot.views.grammar import quoted
from bot.views.runs import Run, Runs, bold, marks, plain, spoken, struck
from bot.views.sanitize import clean_line
from bot.views.speakers import in_a_line, mentioned

_ASKED = re.compile(
    r"(?:asked|shown|told) (?:if|whether|about|for|of|it|this|that|who|what|when|where|why|how|which)\b[^“]*[,:]"
)
"""What the party was asked, shown or told, before what it answered."""
_LEADS = re.compile(
    r"(?:on|in|at|to|of|by|through|after|during|later|last|yesterday)\b[^:]*:|(?:[\w’'-]+,? ){0,5}[\w’'-]+: (?!“)"
)
"""When, to whom, or to what question something is said; no speech follows a few words that are none of these."""
_AUXILIARIES = frozenset("is was were has had have did does would will could can may might".split())
_BRACKETS = re.compile(r"\([^)]*\)")
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
    label: str | None = None
    """What it does, for its tag."""
    against: str = ""
    """Whom a charge is made against."""
    correction: Correction | None = None

    @property
    def said(self) -> Runs:
        """What follows `who`, from the space, comma or colon on."""
        if not self.words:
            this = " this" if self.verb in (words.VERBS["claims"], words.STATES) else ""  # it stands in the heading
            return (Run(f"{_closing(self.who)} {self.verb}{this}"),) if self.verb else ()
        if self.worded:
            return (Run(self._joint(self.words[0].text)), *self.words)
        return (Run(f"{_closing(self.who)} {self.verb}: " if self.verb else ": "), *self.words)

    def _joint(self, told: str) -> str:
        """What stands between the party and a model's words: “Anstey denied it”, “Anstey, on Monday: …”, “Anstey: every hull …”."""
        word, following, *_ = *re.findall(r"[\w’'-]+", told), "", ""
        if told[:1] in ",:;":
            return ""
        if _ASKED.match(told) and self.role not in ("asks", "demands"):
            return ", "
        # “Finds were divided” begins with a noun.
        if (_is_verb(word) and word.islower() and following not in _AUXILIARIES) or told.startswith("for the "):
            return f"{_closing(self.who)} "  # “The article names no accuser for the charge that …”
        return ", " if _LEADS.match(told) else ": "

    @property
    def party(self) -> Runs:
        """Who, at the start of a line."""
        return bold(f"{self.who[:1].upper()}{self.who[1:]}")

    @property
    def tag(self) -> Runs:
        """What a line does, before a model's words: "DENIES"."""
        if not self.worded or not self.label or self.statement.source.kind == "article":
            return ()
        tag = words.tag(self.label)
        return (Run(f"{tag} "),) if tag else ()

    @property
    def called(self) -> frozenset[str]:
        """The words of the name of its source."""
        source = self.statement.source
        return names(source.resolved or source.name) or frozenset([self.who])

    @property
    def runs(self) -> Runs:
        """All of it, as a line of its own."""
        party = bold(words.IN_ITS_WORDS) if self._is_raw else self.party
        return self.corrected((*self.tag, *party, *self.said), self.marks)

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
        head = (*self.tag, *self.party, Run(f"{lead}:"))
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
        return self.corrected((*self.tag, *self.party, *said))

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


def _is_verb(word: str) -> bool:
    return word in _AUXILIARIES or reports(word) or word.endswith("ed") or is_irregular_past(word)


def dispute_line(breakdown: Breakdown, line: Line) -> ThreadLine | None:
    """A line of a dispute; None where its statement is not in the breakdown."""
    statement = breakdown.by_id.get(line.statement)
    return replace(_line(breakdown, statement, line.who, line.text, line.role), label=line.label) if statement else None


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


def _closing(who: str) -> str:
    """The second comma around what describes a name: "Gil Anstey, the port's director, says …"."""
    return "," if "," in _BRACKETS.sub("", who) else ""
