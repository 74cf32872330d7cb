"""Slack's modals as small typed functions: what a window shows, and what comes back when it is sent. Pure."""

from collections.abc import Iterable, Mapping
from typing import Any

from bot.views.blocks import Block, plain_text

# Slack's own limits.
LONGEST_OPTION = 75
LONGEST_NOTE = 3_000
MOST_OPTIONS = MOST_MODAL_BLOCKS = 100


class Incomplete(Exception):
    """Something in a sent window is missing or wrong."""

    def __init__(self, errors: dict[str, str]) -> None:
        super().__init__()
        self.errors = errors
        """Name of the input → what to do."""


def modal(title: str, blocks: Iterable[Block], submit: str = "", callback: str = "", metadata: str = "") -> Block:
    """A modal; with `submit` it is a form, whose `callback` id and `metadata` come back with it."""
    form = {"callback_id": callback, "private_metadata": metadata, "submit": plain_text(submit)} if submit else {}
    close = plain_text("Cancel" if submit else "Close")
    shown = list(blocks)[:MOST_MODAL_BLOCKS]
    return {"type": "modal", "title": plain_text(title), "close": close, "blocks": shown, **form}


def note(words: str) -> Block:
    return {"type": "section", "text": plain_text(words, LONGEST_NOTE)}


def field(label: str, name: str, kind: str, *, optional: bool = False, **settings: Any) -> Block:
    """An input of a modal, the only one in the block of its name. `kind` and `settings` are those of Slack's element."""
    element = {"type": kind, "action_id": name, **settings}
    return {"type": "input", "block_id": name, "label": plain_text(label), "element": element, "optional": optional}


def choice(
    label: str, name: str, kind: str, options: Iterable[tuple[str, str]], *chosen: str, optional: bool = False
) -> Block:
    """Options, value and label of each, and the values that are `chosen` at first; of a kind other than checkboxes one."""
    offered = list(options)[:MOST_OPTIONS]
    shown = [{"text": plain_text(words, LONGEST_OPTION), "value": value} for value, words in offered]
    first = [option for option in shown if option["value"] in chosen]
    initial = {"initial_options": first} if kind == "checkboxes" else {"initial_option": next(iter(first), None)}
    return field(label, name, kind, optional=optional, options=shown, **(initial if first else {}))


def sent(values: Mapping[str, Any], name: str) -> str:
    """The value of an input of a sent window, which is empty where nothing was chosen or written."""
    state = values.get(name, {}).get(name, {})
    option = state.get("selected_option") or {}
    return option.get("value") or state.get("selected_time") or state.get("value") or ""


def ticked(values: Mapping[str, Any], name: str) -> list[str]:
    return [option["value"] for option in values.get(name, {}).get(name, {}).get("selected_options") or ()]
