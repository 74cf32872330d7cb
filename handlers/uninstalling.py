"""A workspace that takes the app out."""

import structlog

from bot.slack.message_text import Json
from bot.store import Store

_LOG = structlog.get_logger(__name__)


def uninstalled(body: Json, store: Store) -> None:
    """The app was removed, or its token revoked: all that is kept of a workspace that installed it goes. (The settings'
    one workspace is forgotten with its database.)"""
    if store.installations.forget(body["team_id"], body["event_time"]):
        _LOG.info("uninstalled", team=body["team_id"])


def revoked(event: Json, body: Json, store: Store) -> None:
    """Tokens were revoked; those of persons are none of ours."""
    if event["tokens"].get("bot"):
        uninstalled(body, store)
