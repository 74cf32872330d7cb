"""Proof of an export: does everything that it says the article says stand in that article, at the places that it names?

It trusts nothing of the program that made the export: only the JSON, the article's text and string comparison. Pure.
Proven are words and places: quotes, sentences, mentions, and all that stands between “ ”. What a model worded and how
somebody judged (roles, who answers whom) is nothing that can be proven so; a model's words are listed.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from bot.errors import ArticleError

FORMAT = "rejoinder.breakdown/2"

_PLACELESS = {"article": ("the article",), "unknown": ("speaker unclear", "nobody named")}
"""The only names that a source without a place may have, by its kind."""
_QUOTED = re.compile(r"“([^“”]*)”")
_OUTSIDE = re.compile(r'.{0,2}(?:[”»"]|(?<=[,.!?])’)\s.*\s[“„«"‘].{0,2}', re.DOTALL)
"""From the end of one quotation to the beginning of another: “…,” said a man who would not be named. “…”"""
_NEGATION = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|nowhere|neither|nor|without|cannot|hardly|scarcely|barely)\b|n['’]t\b",
    re.IGNORECASE,
)

Json = dict[str, Any]


class Proven(NamedTuple):
    """What holds, and what nothing can prove."""

    quotes: int
    """Statements whose words stand in the article."""
    assisted: tuple[str, ...]
    """Words of a model, the quoted ones in them proven, the others not."""


class _Check(NamedTuple):
    name: str
    """Of the statement, the dispute or the text."""
    what: str
    words: str
    holds: bool


def verify(export: str, article: str) -> Proven:
    """What of an export is proven by this article.

    Raises:
        ArticleError: it is no export, was made from another text, or says something that is not in the article.
    """
    breakdown = _breakdown(export)
    try:
        _refuse_another(breakdown["article"], article)
        for check in _checks(breakdown, breakdown["article"]["text"]):
            if not check.holds:
                raise _absent(check)
        return Proven(len(breakdown["statements"]), tuple(_assisted(breakdown)))
    except (KeyError, TypeError, ValueError, AttributeError, IndexError):
        raise _no_export() from None


def _breakdown(export: str) -> Json:
    try:
        value = json.loads(export)
        if value["format"] == FORMAT:
            return dict(value)
    except (ValueError, KeyError, TypeError, RecursionError):
        pass
    raise _no_export()


def _refuse_another(read: Json, article: str) -> None:
    """A line end behind the last word is no other text: whoever pastes or saves it may add or lose one."""
    digest = hashlib.sha256(read["text"].encode("utf-8", "surrogatepass")).hexdigest()
    if read["text"].rstrip("\r\n") != article.rstrip("\r\n") or read["sha256"] != digest:
        raise ArticleError(
            "This export was made from another text: the article in it, or its SHA-256, differs.",
            "Check it against the very file or text that was read.",
            code="other-article",
        )


def _checks(breakdown: Json, article: str) -> Iterator[_Check]:
    by_id = {one["id"]: one for one in breakdown["statements"]}
    for statement in by_id.values():
        yield from _of_statement(statement, breakdown["article"]["paragraphs"], article)
        repeats = statement["repeats"]
        yield _Check(statement["id"], "repetition", str(repeats), repeats is None or repeats in by_id)
    for dispute in breakdown["disputes"]:
        yield from _of_dispute(dispute, by_id)
    for charge in breakdown["no_answer"]:
        yield from _of_lines("charge", [charge], by_id)
        yield _Check("charge", "party", charge["against"]["name"], _stands(charge["against"], article))
    for name in ("own_voice", "also"):
        yield from (_Check(name, "statement", key, key in by_id) for key in breakdown[name])
    for name in ("about", "note"):
        yield from _of_words(name, breakdown[name], [article])


def _of_statement(statement: Json, paragraphs: Sequence[Sequence[int]], article: str) -> Iterator[_Check]:
    name, spans, (first, last) = statement["id"], statement["spans"], statement["sentence"]
    source = statement["source"]
    shown = " … ".join(article[start:end] for start, end in spans)
    whole = all(_is_whole(article, start, end) for start, end in spans)
    yield _Check(name, "quote", statement["quote"], bool(spans) and whole and shown == statement["quote"])
    for (_, end), (start, _) in pairwise(spans):
        between = _OUTSIDE.fullmatch(article[max(0, end - 2) : start + 2]) or not _NEGATION.search(article[end:start])
        yield _Check(name, "quote without its “not”", article[end:start], bool(between))
    ends = [first, *(place for span in spans for place in span), last]
    yield _Check(name, "sentence", article[first:last], ends == sorted(ends) and first >= 0 and last <= len(article))
    before = [number for number, (start, _) in enumerate(paragraphs, 1) if start <= spans[0][0]]
    yield _Check(name, "paragraph", str(statement["paragraph"]), before[-1:] == [statement["paragraph"]])
    if source["start"] is None:
        known = source["name"] in _PLACELESS.get(source["kind"], ()) and source["end"] is None
        yield _Check(name, "source", source["name"], known)
    for mention in (source, *statement["via"])[source["start"] is None :]:
        yield _Check(name, "attribution", mention["name"], _stands(mention, article))
    if (full := source["resolved"]) is not None:
        yield _Check(name, "full name", full, source["start"] is not None and _holds(article, full))
    if (cue := statement["cue"]) is not None:
        yield _Check(name, "cue", cue, _holds(article, cue))


def _of_dispute(dispute: Json, by_id: dict[str, Json]) -> Iterator[_Check]:
    yield _Check(dispute["id"], "lines", "", bool(dispute["lines"]))
    yield from _of_lines(dispute["id"], dispute["lines"], by_id)
    quotes = _quotes(dispute["lines"], by_id)
    for name in ("question", "gist", "status"):
        yield from _of_words(f"{name} of {dispute['id']}", dispute[name], quotes)


def _of_lines(name: str, lines: Sequence[Json], by_id: dict[str, Json]) -> Iterator[_Check]:
    """Their statements are there, and have the words that the lines quote."""
    for line in lines:
        yield _Check(name, "statement", str(line["statement"]), line["statement"] in by_id)
        if line["text"] is not None:
            yield from _of_words(name, {"text": line["text"], "by": "model"}, _quotes(lines, by_id))


def _quotes(lines: Sequence[Json], by_id: dict[str, Json]) -> list[str]:
    return [by_id[line["statement"]]["quote"] for line in lines if line["statement"] in by_id]


def _of_words(name: str, words: Json | None, quotes: Sequence[str]) -> Iterator[_Check]:
    """Of a model's words those between “ ”, of the article's all stand in one of these quotes."""
    if words is not None:
        text = words["text"]
        told = _QUOTED.findall(text) if words["by"] == "model" else [text.removesuffix(" …")]
        yield from (_Check(name, "quotation", one, any(_holds(quote, one) for quote in quotes)) for one in told)


def _assisted(breakdown: Json) -> Iterator[str]:
    for name in ("about", "note"):
        yield from _by_model(breakdown[name])
    for dispute in breakdown["disputes"]:
        for name in ("question", "gist", "status"):
            yield from _by_model(dispute[name])
        yield from _worded(dispute["lines"])
    yield from _worded(breakdown["no_answer"])


def _by_model(words: Json | None) -> Iterator[str]:
    if words is not None and words["by"] == "model":
        yield words["text"]


def _worded(lines: Sequence[Json]) -> Iterator[str]:
    yield from (f"{line['who']}: {line['text']}" for line in lines if line["text"] is not None)


def _stands(at: Json, article: str) -> bool:
    """Whether a mention stands where it says, in whole words."""
    start, end = at["start"], at["end"]
    return start is not None and _is_whole(article, start, end) and article[start:end] == at["name"]


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether [start, end) is in the text, is not empty, and cuts no word in two."""
    inside = 0 <= start < end <= len(text) and bool(text[start:end].strip())
    return inside and not any(
        0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum() for at in (start, end)
    )


def _holds(text: str, words: str) -> bool:
    """Whether the text has these words, as whole words; line breaks and runs of spaces are one space."""
    text, words = " ".join(text.split()), " ".join(words.split())
    at = text.find(words) if words else -1
    while at >= 0:
        if _is_whole(text, at, at + len(words)):
            return True
        at = text.find(words, at + 1)
    return False


def _no_export() -> ArticleError:
    return ArticleError(
        "This is no breakdown that Rejoinder exported.",
        f'Give one JSON object as `read --json` prints it, with "format": "{FORMAT}".',
        code="not-an-export",
    )


def _absent(check: _Check) -> ArticleError:
    return ArticleError(
        f"The {check.what} of {check.name} is not in the article as the export says: “{check.words}”.",
        "Do not publish from this export.",
        code="not-in-the-article",
    )
