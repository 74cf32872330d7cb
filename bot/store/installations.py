"""The workspaces that installed the app."""

import sqlalchemy as sa

from bot.breakdown import Noun
from bot.store.engine import Repository, wipe
from bot.store.replicas import of_team
from bot.store.schema import channels, checkpoints, feed_items, feeds, installations, requests


class Installation(Noun):
    """The app in one workspace: `bot_user` and `bot` are its ids there, `token` is the encrypted bot token."""

    team: str
    url: str
    token: str
    bot_user: str
    bot: str
    installed_at: float


class Installations(Repository):
    def save(self, installation: Installation) -> None:
        self._upsert(installations, installation.model_dump())

    def get(self, team: str) -> Installation | None:
        return self._noun(Installation, sa.select(installations).filter_by(team=team))

    def all(self) -> list[Installation]:
        return self._nouns(Installation, sa.select(installations).order_by(installations.c.installed_at))

    def forget(self, team: str, moment: float) -> list[str]:
        """Delete all that is kept of a workspace that took the app out at this moment, unless it was installed again
        since; the ids of its requests."""
        with self._engine.begin() as connection:
            # Slack's moments are whole seconds.
            is_older = installations.c.installed_at < moment + 1
            if not connection.execute(sa.delete(installations).where(installations.c.team == team, is_older)).rowcount:
                return []
            for table in (channels, feeds, feed_items):
                connection.execute(sa.delete(table).filter_by(team=team))
            connection.execute(sa.delete(checkpoints).where(checkpoints.c.name.endswith(of_team("", team))))
            gone = connection.execute(sa.delete(requests).filter_by(team=team).returning(requests.c.id)).scalars().all()
        wipe(self._engine)
        return list(gone)
