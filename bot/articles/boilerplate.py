"""Which paragraphs are no part of the story (links to other stories, captions, sign-up lines) and why. Pure.

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
"""Longer paragraphs are story: a caption of a news agency rarely passes 50 words."""
MAX_LENGTH = 600
"""In characters: the same bound for text without spaces."""

_RELATED_HEADING = re.compile(
    r"(?:related(?: (?:stories|story|articles?|content|coverage|topics|links?|news))?|more on this (?:story"
    r"|topic)|read next"
    r"|most (?:read|popular)|also read|see also|recommended(?: for you)?)[.:]?",
    re.IGNORECASE,
)
"""A line that announces links to other stories."""
_SENTENCE_ENDS = ".!?:;,…"

_AGENCY = (
    r"(?:AP|Associated Press|AFP|Reuters|Getty(?: Images)?|EPA(?:-EFE)?|PA(?: Wire| Media)?|Bloomberg"
    r"|Shutterstock|Alamy"
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
    (ADVERTISEMENT, r"(?:story|article|content|scroll)\b.{0,30}\b(?:continues?"
                    r"|to continue)\b.{0,30}\b(?:ad(?:vert\w*)?|below)[.:]?"),
    (BOILERPLATE, r"click here\b(?: (?:to|for)\b.*)?"),
    (BOILERPLATE, r"(?:read|see|show|load|view|learn) more[.…»>]*"),
    (BOILERPLATE, r"(?:continue|keep) reading\b.{0,60}"),
    (BOILERPLATE, r"(?:skip to (?:main )?content|back to top|(?:show|view|post|leave|add|read) (?:a |all "
                  r"|the )?comments?(?: \(\d+\))?)"),
    (BOILERPLATE, r"(?:https?://|www\.|pic\.twitter\.com/)\S+"),
    (BOILERPLATE, r"\(?(?:additional )?reporting by [^.;]{2,80}; (?:additional reporting by [^.;]{2,80};"
                  r" )?(?:writing by [^.;]{2,80}; )?edit(?:ing|ed) by [^.]{2,80}\.?\)?"),
    (RELATED, r"(?:related|also read|read also|read more|read next|see also|see more|recommended|more on this"
              r"|don[’']t miss|further reading|in pictures|watch)\s*(?::|\||>|»).*"),
    (RELATED, _RELATED_HEADING.pattern),
    (SHARE, r"share(?: this)?(?: (?:article|story|page|post|via|on|with)\b.{0,50})?"),
    (SHARE, r"(?:(?:share|tweet|print|e-?mail|facebook|twitter|whatsapp|linkedin|reddit|copy link|save|x"
            r"|pinterest)[\s|,·•/]*){2,}"),
    (SHARE, r"follow (?:us|@\w+|[\w .]{2,40}) on (?:twitter|x|facebook|instagram|linkedin|tiktok|youtube"
            r"|(?:all )?(?:your |our )?social(?:s| media))\b.{0,60}"),
    (CONTACT, r"(?:(?:media|press|news|further) )?(?:contacts?|enquiries|inquiries|information):.*(?:@|\d{3}).*"),
    (CONTACT, r"(?:do you (?:have|know)|have you|got)\b[^?]{2,80}\?.{0,80}(?:@|\d{3}|contact us|get in touch"
              r"|let us know|tell us).{0,80}"),
    (REPORTERS, r".{3,150}\bcontributed (?:reporting )?(?:to|for) this (?:report|story|article)\.?"),
    (REPORTERS, r"(?:.{0,60} )?(?:reporters?|correspondents?|writers?|editors?"
                r"|journalists?)\b.{2,80}\bcontributed\b(?: reporting)?(?: from .{2,60})?\.?"),
    (COPYRIGHT, r"(?:copyright\b|©|\(c\) ?\d{4}).*"),
    (COPYRIGHT, r".{0,120}\ball rights reserved\b.{0,120}"),
    (COPYRIGHT, r"this material may not be published, broadcast, rewritten.*"),
    (CREDIT, rf"[(\[]?(?:{_PHOTO}s?|credits?|source)\s?(?:credits?|courtesy)?(?: by|:| courtesy of"
             rf"|/)[^.!?]{{2,80}}[.)\]]*"),
    (CREDIT, rf"[(\[]?(?:(?>{_NAME}\s?)[/,|]\s?)+(?:{_AGENCY}\s?/\s?)?(?:{_AGENCY} photo|{_AGENCY})[.)\]]*"),
    (CREDIT, rf"[(\[]?(?:{_NAME} )?(?:via|for) {_AGENCY}[.)\]]*"),
    (CREDIT, rf"[(\[]?{_AGENCY} photos?[.)\]]*"),
    (CREDIT, rf"[(\[]?{_AGENCY}(?: photo)? ?/ ?{_NAME}[.)\]]*"),
    (CREDIT, r"(?:associated press|reuters|getty images|afp|bloomberg)\.?"),
)  # fmt: skip

_CAPTION = re.compile(
    rf"FILE(?: PHOTO)?\s?(?:[-–—:]|\().*"
    rf"|.*[(\[][^()\[\]]{{0,60}}(?i:\b{_AGENCY}(?: photo)?\s?/|/\s?{_AGENCY}\b|\b{_AGENCY} photo\b"
    rf"|\bfile photo\b|\bphoto by\b|\b{_PHOTO}(?: credit)?: )"
    rf"[^()\[\]]{{0,60}}[)\]]\.?"
    rf"|.*[.!?”\"]\s(?i:photo(?:graph)?|picture|image|credit|photo credit): [^.!?]{{2,60}}\.?",
    re.DOTALL,
)
_SIGN_UP_START = re.compile(
    r"(?:want (?:more|to)\b[^?]{0,80}\?\s*)?(?:for more,? )?(?:sign up|subscribe|get (?:the|our|all)|join our"
    r"|register|enter your e-?mail)\b",
    re.IGNORECASE,
)
_SIGN_UP_WORDS = re.compile(
    r"\b(?:newsletters?|inbox|e-?mail (?:alerts?|address)|mailing list|our (?:app|daily|weekly|free|channel|podcast)"
    r"|subscri(?:be|ption)|breaking news alerts?)\b",
    re.IGNORECASE,
)
_LINES = tuple((why, re.compile(pattern, re.IGNORECASE | re.DOTALL)) for why, pattern in _WHOLE_LINE)
_ABOUT = re.compile(r"About (?:the |our )?[A-Z][\w.,’'& -]{1,60}[\w)’]")
_STANDS_ALONE = frozenset({ADVERTISEMENT, SHARE, BOILERPLATE, RELATED})


def left_out(text: str, paragraphs: Sequence[Span]) -> tuple[LeftOut, ...]:
    """The paragraphs of `text` that are no part of its story, each with its reason, in order."""
    blocks = [text[start:end] for start, end in paragraphs]
    by_their_words = {number: why for number, block in enumerate(blocks) if (why := _kind_of_line(block))}
    whys = _links_in_capitals(blocks) | _links_under_headings(blocks) | _blurbs(blocks) | by_their_words
    return tuple(
        LeftOut(start=paragraphs[number][0], end=paragraphs[number][1], why=why) for number, why in sorted(whys.items())
    )


def _links_in_capitals(blocks: Sequence[str]) -> dict[int, str]:
    """Headlines of other stories, set in capitals between paragraphs that are not."""
    capitals = [number for number, block in enumerate(blocks) if _in_capitals(block)]
    if len(capitals) > MAX_CAPITAL_SHARE * len(blocks):
        return {}
    return {number: RELATED for number in capitals if number > 0 and _is_headline(blocks[number])}


def _links_under_headings(blocks: Sequence[str]) -> dict[int, str]:
    """Headlines in lines of their own under "More on this story" and the like, until the story goes on."""
    links: dict[int, str] = {}
    for number, block in enumerate(blocks[1:], 1):
        under = number - 1 in links or bool(_RELATED_HEADING.fullmatch(blocks[number - 1]))
        if under and len(block.split()) <= MAX_LINK_WORDS and block[-1] not in _SENTENCE_ENDS:
            links[number] = RELATED
    return links


def _blurbs(blocks: Sequence[str]) -> dict[int, str]:
    """ "About Arden Valves" and the paragraph below it, where a press release ends."""
    return {
        number: BOILERPLATE
        for heading in range(1, len(blocks) - 1)
        if _ABOUT.fullmatch(blocks[heading]) and not _reports_speech(blocks[heading + 1], BOILERPLATE)
        for number in (heading, heading + 1)
    }


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
    for why, line in _LINES:
        if line.fullmatch(block) and not _reports_speech(block, why):
            return why
    if _CAPTION.fullmatch(block):
        return CAPTION
    if _SIGN_UP_START.match(block) and not _reports_speech(block, SIGN_UP):
        return SIGN_UP if _SIGN_UP_WORDS.search(block) or block[-1] not in _SENTENCE_ENDS else None
    return None


def _reports_speech(block: str, why: str) -> bool:
    """Whether the line quotes or reports speech: then it stays, unless it is plainly a link or an advertisement."""
    if why in {RELATED, SHARE, ADVERTISEMENT}:
        return False
    return not block.isupper() and bool(_REPORTS.search(block) or re.search(r"[“\"«„]", block))


def stands_alone(line: str) -> bool:
    """Whether a line ends a paragraph even inside hard-wrapped text: an advertisement, a link to another story."""
    return len(line) <= MAX_LENGTH and any(pattern.fullmatch(line) for why, pattern in _LINES if why in _STANDS_ALONE)
