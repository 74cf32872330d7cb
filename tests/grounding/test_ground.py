"""From a reader's draft to statements: source and cue stand where the article has them, or the speaker is unclear."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.articles.text import from_text
from bot.breakdown import Article, ReaderInfo, Span
from bot.draft import Draft, DraftMention, DraftStatement, ProposedAnswer
from bot.grounding import ground

READER = ReaderInfo(name="model")
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


def grounded(*statements: DraftStatement, text: str = STORY, answers: tuple[ProposedAnswer, ...] = ()):
    return ground(Draft(statements=statements, answers=answers, reader=READER), from_text(text))


def test_the_source_is_the_mention_nearest_the_cue_that_is_nearest_the_quote() -> None:
    text = "Reeve said he knew it, and Vogt said that Reeve had never written to her."
    (statement,) = grounded(drafted("a", 1, "Reeve had never written to her", "Vogt", "said"), text=text).statements
    assert (statement.cue.start, statement.source.start) == (text.index("said that"), text.index("Vogt"))


def test_a_pronoun_is_found_on_word_boundaries_only() -> None:
    text = "The others left. “It is over,” he said."
    (statement,) = grounded(drafted("a", 1, "“It is over,”", "he", "said"), text=text).statements
    assert statement.source.start == text.index("he said")


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


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Vale’s lawyer said the ferry was full.", "Vale"),
        ("A critic of Vale’s said the ferry was full.", "Vale"),
        ("Orr’s rival, who has long hated the mayor, said the ferry was full.", "Orr"),
        ("The senator’s office said the ferry was full.", "The senator"),
        ("The ferry was full, according to Vale’s sister.", "Vale"),
        ("Vale’s lawyer said the ferry was full.", "Vale’s"),
        ("His lawyer said the ferry was full.", "His"),
        ("He’s gone, but Orr said the ferry was full.", "He"),
        ("A spokesman for Vale said the ferry was full.", "Vale"),
        ("The ferry was full, said a spokeswoman for Mr. Vale.", "Vale"),
        ("People close to Vale said the ferry was full.", "Vale"),
        ("Vale supporters said the ferry was full.", "Vale"),
        ("The Vale campaign said the ferry was full.", "Vale"),
        ("Anti-Vale marchers said the ferry was full.", "Vale"),
        ("A Vale-backed union said the ferry was full.", "Vale"),
        ("The Vales’ lawyer said the ferry was full.", "The Vales"),
        ("The Vale report said the ferry was full.", "Vale"),
        ("A book about Vale said the ferry was full.", "Vale"),
        ("Orr, who works for Vale, said the ferry was full.", "Vale"),
    ],
)
def test_whoever_a_speaker_belongs_to_is_not_the_speaker(text: str, source: str) -> None:
    quote = "The ferry was full" if text.startswith("The ferry") else "the ferry was full"
    cue = "according to" if "according" in text else "said"
    (statement,) = grounded(drafted("a", 1, quote, source, cue), text=text).statements
    assert statement.source.kind == "unknown"


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("They’ve just said the ferry was full.", "They", "said"),
        ("Vale’s own claim that the ferry was full fell.", "Vale", "claim"),
        ("His claim that the ferry was full fell.", "His", "claim"),
        ("In Vale’s words, the ferry was full.", "Vale", "words"),
        ("A pal of Vale’s said the ferry was full.", "A pal of Vale", "said"),
        ("A spokesman for Vale said the ferry was full.", "A spokesman for Vale", "said"),
        ("Moody’s said the ferry was full.", "Moody’s", "said"),
        ("A letter from Vale said the ferry was full.", "A letter from Vale", "said"),
        ("The headline, which was not his, said the ferry was full.", "The headline, which was not his", "said"),
        ("Vale’s lawyer said it sank; Vale said the ferry was full.", "Vale", "said"),
    ],
)
def test_whoever_speaks_or_owns_the_claim_is_its_speaker(text: str, source: str, cue: str) -> None:
    (statement,) = grounded(drafted("a", 1, "the ferry was full", source, cue), text=text).statements
    assert statement.source.name == source
    assert "lawyer" not in text or statement.source.start == text.rindex("Vale")


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("Asked by Orr, Vale said the ferry was full.", "Orr", "said"),
        ("Unlike Orr, she said the ferry was full.", "Orr", "said"),
        ("A letter to Orr that said the ferry was full was lost.", "Orr", "said"),
        ("It was a complaint against Orr which said the ferry was full.", "Orr", "said"),
        ("On behalf of Vale, Ann Orr has said the ferry was full.", "Vale", "said"),
        ("It was not Orr but Vale who said the ferry was full.", "Orr", "said"),
        ("Orr told the mayor, Vale, that the ferry was full.", "Vale", "told"),
        ("Orr told reporters and Vale that the ferry was full.", "Vale", "told"),
    ],
)
def test_whoever_stands_beside_the_speaker_is_not_the_speaker(text: str, source: str, cue: str) -> None:
    (statement,) = grounded(drafted("a", 1, "the ferry was full", source, cue), text=text).statements
    assert statement.source.kind == "unknown"


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Vale was accused of hiding the log.", "accused"),
        ("Vale was accused of hiding the log.", "was accused"),
        ("Vale, who has repeatedly been blamed for hiding the log, left.", "blamed"),
        ("Vale was also told that Orr was hiding the log.", "told"),
        ("Vale’s been urged to stop hiding the log.", "urged"),
    ],
)
def test_whom_a_cue_is_about_or_told_is_not_its_speaker(text: str, cue: str) -> None:
    (statement,) = grounded(drafted("a", 1, "hiding the log", "Vale", cue), text=text).statements
    assert statement.source.kind == "unknown"


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Vale was warning of hiding the log.", "warning"),
        ("Vale was quoted as saying that Orr was hiding the log.", "quoted"),
        ("Vale is credited with saying that Orr was hiding the log.", "credited with saying"),
        ("Vale was accused of theft and accused Orr of hiding the log.", "accused Orr"),
        ("Vale, who was told of it, accused Orr of hiding the log.", "accused"),
    ],
)
def test_who_was_or_did_something_before_may_speak(text: str, cue: str) -> None:
    (statement,) = grounded(drafted("a", 1, "hiding the log", "Vale", cue), text=text).statements
    assert statement.source.name == "Vale"


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("On Monday, Orr said the ferry was full.", "Orr", "said"),
        ("Orr, the mayor of Lune, said the ferry was full.", "Orr", "said"),
        ("Orr, a painter from Lune, Ohio, said the ferry was full.", "Orr", "said"),
        ("Asked twice, Orr and Vale said the ferry was full.", "Orr and Vale", "said"),
        ("The crew were told by Orr that the ferry was full.", "Orr", "told"),
        ("Vale told Lune that the ferry was full.", "Vale", "told"),
    ],
)
def test_a_name_or_a_comma_beside_the_speaker_takes_no_words_away(text: str, source: str, cue: str) -> None:
    (statement,) = grounded(drafted("a", 1, "the ferry was full", source, cue), text=text).statements
    assert statement.source.name == source


@pytest.mark.parametrize("gap", [" ", "\n\n"])
def test_a_quotation_after_somebody_else_s_deed_is_not_the_earlier_speaker_s(gap: str) -> None:
    text = f"Orr said it was late. Vale laughed.{gap}“Never. Not once in my life.”"
    number = 1 if gap == " " else 2
    (one,) = grounded(drafted("a", number, "“Never. Not once in my life.”", "Orr", "said"), text=text).statements
    text = f"Orr said it was late. He laughed.{gap}“Never. Not once in my life.”"
    (two,) = grounded(drafted("a", number, "“Never. Not once in my life.”", "Orr", "said"), text=text).statements
    assert (one.source.kind, two.source.name) == ("unknown", "Orr")


def test_a_name_from_another_sentence_is_never_given_a_quote_that_has_its_own_speaker() -> None:
    (statement,) = grounded(drafted("a", 6, "We listened to everyone", "Tam Reeve", "replied")).statements
    assert statement.source.kind == "unknown"
    assert statement.source.start is None


def test_a_quotation_over_paragraphs_belongs_to_whoever_introduced_it() -> None:
    first, second = grounded(
        drafted("a", 4, "Nobody listened.", "Reeve", "added"), drafted("b", 5, "Nobody ever does.", "Reeve", "added")
    ).statements
    assert first.source.start == second.source.start == STORY.index("Reeve added")


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


def test_a_proposed_answer_whose_claim_was_dropped_falls_with_it() -> None:
    result = grounded(
        drafted("a", 1, "the ferry was empty", "Ines Vogt"),
        drafted("b", 6, "We listened to everyone", "she", "replied"),
        answers=(ProposedAnswer(statement="b", claims=("a",), relation="denies"),),
    )
    assert result.answers == ()
    assert [dropped.quote for dropped in result.dropped] == ["the ferry was empty"]


def test_a_refusal_that_is_quoted_whole_keeps_its_cue() -> None:
    text = "The owner declined to comment on Monday."
    (statement,) = grounded(drafted("a", 1, "declined to comment", "The owner", "declined"), text=text).statements
    assert (statement.cue.start, statement.source.name) == (text.index("declined"), "The owner")


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


def test_what_people_belong_to_may_speak_in_a_clause_with_which() -> None:
    text = "He met members of the cabinet, which has denied that the ferry was full. A spokesman for Vale, who said it sank."
    denied, sank = grounded(
        drafted("a", 1, "the ferry was full", "the cabinet", "denied"),
        drafted("b", 1, "it sank", "Vale", "said"),
        text=text,
    ).statements
    assert (denied.source.name, denied.source.resolved) == ("the cabinet, which", "the cabinet")
    assert sank.source.kind == "unknown"


def test_a_title_before_a_name_ends_no_sentence() -> None:
    text = "The clerk spoke to Ms. Arkady, Lt. Poe said at 5 p.m. Eastern time. It rained."
    (statement,) = grounded(drafted("a", 1, "The clerk spoke to Ms. Arkady", "Lt. Poe", "said"), text=text).statements
    assert text[slice(*statement.sentence)] == text.removesuffix(" It rained.")


def test_nobody_is_the_source_of_a_quote_that_names_them_or_that_they_were_told() -> None:
    text = "Vogt said that Reeve stole the money. Vogt told Reeve the ferry was full. Poe told Reuters it sank."
    stolen, full, sank = grounded(
        drafted("a", 1, "Reeve stole the money", "Reeve", "said"),
        drafted("b", 1, "the ferry was full", "Reeve", "told"),
        drafted("c", 1, "it sank", "Poe", "told", via=(DraftMention(text="Reuters"),)),
        text=text,
    ).statements
    assert (stolen.source.kind, full.source.kind) == ("unknown", "unknown")
    assert (sank.source.name, sank.via) == ("Poe", ())


def test_of_the_same_words_in_one_paragraph_those_beside_the_cue_are_meant() -> None:
    text = "The board met on Monday. Reeve thanked the board and left."
    (statement,) = grounded(drafted("a", 1, "the board", "Reeve", "thanked"), text=text).statements
    assert (statement.spans[0][0], statement.source.name) == (text.index("the board"), "Reeve")


def test_who_was_informed_in_the_sentence_before_is_no_listener() -> None:
    text = "Vogt said the mediators had been informed.\n\nTwo observers said the ferry was full."
    (statement,) = grounded(drafted("a", 2, "the ferry was full", "Two observers", "said"), text=text).statements
    assert statement.source.name == "Two observers"


def test_who_speaks_right_after_a_quote_that_ends_with_told_is_no_listener() -> None:
    text = "HomeBarn said the ferry was full. “We acted as soon as we were told,” it said."
    (statement,) = grounded(drafted("a", 1, "“We acted as soon as we were told,”", "it", "said"), text=text).statements
    assert statement.source.name == "it"


@pytest.mark.parametrize(
    ("quote", "resolved"), [("“Vale lied,”", None), ("“Vale’s log is lost,”", None), ("“We sank,”", "Mayor Ann Vale")]
)
def test_a_pronoun_is_not_whom_its_own_quote_names(quote: str, resolved: str | None) -> None:
    text = f"Mayor Ann Vale met Tom Orr. {quote} she said."
    offered = drafted("a", 1, quote, "she", "said").model_copy(update={"resolved": DraftMention(text="Mayor Ann Vale")})
    (statement,) = grounded(offered, text=text).statements
    assert (statement.source.name, statement.source.resolved) == ("she", resolved)


def test_a_listener_who_speaks_is_a_source() -> None:
    text = "Vogt told a woman who suggested that nobody votes that voting is free."
    (statement,) = grounded(drafted("a", 1, "nobody votes", "a woman", "suggested"), text=text).statements
    assert (statement.source.name, statement.source.resolved) == ("a woman who", "a woman")


@pytest.mark.parametrize(
    ("text", "source", "resolved"),
    [
        ("It was Ann Vale, who had also said the ferry was full.", "Ann Vale, who", "Ann Vale"),
        ("It came from two crews, which together said the ferry was full.", "two crews, which", "two crews"),
        ("He met Ann Vale, who’s repeatedly said the ferry was full.", "Ann Vale, who", "Ann Vale"),
        ("He met two crews, many of whom said the ferry was full.", "two crews, many of whom", "two crews"),
        ("Ann Vale, who was tired, said the ferry was full.", "Ann Vale", None),
        ("Ann Vale, who has long hated Orr, said the ferry was full.", "Ann Vale", None),
        ("Ann Vale, whom Orr had called a liar, said the ferry was full.", "Ann Vale", None),
        ("Ann Vale who would not give her age said the ferry was full.", "Ann Vale", None),
    ],
)
def test_a_name_and_its_who_are_the_mention_at_a_cue_in_a_clause_of_its_own(
    text: str, source: str, resolved: str | None
) -> None:
    named = "two crews" if "crews" in text else "Ann Vale"
    (statement,) = grounded(drafted("a", 1, "the ferry was full", named, "said"), text=text).statements
    assert (statement.source.name, statement.source.resolved) == (source, resolved)


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


def test_a_hedge_is_shown_in_the_articles_own_letters() -> None:
    text = "Vogt allegedly said the ferry was full."
    offered = drafted("a", 1, "the ferry was full", "Vogt", "said", hedges=("ALLEGEDLY \u202e(…)",))
    assert grounded(offered, text=text).statements[0].hedges == ("allegedly",)


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
            hedges=st.lists(words, max_size=2).map(tuple),
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
        if statement.cue:
            assert text[statement.cue.start : statement.cue.end] == statement.cue.text
    assert len(result.statements) + len(result.dropped) <= len(offered)


def _lines(text: str) -> tuple[Span, ...]:
    out, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            start = at + len(line) - len(line.lstrip())
            out.append((start, start + len(line.strip())))
        at += len(line) + 1
    return tuple(out) or ((0, len(text)),)
