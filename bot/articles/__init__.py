"""Link, text or file → `Article`. The only room that opens connections which a user chose."""

from bot.articles.files import from_bytes
from bot.articles.loading import load
from bot.articles.text import from_text

__all__ = ["from_bytes", "from_text", "load"]
