"""The model reader: an article goes to a language model as numbered paragraphs, a draft comes back.

What the model gives is a proposal in strings and paragraph numbers. Nothing of it is shown before `bot.grounding` has
found it in the article.
"""

import time
from collections import deque
from collections.abc import Collection, Sequence
from functools import cached_property
from itertools import chain

import prompts
from bot.breakdown import Article, ReaderInfo, Span, Tokens
from bot.draft import Draft
from bot.errors import ReaderError
from bot.grounding import Layout
from bot.readers.model import fence, parts
from bot.readers.model.client import Answerer, Message, ModelClient, Reply, checked
from bot.readers.model.config import ModelConfig
from bot.readers.model.merge import Pieces, merged, pointed
from bot.readers.model.pieces import joined
from bot.readers.model.recording import Recorded, Recording
from bot.readers.model.schema import RESPONSE_FORMAT, Given, parse
from bot.readers.model.tokens import TokenCount, count

ANSWER_GROWTH = 4
"""An answer can have four times the tokens of its article (measured: 3.2 for stories that are half quotes)."""
FEWEST_BYTES_A_TOKEN_HOLDS = 6
"""No usual tokenizer packs a text tighter than that on the whole (o200k_base: 4.4 bytes a token in English)."""
KNOWN_RESERVE = 2_500
"""Tokens kept free in a call for the statements known from earlier parts (60 lines of about 40 tokens)."""


class ModelReader:
    """Reads with the configured model. Safe to share between threads."""

    def __init__(self, config: ModelConfig) -> None:
        """Raises ReaderError `model-recording` where the recording cannot be read."""
        self._config = config
        self._recording = Recording(config.recording) if config.recording else None
        self._client: Answerer | None = None if config.replay_only else ModelClient(config)

    def read(self, article: Article) -> Draft:
        """The article's statements and proposed answers; one call, or one a part where it is long. Raises ReaderError."""
        reading = _Reading(self._config, self._answerer(article), article)
        waiting = deque(run for run in self._runs(article, reading.nonce) if run)
        whole = len(waiting) == 1
        while waiting:
            numbers = waiting.popleft()
            try:
                reading.read_part(None if whole else numbers)
            except ReaderError as error:
                if error.code != "model-truncated" or len(numbers) < 2 or reading.calls >= self._config.max_parts:
                    raise
                # More is said here than fits in one answer: the same paragraphs again, in two halves.
                half, whole = len(numbers) // 2, False
                waiting.extendleft((numbers[half:], numbers[:half]))
        return reading.draft()

    def repair(self, article: Article, draft: Draft, not_found: Sequence[str], uncovered: Sequence[Span]) -> Draft:
        """`draft` after one more call about what is left, all in one.

        `not_found` are quotes of the draft that grounding did not find; `uncovered` are sentences of the article in
        which somebody speaks and that no statement covers. Never raises for a fault of the model: the draft comes
        back as it was, with a note. Asks nothing where nothing is left: the prompt
        leaves headlines out on purpose, so a headline is nothing to ask about.
        """
        uncovered = [sentence for sentence in uncovered if not parts.is_headline(article, sentence)]
        if not not_found and not uncovered:
            return draft
        reading = _Reading(self._config, self._answerer(article), article, draft)
        try:
            reading.repair(frozenset(s.key for s in draft.statements if s.quote in not_found), uncovered)
        except ReaderError as error:
            places = len(not_found) + len(uncovered)
            note = f"A second look at {places} place{'s' if places > 1 else ''} failed: {error.message}"
            return reading.draft().model_copy(update={"notes": (*reading.draft().notes, note)})
        return reading.draft()

    def _answerer(self, article: Article) -> Answerer:
        if self._recording is not None:
            return Recorded(self._recording, self._config.model, self._client, fence.nonce_for(article))
        if self._client is None:
            raise ReaderError(
                "There is no recording to read from.", "Name one in the settings.", code="model-recording"
            )
        return self._client

    def _runs(self, article: Article, nonce: str) -> list[list[int]]:
        config = self._config
        fixed = count(prompts.load("read"), download=config.tokenizer_download).number
        room = min(config.max_input_tokens - fixed, config.max_output_tokens // ANSWER_GROWTH)
        runs = parts.split(article, room, nonce, download=config.tokenizer_download)
        if len(runs) > 1:
            room = min(room, config.max_input_tokens - fixed - KNOWN_RESERVE)
            runs = parts.split(article, room, nonce, download=config.tokenizer_download)
        if len(runs) > config.max_parts:
            raise parts.too_long()
        return runs


class _Reading:
    """One article being read: what was found so far, and what it cost."""

    def __init__(self, config: ModelConfig, answerer: Answerer, article: Article, so_far: Draft | None = None) -> None:
        self.nonce = fence.nonce_for(article)
        self._config, self._answerer, self._article = config, answerer, article
        self._draft = so_far or Draft(
            reader=ReaderInfo(name="model", model=config.model, host=config.host, prompts=prompts.version())
        )

    @cached_property
    def _layout(self) -> Layout:
        return Layout(self._article)

    def draft(self) -> Draft:
        """All that is known now."""
        return self._draft

    @property
    def calls(self) -> int:
        """Answers that were paid for so far."""
        return self._draft.reader.calls

    def read_part(self, numbers: Sequence[int] | None) -> None:
        """Read these paragraphs (None: the whole article in one) and add what they say."""
        block = fence.article_block(self._article, numbers, self.nonce)
        if numbers is None:
            self._add(self._ask(block))
            return
        words = _filled("part", next_key=parts.next_key(self._draft))
        self._add(self._ask(parts.known_block(self._draft, self.nonce), block, words))

    def repair(self, not_found: Collection[str], uncovered: Sequence[Span]) -> None:
        """Ask again about statements that were not found and sentences that were not covered."""
        self._add(
            self._ask(
                fence.article_block(self._article, self._numbers_near(not_found, uncovered), self.nonce),
                parts.known_block(self._draft, self.nonce, not_found),
                parts.sentences_block(self._article, uncovered, self.nonce),
                _filled("repair", next_key=parts.next_key(self._draft)),
            ),
            replace=not_found,
        )

    def _numbers_near(self, not_found: Collection[str], uncovered: Sequence[Span]) -> list[int] | None:
        # A long article does not fit in one call: then the paragraphs in question and their neighbours have to do.
        whole = fence.article_block(self._article, None, self.nonce)
        if count(whole, download=self._config.tokenizer_download).number <= self._config.max_input_tokens:
            return None
        asked = {s.paragraph for s in self._draft.statements if s.key in not_found}
        asked |= {n for n, (a, b) in enumerate(self._article.paragraphs, 1) if any(a <= s < b for s, _ in uncovered)}
        return sorted({n + step for n in asked for step in (-1, 0, 1)})

    def _ask(self, *blocks: str) -> Given:
        messages = _messages(*blocks)
        started = time.monotonic()
        reply = self._answerer.ask(messages, RESPONSE_FORMAT)
        self._count(messages, reply, time.monotonic() - started)
        return parse(checked(reply))

    def _count(self, messages: Sequence[Message], reply: Reply, seconds: float) -> None:
        asked = "\n".join(str(message["content"]) for message in messages if "content" in message)
        if reply.tokens_in is not None and reply.tokens_in < len(asked.encode()) / FEWEST_BYTES_A_TOKEN_HOLDS:
            # Some local servers cut what is longer than their context, without an error.
            self._note("The model server may have seen only a part of the article: raise its context length.")
        sent, got = self._cost(reply.tokens_in, asked), self._cost(reply.tokens_out, reply.text)
        before = self._draft.reader
        spent = {
            "in": before.tokens.in_ + sent.number,
            "out": before.tokens.out + got.number,
            "exact": before.tokens.exact and sent.exact and got.exact,
        }
        info = {
            "tokens": Tokens.model_validate(spent),
            "calls": before.calls + 1,
            "seconds": round(before.seconds + seconds, 3),
        }
        self._draft = self._draft.model_copy(update={"reader": before.model_copy(update=info)})

    def _cost(self, told: int | None, text: str) -> TokenCount:
        return count(text, download=self._config.tokenizer_download) if told is None else TokenCount(told, exact=True)

    def _add(self, given: Given, replace: Collection[str] = ()) -> None:
        before = Pieces(self._draft.statements, self._draft.answers)
        made = [joined(statement, self._layout) for statement in given.statements]
        pieces = {statement.key: found for statement, found in zip(given.statements, made, strict=True)}
        new = Pieces(tuple(chain.from_iterable(made)), pointed(given.answers, pieces))
        after = merged(before, new, replace)
        update = {"statements": after.statements, "answers": after.answers}
        self._draft = self._draft.model_copy(update=update)
        if given.malformed:
            self._note(f"{given.malformed} of the model's entries were malformed and left out.")

    def _note(self, words: str) -> None:
        if words not in self._draft.notes:
            self._draft = self._draft.model_copy(update={"notes": (*self._draft.notes, words)})


def _messages(*blocks: str) -> list[Message]:
    # The stable words come first and the article right after them: providers cache what a request begins with.
    return [
        {"role": "system", "content": prompts.load("read")},
        {"role": "user", "content": "\n\n".join(blocks)},
    ]


def _filled(task: str, **values: str) -> str:
    # No str.format: a brace that somebody writes into a prompt is a brace.
    words = prompts.load(task)
    for name, value in values.items():
        words = words.replace("{" + name + "}", value)
    return words
