"""What a desk keeps in a file, so that its threads are there after a restart: people, channels, messages and files.

What only one person sees (private answers, windows, App Home) goes with the process, as it goes in Slack on a reload.
"""

import logging
import threading
from dataclasses import dataclass
from pathlib import Path

from pydantic import ConfigDict, TypeAdapter, ValidationError

from slackdesk.workspace import Channel, Message, Person, StoredFile, Workspace

SOON = 0.5
"""Seconds between a change and its place in the file, so that a thread of seven messages is written once or twice."""

_LOG = logging.getLogger(__name__)


@dataclass
class Kept:
    """The file, as JSON."""

    __pydantic_config__ = ConfigDict(ser_json_bytes="base64", val_json_bytes="base64")
    people: list[Person]
    channels: list[Channel]
    files: list[StoredFile]
    messages: list[Message]


_KEPT = TypeAdapter(Kept)


class StateFile:
    """Fills `workspace` from `path` where that is, and writes it there soon after every change."""

    def __init__(self, workspace: Workspace, path: Path) -> None:
        self._workspace, self._path = workspace, path
        self._changed, self._stopped = threading.Event(), threading.Event()
        self._version = 0
        self._thread = threading.Thread(target=self._write, name="desk-keeper", daemon=True)

    def start(self) -> None:
        """Fill it, and keep it from now on."""
        self._fill()
        self._version = self._workspace.version
        self._workspace.watch(self._changed.set)
        self._thread.start()

    def stop(self) -> None:
        """Write what is not written yet."""
        self._stopped.set()
        self._changed.set()
        self._thread.join()
        self._save()

    def _fill(self) -> None:
        try:
            kept = _KEPT.validate_json(self._path.read_bytes())
        except FileNotFoundError:
            return
        except (OSError, ValidationError) as error:
            _LOG.warning("the desk begins anew: %s cannot be read (%s)", self._path, type(error).__name__)
            return
        workspace = self._workspace
        with workspace.lock:
            workspace.people.update({one.id: one for one in kept.people})
            workspace.channels.update({one.id: one for one in kept.channels})
            workspace.files.update({one.id: one for one in kept.files})
            for message in kept.messages:
                message.stored_at = 0.0  # the clock that it was read from went with the process
                workspace.add(message)

    def _write(self) -> None:
        while not self._stopped.is_set():
            self._changed.wait()
            self._changed.clear()
            if not self._stopped.wait(SOON):
                self._save()

    def _save(self) -> None:
        workspace = self._workspace
        with workspace.lock:
            if self._version == workspace.version:  # a second desk that only tried to start leaves the first one's file
                return
            version = workspace.version
            kept = Kept(
                people=list(workspace.people.values()),
                channels=list(workspace.channels.values()),
                files=list(workspace.files.values()),
                messages=[message for channel in workspace.channels for message in workspace.messages(channel)],
            )
            written = _KEPT.dump_json(kept)
        part = self._path.with_suffix(".part")
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            part.write_bytes(written)
            part.replace(self._path)
            self._version = version
        except OSError as error:
            _LOG.warning("the desk is not kept: %s cannot be written (%s)", self._path, type(error).__name__)
