"""What stands between a party and a model's words on it: “Anstey denied it”, “Anstey, on Monday: …”, “Anstey: every hull …”. Pure."""

import re

from bot.breakdown import Role, SourceKind
from bot.language.lexicon import reports
from bot.language.text import is_irregular_past

_DONE = re.compile(
    r"(?:shown|broken|given|taken|written|driven|spoken|stolen|torn|worn|seen|known|quoted)\b"
    r"|(?:told|questioned|pressed|sued|named|charged|accused|described|asked) by\b"
)
"""What was done to the party, whatever it does in the line: “shown the letter: …”, “quoted in the Mail”."""
_ASKED = re.compile(
    r"(?:asked|pressed|told)(?=[,:]| (?:if|whether|about|twice|again|at|on|in|of|what|why|how|when|where|who|which)\b)"
)
"""A question put to the party: “asked whether she knew, …”; of who asks it, the verb (`_is_done_to_it`)."""
_PARTICIPLE = re.compile(r"(?:signed|dated|timed|sent|marked|posted|published|issued)\b")
"""Tells of a document what was done with it: “the lease, signed through an agent, …”."""
_LEADS = re.compile(
    r"(?:on|in|at|to|of|by|through|after|during|last|yesterday)\b[^:]*:"
    r"|(?:first|later|earlier|initially)(?:,? (?:on|in|at|to|of|by|through) [^:“]{0,40})?:"
    r"|(?:[\w’'-]+ ){1,4}(?:ago|later|earlier|afterwards|before)\b[^:“]{0,40}:"
)
"""When, to whom, or to what question something is said."""
_NOTHING = re.compile(r"\W+(?:\w+\W+)?(?:no|not|nothing|nobody|none|neither|hardly)\b")
"""Behind the verb: “admitted nothing”; in bold the verb alone would say the contrary."""
_NOUN_AND_VERB = re.compile(
    r"\w+s (?:for|of|from|by|about|on|against|in|to)\b[^.,;:“]*\b(?:is|are|was|were|has|have|had|went|came)\b"
)
"""“Calls for him to go are …”: a noun, and its verb."""
_AUXILIARIES = frozenset("is was were has had have did does would will could can may might".split())
_UNCHANGED = frozenset("put cut set let hit quit".split())
"""Pasts that are the verb itself."""
_ADVERB = re.compile(r"(?:first|later|again|now|then|also|still|since|[a-z]+ly) ")
_BRACKETS = re.compile(r"\([^)]*\)")
_HELPS = "|".join(sorted(_AUXILIARIES))
_VERB_PHRASE = re.compile(rf",? (?:{_ADVERB.pattern})?(?:(?:{_HELPS}) )?(?:not |never |also )?[a-z]+\b")
"""After the party: a verb with its “did not”."""


def connective(who: str, told: str, role: Role, kind: SourceKind) -> str:
    """The space, comma or colon between a party and what is told of it; `kind` is that of its source."""
    if told[:1] in ",:;":
        return ""
    if _is_done_to_it(told, role, kind):
        return ", "
    if _begins_with_verb(told):
        return f"{closing(who)} "
    return ", " if _LEADS.match(told) else ": "


def verb_end(said: str, role: Role, kind: SourceKind) -> int:
    """Where the verb ends in what follows a party, connective and all (“, did not deny it”); 0 where it does not begin with one."""
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
    return role not in ("asks", "demands") and bool(_ASKED.match(told))


def _begins_with_verb(told: str) -> bool:
    adverb = _ADVERB.match(told)
    told = told[adverb.end() :] if adverb else told
    word, following, *_ = *re.findall(r"[\w’'-]+", told), "", ""
    if not word.islower() or not _is_verb(word) or _NOUN_AND_VERB.match(told):
        return False
    return word in _AUXILIARIES or not _is_verb(following)


def _is_verb(word: str) -> bool:
    if word.startswith("un") or word.endswith("ing"):
        return False
    return word in _AUXILIARIES | _UNCHANGED or reports(word) or word.endswith("ed") or is_irregular_past(word)
