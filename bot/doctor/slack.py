"""Slack's tokens and scopes: tried with calls that change nothing."""

import re
from collections.abc import Iterator
from typing import Final

from bot.doctor.finding import Finding
from bot.settings import Settings
from bot.slack.lookups import Away, Looking, Refused

SCOPES: Final = (
    "app_mentions:read",
    "assistant:write",
    "channels:history",
    "channels:read",
    "chat:write",
    "commands",
    "files:read",
    "files:write",
    "groups:history",
    "groups:read",
    "im:history",
    "im:read",
    "users:read",
)
"""What the bot token must be allowed; a test holds it and manifest.yaml together."""

_SECRET = re.compile(r"[0-9a-f]{32}")
_REACH = "Check the network, HTTPS_PROXY and SLACK_BASE_URL."


def tokens(settings: Settings) -> Iterator[Finding]:
    """The bot token with its scopes, and whatever connects to Slack."""
    if settings.slack_bot_token is None:
        yield Finding(
            thing="Slack",
            verdict="note",
            found="no tokens are set, so the bot works at its own desk in the browser.",
            do="For Slack: make the app from manifest.yaml, then set SLACK_BOT_TOKEN and SLACK_APP_TOKEN.",
        )
        return
    yield from _bot(settings.slack_bot_token.get_secret_value(), settings.slack_base_url)
    if settings.slack_app_token:
        yield _app(settings.slack_app_token.get_secret_value(), settings.slack_base_url)
    elif settings.slack_signing_secret:
        yield _secret(settings.slack_signing_secret.get_secret_value(), settings)


def _bot(token: str, base_url: str) -> Iterator[Finding]:
    try:
        me, granted = Looking(token, base_url).myself()
    except Refused as refusal:
        yield Finding(
            thing="Bot token",
            verdict="wrong",
            found=f"Slack refuses it ({refusal.code}).",
            do="Copy SLACK_BOT_TOKEN again from the app’s page, under OAuth & Permissions.",
        )
        return
    except Away as error:
        yield Finding(thing="Bot token", verdict="wrong", found=f"Slack cannot be reached ({error}).", do=_REACH)
        return
    yield Finding(thing="Bot token", verdict="ok", found=f"@{me['user']} in {me['team']}")
    missing = [scope for scope in SCOPES if scope not in granted]
    if missing:
        yield Finding(
            thing="Scopes",
            verdict="wrong",
            found=f"missing: {', '.join(missing)}.",
            do="Put manifest.yaml into the app’s page (App Manifest), save, and reinstall the app.",
        )
    else:
        yield Finding(thing="Scopes", verdict="ok", found=f"all {len(SCOPES)} that are used")


def _app(token: str, base_url: str) -> Finding:
    try:
        Looking(token, base_url).opens_sockets(token)
    except Refused as refusal:
        return Finding(
            thing="App token",
            verdict="wrong",
            found=f"Slack opens no socket for it ({refusal.code}).",
            do="Make an app-level token with connections:write (Basic Information), and turn Socket Mode on.",
        )
    except Away as error:
        return Finding(thing="App token", verdict="wrong", found=f"Slack cannot be reached ({error}).", do=_REACH)
    return Finding(thing="App token", verdict="ok", found="Socket Mode can connect")


def _secret(secret: str, settings: Settings) -> Finding:
    if not _SECRET.fullmatch(secret):
        return Finding(
            thing="Signing secret",
            verdict="wrong",
            found="it does not look like one: 32 characters 0–9 and a–f.",
            do="Copy SLACK_SIGNING_SECRET again from the app’s page, under Basic Information.",
        )
    return Finding(
        thing="Signing secret",
        verdict="note",
        found="it has the right form; only a request of Slack’s can prove it.",
        do=f"The app’s Request URL must lead to port {settings.http_port} of this machine, path /slack/events.",
    )
