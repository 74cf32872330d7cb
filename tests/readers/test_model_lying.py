"""A hasty or lying model: what small models get wrong, sentence by sentence, and what is shown all the same.

Each case changes one line of a good answer in the way that small models do. The first answer and the repair are both
wrong, so that only the code stands between the model and the reader.
"""

import pytest

from benchmarks.model_server import Json, breakdown, dispute, line, text_of
from bot.articles import from_text
from bot.breakdown import Breakdown
from tests.readers import scripted
from tests.sentences import numbers

ARTICLE = from_text(
    """Council paid for a road that was never built, says auditor

The council of Torvik paid 2.4 million crowns for a road that was never built, the auditor, Edda Holm, said on Tuesday.

The mayor, Jonas Brekke, denied that any money was lost. “We did not pay for work that was not done,” he said. He conceded that two invoices were “signed too early”.

“I do not believe the mayor took bribes,” Holm told the hearing. If he had, she said, the bank would have noticed.

The contractor, Stein Aune, declined to comment. The bank’s lawyer, Mia Dahl, could not be reached.

Holm also said the deputy, Lars Moe, had shredded letters."""
)
CLAIM = line(
    "claims", "Edda Holm, the auditor", "The council paid 2.4 million crowns for a road that was never built.",
    "2.1",
)  # fmt: skip
DENIAL = line(
    "denies", "Jonas Brekke, the mayor", "“We did not pay for work that was not done”. He denied that any money was lost.",
    "3.1", "3.2",
)  # fmt: skip
STATUS = "Two invoices were “signed too early”."


def reading(*lines: Json, **given: object) -> Breakdown:
    """What is shown of this dispute where the repair is no better."""
    question = {"question": "Did Torvik pay for a road that was never built?"}
    return scripted.shown(ARTICLE, breakdown(dispute(*lines, **question | given)))[0]


def words(shown: Breakdown) -> list[str]:
    """Every word of the model's that is shown, line by line."""
    texts = [shown.note, shown.about]
    texts += [text for found in shown.disputes for text in (found.question, found.status)]
    lines = [f"{told.who} {told.text or ''}" for found in shown.disputes for told in found.lines]
    return [text.text for text in texts if text and text.by == "model"] + lines


def test_the_good_answer_is_shown_whole() -> None:
    shown = reading(CLAIM, DENIAL, status=STATUS)
    assert [told.text for told in shown.disputes[0].lines] == [text_of(CLAIM), text_of(DENIAL)]
    assert shown.disputes[0].status is not None
    assert shown.reader.calls == 1


LIES: dict[str, Json] = {
    "a quotation that nobody said": {"text": "“We never lost a single crown.” He denied it."},
    "a quotation without its not": {"text": "“Pay for work that was not done.”"},
    "a denial told as a claim": {"text": "The council paid for work that was not done."},
    "another number": {"text": "He denied that 24 million crowns were lost."},
    "a verdict": {"text": "He falsely denied that any money was lost."},
    "an admission": {"text": "Money was lost, he admitted.", "role": "concedes"},
    "a name from elsewhere": {"text": "He denied that Statnor lost any money."},
    "another speaker of the article": {"who": "Stein Aune, the contractor", "speaker": "Stein Aune"},
    "the accuser as denier": {"who": "Edda Holm, the auditor", "speaker": "Edda Holm"},
    "another role": {"who": "Jonas Brekke, the auditor"},
    "an occasion with another name": {"text": "To Statnor he denied that any money was lost."},
    "an occasion that quotes": {"text": "In “No crown lost” he denied that any money was lost."},
    "a sentence that is not there": {"proof": ["3.4"]},
    "another's sentence": {"proof": ["4.1"]},
}


@pytest.mark.parametrize("change", LIES.values(), ids=LIES.keys())
def test_a_lie_in_a_line_is_not_shown(change: Json) -> None:
    who, text = change.get("who", "Jonas Brekke, the mayor"), change.get("text", text_of(DENIAL))
    said = {"proof": DENIAL["proof"], **change, "text": f"{who}: {text}"}
    shown = reading(CLAIM, {**DENIAL, **said})
    told = [line for found in shown.disputes for line in found.lines if line.role != "claims"]
    for name in {"text", "who"} & set(change):
        assert change[name] not in [getattr(line, name) for line in told]
    for made in shown.statements:
        assert made.quote == " … ".join(ARTICLE.text[start:end] for start, end in made.spans)


def test_a_quotation_of_another_in_the_same_sentence_is_not_this_party_s() -> None:
    article = from_text(
        "Report angers port\n\nAda Marr called the port’s report “a whitewash”, and Hans Ohlin called the charge “an insult”."
    )
    claim = line("claims", "Ada Marr", "She called the port’s report “a whitewash”.", "2.1")
    reply = line("rejects", "Hans Ohlin", "“a whitewash”. “an insult”.", "2.1")
    shown, _ = scripted.shown(article, breakdown(dispute(claim, reply)))
    assert [told.who for told in shown.disputes[0].lines] == ["Ada Marr", "Speaker unclear"]


@pytest.mark.parametrize(
    ("proof", "text"),
    [
        ("the mayor took bribes", "The mayor took bribes."),
        ("the bank would have noticed", "The bank noticed, she said."),
        ("pay for work that was not done", "They paid for work that was not done."),
    ],
)
def test_words_cut_out_of_what_turns_them_are_never_told_without_it(proof: str, text: str) -> None:
    who = "Brekke" if "pay for" in proof else "Holm"
    shown = reading(line("claims", who, text, *numbers(ARTICLE, proof)), DENIAL)
    assert text not in " ".join(words(shown))


def test_of_two_points_to_note_the_one_that_passes_is_shown() -> None:
    lie = "Edda Holm said the mayor took 9 million crowns."
    shown = reading(CLAIM, DENIAL, status=f"{lie} {STATUS}")
    assert [found.status and found.status.text for found in shown.disputes] == [STATUS]
    assert lie in [refused.text for refused in shown.audit.withheld]


@pytest.mark.parametrize(
    ("status", "is_shown"),
    [
        (STATUS, True),  # it retells one sentence beside the lines
        ("Edda Holm conceded that two invoices were “signed too early”.", False),
        ("Three invoices were “signed too early”.", False),
        ("Brekke conceded that nine invoices were early.", False),
        ("Brekke called them “not due”.", False),
        ("Mayor Jonas Brekke lied about 2.4 million crowns.", False),
        ("Edda Holm proves that the mayor paid for nothing.", False),
        ("Edda Holm said the mayor took 9 million crowns.", False),
        ("Holm said the road was “never even planned”; Brekke denied it.", False),
        ("Lars Moe of Oslo denied it.", False),
    ],
)
def test_a_point_to_note_that_judges_adds_or_gives_words_to_another_is_not_shown(status: str, is_shown: bool) -> None:
    shown = reading(CLAIM, DENIAL, status=status)
    point = shown.disputes[0].status
    assert (point and point.text) == (status if is_shown else None)
    assert (status in [refused.text for refused in shown.audit.withheld]) is not is_shown


def test_a_dispute_without_an_answer_is_one_sided() -> None:
    shown = reading(CLAIM)
    assert (shown.disputes, shown.audit.dropped) == ((), ())
    assert [told.text for told in shown.one_sided[0].lines] == [text_of(CLAIM)]
    assert (shown.audit.drafted, shown.audit.grounded) == (1, 1)


def test_silence_is_no_refusal_and_a_refusal_no_silence() -> None:
    silent = line("will not say", "Mia Dahl, the bank’s lawyer", "Could not be reached.", "5.2")
    refuses = line("not reached", "Stein Aune, the contractor", "Declined to comment.", "5.1")
    shown = reading(CLAIM, DENIAL, silent, refuses)
    assert [told.role for told in shown.disputes[0].lines] == ["claims", "denies", "not reached", "will not say"]


def test_an_answer_for_every_claim_and_everything_in_one_dispute_says_nothing_false() -> None:
    shredded = line("claims", "Edda Holm", "The deputy, Lars Moe, shredded letters.", "6.1", speaker="Holm")
    invented = line("denies", "Lars Moe, the deputy", "He denied shredding letters.", "6.1")
    shown = reading(CLAIM, DENIAL, shredded, invented)
    assert "denied shredding letters" not in " ".join(words(shown))
    assert ("Lars Moe", "denies") not in [(told.who, told.role) for told in shown.disputes[0].lines]


def test_a_charge_that_is_answered_is_not_told_to_have_no_answer() -> None:
    shown, _ = scripted.shown(ARTICLE, breakdown(dispute(CLAIM, DENIAL), dispute(CLAIM, against="the mayor")))
    assert shown.no_answer == ()


def test_a_charge_against_him_names_nobody_and_is_not_shown() -> None:
    article = from_text(
        "The deputy, Lars Moe, resigned on Friday.\n\nThe auditor, Edda Holm, said he had shredded letters."
    )
    made = line(
        "claims", "Edda Holm, the auditor", "She accused the deputy of shredding letters.",
        "2.1", speaker="Edda Holm",
    )  # fmt: skip
    for against, shown_as in (("he", []), ("Lars Moe", ["Lars Moe"])):
        shown, _ = scripted.shown(article, breakdown(dispute(made, against=against)))
        assert [charge.against.name for charge in shown.no_answer] == shown_as


def test_a_hasty_answer_whose_quotation_marks_are_straight_is_shown_in_the_articles_letters() -> None:
    shown = reading(CLAIM, {**DENIAL, "text": DENIAL["text"].translate({8220: 34, 8221: 34})})
    assert shown.disputes[0].lines[1].text == text_of(DENIAL)
