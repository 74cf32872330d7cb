"""Drops reports that the article corrects or that were taken back: “an earlier version”, “retracted the claim”."""

import re
from functools import cache

from bot.language.common import EMPTY, PRONOUNS
from bot.language.lexicon import both_numbers, noun_roles, one_of, verb_forms, words
from bot.language.text import content_stems
from bot.readers.rules.attributions import Attribution
from bot.readers.rules.paragraph import Passage

_WITHDRAWN = re.compile(
    rf"\bearlier version\b|\bwe (?:wrongly|also) (?:wrote|said|reported)"
    rf"|\b(?:{one_of(verb_forms('withdrawing'))}|(?:took|walked) back) (?P<what>(?:(?!(?:after|following|from|in|over|amid|because)\b)[\w’'-]+ ){{0,5}}[\w’'-]+)"
    r"|\bno longer (?:says?|claims?|maintains?|den(?:y|ies)|disputes?) (?P<no_longer>so|this|that|it)\b"
    r"|\basked for (?P<amended>that|this|it) to be (?:amended|corrected|withdrawn)\b"
    r"|\b(?P<struck>\w+) (?:(?:has|have|had) been|was|were) (?:withdrawn|retracted|deleted|struck)\b"
    rf"|\b(?:calls?|called) (?:that|the|his|her|its) (?P<called>\w+) “?(?:{one_of(words('in_error'))})\b",
    re.IGNORECASE,
)
_HAD_SAID = re.compile(r" (?P<who>[^.!?\n]{0,60})\bhad (?:said|claimed|alleged|written|reported|told)\b")
_CORRECTION = re.compile(r"\W*(?:a )?(?:correction|clarification)\b", re.IGNORECASE)
_POINTING = frozenset(("so", "this", "that", "it"))
_REACH = 3
"""Paragraphs back in which what is withdrawn was told."""
_SHARED = 0.5
"""Part of a report's words that stand in what takes it back."""


@cache
def _told() -> frozenset[str]:
    """Words for what was told, which can be taken back."""
    return frozenset(noun_roles()) | both_numbers("told") | both_numbers("also_told") | {"post", "posts", "words"}


def standing(passages: list[Passage], found: list[Attribution]) -> list[Attribution]:
    """The reports without those in a sentence that corrects or takes back, the one before it, and others of its words."""
    gone: set[int] = set()
    for passage in passages:
        corrects = _CORRECTION.match(passage.doc.text)
        for sentence in passage.doc.sents:
            start, end = passage.span(sentence.start, sentence.end - 1)
            text = passage.text[start:end]
            match = corrects or next(filter(_takes_back, _WITHDRAWN.finditer(text)), None)
            if match is None:
                continue
            noun = _noun(match)
            before = [
                one
                for one in found
                if one.spans[-1][1] <= start and (not noun or passage.number - one.passage.number <= _REACH)
            ]
            by_them = [one for one in before if _is_source(one, text[: match.start()])]
            told_next = _had_said(passage.text, passage.frame.span[0], end)
            last = (by_them or before)[-1:] if noun and told_next == end else []
            here = [one for one in found if one.cue is not None and start <= one.cue[0] < told_next]
            gone |= {id(one) for one in (*here, *last, *(one for one in before if _covers(content_stems(text), one)))}
    return [one for one in found if id(one) not in gone]


def _had_said(text: str, first: int, end: int) -> int:
    """The end of the next sentence, too, where it tells what was taken back: “Corvid had said that …”.

    By somebody of whom the paragraph, which begins at `first`, has told before.
    """
    said = _HAD_SAID.match(text, end)
    who = content_stems(said["who"]) - EMPTY if said else frozenset[str]()
    is_known = said and (who & content_stems(text[first:end]) or said["who"].strip().casefold() in PRONOUNS)
    return said.end() if said and is_known else end


def _noun(match: re.Match[str]) -> str | None:
    """What is taken back, as the sentence calls it; None in a correction."""
    return next((group for group in match.groups() if group), None)


def _takes_back(match: re.Match[str]) -> bool:
    noun = _noun(match)
    return noun is None or noun in _POINTING or bool({*noun.casefold().split()} & _told())


def _is_source(one: Attribution, subject: str) -> bool:
    """Whether who takes back is who told it: “the trust” of “Skarra Bird Trust”."""
    source = one.passage.text[slice(*one.source)] if one.source else ""
    return bool((content_stems(subject) & content_stems(source)) - EMPTY)


def _covers(told: frozenset[str], one: Attribution) -> bool:
    own = content_stems(" ".join(one.passage.text[slice(*span)] for span in one.spans))
    return len(own & told) >= _SHARED * max(1, len(own))
