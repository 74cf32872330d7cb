"""The command line as its users meet it: real files, exit codes and both streams; in a real process where that matters."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from bot import cli
from bot.cli import evaluating
from bot.evaluation.samples import sample_articles

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "tests/articles"
CULVERT, CAKE, RECALL = (str(SAMPLES / f"{name}.txt") for name in ("council-culvert", "plum-cake", "stroller-recall"))


class Run(NamedTuple):
    code: int
    out: str
    err: str


Command = Callable[..., Run]


@pytest.fixture
def rejoinder(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """Runs the command line in this process, without the settings of this machine: to start one takes longer."""
    for name in [name for name in os.environ if name.startswith(("OPENAI", "SLACK"))]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(cli, "_data_folders", [])
    monkeypatch.setattr("bot.logs.configure", lambda *_: None)  # it would take over the log of the tests

    def run(*arguments: str, stdin: bytes = b"") -> Run:
        monkeypatch.setattr(sys, "argv", ["rejoinder", *arguments])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as end:
            cli.main()
        shown = capsys.readouterr()
        assert "Traceback" not in shown.err
        return Run(int(end.value.code or 0), shown.out, shown.err)

    return run


def process(*command: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("OPENAI", "SLACK"))}
    return subprocess.run(
        [sys.executable, *command], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=180
    )


def test_json_is_one_object_a_line_in_input_order_and_nothing_else(tmp_path: Path) -> None:
    absent = str(tmp_path / "absent.txt")
    run = process("-m", "bot", "read", CULVERT, absent, CAKE, "--json", "--reader", "offline")
    lines = [json.loads(line) for line in run.stdout.splitlines()]
    assert run.returncode == 1
    assert [line["input"] for line in lines] == [CULVERT, absent, CAKE]
    assert lines[0]["format"] == "rejoinder.breakdown/2"
    assert lines[0]["article"]["text"] == Path(CULVERT).read_text("utf-8")
    assert set(lines[1]["error"]) == {"code", "message", "try"}
    assert lines[2]["statements"] == []
    assert "Traceback" not in run.stderr


def test_an_export_is_proven_against_its_article_and_a_changed_word_is_caught(
    rejoinder: Command, tmp_path: Path
) -> None:
    export = tmp_path / "export.json"
    export.write_text(rejoinder("read", RECALL, "--json", "--reader", "offline").out, "utf-8")
    proof = rejoinder("verify", str(export), RECALL)
    assert proof.code == 0
    assert "word for word" in proof.out

    page = tmp_path / "recall.md"
    page.write_text(f"# A *headline*\n\n{Path(RECALL).read_text('utf-8')}", "utf-8")
    of_page = tmp_path / "page.json"
    of_page.write_text(rejoinder("read", str(page), "--json", "--reader", "offline").out, "utf-8")
    assert rejoinder("verify", str(of_page), str(page)).code == 0, "of a file that is no plain text its text"

    value = json.loads(export.read_text("utf-8"))
    value["statements"][0]["quote"] += " indeed"
    export.write_text(json.dumps(value), "utf-8")
    lie = rejoinder("verify", str(export), RECALL)
    assert lie.code == 1
    assert "not in the article" in lie.err


@pytest.mark.parametrize(
    "arguments",
    ["read - --json --markdown", "read - -", "reed x", "read - --reader x", "eval", "compare a", "compare a b c d e f"],
    ids=["two forms", "input twice", "no such verb", "no such reader", "no gold", "one article", "six articles"],
)
def test_wrong_usage_ends_with_two_and_says_how(rejoinder: Command, arguments: str) -> None:
    run = rejoinder(*arguments.split())
    assert (run.code, run.out) == (2, "")
    assert run.err


def test_a_half_set_configuration_stops_the_start_with_one_sentence(
    rejoinder: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").write_text("SLACK_BOT_TOKEN=xoxb-1\n")
    run = rejoinder("serve")
    assert run.code == 2
    assert "SLACK_APP_TOKEN" in run.err


def test_markdown_shows_the_same_quote(rejoinder: Command) -> None:
    breakdown = json.loads(rejoinder("read", RECALL, "--json", "--reader", "rules").out)
    quote = breakdown["statements"][0]["quote"]
    words = [word.strip("“”‘’\"',.") for word in quote.replace(" … ", " ").split(" ")]
    shown = rejoinder("read", RECALL, "--markdown", "--reader", "rules").out
    bare = shown.replace("\\", "").replace("**", "")
    assert [word for word in words if word not in bare] == []


def test_reading_imports_neither_the_job_engine_nor_slack_and_the_parser_only_when_it_reads() -> None:
    code = (
        "import sys, bot.readers.rules; from bot.read_article import read; from bot.articles import from_text;"
        "from bot.settings import load; print('spacy' in sys.modules);"
        "read(from_text('Reeve said it held.'), input='-', settings=load(), choice='offline');"
        "print([m for m in ('dbos', 'slack_bolt', 'starlette', 'openai') if m in sys.modules])"
    )
    run = process("-c", code)
    assert run.stdout.split() == ["False", "[]"], run.stderr


BROKEN_READING = """
from bot.cli import main, reading

def read(article, **_):
    raise ValueError(article.text)

reading.read = read
main()
"""


def test_a_mistake_of_our_own_is_told_as_json_and_logged_beside_it_without_the_text() -> None:
    run = process("-c", BROKEN_READING, "read", CULVERT, "--json")
    assert run.returncode == 1
    assert json.loads(run.stdout)["error"]["code"] == "internal"
    assert "ValueError" in run.stderr
    assert Path(CULVERT).read_text("utf-8")[:40] not in run.stderr


LANTERN = "Brandis in Holmford denied that it had hid the leak.\n\nIris Vane of Holmford said Brandis had 12 valves.\n"
COURIER = "Iris Vane of Holmford said that Brandis had 14 valves.\n"


def test_two_files_are_compared_and_one_that_cannot_be_read_says_so(rejoinder: Command, tmp_path: Path) -> None:
    lantern, courier = tmp_path / "lantern.txt", tmp_path / "courier.txt"
    lantern.write_text(LANTERN, "utf-8")
    courier.write_text(COURIER, "utf-8")
    run = rejoinder("compare", str(lantern), str(courier), "--reader", "rules")
    assert run.code == 0
    assert "Side by side: lantern.txt and courier.txt" in run.out
    absent = rejoinder("compare", str(lantern), str(tmp_path / "absent.txt"), "--reader", "offline")
    assert (absent.code, absent.out) == (1, "")
    assert "no file of this name" in absent.err


def test_a_pipe_alone_is_read_and_an_empty_one_is_told_in_one_line(rejoinder: Command) -> None:
    assert "Iris Vane" in rejoinder("read", "--reader", "offline", stdin=LANTERN.encode()).out
    run = rejoinder("read", "--reader", "offline")
    assert (run.code, run.out) == (1, "")
    assert "no text in it" in run.err
    assert len(run.err.splitlines()) == 1


@pytest.mark.parametrize("command", ["read -", "eval --samples", "compare README.md CHANGELOG.md"])
def test_a_model_that_is_not_set_is_told_before_anything_is_sent(rejoinder: Command, command: str) -> None:
    run = rejoinder(*command.split(), "--reader", "model", stdin=LANTERN.encode())
    assert (run.code, run.out) == (1, "")
    assert "No model is set. Set OPENAI_API_KEY" in run.err


def test_the_samples_are_read_beside_what_was_measured(rejoinder: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    samples = sample_articles()
    assert len(samples) == 24
    monkeypatch.setattr(evaluating, "sample_articles", lambda: samples[:2])
    run = rejoinder("eval", "--samples", "--reader", "rules")
    assert run.code == 0
    for words in ("by hand (README)", "2 articles", "0 tokens sent"):
        assert words in run.out


def test_data_and_settings_are_where_the_command_is_told_or_the_platform_keeps_them(
    rejoinder: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own, empty = tmp_path / "own", tmp_path / "empty"
    own.mkdir()
    empty.mkdir()
    (own / ".env").write_text("READER=nonsense\n", "utf-8")
    monkeypatch.chdir(empty)
    assert "READER is wrong" in rejoinder("--data", str(own), "read", "-", stdin=LANTERN.encode()).err
    monkeypatch.setattr(cli, "_data_folders", [])
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    monkeypatch.setenv("HOME", str(tmp_path))
    assert "no database yet at /" in rejoinder("reports").err
    assert list(empty.iterdir()) == []
    if sys.platform == "linux":
        assert (tmp_path / "share/rejoinder").is_dir()


def test_completion_is_offered_to_a_command_of_one_word_alone() -> None:
    """`complete … python -m bot` would change what the shell completes after every `python`."""
    refused = process("-m", "bot", "--install-completion")
    assert refused.returncode == 2, refused.stdout
    assert "No such option" in refused.stderr
