"""How many tokens a text costs: tiktoken's count where its vocabulary is on this machine, a careful estimate elsewhere.

tiktoken downloads its vocabulary on first use, without a time-out; behind a firewall it hangs. So it is asked only
once the file is there and is the right one, and downloading is ours to do, only where the settings allow it.
"""

import hashlib
import math
import os
import tempfile
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import httpx2
import tiktoken

ENCODING = "o200k_base"
VOCABULARY_URL = "https://openaipublic.blob.core.windows.net/encodings/o200k_base.tiktoken"
VOCABULARY_SHA256 = "446a9538cb6c348e3516120d7c08b09f57c36495e2acfffe59a5bf8b0cfb1a2d"
"""Both from tiktoken_ext/openai_public.py; tests/readers/test_model_tokens.py compares them with the installed one."""

BYTES_A_TOKEN = 3
"""Never too few for prose: English has about 4.4 bytes a token in o200k_base, most other languages more than 3."""

DOWNLOAD_SECONDS = 20.0


class TokenCount(NamedTuple):
    """Tokens of a text; `exact` is false for an estimate."""

    number: int
    exact: bool


def count(text: str, *, download: bool = False) -> TokenCount:
    """Tokens of `text` in o200k_base. Opens no connection unless `download` allows it."""
    encoding = _encoding(download)
    if encoding is None:
        return TokenCount(math.ceil(len(text.encode("utf-8", "surrogatepass")) / BYTES_A_TOKEN), exact=False)
    return TokenCount(len(encoding.encode_ordinary(text)), exact=True)


@lru_cache(maxsize=2)
def _encoding(download: bool) -> tiktoken.Encoding | None:
    path = vocabulary_path()
    if path is None:
        return None
    if not _is_right(path) and not (download and _fetched(path)):
        return None
    return tiktoken.get_encoding(ENCODING)


def vocabulary_path() -> Path | None:
    """Where tiktoken keeps the vocabulary (the rule of tiktoken/load.py), or None where caching is switched off."""
    folder = os.environ.get("TIKTOKEN_CACHE_DIR", os.environ.get("DATA_GYM_CACHE_DIR"))
    if folder is None:
        folder = str(Path(tempfile.gettempdir()) / "data-gym-cache")
    if not folder:
        return None
    return Path(folder) / hashlib.sha1(VOCABULARY_URL.encode(), usedforsecurity=False).hexdigest()


def _is_right(path: Path) -> bool:
    # tiktoken deletes a file with a wrong hash and downloads it again: it must not see one.
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest() == VOCABULARY_SHA256
    except OSError:
        return False


def _fetched(path: Path) -> bool:
    try:
        answer = httpx2.get(VOCABULARY_URL, timeout=DOWNLOAD_SECONDS).raise_for_status()
        if hashlib.sha256(answer.content).hexdigest() != VOCABULARY_SHA256:
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_suffix(f".{os.getpid()}")
        draft.write_bytes(answer.content)
        draft.replace(path)
    except (httpx2.HTTPError, OSError):
        return False
    return True
