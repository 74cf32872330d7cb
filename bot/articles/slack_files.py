"""A file that a person dropped into Slack → its bytes. The bot's token goes to Slack's file host and nowhere else."""

from dataclasses import replace

import httpx2

from bot.articles.addresses import literal
from bot.articles.connection_guard import INTERNET, Allowance, Network
from bot.articles.fetch import get, user_agent
from bot.articles.files import MAX_FILE_BYTES
from bot.errors import ArticleError

FILE_HOST = "files.slack.com"
SECONDS = 30.0


def fetch_slack_file(
    url_private: str, token: str, *, base_url: str | None = None, network: Network = INTERNET
) -> bytes:
    """The bytes at a file's `url_private`, fetched with the bot's token over https, never over a redirect.

    `base_url` is where a stand-in for Slack answers (the desk): its host may be asked instead, over http only on this
    machine. Raises ArticleError: `not-allowed`, `refused`, `unreachable`, `too-large`, `too-slow`.
    """
    url, guard_network = _checked(url_private, base_url, network)
    headers = {"User-Agent": user_agent(), "Authorization": f"Bearer {token}"}
    return get(url, headers, _is_given, guard_network, Allowance(SECONDS, MAX_FILE_BYTES)).data or b""


def _checked(url_private: str, base_url: str | None, network: Network) -> tuple[httpx2.URL, Network]:
    """Where to ask, and the network to ask through. Raises ArticleError `not-allowed` for any other place."""
    try:
        url = httpx2.URL(url_private).copy_with(fragment=None)
        base = httpx2.URL(base_url) if base_url else None
    except (httpx2.InvalidURL, ValueError):
        raise _elsewhere() from None
    if url.userinfo:
        raise _elsewhere()
    if url.scheme == "https" and url.host == FILE_HOST and url.port is None:
        return url, network
    if base is None or (url.scheme, url.host, url.port) != (base.scheme, base.host, base.port):
        raise _elsewhere()
    address = literal(base.host)
    is_here = address.is_loopback if address else base.host == "localhost"
    if url.scheme != "https" and not is_here:
        raise _elsewhere()
    return url, replace(network, allows=lambda host: host.is_loopback or not is_here)


def _elsewhere() -> ArticleError:
    return ArticleError(
        "This file is not kept in Slack itself.", "Upload it to Slack, or paste the text.", code="not-allowed"
    )


def _is_given(status: int, _headers: httpx2.Headers, _host: str) -> bool:
    if status != 200:
        raise ArticleError(
            f"Slack did not give me this file ({status}).",
            "The bot needs the scope files:read and must be in the channel, or paste the text.",
            code="refused",
        )
    return True
