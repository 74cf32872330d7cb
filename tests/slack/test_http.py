"""HTTP mode's door: only what Slack signed, now and with our secret, comes in. (That every way to ask works through it
is shown by the tests that are marked with both connections.)"""

import time
from collections.abc import Iterator

import httpx2
import pytest
from slack_sdk.signature import SignatureVerifier

from benchmarks.newsroom import STORY, Newsroom, until
from bot.views import actions
from slackdesk.event_delivery import Delivery, Receipt
from slackdesk.signed_http import encoded
from tests.slack.rooms import Rooms

pytestmark = pytest.mark.connections("http")

LATE = 6 * 60
"""Seconds; Slack's own rule is to refuse what is more than five minutes off."""
FORGED = {
    "unsigned": lambda _, __: {},
    "nonsense": lambda _, __: stamped("nonsense", "v0=nonsense"),
    "the end of time": lambda secret, body: stamped("9" * 400, signature(secret, "9" * 400, body)),
    "no signature": lambda _, __: {"x-slack-request-timestamp": now()},
    "another secret": lambda _, body: stamped(now(), signature("another-secret", now(), body)),
    "another body": lambda secret, body: stamped(now(), signature(secret, now(), body + b" ")),
    "another time": lambda secret, body: stamped(now(), signature(secret, now(-60), body)),
    "too old": lambda secret, body: stamped(now(-LATE), signature(secret, now(-LATE), body)),
    "not yet": lambda secret, body: stamped(now(LATE), signature(secret, now(LATE), body)),
}


def now(later: float = 0) -> str:
    return str(int(time.time() + later))


def signature(secret: str, moment: str, body: bytes) -> str:
    return SignatureVerifier(secret).generate_signature(timestamp=moment, body=body) or ""


def stamped(moment: str, signed: str) -> dict[str, str]:
    return {"x-slack-request-timestamp": moment, "x-slack-signature": signed}


class Intercepted:
    """Keeps what the desk would have sent, and says that it arrived."""

    def __init__(self) -> None:
        self.parcels: list[Delivery] = []

    async def send_once(self, delivery: Delivery, attempt: int, reason: str) -> Receipt:
        if delivery.payload.get("event", {}).get("type") != "message":  # the mention's twin asks for nothing
            self.parcels.append(delivery)
        return Receipt(True)


@pytest.fixture(scope="module")
def parcels(newsroom: Newsroom) -> list[Delivery]:
    """A mention, a command and a click, as Slack sends them, that have not reached the bot."""
    answer = newsroom.thread("#newsroom", newsroom.ask(STORY))[0]
    newsroom.quiet()
    deliveries, kept = newsroom.desk.deliveries, Intercepted()
    deliveries.transport, transport = kept, deliveries.transport
    newsroom.ask(STORY)
    newsroom.desk.command("#newsroom", "ana", f"/claims {STORY}")
    newsroom.desk.press("#newsroom", "ana", answer["ts"], actions.EXPORT)
    until(lambda: len(kept.parcels) == 3)
    deliveries.transport = transport
    return kept.parcels


@pytest.fixture
def client() -> Iterator[httpx2.Client]:
    with httpx2.Client(trust_env=False) as opened:
        yield opened


@pytest.mark.parametrize("how", FORGED)
def test_what_slack_did_not_just_sign_is_refused_and_asks_for_nothing(
    newsroom: Newsroom, rooms: Rooms, parcels: list[Delivery], client: httpx2.Client, how: str
) -> None:
    before = newsroom.outcomes()
    for delivery in parcels:
        kind, body = encoded(delivery)
        headers = FORGED[how](newsroom.desk.settings.signing_secret, body) | {"content-type": kind}
        assert client.post(rooms.request_url, content=body, headers=headers).status_code == 401, delivery.kind
    assert newsroom.outcomes() == before


def test_the_same_rightly_signed_is_taken_once(
    newsroom: Newsroom, rooms: Rooms, parcels: list[Delivery], client: httpx2.Client
) -> None:
    before = len(newsroom.outcomes())
    for delivery in parcels * 2:
        kind, body = encoded(delivery)
        headers = stamped(now(), signature(newsroom.desk.settings.signing_secret, now(), body)) | {"content-type": kind}
        assert client.post(rooms.request_url, content=body, headers=headers).status_code == 200
    newsroom.quiet()
    assert len(newsroom.outcomes()) == before + len(parcels)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"\xff\xfe", 401),  # no signature can be made of it
        (b"{", 400),
        (b"[1]", 400),
        (b'{"a":' * 100_000, 400),
        (b'{"a":' + b"9" * 5_000 + b"}", 400),
        (b"payload=7", 400),
        (b"x" * 3_000_000, 413),
    ],
    ids=["no text", "half", "a list", "deep", "a long number", "no payload", "too large"],
)
def test_what_slack_would_not_send_is_turned_away_and_without_a_signature_not_even_parsed(
    newsroom: Newsroom, rooms: Rooms, client: httpx2.Client, body: bytes, status: int
) -> None:
    kind = {"content-type": "application/x-www-form-urlencoded" if body[:1] == b"p" else "application/json"}
    forged = stamped(now(), "v0=0") | kind
    assert client.post(rooms.request_url, content=body, headers=forged).status_code == (413 if status == 413 else 401)
    if body[:1] != b"\xff":
        signed = stamped(now(), signature(newsroom.desk.settings.signing_secret, now(), body)) | kind
        assert client.post(rooms.request_url, content=body, headers=signed).status_code == status
