"""The ledger's rows: statements, the words that they are found by, and later statements that answer them. Who may see
which of them is decided here: nothing that was read in private is seen elsewhere."""

from collections.abc import Iterable, Sequence
from typing import Any, Literal

import sqlalchemy as sa

from bot.breakdown import Frozen
from bot.ledger import LaterAnswer, Place, Remembered
from bot.ledger.search import Indexed, asked_for, asked_who
from bot.store.engine import Repository
from bot.store.forgetting import is_kept
from bot.store.schema import channels, corrections, later_answers, ledger_statements, ledger_words

PAGE = 8
"""Statements on a page: what a telephone shows in a few turns of the thumb."""
CANDIDATES = 100
"""Earlier statements with a name of a new one that are compared with it, the newest."""
MOST_NAMES = 8
"""Names by which earlier statements are searched."""
OPEN_CHARGES = 100

FRESH = 3_600.0
"""Seconds for which Slack's answer that a channel is public counts."""

Asked = Literal["who", "about"]

_EARLIER, _LATER = ledger_statements.alias("earlier"), ledger_statements.alias("later")


class Viewer(Frozen):
    """A channel that looks into the ledger. `user` is set where only that person sees the answer."""

    team: str
    channel: str
    user: str | None = None
    sees_public: bool = False
    """Whether what was read in other public channels may be shown here: all who see the answer could look there."""
    now: float


def visible(viewer: Viewer) -> sa.ColumnElement[bool]:
    """The condition on rows of `ledger_statements`.

    What was read in the channel itself, for all its members; what was read privately, for that person alone; and from
    elsewhere only what was read in a channel that was public then and, as Slack said within the hour, still is.
    """
    shown = ledger_statements.c
    ways = [sa.and_(shown.channel == viewer.channel, shown.only.is_(None))]
    if viewer.user:
        ways.append(shown.only == viewer.user)
    if viewer.sees_public:
        public = sa.select(channels.c.channel).where(
            channels.c.team == viewer.team, channels.c.visibility == "public", channels.c.seen_at > viewer.now - FRESH
        )
        ways.append(sa.and_(shown.public, shown.only.is_(None), shown.channel.in_(public)))
    return sa.and_(shown.team == viewer.team, sa.or_(*ways))


class Ledger(Repository):
    def keep(self, reading: str, statements: Sequence[Indexed], *, public: bool) -> None:
        """Keep the statements of a reading; a second time changes nothing. `public`: its channel is open to all."""
        with self._engine.begin() as connection:
            for statement in statements if is_kept(connection, reading) else ():
                insert = self._insert(ledger_statements).values(_row(statement.record, public=public))
                new = connection.execute(insert.on_conflict_do_nothing().returning(ledger_statements.c.id)).scalar()
                if new is not None:
                    rows = [{"statement": new, "kind": kind, "word": word} for kind, word in statement.index]
                    connection.execute(sa.insert(ledger_words), rows)

    def of_reading(self, reading: str) -> list[Remembered]:
        query = sa.select(ledger_statements.c.body).where(ledger_statements.c.reading == reading)
        return self._statements(query.order_by(ledger_statements.c.id))

    def correct(self, reading: str, statements: Sequence[Remembered]) -> None:
        """Take over the corrections of `statements` into the kept ones of this reading."""
        made = {statement.statement: statement.correction for statement in statements}
        columns = ledger_statements.c
        with self._engine.begin() as connection:
            for row in connection.execute(sa.select(columns.id, columns.body).where(columns.reading == reading)).all():
                kept = Remembered.model_validate_json(row.body)
                correction = made.get(kept.statement)
                if kept.correction != correction:
                    now = kept.model_copy(update={"correction": correction})
                    values = {"body": now.model_dump_json(), "open": _is_open(now)}
                    connection.execute(sa.update(ledger_statements).where(columns.id == row.id).values(values))

    def corrected(self, viewer: Viewer, since: float, until: float) -> list[Remembered]:
        """Statements that were corrected or withdrawn in a time, as far as `viewer` may see them; of several readings
        that one correction is of, the first has it."""
        columns = ledger_statements.c
        made = sa.exists().where(
            corrections.c.request == columns.reading, corrections.c.at > since, corrections.c.at <= until
        )
        query = sa.select(columns.body).where(visible(viewer), made).order_by(columns.at, columns.id)
        once: dict[tuple[str, float], Remembered] = {}
        for each in self._statements(query):
            if (correction := each.correction) and since < correction.at <= until:
                once.setdefault((correction.by, correction.at), each)
        return list(once.values())

    def notes_on(self, reading: str) -> list[str]:
        """Ids of the notes that a statement of this reading was answered later."""
        query = sa.select(later_answers.c.note).join(_EARLIER, _EARLIER.c.id == later_answers.c.earlier)
        notes = (row.note for row in self._rows(query.where(_EARLIER.c.reading == reading)))
        return list(dict.fromkeys(note for note in notes if note))

    def candidates(self, viewer: Viewer, new: Sequence[Indexed]) -> list[Remembered]:
        """Earlier statements of other articles, visible to `viewer`, that share a name with a new one (of one reading);
        each once."""
        columns = ledger_statements.c
        earlier: dict[tuple[str, str], Remembered] = {}
        for statement in new:
            place, named = statement.record.place, _having("names", statement.names[:MOST_NAMES])
            query = sa.select(columns.body).where(visible(viewer), columns.reading != place.reading)
            query = query.where(columns.at <= place.at, columns.id.in_(named)).order_by(columns.id.desc())
            earlier |= {record.key: record for record in self._statements(query.limit(CANDIDATES))}
        return [record for record in earlier.values() if not record.is_withdrawn]

    def statements(self, viewer: Viewer, what: Asked, words: str, after: int = 0) -> tuple[list[Remembered], bool]:
        """A page of what a source said, the newest first, or of what was said on a topic, the oldest first: those with
        every word, `after` so many, and whether there is more."""
        kind, asked = ("who", asked_who(words)) if what == "who" else ("words", asked_for(words))
        having = _having(kind, asked).group_by(ledger_words.c.statement).having(sa.func.count() == len(asked))
        columns = ledger_statements.c
        order = columns.at.desc() if what == "who" else columns.at
        query = sa.select(columns.body).where(visible(viewer), columns.id.in_(having)).order_by(order, columns.id)
        statements = self._statements(query.offset(after).limit(PAGE + 1))
        return statements[:PAGE], len(statements) > PAGE

    def replies(self, viewer: Viewer, claims: Iterable[Remembered]) -> dict[tuple[str, str], list[Remembered]]:
        """For each of the statements what answers it in its own article, and what answered it later."""
        claims = list(claims)
        beside = [reply for name in {claim.place.reading for claim in claims} for reply in self.of_reading(name)]
        answers: dict[tuple[str, str], list[Remembered]] = {}
        for claim in claims:
            replies = [reply for reply in beside if (reply.place.reading, reply.answers) == claim.key]
            replies += [answer.later for answer in self._later_answers(viewer, _is(_EARLIER, claim))]
            if replies:
                answers[claim.key] = replies
        return answers

    def keep_answers(self, answers: Iterable[LaterAnswer], at: float, note: str | None = None) -> None:
        """Keep which earlier statements a reading answers. `note`: the request whose message says so."""
        with self._engine.begin() as connection:
            for answer in answers:
                ids = (sa.select(ledger_statements.c.id).where(_is(ledger_statements, side)) for side in answer.sides)
                earlier, later = (connection.execute(query).scalar() for query in ids)
                if earlier is not None and later is not None:
                    row = {"earlier": earlier, "later": later, "kind": answer.kind, "at": at, "note": note}
                    connection.execute(self._insert(later_answers).values(row).on_conflict_do_nothing())

    def answers_of_note(self, viewer: Viewer, note: str) -> list[LaterAnswer]:
        return self._later_answers(viewer, later_answers.c.note == note)

    def answers_between(self, viewer: Viewer, since: float, until: float) -> list[LaterAnswer]:
        return self._later_answers(viewer, later_answers.c.at > since, later_answers.c.at <= until)

    def places(self, viewer: Viewer, since: float, until: float, limit: int) -> list[Place]:
        """Where the readings of a time stand that `viewer` may see, newest first."""
        columns = ledger_statements.c
        firsts = (
            sa.select(sa.func.min(columns.id))
            .where(visible(viewer), columns.at > since, columns.at <= until)
            .group_by(columns.reading)
            .order_by(sa.func.max(columns.at).desc())
            .limit(limit)
        )
        query = sa.select(columns.body).where(columns.id.in_(firsts)).order_by(columns.at.desc())
        return [statement.place for statement in self._statements(query)]

    def charges(self, viewer: Viewer, since: float) -> list[Remembered]:
        """Charges that had no answer in their article, and none since that `viewer` may see."""
        columns = ledger_statements.c
        seen = sa.select(columns.id).where(visible(viewer)).correlate(None)
        answered = sa.exists().where(later_answers.c.earlier == columns.id, later_answers.c.later.in_(seen))
        query = sa.select(columns.body).where(visible(viewer), columns.open, columns.at > since, ~answered)
        return self._statements(query.order_by(columns.at).limit(OPEN_CHARGES))

    def _later_answers(self, viewer: Viewer, *which: sa.ColumnElement[bool]) -> list[LaterAnswer]:
        """`which`: conditions on `later_answers`, `_EARLIER` and `_LATER`."""
        query = (
            sa.select(later_answers.c.kind, _EARLIER.c.body.label("earlier"), _LATER.c.body.label("later"))
            .join(_EARLIER, _EARLIER.c.id == later_answers.c.earlier)
            .join(_LATER, _LATER.c.id == later_answers.c.later)
            .where(*which)
            .order_by(later_answers.c.at)
        )
        for side in (later_answers.c.earlier, later_answers.c.later):
            query = query.where(side.in_(sa.select(ledger_statements.c.id).where(visible(viewer))))
        read = Remembered.model_validate_json
        return [
            LaterAnswer(kind=row.kind, earlier=read(row.earlier), later=read(row.later)) for row in self._rows(query)
        ]

    def _statements(self, query: sa.Select[Any]) -> list[Remembered]:
        return [Remembered.model_validate_json(row.body) for row in self._rows(query)]


def _having(kind: str, words: Sequence[str]) -> sa.Select[tuple[int]]:
    """Ids of the statements with one of these words, for each of the words."""
    return sa.select(ledger_words.c.statement).where(ledger_words.c.kind == kind, ledger_words.c.word.in_(words))


def _is(table: sa.FromClause, record: Remembered) -> sa.ColumnElement[bool]:
    return sa.and_(table.c.reading == record.place.reading, table.c.statement == record.statement)


def _is_open(record: Remembered) -> bool:
    return record.against is not None and not record.is_withdrawn


def _row(record: Remembered, *, public: bool) -> dict[str, object]:
    row = record.place.model_dump(include={"reading", "team", "channel", "only", "at"})
    row |= {"statement": record.statement, "public": public and record.place.only is None}
    return row | {"open": _is_open(record), "body": record.model_dump_json()}
