"""Checking a model's one-sentence gist of a dispute: when in doubt it is dropped.

A gist passes only when each of its parts names one source of the dispute, reports it with a verb that says no more than
the article's, and shortens that source's own words (`gist_fit` says what may go).
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from bot.breakdown import Answer, Dispute, Dropped
from bot.disputes import gist_words as known
from bot.disputes.gist_fit import Word, holds_quotations, shortens, words_of
from bot.disputes.gist_parts import Part, parted
from bot.disputes.said import Said
from bot.disputes.scene import Scene
from bot.draft import ProposedAnswer

LONGEST = 400
"""Characters: a gist is one sentence."""

_HAVE = frozenset(["has", "have", "had"])
_ALSO = re.compile(r"(?:,| and| or)\s+that\s*[“‘\"']?$")
"""The end of what the same report said before: “says that it was not one, and that …”."""
_WHEN = re.compile(
    r"\b(?:(?:on|late|early|earlier) )*(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|tonight)\b|\b(?:last|this|earlier this) \w+ (?=that|of)|\bagain\b"
)
_PLACE = re.compile(r"\s(?:in|at|on|during|to|from|by|through)\s")
_NOT_BEFORE = re.compile(
    r"((?:\b(?:did|does|do|has|have|had|would|will|could|can|never|not)(?:n['’]t)?\s+)+)$", re.IGNORECASE
)


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
    told = _Told(scene, dispute, again or {})
    why = "the gist does not say who says what"
    for parts in parted(gist.strip(), told.called):
        failed = next((part for number, part in enumerate(parts) if not told.holds(part, parts[:number])), None)
        if failed is None:
            return None
        why = f"the gist does not keep to the words of {failed.speakers[0]}"
    return why


class _Told:
    """What each source says in one dispute, by the fullest name of the source."""

    def __init__(self, scene: Scene, dispute: Dispute, again: Mapping[str, str]) -> None:
        self._dispute, self._scene = dispute, scene
        ids = {*dispute.claims, *(a.statement for a in dispute.answers)}
        ids |= {later for later, first in again.items() if first in ids}
        self._cast: dict[str, list[Said]] = {}
        for one in scene.said:
            if one.id in ids:
                name = one.statement.source.resolved or one.statement.source.name
                same = (n for n, said in self._cast.items() if scene.cast.one(said[0].statement, one.statement))
                self._cast.setdefault(next(same, name), []).append(one)
        self.called = {name: self._all_by(said[0]) for name, said in self._cast.items()}
        """Everything that a source of the dispute says in the article: how it may be called."""

    def _all_by(self, first: Said) -> list[Said]:
        return [one for one in self._scene.said if self._scene.cast.one(one.statement, first.statement)]

    def holds(self, part: Part, before: Sequence[Part]) -> bool:
        """Whether one of the speaker's statements in the dispute says this."""
        return any(self._says(one, part, before) for one in self._by(part))

    def _by(self, part: Part) -> list[Said]:
        return [one for name in part.speakers for one in self._cast[name]]

    def _says(self, one: Said, part: Part, before: Sequence[Part]) -> bool:
        words = part.words
        if one.is_refusal and _refuses(one, words):
            return True
        if not holds_quotations(part.text, one.sentence) or not _hedges_kept(one, words):
            return False
        told = [word for earlier in before for word in earlier.words]
        if words[0].text in known.SAYING and _can_be_said(one):
            quote = words_of(one.statement.quote)
            if any(shortens(rest, quote, told=told) for rest in (words[1:], _after_self(words[1:], one))):
                return True
        answer = next((a for a in self._dispute.answers if a.statement in (one.id, one.statement.repeats)), None)
        if answer is not None and known.lemma(words[0].text) in known.DENYING and self._denies(answer, words, before):
            return True
        return any(_repeats_cue(words, own, one.reverses, told) for own in _own_words(one))

    def _denies(self, answer: Answer, words: Sequence[Word], before: Sequence[Part]) -> bool:
        """Whether this part points back to the whole claim that was just told, or tells it, and the answer meets all of it."""
        if answer.relation not in _relations(words[0].text) or answer.scope != "full" or len(answer.claims) != 1:
            return False
        claim = self._scene.by_id[answer.claims[0]]
        rest = [word for word in words[1:] if word.text not in known.FREE - {"that"}]
        if len(rest) <= 1 and all(word.text in known.CLAIMS for word in rest):
            return bool(before) and claim in self._by(before[-1])
        return answer.relation == "denies" and shortens(words[1:], words_of(claim.statement.quote), whole=True)


def _relations(verb: str) -> tuple[str, ...]:
    return {"deny": ("denies",), "dispute": ("denies", "rejects")}.get(known.lemma(verb), ("rejects",))


def _refuses(one: Said, words: Sequence[Word]) -> bool:
    """“declined to comment” and “did not respond”, whichever the article says."""
    texts = [word.text for word in words if word.text not in known.FREE]
    said = {word.text for word in words_of(f"{one.cue} {one.statement.quote}")}
    if texts[:1] and known.lemma(texts[0]) == "decline" and texts[1:] == ["to", "comment"]:
        return bool(said & known.UNWILLING)
    if texts[:2] == ["did", "not"] and len(texts) == 3 and texts[2] in known.SILENT:
        return bool(said & {"not", "never"} and said & known.SILENT and not said & known.UNWILLING)
    return False


def _can_be_said(one: Said) -> bool:
    """Whether “says” tells truly how the article reports this."""
    if one.is_refusal or one.reverses or one.cue_negated or not _is_harmless(_between(one)):
        return False
    cue = [word.text for word in words_of(one.cue) if word.text not in {*_HAVE, ","}]
    return not cue or known.lemma(cue[0]) in known.REPORTED


def _after_self(words: Sequence[Word], one: Said) -> Sequence[Word]:
    """Where the quote says “we”, the gist may name the speaker instead: the name is taken for the pronoun."""
    said = words_of(one.statement.quote)
    if not said or said[0].text not in ("we", "i"):
        return words
    source = one.statement.source
    names = {word.text for word in words_of(f"{source.name} {source.resolved or ''}")}
    at = 0
    while at < len(words) and words[at].text in names | known.FREE:
        at += 1
    return [said[0], *words[at:]] if at else words


def _hedges_kept(one: Said, words: Sequence[Word]) -> bool:
    """Whether what weakens a statement from outside its quote weakens the gist too."""
    held = {word.text for word in words} | {word.text for word in words_of(f"{one.statement.quote} {one.cue}")}
    return all({word.text for word in words_of(hedge)} <= held for hedge in one.statement.hedges)


def _between(one: Said) -> str:
    """What stands between a cue and the quote that follows it: who was told; not when, nor what else was said."""
    cue, start, first = one.statement.cue, one.statement.sentence[0], one.statement.spans[0][0]
    if not cue or not start <= cue.start < cue.end <= first:
        return ""
    between = one.sentence[cue.end - start : first - start]
    return "" if _ALSO.search(between) else _WHEN.sub(" ", between)


def _is_harmless(between: str) -> bool:
    """Whether these words neither weaken nor turn what follows, and tell of no other's report."""
    texts = [word.text for word in words_of(between)]
    # “said in an email that”: after an article it is no verb.
    told = any(known.is_reporting(text) and before not in known.DETERMINERS for before, text in pairwise(["", *texts]))
    return not told and not set(texts) & known.TURNS


def _own_words(one: Said) -> Iterable[tuple[Word, ...]]:
    """The statement from its cue on: cue, whatever stands between, and quote; the cue may open the quote."""
    quote = words_of(one.statement.quote)
    cue = one.statement.cue
    if cue is None:
        return
    start, first = one.statement.sentence[0], one.statement.spans[0][0]
    if not start <= cue.start <= first:
        yield (*_bare(one.cue), *_first_on(quote))
        return
    not_ = _NOT_BEFORE.search(one.sentence[: cue.start - start])
    opening = f"{not_.group() if not_ else ''}{one.cue}"
    if cue.end > first:  # the cue opens the quote: “declined to say”
        yield quote
        return
    between = _between(one)
    yield (*_bare(opening), *_on(words_of(between)), *_first_on(quote))
    if _is_harmless(between) and known.lemma(words_of(one.cue)[-1].text) in known.REPORTED:
        for listener in ("", _PLACE.split(between)[0]):
            yield (*_bare(opening), *_on(words_of(listener)), *_first_on(quote))


def _bare(text: str) -> list[Word]:
    """The words of a cue without a perfect's “has”."""
    return _on([word for word in words_of(text) if word.text not in _HAVE])


def _on(words: Sequence[Word]) -> list[Word]:
    """These words in the middle of a sentence."""
    return [word._replace(opens=False) for word in words]


def _first_on(quote: Sequence[Word]) -> list[Word]:
    return [*_on(quote[:1]), *quote[1:]]


def _repeats_cue(words: Sequence[Word], own: Sequence[Word], whole: bool, told: Sequence[Word]) -> bool:
    """Whether a part is the article's own report shortened, its verb in any form; a denial must be whole."""
    wanted, said = _with_lemma(words), _with_lemma(own)
    return bool(said) and wanted[0].text == said[0].text and shortens(wanted, said, whole=whole, told=told)


def _with_lemma(words: Sequence[Word]) -> list[Word]:
    out = list(words)
    at = next((place for place, word in enumerate(out) if word.text not in known.AUXILIARIES | {"not"}), None)
    if at is not None:
        out[at] = out[at]._replace(text=known.lemma(out[at].text))
    if out:
        out[0] = out[0]._replace(opens=True)
    return out
