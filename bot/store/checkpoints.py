"""When something was done last."""

import sqlalchemy as sa

from bot.store.engine import Repository
from bot.store.schema import checkpoints


def of_team(name: str, team: str) -> str:
    return f"{name} {team}"


class Checkpoints(Repository):
    def get(self, name: str) -> float | None:
        at: float | None = self._value(sa.select(checkpoints.c.at).where(checkpoints.c.name == name))
        return at

    def note(self, name: str, at: float) -> None:
        self._upsert(checkpoints, {"name": name, "at": at})
