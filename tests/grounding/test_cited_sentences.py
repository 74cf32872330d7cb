"""Where the sentences stand that prove a model's line, and whose they are."""

import pytest

from bot.articles import from_text
from bot.breakdown import Role, Source, SourceKind, Statement
from bot.grounding.cited_sentences import places, statement
from bot.grounding.find_quote import NotFound
from bot.grounding.names import names
from bot.grounding.other_speaker import quoted_by_another
from bot.grounding.text_index import TextIndex
from tests.readers.scripted import article_of
from tests.sentences import drafted, heard, numbers, proof

TEXT = """The port skipped inspections, the union’s Rosa Lindt said. She named no names.

“Every crane was examined,” said Gil Anstey, the operations director, in reply to Lindt. “We never cut a corner.”

“I do not think the mayor took bribes,” Dana Moor said. If the crane had failed, people would have died, she added.

It is false that the harbour was closed, the port said; “Nobody was let in” is a lie, it added.

Every crane was examined. The company would not say by whom."""
INDEX = TextIndex(from_text(TEXT))


def said(
    speaker: str,
    who: str,
    *words: str,
    kind: SourceKind = "person",
    role: Role = "claims",
    others: tuple[Statement, ...] = (),
    index: TextIndex = INDEX,
) -> tuple[Statement, str | None]:
    """The statement of a line whose proof is the sentences that have these words, and why its speaker is unclear."""
    line = drafted(who, "", *numbers(index.article, *words), role=role, speaker=speaker, kind=kind)
    return statement("m1", line, places(line.proof, index), index, others, role)


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


def test_to_whom_a_party_spoke_is_not_the_party() -> None:
    index = TextIndex(
        from_text("The trust refused twice. It had told the MP, Judith Carrow, that the case was costly.")
    )
    who = "The trust, in a letter to the MP, Judith Carrow"
    made, why = said("It", who, "It had told the MP", kind="organisation", index=index)
    assert (made.source.name, made.source.resolved, why) == ("It", "The trust", None)


@pytest.mark.parametrize(
    ("speaker", "who", "words", "why"),
    [
        ("Dana Moor", "Dana Moor", "She named no names", "does not stand at these words"),
        ("", "Rosa Lindt", "Every crane was examined. The company", "no speaker"),
    ],
)
def test_a_speaker_that_does_not_stand_there_is_unclear(speaker: str, who: str, words: str, why: str) -> None:
    made, fault = said(speaker, who, words)
    assert made.source.name == "speaker unclear"
    assert why in (fault or "")


CALLED = """Sir Ansel Cray and Robbie Quill spoke at the inquest of Dai Renfrew and of a poll of the town.

“It fell short,” Sir Ansel said. Robbie disagreed. Bethan Renfrew wept. “They came late,” Bethan said.

“The crew was told. The log has it,” said the coxswain, Joan Reed.

A ship passed.

It was cold.

A bell rang.

Some 64 in 100 blame the sea. It is old. 12 doors failed.

“I slept,” Mr Reed said. The owner, Quill’s brother Bob Quill, was there."""


@pytest.mark.parametrize(
    ("speaker", "kind", "who", "words", "name", "resolved"),
    [
        ("Sir Ansel", "person", "Cray", "Sir Ansel said", "Sir Ansel", "Sir Ansel Cray"),
        ("Robbie", "person", "Quill", "Robbie disagreed", "Robbie", None),
        ("Bethan", "person", "Mrs Renfrew", "Bethan said", "Bethan", None),
    ],
)
def test_a_person_may_be_called_by_two_names(
    speaker: str, kind: SourceKind, who: str, words: str, name: str, resolved: str | None
) -> None:
    made, _ = said(speaker, who, words, kind=kind, index=TextIndex(from_text(CALLED)))
    assert (made.source.name, made.source.resolved) == (name, resolved)


HEARING = """Counsel, Naomi Castle, asked Gil Anstey about the crane.

“How many times had you looked at it?”

“Twice. Possibly three times.”

The room was empty."""


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
    made, _ = said("", who, HEARING[start:end], index=index)
    assert name in made.source.name


def test_speech_behind_what_the_company_says_is_no_union_s() -> None:
    index, others = heard(
        "Corliss Valley was fined, the Unite union said.\n\n"
        "“Speeds at Tolliver did not change,” the company said. “We regret the injury.”"
    )
    made, why = said("", "Unite", "We regret", kind="organisation", others=others, index=index)
    assert (made.source.name, why) == ("speaker unclear", "no speaker is given")


def test_speech_that_goes_on_is_whose_the_rules_hear_it_also_where_another_spoke_before() -> None:
    index, others = heard(
        'Mr Brown warned that cuts were planned. Oliver Letwin disputed that. "We will spend more," Mr Letwin said. '
        '"Once again they have failed to answer."'
    )
    made, _ = said("", "Letwin", "Once again", others=others, index=index)
    assert "Letwin" in made.source.name


def test_a_quotation_is_not_the_articles_own_voice() -> None:
    made, why = said("", "The article", "We never cut a corner", kind="article")
    assert (made.source.kind, why) == ("unknown", "these words are a quotation, not the article's own")


def test_where_the_rules_are_sure_of_another_speaker_it_is_unclear() -> None:
    his, _ = said("Gil Anstey", "Gil Anstey", "“Every crane was examined,” said Gil Anstey")
    sure = his.model_copy(update={"by": "rules", "cue": "said"})
    made, why = said("Lindt", "Rosa Lindt", "“Every crane was examined,” said Gil Anstey", others=(sure,))
    assert made.source.name == "speaker unclear"
    assert why == "the article seems to give these words to “Gil Anstey”"


QUIET = "“Every crane was examined,” said Gil Anstey, and Dana Moor did not respond.\n\nIt was safe, he said, and Moor ran it."


def heard_in_quiet(who: str, quote: str) -> Statement:
    """What the rules hear there."""
    made, _ = said(who, who, quote, index=TextIndex(from_text(QUIET)))
    start = QUIET.index(who)
    source = made.source.model_copy(update={"name": who, "start": start, "end": start + len(who), "resolved": None})
    return made.model_copy(update={"by": "rules", "cue": "said", "source": source})


@pytest.mark.parametrize(
    ("other", "quote", "role", "unclear"),
    [
        ("Gil Anstey", "Every crane", "not reached", False),
        ("Gil Anstey", "Every crane", "denies", True),
        ("he", "It was safe", "claims", False),
    ],
)
def test_who_did_not_reply_keeps_its_line_and_an_unknown_he_is_nobody_else(
    other: str, quote: str, role: Role, unclear: bool
) -> None:
    others = (heard_in_quiet(other, quote),)
    made, _ = said("Moor", "Moor", quote, role=role, others=others, index=TextIndex(from_text(QUIET)))
    assert (made.source.name == "speaker unclear") == unclear


EXAMINED = "“Every crane was examined.”"


@pytest.mark.parametrize(
    ("speaker", "who", "kind", "told", "other"),
    [
        # By name: to another.
        ("Gil Anstey", "Rosa Lindt", "unknown", EXAMINED, "Gil Anstey"),
        ("Gil Jones", "Rosa Lindt", "unknown", EXAMINED, "Gil Jones"),
        ("Gil Anstey", "Rosa Lindt", "unknown", f"Anstey told her: {EXAMINED}", None),
        # By a description: to no named person, but maybe to a body for which a spokeswoman speaks.
        ("a port spokeswoman", "Rosa Lindt", "person", EXAMINED, "a port spokeswoman"),
        ("a port spokeswoman", "Rosa Lindt, a port spokeswoman", "person", EXAMINED, None),
        ("a port spokeswoman", "Halden Mutual", "organisation", EXAMINED, None),
    ],
)
def test_a_quotation_that_the_rules_give_to_another_is_not_this_party_s(
    speaker: str, who: str, kind: SourceKind, told: str, other: str | None
) -> None:
    text = f"Rosa Lindt spoke at length. “Every crane was examined,” {speaker} said."
    index, statements = heard(text)
    source, place = Source(name=who.split(",")[0], kind=kind), (text.index("Every"), text.index(",”"))
    assert quoted_by_another([place], drafted(who, told, kind=kind), source, statements, index) == other


def test_a_speaker_may_be_named_in_the_paragraph_of_a_later_sentence_of_the_proof() -> None:
    text = (
        "The bill came in May.\n\nIt rained.\n\nSnow fell.\n\nIt froze.\n\nThe lawyers wrote. It was paid, they said."
    )
    index = TextIndex(from_text(text))
    made, _ = said("The lawyers", "The lawyers", "The bill came", "It was paid", kind="group", index=index)
    assert made.source.name == "The lawyers"


@pytest.mark.parametrize(("who", "name"), [("Judge Frank Nervo", "Nervo"), ("Mayor Ida Lund", "speaker unclear")])
def test_who_is_given_by_a_longer_name_is_found_beside_the_reporting_verb(who: str, name: str) -> None:
    text = "Judge Frank Nervo met Mayor Ida Lund.\n\n“The court decides,” Nervo wrote to Lund. “The law is clear.”"
    made, _ = said(who, who, "The court decides", "The law is clear", index=TextIndex(from_text(text)))
    assert made.source.name == name


def test_a_document_without_a_speaker_is_looked_for_by_its_name() -> None:
    index = TextIndex(from_text("The brake log has nine pages.\n\n“No fault was found.”"))
    log, _ = said("", "The brake log, kept by hand", "No fault", kind="document", index=index)
    clerk, _ = said("", "The clerk", "No fault", index=index)
    assert (log.source.name, clerk.source.name) == ("brake log", "speaker unclear")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Gil Anstey, the line’s operations director", {"gil", "anstey"}),
        ("The U.S.", {"us"}),
        ("An unnamed engineer", set()),
        ("NATO chief", set()),
        ("The GOP presidential nominee", set()),
        ("the union’s Rosa Lindt", {"rosa", "lindt"}),
        ("Lindt’s lawyers", set()),
        ("Rep. Trey Gowdy (R-S.C.)", {"trey", "gowdy"}),
    ],
)
def test_names_are_those_of_the_person_or_body_and_no_part_of_a_description(text: str, words: set[str]) -> None:
    assert names(text) == words


def test_questions_and_answers_are_an_interview_and_a_few_questions_of_a_columnist_are_none() -> None:
    asked, told = "Who signed the forms, then?", "I did not sign them, and nobody else did."
    assert TextIndex(from_text("\n\n".join([asked, told, told] * 4))).interview
    assert not TextIndex(from_text("\n\n".join([asked, *[told] * 14] * 3))).interview


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        (["2.2", "2.1"], ["Orr denied it. “Never,” she said."]),
        (["2.3", "2.1", "2.2", "2.1"], ["Orr denied it. “Never,” she said. The mayor left the hall."]),
        (["2.3", "1.1"], ["Vale spoke.", "The mayor left the hall."]),
        (["2.1", "1.1"], ["Vale spoke.", "Orr denied it."]),
    ],
)
def test_sentences_side_by_side_in_a_paragraph_are_one_place(given: list[str], shown: list[str]) -> None:
    article = from_text("Vale spoke.\n\nOrr denied it. “Never,” she said. The mayor left the hall.")
    spans = places(proof(*given), TextIndex(article))
    assert [article.text[slice(*span)] for span in spans] == shown


@pytest.mark.parametrize("number", ["1.2", "3.1", "0.1"])
def test_a_sentence_that_is_not_there_proves_nothing(number: str) -> None:
    with pytest.raises(NotFound, match=f"there is no sentence {number}"):
        places(proof(number), TextIndex(from_text("Vale spoke.\n\nOrr said no.")))


def test_a_sentence_of_a_line_that_is_no_part_of_the_story_is_not_there() -> None:
    article = article_of("Vale spoke.", "READ MORE: Orr denied it.", left_out="READ MORE: Orr denied it.")
    with pytest.raises(NotFound, match=r"there is no sentence 2\.1"):
        places(proof("2.1"), TextIndex(article))


@pytest.mark.parametrize(
    ("text", "words", "speaker", "kind", "who"),
    [
        ('A debate was shown.\n\n"PENCE: Well, look. Gennifer Flowers will not be there. Trump said so.', "will not be there", "PENCE", "person", "Mike Pence"),
        ("The council’s note of the meeting lists six items. Water is the fifth, said Orr. The entry reads: “Spring: more work.”", "“Spring: more work.”", "The council’s note", "document", "The council’s note"),
    ],
)  # fmt: skip
def test_the_head_of_a_transcript_s_paragraph_and_a_document_named_in_it_speak_all_of_it(
    text: str, words: str, speaker: str, kind: SourceKind, who: str
) -> None:
    made, why = said(speaker, who, words, kind=kind, index=TextIndex(from_text(text)))
    assert (made.source.name, why) == (speaker, None)


def test_a_sentence_of_the_article_that_is_half_a_quotation_is_its_own() -> None:
    index = TextIndex(
        from_text(
            "A row.\n\nThe email contradicts Panetta, who said that “time and distance and the lack of a warning prevented an answer to it”."
        )
    )
    made, why = said("", "The article", "The email contradicts", kind="article", index=index)
    assert (made.source.kind, why) == ("article", None)


def test_who_is_he_is_clear_where_the_rules_hear_the_same_or_she_only_asks() -> None:
    index, statements = heard(
        "James Rennick told them that he had checked it.\n\n"
        "Asked by Ann Hume whether Lask was on watch, he said that he had been."
    )
    for others in (statements, tuple(made for made in statements if made.role == "asks")):
        _, why = said("he", "James Rennick", "Asked by", index=index, others=others)
        assert why is None


def test_of_two_who_report_a_quotation_the_nearer_says_it() -> None:
    text = "Gil Anstey spoke. Ann Hume pointed out that he had said that he “certainly did not” know."
    index, statements = heard(text)
    line = drafted("Gil Anstey", "“certainly did not”", role="denies", speaker="he")
    at = text.index("he had")
    source = Source(name="he", start=at, end=at + 2, kind="person")
    assert quoted_by_another([(text.index("certainly"), text.index("”"))], line, source, statements, index) is None


def test_a_sentence_begins_where_speech_is_taken_up_again_with_a_new_mark() -> None:
    index = TextIndex(from_text('Ray said: "We share it with Mr P. "Nobody saw it. "It is shut." He left.'))
    text = index.article.text
    assert [text[start:end] for start, end in index.sentences] == [
        'Ray said: "We share it with Mr P.',
        '"Nobody saw it.',
        '"It is shut."',
        "He left.",
    ]
