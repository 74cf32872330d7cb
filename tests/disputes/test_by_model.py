"""What becomes of a model's matters: disputes, what only one side says, and what nobody contests."""

from typing import Any

import pytest

from bot.breakdown import Article, Breakdown
from bot.views.lines import set_out
from bot.views.outline import outline
from bot.views.runs import spoken
from tests.readers.scripted import article_of, shown

ARTICLE = article_of(
    "Ines Orr, the harbour chief, took bribes from a dredging firm, councillor Tomas Vale said on Monday.",
    "Orr denied taking money.",
    "Vale said he liked ships. He praised the new pilots.",
)
CHARGE = {"text": "Claims – Tomas Vale, councillor: Ines Orr took bribes.", "proof": ["1.1"], "role": "claims"}
DENIAL = {"text": "Denies – Orr: She took no money.", "proof": ["2.1"], "role": "denies", "speaker": "Orr"}
PRAISE = {"text": "Vale: He liked ships.", "proof": ["3.1"], "role": "claims", "speaker": "Vale"}


def read(*matters: dict[str, Any], about: str | None = None, article: Article = ARTICLE) -> Breakdown:
    lines: dict[str, Any] = {"speaker": "Tomas Vale", "kind": "person"}
    given = [
        {"id": f"d{at}", "against": None, "status": None, **one, "lines": [lines | line for line in one["lines"]]}
        for at, one in enumerate(matters, 1)
    ]
    answer = {
        "reading": "",
        "matters": given,
        "also": [],
        "own_voice": [],
        "cautions": [],
        "note": None,
        "about": about,
    }
    return shown(article, answer)[0]


DISPUTE = {"question": "Did Orr take bribes?", "lines": [CHARGE, DENIAL]}
VIEW = {"question": "Vale's love of ships", "lines": [PRAISE]}


@pytest.mark.parametrize(
    ("about", "is_shown"),
    [
        ("Ines Orr took bribes.", False),
        ("A councillor accuses Ines Orr, who denies that she took bribes.", True),
    ],
)
def test_what_happened_is_not_what_one_side_says(about: str, is_shown: bool) -> None:
    assert (read(DISPUTE, about=about).about is not None) == is_shown


def test_beside_a_dispute_what_nobody_contests_has_no_heading_of_its_own() -> None:
    breakdown = read(DISPUTE, VIEW)
    assert [matter.question.text for matter in breakdown.matters] == [DISPUTE["question"]]
    assert [line.text for line in breakdown.also_lines] == ["He liked ships."]


def test_without_a_dispute_it_has_one() -> None:
    breakdown = read(VIEW)
    assert [matter.question.text for matter in breakdown.matters] == [VIEW["question"]]
    assert breakdown.also_lines == ()


def test_a_charge_that_nobody_answers_keeps_its_heading() -> None:
    breakdown = read(
        DISPUTE, {"question": "Does Vale like ships?", "lines": [PRAISE | {"text": "Claims – Vale: He liked ships."}]}
    )
    assert len(breakdown.matters) == 2


QUOTED = article_of(
    "Ines Orr took bribes, councillor Tomas Vale said on Monday.",
    "Orr denied taking money. “I never met them,” she said.",
    "“The pilots knew of it,” said Lena Ruud, a pilot. “All of us did.”",
    "“Vale has a grudge,” said Vale's brother, Ole Vale.",
)


def test_whom_the_article_quotes_by_name_and_no_line_names_is_told_as_the_rules_heard_it() -> None:
    quotes = {"text": "Denies – Orr: She took no money. “I never met them.”", "proof": ["2.1", "2.2"]}
    matter = {"question": "Did Orr take bribes?", "lines": [CHARGE, DENIAL | quotes]}
    breakdown = read(matter, article=QUOTED)
    (line,) = breakdown.also_lines
    assert (line.text, breakdown.by_id[line.statement].by) == (None, "rules")
    (shown_line,) = outline(breakdown).also
    assert spoken(set_out(shown_line)) == "Lena Ruud, a pilot: “The pilots knew of it,” … “All of us did.” ¶3"
