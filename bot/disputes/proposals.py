"""Checking what a model proposes: that one statement answers others."""

import re
from collections.abc import Sequence

from bot.breakdown import Dropped
from bot.disputes import cues
from bot.disputes.evidence import Evidence, opposite, weigh
from bot.disputes.features import features
from bot.disputes.matching import Link, likelihood
from bot.disputes.said import Said
from bot.disputes.scene import Scene
from bot.disputes.words import numbers
from bot.draft import ProposedAnswer

_OPINION = re.compile(
    r"\b(?:good|bad|better|best|worse|worst|great|right|wrong|fair|unfair|important|needed|necessary|should|must|ought|hope|love|proud"
    r"|wonderful|terrible|awful|beautiful|success|failure|disaster|shame\w*|disgrace\w*|too \w+|(?:I|we|they|he|she) (?:think|thinks|believes?|feels?))\b",
    re.IGNORECASE,
)
"""A word of judgement: where both sides only judge, neither denies the other."""

_RECORD = re.compile(
    r"\b(?:records?|logs?|files?|filings?|invoices?|receipts?|pictures|photographs?|footage|video|transcripts?|register|documents?|data"
    r"|e-?mails?|memos?|minutes)\b[^.;]*\b(?:show|record|list|say|state|put|contain)(?:s|ed|n)?\b",
    re.IGNORECASE,
)
"""Something on record that speaks, however far it stands from the claim."""

TOO_EARLY = 3
"""Paragraphs by which an answer without any sign of being one may stand before its claim."""

NEAR = 2
"""Paragraphs within which an answer needs no word in common with its claim."""

_THE_NUMBER = re.compile(r"\b(?:that|the) (?:cost|count|figure|number|odds|price|toll|total)\b", re.IGNORECASE)
"""Words that point back to a number: “puts the number at 350”."""


def check(scene: Scene, proposals: Sequence[ProposedAnswer]) -> tuple[list[Link], list[Dropped]]:
    """The proposals that hold, as links, and the others with the reason."""
    links: list[Link] = []
    dropped: list[Dropped] = []
    for proposal in proposals:
        answer = scene.by_id.get(proposal.statement)
        if answer is None:
            dropped.append(Dropped(quote=proposal.statement, why="names an answer that is not in the article"))
            continue
        for key in dict.fromkeys(proposal.claims):
            claim = scene.by_id.get(key)
            why = (
                "names a claim that is not in the article" if claim is None else _wrong(scene, claim, answer, proposal)
            )
            if why or claim is None:
                dropped.append(Dropped(quote=answer.statement.quote, why=why or ""))
                continue
            strength = likelihood(features(scene, claim, answer, weigh(scene, claim, answer)))
            links.append(Link(answer.id, claim.id, proposal.relation, proposal.scope, strength))
    return links, dropped


def is_said_again(scene: Scene, earlier: Said, later: Said) -> bool:
    """Whether a model's `repeats` can be one: the same source says the same thing, with the same yes or no and numbers."""
    if not scene.cast.one(earlier.statement, later.statement) or earlier.is_refusal != later.is_refusal:
        return False
    if (earlier.is_denial or earlier.negative) != (later.is_denial or later.negative):
        return False
    fewer, more = sorted((numbers(one.statement.quote) for one in (earlier, later)), key=len)
    evidence = weigh(scene, earlier, later)
    return fewer <= more and evidence.plain > 0 and not evidence.other_number and evidence.opposition is None


def _wrong(scene: Scene, claim: Said, answer: Said, proposal: ProposedAnswer) -> str | None:
    """Why an answer cannot be one, or None."""
    if claim.id == answer.id:
        return "answers itself"
    same = scene.cast.one(claim.statement, answer.statement) or scene.called_alike(claim, answer)
    if same and claim.statement.source.kind != "article":
        return "has the same source as the claim"
    if claim.statement.spans == answer.statement.spans:
        return "is made of the same words as the claim"
    if proposal.relation in ("denies", "rejects") and (why := _cannot_deny(claim, answer, proposal)):
        return why
    if claim.statement.source.kind == "unknown" and _overlap(claim, answer):
        return "denies a claim that nobody in the article makes"
    evidence = weigh(scene, claim, answer)
    if not evidence.after and evidence.gap < -TOO_EARLY and not answer.announces:
        return "stands long before the claim and does not say that it answers one"
    if "article" in (claim.statement.source.kind, answer.statement.source.kind):
        return (
            None
            if _speaks_against(scene, evidence, claim, answer)
            else "is the article's own voice and does not take up the claim"
        )
    if proposal.relation == "declines":
        declines = answer.is_refusal or answer.statement.stance == "declines"
        return None if declines else "does not say that somebody would not comment"
    if proposal.relation == "confirms":
        return _no_confirmation(claim, answer)
    return _no_denial(scene, evidence, claim, answer)


def _no_confirmation(claim: Said, answer: Said) -> str | None:
    if answer.is_denial and not answer.cue_negated:
        return "denies what it is said to confirm"
    if answer.negative and not (claim.negative or answer.cue_negated or cues.CONFIRM.search(answer.cue)):
        return "says no to what it is said to confirm"
    grants = answer.is_confirmation or answer.statement.stance == "confirms"
    return None if grants else "does not say that anything is granted"


def _cannot_deny(claim: Said, answer: Said, proposal: ProposedAnswer) -> str | None:
    if answer.statement.source.kind == "unknown":
        return "has no speaker who could deny anything"
    turned_down = proposal.relation == "rejects" and answer.is_explicit and not claim.is_ruling
    if answer.is_ruling or (claim.is_request and not turned_down):
        return "answers a demand or is a ruling, where nothing told is denied"
    if claim.is_explicit and not answer.says_no and answer.order < claim.order:
        return "is itself what the claim denies"
    return None


def _speaks_against(scene: Scene, evidence: Evidence, claim: Said, answer: Said) -> bool:
    if cues.BRANDED.search(answer.statement.quote):
        return True
    return evidence.weight >= 1 and (answer.announces or opposite(scene, claim, answer) is not None)


def _overlap(claim: Said, answer: Said) -> bool:
    return any(a < d and c < b for a, b in claim.statement.spans for c, d in answer.statement.spans)


def _no_denial(scene: Scene, evidence: Evidence, claim: Said, answer: Said) -> str | None:
    """A capable model sees denials that no rule sees; it is refused only where nothing at all speaks for it.

    A denial that its own words or cue make one stands wherever it is; one that only the model calls so has to speak about
    the same, or to follow its claim. Measured with good answers to 63 articles: of the pairs without a word in common 25
    of 33 were right where the answer is the next to speak, 10 of 15 elsewhere within two paragraphs, 3 of 7 in the third.
    """
    if answer.calls_untrue or (answer.is_explicit and answer.says_no):
        return None
    if answer.is_refusal:
        return "only declines to comment"
    if opposite(scene, claim, answer) is not None:
        return None
    if answer.is_confirmation:
        return "grants what it is said to deny"
    if claim.statement.stance == answer.statement.stance == "demands":
        return "is a demand against a demand"
    related = evidence.weight > 0 or evidence.targets or evidence.claimant or evidence.points_back
    meets = answer.negative != claim.negative or claim.is_charge or claim.against is not None
    opinions = _OPINION.search(claim.statement.quote) and _OPINION.search(answer.statement.quote)
    if related or ((meets or not opinions) and (evidence.follows or abs(evidence.gap) <= NEAR)):
        return None
    if meets and _RECORD.search(answer.sentence):
        return None
    if _THE_NUMBER.search(answer.sentence) and numbers(claim.statement.quote) and numbers(answer.statement.quote):
        return None
    return "neither says no nor speaks about the same"
