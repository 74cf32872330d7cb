"""Who a mention is: kinds, names, pronouns, roles, messengers, repetitions; never a guess where it is unclear."""

import pytest

from bot.articles.text import from_text
from bot.draft import DraftStatement
from bot.readers.rules import OfflineReader
from bot.reading import read_with
from tests.readers.offline_reading import read, said


def last(text: str) -> DraftStatement:
    return [one for one in read(text) if one.kind != "article"][-1]


@pytest.mark.parametrize(
    ("text", "resolved"),
    [
        ("Mayor Ann Lind said the bridge was safe.\nMs. Lind said it was new.", "Mayor Ann Lind"),
        ("Mayor Ann Lind said the bridge was safe.\nLind said it was new.", "Mayor Ann Lind"),
        ("The mayor, Ann Lind, said the bridge was safe. She added that it was new.", "The mayor, Ann Lind"),
        ("A harbor official warned that the bridge could fall.\nThe official said it was old.", "A harbor official"),
        (
            "The spokeswoman for the builder said it was safe.\nThe spokeswoman added that it was new.",
            "The spokeswoman for the builder",
        ),
        ("The clerk, who said the bridge was safe, went home.", "The clerk"),
        (
            "The mayor of Corriston, Ruth Odell, said the bridge was safe.\nOdell said it was new.",
            "The mayor of Corriston, Ruth Odell",
        ),
        (
            "The union accused Mayor Lorna Petrakis of hiding a report.\nThe mayor denied that it was hidden.",
            "Mayor Lorna Petrakis",
        ),
        (
            "Mayor Lorna Petrakis said the bridge was safe.\nFormer mayor Abe Stolz said it leaked.\nThe mayor said it was new.",
            "Mayor Lorna Petrakis",
        ),
        (
            "Mayor Lorna Petrakis said the bridge was safe.\nFormer mayor Abe Stolz said it leaked.\nThe former mayor said it was old.",
            "Former mayor Abe Stolz",
        ),
    ],
)
def test_a_short_mention_leads_back_to_the_fullest(text: str, resolved: str) -> None:
    one = last(text)
    assert one.resolved is not None
    assert one.resolved.text == resolved


@pytest.mark.parametrize(
    "text",
    [
        "Bill Orr met Hilda Orr in the hall.\nOrr said the bridge was safe.",
        "They said the bridge was safe.",
        "He said the bridge was safe.",
        "Mary Orr said the bridge was safe.\nHe said it was old.",
        "A French official met a German official.\nThe Dutch official said it was old.",
        "The union sued Mayor Lorna Petrakis.\nIt wrote to Mayor Abe Stolz.\nThe mayor said the bridge was safe.",
        "The union wrote to former mayor Abe Stolz.\nThe mayor said the bridge was safe.",
    ],
)
def test_an_unclear_mention_stays_open(text: str) -> None:
    assert last(text).resolved is None


@pytest.mark.parametrize(
    ("text", "kind", "unnamed"),
    [
        ("A harbor official said the bridge was safe.", "person", True),
        ("Two people familiar with the talks said the bridge was safe.", "group", True),
        ("Ann Lind said the bridge was safe.", "person", False),
        ("The builder’s spokesman, Tom Orr, said the bridge was safe.", "person", False),
        ("The mayor of Corriston, Ruth Odell, said the bridge was safe.", "person", False),
        ("“It is safe,” said the chief executive of Halden Oil, Maud Ferrier.", "person", False),
        ("A resident of Corriston, North Halden, said the bridge was safe.", "person", True),
        ("A resident of Corriston, Ohio, said the bridge was safe.", "person", True),
        ("The harbor union said the bridge was safe.", "organisation", False),
        ("The Transport Ministry said the bridge was safe.", "government", False),
        ("France said the bridge was safe.", "government", False),
        ("The report said the bridge was safe.", "document", False),
    ],
)
def test_a_source_has_a_kind_and_may_be_unnamed(text: str, kind: str, unnamed: bool) -> None:
    one = said(text)
    assert (one.kind, one.unnamed) == (kind, unnamed)


@pytest.mark.parametrize(
    ("text", "source", "via"),
    [
        (
            "The state news agency said on Thursday the ship was hit, citing an unnamed admiral.",
            "an unnamed admiral",
            "The state news agency",
        ),
        (
            "“The ship must leave at once,” the agency quoted the admiral as saying.",
            "the admiral",
            "the agency",
        ),
        ("The builder said through a lawyer that the bridge was safe.", "The builder", "a lawyer"),
    ],
)
def test_who_passes_it_on_is_a_messenger_and_who_said_it_the_source(text: str, source: str, via: str) -> None:
    one = said(text)
    assert one.source is not None
    assert (one.source.text, [messenger.text for messenger in one.via]) == (source, [via])


def test_a_listener_is_no_messenger() -> None:
    assert said("The mayor told the Harbor Gazette that the bridge was safe.").via == ()


def test_the_same_words_by_the_same_source_are_a_repetition() -> None:
    text = (
        "A harbor official said the town had never paid the builders for the bridge.\n"
        "The official repeated: “The town had never paid the builders for the bridge. I checked.”\n"
        "Ann Lind said the town had never paid the builders for the bridge."
    )
    first, second, third = read_with(OfflineReader(), from_text(text), input="bridge").statements
    assert (first.repeats, second.repeats, third.repeats) == (None, first.id, None)


def test_the_articles_own_voice_is_drafted_where_it_speaks_of_what_somebody_reports() -> None:
    text = (
        "The builder has not paid the harbor workers for the bridge, despite a warning by the union that it owes them money.\n"
        "The weather was mild on Monday in most parts of the country.\n"
        "The builder denied that it owes the harbor workers money."
    )
    own = [one.quote for one in read(text) if one.kind == "article"]
    assert own == ["The builder has not paid the harbor workers for the bridge"]


def test_it_is_the_body_that_was_just_heard_and_not_one_of_the_paragraph_before() -> None:
    text = (
        "The insurer, Calder & Wray, said the roof was sound.\n"
        "The safety inspectorate confirmed that it had opened an inquiry. It said no findings would come before June."
    )
    one = last(text)
    assert one.resolved is not None
    assert one.resolved.text == "The safety inspectorate"


def test_a_firm_of_two_names_is_resolved_with_both() -> None:
    one = last("The insurer, Calder & Wray, said the roof was sound. It said the beams were new.")
    assert one.resolved is not None
    assert one.resolved.text == "The insurer, Calder & Wray"
