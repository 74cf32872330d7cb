"""A model's draft → disputes whose every line has a proof in the article and whose every word passed a check. Pure.

What fails is a fault: the model is asked once more about it, and what fails again is replaced by the article's own words,
or left out.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from bot.breakdown import (
    ANSWERS,
    ARTICLE_NAME,
    NO_ACCUSER,
    Article,
    Dispute,
    Dropped,
    Frozen,
    Line,
    NoAnswer,
    Source,
    Span,
    Statement,
    Withheld,
    Words,
)
from bot.disputes import checks, line_words
from bot.disputes.evidence import Evidence, stems, whole_article
from bot.disputes.line_label import line_label
from bot.disputes.line_words import PlacedPoint
from bot.disputes.missed import faults_of, missed_answers, unanswered, untold_people
from bot.disputes.questions_and_notes import PassedTexts
from bot.disputes.shown_name import UNCLEAR_PARTY, who_is_shown
from bot.draft import Draft, DraftLine, DraftMatter, Fault, SentenceNumber
from bot.grounding.cited_sentences import in_order, places, proven, statement
from bot.grounding.find_quote import NotFound
from bot.grounding.names import names
from bot.grounding.other_speaker import quoted_by_another, told_with_it
from bot.grounding.speaker import GIVEN_TO_ANOTHER, UNCLEAR
from bot.grounding.text_index import TextIndex


class Proven(Frozen):
    """What may be shown of a model's draft, and what was wrong with the rest."""

    statements: tuple[Statement, ...] = ()
    about: Words | None = None
    note: Words | None = None
    matters: tuple[Dispute, ...] = ()
    """In the model's order."""
    no_answer: tuple[NoAnswer, ...] = ()
    cautions: tuple[Words, ...] = ()
    own_voice: tuple[str, ...] = ()
    also: tuple[Line, ...] = ()
    drafted: int = 0
    """Lines, each with its proof."""
    grounded: int = 0
    """Those whose proof is in the article."""
    dropped: tuple[Dropped, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    missed: tuple[Span, ...] = ()
    faults: tuple[Fault, ...] = ()
    """All that a second look could mend."""


def prove(draft: Draft, article: Article, heard: Sequence[Statement]) -> Proven:
    """Check a model's draft against the article; `heard` are the statements that the rules found in it."""
    return _Proving(article, TextIndex(article), heard).of(draft)


@dataclass
class _FoundLine:
    """A line whose proof was found."""

    key: str
    draft: DraftLine
    statement: Statement
    who: str
    points: tuple[PlacedPoint, ...] = ()
    is_clear: bool = True
    """Whether the article names this party there."""


@dataclass
class _Proving:
    article: Article
    index: TextIndex
    heard: Sequence[Statement]
    statements: list[Statement] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    texts: PassedTexts = field(default_factory=PassedTexts)
    parties: list[str] = field(default_factory=list)
    """All whose lines are shown, and how the article names them there."""
    told: list[str] = field(default_factory=list)
    """What the lines say, where others are named."""
    answering: list[str] = field(default_factory=list)
    """Those whose answers are shown."""
    drafted: int = 0
    grounded: int = 0

    @cached_property
    def speakers(self) -> tuple[frozenset[str], ...]:
        """Stems of the name of each whom the rules hear speak."""
        called = {names(f"{said.source.name}, {said.source.resolved or ''}") for said in self.heard}
        return tuple(stems(" ".join(sorted(name))) for name in called if name)

    def of(self, draft: Draft) -> Proven:
        given = [(matter, lines) for matter in draft.matters if (lines := self._lines(matter))]
        matters = [self._matter(matter, lines) for matter, lines in given]
        in_matters = {line.statement for matter in matters for line in matter.lines}
        in_disputes = {line.statement for matter in matters if matter.has_answer for line in matter.lines}
        further = [line for number, also in enumerate(draft.also, 1) if (line := self._line(f"a{number}", also))]
        # Who answers under “Also said” answers, too.
        no_answer = [
            NoAnswer(**charge.model_dump(include={"statement", "who", "text"}), against=against)
            for (drafted, lines), matter in zip(given, matters, strict=True)
            if not matter.has_answer
            and lines[0].statement.id not in in_disputes
            and (against := unanswered(drafted.against, lines[0].statement, self.index, self._all_who_answer()))
            for charge in [line for line in matter.lines if line.statement == lines[0].statement.id][:1]
        ]
        own_voice = [key for number in draft.own_voice if (key := self._own_voice(number))]
        also = [
            told
            for shown in further
            if self._is_also(shown, in_matters) and (told := self._worded(shown, self._evidence([shown]))).text
        ]
        untold = untold_people(self.heard, [*self.parties, *self.told])
        also += [
            Line(statement=said.id, who=said.source.resolved or said.source.name, role=said.role) for said in untold
        ]
        whole = whole_article(self.index)
        claims = [line.text for matter in matters for line in matter.lines if line.role == "claims" and line.text]
        note, about = self.texts.note(draft.note, whole), self.texts.about(draft.about, whole, claims)
        missed = missed_answers(self.heard, self.statements, [*self.parties, *self.told], self.answering, self.index)
        self.texts.faults += faults_of(missed, self.index)
        return Proven(
            statements=tuple(self.statements),
            about=about,
            note=note,
            matters=tuple(
                matter
                for matter in matters
                if matter.has_answer or any(line.statement not in in_disputes for line in matter.lines)
            ),
            no_answer=tuple(no_answer),
            cautions=tuple(filter(None, (self.texts.caution(text, whole) for text in draft.cautions))),
            own_voice=tuple(own_voice),
            also=tuple({line.statement: line for line in also}.values()),
            drafted=self.drafted,
            grounded=self.grounded,
            dropped=tuple(self.dropped),
            withheld=tuple(self.texts.withheld),
            missed=missed,
            faults=tuple(self.texts.faults),
        )

    def _lines(self, draft: DraftMatter) -> list[_FoundLine]:
        lines = (self._line(f"{draft.id}.{number}", one) for number, one in enumerate(draft.lines, 1))
        shown = [line for line in lines if line]
        return self._with_a_claim(draft, _without_repeats(shown))

    def _matter(self, draft: DraftMatter, shown: Sequence[_FoundLine]) -> Dispute:
        everything = self._evidence(shown)
        is_answered = any(line.statement.role in ANSWERS for line in shown)
        told = [self._worded(line, everything, answered=is_answered) for line in shown]
        lines = line_words.without_repeats(told, self.index)
        said = [f"{line.who} {line.text or ''}" for line in lines]
        return Dispute(
            id=draft.id,
            question=self.texts.question(draft, [line.who for line in shown], everything),
            status=self.texts.status(draft.status, everything, said),
            lines=tuple(lines),
        )

    def _with_a_claim(self, draft: DraftMatter, shown: list[_FoundLine]) -> list[_FoundLine]:
        """A dispute of answers alone: what they answer is a claim whose speaker the article does not name."""
        if not shown or any(line.statement.role not in ANSWERS for line in shown):
            return shown
        denied = shown[0].statement
        claim = denied.model_copy(
            update={"id": self._next_id(), "role": "claims", "source": Source(name=UNCLEAR, kind="unknown"), "via": ()}
        )
        self.statements.append(claim)
        return [_FoundLine(f"{draft.id}.0", DraftLine(role="claims", who=NO_ACCUSER), claim, NO_ACCUSER), *shown]

    def _line(self, key: str, draft: DraftLine) -> _FoundLine | None:
        """The line with its proof; None where the proof is not there."""
        self.drafted += 1
        try:
            found = line_words.placed(draft, self.index)
        except NotFound as reason:
            self.dropped.append(Dropped(quote=" ".join(map(str, draft.proof)), why=str(reason)))
            self.texts.faults.append(Fault(id=key, why=f"its proof: {reason}"))
            return None
        if not found:
            self.texts.faults.append(Fault(id=key, why="it has no words"))
            return None
        if other := told_with_it(draft, [span for point in found for span in point.copied], self.heard):
            uncut = f"its words cannot be cut from their sentence, which tells what {other} says, too"
            self.dropped.append(Dropped(quote=draft.text, why=uncut))
            self.texts.faults.append(Fault(id=key, why=uncut))
            return None
        self.grounded += 1
        spans = in_order((span for point in found for span in point.proof), self.index)
        proof = " ".join(self.article.text[start:end] for start, end in spans)
        role = checks.proven_role(draft.role, proof)
        known = next(
            (s for s in self.statements if (s.spans, s.role) == (spans, role) and s.source.kind == draft.kind), None
        )
        made, why = statement(self._next_id(), draft, spans, self.index, self.heard, role)
        other = quoted_by_another(line_words.speech_in(found, self.index), draft, made.source, self.heard, self.index)
        if other and not why:
            made, why = (
                made.model_copy(update={"source": Source(name=UNCLEAR, kind="unknown")}),
                f"{GIVEN_TO_ANOTHER} “{other}”",
            )
        if why and (why.startswith(GIVEN_TO_ANOTHER) or line_words.is_long(spans, self.index)):
            self.texts.faults.append(Fault(id=key, why=why))
        if known and known.source == made.source:
            made = known
        else:
            self.statements.append(made)
        who, refused = who_is_shown(draft, made, self.index, self.heard)
        self.texts.withheld += refused
        called = [who, made.source.name, made.source.resolved or ""]
        self.parties += called
        self.told.append(draft.text)
        if role in ANSWERS:
            self.answering += called
        return _FoundLine(key, draft, made, who, tuple(found), is_clear=not why and who != UNCLEAR_PARTY)

    def _worded(self, line: _FoundLine, dispute: Evidence, *, answered: bool = False) -> Line:
        """The line with the points that may be shown; where none may, with the article's sentences."""
        made, evidence = line.statement, self._evidence([line], dispute)
        shown = line_words.worded(line.points, line.who, made, evidence, is_clear=line.is_clear)
        self.texts.withheld += shown.withheld
        if shown.missing:
            self.texts.faults.append(Fault(id=line.key, why=shown.missing))
        told = shown.points or shown.instead
        return Line(
            statement=made.id,
            who=line.who,
            role=made.role,
            label=line_label(
                line.draft.label,
                made.role,
                made.source.kind,
                line_words.in_one(told),
                evidence,
                answered=answered,
            )
            if line.is_clear and shown.points
            else None,
            # A claim that only its denial tells of has no points.
            in_its_words=bool(line.points) and not shown.points,
            points=tuple(told),
            text=line_words.in_one(told) or None,
        )

    def _all_who_answer(self) -> list[str]:
        """Names of those who answer anything in this article, as the model or the rules have it."""
        heard = [said.source.resolved or said.source.name for said in self.heard if said.role in ANSWERS]
        return [*self.answering, *heard]

    def _is_also(self, line: _FoundLine, shown: set[str]) -> bool:
        """Whether a line tells what else is said: by a source that the article makes clear, in words that no dispute has."""
        told = (made for made in self.statements if made.id in shown)
        return line.statement.source.kind != "unknown" and not any(map(line.statement.shares_words_with, told))

    def _own_voice(self, number: SentenceNumber) -> str | None:
        try:
            spans = places((number,), self.index)
        except NotFound:
            return None
        if self.index.directness(spans) is True:
            return None
        own = Source(name=ARTICLE_NAME, kind="article")
        self.statements.append(proven(self._next_id(), own, "claims", spans, self.index))
        return self.statements[-1].id

    def _evidence(self, shown: Iterable[_FoundLine], dispute: Evidence | None = None) -> Evidence:
        lines = tuple(shown)
        spans = dict.fromkeys(span for line in lines for span in line.statement.spans)
        parties = [line.who for line in lines if line.who != NO_ACCUSER]
        parties += [name for line in lines if (name := line.statement.source.resolved)]
        return Evidence(self.index, tuple(spans), tuple(dict.fromkeys(parties)), dispute, self.speakers)

    def _next_id(self) -> str:
        return f"m{len(self.statements) + 1}"


def with_uncontested_apart(proven: Proven) -> Proven:
    """Beside a dispute a matter in which nothing is contested, charged or noted is none: its lines join `also`."""
    charged = {charge.statement for charge in proven.no_answer}

    def is_one(matter: Dispute) -> bool:
        return bool(matter.status) or any(line.label or line.statement in charged for line in matter.lines)

    if not any(line.label for matter in proven.matters if matter.has_answer for line in matter.lines):
        return proven  # no dispute, or a model that labels nothing
    kept = tuple(matter for matter in proven.matters if matter.has_answer or is_one(matter))
    told = {(line.statement, line.text) for matter in kept for line in matter.lines}
    apart = [line for matter in proven.matters if matter not in kept for line in matter.lines]
    also = {(line.statement, line.text): line for line in (*apart, *proven.also)}
    return proven.model_copy(
        update={"matters": kept, "also": tuple(line for key, line in also.items() if key not in told)}
    )


def _without_repeats(shown: Sequence[_FoundLine]) -> list[_FoundLine]:
    """Each line once: the same words about the same statement are one line."""
    first: dict[tuple[str, str], _FoundLine] = {}
    for line in shown:
        first.setdefault((line.statement.id, line.draft.text), line)
    return list(first.values())
