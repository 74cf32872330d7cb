"""HTTP mode: each event, command and interaction is a signed POST to the app's request URL."""

import json
import time
from urllib.parse import urlencode

import httpx2
from slack_sdk.signature import SignatureVerifier

from slackdesk.event_delivery import Delivery, Receipt
from slackdesk.settings import DeskSettings
from slackdesk.workspace import Json


def encoded(delivery: Delivery) -> tuple[str, bytes]:
    """Content type and body: events are JSON, commands a form, interactions JSON within a form."""
    if delivery.kind == "events_api":
        return "application/json", json.dumps(delivery.payload).encode()
    form = delivery.payload if delivery.kind == "slash_commands" else {"payload": json.dumps(delivery.payload)}
    return "application/x-www-form-urlencoded", urlencode(form).encode()


class SignedHttp:
    def __init__(self, settings: DeskSettings, request_url: str) -> None:
        self._signer = SignatureVerifier(settings.signing_secret)
        self._url = request_url
        self._client = httpx2.AsyncClient(
            trust_env=False,
            timeout=settings.redelivery.ack_within,
            limits=httpx2.Limits(max_keepalive_connections=0),  # an app that was killed leaves no half-open connection
        )

    async def send_once(self, delivery: Delivery, attempt: int, reason: str) -> Receipt:
        """POST once; acknowledged by a 2xx in time."""
        kind, body = encoded(delivery)
        timestamp = str(int(time.time()))
        headers = {
            "Content-Type": kind,
            "User-Agent": "Slackbot 1.0 (the desk)",
            "X-Slack-Request-Timestamp": timestamp,
            "X-Slack-Signature": self._signer.generate_signature(timestamp=timestamp, body=body) or "",
        }
        if attempt:
            headers |= {"X-Slack-Retry-Num": str(attempt), "X-Slack-Retry-Reason": reason}
        sent = time.monotonic()
        try:
            response = await self._client.post(self._url, content=body, headers=headers)
        except httpx2.TimeoutException:
            return Receipt(False, reason="http_timeout")
        except httpx2.TransportError:
            return Receipt(False, reason="connection_failed")
        if not response.is_success:
            return Receipt(False, reason="http_error")
        return Receipt(True, _answer(response), seconds=time.monotonic() - sent)


def _answer(response: httpx2.Response) -> Json:
    if not response.content:
        return {}
    if response.headers.get("content-type", "").startswith("application/json"):
        body = response.json()
        return body if isinstance(body, dict) else {}
    return {"text": response.text}
