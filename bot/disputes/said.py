"""A statement as the linker sees it: its words read once, with its sentence, its place and its signs."""

import math
import re
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from bot.breakdown import Article, Mention, Statement
from bot.disputes import cues
from bot.disputes.titles import EMPTY, PRONOUNS, VAGUE
from bot.disputes.words import Clause, clauses, concepts, is_negated, names, stem, tokens

Kind = Literal["denial", "refusal", "confirmation", "plain"]
"""How a statement would answer: by saying so, or in plain words."""

_THAT = re.compile(r"\bthat\W*$", re.IGNORECASE)
"""What stands before a quote that is a clause."""
DISCLAIMING = 4
"""Clauses in which a disclaimer comes: “I called him, yes. I did not give him a number.”"""
_LEAD = 3
_LOOK_BACK = 24
_NOT_RIGHT_BEFORE = re.compile(r"(?:\bnot|n['’]t|\bnever|\bcannot)(?: \w+ly| yet| publicly| ever)? $", re.IGNORECASE)


@dataclass(frozen=True)
class Said:
    """One statement, its order in the article, and what its words are about."""

    statement: Statement
    order: int
    sentence: str
    around: str
    """The sentence without the quote: the frame that tells how it was said."""
    cue: str
    content: dict[str, int]
    clauses: tuple[Clause, ...]
    names: frozenset[str]
    against: Mention | None
    cue_negated: bool
    """Whether the cue itself is denied: “did not say that”, “does not dispute”."""
    is_heading: bool
    """Whether it stands in a heading above the story, which the story tells again."""

    @property
    def id(self) -> str:
        """The statement's id."""
        return self.statement.id

    @cached_property
    def is_denial(self) -> bool:
        """Whether its cue or stance says that it denies."""
        if cues.PLEADING.search(f"{self.cue} {self.statement.quote}"):
            return True
        return not self.cue_negated and (self.statement.stance == "denies" or bool(cues.DENY.search(self.cue)))

    @cached_property
    def is_rejection(self) -> bool:
        """Whether its cue or stance says that it rejects."""
        if self.cue_negated:
            return False
        slammed = cues.SLAMMING.search(self.cue) and cues.TOLD_FIRST.search(self.statement.quote)
        return self.statement.stance == "rejects" or bool(cues.REJECT.search(self.cue) or slammed)

    @cached_property
    def is_explicit(self) -> bool:
        """Whether it says of itself that it denies or rejects."""
        return self.is_denial or self.is_rejection

    @cached_property
    def is_cued(self) -> bool:
        """Whether a cue of denying or rejecting says so, not only the reader's stance."""
        pleads = cues.PLEADING.search(f"{self.cue} {self.statement.quote}")
        slams = cues.SLAMMING.search(self.cue) and cues.TOLD_FIRST.search(self.statement.quote)
        return self.is_explicit and bool(cues.DENY.search(self.cue) or cues.REJECT.search(self.cue) or pleads or slams)

    @cached_property
    def meets_a_claim(self) -> bool:
        """Whether what it denies is something told, rather than a person, a motion or a plan."""
        quote = self.statement.quote
        if cues.REQUEST.search(quote):
            return False
        before = self.sentence[: max(0, self.statement.spans[0][0] - self.statement.sentence[0])]
        return bool(cues.MEETS_A_CLAIM.search(quote) or cues.FINITE_START.search(quote) or _THAT.search(before))

    @cached_property
    def is_refusal(self) -> bool:
        """Whether the source would not comment."""
        whole = f"{self.cue} {self.statement.quote}"
        if self.statement.stance == "declines":
            return bool(cues.SAYING.search(whole))
        return bool(cues.DECLINE.search(whole))

    @cached_property
    def is_confirmation(self) -> bool:
        """Whether its cue or stance says that it confirms."""
        if self.cue_negated:
            return bool(cues.DENY.search(self.cue) or cues.REJECT.search(self.cue))
        return self.statement.stance == "confirms" or bool(cues.CONFIRM.search(self.cue))

    @cached_property
    def is_request(self) -> bool:
        """Whether it asks, appeals or decides rather than tells: nobody can deny that."""
        return self.statement.stance == "demands" or bool(cues.DECIDING.search(self.cue)) or self.is_ruling

    @cached_property
    def is_ruling(self) -> bool:
        """Whether a court decides in it."""
        return self.is_by_a_court and bool(cues.DECIDING.search(self.cue) or self.is_rejection)

    @cached_property
    def is_by_a_court(self) -> bool:
        """Whether a court or a judge says it."""
        source = self.statement.source
        return bool(cues.COURT.search(f"{source.name} {source.resolved or ''}"))

    @cached_property
    def is_clear_charge(self) -> bool:
        """Whether it accuses, alleges or blames."""
        return self.against is not None or bool(cues.CLEAR_CHARGE.search(self.cue))

    @cached_property
    def is_charge(self) -> bool:
        """Whether it is the sort of statement that gets answered."""
        return self.against is not None or bool(cues.CHARGE.search(self.cue))

    @cached_property
    def tells(self) -> bool:
        """Whether it tells something as so, which another could contradict: no question, wish, plan or bare noun."""
        quote = self.statement.quote
        if self.statement.stance in ("questions", "demands", "declines") or cues.NOT_TELLING.search(self.cue):
            return False
        return not cues.TO_DO.match(quote) and bool(cues.FINITE.search(quote) or cues.NEARER_TO.search(quote))

    @cached_property
    def disclaims(self) -> bool:
        """Whether it says no about the speaker or about everything: “I did not”, “nobody”, “there was no”."""
        if cues.NOBODY_HURT.search(self.statement.quote):
            return False
        return any(clause.negated and clause.disclaims for clause in self.clauses[:DISCLAIMING])

    @cached_property
    def of_oneself(self) -> bool:
        """Whether it begins with a pronoun that is most often the speaker: “it had tested …”."""
        return bool(self.clauses) and self.clauses[0].of_oneself

    @cached_property
    def says_nothing_of_it(self) -> bool:
        """Whether it begins with a no to everything: “there is no”, “nobody”, “no … has ever”."""
        return self.disclaims and self.clauses[0].negated and bool(cues.NOTHING.search(self.statement.quote))

    @cached_property
    def says_not_so(self) -> bool:
        """Whether it begins “that was not”, “it isn’t”: a pointing word and a no."""
        return bool(cues.THAT_IS_NOT.search(self.statement.quote))

    @cached_property
    def negative(self) -> bool:
        """Whether any clause of it says no."""
        return any(clause.negated for clause in self.clauses)

    @cached_property
    def says_no(self) -> bool:
        """Whether its own words say no or call something untrue."""
        return self.negative or self.calls_untrue or self.is_cued

    @cached_property
    def reverses(self) -> bool:
        """Whether its cue turns its content round: “denied that”."""
        return bool(cues.DENY.search(self.cue) or cues.REJECT.search(self.cue)) and not self.cue_negated

    @cached_property
    def turned(self) -> bool:
        """Whether the source says the reverse of the quote: “denied that”, “did not say that”."""
        return self.reverses or (self.cue_negated and not self.is_confirmation)

    @cached_property
    def leads(self) -> bool:
        """Whether it stands in the first paragraphs, which sum up, and says of itself that it is an answer."""
        return self.statement.paragraph <= _LEAD and self.announces

    @cached_property
    def points_back(self) -> bool:
        """Whether it speaks of something told before: “the claim”, “that”."""
        return bool(cues.THE_CLAIM.search(self.sentence) or cues.POINTING.search(self.statement.quote))

    @cached_property
    def told_as(self) -> frozenset[str]:
        """The nouns that its cue comes back as: “alleged”, “the allegations”."""
        return frozenset(n for start, n in cues.NOUN_OF_CUE.items() if re.search(rf"\b{start}", self.cue, re.I))

    @cached_property
    def nouns_told(self) -> frozenset[str]:
        """Which of those nouns stand in its sentence."""
        return frozenset(n for n in cues.NOUN_OF_CUE.values() if re.search(rf"\b{n}", self.sentence, re.I))

    @cached_property
    def kind(self) -> Kind:
        """How it would answer."""
        if self.is_refusal:
            return "refusal"
        if self.is_confirmation:
            return "confirmation"
        no_charge = not (cues.NOT_TELLING.search(self.cue) or cues.CHARGING.search(self.cue))
        return "denial" if self.is_explicit or (self.calls_untrue and no_charge) else "plain"

    @cached_property
    def stems(self) -> frozenset[str]:
        """The concepts of its quote."""
        return frozenset(self.content)

    @cached_property
    def sentence_stems(self) -> frozenset[str]:
        """The concepts of its whole sentence."""
        return frozenset(concepts(self.sentence))

    @cached_property
    def opens_with(self) -> frozenset[str]:
        """The concepts of the thing that it begins with: “the apartments”, “their account”."""
        first = cues.OPENING.match(self.statement.quote)
        return frozenset(concepts(first.group(1))) if first else frozenset()

    @cached_property
    def says_no_to(self) -> frozenset[str]:
        """The concepts right after a no: “no heater”, “never owned a gun”."""
        return frozenset(one for found in cues.NO_TO.findall(self.statement.quote) for one in concepts(found))

    @cached_property
    def source_words(self) -> frozenset[str]:
        """The stems of the words by which its source is called, lawyers being lawyers whatever they are called."""
        words = tokens(f"{self.statement.source.name} {self.statement.source.resolved or ''}")
        told = {word.casefold() for word in words if len(word) > 2} - EMPTY - VAGUE - PRONOUNS
        return frozenset("lawyer" if cues.LAWYER.match(word) else stem(word) for word in told)

    @cached_property
    def is_turn(self) -> bool:
        """Whether it is a turn of a conversation, printed after a name and a colon."""
        return self.cue.strip() in ("", ":")

    @cached_property
    def length(self) -> float:
        """The logarithm of its number of words."""
        return math.log1p(len(self.statement.quote.split()))

    @cached_property
    def announces(self) -> bool:
        """Whether it says of itself that it is an answer."""
        return self.is_explicit or self.is_refusal or self.is_confirmation or self.calls_untrue

    @cached_property
    def calls_untrue(self) -> bool:
        """Whether its own words call something untrue or unfair."""
        quote = self.statement.quote
        return bool(cues.CALLED_UNTRUE.search(quote) or (cues.BRANDING.search(self.cue) and cues.BRANDED.search(quote)))


def hear(article: Article, order: int, statement: Statement, against: Mention | None) -> Said:
    """Read a statement's words once."""
    start, end = statement.sentence
    sentence = article.text[start:end]
    pieces, at = [], start
    for left, right in statement.spans:
        pieces.append(article.text[at:left] if left > at else "")
        at = max(at, right)
    pieces.append(article.text[at:end] if end > at else "")
    content = concepts(statement.quote)
    return Said(
        statement=statement,
        order=order,
        sentence=sentence,
        around=" ".join(pieces),
        cue=statement.cue.text if statement.cue else "",
        content=content,
        clauses=clauses(statement.quote),
        names=names(statement.quote),
        against=against,
        cue_negated=_cue_negated(article, statement),
        is_heading=_is_heading(article, statement),
    )


_SENTENCE_END = re.compile(r"[.!?”\"’)]\s*$")
_LEAST_OF_A_STORY = 4
"""Paragraphs of a text that may have a heading."""


def _is_heading(article: Article, statement: Statement) -> bool:
    if statement.paragraph != 1 or len(article.paragraphs) < _LEAST_OF_A_STORY:
        return False
    start, end = article.paragraphs[0]
    return not _SENTENCE_END.search(article.text[start:end])


def _cue_negated(article: Article, statement: Statement) -> bool:
    cue = statement.cue
    if cue is None:
        return False
    before = article.text[max(0, cue.start - _LOOK_BACK) : cue.start]
    return is_negated(cue.text) != bool(_NOT_RIGHT_BEFORE.search(before))
