"""Checking a model's one-sentence gist of a dispute: when in doubt it is dropped.

A gist passes only when each of its parts names one source of the dispute, reports it with a verb that says no more than
the article's, and shortens that source's own words: same words, same order, nothing cut that could turn the meaning.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.breakdown import Answer, Dispute, Dropped
from bot.disputes.gist_words import FREE, TURNS, UNITS, VERB, Verb, kind_of, plain
from bot.disputes.said import Said
from bot.disputes.scene import Scene
from bot.disputes.words import FIRST_PERSON_START, tokens
from bot.draft import ProposedAnswer

MOST_CUT = 2
"""Words in a row that may be left out in the middle of a quote: more can join what does not belong together."""
LONGEST = 400
"""Characters: a gist is one sentence."""

_JOINT = re.compile(r"\s*(?:;|,?\s(?:but|while|whereas)\s|,\s(?:and\s)?)\s*|\s+and\s+", re.I)

_CHUNK = re.compile(r",| of .*| for .*| at .*| in .*| who .*|\(.*")
"""What parts a description into names: after a comma another begins, after “of” only what it is part of."""


@dataclass(frozen=True)
class _Part:
    """One part of a gist: who, the verb, and what is said."""

    speaker: str
    verb: Verb
    verb_text: str
    content: str


def place(
    scene: Scene, disputes: Sequence[Dispute], proposals: Sequence[ProposedAnswer], again: Mapping[str, str]
) -> tuple[tuple[Dispute, ...], tuple[Dropped, ...]]:
    """Give each dispute the first of its gists that holds; the others come back with the reason."""
    placed: dict[str, str] = {}
    dropped: list[Dropped] = []
    for proposal in proposals:
        if not proposal.gist:
            continue
        answer = again.get(proposal.statement, proposal.statement)
        dispute = next((d for d in disputes if any(a.statement == answer for a in d.answers)), None)
        if dispute is None or dispute.id in placed:
            continue
        why = wrong(scene, dispute, proposal.gist, again)
        if why:
            dropped.append(Dropped(quote=proposal.gist, why=why))
        else:
            placed[dispute.id] = " ".join(proposal.gist.split())
    return tuple(d.model_copy(update={"gist": placed.get(d.id)}) for d in disputes), tuple(dropped)


def wrong(scene: Scene, dispute: Dispute, gist: str, again: Mapping[str, str] | None = None) -> str | None:
    """Why a gist is not shown, or None when all of it stands in the dispute's own words."""
    if len(gist) > LONGEST or re.search(r"https?:|[<>@#]", gist):
        return "the gist is no plain sentence"
    cast = _cast(scene, dispute, again or {})
    parts = _parts(gist.strip(), cast)
    if parts is None:
        return "the gist does not say who says what"
    for number, part in enumerate(parts):
        said = cast[part.speaker]
        if not any(_holds(one, part, dispute, parts[:number], cast) for one in said):
            return f"the gist does not keep to the words of {part.speaker}"
    return None


def _cast(scene: Scene, dispute: Dispute, again: Mapping[str, str]) -> dict[str, list[Said]]:
    """What each source says in this dispute, by the fullest name of the source."""
    ids = {*dispute.claims, *(a.statement for a in dispute.answers)}
    ids |= {later for later, first in again.items() if first in ids}
    cast: dict[str, list[Said]] = {}
    for one in scene.said:
        if one.id in ids:
            name = next((n for n, said in cast.items() if scene.cast.one(said[0].statement, one.statement)), None)
            cast.setdefault(name or one.statement.source.resolved or one.statement.source.name, []).append(one)
    return cast


def _parts(gist: str, cast: Mapping[str, list[Said]]) -> list[_Part] | None:
    """The parts of a gist, cut where a new speaker begins; None when some of it belongs to nobody."""
    starts = [0, *(found.end() for found in _JOINT.finditer(gist))]
    joints = {found.end(): found.start() for found in _JOINT.finditer(gist)}
    opened: list[tuple[int, str, re.Match[str]]] = []
    for start in starts:
        verb = VERB.search(gist, start)
        if verb is None:
            continue
        speaker = _speaker(gist[start : verb.start()], cast)
        if speaker is not None:
            opened.append((start, speaker, verb))
    if not opened or opened[0][0] != 0:
        return None
    parts = []
    for place_, (_, speaker, verb) in enumerate(opened):
        end = joints[opened[place_ + 1][0]] if place_ + 1 < len(opened) else len(gist)
        parts.append(_Part(speaker, kind_of(verb), verb.group(), gist[verb.end() : max(end, verb.end())]))
    return parts


def _speaker(text: str, cast: Mapping[str, list[Said]]) -> str | None:
    """The one source that `text` names with its own words, all of them."""
    words = [w for w in (plain(t) for t in tokens(text)) if w not in ("the", "a", "an", "also")]
    if not words:
        return None
    fitting = [n for n, said in cast.items() if set(words) <= _called(n, said) and set(words) & _heads(n, said)]
    return fitting[0] if len(fitting) == 1 else None


def _called(name: str, said: Sequence[Said]) -> set[str]:
    names = " ".join([name, *(one.statement.source.name for one in said)])
    return {plain(token) for token in tokens(names)}


def _heads(name: str, said: Sequence[Said]) -> set[str]:
    """The words that a source cannot be named without: “official”, not “U.S.”; “Brandt”, not “Dravia”."""
    chunks = [c for n in (name, *(one.statement.source.name for one in said)) for c in _CHUNK.split(n) if c.strip()]
    return {plain(found[-1]) for chunk in chunks if (found := tokens(chunk))}


def _holds(one: Said, part: _Part, dispute: Dispute, before: Sequence[_Part], cast: Mapping[str, list[Said]]) -> bool:
    answer = next((a for a in dispute.answers if a.statement in (one.id, one.statement.repeats)), None)
    if part.verb in ("declines", "silent"):
        return one.is_refusal and not _content(part.content)
    if one.is_refusal or not _verb_fits(one, part):
        return False
    if part.verb in ("denies", "rejects") and _points_back(part.content):
        return answer is not None and _answers_before(answer, part, before, cast)
    if (part.verb in ("denies", "rejects")) != one.reverses:
        return False
    return _shortens(part.content, one, _charged(one) if part.verb == "charges" else "")


def _verb_fits(one: Said, part: _Part) -> bool:
    """Whether the gist's verb says no more than the article's cue."""
    if part.verb == "says":
        return True
    if part.verb == "confirms":
        return one.is_confirmation and part.verb_text[:5].casefold() in one.cue.casefold()
    if part.verb == "charges":
        return part.verb_text[:4].casefold() in one.cue.casefold()
    return True


def _points_back(content: str) -> bool:
    words = _content(content)
    return len(words) <= 1 and (
        not words
        or words[0]
        in {"claim", "claims", "accusation", "accusations", "allegation", "allegations", "charge", "charges"}
    )


def _answers_before(answer: Answer, part: _Part, before: Sequence[_Part], cast: Mapping[str, list[Said]]) -> bool:
    """Whether the part before tells the very claim that this denial is about, all of it."""
    if answer.relation != part.verb or answer.scope != "full" or not before:
        return False
    told = cast[before[-1].speaker]
    return (
        before[-1].verb in ("says", "charges")
        and any(one.id in answer.claims for one in told)
        and len(answer.claims) == 1
    )


def _content(text: str) -> list[str]:
    return [word for word in (plain(token) for token in tokens(text)) if word not in FREE]


def _charged(one: Said) -> str:
    """Whom a charge is made against, where the article says it between cue and quote: “accused the bank of …”."""
    return one.around.partition(one.cue)[2].rstrip(" .,”") if one.cue else ""


def _shortens(content: str, one: Said, opening: str) -> bool:
    """Whether `content` is the quote, after `opening`, with some harmless words left out."""
    wanted = _content(content)
    quote = one.statement.quote
    for sentence in re.split(r"(?<=[.!?;…])[”\"’]?\s+", quote):
        said = [plain(token) for token in tokens(f"{opening} {sentence}")]
        if (
            wanted
            and _fits(_without_speaker(wanted, sentence, one), said)
            and _units_kept(content, f"{opening} {sentence}")
        ):
            return True
    return False


def _without_speaker(wanted: list[str], sentence: str, one: Said) -> list[str]:
    """Where the quote says “we”, the gist may name the speaker instead."""
    if not FIRST_PERSON_START.match(sentence):
        return wanted
    names = {plain(t) for t in tokens(f"{one.statement.source.name} {one.statement.source.resolved or ''}")}
    while wanted and wanted[0] in names:
        wanted = wanted[1:]
    return wanted


def _fits(wanted: Sequence[str], said: Sequence[str]) -> bool:
    """Whether `wanted` is `said` from its start, with at most a few words in a row cut and none that turns the meaning."""
    if not wanted:
        return False
    at, cut = 0, 0
    for place_, word in enumerate(said):
        if at < len(wanted) and word == wanted[at]:
            at, cut = at + 1, 0
            continue
        if word in FREE and word not in TURNS:
            continue
        if word in TURNS or word.isdigit():
            return False
        if at < len(wanted):
            cut += 1
            if at == 0 or cut > MOST_CUT or said[place_ - 1] in ("and", "or", "who", "which"):
                return False
    return at == len(wanted)


def _units_kept(content: str, sentence: str) -> bool:
    """Whether every number keeps the word that follows it, and every unit its number."""
    mine, theirs = ([plain(t) for t in tokens(text)] for text in (content, sentence))
    beside = set(zip(theirs, [*theirs[1:], ""], strict=True))
    for word, following in zip(mine, [*mine[1:], ""], strict=True):
        if (word[0].isdigit() or following in UNITS) and (word, following) not in beside:
            return False
    return True
