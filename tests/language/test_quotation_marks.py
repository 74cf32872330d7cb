"""Where quotations open and close, in what people type and papers print."""

import time

import pytest

from bot.articles import from_text
from bot.language.quotation_marks import quoted


def said(text: str) -> list[list[str]]:
    article = from_text(text)
    return [[text[slice(*found.inner)] for found in each] for each in quoted(article.text, article.paragraphs)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ('Ray said: "It is shut." He left.', [["It is shut."]]),
        ('Ray said: "It is shut. "We had no choice." He left.', [["It is shut.", "We had no choice."]]),
        ('The gap is 6" wide, and Ray said: "It is shut."', [["It is shut."]]),
        ('He said,"It is shut."', [["It is shut."]]),
        ('He accused them of"squabbling", and "lying".', [["squabbling", "lying"]]),
        ("He said ''it is shut'' and left.", [["it is shut"]]),
        ('"It is shut,” he said. "We know."', [["It is shut,", "We know."]]),
        ('"I thought—" Ann Poe said. Lee Ray left.', [["I thought—"]]),
        ("""He called it 'a joke'" she said.""", [[]]),
        ("""\"He called it 'a joke'" she said. Ray left.""", [["He called it 'a joke'"]]),
        (
            'Moor said: "It is his only plan. Of his family, Moor said: "He may show it."',
            [["It is his only plan.", "He may show it."]],
        ),
        ('He said ("no") and—"No"—and "[It] is".', [["no", "No", "[It] is"]]),
    ],
)
def test_the_quotations_of_a_paragraph(text: str, parts: list[list[str]]) -> None:
    assert said(text) == parts


def test_a_quotation_goes_on_over_paragraphs_up_to_the_mark_that_closes_it() -> None:
    text = 'Ray said: "It was like a\n\nFarm hand\n\nand nobody saw it." The mayor left.'
    assert said(text) == [["It was like a"], ["Farm hand"], ["and nobody saw it."]]


def test_a_quotation_that_a_new_mark_takes_up_again_ends_with_its_paragraph() -> None:
    assert said('Ray said: "It is shut.\n\n"We know it."\n\nThe mayor left.') == [["It is shut."], ["We know it."], []]


def test_a_mark_that_is_missing_for_good_makes_no_speech_of_the_rest() -> None:
    assert said('Ray said: "It is shut.\n\nThe mayor left.\n\nHe "slept".') == [["It is shut."], [], ["slept"]]


def test_no_two_quotations_overlap_and_an_inch_mark_closes_none() -> None:
    torn = 'Ray said: "It was like a\n\nand nobody saw it. " The mayor left. He said "no" again.'
    assert said(torn) == [["It was like a"], ["and nobody saw it. ", "no"]]
    assert said('He is "the boss.\n\nThe screen is 6" wide, said the mayor.') == [["the boss."], []]


def test_a_text_of_opening_marks_is_read_once() -> None:
    began = time.process_time()
    assert len(quoted("“" + "“a " * 40_000, ((0, 120_001),))[0]) == 1
    assert time.process_time() - began < 5  # it takes a fifth of a second
