"""How far a report reaches: neither into what its speaker did, nor short of a reason, a second verb or a charge."""

import pytest

from tests.readers.offline_reading import read, said


@pytest.mark.parametrize(
    ("text", "source", "quote"),
    [
        # What the speaker did besides is no part of it.
        # A reason, a condition and a second verb are.
        (
            "Grant said he did so because his town had lost two mills.",
            "Grant",
            "he did so because his town had lost two mills",
        ),
        (
            "Lind has mentioned refinancing the loans and forcing the banks to wait.",
            "Lind",
            "refinancing the loans and forcing the banks to wait",
        ),
        # Behind an aside the report goes on.
        (
            "Ms. Voss acknowledged that the sensors are mounted in the control room, which is cooled, and that no sensor has ever been moved.",
            "Ms. Voss",
            "the sensors are mounted in the control room, which is cooled, and that no sensor has ever been moved",
        ),
        # A cue behind its content leaves none of it out.
        (
            "Two guards were killed and five people injured in the blast at the Orlene depot, Interior Minister Davit "
            "Lorsan told state television.",
            "Interior Minister Davit Lorsan",
            "Two guards were killed and five people injured in the blast at the Orlene depot",
        ),
        ("He had been held twice, they said, but never charged.", "they", "He had been held twice … but never charged"),
        # The charge stands behind when it was made.
        (
            "The paper accused Amberley in April of leaving the race to avoid a test.",
            "The paper",
            "Amberley … of leaving the race to avoid a test",
        ),
        ("Kestria expelled four diplomats whom it accused of spying.", "it", "spying"),
        # Quoted words are told to their last.
        (
            "He called Burma a “good news story in an era when so often we see countries going the opposite direction.”",
            "He",
            "Burma a “good news story in an era when so often we see countries going the opposite direction.”",
        ),
        (
            "The board said in a civil complaint that Quillpay had counted shops that were closed.",
            "The board",
            "Quillpay had counted shops that were closed",
        ),
        ("Rowe put the figure at nearer £110,000.", "Rowe", "the figure at nearer £110,000"),
        ("A neighbour described him as quiet.", "A neighbour", "him as quiet"),
        ("His office did not reply to follow-up questions.", "His office", "did not reply to follow-up questions"),
        # The name is behind the cue, and so is the end of the sentence.
        (
            "The ruling, wrote Judge Amelia Hart, should not be read as a verdict.",
            "Judge Amelia Hart",
            "The ruling … should not be read as a verdict",
        ),
        ("Police came late. Another fumed: “Disgusting.”", "Another", "“Disgusting.”"),
    ],
)
def test_a_report_reaches_as_far_as_its_speaker_s_words(text: str, source: str, quote: str) -> None:
    one = said(text)
    assert (one.source and one.source.text, one.quote) == (source, quote)


def test_whom_an_agency_cites_is_the_source() -> None:
    one = said("BTN, citing an unnamed security official, said the fire had been caused by welding.")
    assert (one.source and one.source.text) == "an unnamed security official"
    assert [via.text for via in one.via] == ["BTN"]


@pytest.mark.parametrize(
    "text",
    [
        "This is what he described.",
        "Her diary, which she showed me, says dentist.",
    ],
)
def test_a_pronoun_alone_and_a_word_behind_a_cue_are_nobody_s(text: str) -> None:
    assert [one.quote for one in read(text) if one.kind != "article"] == []


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("14:20 Labour’s Tom Dunne: “She has had three weeks to answer.”", "Labour’s Tom Dunne"),
        ("14.31 Opposition leader says PM has misled the House.", "Opposition leader"),
    ],
)
def test_the_time_of_an_entry_is_no_part_of_a_name(text: str, source: str) -> None:
    one = said(text)
    assert (one.source and one.source.text) == source
