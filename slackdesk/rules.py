"""A few rules from which the shapes of Block Kit are put together; each finds what Slack would complain about."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from slackdesk.workspace import Json

Rule = Callable[[Any, str], Iterator[str]]
"""(value, JSON pointer) → complaints in Slack's words, without the leading [ERROR]."""


def complaint(words: str, pointer: str) -> str:
    """Slack's form: the words, then where."""
    return f"{words} [json-pointer:{pointer}]"


def string(most: int, least: int = 1) -> Rule:
    """A text of `least` to `most` characters."""

    def check(value: Any, at: str) -> Iterator[str]:
        if not isinstance(value, str):
            yield complaint("must be a string", at)
        elif len(value) > most:
            yield complaint(f"must be less than {most + 1} characters", at)
        elif len(value) < least:
            yield complaint(f"must be more than {least - 1} characters", at)

    return check


def number(least: int, most: int) -> Rule:
    """A whole number between two, both included."""

    def check(value: Any, at: str) -> Iterator[str]:
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            yield complaint(f"must be a number between {least} and {most}", at)

    return check


def flag(value: Any, at: str) -> Iterator[str]:
    """True or false."""
    if not isinstance(value, bool):
        yield complaint("must be a boolean", at)


def anything(_value: Any, _at: str) -> Iterator[str]:
    """No rule."""
    return iter(())


def choice(*allowed: str) -> Rule:
    """One of a few words."""

    def check(value: Any, at: str) -> Iterator[str]:
        if value not in allowed:
            yield complaint(f"must be one of: {', '.join(allowed)}", at)

    return check


def text(most: int, *kinds: str) -> Rule:
    """A text object; both kinds unless told."""
    allowed = kinds or ("plain_text", "mrkdwn")
    shapes = {
        "plain_text": shape({"type": anything, "text": string(most)}, {"emoji": flag}),
        "mrkdwn": shape({"type": anything, "text": string(most)}, {"verbatim": flag}),
    }
    return typed("text object", {kind: shapes[kind] for kind in allowed})


def plain(most: int) -> Rule:
    """A plain_text object."""
    return text(most, "plain_text")


def many(rule: Rule, most: int, least: int = 1) -> Rule:
    """A list of `least` to `most` items that keep `rule`."""

    def check(value: Any, at: str) -> Iterator[str]:
        if not isinstance(value, list):
            yield complaint("must be an array", at)
            return
        if len(value) > most:
            yield complaint(f"no more than {most} items allowed", at)
        if len(value) < least:
            yield complaint(f"no fewer than {least} items allowed", at)
        for index, item in enumerate(value):
            yield from rule(item, f"{at}/{index}")

    return check


def shape(needed: Mapping[str, Rule], optional: Mapping[str, Rule] | None = None) -> Rule:
    """An object with these fields and no others."""
    fields = {**needed, **(optional or {})}

    def check(value: Any, at: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield complaint("must be an object", at)
            return
        for name in needed:
            if name not in value:
                yield complaint(f"missing required field: {name}", at)
        for name, item in value.items():
            if name not in fields:
                yield complaint(f"invalid additional property: {name}", at)
            else:
                yield from fields[name](item, f"{at}/{name}")

    return check


def typed(what: str, table: Mapping[str, Rule]) -> Rule:
    """An object whose `type` says which rule it keeps."""

    def check(value: Any, at: str) -> Iterator[str]:
        kind = value.get("type") if isinstance(value, dict) else None
        if not isinstance(kind, str):
            yield complaint(f"must provide an object with a type ({what})", at)
        elif kind not in table:
            yield complaint(f"unsupported type: {kind}", f"{at}/type")
        else:
            yield from table[kind](value, at)

    return check


def all_of(*rules: Rule) -> Rule:
    """Every rule."""

    def check(value: Any, at: str) -> Iterator[str]:
        for rule in rules:
            yield from rule(value, at)

    return check


def some_of(*names: str) -> Rule:
    """At least one of these fields."""

    def check(value: Json, at: str) -> Iterator[str]:
        if not any(value.get(name) for name in names):
            yield complaint(f"missing required field: {' or '.join(names)}", at)

    return check
