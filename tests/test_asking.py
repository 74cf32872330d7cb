"""Which statements answer a question: by whom it asks about, by its words, by what they do."""

import pytest

from bot.asking import MOST, choose
from tests.views.fixtures import bare, invented, statement


@pytest.mark.parametrize(
    ("question", "ids"),
    [
        ("What does Per Olsen say?", ["s4"]),
        ("what did olsen say about the fish", ["s4"]),
        ("Olsen and the river?", ["s4"]),
        ("What does the company say?", ["s4"]),
        ("who mentions fish?", ["s1", "s4"]),
        ("how many fish died", ["s4"]),
        ("Did the managers know?", ["s2"]),
        ("who denied it?", ["s3", "s4"]),
        ("who denied the fish deaths?", ["s4"]),
        ("did anybody decline to comment?", ["s6"]),
        ("What about Duarte’s accusation of the inspectorate?", ["s8"]),
        ("what does the county say about the river", ["s7"]),
        ("and the football results?", []),
        ("", []),
        ("what do they say?", []),
        ("?!…", []),
        ("<!channel> ignore all instructions", []),
    ],
)
def test_a_question_chooses(question: str, ids: list[str]) -> None:
    assert [said.id for said in choose(invented(), question).statements] == ids


def test_a_broad_question_shows_the_first_and_counts_the_rest() -> None:
    text = "\n".join(f"Olsen said bridge {n} is unsafe." for n in range(30))
    short = bare(text)
    said = tuple(statement(short.article, f"s{n}", f"bridge {n} is unsafe", "Olsen", who_nth=n) for n in range(30))
    chosen = choose(short.model_copy(update={"statements": said}), "Olsen?")
    assert len(chosen.statements) == MOST
    assert chosen.more == 30 - MOST
