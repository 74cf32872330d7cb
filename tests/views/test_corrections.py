"""What was corrected or withdrawn, in every view of a breakdown. No quotation is changed."""

import pytest

from bot.breakdown import Correction
from bot.views import markdown, request_for_comment, words
from bot.views.outline import outline
from bot.views.thread import thread
from tests.views.fixtures import invented, read_by_model


def made(statement: str | None, kind: str = "withdrawn", reason: str = "He said “no”.") -> Correction:
    given = {"statement": statement, "kind": kind, "reason": reason, "by": "Ana", "at": 1.0}
    return Correction.model_validate(given)


@pytest.mark.parametrize("line", [f"s{number}" for number in range(10)])
def test_a_correction_moves_nothing_to_another_message(line: str) -> None:
    before = thread(read_by_model())
    now = thread(read_by_model(corrections=(made(line, "corrected", "x" * 300),)))
    assert len(now.replies) == len(before.replies)


def test_only_the_line_itself_is_struck_where_others_stand_in_its_dispute() -> None:
    text = markdown.render(read_by_model(corrections=(made("s2"),)))
    assert "**WITHDRAWN by Ana**: He said ‘no’. · ~~" in text
    assert text.count("WITHDRAWN") == 2, "in its dispute, and in the list by speaker, in the article's words"
    assert "says nothing of February" not in text
    assert "“Every crane was examined in January" in text


def test_by_rules_no_heading_repeats_a_claim_that_was_withdrawn() -> None:
    breakdown = invented()
    claim = breakdown.disputes[0].lines[0].statement
    shown = outline(breakdown.with_corrections([made(claim)]))
    assert shown.matters[0].heading == words.WITHDRAWN_CLAIM
    assert outline(breakdown.with_corrections([made(claim, "corrected")])).matters[0].heading != words.WITHDRAWN_CLAIM


def test_a_copy_with_other_corrections_has_these_even_where_the_first_was_asked_for_its_own() -> None:
    breakdown = read_by_model()
    assert not breakdown.corrected
    assert breakdown.with_corrections([made("s2")]).corrected.keys() == {"s2"}


def test_a_correction_of_the_whole_stands_first() -> None:
    first = thread(read_by_model(corrections=(made(None, "corrected"),))).first
    assert first.text.startswith("CORRECTION by Ana: He said ‘no’.")


def test_no_letter_is_drafted_on_a_charge_that_was_withdrawn() -> None:
    assert request_for_comment.draft(read_by_model(), "s8")
    assert request_for_comment.draft(read_by_model(corrections=(made("s8"),)), "s8") is None
