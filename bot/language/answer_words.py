"""The words by which an article says that something was denied, granted, refused or left unanswered. Data only.

Patterns match whole words in any case; lists are words with spaces between them, `*` for any ending (bot.language.negation).
"""

import re

from bot.language import negation
from bot.language.negation import ALLEGING, NEGATION, pattern

DENIAL_VERBS = f"{negation.DENIAL_VERBS} contested contesting challenged challenges challenging"
"""What follows says what is denied. “Contests” are mostly held, and a “challenger” runs in one."""
DENYING = pattern(
    DENIAL_VERBS,
    "untrue false falsehood* lie lies lying wrong nonsense baseless unfounded groundless inaccurate incorrect"
    " fabricat* invent* fiction* myth hoax ridicul* absurd* smear smears innocent defend* mislead* mischaracter* exaggerat*"
    " scoff* bristl* disagree*",
)
"""Something is denied or turned down."""
GRANTING = pattern("conced* admit* acknowledg* accept* confirm* agree* grant* recognis* recogniz* apologi* regret*")
"""Something is granted."""
CONCEDING = pattern("conced* admit* acknowledg* confirm*")
"""Something is granted, in words that a denial never allows."""
WITHDRAWING = re.compile(
    rf"{pattern('withdr* retract* apologi* recant* disown*').pattern}"
    r"|\bt(?:ook|akes?|aken) (?:\w+ ){0,3}back\b|\b(?:I|we|he|she|it|they) (?:was|were|had been) (?:wrong|mistaken)\b",
    re.IGNORECASE,
)
"""A speaker withdraws words of their own."""
NOT_GRANTED = re.compile(
    r"\b(?:(?:nobody|no one|none)\s+(?:\w+\s+){0,6}?"
    r"|(?:neither|not|never|\w+n['’]t|refus\w+ to|declin\w+ to)\s+(?:\w+\s+){0,2}?)"
    r"(?:conced|admit|acknowledg|confirm|accept|agree|recogni[sz]|regret)\w*",
    re.IGNORECASE,
)
"""“Could neither confirm nor deny”, “Nobody in the article confirms it”."""
REFUSAL_VERBS = "declin* refus*"
REFUSAL = re.compile(
    rf"{pattern(REFUSAL_VERBS).pattern}|\b(?:would not|wouldn['’]t|will not|won['’]t|no comment|could not say|cannot say"
    r"|sa(?:id|ys) \w+ d(?:id|oes|o) not comment|d(?:id|oes|o)(?: not|n['’]t) (?:wish|want) to (?:comment|speak|discuss|say))\b",
    re.IGNORECASE,
)
"""A question was put, and is refused."""
SILENCE = re.compile(
    r"\b(?:did not|didn['’]t|has not|had not|have not|hasn['’]t|hadn['’]t|was not|not immediately|could not be|couldn['’]t be)\s+"
    r"(?:\w+\s+){0,2}?(?:respon|repl|return|answer|reach|available|comment)\w*"
    r"|\bcould(?: not|n['’]t) (?:\w+ )?be (?:\w+ )?contacted\b|\bunavailable\b|\bunanswered\b|\b(?:no|without(?: an?)?) (?:immediate )?(?:reply|response|answer)\b|\bsilent\b",
    re.IGNORECASE,
)
"""A question was put, and got no reply."""
ABOUT_SPEAKING = re.compile(
    r"\b(?:comment|respon[ds]|repl(?:y|ied)|answer|say|return|reach|contacted|located|discuss|drawn|interview"
    r"|confirm(?:ed)? (?:n?or) den)\w*",
    re.IGNORECASE,
)
"""In what a refusal to speak is told; “refused to leave” is none."""
CHARGE = pattern(ALLEGING, "accus* blam* charged charges charging sue sues sued suing lawsuit indict* faulted")
"""A charge is made, which can be answered or left unanswered."""
REQUEST = re.compile(
    r"^\W*(?:a|an|the|that|this|these|those|any|all|his|her|their|its|several|calls?)? ?(?:[\w’'-]+ ){0,4}"
    r"(?:requests?|motions?|bids?|appeals?|pleas?|offers?|proposals?|plans?|bills?|measures?|invitations?|applications?|amendments?|deals?|calls? (?:to|for|from)|demands?|petitions?|legislation|candidates?|nominees?|permits?|mining|changes?|terms?)\b",
    re.IGNORECASE,
)
"""What is refused rather than denied: to reject a motion answers no charge."""
NOT_KNOWN = re.compile(
    r"(?:\b(?:not?|un)|n['’]t)\s*(?:have (?:a|any)\s+)?(?:aware|recall|remember|record|recollection|memory|knowledge|recogni[sz]e)\b",
    re.IGNORECASE,
)
"""“Has no record”, “does not recall”: no denial of anything."""
NOT_DENIED = re.compile(
    r"(?:\bnot|n['’]t|\bnever|\bnor)\s+(?:\w+\s+)?(?:den|disput|contest|challeng)\w*", re.IGNORECASE
)
"""“Did not dispute”: grants something, in a way."""
OTHER_NO = pattern(
    "doubt* fail* lack* refus* declin* avoid* stop* halt* absent absence short yet rather instead free unable unclear uncertain unverified unproven unrelated unaware unfair"
)
"""Words that can carry a “not” of the article in other words."""
NEGATED_FORMS = re.compile(r"\b(?:un|in|im|ir|il|dis|mis|non-?)(\w{3,})", re.IGNORECASE)
"""“Unsafe”, for “not safe”."""
LEFT_OPEN = pattern(
    ALLEGING,
    "if unless whether would could might may will can should must likely unlikely possibl* perhaps probabl* plan* intend* expect* threat* promis* vow*"
    " pledg* warn* reported* suppos* ask* question* doubt* risk* fear* hope* want* call* urg* propos* suggest* suspect* to",
)
"""Keep open whether something is so."""
JUDGING = pattern(
    "lie lied lies lying liar liars prove proves proved proven proving disprove* debunk* refute* confess*"
    " falsely baseless* unfounded bogus fabricat* hoax* coverup* cover-up* dodg* evad* evasive sidestep* contradict* backpedal*"
    " slam* blasts blasted hypocri* corrupt* guilty shameful* scandal* smear* undermin* discredit*"
    " murderer* killer* thief thieves fraudster* rapist* crook crooks terrorist*"
)
"""Judge, or are stronger than most articles: allowed only where the article itself has them."""
ASKED = pattern("asked pressed questioned challenged")
"""What follows tells the question."""

RAISING = frozenset(
    "believ think say suppos expect claim know suggest accus alleg mean see feel consid true case fact".split()
)
"""Stems of words whose “not” belongs to what follows: “I do not believe the mayor took bribes”, “it is not true that”."""
FINDINGS = frozenset("evid proof indic sign reason trace".split())
"""Stems of what is found or not: “no evidence that”."""
POINTERS = frozenset(
    "claim charg accus alleg report suggest idea assert statement remark critic comment word stori question request account notion"
    " matter issu wrongdo characteris character view argument find involv media press interview detail last former latter both rest".split()
)
"""Stems of words that point at what was said elsewhere: “denied the accusation”."""

NO_WORD = re.compile("|".join(words.pattern for words in (NEGATION, DENYING, OTHER_NO)), re.IGNORECASE)
"""Anything that says no."""
