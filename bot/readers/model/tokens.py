"""How many tokens a text costs, and what a call took.

tiktoken counts where its vocabulary is on this machine. It downloads that on first use, without a time-out, and behind a
firewall it hangs: so it is asked only where the right file is in its cache (`TIKTOKEN_CACHE_DIR`), else we estimate.
"""

import hashlib
import math
import os
import tempfile
from functools import lru_cache
from pathlib import Path

import tiktoken

from bot.breakdown import Tokens
from bot.readers.model.client import Reply

VOCABULARY_URL = "https://openaipublic.blob.core.windows.net/encodings/o200k_base.tiktoken"
VOCABULARY_SHA256 = "446a9538cb6c348e3516120d7c08b09f57c36495e2acfffe59a5bf8b0cfb1a2d"
"""Both from tiktoken_ext/openai_public.py; tests/readers/test_model_tokens.py compares them with the installed one."""
BYTES_A_TOKEN = 3
"""Never too few for prose: English has about 4.4 bytes a token in o200k_base, most other languages more than 3."""


def count(text: str) -> int:
    """Tokens of `text` in o200k_base; without the vocabulary an estimate, too many rather than too few."""
    if (encoding := _encoding()) is not None:
        return len(encoding.encode_ordinary(text))
    return math.ceil(len(text.encode("utf-8", "surrogatepass")) / BYTES_A_TOKEN)


@lru_cache(maxsize=1)
def _encoding() -> tiktoken.Encoding | None:
    path = vocabulary_path()
    try:  # tiktoken deletes a file with a wrong hash and downloads it again: it must not see one
        is_right = path is not None and hashlib.sha256(path.read_bytes()).hexdigest() == VOCABULARY_SHA256
    except OSError:
        return None
    return tiktoken.get_encoding("o200k_base") if is_right else None


def vocabulary_path() -> Path | None:
    """Where tiktoken keeps the vocabulary (the rule of tiktoken/load.py), or None where caching is switched off."""
    folder = os.environ.get("TIKTOKEN_CACHE_DIR", os.environ.get("DATA_GYM_CACHE_DIR"))
    if folder is None:
        folder = str(Path(tempfile.gettempdir()) / "data-gym-cache")
    if not folder:
        return None
    return Path(folder) / hashlib.sha1(VOCABULARY_URL.encode(), usedforsecurity=False).hexdigest()


def spent(asked: str, reply: Reply) -> Tokens:
    """What a call took: as the server tells it, estimated where it does not."""
    sent, got = reply.tokens_in or count(asked), reply.tokens_out or count(reply.text)
    return Tokens(**{"in": sent}, out=got, exact=None not in (reply.tokens_in, reply.tokens_out))
