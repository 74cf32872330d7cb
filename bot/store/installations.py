"""The workspaces that installed the app."""

import time

import sqlalchemy as sa

from bot.breakdown import Noun
from bot.store.checkpoints import of_team
from bot.store.engine import Repository
from bot.store.requests import FORGOTTEN
from bot.store.schema import (
    channels,
    checkpoints,
    feed_items,
    feeds,
    installations,
    ledger_statements,
    requests,
)

UNINSTALLED = "uninstalled"
"""Our word where Slack would refuse a token: the workspace took the app out."""
NO_TEAM = ""
"""The team of what belonged to a workspace that took the app out: `RetentionJob` deletes it."""


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

    def forget(self, team: str, moment: float) -> bool:
        """Forget a workspace that took the app out at this moment; False where it was installed again since.

        The token and the settings are deleted at once. Readings are then shown and found no more, and `RetentionJob`
        deletes them piece by piece: all at once, the other workspaces would wait.
        """
        with self._engine.begin() as connection:
            # Slack's moments are whole seconds.
            is_older = installations.c.installed_at < moment + 1
            if not connection.execute(sa.delete(installations).where(installations.c.team == team, is_older)).rowcount:
                return False
            for table in (channels, feeds, feed_items):
                connection.execute(sa.delete(table).filter_by(team=team))
            connection.execute(sa.delete(checkpoints).where(checkpoints.c.name.endswith(of_team("", team))))
            left: dict[str, object] = {
                "team": NO_TEAM,
                "text": "",
                "files": [],
                "response_url": None,
                "trouble": None,
                "outcome": FORGOTTEN,
                "closed_at": sa.func.coalesce(requests.c.closed_at, time.time()),
            }
            connection.execute(sa.update(requests).filter_by(team=team).values(left))
            connection.execute(sa.update(ledger_statements).filter_by(team=team).values(team=NO_TEAM))
        return True
