"""What stands between a party and a model's words on it: “Anstey denied it”, “Anstey, on Monday: …”, “Anstey: every hull …”. Pure."""

import re

from bot.breakdown import ANSWERS, Role, SourceKind
from bot.language.lexicon import reports
from bot.language.text import is_irregular_past

_ASKED = re.compile(
    r"(?:asked|shown|told|pressed) (?:if|whether|about|for|of|by|on|it|this|that|who|what|when|where|why|how|which)\b[^“]*[,:]"
)
"""What the party was asked, shown or told, before what it answered."""
_LEADS = re.compile(
    r"(?:on|in|at|to|of|by|through|after|during|later|earlier|first|last|yesterday|initially)\b[^:]*:"
    r"|(?:[\w’'-]+ ){1,4}(?:ago|later|earlier|afterwards|before)\b[^:“]{0,40}:|\w+ing\b[^:“]*:"
)
"""When, to whom, or to what question something is said."""
_PASSIVE = re.compile(
    r"(?:asked|shown|pressed|questioned|told)(?=[,:]| (?:if|whether|about|for|of|by|on|at|in|what|why|how|when|where|who|which)\b)"
)
"""The party was asked or shown something, before it answered."""
_DONE = re.compile(
    r"\w+ (?:by|since)\b|(?:quoted|accused|convicted|charged|sued|named|described|seen|known) (?:in|as|of|to|with|on|at|for)\b"
    r"|(?:broken|given|taken|written|driven|spoken|stolen|torn|worn) "
)
"""A participle, not what the party does: “quoted in the Mail”."""
_NOTHING = re.compile(r"\W+(?:\w+\W+){0,1}?(?:no|nothing|nobody|none|neither)\b")
"""Behind the verb: “admitted nothing”; in bold the verb alone would say the contrary."""
_PARTICIPLE = re.compile(r"(?:signed|dated|timed|sent|shown|marked|seen|posted|published|issued)\b")
"""Tells of a document what was done with it: “the lease, signed through an agent, …”."""
_NOUN_AND_VERB = re.compile(
    r"\w+s (?:for|of|from|by|about|on|against|in|to)\b[^.,;:“]*\b(?:is|are|was|were|has|have|had|went|came)\b"
)
"""“Calls for him to go are …”: a noun, and its verb."""
_AUXILIARIES = frozenset("is was were has had have did does would will could can may might".split())
_UNCHANGED = frozenset("put cut set let hit quit".split())
"""Pasts that are the verb itself."""
_ADVERB = re.compile(r"(?:first|later|again|now|then|also|initially|still|since) ")
_BRACKETS = re.compile(r"\([^)]*\)")
_HELPS = "|".join(sorted(_AUXILIARIES))
_VERB_PHRASE = re.compile(
    rf"(?P<joint>,? )(?P<verb>(?:{_ADVERB.pattern})?(?:(?:{_HELPS}) )?(?:not |never |also )?[a-z]+)\b"
)
"""After the party: a verb with its “did not”."""


def joint(who: str, told: str, role: Role, kind: SourceKind) -> str:
    """The space, comma or colon between a party and what is told of it; `kind` is that of its source."""
    if told[:1] in ",:;":
        return ""
    if _is_done_to_it(told, role, kind):
        return ", "
    if _begins_with_verb(told):
        return f"{closing(who)} "
    return ", " if _LEADS.match(told) else ": "


def verb_end(said: str, role: Role, kind: SourceKind) -> int:
    """Where the verb ends in what follows a party, joint and all (“, did not deny it”); 0 where it does not begin with one."""
    verb, told = _VERB_PHRASE.match(said), said.lstrip(", ")
    if not verb or _NOTHING.match(said, verb.end()):
        return 0
    return verb.end() if _begins_with_verb(told) and not _is_done_to_it(told, role, kind) else 0


def closing(who: str) -> str:
    """The second comma around what describes a name: "Gil Anstey, the port's director, says …"."""
    return "," if "," in _BRACKETS.sub("", who) else ""


def _is_done_to_it(told: str, role: Role, kind: SourceKind) -> bool:
    """Whether a verb at the head is what was done to the party or the document: “asked who signed”, “signed in May”."""
    if _DONE.match(told) or (kind == "document" and _PARTICIPLE.match(told)):
        return True
    is_answer = role in ANSWERS or _ASKED.match(told)
    return bool(is_answer and _PASSIVE.match(told)) and role not in ("asks", "demands")


def _begins_with_verb(told: str) -> bool:
    told = _ADVERB.sub("", told)
    word, following, *_ = *re.findall(r"[\w’'-]+", told), "", ""
    if not word.islower() or not _is_verb(word) or _NOUN_AND_VERB.match(told):
        return False
    return word in _AUXILIARIES or not _is_verb(following)


def _is_verb(word: str) -> bool:
    if word.startswith("un") or word.endswith("ing"):
        return False
    return word in _AUXILIARIES | _UNCHANGED or reports(word) or word.endswith("ed") or is_irregular_past(word)
