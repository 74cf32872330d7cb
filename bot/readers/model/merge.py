"""Several answers of the model as one draft: keys that stay unique, references that lead somewhere."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from bot.draft import DraftStatement, ProposedAnswer
from bot.grounding.tokens import tokens

TELLING = 4
"""Letters from which a word tells what a statement is about."""


class Pieces(NamedTuple):
    """The statements and answers of a draft."""

    statements: tuple[DraftStatement, ...] = ()
    answers: tuple[ProposedAnswer, ...] = ()


def merged(old: Pieces, new: Pieces, replace: Collection[str] = ()) -> Pieces:
    """`old` with `new` added. A new statement takes the place of an old one only where its key is in `replace`.

    Any other key that is taken already is changed, in the new statements and in the new answers alike: the model may
    number each answer from s1. A reference that a new piece makes to a key leads to the new statement if there is one.
    """
    taken = {statement.key for statement in old.statements}
    names: dict[str, str] = {}
    fresh: list[DraftStatement] = []
    replaced: dict[str, DraftStatement] = {}
    for statement in new.statements:
        if statement.key in replace and statement.key not in replaced:
            replaced[statement.key] = statement
            names.setdefault(statement.key, statement.key)
            continue
        key = _free(statement.key, taken)
        taken.add(key)
        names.setdefault(statement.key, key)
        fresh.append(statement.model_copy(update={"key": key}))
    mended = {key: _renamed(statement, names) for key, statement in replaced.items()}
    statements = [mended.get(statement.key, statement) for statement in old.statements]
    statements += [_renamed(statement, names) for statement in fresh]
    answers = [*old.answers, *(_answer_renamed(answer, names) for answer in new.answers)]
    return _sound(statements, answers)


def pointed(
    answers: Iterable[ProposedAnswer], pieces: Mapping[str, Sequence[DraftStatement]]
) -> tuple[ProposedAnswer, ...]:
    """Answers that name the very piece that they are about, where a statement was taken apart.

    `pieces` holds for each key of the model's what became of its statement; the piece that shares most words with the
    other side is meant, else the first.
    """
    words = {key: _telling(" ".join(piece.quote for piece in made)) for key, made in pieces.items()}
    out = []
    for answer in answers:
        mine = words.get(answer.statement, frozenset())
        theirs = frozenset[str]().union(*(words.get(claim, frozenset()) for claim in answer.claims))
        claims = tuple(_meant(claim, pieces, mine) for claim in answer.claims)
        out.append(answer.model_copy(update={"statement": _meant(answer.statement, pieces, theirs), "claims": claims}))
    return tuple(out)


def _meant(key: str, pieces: Mapping[str, Sequence[DraftStatement]], others: frozenset[str]) -> str:
    made = pieces.get(key, ())
    return max(made, key=lambda piece: len(_telling(piece.quote) & others)).key if made else key


def _telling(text: str) -> frozenset[str]:
    return frozenset(token.word for token in tokens(text) if len(token.word) >= TELLING)


def _free(key: str, taken: Collection[str]) -> str:
    wanted, again = key or "s", 2
    while wanted in taken:
        wanted, again = f"{key or 's'}.{again}", again + 1
    return wanted


def _renamed(statement: DraftStatement, names: dict[str, str]) -> DraftStatement:
    repeats = statement.repeats
    return statement.model_copy(update={"repeats": names.get(repeats, repeats) if repeats else None})


def _answer_renamed(answer: ProposedAnswer, names: dict[str, str]) -> ProposedAnswer:
    claims = tuple(names.get(claim, claim) for claim in answer.claims)
    return answer.model_copy(update={"statement": names.get(answer.statement, answer.statement), "claims": claims})


def _sound(statements: Iterable[DraftStatement], answers: Iterable[ProposedAnswer]) -> Pieces:
    # What refers to nothing, or to itself, says nothing.
    kept = tuple(statements)
    keys = {statement.key for statement in kept}
    kept = tuple(
        s if s.repeats in keys and s.repeats != s.key else s.model_copy(update={"repeats": None}) for s in kept
    )
    sound, seen = [], set()
    for answer in answers:
        claims = tuple(dict.fromkeys(claim for claim in answer.claims if claim in keys and claim != answer.statement))
        if answer.statement in keys and claims and (answer.statement, claims) not in seen:
            seen.add((answer.statement, claims))
            sound.append(answer.model_copy(update={"claims": claims}))
    return Pieces(kept, tuple(sound))
