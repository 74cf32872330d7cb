"""Which statements of a new article answer, confirm or change a claim read before. Precision before recall.

Two things are asked for: the same party by name, and the same matter. What is missed for want of a name, a reader finds
by `/claims about`; a denial that is set against the wrong person's claim does harm.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bot.breakdown import DENIALS
from bot.ledger.heard import Heard, Name
from bot.ledger.remembered import Kind, LaterAnswer, Place, Remembered

SURE, LIKELY = 3, 2
"""Content words, names apart, that two clauses on one matter share: the predicate and two more; and where the question is
whether it was said before, one more."""
SAME_WORDS = 0.7
"""Share of the words of two sentences that are one sentence, edited or with a typo corrected."""
SAME_ARTICLE = 0.8
"""Share of an article's sentences that stood in an earlier one, if it is that article, read again."""


def later_answers(earlier: Iterable[Remembered], new: Sequence[Remembered]) -> tuple[LaterAnswer, ...]:
    """For each new statement the earlier claim that it answers or changes, if there is one.

    `earlier` are statements that those who will see the answer may see. What was known before is no answer.
    """
    own = {record.key: Heard(record) for record in new}
    archive = [Heard(record) for record in earlier]
    others = _of_other_articles(archive, list(own.values()))
    answers = []
    for later in own.values():
        if not later.tells or any(_says_again(old, later) for old in archive):
            continue
        claim = own.get((later.record.place.reading, later.record.answers or ""))
        hits = [hit for old in others if old.tells and (hit := _hit(old, later, claim))]
        if hits:  # of equal ones the latest
            answers.append(max(hits, key=lambda hit: (hit.shared, hit.answer.earlier.place.at)).answer)
    return tuple(answers)


class _Hit(NamedTuple):
    shared: int
    """Words that both have."""
    answer: LaterAnswer


def _hit(old: Heard, later: Heard, claim: Heard | None) -> _Hit | None:
    sign, shared = _stand(old, later, SURE)
    if not sign and claim and later.record.role in DENIALS:  # “That is a lie”: what is, stands in the claim
        sign, shared = _stand(old, claim, SURE)
        sign = -sign
    if not sign:
        return None
    same = _is_one_party(old, later)
    spoken_of = _is_spoken_of(later, old)
    kind: Kind | None = None
    if sign < 0 and same:
        kind = "changed" if old.denies != later.denies or _takes_back(old, later) else None
    elif sign < 0:
        kind = "denied" if spoken_of else None
    elif later.record.role in ("confirms", "concedes") and not same and spoken_of:
        kind = "confirmed"
    return _Hit(shared, LaterAnswer(kind=kind, earlier=old.record, later=later.record)) if kind else None


def _takes_back(old: Heard, later: Heard) -> bool:
    """Whether one says no to the other's predicate; “people who do not pay” alone takes back nothing."""
    pairs = [(before, now) for before in old.clauses for now in later.clauses if before.negated ^ now.negated]
    return any((now if now.negated else before).refused & before.stems & now.stems for before, now in pairs)


def _stand(old: Heard, later: Heard, least: int) -> tuple[int, int]:
    """+1 where both say the same of one matter, -1 where one says the opposite, 0 where it is not clearly one; with the
    number of words that tell so."""
    shared = old.content & later.content
    if len(shared) < least or _elsewhere(old, later) or _has_other_figures(old, later):
        return 0, 0
    best, sign = 0, 0
    for before in old.clauses:
        for now in later.clauses:
            common = shared & before.stems & now.stems
            if len(common) > best and not before.supposed and not now.supposed:
                best, sign = len(common), -1 if before.negated ^ now.negated else 1
    if best < LIKELY:
        return 0, 0
    return (-sign if old.denies != later.denies else sign), len(shared)


def _is_one_party(first: Heard, second: Heard) -> bool:
    """Whether both have one source by name: every name of the one that says less is a name of the other."""
    few, many = sorted((first.party, second.party), key=len)
    pairs = [(name, theirs) for name in few for theirs in many if alike(name, theirs)]
    if not few or {name for name, _ in pairs} != set(few):
        return False
    return len(few) > 1 or any(_is_full(pair, first, second) for pair in pairs) or bool(first.roles & second.roles)


def _is_spoken_of(later: Heard, old: Heard) -> bool:
    """Whether the earlier statement names the later one's source, or the body for which it speaks.

    A last name alone counts where both say what it is (“the Torvik quarry”), or have another name in common.
    """
    pairs = [(name, theirs) for name in later.party for theirs in old.about if alike(name, theirs)]
    common = (old.names & later.names) | (old.content & later.roles)
    return any(_is_full(pair, later) or common - set(pair[0] + pair[1]) for pair in pairs)


def _is_full(pair: tuple[Name, Name], *of: Heard) -> bool:
    """Whether both are a first and a last name, or the name of a body; not “Maria”, not “Prosecutors”."""
    whole = all(heard.record.kind in ("organisation", "government", "document") for heard in of)
    return min(map(len, pair)) > 1 or (whole and pair[0] == pair[1])


def alike(first: Name, second: Name) -> bool:
    """Whether one name is the other or its last words: “Odell” and “Ruth Odell”; not “Ruth” and “Ruth Odell”."""
    short, long = sorted((first, second), key=len)
    return long[-len(short) :] == short


def _elsewhere(old: Heard, later: Heard) -> bool:
    """Whether each speaks of a person or a place that the other does not name: two mills, two towns."""
    pairs = ((later, old), (old, later))
    return all(any(not set(name) & other.names for name in said.quoted_names) for said, other in pairs)


def _has_other_figures(old: Heard, later: Heard) -> bool:
    """Whether both give numbers, or both give times, and each has some that the other has not."""
    pairs = zip(old.figures, later.figures, strict=True)
    return any(before and now and not (before <= now or now <= before) for before, now in pairs)


def _of_other_articles(archive: list[Heard], new: list[Heard]) -> list[Heard]:
    """What was said in other articles: not under the same link, in the same thread, or in nearly the same text."""
    twins = {
        (old.record.place.reading, later.record.key) for later in new for old in archive if _is_one_sentence(old, later)
    }
    again = Counter(reading for reading, _ in twins)
    places = {old.record.place for old in archive}
    others = {
        place.reading
        for place in places
        if again[place.reading] < SAME_ARTICLE * len(new)
        and not any(_is_one_page(place, later.record.place) for later in new[:1])
    }
    return [old for old in archive if old.record.place.reading in others]


def _is_one_page(first: Place, second: Place) -> bool:
    if first.url or second.url:
        return first.url == second.url
    return first.thread is not None and (first.channel, first.thread) == (second.channel, second.thread)


def _is_one_sentence(old: Heard, later: Heard) -> bool:
    """Whether it is the same sentence by the same source, perhaps with a typo corrected; a “not” is no typo."""
    if old.party != later.party or old.says_no != later.says_no:
        return False
    return len(old.words & later.words) >= SAME_WORDS * len(old.words | later.words)


def _says_again(old: Heard, later: Heard) -> bool:
    """Whether this was said before, in the same sentence or by the same party in other words."""
    return _is_one_sentence(old, later) or (_stand(old, later, LIKELY)[0] > 0 and _is_one_party(old, later))
