"""Who may change what others see: asks Slack about people."""

from bot.settings import Settings
from bot.slack.channel_access import GUEST, person_of
from bot.slack.workspaces import Workspaces
from bot.views import talk


class Permissions:
    """Who may change what others see. Asks Slack about a person each time, with little patience: they wait."""

    def __init__(self, workspaces: Workspaces, settings: Settings) -> None:
        self._workspaces = workspaces
        self._settings = settings

    def name_of(self, team: str, user: str) -> str | None:
        """A person's name, as Slack has it; None where it does not say."""
        person = person_of(self._workspaces, team, user) or {}
        return str(person.get("real_name") or person.get("name") or "") or None

    def refusal(self, team: str, user: str) -> str | None:
        """None where this person may; else the words that say who may."""
        who = self._settings.for_workspace(team).who_may_change
        if who == "anybody":
            return None
        person = person_of(self._workspaces, team, user)
        if person is None:
            return talk.CANNOT_ASK_WHO
        is_admin = person.get("is_admin") or person.get("is_owner")
        may = is_admin if who == "admins" else not any(person.get(flag) for flag in GUEST)
        return None if may else talk.WHO_MAY_CHANGE[who]
