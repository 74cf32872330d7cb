"""The command line as its users meet it: real processes, real files, exit codes and both streams."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "tests/articles"


def rejoinder(
    *arguments: str, stdin: bytes = b"", cwd: Path = ROOT, **variables: str
) -> subprocess.CompletedProcess[bytes]:
    """What `python -m bot` does with these arguments and variables, without the settings of this machine."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("OPENAI", "SLACK"))}
    environment = {**kept, "PYTHONPATH": str(ROOT), "NO_COLOR": "1", **variables}
    command = [sys.executable, "-m", "bot", *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, cwd=cwd, env=environment, timeout=180, check=False)


def test_json_is_one_object_a_line_in_input_order_and_nothing_else(tmp_path: Path) -> None:
    first, second = SAMPLES / "council-culvert.txt", SAMPLES / "plum-cake.txt"
    run = rejoinder("read", str(first), str(tmp_path / "absent.txt"), str(second), "--json", "--reader", "offline")
    lines = [json.loads(line) for line in run.stdout.decode().splitlines()]
    assert run.returncode == 1
    assert [line["input"] for line in lines] == [str(first), str(tmp_path / "absent.txt"), str(second)]
    assert lines[0]["format"] == "rejoinder.breakdown/2"
    assert lines[0]["article"]["text"] == first.read_text("utf-8")
    assert set(lines[1]["error"]) == {"code", "message", "try"}
    assert "Traceback" not in run.stderr.decode()


def test_an_export_is_proven_against_its_article_and_a_changed_digit_is_caught(tmp_path: Path) -> None:
    article = SAMPLES / "stroller-recall.txt"
    export, forged = tmp_path / "export.json", tmp_path / "forged.json"
    export.write_bytes(rejoinder("read", str(article), "--json", "--reader", "offline").stdout)
    proof = rejoinder("verify", str(export), str(article))
    assert proof.returncode == 0
    assert b"word for word" in proof.stdout

    value = json.loads(export.read_text("utf-8"))
    value["statements"][0]["quote"] += " indeed"
    forged.write_text(json.dumps(value), "utf-8")
    lie = rejoinder("verify", str(forged), str(article))
    assert lie.returncode == 1
    assert "not in the article" in lie.stderr.decode()


@pytest.mark.parametrize(
    ("stdin", "words"),
    [
        (b"", "no text"),
        (bytes(range(256)) * 40, "not text"),
        (
            "Der Minister sagte am Montag, er habe nie davon gehört, und wies jede Schuld von sich. ".encode() * 5,
            "English",
        ),
    ],
    ids=["empty", "binary", "another language"],
)
def test_what_cannot_be_read_is_told_in_one_line_with_what_to_do(stdin: bytes, words: str) -> None:
    run = rejoinder("read", "-", "--reader", "offline", stdin=stdin)
    trouble = run.stderr.decode()
    assert run.returncode == 1
    assert run.stdout == b""
    assert words.lower() in trouble.lower()
    assert "Traceback" not in trouble
    assert len(trouble.splitlines()) == 1


def test_a_text_without_a_speaker_gets_an_answer_not_an_error() -> None:
    run = rejoinder("read", str(SAMPLES / "plum-cake.txt"), "--reader", "offline")
    assert run.returncode == 0
    assert "Nobody is quoted or cited in this text" in run.stdout.decode()


@pytest.mark.parametrize(
    "arguments",
    [("read", "-", "--json", "--markdown"), ("read", "-", "-"), ("reed", "x"), ("read", "-", "--reader", "x")],
    ids=["two forms", "standard input twice", "no such verb", "no such reader"],
)
def test_wrong_usage_ends_with_two_and_says_how(arguments: tuple[str, ...]) -> None:
    run = rejoinder(*arguments)
    assert run.returncode == 2
    assert "Traceback" not in run.stderr.decode()
    assert run.stdout == b""


def test_a_half_set_configuration_stops_the_start_with_one_sentence(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("SLACK_BOT_TOKEN=xoxb-1\n")
    run = rejoinder("serve", cwd=tmp_path)
    assert run.returncode == 2
    assert "SLACK_APP_TOKEN" in run.stderr.decode()
    assert "Traceback" not in run.stderr.decode()


def test_the_other_forms_show_the_same_quote() -> None:
    article = str(SAMPLES / "stroller-recall.txt")
    breakdown = json.loads(rejoinder("read", article, "--json", "--reader", "offline").stdout)
    quote = breakdown["statements"][0]["quote"]
    for form in ("--markdown", "--slack"):
        shown = rejoinder("read", article, form, "--reader", "offline").stdout.decode()
        words = [word.strip("“”‘’\"',.") for word in quote.replace(" … ", " ").split(" ")]
        bare = shown.replace("\\", "").replace("**", "")
        assert [word for word in words if word not in bare] == []


def test_reading_imports_neither_the_job_engine_nor_slack() -> None:
    code = (
        "import sys; from bot.reading import read; from bot.articles import from_text; from bot.settings import load;"
        "read(from_text('Reeve said it held.'), input='-', settings=load(), choice='offline');"
        "print([m for m in ('dbos', 'slack_bolt', 'starlette', 'openai') if m in sys.modules])"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=180, check=False
    )
    assert run.stdout.strip() == "[]", run.stderr


BROKEN_READING = """
from bot.cli import main, reading

def read(article, **_):
    raise ValueError(article.text)

reading.read = read
main()
"""


def test_a_mistake_of_our_own_is_told_as_json_and_logged_beside_it_without_the_text() -> None:
    story = SAMPLES / "council-culvert.txt"
    run = subprocess.run(
        [sys.executable, "-c", BROKEN_READING, "read", str(story), "--json"], cwd=ROOT, capture_output=True, timeout=180
    )
    assert run.returncode == 1
    assert json.loads(run.stdout)["error"]["code"] == "internal"
    assert b"ValueError" in run.stderr
    assert story.read_bytes()[:40] not in run.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full disk to write to")
def test_a_full_disk_is_told_in_one_line() -> None:
    with open("/dev/full", "wb") as disk:
        run = subprocess.run(
            [sys.executable, "-m", "bot", "--help"], cwd=ROOT, stdout=disk, stderr=subprocess.PIPE, timeout=180
        )
    assert run.returncode == 1
    assert run.stderr.count(b"\n") == 1


LANTERN = "Brandis in Holmford denied that it had hid the leak.\n\nIris Vane of Holmford said Brandis had 12 valves.\n"
COURIER = "Iris Vane of Holmford said that Brandis had 14 valves.\n"


def test_two_files_are_compared_and_one_that_cannot_be_read_says_so(tmp_path: Path) -> None:
    lantern, courier = tmp_path / "lantern.txt", tmp_path / "courier.txt"
    lantern.write_text(LANTERN, "utf-8")
    courier.write_text(COURIER, "utf-8")
    run = rejoinder("compare", str(lantern), str(courier), "--reader", "offline")
    assert run.returncode == 0
    assert "Side by side: lantern.txt and courier.txt" in run.stdout.decode()
    absent = rejoinder("compare", str(lantern), str(tmp_path / "absent.txt"), "--reader", "offline")
    assert (absent.returncode, absent.stdout) == (1, b"")
    assert b"no file of this name" in absent.stderr
    assert rejoinder("compare", str(lantern)).returncode == 2


def test_a_pipe_alone_is_read_and_an_empty_one_says_so() -> None:
    assert b"Iris Vane" in rejoinder("read", "--reader", "offline", stdin=LANTERN.encode()).stdout
    run = rejoinder("read")
    assert run.returncode == 1
    assert b"no text in it" in run.stderr


@pytest.mark.parametrize("command", [("read", "-"), ("eval", "--samples"), ("compare", "README.md", "CHANGELOG.md")])
def test_a_model_that_is_not_set_is_told_before_anything_is_sent(command: tuple[str, ...]) -> None:
    run = rejoinder(*command, "--reader", "model", stdin=LANTERN.encode())
    assert run.returncode == 1
    assert b"No model is set. Set OPENAI_API_KEY" in run.stderr
    assert run.stdout == b""


def test_the_samples_are_read_beside_what_was_measured() -> None:
    run = rejoinder("eval", "--samples", "--reader", "offline")
    assert run.returncode == 0
    shown = run.stdout.decode()
    assert "by hand (README)" in shown
    assert "24 articles" in shown
    assert "0 tokens sent" in shown
    assert rejoinder("eval").returncode == 2


def test_data_and_settings_are_where_the_command_is_told_or_the_platform_keeps_them(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own/.env").write_text("READER=nonsense\n", "utf-8")
    (tmp_path / "empty").mkdir()
    told = rejoinder("--data", str(tmp_path / "own"), "read", "-", stdin=LANTERN.encode(), cwd=tmp_path / "empty")
    assert b"READER is wrong" in told.stderr
    kept = rejoinder("reports", cwd=tmp_path / "empty", XDG_DATA_HOME=str(tmp_path / "share"), HOME=str(tmp_path))
    assert b"no database yet at /" in kept.stderr
    assert list((tmp_path / "empty").iterdir()) == []
    if sys.platform == "linux":
        assert (tmp_path / "share/rejoinder").is_dir()


def test_completion_is_offered_to_a_command_of_one_word_alone() -> None:
    """`complete … python -m bot` would change what the shell completes after every `python`."""
    refused = rejoinder("--install-completion")
    assert refused.returncode == 2, refused.stdout
    assert b"No such option" in refused.stderr
