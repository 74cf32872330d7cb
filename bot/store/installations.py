"""The workspaces that installed the app."""

import sqlalchemy as sa

from bot.breakdown import Frozen
from bot.store.engine import Repository
from bot.store.forgetting import without_texts
from bot.store.replicas import of_team
from bot.store.schema import channels, checkpoints, feed_items, feeds, installations, ledger_statements, requests

UNINSTALLED = "uninstalled"
"""Our word where Slack would refuse a token: the workspace took the app out."""
NO_TEAM = ""
"""The team of what belonged to a workspace that took the app out: `RetentionJob` deletes it."""


class Installation(Frozen):
    """The app in one workspace: `bot_user` and `bot` are its ids there, `token` is the encrypted bot token."""

    team: str
    url: str
    token: str
    bot_user: str
    bot: str
    installed_at: float


class Installations(Repository):
    def save(self, installation: Installation) -> None:
        # The note first: what is asked from now on is kept.
        self._write(sa.delete(checkpoints).where(checkpoints.c.name == of_team(UNINSTALLED, installation.team)))
        self._upsert(installations, installation.model_dump())

    def get(self, team: str) -> Installation | None:
        return self._noun(Installation, sa.select(installations).filter_by(team=team))

    def all(self) -> list[Installation]:
        return self._nouns(Installation, sa.select(installations).order_by(installations.c.installed_at))

    def forget(self, team: str, moment: float) -> bool:
        """Forget a workspace that took the app out at this moment; False where it was installed again since.

        The token and the settings are deleted at once. Readings are then shown and found no more, and `RetentionJob`
        deletes them piece by piece: all at once, the other workspaces would wait. What of it comes in later is known by
        the note that the app was taken out.
        """
        with self._engine.begin() as connection:
            # Slack's moments are whole seconds.
            is_older = installations.c.installed_at < moment + 1
            if not connection.execute(sa.delete(installations).where(installations.c.team == team, is_older)).rowcount:
                return False
            for table in (channels, feeds, feed_items):
                connection.execute(sa.delete(table).filter_by(team=team))
            connection.execute(sa.delete(checkpoints).where(checkpoints.c.name.endswith(of_team("", team))))
            note = {"name": of_team(UNINSTALLED, team), "at": moment}
            connection.execute(sa.insert(checkpoints).values(note))
            connection.execute(sa.update(requests).filter_by(team=team).values(team=NO_TEAM, **without_texts()))
            connection.execute(sa.update(ledger_statements).filter_by(team=team).values(team=NO_TEAM))
        return True

    def left_behind(self, most: int) -> list[str]:
        """Ids of requests of workspaces that took the app out, also of those that came in after that.

        A workspace that is not known here may be about to install the app: what one by token has read is kept.
        """
        gone = sa.exists().where(checkpoints.c.name == of_team(UNINSTALLED, "") + requests.c.team)
        query = sa.select(requests.c.id).where(sa.or_(requests.c.team == NO_TEAM, gone)).limit(most)
        return [row.id for row in self._rows(query)]
