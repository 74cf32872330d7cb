"""Leaving Slack: the socket is closed, whatever state the connection is in."""

import logging
import socket

from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk.socket_mode.builtin.connection import Connection

from bot import app


def test_a_connection_that_is_broken_already_is_closed_all_the_same() -> None:
    ours, theirs = socket.socketpair()
    theirs.close()
    handler = SocketModeHandler(App(token="xoxb-none", token_verification_enabled=False), "xapp-none")
    session = Connection("wss://slack.example", logging.getLogger())
    session.sock = ours  # type: ignore[assignment]
    handler.client.current_session = session
    app._hang_up(handler)
    assert handler.client.closed
    assert ours.fileno() == -1
