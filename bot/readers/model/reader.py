"""The model reader: an article goes to a language model as numbered paragraphs, a draft comes back.

What the model gives is a proposal in strings and paragraph numbers. Nothing of it is shown before `bot.grounding` has
found the proof in the article and `bot.disputes.checks` has checked the words.
"""

import time
from collections import deque
from collections.abc import Mapping, Sequence
from typing import Any

import structlog

import prompts
from bot.breakdown import Article, ReaderInfo, Tokens
from bot.draft import Draft, Fault
from bot.errors import ReaderError
from bot.readers.model import draft_so_far, fenced_article, parts
from bot.readers.model.client import Answerer, Reply, messages, whole_answer
from bot.readers.model.recording import answerer
from bot.readers.model.schema import ANSWER_SCHEMA, REPAIR_SCHEMA, parse, parse_repair, response_format
from bot.readers.model.tokens import count, spent
from bot.settings import Settings

FEWEST_BYTES_A_TOKEN_HOLDS = 6
"""No usual tokenizer packs a text tighter than that on the whole (o200k_base: 4.4 bytes a token in English)."""
SEEN_IN_PART = "The model server may have seen only a part of the article: raise its context length."
"""Some local servers cut what is longer than their context, without an error."""
MOST_PARTS = 6
"""An article that needs more is refused; each part is one paid call."""
KNOWN_RESERVE = 3_200
"""Tokens kept free in a call for the matters known from earlier parts (their lines have at most 550 words, about 870 tokens, a part)."""
MOST_WORDS, MOST_OF_SHORT = 550, 260
"""Words of all lines: with what stands around them a thread is shorter than its article. Up to the second a short article may have more."""
_LOG = structlog.get_logger(__name__)
ANSWER = response_format(ANSWER_SCHEMA, "breakdown")
REPAIR = response_format(REPAIR_SCHEMA, "repair")


class ModelReader:
    """Reads with the configured model. Safe to share between threads."""

    def __init__(self, settings: Settings) -> None:
        """Raises ReaderError `model-recording` where the recording cannot be read."""
        self._settings, self._answerer = settings, answerer(settings)

    def read(self, article: Article) -> Draft:
        """The article's matters; one call, or one a part where it is long. Raises ReaderError."""
        reading = _Reading(self._settings, self._answerer, article)
        waiting = deque(run for run in self._runs(article, reading.nonce) if run)
        whole = len(waiting) == 1
        while waiting:
            numbers = waiting.popleft()
            try:
                reading.read_part(None if whole else numbers)
            except ReaderError as error:
                if error.code != "model-truncated" or len(numbers) < 2 or reading.draft.reader.calls >= MOST_PARTS:
                    raise
                # The answer did not fit: the same paragraphs again, in two halves.
                half, whole = len(numbers) // 2, False
                waiting.extendleft((numbers[half:], numbers[:half]))
        return reading.draft

    def repair(self, article: Article, draft: Draft, faults: Sequence[Fault]) -> Draft:
        """`draft` after one more call about these faults; as it was where that call fails."""
        reading = _Reading(self._settings, self._answerer, article, draft)
        try:
            reading.repair(faults)
        except ReaderError as error:
            # Not for the reader of the thread: what could not be mended is the article's own words, or left out.
            _LOG.warning("second-look-failed", code=error.code, faults=len(faults))
        return reading.draft

    def _runs(self, article: Article, nonce: str) -> list[list[int]]:
        room = self._settings.model_max_input_tokens - count(prompts.load("read"))
        runs = parts.split(article, room, nonce)
        if len(runs) > 1:
            runs = parts.split(article, room - KNOWN_RESERVE, nonce)
        if len(runs) > MOST_PARTS:
            raise parts.too_long()
        return runs


class _Reading:
    """One article being read: what was found so far, and what it cost."""

    def __init__(self, settings: Settings, answerer: Answerer, article: Article, so_far: Draft | None = None) -> None:
        self.nonce = fenced_article.nonce_for(article)
        self.draft = so_far or Draft(
            reader=ReaderInfo(
                name="model",
                model=settings.openai_model,
                host=None if settings.model_replay_only else settings.model_host,  # nothing is sent anywhere
                prompts=prompts.version(),
            )
        )
        self._settings, self._answerer, self._article = settings, answerer, article

    def read_part(self, numbers: Sequence[int] | None) -> None:
        """Read these paragraphs (None: the whole article in one) and add what they say."""
        block = fenced_article.article_block(self._article, numbers, self.nonce)
        words = _most_words(block)
        length = _filled("length", words=str(words), notes=str(words // 5))
        if numbers is None:
            text = self._ask(ANSWER, block, length)
        else:
            part = _filled("part", next_id=f"d{len(self.draft.matters) + 1}")
            text = self._ask(ANSWER, block, draft_so_far.matters_block(self.draft, self.nonce), part, length)
        self.draft = draft_so_far.extended(self.draft, parse(text))

    def repair(self, faults: Sequence[Fault]) -> None:
        """Ask again about these faults."""
        behind = (
            draft_so_far.answer_block(self.draft, self.nonce),
            draft_so_far.faults_block(faults, self.nonce),
            prompts.load("repair"),
        )
        text = self._ask(REPAIR, self._article_for_repair(*behind), *behind)
        self.draft = draft_so_far.mended(self.draft, parse_repair(text), faults)

    def _article_for_repair(self, *behind: str) -> str:
        # With what else is sent a long article does not fit in one call: then the paragraphs that the draft names have to do.
        whole = fenced_article.article_block(self._article, None, self.nonce)
        sent = "\n".join((prompts.load("read"), whole, *behind))
        if count(sent) <= self._settings.model_max_input_tokens:
            return whole
        lines = [line for matter in self.draft.matters for line in matter.lines]
        numbers = {number.paragraph for line in lines for number in line.proof}
        return fenced_article.article_block(self._article, sorted(numbers), self.nonce)

    def _ask(self, form: Mapping[str, Any], *blocks: str) -> str:
        # The stable words come first and the article right after them: providers cache what a request begins with.
        system, user = prompts.load("read"), "\n\n".join(blocks)
        started = time.monotonic()
        reply = self._answerer.ask(messages(system, user), form)
        self._count(f"{system}\n{user}", reply, time.monotonic() - started)
        return whole_answer(reply)

    def _count(self, asked: str, reply: Reply, seconds: float) -> None:
        notes = self.draft.notes
        if reply.tokens_in is not None and reply.tokens_in < len(asked.encode()) / FEWEST_BYTES_A_TOKEN_HOLDS:
            notes = (SEEN_IN_PART,)
        before, call = self.draft.reader, spent(asked, reply)
        tokens = Tokens(
            **{"in": before.tokens.in_ + call.in_},
            out=before.tokens.out + call.out,
            exact=before.tokens.exact and call.exact,
        )
        info = {"tokens": tokens, "calls": before.calls + 1, "seconds": round(before.seconds + seconds, 3)}
        self.draft = self.draft.model_copy(update={"reader": before.model_copy(update=info), "notes": notes})


def _most_words(block: str) -> int:
    """How many words the lines may have: three fifths of what is read, three quarters where it is short."""
    read = sum(any(map(str.isalpha, word)) for word in block.split())
    return min(MOST_WORDS, max(read * 3 // 5, min(read * 3 // 4, MOST_OF_SHORT)))


def _filled(task: str, **values: str) -> str:
    # No str.format: a brace in a prompt is a brace.
    words = prompts.load(task)
    for name, value in values.items():
        words = words.replace("{" + name + "}", value)
    return words
