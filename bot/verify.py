"""Proof of an export: do the words that it shows stand in the article, at the places that it names?

Only the shape of the JSON, the article's text and string comparison count here; nothing of the program that found the
words is used. What no string can prove is listed instead: a model's words, and who is meant by a role or a pronoun.
"""

import json
import re
from bisect import bisect_right
from collections.abc import Generator, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain, pairwise
from typing import NamedTuple

from bot.breakdown import Breakdown, Line, Mention, NoAnswer, Span, Statement, Words
from bot.errors import ArticleError

NEAR = 4
"""Paragraphs before a quote in which its source, or whom its charge is against, must stand; one behind it will do, too."""
INTERVIEW = 3
"""Paragraphs that end with a question mark; from these on the speakers are named once, and far from their words."""

_PLACELESS = {"article": ("the article",), "unknown": ("speaker unclear", "nobody named")}
"""The only names that a source without a place may have, by its kind."""
_MARKED = re.compile(
    r"“([^“”]*(?:“[^“”]*”[^“”]*)*)”|(?<!\d)\"([^\"]*)\"|«([^«»]*)»|„([^“”„]*)[“”]"
    r"|(?<!\w)[‘']([^‘’']+(?:[’']\w[^‘’']*)*)[’'](?!\w)"
)
"""Words in quotation marks of any kind."""
_STRAY = re.compile(r"[“”„«»]|(?<!\d)\"")
_SPEECH = re.compile(r"[“«„][^”»]*(?:[”»]|$)|\"[^\"]*(?:\"|$)")
_SINGLE = re.compile(r"(?<!\w)[‘'](?=\S).{0,999}?\S[’'](?!\w)")
_OUTSIDE = re.compile(r'.{0,2}(?:[”»"]|(?<=[,.!?’\'])[’\'])\s.*\s[“„«"‘\'].{0,2}', re.DOTALL)
"""From the end of one quotation to the beginning of another: “…,” said a man who would not be named. “…”"""
_TURN = re.compile(
    r"\b(?:not(?! only\b)|no|never|none|nobody|nothing|nowhere|neither|nor|without|cannot|hardly|scarcely|barely|but|although|though"
    r"|however|if|unless)\b|n['’]t\b",
    re.IGNORECASE,
)
"""Words that may not be lost from a quote."""
_CONTRASTS = frozenset(["but", "although", "though", "however"])
_OPEN = re.compile(r"\b(?:would|could|may|might)\b")
_NEGATED = re.compile(r"(?:\b(?:not|never|no|nor|neither|cannot|without|hardly)|n['’]t)\s+$", re.IGNORECASE)
_END = re.compile(r"[.!?…][”’\"')\]]*(?:\s+(?=[“‘\"'(\[]*[A-Z0-9])|$)|\n")
_CLAUSE_END = re.compile(r"(?:^|[.,;:!?—–…\n][”’\"')\]]*|[“‘\"'])\s*$")
_SENTENCE_START = re.compile(r"(?:^|[.!?…:][”’\"')\]]*\s+|\n\s*)$")
_SENTENCE_END = re.compile(r"(?:[.!?…:][”’\"')\]]*)$")
_BREAK = re.compile(r"\s*(?:[\r\n]|$)")
_JOINED = "'’-‑.,:/"
"""Marks that join two halves of one word or number: “can’t”, “non-violent”, “12,000”."""
_SHORT_FORM = re.compile(r"['’](?:s|d|ll|re|ve|m)\b")
_NAME = re.compile(r"(?:^|\s)[^\W\d_a-z][\w.’'-]*$")
_DESCRIBES = re.compile(r"\b(?:of|for|at|in|from|by)\b|^\s*Each\b")
_PRONOUNS = frozenset("He She They It His Her Their Its We I You The A An This That".split())


class Proven(NamedTuple):
    """What holds, and what nothing can prove."""

    quotes: int
    """Statements whose words stand in the article."""
    assisted: tuple[str, ...]
    """Words of a model, the quoted ones in them proven, the others not."""
    inferred: tuple[str, ...]
    """Who is meant by a role or a pronoun."""


class _Check(NamedTuple):
    where: str
    what: str
    words: str
    holds: bool


def verify(export: str, article: str) -> Proven:
    """What of an export is proven by this article.

    Raises:
        ArticleError: it is no export, was made from another text, or says something that is not in the article.
    """
    breakdown = _breakdown(export, article)
    for check in _Verifier(breakdown).checks():
        if not check.holds:
            raise ArticleError(
                f"The {check.what} of {check.where} is not in the article as the export says: “{check.words}”.",
                "Do not publish from this export.",
                code="not-in-the-article",
            )
    return Proven(len(breakdown.statements), tuple(_assisted(breakdown)), tuple(_inferred(breakdown)))


def _breakdown(export: str, article: str) -> Breakdown:
    """The export, if it is one and was made from this article; line ends may have been saved in another way."""
    try:
        digest = json.loads(export)["article"]["sha256"]
        breakdown = Breakdown.model_validate_json(export)
    except (ValueError, KeyError, TypeError, RecursionError):
        raise ArticleError(
            "This is no breakdown that Rejoinder exported.",
            'Give one JSON object as `read --json` prints it, with "format": "rejoinder.breakdown/2".',
            code="not-an-export",
        ) from None
    if _with_plain_ends(breakdown.article.text) != _with_plain_ends(article) or digest != breakdown.article.sha256:
        raise ArticleError(
            "This export was made from another text: the article in it, or its SHA-256, differs.",
            "Check it against the very file or text that was read.",
            code="other-article",
        )
    return breakdown


def _with_plain_ends(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").rstrip("\n")


class _Verifier:
    def __init__(self, breakdown: Breakdown) -> None:
        self._read, self._by_id = breakdown, breakdown.by_id
        self._text, self._paragraphs = breakdown.article.text, breakdown.article.paragraphs
        asked = sum(self._text[start:end].endswith("?") for start, end in self._paragraphs)
        self._near = len(self._paragraphs) if asked >= INTERVIEW else NEAR

    def checks(self) -> Iterator[_Check]:
        """All that must hold; each check may rely on those before it."""
        ends = [0, *chain.from_iterable(self._paragraphs), len(self._text)]
        between = [self._text[end:start] for end, start in zip(ends[::2], ends[1::2], strict=True)]
        whole = ends == sorted(ends) and not any(map(str.strip, between)) and all(map(_BREAK.match, between[1:-1]))
        yield _Check("the article", "division into paragraphs", "", whole and len(ends) > 2)
        for named in (self._read.statements, self._read.disputes):
            ids = [one.id for one in named]
            yield _Check("the export", "list of ids", ", ".join(ids), len(set(ids)) == len(ids))
        for statement in self._read.statements:
            yield from self._statement(statement)
        for dispute in self._read.disputes:
            yield _Check(dispute.id, "lines", "", bool(dispute.lines))
            shown = yield from self._lines(dispute.id, dispute.lines)
            for name, words in (("question", dispute.question), ("gist", dispute.gist), ("status", dispute.status)):
                yield from self._words(f"{dispute.id}, {name}", words, _spans(shown))
        for charge in self._read.no_answer:
            (made,) = yield from self._lines("a charge without answer", [charge])
            near = self._stands_near(charge.against, made.spans)
            yield _Check("a charge without answer", "party", charge.against.name, near)
        for line in self._read.also_lines:
            yield from self._lines("what else is said", [line])
        for key in (*self._read.own_voice, *self._read.also):
            yield _Check("the export", "statement", key, key in self._by_id)
        for made in (self._by_id[key] for key in self._read.own_voice):
            own = made.source.kind == "article" and not self._is_speech(made.spans)
            yield _Check(made.id, "voice", made.quote, own)
        for name, words in (("about", self._read.about), ("note", self._read.note)):
            yield from self._words(name, words, [(0, len(self._text))])

    def _statement(self, made: Statement) -> Iterator[_Check]:
        text, spans, source = self._text, made.spans, made.source
        whole = bool(spans) and all(self._is_whole(span) for span in spans)
        quote = " … ".join(text[start:end] for start, end in spans)
        yield _Check(made.id, "quote", made.quote, whole and made.quote == quote)
        ends = [made.sentence[0], *chain.from_iterable(spans), made.sentence[1]]
        in_order = ends == sorted(ends) and self._is_sentences(made.sentence)
        yield _Check(made.id, "whole sentence", text[slice(*made.sentence)], in_order)
        for (_, end), (start, _) in pairwise(spans):
            yield _Check(made.id, "words left out of the quote", text[end:start], self._may_be_left_out(end, start))
        yield _Check(made.id, "paragraph", str(made.paragraph), made.paragraph == self._paragraph(spans[0][0]))
        cut = _NEGATED.search(text, made.sentence[0], spans[0][0]) and made.role not in ("will not say", "not reached")
        yield _Check(made.id, "negation before the quote", made.quote, not cut)
        yield _Check(made.id, "speech", made.quote, made.direct is not True or self._is_speech(spans))
        yield _Check(made.id, "repetition", str(made.repeats), made.repeats is None or made.repeats in self._by_id)
        if source.start is None:
            known = source.name in _PLACELESS.get(source.kind, ()) and source.end is None and source.resolved is None
            yield _Check(made.id, "source", source.name, known)
        for mention in (source, *made.via)[source.start is None :]:
            yield _Check(made.id, "attribution", mention.name, self._stands_near(mention, spans))
        if (full := source.resolved) is not None:
            yield _Check(made.id, "full name", full, self._may_be_called(source.name, full))
        if made.cue is not None:
            first, last = max(self._paragraph(made.sentence[0]) - 3, 0), self._paragraph(made.sentence[1])
            near = self._paragraphs[first : last + 1]
            yield _Check(made.id, "cue", made.cue, _has(_plain(text[near[0][0] : near[-1][1]]), made.cue))

    def _lines(self, where: str, lines: Sequence[Line | NoAnswer]) -> Generator[_Check, None, list[Statement]]:
        """Returns the statements of these lines; each line may quote all of them."""
        for line in lines:
            yield _Check(where, "statement", line.statement, line.statement in self._by_id)
        shown = [self._by_id[line.statement] for line in lines]
        for line, made in zip(lines, shown, strict=True):
            if line.text is not None:
                yield from self._words(f"{where}, {line.who}", Words(text=line.text, by="model"), _spans(shown))
            elif made.by == "rules":
                names = (made.source.name, made.source.resolved)
                named = line.who.removesuffix(", unnamed") in names or made.source.start is None
                yield _Check(where, "party", line.who, named)
        return shown

    def _words(self, where: str, words: Words | None, spans: Sequence[Span]) -> Iterator[_Check]:
        """A model's words in quotation marks are speech in these stretches; the article's words begin one of them."""
        if words is None:
            return
        if words.by == "article":
            begins = any(_begins(self._text[slice(*span)], words.text.removesuffix("…")) for span in spans)
            yield _Check(where, "words", words.text, begins)
            return
        for found in _MARKED.finditer(words.text):
            said = found[found.lastindex or 0].strip(" ,.;")
            places = [place for span in spans for place in self._spoken(said, span)]
            yield _Check(where, "quotation", found[0], bool(places))
            kept = {turn.casefold() for turn in _TURN.findall(words.text)}
            kept |= {"if", "unless"} if _OPEN.search(words.text) else set()
            whole = any(self._lost(place) <= kept for place in places)
            yield _Check(where, "negation beside the quotation", found[0], whole)
        yield _Check(where, "quotation mark", words.text, not _STRAY.search(_MARKED.sub("", words.text)))

    def _is_whole(self, span: Span) -> bool:
        """Whether a stretch is in the text, has a word, and cuts no word or number in two."""
        inside = 0 <= span[0] < span[1] <= len(self._text) and any(map(str.isalnum, self._text[slice(*span)]))
        return inside and not any(_is_inside_a_word(self._text, at) for at in span)

    def _is_sentences(self, span: Span) -> bool:
        """Whether a stretch begins and ends where sentences do."""
        start, end = span
        inside = 0 <= start < end <= len(self._text) and _SENTENCE_START.search(self._text[max(0, start - 9) : start])
        return bool(inside and (_BREAK.match(self._text, end) or _SENTENCE_END.search(self._text[start:end])))

    def _may_be_left_out(self, end: int, start: int) -> bool:
        """Whether a quote may go on behind these words without what turns it.

        Between two quotations the article speaks; in another sentence the quote goes on with a whole clause.
        """
        between = self._text[end:start]
        if not any(map(str.isalnum, between)) or _OUTSIDE.fullmatch(self._text[max(0, end - 2) : start + 2]):
            return True
        stop = _END.search(self._text, max(end - 2, 0), start)
        if stop is None:
            return not _TURN.search(between)
        lost = "" if _CLAUSE_END.search(self._text[:end][-2:]) else self._text[end : max(stop.start(), end)]
        return not _TURN.search(lost) and bool(_CLAUSE_END.search(between))

    @cached_property
    def _speech(self) -> list[Span]:
        """Where the article speaks in quotation marks."""
        blocks = [(start, self._text[start:end]) for start, end in self._paragraphs]
        marked = [(at, list(_SPEECH.finditer(block)) or _SINGLE.finditer(block)) for at, block in blocks]
        return [(at + found.start(), at + found.end()) for at, places in marked for found in places]

    @cached_property
    def _spoken_at(self) -> frozenset[int]:
        return frozenset(at for start, end in self._speech for at in range(start, end))

    def _is_speech(self, spans: Iterable[Span]) -> bool:
        return all(at in self._spoken_at for span in spans for at in range(*span) if self._text[at].isalnum())

    def _spoken(self, said: str, span: Span) -> Iterator[Span]:
        """Where these words, whole, are speech in this stretch, or stand in an interview, which has no marks."""
        for found in re.finditer(r"\s+".join(map(re.escape, said.split())) or "$.", self._text[slice(*span)]):
            place = (span[0] + found.start(), span[0] + found.end())
            if self._is_whole(place) and (self._near > NEAR or self._is_speech([place])):
                yield place

    def _lost(self, place: Span) -> set[str]:
        """The negations and conditions in the same speech and sentence that a quotation leaves out."""
        start, end = next((one for one in self._speech if one[0] <= place[0] < one[1]), place)
        before = [found.end() for found in _END.finditer(self._text, start, place[0] + 1)]
        behind = re.match(r"[,\s]*((?:but\s)?\w+)", self._text[place[1] : end])
        beside = self._text[max([start, *before]) : place[0]], behind[0] if behind else ""
        return {turn.casefold() for part in beside for turn in _TURN.findall(part)} - _CONTRASTS

    def _paragraph(self, at: int) -> int:
        return bisect_right(self._paragraphs, at, key=lambda paragraph: paragraph[0])

    def _stands_near(self, mention: Mention, spans: Sequence[Span]) -> bool:
        """Whether a mention stands where it says, in whole words, and no further from the quote than its speaker may."""
        if mention.start is None or mention.end is None or not self._is_whole((mention.start, mention.end)):
            return False
        first, last = self._paragraph(spans[0][0]) - self._near, self._paragraph(spans[-1][0]) + 1
        return (
            self._text[mention.start : mention.end] == mention.name and first <= self._paragraph(mention.start) <= last
        )

    def _may_be_called(self, name: str, full: str) -> bool:
        """Whether the article has a full name, and it is no other name: “he” may be anybody, “Ray” is Lee Ray."""
        called, fully = _names(name), _names(full)
        short = ["".join(word[0] for word in words.split() if word[0].isupper()) for words in (name, full)]
        bare = [words.replace(".", "") for words in (name, full)]
        fits = not called or not fully or called & fully or short[0] in bare[1] or short[1] in bare[0]
        return bool(fits) and _has(self._on_one_line, full)

    @cached_property
    def _on_one_line(self) -> str:
        return _plain(self._text)


def _spans(shown: Iterable[Statement]) -> list[Span]:
    return [span for made in shown for span in made.spans]


def _is_inside_a_word(text: str, at: int) -> bool:
    """Whether a cut here goes through a word or a number; “Ray” in “Ray’s” is whole."""
    left, right = text[max(0, at - 2) : at], text[at : at + 2]
    if not left or not right or not (left[-1].isalnum() or right[0].isalnum()):
        return False
    if (left[-1].isalnum() or left[-1] in "$£€¥") and right[0].isalnum():
        return True
    if left[-1].isalnum():
        goes_on = right[0] in _JOINED and right[1:].isalnum() and not _SHORT_FORM.match(text, at)
        return right[0] == "%" or goes_on
    return left[-1] in _JOINED and left[:-1].isalnum()


def _names(text: str) -> set[str]:
    """The words of the proper names in a mention; a description such as “the GOP nominee” is none."""
    called = [part for part in re.split(r",|\(", text) if _NAME.search(part.strip())]
    words = {word for part in called for word in part.split() if word[0].isupper()}
    return set() if _DESCRIBES.search(text) else words - _PRONOUNS


def _plain(text: str) -> str:
    return " ".join(text.split())


def _begins(text: str, words: str) -> bool:
    text, words = _plain(text).strip("“”\"' "), _plain(words).strip("“”\"' ")
    return bool(words) and text.startswith(words) and not _is_inside_a_word(text, len(words))


def _has(text: str, words: str) -> bool:
    """Whether a text on one line has these words, whole; their line breaks and runs of spaces are one space."""
    words = _plain(words)
    places = (found.start() for found in re.finditer(re.escape(words), text))
    return bool(words) and any(
        not _is_inside_a_word(text, at) and not _is_inside_a_word(text, at + len(words)) for at in places
    )


def _assisted(breakdown: Breakdown) -> Iterator[str]:
    shown = [breakdown.about, breakdown.note]
    shown += [words for dispute in breakdown.disputes for words in (dispute.question, dispute.gist, dispute.status)]
    yield from (words.text for words in shown if words and words.by == "model")
    lines: list[Line | NoAnswer] = [line for dispute in breakdown.disputes for line in dispute.lines]
    for line in (*lines, *breakdown.no_answer, *breakdown.also_lines):
        if line.text is not None or breakdown.by_id[line.statement].by == "model":
            yield line.who if line.text is None else f"{line.who}: {line.text}"


def _inferred(breakdown: Breakdown) -> Iterator[str]:
    for made in breakdown.statements:
        if (full := made.source.resolved) and not _names(made.source.name) & _names(full):
            yield f"{made.id}: “{made.source.name}” is {full}"
