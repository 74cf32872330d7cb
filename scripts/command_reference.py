"""Writes docs/commands.md from every `--help` of the command line. `make docs`; a test says when it is stale."""

from pathlib import Path

import typer
from typer.testing import CliRunner

from bot.cli import app

PATH = Path(__file__).parents[1] / "docs" / "commands.md"
HEAD = """# Commands

What `python -m bot` (installed: `rejoinder`) understands. `make docs` writes this page from the program's own help.
Completion is offered by the installed command.
"""


def main() -> None:
    PATH.write_text(reference(), encoding="utf-8")


def reference() -> str:
    command = typer.main.get_command(app)
    verbs = sorted(getattr(command, "commands", {}))
    return "\n".join((HEAD, _section(), *map(_section, verbs)))


def _section(*words: str) -> str:
    result = CliRunner().invoke(app, [*words, "--help"], prog_name="python -m bot", terminal_width=100, color=False)
    shown = "\n".join(line.rstrip() for line in result.output.strip().splitlines())
    return f"## {' '.join(words) or 'python -m bot'}\n\n```text\n{shown}\n```\n"


if __name__ == "__main__":
    main()
