"""Whether Slack would take a message or a view, and the error it would answer: pure."""

import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from slackdesk.block_kit import complaints
from slackdesk.workspace import Json

MESSAGE_TEXT = 40_000
"""Characters of `text` (Slack's documentation)."""
UPDATE_TEXT = 4_000
"""chat.update fails from about here with msg_too_long (FACTS)."""
ALL_BLOCKS = 13_200
"""Characters of all blocks together, beyond which Slack answers msg_blocks_too_long (FACTS)."""
BLOCK_COSTS = 45
"""Slack also counts the blocks themselves, undocumented by how much. Public measurements: 45 blocks with 11,341
characters were refused, 50 with 9,597 taken; this number explains both."""
MESSAGE_BLOCKS = 50


@dataclass(frozen=True)
class Content:
    text: str = ""
    blocks: list[Json] | None = None
    metadata: Json | None = None


@dataclass(frozen=True)
class Refusal:
    """Slack's error and, for blocks and views, its complaints."""

    error: str
    complaints: tuple[str, ...] = ()

    def details(self) -> Json:
        if not self.complaints:
            return {}
        messages = [f"[ERROR] {line}" for line in self.complaints]
        return {"errors": list(self.complaints), "response_metadata": {"messages": messages}}


def refuse_message(content: Content, *, update: bool = False) -> Refusal | None:
    if not (content.text or content.blocks):
        return Refusal("no_text")
    if len(content.text) > (UPDATE_TEXT if update else MESSAGE_TEXT):
        return Refusal("msg_too_long")
    return refuse_blocks(content.blocks)


def refuse_blocks(blocks: Any) -> Refusal | None:
    if blocks is None:
        return None
    if not isinstance(blocks, list):
        return Refusal("invalid_blocks_format")
    problems = [*complaints(f"list 0-{MESSAGE_BLOCKS} block", blocks, "/blocks"), *_repeated_ids(blocks, "/blocks")]
    if problems:
        return Refusal("invalid_blocks", tuple(problems))
    return Refusal("msg_blocks_too_long") if weight(blocks) > ALL_BLOCKS else None


def weight(blocks: list[Json]) -> int:
    """What Slack weighs for msg_blocks_too_long: every text and address, and something for each block."""
    return sum(len(text) for text in _texts(blocks)) + BLOCK_COSTS * len(blocks)


def _texts(node: Any) -> Iterator[str]:
    if isinstance(node, list):
        for item in node:
            yield from _texts(item)
    elif isinstance(node, dict):
        for name, item in node.items():
            if isinstance(item, str):
                if name in ("text", "url"):
                    yield item
            else:
                yield from _texts(item)


def _repeated_ids(blocks: list[Any], at: str) -> Iterator[str]:
    """block_id must be unique in a message or view, action_id in a block."""
    seen: set[str] = set()
    for index, block in enumerate(blocks):
        if not isinstance(block, dict):
            continue
        block_id = block.get("block_id")
        if isinstance(block_id, str):
            if block_id in seen:
                yield f"block_id already exists: {block_id} [json-pointer:{at}/{index}/block_id]"
            seen.add(block_id)
        named = [a for e in elements_of(block) if isinstance(a := e.get("action_id"), str)]
        if len(named) != len(set(named)):
            yield f"action_id already exists in this block [json-pointer:{at}/{index}/elements]"


def elements_of(block: Json) -> list[Json]:
    elements = block.get("elements") if block.get("type") == "actions" else [block.get("element")]
    return [e for e in elements if isinstance(e, dict)] if isinstance(elements, list) else []


def refuse_view(view: Any) -> Refusal | None:
    """Why Slack would not open, publish or update this view: always invalid_arguments, with complaints."""
    kind = view.get("type") if isinstance(view, dict) else None
    if kind not in ("modal", "home"):
        return Refusal("invalid_arguments", (f"unsupported type: {kind} [json-pointer:/view/type]",))
    problems = list(complaints("view", view, "/view"))
    blocks = view.get("blocks")
    if isinstance(blocks, list):
        problems += _repeated_ids(blocks, "/view/blocks")
        inputs = any(isinstance(b, dict) and b.get("type") == "input" for b in blocks)
        if kind == "modal" and inputs and "submit" not in view:
            problems.append("missing required field: submit (the view has an input block) [json-pointer:/view]")
    return Refusal("invalid_arguments", tuple(problems)) if problems else None


def with_ids(blocks: list[Json], new_id: Callable[[str], str]) -> list[Json]:
    """The blocks with the ids that Slack gives to those that came without."""
    kept = copy.deepcopy(blocks)
    for block in kept:
        block.setdefault("block_id", new_id("b"))
        for element in elements_of(block):
            element.setdefault("action_id", new_id("a"))
    return kept
