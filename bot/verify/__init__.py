"""Proof of an export: do the words that it shows stand in the article, at the places that it names?

Only the shape of the JSON, the article's text and string comparison count here; nothing of the program that made the
export is used. What no string can prove is listed instead: a model's words, and who is meant by a role or a pronoun.
"""

import json
from collections.abc import Generator, Iterable, Iterator, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

from bot.breakdown import Breakdown, Line, NoAnswer, Span, Statement, Words
from bot.errors import ArticleError
from bot.verify.who import inferred, may_be_called, may_be_placeless, stands_near
from bot.verify.words import MARKED, PROSE, STRAY, ArticleWords, begins, has, plain


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
    return Proven(len(breakdown.statements), tuple(_assisted(breakdown)), tuple(inferred(breakdown.statements)))


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
        self._article = ArticleWords(breakdown.article.text, breakdown.article.paragraphs)
        self._text = breakdown.article.text

    def checks(self) -> Iterator[_Check]:
        """All that must hold; each check may rely on those before it."""
        yield _Check("the article", "division into paragraphs", "", self._article.are_paragraphs())
        for named in (self._read.statements, self._read.matters):
            ids = [entry.id for entry in named]
            yield _Check("the export", "list of ids", ", ".join(ids), len(set(ids)) == len(ids))
        for statement in self._read.statements:
            yield from self._statement(statement)
        for dispute in self._read.matters:
            yield _Check(dispute.id, "lines", "", bool(dispute.lines))
            shown = yield from self._lines(dispute.id, dispute.lines)
            headed = [*_spans(shown), *self._from_cues(shown)]
            yield from self._words(f"{dispute.id}, question", dispute.question, headed)
            for name, words in (("gist", dispute.gist), ("status", dispute.status)):
                yield from self._words(f"{dispute.id}, {name}", words, _spans(shown))
        for charge in self._read.no_answer:
            (made,) = yield from self._lines("a charge without answer", [charge])
            near = stands_near(self._article, charge.against, made.spans)
            yield _Check("a charge without answer", "party", charge.against.name, near)
        for line in self._read.also_lines:
            yield from self._lines("what else is said", [line])
        for key in (*self._read.own_voice, *self._read.also):
            yield _Check("the export", "statement", key, key in self._by_id)
        for made in (self._by_id[key] for key in self._read.own_voice):
            own = made.source.kind == "article" and not self._article.is_speech(made.spans)
            yield _Check(made.id, "voice", made.quote, own)
        for name, words in (("about", self._read.about), ("note", self._read.note)):
            yield from self._words(name, words, [(0, len(self._text))])
        for caution in self._read.cautions:
            prose = PROSE.findall(caution.text)
            yield _Check(
                "caution", "words of the article", caution.text, all(has(plain(self._text), one) for one in prose)
            )
            without = caution.model_copy(update={"text": PROSE.sub(" ", caution.text)})
            yield from self._words("caution", without, [(0, len(self._text))])

    def _statement(self, made: Statement) -> Iterator[_Check]:
        article, text, spans, source = self._article, self._text, made.spans, made.source
        whole = bool(spans) and all(map(article.is_whole, spans))
        quote = " … ".join(text[start:end] for start, end in spans)
        yield _Check(made.id, "quote", made.quote, whole and made.quote == quote)
        ends = [made.sentence[0], *chain.from_iterable(spans), made.sentence[1]]
        in_order = ends == sorted(ends) and article.is_sentences(made.sentence)
        yield _Check(made.id, "whole sentence", text[slice(*made.sentence)], in_order)
        for (_, end), (start, _) in pairwise(spans):
            yield _Check(made.id, "words left out of the quote", text[end:start], article.may_be_left_out(end, start))
        yield _Check(made.id, "paragraph", str(made.paragraph), made.paragraph == article.paragraph(spans[0][0]))
        may_be_cut = made.role in ("will not say", "not reached")
        is_cut = article.is_negated(made.sentence[0], spans[0][0]) and not may_be_cut
        yield _Check(made.id, "negation before the quote", made.quote, not is_cut)
        yield _Check(made.id, "speech", made.quote, made.direct is not True or article.is_speech(spans))
        yield _Check(made.id, "repetition", str(made.repeats), made.repeats is None or made.repeats in self._by_id)
        if source.start is None:
            yield _Check(made.id, "source", source.name, may_be_placeless(source))
        for mention in (source, *made.via)[source.start is None :]:
            yield _Check(made.id, "attribution", mention.name, stands_near(article, mention, spans))
        if (full := source.resolved) is not None:
            yield _Check(made.id, "full name", full, may_be_called(article, source.name, full))
        if made.cue is not None:
            first, last = max(article.paragraph(made.sentence[0]) - 3, 0), article.paragraph(made.sentence[1])
            near = article.paragraphs[first : last + 1]
            yield _Check(made.id, "cue", made.cue, has(plain(text[near[0][0] : near[-1][1]]), made.cue))

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

    def _from_cues(self, shown: Iterable[Statement]) -> Iterator[Span]:
        """Each statement from its cue on, where that is before its words: “accused Halden Mutual of …”."""
        for made in shown:
            start, end = made.spans[0]
            at = self._text.rfind(made.cue, made.sentence[0], start) if made.cue else -1
            if at >= 0 and not self._article.is_negated(made.sentence[0], at):
                yield at, end

    def _words(self, where: str, words: Words | None, spans: Sequence[Span]) -> Iterator[_Check]:
        """A model's words in quotation marks are speech in these stretches; the article's words begin one of them."""
        if words is None:
            return
        if words.by == "article":
            is_there = any(begins(self._text[slice(*span)], words.text.removesuffix("…")) for span in spans)
            yield _Check(where, "words", words.text, is_there)
            return
        for match in MARKED.finditer(words.text):
            is_spoken, is_kept = self._article.quoted_well(words.text, match[match.lastindex or 0], spans)
            yield _Check(where, "quotation", match[0], is_spoken)
            yield _Check(where, "negation beside the quotation", match[0], is_kept)
        yield _Check(where, "quotation mark", words.text, not STRAY.search(MARKED.sub("", words.text)))


def _spans(shown: Iterable[Statement]) -> list[Span]:
    return [span for made in shown for span in made.spans]


def _assisted(breakdown: Breakdown) -> Iterator[str]:
    shown = [breakdown.about, breakdown.note, *breakdown.cautions]
    shown += [words for dispute in breakdown.matters for words in (dispute.question, dispute.gist, dispute.status)]
    yield from (words.text for words in shown if words and words.by == "model")
    lines: list[Line | NoAnswer] = [line for dispute in breakdown.matters for line in dispute.lines]
    for line in (*lines, *breakdown.no_answer, *breakdown.also_lines):
        if line.text is not None or breakdown.by_id[line.statement].by == "model":
            yield line.who if line.text is None else f"{line.who}: {line.text}"
