"""What Rejoinder listens to in Slack: one line a listener, one file a surface."""

from slack_bolt import App

from handlers import claims, mentions, messages


def register(app: App) -> None:
    """Connect every listener. `manifest.yaml` subscribes to exactly these, and a test holds the two together."""
    app.event("app_mention")(mentions.mentioned)
    app.event("message")(messages.posted)
    app.command("/claims")(claims.asked)
