"""The answer to a question: a line for each thing said, the claim under its answer, and who worded what."""

from bot import reading
from bot.articles import from_text
from bot.breakdown import Breakdown
from bot.questions import Choice, choose
from bot.settings import load
from bot.views import question_message
from tests.ledger.breakdowns import answered, by_model

STORY = """{Ann Lee} <said> that [the roof leaks].
{Bo Ray} <denied|denies> that [the roof leaks].
{Cy Orr} <said> [“It rained.”]."""


def text(breakdown: Breakdown, question: str) -> str:
    return "\n".join(message.text for message in question_message.messages(breakdown, choose(breakdown, question)))


def test_who_denies_it_is_answered_with_the_claim_beside_each() -> None:
    shown = text(answered(STORY), "who denies it?").splitlines()
    assert shown == [
        "Bo Ray denies: Bo Ray denied that the roof leaks. ¶2",
        "It answers: Ann Lee claims: Ann Lee said that the roof leaks. ¶1",
        question_message.CHOSEN,
    ]


def test_a_sentence_of_the_article_is_shown_once() -> None:
    denial = (
        "The board’s chief, Bo Ray, denied that anything had been hidden. "
        "“No reading was hidden. Every one is in the register,” he said, adding that one school might be retested."
    )
    read = reading.read(from_text(denial), input="-", settings=load(_env_file=None, reader="offline"))
    assert len(read.statements) > 3  # two in each sentence
    assert text(read, "What does Ray say?").splitlines() == [
        "The board’s chief, Bo Ray, denies: The board’s chief, Bo Ray, denied that anything had been hidden. ¶1",
        "The board’s chief, Bo Ray, claims: “No reading was hidden. Every one is in the register,” he said, adding that "
        "one school might be retested. ¶1",
        question_message.CHOSEN,
    ]


def test_a_models_words_are_marked_as_such() -> None:
    shown = text(by_model(STORY), "who denies it?")
    assert "Bo Ray, of the town, tells of it (m2) ¶2\nIt answers: Ann Lee, of the town, tells of it (m1) ¶1" in shown
    assert shown.endswith(question_message.WORDED_BY_MODEL)


def test_a_models_words_are_marked_as_such_in_the_claim_alone() -> None:
    read = by_model(STORY)
    (dispute,) = read.disputes
    claim, answer = dispute.lines
    refused = dispute.model_copy(update={"lines": (claim, answer.model_copy(update={"text": None}))})
    shown = text(read.model_copy(update={"disputes": (refused,)}), "who denies it?")
    assert "It answers: Ann Lee, of the town, tells of it (m1) ¶1" in shown
    assert shown.endswith(question_message.WORDED_BY_MODEL)


def test_a_statement_in_no_dispute_is_its_own_words() -> None:
    shown = text(by_model(STORY), "Orr?")
    assert "“It rained.” ¶3" in shown
    assert question_message.WORDED_BY_MODEL not in shown


def test_where_nothing_fits_it_is_said_who_speaks() -> None:
    (message,) = question_message.messages(answered(STORY), Choice(()))
    assert message.text == f"{question_message.NOTHING}\nQuoted or cited: Ann Lee; Bo Ray; Cy Orr."
