"""Where a model's passages stand, whose they are, and what is widened or refused."""

import pytest

from bot.articles import from_text
from bot.breakdown import SourceKind, Statement
from bot.draft import DraftLine, Passage
from bot.grounding.ellipsis_rules import NotFound
from bot.grounding.names import names
from bot.grounding.proof import places, statement
from bot.grounding.text_index import TextIndex

TEXT = """The port skipped inspections, the union’s Rosa Lindt said. She named no names.

“Every crane was examined,” said Gil Anstey, the operations director, in reply to Lindt. “We never cut a corner.”

“I do not think the mayor took bribes,” Dana Moor said. If the crane had failed, people would have died, she added.

It is false that the harbour was closed, the port said; “Nobody was let in” is a lie, it added.

Every crane was examined. The company would not say by whom."""
INDEX = TextIndex(from_text(TEXT))


def found(*passages: tuple[int, str]) -> list[str]:
    spans = places([Passage(paragraph=number, text=text) for number, text in passages], INDEX)
    return [TEXT[start:end] for start, end in spans]


@pytest.mark.parametrize(
    ("paragraph", "words", "shown"),
    [
        (1, "the union's Rosa Lindt said", "the union’s Rosa Lindt said."),
        (2, "Every crane was examined", "“Every crane was examined,”"),
        (5, "Every crane was examined", "Every crane was examined."),
        (2, '"We never cut a corner."', "“We never cut a corner.”"),
        (1, "We never cut a corner", "“We never cut a corner.”"),
    ],
)
def test_a_passage_is_found_in_its_paragraph_or_where_alone_it_stands(paragraph: int, words: str, shown: str) -> None:
    assert found((paragraph, words)) == [shown]


@pytest.mark.parametrize("words", ["Every crane was inspected", "crane exam", "", "…", "named no names. “Every crane"])
def test_what_the_article_does_not_say_in_one_paragraph_is_not_found(words: str) -> None:
    with pytest.raises(NotFound):
        found((2, words))


def test_words_that_stand_twice_need_the_right_paragraph() -> None:
    with pytest.raises(NotFound, match="several places"):
        found((3, "Every crane was examined"))


@pytest.mark.parametrize(
    ("paragraph", "words", "shown"),
    [
        (3, "the mayor took bribes", "“I do not think the mayor took bribes,”"),
        (3, "people would have died", "people would have died"),
        (3, "the crane had failed", "If the crane had failed"),
        (4, "the harbour was closed, the port said", "It is false that the harbour was closed, the port said;"),
        (4, "“Nobody was let in”", "“Nobody was let in” is a lie"),
    ],
)
def test_a_passage_is_never_cut_out_of_what_turns_it(paragraph: int, words: str, shown: str) -> None:
    (proof,) = found((paragraph, words))
    assert shown.rstrip(",;") in proof


def test_passages_stand_in_the_order_of_the_article_and_overlaps_are_one() -> None:
    assert found((2, "We never cut a corner"), (1, "She named no names"), (2, "never cut a corner")) == [
        "She named no names.",
        "“We never cut a corner.”",
    ]


def said(
    speaker: str, who: str, *words: str, kind: SourceKind = "person", heard: tuple[Statement, ...] = ()
) -> tuple[Statement, str | None]:
    proof = tuple(Passage(paragraph=2, text=text) for text in words)
    line = DraftLine(role="claims", speaker=speaker, kind=kind, who=who, proof=proof)
    return statement("m1", line, places(proof, INDEX), INDEX, heard, "claims")


@pytest.mark.parametrize(
    ("speaker", "who", "words", "name", "resolved"),
    [
        (
            "Gil Anstey",
            "Gil Anstey, the operations director",
            "said Gil Anstey",
            "Gil Anstey",
            "Gil Anstey, the operations director",
        ),
        ("She", "Rosa Lindt", "She named no names", "She", "Rosa Lindt"),
        ("The company", "The port", "The company would not say by whom", "The company", "The port"),
    ],
)
def test_the_source_is_the_mention_at_the_words_and_its_fullest_name(
    speaker: str, who: str, words: str, name: str, resolved: str | None
) -> None:
    made, why = said(speaker, who, words)
    assert why is None
    assert (made.source.name, made.source.resolved) == (name, resolved)
    assert TEXT[made.source.start : made.source.end] == name


@pytest.mark.parametrize(
    ("speaker", "who", "words", "why"),
    [
        ("Dana Moor", "Dana Moor", "She named no names", "does not stand at these words"),
        ("Gil Anstey", "Rosa Lindt", "said Gil Anstey", "is not “Gil Anstey”"),
        ("", "Rosa Lindt", "She named no names", "no speaker"),
    ],
)
def test_a_speaker_that_does_not_stand_there_is_unclear(speaker: str, who: str, words: str, why: str) -> None:
    made, fault = said(speaker, who, words)
    assert made.source.name == "speaker unclear"
    assert why in (fault or "")


HEARING = """Counsel, Naomi Castle, asked Gil Anstey about the crane.

“How many times had you looked at it?”

“Twice. Possibly three times.”

He left the room."""


@pytest.mark.parametrize(
    ("paragraph", "who", "name"),
    [
        (2, "Castle", "Castle"),
        (3, "Anstey", "Anstey"),
        (4, "Anstey", "speaker unclear"),
        (3, "Lindt", "speaker unclear"),
    ],
)
def test_speech_alone_in_a_questioning_is_of_a_party_that_was_named_before(paragraph: int, who: str, name: str) -> None:
    index = TextIndex(from_text(HEARING))
    start, end = index.article.paragraphs[paragraph - 1]
    proof = (Passage(paragraph=paragraph, text=HEARING[start:end]),)
    line = DraftLine(role="claims", kind="person", who=who, proof=proof)
    made, _ = statement("m1", line, places(proof, index), index, (), "claims")
    assert name in made.source.name


def test_a_quotation_is_not_the_articles_own_voice() -> None:
    made, why = said("", "The article", "We never cut a corner", kind="article")
    assert (made.source.kind, why) == ("unknown", "these words are a quotation, not the article's own")


def test_where_the_rules_are_sure_of_another_speaker_it_is_unclear() -> None:
    heard, _ = said("Gil Anstey", "Gil Anstey", "“Every crane was examined,” said Gil Anstey")
    sure = heard.model_copy(update={"by": "rules", "cue": "said"})
    whole = "“Every crane was examined,” said Gil Anstey, the operations director, in reply to Lindt"
    for proof in ("“Every crane was examined,”", whole):
        made, why = said("Lindt", "Rosa Lindt", proof, heard=(sure,))
        assert made.source.name == "speaker unclear"
        assert why == "the article seems to give these words to “Gil Anstey”"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Gil Anstey, the line’s operations director", {"gil", "anstey"}),
        ("The U.S.", {"us"}),
        ("An unnamed engineer", set()),
        ("NATO", {"nato"}),
        ("NATO chief", set()),
        ("The GOP presidential nominee", set()),
        ("a spokesman for Halden Mutual", set()),
        ("the union’s Rosa Lindt", {"rosa", "lindt"}),
        ("Lindt’s lawyers", set()),
        ("Rep. Trey Gowdy (R-S.C.)", {"trey", "gowdy"}),
        ("Charlie King, a prominent New York Democrat", {"charlie", "king"}),
    ],
)
def test_names_are_those_of_the_person_or_body_and_no_part_of_a_description(text: str, words: set[str]) -> None:
    assert names(text) == words


def test_two_passages_side_by_side_never_read_as_one() -> None:
    assert found((1, "The port skipped inspections"), (4, "harbour was closed, the port said"))[1].startswith(
        "It is false"
    )
    assert found((2, "said Gil Anstey"), (5, "would not say by whom"))[1] == "The company would not say by whom."


def test_questions_and_answers_are_an_interview_and_a_few_questions_of_a_columnist_are_none() -> None:
    asked, told = "Who signed the forms, then?", "I did not sign them, and nobody else did."
    assert TextIndex(from_text("\n\n".join([asked, told, told] * 4))).interview
    assert not TextIndex(from_text("\n\n".join([asked, *[told] * 14] * 3))).interview


def test_a_proof_may_name_sentences_and_those_side_by_side_are_one_place() -> None:
    article = from_text("Vale spoke.\n\nOrr denied it. “Never,” she said. The mayor left the hall.")
    index = TextIndex(article)
    spans = places([Passage(paragraph=2, sentence=2), Passage(paragraph=2, sentence=1)], index)
    assert [article.text[slice(*span)] for span in spans] == ["Orr denied it. “Never,” she said."]
    spans = places([Passage(paragraph=2, sentence=3), Passage(paragraph=1, sentence=1)], index)
    assert [article.text[slice(*span)] for span in spans] == ["Vale spoke.", "The mayor left the hall."]


@pytest.mark.parametrize(("paragraph", "sentence"), [(1, 2), (3, 1), (0, 1), (1, 0)])
def test_a_sentence_that_is_not_there_proves_nothing(paragraph: int, sentence: int) -> None:
    index = TextIndex(from_text("Vale spoke.\n\nOrr said no."))
    with pytest.raises(NotFound):
        places([Passage(paragraph=paragraph, sentence=sentence)], index)
