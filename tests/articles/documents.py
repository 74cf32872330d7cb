"""PDFs and pages that tests build: small, complete, and as odd as a test needs them."""

from collections.abc import Callable, Sequence

import pytest

from bot.breakdown import Article
from bot.errors import ArticleError

STORY = (
    "The mayor of Arden said on Tuesday that she had never taken money from the bridge company, and that she would open "
    "her accounts to anyone who asked.",
    "A former aide, who asked not to be named, told the Lantern that two envelopes had been handed over in May, and that "
    "the mayor had counted the money herself.",
    "“I never touched a cent of it,” the mayor said. “Whoever says otherwise is lying, and will have to say so in court.”",
    "The bridge company declined to comment. Police said that an inquiry had been opened, and that nobody was accused so "
    "far of anything.",
)
"""An invented story of about a hundred words, long enough to count as an article."""


def blocks(article: Article) -> list[str]:
    return [article.text[start:end] for start, end in article.paragraphs]


def refusal(read: Callable[[], object]) -> ArticleError:
    """The error of what cannot be read; it says what to do."""
    with pytest.raises(ArticleError) as raised:
        read()
    assert raised.value.message
    assert raised.value.try_
    return raised.value


def html(body: str = "", head: str = "", *, story: Sequence[str] = STORY) -> str:
    """A page with the story, and whatever `body` adds after its second paragraph."""
    first, rest = "".join(f"<p>{line}</p>" for line in story[:2]), "".join(f"<p>{line}</p>" for line in story[2:])
    return (
        f"<!doctype html><html><head><title>Mayor denies it | The Lantern</title>{head}</head><body><header>The Lantern"
        f"</header><main><article><h1>Mayor denies it</h1>{first}{body}{rest}</article></main></body></html>"
    )


def pdf(
    pages: Sequence[Sequence[str]],
    *,
    extra: str = "",
    trailer: str = "",
    objects: Sequence[bytes] = (),
    encoding: str = "/WinAnsiEncoding",
) -> bytes:
    """A PDF whose pages hold these lines; `extra` is put into each page's drawing, `trailer` into the file's trailer."""
    kids = [4 + 2 * number for number in range(len(pages))]
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] >>".encode(),
        f"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding {encoding} >>".encode(),
    ]
    for kid, lines in zip(kids, pages, strict=True):
        shown = " ".join(f"({_escaped(line)}) Tj 0 -14 Td" for line in lines)
        drawing = f"BT /F1 11 Tf 60 780 Td {shown} ET {extra}".encode("cp1252")
        parts.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {kid + 1} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        parts.append(f"<< /Length {len(drawing)} >>\nstream\n".encode() + drawing + b"\nendstream")
    parts += objects
    return _file(parts, trailer)


def _escaped(line: str) -> str:
    return line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _file(parts: Sequence[bytes], trailer: str) -> bytes:
    data, places = bytearray(b"%PDF-1.4\n"), []
    for number, part in enumerate(parts, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n".encode() + part + b"\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    start, size = len(data), len(parts) + 1
    data += f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\n".encode()
    return bytes(data) + f"startxref\n{start}\n%%EOF\n".encode()


def wrapped(text: str, width: int = 80) -> list[str]:
    """`text` broken into lines as a layout does it."""
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) >= width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines
