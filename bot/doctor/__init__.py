"""Looks at everything that the bot needs, and says for each what to do. It changes nothing.

for finding in examine(load()): …
"""

from collections.abc import Iterator

from bot.doctor import machine, model, slack
from bot.doctor.finding import Finding
from bot.settings import Settings

__all__ = ["Finding", "examine"]


def examine(settings: Settings) -> Iterator[Finding]:
    """Every finding, as soon as it is made; the slow ones last."""
    yield from slack.tokens(settings)
    yield machine.database(settings)
    if any(each.uses_model for each in settings.for_every_workspace()):
        yield machine.tokenizer()
    yield machine.parser()
    yield model.server(settings)
