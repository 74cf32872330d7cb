"""Which paragraphs are no part of the story (links to other stories, captions, sign-up lines) and why. Pure.

Conservative by design: a line left out by mistake hides a quote, a line kept by mistake hides nothing.
"""

import re
from collections.abc import Sequence

from bot.breakdown import LeftOut, Span

RELATED = "related-story link"
BOILERPLATE = "boilerplate"
SIGN_UP = "sign-up line"
CAPTION = "photo caption"
CREDIT = "photo credit"
ADVERTISEMENT = "advertisement"
SHARE = "share line"
COPYRIGHT = "copyright line"
CONTACT = "contact line"
REPORTERS = "reporter credit"

MAX_WORDS = 60
"""Longer paragraphs are story, whatever they begin or end with: a caption of a news agency rarely passes 50 words."""
MAX_LENGTH = 600
"""In characters: the same bound for text without spaces."""
MIN_CAPITAL_WORDS = 4
"""Fewer words in capitals are a section heading, which belongs to the story."""
MAX_LINK_WORDS = 20
"""A headline under "Related stories" is rarely longer."""
MAX_CAPITAL_SHARE = 1 / 3
"""Where more of the paragraphs are in capitals, capitals are how this text is written (wire copy, court filings)."""

_AGENCY = (
    r"(?:AP|Associated Press|AFP|Reuters|Getty(?: Images)?|EPA(?:-EFE)?|PA(?: Wire| Media)?|Bloomberg|Shutterstock|Alamy"
    r"|Xinhua|TASS|Anadolu(?: Agency)?|Zuma(?: Press)?|UPI|iStock|Instagram|Facebook|Twitter|Handout|File)"
)
_NAME = r"[A-Z][\w.’' -]{1,49}"
_PHOTO = r"(?:photo(?:graph(?:er)?|s)?|picture|image|illustration|graphic|video|file photo)"
_REPORTS = re.compile(
    r"\b(?:said|says|told|tells|added|adds|wrote|writes|denie[sd]|claim(?:s|ed)|urge[sd]|warn(?:s|ed)|according to"
    r"|announce[sd]|argue[sd]|insist(?:s|ed)|tweeted|posted|asked|reject(?:s|ed)|call(?:s|ed))\b",
    re.IGNORECASE,
)

_WHOLE_LINE: tuple[tuple[str, str], ...] = (
    (ADVERTISEMENT, r"(?:advertisement|advert|ad|sponsored(?: content)?|paid (?:post|content))[.:]?"),
    (ADVERTISEMENT, r"(?:story|article|content|scroll)\b.{0,30}\b(?:continues?|to continue)\b.{0,30}\b(?:ad(?:vert\w*)?|below)[.:]?"),
    (BOILERPLATE, r"click here\b(?: (?:to|for)\b.*)?"),
    (BOILERPLATE, r"(?:read|see|show|load|view|learn) more[.…»>]*"),
    (BOILERPLATE, r"(?:continue|keep) reading\b.{0,60}"),
    (BOILERPLATE, r"(?:skip to (?:main )?content|back to top|(?:show|view|post|leave|add|read) (?:a |all |the )?comments?(?: \(\d+\))?)"),
    (BOILERPLATE, r"(?:https?://|www\.|pic\.twitter\.com/)\S+"),
    (BOILERPLATE, r"\(?(?:additional )?reporting by [^.;]{2,80}; (?:additional reporting by [^.;]{2,80}; )?(?:writing by [^.;]{2,80}; )?edit(?:ing|ed) by [^.]{2,80}\.?\)?"),
    (RELATED, r"(?:related|also read|read also|read more|read next|see also|see more|recommended|more on this|don[’']t miss|further reading|in pictures|watch)\s*(?::|\||>|»).*"),
    (RELATED, r"(?:related(?: (?:stories|story|articles?|content|coverage|topics|links?|news))?|more on this (?:story|topic)|read next|most (?:read|popular)|also read|see also|recommended(?: for you)?)[.:]?"),
    (SHARE, r"share(?: this)?(?: (?:article|story|page|post|via|on|with)\b.{0,50})?"),
    (SHARE, r"(?:(?:share|tweet|print|e-?mail|facebook|twitter|whatsapp|linkedin|reddit|copy link|save|x|pinterest)[\s|,·•/]*){2,}"),
    (SHARE, r"follow (?:us|@\w+|[\w .]{2,40}) on (?:twitter|x|facebook|instagram|linkedin|tiktok|youtube|(?:all )?(?:your |our )?social(?:s| media))\b.{0,60}"),
    (CONTACT, r"(?:(?:media|press|news|further) )?(?:contacts?|enquiries|inquiries|information):.*(?:@|\d{3}).*"),
    (CONTACT, r"(?:do you (?:have|know)|have you|got)\b[^?]{2,80}\?.{0,80}(?:@|\d{3}|contact us|get in touch|let us know|tell us).{0,80}"),
    (REPORTERS, r".{3,150}\bcontributed (?:reporting )?(?:to|for) this (?:report|story|article)\.?"),
    (REPORTERS, r"(?:.{0,60} )?(?:reporters?|correspondents?|writers?|editors?|journalists?)\b.{2,80}\bcontributed\b(?: reporting)?(?: from .{2,60})?\.?"),
    (COPYRIGHT, r"(?:copyright\b|©|\(c\) ?\d{4}).*"),
    (COPYRIGHT, r".{0,120}\ball rights reserved\b.{0,120}"),
    (COPYRIGHT, r"this material may not be published, broadcast, rewritten.*"),
    (CREDIT, rf"[(\[]?(?:{_PHOTO}s?|credits?|source)\s?(?:credits?|courtesy)?(?: by|:| courtesy of|/)[^.!?]{{2,80}}[.)\]]*"),
    (CREDIT, rf"[(\[]?(?:{_NAME}\s?[/,|]\s?)+(?:{_AGENCY}\s?/\s?)?(?:{_AGENCY} photo|{_AGENCY})[.)\]]*"),
    (CREDIT, rf"[(\[]?(?:{_NAME} )?(?:via|for) {_AGENCY}[.)\]]*"),
    (CREDIT, rf"[(\[]?{_AGENCY} photos?[.)\]]*"),
    (CREDIT, rf"[(\[]?{_AGENCY}(?: photo)? ?/ ?{_NAME}[.)\]]*"),
    (CREDIT, r"(?:associated press|reuters|getty images|afp|bloomberg)\.?"),
)  # fmt: skip

_CAPTION = re.compile(
    rf"FILE(?: PHOTO)?\s?(?:[-–—:]|\().*"
    rf"|.*[(\[][^()\[\]]{{0,60}}(?i:\b{_AGENCY}(?: photo)?\s?/|/\s?{_AGENCY}\b|\b{_AGENCY} photo\b|\bfile photo\b|\bphoto by\b|\b{_PHOTO}(?: credit)?: )"
    rf"[^()\[\]]{{0,60}}[)\]]\.?"
    rf"|.*[.!?”\"]\s(?i:photo(?:graph)?|picture|image|credit|photo credit): [^.!?]{{2,60}}\.?",
    re.DOTALL,
)
_SIGN_UP_START = re.compile(
    r"(?:want (?:more|to)\b[^?]{0,80}\?\s*)?(?:for more,? )?(?:sign up|subscribe|get (?:the|our|all)|join our|register|enter your e-?mail)\b",
    re.IGNORECASE,
)
_SIGN_UP_WORDS = re.compile(
    r"\b(?:newsletters?|inbox|e-?mail (?:alerts?|address)|mailing list|our (?:app|daily|weekly|free|channel|podcast)"
    r"|subscri(?:be|ption)|breaking news alerts?)\b",
    re.IGNORECASE,
)
_RELATED_HEADING = re.compile(
    r"(?:related(?: (?:stories|story|articles?|content|coverage|topics|links?|news))?|more on this (?:story|topic)|read next"
    r"|most (?:read|popular)|also read|see also|recommended(?: for you)?)[.:]?",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"About (?:the |our )?[A-Z][\w.,’'& -]{1,60}[\w)’]")
_SENTENCE_ENDS = ".!?:;,…"
_LINES = tuple((why, re.compile(pattern, re.IGNORECASE | re.DOTALL)) for why, pattern in _WHOLE_LINE)

STANDS_ALONE = re.compile(
    "|".join(f"(?:{pattern})" for why, pattern in _WHOLE_LINE if why in {ADVERTISEMENT, SHARE, BOILERPLATE, RELATED}),
    re.IGNORECASE,
)
"""Lines that end a paragraph even inside hard-wrapped text."""


def left_out(text: str, paragraphs: Sequence[Span]) -> tuple[LeftOut, ...]:
    """The paragraphs of `text` that are no part of its story, each with its reason, in order."""
    blocks = [text[start:end] for start, end in paragraphs]
    capitals = [_in_capitals(block) for block in blocks]
    capitals_are_links = sum(capitals) <= MAX_CAPITAL_SHARE * len(blocks)
    cuts: list[LeftOut] = []
    heading: str | None = None
    for index, (block, span) in enumerate(zip(blocks, paragraphs, strict=True)):
        why = _why(block) or (_under(heading, block) if heading else None)
        if why is None and capitals[index] and capitals_are_links and index > 0 and _is_headline(block):
            why = RELATED
        if (
            why is None
            and index > 0
            and _ABOUT.fullmatch(block)
            and _under(block, "".join(blocks[index + 1 : index + 2]))
        ):
            why = BOILERPLATE
        heading = (
            block
            if why and (_RELATED_HEADING.fullmatch(block) or _ABOUT.fullmatch(block))
            else heading
            if why == RELATED
            else None
        )
        if why is not None:
            cuts.append(LeftOut(start=span[0], end=span[1], why=why))
    return tuple(cuts)


def _under(heading: str, block: str) -> str | None:
    """Why a paragraph goes with the heading above it: headlines under "More on this story", a firm's blurb under "About"."""
    if _ABOUT.fullmatch(heading):
        return BOILERPLATE if block and not _speaks(block, BOILERPLATE) else None
    is_link = len(block.split()) <= MAX_LINK_WORDS and block[-1] not in _SENTENCE_ENDS
    return RELATED if is_link else None


def _why(block: str) -> str | None:
    if len(block) > MAX_LENGTH or len(block.split()) > MAX_WORDS:
        return None
    for why, line in _LINES:
        if line.fullmatch(block) and not _speaks(block, why):
            return why
    if _CAPTION.fullmatch(block):
        return CAPTION
    if _SIGN_UP_START.match(block) and not _speaks(block, SIGN_UP):
        return SIGN_UP if _SIGN_UP_WORDS.search(block) or block[-1] not in _SENTENCE_ENDS else None
    return None


def _speaks(block: str, why: str) -> bool:
    """Whether the line reports speech after all: such a line stays, unless it is plainly a link or a credit."""
    if why in {RELATED, SHARE, ADVERTISEMENT}:
        return False
    return not block.isupper() and bool(_REPORTS.search(block) or re.search(r"[“\"«„]", block))


def _in_capitals(block: str) -> bool:
    return block.isupper() and sum(character.isupper() for character in block) > 1


def _is_headline(block: str) -> bool:
    """A line in capitals that links elsewhere: several words, no full stop, and not one quotation from end to end."""
    if not MIN_CAPITAL_WORDS <= len(block.split()) <= MAX_WORDS or "\n" in block:
        return False
    if block[-1] in _SENTENCE_ENDS:
        return False
    return not (block[0] in '"“«„' and block[-1] in '"”»“')
