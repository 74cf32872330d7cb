"""Keeps people, channels, messages and files in a file, so that threads are there after a restart.

Private answers, modals and App Home are not kept: Slack does not show them again after a reload either.
"""

import logging
import os
import threading
from dataclasses import dataclass
from pathlib import Path

from pydantic import ConfigDict, TypeAdapter, ValidationError

from slackdesk.workspace import Channel, Message, Person, StoredFile, Workspace

APART = 0.1
"""Seconds between two looks for changes: a long thread is written a few times only."""

_LOG = logging.getLogger(__name__)


@dataclass
class Kept:
    __pydantic_config__ = ConfigDict(ser_json_bytes="base64", val_json_bytes="base64")
    people: list[Person]
    channels: list[Channel]
    files: list[StoredFile]
    messages: list[Message]


_KEPT = TypeAdapter(Kept)


class StateFile:
    """Reads `workspace` from `path`, and writes it there after each change. Only the owner can read the file."""

    def __init__(self, workspace: Workspace, path: Path) -> None:
        self._workspace, self._path = workspace, path
        self._stopped = threading.Event()
        self._version = 0
        self._thread = threading.Thread(target=self._write, name="desk-keeper", daemon=True)

    def start(self) -> None:
        """Read the file, and write every change from now on."""
        self._fill()
        self._version = self._workspace.version
        self._thread.start()

    def stop(self) -> None:
        self._stopped.set()
        self._thread.join()
        self._save()

    def _fill(self) -> None:
        try:
            kept = _KEPT.validate_json(self._path.read_bytes())
        except FileNotFoundError:
            return
        except (OSError, ValidationError) as error:
            _LOG.warning("the desk starts empty: %s cannot be read (%s)", self._path, type(error).__name__)
            return
        workspace = self._workspace
        with workspace.lock:
            workspace.people.update({person.id: person for person in kept.people})
            workspace.channels.update({channel.id: channel for channel in kept.channels})
            workspace.files.update({file.id: file for file in kept.files})
            for message in kept.messages:
                workspace.add(message)

    def _write(self) -> None:
        while not self._stopped.wait(APART):
            self._save()

    def _save(self) -> None:
        workspace = self._workspace
        with workspace.lock:
            if self._version == workspace.version:  # also: a second desk must not overwrite the first one's file
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
            part.unlink(missing_ok=True)
            with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                file.write(written)
            part.replace(self._path)
            self._version = version
        except OSError as error:
            _LOG.warning(
                "the desk's messages are not saved: %s cannot be written (%s)", self._path, type(error).__name__
            )
