"""The window with the article's sentences: whole, with the proven words in bold, under who says what."""

from hypothesis import given

from bot.breakdown import Breakdown, Line
from bot.views import sentences_modal, words
from slackdesk import limits
from tests.views.fixtures import invented, read_by_model
from tests.views.posted import elements, quotes_of
from tests.views.strategies import breakdowns


def test_it_shows_the_whole_sentences_of_each_line_with_the_proof_in_bold() -> None:
    view = sentences_modal.window(read_by_model(), "d1")
    assert view is not None
    assert view["blocks"][0]["elements"][0]["elements"][0]["text"] == "Did the port skip inspections of the crane?"
    shown = quotes_of(view["blocks"])
    assert shown[1] == (
        "Gil Anstey, the port’s operations director, denied that any inspection had been missed. “Every crane was examined "
        "in January,” he said."
    )
    bold = [e["text"] for e in elements(view["blocks"]) if e["type"] == "text" and e.get("style", {}).get("bold")]
    assert "denied that any inspection had been missed. “Every crane was examined in January,” he said." in bold
    assert len(shown) == len(read_by_model().disputes[0].lines)
    assert [e["text"] for e in elements(view["blocks"]) if e["type"] == "link"] == ["¶2", "¶3", "¶3"]


def test_it_names_who_speaks_where_a_model_s_words_were_refused_too() -> None:
    view = sentences_modal.window(read_by_model(), "d3")
    assert view is not None
    bold = [e["text"] for e in elements(view["blocks"]) if e["type"] == "text" and e.get("style", {}).get("bold")]
    assert "Orr" in bold


def test_it_says_which_words_are_the_article_s_and_which_an_ai_s() -> None:
    for read, marked in ((read_by_model(), True), (invented(), False)):
        told = [e["text"] for e in elements(sentences_modal.window(read, "d1")) if e["type"] in ("text", "plain_text")]
        assert words.OWN_WORDS in told
        assert (words.NAMED_BY_AI in told) == marked


def test_a_dispute_that_is_not_there_has_no_window() -> None:
    assert sentences_modal.window(read_by_model(), "d9") is None


def test_a_hundred_lines_fit_a_window() -> None:
    lines = tuple(Line(statement=f"s{n % 8}", who=f"Clerk {n}", role="claims", text=f"says {n}") for n in range(100))
    dispute = read_by_model().disputes[0].model_copy(update={"lines": lines})
    view = sentences_modal.window(read_by_model(disputes=(dispute,)), "d1")
    assert view is not None
    assert limits.refuse_view(view) is None


@given(breakdown=breakdowns(url="https://news.example/a"))
def test_no_word_of_an_article_becomes_live_in_it(breakdown: Breakdown) -> None:
    for dispute in breakdown.disputes:
        view = sentences_modal.window(breakdown, dispute.id)
        assert view is not None
        assert limits.refuse_view(view) is None
        assert {e["type"] for e in elements(view["blocks"])} <= {
            "rich_text", "rich_text_section", "rich_text_quote", "text", "link", "header", "plain_text"
        }  # fmt: skip
