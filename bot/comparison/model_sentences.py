"""A model's sentences on several articles: shown where all outlets that one names bear out their part. Pure."""

import re
from collections.abc import Sequence, Set
from contextlib import suppress
from functools import reduce

from bot.comparison.story import SAYS_NO, Story, content, together
from bot.disputes.checks import checked
from bot.disputes.evidence import stems
from bot.disputes.quote_checks import QUOTED, Refused
from bot.language.answer_words import CONCEDING, GRANTING, NOT_DENIED

_OUTLET = re.compile(r"\{(\d)\}")
_IN_OUTLET = re.compile(r"\bin (\{\d\})")
_TOGETHER = re.compile(r"((?:\{\d\}|\bboth\b)(?:,? (?:and )?(?:\{\d\}|both\b))*)", re.IGNORECASE)
"""Outlets of which one thing is told."""
_ONE_ALONE = re.compile(r"\b(?:only|alone)\b", re.IGNORECASE)
_ONLY_IN = re.compile(r"\bonly (?:in )?$", re.IGNORECASE)
_LACKS = re.compile(
    r"\b(?:lacks?|leaves? out|omits?|not in|without|does not (?:mention|name|say|give|have|quote|report))\b"
    r"|^ does not\b|\bsays nothing\b|\b(?:has|names|mentions|gives|quotes|lists|cites) (?:no|neither|nothing|none)\b",
    re.IGNORECASE,
)
"""Says that an outlet does not have something."""
_DENIAL = re.compile(r"\b(?:den(?:y|ies|ied|ials?)|reject(?:s|ed|ions?)?|repl(?:y|ies)|answers?)\b", re.IGNORECASE)
_TOLD_IN_REPLY = re.compile(r"\b(?:denial|reply|answer|rejection|response) (?:that|of) ([^,;:.“]+)", re.IGNORECASE)
"""What an outlet is said to have as somebody's reply: “the trust's answer that no letter was lost”."""
_WHOSE = re.compile(r"\b(?:from|by) ([^,;:.]{1,80})|\b((?:[A-Z][\w-]{1,40} ){0,3}[A-Z][\w-]{1,40})['’]s? (?=\w)")
"""Whose denial: “no reply from Moor”, “Moor's denial”."""
_ALONE = re.compile(rf"{_LACKS.pattern}|\b(?:only|alone|but not|does not|neither|nothing)\b", re.IGNORECASE)


def borne_out(sentences: Sequence[str], stories: Sequence[Story], undone: Sequence[str]) -> tuple[str, ...]:
    """The sentences that hold; “{0}” stands for the first outlet.

    `undone`: denials of which the model says that an outlet does not have them, and code that it may.
    """
    shown: list[str] = []
    for sentence in sentences:
        if any(len(content(sentence) & content(denial)) >= 2 for denial in undone if _ALONE.search(sentence)):
            continue
        with suppress(Refused):
            _check(sentence, stories)
            shown.append(sentence)
    return tuple(shown)


def remarks(sentences: Sequence[str], stories: Sequence[Story]) -> tuple[str, ...]:
    """What to check before printing, as far as its names, numbers and quotations are the articles'."""
    shown = []
    for sentence in sentences:
        with suppress(Refused):
            _outlets_in(sentence, stories)
            true = checked(_OUTLET.sub("it", sentence), together(stories), "caution")
            prose = (said for said in QUOTED.findall(sentence) if f"“{said}”" not in true)  # the reporter's words
            shown.append(reduce(lambda text, said: text.replace(f"“{said}”", f"‘{said}’"), prose, sentence))
    return tuple(shown)


def says_lacking(sentence: str) -> bool:
    """Whether it says that an outlet does not have something."""
    return any(_LACKS.search(part) for part in _TOGETHER.split(sentence))


def overlooks_a_denial(sentence: str, denying: Set[tuple[int, str | None]]) -> bool:
    """Whether it says that an outlet has no denial, or none by this party, and it has: (outlet, who denies in it)."""
    _, *parts = _TOGETHER.split(sentence)
    for having, text in zip(parts[::2], parts[1::2], strict=True):
        if _LACKS.search(text) and _DENIAL.search(text):
            whose = content(" ".join(filter(None, (told for names in _WHOSE.findall(text) for told in names))))
            if any(
                f"{{{outlet}}}" in having and (not (whose and who) or whose & content(who)) for outlet, who in denying
            ):
                return True
    return False


def _outlets_in(sentence: str, stories: Sequence[Story]) -> set[int]:
    """The outlets that a sentence names. Raises Refused for one that is not there."""
    named = {int(number) for number in _OUTLET.findall(sentence)}
    if "{" in _OUTLET.sub("", sentence) or not named <= set(range(len(stories))):
        raise Refused("it names an outlet that is not there")
    return named


def _check(sentence: str, stories: Sequence[Story]) -> None:
    """Raises Refused unless each outlet that a sentence names has what it tells of it."""
    named = _outlets_in(sentence, stories)
    # without what only another has
    sources = stories if not named or _ALONE.search(sentence) else [stories[number] for number in sorted(named)]
    checked(_OUTLET.sub("it", sentence), together(sources), "note")
    before, *parts = _TOGETHER.split(_with_outlets_first(sentence))
    outlets = [[story for story in stories if f"{{{story.number}}}" in part] or stories for part in parts[::2] or [""]]
    texts = parts[1::2] or [""]
    told = [before + texts[0], *texts[1:]]
    told[-1] = _without_reason(told[-1], sentence)
    if not all(_has(story, text) for having, text in zip(outlets, told, strict=True) for story in having):
        raise Refused("a number, a denial or a “not” is another outlet's, or of none")
    for having, front, text in zip(outlets, [before, *texts], texts, strict=False):
        is_alone = text.startswith(" alone") or _ONLY_IN.search(front)
        if is_alone and any(story.sentence_with(text) is not None for story in stories if story not in having):
            raise Refused("another outlet has it, too")


def _with_outlets_first(sentence: str) -> str:
    """The sentence with each outlet before its part, where all stand behind: “52 minutes in {0}, 70 in {1}”."""
    return "; ".join(map(_with_its_outlets_first, sentence.split("; ")))


def _with_its_outlets_first(clause: str) -> str:
    *parts, rest = _IN_OUTLET.split(clause)
    told, outlets = parts[::2], parts[1::2]
    are_all = len(outlets) == len(_OUTLET.findall(clause)) > 1
    if not are_all or not all(map(content, told)) or content(rest) or _ONE_ALONE.search(clause):
        return clause
    return ", ".join(f"{outlet} {text}" for text, outlet in zip(told, outlets, strict=True)) + rest


def _without_reason(text: str, sentence: str) -> str:
    """The last part without why its figure fits the other, as no outlet says: “{A} has 47, {B} 43 and 4: the same”."""
    figures, _, reason = text.partition(": ")
    told = _numbers(sentence.removesuffix(reason))
    is_reason = (
        _numbers(figures) and _numbers(reason) <= told and not (_DENIAL.search(reason) or CONCEDING.search(reason))
    )
    return figures if is_reason else text


def _numbers(text: str) -> set[str]:
    return {word for word in stems(text) if word[0].isdigit() and (word[1:] or word in text)}


def _has(story: Story, text: str) -> bool:
    """Whether an article has the numbers and the quoted words of a text and, on its matter, what it says is denied,
    conceded or not; or lacks what it says it lacks."""
    if lacks := _LACKS.search(text):
        if any(map(story.has_words, QUOTED.findall(text[lacks.end() :]))):
            return False
        return story.sentence_with(text[lacks.end() :]) is None and _has(story, text[: lacks.start()])
    if not all(story.has_near(told) for told in _TOLD_IN_REPLY.findall(text)):
        return False
    if not all(map(story.has_words, QUOTED.findall(text))):
        return False
    near, around = story.sentences_on(text), "\n".join(story.sentences_on(text, beside=1))
    is_granted = any(GRANTING.search(said) or NOT_DENIED.search(said) for said in near)
    return not (
        _numbers(text) - together([story]).named
        or (SAYS_NO.search(text) and not SAYS_NO.search(around))
        or (CONCEDING.search(text) and not is_granted)
    )
