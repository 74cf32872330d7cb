"""/claims: the same answer, for the asker's eyes only."""

from slack_bolt import Ack

from bot.jobs import Jobs
from handlers.payload import Json, from_command

HELP = (
    "Paste an article after the command and I answer here, seen by you alone: who claims what, who denies it, and in "
    "which words.\n"
    "`/claims TEXT` reads a text · `/claims help` shows this\n"
    "In a channel where I am, write @Rejoinder and the text, or attach a file, and I answer in the thread for everyone."
)
USAGE = "There is nothing to read yet. " + HELP
READING = "Reading… the answer appears here in a moment."


def asked(command: Json, ack: Ack, jobs: Jobs) -> None:
    """Somebody typed the command."""
    words = (command.get("text") or "").strip()
    if not words or words.casefold() == "help":
        ack(HELP if words else USAGE)
        return
    jobs.ask(from_command(command))
    ack(READING)
