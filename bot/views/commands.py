"""The words of `/claims`: this table is what the command knows, its help, and the hint in manifest.yaml, which a test compares."""

from typing import Final

from bot.breakdown import Frozen

COMMAND: Final = "/claims"


class Command(Frozen):
    """One word (or two) after `/claims`."""

    words: str
    takes: str = ""
    """What may follow, as the help and the hint name it; empty: nothing."""
    does: str = ""
    """A line of the help. Words without one share the line of the words before them."""
    changes: bool = False
    """Whether it changes something for others: a setting says who may use it."""


COMMANDS: Final = (
    Command(words="on", does="every article posted here is read, or only what I am asked to read", changes=True),
    Command(words="off", changes=True),
    Command(words="status", does="how this channel is set"),
    Command(words="rules only", does="keep this channel’s texts from the AI model, or no longer", changes=True),
    Command(words="rules off", changes=True),
    Command(words="who", takes="NAME", does="what a source claimed and denied, newest first"),
    Command(words="about", takes="WORDS", does="what was said on a topic and how it was answered, oldest first"),
    Command(words="digest", does="set the digest: daily or weekly, and when", changes=True),
    Command(words="digest preview", does="what it would say now, for you alone"),
    Command(words="watch", takes="FEED", does="add a feed to the digest, list the feeds, drop one", changes=True),
    Command(words="watching"),
    Command(words="unwatch", takes="FEED", changes=True),
    Command(words="forget", takes="LINK", does="delete what I read from a link in this channel", changes=True),
    Command(words="forget all of mine", does="delete all that you asked me to read, everywhere"),
    Command(words="help", does="this list"),
)


def parse(line: str) -> tuple[Command, str] | None:
    """The command that a line begins with, of two that fit the longer one; and what stands after it."""
    low = line.casefold()
    fitting = [command for command in COMMANDS if f"{low} ".startswith(f"{command.words} ")]
    command = max(fitting, key=lambda command: len(command.words), default=None)
    return (command, line[len(command.words) :].strip()) if command else None


def help_lines() -> list[tuple[list[str], str]]:
    lines: list[tuple[list[str], str]] = []
    for command in COMMANDS:
        if command.does:
            lines.append(([], command.does))
        lines[-1][0].append(f"{COMMAND} {command.words} {command.takes}".strip())
    return lines
