"""What kind of line a paragraph is if it is no part of a story: told by its own words alone. Pure.

Conservative by design: a line left out by mistake hides a quote, a line kept by mistake hides nothing.
"""

import re

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

RELATED_HEADING = re.compile(
    r"(?:related(?: (?:stories|story|articles?|content|coverage|topics|links?|news))?|more on this (?:story|topic)|read next"
    r"|most (?:read|popular)|also read|see also|recommended(?: for you)?)[.:]?",
    re.IGNORECASE,
)
"""A line that announces links to other stories."""
SENTENCE_ENDS = ".!?:;,…"

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
    (RELATED, RELATED_HEADING.pattern),
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
    (CREDIT, rf"[(\[]?(?:(?>{_NAME}\s?)[/,|]\s?)+(?:{_AGENCY}\s?/\s?)?(?:{_AGENCY} photo|{_AGENCY})[.)\]]*"),
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
_LINES = tuple((why, re.compile(pattern, re.IGNORECASE | re.DOTALL)) for why, pattern in _WHOLE_LINE)

STANDS_ALONE = re.compile(
    "|".join(f"(?:{pattern})" for why, pattern in _WHOLE_LINE if why in {ADVERTISEMENT, SHARE, BOILERPLATE, RELATED}),
    re.IGNORECASE,
)
"""Lines that end a paragraph even inside hard-wrapped text."""


def kind_of_line(block: str) -> str | None:
    """The reason to leave `block` out, None for a part of the story."""
    if len(block) > MAX_LENGTH or len(block.split()) > MAX_WORDS:
        return None
    for why, line in _LINES:
        if line.fullmatch(block) and not speaks(block, why):
            return why
    if _CAPTION.fullmatch(block):
        return CAPTION
    if _SIGN_UP_START.match(block) and not speaks(block, SIGN_UP):
        return SIGN_UP if _SIGN_UP_WORDS.search(block) or block[-1] not in SENTENCE_ENDS else None
    return None


def speaks(block: str, why: str) -> bool:
    """Whether the line reports speech after all: such a line stays, unless it is plainly a link or a credit."""
    if why in {RELATED, SHARE, ADVERTISEMENT}:
        return False
    return not block.isupper() and bool(_REPORTS.search(block) or re.search(r"[“\"«„]", block))
