"""Socket Mode at the wire: every message of a burst is passed on at once, and a connection that ends is made again."""

import json
import queue
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from slack_bolt import BoltRequest, BoltResponse
from websockets.sync.server import ServerConnection, serve

from bot.slack.socket_mode import SocketMode

PATIENCE = 180


def envelope(name: str) -> str:
    event = {"type": "app_mention", "text": "x", "name": name}
    payload = {"type": "event_callback", "team_id": "T1", "event": event}
    return json.dumps({"envelope_id": name, "type": "events_api", "payload": payload})


@contextmanager
def slack(talk: Callable[[ServerConnection, int], None]) -> Iterator[tuple[SocketMode, "queue.Queue[str]"]]:
    """The bot's end of a Slack that talks like this (to which connection of the bot), and what its listener hears."""
    heard, connections = queue.Queue[str](), list[ServerConnection]()

    class Listener:
        """In place of the Bolt app."""

        def dispatch(self, request: BoltRequest) -> BoltResponse:
            name = request.body["event"]["name"]
            heard.put(name)
            return BoltResponse(status=500 if name == "fails" else 200)

    def live(connection: ServerConnection) -> None:
        connections.append(connection)
        talk(connection, len(connections) - 1)

    with serve(live, "127.0.0.1", 0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        handler = SocketMode(Listener(), "xapp-none")  # type: ignore[arg-type]
        url = f"ws://127.0.0.1:{server.socket.getsockname()[1]}/"
        handler.new_url = lambda: url  # type: ignore[method-assign]
        handler.start()
        try:
            yield handler, heard
        finally:
            handler.stop()
            server.shutdown()


def linger(connection: ServerConnection) -> None:
    for _ in connection:
        pass


def test_a_burst_is_heard_at_once_and_after_a_cut_the_next_one_too() -> None:
    burst, acked = 1_200, queue.Queue[str]()

    def talk(connection: ServerConnection, number: int) -> None:
        names = [f"{number}:{n}" for n in range(burst)]
        for name in names:
            connection.send(envelope(name))
        if number == 0:
            while acked.qsize() < burst:
                acked.put(json.loads(connection.recv())["envelope_id"])
            connection.socket.shutdown(socket.SHUT_RDWR)  # cut off, without a word
        linger(connection)

    with slack(talk) as (_, heard):
        for number in range(2):
            assert {heard.get(timeout=PATIENCE) for _ in range(burst)} == {f"{number}:{n}" for n in range(burst)}


@pytest.mark.parametrize("first", [json.dumps({"type": "disconnect", "reason": "refresh_requested"}), "no JSON"])
def test_after_a_connection_that_slack_ends_or_spoils_the_next_one_is_heard(first: str) -> None:
    def talk(connection: ServerConnection, number: int) -> None:
        connection.send(first if number == 0 else envelope("E2"))
        linger(connection)

    with slack(talk) as (_, heard):
        assert heard.get(timeout=PATIENCE) == "E2"


def test_what_a_listener_could_not_do_is_not_acknowledged() -> None:
    acked = queue.Queue[str]()

    def talk(connection: ServerConnection, _: int) -> None:
        connection.send(envelope("fails"))
        while not heard_of:
            time.sleep(0.01)
        connection.send(envelope("E4"))
        acked.put(json.loads(connection.recv())["envelope_id"])
        linger(connection)

    heard_of: list[str] = []
    with slack(talk) as (_, heard):
        heard_of.append(heard.get(timeout=PATIENCE))
        assert heard_of == ["fails"]
        assert acked.get(timeout=PATIENCE) == "E4"


def test_stopping_closes_the_socket_though_slack_says_nothing() -> None:
    gone = threading.Event()

    def talk(connection: ServerConnection, _: int) -> None:
        linger(connection)
        gone.set()

    with slack(talk) as (handler, _):
        assert handler.is_connected()
        began = time.monotonic()
        handler.stop()
        assert time.monotonic() - began < 3
        assert gone.wait(PATIENCE)
        assert not handler.is_connected()
