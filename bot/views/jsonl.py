"""Breakdown → one line of JSON, the public contract; what a line reader would split or a terminal obey is escaped."""

import json
import re
from typing import Any

from bot.breakdown import Breakdown
from bot.errors import RejoinderError

# Half characters cannot be written as UTF-8, and some programs end a line at U+0085, U+2028 or U+2029.
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def render(breakdown: Breakdown) -> str:
    """The breakdown on one line without its line break."""
    # Not `model_dump_json`: it refuses half characters, which an article may hold and its offsets count.
    value = breakdown.model_dump(mode="python", by_alias=True)
    if not value["corrections"]:
        del value["corrections"]
    return _line(value)


def error_line(input_: str, error: RejoinderError) -> str:
    """What stands in place of a breakdown for an input that could not be read."""
    return _line({"input": input_, "error": {"code": error.code, "message": error.message, "try": error.try_}})


def _line(value: dict[str, Any]) -> str:
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(value, ensure_ascii=False))
