"""Whether a name in the text can be who speaks, or only belongs to him: “Vale’s lawyer”, “a critic of Vale”. Pure.

A right quote under a wrong name is the worst error there is, so whatever leaves a doubt is no speaker.
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from bot.breakdown import Mention, Span
from bot.grounding.sentences import Layout
from bot.grounding.tokens import Token, tokens
from bot.lexicon import nouns
from bot.lexicon.lookup import both_numbers, noun_stances, verb_groups
from bot.lexicon.lookup import words as entries

ENDINGS = ("'s", "'d", "'ll", "'re", "'ve")
"""What may be written together with a mention."""

_PRONOUNS = frozenset(["he", "she", "it", "who", "that", "this", "one", "everyone", "nobody"])
"""“He’s said” is “he has said”; after a name, ’s is the possessive."""
_SUBJECTS = frozenset(["i", "you", "he", "she", "we", "they", "who"])
_POSSESSIVES = frozenset(["his", "its", "their", "my", "our", "your", "whose"])
_OF = frozenset(["of", "for", "to", "about", "against", "with", "near", "behind", "inside", "within"])
_ABOUT = frozenset(["about", "against", "for", "on", "to"])
_BEFORE_A_NAME = frozenset(["the", "a", "an", "mr", "mrs", "ms", "mx", "dr", "sir", "former", "president", "mayor"])
_BETWEEN = frozenset(["own", "also", "just", "since", "now", "then", "later", "already", "long", "been", "repeatedly"])
"""Words that may stand between a mention and its cue without being who speaks: “Vale’s own claim”, “he’s just said”."""
_GROUPS = """campaign, camp, family, team, office, side, administration, foundation, committee, trust, institute, group,
    ally, opponent, rival, detractor, follower, backer, loyalist, surrogate, operative, staffer, colleague, relative,
    associate, partner, protester, campaigner, employee, worker, counsel, deputy, staff, party, government, ministry,
    company, union, press secretary"""
"""Who speaks where such a word follows a name: “the Vale campaign”, “Vale allies”."""
_VERBS_TOO = frozenset(["chair", "chairs", "host", "hosts", "anchor", "anchors", "witness", "sides", "teams", "author"])
_REACH = 4
"""Words before a possessive in which “of” may stand: a critic of the late mayor’s."""
_HYPHENS = "-‐‑"
_PLURAL_POSSESSIVE = re.compile(r"s['’]\s+\w")
_DESCRIBED = re.compile(r",| (?:of|for|at|from|who) ")
"""Where a name ends and a description begins."""
_WHO = re.compile(
    r"(?:,? (who|which|(?:many|most|some|several|all|both|two|one) of (?:whom|which))|(?<!,) (that))(?:['’](?:s|d|ve))? "
    r"(?:(?:all|also|first|later|then|now|just|once|twice|still|even|already|again|together|has|had|have|is|was|were|been"
    r"|[a-z]+ly) )*"
)
"""What may stand between a name and the cue of the clause that it opens: “Vale, who had also”; no other verb, no comma."""
_DONE_TO = re.compile(
    r"(?:,? (?:who|which|that))?(?:['’](?:s|ve))?(?: (?:has|have|had|also|later|then|now|once|again|already|[a-z]+ly))* "
    r"(?:is|are|was|were|been|being) (?:(?:also|later|then|once|again|already|[a-z]+ly) )*([a-z]+)\b.*",
    re.DOTALL,
)
"""“Vale was accused”, “Orr, who had also been told”: what stands between a name and the end of the cue, with the verb."""
_NAME_AFTER_A_COMMA = re.compile(
    r",\s(?:[A-Z]\w+(?:[\s.-]+[A-Z]\w*)*|he|she|they)\s(?:(?:also|later|then|now|just|has|had|have)\s)*$"
)


def is_only_named(place: Span, cue: Span | None, layout: Layout) -> bool:
    """Whether these words are no more than a part of the words for who speaks, or of who owns what is said."""
    text, words = layout.article.text, tokens(layout.article.text)
    first = next((at for at, word in enumerate(words) if word.end > place[0]), len(words))
    last = next((at for at in range(first, len(words)) if words[at].end >= place[1]), None)
    if last is None:
        return False
    before = _adjacent(words[max(0, first - _REACH - 1) : first + 1], text, backwards=True)
    after = _adjacent(words[last : last + _REACH + 1], text)
    if _is_hyphenated(place, text):
        return True
    if after and after[0].word in _people() and not (cue and after[0].start == cue[0]):  # “Orr backers”, “Vale’s aide”
        return True
    if len(after) > 1 and after[0].word in both_numbers(nouns.DOCUMENTS) and _is_followed_by(cue, after[1:]):
        return True  # “the Vale report said”
    if (before and before[0].word == "not") or _another_is_subject(place, cue, layout):
        return True
    glued = next((ending for ending in ENDINGS if words[last].word.endswith(ending)), "")
    if _PLURAL_POSSESSIVE.match(text, place[1] - 1):
        return not _owns_or_says(words[first : last + 1], "'s", before, words[last + 1 : last + 3], cue, layout)
    if glued and words[last].end == place[1]:  # a name that has it anyway: “Moody’s on Friday said”, “said Moody’s”
        if after and not _is_followed_by(cue, after) and after[0].word not in entries(nouns.FUNCTION_WORDS):
            return True
        glued = ""
    if glued or (words[last].word in _POSSESSIVES and after):
        return not _owns_or_says(words[first : last + 1], glued, before, after, cue, layout)
    return _is_after_a_preposition(place, before, after, cue, layout)


def is_object(place: Span, cue: Span | None, layout: Layout) -> bool:
    """Whether these words are whom the cue is about or told: “Vale was accused of fraud”, “Orr, who was told that”."""
    if cue is None or cue[0] < place[1]:
        return False
    found = _DONE_TO.fullmatch(layout.article.text[place[1] : cue[1]].replace("\u00a0", " "))
    return found is not None and place[1] + found.end(1) > cue[0] and found[1] in _done_to_people()


def relative_before(place: Span, cue: Span | None, layout: Layout) -> Span | None:
    """The “who” between a name and its cue: “Vale, who had warned”; None in “Vale, who was tired, warned”."""
    if cue is None or cue[0] <= place[1]:
        return None
    found = _WHO.fullmatch(layout.article.text[place[1] : cue[0]].replace("\u00a0", " "))
    if found is None:
        return None
    start, end = found.span(1) if found[1] else found.span(2)
    return (place[1] + start, place[1] + end)


def names_whom(name: str, quote: Sequence[Span], layout: Layout) -> bool:
    """Whether a quote speaks of this person by name: “Vale lied,” he said, is not Vale's (in 342 good answers never once)."""
    called = [word.word for word in tokens(_DESCRIBED.split(name)[0]) if name[word.start].isupper()]
    said = {word.word.removesuffix("'s") for span in quote for word in tokens(layout.article.text[slice(*span)])}
    return len(called) > 1 and called[-1] in said


def with_its_name(place: Span, name: Mention, layout: Layout) -> Span:
    """“Ann Vale, who” for a “who” right behind the name that it stands for; else `place`."""
    if name.start is None or name.end is None or name.end > place[0]:
        return place
    is_relative = _WHO.fullmatch(layout.article.text[name.end : place[1]] + " ")
    return (name.start, place[1]) if is_relative else place


def _owns_or_says(
    mention: tuple[Token, ...],
    glued: str,
    before: list[Token],
    after: Sequence[Token],
    cue: Span | None,
    layout: Layout,
) -> bool:
    """“He’s said”, “Vale’s claim”, “a pal of Vale’s said”, source “a pal of Vale”; not “a critic of Vale’s said”."""
    contracted = glued not in ("", "'s") or mention[-1].word.removesuffix("'s") in _PRONOUNS
    if cue is None:
        return contracted and mention[-1].word.split("'")[0] in _SUBJECTS
    if not _is_followed_by(cue, after):
        return False
    if contracted or any(one.word == "of" for one in mention):
        return True
    may_say = _says(cue, layout)
    return _is_noun(cue, layout) and not (may_say and any(one.word == "of" for one in before))


def _adjacent(words: tuple[Token, ...], text: str, *, backwards: bool = False) -> list[Token]:
    """The words beside the first (backwards: the last) one, nearest first, with nothing but a space between."""
    row = list(words[::-1] if backwards else words)
    out: list[Token] = []
    for near, far in pairwise(row):
        between = (text[far.end : near.start] if backwards else text[near.end : far.start]).strip(" \u00a0")
        if between and not (between == "." and far.word in _BEFORE_A_NAME):  # “of Mr. Vale”
            break
        out.append(far)
    return out


def _is_hyphenated(place: Span, text: str) -> bool:
    """“Vale-backed”, “anti-Vale”."""
    before, after = text[max(0, place[0] - 2) : place[0]], text[place[1] : place[1] + 2]
    return (len(before) == 2 and before[1] in _HYPHENS and before[0].isalnum()) or (
        len(after) == 2 and after[0] in _HYPHENS and after[1].isalnum()
    )


def _is_after_a_preposition(
    place: Span, before: list[Token], after: list[Token], cue: Span | None, layout: Layout
) -> bool:
    """“A spokesman for the mayor …”, whatever follows; “sources near Vale said”, where the cue follows at once."""
    rest = [one.word for one in before]
    while rest and rest[0] in _BEFORE_A_NAME:
        rest.pop(0)
    if len(rest) < 2:
        return False
    which = relative_before(place, cue, layout)
    opening = layout.article.text[place[1] : which[1]] if which else ""
    if opening in (" that", " which") and rest[0] in _ABOUT and rest[1] in both_numbers(nouns.DOCUMENTS):
        return True  # “a letter to Vale that said”: the letter did
    if rest[0] not in _OF or opening.strip(", ") == "which":  # “members of the cabinet, which denied”: no people
        return False
    comma = cue is not None and layout.article.text[place[1] : cue[0]] in (", ", ",\u00a0")
    return rest[1] in _people() or ((comma or _is_followed_by(cue, after)) and _says(cue, layout))


def _another_is_subject(place: Span, cue: Span | None, layout: Layout) -> bool:
    """“Asked by Orr, Vale said”, “unlike Orr, she says”: between a comma and the cue stands a name alone."""
    if cue is None or cue[0] < place[1] or not _says(cue, layout):
        return False
    found = _NAME_AFTER_A_COMMA.search(layout.article.text, place[1], cue[0])
    return found is not None and not layout.quoted(found.span())


def _is_followed_by(cue: Span | None, after: Sequence[Token]) -> bool:
    for word in after:
        if cue and word.start == cue[0]:
            return True
        if word.word not in _BETWEEN:
            return False
    return False


def _is_noun(cue: Span | None, layout: Layout) -> bool:
    """Whether the cue can be a thing that somebody owns: his false claim, in Vale’s words; never “said”."""
    words = _cue_words(cue, layout)
    return any(word in noun_stances() or word not in verb_groups() for word in words)


def _says(cue: Span | None, layout: Layout) -> bool:
    """Whether the cue can be a verb of which the words before it are the subject: “said”, “claims”, not “saying”."""
    words = _cue_words(cue, layout)
    return bool(words) and words[0] in verb_groups() and not words[0].endswith("ing")


def _cue_words(cue: Span | None, layout: Layout) -> list[str]:
    return [token.word for token in tokens(layout.article.text[slice(*cue)])] if cue else []


@cache
def _people() -> frozenset[str]:
    return (both_numbers(nouns.PEOPLE) | both_numbers(_GROUPS)) - _VERBS_TOO


@cache
def _done_to_people() -> frozenset[str]:
    kinds = {word: {kind.name for kind in kinds} for word, kinds in verb_groups().items()}
    found = {word for word, names in kinds.items() if names & {"tell", "judge", "demand"} and not word.endswith("ing")}
    return frozenset(found) - {"credited"}  # “credited with saying”: there the subject spoke
