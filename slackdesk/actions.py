"""The actions that the page may ask for, by name and with plain JSON."""

import base64
import binascii
from collections.abc import Callable
from typing import Any

from slackdesk import events
from slackdesk.interactions import Interactions
from slackdesk.user_actions import NotPossible, UserActions
from slackdesk.workspace import Json, View


def view_as_shown(view: View | None) -> Json | None:
    """A modal or App Home, with the errors that a person sees in it."""
    return events.view_json(view) | {"errors": view.errors, "note": view.note} if view else None


class Actions:
    """`do(name, args)`; `args` names the person as "user", by id or handle."""

    def __init__(self, user_actions: UserActions, interactions: Interactions) -> None:
        self._user_actions = user_actions
        self._table: dict[str, Callable[..., Any]] = {
            "close": interactions.close,
            "command": user_actions.command,
            "delete": user_actions.delete,
            "edit": user_actions.edit,
            "open_home": user_actions.open_home,
            "press": interactions.press,
            "press_in_view": interactions.press_in_view,
            "say": self._say,
            "shortcut": user_actions.shortcut,
            "submit": interactions.submit,
        }

    def do(self, name: str, args: Json) -> None:
        """Do it.

        Raises:
            NotPossible: In words for the person who tried.
        """
        if name not in self._table:
            raise NotPossible("That cannot be done from the page.")
        user = self._user_actions.person(args.pop("user"))
        self._table[name](user=user.id, **args)

    def _say(self, files: list[dict[str, str]] | None = None, **message: Any) -> None:
        try:
            decoded = [(str(f["name"]), base64.b64decode(f["content"], validate=True)) for f in files or []]
        except binascii.Error as wrong:
            raise NotPossible("That file did not arrive whole.") from wrong
        self._user_actions.say(files=decoded, **message)
