"""What is chosen to be shown, and in which words: the same for every view."""

from typing import get_args

import pytest

from bot.articles import from_text
from bot.breakdown import NO_ACCUSER, Breakdown, Dispute, Line, Mention, Point, Role, Source, Words
from bot.views import words
from bot.views.disputes import shown_dispute
from bot.views.excerpts import excerpts, gaps, marked, places
from bot.views.lines import ThreadLine, dispute_line, set_out
from bot.views.outline import Outline, opening, outline
from bot.views.runs import spoken
from tests.views.fixtures import (
    TEXT,
    answered_by_nobody,
    bare,
    by_ai,
    by_line,
    invented,
    quoting,
    read_by_model,
    span,
    statement,
    without_a_dispute,
)


def lines(shown: Outline, number: int = 1) -> list[str]:
    return [spoken(line.runs) for line in shown.matters[number - 1].lines]


def drawn(line: Line, breakdown: Breakdown | None = None) -> ThreadLine:
    shown = dispute_line(breakdown or read_by_model(), line)
    assert shown is not None
    return shown


def test_every_role_has_a_verb_and_silence_is_no_refusal_and_a_refusal_no_denial() -> None:
    assert set(words.VERBS) == set(get_args(Role))
    assert not any("den" in words.VERBS[role] for role in ("will not say", "not reached", "dodges", "concedes"))
    assert words.VERBS["not reached"] != words.VERBS["will not say"]


def test_a_line_is_the_party_what_it_says_and_where() -> None:
    assert lines(outline(read_by_model())) == [
        "Mirela Orr, secretary of the dockers’ union: “They signed for checks that nobody made” The port "
        "skipped two. ¶2",
        "Gil Anstey, the port’s operations director: He denied that any was missed. “Every crane was examined in January” ¶3",
        "Anstey: Three sheets carry no date. He would not say who signed them. ¶3",
    ]


def test_the_article_s_own_sentence_stands_for_a_line_without_points() -> None:
    line = outline(read_by_model()).matters[2].lines[1]
    assert [spoken(told) for told in (line.party, line.words, line.above_proof)] == [
        "Orr",
        "Orr called the letter “a whitewash”.",
        "Orr:",
    ]
    assert not line.worded
    assert spoken(line.inline).startswith("Orr: Orr called")


@pytest.mark.parametrize(
    ("sentence", "quote", "shown"),
    [
        ("Olsen said the bridge is safe.", "the bridge is safe", None),
        ("“The bridge is safe,” Olsen said.", "“The bridge is safe,”", " claims: “The bridge is safe”"),
        ("Olsen never said the bridge is safe.", "the bridge is safe", None),
        ("If rain comes, Olsen said, the bridge is unsafe.", "the bridge is unsafe", None),
        ("Asked by a reader, Olsen said the bridge is safe.", "the bridge is safe", None),
        ("Olsen accused the board of hiding the report.", "the board of hiding the report", None),
        ("Olsen denied that.", "denied that", None),
    ],
)
def test_by_rules_speech_stands_in_quotation_marks_and_all_else_as_its_whole_sentence_in_italics(
    sentence: str, quote: str, shown: str | None
) -> None:
    line = drawn(Line(statement="s1", who="Olsen", role="claims"), quoting(sentence, (quote, "Olsen")))
    assert spoken(line.said) == (shown or f" claims: {sentence}")
    assert line.said[-1].style == ("" if shown else "italic")


@pytest.mark.parametrize(
    ("behind", "is_shown"), [(" But he changed that view.", True), (" But he saw it twice.", False)]
)
def test_what_takes_a_statement_back_stands_behind_it(behind: str, is_shown: bool) -> None:
    read = quoting(f"Olsen said the bridge is safe.{behind}", ("the bridge is safe", "Olsen"))
    line = drawn(Line(statement="s1", who="Olsen", role="claims"), read)
    assert spoken(line.said).endswith(behind if is_shown else "is safe.")


def test_a_title_with_a_comma_is_bold_as_a_whole() -> None:
    who = "Fleming’s book “The Fixers, and the Stars”, of 2004"
    line = drawn(Line(statement="s2", who=who, role="claims", text="It says so."))
    assert spoken(tuple(run for run in line.party if run.style)) == "Fleming’s book “The Fixers, and the Stars”"


def test_where_the_rules_missed_a_denial_that_stands_there_they_do_not_say_that_there_is_none() -> None:
    read = quoting("Olsen said that the bridge is open. Berg denied it.", ("the bridge is open", "Olsen", "claims"))
    assert outline(read).said == words.DENIAL_APART


def test_who_only_confirms_gives_no_answer() -> None:
    read = quoting("Olsen confirmed that the bridge is open.", ("the bridge is open", "Olsen", "confirms"))
    assert outline(read).said == words.NO_DENIAL_BY_RULES


def test_who_passed_it_on_is_named_once() -> None:
    via = (Mention(name="the company"),)
    said = invented().by_id["s4"].model_copy(update={"via": via})
    read = invented(statements=(said,))
    for who, shown in (("Per Olsen", "Per Olsen, through the company"), ("Per Olsen of the company",) * 2):
        assert drawn(Line(statement="s4", who=who, role="denies"), read).who == shown


def test_an_unclear_speaker_is_said_to_be_unclear_and_never_guessed() -> None:
    said = statement(bare(TEXT).article, "s1", "a crane was unsafe", None, kind="unknown")
    for who, shown in (("speaker unclear", "The article does not make clear who says this"), (NO_ACCUSER, NO_ACCUSER)):
        line = spoken(drawn(Line(statement="s1", who=who, role="claims"), bare(TEXT, statements=(said,))).runs)
        assert line.startswith(f"{shown}: ")
        assert "claims" not in line


def test_a_proof_in_two_paragraphs_has_two_places_and_no_sentence_between() -> None:
    article = by_line("Orr said no.\nNobody else spoke.\nOrr said it again.")
    said = statement(article, "s1", "no", "Orr").model_copy(
        update={"spans": ((9, 11), (46, 51)), "sentence": (0, len(article.text)), "quote": "no … again"}
    )
    assert [place.mark.text for place in places(article, (said,))] == ["¶1", "¶3"]
    assert [found.text for found in excerpts(article, said)] == ["Orr said no.", "Orr said it again."]
    article = by_line("Orr said no. It rained.\nNobody else spoke.\nIt snowed. Orr said it again.")
    first, second = (span(article.text, words) for words in ("Orr said no.", "Orr said it again."))
    whole = {"spans": (first, second), "sentence": (0, len(article.text)), "by": "model"}
    by_model = said.model_copy(update=whole)
    assert [found.text for found in excerpts(article, by_model)] == ["Orr said no.", "Orr said it again."]


def test_two_parties_may_say_the_same_and_one_says_it_once() -> None:
    dispute = read_by_model().disputes[1]
    told = tuple(line.model_copy(update={"text": "He did not know."}) for line in (*dispute.lines, dispute.lines[1]))
    shown = outline(read_by_model(disputes=(dispute.model_copy(update={"lines": told}),)))
    assert lines(shown) == ["A former crane driver, unnamed: He did not know. ¶4", "Anstey: He did not know. ¶4"]


def test_everyone_is_listed_once_under_the_fullest_name_with_all_that_they_say() -> None:
    voices = {voice.name: len(voice.lines) for voice in outline(invented()).voices}
    assert voices == {
        "The article itself": 1, "Ana Duarte": 2, "A former plant manager": 1, "Lindqvist Chemicals": 1,
        "Per Olsen": 1, "Tove Brandt": 1, "The county’s website": 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("names", "listed"),
    [
        (("Gil Anstey", "Gil Anstey, the port’s director"), ["Gil Anstey, the port’s director"]),
        (("the mayor", "the deputy mayor"), ["The mayor", "The deputy mayor"]),
        (("The port", "the port"), ["The port"]),
    ],
)
def test_two_forms_of_one_name_are_one_source(names: tuple[str, ...], listed: list[str]) -> None:
    read = bare(TEXT)
    said = tuple(
        statement(read.article, f"s{number}", words_, None).model_copy(
            update={"source": Source(name=name, start=0, end=1, kind="person")}
        )
        for number, (name, words_) in enumerate(zip(names, ("a crane was unsafe", "four dockers"), strict=True))
    )
    assert [voice.name for voice in outline(bare(TEXT, statements=said)).voices] == listed


def test_where_a_model_read_what_the_rules_have_too_is_listed_once() -> None:
    ids = [line.statement.id for voice in outline(read_by_model()).voices for line in voice.lines]
    assert "s10" in ids
    assert "s2" not in ids, "the same words, by the model"
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("breakdown", "said"),
    [
        (answered_by_nobody(), words.NO_DENIAL),
        (read_by_model(disputes=()), None),  # the rules heard answers
        (without_a_dispute(), words.NO_DENIAL_BY_RULES),
        (invented(disputes=()), words.DENIAL_APART),
        (bare(TEXT), words.NOBODY_QUOTED),
        (bare("read this please"), words.hardly_an_article(3)),
    ],
)
def test_where_there_is_no_dispute_it_is_said_and_no_more_than_is_known(breakdown: Breakdown, said: str | None) -> None:
    assert outline(breakdown).said == said


def test_the_footer_says_who_read_and_where_the_text_went() -> None:
    assert outline(read_by_model()).footer == (
        "Read 214 words · AI summary, can be wrong: only words in “ ” are exact, ¶ leads there · sent to api.example"
    )
    assert outline(read_by_model(url=None)).footer.split(" · ")[1].endswith("¶ paragraph")
    assert outline(invented()).footer == f"Read 100 words · {words.BY_RULES}"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Harbour board denies leak\nThe board denied it.", "Harbour board denies leak"),
        ("The board denied it on Monday.\nMore.", words.PASTED),
        ("Harbour board denies leak", words.PASTED),
    ],
)
def test_a_pasted_text_is_named_by_its_headline_if_it_has_one(text: str, title: str) -> None:
    assert outline(bare(text)).header.title == title


def test_a_text_without_a_title_is_known_by_its_first_words() -> None:
    assert opening(by_line("\u200bThe board  denied it.")) == "“The board denied it.”"
    assert opening(by_line("")) is None


def test_a_heading_of_a_model_whose_question_was_refused_is_the_claim_s_words() -> None:
    refused = Words(text="the port had skipped two", by="article")
    dispute = read_by_model().disputes[0].model_copy(update={"question": refused})
    assert outline(read_by_model(disputes=(dispute,))).matters[0].heading == "“the port had skipped two”"


def test_a_sentence_is_cut_where_proven_words_begin_and_end_and_nothing_is_lost() -> None:
    article = by_line("Olsen said “no” and “never” today.")
    cut = marked(article, (0, 34), ((11, 15), (20, 27)))
    assert [(run.text, run.style) for run in cut] == [
        ("Olsen said ", ""), ("“no”", "bold"), (" and ", ""), ("“never”", "bold"), (" today.", "")
    ]  # fmt: skip


def test_two_lines_of_one_sentence_show_it_once() -> None:
    text = "She rejected the suggestion that delay killed them."
    article = by_line(text)
    said = (
        statement(article, "s1c", "delay killed them", None, kind="unknown"),
        statement(article, "s1", "the suggestion that delay killed them", "She", "rejects", resolved="She"),
    )
    dispute = Dispute(
        id="d1",
        question=Words(text="delay killed them", by="article"),
        lines=(
            Line(statement="s1c", who="the denial names no accuser", role="claims"),
            Line(statement="s1", who="Honor Bellweather", role="rejects"),
        ),
    )
    shown = outline(bare(text, statements=said, disputes=(dispute,)))
    assert lines(shown) == ["The denial names no accuser ¶1", f"Honor Bellweather rejects: {text} ¶1"]
    assert len(shown.voices) == 1, "what only its denial tells of was said by nobody here"


@pytest.mark.parametrize(
    ("who", "shown", "bold"),
    [
        ("Anstey", "Anstey: “Every crane was examined.” None was missed.", "Anstey"),
        ("the port", "The port: “Every crane was examined.” None was missed.", "The port"),
        ("Gil Anstey, a director", "Gil Anstey, a director: “Every crane was examined.” None was missed.", "Gil Anstey"),
    ],
)  # fmt: skip
def test_a_model_s_line_is_a_name_in_bold_who_that_is_and_its_words(who: str, shown: str, bold: str) -> None:
    told = "“Every crane was examined.” None was missed."
    line = drawn(Line(statement="s2", who=who, role="denies", text=told))
    assert spoken(line.runs) == f"{shown} ¶3"
    assert [run.text for run in line.runs if run.style == "bold"] == [bold]


def line_of(key: str, who: str, *, text: str = "No.", in_its_words: bool = False) -> Line:
    points = (Point(text=text, spans=((0, 8),), verbatim=False),)
    return Line(statement=key, who=who, role="denies", points=points, text=text, in_its_words=in_its_words)


def test_each_line_of_a_party_is_a_bullet_of_its_own_with_its_label() -> None:
    told = (
        line_of("s1", NO_ACCUSER, text="Managers knew.").model_copy(update={"role": "claims"}),
        line_of("s2", "Gil Anstey, the director", text="denied it.").model_copy(update={"label": "Denied"}),
        line_of("s3", "Anstey", text="Never."),
        line_of("s3", "Anstey", in_its_words=True),
        line_of("s3", "Gil Anstey", text="On Monday Anstey said no.", in_its_words=True),
        line_of("s3", "Gil Anstey", text="Its director, Gil Anstey, said no.", in_its_words=True),
    )
    shown = shown_dispute(read_by_model(), Dispute(id="d1", question=by_ai("Is it so?"), lines=told))
    assert [spoken(set_out(line)) for line in shown.lines] == [
        "Unnamed: Managers knew. ¶1",
        "Denied – Gil Anstey, the director: denied it. ¶1",
        "Anstey: Never. ¶1",
        "Anstey (in the article’s words): No. ¶1",
        "In the article’s words: On Monday Anstey said no. ¶1",
        "In the article’s words: Its director, Gil Anstey, said no. ¶1",
    ]


def test_the_name_alone_is_bold_and_a_colon_stands_before_the_words() -> None:
    runs = set_out(drawn(line_of("s2", "Gil Anstey, the director", text="Denied that it fell.")))
    assert spoken(runs) == "Gil Anstey, the director: Denied that it fell. ¶1"
    assert [run.text for run in runs if run.style == "bold"] == ["Gil Anstey"]


def test_a_long_quotation_stands_on_a_line_of_its_own() -> None:
    quotation = "“Every crane was examined in January”"
    told = ("He denied it.", quotation, "He left.")
    points = tuple(Point(text=text, spans=((0, 8),), verbatim=text == quotation) for text in told)
    text = f"He denied it. {quotation}. He left."
    line = Line(statement="s2", who="Gil Anstey", role="denies", points=points, text=text)
    assert spoken(set_out(drawn(line))) == f"Gil Anstey: He denied it.\n{quotation}\nHe left. ¶1"


@pytest.mark.parametrize("goes_on", ["… “and every one of them was sound.”", "“Every one of them was sound.”"])
def test_quotations_of_one_speech_stand_together(goes_on: str) -> None:
    told = ("“Every crane was examined in January.”", goes_on)
    points = tuple(Point(text=text, spans=((0, 8),), verbatim=True) for text in told)
    line = Line(statement="s2", who="Gil Anstey", role="denies", points=points, text=" ".join(told))
    assert spoken(set_out(drawn(line))) == f"Gil Anstey: {' '.join(told)} ¶1"


def test_each_question_with_its_answer_stands_on_a_line() -> None:
    told = ("Asked by Lindt,", "“Was it late?”: “It was never late.”", "“How late?”: “A day.”")
    points = tuple(Point(text=text, spans=((0, 8),), verbatim=False) for text in told)
    line = Line(statement="s2", who="Gil Anstey", role="denies", points=points, text=" ".join(told))
    assert spoken(set_out(drawn(line))) == "Gil Anstey: {}\n{}\n{} ¶1".format(*told)
    once = line.model_copy(update={"points": points[:2], "text": " ".join(told[:2])})
    assert "\n" not in spoken(set_out(drawn(once)))


def test_a_claim_that_only_its_denial_tells_of_is_not_told_by_the_denial() -> None:
    claim = Line(statement="s2", who=NO_ACCUSER, role="claims")
    assert dispute_line(read_by_model(), claim) is None
    point = Point(text="Managers knew.", spans=((0, 8),), verbatim=False)
    assert dispute_line(read_by_model(), claim.model_copy(update={"points": (point,), "text": point.text}))


def test_a_spokesman_of_another_paragraph_is_another_and_neither_is_nobody() -> None:
    text = "A spokesman said it fell.\nIt rained, a spokesman said. The spokesman said no more.\nNeither replied."
    voices = outline(
        quoting(
            text,
            ("it fell", "A spokesman"),
            ("It rained", "a spokesman"),
            ("no more", "The spokesman"),
            ("replied", "Neither", "not reached"),
        )
    ).voices
    assert [(voice.name, len(voice.lines)) for voice in voices] == [
        ("A spokesman", 1),
        ("A spokesman", 2),
        ("Speaker unclear", 1),
    ]


def test_a_line_goes_only_where_its_sentence_is_a_part_of_anothers() -> None:
    text = (
        "“No,” Tom Orr said.\n“Nobody was told,” Tom Orr said on Friday.\n“the dam was safe,” Tom Orr said in May.\n"
        "“I no longer believe the dam was safe,” Tom Orr said in June."
    )
    quotes = ("“No,”", "“Nobody was told,”", "“the dam was safe,”", "“I no longer believe the dam was safe,”")
    (voice,) = outline(quoting(text, *((quote, "Tom Orr") for quote in quotes))).voices
    assert len(voice.lines) == len(quotes)
    text = "Tom Orr said he was sorry and added: “It was late when they told me.”"
    parts = ("he was sorry", "“It was late when they told me.”")
    (voice,) = outline(quoting(text, *((quote, "Tom Orr") for quote in parts))).voices
    assert [line.statement.id for line in voice.lines] == ["s1"]


@pytest.mark.parametrize(
    ("first", "second", "heads"),
    [
        ("Prof. Ann-Marie Cole", "Professor Ann-Marie Cole", 1),
        ("Mr John Smith", "Mrs John Smith", 2),
        ("Port director Rosa Vale", "Rosa Vale", 1),
        ("A lawyer for Rosa Vale", "Rosa Vale", 2),
        ("Rosa Vale’s Halden Mutual", "Halden Mutual", 2),
        ("A lawyer defending Rosa Vale", "Rosa Vale", 2),
        ("New South Wales Police", "South Wales Police", 2),
        ("Mary Ann Smith", "Ann Smith", 2),
    ],
)
def test_who_stands_with_and_without_a_title_or_a_role_heads_one_list(first: str, second: str, heads: int) -> None:
    read = quoting(
        f"It was late, {first} said.\nIt was old, {second} said.", ("It was late", first), ("It was old", second)
    )
    assert len(outline(read).voices) == heads


def test_a_quotation_in_which_the_pasted_text_has_a_gap_says_where_a_dash_may_be_lost() -> None:
    text = "“You don't do deals   over jobs,” he said   on Sunday. “It is shut.”"
    article = from_text(text)
    assert gaps(article, article.paragraphs, "“You don't do deals over jobs,” he said on Sunday.") == ("do deals",)
    assert gaps(article, article.paragraphs, "He spoke on Sunday. “It is shut.”") == ()
    short = from_text('He said: "Yes   we do."')
    assert gaps(short, short.paragraphs, 'He said: "Yes we do."') == ("Yes",)
    assert words.dashes_lost(["do deals", "Yes"]) == " (are dashes lost after “do deals” and “Yes”?)"
