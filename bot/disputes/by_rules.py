"""Disputes by rules: only where the article itself ties an answer to a claim. What is shown must be right. Pure."""

import re
from collections.abc import Iterable, Mapping, Sequence

from bot.breakdown import (
    ANSWERS,
    DENIALS,
    Article,
    Dispute,
    Frozen,
    Line,
    Mention,
    NoAnswer,
    Role,
    Source,
    Statement,
    Words,
)
from bot.disputes.statement_features import LEAST, Said, fullest_name, touches
from bot.disputes.which_claim import REACH, claims_of
from bot.language.answer_words import CHARGE
from bot.language.text import CLAUSE_END, content, content_stems, is_negated, names, stem

ACCUSER_UNNAMED = "the denial names no accuser"
MOST_WORDS = 24
"""Words of a claim that stand over its dispute whole; a longer one is cut at the end of a clause."""
SHARE_SAID_AGAIN, WORDS_SAID_AGAIN = 0.5, 3
"""What two statements of one source share that is said twice: part of the shorter one's words, and words."""
SAME_WORDS = 6
"""One after the other, that a claim said again has in common with the first: a paraphrase is no repetition of speech."""
_CHARGING = ("accus", "blam", "charg")
FEWEST_HEADING_WORDS = 3  # before the clause at which it is cut
_SUCH = re.compile(r"\bsuch\b(?! as\b)", re.IGNORECASE)
_SOME = re.compile(r"(?:some|many|several|certain|most|other|any|all)\b", re.IGNORECASE)
"""Begins a party that is nobody in particular."""


class Found(Frozen):
    """What the rules find: `statements` are the article's, with what only a denial tells of."""

    disputes: tuple[Dispute, ...] = ()
    no_answer: tuple[NoAnswer, ...] = ()
    also: tuple[str, ...] = ()
    statements: tuple[Statement, ...] = ()


def by_rules(article: Article, statements: Sequence[Statement], against: Mapping[str, Mention]) -> Found:
    """Find the disputes among an article's statements. `against` tells whom a charge is made against, by statement id."""
    said = [
        Said(statement, order, article.text[slice(*statement.sentence)], against.get(statement.id))
        for order, statement in enumerate(statements)
    ]
    repeats = _repeats(said)
    told_by_denial: dict[str, Statement] = {}
    """Answer → the claim, of an unnamed source, that only it tells of."""
    pointing_back: set[str] = set()
    """Answers that only point back, of which the object alone would tell nothing."""
    pairs: list[tuple[str, str]] = []
    for answer in said:
        if not answer.has_speaker:
            continue
        claims = [claim.statement.id for claim in claims_of(answer, said)]
        if not claims and (denied := _denied(article, answer)):
            told_by_denial[answer.statement.id] = denied
            claims = [denied.id]
        if claims and answer.pointer:
            pointing_back.add(answer.statement.id)
        answer_id = repeats.get(answer.statement.id, answer.statement.id)
        pairs += [(answer_id, repeats.get(claim, claim)) for claim in claims]
    kept = [
        _whole(article, statement) if statement.id in pointing_back else statement
        for statement in _kept(statements, told_by_denial, repeats)
    ]
    disputes = tuple(
        _dispute(article, f"d{number}", group, {statement.id: statement for statement in kept})
        for number, group in enumerate(_groups(pairs, kept), 1)
    )

    shown = {line.statement for dispute in disputes for line in dispute.lines}
    unanswered = _no_answer(said, shown)
    shown |= {charge.statement for charge in unanswered}
    return Found(
        disputes=disputes,
        no_answer=unanswered,
        also=tuple(statement.id for statement in kept if statement.id not in shown and statement.repeats is None),
        statements=tuple(sorted(kept, key=lambda statement: statement.spans)),
    )


def _repeats(said: Sequence[Said]) -> dict[str, str]:
    """For each statement that says again what its source said before: the id of the first."""
    first: dict[str, str] = {}
    by_party: dict[object, list[Said]] = {}
    for later in said:
        before = by_party.setdefault(later.party, [])
        earlier = next((said_before for said_before in before[-REACH:] if _says_again(said_before, later)), None)
        if earlier:
            first[later.statement.id] = earlier.statement.id
        else:
            before.append(later)
    return first


def _says_again(earlier: Said, later: Said) -> bool:
    """Whether a list may leave the later one out: it is the same answer, or the same words."""
    first, second = earlier.statement, later.statement
    before, after = (frozenset(map(str.casefold, content(said.quote))) for said in (first, second))
    return (
        (first.role in ANSWERS) == (second.role in ANSWERS)
        and sum(stem(word) not in earlier.names for word in before & after) >= WORDS_SAID_AGAIN
        and len(before & after) >= SHARE_SAID_AGAIN * min(len(before), len(after))
        and (first.role in ANSWERS or not _runs(first.quote).isdisjoint(_runs(second.quote)))
        and is_negated(first.quote) == is_negated(second.quote)
    )


def _runs(quote: str) -> set[tuple[str, ...]]:
    words = quote.casefold().split()
    return {tuple(words[at : at + SAME_WORDS]) for at in range(len(words) - SAME_WORDS + 1)}


def _denied(article: Article, answer: Said) -> Statement | None:
    """“Denied claims that the roof leaked”: the claim that only its denial tells of; its source is not named."""
    statement = answer.statement
    if statement.role not in DENIALS or not answer.denies_by_cue:
        return None
    denied = answer.denied
    if denied is None or len(statement.spans) != 1 or len(content_stems(statement.quote[denied.begins :])) < LEAST:
        return None
    if _SUCH.search(statement.quote):
        return None  # “denied giving any such instruction” does not tell which
    start, end = statement.spans[0][0] + denied.begins, statement.spans[0][1]
    return statement.model_copy(
        update={
            "id": f"{statement.id}c",
            "source": Source(name="nobody named", kind="unknown"),
            "via": (),
            "role": "claims",
            "cue": None,
            "quote": article.text[start:end],
            "spans": ((start, end),),
            "repeats": None,
        }
    )


def _kept(
    statements: Sequence[Statement], told_by_denial: Mapping[str, Statement], repeats: Mapping[str, str]
) -> list[Statement]:
    """All statements in order, what only a denial tells of before it."""
    kept: list[Statement] = []
    for statement in statements:
        kept += [told_by_denial[statement.id]] if statement.id in told_by_denial else []
        kept.append(statement.model_copy(update={"repeats": repeats.get(statement.id)}))
    return kept


def _whole(article: Article, answer: Statement) -> Statement:
    """“Rejected that argument”, not “that argument” alone."""
    start, end = answer.spans[0][0], answer.spans[-1][1]
    cue = article.text.rfind(answer.cue, answer.sentence[0], start) if answer.cue and answer.cue[0].isalpha() else -1
    if cue < 0:
        return answer
    return answer.model_copy(update={"quote": article.text[cue:end], "spans": ((cue, end),)})


def _groups(pairs: Iterable[tuple[str, str]], kept: Sequence[Statement]) -> list[list[tuple[str, str]]]:
    """Pairs of answer and claim that share either, in the order of the article."""
    groups: list[list[tuple[str, str]]] = []
    for pair in dict.fromkeys(pairs):
        near = [group for group in groups if any(set(pair) & set(other) for other in group)]
        groups = [group for group in groups if group not in near]
        groups.append([other for group in near for other in group] + [pair])
    order = {statement.id: number for number, statement in enumerate(kept)}
    return sorted(groups, key=lambda group: min(order[claim] for _, claim in group))


def _dispute(article: Article, name: str, pairs: Sequence[tuple[str, str]], by_id: Mapping[str, Statement]) -> Dispute:
    claims = {claim for _, claim in pairs}
    answers = {answer for answer, _ in pairs} - claims
    ordered = [by_id[key] for key in by_id if key in claims] + [by_id[key] for key in by_id if key in answers]
    return Dispute(
        id=name,
        question=Words(text=_heading(article, ordered[0]), by="article"),
        lines=tuple(
            Line(statement=made.id, who=shown_who(made.source), role=_role(made, made.id in answers))
            for made in ordered
        ),
    )


def _role(statement: Statement, is_answer: bool) -> Role:
    """What a statement does here: plain words that say no to a claim deny it."""
    return "denies" if is_answer and statement.role not in ANSWERS else statement.role


def shown_who(source: Source) -> str:
    """A source as it is shown: its fullest name or description."""
    return ACCUSER_UNNAMED if source.start is None else fullest_name(source)


def _heading(article: Article, claim: Statement) -> str:
    """The claim's own words up to the end of a clause."""
    start, end = claim.spans[0]
    if (claim.cue or "").casefold().startswith(_CHARGING):  # “accused Melk of …”: “Melk of …” is half a sentence
        cue = article.text.rfind(claim.cue or "", claim.sentence[0], start)
        start = cue if cue >= 0 else start
    words = article.text[start:end]
    if len(words.split()) <= FEWEST_HEADING_WORDS and len(claim.spans) > 1:
        words = claim.quote  # “What is left … is a crack”
    for cut in CLAUSE_END.finditer(words) if len(words.split()) > MOST_WORDS else ():
        if len(words[: cut.start()].split()) >= FEWEST_HEADING_WORDS:
            words = words[: cut.end() if cut.group()[-1] in '”"' else cut.start()]
            break
    words = words.strip(" ,;:–—")
    if (words[:1] in '“"' and words[-1:] in '”"') or words.count("“") != words.count("”") or words.count('"') % 2:
        words = words.strip('“”"')
    return words.rstrip(" ,;:–—").removesuffix(".")


def _no_answer(said: Sequence[Said], shown: set[str]) -> tuple[NoAnswer, ...]:
    """Clear charges against a named party from whose side no word stands anywhere in the article; each party once.

    None where anybody answers anything, confirmations apart: whom “the firm” or “his lawyer” answers for is not for rules
    to say.
    """
    by_target: dict[frozenset[str], NoAnswer] = {}
    for charge in said:
        statement = charge.statement
        if charge.against is None or statement.id in shown or not charge.has_speaker or not CHARGE.search(charge.cue):
            continue
        if _SOME.match(charge.against.name):
            continue  # whom “some banks” are, nobody can ask
        target = names(charge.against.name)
        speaks = any(touches(other.side, target) or other.statement.role in ANSWERS - {"confirms"} for other in said)
        if target and not speaks:
            no_answer = NoAnswer(statement=statement.id, who=shown_who(statement.source), against=charge.against)
            by_target.setdefault(target, no_answer)
    return tuple(by_target.values())
