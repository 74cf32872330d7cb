"""What there is to show of a breakdown, chosen, named and ordered once, so that every view says the same. Pure."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from bot.breakdown import Article, Breakdown, Dispute, Span, Statement
from bot.views import words
from bot.views.disputes import DisputeLines, dispute_lines, own_words
from bot.views.excerpts import Excerpt, Piece, Place, excerpt, pieces
from bot.views.grammar import quoted
from bot.views.inert import capped, clean_line
from bot.views.links import address, host, passage
from bot.views.said import Said, by_sentence
from bot.views.speakers import Speaker, fullest, mentioned, speaker, speakers

# A page's metadata is a stranger's text with no length limit of its own.
LONGEST_NAME = 200
LONGEST_OPENING = 60
LONGEST_DENIAL = 160

# Up to so many words may be a remark to the bot ("please read this", "ftp://…"): then it is said what to send.
FEW_WORDS = 40
FEWEST_HEADLINE_WORDS = 3
MOST_HEADLINE_WORDS = 20
_SENTENCE_ENDS = frozenset(".!:;…,")  # a headline may ask, and may end with what it quotes


@dataclass(frozen=True)
class Header:
    """What was read."""

    title: str
    """The page's title, else the name under which the text came."""
    publisher: str | None
    published: str | None
    url: str | None
    host: str | None
    words: int
    complete: bool
    notes: tuple[str, ...]
    reader: str
    """How it was read, in three words, where the footer is far away."""


@dataclass(frozen=True)
class Charge:
    """A charge and who does not answer it in this article."""

    line: Excerpt
    no_response: str


@dataclass(frozen=True)
class Denial:
    """Somebody denies or rejects what no statement here was found to claim."""

    line: Excerpt
    short: str  # in the summary


@dataclass(frozen=True)
class OwnVoice:
    """A sentence to check: the article says as a fact what one side says."""

    line: Excerpt
    note: str


@dataclass(frozen=True)
class UnnamedSource:
    """The article's exact description of a source without a name, and where it speaks."""

    description: str
    places: tuple[Place, ...]


@dataclass(frozen=True)
class Unread:
    """An attributed sentence that no statement covers."""

    pieces: tuple[Piece, ...]
    place: Place


@dataclass(frozen=True)
class Outline:
    """Everything to show, in order."""

    header: Header
    counts: str | None
    """The figures of the summary; None where nobody is quoted."""
    empty: str | None
    """What is said instead where there is nothing to show."""
    disputes: tuple[DisputeLines, ...] = ()
    denials: tuple[Denial, ...] = ()
    charges: tuple[Charge, ...] = ()
    own_voice: tuple[OwnVoice, ...] = ()
    one_side: tuple[Excerpt, ...] = ()
    unnamed: tuple[UnnamedSource, ...] = ()
    unread: tuple[Unread, ...] = ()
    footer: tuple[str, ...] = ()

    who_speaks: tuple[str, ...] = ()
    """Everybody who speaks, for a summary that has no dispute to show."""

    @property
    def no_dispute(self) -> str | None:
        """What is said where there are statements but none answers another."""
        if self.disputes or self.empty is not None:
            return None
        return words.NO_MATCH if self.denials else words.NO_DISPUTE


def outline(breakdown: Breakdown) -> Outline:
    """The breakdown's outline."""
    article, said = breakdown.article, Said(breakdown.statements)
    disputes = tuple(dispute_lines(article, dispute, said) for dispute in breakdown.disputes)
    charges = _charges(breakdown, said)
    own_voice = _own_voice(breakdown, said)
    elsewhere = {
        *(statement.id for dispute in disputes for line in dispute.lines for statement in line.statements),
        *(statement.id for charge in charges for statement in charge.line.statements),
        *breakdown.own_voice,
    }
    everybody = speakers(breakdown.statements)
    alone = _one_side(article, said, elsewhere)
    denials = tuple(found for line in alone if (found := _denial(article, line)))
    denied = {found.line for found in denials}
    one_side = tuple(line for line in alone if line not in denied)
    return Outline(
        header=_header(breakdown),
        counts=_counts(everybody, disputes, len(own_voice), len(charges), len(denials))
        if breakdown.statements
        else None,
        empty=_empty(breakdown),
        disputes=disputes,
        denials=denials,
        charges=charges,
        own_voice=own_voice,
        one_side=one_side,
        unnamed=_unnamed(article, breakdown.statements, everybody),
        unread=tuple(_unread(article, span) for span in breakdown.audit.unread),
        footer=_footer(breakdown),
        who_speaks=tuple(who.short for who in everybody),
    )


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
        words=article.words,
        complete=article.complete,
        notes=tuple(clean_line(note) for note in article.notes),
        reader=words.BY_MODEL if breakdown.reader.name == "model" else words.BY_RULES_SHORT,
    )


def title_of(article: Article) -> str | None:
    """The page's title, or the headline of a pasted text."""
    return _short(article.title) or _headline(article)


def opening(article: Article) -> str | None:
    """The first words of a text, by which to know it in a list where it has no title."""
    told = (article.text[slice(*span)] for span in article.paragraphs if not article.is_left_out(span))
    first = clean_line(next(told, ""))
    return quoted(capped(first, LONGEST_OPENING)) if first else None


def _headline(article: Article) -> str | None:
    """The first line of a pasted text where it looks like a headline: short, without a full stop, and more below it."""
    if article.url or len(article.paragraphs) < 2 or article.is_left_out(article.paragraphs[0]):
        return None
    start, end = article.paragraphs[0]
    line = clean_line(article.text[start:end])
    ends = line.rstrip('”’»"')[-1:] in _SENTENCE_ENDS
    return _short(line) if FEWEST_HEADLINE_WORDS <= len(line.split()) <= MOST_HEADLINE_WORDS and not ends else None


def _counts(
    everybody: tuple[Speaker, ...], answered: tuple[DisputeLines, ...], own_voice: int, charges: int, denials: int
) -> str:
    found = Counter(lines.outcome for lines in answered)
    disputes, unnamed = found.pop("", 0), sum(who.unnamed for who in everybody)
    return words.counts(disputes, len(everybody), unnamed, own_voice, charges, denials, tuple(found.items()))


def _empty(breakdown: Breakdown) -> str | None:
    if breakdown.statements:
        return None
    if breakdown.audit.unread or breakdown.audit.dropped:
        return words.NOTHING_PLACED
    article = breakdown.article
    return words.hardly_an_article(article.words) if _may_be_no_article(article) else words.NOBODY


def _may_be_no_article(article: Article) -> bool:
    """Whether somebody sent a few words, to the bot or by mistake, and not the article that they meant."""
    return article.url is None and article.words <= FEW_WORDS


def _charges(breakdown: Breakdown, said: Said) -> tuple[Charge, ...]:
    against: dict[str, list[str]] = {}
    for charge in breakdown.unanswered:
        for statement in said.firsts((charge.statement,)):
            against.setdefault(statement.id, []).append(mentioned(charge.against))
    return tuple(
        Charge(
            excerpt(breakdown.article, (statement,), words.CHARGE, said.repeats((statement,))),
            words.no_response(tuple(dict.fromkeys(against[statement.id]))),
        )
        for statement in said.firsts(against)
    )


def _own_voice(breakdown: Breakdown, said: Said) -> tuple[OwnVoice, ...]:
    return tuple(
        OwnVoice(
            excerpt(breakdown.article, (statement,), words.TO_CHECK, said.repeats((statement,))),
            _whose_side(breakdown.disputes, statement.id, said),
        )
        for statement in said.firsts(breakdown.own_voice)
    )


def _whose_side(disputes: tuple[Dispute, ...], key: str, said: Said) -> str:
    """Who else says it, where a dispute tells; the breakdown itself only says that it is one side."""
    for dispute in disputes:
        for side in (dispute.claims, tuple(answer.statement for answer in dispute.answers)):
            names = tuple(who.short for who in speakers(said.firsts(side)))
            if key in side and names:
                return words.only_says_so(names)
    return words.OWN_VOICE_NOTE


def _one_side(article: Article, said: Said, elsewhere: set[str]) -> tuple[Excerpt, ...]:
    alone = (statement for statement in said.originals if statement.id not in elsewhere)
    return tuple(
        excerpt(article, group, words.stances(tuple(statement.stance for statement in group)), said.repeats(group))
        for group in by_sentence(alone)
    )


def _denial(article: Article, line: Excerpt) -> Denial | None:
    for said in line.statements:
        if said.stance in ("denies", "rejects"):
            quote = capped(own_words(article, said) or "", LONGEST_DENIAL)
            return Denial(line, words.denial_line(said.stance, line.speaker.short, quote, line.place.mark))
    return None


def _unnamed(
    article: Article, statements: tuple[Statement, ...], everybody: tuple[Speaker, ...]
) -> tuple[UnnamedSource, ...]:
    places: dict[str, dict[int, Place]] = defaultdict(dict)
    full = fullest(speaker(statement.source) for statement in statements)
    for statement in statements:
        places[full[speaker(statement.source).key]].setdefault(
            statement.paragraph, Place(statement.paragraph, passage(article, statement.sentence))
        )  # a link to the mention alone, “who” or “he”, would lead to the first such word of the page
    return tuple(UnnamedSource(who.name, _in_order(places[who.key])) for who in everybody if who.unnamed)


def _in_order(found: dict[int, Place]) -> tuple[Place, ...]:
    """Where a source speaks, under its full description or the short one, in the order of the article."""
    return tuple(found[number] for number in sorted(found))


def _unread(article: Article, span: Span) -> Unread:
    number = sum(start <= span[0] for start, _ in article.paragraphs)
    return Unread(pieces(article, span, ()), Place(max(number, 1), passage(article, span)))


def _footer(breakdown: Breakdown) -> tuple[str, ...]:
    audit, reader = breakdown.audit, breakdown.reader
    if reader.name == "model":
        tokens = reader.tokens.in_ + reader.tokens.out
        how = words.by_model(_short(reader.model), _short(reader.host), tokens, reader.tokens.exact)
    else:
        how = words.BY_RULES
    found = len(breakdown.statements), len(audit.dropped), len(audit.unread)
    lines = [f"{words.checked(*found)} · {how}" if any(found) else how]
    if audit.dropped:
        lines.append(words.dropped_because(dict(Counter(clean_line(dropped.why) for dropped in audit.dropped))))
    if breakdown.article.left_out:
        lines.append(words.left_out(dict(Counter(clean_line(cut.why) for cut in breakdown.article.left_out))))
    return tuple(lines)


def _short(name: str | None) -> str | None:
    return capped(clean_line(name), LONGEST_NAME) or None if name else None
