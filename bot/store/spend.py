"""What the model was paid for: tokens by request, and who was told that a budget is used up."""

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from bot.breakdown import Tokens
from bot.store.engine import looking
from bot.store.request import Request
from bot.store.schema import budget_notices, spend
from bot.usage import Cap, Figures, reached


class Spend:
    """The spend table. A request has one row in it, however often its steps run."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine
        self._dialect = postgresql if engine.dialect.name == "postgresql" else sqlite

    def reserve(self, request: Request, day: str, caps: Figures, expected: Tokens) -> Cap | None:
        """Book what a reading may cost; or, where a cap is used up, book nothing and return that cap.

        A reading that was booked before goes on, whatever was spent meanwhile.
        """
        with self._engine.begin() as connection:
            if connection.execute(sa.select(spend.c.request).where(spend.c.request == request.id)).first():
                return None
            if cap := reached(caps, _spent(connection, request.team, request.channel, request.user, day)):
                return cap
            row = {
                "request": request.id,
                "team": request.team,
                "channel": request.channel,
                "user": request.user,
                "day": day,
                "tokens_in": expected.in_,
                "tokens_out": expected.out,
                "settled": False,
            }
            connection.execute(self._dialect.insert(spend).values(row).on_conflict_do_nothing())
        return None

    def settle(self, request_id: str, tokens: Tokens) -> bool:
        """Put what it cost in the place of what was booked; False when that was done before or nothing was booked."""
        update = (
            sa.update(spend)
            .where(spend.c.request == request_id, spend.c.settled.is_(False))
            .values(tokens_in=tokens.in_, tokens_out=tokens.out, settled=True)
            .returning(spend.c.request)
        )
        with self._engine.begin() as connection:
            return connection.execute(update).first() is not None

    def spent(self, team: str, channel: str, user: str, day: str) -> Figures:
        """Tokens of a day: of the workspace, the channel, and the person."""
        with looking(self._engine) as connection:
            return _spent(connection, team, channel, user, day)

    def tells(self, cap: Cap, request: Request, day: str) -> bool:
        """Whether this request is the one whose answer says that the budget is used up: the first to show it that day.

        What a private answer says is told to its asker alone, and the others are still to be told.
        """
        owner = {"workspace": request.team, "channel": request.channel, "user": request.user}[cap]
        whose = request.user if request.is_private else owner
        row = {"cap": cap, "whose": whose, "day": day}
        insert = self._dialect.insert(budget_notices).values(row | {"request": request.id}).on_conflict_do_nothing()
        told_by = sa.select(budget_notices.c.request).filter_by(**row)
        with self._engine.begin() as connection:
            connection.execute(insert)
            return connection.execute(told_by).scalar() == request.id


def _spent(connection: sa.Connection, team: str, channel: str, user: str, day: str) -> Figures:
    tokens = spend.c.tokens_in + spend.c.tokens_out

    def total(*where: sa.ColumnElement[bool]) -> sa.ColumnElement[int]:
        counted = sa.case((sa.and_(*where), tokens), else_=0) if where else tokens
        return sa.func.coalesce(sa.func.sum(counted), 0)

    query = sa.select(
        total().label("workspace"),
        total(spend.c.channel == channel).label("channel"),
        total(spend.c.user == user).label("user"),
    ).where(spend.c.team == team, spend.c.day == day)
    return Figures.model_validate(dict(connection.execute(query).mappings().one()))
