"""What there is to show of a breakdown, chosen, named and ordered once, so that every view says the same. Pure."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bot.breakdown import ANSWERS, Article, Breakdown, Line
from bot.views import words
from bot.views.disputes import ShownDispute, shown_dispute
from bot.views.grammar import capital, listed, quoted
from bot.views.lines import ThreadLine, charge_line, dispute_line, statement_line
from bot.views.passage_links import address, host
from bot.views.runs import Run, Runs, joined, spoken
from bot.views.sanitize import capped, clean_line
from bot.views.speakers import fullest, speaker

# A page's metadata is a stranger's text with no length limit of its own.
LONGEST_NAME = 200
LONGEST_OPENING = 60

# Up to so many words may be a remark to the bot ("please read this", "ftp://…"): then it is said what to send.
FEW_WORDS = 40
FEWEST_HEADLINE_WORDS = 3
MOST_HEADLINE_WORDS = 20
_NOBODY_ANSWERS = re.compile(r"(?i)\b(?:nobody|no one|none)\b[^.]*\b(?:den(?:y|ies|ied)|answers?|repl(?:y|ies))\b")
_DENIES = re.compile(r"(?i)\bden(?:y|ies|ied|ying|ials?)\b")
_SOMEBODY = re.compile(r"an? [a-z -]+$", re.IGNORECASE)
"""“A spokesman” of one paragraph is not that of another."""
_SENTENCE_ENDS = frozenset(".!:;…,")  # a headline may ask, and may end with what it quotes

BESIDE = 3
"""Lines before and behind one among which its words are looked for."""


@dataclass(frozen=True)
class Header:
    title: str
    """The page's title, else the name under which the text came."""
    publisher: str | None
    published: str | None
    url: str | None
    host: str | None


@dataclass(frozen=True)
class Voice:
    name: str
    lines: tuple[ThreadLine, ...]


@dataclass(frozen=True)
class Outline:
    """Everything to show, in order."""

    header: Header
    trouble: tuple[str, ...]
    """What to know before reading on: the text is not complete."""
    note: str | None
    """The answer in short; what happened, where there is none."""
    matters: tuple[ShownDispute, ...]
    """The disputes, and of what only one side speaks, in their order."""
    charges: tuple[ThreadLine, ...]
    """Other charges without an answer."""
    also: tuple[ThreadLine, ...]
    cautions: tuple[str, ...]
    said: str | None
    """What is said where there is no dispute."""
    voices: tuple[Voice, ...]
    notes: tuple[str, ...]
    footer: str
    by_model: bool
    breakdown: Breakdown

    @property
    def also_heading(self) -> str:
        return words.ALSO if self.matters else words.SAYS_WHAT


def outline(breakdown: Breakdown) -> Outline:
    article, by_model = breakdown.article, breakdown.reader.name == "model"
    notes = tuple(clean_line(note) for note in article.notes)
    matters = [shown_dispute(breakdown, matter) for matter in breakdown.matters]
    in_matters = {matter.charge.statement.id for matter in matters if matter.charge}
    open_charges = (charge for charge in breakdown.no_answer if charge.statement not in in_matters)
    charges = tuple(line for charge in open_charges if (line := charge_line(breakdown, charge)))
    also = (line for given in breakdown.also_lines if (line := _also_line(breakdown, given)))
    of_the_whole = ("".join(words.correction(made)) for made in breakdown.corrections if made.statement is None)
    told = (breakdown.about, None if breakdown.corrected else breakdown.note)
    return Outline(
        header=_header(breakdown),
        trouble=(*of_the_whole, *(() if article.complete else notes)),
        note=" ".join(clean_line(each.text) for each in told if each) or None,
        matters=tuple(matters),
        charges=charges,
        also=tuple(also),
        cautions=tuple(clean_line(caution.text) for caution in breakdown.cautions),
        said=_said(breakdown, by_model),
        voices=_voices(breakdown),
        notes=notes if article.complete else (),
        footer=_footer(breakdown, by_model),
        by_model=by_model,
        breakdown=breakdown,
    )


def _also_line(breakdown: Breakdown, given: Line) -> ThreadLine | None:
    """Like a model's: what is plainly said, and contested by nobody, has no verb."""
    line = dispute_line(breakdown, given)
    return replace(line, verb="") if line and line.role == "claims" else line


def charge_runs(charges: Sequence[ThreadLine]) -> Runs:
    return (*joined(((*line.inline, *line.marks) for line in charges), "; "), Run("."))


def title_of(article: Article) -> str | None:
    """The page's title, or the headline of a pasted text."""
    return _short(article.title) or _headline(article)


def opening(article: Article) -> str | None:
    """The first words of a text, by which to know it in a list where it has no title."""
    paragraphs = (article.text[slice(*span)] for span in article.paragraphs if not article.is_left_out(span))
    first = clean_line(next(paragraphs, ""))
    return quoted(capped(first, LONGEST_OPENING)) if first else None


def _header(breakdown: Breakdown) -> Header:
    article = breakdown.article
    site, publisher = host(article), _short(article.publisher)
    name = words.PASTED if breakdown.input in {"", "-", "pasted text"} else site or breakdown.input
    return Header(
        title=title_of(article) or _short(name) or words.PASTED,
        publisher=publisher if publisher != site else None,  # the site is named beside it
        published=words.day(_short(article.published)),
        url=address(article),
        host=site,
    )


def _headline(article: Article) -> str | None:
    """The first line of a pasted text where it looks like a headline: short, without a full stop, and more below it."""
    if article.url or len(article.paragraphs) < 2 or article.is_left_out(article.paragraphs[0]):
        return None
    start, end = article.paragraphs[0]
    line = clean_line(article.text[start:end])
    ends = line.rstrip('”’»"')[-1:] in _SENTENCE_ENDS
    return _short(line) if FEWEST_HEADLINE_WORDS <= len(line.split()) <= MOST_HEADLINE_WORDS and not ends else None


def _said(breakdown: Breakdown, by_model: bool) -> str | None:
    """What is to be said where no dispute is found, and no more than is known."""
    if breakdown.disputes:
        return None
    answers = ANSWERS.intersection(said.role for said in breakdown.statements)
    if breakdown.statements and by_model:
        says_so = breakdown.note and _NOBODY_ANSWERS.search(breakdown.note.text)
        return None if says_so or breakdown.audit.unread or answers else words.NO_DENIAL
    if breakdown.statements:
        may_deny = answers - {"confirms"} or _DENIES.search(breakdown.article.text)
        return words.DENIAL_APART if may_deny else words.NO_DENIAL_BY_RULES
    if breakdown.audit.unread or breakdown.audit.dropped:
        return words.NOTHING_PLACED
    article = breakdown.article
    return words.hardly_an_article(article.words) if _may_be_no_article(article) else words.NOBODY_QUOTED


def _may_be_no_article(article: Article) -> bool:
    """Whether these few words are a remark to the bot, and not the article that was meant."""
    return article.url is None and article.words <= FEW_WORDS


def _voices(breakdown: Breakdown) -> tuple[Voice, ...]:
    """What each source says, last those of whom it is not clear; what is said again is marked at the first."""
    once = breakdown.without_repeats
    known = [said for said in once if said.source.kind != "unknown"]
    # The article has no speaker for a claim that only its denial tells of.
    told = [said for said in once if said.source.kind != "unknown" or not any(map(said.shares_words_with, known))]
    full = fullest(speaker(said.source) for said in told)
    speakers = (speaker(said.source) for said in reversed(told))
    names = {who.key: who.in_a_line if who.key else words.SPEAKER_UNCLEAR for who in speakers}
    introduced: dict[str, int] = {}  # “a spokesman”: in which paragraph last
    voices: dict[tuple[str, int], dict[Runs, ThreadLine]] = {}
    for said in told:
        key = full[speaker(said.source).key]
        if _SOMEBODY.match(said.source.name) and not said.source.resolved:
            introduced[key] = said.paragraph
        lines = voices.setdefault((key, introduced.get(key, 0) if key else 0), {})
        line = statement_line(breakdown, said, names[key])
        same = lines.get(line.words)  # two statements in one sentence that is shown whole
        # “Denies” of nobody known may be an answer to their own words.
        verbs = [each.verb for each in (same, line) if each and key and each.verb not in ("", words.VERBS["claims"])]
        correction = (same and same.correction) or line.correction
        lines[line.words] = replace(same or line, verb=listed(tuple(dict.fromkeys(verbs))), correction=correction)
    ordered = sorted(voices, key=lambda voice: voice[0] == "")
    return tuple(Voice(capital(names[key]), _longest(voices[key, at].values())) for key, at in ordered)


def _longest(lines: Iterable[ThreadLine]) -> tuple[ThreadLine, ...]:
    """The lines without those whose words another has, too: sentences that run into each other are shown whole."""
    told = list(lines)

    def is_within(line: ThreadLine, other: ThreadLine) -> bool:
        (start, end), (first, last) = line.statement.sentence, other.statement.sentence
        text, longer = spoken(line.words), spoken(other.words)
        return first <= start and end <= last and len(text) < len(longer) and text.strip('“”"') in longer

    return tuple(
        line
        for at, line in enumerate(told)
        if line.correction
        or line.verb not in ("", words.VERBS["claims"])
        or not any(is_within(line, other) for other in told[max(0, at - BESIDE) : at + BESIDE + 1])
    )


def _footer(breakdown: Breakdown, by_model: bool) -> str:
    article, reader = breakdown.article, breakdown.reader
    read = words.read_line(article.words, complete=article.complete)
    if not breakdown.statements and not by_model:
        return "" if _may_be_no_article(article) else read
    if not by_model:
        return f"{read} · {words.BY_RULES}"
    sent = words.sent_to(host_) if (host_ := _short(reader.host)) else words.RECORDED
    return f"{read} · {words.BY_MODEL}, {words.LEADS if address(article) else words.COUNTS} · {sent}"


def _short(name: str | None) -> str | None:
    return capped(clean_line(name), LONGEST_NAME) or None if name else None
