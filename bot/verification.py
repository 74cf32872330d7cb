"""Proof of an export: is every quote of this breakdown in that article, at the places it names?

It trusts nothing of the program that made the export: only the JSON, the article's text and string comparison. Pure.
What it proves are words and places: quotes, sentences, who is named and by which words, hedges. Judgements (stance,
what answers what) are nobody's to prove.
"""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from bot.errors import ArticleError

_NOBODY = {"article": "the article", "unknown": "speaker unclear"}
"""The only names that a source without a place may have, by its kind."""

Json = dict[str, Any]


def verify(export: str, article: str) -> int:
    """The number of quotes proven.

    Raises:
        ArticleError: the export is none, or names the first quote, mention or sentence that is not in the article.
    """
    breakdown = _breakdown(export)
    try:
        read = breakdown["article"]
        if (
            read["text"] != article
            or read["sha256"] != hashlib.sha256(article.encode("utf-8", "surrogatepass")).hexdigest()
        ):
            raise ArticleError(
                "This export was made from another text: the article in it, or its SHA-256, differs.",
                "Check it against the very file or text that was read.",
                code="other-article",
            )
        ids = {statement["id"] for statement in breakdown["statements"]}
        for statement in breakdown["statements"]:
            for what, words, holds in _facts(statement, breakdown, article, ids):
                if not holds:
                    raise _absent(statement["id"], what, words)
        for words, holds in _links(breakdown, article, ids):
            if not holds:
                raise _absent("in a dispute or charge", "link", words)
        return len(breakdown["statements"])
    except (KeyError, TypeError, ValueError, AttributeError, IndexError):
        raise _no_export() from None


def _breakdown(export: str) -> Json:
    try:
        value = json.loads(export)
        if value["format"] == "rejoinder.breakdown/1":
            return dict(value)
    except (ValueError, KeyError, TypeError, RecursionError):
        pass
    raise _no_export()


def _facts(statement: Json, breakdown: Json, article: str, ids: set[str]) -> Iterator[tuple[str, str, bool]]:
    """What a statement claims about the article's words: what it is, the words, whether they are there."""
    spans, (first, last) = statement["spans"], statement["sentence"]
    shown = " … ".join(article[start:end] for start, end in spans)
    yield "quote", statement["quote"], bool(spans) and shown == statement["quote"]
    ends = [first, *(place for span in spans for place in span), last]
    yield "sentence", article[first:last], ends == sorted(ends) and first >= 0 and last <= len(article)
    before = [number for number, (start, _) in enumerate(breakdown["article"]["paragraphs"], 1) if start <= spans[0][0]]
    yield "paragraph", str(statement["paragraph"]), before[-1:] == [statement["paragraph"]]
    source = statement["source"]
    if source["start"] is None:
        yield "source", source["name"], _NOBODY.get(source["kind"]) == source["name"] and source["end"] is None
    for mention in (source, *statement["via"])[source["start"] is None :]:
        yield "attribution", mention["name"], _stands(mention, mention["name"], article)
    if source["resolved"] is not None:
        yield "full name", source["resolved"], source["start"] is not None and source["resolved"] in article
    if cue := statement["cue"]:
        yield "cue", cue["text"], _stands(cue, cue["text"], article)
    for hedge in statement["hedges"]:
        yield "hedge", hedge, hedge in article[first:last]
    yield "repetition", str(statement["repeats"]), statement["repeats"] is None or statement["repeats"] in ids


def _links(breakdown: Json, article: str, ids: set[str]) -> Iterator[tuple[str, bool]]:
    """That disputes, flags and charges speak only of statements that are there, and of words of the article."""
    for dispute in breakdown["disputes"]:
        named = {*dispute["claims"], *(answer["statement"] for answer in dispute["answers"])}
        yield ", ".join(sorted(named - ids)), named <= ids
    yield ", ".join(sorted(set(breakdown["own_voice"]) - ids)), set(breakdown["own_voice"]) <= ids
    for charge in breakdown["unanswered"]:
        against = charge["against"]
        yield against["name"], _stands(against, against["name"], article) and charge["statement"] in ids


def _stands(at: Json, words: str, article: str) -> bool:
    """Whether words stand where `at` says. Python would count a negative start from the end."""
    return bool(words) and at["start"] is not None and at["start"] >= 0 and article[at["start"] : at["end"]] == words


def _no_export() -> ArticleError:
    return ArticleError(
        "This is no breakdown that Rejoinder exported.",
        'Give one JSON object as `read --json` prints it, with "format": "rejoinder.breakdown/1".',
        code="not-an-export",
    )


def _absent(name: str, what: str, words: str) -> ArticleError:
    return ArticleError(
        f"The {what} of statement {name} is not in the article as the export says: “{words}”.",
        "Do not publish from this export.",
        code="not-in-the-article",
    )
