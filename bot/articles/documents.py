"""Word files, OpenDocument, RTF, mails and Markdown → their text as a reader sees it. Runs in the sandbox only, which
gives each `read_…` its job.

What the author deleted or hid is no part of the text: tracked deletions, comments, hidden passages, the addresses
behind links.
"""

import email
import email.policy
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from email.message import EmailMessage
from email.utils import parseaddr

from lxml import etree
from lxml.html import HtmlElement, document_fromstring
from markdown_it import MarkdownIt
from striprtf.striprtf import rtf_to_text

from bot.articles.extraction import Extraction, cleaned
from bot.articles.files import decode
from bot.articles.hidden import prune_hidden
from bot.articles.sandbox import Job

MAX_PART = 30_000_000
"""Bytes of XML in a Word or OpenDocument file, unpacked: ten times a long book's."""
MAX_NESTED = 5
"""Mails within mails that are looked into for a text."""

_ENCRYPTED = 1
"""The bit in the flags of a file in an archive."""
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_SKIPPED = frozenset(
    {f"{_W}del", f"{_W}moveFrom", f"{_MC}Fallback"}
    | {f"{_TEXT}{name}" for name in ("tracked-changes", "note", "hidden-text", "hidden-paragraph", "sequence-decls")}
    | {f"{_OFFICE}annotation"}
)
_BREAKS = {
    f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-",
    f"{_TEXT}tab": " ", f"{_TEXT}s": " ", f"{_TEXT}line-break": "\n",
}  # fmt: skip
_PARAGRAPHS = (f"{_W}p", f"{_TEXT}p", f"{_TEXT}h")
_TITLES = frozenset({"title", "heading1"})
_BLOCKS = frozenset(
    "address article blockquote body br caption dd div dl dt figcaption footer form h1 h2 h3 h4 h5 h6 header hr li main"
    " nav ol p pre section table td th tr ul".split()
)
_BREAK = "\u2029"
_FRONT_MATTER = re.compile(r"\A\ufeff?---[ \t]*\r?\n(.{0,10000}?)^(?:---|\.\.\.)[ \t]*$", re.S | re.M)
_FRONT_TITLE = re.compile(r"^title:[ \t]*([^\n]{1,300})", re.M)
_RTF_LINK = re.compile(r"\{\\\*\\fldinst[^{}]*(?:\{[^{}]*\}[^{}]*){0,8}\}")
_RTF_HIDDEN = re.compile(r"\\(?:v|deleted)(?![a-z0-9])")

TRACKED = "This file holds tracked changes; what was deleted is not read."
HIDDEN = "This file holds hidden or deleted text; it is read like the rest."


def read_markdown(data: bytes, job: Job) -> Extraction:
    """Markdown as it is meant to be seen: without marks and addresses."""
    text = data.decode("utf-8", "replace")
    front = _FRONT_MATTER.match(text)
    titled = _FRONT_TITLE.search(front.group(1)) if front else None
    page = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    tree = document_fromstring(page.render(text[front.end() :] if front else text) or "<p></p>")
    heading = next(tree.iter("h1"), None)
    title = heading.text_content() if heading is not None else titled and titled.group(1).strip("'\" ")
    return _document(_blocks(tree), title=title)


def read_office(data: bytes, job: Job) -> Extraction:
    """A Word (.docx) or OpenDocument text (.odt) file, by what the archive holds."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if any(info.flag_bits & _ENCRYPTED for info in archive.infolist()):
            return Extraction(unreadable="encrypted")
        names = set(archive.namelist())
        if "word/document.xml" in names:
            return _paragraphs(_part(archive, "word/document.xml"))
        if "content.xml" in names and archive.open("mimetype").read(99).endswith(b"opendocument.text"):
            return _paragraphs(_part(archive, "content.xml"))
    return Extraction(unreadable="unsupported")


def read_rtf(data: bytes, job: Job) -> Extraction:
    source = _RTF_LINK.sub("", data.decode("cp1252", "replace"))
    text = rtf_to_text(source, errors="replace")  # type: ignore[no-untyped-call]
    joined = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")  # emoji come in two halves
    return _document(joined.split("\n"), notes=(HIDDEN,) if _RTF_HIDDEN.search(source) else ())


def read_mail(data: bytes, job: Job) -> Extraction:
    """The text of a mail under its subject; of a forwarded mail without words of its own, that of the mail in it."""
    mail = email.message_from_bytes(data, policy=email.policy.default)
    for _ in range(MAX_NESTED):
        blocks = list(_mail_text(mail))
        inner = next((part for part in mail.walk() if part.get_content_type() == "message/rfc822"), None)
        if any(blocks) or inner is None:
            break
        mail = inner.get_content()
    sender = str(mail["from"] or "")
    moment = getattr(mail["date"], "datetime", None)
    attached = [cleaned(part.get_filename()) or part.get_content_type() for part in mail.iter_attachments()]
    note = f"What is attached to this mail is not read: {', '.join(attached[:5])}."
    return _document(
        blocks,
        title=str(mail["subject"] or ""),
        byline=parseaddr(sender)[0] or sender,
        published=moment.date().isoformat() if moment else None,
        notes=(note,) if attached else (),
    )


def _document(blocks: Iterable[str], *, title: str | None = None, **rest: object) -> Extraction:
    text = "\n\n".join(line for block in blocks if (line := block.strip()))
    return Extraction(text=text, title=cleaned(title), unreadable=None if text else "empty").model_copy(update=rest)


def _part(archive: zipfile.ZipFile, name: str) -> etree._Element:
    """One file of the archive as XML without entities and comments. Raises ValueError if it unpacks to more than
    `MAX_PART`."""
    with archive.open(name) as file:
        data = file.read(MAX_PART + 1)
    if len(data) > MAX_PART or b"<!DOCTYPE" in data[:4096]:
        raise ValueError(name)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    return etree.fromstring(data, parser)


def _paragraphs(root: etree._Element) -> Extraction:
    """The paragraphs that are shown, under the first that is a title."""
    hidden = frozenset(
        style.get(f"{_STYLE}name")
        for style in root.iter(f"{_STYLE}style")
        if any(value == "none" for part in style for name, value in part.items() if name.endswith("}display"))
    )
    blocks, title = [], None
    for paragraph in root.iter(*_PARAGRAPHS):
        if any(_is_hidden(node, hidden) for node in (paragraph, *paragraph.iterancestors())):
            continue
        text = "".join(_shown(paragraph, hidden))
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        name = paragraph.get(f"{_TEXT}style-name", "") if style is None else style.get(f"{_W}val", "")
        is_title = paragraph.tag == f"{_TEXT}h" or name.lower() in _TITLES
        title = title or (text if is_title else None)
        blocks.append(text)
    changed = next(root.iter(f"{_W}del", f"{_W}moveFrom", f"{_TEXT}deletion"), None) is not None
    return _document(blocks, title=title, notes=(TRACKED,) if changed else ())


def _shown(node: etree._Element, hidden: frozenset[str]) -> Iterator[str]:
    """The words of a paragraph that are shown; a paragraph within it (a text box) is read for itself."""
    if node.tag in _BREAKS:
        yield _BREAKS[node.tag]
    elif node.tag == f"{_W}t" or (node.tag.startswith(_TEXT) and node.text):
        yield node.text or ""
    for child in node:
        if isinstance(child.tag, str) and child.tag not in _PARAGRAPHS and not _is_hidden(child, hidden):
            yield from _shown(child, hidden)
        if child.tail and node.tag.startswith(_TEXT):
            yield child.tail


def _is_hidden(node: etree._Element, hidden: frozenset[str]) -> bool:
    """`hidden`: names of the styles that hide."""
    if node.tag in _SKIPPED or node.get(f"{_TEXT}style-name") in hidden:
        return True
    vanish = node.find(f"{_W}rPr/{_W}vanish")
    return vanish is not None and vanish.get(f"{_W}val", "true") not in {"0", "false", "off"}


def _blocks(tree: HtmlElement) -> list[str]:
    """The text of a small page, block by block: nothing is taken for a menu or an advertisement."""
    for node in list(tree.iter("script", "style", "head")):
        node.drop_tree()
    prune_hidden(tree)
    for node in tree.iter():
        if node.tag in _BLOCKS:
            node.text = f"{_BREAK}{node.text or ''}"
            node.tail = f"{_BREAK}{node.tail or ''}"
    return [" ".join(block.split()) for block in tree.text_content().split(_BREAK)]


def _mail_text(mail: EmailMessage) -> Iterator[str]:
    """The blocks of a mail's body: the plain one, if there are two."""
    body = mail.get_body(preferencelist=("plain", "html"))
    if body is None:
        return
    payload = body.get_payload(decode=True)
    text, _ = decode(payload, body.get_content_charset()) if isinstance(payload, bytes) and payload else ("", ())
    if body.get_content_subtype() == "html":
        yield from _blocks(document_fromstring(re.sub(r"<\?xml[^>]{0,200}>", "", text) or "<p></p>"))
    else:
        yield text.replace("\r\n", "\n")
