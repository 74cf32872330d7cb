"""Link, text or file → `Article`. The only room that opens connections which a user chose.

from_text(text)                     pasted text, unchanged
from_bytes(data, name=…)            a file: text, Markdown, HTML, PDF, Word, OpenDocument, RTF, a mail
load(source)                        any of them, or a link, as typed on the command line
fetch.from_url(url, policy)         a link, fetched by the policy
slack_files.fetch_slack_file(…)     the bytes of a file in Slack

The last two are not imported here: half of a cold start would go into the HTTP stack.
"""

from bot.articles.files import from_bytes, is_link, load
from bot.articles.text import from_text

__all__ = ["from_bytes", "from_text", "is_link", "load"]
