"""The thread in Slack: what a reporter reads, and that it is inert whatever an article says."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.breakdown import Audit, Breakdown, ReaderInfo, Tokens
from bot.views import actions
from bot.views.inert import clean
from bot.views.slack import thread
from tests.views.fixtures import bare, from_gold, invented
from tests.views.posted import assert_slack_takes, elements, labels_of, messages, quotes_of, words_of
from tests.views.strategies import breakdowns

URL = "https://news.example/harrow-creek"
HEADINGS = (
    "(Dispute|Claim, (confirmed|no comment)|No response in this article|In the article’s own voice|Said by one side only|Unnamed sources|"
    "Attributed, not placed|How it was read)(, continued)?"
)


def test_the_summary_says_who_claims_what_and_how_far_each_answers() -> None:
    shown = words_of(thread(invented()).summary)
    assert "Fish die at Harrow Creek" in shown
    assert "The Weir · 20 November 2026 · news.example" in shown
    assert "Read 100 words, complete · by rules, no AI" in shown
    assert "1 dispute · 6 sources, 1 unnamed · 1 charge without an answer · 1 sentence to check" in shown
    assert (
        "“the leak ‘killed 4,000 fish’ below the weir”\nClaimed by Ana Duarte; related claim by a former plant" in shown
    )
    assert "→ related claim denied by Lindqvist Chemicals" in shown
    assert "denied by Lindqvist Chemicals: " not in shown, "“denied that” alone would say nothing"
    assert "→ denied in part by Per Olsen, through the company: “Our records show 300 fish died" in shown
    assert "→ no comment from Tove Brandt" in shown
    assert (
        "No response from the inspectorate in this article; it does not say whether the inspectorate was asked."
        in shown
    )
    assert "the article itself states as fact “The plant at Harrow Creek leaked solvent" in shown


def test_the_example_is_clear_from_the_first_message_alone(shared: Path) -> None:
    shown = words_of(thread(from_gold(shared / "examples")).summary)
    assert "1 dispute · 1 denial not matched to a claim · 5 sources, 4 unnamed · 1 sentence to check" in shown
    assert "• Rejection by the vice director-general … (unnamed), no claim matched: “North Korea doesn’t" in shown
    assert "purchasing millions of rockets and artillery shells from North Korea’”\nClaimed by a U.S. official" in shown
    assert "; related claim by the U.S.\n" in shown
    assert "→ denied in part and rejected by the vice director-general … (unnamed), through KCNA news agency" in shown
    assert (
        "KCNA news agency: “we have never exported weapons or ammunition to Russia before and we will not plan" in shown
    )
    assert "by North Korea" not in shown
    assert len(shown.splitlines()) < 12


def test_the_whole_sentence_is_shown_with_the_quote_in_bold_inside_it() -> None:
    part = thread(invented()).parts[0]
    quote = next(e for e in elements(part.blocks) if e["type"] == "rich_text_quote")
    plain = "".join(element["text"] for element in quote["elements"])
    bold = [element["text"] for element in quote["elements"] if element.get("style", {}).get("bold")]
    assert plain.startswith("Ana Duarte, a hydrologist, said the leak")
    assert bold == ["the leak “killed 4,000 fish” below the weir"]


def test_claims_and_answers_have_one_form_and_answers_say_which_claim_they_meet() -> None:
    part = thread(invented()).parts[0]
    assert labels_of(part) == [
        "CLAIM 1",
        "CLAIM 2",
        "DENIED (claim 2)",
        "DENIED IN PART (claim 1)",
        "DECLINED TO COMMENT (claims 1 and 2)",
    ]
    blocks = [b for b in part.blocks if any(p["type"] == "rich_text_quote" for p in b.get("elements", ()))]
    shapes = {tuple(inner["type"] for inner in block["elements"]) for block in blocks}
    assert shapes == {("rich_text_section", "rich_text_quote", "rich_text_section")}


def test_a_denial_said_twice_is_one_denial_that_names_the_second_place() -> None:
    shown = thread(invented())
    assert "¶3, again ¶4 · Per Olsen · through the company" in words_of(*shown.parts)
    assert "He repeated on Tuesday" not in quotes_of(*shown.parts)


def test_two_things_that_one_source_says_in_one_sentence_show_the_sentence_once(shared: Path) -> None:
    part = thread(from_gold(shared / "examples")).parts[0]
    assert quotes_of(part).count("citing but not naming the vice director-general") == 1
    assert "DENIED IN PART (claims 1 and 2) · REJECTED (claim 1)" in words_of(part)


def test_every_place_is_a_link_to_the_passage_and_a_number_beside_it() -> None:
    part = thread(invented()).parts[0]
    links = [element for element in elements(part.blocks) if element["type"] == "link"]
    assert links[0]["text"] == "¶2"
    assert links[0]["url"].startswith("https://news.example/harrow-creek?a=1&b=2#:~:text=the%20leak%20%E2%80%9Ckilled")
    unlinked = thread(invented(url=None))
    assert not [e for m in messages(unlinked) for e in elements(m.blocks) if e["type"] == "link"]
    assert "¶2 · Ana Duarte" in words_of(unlinked.parts[0])


def test_numbers_that_differ_between_the_sides_stand_side_by_side() -> None:
    assert "claim: 4,000 fish · answer: 300 fish" in words_of(thread(invented()).parts[0])


def test_the_footer_says_how_it_was_read_and_checked() -> None:
    assert (
        "9 quotes found word for word, 1 dropped · read by rules, no AI, nothing sent anywhere\n"
        "dropped: 1 not in the article"
    ) in words_of(thread(invented()).parts[-1])


def test_the_footer_names_the_model_the_host_and_the_tokens() -> None:
    reader = ReaderInfo(
        name="model", model="m-1", host="api.example", tokens=Tokens(**{"in": 1200, "out": 34}, exact=False)
    )
    shown = thread(invented(reader=reader))
    assert "AI-assisted, unvetted · read by m-1, sent to api.example · about 1,234 tokens" in words_of(shown.parts[-1])
    assert "AI-assisted, unvetted" in words_of(shown.summary)


def test_a_gist_is_marked_as_a_model_s() -> None:
    dispute = invented().disputes[0].model_copy(update={"gist": "One side counts 4,000 dead fish."})
    shown = words_of(thread(invented(disputes=(dispute,))).summary)
    assert "in short (AI): One side counts 4,000 dead fish." in shown
    assert "300 fish died" not in shown, "the gist says it"


def test_nobody_quoted_is_one_answer_of_one_message_with_nothing_to_check_or_export() -> None:
    nothing = invented(statements=(), disputes=(), own_voice=(), unanswered=(), audit=Audit())
    shown = thread(nothing, buttons=actions.UNDER_A_THREAD)
    said = words_of(shown.summary)
    assert "I found nobody quoted or cited in this text, so there is nothing to set side by side." in said
    assert "read by rules, no AI, nothing sent anywhere" in said
    assert said.count("no AI") == 1
    assert not shown.parts
    assert [e["action_id"] for e in elements(shown.summary.blocks) if e["type"] == "button"] == [actions.WRONG]


def test_attributed_sentences_that_nobody_placed_are_shown_and_never_called_nobody() -> None:
    shown = thread(invented(statements=(), disputes=(), own_voice=(), unanswered=(), audit=Audit(unread=((73, 149),))))
    assert "nobody quoted" not in words_of(shown.summary)
    assert "Ana Duarte, a hydrologist, said the leak" in quotes_of(*shown.parts)
    assert "1 attributed sentence not placed" in words_of(*shown.parts)


def test_statements_without_an_answer_are_no_dispute_and_said_so() -> None:
    shown = words_of(thread(invented(disputes=())).summary)
    assert "0 disputes" in shown
    assert "Quoted or cited: Ana Duarte; a former plant manager (unnamed); Lindqvist Chemicals; " in shown
    # Lindqvist denies in it, which stands there with its label.
    assert "No answer here was matched to a claim in this text." in shown


def test_where_nobody_denies_anything_no_claim_was_denied() -> None:
    claims = tuple(s for s in invented().statements if s.stance not in {"denies", "rejects"})
    shown = words_of(thread(invented(statements=claims, disputes=(), own_voice=(), unanswered=())).summary)
    assert "No claim in this text was found to be denied or answered by somebody else." in shown


@pytest.mark.parametrize(
    ("first_line", "title"),
    [
        ("Bridge is safe, says mayor", "Bridge is safe, says mayor"),
        ("The mayor said the bridge is safe.", "Pasted text"),
        ("“It is safe,” she said", "“It is safe,” she said"),
        ("FACT CHECK: Did the lanes ‘kill’ Rowan Street?", "FACT CHECK: Did the lanes ‘kill’ Rowan Street?"),
        ("Mayor calls the report ‘a joke’", "Mayor calls the report ‘a joke’"),
        ("“It is a joke,” the mayor said. “It is.”", "Pasted text"),
        ("Breaking", "Pasted text"),
    ],
)
def test_a_pasted_text_goes_by_its_headline_where_it_has_one(first_line: str, title: str) -> None:
    assert words_of(thread(bare(f"{first_line}\n\nOlsen said nothing new.")).summary).startswith(f"{title}\n")


def test_an_unclear_speaker_is_named_so() -> None:
    said = invented().statements[1]
    unclear = said.model_copy(
        update={"source": said.source.model_copy(update={"kind": "unknown", "start": None, "name": ""})}
    )
    shown = thread(invented(statements=(unclear, *invented().statements[2:])))
    assert "¶2 · speaker unclear" in words_of(shown.parts[0])
    assert "Claimed by somebody (speaker unclear)" in words_of(shown.summary)


def test_a_partial_text_says_so_at_the_top_with_the_reason() -> None:
    notes = ("The page says it is for subscribers.",)
    article = invented().article.model_copy(update={"complete": False, "notes": notes})
    shown = words_of(thread(invented(article=article)).summary)
    assert "NOT COMPLETE · by rules, no AI\nThe page says it is for subscribers." in shown


def test_notes_beyond_the_first_stand_in_the_footer() -> None:
    article = invented().article.model_copy(update={"notes": tuple(f"Note {number}." for number in range(6))})
    shown = thread(invented(article=article))
    assert "Note 2." in words_of(shown.summary)
    assert "Note 5." not in words_of(shown.summary)
    assert "Note 5." in words_of(shown.parts[-1])


def test_buttons_are_shown_only_when_somebody_listens() -> None:
    assert "actions" not in {block["type"] for m in messages(thread(invented())) for block in m.blocks}
    posted = thread(invented(), buttons=actions.UNDER_A_THREAD, value="reading-1")
    found = {e["action_id"]: e for m in messages(posted) for e in elements(m.blocks) if e["type"] == "button"}
    assert set(found) == actions.UNDER_A_THREAD - {actions.SHOW_ALL}
    assert found[actions.CHECKED]["value"] == "reading-1"
    assert actions.which_charge(found[actions.REQUEST]["value"]) == ("reading-1", "s8")
    assert_slack_takes(posted)


def test_a_checked_thread_says_by_whom_and_when_and_can_be_unchecked() -> None:
    check = actions.Check(user="U0ANA", made_at=1_764_000_000)
    last = thread(invented(), buttons=actions.UNDER_A_THREAD, value="r", check=check).parts[-1]
    assert [e["user_id"] for e in elements(last.blocks) if e["type"] == "user"] == ["U0ANA"]
    assert "Checked by somebody · 24 November 2025, 16:00 UTC" in last.text
    labels = {e["action_id"] for e in elements(last.blocks) if e["type"] == "button"}
    assert actions.UNCHECKED in labels
    assert actions.CHECKED not in labels


def test_a_screen_reader_hears_the_whole_part() -> None:
    text = thread(invented()).parts[0].text
    assert "CLAIM 1\nAna Duarte, a hydrologist, said the leak “killed 4,000 fish” below the weir." in text
    assert "DENIED IN PART (claim 1)" in text


@settings(deadline=None, max_examples=40)
@given(breakdown=st.one_of(breakdowns(), breakdowns(url=URL)), show_all=st.booleans())
def test_nothing_that_an_article_says_becomes_live_in_slack(breakdown: Breakdown, show_all: bool) -> None:
    posted = thread(breakdown, show_all=show_all)
    assert_slack_takes(posted)
    for message in messages(posted):
        assert not set("<>") & set(message.text)
        assert not re.search("&(?!(amp|lt|gt);)", message.text)
        for element in elements(message.blocks):
            assert element["type"] in {
                "rich_text", "rich_text_section", "rich_text_quote", "rich_text_list", "text", "link", "header", "plain_text"
            }  # fmt: skip
            if element["type"] == "text":
                assert element["text"] == clean(element["text"]) != ""
            if element["type"] == "plain_text":
                assert re.fullmatch(HEADINGS, element["text"])
                assert element["emoji"] is False
            if element["type"] == "link":
                assert element["url"].split("#")[0] == URL
                assert element["text"] == "news.example" or element["text"].startswith("¶")


@settings(deadline=None, max_examples=40)
@given(breakdown=breakdowns())
def test_every_word_of_every_quote_is_shown_verbatim_but_for_what_is_invisible(breakdown: Breakdown) -> None:
    shown = quotes_of(*thread(breakdown, show_all=True).parts)
    for said in breakdown.statements:
        if said.repeats is None:
            assert clean(breakdown.article.text[slice(*said.spans[0])]) in shown
