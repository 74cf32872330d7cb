"""Slack's limits: at the limit it is taken, one more and it is refused, by Slack's name."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from slackdesk.limits import ALL_BLOCKS, Content, refuse_blocks, refuse_message, refuse_view, weight

Block = dict[str, Any]


def plain(length: int) -> Block:
    return {"type": "plain_text", "text": "x" * length}


def mrkdwn(length: int) -> Block:
    return {"type": "mrkdwn", "text": "x" * length}


def section(**fields: Any) -> Block:
    return {"type": "section", "text": mrkdwn(3)} | fields


def button(**fields: Any) -> Block:
    return {"type": "button", "text": plain(4), "action_id": "a"} | fields


def actions(*elements: Block) -> Block:
    return {"type": "actions", "elements": list(elements)}


def many(count: int) -> list[Block]:
    return [button(action_id=f"a{i}") for i in range(count)]


def rich(*elements: Block, part: str = "rich_text_section") -> Block:
    return {"type": "rich_text", "elements": [{"type": part, "elements": list(elements)}]}


LIMITS: list[tuple[str, Callable[[int], list[Block]], int]] = [
    ("blocks a message", lambda n: [section()] * n, 50),
    ("section text", lambda n: [section(text=mrkdwn(n))], 3000),
    ("button text", lambda n: [actions(button(text=plain(n)))], 75),
    ("button value", lambda n: [actions(button(value="v" * n))], 2000),
    ("block_id", lambda n: [section(block_id="i" * n)], 255),
    ("actions elements", lambda n: [actions(*many(n))], 25),
]


def complaint_of(blocks: Any) -> str:
    """The error by which the blocks are refused, and the first complaint; empty where they are taken."""
    refusal = refuse_blocks(blocks)
    return f"{refusal.error}: {' '.join(refusal.complaints)}" if refusal else ""


@pytest.mark.parametrize(("build", "limit"), [case[1:] for case in LIMITS], ids=[case[0] for case in LIMITS])
def test_a_limit_is_kept_to_the_character(build: Callable[[int], list[Block]], limit: int) -> None:
    assert complaint_of(build(limit)) == ""
    assert re.match(r"invalid_blocks: .*\[json-pointer:/blocks", complaint_of(build(limit + 1)))


@pytest.mark.parametrize(
    ("blocks", "complaint"),
    [
        ([{"type": "carousel"}], "unsupported type: carousel [json-pointer:/blocks/0/type]"),
        (["text"], "must provide an object with a type (block) [json-pointer:/blocks/0]"),
        ([section(colour="red")], "invalid additional property: colour [json-pointer:/blocks/0]"),
        ([section(text=mrkdwn(0))], "must be more than 0 characters [json-pointer:/blocks/0/text/text]"),
        ([{"type": "header", "text": mrkdwn(3)}], "unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]"),
        ([actions(button(text="Send"))], "must provide an object with a type (text object)"),
        ([section(block_id="b"), section(block_id="b")], "block_id already exists: b"),
        ([actions(button(), button())], "action_id already exists in this block"),
        ([rich({"type": "text", "text": ""})], "must be more than 0 characters"),
        ([rich({"type": "user", "user_id": "U1"}, part="rich_text_preformatted")], "unsupported type: user"),
        ([rich({"type": "text", "text": "x", "style": {"loud": True}})], "invalid additional property: loud"),
    ],
)
def test_what_is_no_block_kit_is_refused_with_the_place(blocks: list[Any], complaint: str) -> None:
    assert complaint_of(blocks).startswith("invalid_blocks: ")
    assert complaint in complaint_of(blocks)


def test_all_blocks_together_have_a_limit_of_their_own() -> None:
    blocks = [section(text=mrkdwn(3000)) for _ in range(4)]
    blocks.append(section(text=mrkdwn(ALL_BLOCKS - weight(blocks) - weight([section(text=mrkdwn(1))]) + 1)))
    assert refuse_blocks(blocks) is None
    blocks[-1]["text"]["text"] += "x"
    assert complaint_of(blocks) == "msg_blocks_too_long: "


@pytest.mark.parametrize(("blocks", "characters", "taken"), [(45, 11_341, False), (50, 9_597, True), (33, 6_020, True)])
def test_publicly_measured_messages_fare_as_they_did_in_slack(blocks: int, characters: int, taken: bool) -> None:
    texts = [characters // blocks] * (blocks - 1)
    texts.append(characters - sum(texts))
    assert (refuse_blocks([section(text=mrkdwn(length)) for length in texts]) is None) is taken


@pytest.mark.parametrize(
    ("content", "update", "error"),
    [
        (Content(), False, "no_text"),
        (Content(text="x" * 40_001), False, "msg_too_long"),
        (Content(text="x" * 4_000), True, None),
        (Content(text="x" * 4_001), True, "msg_too_long"),
    ],
)
def test_a_message_is_refused_by_slacks_name(content: Content, update: bool, error: str | None) -> None:
    refusal = refuse_message(content, update=update)
    assert (refusal.error if refusal else None) == error


INPUT = {"type": "input", "label": plain(4), "element": {"type": "plain_text_input", "action_id": "a"}}


@pytest.mark.parametrize(
    ("view", "complaint"),
    [
        ({"type": "modal", "title": plain(24), "blocks": [section()] * 100}, None),
        ({"type": "modal", "title": plain(25), "blocks": [section()]}, "must be less than 25 characters"),
        ({"type": "modal", "title": plain(5), "blocks": [section()] * 101}, "no more than 100 items allowed"),
        ({"type": "modal", "title": plain(5), "blocks": [INPUT]}, "missing required field: submit"),
        ({"type": "modal", "title": plain(5), "submit": plain(4), "blocks": [INPUT]}, None),
        ({"type": "modal", "title": plain(5), "private_metadata": "x" * 3001, "blocks": [section()]}, "must be less"),
        ({"type": "window", "blocks": [section()]}, "unsupported type: window"),
    ],
)
def test_a_view_is_refused_with_the_place(view: Block, complaint: str | None) -> None:
    refusal = refuse_view(view)
    problem = refusal and (refusal.error, refusal.complaints[0].startswith(complaint or "none"))
    assert problem == (complaint and ("invalid_arguments", True))
