"""Several workspaces: each installs the app by Slack's OAuth, as Bolt does it; the database keeps encrypted tokens."""

import time
from collections.abc import Sequence
from typing import Any
from urllib.parse import urljoin

import structlog
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from slack_bolt import BoltResponse
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.authorize import Authorize
from slack_bolt.error import BoltError
from slack_bolt.oauth import OAuthFlow
from slack_bolt.oauth.callback_options import CallbackOptions, FailureArgs
from slack_bolt.oauth.oauth_settings import OAuthSettings
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.oauth import InstallationStore, OAuthStateStore
from slack_sdk.oauth.installation_store import Installation as SlackInstallation

from bot.errors import DeliveryError, SettingsError
from bot.settings import Settings
from bot.slack.lookups import CLIENT_TIMEOUT
from bot.slack.workspaces import SCOPES, Workspace
from bot.store import Installation
from bot.store.installations import UNINSTALLED, Installations

STATE_LIVES = 600
"""Seconds from “Add to Slack” until Slack must send the browser back."""

_LOG = structlog.get_logger(__name__)


class InstalledWorkspaces(InstallationStore, Authorize):
    """Those that installed the app. Bolt saves to it, and takes from it the token for each request.

    Bolt's own look-up would also test the token, and lose the request where Slack does not answer.
    """

    def __init__(self, installations: Installations, settings: Settings) -> None:
        self._installations = installations
        self._settings = settings
        self._cipher = MultiFernet([Fernet(key) for key in settings.token_keys])
        self._client = WebClient(base_url=settings.slack_base_url, timeout=CLIENT_TIMEOUT)

    def of(self, team: str) -> Workspace:
        if installation := self._installations.get(team):
            return self._workspace(installation)
        raise DeliveryError("Rejoinder is not in this workspace any more.", "Install it again.", code=UNINSTALLED)

    def all(self) -> Sequence[Workspace]:
        """Every workspace. Raises SettingsError where a token is encrypted with another key."""
        return [self._workspace(installation) for installation in self._installations.all()]

    def __call__(self, *, team_id: str | None, **_: Any) -> AuthorizeResult | None:
        """Who the bot is in the workspace of a request; None where the app is not installed."""
        installation = self._installations.get(team_id or "")
        if installation is None:
            return None
        return AuthorizeResult(
            enterprise_id=None,
            team_id=installation.team,
            bot_user_id=installation.bot_user,
            bot_id=installation.bot,
            bot_token=self._opened(installation),
        )

    def save(self, installation: SlackInstallation) -> None:
        """Keep what Slack gave to a workspace. Raises BoltError with the words for the person who installed it."""
        team, token = installation.team_id, installation.bot_token
        if installation.is_enterprise_install or not team or not token:
            raise BoltError("Rejoinder is installed in one workspace at a time, not in a whole organization.")
        if installation.bot_refresh_token:
            raise BoltError("Token rotation is on in the app’s settings, and Rejoinder does without it.")
        if self._settings.workspaces and team not in self._settings.workspaces:
            raise BoltError(f"This Rejoinder is not meant for the workspace {team}: ask those who run it.")
        try:
            url = str(self._client.auth_test(token=token)["url"])
        except (SlackApiError, OSError):
            raise BoltError("Slack cannot be reached.") from None
        self._installations.save(
            Installation(
                team=team,
                url=url,
                token=self._cipher.encrypt(token.encode()).decode(),
                bot_user=installation.bot_user_id or "",
                bot=installation.bot_id or "",
                installed_at=time.time(),
            )
        )
        _LOG.info("installed", team=team)

    def flow(self) -> OAuthFlow:
        secret = self._settings.slack_client_secret
        settings = OAuthSettings(
            client_id=self._settings.slack_client_id,
            client_secret=secret.get_secret_value() if secret else None,
            scopes=SCOPES,
            user_scopes=(),
            authorization_url=urljoin(self._settings.slack_base_url, "/oauth/v2/authorize"),
            installation_store=self,
            state_store=_States(self._cipher),
            state_expiration_seconds=STATE_LIVES,
            callback_options=CallbackOptions(success=lambda done: done.default.success(done), failure=_failed),
        )
        return OAuthFlow(client=self._client, settings=settings)

    def _workspace(self, installation: Installation) -> Workspace:
        token = self._opened(installation)
        return Workspace(installation.team, installation.url, token, self._settings.slack_base_url)

    def _opened(self, installation: Installation) -> str:
        try:
            return self._cipher.decrypt(installation.token).decode()
        except InvalidToken:
            raise SettingsError(
                "TOKEN_KEY does not open the bot tokens in the database.",
                "Put back the key that was set when they were kept, after a comma behind a new one.",
            ) from None


class _States(OAuthStateStore):
    """The states of installations under way, sealed with the key of the tokens: each is good for a while, and Bolt
    takes it from the same browser only. (The code beside it is taken once by Slack.)"""

    def __init__(self, cipher: MultiFernet) -> None:
        self._cipher = cipher

    def issue(self, *_: Any, **__: Any) -> str:
        return self._cipher.encrypt(b"state").decode().rstrip("=")  # which a cookie quotes, and an address escapes

    def consume(self, state: str) -> bool:
        try:
            return self._cipher.decrypt(state + "=" * (-len(state) % 4), ttl=STATE_LIVES) == b"state"
        except (InvalidToken, ValueError):  # ValueError: letters that no state of ours has
            return False


def _failed(failure: FailureArgs) -> BoltResponse:
    """Bolt's page, with our words where we have refused."""
    response = failure.default.failure(failure)
    if failure.error:
        response.status = 403
        response.body = failure.settings.redirect_uri_page_renderer.render_failure_page(str(failure.error))
    return response
