"""A link as a person or a server writes it → the one place it may lead to, or a refusal. Pure."""

import re

import httpx2

from bot.articles.addresses import literal
from bot.articles.policy import FetchPolicy
from bot.articles.text import INSTEAD, PASTE
from bot.errors import ArticleError

MAX_LINK = 4096
WEB_PORTS = frozenset({80, 443})
_DEFAULT_PORTS = {"http": 80, "https": 443}

_FORBIDDEN = re.compile(r"[\x00-\x1f\x7f-\x9f\\\u200b-\u200f\u202a-\u202e\u2060-\u206f]")
_AUTHORITY = re.compile(r"\A[^:/?#]*:?//([^/?#]*)")
_NAME = re.compile(r"(?=.{1,253}\Z)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]\.?")
_TRACKING = re.compile(
    r"(?:utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|igsh|mc_[ce]id"
    r"|mkt_tok|_ga|_gl"
    r"|_hs(?:enc|mi)|vero_id|oly_(?:enc|anon)_id|cmpid|ncid|soc_(?:src|trk)"
    r"|at_(?:medium|campaign|custom\d|link_\w+|format|ptr_name|bbc_team)"
    r"|ns_(?:mchannel|source|campaign|linkname|fee)|smid|smtyp|ref_src|ref_url"
    r"|guce_referrer(?:_sig)?|guccounter|xtor|wt_mc|ito|spm|s_cid|sfmc_id)",
    re.IGNORECASE,
)  # names that only tell who sent the reader; “ref”, “id”, “p” stay, since pages hang on them


def target_of(link: str, policy: FetchPolicy, ports: frozenset[int] = WEB_PORTS) -> httpx2.URL:
    """The place that `link` leads to, by every check that needs no network.

    Raises ArticleError `bad-link` or `not-allowed` with the reason.
    """
    link = link.strip(" \t\r\n")
    if len(link) > MAX_LINK:
        raise _bad(f"has more than {MAX_LINK:,} characters")
    if _FORBIDDEN.search(link):
        raise _bad("holds characters that no link may hold")
    authority = _AUTHORITY.match(link)
    if authority and "@" in authority.group(1):
        raise _bad("holds a user name, which can hide where it leads")
    if authority and "%" in authority.group(1):
        raise _bad("hides the name of its site in escapes")
    try:
        url = httpx2.URL(link).copy_with(fragment=None)
    except (httpx2.InvalidURL, ValueError):
        raise _bad("is not written as links are") from None
    if url.scheme not in _DEFAULT_PORTS:
        raise _bad("does not begin with http:// or https://")
    host = url.raw_host.decode("ascii").lower()
    if literal(host) is None and not _NAME.fullmatch(host):
        raise _bad("names no site on the public web")
    if why := policy.host_refused(host):
        raise ArticleError(f"{host} {why}.", PASTE, code="not-allowed")
    port = url.port or _DEFAULT_PORTS[url.scheme]
    if port not in ports:
        raise ArticleError(
            f"This link names port {port}; I open only the web’s ports, 80 and 443.", PASTE, code="not-allowed"
        )
    return url


def without_tracking(url: httpx2.URL) -> str:
    """The link as the key of its article: no fragment, no parameters that only tell who sent the reader."""
    query = url.query.decode("ascii")
    kept = "&".join(pair for pair in query.split("&") if pair and not _TRACKING.fullmatch(pair.partition("=")[0]))
    return str(url.copy_with(fragment=None, query=kept.encode("ascii") or None))


def _bad(why: str) -> ArticleError:
    return ArticleError(f"This link {why}.", f"Check the link, or {INSTEAD}", code="bad-link")
