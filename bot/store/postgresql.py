"""PostgreSQL that does not answer: how long it is waited for, and by whom."""

from typing import Any, TypeVar

import psycopg
import sqlalchemy as sa
from psycopg.abc import PQGen
from psycopg.pq import TransactionStatus

AT_ONCE = 3.0
"""Seconds for one statement that Slack waits for: it does for three, and then says it again."""
CONNECTING = 5
"""Seconds for a new connection; the least that the driver takes is two."""

T = TypeVar("T")


def network(url: str) -> dict[str, Any]:
    """Settings by which the system notices within half a minute that the server's machine is gone; the URL's own count more.

    A server that is there and stands still acknowledges every packet: whoever may not wait for that is `Impatient`.
    """
    ours = {
        "connect_timeout": CONNECTING,
        "keepalives_idle": 10,
        "keepalives_interval": 5,
        "keepalives_count": 3,
        "tcp_user_timeout": 15_000,  # milliseconds
    }
    return {name: value for name, value in ours.items() if name not in sa.make_url(url).query}


class Impatient(psycopg.Connection[Any]):
    """A connection that is given up when the server has not answered for `AT_ONCE` seconds.

    What was asked then may have been done or not: it is for statements that can be said again.
    """

    def wait(self, gen: PQGen[T], interval: float = 0.1, timeout: float | None = AT_ONCE) -> T:
        """As the driver's own, but for the time.

        Raises:
            OperationalError: the server does not answer; the connection is closed.
        """
        try:
            return super().wait(gen, interval, timeout)
        except psycopg.OperationalError:
            if self.info.transaction_status is TransactionStatus.ACTIVE:
                self.close()
            raise


def for_asks(url: str) -> sa.Engine:
    """One connection for what Slack waits for. It writes single statements, each committed when it returns.

    Four trips to the server become one: no look whether the connection lives (whoever writes tries twice), no BEGIN, no
    COMMIT.
    """
    engine = sa.create_engine(
        url,
        hide_parameters=True,
        isolation_level="AUTOCOMMIT",
        pool_size=1,
        max_overflow=0,
        connect_args=network(url) | {"connect_timeout": 2},
    )

    def connected(_: Any, __: Any, arguments: list[Any], named: dict[str, Any]) -> Impatient:
        return Impatient.connect(*arguments, **named)

    sa.event.listen(engine, "do_connect", connected)
    return engine
