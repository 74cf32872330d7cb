"""One line of a thread: who, what is said, where it stands, and the article's sentences that prove it. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.breakdown import NO_ACCUSER, Breakdown, Correction, Line, NoAnswer, Role, Span, Statement
from bot.language.negation import turns
from bot.views import words
from bot.views.excerpts import Excerpt, excerpts, gaps, places, places_of
from bot.views.grammar import capital, closing_comma, quoted
from bot.views.runs import Run, Runs, bold, marks, plain, spoken, struck
from bot.views.sanitize import clean_line
from bot.views.speakers import in_a_line, mentioned

OPENING = 8
"""Words of a sentence of the article among which it names its party."""
LONG_QUOTATION = 4
"""Words of a quotation that stands on a line of its own."""
_QUOTATION = re.compile(r"“[^”]*”")
_ONLY_QUOTATIONS = re.compile(r"“[^”]*”(?:[.,]?(?: …)? “[^”]*”)*[.,]?")

_QUESTION = re.compile(r"\s(?=“[^“”]*\?”: “)")
"""Before a question in quotation marks with its answer: “How many?”: “Two.”"""
_ON_AND_ON = re.compile(r"”\n+(?=(?:… )?“)")
"""Between two quotations that follow each other."""
_BUT = re.compile(
    r" (?:But|However,?|Yet) (?:he|she|it|they)\b[^.!?\n“”\"]{0,40}"
    r"\b(?:chang|withdr[ae]w|retract|revers|dropp|correct|backtrack|no longer|took (?:it|that|this) back)[^.!?\n“”\"]*[.!?]"
)
"""The sentence behind another that takes it back; of all that begins with “But” the most goes on."""
_ONE = r"[A-ZÀ-ÖØ-Þ][\w.’'-]*(?: [A-ZÀ-ÖØ-Þ][\w.’'-]*)*"
_NAME = re.compile(rf"{_ONE}(?:, {_ONE})*,? and {_ONE}|(?:“[^”]*”|''.*?''|[^,])+")
"""Of who is shown all before the role: several names, or one; a title between “ ” may have a comma."""


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
    """Whether a model told it, in its points."""
    in_its_words: bool = False
    """Whether the article's sentences stand for a model's words that were refused."""
    quotations: tuple[str, ...] = ()
    """The long ones among the points of a model's line."""
    own: str = ""
    """Of a model's line what is not the article's words."""
    label: str = ""
    """What it does in a dispute, where its words bear that out: “Denied”."""
    against: str = ""
    """Whom a charge is made against."""
    correction: Correction | None = None

    @property
    def by_model(self) -> bool:
        return self.statement.by == "model"

    @property
    def said(self) -> Runs:
        """What follows `who`, from the space, comma or colon on."""
        if self.by_model:
            return (Run(self.between), *self.words)
        if not self.words:
            this = " this" if self.verb in (words.VERBS["claims"], words.STATES) else ""  # it stands in the heading
            return (Run(f"{closing_comma(self.who)} {self.verb}{this}"),) if self.verb else ()
        return (Run(f"{closing_comma(self.who)} {self.verb}: " if self.verb else ": "), *self.words)

    @property
    def party(self) -> Runs:
        """Who, at the start of a line: the name is bold, with the label before it."""
        name = _NAME.match(who := capital(self.who))
        end = name.end() if name else 0
        return (*bold(words.labelled(self.label, who[:end])), Run(who[end:]))

    @property
    def runs(self) -> Runs:
        """All of it, as a line of its own: “**Anstey**, the director: “Every hull was examined.””"""
        return self.corrected((*self.party, *self.said), self.marks)

    @property
    def between(self) -> str:
        """What stands between the party and a model's words."""
        return f" ({words.IN_ITS_WORDS}): " if self.in_its_words else ": "

    @property
    def in_paragraphs(self) -> str:
        """A model's words with each long quotation on a line of its own, and each of several questions with its answer."""
        said = spoken(self.words)
        for quotation in self.quotations:
            said = re.sub(rf"(\s|^)((?:… )?{re.escape(quotation)})\.?(?:\s|$)", r"\n\2\n", said)
        said = _ON_AND_ON.sub("” ", said)  # of one speech all stands together
        return (_QUESTION.sub("\n", said) if len(_QUESTION.findall(said)) > 1 else said).strip()

    @property
    def above_proof(self) -> Runs:
        """The same where the article's sentences follow: words of the article are not said twice."""
        said = (Run(": "), Run(self.own)) if self.own else (Run(run.text.rstrip()) for run in self.said[:1])
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


def set_out(line: ThreadLine) -> Runs:
    """A line as a bullet."""
    if line.correction or not line.by_model:
        return line.runs
    said, between = line.in_paragraphs, line.between
    name, opening = line.who.partition(",")[0].split()[-1:], " ".join(said.split()[:OPENING])
    is_unclear = line.who.casefold() == words.SPEAKER_UNCLEAR
    names_itself = is_unclear or any(re.search(rf"\b{re.escape(last)}\b", opening) for last in name)
    if line.in_its_words and names_itself:
        return (Run(f"{capital(words.IN_ITS_WORDS)}: "), Run(said), *line.marks)
    if said.startswith("“") and "\n" in said:  # a quotation with other words below it begins below the name
        said, between = f"\n{said}", between.rstrip()
    return (*line.party, Run(between), Run(said), *line.marks)


def dispute_line(breakdown: Breakdown, line: Line) -> ThreadLine | None:
    """A line of a dispute; None where its statement is not in the breakdown."""
    statement = breakdown.by_id.get(line.statement)
    if statement is None or (line.who == NO_ACCUSER and statement.by == "model" and not line.points):
        return None  # a claim that only its denial tells of, and that the model has not told
    shown = _line(breakdown, statement, line.who, line.text, line.role)
    points = [(clean_line(point.text), point.verbatim) for point in line.points]
    spans = tuple(span for point in line.points for span in point.spans)
    own = " ".join(text for text, is_verbatim in points if not is_verbatim)
    quotations = [said for text, _ in points if _ONLY_QUOTATIONS.fullmatch(text) for said in _QUOTATION.findall(text)]
    return replace(
        shown,
        label=line.label or "",
        in_its_words=line.in_its_words,
        marks=(
            *marks(places_of(breakdown.article, spans)),
            *_gap_marks(breakdown, spans, spoken(plain(line.text or ""))),
        )
        if spans
        else shown.marks,
        quotations=tuple(said for said in quotations if len(said.split()) >= LONG_QUOTATION),
        own=own or ("" if points else shown.own),
    )


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
    """The article's own words for a statement: speech in quotation marks, else the whole sentence.

    A paraphrase cut out of its sentence loses when it was said, and whether it was taken back. Speech has its sentence,
    too, where what is beside it there can turn it.
    """
    if statement.direct is True and not _is_turned(breakdown, statement) and statement.role not in words.SAY_NOTHING:
        return Run(quoted(clean_line(statement.quote)))
    return Run(f"{sentence(breakdown, statement)}{_taken_back(breakdown, statement)}", "italic")


def _taken_back(breakdown: Breakdown, statement: Statement) -> str:
    """“But she changed her position”: the next sentence, where it takes this one back and is no line of its own."""
    text, end = breakdown.article.text, statement.sentence[1]
    after = _BUT.match(text, end)
    has_line = after and any(
        start < after.end() and end < stop for said in breakdown.statements for start, stop in said.spans
    )
    return f" {clean_line(after[0])}" if after and not has_line else ""


def sentence(breakdown: Breakdown, statement: Statement) -> str:
    """The whole sentences around a statement's words."""
    return clean_line(" … ".join(found.text for found in excerpts(breakdown.article, statement)))


def _is_turned(breakdown: Breakdown, statement: Statement) -> bool:
    """Whether the sentence around a quote holds a negation, condition, question or doubt outside of it."""
    proof = excerpts(breakdown.article, statement)
    return any(turns(run.text) for found in proof for run in found.runs if not run.style)


def _line(breakdown: Breakdown, statement: Statement, who: str, text: str | None, role: Role) -> ThreadLine:
    again = (other for other in breakdown.statements if other.repeats == statement.id)
    text, by_model = clean_line(text or ""), statement.by == "model"
    said = (
        plain(text) if text else (Run(sentence(breakdown, statement)) if by_model else evidence(breakdown, statement),)
    )
    return ThreadLine(
        statement=statement,
        role=role,
        who=_party(statement, clean_line(who)),
        verb=_verb(statement, role),
        words=said,
        marks=(
            *marks(places(breakdown.article, (statement, *again))),
            *_gap_marks(breakdown, (statement.sentence,), spoken(said)),
        ),
        proof=excerpts(breakdown.article, statement),
        worded=bool(text),
        own=text,
        correction=breakdown.correction_of(statement),
    )


def _gap_marks(breakdown: Breakdown, spans: Sequence[Span], shown: str) -> Runs:
    found = gaps(breakdown.article, spans, shown)
    return (Run(words.dashes_lost(found)),) if found else ()


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
