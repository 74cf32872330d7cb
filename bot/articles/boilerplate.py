"""Which paragraphs are no part of the story (links to other stories, captions) and why. Pure.

Only what may be taken for something said is looked for: headlines of other stories and captions hold claims of their
own. Sign-up lines, credits, share and copyright lines do not: in 424 articles no statement changed with them.
Conservative by design: a line left out by mistake hides a quote, a line kept by mistake hides nothing.
"""

import re
from collections.abc import Sequence

from bot.breakdown import LeftOut, Span

MIN_CAPITAL_WORDS = 4
"""Fewer words in capitals are a section heading, which belongs to the story."""
MAX_LINK_WORDS = 20
"""A headline under "Related stories" is rarely longer."""
MAX_CAPITAL_SHARE = 1 / 3
"""Where more of the paragraphs are in capitals, capitals are how this text is written (wire copy, court filings)."""

RELATED = "related-story link"
CAPTION = "photo caption"

MAX_WORDS = 60
"""Longer paragraphs are story: a caption of a news agency rarely passes 50 words."""
MAX_LENGTH = 600
"""In characters: the same bound for text without spaces."""

_HEADING = re.compile(
    r"(?:related(?: (?:stories|story|articles?|content|coverage|topics|links?|news))?|more on this (?:story|topic)"
    r"|read (?:next|more)|most (?:read|popular)|also read|see also|recommended(?: for you)?)[.:]?",
    re.IGNORECASE,
)
"""A line that announces links to other stories."""
_LINK = re.compile(
    r"(?:related|also read|read also|read more|read next|see also|see more|recommended|more on this|don[’']t miss"
    r"|further reading|in pictures|watch)\s*(?::|\||>|»).*",
    re.IGNORECASE | re.DOTALL,
)
_AGENCY = (
    r"(?:AP|Associated Press|AFP|Reuters|Getty(?: Images)?|EPA(?:-EFE)?|PA(?: Wire| Media)?|Bloomberg"
    r"|Shutterstock|Alamy|Xinhua|TASS|Anadolu(?: Agency)?|Zuma(?: Press)?|UPI|iStock|Handout|File)"
)
_PHOTO = r"(?:photo(?:graph(?:er)?|s)?|picture|image|illustration|graphic|video|file photo)"
_CAPTION = re.compile(
    rf"FILE(?: PHOTO)?\s?(?:[-–—:]|\().*"
    rf"|.*[(\[][^()\[\]]{{0,60}}(?i:\b{_AGENCY}(?: photo)?\s?/|/\s?{_AGENCY}\b|\b{_AGENCY} photo\b"
    rf"|\bfile photo\b|\bphoto by\b|\b{_PHOTO}(?: credit)?: )"
    rf"[^()\[\]]{{0,60}}[)\]]\.?"
    rf"|.*[.!?”\"]\s(?i:photo(?:graph)?|picture|image|credit|photo credit): [^.!?]{{2,60}}\.?",
    re.DOTALL,
)
_SENTENCE_ENDS = ".!?:;,…"


def left_out(text: str, paragraphs: Sequence[Span]) -> tuple[LeftOut, ...]:
    """The paragraphs of `text` that are no part of its story, each with its reason, in order."""
    blocks = [text[start:end] for start, end in paragraphs]
    whys = {
        **dict.fromkeys(_links_in_capitals(blocks) | _links_under_headings(blocks), RELATED),
        **{number: why for number, block in enumerate(blocks) if (why := _kind_of_line(block))},
    }
    return tuple(
        LeftOut(start=paragraphs[number][0], end=paragraphs[number][1], why=why) for number, why in sorted(whys.items())
    )


def stands_alone(line: str) -> bool:
    """Whether a line ends a paragraph even inside hard-wrapped text: a link to another story."""
    return _kind_of_line(line) == RELATED or (_in_capitals(line) and _is_headline(line))


def _links_in_capitals(blocks: Sequence[str]) -> set[int]:
    """Headlines of other stories, set in capitals between paragraphs that are not."""
    capitals = [number for number, block in enumerate(blocks) if _in_capitals(block)]
    if len(capitals) > MAX_CAPITAL_SHARE * len(blocks):
        return set()
    return {number for number in capitals if number > 0 and _is_headline(blocks[number])}


def _links_under_headings(blocks: Sequence[str]) -> set[int]:
    """Headlines in lines of their own under "More on this story" and the like, until the story goes on."""
    links: set[int] = set()
    for number, block in enumerate(blocks[1:], 1):
        under = number - 1 in links or bool(_HEADING.fullmatch(blocks[number - 1]))
        if under and len(block.split()) <= MAX_LINK_WORDS and block[-1] not in _SENTENCE_ENDS:
            links.add(number)
    return links


def _in_capitals(block: str) -> bool:
    return block.isupper() and sum(character.isupper() for character in block) > 1


def _is_headline(block: str) -> bool:
    """A line in capitals that links elsewhere: several words, no full stop, and not one quotation from end to end."""
    if not MIN_CAPITAL_WORDS <= len(block.split()) <= MAX_WORDS or "\n" in block:
        return False
    if block[-1] in _SENTENCE_ENDS:
        return False
    return not (block[0] in '"“«„' and block[-1] in '"”»“')


def _kind_of_line(block: str) -> str | None:
    """The reason to leave `block` out, None for a part of the story."""
    if len(block) > MAX_LENGTH or len(block.split()) > MAX_WORDS:
        return None
    if _LINK.fullmatch(block) or _HEADING.fullmatch(block):
        return RELATED
    return CAPTION if _CAPTION.fullmatch(block) else None
