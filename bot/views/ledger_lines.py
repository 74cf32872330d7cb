"""What the ledger remembers, as lines of a message: who said it, in which sentence, where and when it was read. Pure."""

from datetime import datetime
from typing import Final
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from bot.language.negation import is_turned
from bot.ledger import Kind, Place, Remembered
from bot.views import links, words
from bot.views.blocks import Block, Element, channel, link, quote, rich_text, section, text
from bot.views.grammar import capital, quoted
from bot.views.sanitize import capped, clean, clean_line, cut_between
from bot.views.speakers import speaker

LONGEST_SENTENCE = 700
LONGEST_NAME = 120
LONGEST_QUOTE = 240

VERBS: dict[Kind, str] = {
    "denied": "denied this",
    "confirmed": "confirmed this",
    "changed": "now says otherwise",
}
BY_AI: Final = "AI"


class Where:
    """From where it is looked: the channel, its clock, and how a thread's address is made."""

    def __init__(self, channel: str, zone: str, workspace: str | None) -> None:
        self.channel = channel
        self._zone = ZoneInfo(zone)
        self._workspace = workspace.rstrip("/") if workspace else None

    def day(self, at: float) -> str:
        """22 September 2026, by the channel's clock."""
        local = datetime.fromtimestamp(at, self._zone)
        return f"{local.day} {local:%B %Y}"

    def thread(self, place: Place) -> str | None:
        """The address of the thread in which it was read; made from ids alone."""
        if self._workspace is None or place.thread is None or place.only is not None:
            return None
        return f"{self._workspace}/archives/{place.channel}/p{place.thread.replace('.', '')}"


def place_line(place: Place, where: Where) -> list[Element]:
    """Which article, where and when it was read, with a link to the thread."""
    elements = [text(f"{title(place)} · read {where.day(place.at)}")]
    if place.only is not None:
        elements.append(text(", for you alone"))
    elif place.channel != where.channel:
        elements += [text(" in "), channel(place.channel)]
    if address := where.thread(place):
        elements += [text(" · "), link(address, "thread")]
    return elements


def title(place: Place) -> str:
    """The article by its publisher or host and its title; a page's word for itself, and so capped."""
    url = links.sound(place.url)
    by = clean_line(place.publisher or "") or (urlsplit(url).hostname if url else None) or ""
    return capped(": ".join(filter(None, (by, clean_line(place.title or "")))) or words.PASTED.lower(), LONGEST_NAME)


def evidence(record: Remembered, label: str, where: Where) -> Block:
    """One statement: who does what, the whole sentence with the quote in bold, and where it is from."""
    via = [f"{words.via(tuple(map(clean_line, record.via)))} · "] if record.via else []
    return rich_text(
        section(text(label, bold=True), *_correction(record)),
        quote(*_struck(record, _sentence(record))),
        section(*via, *place_line(record.place, where)),
    )


def line(record: Remembered) -> list[Element]:
    """Who, and what is said: in a model's words, marked as such, or in the article's: speech, else the whole sentence."""
    who = capital(name(record))
    return [*_struck(record, [text(who, bold=True), *_said(record, _closing(who))]), *_correction(record)]


def name(record: Remembered) -> str:
    return capped(clean_line(record.who) if record.text else speaker(record.source).short, LONGEST_NAME)


def doing(record: Remembered, verb: str) -> str:
    """Who does what: "Ruth Odell, the mayor, claims"."""
    who = name(record)
    return f"{who}{_closing(who)} {verb}"


def _closing(who: str) -> str:
    """The second comma around what describes a name."""
    return "," if "," in who else ""


def _struck(record: Remembered, shown: list[Element]) -> list[Element]:
    return [text(element["text"], strike=True) for element in shown] if record.is_withdrawn else shown


def _correction(record: Remembered) -> list[Element]:
    if record.correction is None:
        return []
    who, why = words.correction(record.correction)
    return [text(" · "), text(who, bold=True), text(why)]


def _said(record: Remembered, comma: str) -> list[Element]:
    if record.text:
        model_words = capped(clean_line(record.text), LONGEST_SENTENCE)
        return [text(f"{comma} {model_words} ("), text(BY_AI, italic=True), text(")")]
    if record.direct is True and not is_turned(record.quote, record.sentence):
        return [text(f": {quoted(cut_between(clean_line(record.quote), LONGEST_QUOTE))}")]
    return [text(": "), text(capped(clean_line(record.sentence), LONGEST_QUOTE), italic=True)]


def _sentence(record: Remembered) -> list[Element]:
    sentence = clean(record.sentence)
    if len(sentence) > LONGEST_SENTENCE:
        return [text(capped(clean_line(record.quote), LONGEST_SENTENCE), bold=True)]
    elements, at = [], 0
    for part in clean(record.quote).split(" … "):
        start = sentence.find(part, at)
        if start >= 0:
            elements += [text(sentence[at:start]), text(part, bold=True)]
            at = start + len(part)
    return [*elements, text(sentence[at:])]
