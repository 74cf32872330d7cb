"""Sentences with a word of denying or saying in which nobody denies or says it, or somebody else does."""

import pytest

from tests.readers.offline_reading import read

ANSWERS = {"denies", "rejects", "concedes", "confirms", "will not say", "not reached"}


def answers(text: str) -> list[tuple[str, str, str]]:
    """Role, fullest name of the source, and words of every answer that is drafted."""
    return [
        (one.role, ((one.resolved or one.source).text if one.source else ""), one.quote)
        for one in read(text)
        if one.kind != "article" and one.role in ANSWERS
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        # Something else than a claim is denied, refused, granted.
        "Rivers denied him a visa.",
        "The judge denied bail to Holt.",
        "The keeper denied Silva twice.",
        "The mayor was denied a second term.",
        "The minister contested the seat.",
        "Both candidates are contesting Ohio.",
        "The mayor dismissed her driver.",
        "The mayor rejected a second helping.",
        "The court dismissed the case.",
        "The mayor declined a second helping.",
        "He refused to leave the building.",
        "The door refused to open.",
        "The fossils will not say who ate whom.",
        "Sylvie Marot conceded a penalty.",
        "Sylvie Marot admitted the patient to hospital.",
        "Harper acknowledged the crowd.",
        "The bishop confirmed twelve children.",
        # Nobody says it: hypothetical, asked for, still to come, only thought.
        "The mayor must deny the payment by Friday.",
        "The mayor was to have denied the payment.",
        "The mayor is expected to deny the payment.",
        "The mayor was urged to deny the payment.",
        "The mayor, far from denying the payment, boasted of it.",
        "The mayor came close to denying the payment.",
        "The mayor rehearsed denying the payment.",
        "The mayor considered saying that she was innocent.",
        "The mayor all but denied the payment.",
        "In her heart, the mayor denied the payment.",
        "In the new play, the mayor denies the payment.",
        "The mayor told herself that she was innocent.",
        "The mayor dreamed that she denied the payment.",
        "An impostor denied the payment.",
        "There is no record that Orr denied the charge.",
        "The paper was wrong to report that Orr denied the charge.",
        "Reports that Orr denied the charge are false.",
        "Lena Brandt is said to have denied the payment.",
        # It no longer stands.
        "The archivist no longer denies that he sold the maps.",
        "The singer at first denied the affair.",
        "Mr. Cole initially denied that he had met her.",
        "The mayor used to deny the payment.",
        "The mayor denied the payment until she was shown the cheque.",
        "Eddery, who for two years denied it, told the court that he had taken it.",
        "Having earlier refused to comment, Eddery called reporters back.",
        "Readers may no longer comment.",
        "The committee rejected the application by seven votes to four.",
        "Prosecutors declined to charge the captain.",
        "The draft had the bank “categorically denying” the losses.",
        "Her memoir, “I Deny Nothing,” sold well.",
        "Mr. Pettifer admits no dogs.",
        "Mayor Dunn denied the theft on Monday. On Thursday he retracted the denial.",
        "Dr. Brodie denied the allegation.\n\nCorrection: An earlier version said that Dr. Brodie denied the allegation.",
    ],
)
def test_nobody_answers_anything(sentence: str) -> None:
    assert answers(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Rivers denied any wrongdoing.", ("denies", "Rivers", "any wrongdoing")),
        ("Rivers denied the affair.", ("denies", "Rivers", "the affair")),
        ("The minister contested the figures.", ("denies", "The minister", "the figures")),
        ("The board dismissed the claims as fantasy.", ("rejects", "The board", "the claims as fantasy")),
        ("The board rejected calls to resign.", ("rejects", "The board", "calls to resign")),
        ("He refused to answer questions.", ("will not say", "He", "to answer questions")),
        ("Orr declined an interview.", ("will not say", "Orr", "an interview")),
        ("The singer denied the payment, then admitted it.", ("concedes", "The singer", "it")),
        ("Mr. Oduya denied in a statement that money was paid.", ("denies", "Mr. Oduya", "money was paid")),
        ("Roth stood by her denial that the figures were altered.", ("denies", "Roth", "the figures were altered")),
        ("It was Karl, not the mayor, who denied the theft.", ("denies", "Karl", "the theft")),
    ],
)
def test_what_is_answered_is_shown(sentence: str, wanted: tuple[str, str, str]) -> None:
    assert answers(sentence)[-1] == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Tom Blake met Karl Reyes on Tuesday. He denied taking the money.",
        "Tom Blake accused Karl Reyes of theft. He denied it.",
        "The union accused the firm of theft. It denied it.",
        "Tom Blake said that Karl Reyes stole the boat. He denied it on Friday.",
    ],
)
def test_who_of_two_denies_stays_open(text: str) -> None:
    assert [source for role, source, _ in answers(text) if role == "denies"] in (["He"], ["It"])


@pytest.mark.parametrize(
    "text",
    [
        "Tom Blake said the mayor had denied the theft.",
        "According to Tom Blake, the mayor denied the theft.",
        "“I wanted to shout, ‘That’s a lie,’” said Mary Oduya.",
        "“I have here a letter,” said counsel, reading: “‘There was no bribe. It is a lie.’”",
    ],
)
def test_who_tells_of_a_denial_does_not_deny(text: str) -> None:
    assert [one for one in answers(text) if one[0] == "denies"] == []


def test_what_its_source_calls_a_mistake_is_not_shown_as_said() -> None:
    text = "The office said on Monday that no contract existed. On Thursday it called that statement “inoperative”."
    assert "no contract existed" not in [one.quote for one in read(text)]


def test_of_two_names_the_one_before_the_verb_has_said_it() -> None:
    one = read("According to Bishop Morel, the treasurer, Sylvie Duret, had refused to explain the transfers.")[0]
    assert one.source is not None
    assert one.source.text == "Bishop Morel"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“It is old,” said Lewis Okoro of Finance Minister Dorte Skov.", "Lewis Okoro"),
        ("Martin Vale, whom Helen Orr once called a liar, said the accounts were honest.", "Martin Vale"),
    ],
)
def test_a_name_ends_where_another_begins(text: str, name: str) -> None:
    assert [one.source.text for one in read(text) if one.source][-1] == name


@pytest.mark.parametrize(
    "text",
    [
        "The storm claimed four lives.",
        "A video in which the mayor appears to say “I rigged it” is a fake, RTK found.",
        "An unconfirmed report that the envoy had been shot turned out to be about another man.",
        "Ogle watched from the pavilion as his captain declared at 310.",
        "All of the directors but Mott denied it; Mott said nothing.",
    ],
)
def test_nothing_is_claimed(text: str) -> None:
    assert [one.quote for one in read(text) if one.role == "claims" and one.kind != "article"] == []


def test_words_end_where_another_speaks() -> None:
    found = [(one.source.text, one.quote) for one in read("Marsh says he hid it; Whelan denies it.") if one.source]
    assert found == [("Marsh", "he hid it"), ("Whelan", "it")]


def test_an_interview_has_two_speakers() -> None:
    text = "From an interview with Wanda Prell, the port director.\n\nQ: Did you know?\n\nA: Nobody told us about it."
    (one,) = [one for one in read(text) if one.role == "claims" and one.kind != "article"]
    assert one.resolved is not None
    assert (one.resolved.text, one.quote) == ("Wanda Prell", "Nobody told us about it")


@pytest.mark.parametrize(
    ("text", "unnamed"),
    [
        ("The mayor said it was old.", False),
        ("The opposition denied the theft.", False),
        ("A senior official said it was old.", True),
        ("Officials said it was old.", True),
        ("A spokesman, who asked not to be named, said it was old.", True),
    ],
)
def test_an_unnamed_source_is_one_that_the_article_hides(text: str, unnamed: bool) -> None:
    assert [one.unnamed for one in read(text) if one.kind != "article"] == [unnamed]
