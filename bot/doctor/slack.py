"""Slack's tokens and scopes: tried with calls that change nothing."""

import re
from collections.abc import Iterator

from bot.doctor.finding import Finding, note, ok, wrong
from bot.errors import DeliveryError
from bot.settings import Settings
from bot.slack.lookups import Lookups, NotNow, TokenRefused
from bot.slack.workspaces import SCOPES

_SECRET = re.compile(r"[0-9a-f]{32}")
_REACH = "Check the network, HTTPS_PROXY and SLACK_BASE_URL."


def tokens(settings: Settings) -> Iterator[Finding]:
    """The bot token with its scopes, and what connects to Slack."""
    if settings.slack_client_id and settings.slack_signing_secret:
        yield _secret(settings.slack_signing_secret.get_secret_value(), settings.http_port)
        yield note(
            "Workspaces",
            "several may install the app; each token is tried when it is installed.",
            "Its Redirect URL must lead to that port too, path /slack/oauth_redirect; /slack/install installs it.",
        )
        return
    if settings.slack_bot_token is None:
        yield note(
            "Slack",
            "no tokens are set, so the bot works at its own desk in the browser.",
            "For Slack: make the app from manifest.yaml, then set SLACK_BOT_TOKEN and SLACK_APP_TOKEN.",
        )
        return
    lookups = Lookups(settings.slack_bot_token.get_secret_value(), settings.slack_base_url)
    yield from _bot(lookups)
    if settings.slack_app_token:
        yield _app(lookups, settings.slack_app_token.get_secret_value())
    elif settings.slack_signing_secret:
        yield _secret(settings.slack_signing_secret.get_secret_value(), settings.http_port)


def _bot(lookups: Lookups) -> Iterator[Finding]:
    try:
        me, granted = lookups.myself()
    except (DeliveryError, TokenRefused) as refusal:
        do = "Copy SLACK_BOT_TOKEN again from the app’s page, under OAuth & Permissions."
        yield wrong("Bot token", f"Slack refuses it ({refusal.code}).", do)
        return
    except NotNow as error:
        yield wrong("Bot token", f"Slack cannot be reached ({error}).", _REACH)
        return
    yield ok("Bot token", f"@{me['user']} in {me['team']}")
    if missing := [scope for scope in SCOPES if scope not in granted]:
        do = "Put manifest.yaml into the app’s page (App Manifest), save, and reinstall the app."
        yield wrong("Scopes", f"missing: {', '.join(missing)}.", do)
    else:
        yield ok("Scopes", f"all {len(SCOPES)} that are used")


def _app(lookups: Lookups, token: str) -> Finding:
    try:
        lookups.opens_sockets(token)
    except (DeliveryError, TokenRefused) as refusal:
        do = "Make an app-level token with connections:write (Basic Information), and turn Socket Mode on."
        return wrong("App token", f"Slack opens no socket for it ({refusal.code}).", do)
    except NotNow as error:
        return wrong("App token", f"Slack cannot be reached ({error}).", _REACH)
    return ok("App token", "Socket Mode can connect")


def _secret(secret: str, port: int) -> Finding:
    if not _SECRET.fullmatch(secret):
        do = "Copy SLACK_SIGNING_SECRET again from the app’s page, under Basic Information."
        return wrong("Signing secret", "it does not look like one: 32 characters 0–9 and a–f.", do)
    return note(
        "Signing secret",
        "it has the right form; only a request of Slack’s can prove it.",
        f"The app’s Request URL must lead to port {port} of this machine, path /slack/events.",
    )
