"""The words by which an answer shows itself: denying, rejecting, declining, confirming, and what they point back to."""

import re

from bot.breakdown import Role
from bot.language.lexicon import forms, groups, phrase_groups, words

_I = re.IGNORECASE


def _verbs(role: Role) -> str:
    """Every form of every verb of the lexicon that gives this role, for a regular expression."""
    verbs = {form for kind in groups("verbs") if kind.role == role for verb in kind.words for form in forms(verb)}
    phrases = {
        f"{form} {' '.join(rest)}"
        for form, found in phrase_groups().items()
        for rest, kind in found
        if kind.role == role
    }
    return "|".join(sorted(verbs | phrases, key=lambda words: (-len(words), words)))


DENYING = re.compile(r"\b(?:den(?:y|ies|ied|ying)|disput(?:e|es|ed|ing)|refut(?:e|es|ed|ing))\b", _I)
"""Verbs whose object was claimed, by a named source or not."""
DENY = re.compile(rf"\b(?:{_verbs('denies')}|denials?)\b", _I)
REJECT = re.compile(
    rf"\b(?:{_verbs('rejects')}|rejection|dismissal|brush(?:es|ed|ing)? (?:off|aside)|pooh-pooh\w*|push(?:es|ed|ing)? back(?: on| against)?"
    r"|hit(?:s|ting)? back at|shrug(?:s|ged|ging)? off|overrul\w+|(?:takes?|took|taking) issue with)\b",
    _I,
)
CHARGE = re.compile(
    r"\b(?:accus(?:e|es|ed|ing|ations?)|alleg(?:e|es|ed|ing|ations?)|blam(?:e|es|ed|ing)|charg(?:es?|ed|ing) (?:that|with|of)|su(?:ing|ed|es)"
    r"|lawsuit|indict\w*|faulted)\b",
    _I,
)
"""Verbs and nouns that make a charge, which can be answered or left unanswered."""

_NOT_SO = "|".join(sorted(map(re.escape, words("untrue") | words("unfair")), key=lambda word: (-len(word), word)))
UNTRUE = rf"(?:(?:an? |pack of )?(?:{_NOT_SO})|nothing (?:but|more than)|not (?:accurate|correct|so))"
TOLD = (
    r"(?:claims?|accusations?|allegations?|charges?|reports?|suggestions?|story|stories|rumou?rs?|statements?|criticisms?|notion|idea|arguments?|lawsuits?|letters?|articles?|pictures?|photo(?:graph)?s?|images?|clips?|figures?|memos?"
    r"|assertions?|attacks?|rationales?|complaints?|narrative|conclusions?|characteri[sz]ations?|findings?|study|studies|analysis|poll|paper|video|footage|tweets?|remarks?|theory|numbers?|estimates?|accounts?|recollections?)"
)
BRANDING = re.compile(
    r"\b(?:call(?:s|ed|ing)?|brand(?:s|ed|ing)?|describ(?:e|es|ed|ing)|label(?:s|led|ing)?|denounc\w+|dismiss\w*|slam\w*|blast\w*)\b",
    _I,
)
"""Cues that give something a name: with an untrue word in the quote they deny."""

REQUEST = re.compile(
    r"^\W*(?:a|an|the|that|this|these|those|any|all|his|her|their|its|several|calls?)? ?(?:[\w’'-]+ ){0,4}"
    r"(?:requests?|motions?|bids?|appeals?|pleas?|offers?|proposals?|plans?|bills?|measures?|invitations?|applications?|amendments?|deals?|calls? (?:to|for|from)|demands?|petitions?|legislation|candidates?|nominees?|permits?|mining|changes?|terms?)\b",
    _I,
)
"""What is refused rather than denied: to reject a motion answers no charge."""

REPORTED = re.compile(
    r"\b(?:accord\w+ to|says?|said|reported(?:ly)?|alleged(?:ly)?|apparent(?:ly)?|claims?|claimed|denie[sd]|believed|thought|suspected|accused|likely|may|might|could|if|whether)\b",
    _I,
)
"""Words that take a sentence out of the article's own voice, or leave it open."""

REFUSING = re.compile(
    r"\b(?:comment|respon[ds]\w*|repl(?:y|ied)|answer\w*|return\w*|reached|contacted|located|discuss|drawn|interview\w*|confirm(?:ed)? (?:n?or) den\w+)\b",
    _I,
)
"""Words of giving no answer."""
