"""One transaction for all who wait to write: a burst of events is kept as fast as a few of them."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import sqlalchemy as sa
from sqlalchemy.exc import OperationalError

from bot.store.engine import asking

Item = TypeVar("Item")


@dataclass
class _Wish(Generic[Item]):
    item: Item
    done: bool = False
    is_kept: bool = False
    answer: bool = False
    error: BaseException | None = None


class Together(Generic[Item]):
    """While one transaction is under way the next items gather; whoever comes first writes them all.

    Each `do` returns when its own item is committed. Where a transaction fails, its items are tried one by one, so
    that none fails for another's fault; but where the database is away, locked or full, that is nobody's fault, and all
    are told at once. A connection that is found dead is tried once more, with a new one.

    Args:
        write: Writes several items, and says of each what its `do` is to return.
    """

    def __init__(self, engine: sa.Engine, write: Callable[[sa.Connection, Sequence[Item]], Sequence[bool]]) -> None:
        self._engine = engine
        self._write = write
        self._changed = threading.Condition()
        self._wishes: list[_Wish[Item]] = []
        self._is_led = False

    def do(self, item: Item) -> bool:
        """What `write` said of it, once it is committed; raises what it raised, or RuntimeError where it was not kept."""
        wish = _Wish(item)
        with self._changed:
            self._wishes.append(wish)
            self._changed.wait_for(lambda: wish.done or not self._is_led)
            self._is_led = self._is_led or not wish.done
            leads = not wish.done
        if leads:
            self._lead()
        if wish.error:
            raise wish.error
        return wish.answer

    def _lead(self) -> None:
        taken: list[_Wish[Item]] = []
        try:
            self._once_more(taken)
        except OperationalError as error:
            taken = taken or self._take()
            for wish in taken:
                wish.error = error
        except Exception:  # noqa: BLE001 - whose fault it was comes out when each is tried alone
            taken = taken or self._take()
            for wish in taken:
                self._alone(wish)
        finally:
            with self._changed:
                for wish in taken:
                    if not wish.is_kept and wish.error is None:  # whoever led was ended in the middle of it
                        wish.error = RuntimeError("nothing was written: its transaction was broken off")
                    wish.done = True
                self._is_led = False
                self._changed.notify_all()

    def _once_more(self, taken: list[_Wish[Item]]) -> None:
        try:
            self._all_at_once(taken)
        except OperationalError as error:
            if not error.connection_invalidated:
                raise
            self._all_at_once(taken)

    def _all_at_once(self, taken: list[_Wish[Item]]) -> None:
        with asking(self._engine) as connection, connection.begin():
            taken += self._take()
            answers = self._write(connection, [wish.item for wish in taken])
        for wish, answer in zip(taken, answers, strict=True):
            wish.answer, wish.is_kept = answer, True

    def _alone(self, wish: _Wish[Item]) -> None:
        try:
            with asking(self._engine) as connection, connection.begin():
                (wish.answer,) = self._write(connection, [wish.item])
            wish.is_kept = True
        except Exception as error:  # noqa: BLE001 - raised again by whoever wished it
            wish.error = error

    def _take(self) -> list[_Wish[Item]]:
        with self._changed:
            taken, self._wishes = self._wishes, []
        return taken
