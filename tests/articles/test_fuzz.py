"""Two hundred broken files: whatever a stranger's file holds, an answer in words comes back, soon and in little memory."""

import random
import zlib
from collections.abc import Callable, Iterator

import pytest

from bot.articles import from_bytes
from bot.errors import ArticleError
from tests.articles.documents import STORY, html, pdf, wrapped

CASES = 200
SEED = 20261124
SECONDS_A_CASE = 20

Maker = Callable[[random.Random], tuple[bytes, str]]


def cut_pdf(chance: random.Random) -> tuple[bytes, str]:
    whole = pdf([wrapped(line) for line in STORY])
    return whole[: chance.randrange(9, len(whole))], "cut.pdf"


def bitten_pdf(chance: random.Random) -> tuple[bytes, str]:
    return _bitten(pdf([wrapped(line) for line in STORY]), chance, keep=8), "bitten.pdf"


def shuffled_pdf(chance: random.Random) -> tuple[bytes, str]:
    pieces = pdf([wrapped(line) for line in STORY]).split(b"endobj")
    chance.shuffle(pieces)
    return b"%PDF-1.4\n" + b"endobj".join(pieces), "shuffled.pdf"


def odd_pdf(chance: random.Random) -> tuple[bytes, str]:
    """Wrong types, loops and wild numbers where the format wants a dictionary, a tree and a count."""
    swaps = [
        (b"/Kids [4 0 R", b"/Kids [2 0 R"),
        (b"/Count ", b"/Count -"),
        (b"/Parent 2 0 R", b"/Parent 4 0 R"),
        (b"/Length ", b"/Length 99999999"),
        (b"/Contents 5 0 R", b"/Contents 4 0 R"),
        (b"/Root 1 0 R", b"/Root 3 0 R"),
        (b"/F1 3 0 R", b"/F1 1 0 R"),
        (b"startxref\n", b"startxref\n9"),
        (b" 0 obj", b" 1 obj"),
        (b"Tj", b"Tf"),
        (b"/MediaBox [0 0 595 842]", b"/MediaBox null"),
        (b"/Type /Pages", b"/Type 7"),
    ]
    data = pdf([wrapped(line) for line in STORY])
    for before, after in chance.sample(swaps, 3):
        data = data.replace(before, after)
    return data, "odd.pdf"


def bomb_pdf(chance: random.Random) -> tuple[bytes, str]:
    packed = zlib.compress(bytes(chance.choice([1_000_000, 10_000_000, 90_000_000])), 9)
    stream = b"<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(packed) + packed + b"\nendstream"
    whole = pdf([wrapped(STORY[0])], objects=[stream])
    return whole.replace(b"/Contents 5 0 R", b"/Contents 6 0 R"), "bomb.pdf"


def cut_html(chance: random.Random) -> tuple[bytes, str]:
    whole = html().encode()
    return whole[: chance.randrange(1, len(whole))], "cut.html"


def bitten_html(chance: random.Random) -> tuple[bytes, str]:
    return _bitten(html().encode(), chance), "bitten.html"


def odd_html(chance: random.Random) -> tuple[bytes, str]:
    start = chance.choice(
        [
            "<div>" * 5000,
            "<p>" * 20_000,
            "<table><tr><td>" * 800,
            "<a href='" + "x" * 100_000 + "'>",
            "<!--" * 9000,
            "<![CDATA[" * 500,
            "&#x110000;&#xd800;&#0;&bogus;" * 500,
            "<style>" + "{" * 9000,
            "<style>" + "@media x{" * 9000 + "</style>",
            "<p style='" + "left:" * 9000 + "'>x</p>",
            "<script>" + '{"@type":' * 5000,
            "<?xml version='1.0' encoding='no-such'?>",
            "<meta charset='utf-7'>",
            "\x00" * 2000,
            "<svg><math><template>" * 400,
        ]
    )
    return (start + html()).encode("utf-8", "surrogatepass"), "odd.html"


def odd_encoding(chance: random.Random) -> tuple[bytes, str]:
    encoding = chance.choice(
        ["utf-16", "utf-32", "utf-16-be", "shift_jis", "gb18030", "koi8-r", "cp1256", "utf-7", "cp037"]
    )
    data = " ".join(STORY).encode(encoding, "replace")
    return _bitten(data, chance) if chance.random() < 0.5 else data[: chance.randrange(len(data))], "odd.txt"


def noise(chance: random.Random) -> tuple[bytes, str]:
    start = chance.choice(
        [b"", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"%PDF-1.7\n", b"<html>", b"---\n", b"\x00\x00\xfe\xff"]
    )
    return start + chance.randbytes(chance.randrange(1, 4000)), f"noise.{chance.choice(['txt', 'md', 'html', 'pdf'])}"


def _bitten(data: bytes, chance: random.Random, keep: int = 0) -> bytes:
    bitten = bytearray(data)
    for _ in range(chance.randrange(1, 60)):
        bitten[chance.randrange(keep, len(bitten))] = chance.randrange(256)
    return bytes(bitten)


MAKERS: tuple[Maker, ...] = (
    cut_pdf, bitten_pdf, shuffled_pdf, odd_pdf, cut_html, bitten_html, odd_html, odd_encoding, noise,
)  # fmt: skip


def cases() -> Iterator[tuple[bytes, str]]:
    chance = random.Random(SEED)
    for number in range(CASES - 4):
        yield MAKERS[number % len(MAKERS)](chance)
    for _ in range(4):
        yield bomb_pdf(chance)


@pytest.mark.timeout(CASES * SECONDS_A_CASE)
def test_two_hundred_broken_files_give_an_article_or_an_error_in_words() -> None:
    codes: dict[str, int] = {}
    for data, name in cases():
        try:
            article = from_bytes(data, name=name)
        except ArticleError as error:
            codes[error.code] = codes.get(error.code, 0) + 1
            continue
        article.model_dump_json()  # whatever was read can be stored and printed
        codes["read"] = codes.get("read", 0) + 1
    assert sum(codes.values()) == CASES
    assert codes["read"] > CASES / 4
    assert codes.get("too-complex", 0) <= 1  # the worker dies over a bomb at most, never over a mistake of our own
