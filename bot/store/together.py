"""One transaction for all who wait to write: on SQLite a burst of events is kept as fast as a few of them."""

import threading
from collections.abc import Callable
from dataclasses import dataclass

import sqlalchemy as sa

from bot.store.engine import asking

Work = Callable[[sa.Connection], bool]


@dataclass
class _Wish:
    work: Work
    done: bool = False
    is_kept: bool = False
    answer: bool = False
    error: BaseException | None = None


class Together:
    """While one transaction is under way the next wishes gather; whoever comes first writes for all of them.

    Each `do` returns when its own part is committed. Where a transaction fails, its parts are tried one by one, so
    that none fails for another's fault.
    """

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine
        self._changed = threading.Condition()
        self._wishes: list[_Wish] = []
        self._is_led = False

    def do(self, work: Work) -> bool:
        """What `work` returned, once it is committed; raises what it raised, or RuntimeError where it was not kept."""
        wish = _Wish(work)
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
        taken: list[_Wish] = []
        try:
            self._all_at_once(taken)
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

    def _all_at_once(self, taken: list[_Wish]) -> None:
        with asking(self._engine) as connection, connection.begin():
            taken += self._take()
            for wish in taken:
                wish.answer = wish.work(connection)
        for wish in taken:
            wish.is_kept = True

    def _alone(self, wish: _Wish) -> None:
        try:
            with asking(self._engine) as connection, connection.begin():
                wish.answer = wish.work(connection)
            wish.is_kept = True
        except Exception as error:  # noqa: BLE001 - raised again by whoever wished it
            wish.error = error

    def _take(self) -> list[_Wish]:
        with self._changed:
            taken, self._wishes = self._wishes, []
        return taken
