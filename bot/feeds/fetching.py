"""One conditional GET of a feed, by the same guard as every other link."""

from typing import NamedTuple

import httpcore2

from bot.articles.fetching import REDIRECTS, body, by_name, check_status, next_hop, pool, user_agent
from bot.articles.guard import INTERNET, Allowance, Guard, Network, too_slow
from bot.articles.links import Target, target_of
from bot.articles.policy import MAX_REDIRECTS, FetchPolicy
from bot.errors import ArticleError

MAX_BYTES = 1_000_000
"""A feed of fifty articles with their whole texts has half of it."""
NOT_CHANGED = 304
_ACCEPT = "application/rss+xml, application/atom+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.1"
_TRY = "Check the link: it must be that of an RSS or Atom feed."


class Fetched(NamedTuple):
    """What the site delivered; `data` is None where nothing has changed since the last look."""

    data: bytes | None
    etag: str | None
    modified: str | None
    url: str


def fetch(
    link: str, policy: FetchPolicy, *, etag: str | None = None, modified: str | None = None, network: Network = INTERNET
) -> Fetched:
    """The feed behind `link`, unless it is still the one that `etag` and `modified` are of.

    Raises ArticleError as `bot.articles.fetching.fetch` does.
    """
    policy = policy.model_copy(update={"max_bytes": MAX_BYTES})
    allowance = Allowance(policy.seconds, policy.max_bytes)
    target = target_of(link, policy, network.ports)
    with pool(Guard(network, allowance)) as connections:
        for _ in range(MAX_REDIRECTS + 1):
            answer = _get(connections, target, policy, allowance, etag, modified)
            if isinstance(answer, Fetched):
                return answer
            target = next_hop(target, answer, policy, network)
    raise ArticleError("This feed leads in circles.", _TRY, code="site-error")


def _get(
    connections: httpcore2.ConnectionPool,
    target: Target,
    policy: FetchPolicy,
    allowance: Allowance,
    etag: str | None,
    modified: str | None,
) -> Fetched | str:
    """The feed, or the place that the site redirects to."""
    headers = [
        ("Host", target.url.netloc.decode("ascii")),
        ("User-Agent", user_agent(policy.contact)),
        ("Accept", _ACCEPT),
        ("Accept-Encoding", "gzip, deflate"),
        ("Connection", "close"),
    ]
    headers += [("If-None-Match", etag)] if etag else []
    headers += [("If-Modified-Since", modified)] if modified else []
    address = httpcore2.URL(
        scheme=target.url.raw_scheme, host=target.url.raw_host, port=target.url.port, target=target.url.raw_path
    )
    try:
        with connections.stream("GET", address, headers=headers) as response:
            names = by_name(response.headers)
            if response.status in REDIRECTS and "location" in names:
                return names["location"]
            if response.status == NOT_CHANGED:
                return Fetched(None, etag, modified, str(target.url))
            check_status(response.status, target.host)
            data = body(response, names, policy.max_bytes)
            return Fetched(data, _tag(names.get("etag")), _tag(names.get("last-modified")), str(target.url))
    except httpcore2.TimeoutException:
        raise too_slow(allowance.seconds) from None
    except (httpcore2.NetworkError, httpcore2.ProtocolError):
        raise ArticleError(f"{target.host} broke off.", "I try again later.", code="site-error") from None


def _tag(value: str | None) -> str | None:
    """A header that is sent back later: printable, and short."""
    return value if value and len(value) <= 300 and value.isascii() and value.isprintable() else None
