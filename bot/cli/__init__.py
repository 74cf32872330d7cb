"""The command line. Each command imports what it needs, so that the light ones start fast.

Standard output has the answer and nothing else; progress and errors go to standard error.
"""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import platformdirs
import typer
from rich.console import Console

from bot import __version__, logs
from bot.articles.text import READABLE
from bot.errors import RejoinderError, SettingsError
from bot.settings import ReaderChoice, Settings, load

if TYPE_CHECKING:
    from bot.cli.reading import Form

app = typer.Typer(
    name="rejoinder",
    help="Who claims what in an article, who denies it, and in which words. Without a command: serve.",
    no_args_is_help=False,
    # A shell completes a command of one word: for `python -m bot` this would break the completion of python.
    add_completion=Path(sys.argv[0]).parts[-2:] != ("bot", "__main__.py"),
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

Who = Annotated[
    ReaderChoice | None,
    typer.Option(help="Who reads: auto takes a model if one is set, else rules (offline is another word for them)."),
]
AsJson = Annotated[bool, typer.Option("--json", help="JSON, one object a line.")]
AsMarkdown = Annotated[bool, typer.Option("--markdown", help="Markdown, for notes and files.")]

_data_folders: list[Path] = []
"""What `--data` names."""
FAILED, WRONG_USAGE = 1, 2
"""Exit codes of the contract: some source could not be read; the command itself was wrong."""


def main() -> None:
    """Run the command line; an expected error is one sentence and no traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # File names may hold bytes that are no UTF-8; they must not stop the answer.
            stream.reconfigure(encoding="utf-8", errors="replace")
    logs.configure("WARNING")
    try:
        app()
    except RejoinderError as error:
        Console(stderr=True, highlight=False, markup=False, soft_wrap=True).print(str(error))
        raise SystemExit(WRONG_USAGE if error.code == "settings" else FAILED) from None
    except BrokenPipeError:  # the reader of our output (head, less) has left
        sys.stderr.close()
        raise SystemExit(FAILED) from None


@app.callback(invoke_without_command=True)
def _default(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version and leave.")] = False,
    data: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Where .env and the data are, if not in this folder.")
    ] = None,
) -> None:
    if data:
        _data_folders[:] = [data]
    if version:
        typer.echo(f"rejoinder {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        serve()


@app.command(short_help="Answer in Slack, or at the desk in the browser (the default).")
def serve() -> None:
    """Answer in Slack (with tokens in .env) or at the bot's own desk in the browser (without)."""
    from bot.app import serve as run

    run(_settings_at_home())


@app.command(short_help="Who claims what in articles, who denies it.")
def read(
    sources: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="SOURCE…",
            help=f"Links, files ({READABLE}), or - for standard input, as a pipe alone is.",
        ),
    ] = None,
    reader: Who = None,
    json: AsJson = False,
    markdown: AsMarkdown = False,
) -> None:
    """Read articles and show who claims what, who denies it, and in which words.

    Exit status: 0 when every source was read, 1 when any could not be, 2 for wrong usage.
    """
    from bot.cli.reading import read_all

    if not sources and sys.stdin.isatty():
        raise typer.BadParameter("name a link or a file, or send text through a pipe")
    sources = sources or ["-"]
    if not read_all(sources, _settings(), reader, _form(sources, json=json, markdown=markdown)):
        raise typer.Exit(FAILED)


@app.command(short_help="Two to five articles side by side.")
def compare(
    sources: Annotated[
        list[str], typer.Argument(metavar="A B [C …]", help="Two to five links or files, or - for standard input.")
    ],
    reader: Who = None,
    json: AsJson = False,
    markdown: AsMarkdown = False,
) -> None:
    """Set two to five articles side by side: a denial that one leaves out, numbers and quotes that differ.

    Exit status: 0 when they were compared, 1 when any could not be read, 2 for wrong usage.
    """
    from bot.article import MOST_ARTICLES
    from bot.cli.reading import compare_all

    if not 2 <= len(sources) <= MOST_ARTICLES:
        raise typer.BadParameter("name two to five articles")
    if not compare_all(sources, _settings(), reader, _form(sources, json=json, markdown=markdown)):
        raise typer.Exit(FAILED)


@app.command(short_help="Prove every quote of an export against its article.")
def verify(
    export: Annotated[Path, typer.Argument(metavar="FILE.json", help="A breakdown as `read --json` prints it.")],
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="What was read: a text, another file, or a link.")],
) -> None:
    """Prove every quote of an export against the article, without trusting the program that made it.

    Of a link, and of a file that is no .txt, the text is taken again, as `read` takes it.
    What a model worded is listed, of which only what stands between “ ” is proven, and who is meant by a role or a
    pronoun. Roles, and what answers what, are judgements: nothing proves them.
    """
    from bot.articles import is_link, load
    from bot.verify_export import verify as prove

    is_text = Path(article).suffix.lower() == ".txt" and not is_link(article)
    text = _text(Path(article)) if is_text else load(article, policy=_settings_at_home().fetch_policy).text
    proven = prove(_text(export), text)
    typer.echo(f"{proven.quotes} quotes stand in the article word for word, at the places that the export names.")
    for words in proven.assisted:
        typer.echo(f"not proven: AI-assisted: {words}")
    for words in proven.inferred:
        typer.echo(f"not proven: who is meant: {words}")


@app.command(short_help="Look at everything that the bot needs.")
def doctor() -> None:
    """Look at tokens, scopes, database, rules and model, and say for each what to do.

    Exit status: 0 when nothing is wrong.
    """
    from bot.cli.examining import show_findings

    if not show_findings(_settings_at_home()):
        raise typer.Exit(FAILED)


@app.command(short_help="Print what people reported as wrong.")
def reports() -> None:
    """Print what people reported by “Something is wrong”: JSON Lines, to be corrected and used as gold with eval."""
    from bot.cli.examining import print_reports
    from bot.views.grammar import counted

    typer.echo(counted(print_reports(_settings_at_home()), "report"), err=True)


@app.command(name="eval", short_help="Measure how right a reader is.")
def evaluate(
    gold: Annotated[
        list[Path] | None,
        typer.Argument(metavar="GOLD…", help="Folders or files of NAME.gold.json beside NAME.txt, or JSON Lines."),
    ] = None,
    samples: Annotated[
        bool, typer.Option("--samples", help="Read 24 samples: will this model do? With its cost in tokens.")
    ] = False,
    reader: Who = None,
) -> None:
    """Measure how right a reader is, against gold that people made."""
    from bot.cli.evaluating import evaluate_reader

    if not gold and not samples:
        raise typer.BadParameter("name gold, or take the samples: eval --samples")
    evaluate_reader(gold or [], settings=_settings(), choice=reader, samples=samples)


def _form(sources: list[str], *, json: bool, markdown: bool) -> "Form":
    """The one form that is asked for. Raises BadParameter for two, and for sources that cannot be read twice."""
    if json and markdown:
        raise typer.BadParameter("choose --json or --markdown")
    if sources.count("-") > 1:
        raise typer.BadParameter("standard input (-) can be read once only")
    return "json" if json else "markdown" if markdown else "terminal"


def _text(path: Path) -> str:
    try:
        data = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
        return data.decode("utf-8-sig")
    except OSError:
        typer.echo(f"{path} cannot be opened. Check the path.", err=True)
    except UnicodeDecodeError:
        typer.echo(f"{path} is not UTF-8 text.", err=True)
    raise typer.Exit(WRONG_USAGE)


def _home() -> Path:
    """The folder of `.env` and of the database.

    It is the working directory where that is a clone or has settings or data already, or where DATABASE_URL is set;
    else, as for a command installed by pipx, the user's data folder (~/.local/share/rejoinder on Linux).
    """
    here = Path.cwd()
    if _data_folders:
        return _data_folders[0]
    if "DATABASE_URL" in os.environ or any((here / name).exists() for name in (".env", "var", "manifest.yaml")):
        return here
    return platformdirs.user_data_path("rejoinder", appauthor=False)


def _settings() -> Settings:
    """The settings in the home folder and the environment. Raises SettingsError."""
    return load(_env_file=_home() / ".env")


def _settings_at_home() -> Settings:
    """The same, with the home folder made and worked in: for commands that need the database. Raises SettingsError."""
    folder = _home().absolute()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        os.chdir(folder)
    except OSError:
        raise SettingsError(f"{folder} cannot be used for data.", "Name a folder with --data.") from None
    return _settings()
