"""Words of an article → the numbers of the sentences that hold them, by which an answer proves its lines."""

from typing import Any

from bot.breakdown import Article
from bot.draft import SentenceNumber
from bot.grounding.text_index import TextIndex


def numbers(article: Article, *words: str) -> list[str]:
    """The numbers (“4.2”) of the sentences that hold these words, each where it stands first."""
    index = TextIndex(article)
    held: list[str] = []
    for stretch in words:
        start = article.text.index(stretch)
        last = index.sentence_at(start + len(stretch) - 1)
        for sentence in index.sentences[index.sentence_at(start) : last + 1]:
            paragraph = index.paragraph(sentence[0])
            held.append(f"{paragraph}.{index.sentences_of(paragraph).index(sentence) + 1}")
    return list(dict.fromkeys(held))


def proof(*given: str) -> tuple[SentenceNumber, ...]:
    """These numbers as a draft has them."""
    pairs = (number.split(".") for number in given)
    return tuple(SentenceNumber(paragraph=int(paragraph), sentence=int(sentence)) for paragraph, sentence in pairs)


def line_of(text: str, *given: str) -> dict[str, Any]:
    """What a draft's line says, and the numbers that prove it."""
    return {"points": (text,), "proof": proof(*given)}
