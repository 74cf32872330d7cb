"""Broken files: whatever a stranger's file holds, an answer in words comes back, soon and in little memory."""

import random
import zlib
from collections import Counter
from collections.abc import Callable, Iterator

import pytest

from bot.articles import from_bytes
from bot.errors import ArticleError
from tests.articles.documents import STORY, html, pdf, wrapped

SEED = 20261124
SECONDS_A_CASE = 20

PDF = pdf([wrapped(line) for line in STORY])
HTML = html().encode()
ODD_PDF = (
    (b"/Kids [4 0 R", b"/Kids [2 0 R"), (b"/Count ", b"/Count -"), (b"/Parent 2 0 R", b"/Parent 4 0 R"),
    (b"/Length ", b"/Length 99999999"), (b"/Contents 5 0 R", b"/Contents 4 0 R"), (b"/Root 1 0 R", b"/Root 3 0 R"),
    (b"/F1 3 0 R", b"/F1 1 0 R"), (b"startxref\n", b"startxref\n9"), (b" 0 obj", b" 1 obj"), (b"Tj", b"Tf"),
    (b"/MediaBox [0 0 595 842]", b"/MediaBox null"), (b"/Type /Pages", b"/Type 7"),
)  # fmt: skip
"""Wrong types, loops and wild numbers where the format wants a dictionary, a tree and a count."""
ODD_HTML = (
    "<div>" * 5000, "<p>" * 20_000, "<table><tr><td>" * 800, "<a href='" + "x" * 100_000 + "'>", "<!--" * 9000,
    "<![CDATA[" * 500, "&#x110000;&#xd800;&#0;&bogus;" * 500, "<style>" + "{" * 9000,
    "<style>" + "@media x{" * 9000 + "</style>", "<p style='" + "left:" * 9000 + "'>x</p>",
    "<script>" + '{"@type":' * 5000, "<?xml version='1.0' encoding='no-such'?>", "<meta charset='utf-7'>",
    "\x00" * 2000, "<svg><math><template>" * 400,
)  # fmt: skip
STARTS = (b"", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"%PDF-1.7\n", b"<html>", b"---\n", b"\x00\x00\xfe\xff")


def cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(9, len(data))]


def bitten(data: bytes, chance: random.Random) -> bytes:
    bytes_of = bytearray(data)
    for _ in range(chance.randrange(1, 60)):
        bytes_of[chance.randrange(8, len(bytes_of))] = chance.randrange(256)
    return bytes(bytes_of)


def shuffled(data: bytes, chance: random.Random) -> bytes:
    pieces = data.split(b"endobj")
    return b"%PDF-1.4\n" + b"endobj".join(chance.sample(pieces, len(pieces)))


def odd_pdf(chance: random.Random) -> bytes:
    data = PDF
    for before, after in chance.sample(ODD_PDF, 3):
        data = data.replace(before, after)
    return data


def bomb(chance: random.Random) -> bytes:
    packed = zlib.compress(bytes(chance.choice([1_000_000, 10_000_000, 90_000_000])), 9)
    stream = b"<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(packed) + packed + b"\nendstream"
    return pdf([wrapped(STORY[0])], objects=[stream]).replace(b"/Contents 5 0 R", b"/Contents 6 0 R")


MAKERS: dict[str, Callable[[random.Random], bytes]] = {
    "cut.pdf": lambda chance: cut(PDF, chance),
    "bitten.pdf": lambda chance: bitten(PDF, chance),
    "shuffled.pdf": lambda chance: shuffled(PDF, chance),
    "odd.pdf": odd_pdf,
    "cut.html": lambda chance: cut(HTML, chance),
    "bitten.html": lambda chance: bitten(HTML, chance),
    "odd.html": lambda chance: (chance.choice(ODD_HTML) + html()).encode("utf-8", "surrogatepass"),
    "cut.txt": lambda chance: bitten(
        cut(" ".join(STORY).encode(chance.choice(("utf-16", "utf-32", "cp1252", "koi8-r")), "replace"), chance), chance
    ),
    "noise.md": lambda chance: chance.choice(STARTS) + chance.randbytes(chance.randrange(1, 4000)),
}


def cases(rounds: range) -> Iterator[tuple[str, bytes]]:
    for number in rounds:
        chance = random.Random(SEED + number)
        yield from ((name, make(chance)) for name, make in MAKERS.items())
        if number == 0:
            yield from (("bomb.pdf", bomb(chance)) for _ in range(2))


@pytest.mark.parametrize("rounds", [range(1), range(1, 16)])
@pytest.mark.timeout(22 * len(MAKERS) * SECONDS_A_CASE)
def test_broken_files_give_an_article_or_an_error_in_words(rounds: range, request: pytest.FixtureRequest) -> None:
    if rounds.start:  # the processes that the first round starts are the same for all
        request.getfixturevalue("in_this_process")
    codes = Counter[str]()
    for name, data in cases(rounds):
        try:
            article = from_bytes(data, name=name)
        except ArticleError as error:
            codes[error.code] += 1
            continue
        article.model_dump_json()  # whatever was read can be stored and printed
        codes["read"] += 1
    assert codes["read"] > codes.total() / 4
    assert codes["too-complex"] <= 1  # a bomb at most
