"""Proof of an export: is every quote of this breakdown in that article, at the places it names?

It trusts nothing of the program that made the export: only the JSON, the article's text and string comparison. Pure.
"""

import hashlib
import json
from typing import Any

from bot.errors import ArticleError


def verify(export: str, article: str) -> int:
    """The number of quotes proven.

    Raises:
        ArticleError: the export is none, or names the first quote, mention or sentence that is not in the article.
    """
    breakdown = _breakdown(export)
    digest = hashlib.sha256(article.encode("utf-8", "surrogatepass")).hexdigest()
    if breakdown["article"]["sha256"] != digest:
        raise ArticleError(
            "This export was made from another text: the SHA-256 of the article differs.",
            "Check it against the very file or text that was read.",
            code="other-article",
        )
    for statement in breakdown["statements"]:
        shown = " … ".join(article[start:end] for start, end in statement["spans"])
        if not statement["spans"] or shown != statement["quote"]:
            raise _absent(statement["id"], "quote", statement["quote"])
        for what in (statement["source"], statement["cue"], *statement["via"]):
            if what and what["start"] is not None:
                words = what.get("name", what.get("text"))
                if article[what["start"] : what["end"]] != words:
                    raise _absent(statement["id"], "attribution", words)
    return len(breakdown["statements"])


def _breakdown(export: str) -> dict[str, Any]:
    try:
        value = json.loads(export)
        if value["format"] == "rejoinder.breakdown/1":
            return dict(value)
    except (ValueError, KeyError, TypeError):
        pass
    raise ArticleError(
        "This is no breakdown that Rejoinder exported.",
        'Give one JSON object as `read --json` prints it, with "format": "rejoinder.breakdown/1".',
        code="not-an-export",
    )


def _absent(name: str, what: str, words: str) -> ArticleError:
    return ArticleError(
        f"The {what} of statement {name} is not in the article at the place it names: {words}",
        "Do not publish from this export.",
        code="not-in-the-article",
    )
