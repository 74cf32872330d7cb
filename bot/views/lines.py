"""One line of a thread: who, what is said, where it stands, and the article's sentences that prove it. Pure."""

from dataclasses import dataclass, replace

from bot.breakdown import NO_ACCUSER, Breakdown, Correction, Line, NoAnswer, Point, Role, Statement
from bot.grounding.names import names
from bot.grounding.passage import is_copied
from bot.language.negation import turns
from bot.views import words
from bot.views.excerpts import Excerpt, excerpts, places, places_of
from bot.views.grammar import closing_comma, quoted
from bot.views.runs import Run, Runs, bold, joined, marks, plain, spoken, struck
from bot.views.sanitize import clean_line
from bot.views.speakers import in_a_line, mentioned

FEWEST_WORDS = 4
"""A paraphrase of fewer words (“a charge”, “denied that”) says nothing without its sentence; a quotation of fewer is not set off."""


@dataclass(frozen=True)
class ThreadPoint:
    """A part of what a model's line says."""

    runs: Runs
    marks: Runs
    verbatim: bool
    """Whether these are the article's words."""

    @property
    def is_quotation(self) -> bool:
        """Whether it is set off: words in quotation marks and nothing else."""
        text = spoken(self.runs)
        return self.verbatim and is_copied(text) and len(text.split()) >= FEWEST_WORDS


@dataclass(frozen=True)
class ThreadLine:
    """A line as every view shows it."""

    statement: Statement
    role: Role
    who: str
    verb: str
    """By rules; a model's line says it in its words."""
    words: Runs
    """A model's, or by rules the article's; none where another line of the dispute has them."""
    marks: Runs
    proof: tuple[Excerpt, ...]
    worded: bool
    """Whether a model told it, in its label and its points."""
    context: str = ""
    """When, where, or through whom a model's line is said."""
    points: tuple[ThreadPoint, ...] = ()
    """What a model's line says, in parts."""
    against: str = ""
    """Whom a charge is made against."""
    correction: Correction | None = None
    label: str = ""
    """What a model's line is: “Claim”."""

    @property
    def by_model(self) -> bool:
        return self.statement.by == "model"

    @property
    def said(self) -> Runs:
        """What follows `who`, from the space, comma or colon on."""
        if self.by_model:
            return (Run(f"{self._context}: "), *self.words)
        if not self.words:
            this = " this" if self.verb in (words.VERBS["claims"], words.STATES) else ""  # it stands in the heading
            return (Run(f"{closing_comma(self.who)} {self.verb}{this}"),) if self.verb else ()
        return (Run(f"{closing_comma(self.who)} {self.verb}: " if self.verb else ": "), *self.words)

    @property
    def _context(self) -> str:
        return f", {self.context}" if self.context else ""

    @property
    def party(self) -> Runs:
        """Who, at the start of a line, behind its label."""
        who = f"{self.label} – {self.who}" if self.label else self.who
        return bold(f"{who[:1].upper()}{who[1:]}")

    @property
    def head(self) -> Runs:
        """What stands above the points of a model's line: “**Denied – Anstey**, on Monday”."""
        return (*self.party, Run(self._context))

    def goes_on_from(self, before: "ThreadLine | None") -> bool:
        """Whether the line before is by the same party, whose name then stands above both."""
        if before is None or before.correction or self.correction or self.context or before.context:
            return False
        name, other = (line.who.partition(",")[0] for line in (self, before))
        kinds = {line.statement.source.kind for line in (self, before)}
        shorter = kinds == {"person"} and bool(names(name)) and names(name) <= names(other)
        return name.casefold() == other.casefold() or shorter

    @property
    def runs(self) -> Runs:
        """All of it, as a line of its own: “**Denied – Anstey**: “Every hull was examined.””"""
        return self.corrected((*self.party, *self.said), self.marks)

    @property
    def above_proof(self) -> Runs:
        """The same where the article's sentences follow: words of the article are not said twice."""
        if self.by_model:
            own = [point.runs for point in self.points if not point.verbatim]
            return self.corrected((*self.head, Run(": " if own else ":"), *joined(own, " ")))
        return self.corrected((*self.party, *(Run(run.text.rstrip()) for run in self.said[:1])))

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
    if statement is None or (line.who == NO_ACCUSER and statement.by == "model" and not line.points):
        return None  # a claim that only its denial tells of, and that the model has not told
    shown = _line(breakdown, statement, line.who, line.text, line.role)
    points = tuple(_point(breakdown, point) for point in line.points)
    return replace(shown, label=line.label or "", context=clean_line(line.context or ""), points=points or shown.points)


def charge_line(breakdown: Breakdown, charge: NoAnswer) -> ThreadLine | None:
    """A charge without an answer; by rules it says whom it is against, with the whole sentence."""
    statement = breakdown.by_id.get(charge.statement)
    if statement is None:
        return None
    lines = [line for matter in breakdown.matters for line in matter.lines if line.statement == charge.statement]
    shown = dispute_line(breakdown, lines[0]) if lines and statement.by == "model" else None
    line = shown or _line(breakdown, statement, charge.who, charge.text, statement.role)
    line = replace(line, against=mentioned(charge.against))
    if statement.by == "model":
        return line
    whole = Run(sentence(breakdown, statement).removesuffix("."), "italic")
    return replace(line, verb=words.charges(line.against), words=(whole,), worded=False)


def statement_line(breakdown: Breakdown, statement: Statement, who: str) -> ThreadLine:
    """A statement under the name of its source."""
    return _line(breakdown, statement, who, None, statement.role)


def evidence(breakdown: Breakdown, statement: Statement) -> Run:
    """The article's own words for a statement: speech in quotation marks, a paraphrase as prose, else the sentence.

    The whole sentence where what is beside the quote in it can turn it.
    """
    long = len(statement.quote.split()) >= FEWEST_WORDS
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


def _point(breakdown: Breakdown, point: Point) -> ThreadPoint:
    return ThreadPoint(plain(point.text), marks(places_of(breakdown.article, point.spans)), point.verbatim)


def _line(breakdown: Breakdown, statement: Statement, who: str, text: str | None, role: Role) -> ThreadLine:
    again = (other for other in breakdown.statements if other.repeats == statement.id)
    text, by_model = clean_line(text or ""), statement.by == "model"
    found = marks(places(breakdown.article, (statement, *again)))
    said = (
        plain(text) if text else (Run(sentence(breakdown, statement)) if by_model else evidence(breakdown, statement),)
    )
    return ThreadLine(
        statement=statement,
        role=role,
        who=_party(statement, clean_line(who)),
        verb=_verb(statement, role),
        words=said,
        marks=found,
        proof=excerpts(breakdown.article, statement),
        worded=bool(text),
        points=(ThreadPoint(said, found, verbatim=not text),) if by_model else (),
        correction=breakdown.correction_of(statement),
    )


def _party(statement: Statement, who: str) -> str:
    """By rules with those who passed it on; a model says that in its words."""
    if statement.source.kind == "unknown" and who.casefold() == words.SPEAKER_UNCLEAR and statement.by == "rules":
        return words.WHO_IS_UNCLEAR
    via = tuple(name for one in statement.via if (name := mentioned(one)) and name not in who)
    return f"{who}, {words.via(via)}" if via and statement.by == "rules" else who


def _verb(statement: Statement, role: Role) -> str:
    """The verb by rules; none where the sentence that follows says it."""
    if statement.by == "model" or statement.source.kind == "unknown" or role in words.SAY_NOTHING:
        return ""
    return words.STATES if statement.source.kind == "article" and role == "claims" else words.VERBS[role]
