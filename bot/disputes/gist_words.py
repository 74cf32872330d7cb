"""The words that the gist check knows: verbs of reporting, words that may come and go, words that turn a meaning."""

import re
from typing import Literal

Verb = Literal["says", "charges", "denies", "rejects", "confirms", "declines", "silent"]

_VERBS: dict[Verb, str] = {
    "silent": r"(?:did|has|have|does|do)(?: not|n['’]t) (?:immediately )?(?:respond(?:ed)?|repl(?:y|ied)|answer(?:ed)?|comment(?:ed)?)(?: to (?:a |the )?requests? for comment)?",
    "declines": r"declin(?:ed|es?|ing) to comment|gave no comment",
    "denies": r"den(?:ies|ied|y)",
    "rejects": r"rejects?|rejected|dismiss(?:es|ed)?|disput(?:es?|ed)",
    "confirms": r"confirm(?:s|ed)?|acknowledg(?:es?|ed)|admit(?:s|ted)?|conced(?:es?|ed)",
    "charges": r"accus(?:es?|ed)|alleg(?:es?|ed)|blam(?:es?|ed)|warn(?:s|ed)?|suggest(?:s|ed)?|report(?:s|ed)?|insist(?:s|ed)?|argu(?:es?|ed)|indicat(?:es?|ed)",
    "says": r"says?|said|claim(?:s|ed)?|told \w+",
}
VERB = re.compile(r"\b(?:" + "|".join(f"(?P<{kind}>{verbs})" for kind, verbs in _VERBS.items()) + r")\b", re.IGNORECASE)

FREE = frozenset(
    """the a an that it its he she they his her their theirs him them we us our i my me this these those is are was were be
    been being do does of""".split()
)
"""Words that come and go when a quote is reported."""

TURNS = frozenset(
    """not no never none nobody nothing neither nor without cannot can't cant hardly barely n't isn't wasn't aren't weren't don't
    doesn't didn't won't wouldn't couldn't hasn't haven't hadn't shouldn't
    if unless until before after when while whether although though because but except only even almost nearly about around
    roughly approximately over under least most more less fewer up some many several few all every each both any part partly
    mostly half may might could can would will shall should must seek seeks seeking sought try tries trying tried attempt
    attempts attempted plan plans planned planning intend intends intended consider considering considered want wants wanted
    looking process about appear appears appeared seem seems seemed likely possibly perhaps probably reportedly allegedly
    apparently alleged believed suspected expected expects expect hope hopes fear fears suggests suggested said says claims
    claimed told false untrue wrong lie lies baseless fail failed fails refuse refused refuses had has have did
    first last again yet still already soon once ever""".split()
)
"""Words that may not be cut from a quote: each can turn, weaken or bound what is said."""

UNITS = frozenset(
    """million billion trillion thousand hundred dozen percent per % cent cents pounds dollars euros tonnes tons kilometres miles
    metres feet years months weeks days hours minutes people""".split()
)


def kind_of(found: re.Match[str]) -> Verb:
    """Which of the kinds a matched verb is."""
    return next(kind for kind in _VERBS if found.group(kind))


def plain(token: str) -> str:
    """A token as it is compared: case, curly apostrophes and possessives folded."""
    low = token.casefold().replace("’", "'")
    if low == "has":
        return "have"
    return low.replace(",", "") if low[0].isdigit() else low.removesuffix("'s")
