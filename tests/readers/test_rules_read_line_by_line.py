"""What sceptical editors struck out in whole articles: a wrong speaker, words cut to another sense, an answer that is none."""

import pytest

from tests.readers.offline_reading import read


def sources(text: str) -> list[tuple[str, str]]:
    """Fullest name of the source ("" where it is unclear) and words of every statement that is not the article's own."""
    return [
        ((one.resolved or one.source).text if one.source else "", one.quote)
        for one in read(text)
        if one.kind != "article"
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(
            "When a man in the hall shouted, “Cruz,” Beck joked: “Amen, brother! Come up and get a drink!”",
            [("a man in the hall", "“Cruz,”"), ("Beck", "“Amen, brother! Come up and get a drink!”")],
            id="what is shouted before is no part of a name",
        ),
        pytest.param(
            "“We're still winning hearts and minds,” Mr. Pence said on Monday, according to audio provided to the paper.",
            [("Mr. Pence", "“We're still winning hearts and minds,”")],
            id="who speaks on a recording",
        ),
        pytest.param(
            "He says he wasn’t there. She says he wasn’t.",
            [("He", "he wasn’t there"), ("She", "he wasn’t")],
            id="no word is cut in two",
        ),
        pytest.param(
            "The trust’s former clerk, Martin Howe, accepted that he had pre-signed cheques himself.",
            [("The trust’s former clerk, Martin Howe", "he had pre-signed cheques himself")],
            id="nor a clause after its auxiliary",
        ),
        pytest.param(
            "“Tell everybody to go,” Bundy says to Dunn on camera, who responds happily: “Okay, will do!”",
            [("Bundy", "“Tell everybody to go,”"), ("who", "“Okay, will do!”")],
            id="who answers on camera is no camera",
        ),
        pytest.param(
            "Moult was a thief, and a judge kept him in jail after a hearing - proof, the firm argued, of his guilt.",
            [],
            id="what stands before the dash is the article's",
        ),
        pytest.param(
            "Police said it was late. They would not confirm reports that a man was swept away.",
            [("Police", "it was late"), ("Police", "would not confirm reports that a man was swept away")],
            id="what they would not confirm is not shown alone",
        ),
        pytest.param(
            "An analysis by Politico of presidential elections going back to 1972 showed the party with the highest turnout in primary races won the White House only four out of 11 times.",
            [
                (
                    "An analysis by Politico of presidential elections going back to 1972",
                    "the party with the highest turnout in primary races won the White House only four out of 11 times",
                )
            ],
            id="nor a clause from its subject",
        ),
        pytest.param(
            "A spokesman -- as the campaign noted this week -- even promoted him.",
            [("the campaign", "A spokesman … even promoted him")],
            id="a report between two dashes",
        ),
        pytest.param(
            "Lawyers have written to two newspapers demanding that they not publish the letter.",
            [("Lawyers", "they not publish the letter")],
            id="who writes and not to whom",
        ),
        pytest.param(
            "A letter says that she stole documents, something her lawyer, Tariq Benn, denies.",
            [("A letter", "she stole documents")],
            id="what another denies behind it",
        ),
        pytest.param(
            "She accused prosecutors of leaking the results, which Wren denied.",
            [("She", "prosecutors of leaking the results"), ("Wren", "which Wren denied")],
            id="which he denied",
        ),
        pytest.param(
            "You were offered money to take the blame, it’s said.",
            [("", "You were offered money to take the blame")],
            id="it’s said by no one",
        ),
        pytest.param(
            "According to the nurse, Una Plath, her supervisor told her to deny everything if the inspectors rang.",
            [("the nurse", "her supervisor told her to deny everything if the inspectors rang")],
            id="whose name it is",
        ),
        pytest.param(
            "Interview: Sun-hee Park talks to the engineer who opened the dam.", [], id="what an interview is called"
        ),
        pytest.param(
            "Lunde’s brother, Per, did not respond to messages.",
            [("Lunde’s brother", "did not respond to messages")],
            id="the name before a refusal is no part of it",
        ),
    ],
)
def test_words_and_speakers_are_kept_apart(text: str, said: list[tuple[str, str]]) -> None:
    assert sources(text) == said


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Bloomberg pegged him at $2.9 billion, which Mr. Trump called ''a disgrace,'' blaming Michael R. Bloomberg.",
            id="either of two",
        ),
        pytest.param(
            "The sense of a lull has real potential downsides as well, suggesting higher enthusiasm on the other side.",
            id="a thing",
        ),
        pytest.param(
            "A memo was released as the polls closed stating that the loss was expected.", id="not what is beside"
        ),
        pytest.param("She was declared the winner by the narrowest of margins.", id="no one by whom"),
        pytest.param("She called Sanders to congratulate him.", id="a call by telephone"),
        pytest.param(
            "A polarizing figure — Blocher was charged with libel in 1999 — he mastered fear.", id="a step of a court"
        ),
        pytest.param("Glenn Beck Blasts Drudge for Mocking His Fast.", id="no one in particular"),
    ],
)
def test_who_blames_mocks_or_suggests_is_not_guessed(text: str) -> None:
    assert {source for source, _ in sources(text)} <= {"Bloomberg", "Mr. Trump", ""}
    assert not {"Michael R. Bloomberg", "His Fast"} & {quote for _, quote in sources(text)}


@pytest.mark.parametrize(
    ("text", "unclear"),
    [
        ("Officials briefed on the move said that it was late.\nBut it indicates that the firm will close.", "it"),
        (
            "Koch Industries is private.\n\nOne.\n\nTwo.\n\nThree.\n\nBloomberg has a list. The company says it is new.",
            "The company",
        ),
    ],
)
def test_it_and_the_company_point_to_a_body_close_by(text: str, unclear: str) -> None:
    assert sources(text)[-1][0] == unclear


@pytest.mark.parametrize(
    "told",
    [
        "Marguerite Osk talks to Daniel Frey about the strike.\n\nOsk lives in Harne.",
        "Daniel Frey spoke to Marguerite Osk about the strike.\n\nOsk lives in Harne.",
    ],
)
def test_of_two_who_talk_the_one_whom_the_article_is_about_answers(told: str) -> None:
    assert ("Marguerite Osk", "I typed it, and he knew") in sources(
        f"{told}\n\nQ: And the letter?\n\nA: I typed it, and he knew."
    )


def test_who_asks_and_who_answers_stay_open_where_nothing_tells() -> None:
    told = "Marguerite Osk talks to Daniel Frey.\n\nQ: And the letter?\n\nA: I typed it, and he knew."
    assert "I typed it, and he knew" not in [quote for _, quote in sources(told)]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        pytest.param(
            "A judge threw out the conviction of a bus driver who spent years in prison for a theft he said he did not commit.",
            "he",
            id="a judge or a driver",
        ),
        pytest.param(
            "Hanna Vik said that it was late. She added that it was dark.\n\nMore from Per Strand. “It is old,” he said.",
            "he",
            id="one who was called “she”",
        ),
        pytest.param(
            "A chef said that it was late.\n\nLudovic Arce was there. Arce says he remembers no complaint. “It is old,” he said.",
            "Ludovic Arce",
            id="a name that was told twice",
        ),
        pytest.param(
            "Mira Solberg left. Pulsa says that she was late; she says that it was early.", "she", id="no firm"
        ),
        pytest.param(
            "Dewayne Smithy, 33, of Baldwin, Miss., said that it was late. “It is old,” he said.",
            "Dewayne Smithy",
            id="no place between",
        ),
        pytest.param("Ann Lind was there. Holt’s speech was long. “It is old,” he said.", "he", id="who owns a speech"),
        pytest.param(
            "Blocher left. Both Blocher and the SVP said that it was old.", "Both Blocher and the SVP", id="two"
        ),
        pytest.param(
            "The ACLU of Oregon, which said that it was old, left.", "The ACLU", id="no place in the name of a body"
        ),
    ],
)
def test_who_says_it_is_whole_and_certain_or_open(text: str, who: str) -> None:
    assert sources(text)[-1][0] == who


def test_a_correction_may_stand_in_the_sentence_behind_its_heading() -> None:
    text = "6.40pm: A correction. We reported at noon, quoting the agency NTS, that the mayor had refused to leave."
    assert sources(text) == []


def test_what_would_return_is_no_reply() -> None:
    found = [one.role for one in read("The minister did not say when power would return.") if one.kind != "article"]
    assert found == ["will not say"]


def test_a_request_that_a_judge_denies_is_no_claim_denied() -> None:
    text = "Haddad denied the motion for bail but also denied a request from the prosecution to close the hearing."
    assert [one.quote for one in read(text) if one.role == "denies"] == []


def test_a_report_of_a_department_is_written() -> None:
    (one,) = [
        one for one in read("A fire department report says that two exits were chained.") if one.kind != "article"
    ]
    assert (one.kind, one.unnamed) == ("document", False)
