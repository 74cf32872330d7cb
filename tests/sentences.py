"""Words of an article → the numbers of the sentences that hold them, by which an answer proves its lines."""

from bot.articles import from_text
from bot.breakdown import Article, Statement
from bot.draft import DraftLine, SentenceNumber
from bot.grounding.text_index import TextIndex
from bot.readers.rules import RulesReader


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


def drafted(who: str, text: str, *given: str, **more: object) -> DraftLine:
    """A line of a draft, a person's claim unless told otherwise, and the numbers of the sentences that prove it."""
    line = {"role": "claims", "kind": "person", "who": who, "points": (text,), "proof": proof(*given)}
    return DraftLine.model_validate(line | more)


def heard(text: str) -> tuple[TextIndex, tuple[Statement, ...]]:
    """An article, and what the rules hear in it."""
    article = from_text(text)
    return TextIndex(article), RulesReader().read(article).statements
