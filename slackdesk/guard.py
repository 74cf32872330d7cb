"""Keeps other web pages away from the desk: it listens on this machine only, but a page elsewhere could send requests
here.

A foreign Host header is DNS rebinding, a foreign Origin another site's script or form; Sec-Fetch-Site marks images and
frames, which send no Origin. All of these are refused on every path. A link from another site may open a page here.
"""

from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOCAL = ("127.0.0.1", "localhost")
OWN_SITE = frozenset({"same-origin", "none"})
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
REFUSAL = PlainTextResponse("The desk answers to this machine only.", 403)


class Guard:
    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse, or pass on; with headers that keep the page to itself."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message["headers"], *HEADERS]}
            await send(message)

        await (self._app if allowed(HTTPConnection(scope)) else REFUSAL)(scope, receive, send_with_headers)


def allowed(request: HTTPConnection) -> bool:
    """Whether Host is this machine, and Sec-Fetch-Site and Origin, where a browser sends them, are the desk itself."""
    headers, port = request.headers, request.scope["server"][1]
    hosts = [f"{name}:{port}" for name in LOCAL]
    if headers.get("host") not in (*hosts, *LOCAL):  # slack_sdk's own WebSocket client sends no port
        return False
    if headers.get("sec-fetch-site", "none") not in OWN_SITE and not _opens_a_page(request):
        return False
    return "origin" not in headers or headers["origin"] in [f"http://{host}" for host in hosts]


def _opens_a_page(request: HTTPConnection) -> bool:
    """A person follows a link from another site: a GET, which changes nothing here."""
    kind = request.headers.get("sec-fetch-mode"), request.headers.get("sec-fetch-dest")
    return kind == ("navigate", "document") and request.scope.get("method") == "GET"
