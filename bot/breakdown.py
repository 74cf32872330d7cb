"""The nouns: what was said in an article, by whom, and which disputes it holds.

Everything here is a frozen value without behaviour that touches the outside. All offsets are Unicode code points
into `Article.text`, end exclusive. The JSON form (`Breakdown.model_dump_json(by_alias=True)`) is a public contract,
documented in docs/format.md and versioned by `Breakdown.format`.
"""

from collections.abc import Iterable
from functools import cached_property
from typing import Literal, get_args

from pydantic import Field

from bot.article import Article as Article
from bot.article import Frozen as Frozen
from bot.article import LeftOut as LeftOut
from bot.article import Span as Span

SourceKind = Literal["person", "group", "organisation", "government", "document", "article", "unknown"]
Denial = Literal["denies", "denies part", "rejects"]
Reply = Literal[Denial, "gives another account", "concedes", "confirms"]
Evasion = Literal["will not say", "not reached", "dodges"]
Role = Literal["claims", Reply, "brings evidence", Evasion, "asks", "demands"]
"""What a line does in a dispute. For programs (ledger, digest, scoring), not for display."""
ANSWERS: frozenset[Role] = frozenset((*get_args(Reply), *get_args(Evasion)))
"""Roles of what came back to a claim."""
DENIALS: frozenset[Role] = frozenset(get_args(Denial))
"""Roles that say of a claim that it is not so."""

NO_ACCUSER = "Unnamed"
"""Who makes a charge of which the article does not say whose it is."""
ARTICLE_NAME = "the article"
"""The name of the source of a statement that the article makes in its own voice."""


class Mention(Frozen):
    """Words of the article that name a person, body or thing; offsets are null where it stands nowhere."""

    name: str
    start: int | None = None
    end: int | None = None


class Source(Mention):
    """Who says it: the mention at the cue. `resolved` is the fullest name of the same source in the article."""

    kind: SourceKind
    unnamed: bool = False
    resolved: str | None = None


class Statement(Frozen):
    """What one source voiced, in the article's own words: `quote` is the text at `spans` joined by " … ".

    By rules these are the words said; by a model the proof of a line: whole sentences, those side
    by side in a paragraph as one span.
    """

    id: str
    source: Source
    via: tuple[Mention, ...] = ()
    role: Role
    """What its own words do; a line says what it does in a dispute."""
    cue: str | None = None
    """By rules: the reporting words ("told", "according to")."""
    quote: str
    spans: tuple[Span, ...]
    sentence: Span
    """The whole sentence or sentences around the quote."""
    paragraph: int
    """Counted from 1 in `Article.paragraphs`."""
    direct: bool | Literal["mixed"]
    """Whether the words stand between quotation marks in the article."""
    when: str | None = None
    repeats: str | None = None
    """Id of the earlier statement that says the same by the same source."""
    by: Literal["model", "rules"]

    def shares_words_with(self, other: "Statement") -> bool:
        """Whether half of the shorter one stands in the other: what two readers found in the same words."""
        common = sum(max(0, min(e, f) - max(s, t)) for s, e in self.spans for t, f in other.spans)
        return 2 * common >= min(sum(end - start for start, end in said.spans) for said in (self, other))


class Words(Frozen):
    """Words that a reader of ours shows beside the proof: a model's (checked, marked as AI-assisted) or the
    article's."""

    text: str
    by: Literal["model", "article"]


class Point(Frozen):
    """A part of what one party says: the article's own words, or a model's about them."""

    text: str
    """As shown: of the article's words those at `spans`, what is speech between “ ”, what is left out as “…”."""
    spans: tuple[Span, ...]
    """Of the article's words their places; of a model's the sentences that bear them out."""
    verbatim: bool
    """Whether these are the article's words."""


class Line(Frozen):
    """One party in a dispute and one thing that it says there; its statement is the proof."""

    statement: str
    who: str
    """The party as shown, with its role ("Gil Anstey, the port's operations director")."""
    role: Role
    label: str | None = None
    """What the line does, as it stands before the name ("Denied at first"). None where no word is sure, or by rules."""
    in_its_words: bool = False
    """Whether whole sentences of the article stand for a model's words that were refused."""
    points: tuple[Point, ...] = ()
    """What the party says, in order; none by rules, which show the statement's words."""
    text: str | None = None
    """All points in one string. Null by rules."""


class Dispute(Frozen):
    """One question on which two sides of the article stand against each other, with everything that bears on it."""

    id: str
    question: Words
    status: Words | None = None
    """What to note: what the denial does not cover, what is conceded. Never who is right."""
    lines: tuple[Line, ...]

    @property
    def has_answer(self) -> bool:
        """Whether something came back to its claim."""
        return any(line.role in ANSWERS for line in self.lines)


class NoAnswer(Frozen):
    """A charge to which the article shows no response."""

    statement: str
    who: str
    text: str | None = None
    against: Mention


class Dropped(Frozen):
    """A proof that is not in the article, and why."""

    quote: str
    """The numbers of its sentences: “4.1 4.9”."""
    why: str


class Withheld(Frozen):
    """Words of a reader's own that a check refused, and why."""

    text: str
    why: str


class Audit(Frozen):
    """For how many lines the reader gave a proof, how many of these are there, and what no statement covers."""

    drafted: int = 0
    grounded: int = 0
    dropped: tuple[Dropped, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    unread: tuple[Span, ...] = ()
    """Sure denials and refusals of the second reader that no line covers."""


class Tokens(Frozen):
    """Model tokens; `exact` is false where they were estimated because the server did not count them."""

    in_: int = Field(default=0, alias="in")
    out: int = 0
    exact: bool = True


class ReaderInfo(Frozen):
    """Which reader read, and what it cost."""

    name: Literal["offline", "model"]  # "offline": by rules
    model: str | None = None
    host: str | None = None
    prompts: str | None = None
    """Content hash of the prompts that were used."""
    tokens: Tokens = Tokens()
    calls: int = 0
    seconds: float = 0.0


Wrong = Literal["source", "quote", "pairing", "missing", "other"]
"""What a reader can report as wrong: who says it, its words, which answers which, something left out."""


class Check(Frozen):
    """Who checked a thread, and when (seconds since 1970)."""

    user: str
    made_at: float


class Correction(Frozen):
    """What a person said in public of a line that was shown. The line's own words are never changed."""

    statement: str | None
    """The line's; None where it is about the whole."""
    kind: Literal["withdrawn", "corrected", "stands"]
    """`stands`: the line was looked at and is right; what was said of it before no longer counts."""
    reason: str
    """In the words of that person."""
    by: str
    """The name of that person, as it was then."""
    at: float
    """Seconds since 1970."""


class Breakdown(Frozen):
    """Everything Rejoinder says about one article."""

    format: Literal["rejoinder.breakdown/2"] = "rejoinder.breakdown/2"
    input: str
    article: Article
    reader: ReaderInfo
    statements: tuple[Statement, ...] = ()
    """In the order of the article."""
    about: Words | None = None
    """One sentence on what happened, for a reader who knows nothing of the story."""
    note: Words | None = None
    """The answer in short: who claims what and who denies it, and what a careful editor would warn of."""
    disputes: tuple[Dispute, ...] = ()
    """Most important first."""
    one_sided: tuple[Dispute, ...] = ()
    """Matters of which only one side speaks, in a model's words; the ids order them and the disputes together."""
    no_answer: tuple[NoAnswer, ...] = ()
    cautions: tuple[Words, ...] = ()
    """What to check before printing, on the article as a whole."""
    own_voice: tuple[str, ...] = ()
    """Ids of the article's own sentences that state as fact what is one side's word."""
    also: tuple[str, ...] = ()
    """Ids of what else a reporter would want; those of `one_sided` and `also_lines` are among them."""
    also_lines: tuple[Line, ...] = ()
    """What stands in no dispute and in nothing one-sided, in a model's words; none by rules."""
    audit: Audit = Audit()
    corrections: tuple[Correction, ...] = ()
    """The last of each line, in the order in which they were made."""

    @property
    def matters(self) -> tuple[Dispute, ...]:
        """The disputes and the one-sided matters in the order of their ids: d2 before d10."""
        return tuple(sorted((*self.disputes, *self.one_sided), key=lambda matter: (len(matter.id), matter.id)))

    @cached_property
    def by_id(self) -> dict[str, Statement]:
        return {statement.id: statement for statement in self.statements}

    @property  # not cached: a copy with other corrections would keep it
    def corrected(self) -> dict[str, Correction]:
        """The corrections of lines, by the ids of their statements."""
        return {made.statement: made for made in self.corrections if made.statement is not None}

    def correction_of(self, said: Statement) -> Correction | None:
        """That of a statement, else that of the other reader's statement in the same words."""
        others = (other for other in map(self.by_id.get, self.corrected) if other and other.by != said.by)
        same = next((other.id for other in others if other.shares_words_with(said)), said.id)
        return self.corrected.get(said.id) or self.corrected.get(same)

    def corrections_in(self, other: "Breakdown") -> tuple[Correction, ...]:
        """Those of its lines that `other`, another reading of the same page, has with the same words and source."""
        same = {_said(statement): statement.id for statement in reversed(other.statements)}
        made = ((made, self.by_id.get(made.statement or "")) for made in self.corrections)
        keys = ((made, same.get(_said(statement))) for made, statement in made if statement)
        return tuple(made.model_copy(update={"statement": key}) for made, key in keys if key)

    def with_corrections(self, made: Iterable[Correction]) -> "Breakdown":
        """With these, too: of each line the last counts."""
        in_order = sorted((*self.corrections, *made), key=lambda correction: correction.at)
        last = {correction.statement: correction for correction in in_order}
        counting = tuple(correction for correction in last.values() if correction.kind != "stands")
        return self.model_copy(update={"corrections": counting}) if counting != self.corrections else self

    @cached_property
    def without_repeats(self) -> tuple[Statement, ...]:
        """The statements without repeats and without the model's where the rules have one in the same words."""
        firsts = [said for said in self.statements if said.repeats is None]
        rules = [said for said in firsts if said.by == "rules"]
        return tuple(said for said in firsts if said.by == "rules" or not any(map(said.shares_words_with, rules)))


def _said(statement: Statement) -> tuple[str, str, str]:
    """By which the same statement is known in another reading."""
    return statement.quote, statement.source.name, statement.by
