"""One line of a thread: who, what is said, where it stands, and the article's sentences that prove it. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from bot.breakdown import Breakdown, Correction, Line, NoAnswer, Role, Statement
from bot.grounding.text_index import quotations
from bot.grounding.tokens import tokens
from bot.language.answers import GRANTING, NOT_DENIED, REFUSAL, SILENCE
from bot.language.common import PRONOUNS
from bot.language.lexicon import reports
from bot.language.negation import turns
from bot.views import words
from bot.views.excerpts import Excerpt, excerpts, places
from bot.views.grammar import quoted
from bot.views.runs import Run, Runs, bold, marks, spoken, struck
from bot.views.sanitize import clean_line
from bot.views.speakers import in_a_line, mentioned

_ASKED = re.compile(r"(?:asked|pressed|challenged|questioned)\b([^“]*)")
_BEHIND_A_COMMA = re.compile(r", (?:\w+ly )?(\w+)")
"""“Asked who signed, said …”; in “challenged the finding, saying …” the party itself challenges."""
_AUXILIARIES = frozenset("did does would will could can had has was is".split())
_MARKS = re.compile(r"[\s“”\"‘’']+")
_SPEECH = re.compile(r"“[^”]*”")
_TAGGED: dict[Role, re.Pattern[str]] = {
    "concedes": re.compile(f"{GRANTING.pattern}|{NOT_DENIED.pattern}", re.IGNORECASE),
    "will not say": REFUSAL,
    "not reached": SILENCE,
}
"""Words that the article itself must have for the tag of a role: a model's word alone is not enough."""
OWN_WORDS = 6
"""Words in a row from which prose counts as the article's own."""
_FRAME = re.compile(r"^(?:(?:has|have|had) )?(?!not\b)\w+ (?!not\b)(?:that )?")
"""The verb of a line, and its “that”: even where it is the article's own it is not what is said."""
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

    @property
    def said(self) -> Runs:
        """What follows `who`, from the space, comma or colon on."""
        if not self.words:
            return (Run(f"{_closing(self.who)} {self.verb}"),) if self.verb else ()
        if self.worded:
            if self.role not in ("asks", "demands") and _was_asked(spoken(self.words)):
                return (Run(", "), *self.words)  # “the trust, asked whether …, said”: it did not ask
            return self.words if self.words[0].text[:1] in ",:;" else (Run(f"{_closing(self.who)} "), *self.words)
        return (Run(f"{_closing(self.who)} {self.verb}: " if self.verb else ": "), *self.words)

    @property
    def party(self) -> Runs:
        """Who, at the start of a line."""
        return bold(f"{self.who[:1].upper()}{self.who[1:]}")

    @property
    def tag(self) -> Runs:
        """What a line does, before a model's words: "DENIES"."""
        answers = self.worded and self.statement.source.kind not in ("article", "document")
        said = _TAGGED[self.role].search(self.statement.quote) if self.role in _TAGGED else True
        tag = words.TAGS.get(self.role) if answers and said else None
        return (Run(f"{tag} "),) if tag else ()

    @property
    def runs(self) -> Runs:
        """All of it, as a line of its own."""
        # A sentence for which no words of the model stand names who speaks, and may hold more than their words.
        raw = self.words and not self.worded and self.statement.by == "model" and self.statement.direct is not True
        return self.corrected((*self.tag, *(bold(words.IN_ITS_WORDS) if raw else self.party), *self.said), self.marks)

    @property
    def in_its_words(self) -> Runs:
        """The article's own words, as a line of its own: the speech, where it is most of a sentence that turns nothing."""
        said = spoken(self.words)
        speech = quotations(said)
        marked = [0, *(end for span in speech for end in span), len(said)]
        pieces = [said[a:b] for a, b in pairwise(marked)]
        prose = " ".join(pieces[::2])
        if len(" ".join(pieces[1::2]).split()) > len(prose.split()) and not turns(prose):
            quotes = " ".join(quoted(piece.strip(' “”"')) for piece in pieces[1::2])
            return self.corrected((*self.party, Run(f": {quotes}")), self.marks)
        is_named = self.statement.direct is not True and self.statement.source.name in said
        name = () if is_named and self.statement.source.name.casefold() not in PRONOUNS else (*self.party, Run(": "))
        runs = (Run(piece, "" if number % 2 else "italic") for number, piece in enumerate(pieces) if piece)
        return self.corrected((*name, *runs), self.marks)

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


def _was_asked(text: str) -> bool:
    """Whether a line that begins with “asked …,” goes on with what was answered."""
    asked = _ASKED.match(text)
    goes_on = _BEHIND_A_COMMA.findall(asked[1]) if asked else ()
    return any(word in _AUXILIARIES or (reports(word) and not word.endswith("ing")) for word in goes_on)


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

    By rules any quote. The whole sentence, too, where what is beside the quote in it can turn it.
    """
    long = statement.by == "rules" and len(statement.quote.split()) >= FEWEST_WORDS
    alone = (statement.direct is True or long) and not _is_turned(breakdown, statement)
    if alone and statement.role not in words.SAY_NOTHING:
        return Run(quoted(clean_line(statement.quote)))
    return Run(sentence(breakdown, statement), "italic")


def sentence(breakdown: Breakdown, statement: Statement) -> str:
    """The whole sentences around a statement's words."""
    return clean_line(" ".join(found.text for found in excerpts(breakdown.article, statement)))


def _is_turned(breakdown: Breakdown, statement: Statement) -> bool:
    """Whether the sentence around a quote holds a negation, condition, question or doubt outside of it."""
    proof = excerpts(breakdown.article, statement)
    return any(turns(piece.text) for found in proof for piece in found.pieces if not piece.quoted)


def _line(breakdown: Breakdown, statement: Statement, who: str, text: str | None, role: Role) -> ThreadLine:
    again = (one for one in breakdown.statements if one.repeats == statement.id)
    text = clean_line(text or "").removesuffix(".")
    return ThreadLine(
        statement=statement,
        role=role,
        who=_party(statement, clean_line(who)),
        verb=_verb(statement, role),
        words=_with_own_words(text, statement) if text else (evidence(breakdown, statement),),
        marks=marks(places(breakdown.article, (statement, *again))),
        proof=excerpts(breakdown.article, statement),
        worded=bool(text),
        correction=breakdown.correction_of(statement),
    )


@dataclass(frozen=True)
class _Word:
    word: str
    before: str
    """The punctuation between it and the word before; quotation marks do not count."""
    is_speech: bool
    start: int
    end: int


def _words(text: str, speech: Sequence[tuple[int, int]]) -> list[_Word]:
    found, at = [], 0
    for token in tokens(text):
        before = _MARKS.sub("", text[at : token.start])
        is_speech = any(start <= token.start < end for start, end in speech)
        found.append(_Word(token.word, before, is_speech, token.start, token.end))
        at = token.end
    return found


def _with_own_words(text: str, statement: Statement) -> Runs:
    """A model's words, with the article's own made known: prose in italics, and speech whose marks were left out in marks."""
    said = _words(text, [found.span() for found in _SPEECH.finditer(text)])
    proof = _words(statement.quote, quotations(statement.quote))
    runs: list[Run] = []
    frame = _FRAME.match(text)
    at, first = 0, sum(word.start < frame.end() for word in said) if frame else 0
    while first < len(said):
        length, is_speech = _shared(said[first:], proof)
        if length < OWN_WORDS:
            first += 1
            continue
        start, end = said[first].start, said[first + length - 1].end
        own = text[start:end]
        runs += [Run(text[at:start]), Run(f"“{own}”") if is_speech else Run(own, "italic")]
        at, first = end, first + length
    return tuple(run for run in (*runs, Run(text[at:])) if run.text)


def _shared(said: Sequence[_Word], proof: Sequence[_Word]) -> tuple[int, bool]:
    """How many words outside of marks stand in a row in the proof, with its punctuation, and whether it has them as speech."""
    best = (0, False)
    for place, first in enumerate(proof):
        length = 0
        for here, own in zip(said, proof[place:], strict=False):
            is_same = here.word == own.word and (here.before == own.before or not length)
            if here.is_speech or not is_same or own.is_speech != first.is_speech:
                break
            length += 1
        best = max(best, (length, first.is_speech))
    return best


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
    return "," if "," in who else ""
