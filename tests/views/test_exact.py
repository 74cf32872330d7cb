"""Which words of a model's sentence are shown as the article's own, and which quotations stand on a line of their own."""

import pytest

from bot.views.exact import marked, parts

ARTICLE = "“I never said that he took it all away.” Holm said the council paid 2.4 million crowns for a ferry that was never delivered, and would not say why."


@pytest.mark.parametrize(
    ("text", "italic"),
    [
        ("The council paid 2.4 million crowns for a ferry.", ["The council paid 2.4 million crowns for a ferry"]),
        ("She told them the council paid 2.4 million.", []),  # five words of it could be anybody's
        ("The council paid 2.4 million kroner for a ferry that was.", []),
        ("“The council paid 2.4 million crowns for a ferry.”", []),
        ("He never said that he took it all away.", []),  # speech in the article
        ("It rose: the council paid 2.4 million crowns for it; a ferry that was never delivered, and then?",
         ["the council paid 2.4 million crowns for", "a ferry that was never delivered, and"]),
    ],
)  # fmt: skip
def test_six_words_in_a_row_that_are_the_articles_are_in_italics(text: str, italic: list[str]) -> None:
    runs = marked(text, [ARTICLE])
    assert "".join(run.text for run in runs) == text
    assert [run.text for run in runs if run.style == "italic"] == italic


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("“I took no money from anybody.”", [(True, "“I took no money from anybody.”")]),
        ("On Monday: “I took no money from anybody”. He left.",
         [(False, "On Monday:"), (True, "“I took no money from anybody”."), (False, "He left.")]),
        ("It was “a fairy tale”. “I met him exactly twice, both times here.”",
         [(False, "It was “a fairy tale”."), (True, "“I met him exactly twice, both times here.”")]),
        ("He called it “the worst night of all my life” and left.",
         [(False, "He called it “the worst night of all my life” and left.")]),
        ("“No comment.”", [(False, "“No comment.”")]),
    ],
)  # fmt: skip
def test_a_quotation_that_stands_alone_has_a_line_of_its_own(text: str, shown: list[tuple[bool, str]]) -> None:
    assert parts(text) == shown
