"""Each check of an export against its article, in order."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

from bot.breakdown import Breakdown, Line, NoAnswer, Span, Statement, Words
from bot.errors import ArticleError
from bot.verify_export.who import PLACELESS, inferred, may_be_called, stands_near
from bot.verify_export.words import MARKED, PROSE, STRAY, ArticleWords, begins, has, plain


class Proven(NamedTuple):
    quotes: int
    """Statements whose words stand in the article."""
    assisted: tuple[str, ...]
    """Words of a model, the quoted ones in them proven, the others not."""
    inferred: tuple[str, ...]
    """Who is meant by a role or a pronoun."""


def verify(export: str, article: str) -> Proven:
    """What of an export is proven by this article.

    Raises:
        ArticleError: it is no export, was made from another text, or says something that is not in the article.
    """
    breakdown = _breakdown(export, article)
    _Verifier(breakdown).check()
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
        self._everywhere = [(0, len(self._text))]

    def check(self) -> None:
        """All that must hold; each check may rely on those before it. Raises ArticleError."""
        _must(self._article.are_paragraphs(), "the article", "division into paragraphs")
        for ids in ([said.id for said in self._read.statements], [matter.id for matter in self._read.matters]):
            _must(len(set(ids)) == len(ids), "the export", "list of ids", ", ".join(ids))
        for statement in self._read.statements:
            self._statement(statement)
        for dispute in self._read.matters:
            _must(dispute.lines, dispute.id, "lines")
            shown = self._lines(dispute.id, dispute.lines)
            self._words(f"{dispute.id}, question", dispute.question, [*_spans(shown), *self._from_cues(shown)])
            self._speech_and_prose(f"{dispute.id}, status", dispute.status)
        for charge in self._read.no_answer:
            (made,) = self._lines("a charge without answer", [charge])
            near = stands_near(self._article, charge.against, made.spans)
            _must(near, "a charge without answer", "party", charge.against.name)
        for line in self._read.also_lines:
            self._lines("what else is said", [line])
        for key in (*self._read.own_voice, *self._read.also):
            _must(key in self._by_id, "the export", "statement", key)
        for key in self._read.own_voice:
            made = self._by_id[key]
            own = made.source.kind == "article" and not self._article.is_speech(made.spans)
            _must(own, key, "voice", made.quote)
        for caution in self._read.cautions:
            self._speech_and_prose("a caution", caution)
        self._words("about", self._read.about, self._everywhere)
        self._words("note", self._read.note, self._everywhere)

    def _speech_and_prose(self, name: str, words: Words | None) -> None:
        """Words in which “ ” is speech and ‘ ’ the article's own words, which no one need have spoken."""
        if words:
            prose = [said for said in PROSE.findall(words.text) if said]
            _must(all(map(self._article.says_itself, prose)), name, "words of the article", words.text)
            speech = PROSE.sub(lambda found: " " if found[1] else found[0], words.text)
            self._words(name, words.model_copy(update={"text": speech}), self._everywhere)

    def _statement(self, made: Statement) -> None:
        article, text, spans, source = self._article, self._text, made.spans, made.source
        quote = " … ".join(text[start:end] for start, end in spans)
        _must(article.are_whole(spans) and made.quote == quote, made.id, "quote", made.quote)
        ends = [made.sentence[0], *chain.from_iterable(spans), made.sentence[1]]
        in_order = ends == sorted(ends) and article.is_sentences(made.sentence)
        _must(in_order, made.id, "whole sentence", text[slice(*made.sentence)])
        self._gaps(made.id, spans)
        _must(made.paragraph == article.paragraph(spans[0][0]), made.id, "paragraph", str(made.paragraph))
        is_cut = made.role not in ("will not say", "not reached") and article.is_negated(made.sentence[0], spans[0][0])
        _must(not is_cut, made.id, "negation before the quote", made.quote)
        _must(made.direct is not True or article.is_speech(spans), made.id, "speech", made.quote)
        _must(made.repeats is None or made.repeats in self._by_id, made.id, "repetition", str(made.repeats))
        if source.start is None:
            is_nobody = source.name in PLACELESS.get(source.kind, ()) and source.end is None and source.resolved is None
            _must(is_nobody, made.id, "source", source.name)
        for mention in (source, *made.via)[source.start is None :]:
            _must(stands_near(article, mention, spans), made.id, "attribution", mention.name)
        if (full := source.resolved) is not None:
            _must(may_be_called(article, source.name, full), made.id, "full name", full)
        if made.cue is not None:
            first, last = max(article.paragraph(made.sentence[0]) - 3, 0), article.paragraph(made.sentence[1])
            near = article.paragraphs[first : last + 1]
            _must(has(plain(text[near[0][0] : near[-1][1]]), made.cue), made.id, "cue", made.cue)

    def _gaps(self, where: str, spans: Sequence[Span]) -> None:
        for (_, end), (start, _) in pairwise(spans):
            _must(self._article.may_be_left_out(end, start), where, "words left out", self._text[end:start])

    def _lines(self, where: str, lines: Sequence[Line | NoAnswer]) -> list[Statement]:
        """Returns the statements of these lines; each line may quote all of them."""
        for line in lines:
            _must(line.statement in self._by_id, where, "statement", line.statement)
        shown = [self._by_id[line.statement] for line in lines]
        for line, made in zip(lines, shown, strict=True):
            if isinstance(line, Line) and line.points:
                self._points(f"{where}, {line.who}", line)
            elif line.text is not None:
                words = Words(text=line.text, by="model")
                if made.source.kind == "article":
                    self._speech_and_prose(f"{where}, {line.who}", words)
                else:
                    self._words(f"{where}, {line.who}", words, _spans(shown))
            elif made.by == "rules":
                names = (made.source.name, made.source.resolved)
                named = line.who in names or made.source.start is None
                _must(named, where, "party", line.who)
        return shown

    def _points(self, where: str, line: Line) -> None:
        """A point is the article's words at its places, or a model's, who quotes there; together they are the text."""
        told = " ".join(point.text for point in line.points)
        _must(_letters(line.text or "") == _letters(told), where, "text", line.text or "")
        proof = self._by_id[line.statement].spans
        for point in line.points:
            inside = all(any(first <= start and end <= last for first, last in proof) for start, end in point.spans)
            _must(self._article.are_whole(point.spans) and inside, where, "place", point.text)
            words = Words(text=point.text, by="model")
            if not self._is_the_article(line):
                self._words(where, words, point.spans)
            elif not point.verbatim:  # an article's own words are no speech
                self._speech_and_prose(where, words)
            if point.verbatim:
                self._gaps(where, point.spans)
                parts = [self._text[start:end] for start, end in point.spans]
                _must(_letters(" ".join(parts)) == _letters(point.text), where, "copied words", point.text)

    def _is_the_article(self, line: Line) -> bool:
        """Whether the article speaks in a line: as itself, its headline, an editor's note, or an author it names."""
        who = line.who.partition(",")[0]
        own = who in ("The article", "The headline", "The editor’s note", "The interviewer", self._read.article.byline)
        heads = [self._text[slice(*span)] for span in (*self._article.paragraphs[:2], *self._article.paragraphs[-2:])]
        return self._by_id[line.statement].source.kind == "article" and (own or any(has(head, who) for head in heads))

    def _from_cues(self, shown: Iterable[Statement]) -> Iterator[Span]:
        """Each statement from its cue on, where that is before its words: “accused Halden Mutual of …”."""
        for made in shown:
            start, end = made.spans[0]
            at = self._text.rfind(made.cue, made.sentence[0], start) if made.cue else -1
            if at >= 0 and not self._article.is_negated(made.sentence[0], at):
                yield at, end

    def _words(self, where: str, words: Words | None, spans: Sequence[Span]) -> None:
        """A model's words in quotation marks are speech in these stretches; of the article's each part begins one."""
        if words is None:
            return
        if words.by == "article":
            for part in words.text.removesuffix("…").split(" … "):
                _must(any(begins(self._text[slice(*span)], part) for span in spans), where, "words", words.text)
            return
        for match in MARKED.finditer(words.text):
            is_whole = self._article.quotes_well(words.text, match[match.lastindex or 0], spans)
            _must(is_whole, where, "quotation, with a negation beside it,", match[0])
        _must(not STRAY.search(MARKED.sub("", words.text)), where, "quotation mark", words.text)


def _must(holds: object, where: str, what: str, words: str = "") -> None:
    if not holds:
        raise ArticleError(
            f"The {what} of {where} is not in the article as the export says: “{words}”.",
            "Do not publish from this export.",
            code="not-in-the-article",
        )


def _letters(text: str) -> str:
    """The text without quotation marks, stops, marks of what is left out, and spaces."""
    return re.sub(r"[\s“”\"„«»‘’'＂….]", "", text)


def _spans(shown: Iterable[Statement]) -> list[Span]:
    return [span for made in shown for span in made.spans]


def _assisted(breakdown: Breakdown) -> Iterator[str]:
    of_matters = (words for matter in breakdown.matters for words in (matter.question, matter.status))
    shown = (breakdown.about, breakdown.note, *of_matters, *breakdown.cautions)
    yield from (words.text for words in shown if words and words.by == "model")
    lines: list[Line | NoAnswer] = [line for matter in breakdown.matters for line in matter.lines]
    for line in (*lines, *breakdown.no_answer, *breakdown.also_lines):
        if line.text is not None or breakdown.by_id[line.statement].by == "model":
            yield line.who + (f": {line.text}" if line.text is not None else "")
