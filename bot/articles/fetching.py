"""One GET, safely: a link that a person posted → the bytes behind it, or one sentence on why not."""

import re
import ssl
import zlib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import NamedTuple

import httpcore2
import httpx2

from bot.articles.guard import INTERNET, Allowance, Guard, Network, too_large, too_slow
from bot.articles.links import Target, target_of
from bot.articles.policy import MAX_REDIRECTS, FetchPolicy
from bot.articles.text import INSTEAD, PASTE
from bot.errors import ArticleError

READABLE_TYPES = frozenset({"text/html", "application/xhtml+xml", "text/plain", "application/pdf"})
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
REDIRECTS = frozenset({301, 302, 303, 307, 308})
_DECODERS = {"gzip": zlib.MAX_WBITS | 16, "x-gzip": zlib.MAX_WBITS | 16, "deflate": zlib.MAX_WBITS}
_GZIP = b"\x1f"
"""What a gzip stream begins with."""
_PIECE = 65_536
"""Bytes decoded at a time: what a bomb can add to memory before the cap is looked at."""


class Page(NamedTuple):
    """What a site delivered."""

    url: httpx2.URL
    """Where the last redirect led."""
    data: bytes
    content_type: str
    """Without parameters, lower case; empty if the site named none."""
    charset: str | None


def fetch(link: str, policy: FetchPolicy, network: Network = INTERNET) -> Page:
    """What is behind `link`, after at most five redirects, each checked like the first.

    Raises ArticleError: `bad-link`, `not-allowed`, `not-public`, `not-found`, `unreachable`, `refused`, `busy`,
    `site-error`, `unsupported`, `too-large`, `too-slow`.
    """
    allowance = Allowance(policy.seconds, policy.max_bytes)
    target = target_of(link, policy, network.ports)
    with pool(Guard(network, allowance)) as connections:
        for _ in range(MAX_REDIRECTS + 1):
            answer = _get(connections, target, policy, allowance)
            if isinstance(answer, Page):
                return answer
            target = next_hop(target, answer, policy, network)
    raise ArticleError(
        "This link leads in circles.",
        f"Open it in a browser and send the link you land on, or {INSTEAD}",
        code="site-error",
    )


def pool(backend: httpcore2.NetworkBackend) -> httpcore2.ConnectionPool:
    """Connections through `backend` only: no proxies, no environment, no cookies, HTTP/1.1."""
    return httpcore2.ConnectionPool(
        network_backend=backend, ssl_context=_certificates(), max_keepalive_connections=0, retries=0
    )


@cache
def _certificates() -> ssl.SSLContext:
    """The authorities that this machine trusts, read once: loading them takes longer than a page."""
    return httpcore2.default_ssl_context()


def user_agent(contact: str | None = None) -> str:
    """Who we are, honestly."""
    try:
        number = version("rejoinder")
    except PackageNotFoundError:
        number = "0"
    return f"Rejoinder/{number}" + (f" (+{contact})" if contact else "")


def _get(
    connections: httpcore2.ConnectionPool, target: Target, policy: FetchPolicy, allowance: Allowance
) -> Page | str:
    """The page at `target`, or the place that it redirects to."""
    headers = [
        ("Host", target.url.netloc.decode("ascii")),
        ("User-Agent", user_agent(policy.contact)),
        ("Accept", "text/html,application/xhtml+xml,text/plain;q=0.9,application/pdf;q=0.9"),
        ("Accept-Language", "en,*;q=0.5"),
        ("Accept-Encoding", "gzip, deflate"),
        ("Connection", "close"),
    ]
    address = httpcore2.URL(
        scheme=target.url.raw_scheme, host=target.url.raw_host, port=target.url.port, target=target.url.raw_path
    )
    try:
        with connections.stream("GET", address, headers=headers) as response:
            names = by_name(response.headers)
            if response.status in REDIRECTS and "location" in names:
                return names["location"]
            check_status(response.status, target.host)
            kind, charset = _content_type(names.get("content-type", ""))
            if kind and kind not in READABLE_TYPES:
                raise ArticleError(
                    f"This link leads to a file of type {kind}, which I cannot read.", PASTE, code="unsupported"
                )
            data = body(response, names, policy.max_bytes)
            return Page(target.url, data, kind, charset)
    except httpcore2.TimeoutException:
        raise too_slow(allowance.seconds) from None
    except (httpcore2.NetworkError, httpcore2.ProtocolError) as error:
        raise _broken(error, target.host) from None


def check_status(status: int, host: str) -> None:
    """Raise the ArticleError that an answer other than success deserves."""
    if 200 <= status < 300:
        return
    message, try_, code = _REFUSALS.get(status, (None, PASTE, "refused"))
    if message is None and status >= 500:
        message, try_, code = "{host} is out of order ({status}).", f"Try again later, or {INSTEAD}", "site-error"
    message = message or "{host} did not give me the page ({status})."
    raise ArticleError(message.format(host=host, status=status), try_, code=code)


_REFUSALS: Mapping[int, tuple[str, str, str]] = {
    401: ("{host} asks for a password ({status}).", PASTE, "refused"),
    402: ("{host} asks for payment ({status}).", PASTE, "refused"),
    403: ("{host} does not let me read this page ({status}).", PASTE, "refused"),
    404: ("{host} has no such page ({status}).", f"Check the link, or {INSTEAD}", "not-found"),
    410: ("{host} has taken this page down ({status}).", PASTE, "not-found"),
    429: ("{host} is asked too often at the moment ({status}).", f"Try again later, or {INSTEAD}", "busy"),
    451: ("{host} may not show this page here, for legal reasons ({status}).", PASTE, "refused"),
}


def body(response: httpcore2.Response, names: Mapping[str, str], limit: int) -> bytes:
    """The response's body, decoded, at most `limit` bytes of it. Raises ArticleError `too-large`, `site-error`."""
    if int(names.get("content-length") or 0) > limit:  # h11 has made sure that it is a number
        raise too_large(limit)
    coding = names.get("content-encoding", "").strip().lower()
    if coding in {"", "identity"}:
        return _collected(response.iter_stream(), limit)
    if coding not in _DECODERS:
        raise ArticleError("The site sent the page in a form that I did not ask for.", PASTE, code="site-error")
    try:
        return _collected(_decoded(response.iter_stream(), coding), limit)
    except zlib.error:
        raise ArticleError("The page arrived broken.", f"Try again, or {INSTEAD}", code="site-error") from None


def _collected(pieces: Iterable[bytes], limit: int) -> bytes:
    whole = bytearray()
    for piece in pieces:
        whole += piece
        if len(whole) > limit:
            raise too_large(limit)
    return bytes(whole)


def _decoded(pieces: Iterable[bytes], coding: str) -> Iterable[bytes]:
    """`pieces` inflated, never more than `_PIECE` bytes at once. Raises zlib.error where the end is missing.

    Several gzip streams in a row are one page; whatever else stands behind its end is none of it.
    """
    decoder = None
    for piece in pieces:
        while piece:
            if decoder is not None and decoder.eof:
                if not piece.startswith(_GZIP):
                    return
                decoder = None
            decoder = decoder or zlib.decompressobj(_window(coding, piece))
            yield decoder.decompress(piece, _PIECE)
            piece = decoder.unused_data or decoder.unconsumed_tail
    if decoder is not None and not decoder.eof:
        yield decoder.decompress(b"", _PIECE)
        if not decoder.eof:
            raise zlib.error("cut off")


def _window(coding: str, start: bytes) -> int:
    """zlib's window bits: some servers send "deflate" without the header that the standard asks for."""
    headless = coding == "deflate" and start[0] & 0x0F != zlib.DEFLATED
    return -zlib.MAX_WBITS if headless else _DECODERS[coding]


def next_hop(target: Target, location: str, policy: FetchPolicy, network: Network) -> Target:
    """Where a redirect leads, checked like the link itself. Raises ArticleError as `fetch` does."""
    following = target_of(_absolute(target, location), policy, network.ports)
    if target.url.scheme == "https" and following.url.scheme != "https":
        raise ArticleError("This link leads from a secure page to one that is not.", PASTE, code="not-allowed")
    return following


def _absolute(target: Target, location: str) -> str:
    """`location` as it stands if it names a scheme ("http:/x" is no path, whatever it is), else joined to the page's link."""
    if _SCHEME.match(location.strip()):
        return location
    try:
        return str(target.url.join(location))
    except (httpx2.InvalidURL, ValueError):
        return location


def by_name(headers: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    """The last header of each name; bytes that are not UTF-8 are read as Latin-1."""
    names = {}
    for name, value in headers:
        try:
            names[name.decode("ascii").lower()] = value.decode("utf-8")
        except UnicodeDecodeError:
            names[name.decode("latin-1").lower()] = value.decode("latin-1")
    return names


def _content_type(header: str) -> tuple[str, str | None]:
    kind, _, parameters = header.partition(";")
    for parameter in parameters.split(";"):
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset" and value.strip():
            return kind.strip().lower(), value.strip().strip("\"'").lower()
    return kind.strip().lower(), None


def _broken(error: Exception, host: str) -> ArticleError:
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, ssl.SSLCertVerificationError):
            return ArticleError(f"The certificate of {host} is not valid.", PASTE, code="unreachable")
        seen = seen.__cause__ or seen.__context__
    return ArticleError(f"{host} broke off.", f"Try again, or {INSTEAD}", code="site-error")
