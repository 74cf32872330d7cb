"""One line of a thread: who, what is said, where it stands, and the article's sentences that prove it. Pure."""

from dataclasses import dataclass, replace

from bot.breakdown import Breakdown, Correction, Line, NoAnswer, Role, Statement
from bot.language.negation import turns
from bot.views import exact, words
from bot.views.excerpts import Excerpt, excerpts, places
from bot.views.grammar import closing_comma, quoted
from bot.views.runs import Run, Runs, bold, marks, plain, spoken, struck
from bot.views.sanitize import clean_line
from bot.views.speakers import in_a_line, mentioned

FEWEST_WORDS = 4
"""A paraphrase of fewer words (“a charge”, “denied that”) says nothing without its sentence."""

Piece = tuple[bool, Runs]
"""Words, and whether they are speech that stands on a line of its own."""


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
    label: str = ""
    """What a model's line is: “Claim”."""

    @property
    def said(self) -> Runs:
        """What follows `who`, from the space, comma or colon on."""
        if not self.words:
            this = " this" if self.verb in (words.VERBS["claims"], words.STATES) else ""  # it stands in the heading
            return (Run(f"{closing_comma(self.who)} {self.verb}{this}"),) if self.verb else ()
        return (Run(f"{closing_comma(self.who)} {self.verb}: " if self.verb else ": "), *self.words)

    @property
    def party(self) -> Runs:
        """Who, at the start of a line, behind its label."""
        who = f"{self.label} – {self.who}" if self.label else self.who
        return bold(f"{who[:1].upper()}{who[1:]}")

    @property
    def runs(self) -> Runs:
        """All of it, as a line of its own: “**Denial – Anstey**: “Every hull was examined.””"""
        if self._is_raw:
            known = "" if self.statement.source.kind == "unknown" else f" – {self.who}"
            return self.corrected((*bold(f"{words.IN_ITS_WORDS}{known}"), *self.said), self.marks)
        return self.corrected((*self.party, *self.said), self.marks)

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The same with each quotation that stands alone on a line of its own; of each piece whether it is speech."""
        if not self.worded or self.correction:
            return ((False, self.runs),)
        proof = [found.text for found in self.proof]
        told = [
            (is_speech, (Run(text),) if is_speech else exact.marked(text, proof))
            for is_speech, text in exact.parts(spoken(self.words))
        ]
        head, rest = (told[0][1], told[1:]) if not told[0][0] else ((), told)
        told = [(False, (*self.party, Run(": " if head else ":"), *head)), *rest]
        told[-1] = (told[-1][0], (*told[-1][1], *self.marks))
        return tuple(told)

    @property
    def _is_raw(self) -> bool:
        """Whether the article's sentence stands for a model's words: it names who speaks, and may hold more than their words."""
        made = self.statement
        return bool(self.words) and not self.worded and made.by == "model" and made.direct is not True

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
    return (
        replace(_line(breakdown, statement, line.who, line.text, line.role), label=line.label or "")
        if statement
        else None
    )


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
    text = clean_line(text or "")
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
