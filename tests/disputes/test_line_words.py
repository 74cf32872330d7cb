"""The points of a model's line: copied words in the article's letters, its own as far as checks let them be shown."""

import pytest

from bot.articles import from_text
from bot.breakdown import Line, Point, Role, Source, Statement
from bot.disputes import line_words
from bot.disputes.evidence import Evidence
from bot.draft import DraftLine
from bot.grounding.cited_sentences import proven
from bot.grounding.find_quote import NotFound
from bot.grounding.text_index import TextIndex
from tests.sentences import proof

TEXT = """Lee Ray denied closing the mill. “I was in Vell all week,” he said, adding that he never had the keys.

He conceded that a door was open. Nobody had been told of it before, he said."""


def shown(
    *given: tuple[str, str],
    text: str = TEXT,
    is_clear: bool = True,
    role: Role = "denies",
    mention: tuple[int | None, int | None] = (None, None),
) -> tuple[list[tuple[str, bool]], int]:
    """What may be shown of these, each with the number of its sentence, and whether it is verbatim; how many are withheld."""
    index = TextIndex(from_text(text))
    line = DraftLine(
        role=role,
        kind="person",
        who="Lee Ray",
        points=tuple(said for said, _ in given),
        proof=proof(*dict.fromkeys(number for _, number in given)),
    )
    found = line_words.placed(line, index)
    spans = tuple(span for point in found for span in point.proof)
    source = Source(name="Lee Ray", kind="person", start=mention[0], end=mention[1])
    made: Statement = proven("m1", source, role, spans, index)
    told = line_words.worded(found, "Lee Ray", made, Evidence(index, spans), is_clear=is_clear)
    return [(point.text, point.verbatim) for point in (*told.points, *told.instead)], len(told.withheld)


WEEK, DOOR = ("“I was in Vell all week”", "1.2"), ("A door was open, he conceded.", "2.1")
REFUSED = ("Anybody had been told of it.", "2.2")
"""The article says the contrary."""
WEEK_WHOLE = ("“I was in Vell all week,” he said, adding that he never had the keys.", True)
NOBODY = ("Nobody had been told of it before, he said.", True)


@pytest.mark.parametrize(
    ("given", "told", "withheld"),
    [
        # Copied words are the article's, and the rest the model's.
        ((WEEK, DOOR), [WEEK_WHOLE, (DOOR[0], False)], 0),
        # What a sentence that is shown whole says is not told again.
        ((WEEK, ("He never had the keys.", "1.2")), [WEEK_WHOLE], 0),
        # Of a proof of two sentences the one that refused words tell stands for them.
        ((REFUSED, ("Somebody had been told.", "2.1")), [NOBODY], 2),
        # For an answer whose first words were refused its sentence stands alone.
        ((REFUSED,), [NOBODY], 1),
        ((REFUSED, ("Nobody had been told of it.", "2.2")), [NOBODY], 1),
        # What leans on refused words goes with them.
        ((WEEK, REFUSED, ("This was so.", "1.2")), [WEEK_WHOLE], 2),
        # Behind a refused lead-in a quotation stands with its own sentence.
        ((DOOR, ("Anybody had been told, he said:", "2.2"), WEEK), [(DOOR[0], False), WEEK_WHOLE], 1),
        # A refused sentence that limits the one before stands in the article's words.
        ((DOOR, ("But 12 men had been told of it.", "2.2")), [(DOOR[0], False), NOBODY], 1),
    ],
)
def test_of_a_line_its_own_words_are_shown_or_the_article_s(
    given: tuple[tuple[str, str], ...], told: list[tuple[str, bool]], withheld: int
) -> None:
    assert shown(*given) == (told, withheld)


def test_without_its_first_sentence_nothing_of_a_claim_stands() -> None:
    both = "He conceded that a door was open. Nobody had been told of it before, he said."
    assert shown(REFUSED, DOOR, role="claims") == ([(both, True)], 1)


def test_a_sentence_that_does_not_say_who_is_meant_stands_with_the_one_before() -> None:
    text = "The trust paid Vell. It had told nobody of it."
    told, _ = shown(("Somebody had been told.", "1.2"), ("Somebody had been told.", "1.1"), text=text)
    assert told == [(text, True)]
    told, _ = shown(
        ("Somebody had been told of it.", "1.2"), ("Nobody told of it.", "1.1"), text=text.replace("It", "Ray")
    )
    assert told == [("Ray had told nobody of it.", True)]


def test_where_the_speaker_is_unclear_only_the_article_speaks() -> None:
    told, _ = shown(DOOR, is_clear=False)
    assert told == [("He conceded that a door was open.", True)]


def test_a_long_sentence_stands_for_nothing() -> None:
    told, withheld = shown(("He lied.", "1.1"), text=f"Lee Ray said that it was {'very ' * 60}cold.")
    assert (told, withheld) == ([], 1)


def test_the_answers_of_an_interview_are_speech_though_it_has_no_marks() -> None:
    text = "\n\n".join(["Did you close it?", "I was in Vell all week. The mill was shut.", "And then?", "I left."] * 3)
    told, _ = shown(("“I was in Vell all week.”", "2.1"), text=text)
    assert told == [("“I was in Vell all week.”", True)]


def test_an_answer_may_follow_a_statement_but_a_reporter_s_i_behind_an_answer_is_none() -> None:
    asked = ["Did you close it?", "I left.", "And then?", "I slept.", "Where?"]
    text = "\n\n".join(
        [*asked, "I was in Vell.", "Others say that Ray knew.", "That is not what I heard.", "I saw his keys."]
    )
    for number, said, shown_as in ((8, "That is not what I heard.", "“{}”"), (9, "I saw his keys.", "{}")):
        told, _ = shown((f"“{said}”", f"{number}.1"), text=text)
        assert told == [(shown_as.format(said), True)]


def test_set_off_speech_is_that_of_whom_the_paragraph_before_names() -> None:
    for before, shown_as in (("Lee Ray added:", "“It was cold.”"), ("Ann Poe added:", "It was cold.")):
        told, _ = shown(("“It was cold.”", "3.1"), text=f"A mill burnt.\n\n{before}\n\nIt was cold. It snowed.")
        assert told == [(shown_as, True)]


def test_words_that_stand_above_in_a_matter_are_not_shown_again() -> None:
    index = TextIndex(from_text("“I left,” said Ray. “I came back.” He left."))
    copied = Point(text="“I left”", spans=((0, 9),), verbatim=True)
    longer = Point(text="“I left”. “I came back.”", spans=((0, 9), (20, 34)), verbatim=True)
    told = Point(text="He left.", spans=((35, 43),), verbatim=False)
    first = Line(statement="m1", who="Ray", role="claims", points=(copied,))
    again = Line(statement="m2", who="Ray", role="claims", points=(told, longer))
    only = Line(statement="m3", who="Poe", role="claims", points=(copied,))
    shown = line_words.without_repeats([first, again, only], index)
    assert [line.text for line in shown] == ["“I left”", "He left. “I came back.”", "“I left”"]
    instead = first.model_copy(update={"in_its_words": True})
    assert line_words.without_repeats([instead, again], index)[1].points == (told, longer), (
        "refused words take nothing from another"
    )


def test_a_sentence_that_stands_for_refused_words_is_not_shown_where_another_line_tells_it() -> None:
    index = TextIndex(from_text("Ray left, Poe said. He came back."))
    sentence = Point(text="Ray left, Poe said.", spans=((0, 19),), verbatim=True)
    told = Point(text="Ray left.", spans=((0, 19),), verbatim=False)
    instead = Line(statement="m1", who="Ray", role="claims", points=(sentence,), in_its_words=True)
    denial = Line(statement="m2", who="Poe", role="denies", points=(told,))
    claim = denial.model_copy(update={"role": "claims"})
    assert line_words.without_repeats([instead, claim], index) == [claim.model_copy(update={"text": "Ray left."})]
    assert len(line_words.without_repeats([instead, denial], index)) == 2, "a dispute keeps its only claim"
    answer = instead.model_copy(update={"role": "denies"})
    assert len(line_words.without_repeats([claim, answer], index)) == 2, "and every answer"


@pytest.mark.parametrize("numbers", [(), ("9.1",)])
def test_a_line_without_a_sentence_that_is_there_is_not_placed(numbers: tuple[str, ...]) -> None:
    line = DraftLine(role="claims", who="Ray", points=("It is so.",), proof=proof(*numbers))
    with pytest.raises(NotFound):
        line_words.placed(line, TextIndex(from_text(TEXT)))


@pytest.mark.parametrize(
    ("text", "points", "told"),
    [
        # A lead-in without its quotation tells nothing.
        ("“I know,” Ray told the Ledger.", (("told the Ledger:", "1.1"),), ["“I know,” Ray told the Ledger."]),
        # The article's own dots are no cut of ours.
        ("“She says ‘it was … the video.’ I know,” Ray said.", (("“She says ‘it was … the video.’ I know”", "1.1"),), ["“She says ‘it was … the video.’ I know”"]),
        # What follows may take it back.
        ("“I know,” said Lee Ray, but took it back.", (("“I know”", "1.1"),), ["“I know,” said Lee Ray, but took it back."]),
        ("“I know,” Ray said of the claim that he denied.", (("“I know”", "1.1"),), ["“I know,” Ray said of the claim that he denied."]),
        ("“I know,” said Lee Ray but took it back.", (("“I know”", "1.1"),), ["“I know,” said Lee Ray but took it back."]),
        ("“I know,” nobody said.", (("“I know”", "1.1"),), ["“I know,” nobody said."]),
        # Two paragraphs are no one quotation.
        ("The rope was old.\n\n“Nobody knew it,” Ray said.", (("“Nobody knew it”", "2.1"),), ["“Nobody knew it”"]),
        # Sentences that stand for refused points stand once.
        ("Ray left. He never paid. Ray came.", (("lied on it.", "1.1"), ("lied again.", "1.1")), ["Ray left."]),
    ],
)  # fmt: skip
def test_what_is_shown_of_points(text: str, points: tuple[tuple[str, str], ...], told: list[str]) -> None:
    assert [words for words, _ in shown(*points, text=text)[0]] == told


def test_a_sentence_that_goes_on_with_a_quotation_gets_no_stop() -> None:
    spans = ((0, 1),)
    points = [
        Point(text="looked at it because", spans=spans, verbatim=False),
        Point(text="“nobody knows”", spans=spans, verbatim=True),
        Point(text="left the room", spans=spans, verbatim=False),
        Point(text="“I know”", spans=spans, verbatim=True),
    ]
    assert line_words.in_one(points) == "looked at it because “nobody knows”. left the room. “I know”"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The mayor denied Lee Ray's claim that he had cooked the books.", "The mayor had cooked the books."),
        ("The mayor denied claims by Lee Ray that he had cooked the books.", "The mayor had cooked the books."),
        ("The mayor denied Lee Ray's claim that he had not paid.", None),
        ("The mayor said Lee Ray denied that he had paid.", None),
    ],
)
def test_a_claim_that_its_denial_tells_of_lacks_the_no_of_the_denial(text: str, told: str | None) -> None:
    said = told or "The mayor had paid."
    at = text.index("Lee Ray")
    shows, _ = shown((said, "1.1"), text=text, role="claims", mention=(at, at + len("Lee Ray")))
    assert shows == [(said, False) if told else (text, True)]


def test_speech_that_leans_on_a_refused_sentence_is_left_out_and_asked_for_again() -> None:
    text = "Two officials wrote it, Lee Ray said. “No other man saw it,” he said."
    index = TextIndex(from_text(text))
    line = DraftLine(
        role="claims",
        who="Lee Ray",
        points=("Nine officials wrote it.", "“No other man saw it.”"),
        proof=proof("1.1", "1.2"),
    )
    found = [line_words.PlacedPoint("They wrote it.", tuple(index.sentences[:1])), *line_words.placed(line, index)]
    spans = tuple(index.sentences)
    made = proven("m1", Source(name="Lee Ray", kind="person"), "claims", spans, index)
    told = line_words.worded(found, "Lee Ray", made, Evidence(index, spans), is_clear=True)
    assert [point.text for point in told.points] == ["They wrote it."]
    assert told.missing


def test_the_colon_behind_a_question_stays_with_it() -> None:
    text = "“Was it shut?” Moor asked. “It was,” Ray said."
    told, _ = shown(("Asked “Was it shut?”:", "1.1"), ("“It was”", "1.2"), text=text)
    assert told[0] == ("Asked “Was it shut?”:", False)


def test_each_sentence_of_a_line_is_borne_out_by_the_sentences_that_it_tells() -> None:
    text = "Lee Ray was in Vell all week and rang the mill. He never had the keys."
    told, withheld = shown(("He was in Vell all week, rang the mill and had the keys.", "1.2"), text=text)
    assert (told, withheld) == ([("He never had the keys.", True)], 1)


EXCHANGE = (
    ("Roe:", "1.1"),
    ("“Was it shut?”", "2.1"),
    ("Ray:", "1.1"),
    ("“No.”", "3.1"),
    ("Roe:", "1.1"),
    ("“All week?”", "4.1"),
    ("Ray:", "1.1"),
    ("“Not on Sunday.”", "5.1"),
)


@pytest.mark.parametrize("asked", ["“Was it shut?”", "“Was it never shut?” Roe asked, but not loudly."])
def test_in_an_exchange_who_says_it_stands_before_all_words(asked: str) -> None:
    """Also where code has widened the quotation to a sentence that names its speaker."""
    text = f"Ada Roe asked Lee Ray about the mill.\n\n{asked}\n\n“No.”\n\n“All week?”\n\n“Not on Sunday.”"
    said = [(asked.partition(" Roe")[0] if number == "2.1" else words, number) for words, number in EXCHANGE]
    told, _ = shown(*said, text=text)
    assert [words for words, _ in told if words.endswith(":")] == ["Roe:", "Ray:", "Roe:", "Ray:"]
    assert [words for words, _ in told][2:] == [words for words, _ in EXCHANGE][2:]
