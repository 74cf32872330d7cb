"""Keeps people, channels, messages and files in a file, so that threads are there after a restart.

Private answers, modals and App Home are not kept: Slack does not show them again after a reload either.
"""

import logging
import os
from dataclasses import dataclass
from pathlib import Path

from pydantic import ConfigDict, TypeAdapter, ValidationError

from slackdesk.workspace import Channel, Message, Person, StoredFile, Workspace

_LOG = logging.getLogger(__name__)


@dataclass
class Kept:
    __pydantic_config__ = ConfigDict(ser_json_bytes="base64", val_json_bytes="base64")
    people: list[Person]
    channels: list[Channel]
    files: list[StoredFile]
    messages: list[Message]


_KEPT = TypeAdapter(Kept)


def load(workspace: Workspace, path: Path) -> None:
    """Fill the workspace with what `save` kept, if that can be read."""
    try:
        kept = _KEPT.validate_json(path.read_bytes())
    except FileNotFoundError:
        return
    except (OSError, ValidationError) as error:
        _LOG.warning("the desk starts empty: %s cannot be read (%s)", path, type(error).__name__)
        return
    workspace.people.update({person.id: person for person in kept.people})
    workspace.channels.update({channel.id: channel for channel in kept.channels})
    workspace.files.update({file.id: file for file in kept.files})
    for message in kept.messages:
        message.stored_at = 0.0  # monotonic clocks do not survive a restart
        workspace.add(message)


def save(workspace: Workspace, path: Path) -> None:
    """Write what is to be kept, for the owner's eyes only."""
    kept = Kept(
        people=list(workspace.people.values()),
        channels=list(workspace.channels.values()),
        files=list(workspace.files.values()),
        messages=[message for channel in workspace.channels for message in workspace.messages(channel)],
    )
    part = path.with_suffix(".part")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(_KEPT.dump_json(kept))
        part.replace(path)
    except OSError as error:
        _LOG.warning("the desk's messages are not saved: %s cannot be written (%s)", path, type(error).__name__)
