"""Link, text or file → `Article`. The only room that opens connections which a user chose.

from_text(text)                     pasted text, unchanged
from_bytes(data, name=…)            a file: text, Markdown, HTML, PDF, Word, OpenDocument, RTF, a mail
from_url(url, policy)               a link, fetched by the policy
load(source)                        any of them, as typed on the command line
fetch_slack_file(url, token)        the bytes of a file in Slack
"""

from typing import TYPE_CHECKING, Any

from bot.articles.files import from_bytes, is_link, load
from bot.articles.policy import FetchPolicy
from bot.articles.text import from_text

if TYPE_CHECKING:
    from bot.articles.fetch import from_url
    from bot.articles.slack_files import fetch_slack_file

__all__ = [
    "FetchPolicy",
    "fetch_slack_file",
    "from_bytes",
    "from_text",
    "from_url",
    "is_link",
    "load",
]


def __getattr__(name: str) -> Any:
    """The two that need the HTTP stack, which half of a cold start would go into: loaded when first asked for."""
    if name == "from_url":
        from bot.articles.fetch import from_url

        return from_url
    if name == "fetch_slack_file":
        from bot.articles.slack_files import fetch_slack_file

        return fetch_slack_file
    raise AttributeError(name)
