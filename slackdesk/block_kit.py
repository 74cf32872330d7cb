"""What Slack would complain about in blocks and views, by the table in `block_kit.toml`."""

import tomllib
from collections.abc import Iterator, Mapping
from importlib import resources
from typing import Any

Fields = Mapping[str, str]
"""Field name → rule, in the notation that `block_kit.toml` explains."""

_TABLE: dict[str, dict[str, Fields]] = tomllib.loads(
    resources.files("slackdesk").joinpath("block_kit.toml").read_text("utf-8")
)
_TEXT: dict[str, Fields] = {"plain_text": {"emoji?": "flag"}, "mrkdwn": {"verbatim?": "flag"}}


def complaints(rule: str, value: Any, pointer: str) -> Iterator[str]:
    """Slack's complaints about `value`, each ending in a JSON pointer below `pointer`; none when it keeps `rule`."""
    name, _, rest = rule.partition(" ")
    if name == "string":
        yield from _string(value, *_bounds(rest), pointer)
    elif name == "number":
        least, most = _bounds(rest)
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            yield _at(f"must be a number between {least} and {most}", pointer)
    elif name == "flag":
        if not isinstance(value, bool):
            yield _at("must be a boolean", pointer)
    elif name == "choice":
        if value not in rest.split():
            yield _at(f"must be one of: {', '.join(rest.split())}", pointer)
    elif name in ("plain", "text"):
        kinds = ("plain_text",) if name == "plain" else ("plain_text", "mrkdwn")
        table = {kind: {"text": f"string {rest}", **_TEXT[kind]} for kind in kinds}
        yield from _typed("text object", table, value, pointer)
    elif name == "list":
        bounds, _, item = rest.partition(" ")
        yield from _list(value, *_bounds(bounds), item, pointer)
    elif name == "object":
        yield from _object(_TABLE["object"][rest], value, pointer)
    elif name != "any":
        yield from _typed(name.replace("_", " "), _kinds(name), value, pointer)


def _at(words: str, pointer: str) -> str:
    return f"{words} [json-pointer:{pointer}]"


def _bounds(text: str) -> tuple[int, int]:
    """ "1-10" → (1, 10); "10" → (1, 10)."""
    least, dash, most = text.partition("-")
    return (int(least), int(most)) if dash else (1, int(least))


def _string(value: Any, least: int, most: int, pointer: str) -> Iterator[str]:
    if not isinstance(value, str):
        yield _at("must be a string", pointer)
    elif len(value) > most:
        yield _at(f"must be less than {most + 1} characters", pointer)
    elif len(value) < least:
        yield _at(f"must be more than {least - 1} characters", pointer)


def _list(value: Any, least: int, most: int, item: str, pointer: str) -> Iterator[str]:
    if not isinstance(value, list):
        yield _at("must be an array", pointer)
        return
    if len(value) > most:
        yield _at(f"no more than {most} items allowed", pointer)
    if len(value) < least:
        yield _at(f"no fewer than {least} items allowed", pointer)
    for index, entry in enumerate(value):
        yield from complaints(item, entry, f"{pointer}/{index}")


def _kinds(group: str) -> Mapping[str, Fields]:
    own = _TABLE[group]
    return {kind: {**own.get("*", {}), **fields} for kind, fields in own.items() if kind != "*"}


def _typed(group: str, kinds: Mapping[str, Fields], value: Any, pointer: str) -> Iterator[str]:
    """An object whose `type` is one of `kinds`."""
    kind = value.get("type") if isinstance(value, dict) else None
    if not isinstance(kind, str):
        yield _at(f"must provide an object with a type ({group})", pointer)
    elif kind not in kinds:
        yield _at(f"unsupported type: {kind}", f"{pointer}/type")
    else:
        yield from _object({"type": "any", **kinds[kind]}, value, pointer)


def _object(fields: Fields, value: Any, pointer: str) -> Iterator[str]:
    if not isinstance(value, dict):
        yield _at("must be an object", pointer)
        return
    for name in fields:
        if not name.endswith("?") and name not in value:
            yield _at(f"missing required field: {name}", pointer)
    for name, field in value.items():
        rule = fields.get(name) or fields.get(f"{name}?")
        if rule is None:
            yield _at(f"invalid additional property: {name}", pointer)
        else:
            yield from complaints(rule, field, f"{pointer}/{name}")
