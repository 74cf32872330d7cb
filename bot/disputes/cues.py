"""The words by which an answer shows itself: denying, rejecting, declining, confirming, and what they point back to."""

import re

from bot.breakdown import Role
from bot.language.lexicon import forms, groups, phrase_groups

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
"""Verbs whose object was claimed, whoever claimed it."""
DENY = re.compile(rf"\b(?:{_verbs('denies')}|denials?)\b", _I)
REJECT = re.compile(
    rf"\b(?:{_verbs('rejects')}|rejection|dismissal|brush(?:es|ed|ing)? (?:off|aside)|pooh-pooh\w*|push(?:es|ed|ing)? back(?: on| against)?"
    r"|hit(?:s|ting)? back at|shrug(?:s|ged|ging)? off|overrul\w+|(?:takes?|took|taking) issue with)\b",
    _I,
)
CHARGE = re.compile(
    r"\b(?:accus(?:e|es|ed|ing|ations?)|alleg(?:e|es|ed|ing|ations?|edly)|blam(?:e|es|ed|ing)|charg(?:e|es|ed|ing)|claim(?:s|ed|ing)?"
    r"|faults?|faulted|criticiz\w+|criticis\w+|condemn\w*|denounc\w+|suing|sued|sues|lawsuit|complaints?|complained|indict\w*"
    r"|suggest(?:s|ed|ing|ions?)?|warn(?:s|ed|ing|ings)?|maintain(?:s|ed|ing)?|contend(?:s|ed|ing)?|argu(?:e|es|ed|ing)|assert(?:s|ed|ing|ions?)?|insist(?:s|ed|ing)?"
    r"|implicat\w+|testif\w+|report(?:s|ed|ing)?)\b",
    _I,
)
"""Verbs and nouns that mark a statement as the sort that gets answered."""
CLEAR_CHARGE = re.compile(
    r"\b(?:accus(?:e|es|ed|ing|ations?)|alleg(?:e|es|ed|ing|ations?)|blam(?:e|es|ed|ing)|charg(?:es?|ed|ing) (?:that|with|of)|su(?:ing|ed|es)"
    r"|lawsuit|indict\w*|faulted)\b",
    _I,
)
"""The narrower set: only these make a charge that can be unanswered."""

UNTRUE = (
    r"(?:false|untrue|baseless|unfounded|groundless|unsubstantiated|nonsense|wrong|(?:a |pack of )?lies?|(?:a )?fantas(?:y|ies)|flawed|unfair|fabricat\w+|fiction|(?:a )?hoax|ridiculous|absurd|bogus|incorrect"
    r"|inaccurate|ludicrous|preposterous|rubbish|(?:a )?falsehoods?|(?:a )?smears?|(?:a )?myth|(?:an )?invention|without (?:merit|foundation|basis)|(?:a )?rumou?rs?|forger\w+"
    r"|misleading|exaggerat\w+|misinterpret\w+|mischaracteri[sz]\w+|misrepresent\w+|distort\w+|politically motivated|outrageous|laughable|disinformation|propaganda"
    r"|(?:a )?witch[- ]hunt|(?:a )?fairy ?tale|defamatory|made[- ]up|nothing (?:but|more than)|not (?:true|accurate|correct|so))"
)
TOLD = (
    r"(?:claims?|accusations?|allegations?|charges?|reports?|suggestions?|story|stories|rumou?rs?|statements?|criticisms?|notion|idea|arguments?|lawsuits?|letters?|articles?|pictures?|photo(?:graph)?s?|images?|clips?|figures?|memos?"
    r"|assertions?|attacks?|rationales?|complaints?|narrative|conclusions?|characteri[sz]ations?|findings?|study|studies|analysis|poll|paper|video|footage|tweets?|remarks?|theory|numbers?|estimates?|accounts?|recollections?)"
)
CALLED_UNTRUE = re.compile(
    rf"^\W*(?:wrong|nonsense|rubbish|lies|untrue|not true|total lies|never happened)\b|^\W*(?:(?:no|well|look)\b\W*)?(?:that|this|it|they|these|those|all of (?:this|that|it)|everything|none of (?:it|this|that))(?:['’]s|['’]re| is| are| was| were)(?: \w+){{0,3}}? {UNTRUE}\b(?! to \w)"
    rf"|\b{TOLD}(?: [“‘\"']?[\w’'-]+){{0,7}}? (?:is|are|was|were|be|as)(?: \w+){{0,2}}? [“‘\"']?{UNTRUE}\b"
    rf"|\b(?:{UNTRUE})[”’\"']? (?:and \w+ )?{TOLD}\b"
    rf"|\b{TOLD} (?:(?:is|are|was|were) )?[“‘\"']?(?:(?:a|an|total|complete|pure|utterly|totally|completely|simply) ){{0,2}}{UNTRUE}\b"
    r"|(?<!\b[Ii]t )(?<!\bthis )(?<!\bthat )\b(?:is|are|was|were) (?:\w+ly )?(?:lying|mistaken|exaggerating|misrepresenting|distorting|misinformed|wrong (?:to|about|that))\b|\blied about\b|\b(?:that|it|this|which) (?:is|was|['’]s) (?:simply |just |categorically |absolutely )?not (?:true|the case|so|accurate)\b"
    r"|\b(?:is|was)n['’]t (?:true|the case|so)\b|\bno [“‘\"']?(?:truth|substance|merit|foundation|basis in fact)\b|\bnever happened\b|\bdid(?:n['’]t| not) happen\b(?! (?:every|often|again|until|in|on|to))"
    r"|\bnothing could be further from the truth\b|\bnot an? (?:shred|ounce|iota|scrap) of\b|\bmakes? (?:it|them|him|her|us) out to be\b|\bdo(?:es)?(?:n['’]t| not) hold (?:weight|water|up)\b"
    rf"|\b(?:appalled|outraged|insulted|offended|baffled|stunned|dismayed|hurt)[”’\"']? (?:by|at) (?:\w+ ){{0,2}}{TOLD}\b"
    r"|\bspreading (?:a |the )?[“‘\"']?rumou?rs?\b|\bpeddling (?:fiction|lies)\b|\bma(?:de|kes?|king) (?:it|this|that|the story|things|stories) up\b|\b(?:is|are|was) an? (?:\w+ )?liar\b",
    _I,
)
"""Words in the quote that call something told untrue or unfair; they must be said of a claim, not of the world."""
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
"""What is refused rather than denied: nobody answers a charge by rejecting a motion."""

REPORTED = re.compile(
    r"\b(?:accord\w+ to|says?|said|reported(?:ly)?|alleged(?:ly)?|apparent(?:ly)?|claims?|claimed|denie[sd]|believed|thought|suspected|accused|likely|may|might|could|if|whether)\b",
    _I,
)
"""Words that take a sentence out of the article's own voice, or leave it open."""

REFUSING = re.compile(
    r"\b(?:comment|respon[ds]\w*|repl(?:y|ied)|answer\w*|return\w*|reached|contacted|located|discuss|drawn|interview\w*|confirm(?:ed)? (?:n?or) den\w+)\b",
    _I,
)
"""How somebody answers nothing."""
