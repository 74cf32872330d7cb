"""Breakdown → the terminal: the Markdown document, shown by Rich; colours help and carry no meaning alone."""

from rich.console import Console
from rich.markdown import Markdown

from bot.breakdown import Breakdown
from bot.views import markdown
from bot.views.outline import outline


def show(breakdown: Breakdown, console: Console) -> None:
    """Prints the breakdown at the console's width, without the offsets and the audit of an export."""
    console.print(Markdown(markdown.document(outline(breakdown), offsets=False)))
