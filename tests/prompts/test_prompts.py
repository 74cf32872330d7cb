"""The prompts are files that people edit: they load, they stay short, and a change of words is a change of hash."""

import re
from pathlib import Path
from typing import Any, get_args

import pytest

import prompts
from bot.articles import from_text
from bot.breakdown import Role, SourceKind
from bot.readers.model.reader import ANSWER
from tests.readers.scripted import shown

MOST_FIXED_TOKENS = 3_000
"""Of the words that open every request; providers cache them. The schema adds about 600."""
BYTES_A_TOKEN = 4.17
"""Of these words, mostly plain English, in o200k_base."""


def test_every_task_has_its_file_and_every_file_its_task() -> None:
    files = {path.stem for path in Path(prompts.__file__).parent.glob("*.md")} - {"README"}
    assert files == set(prompts.TASKS)
    assert all(prompts.load(task) for task in prompts.TASKS)


def test_a_task_that_there_is_not_cannot_be_loaded() -> None:
    with pytest.raises(KeyError):
        prompts.load("../LICENSE")


def test_the_hash_changes_with_any_word(monkeypatch: pytest.MonkeyPatch) -> None:
    before = prompts.version()
    load = prompts.load
    prompts.version.cache_clear()
    monkeypatch.setattr(prompts, "load", lambda task: load(task) + ("." if task == "repair" else ""))
    try:
        assert prompts.version() != before
    finally:
        prompts.version.cache_clear()
    assert re.fullmatch("[0-9a-f]{12}", before)


def test_the_fixed_part_of_a_request_stays_short() -> None:
    assert len(prompts.load("read").encode()) < MOST_FIXED_TOKENS * BYTES_A_TOKEN


def test_the_prompt_names_every_field_and_every_value_of_the_schema() -> None:
    words = prompts.load("read")

    def check(schema: dict[str, Any]) -> None:
        for name, child in schema.get("properties", {}).items():
            assert re.search(rf"`{name}`|^# {name}$", words, re.MULTILINE), name
            check(child.get("items", child))

    check(ANSWER["json_schema"]["schema"])
    for value in (*get_args(Role), *get_args(SourceKind)):
        assert re.search(rf"\b{value}\b", words), value


def test_the_example_in_the_prompt_is_an_answer_that_would_be_shown_whole() -> None:
    example = prompts.load("read").partition("# An example")[2]
    text, _, given = example.partition('{"reading"')
    marks = re.compile(r"^¶\d+ |\[\d+\.\d+\] ")
    article = from_text("\n\n".join(marks.sub("", line) for line in text.split("\n") if line.startswith("¶")))
    read, _ = shown(article, '{"reading"' + given)
    assert (read.reader.calls, read.audit.dropped, read.audit.withheld) == (1, (), ())
    assert [[line.role for line in found.lines] for found in read.disputes] == [
        ["claims", "claims", "denies", "concedes", "not reached"]
    ]
    assert all(line.text for found in read.disputes for line in found.lines)
    assert all((read.about, read.note, read.no_answer, read.own_voice))


@pytest.mark.parametrize("task", prompts.TASKS)
def test_a_prompt_has_no_blank_that_code_does_not_fill_in(task: str) -> None:
    outlets = {"A", "B"} if task == "compare" else set()  # the model writes them, code puts the names in
    assert set(re.findall(r"\{(\w+)\}", prompts.load(task))) <= {"next_id", "words", "notes"} | outlets
