"""Where the article's own words say how a statement is meant, a reader's stance that says the opposite is not taken. Pure."""

import re

from bot.breakdown import Span, Stance
from bot.grounding.cuts import NotFound, is_unsaid
from bot.grounding.sentences import Layout
from bot.grounding.tokens import Token, tokens
from bot.lexicon.lookup import verb_groups

_REFUSING = re.compile(
    r"\b(?:declin|refus|silen|ignor|avoid|withh[eo]ld|hung|wait)\w*|\b(?:un\w*able|unavailable|failed|without|yet|only|pass|later|think|referred|walk(?:s|ed)? away|(?<!not )be reached)\b",
    re.IGNORECASE,
)
_SPEAKING = re.compile(
    r"\b(?:say|said|tell|talk|speak|spoke|comment|answer|repl[yi]|respon|return|call|reach|found|discuss|elaborat|explain|know|knew|add"
    r"|give|gave|confirm|identif|name|drawn|disclos|suppl|specif|detail|reason|address|mention|rule|interview|question|provid|position|view|information|admit|further|ahead)\w*",
    re.IGNORECASE,
)
"""What somebody does not who declines: “would not say”, “no comment”, “did not return calls”."""
_DENYING = ("denies", "rejects")


def stance_of(stance: Stance, cue: Span | None, quote: str, layout: Layout) -> Stance:
    """The reader's stance, or the one that the cue and the words allow: what “denied” reports confirms nothing.

    Raises:
        NotFound: a denial of which the article says that it was none (“did not dispute”).
    """
    said = tokens(layout.article.text[slice(*cue)]) if cue else ()
    denied = any(kind.stance in _DENYING for word in said for kind in verb_groups().get(word.word, ()))
    turned = cue is not None and (is_unsaid(cue, layout) or _says_no(said))
    if denied and turned and stance in _DENYING:
        raise NotFound("the article says that this was not denied")
    if denied and not turned and stance == "confirms":
        return "denies"
    if stance == "declines" and not (turned or _is_refusal(said) or _is_refusal(tokens(quote))):
        return "asserts"
    return stance


def _is_refusal(words: tuple[Token, ...]) -> bool:
    text = " ".join(word.word for word in words)
    return bool(_REFUSING.search(text) or (_says_no(words) and _SPEAKING.search(text)))


def _says_no(words: tuple[Token, ...]) -> bool:
    return any(word.negates for word in words)
