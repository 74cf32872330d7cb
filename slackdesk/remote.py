"""Hands for a desk in another process, which was started with `--faults`."""

import json
import urllib.error
import urllib.request
from collections.abc import Callable
from typing import Any, Literal, TypeVar

from slackdesk.hands import Hands, deadline
from slackdesk.people import NotPossible
from slackdesk.settings import DeskSettings

T = TypeVar("T")
LONG_POLL = 5.0
"""Seconds that one question for a change waits at most."""


class RemoteDesk(Hands):
    """The desk at `url`, with the tokens that its process printed."""

    def __init__(self, url: str, settings: DeskSettings) -> None:
        self._url = url.rstrip("/")
        self.settings = settings

    @property
    def url(self) -> str:
        """Where the page is."""
        return self._url

    def ask(self, act: str, **args: Any) -> Any:
        """POST to the control door."""
        request = urllib.request.Request(  # noqa: S310
            f"{self._url}/control/{act}",
            data=json.dumps(args).encode(),
            headers={"Content-Type": "application/json"},
        )
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        try:
            with opener.open(request, timeout=LONG_POLL * 4) as response:
                answer = json.load(response)
        except urllib.error.HTTPError as wrong:
            raise NotPossible(wrong.read().decode("utf-8", "replace")) from wrong
        if not answer["ok"]:
            raise NotPossible(answer["error"])
        return answer["result"]

    def wait_for(self, ready: "Callable[[RemoteDesk], T | Literal[False] | None]", timeout: float = 180.0) -> T:
        """Ask `ready` after every change."""
        left = deadline(timeout)
        changes = -1
        while not (answer := ready(self)):
            changes = self.ask("changed", since=changes, patience=min(LONG_POLL, left()))
        return answer
