"""The workspaces that the bot works in, each with its own token: the one of the settings, or those with the app."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol

from bot.slack.lookups import Lookups
from bot.slack.posting import Delivery

SCOPES: Final = tuple(
    "app_mentions:read assistant:write channels:history channels:read chat:write commands files:read files:write "
    "groups:history groups:read im:history im:read users:read".split()
)
"""What the bot token must be allowed; a test holds it and manifest.yaml together."""


@dataclass(frozen=True)
class Workspace:
    """One workspace's Slack. `quick` is for questions while Slack itself waits for an answer."""

    team: str
    url: str
    token: str = field(repr=False)
    delivery: Delivery
    quick: Lookups


class Workspaces(Protocol):
    """All workspaces, by their ids."""

    def of(self, team: str) -> Workspace:
        """The workspace. Raises DeliveryError (UNINSTALLED) where the app is not there any more."""
        ...

    def all(self) -> Sequence[Workspace]:
        """Every workspace."""
        ...


class OneWorkspace:
    """The workspace of the token in the settings."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def of(self, _: str) -> Workspace:
        return self._workspace

    def all(self) -> Sequence[Workspace]:
        return [self._workspace]


def connected(team: str, url: str, token: str, base_url: str) -> Workspace:
    return Workspace(
        team=team,
        url=url,
        token=token,
        delivery=Delivery(token, base_url),
        quick=Lookups(token, base_url, waits=False),
    )
