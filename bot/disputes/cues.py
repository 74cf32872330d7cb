"""The words by which an answer shows itself: denying, rejecting, declining, confirming, and what they point back to."""

import re

from bot.breakdown import Stance
from bot.lexicon.lookup import forms, phrase_groups
from bot.lexicon.verbs import VERBS

_I = re.IGNORECASE


def _verbs(stance: Stance) -> str:
    """Every form of every verb of the lexicon that gives this stance, for a regular expression."""
    verbs = {form for kind in VERBS if kind.stance == stance for verb in kind.words for form in forms(verb)}
    phrases = {
        f"{form} {' '.join(rest)}"
        for form, found in phrase_groups().items()
        for rest, kind in found
        if kind.stance == stance
    }
    return "|".join(sorted(verbs | phrases, key=lambda words: (-len(words), words)))


DENY = re.compile(rf"\b(?:{_verbs('denies')}|denials?)\b", _I)
REJECT = re.compile(
    rf"\b(?:{_verbs('rejects')}|rejection|dismissal|brush(?:es|ed|ing)? (?:off|aside)|pooh-pooh\w*|push(?:es|ed|ing)? back(?: on| against)?"
    r"|hit(?:s|ting)? back at|shrug(?:s|ged|ging)? off|overrul\w+|(?:takes?|took|taking) issue with)\b",
    _I,
)
DECLINE = re.compile(
    r"\b(?:declin(?:e|es|ed|ing) (?:\w+ )?(?:to (?:comment|discuss|say|answer|respond|elaborate|be interviewed|confirm)|comment|an interview|requests?)"
    r"|(?:refus(?:e|es|ed|ing)|would not|wouldn['’]t|could not|cannot|can['’]t|won['’]t) (?:to )?(?:publicly )?(?:comment|discuss|answer|be drawn|confirm or deny)"
    r"|(?:did|has|have|had|does|do)(?: not|n['’]t) (?:yet )?(?:immediately )?(?:yet )?(?:responded?|replied|reply|returned?|commented?|answered|answer)"
    r"|no (?:immediate )?(?:comment|response|reply)|could not (?:immediately )?be reached|not (?:immediately )?available for comment"
    r"|unavailable for comment|neither confirm(?:ed)? nor den(?:y|ied)|silent on|remained silent|ignored (?:requests|questions))\b",
    _I,
)
CONFIRM = re.compile(rf"\b(?:{_verbs('confirms')}|confirmation|admission|acknowledge?ment)\b", _I)
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

_NOT_OURS = r"not (?:his|her|their|our|my|its) (?:view|understanding|recollection|experience|memory|reading|impression)"
UNTRUE = (
    r"(?:false|untrue|baseless|unfounded|groundless|unsubstantiated|nonsense|wrong|(?:a |pack of )?lies?|(?:a )?fantas(?:y|ies)|rot|bunk|garbage|flawed|badly designed|unfair|fabricat\w+|fiction|(?:a )?hoax|ridiculous|absurd|bogus|incorrect"
    r"|inaccurate|ludicrous|preposterous|rubbish|(?:a )?falsehoods?|(?:a )?smears?|(?:a )?myth|(?:an )?invention|without (?:merit|foundation|basis)|(?:a )?rumou?rs?|forger\w+"
    r"|misleading|imprecise|exaggerat\w+|misinterpret\w+|mischaracteri[sz]\w+|misrepresent\w+|distort\w+|politically motivated|outrageous|laughable|garbage|disinformation|propaganda"
    r"|(?:a )?witch[- ]hunt|(?:a )?fairy ?tale|defamatory|made[- ]up|nothing (?:but|more than)|not (?:true|accurate|correct|so)"
    rf"|{_NOT_OURS})"
)
TOLD = (
    r"(?:claims?|accusations?|allegations?|charges?|reports?|suggestions?|story|stories|rumou?rs?|statements?|criticisms?|notion|idea|arguments?|lawsuits?|letters?|articles?|pictures?|photo(?:graph)?s?|images?|clips?|figures?|memos?"
    r"|assertions?|attacks?|rationales?|complaints?|narrative|conclusions?|characteri[sz]ations?|findings?|study|studies|analysis|poll|paper|video|footage|tweets?|remarks?|theory|numbers?|estimates?|accounts?|recollections?)"
)
CALLED_UNTRUE = re.compile(
    rf"^\W*(?:wrong|nonsense|rubbish|lies|untrue|not true|total lies|never happened)\b|^\W*(?:no|well|look)?\W*(?:that|this|it|they|these|those|all of (?:this|that|it)|everything|none of (?:it|this|that))(?:['’]s|['’]re| is| are| was| were)(?: \w+){{0,3}}? {UNTRUE}\b(?! to \w)"
    rf"|\b{TOLD}(?: [“‘\"']?[\w’'-]+){{0,7}}? (?:is|are|was|were|be|as)(?: \w+){{0,2}}? [“‘\"']?{UNTRUE}\b"
    rf"|\b(?:{UNTRUE})[”’\"']? (?:and \w+ )?{TOLD}\b"
    rf"|\b{TOLD} [“‘\"']?(?:(?:a|an|total|complete|pure|utterly|totally|completely|simply) ){{0,2}}{UNTRUE}\b"
    r"|(?<!\b[Ii]t )(?<!\bthis )(?<!\bthat )\b(?:is|are|was|were) (?:\w+ly )?(?:lying|mistaken|exaggerating|misrepresenting|distorting|misinformed|wrong (?:to|about|that))\b|\blied about\b|\b(?:that|it|this|which) (?:is|was|['’]s) (?:simply |just |categorically |absolutely )?not (?:true|the case|so|accurate)\b"
    r"|\b(?:is|was)n['’]t (?:true|the case|so)\b|\bno [“‘\"']?(?:truth|substance|merit|foundation|basis in fact)\b|\bnever happened\b|\bdid(?:n['’]t| not) happen\b(?! (?:every|often|again|until|in|on|to))"
    r"|\bnothing could be further from the truth\b|\bnot an? (?:shred|ounce|iota|scrap) of\b|\bmakes? (?:it|them|him|her|us) out to be\b|\bdo(?:es)?(?:n['’]t| not) hold (?:weight|water|up)\b"
    rf"|\b(?:appalled|outraged|insulted|offended|baffled|stunned|dismayed|hurt)[”’\"']? (?:by|at) (?:\w+ ){{0,2}}{TOLD}\b"
    r"|\bspreading (?:a |the )?[“‘\"']?rumou?rs?\b|\bpeddling (?:fiction|lies)\b|\bma(?:de|kes?|king) (?:it|this|that|the story|things|stories) up\b|\b(?:is|are|was) an? (?:\w+ )?liar\b",
    _I,
)
"""Words in the quote that call something told untrue or unfair; they must be said of a claim, not of the world."""
BRANDED = re.compile(rf"(?<!gone )(?<!go )(?<!went )\b{UNTRUE}\b", _I)
BRANDING = re.compile(
    r"\b(?:call(?:s|ed|ing)?|brand(?:s|ed|ing)?|describ(?:e|es|ed|ing)|label(?:s|led|ing)?|denounc\w+|dismiss\w*|slam\w*|blast\w*)\b",
    _I,
)
"""Cues that give something a name: with an untrue word in the quote they deny."""

THE_CLAIM = re.compile(
    r"\b(?:[Tt]he|[Tt]hat|[Tt]his|[Tt]hese|[Tt]hose|[Aa]ll|[Aa]ny|[Ss]uch|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[A-Z]\w+['’]s?) (?:[\w’'-]+ ){0,2}?(?:claims?|accusations?|allegations?|charges?|suggestions?|reports?"
    r"|criticisms?|rumou?rs?|assertions?|notion|idea|attacks?|complaints?|contention|rationales?|story|statements?|lawsuit|letter|findings?|wrongdoing|characteri[sz]ation|argument)\b"
)
"""A noun that points back to something said."""
POINTING = re.compile(r"^\W*(?:that|this|it|these|those|they|none of (?:this|that|it)|nothing of the sort|such)\b", _I)

NOUN_OF_CUE = {
    "accus": "accus", "alleg": "alleg", "claim": "claim", "charg": "charg", "suggest": "suggest", "report": "report", "critici": "critici",
    "assert": "assert", "warn": "warn", "complain": "complain", "compl": "complain", "argu": "argu", "contend": "conten", "conten": "conten",
    "attack": "attack", "su": "lawsuit", "statement": "statement",
}  # fmt: skip
"""How a claim's cue comes back as a noun in its answer: “alleged” → “the allegations”."""

REQUEST = re.compile(
    r"^\W*(?:a|an|the|that|this|these|those|any|all|his|her|their|its|several|calls?)? ?(?:[\w’'-]+ ){0,2}"
    r"(?:requests?|motions?|bids?|appeals?|pleas?|offers?|proposals?|plans?|bills?|measures?|invitations?|applications?|amendments?|deals?|calls? (?:to|for|from)|demands?|petitions?|legislation|candidates?|nominees?|permits?|mining|changes?|terms?)\b",
    _I,
)
"""What is refused rather than denied: nobody answers a charge by rejecting a motion."""

DECIDING = re.compile(
    r"\b(?:rul(?:e|es|ed|ing)|order(?:s|ed|ing)|sentenc(?:e|es|ed|ing)|convict(?:s|ed|ing)|appeal(?:s|ed|ing)?|request(?:s|ed|ing)?|petition(?:s|ed|ing)?)\b",
    _I,
)
"""Cues of rulings, appeals and requests."""
NUMBER = r"(?:\d[\d.,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|dozens?|half|twice)"
A_NUMBER = re.compile(rf"\b{NUMBER}\b", _I)
NOT_A_NUMBER = re.compile(rf"\bnot (?:the |a |some |about )?({NUMBER})\b", _I)
NEARER_TO = re.compile(
    rf"\b(?:(?:closer|nearer) to|more like|at (?:most|least)|only|no more than|barely) (?:the |a |about )?{NUMBER}\b",
    _I,
)
"""Another number is set against one just told."""
CALLED = re.compile(r"^\W*the (statement|letter|report|story|article|study|video|picture|memo)\b", _I)
"""What was called something: the noun that its claim is told in."""
COURT = re.compile(r"\b(?:judges?|justices?|courts?|magistrates?|tribunals?|jury|jurors)\b", _I)

NOT_TELLING = re.compile(
    r"\b(?:ask\w*|questions?|questioned|wonder\w*|pledg\w+|vow\w*|promis\w+|urg\w+|call\w* (?:for|on)|demand\w*|critici\w+|petition\w*|propos\w+|want\w*|hop(?:e|es|ed|ing)"
    r"|unclear|prais\w+|discuss\w*|credit\w*|thank\w*|wish\w*|offer\w*|invit\w+|order\w*|plan\w*|seek\w*|sought|try\w*|tried|intend\w*|consider\w*|expect\w*|predict\w*|forecast\w*)\b",
    _I,
)
"""Cues whose content is no statement of fact that another could contradict."""
SLAMMING = re.compile(
    r"\b(?:slam\w*|blast\w*|rubbish(?:ed|es|ing)|trash(?:ed|es|ing)|lash\w+|hit(?:s|ting)? (?:out|back)|fum(?:ed|es|ing)|condemn\w*|denounc\w+|decr(?:y|ied|ies))\b",
    _I,
)
TOLD_FIRST = re.compile(rf"^\W*(?:the |these |those |this |that |all |such |any |[\w’'-]+['’]s )?(?:\w+ )?{TOLD}\b", _I)
"""A quote that begins with something told: “the report”, “claims that …”. Slammed, it is rejected."""
CHARGING = re.compile(
    r"\b(?:agree[ds]?|agreeing|echo\w*|concur\w*|second(?:ed|s)|complain\w*|accus\w+|attack\w*|repeat\w*|alleg\w+|blam(?:e|es|ed|ing))\b",
    _I,
)
"""Cues by which somebody makes a charge of his own, or agrees, rather than answering."""
TO_DO = re.compile(r"^\W*(?:to|not to) \w", _I)

REPORTED = re.compile(
    r"\b(?:accord\w+ to|says?|said|reported(?:ly)?|alleged(?:ly)?|apparent(?:ly)?|claims?|claimed|denie[sd]|believed|thought|suspected|accused|likely|may|might|could|if|whether)\b",
    _I,
)
"""Words that take a sentence out of the article's own voice, or leave it open."""

FALSITY = re.compile(
    rf"\b{_NOT_OURS}\b|"
    r"\b(?:false(?:hoods?)?|untrue|untruths?|baseless|unfounded|groundless|wrong|lies?|lying|liar|fabricat\w+|fiction|hoax|incorrect|inaccurate|invention|made[- ]up"
    r"|not (?:true|the case|accurate|correct)|(?:isn|wasn)['’]t (?:true|the case)|no (?:truth|basis|foundation)|never happened|did(?:n['’]t| not) happen)\b",
    _I,
)
"""Of the words that reject a claim those that say it is not so: the facts are denied, not only the charge rejected."""


SAYING = re.compile(
    r"\b(?:comment|say|discuss|answer|respond|reply|elaborate|confirm|specify|identify|explain|name|speak|talk|be (?:drawn|interviewed|reached|quoted)|address|provide|disclose|interviews?|requests?|questions?|played?)\b",
    _I,
)
"""What somebody refuses who refuses to answer, rather than to stand up."""
MEETS_A_CLAIM = re.compile(
    rf"\b{TOLD}\b|\b(?:wrongdoing|involvement|impropriety|knowledge|misconduct|role|link|links|responsibility|interpretation|reading|version|account|denials?|theory|theories|speculation|view|assessments?)\b"
    r"|^\W*(?:that|this|it|these|those|him|her|them)\b|^\W*(?:having|being|ever|any|doing|\w+ing)\b|\bpoints?\b",
    _I,
)
"""What can be denied rather than refused: something told, a wrong, a clause."""

NOTHING = re.compile(
    r"^\W*(?:that )?(?:there (?:is|was|were|are|has been|had been) (?:no|never)|nobody|no one|nothing|none|neither|no \w+|at no time)\b",
    _I,
)
"""How a denial of everything begins."""

PLEADING = re.compile(
    r"\bplead\w*\b.*\bnot guilty\b|\bmaintain\w*\b.*\binnocence\b|\bprofess\w*\b.*\binnocence\b", _I | re.S
)

THE_CHARGE = re.compile(
    r"^\W*(?:the |these |those |this |that |such |all )?(?:\w+ )?(?:claims?|allegations?|accusations?|charges?)\b", _I
)
"""A quote that begins with a charge: it points to a clear one."""

THAT_IS_NOT = re.compile(r"^\W*(?:that )?(?:that|this|it) (?:(?:is|was|has|does|did)(?: not|n['’]t)|never)\b", _I)

INSISTING = re.compile(
    r"\b(?:insist(?:s|ed|ing)?|maintain(?:s|ed|ing)?|counter(?:s|ed|ing)?|retort(?:s|ed|ing)?|repl(?:y|ies|ied|ying)|respond(?:s|ed|ing)?|shot back|shoots back|hit back|fired back"
    r"|defend(?:s|ed|ing)?|protest(?:s|ed|ing)?)\b",
    _I,
)
"""Cues of somebody who holds his ground."""
NOBODY_HURT = re.compile(
    r"\b(?:no ?body|no one|none)\b.*\b(?:hurt|injur\w+|harmed|killed|wounded|died)\b|\bno (?:injuries|casualties|deaths|victims)\b",
    _I,
)
"""A no that tells how something went, and denies nothing."""

DOUBTING = re.compile(
    r"\b(?:claim(?:s|ed|ing)?|alleg\w+|accus\w+|rumou?r\w*|suggest\w*|contend\w*|blam\w+|insist\w*)\b", _I
)
"""Cues by which an article keeps its distance from what is said."""
REPLYING = re.compile(
    r"\b(?:counter(?:s|ed|ing)?|retort\w*|repl(?:y|ies|ied|ying)|respond(?:s|ed|ing)?|sh(?:ot|oots?) back|hit back|fired back|snapped)\b",
    _I,
)
PUTTING_RIGHT = re.compile(
    r"\b(?:in fact|actually|already|simply|only|once|never|at no (?:time|point)|always|every|all|own|instead|rather|closer to|more like"
    r"|fewer|less|opposite|contrary|context|wrong|no (?:evidence|record))\b",
    _I,
)
"""Words of somebody who puts right what was said."""
LEADING_IN = re.compile(
    r"\b(?:dispute[sd]?|disputing|disagree\w*|differ(?:s|ent|ently)?|not so|rebut\w*|reject\w*|den(?:y|ied|ies)|contest\w*|challeng\w*|counter\w*"
    r"|another (?:story|version|view)|other side|contradict\w*|at odds|however|but|yet)\b",
    _I,
)
"""Words in the article's own voice that make what follows an answer."""
PAST = re.compile(r"\b(?:had|was|were|did|has|have)\b", _I)
NO_TO = re.compile(
    r"\b(?:no|any|not an?|never|without an?|nor|neither|none of the|zero|n['’]t an?|not the) (?:such )?((?:[\w’'-]+ ){0,2}[\w’'-]+)",
    _I,
)
"""A no with the words that it is said to."""
OPENING = re.compile(
    r"^\W*(?:that )?(?:the|that|those|these|this|its|his|her|their|our|my|all|every|[A-Z][\w’'-]+['’]s?|both|most|some|none of the)"
    r" ((?:[\w’'-]+ ){0,2}[\w’'-]+)",
    _I,
)
"""The thing that a quote begins with, as one already spoken of."""
HEARD = re.compile(r"\b(?:heard|told)\b", _I)
PROSECUTING = re.compile(r"\bprosecut\w+|\bindictment\b|\bthe Crown\b|\bcharge sheet\b", _I)
LAWYER = re.compile(r"attorney|lawyer|counsel|solicitor|barrister", _I)
AGREEING = re.compile(r"\bagree\w* with\b", _I)
LEAVING_OPEN = re.compile(
    r"\b(?:too (?:early|soon)|not yet (?:known|clear|decided)|yet to (?:decide|say)|remains? (?:unclear|to be seen)|(?:still|being) (?:look(?:ed|ing)|investigat\w+|review\w+|stud\w+))\b",
    _I,
)
"""Words of somebody who takes no side yet."""

FINITE = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|must|should|do|does|did|cannot|never|\w+n['’]t|\w+ed|\w{2,}s"
    r"|took|gave|came|went|fell|rose|told|made|left|kept|held|knew|saw|sent|sold|bought|paid|met|ran|put|cut|hit|lost|won|shot|stood|spent|got|found|felt|led|let"
    r"|built|broke|wrote|spoke|began|became|drove|threw|grew|drew|fought|taught|thought|brought|caught|heard|set|shut|hurt|read|sank|sat|slept|tore|wore|chose"
    r"|flew|hid|stole|struck|swore|quit|bit|lay|lied|meant|beat|bore)\b|['’](?:s|re|ve|ll|d|m)\b",
    _I,
)
"""A rough sign of a finite verb, wide on purpose: it only keeps bare noun phrases out."""


FINITE_START = re.compile(
    r"^\W*(?:\S+ ){0,8}?(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|do|does|did|cannot|never|\w+n['’]t)\b",
    _I,
)
"""A finite verb early on: a clause, not a noun phrase."""
TO_COME = re.compile(r"\b(?:will|won['’]t|would|wouldn['’]t|shall|(?:is|are|was|were) to)\b", re.IGNORECASE)
"""A verb of what is still to come."""
