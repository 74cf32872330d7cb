"""What the quoted words themselves do to a charge: deny it, grant it, refuse it, or leave it without an answer."""

import pytest

from tests.readers.offline_reading import read, said

CHARGE = "The port has been accused of hiding two crashes.\n"


@pytest.mark.parametrize(
    "text",
    [
        "“We have never hidden a crash,” Holt said.",
        "“I didn’t hide it,” Holt said.",
        "Holt said: “We’ve not hidden a thing.”",
    ],
)
def test_after_a_charge_who_says_that_he_has_not_done_it_denies_it(text: str) -> None:
    assert said(CHARGE + text, cue="said").role == "denies"


@pytest.mark.parametrize(
    "text",
    [
        "Holt said there was no risk of another crash.",
        "Holt said he had not slept.",
        "Holt said he had not counted the ships.",
        "Holt said no fees would rise before May.",
        "“We’ve got no power,” Holt said.",
        # What did not happen to others, or was not found, may be told against either side.
        "Holt said the sale was never completed.",
        "Holt said she did not suggest it was a forgery.",
        "“I rejected a whole barrel of hymn books,” Holt said.",
        "“I would not put it so strongly as to say that we had not looked,” Holt said.",
        "Holt said that she had not read the letter before she signed it.",
        "“I would not have come if I had not been well; I cannot remember a day of illness,” Holt said.",
    ],
)
def test_no_other_negation_denies(text: str) -> None:
    assert said(CHARGE + text, cue="said").role == "claims"


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("The port said it did not comment on leaked papers.", "will not say"),
        ("Holt said he would not get ahead of the inquiry.", "will not say"),
        ("The port said it would not take a position on the vote.", "will not say"),
        ("“I don’t deny that the check was late,” Holt said.", "concedes"),
        ("Holt agreed that the check was late.", "confirms"),
        ("The port agreed to pay for a new crane.", "claims"),
        ("Holt recommended that the crane be closed.", "demands"),
        ("The port said the analysis was flawed.", "rejects"),
        ("Holt called the picture a forgery.", "rejects"),
        ("Holt described the indictment as a bad novel.", "rejects"),
        ("Holt said the messages from the crane were fabricated.", "denies"),
        ("Holt said there was no truth in it.", "denies"),
        ("The pilots had done nothing of the kind, Holt said.", "denies"),
        ("The port admitted no wrongdoing.", "denies"),
        ("The port said it had nothing to add.", "will not say"),
        ("Holt said she had no information on the crash.", "will not say"),
        ("Holt said that she did not know.", "claims"),
        ("Holt challenged the port to publish the log.", "demands"),
        ("Holt called the crash an example of how things had gone wrong.", "claims"),
    ],
)
def test_the_words_name_their_own_stance(text: str, role: str) -> None:
    assert said("The council met on Monday.\n" + text).role == role


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Kosik’s attorney said her client was innocent.", "denies"),
        ("A lawyer for Lind said he had done nothing wrong.", "denies"),
        ("Bolvany said at the time that the expulsions were groundless.", "rejects"),
        ("A spokeswoman said the email had been taken out of context.", "rejects"),
        # Nobody is answered by what was only seen or is being done.
        ("She was accused of fraud. “I’m not complaining,” she said.", "claims"),
        ("Reports spoke of birds. Solanki said she had not seen a kingfisher since spring.", "claims"),
    ],
)
def test_words_answer_a_charge_or_tell_of_something_else(text: str, role: str) -> None:
    said = [one for one in read(text) if one.kind != "article" and one.cue is not None and one.cue.text == "said"]
    assert [one.role for one in said] == [role]
