"""Where the sentences stand that prove a model's line, and whose they are."""

import pytest

from bot.articles import from_text
from bot.breakdown import Role, Source, SourceKind, Statement
from bot.grounding.cited_sentences import places, statement
from bot.grounding.find_quote import NotFound
from bot.grounding.names import names
from bot.grounding.other_speaker import quoted_by_another
from bot.grounding.speaker import UNCLEAR
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


CALLED = """Sir Ansel Cray and Robbie Quill spoke at the inquest of Dai Renfrew and of a poll of the town.

“It fell short,” Sir Ansel said. Robbie disagreed. Bethan Renfrew wept. “They came late,” Bethan said.

“I slept,” Mr Reed said. The owner, Quill’s brother Bob Quill, was there."""
TO_THE_MP = "The trust refused twice. It had told the MP, Judith Carrow, that the case was costly."
HEARING = """Counsel, Naomi Castle, asked Gil Anstey about the crane.

“How many times had you looked at it?”

“Twice. Possibly three times.”

The room was empty."""
LAWYERS = "The bill came in May.\n\nIt rained.\n\nSnow fell.\n\nIt froze.\n\nThe lawyers wrote. It was paid, they said."
JUDGE = "Judge Frank Nervo met Mayor Ida Lund.\n\n“The court decides,” Nervo wrote to Lund. “The law is clear.”"
LOG = "The brake log has nine pages.\n\n“No fault was found.”"
PENCE = 'A debate was shown.\n\n"PENCE: Well, look. Gennifer Flowers will not be there. Trump said so.'
MEETING = "The council’s note of the meeting lists six items. Water is the fifth, said Orr. The entry reads: “Spring: more work.”"
EMAIL = "A row.\n\nThe email contradicts Panetta, who said that “time and distance and the lack of a warning prevented an answer to it”."
SPEEDS = "Corliss Valley was fined, the Unite union said.\n\n“Speeds at Tolliver did not change,” the company said. “We regret the injury.”"
LETWIN = 'Mr Brown warned that cuts were planned. Oliver Letwin disputed that. "We will spend more," Mr Letwin said. "Once again they have failed to answer."'


@pytest.mark.parametrize(
    ("text", "who", "speaker", "kind", "words", "name", "resolved"),
    [
        # The source is the mention at the words, and its fullest name.
        (TEXT, "Gil Anstey, the operations director", "Gil Anstey", "person", ["said Gil Anstey"], "Gil Anstey", "Gil Anstey, the operations director"),
        (TEXT, "Rosa Lindt", "She", "person", ["She named no names"], "She", "Rosa Lindt"),
        (TEXT, "The port", "The company", "person", ["The company would not say by whom"], "The company", "The port"),
        # To whom a party spoke is not the party.
        (TO_THE_MP, "The trust, in a letter to the MP, Judith Carrow", "It", "organisation", ["It had told the MP"], "It", "The trust"),
        # A person may be called by two names.
        (CALLED, "Cray", "Sir Ansel", "person", ["Sir Ansel said"], "Sir Ansel", "Sir Ansel Cray"),
        # Speech alone in a questioning is of a party that was named before.
        (HEARING, "Castle", "", "person", ["“How many times had you looked at it?”"], "Castle", None),
        (HEARING, "Anstey", "", "person", ["“Twice. Possibly three times.”"], "Anstey", None),
        (HEARING, "Anstey", "", "person", ["The room was empty."], UNCLEAR, None),
        (HEARING, "Lindt", "", "person", ["“Twice. Possibly three times.”"], UNCLEAR, None),
        # A speaker may be named in the paragraph of a later sentence of the proof.
        (LAWYERS, "The lawyers", "The lawyers", "group", ["The bill came", "It was paid"], "The lawyers", None),
        # Who is given by a longer name is found beside the reporting verb.
        (JUDGE, "Judge Frank Nervo", "Judge Frank Nervo", "person", ["The court decides", "The law is clear"], "Nervo", "Judge Frank Nervo"),
        (JUDGE, "Mayor Ida Lund", "Mayor Ida Lund", "person", ["The court decides", "The law is clear"], UNCLEAR, None),
        # A document without a speaker is looked for by its name.
        (LOG, "The brake log, kept by hand", "", "document", ["No fault"], "brake log", "The brake log"),
        (LOG, "The clerk", "", "person", ["No fault"], UNCLEAR, None),
        # The head of a transcript's paragraph and a document named in it speak all of it.
        (PENCE, "Mike Pence", "PENCE", "person", ["will not be there"], "PENCE", None),
        (MEETING, "The council’s note", "The council’s note", "document", ["“Spring: more work.”"], "The council’s note", None),
        # A sentence of the article that is half a quotation is its own.
        (EMAIL, "The article", "", "article", ["The email contradicts"], "the article", None),
        # Speech that goes on is whose the rules hear it, also where another spoke before.
        (LETWIN, "Letwin", "", "person", ["Once again"], "Letwin", None),
    ],
)  # fmt: skip
def test_whose_the_sentences_are(
    text: str, who: str, speaker: str, kind: SourceKind, words: list[str], name: str, resolved: str | None
) -> None:
    index, others = heard(text)
    made, why = said(speaker, who, *words, kind=kind, others=others, index=index)
    source = made.source
    assert (source.name, source.resolved, why is None) == (name, resolved, name != UNCLEAR)
    assert source.start is None or text[source.start : source.end] == name


@pytest.mark.parametrize(
    ("text", "who", "speaker", "kind", "words", "name", "why"),
    [
        (CALLED, "Quill", "Robbie", "person", "Robbie disagreed", "Robbie", "“Quill” is not “Robbie”"),
        (CALLED, "Mrs Renfrew", "Bethan", "person", "Bethan said", "Bethan", "“Mrs Renfrew” is not “Bethan”"),
        (TEXT, "Dana Moor", "Dana Moor", "person", "She named no names", UNCLEAR, "“Dana Moor” does not stand at these words as their speaker"),
        (TEXT, "Rosa Lindt", "", "person", "Every crane was examined. The company", UNCLEAR, "no speaker is given"),
        (TEXT, "The article", "", "article", "We never cut a corner", UNCLEAR, "these words are a quotation, not the article's own"),
        (SPEEDS, "Unite", "", "organisation", "We regret", UNCLEAR, "no speaker is given"),
    ],
)  # fmt: skip
def test_it_is_told_why_a_speaker_is_another_or_unclear(
    text: str, who: str, speaker: str, kind: SourceKind, words: str, name: str, why: str
) -> None:
    index, others = heard(text)
    made, fault = said(speaker, who, words, kind=kind, others=others, index=index)
    assert (made.source.name, fault) == (name, why)


def test_where_the_rules_are_sure_of_another_speaker_it_is_unclear() -> None:
    his, _ = said("Gil Anstey", "Gil Anstey", "“Every crane was examined,” said Gil Anstey")
    sure = his.model_copy(update={"by": "rules", "cue": "said"})
    made, why = said("Lindt", "Rosa Lindt", "“Every crane was examined,” said Gil Anstey", others=(sure,))
    assert made.source.name == UNCLEAR
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
    assert (made.source.name == UNCLEAR) == unclear


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
