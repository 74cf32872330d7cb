"""A link that a person posted → the article behind it, by one safe GET, or one sentence on why not."""

import re
import ssl
import zlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from email.message import Message
from functools import cache
from typing import NamedTuple

import httpcore2
import httpx2

from bot import __version__
from bot.article import Article
from bot.articles.connection_guard import INTERNET, Allowance, Guard, Network, too_large, too_slow
from bot.articles.files import kind_of, read_as
from bot.articles.link_target import target_of, without_tracking
from bot.articles.policy import MAX_REDIRECTS, FetchPolicy
from bot.articles.text import INSTEAD, PASTE
from bot.errors import ArticleError

READABLE_TYPES = frozenset(
    "text/html application/xhtml+xml text/plain text/markdown application/pdf application/rtf text/rtf"
    " application/vnd.oasis.opendocument.text"
    " application/vnd.openxmlformats-officedocument.wordprocessingml.document".split()
)
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_SCHEME = re.compile(r"\A[A-Za-z][A-Za-z0-9+.-]*:")
_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9,application/pdf;q=0.9,*/*;q=0.1",
    "Accept-Language": "en,*;q=0.5",
}


class Response(NamedTuple):
    """What a site answered; `data` is the decoded body of an answer that `Check` wanted."""

    url: httpx2.URL
    status: int
    headers: httpx2.Headers
    data: bytes | None


Check = Callable[[int, httpx2.Headers, str], bool]
"""(status, headers, host) → whether the body is wanted. Raises ArticleError for an answer that is of no use."""


def from_url(url: str, policy: FetchPolicy, network: Network = INTERNET) -> Article:
    """The article at `url`, complete or marked as partial. `Article.url` is its key: the final link without tracking.

    Raises ArticleError: those of `fetch` and of files, each with what to do instead.
    """
    page = fetch(url, policy, network)
    data, (content_type, charset) = page.data or b"", _content_type(page.headers)
    kind = kind_of(data, name="", content_type=content_type)
    if kind == "text" and content_type == "application/pdf":
        kind = "pdf"
    article = read_as(kind, data, url=without_tracking(page.url), charset=charset)
    return article.model_copy(update={"publisher": article.publisher or page.url.host.removeprefix("www.")})


def fetch(link: str, policy: FetchPolicy, network: Network = INTERNET) -> Response:
    """What is behind `link`, after at most five redirects, each checked like the first.

    Raises ArticleError: `bad-link`, `not-allowed`, `not-public`, `not-found`, `unreachable`, `refused`, `site-error`,
    `unsupported`, `too-large`, `too-slow`.
    """
    return follow(link, policy, _HEADERS, _require_readable, network)


def follow(link: str, policy: FetchPolicy, headers: Mapping[str, str], check: Check, network: Network) -> Response:
    """The last answer on the way from `link` over its redirects, which `check` does not see. Raises ArticleError."""
    allowance = Allowance(policy.seconds, policy.max_bytes)
    url = target_of(link, policy, network.ports)
    sent = {"User-Agent": user_agent(policy.contact), **headers}
    for _ in range(MAX_REDIRECTS + 1):
        response = get(url, sent, lambda *answer: not _is_redirect(*answer) and check(*answer), network, allowance)
        if not _is_redirect(response.status, response.headers):
            return response
        url = _next_hop(url, response.headers["location"], policy, network)
    raise ArticleError(
        "This link leads in circles.",
        f"Open it in a browser and send the link you land on, or {INSTEAD}",
        code="site-error",
    )


def get(url: httpx2.URL, headers: Mapping[str, str], check: Check, network: Network, allowance: Allowance) -> Response:
    """One GET through the guard: no proxies, no environment, no cookies, HTTP/1.1. Raises ArticleError."""
    sent = {"Host": url.netloc.decode("ascii"), **headers, "Accept-Encoding": "gzip", "Connection": "close"}
    address = httpcore2.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
    try:
        with (
            httpcore2.ConnectionPool(
                network_backend=Guard(network, allowance),
                ssl_context=_trusted(),
                max_keepalive_connections=0,
                retries=0,
            ) as connections,
            connections.stream("GET", address, headers=list(sent.items())) as response,
        ):
            names = httpx2.Headers(response.headers)
            wanted = check(response.status, names, url.host)
            data = _body(response, names, allowance.wire_bytes) if wanted else None
            return Response(url, response.status, names, data)
    except httpcore2.TimeoutException:
        raise too_slow(allowance.seconds) from None
    except (httpcore2.NetworkError, httpcore2.ProtocolError) as error:
        raise _broken(error, url.host) from None


_trusted = cache(httpcore2.default_ssl_context)
"""The authorities that this machine trusts, read once: loading them takes longer than a page."""


def user_agent(contact: str | None = None) -> str:
    return f"Rejoinder/{__version__}" + (f" (+{contact})" if contact else "")


def _require_readable(status: int, headers: httpx2.Headers, host: str) -> bool:
    check_status(status, host)
    kind, _ = _content_type(headers)
    if kind and kind not in READABLE_TYPES:
        raise ArticleError(f"This link leads to a file of type {kind}, which I cannot read.", PASTE, code="unsupported")
    return True


def _is_redirect(status: int, headers: httpx2.Headers, _host: str = "") -> bool:
    return status in _REDIRECTS and "location" in headers


def _next_hop(url: httpx2.URL, location: str, policy: FetchPolicy, network: Network) -> httpx2.URL:
    """Where a redirect leads, checked like the link itself. Raises ArticleError as `fetch` does."""
    if not _SCHEME.match(location.strip()):  # "http:/x" is no path
        with suppress(httpx2.InvalidURL, ValueError):
            location = str(url.join(location))
    following = target_of(location, policy, network.ports)
    if url.scheme == "https" and following.scheme != "https":
        raise ArticleError("This link leads from a secure page to one that is not.", PASTE, code="not-allowed")
    return following


def check_status(status: int, host: str) -> None:
    if 200 <= status < 300:
        return
    if status in {404, 410}:
        raise ArticleError(f"{host} has no such page ({status}).", f"Check the link, or {INSTEAD}", code="not-found")
    if status == 429 or status >= 500:
        message = f"{host} cannot give me the page just now ({status})."
        raise ArticleError(message, f"Try again later, or {INSTEAD}", code="site-error")
    raise ArticleError(f"{host} does not let me read this page ({status}).", PASTE, code="refused")


def _body(response: httpcore2.Response, names: httpx2.Headers, limit: int) -> bytes:
    """The response's body, decoded, at most `limit` bytes of it. Raises ArticleError `too-large`, `site-error`."""
    coding = names.get("content-encoding", "").strip().lower()
    if coding not in {"", "identity", "gzip", "x-gzip"}:
        raise ArticleError("The site sent the page in a form that I did not ask for.", PASTE, code="site-error")
    sent = b"".join(response.iter_stream())  # the guard counts the bytes on the wire
    try:
        return _unpacked(sent, limit) if "gzip" in coding else sent
    except zlib.error:
        raise ArticleError("The page arrived broken.", f"Try again, or {INSTEAD}", code="site-error") from None


def _unpacked(sent: bytes, limit: int) -> bytes:
    """`sent` inflated; bytes behind its end are not part of it. Raises zlib.error where the end is missing."""
    decoder = zlib.decompressobj(zlib.MAX_WBITS | 16)
    whole = decoder.decompress(sent, limit + 1)
    if len(whole) > limit:
        raise too_large(limit)
    if sent and not decoder.eof:
        raise zlib.error("cut off")
    return whole


def _content_type(headers: httpx2.Headers) -> tuple[str, str | None]:
    """The type without parameters, lower case, empty if the site names none; and the charset."""
    named = Message()
    named["Content-Type"] = headers.get("content-type", "")
    return named.get_content_type() if named["Content-Type"] else "", named.get_content_charset()


def _broken(error: Exception, host: str) -> ArticleError:
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, ssl.SSLCertVerificationError):
            return ArticleError(f"The certificate of {host} is not valid.", PASTE, code="unreachable")
        seen = seen.__cause__ or seen.__context__
    return ArticleError(f"{host} broke off.", f"Try again, or {INSTEAD}", code="site-error")
