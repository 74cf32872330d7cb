"""Socket Mode at the wire: every message of a burst is passed on at once, and leaving Slack closes the socket."""

import json
import logging
import queue
import socket
import struct
import threading
from collections.abc import Iterator
from threading import Lock
from typing import Any

import pytest
from slack_bolt import App
from slack_sdk.socket_mode.builtin.connection import Connection, ConnectionState
from slack_sdk.socket_mode.builtin.internals import _receive_messages
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse
from websockets.sync.server import ServerConnection, serve

from bot.slack.socket_mode import SocketMode, WholeFrames

LOG = logging.getLogger()


@pytest.fixture
def ends() -> Iterator[tuple[WholeFrames, socket.socket]]:
    """Our end of a connection as the client gets it, and Slack's."""
    ours, theirs = socket.socketpair()
    ours.settimeout(0.1)
    theirs.settimeout(180)
    theirs.sendall(b"\n")  # what Slack's client leaves unread of the handshake
    with ours, theirs:
        yield WholeFrames(ours), theirs


def frame(body: bytes) -> bytes:
    if len(body) < 126:
        return struct.pack("!BB", 0x81, len(body)) + body
    if len(body) < 65_536:
        return struct.pack("!BBH", 0x81, 126, len(body)) + body
    return struct.pack("!BBQ", 0x81, 127, len(body)) + body


def received(ours: WholeFrames) -> list[bytes]:
    """What one look of Slack's client at the socket brings."""
    return [data for _, data in _receive_messages(ours, Lock(), LOG)]  # type: ignore[arg-type]


@pytest.mark.parametrize("size", [1, 125, 126, 1_400, 65_535, 65_536, 150_000])
def test_a_message_of_any_length_comes_whole(ends: tuple[WholeFrames, socket.socket], size: int) -> None:
    ours, theirs = ends
    body = bytes(number % 251 for number in range(size))
    theirs.sendall(frame(body) + frame(b"next"))
    assert [received(ours), received(ours)] == [[body], [b"next"]]


def test_the_first_message_of_a_burst_does_not_wait_for_the_last(ends: tuple[WholeFrames, socket.socket]) -> None:
    ours, theirs = ends
    theirs.sendall(b"".join(frame(b"%d" % number) for number in range(2_000)) + frame(b"half of it")[:-5])
    assert [received(ours) for _ in range(2_000)] == [[b"%d" % number] for number in range(2_000)]


def test_a_message_that_comes_in_pieces_with_a_pause_is_not_lost(ends: tuple[WholeFrames, socket.socket]) -> None:
    ours, theirs = ends
    whole = frame(b"x" * 300)
    for piece in (whole[:1], whole[1:3], whole[3:50]):
        theirs.sendall(piece)
        with pytest.raises(TimeoutError):
            received(ours)
    theirs.sendall(whole[50:])
    assert received(ours) == [b"x" * 300]


@pytest.mark.parametrize("head", [b"\x89\x00", b"\x88\x00"])
def test_a_ping_or_a_close_without_a_word_does_not_wait_for_the_next_message(
    ends: tuple[WholeFrames, socket.socket], head: bytes
) -> None:
    ours, theirs = ends
    theirs.sendall(head)
    assert received(ours) == [b""]
    theirs.sendall(head + frame(b"next"))
    assert [received(ours), received(ours)] == [[b""], [b"next"]]


def test_of_a_connection_that_ends_within_a_message_the_whole_ones_are_heard_and_nobody_looks_again(
    ends: tuple[WholeFrames, socket.socket],
) -> None:
    ours, theirs = ends
    theirs.sendall(frame(b"whole") + frame(b"half")[:3])
    theirs.shutdown(socket.SHUT_WR)
    heard = list[str]()
    session = Connection("wss://slack.example", LOG, on_message_listener=heard.append)
    session.sock = ours  # type: ignore[assignment]
    session.run_until_completion(ConnectionState())  # type: ignore[no-untyped-call]
    assert (heard, session.is_active()) == (["whole"], False)


def test_a_connection_that_is_broken_already_is_closed_all_the_same() -> None:
    ours, theirs = socket.socketpair()
    theirs.close()
    handler = SocketMode(App(token="xoxb-none", token_verification_enabled=False), "xapp-none")
    session = Connection("wss://slack.example", LOG)
    session.sock = ours  # type: ignore[assignment]
    handler.client.current_session = session
    handler.hang_up()
    assert handler.client.closed
    assert ours.fileno() == -1


def test_over_a_real_connection_a_burst_is_heard_at_once_and_after_a_cut_the_next_one_too() -> None:
    burst, heard, acked = 1_200, queue.Queue[str](), queue.Queue[str]()

    def slack(connection: ServerConnection) -> None:
        number = len(connections)
        connections.append(connection)
        names = [f"{number}:{n}" for n in range(burst)]
        envelopes = [{"envelope_id": name, "type": "events_api", "payload": {}} for name in names]
        connection.socket.sendall(b"".join(frame(json.dumps(one).encode()) for one in envelopes))
        if number == 0:
            while acked.qsize() < burst:
                acked.put(json.loads(connection.recv())["envelope_id"])
            connection.socket.shutdown(socket.SHUT_RDWR)  # cut off, without a word
        for _ in connection:
            pass

    connections = list[ServerConnection]()
    with serve(slack, "127.0.0.1", 0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        handler = SocketMode(App(token="xoxb-none", token_verification_enabled=False), "xapp-none")
        url = f"ws://127.0.0.1:{server.socket.getsockname()[1]}/"
        handler.client.issue_new_wss_url = lambda: url  # type: ignore[method-assign]

        def hear(client: Any, request: SocketModeRequest) -> None:
            heard.put(request.envelope_id)
            client.send_socket_mode_response(SocketModeResponse(request.envelope_id))

        handler.client.socket_mode_request_listeners[:] = [hear]
        handler.listen()
        try:
            for number in range(2):
                assert {heard.get(timeout=180) for _ in range(burst)} == {f"{number}:{n}" for n in range(burst)}
        finally:
            handler.hang_up()
            server.shutdown()
    assert len(connections) == 2
