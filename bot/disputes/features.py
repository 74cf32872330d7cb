"""What speaks for one statement answering another, as numbers whose weights are learned (`weights.py`).

A feature is 0 where it does not hold, and 0 or 1 unless its name tells that it counts something. Those that count
differently by the kind of answer carry that kind before a colon.
"""

from bot.disputes import cues
from bot.disputes.evidence import ONE_WORD, Evidence
from bot.disputes.pointing import pointer
from bot.disputes.said import Said
from bot.disputes.scene import Scene

CROWD, TURNS, VOICED, WORDS, SHARED = 3, 4, 4, 3, 2
"""Counts beyond which more tell no more: others who speak in between, turns, statements of one source, words, words of
the sources' names."""
TWO_WORDS = 2 * ONE_WORD
"""Weight of two telling words in common."""


def features(scene: Scene, claim: Said, answer: Said, evidence: Evidence) -> dict[str, float]:
    """The features of a claim and what may answer it."""
    found = (
        _place(scene, claim, answer, evidence)
        | _words(scene, claim, answer, evidence)
        | _ends(scene, claim, answer)
        | {
            "claim is about the answerer": evidence.targets,
            "answer names the claimant": evidence.claimant,
            "words in both sources' names": min(len(claim.source_words & answer.source_words), SHARED),
            "article: statements in 100 words": scene.density,
        }
    )
    if answer.kind == "denial":
        found |= _denial(claim, answer, evidence, found)
    elif answer.kind == "plain":
        found |= _plain(scene, claim, answer, evidence, found)
    return {name: float(value) for name, value in found.items()}


def _place(scene: Scene, claim: Said, answer: Said, evidence: Evidence) -> dict[str, float]:
    """Where the two stand, and who speaks between them."""
    between = scene.said[claim.order + 1 : answer.order] if evidence.after else ()
    first = evidence.after and not any(scene.cast.one(one.statement, answer.statement) for one in between)
    last = evidence.after and not any(scene.cast.one(one.statement, claim.statement) for one in between)
    next_to_it = scene.is_next(claim, answer) and evidence.gap <= 1
    past = cues.PAST.search(answer.statement.quote) and cues.PAST.search(claim.statement.quote)
    return {
        "after": evidence.after,
        "same paragraph": evidence.after and evidence.gap == 0,
        "same sentence": answer.statement.sentence == claim.statement.sentence,
        "others in between": min(scene.others_between(claim, answer), CROWD),
        "turns of the two": min(scene.turns(claim, answer), TURNS),
        "answerer's first words after it": first,
        "right after it": first and last,
        "next": next_to_it,
        "next to it, both of the past": next_to_it and bool(past),
        "next to it, with a word in common": next_to_it and evidence.plain > 0,
    }


def _words(scene: Scene, claim: Said, answer: Said, evidence: Evidence) -> dict[str, float]:
    """What the words of both have in common."""
    return {
        "a telling word in common": evidence.weight >= ONE_WORD,
        "part in common": min(1.0, evidence.cover),
        "words of the claim's sentence": min(len(answer.stems & claim.sentence_stems), WORDS),
        "begins with what the claim is about": bool(answer.opens_with & claim.stems),
        "both say no": claim.negative and answer.negative,
    }


def _ends(scene: Scene, claim: Said, answer: Said) -> dict[str, float]:
    """What the claim and the answer are like by themselves."""
    return {
        "claim: charges": claim.is_charge,
        "claim: its cue doubts it": bool(cues.DOUBTING.search(claim.cue)),
        "claim: is an answer": claim.announces,
        "claim: length": claim.length,
        "answer: length": answer.length,
        "answer: replies": bool(cues.REPLYING.search(answer.cue)),
        "answer: nothing of it": answer.says_nothing_of_it,
        "answer: led in as one": bool(cues.LEADING_IN.search(scene.lead_in(answer))),
        "answer: statements of its source": min(scene.voiced_by(answer), VOICED),
        "answer: denial": answer.kind == "denial",
        "answer: confirmation": answer.kind == "confirmation",
    }


def _denial(claim: Said, answer: Said, evidence: Evidence, found: dict[str, float]) -> dict[str, float]:
    """What counts for answers that say of themselves that they are denials."""
    how = pointer(answer)
    return {
        "denial: it": how == "it",
        "denial: a noun": how == "noun",
        "denial: it, right after it": how == "it" and found["right after it"],
        "denial: it, next": how == "it" and found["next"],
        "denial: sums up in the first paragraphs": evidence.leads,
        "denial: of the claim's own noun": evidence.echoes,
        "denial: one says no, the other not": claim.negative != answer.negative,
        "denial: two telling words in common": evidence.weight >= TWO_WORDS,
        "denial: claim is about the answerer": evidence.targets,
        "denial: names the claimant": evidence.claimant,
        "denial: led in as one": found["answer: led in as one"],
        "denial: others in between": found["others in between"],
        "denial: claim has a number": any(char.isdigit() for char in claim.statement.quote),
    }


def _plain(scene: Scene, claim: Said, answer: Said, evidence: Evidence, found: dict[str, float]) -> dict[str, float]:
    """What counts for answers in plain words."""
    next_to_it = scene.is_next(claim, answer) and evidence.gap <= 1
    says_no = bool(answer.clauses) and answer.clauses[0].negated
    return {
        "plain: no to a word of the claim": bool(answer.says_no_to & claim.stems),
        "plain: another number": evidence.other_number,
        "plain: puts right": bool(cues.PUTTING_RIGHT.search(answer.statement.quote)),
        "plain: first words in a row": not scene.goes_on(answer),
        "plain: claim by a pronoun": scene.is_bare(claim),
        "plain: no next to it by one of the two": next_to_it and says_no and (evidence.targets or evidence.claimant),
    }
