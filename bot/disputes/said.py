"""A statement as the linker sees it: its words read once, with its sentence, its place and its signs."""

from dataclasses import dataclass

from bot.breakdown import Article, Mention, Statement
from bot.disputes import cues
from bot.disputes.words import Clause, clauses, concepts, names


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

    @property
    def id(self) -> str:
        """The statement's id."""
        return self.statement.id

    @property
    def is_denial(self) -> bool:
        """Whether its cue or stance says that it denies."""
        return self.statement.stance == "denies" or bool(cues.DENY.search(self.cue))

    @property
    def is_rejection(self) -> bool:
        """Whether its cue or stance says that it rejects."""
        return self.statement.stance == "rejects" or bool(cues.REJECT.search(self.cue))

    @property
    def is_refusal(self) -> bool:
        """Whether the source would not comment."""
        whole = f"{self.cue} {self.statement.quote}"
        return self.statement.stance == "declines" or bool(cues.DECLINE.search(whole))

    @property
    def is_confirmation(self) -> bool:
        """Whether its cue or stance says that it confirms."""
        return self.statement.stance == "confirms" or bool(cues.CONFIRM.search(self.cue))

    @property
    def is_charge(self) -> bool:
        """Whether it is the sort of statement that gets answered."""
        return self.against is not None or bool(cues.CHARGE.search(self.cue))

    @property
    def calls_untrue(self) -> bool:
        """Whether its own words call something untrue or unfair."""
        return bool(cues.EPITHET.search(self.statement.quote))


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
    )
