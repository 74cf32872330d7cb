"""What a speaker did besides: “said the account had been closed and produced a letter” tells of a letter that nobody speaks of."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from bot.readers.offline.sources import subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_AUXILIARIES = {"aux", "auxpass"}
_SHARED = {"was", "were", "been", "be", "had", "has", "have", "’d", "'d", "’s", "'s", "’ve", "'ve"}
"""“Was founded in 1990 and employed forty”, “had tested them and found none”: with these the second verb goes on as well."""


def doings(reporting: Iterable["Token"]) -> Iterator[int]:
    """The "and" before each verb that tells what the one who reports did, though the parser hung it into the report."""
    for main in reporting:
        for clause in main.rights:
            if clause.dep_ != "ccomp" or subject_of(clause) is None:
                continue
            beside = [child for child in main.rights if child.dep_ == "ccomp" and child.i > clause.i]
            joined = [child for child in clause.rights if child.dep_ == "conj"]
            for verb in [*beside, *joined]:
                links = [t.i for t in clause.rights if t.dep_ == "cc" and t.i < verb.i]
                if links and is_the_speaker_s(verb, clause, main):
                    yield links[-1]
                    break


def is_the_speaker_s(verb: "Token", clause: "Token", main: "Token") -> bool:
    """Whether a verb without a subject goes with the verb that reports, whose tense it has, and not with what is reported."""
    if subject_of(verb) is not None or any(child.dep_ == "mark" for child in verb.lefts):
        return False
    tense = _tense(main)
    if _tense(verb) != tense or tense[0] not in {"VBD", "VBZ", "VBP"}:
        return False
    return verb.dep_ == "ccomp" or (_tense(clause) != tense and _tense(clause)[1] not in _SHARED)


def _tense(verb: "Token") -> tuple[str, str]:
    """Tag and word of the first auxiliary; the verb's own tag and no word where it has none."""
    first = next((child for child in verb.lefts if child.dep_ in _AUXILIARIES), None)
    return (verb.tag_, "") if first is None else (first.tag_, first.lower_)
