"""A line as a model writes it, in its parts."""

import pytest

from bot.readers.model.printed_line import split


@pytest.mark.parametrize(
    ("text", "label", "who", "points"),
    [
        ("Denies – Gil Anstey, the director: No check was missed.", "Denies", "Gil Anstey, the director", ("No check was missed.",)),
        ("**Denies – Anstey:** No.", "Denies", "Anstey", ("No.",)),
        ("Anstey: He left: nobody saw it.", "", "Anstey", ("He left: nobody saw it.",)),
        ("Second-hand – “One, who fled”: He left.", "Second-hand", "“One, who fled”", ("He left.",)),
        ("Not reached – Dana Moor.", "", "Dana Moor", ("not reached.",)),
        ("He said: nothing – at all.", "", "He said", ("nothing – at all.",)),
        ("“I left,” she said.", "", "", ("“I left,” she said.",)),
        ("", "", "", ()),
        (f"{'word ' * 40}: x", "", "", (f"{'word ' * 40}: x".strip(),)),
    ],
)  # fmt: skip
def test_label_and_name_stand_before_the_words(text: str, label: str, who: str, points: tuple[str, ...]) -> None:
    assert split(text) == (label, who, points)


@pytest.mark.parametrize(
    ("words", "points"),
    [
        ("“Every hull was examined.”", ("“Every hull was examined.”",)),
        ("He left. “I was ill.” She stayed.", ("He left.", "“I was ill.”", "She stayed.")),
        ("Asked why, “I was ill that day.”", ("Asked why:", "“I was ill that day.”")),
        ("Forms were “completed afterwards”, he said.", ("Forms were “completed afterwards”, he said.",)),
        ("“I was ill,” … “and then I left.”", ("“I was ill,” … “and then I left.”",)),
        ('He said: "I was ill."', ("He said:", "“I was ill.”")),
        ("Asked, “Why?”: “I was ill.”", ("Asked, “Why?”: “I was ill.”",)),
        ("Of “late”: “I was ill.”", ("Of “late”:", "“I was ill.”")),
        ("“Not to me” she said that.", ("“Not to me” she said that.",)),
    ],
)
def test_a_quotation_that_is_a_sentence_is_a_point_of_its_own(words: str, points: tuple[str, ...]) -> None:
    assert split(f"Anstey: {words}").points == points
