"""The prompts are files that people edit: they load, they stay short, and a change of words is a change of hash."""

import json
import re
from pathlib import Path
from typing import get_args

import pytest

import prompts
from bot.breakdown import Relation, SourceKind, Stance
from bot.readers.model.schema import ANSWER_SCHEMA, RESPONSE_FORMAT
from bot.readers.model.tokens import count

MOST_FIXED_TOKENS = 1_500
"""What a publisher pays for every article before its first word: prompt and schema."""
MEASURED_OVER_ESTIMATED = 1.39
"""The estimate is a third of the bytes; these words, mostly plain English, have 4.17 bytes a token in o200k_base."""


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
    fixed = prompts.load("read") + json.dumps(RESPONSE_FORMAT, separators=(",", ":"))
    tokens, exact = count(fixed)
    assert tokens < (MOST_FIXED_TOKENS if exact else MOST_FIXED_TOKENS * MEASURED_OVER_ESTIMATED)


def test_the_prompt_names_every_field_and_every_value_of_the_schema() -> None:
    words = prompts.load("read")
    for name in ("statements", "answers"):
        for field in ANSWER_SCHEMA["properties"][name]["items"]["properties"]:
            assert f"`{field}`" in words
    for literal in (Stance, Relation, SourceKind):
        for value in get_args(literal):
            assert re.search(rf"\b{value}\b", words), value


@pytest.mark.parametrize("task", prompts.TASKS)
def test_a_prompt_has_no_blank_that_code_does_not_fill_in(task: str) -> None:
    assert set(re.findall(r"\{(\w*)\}", prompts.load(task))) <= {"next_key"}
