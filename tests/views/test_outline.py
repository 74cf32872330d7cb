"""What is chosen to be shown, and how it is named: the same for every view."""

from datetime import date

import pytest

from bot.breakdown import Answer, Breakdown, Dispute, Mention, Source, Unanswered
from bot.views import labels, words
from bot.views.excerpts import pieces
from bot.views.outline import Outline, outline
from tests.views.fixtures import TEXT, bare, by_line, invented, statement

OLSEN = Source(name="Olsen", start=0, end=5, kind="person")


def statements_of(shown: Outline) -> list[str]:
    lines = [
        *(line for dispute in shown.disputes for line in dispute.lines),
        *(charge.line for charge in shown.charges),
        *(found.line for found in shown.own_voice),
        *shown.one_side,
    ]
    return [statement.id for line in lines for statement in line.statements]


def test_every_statement_stands_in_one_section_and_a_repeat_under_the_first() -> None:
    shown = outline(invented())
    assert sorted(statements_of(shown)) == ["s0", "s1", "s2", "s3", "s4", "s6", "s7", "s8"]
    again = [repeat for line in shown.disputes[0].answers for repeat in line.again]
    assert [(repeat.place.mark, repeat.quote) for repeat in again] == [("¶4", "“None of it was our doing.”")]


@pytest.mark.parametrize(
    ("relation", "scope", "label"),
    [
        ("denies", "full", "DENIED"),
        ("denies", "partial", "DENIED IN PART"),
        ("denies", "different", "ANSWERS ANOTHER POINT"),
        ("denies", None, "DENIED"),
        ("rejects", "full", "REJECTED"),
        ("rejects", "partial", "REJECTED IN PART"),
        ("declines", None, "DECLINED TO COMMENT"),
        ("declines", "different", "DECLINED TO COMMENT"),
        ("confirms", "full", "CONFIRMED"),
        ("confirms", "partial", "CONFIRMED IN PART"),
        ("confirms", "different", "ANSWERS ANOTHER POINT"),
    ],
)
def test_every_answer_has_its_label(relation: str, scope: str | None, label: str) -> None:
    answer = Answer.model_validate({"statement": "s3", "claims": ["s1"], "relation": relation, "scope": scope})
    dispute = Dispute(id="d1", topic="the leak", status="denied", claims=("s1",), answers=(answer,))
    line = outline(invented(disputes=(dispute,))).disputes[0].answers[0]
    assert line.label == label
    assert (words.EXTENT_UNKNOWN in line.remarks) == (scope is None and relation != "declines")


def test_an_answer_to_every_claim_names_them_all() -> None:
    dispute = (
        invented()
        .disputes[0]
        .model_copy(update={"answers": (Answer(statement="s3", claims=("s1", "s2"), relation="denies", scope="full"),)})
    )
    assert outline(invented(disputes=(dispute,))).disputes[0].answers[0].label == "DENIED (claims 1 and 2)"


def test_one_answer_that_meets_two_claims_differently_says_how_it_meets_each() -> None:
    answers = (
        Answer(statement="s3", claims=("s1",), relation="denies", scope="full"),
        Answer(statement="s3", claims=("s2",), relation="denies", scope="partial"),
    )
    dispute = invented().disputes[0].model_copy(update={"answers": answers})
    shown = outline(invented(disputes=(dispute,))).disputes[0]
    assert shown.answers[0].label == "DENIED (claim 1) · DENIED IN PART (claim 2)"
    assert [answer.how for answer in shown.answered] == ["denied by Lindqvist Chemicals"], "of the claim above it"


def test_who_denies_and_rejects_is_first_said_to_deny_in_the_words_of_the_denial() -> None:
    answers = (
        Answer(statement="s3", claims=("s1", "s2"), relation="rejects", scope="full"),
        Answer(statement="s9", claims=("s1", "s2"), relation="denies", scope="full"),
    )
    s9 = statement(by_line(TEXT), "s9", "none of it was our doing", "Lindqvist Chemicals", "denies")
    dispute = invented().disputes[0].model_copy(update={"answers": answers})
    said = (*invented().statements, s9)
    answered = outline(invented(disputes=(dispute,), statements=said)).disputes[0].answered[0]
    assert answered.how == "denied and rejected by Lindqvist Chemicals"
    assert answered.quote == "none of it was our doing"


def test_messengers_and_hedges_of_one_statement_do_not_rub_off_on_the_next() -> None:
    text = "Olsen said, via his lawyer, the dam may hold and the gates work."
    article = by_line(text)
    said = (
        statement(article, "a", "the dam may hold", "Olsen", via=(Mention(name="his lawyer"),), hedges=("may",)),
        statement(article, "b", "the gates work", "Olsen"),
    )
    lines = outline(bare(text).model_copy(update={"statements": said})).one_side
    assert [line.details for line in lines] == [
        ("Olsen", "through his lawyer", "hedged: “may”", "paraphrased"),
        ("Olsen", "paraphrased"),
    ]


def test_sources_are_counted_once_however_often_they_speak() -> None:
    assert outline(invented()).counts == (
        "1 dispute · 6 sources, 1 unnamed · 1 charge without an answer · 1 sentence to check in the article’s own voice"
    )


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        ((0, 1, 0, 0, 0), "0 disputes · 1 source"),
        ((1, 1, 1, 0, 0), "1 dispute · 1 source, unnamed"),
        ((2, 2, 2, 0, 0), "2 disputes · 2 sources, all unnamed"),
        ((2, 0, 0, 0, 0), "2 disputes · 0 sources"),
        ((0, 3, 1, 2, 1), "0 disputes · 3 sources, 1 unnamed · 1 charge without an answer · "
                          "2 sentences to check in the article’s own voice"),
    ],
)  # fmt: skip
def test_figures_are_said_in_words(figures: tuple[int, int, int, int, int], said: str) -> None:
    assert words.counts(*figures) == said


def test_unnamed_sources_stand_with_the_article_s_exact_description_and_every_place() -> None:
    found = outline(invented()).unnamed
    assert [(source.description, [place.mark for place in source.places]) for source in found] == [
        ("A former plant manager", ["¶2"])
    ]


def test_the_link_to_an_unnamed_source_leads_to_its_sentence_and_not_to_the_first_who_of_the_page() -> None:
    shown = invented()
    known = "A former plant manager"
    who = Source(
        name="who", kind="person", start=TEXT.index("who asked"), end=TEXT.index(" asked"), unnamed=True, resolved=known
    )
    said = tuple(s.model_copy(update={"source": who}) if s.id == "s2" else s for s in shown.statements)
    (found,) = outline(shown.model_copy(update={"statements": said})).unnamed
    assert found.description == known
    assert found.places[0].url is not None
    assert not found.places[0].url.endswith("text=who")


def test_a_charge_against_two_is_one_line_that_names_both() -> None:
    charges = tuple(
        Unanswered(statement="s8", against=Mention(name=name)) for name in ("the county", "the inspectorate")
    )
    found = outline(invented(unanswered=charges)).charges
    assert [charge.no_response for charge in found] == [
        "No response from the county or the inspectorate in this article; it does not say whether they were asked."
    ]


def test_the_article_s_own_voice_is_said_to_side_with_whom_a_dispute_shows_on_its_side() -> None:
    assert outline(invented()).own_voice[0].note == words.OWN_VOICE_NOTE
    dispute = invented().disputes[0].model_copy(update={"claims": ("s0", "s1")})
    assert outline(invented(disputes=(dispute,))).own_voice[0].note == (
        "In this article only Ana Duarte says so. Check it."
    )


@pytest.mark.parametrize("topic", [" ", "nowhere in the article", "4,000 fish” below"])
def test_a_dispute_is_named_by_all_of_a_claim_s_words_and_not_by_a_cut_topic(topic: str) -> None:
    dispute = invented().disputes[0].model_copy(update={"topic": topic})
    lines = outline(invented(disputes=(dispute,))).disputes[0]
    assert lines.at_issue == "the leak “killed 4,000 fish” below the weir"


def test_of_claims_denied_alike_the_one_that_the_topic_is_taken_from_names_the_dispute() -> None:
    second = outline(invented()).disputes[0].claims[1].quote
    dispute = invented().disputes[0].model_copy(update={"topic": " ".join(second.split()[:5])})
    lines = outline(invented(disputes=(dispute,))).disputes[0]
    assert lines.at_issue == second
    assert (lines.claims[0].label, lines.claims[0].quote) == ("CLAIM 1", second), "numbered as it is named"


def test_a_title_falls_back_to_the_name_under_which_the_text_came() -> None:
    untitled = invented().article.model_copy(update={"title": None})
    assert outline(invented(article=untitled)).header.title == "news.example"
    unplaced = untitled.model_copy(update={"url": None})
    assert outline(invented(article=unplaced)).header.title == "story.txt"
    assert outline(invented(article=unplaced, input="-")).header.title == "Pasted text"


@pytest.mark.parametrize(
    ("published", "shown"),
    [
        (date(2022, 9, 22).isoformat(), "22 September 2022"),
        ("2022-09-22T10:00:00Z", "22 September 2022"),
        ("last Tuesday", "last Tuesday"),
        (None, None),
    ],
)
def test_a_date_is_shown_as_people_write_it(published: str | None, shown: str | None) -> None:
    assert words.day(published) == shown


def test_a_quote_of_nothing_cuts_no_word_in_two() -> None:
    address = "https://news.example"
    assert [piece.text for piece in pieces(by_line(address), (0, len(address)), ((2, 2),))] == [address]


def test_a_sentence_is_widened_to_hold_every_quoted_word() -> None:
    cut = pieces(by_line("One two three four five."), (4, 7), ((8, 13), (19, 23)))
    assert [(piece.text, piece.quoted) for piece in cut] == [
        ("two ", False),
        ("three", True),
        (" four ", False),
        ("five", True),
    ]


def test_overlapping_quotes_show_every_word_once() -> None:
    cut = pieces(by_line("One two three four five."), (0, 24), ((4, 13), (8, 18)))
    assert "".join(piece.text for piece in cut) == "One two three four five."


def test_ids_that_nobody_has_are_passed_over() -> None:
    dispute = Dispute(
        id="d1",
        topic="x",
        status="denied",
        claims=("gone", "s1"),
        answers=(Answer(statement="gone", claims=("s1",), relation="denies"),),
    )
    found = Breakdown.model_validate(invented(disputes=(dispute,), own_voice=("gone",)))
    shown = outline(found.model_copy(update={"unanswered": (Unanswered(statement="gone", against=Mention(name="x")),)}))
    assert not shown.disputes[0].answers
    assert not shown.charges
    assert not shown.own_voice


def test_statements_that_repeat_each_other_in_a_ring_are_still_shown() -> None:
    one, other = (invented().statements[at] for at in (1, 2))
    ring = (one.model_copy(update={"repeats": "s2"}), other.model_copy(update={"repeats": "s1"}))
    shown = outline(bare(invented().article.text).model_copy(update={"statements": ring}))
    assert statements_of(shown)


def test_a_source_with_and_without_its_description_is_one_source() -> None:
    short = bare("Olsen, the mayor, said the bridge is safe.\nOlsen said the road is safe.")
    said = (
        statement(short.article, "s1", "the bridge is safe", "Olsen, the mayor"),
        statement(short.article, "s2", "the road is safe", "Olsen", who_nth=1),
    )
    shown = outline(short.model_copy(update={"statements": said}))
    assert shown.counts == "0 disputes · 1 source"
    assert shown.who_speaks == ("Olsen, the mayor",)


@pytest.mark.parametrize(
    ("names", "kind", "sources"),
    [
        (("the dockers’ union", "The union"), "organisation", ("the dockers’ union",)),
        (("the dockers’ union", "A union"), "organisation", ("the dockers’ union", "a union")),
        (
            ("the dockers’ union", "the pilots’ union", "The union"),
            "organisation",
            ("the dockers’ union", "the pilots’ union", "the union"),
        ),
        (("the deputy mayor", "The mayor"), "person", ("the deputy mayor", "the mayor")),
    ],
)
def test_the_union_is_the_only_union_that_speaks_and_nobody_where_two_do(
    names: tuple[str, ...], kind: str, sources: tuple[str, ...]
) -> None:
    short = bare("\n".join(f"{name} said point {number} is open." for number, name in enumerate(names)))
    said = tuple(
        statement(short.article, f"s{number}", f"point {number} is open", name, kind=kind)
        for number, name in enumerate(names)
    )
    shown = outline(short.model_copy(update={"statements": said}))
    assert shown.who_speaks == sources
    assert shown.counts == f"0 disputes · {len(sources)} source{'s' * (len(sources) > 1)}"


def test_who_denies_one_point_and_confirms_another_is_not_said_to_have_denied_and_confirmed() -> None:
    how = labels.answered_by(("DENIED", "CONFIRMED"), "Olsen", ())
    assert how == "denied by Olsen, who confirms another point"


def answered(relation: str, *more: Answer) -> Outline:
    answer = Answer(statement="s3", claims=("s1",), relation=relation, scope="full")  # type: ignore[arg-type]
    dispute = Dispute(id="d1", topic="the leak", status="confirmed", claims=("s1",), answers=(answer, *more))
    return outline(invented(disputes=(dispute,)))


@pytest.mark.parametrize(
    ("relation", "outcome", "figure", "heading"),
    [
        ("denies", "", "1 dispute · ", "Dispute"),
        ("rejects", "", "1 dispute · ", "Dispute"),
        ("confirms", "confirmed", "0 disputes · 1 claim confirmed · ", "Claim, confirmed"),
        ("declines", "no comment", "0 disputes · 1 claim met by no comment · ", "Claim, no comment"),
    ],
)
def test_what_nobody_disputes_is_not_counted_and_headed_as_a_dispute(
    relation: str, outcome: str, figure: str, heading: str
) -> None:
    shown = answered(relation)
    assert shown.disputes[0].outcome == outcome
    assert (shown.counts or "").startswith(figure)
    assert words.dispute_heading(1, 1, outcome) == heading


def test_one_dispute_among_three_claims_is_not_headed_as_if_there_were_three_disputes() -> None:
    headings = [words.dispute_heading(number, 3, outcome) for number, outcome in enumerate(("", "confirmed", ""), 1)]
    assert headings == ["1 of 3, disputed", "2 of 3, confirmed", "3 of 3, disputed"]


def test_what_answers_one_claim_and_is_answered_itself_is_shown_once_and_claimed_by_nobody_else() -> None:
    first = Answer(statement="s3", claims=("s1",), relation="denies", scope="full")
    second = Answer(statement="s4", claims=("s3",), relation="rejects", scope="full")
    dispute = Dispute(id="d1", topic="the leak", status="denied", claims=("s1", "s3"), answers=(first, second))
    lines = outline(invented(disputes=(dispute,))).disputes[0]
    assert [line.label for line in lines.lines] == ["CLAIM 1", "CLAIM 2 · DENIED (claim 1)", "REJECTED (claim 2)"]
    assert lines.claimed == "Claimed by Ana Duarte"
    assert len(lines.answered) == 2
