"""Nobody is shown with words, a denial or a confirmation that the article does not say they voiced."""

import pytest

from tests.readers.offline_reading import read, said

LEAD = "The council met on Monday. "


@pytest.mark.parametrize(
    "text",
    [
        "Okafor did not deny that he took bribes.",
        "Okafor does not deny taking bribes.",
        "Okafor never refuted the charge of fraud.",
        "Nor did Vogt deny that the dam leaked.",
        "The firm issued no denial of the report.",
    ],
)
def test_who_did_not_deny_a_charge_has_confirmed_nothing(text: str) -> None:
    assert [one for one in read(LEAD + text) if one.kind != "article"] == []


@pytest.mark.parametrize(
    "text",
    [
        "Neither Vogt nor the board denied that the dam leaked.",
        "Few at the port denied that the crane was old.",
        "Nobody denied that the crane was old.",
        "No one at the port denied that the crane was old.",
        "None of the dockers denied that the crane was old.",
        "Not a single docker denied the report.",
        "Why did Vogt deny that the dam leaked?",
        "Did Vogt deny that the dam leaked?",
        "Who denied that the dam leaked?",
        "Had Okafor denied taking bribes, the case would have gone to court.",
        "If Vogt denies that the dam leaked, the board will sue.",
        "The board will sue if Vogt denies that the dam leaked.",
        "Unless Vogt denies the report, the board will sue.",
        "Vogt would deny the charge if asked.",
        "Vogt withdrew her denial of the charge.",
        "Vogt withdrew her denial that the dam leaked.",
        "Vogt stopped denying that the dam leaked.",
        "Vogt has yet to deny the charge.",
        "Were Vogt to deny the report, the board would sue.",
        "It is not true that Vogt denied the charge.",
        "Is it true that Vogt denied that the dam leaked?",
        "Vogt left without denying that the dam leaked.",
        "The mayor left instead of denying the charge.",
    ],
)
def test_a_denial_that_did_not_happen_is_no_denial(text: str) -> None:
    assert [one for one in read(LEAD + text) if one.kind != "article"] == []


@pytest.mark.parametrize(
    "text",
    [
        "Reeve never said the ferry was full.",
        "Reeve did not say that the ferry was full.",
        "Reeve didn’t say the ferry was full.",
        "Reeve stopped short of saying the ferry was full.",
        "Reeve never called the ferry a death trap.",
        "The union did not accuse the port of fraud.",
        "The port made no claim that the crane was safe.",
        "Did Vogt say the dam leaked?",
        "Reeve was asked whether the ferry was full.",
    ],
)
def test_what_was_never_said_is_no_statement(text: str) -> None:
    assert [one for one in read(LEAD + text) if one.kind != "article"] == []


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Okafor would neither confirm nor deny the report.", "would neither confirm nor deny the report"),
        ("The firm neither confirmed nor denied the report.", "neither confirmed nor denied the report"),
        ("The firm would not confirm or deny that it paid.", "would not confirm or deny that it paid"),
        ("Reeve declined to say that the ferry was full.", "declined to say that the ferry was full"),
        ("Reeve declined to say the ferry was full.", "declined to say the ferry was full"),
        ("Reeve did not say whether the ferry was full.", "did not say whether the ferry was full"),
        ("Reeve would not play the tape or say who made it.", "would not play the tape or say who made it"),
    ],
)
def test_a_refusal_to_say_is_shown_as_a_whole_phrase(text: str, quote: str) -> None:
    one = said(LEAD + text)
    assert (one.role, one.quote) == ("will not say", quote)


@pytest.mark.parametrize(
    ("text", "role", "quote"),
    [
        ("Okafor did not dispute that he took bribes.", "concedes", "he took bribes"),
        ("Okafor did not contest the ruling.", "concedes", "the ruling"),
        ("Okafor acknowledged that he took bribes.", "concedes", "he took bribes"),
        ("Vogt does not accept that the dam leaked.", "rejects", "the dam leaked"),
        ("A few at the port denied that the crane was old.", "denies", "the crane was old"),
        ("Only on Monday did Vogt deny that the dam leaked.", "denies", "the dam leaked"),
        ("Vogt had denied that the dam leaked.", "denies", "the dam leaked"),
        ("Vogt did not resign but denied that the dam leaked.", "denies", "the dam leaked"),
        ("Vogt would only say that the dam was old.", "claims", "the dam was old"),
    ],
)
def test_a_report_that_only_looks_like_none_is_kept(text: str, role: str, quote: str) -> None:
    one = said(LEAD + text)
    assert (one.role, one.quote) == (role, quote)


def test_a_question_put_to_somebody_leaves_the_answer() -> None:
    assert said("Asked whether the ferry was full, Reeve said it was half empty.").quote == "it was half empty"


@pytest.mark.parametrize(
    ("text", "source", "quote"),
    [
        (
            "Neither would say whether the dam leaked.",
            "Neither",
            "would say whether the dam leaked",
        ),
        ("Nobody at the port would comment.", "Nobody at the port", "would comment"),
        ("Vogt would not give the driver’s name.", "Vogt", "would not give the driver’s name"),
        ("Vogt did not give a reason.", "Vogt", "did not give a reason"),
        ("Vogt did not say why.", "Vogt", "did not say why"),
        ("Vogt did not say by whom.", "Vogt", "did not say by whom"),
        ("For the flats Vogt gave no figure.", "Vogt", "gave no figure"),
        ("Vogt would not answer questions.", "Vogt", "would not answer questions"),
    ],
)
def test_a_silence_is_a_refusal_whoever_keeps_it(text: str, source: str, quote: str) -> None:
    one = said(LEAD + text)
    assert (one.role, one.source and one.source.text, one.quote) == ("will not say", source, quote)


@pytest.mark.parametrize(
    ("text", "source", "quote"),
    [
        (
            "Neither the board nor its lawyer responded to messages.",
            "Neither the board nor its lawyer",
            "responded to messages",
        ),
        ("Vogt could not be reached for comment.", "Vogt", "could not be reached for comment"),
        ("The owner of the crane could not be found.", "The owner of the crane", "could not be found"),
        ("Vogt has not called back.", "Vogt", "has not called back"),
        ("Vogt did not immediately respond to a request.", "Vogt", "did not immediately respond to a request"),
        ("Vogt did not return calls.", "Vogt", "did not return calls"),
    ],
)
def test_who_was_not_reached_has_refused_nothing(text: str, source: str, quote: str) -> None:
    one = said(LEAD + text)
    assert (one.role, one.source and one.source.text, one.quote) == ("not reached", source, quote)


@pytest.mark.parametrize(
    "text",
    ["The clerk did not give him the letter.", "The letter was not found.", "Vogt would not give up the harbor."],
)
def test_what_is_not_given_or_not_found_is_no_refusal_as_such(text: str) -> None:
    assert [one for one in read(LEAD + text) if one.kind != "article"] == []


def test_a_refusal_beside_what_is_said_is_a_statement_of_its_own() -> None:
    found = read("The inspector said she had ordered a check and could not discuss it.")
    told = [(one.source and one.source.text, one.role, one.quote) for one in found if one.kind != "article"]
    assert told == [
        ("The inspector", "claims", "she had ordered a check"),
        ("The inspector", "will not say", "could not discuss it"),
    ]
