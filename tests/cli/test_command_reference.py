"""docs/commands.md says what the command line says."""

from scripts.command_reference import PATH, reference


def test_the_page_of_commands_is_what_help_prints() -> None:
    assert PATH.read_text("utf-8") == reference(), "stale: run `make docs`"
