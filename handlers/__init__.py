"""What Rejoinder listens to in Slack: one line a listener."""

from slack_bolt import App

from bot.views import actions
from bot.views.commands import COMMAND
from handlers import buttons, claims, home, messages, modals, settings, uninstalling


def register(app: App) -> None:
    """Connect every listener. `manifest.yaml` subscribes to exactly these, and a test holds the two together."""
    app.event("app_mention")(messages.received)
    app.event("message")(messages.received)
    app.event("member_joined_channel")(settings.joined)
    app.event("app_home_opened")(home.opened)
    app.event("app_uninstalled")(uninstalling.uninstalled)
    app.event("tokens_revoked")(uninstalling.revoked)
    app.command(COMMAND)(claims.received)
    app.shortcut("who_claims_what")(buttons.who_claims_what)
    app.action(actions.CHECKED)(buttons.checked)
    app.action(actions.UNCHECKED)(buttons.checked)
    app.action(actions.EVERYONE)(buttons.everyone)
    app.action(actions.EXPORT)(buttons.export)
    app.action(actions.REQUEST)(buttons.draft)
    app.action(actions.PUBLISH)(buttons.publish)
    app.action(actions.AGAIN)(buttons.again)
    app.action(actions.LISTEN)(settings.chosen)
    app.action(actions.MENTIONS_ONLY)(settings.chosen)
    app.action(actions.LEDGER_MORE)(buttons.turned)
    app.view(actions.DIGEST)(modals.digest_sent)
    app.action(actions.SENTENCES)(modals.sentences)
    app.action(actions.WRONG)(modals.wrong)
    app.view(actions.WRONG)(modals.wrong_sent)
