"""Whether a text is English; a refusal is certain or it is not made, and of a short text a note says what is likely."""

import re

from bot.breakdown import Article
from bot.errors import ReaderError
from bot.language.lexicon import words

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_SAMPLE = 20_000
"""Characters looked at; an article does not change its language after them."""
_FEWEST_WORDS = 25
"""Shorter texts are read as they are: too few words to be sure."""
_FEWEST_TO_NOTE = 6
"""Words; below them the name of a person or a place decides, not the language."""
_SURE = 0.9
"""Probability of another language from which a note names it; short English stays below 0.7 for any other one."""
_FEWEST_LETTERS = 40
_PROSE_SHARE = 0.4
"""Below this share of words in small letters a text is a list of names, whose language cannot be told."""
_ENGLISH_SHARE = 0.15
"""Every third word of English prose is a function word; headlines and lists stay above this, other languages below."""

_LIKELY_ANOTHER = "This looks like another language. Reading by rules works in English only."


def require_english(article: Article) -> tuple[str, ...]:
    """Pass English and what is too short or odd to tell; a note for a text too short to refuse that is likely another language.

    Raises:
        ReaderError: code "language", when the text is surely in another language.
    """
    sample = article.text[:_SAMPLE]
    written = _WORD.findall(sample)
    known = words("function_words")
    letters = [char for char in sample if char.isalpha()]
    if len(letters) >= _FEWEST_LETTERS and 2 * sum(1 for char in letters if _LATIN.match(char)) < len(letters):
        raise _refusal()
    prose = sum(word[0].islower() for word in written) >= _PROSE_SHARE * len(written)
    english = sum(word.casefold() in known for word in written) >= _ENGLISH_SHARE * len(written)
    if len(written) < _FEWEST_TO_NOTE or not prose or english:
        return ()
    # Loaded only now: it takes longer than reading an article.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    sure = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    language, probability = sure.classify(" ".join(written).casefold())
    if language != "en" and len(written) >= _FEWEST_WORDS:
        raise _refusal()
    return (_LIKELY_ANOTHER,) if language != "en" and probability >= _SURE else ()


def _refusal() -> ReaderError:
    return ReaderError(
        "Reading by rules works in English only, and this text is in another language.",
        "Send an English text, or ask those who run Rejoinder here to set up a model, which reads many languages "
        "(OPENAI_API_KEY or OPENAI_BASE_URL).",
        code="language",
    )
