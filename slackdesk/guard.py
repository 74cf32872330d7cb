"""Keeps other web pages away from the desk: it listens on this machine only, but a page elsewhere could send requests
here.

A foreign Host header is DNS rebinding, a foreign Origin another site's script or form; Sec-Fetch-Site marks images and
frames, which send no Origin. All of these are refused on every path. A link from another site may open a page here.
"""

from urllib.parse import urlsplit

from starlette.types import ASGIApp, Receive, Scope, Send

LOCAL = frozenset({"127.0.0.1", "localhost"})
OWN_SITE = frozenset({b"same-origin", b"none"})
"""Values of Sec-Fetch-Site: the desk's page, and an address typed by hand. (Another port here is "same-site".)"""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cache-control", b"no-store"),
    (b"cross-origin-resource-policy", b"same-origin"),
)


class Guard:
    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse, or pass on with headers that keep the page to itself."""
        if scope["type"] == "lifespan" or allowed(scope):
            await self._app(scope, receive, _with_headers(send) if scope["type"] == "http" else send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 4003})
        else:
            await send({"type": "http.response.start", "status": 403, "headers": [(b"content-type", b"text/plain")]})
            await send({"type": "http.response.body", "body": b"The desk answers to this machine only."})


def allowed(scope: Scope) -> bool:
    """Whether Host is this machine, and Sec-Fetch-Site and Origin, where a browser sends them, are the desk itself."""
    headers = dict(scope["headers"])
    host = _split(headers.get(b"host", b"").decode("latin-1"))
    port = scope["server"][1]
    if host is None or host[0] not in LOCAL or host[1] not in (None, port):
        return False
    if headers.get(b"sec-fetch-site", b"none") not in OWN_SITE and not _opens_a_page(scope, headers):
        return False
    if b"origin" not in headers:
        return True
    origin = urlsplit(headers[b"origin"].decode("latin-1"))
    source = _split(origin.netloc)
    return origin.scheme == "http" and source is not None and source[0] in LOCAL and source[1] == port


def _opens_a_page(scope: Scope, headers: dict[bytes, bytes]) -> bool:
    """A person follows a link from another site: a GET, which changes nothing here."""
    is_page = headers.get(b"sec-fetch-mode") == b"navigate" and headers.get(b"sec-fetch-dest") == b"document"
    return is_page and scope.get("method") == "GET"


def _split(netloc: str) -> tuple[str, int | None] | None:
    """Name and port; slack_sdk's own WebSocket client sends no port."""
    name, colon, port = netloc.partition(":")
    if colon and not port.isdecimal():
        return None
    return name.lower(), int(port) if colon else None


def _with_headers(send: Send) -> Send:
    async def wrapped(message: dict[str, object]) -> None:
        if message["type"] == "http.response.start":
            known = message.get("headers") or ()
            message = message | {"headers": [*known, *HEADERS]}  # type: ignore[misc]
        await send(message)

    return wrapped  # type: ignore[return-value]
