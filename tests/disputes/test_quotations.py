"""How much of a speech a model's quotation shows."""

import pytest

from bot.articles import from_text
from bot.disputes.evidence import Evidence, whole_article
from bot.disputes.quotations import LONGEST_SPEECH, with_true_quotations, with_whole_sentences
from bot.grounding.text_index import TextIndex

DOUBLE = """“I saw nothing. The old door was shut,” said Ana Ruiz. “He had the key, and he says 'I was never there.'”

“Ask the owner,” she said. “He will tell you,” her brother said."""
SINGLE = "‘I saw nothing. The old door was shut,’ said Ana Ruiz. ‘He had the key’"


def grown(text: str, article: str = DOUBLE) -> str:
    index = TextIndex(from_text(article))
    return with_whole_sentences(text, index.article.paragraphs, index)


@pytest.mark.parametrize(
    ("said", "whole"),
    [
        ("said: “old door was shut”", "said: “The old door was shut,”"),
        ("said “I saw nothing” and “He had the key”", "said “I saw nothing” and “He had the key, and he says 'I was never there.'”"),
        ("said of the night: “old door was shut.”", "said of the night: “The old door was shut,”"),
        ("said that “the door was shut” to her", "said that “the door was shut” to her"),
        ("said: “the door was open”", "said: “the door was open”"),
    ],
)  # fmt: skip
def test_a_quotation_that_stands_alone_grows_to_its_sentence(said: str, whole: str) -> None:
    assert grown(said) == whole


def test_speech_in_single_marks_grows_without_them() -> None:
    assert grown("said: “old door was shut”", SINGLE) == "said: “The old door was shut,”"


def test_a_sentence_that_may_take_it_back_goes_with_it() -> None:
    speech = "“I took the money. That is what they say, and it is a lie. I slept.” said Ana Ruiz."
    assert (
        grown("said: “I took the money”", speech) == "said: “I took the money. That is what they say, and it is a lie.”"
    )


@pytest.mark.parametrize("marks", ["‘’", "''"])
def test_words_of_another_inside_of_a_speech_do_not_grow_to_it(marks: str) -> None:
    speech = f"“Abuse is so common that Ban Ki Moon called it {marks[0]}a cancer in our midst{marks[1]} in May,” a paper said."
    assert grown("said: “a cancer in our midst”", speech) == "said: “a cancer in our midst”"


def test_what_a_sentence_takes_back_goes_with_it() -> None:
    speech = "“I slept. It was late. That I know. But I took nothing.” said Ana Ruiz."
    assert grown("said: “But I took nothing.”", speech) == "said: “It was late. That I know. But I took nothing.”"
    index = TextIndex(from_text(speech))
    alone = with_whole_sentences("said: “But I took nothing.”", index.article.paragraphs, index, ["That I know."])
    assert alone == "said: “But I took nothing.”"


def test_of_a_long_speech_it_grows_to_its_sentence() -> None:
    long = f"“I saw nothing that night. {'It was very late. ' * LONGEST_SPEECH}” she said."
    assert grown("said: “saw nothing that night”", long) == "said: “I saw nothing that night.”"


def test_two_quotations_that_follow_each_other_are_one() -> None:
    shown = "said: “Ask the owner” “I saw nothing. The old door was shut,” and “Yes”"
    assert grown("said: “Ask the owner” “I saw nothing.”, “The old door was shut” and “Yes”") == shown


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("said: “I saw nothing” “The old door was shut”", "said: “I saw nothing” “The old door was shut”"),
        ("said: “I saw nothing” “He had the key”", "said: “I saw nothing” … “He had the key”"),
        ("said: “he says 'I was never there”", "said: “he says 'I was never there.'”"),
    ],
)
def test_speech_left_out_between_two_quotations_is_marked_and_an_inner_quotation_closed(said: str, shown: str) -> None:
    assert with_true_quotations(said, whole_article(TextIndex(from_text(DOUBLE)))) == shown


SPILL = """“We did not spill any oil. It was them,” said Lind. “I did not spill any oil at all,” said Moe.

“They did not spill any oil at all,” said Roe."""


@pytest.mark.parametrize(
    ("proof", "speech"),
    [
        (("“I did not spill any oil at all,” said Moe",), "“I did not spill any oil at all,”"),
        (("said Lind", "“They did not spill any oil at all,” said Roe"), "“They did not spill any oil at all,”"),
        (("said Moe",), "“I did not spill any oil at all,”"),
    ],
    ids=["in the proof", "in its second paragraph", "beside it"],
)
def test_of_speeches_with_the_same_words_the_proof_s_is_shown(proof: tuple[str, ...], speech: str) -> None:
    index = TextIndex(from_text(SPILL))
    spans = tuple((SPILL.index(words), SPILL.index(words) + len(words)) for words in proof)
    assert with_whole_sentences("said: “did not spill any oil”", spans, index) == f"said: {speech}"


def test_a_quotation_is_true_though_its_words_stand_before_the_proof_too() -> None:
    proof = "“I did not spill any oil at all,” said Moe"
    evidence = Evidence(TextIndex(from_text(SPILL)), ((SPILL.index(proof), SPILL.index(proof) + len(proof)),))
    assert with_true_quotations("said he “did not spill any oil”", evidence) == "said he “did not spill any oil”"


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
