"""From the rules' draft to statements: every word stands where the article has it, or it is not shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.articles.text import from_text
from bot.breakdown import Article, ReaderInfo, Span
from bot.draft import Draft, DraftMention, DraftStatement
from bot.grounding import Grounded, ground

READER = ReaderInfo(name="offline")
STORY = (
    "Harbour master Ines Vogt said the ferry was full. The crew, said union leader Tam Reeve, had warned her.\n"
    "RELATED: VOGT SAYS FERRY WAS FULL\n"
    "Reeve added:\n"
    "“Nobody listened.\n"
    "“Nobody ever does.”\n"
    "“We listened to everyone,” she replied."
)


def drafted(
    key: str, paragraph: int, quote: str, source: str | None, cue: str | None = None, **more: object
) -> DraftStatement:
    return DraftStatement(
        key=key,
        paragraph=paragraph,
        quote=quote,
        source=DraftMention(text=source) if source else None,
        cue=DraftMention(text=cue) if cue else None,
        kind="person" if source else "unknown",
        **more,  # type: ignore[arg-type]
    )


def grounded(*statements: DraftStatement, text: str = STORY) -> Grounded:
    return ground(Draft(statements=statements, reader=READER), from_text(text))


def test_a_mention_stands_where_the_reader_saw_it() -> None:
    text = "He said that he knew it, and then he said that the ferry was full."
    second = text.rindex("he said")
    offered = drafted("a", 1, "the ferry was full", None, None).model_copy(
        update={
            "source": DraftMention(text="he", at=(second, second + 2)),
            "cue": DraftMention(text="said", at=(second + 3, second + 7)),
            "kind": "person",
        }
    )
    (statement,) = grounded(offered, text=text).statements
    assert (statement.source.start, statement.cue, statement.role, statement.by) == (second, "said", "claims", "rules")


def test_a_place_that_does_not_hold_the_words_is_not_taken() -> None:
    text = "The others left. “It is over,” he said."
    offered = drafted("a", 1, "“It is over,”", None, "said").model_copy(
        update={"source": DraftMention(text="he", at=(4, 6)), "kind": "person"}
    )
    (statement,) = grounded(offered, text=text).statements
    assert statement.source.start == text.index("he said")


def test_a_source_that_stands_nowhere_near_is_unclear() -> None:
    (statement,) = grounded(drafted("a", 6, "We listened to everyone", "Tam Reeve", "replied")).statements
    assert (statement.source.kind, statement.source.start) == ("unknown", None)


def test_the_article_s_own_words_have_no_place_for_their_source() -> None:
    offered = drafted("a", 1, "the ferry was full", None).model_copy(update={"kind": "article"})
    (statement,) = grounded(offered).statements
    assert (statement.source.name, statement.source.kind, statement.source.start) == ("the article", "article", None)


def test_whom_a_charge_is_made_against_is_the_mention_nearest_before_its_end() -> None:
    text = "Vogt praised Reeve. Then Vogt accused Reeve of theft. Reeve laughed."
    offered = drafted("a", 1, "Reeve of theft", "Vogt", "accused").model_copy(
        update={"against": DraftMention(text="Reeve")}
    )
    assert grounded(offered, text=text).against["s1"].start == text.index("Reeve of theft")


def test_who_was_told_is_no_messenger() -> None:
    text = "Poe told Reuters it sank."
    (statement,) = grounded(
        drafted("a", 1, "it sank", "Poe", "told", via=(DraftMention(text="Reuters"),)), text=text
    ).statements
    assert statement.via == ()


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("He’s said that the ferry was full.", "He", "said"),
        ("It was Ines Vogt’s claim that the ferry was full.", "Ines Vogt", "claim"),
    ],
)
def test_a_mention_is_found_without_what_is_written_together_with_it(text: str, source: str, cue: str) -> None:
    (statement,) = grounded(drafted("a", 1, "the ferry was full", source, cue), text=text).statements
    assert (statement.source.name, statement.source.start) == (source, text.index(source))


def test_a_line_that_is_left_out_gives_neither_quote_nor_source() -> None:
    result = grounded(drafted("a", 2, "VOGT SAYS FERRY WAS FULL", "VOGT"))
    assert [dropped.why for dropped in result.dropped] != []
    assert result.statements == ()


def test_words_in_and_out_of_quotation_marks_are_told_apart() -> None:
    text = "Vogt said the ferry was “not overloaded” then. “It was full,” she added. She said it was late."
    kinds = grounded(
        drafted("a", 1, "the ferry was “not overloaded” then", "Vogt", "said"),
        drafted("b", 1, "“It was full,”", "she", "added"),
        drafted("c", 1, "it was late", "She", "said"),
        text=text,
    ).statements
    assert [statement.direct for statement in kinds] == ["mixed", True, False]


def test_a_name_keeps_its_final_dot() -> None:
    text = "The bill was wrong, according to Brindle Co. of Askerby."
    (statement,) = grounded(drafted("a", 1, "The bill was wrong", "Brindle Co.", "according to"), text=text).statements
    assert statement.source.name == "Brindle Co."


def test_a_name_keeps_the_bracket_after_its_final_dot() -> None:
    text = "“It failed,” said Rep. Gwen Moore (D-Wis.) today."
    (statement,) = grounded(drafted("a", 1, "“It failed,”", "Rep. Gwen Moore (D-Wis.)", "said"), text=text).statements
    assert statement.source.name == "Rep. Gwen Moore (D-Wis.)"


def test_a_state_behind_a_name_ends_no_sentence() -> None:
    text = "It rained. Lindsey Orr, R-S.C.,\u00a0now says the ferry was full."
    (statement,) = grounded(drafted("a", 1, "the ferry was full", "Lindsey Orr, R-S.C.", "says"), text=text).statements
    assert (statement.source.name, statement.sentence[0]) == ("Lindsey Orr, R-S.C.", text.index("Lindsey"))


def test_a_title_before_a_name_ends_no_sentence() -> None:
    text = "The clerk spoke to Ms. Arkady, Lt. Poe said at 5 p.m. Eastern time. It rained."
    (statement,) = grounded(drafted("a", 1, "The clerk spoke to Ms. Arkady", "Lt. Poe", "said"), text=text).statements
    assert text[slice(*statement.sentence)] == text.removesuffix(" It rained.")


def test_of_the_same_words_in_one_paragraph_those_beside_the_cue_are_meant() -> None:
    text = "The board met on Monday. Reeve thanked the board and left."
    (statement,) = grounded(drafted("a", 1, "the board", "Reeve", "thanked"), text=text).statements
    assert (statement.spans[0][0], statement.source.name) == (text.index("the board"), "Reeve")


def test_a_quote_keeps_the_marks_that_it_ends_with_in_the_article() -> None:
    text = "Orr wrote that Vale is “full of s---.” Vale said the ferry (the old one) was late (again), too."
    one, two = grounded(
        drafted("a", 1, "Vale is “full of s---.”", "Orr", "wrote"),
        drafted("b", 1, "the ferry (the old one) was late (again)", "Vale", "said"),
        text=text,
    ).statements
    assert (one.quote, two.quote) == ("Vale is “full of s---.”", "the ferry (the old one) was late (again)")


@pytest.mark.parametrize(
    "text",
    [
        "Reeve never said the ferry was full.",
        "Reeve declined to say the ferry was full.",
        "Reeve stopped short of saying the ferry was full.",
        "Reeve did not say the ferry was full.",
        "Neither Vogt nor Reeve said the ferry was full.",
        "Reeve could have said the ferry was full.",
        "If Reeve said the ferry was full, she lied.",
        "It is unclear whether Tam Reeve ever said the ferry was full.",
        "Nobody at Reeve said the ferry was full.",
    ],
)
def test_what_was_not_said_is_no_statement(text: str) -> None:
    cue = "saying" if "saying" in text else "said" if "said" in text else "say"
    result = grounded(drafted("a", 1, "the ferry was full", "Reeve", cue), text=text)
    assert result.statements == ()
    assert "not said" in result.dropped[0].why


@pytest.mark.parametrize(
    "text",
    [
        "If elected Reeve will go; Reeve said the ferry was full.",
        "Nobody listened, and Reeve said the ferry was full.",
        "Neither was glad, but Reeve said the ferry was full.",
        "Asked whether she knew, Reeve said the ferry was full.",
    ],
)
def test_what_was_said_beside_a_condition_or_a_nobody_is_a_statement(text: str) -> None:
    (statement,) = grounded(drafted("a", 1, "the ferry was full", "Reeve", "said"), text=text).statements
    assert statement.source.name == "Reeve"


def test_a_gap_that_the_article_does_not_have_is_closed() -> None:
    text = "Vogt said the crew failed to report the leak."
    places = ((text.index("the crew"), text.index(" failed")), (text.index("report"), len(text) - 1))
    offered = drafted("a", 1, "the crew … report the leak", "Vogt", "said", at=places)
    (statement,) = grounded(offered, text=text).statements
    assert statement.quote == "the crew failed to report the leak"


def test_the_same_words_drafted_twice_are_one_statement() -> None:
    twice = [drafted(key, 1, "the ferry was full", "Ines Vogt", "said") for key in ("a", "b")]
    assert len(grounded(*twice).statements) == 1


words = st.text(alphabet="ab “”’'.,…[]-1\n", max_size=40)
mentions = st.none() | st.builds(
    DraftMention, text=words, at=st.none() | st.tuples(st.integers(-5, 60), st.integers(-5, 60))
)


@given(
    st.text(alphabet="ab “”’'.,…[]-1\n", min_size=1, max_size=120),
    st.lists(
        st.builds(
            DraftStatement,
            key=st.sampled_from("xyz"),
            paragraph=st.integers(-2, 9),
            quote=words,
            at=st.lists(st.tuples(st.integers(-5, 90), st.integers(-5, 90)), max_size=2).map(tuple),
            source=mentions,
            cue=mentions,
            resolved=mentions,
            via=st.lists(mentions.filter(bool), max_size=2).map(tuple),
        ),
        max_size=4,
    ),
)
def test_no_draft_makes_grounding_show_text_that_is_not_at_its_offsets(
    text: str, offered: list[DraftStatement]
) -> None:
    article = Article(text=text, paragraphs=_lines(text))
    result = ground(Draft(statements=tuple(offered), reader=READER), article)
    for statement in result.statements:
        assert statement.quote == " … ".join(text[start:end] for start, end in statement.spans)
        assert statement.quote.strip()
        assert statement.sentence[0] <= statement.spans[0][0] < statement.spans[-1][1] <= statement.sentence[1]
        named = [statement.source, *statement.via] if statement.source.start is not None else statement.via
        assert all(text[mention.start : mention.end] == mention.name for mention in named)
        assert statement.cue is None or statement.cue in text
    assert len(result.statements) + len(result.dropped) <= len(offered)


def _lines(text: str) -> tuple[Span, ...]:
    out, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            start = at + len(line) - len(line.lstrip())
            out.append((start, start + len(line.strip())))
        at += len(line) + 1
    return tuple(out) or ((0, len(text)),)


def test_a_place_that_cuts_a_word_is_none() -> None:
    text = "Ray said he didn’t do it, Poe said."
    at = (text.index("he did"), text.index("he did") + len("he did"))
    found = grounded(drafted("a", 1, "he did", "Ray", at=(at,)), text=text)
    assert [one.quote for one in found.statements] == []


def test_a_name_keeps_what_a_hyphen_ties_to_it() -> None:
    text = "The co-founder Bess Ott quit, she said."
    found = grounded(drafted("a", 1, "quit", "founder Bess Ott"), text=text)
    assert [one.source.name for one in found.statements] == ["co-founder Bess Ott"]
