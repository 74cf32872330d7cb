"""The statements of a breakdown by id: what repeats what, and which of them share one sentence. Pure."""

from collections import defaultdict
from collections.abc import Iterable

from bot.breakdown import Statement
from bot.views.speakers import speaker


class Said:
    """Look-up of statements; a statement that repeats another counts as the other."""

    def __init__(self, statements: tuple[Statement, ...]) -> None:
        self._by_id = {statement.id: statement for statement in statements}
        self._order: dict[str | None, int] = {key: place for place, key in enumerate(self._by_id)}
        self._repeats: dict[str, list[Statement]] = defaultdict(list)
        for statement in statements:
            original = self.first(statement.id)
            if original is not None and original.id != statement.id:
                self._repeats[original.id].append(statement)

    @property
    def originals(self) -> tuple[Statement, ...]:
        """Every statement that repeats no other, in the order of the breakdown."""
        return tuple(statement for key, statement in self._by_id.items() if self.first(key) is statement)

    def first(self, key: str) -> Statement | None:
        """The statement, or the earlier one that it repeats; None for an id that nobody has."""
        statement = self._by_id.get(key)
        while statement is not None and self._earlier(statement.repeats, statement.id):
            statement = self._by_id[statement.repeats or ""]
        return statement

    def firsts(self, keys: Iterable[str]) -> tuple[Statement, ...]:
        """The statements of `keys`, each once."""
        found = (self.first(key) for key in keys)
        return tuple({statement.id: statement for statement in found if statement is not None}.values())

    def repeats(self, statements: Iterable[Statement]) -> tuple[Statement, ...]:
        """What says the same as one of `statements` once more."""
        return tuple(repeat for statement in statements for repeat in self._repeats.get(statement.id, ()))

    def _earlier(self, key: str | None, than: str) -> bool:
        return key in self._order and self._order[key] < self._order[than]


def by_sentence(statements: Iterable[Statement]) -> list[tuple[Statement, ...]]:
    """Statements that one source makes in one sentence together, so that the sentence is shown once."""
    together: dict[tuple[object, ...], list[Statement]] = {}
    for statement in statements:
        # What was passed on or hedged must not rub off on what was not.
        alike = (statement.sentence, speaker(statement.source).full, statement.via, statement.hedges)
        together.setdefault(alike, []).append(statement)
    return [tuple(group) for group in together.values()]
