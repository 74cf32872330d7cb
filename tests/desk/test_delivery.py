"""Events on their way: acknowledged, sent again, waiting, doubled, lost; over sockets and as signed requests."""

import contextlib
import json
from collections.abc import Callable, Iterator
from typing import Any

from slack_sdk import WebClient
from websockets.sync.client import ClientConnection, connect

from slackdesk import Desk, DeskSettings, Redelivery
from tests.desk.conftest import NEWSROOM

QUICK = Redelivery(ack_within=0.2, delays=(0.0, 0.05, 0.05))


class Plug:
    """A bare socket, to acknowledge or not, as a test likes."""

    def __init__(self, wire: ClientConnection) -> None:
        self.wire = wire
        assert self.read()["type"] == "hello"

    def read(self) -> dict[str, Any]:
        message: dict[str, Any] = json.loads(self.wire.recv(timeout=180))
        return message

    def acknowledge(self, envelope: dict[str, Any], payload: dict[str, Any] | None = None) -> None:
        """As slack_sdk does."""
        answer = {"envelope_id": envelope["envelope_id"]} | ({"payload": payload} if payload else {})
        self.wire.send(json.dumps(answer))


@contextlib.contextmanager
def plugs_for(desk: Desk) -> Iterator[Callable[[], Plug]]:
    """Opens bare sockets, and closes them in the end."""
    client = WebClient(token=desk.settings.app_token, base_url=desk.api_url)
    with contextlib.ExitStack() as open_sockets:

        def plug_in() -> Plug:
            url = client.apps_connections_open(app_token=desk.settings.app_token)["url"]
            return Plug(open_sockets.enter_context(connect(url, proxy=None)))

        yield plug_in


def test_an_event_that_is_not_acknowledged_comes_four_times_and_is_lost() -> None:
    with Desk(settings=DeskSettings(redelivery=QUICK)) as desk, plugs_for(desk) as plug_in:
        plug = plug_in()
        desk.say(NEWSROOM, "ana", "hello")
        tries = [plug.read() for _ in range(4)]
        desk.wait_for(lambda desk: desk.deliveries.lost)
    assert [t["retry_attempt"] for t in tries] == [0, 1, 2, 3]
    assert [t["retry_reason"] for t in tries] == ["", "timeout", "timeout", "timeout"]
    assert len({t["payload"]["event_id"] for t in tries}) == 1
    assert len({t["envelope_id"] for t in tries}) == 4


def test_a_socket_that_dies_hands_its_event_to_another_at_once() -> None:
    patient = Redelivery(ack_within=180, delays=(0.0,))
    with Desk(settings=DeskSettings(redelivery=patient)) as desk, plugs_for(desk) as plug_in:
        first = plug_in()
        desk.say(NEWSROOM, "ana", "hello")
        first.read()
        second = plug_in()
        first.wire.close()
        again = second.read()
        assert (again["retry_attempt"], again["retry_reason"]) == (1, "connection_failed")
        assert again["payload"]["event"]["text"] == "hello"
        second.acknowledge(again)
        desk.wait_for(lambda desk: len(desk.deliveries.ack_seconds) == 1)


def test_events_wait_for_a_socket() -> None:
    with Desk() as desk, plugs_for(desk) as plug_in:
        desk.say(NEWSROOM, "ana", "hello")
        envelope = plug_in().read()
    assert (envelope["retry_attempt"], envelope["payload"]["event"]["text"]) == (0, "hello")


def test_after_an_outage_longer_than_the_retries_events_are_lost() -> None:
    gone = Redelivery(ack_within=0.05, delays=(0.0, 0.01, 0.01), wait_for_socket=False)
    with Desk(settings=DeskSettings(redelivery=gone)) as desk:
        desk.say(NEWSROOM, "ana", "hello")
        (lost,) = desk.wait_for(lambda desk: desk.deliveries.lost)
    assert lost["event"]["text"] == "hello"
