"""What a model's words may rest on: the places of their proofs, the sentences around them, the names of their parties. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from bot.breakdown import Article, Span
from bot.grounding.text_index import TextIndex
from bot.grounding.tokens import Token, tokens
from bot.language.common import EMPTY, NUMBERS, spelled_out
from bot.language.text import base_stem

_POINTS_BACK = re.compile(r"\b(?:he|she|him|her|his|hers)\b", re.IGNORECASE)
"""Then the paragraph before may name whom it means."""
_IN_WORDS = re.compile(
    r"\b(twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-(one|two|three|four|five|six|seven|eight|nine)\b",
    re.IGNORECASE | re.ASCII,
)
"""A number of two words: “thirty-one”."""
OPENING = (1, 2, 3)
"""Paragraphs that say what a story is about; what they name may be named anywhere."""


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """A word without its ending, folded; the past of an irregular verb is the verb."""
    return base_stem(word.casefold().removesuffix("'s").replace(",", ""))


def bare(token: Token) -> str:
    """A word without currency and marks; a number word is its figure."""
    word = token.word.replace(",", "").strip("$£€¥₹%.:")
    return NUMBERS.get(word, word)


@lru_cache(maxsize=2_000)
def stems(text: str) -> frozenset[str]:
    """The stems of all words of a text: a number word is its figure, an abbreviation counts as what it stands for, too."""
    spelled = [str(int(NUMBERS[tens.lower()]) + int(NUMBERS[ones.lower()])) for tens, ones in _IN_WORDS.findall(text)]
    return frozenset(stem(bare(token)) for token in tokens(" ".join((spelled_out(text), *spelled))))


def content(text: str) -> list[str]:
    """The stems of the words that tell something, in order."""
    return [stem(bare(token)) for token in tokens(text) if token.word not in EMPTY and not token.negates]


@dataclass(frozen=True)
class Evidence:
    """What a text may rest on. `names_from` is the whole dispute, for one of its lines."""

    index: TextIndex
    spans: tuple[Span, ...]
    parties: tuple[str, ...] = ()
    names_from: "Evidence | None" = None
    speakers: tuple[frozenset[str], ...] = ()
    """Stems of the name of each who speaks in the article: those of others than the parties have no place here."""

    @cached_property
    def proof(self) -> str:
        """The words of the proofs."""
        return "\n".join(self._text(span) for span in self.spans)

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """Each sentence that a proof stands in."""
        return tuple(map(self._text, self.sentence_spans))

    @cached_property
    def sentence_spans(self) -> tuple[Span, ...]:
        """The places of these."""
        at = self.index.sentence_at
        return tuple(
            dict.fromkeys(
                sentence
                for start, end in self.spans
                for sentence in self.index.sentences[at(start) : at(end - 1) + 1]
                if start < sentence[1]
            )
        )

    @cached_property
    def explained(self) -> tuple[tuple[str, str], ...]:
        """Each of these sentences, and the same with what tells who is meant where it says “he” or “she”."""
        paragraphs = self.index.article.paragraphs
        found = []
        for sentence in self.sentence_spans:
            text, number = self._text(sentence), self.index.paragraph(sentence[0])
            told = paragraphs[max(0, number - 3) : number] if _POINTS_BACK.search(text) else ()
            found.append((text, " ".join((text, *map(self._text, told)))))
        return tuple(found)

    @cached_property
    def around(self) -> str:
        """These sentences, and the parties."""
        return "\n".join((*self.sentences, *self.parties))

    @cached_property
    def spoken(self) -> frozenset[str]:
        """Stems of the words of speech in the proofs."""
        text, quoted = self.index.article.text, self.index.quoted
        return frozenset(
            stem(bare(token))
            for start, end in self.spans
            for token in tokens(text[start:end])
            if quoted((start + token.start, start + token.end))
        )

    @cached_property
    def named(self) -> frozenset[str]:
        """Stems of all that may be named: in the paragraphs of the proofs, before them and at the head, and the parties."""
        article = self.index.article
        numbers = {*self.paragraphs, *OPENING, *(number - 1 for number in self.paragraphs[:1])}
        told = [self._text(span) for number, span in enumerate(article.paragraphs, 1) if number in numbers]
        more = self.names_from.named if self.names_from else frozenset()
        return stems("\n".join((*told, *self.parties, article.title or "", article.publisher or ""))) | more

    @cached_property
    def paragraphs(self) -> tuple[int, ...]:
        """Numbers of the paragraphs of the proofs."""
        return tuple(dict.fromkeys(self.index.paragraph(start) for start, _ in self.spans))

    def _text(self, span: Span) -> str:
        return self.index.article.text[slice(*span)]


def with_paragraphs(evidence: Evidence) -> Evidence:
    """The same with the whole paragraphs that the proofs stand in."""
    paragraphs = evidence.index.article.paragraphs
    return replace(evidence, spans=tuple(paragraphs[number - 1] for number in evidence.paragraphs))


def whole_article(index: TextIndex) -> Evidence:
    """For words on the article as a whole: all of its text, its title and its publisher."""
    article = index.article
    return Evidence(index, tuple(span for span in article.paragraphs if not article.is_left_out(span)))


def told_in(text: str, sentences: Sequence[str]) -> list[int]:
    """Which of these sentences a text tells, the nearest first, of two as near the later.

    Each has a word of the text that no nearer one has; where none has any, all of them.
    """
    own = frozenset(content(text))
    shared = [own & stems(sentence) for sentence in sentences]
    by_nearness = sorted(range(len(sentences)), key=lambda at: (len(shared[at]), at), reverse=True)
    told, words = [], frozenset[str]()
    for at in by_nearness:
        if shared[at] - words:
            told.append(at)
            words |= shared[at]
    return told or by_nearness


def sentences_in(text: str) -> list[str]:
    """The sentences of a model's text; it is not cut inside of a quotation."""
    parts = [
        text[start:end].strip() for start, end in TextIndex(Article(text=text, paragraphs=((0, len(text)),))).sentences
    ]
    whole: list[str] = []
    for part in parts:
        if whole and whole[-1].count("“") > whole[-1].count("”"):
            whole[-1] = f"{whole[-1]} {part}"
        elif whole and (
            (part.startswith(":") and whole[-1].endswith("”")) or not tokens(part)
        ):  # the colon of “Asked “Which?”: …”
            whole[-1] += part
        else:
            whole.append(part)
    return whole
