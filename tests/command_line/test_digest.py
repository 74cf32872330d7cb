"""`python -m bot digest`: exports of `read --json` told together, by real processes."""

import json
import sys
from pathlib import Path

import pytest

from bot import reading
from bot.articles import from_text
from bot.command_line.digesting import digest_of
from bot.settings import load
from bot.views import digest_text
from tests.command_line.test_command_line import ROOT, SAMPLES, rejoinder

CLAIM = "Halden Oil let diesel leak into the river Alder, the mayor of Corriston, Ruth Odell, said on Monday."
DENIAL = "Halden Oil denied on Thursday that it let diesel leak into the river Alder."


@pytest.fixture(scope="module")
def export(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A claim, a later denial of it, an article that does not exist, and a sample with disputes of its own."""
    folder = tmp_path_factory.mktemp("digest")
    (folder / "monday.txt").write_text(CLAIM, "utf-8")
    (folder / "thursday.txt").write_text(DENIAL, "utf-8")
    names = [str(folder / "monday.txt"), str(folder / "thursday.txt"), str(folder / "absent.txt")]
    run = rejoinder("read", *names, str(SAMPLES / "varga-transfer.txt"), "--json", "--reader", "offline")
    (folder / "day.json").write_bytes(run.stdout)
    return folder / "day.json"


def test_what_moved_comes_first_then_the_disputes_each_with_its_file(export: Path) -> None:
    run = rejoinder("digest", str(export))
    text = run.stdout.decode()
    assert run.returncode == 0
    assert "3 articles read" in text
    assert "→ newly denied by Halden Oil: “denied on Thursday that it let diesel leak into the river Alder”" in text
    assert "thursday.txt · before: " in text
    assert text.index("newly denied") < text.index("\n2. ")


def test_json_is_one_object_and_markdown_is_a_list(export: Path) -> None:
    value = json.loads(rejoinder("digest", str(export), "--json").stdout)
    assert value["format"] == "rejoinder.digest/1"
    assert value["entries"][0]["sort"] == "moved"
    assert value["entries"][0]["earlier"].endswith("monday.txt")
    assert rejoinder("digest", str(export), "--markdown").stdout.decode().count("\n   - → newly denied by ") == 1


def test_standard_input_is_read_too(export: Path) -> None:
    ascii_only = {"PYTHONIOENCODING": "ascii"}
    assert b"newly denied" in rejoinder("digest", "-", stdin=export.read_bytes(), environment=ascii_only).stdout


def test_an_export_without_news_says_so(tmp_path: Path) -> None:
    (tmp_path / "cake.json").write_bytes(
        rejoinder("read", str(SAMPLES / "plum-cake.txt"), "--json", "--reader", "offline").stdout
    )
    assert b"Nothing to tell" in rejoinder("digest", str(tmp_path / "cake.json")).stdout


def test_a_quote_that_does_not_stand_in_its_article_is_refused(export: Path, tmp_path: Path) -> None:
    lines = [json.loads(line) for line in export.read_text("utf-8").splitlines()]
    lines[1]["statements"][0]["quote"] = "it let acid leak into the river Alder"
    (tmp_path / "forged.json").write_text("\n".join(map(json.dumps, lines)), "utf-8")
    run = rejoinder("digest", str(tmp_path / "forged.json"))
    assert (run.returncode, run.stdout) == (1, b"")
    assert "forged.json,line2:" in "".join(run.stderr.decode().split())  # a long path is broken anywhere


@pytest.mark.parametrize(
    ("arguments", "code", "word"),
    [
        (["--json", "--markdown", "x.json"], 2, "choose one"),
        (["absent.json"], 2, "cannot be opened"),
        ([], 2, "Missing argument"),
        ([str(SAMPLES / "plum-cake.txt")], 1, "is no breakdown"),
    ],
)
def test_what_is_wrong_is_said_in_a_line(arguments: list[str], code: int, word: str) -> None:
    run = rejoinder("digest", *arguments)
    assert run.returncode == code
    assert word in run.stderr.decode()
    assert "Traceback" not in run.stderr.decode()


def test_it_needs_neither_the_job_engine_nor_slack() -> None:
    import subprocess

    code = "import sys, bot.command_line.digesting; print([m for m in sys.modules if m.partition('.')[0] in ('dbos', 'slack_bolt', 'sqlalchemy', 'openai', 'spacy')])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


CHARGE = "The union accused Tarn Rail of hiding cracks in the axles of its night trains."
ANSWERED = "Ruth Odell accused Halden Oil of letting diesel leak into the river Alder."


def told(*articles: tuple[str, str | None]) -> str:
    """The digest of articles from standard input: texts, each with the day on which it was published."""
    settings = load(_env_file=None, reader="offline")
    made = [from_text(text).model_copy(update={"published": day}) for text, day in articles]
    return digest_text.plain(digest_of([reading.read(article, input="-", settings=settings) for article in made]))


def test_a_charge_stays_open_though_another_article_of_the_same_name_had_its_own_answered() -> None:
    text = told((CHARGE, "2026-05-01"), (ANSWERED, "2026-05-02"), (DENIAL, "2026-05-04"))
    assert "No answer for 3 days\n   the union: “Tarn Rail of hiding cracks" in text
    assert "- (3) · before: - (2)" in text


def test_a_charge_in_an_article_without_a_date_is_not_open_since_1970() -> None:
    text = told((CHARGE, None), (ANSWERED, "2026-05-01"), (DENIAL, "2026-05-04"))
    assert "A charge without an answer\n   the union" in text
    assert "days" not in text


@pytest.mark.parametrize("text", ["[" * 100_000, json.dumps({"article": {"text": "x"}}, indent=2)])
def test_what_is_no_export_is_told_how_one_is_made(tmp_path: Path, text: str) -> None:
    (tmp_path / "deep.json").write_text(text, "utf-8")
    run = rejoinder("digest", str(tmp_path / "deep.json"))
    said = " ".join(run.stderr.decode().split())
    assert run.returncode == 1
    assert "is no breakdown" in said
    assert "Each line is to hold one" in said
    assert "Traceback" not in said
