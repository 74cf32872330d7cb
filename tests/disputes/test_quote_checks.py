"""How a model's quotations are shown: in the article's letters."""

import pytest

from bot.articles import from_text
from bot.disputes.evidence import Evidence, whole_article
from bot.disputes.quote_checks import Refused, with_true_quotations
from bot.grounding.text_index import TextIndex

DOUBLE = """“I saw nothing. The old door was shut,” said Ana Ruiz. “He had the key, and he says 'I was never there.'”

“Ask the owner,” she said. “He will tell you,” her brother said."""
SINGLE = "‘I saw nothing. The old door was shut,’ said Ana Ruiz. ‘He had the key’"


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("said: “I saw nothing” “The old door was shut”", "said: “I saw nothing” “The old door was shut”"),
        ("said: “he says 'I was never there”", "said: “he says 'I was never there.'”"),
    ],
)
def test_an_inner_quotation_is_closed(said: str, shown: str) -> None:
    assert with_true_quotations(said, whole_article(TextIndex(from_text(DOUBLE)))) == shown


SPILL = """“We did not spill any oil. It was them,” said Lind. “I did not spill any oil at all,” said Moe.

“They did not spill any oil at all,” said Roe."""


def test_a_quotation_is_true_though_its_words_stand_before_the_proof_too() -> None:
    proof = "“I did not spill any oil at all,” said Moe"
    evidence = Evidence(TextIndex(from_text(SPILL)), ((SPILL.index(proof), SPILL.index(proof) + len(proof)),))
    assert with_true_quotations("said he “did not spill any oil”", evidence) == "said he “did not spill any oil”"


def test_a_few_words_of_a_point_to_note_may_stand_anywhere() -> None:
    evidence = Evidence(TextIndex(from_text(SPILL)), ((0, SPILL.index("\n")),))
    assert with_true_quotations("Roe spoke of “They did not spill”.", evidence, anywhere=True).endswith(
        "“They did not spill”."
    )
    for said, anywhere in (("“They did not spill”", False), ("“They did not spill any oil”", True)):
        with pytest.raises(Refused, match="not in the proof"):
            with_true_quotations(f"Roe spoke of {said}.", evidence, anywhere=anywhere)
    with pytest.raises(Refused):  # cut right behind a “not”
        with_true_quotations("Roe spoke of “spill any oil”.", evidence, anywhere=True)


def test_a_point_to_note_may_name_a_word_of_what_was_only_supposed() -> None:
    evidence = whole_article(
        TextIndex(from_text("“If you say that by all means get drunk, you will be blamed,” said Roe."))
    )
    assert "by all means get drunk" in with_true_quotations(
        "Roe has “by all means get drunk”.", evidence, anywhere=True
    )
    with pytest.raises(Refused, match="cut out of their “If”"):
        with_true_quotations("Roe said “by all means get drunk”.", evidence)


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("said “The old door was shut”", "said “The old door was shut”"),
        ("says “The old door was shut, said Ana Ruiz”", "says “The old door was shut,” said Ana Ruiz"),
        ("says “said Ana Ruiz. He had the key”", "says said Ana Ruiz. “He had the key”"),
    ],
)
@pytest.mark.parametrize("article", [DOUBLE, SINGLE, DOUBLE.replace("“", '"').replace("”", '"')])
def test_no_word_of_the_reporter_stands_between_quotation_marks(said: str, shown: str, article: str) -> None:
    assert with_true_quotations(said, whole_article(TextIndex(from_text(article)))) == shown
