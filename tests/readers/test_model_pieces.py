"""A quote that the article breaks up is one statement, and nobody is given words that another said."""

import pytest

from bot.articles import from_text
from bot.breakdown import ReaderInfo
from bot.draft import Draft, DraftMention, DraftStatement
from bot.grounding import Layout, ground
from bot.readers.model.pieces import joined
from bot.readers.model.schema import GivenStatement


def shown(text: str, quote: str, source: str, paragraph: int = 1) -> list[tuple[str, str]]:
    """(source, quote) of what is shown in the end, after grounding."""
    article = from_text(text)
    offered = DraftStatement(
        key="s1",
        paragraph=paragraph,
        quote=quote,
        source=DraftMention(text=source),
        cue=DraftMention(text="said"),
        kind="person",
    )
    draft = Draft(statements=joined(offered, Layout(article)), reader=ReaderInfo(name="model"))
    return [(s.source.name, s.quote) for s in ground(draft, article).statements]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("“We tried,” Orr said. “It failed.”", "“We tried,” … “It failed.”"),
        ("“We tried,” said Orr, “but it failed,” adding that she was sorry.", "“We tried,” … “but it failed,”"),
        ('"We tried," said Orr, 45, who runs the port. "It failed. Twice."', '"We tried," … "It failed. Twice."'),
        ("“We tried,” Orr said on Sea Radio’s “Dawn and Dusk.” “It failed.”", "“We tried,” … “It failed.”"),
        ("Both, Orr said, were lawful in every way.", "Both … were lawful in every way"),
        ("The plan, Orr told me, “holds the port harmless” in law.", "The plan … “holds the port harmless”"),
        ("“It was,” Orr said, “a long day,” and left. “It was late.”", "“It was,” … “a long day,”"),
        ("“We tried,” Orr said, stressing how late that was. “It failed.”", "“We tried,” … “It failed.”"),
        (
            "“We tried,” Orr said at a morning briefing before Vale’s comments. “It failed.”",
            "“We tried,” … “It failed.”",
        ),
        ("Vale is “smart,” Orr wrote, and “full of himself.”", "Vale is “smart,” … “full of himself.”"),
    ],
)
def test_words_around_their_own_speaker_are_one_statement(text: str, quote: str) -> None:
    assert shown(text, quote, "Orr") == [("Orr", quote)]


def test_a_quote_that_goes_on_after_a_link_line_is_one_statement_without_that_line() -> None:
    text = "Orr said: “We tried. It failed.\n\nREAD MORE: THE HARBOUR FILES\n\n“Then we left.”"
    assert shown(text, "“We tried. It failed. … “Then we left.”", "Orr") == [
        ("Orr", "“We tried. It failed. … “Then we left.”")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "“We tried,” Orr said, urging Vale to reply. “It failed.”",
        "“We tried,” Orr said, drawing Vale’s reply: “It failed.”",
        "“We tried,” Orr said, his wife adding: “It failed.”",
        "“We tried,” said Orr, a rival replying: “It failed.”",
        "“We tried,” Orr said, and in Vale’s words “It failed.”",
        "“We tried,” Orr said, adding that Vale had wept. “It failed.”",
        "“We tried,” Orr said, quoting Vale as saying “It failed.”",
        "“We tried,” Orr said as Vale shouted. “It failed.”",
    ],
)
def test_a_quote_is_not_joined_over_somebody_who_may_have_spoken(text: str) -> None:
    pieces = shown(text, "“We tried,” … “It failed.”", "Orr")
    assert [words for _, words in pieces] == ["“We tried,”", "“It failed.”"]


def test_words_that_sound_while_somebody_speaks_are_not_joined_to_his() -> None:
    pieces = shown(
        "It was late at sea, Orr said as “it all failed” rang out.", "It was late at sea … “it all failed”", "Orr"
    )
    assert pieces == [("Orr", "It was late at sea"), ("speaker unclear", "“it all failed”")]


def test_a_piece_after_two_words_that_name_its_speaker_has_that_mention() -> None:
    text = "It would, according to Orr, be late and, she added, easier to miss."
    pieces = shown(text, "be late and … easier to miss", "Orr")
    assert [source for source, _ in pieces] == ["Orr", "she"]


def test_a_piece_whose_speaker_the_article_names_anew_has_that_mention() -> None:
    text = "Orr said it was late, as “everyone knows,” she said. “Nobody came. Not one.”"
    pieces = shown(text, "it was late, as “everyone knows,” … “Nobody came. Not one.”", "Orr")
    assert pieces == [("Orr", "it was late, as “everyone knows,”"), ("she", "“Nobody came. Not one.”")]


@pytest.mark.parametrize(
    ("text", "quote", "theirs"),
    [
        ("“We tried,” said Orr. “It failed,” said Vale.", "“We tried,” … “It failed,”", "It failed"),
        ("“We tried,” said Orr, but Vale said “it failed.”", "“We tried,” … “it failed.”", "it failed"),
        ("“We tried,” said Orr.\n\n“It failed,” said Vale.", "“We tried,” … “It failed,”", "It failed"),
    ],
)
def test_another_speakers_words_are_never_joined_to_a_quote(text: str, quote: str, theirs: str) -> None:
    for source, words in shown(text, quote, "Orr"):
        assert "…" not in words
        assert not (source == "Orr" and theirs in words)


@pytest.mark.parametrize(
    ("text", "quote", "theirs"),
    [
        (
            "Orr said it was “a smear and a fraud” and Vale “a gift to the town.”",
            "“a smear and a fraud” … “a gift to the town.”",
            "a gift",
        ),
        ("Orr said it was “a smear,” Vale “a gift.”", "“a smear,” … “a gift.”", "a gift"),
        (
            "Orr said “the bridge is unsafe,” and in the view of Vale “it is the safest.”",
            "“the bridge is unsafe,” … “it is the safest.”",
            "the safest",
        ),
        ("Orr said it was “a smear” and the union “a gift.”", "“a smear” … “a gift.”", "a gift"),
        ("Orr said it was “a smear”, others “a gift.”", "“a smear” … “a gift.”", "a gift"),
        (
            "Orr said the bridge was unsafe and the union that the mayor hid it.",
            "the bridge was unsafe … the mayor hid it",
            "hid it",
        ),
        ("“We all tried,” said Orr, and Vale: “it failed twice.”", "“We all tried,” … “it failed twice.”", "failed"),
        (
            "Orr said it was “unsafe”; per Vale, it was “the safest here.”",
            "“unsafe” … “the safest here.”",
            "safest here",
        ),
        ("“We all tried,” said Orr, whose aide Vale “saw it fail.”", "“We all tried,” … “saw it fail.”", "saw it"),
        ("“We all tried,” said Orr, and his wife, “it failed.”", "“We all tried,” … “it failed.”", "failed"),
        ("“We all tried,” said Orr; Vale, “it failed.”", "“We all tried,” … “it failed.”", "failed"),
        ("“We all tried,” said Orr. Vale laughed. “Never. Not once.”", "“We all tried,” … “Never. Not once.”", "Never"),
    ],
)
def test_whoever_takes_over_without_a_verb_is_given_no_word_of_the_first(text: str, quote: str, theirs: str) -> None:
    got = shown(text, quote, "Orr")
    assert got
    assert not any(source == "Orr" and theirs in words for source, words in got)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("“It was right,” if, Orr said, “the file is real.”", "“It was right,” … “the file is real.”"),
        ("“It was fair,” Orr said, only “for the rich.”", "“It was fair,” … “for the rich.”"),
        ("“It was fair,” Orr said, unless “you were poor.”", "“It was fair,” … “you were poor.”"),
    ],
)
def test_a_word_that_turns_the_meaning_stands_in_no_gap(text: str, quote: str) -> None:
    assert not any("…" in words for _, words in shown(text, quote, "Orr"))


@pytest.mark.parametrize(
    ("text", "quote", "whole"),
    [
        (
            "Orr said Vale, the mayor of Lune, was guilty of “theft.”",
            "Vale … was guilty of “theft.”",
            "was guilty of “theft.”",
        ),
        ("“We tried,” said Orr, as she and Vale left. “It failed.”", "“We tried,” … “It failed.”", ""),
        ("“We tried,” said Orr, a poet and a painter, “but it failed.”", "“We tried,” … “but it failed.”", ""),
        ("“We tried,” Orr said Monday “and it failed.”", "“We tried,” … “and it failed.”", ""),
        ("“We tried,” said Orr of Vale and Lune. “It failed.”", "“We tried,” … “It failed.”", ""),
    ],
)
def test_a_name_in_a_gap_that_cannot_speak_there_takes_no_words_away(text: str, quote: str, whole: str) -> None:
    assert shown(text, quote, "Orr") == [("Orr", whole or quote)]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("“We tried,” Orr said. “It failed.”", "“We tried,” … “It worked.”"),
        ("“We tried,” Orr said. “It failed.”", "“It failed.” … “We tried,”"),
        ("“We tried,” said Orr, who did not resign. “It failed.”", "“We tried,” … resign"),
    ],
)
def test_pieces_that_do_not_stand_there_in_this_order_are_not_shown_joined(text: str, quote: str) -> None:
    assert not any("…" in words for _, words in shown(text, quote, "Orr"))


@pytest.mark.parametrize(
    ("text", "quote", "whole"),
    [
        ("Orr said the charge was as “theatre.”", "the charge … “theatre.”", "the charge was as “theatre.”"),
        ("It has one rule, which Orr said “is old.”", "one rule … “is old.”", "one rule … “is old.”"),
        ("Vale was, Orr said, “no friend.”", "Vale was … “no friend.”", "Vale was … “no friend.”"),
        ("Vale was called a quack by Orr for “cures”.", "a quack … for “cures”", "a quack … for “cures”"),
        (
            "“We tried,” Orr told The Sunday Post in an email. “We did.”",
            "“We tried,” … “We did.”",
            "“We tried,” … “We did.”",
        ),
    ],
)
def test_plain_and_quoted_words_of_one_sentence_are_one_statement(text: str, quote: str, whole: str) -> None:
    assert shown(text, quote, "Orr") == [("Orr", whole)]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The ship sank and Orr said “it was late.”", "The ship sank … “it was late.”"),
        ("Orr said it failed, but Vale had won “in the end.”", "it failed … “in the end.”"),
        ("Orr said it failed and Vale never did “in the end.”", "it failed … “in the end.”"),
    ],
)
def test_the_article_s_own_words_and_a_turn_of_the_sentence_are_never_bridged(text: str, quote: str) -> None:
    assert not any("…" in words for _, words in shown(text, quote, "Orr"))


def test_a_word_that_a_longer_piece_is_about_is_no_statement() -> None:
    text = "He, said Orr, ran. “We tried to stop him and nobody came,” Vale said."
    assert [words for _, words in shown(text, "He … “We tried to stop him and nobody came,”", "Orr")] == [
        "“We tried to stop him and nobody came,”"
    ]


def test_dots_that_the_article_itself_has_break_nothing_up() -> None:
    text = "“We tried … and it failed,” Orr said."
    assert shown(text, "“We tried … and it failed,”", "Orr") == [("Orr", "“We tried … and it failed,”")]


def test_a_pronoun_behind_somebody_else_s_words_is_not_taken_for_the_first_speaker() -> None:
    text = "“We tried,” said Orr. Vale laughed. “You never tried,” she said. “You never came.”"
    article = from_text(text)
    offered = DraftStatement(
        key="s1",
        paragraph=1,
        quote="“We tried,” … “You never tried,” … “You never came.”",
        source=DraftMention(text="Orr"),
        cue=DraftMention(text="said"),
        kind="person",
    )
    draft = Draft(statements=joined(offered, Layout(article)), reader=ReaderInfo(name="model"))
    sources = [statement.source for statement in ground(draft, article).statements]
    assert [(one.name, one.resolved) for one in sources] == [("speaker unclear", None), ("she", None)]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("Orr said that the dam leaks", "Orr", "said", "asserts"), "the dam leaks"),
        (("denied the charge", None, "denied", "denies"), "the charge"),
        (("disputed that", "Orr", "disputed", "denies"), "that"),
        (("The mayor did not return calls", "The mayor", "did not return", "declines"), "did not return calls"),
        (("Neither would say why", "Neither", "would say", "declines"), "Neither would say why"),
        (("Orr agreed", "Orr", "agreed", "confirms"), "agreed"),
        (("“Orr said it leaks”", "Orr", "said", "asserts"), "“Orr said it leaks”"),
        (("Orr said, it leaks", "Orr", "said", "asserts"), "Orr said, it leaks"),
        (("the dam leaks", "Orr", "said", "asserts"), "the dam leaks"),
    ],
)
def test_a_report_that_the_model_takes_for_the_words_is_no_part_of_them(
    given: tuple[str, str | None, str, str], said: str
) -> None:
    quote, source, cue, stance = given
    written = {"key": "s1", "paragraph": 1, "quote": [quote], "source": source, "cue": cue, "stance": stance}
    assert GivenStatement.model_validate(written).draft().quote == said
