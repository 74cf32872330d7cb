"""Words that change what stands beside them: negation, condition, doubt, contrast, denial. The one list of each. Pure.

A list is written as words with spaces between them; `*` stands for any ending.
"""

import re

NEGATIONS = "not no never none nobody nothing nowhere neither nor without cannot hardly scarcely barely non"
"""Say that something is not so; “n’t” at the end of a verb does, too."""
CONDITIONS = "if unless whether"
"""Leave open whether something is so."""
LIMITS = "until except provided"
"""Say how far, or how long, something is so."""
CONTRASTS = "but although though however"
"""Take back a part of what stands before them."""
CORRECTIONS = "not never nor except unless rather"
"""Right behind a clause, they correct it: “closed, not sold”."""
MODALS = "would could might may should"
"""Say what may be so, or was expected."""
ALLEGING = "allege alleges alleged alleging allegedly allegation*"
"""Not “allegiance”."""
HEDGES = (
    f"{ALLEGING} conceivab* possib* doubt* reported reportedly suppos* apparent apparently purported* perhaps"
    " rumor* rumour*"
)
"""Say that another says so, or that it is uncertain."""
UNTRUE = "false falsehood falsehoods untrue lie lies lying wrong mistaken* nonsense baseless unfounded groundless inaccurate incorrect"
"""Call a claim untrue."""
DENIAL_VERBS = (
    "deny denies denied denying denial denials reject* dismiss* refut* rebut* disput* disavow* debunk* disclaims disclaimed disclaiming"
    " rebuff* repudiat* rubbishes rubbished rubbishing"
)
"""Those of verbs.toml that mostly mean it."""
DENIALS = f"{DENIAL_VERBS} contest* disagree* {UNTRUE}"
"""Say of a claim that it is not so."""
REFUSALS = "refus* declin* fail fails failed"
"""Say that something was not done: “failed to check”."""
BLAME = "accus* blam* asked suggest*"
"""Make a charge or a question of what follows."""

_NOT_THE_MONTH = "(?-i:may)"
_ENDED = re.compile(r"n['’]t\b")


def alternatives(*lists: str) -> str:
    """The words of these lists as the inside of a pattern that matches whole words."""
    words = dict.fromkeys(word for listed in lists for word in listed.split())
    joined = "|".join(_NOT_THE_MONTH if word == "may" else word for word in words).replace("*", r"\w*")
    return rf"\b(?:{joined})\b"


def pattern(*lists: str) -> re.Pattern[str]:
    """Matches any word of these lists, in capitals or not; of negations “n’t” as well."""
    more = rf"|{_ENDED.pattern}" if NEGATIONS in lists else ""
    return re.compile(alternatives(*lists) + more, re.IGNORECASE)


NEGATION = pattern(NEGATIONS)
NOT_ONLY = re.compile(r"\bnot (?:only|just|merely)\b", re.IGNORECASE)
"""Says no to nothing."""
CONDITION = pattern(CONDITIONS)
TURN = re.compile(
    pattern(NEGATIONS, CONDITIONS, LIMITS, MODALS, HEDGES, DENIALS, REFUSALS, BLAME).pattern + r"|\?", re.IGNORECASE
)
"""Anything by which the rest of a sentence can turn or weaken a part of it; a question, too."""

_NEGATION_WORDS = frozenset(NEGATIONS.split())
_TURNS_NOTHING = re.compile(
    rf"{NOT_ONLY.pattern}|\b(?:asked |spoke |speaking )?(?:not (?:to be )?(?:nam(?:ed|ing)|identif\w+)|on (?:the )?condition)"
    r"|\basked (?:about|by|if|whether|why|what|who|how|when|where)\b(?:[^,.;:“”]*,)?"
    r"|\bwhen asked (?:about|if|whether|why|what|who|how|when|where)\b[^,;:“”]*$"
    r"|^on (?:the question of )?whether\b[^,;:“”]*,"
    r"|\bwho (?:(?!\b(?:not|never|no)\b|n['’]t\b)[^,;:“”]){0,200}\buntil\b"
    r"|\bwho (?:declined|refused) to (?:comment|speak|be (?:named|identified|quoted|interviewed))\b[^,.;:“”]*,",
    re.IGNORECASE,
)
"""“Citing but not naming an official” says no to nothing that was said; “Asked about it, she said …” tells the occasion; “who
worked there until May” tells of the speaker."""


def negates(word: str) -> bool:
    """Whether this word, small and with a straight apostrophe, says no: "not", "wasn't"."""
    return word in _NEGATION_WORDS or word.endswith("n't")


def turns(text: str) -> bool:
    """Whether these words, which stand beside a passage in its sentence, may turn or weaken what it says."""
    return bool(TURN.search(_TURNS_NOTHING.sub(" ", text)))


def is_turned(quote: str, sentence: str) -> bool:
    """Whether what stands beside a quote (parts joined by " … ") in its sentence may turn or weaken it."""
    for part in quote.split(" … "):
        sentence = sentence.replace(part, " ", 1)
    return turns(sentence)
