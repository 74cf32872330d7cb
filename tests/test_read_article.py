"""The one function: which reader reads, what happens when a model fails, what the second pair of eyes is for."""

from collections.abc import Sequence

import pytest

from bot import read_article
from bot.articles import from_text
from bot.breakdown import NO_ACCUSER, Article, Breakdown, ReaderInfo, Role
from bot.disputes import by_model
from bot.draft import Draft, DraftLine, DraftMatter, Fault
from bot.errors import ReaderError
from bot.read_article import read, read_with
from bot.readers.rules import RulesReader
from bot.settings import Settings
from tests.sentences import drafted, proof

TEXT = """Ann Poe, the miller, said Lee Ray had closed the mill without a permit.

Lee Ray denied closing the mill. “I was in Vell all week,” he said. He would not say who had the keys.

Poe also accused the bank of hiding a loan. Bo Day, a neighbour, said it rained."""
ARTICLE = from_text(TEXT)
MODEL = ReaderInfo(name="model", model="m", host="h", calls=1)


def line(role: Role, who: str, text: str, sentence: str, speaker: str = "") -> DraftLine:
    return drafted(who, text, sentence, role=role, speaker=speaker or who.split(",")[0])


def unnamed(who: str, text: str, sentence: str) -> DraftLine:
    """A claim of somebody whom the article does not name."""
    return line("claims", who, text, sentence).model_copy(update={"kind": "unknown", "speaker": ""})


def saying(told: DraftLine, text: str, *sentences: str) -> DraftLine:
    """The line with other words, and these sentences as their proof."""
    return told.model_copy(update={"points": (text,), "proof": proof(*sentences)})


CLAIM = line("claims", "Ann Poe, the miller", "Lee Ray closed the mill without a permit.", "1.1")
DENIAL = line("denies", "Lee Ray", "He denied closing the mill.", "2.1")
REFUSAL = line("will not say", "Ray", "He would not say who had the keys.", "2.3", "He")
CHARGE = line("claims", "Poe", "She accused the bank of hiding a loan.", "3.1")
REFUSED = saying(DENIAL, "He admitted closing the mill.", "2.1")
"""The article says the contrary."""


def dispute(
    *lines: DraftLine, question: str = "Did Ray close the mill?", status: str | None = None, against: str | None = None
) -> DraftMatter:
    return DraftMatter(id="d1", question=question, status=status, against=against, lines=lines)


class Scripted:
    """A reader that gives what it is told to, and keeps what it is asked once more."""

    def __init__(self, *matters: DraftMatter, repair: Draft | None = None, **given: object) -> None:
        self.draft = Draft.model_validate({"matters": matters, "reader": MODEL, **given})
        self.mended = repair
        self.asked: dict[str, str] = {}

    def read(self, article: Article) -> Draft:
        return self.draft

    def repair(self, article: Article, draft: Draft, faults: Sequence[Fault]) -> Draft:
        self.asked = {fault.id: fault.why for fault in faults}
        return self.mended or draft


class Faulty:
    def read(self, article: Article) -> Draft:
        raise IndexError


class Broken:
    def read(self, article: Article) -> Draft:
        raise ReaderError("The model did not answer in 90 s.", "Try again.", code="model-timeout")


def shown(reader: Scripted) -> Breakdown:
    return read_with(reader, ARTICLE, input="-", second=RulesReader())


@pytest.fixture
def settings(monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    return Settings(_env_file=None, openai_base_url="http://127.0.0.1:9/v1")  # type: ignore[call-arg]


def test_when_the_model_fails_rules_read_and_the_thread_is_told(
    monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    monkeypatch.setattr(read_article, "_model", lambda _: Broken())
    breakdown = read(ARTICLE, input="-", settings=settings)
    assert breakdown.reader.name == "offline"
    assert "The model did not answer in 90 s." in breakdown.article.notes[0]
    assert "rules alone" in breakdown.article.notes[0]


def test_a_model_asked_for_by_name_is_not_replaced_in_silence_and_rules_alone_never_ask_it(
    monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    monkeypatch.setattr(read_article, "_model", lambda _: Broken())
    with pytest.raises(ReaderError, match="90 s"):
        read(ARTICLE, input="-", settings=settings, choice="model")
    assert read(ARTICLE, input="-", settings=settings, choice="offline").article.notes == ()


def test_a_good_draft_is_shown_as_it_is_and_needs_no_second_call() -> None:
    reader = Scripted(
        dispute(CLAIM, DENIAL, REFUSAL), dispute(CHARGE, question="The charge against the bank", against="the bank")
    )
    breakdown = shown(reader)
    assert reader.asked == {}
    (found,) = breakdown.disputes
    assert [told.text for told in found.lines] == [CLAIM.text, DENIAL.text, REFUSAL.text]
    assert [told.who for told in found.lines] == ["Ann Poe, the miller", "Lee Ray", "Ray"]
    (charge,) = breakdown.no_answer
    assert (charge.against.name, charge.text) == ("the bank", CHARGE.text)
    assert breakdown.by_id[found.lines[2].statement].source.resolved == "Ray"
    assert len(breakdown.by_id) == len(breakdown.statements)
    assert "it rained" in [said.quote for said in breakdown.statements if said.by == "rules"]


def test_who_answers_under_also_said_answers_too() -> None:
    article = from_text(
        "Ann Poe accused the bank of hiding a loan.\n\nThe books were always open, the bank wrote on Sunday."
    )
    reply = line(
        "gives another account", "The bank", "The books were always open, it wrote on Sunday.", "2.1", "the bank"
    )
    charge = line("claims", "Ann Poe", "She accused the bank of hiding a loan.", "1.1")
    matter = dispute(charge, question="The charge against the bank", against="the bank")
    (kept,) = read_with(Scripted(matter), article, input="-").no_answer
    assert kept.against.name == "the bank"
    assert read_with(Scripted(matter, also=(reply,)), article, input="-").no_answer == ()


def test_whom_a_charge_is_against_is_found_by_name_where_the_model_adds_a_role() -> None:
    article = from_text("Ann Poe accused Lee Ray of hiding a loan.")
    charge = line("claims", "Ann Poe", "She accused Ray of hiding a loan.", "1.1")
    matter = dispute(charge, question="The charge against Ray", against="Lee Ray, a banker")
    (kept,) = read_with(Scripted(matter), article, input="-").no_answer
    assert kept.against.name == "Lee Ray"


def test_a_fault_of_the_second_reader_takes_no_model_s_reading_with_it() -> None:
    breakdown = read_with(Scripted(dispute(CLAIM, DENIAL)), ARTICLE, input="a.txt", second=Faulty())
    assert len(breakdown.disputes) == 1


def test_a_proof_that_is_not_there_is_asked_for_once_more_and_then_left_out() -> None:
    reader = Scripted(dispute(CLAIM, saying(DENIAL, DENIAL.text, "2.4"), DENIAL))
    breakdown = shown(reader)
    assert reader.asked["d1.2"] == "its proof: there is no sentence 2.4"
    assert len(breakdown.disputes[0].lines) == 2
    assert [(refused.quote, refused.why) for refused in breakdown.audit.dropped] == [
        ("2.4", "there is no sentence 2.4")
    ]
    assert (breakdown.audit.drafted, breakdown.audit.grounded) == (3, 2)
    reader = Scripted(dispute(CLAIM, saying(DENIAL, DENIAL.text)))
    shown(reader)
    assert reader.asked["d1.2"] == "its proof: it names no sentence by its number"


def test_for_words_that_are_refused_again_a_short_sentence_of_the_article_stands() -> None:
    reader = Scripted(dispute(CLAIM, REFUSED))
    instead = shown(reader).disputes[0].lines[1]
    (point,) = instead.points
    assert (point.text, point.verbatim) == ("Lee Ray denied closing the mill.", True)
    assert instead.in_its_words
    assert reader.asked.keys() == {"d1.2"}


def test_a_sentence_for_a_claim_whose_words_were_refused_stands_above_its_denial() -> None:
    wrong = saying(CLAIM, "Ray lied about the mill.", "1.1")
    first, second = shown(Scripted(dispute(wrong, DENIAL))).disputes[0].lines
    assert (first.in_its_words, second.role) == (True, "denies")


@pytest.fixture
def every_proof_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(by_model.line_words, "MOST_WORDS_INSTEAD", 0)


@pytest.mark.usefixtures("every_proof_is_long")
def test_what_a_repair_mends_is_shown() -> None:
    good = Scripted(dispute(CLAIM, DENIAL)).draft
    breakdown = shown(Scripted(dispute(CLAIM, REFUSED), repair=good))
    assert [told.text for told in breakdown.disputes[0].lines] == [CLAIM.text, DENIAL.text]
    assert breakdown.audit.withheld == ()


def test_words_that_are_refused_twice_are_replaced_by_the_articles_own() -> None:
    breakdown = shown(Scripted(dispute(CLAIM, REFUSED, question="Who lied about the mill?", status="Ray lied.")))
    (found,) = breakdown.disputes
    assert (found.lines[1].text, found.status) == ("Lee Ray denied closing the mill.", None)
    assert (found.question.text, found.question.by) == ("What Ann Poe and Lee Ray say", "model")
    assert len(breakdown.audit.withheld) == 3


def test_what_a_model_writes_behind_its_question_is_not_shown() -> None:
    reader = Scripted(dispute(CLAIM, DENIAL, question="Did Ray close the mill? He admits it."))
    assert shown(reader).disputes[0].question.text == "Did Ray close the mill?"
    assert reader.asked == {}


def test_a_charge_that_nobody_makes_is_told_as_what_is_denied() -> None:
    charge = unnamed(NO_ACCUSER, "that Ray closed the mill", "2.1")
    told = shown(Scripted(dispute(charge, DENIAL))).disputes[0].lines[0]
    assert (told.who, told.text) == (charge.who, "that Ray closed the mill")


def test_of_a_note_the_sentences_that_pass_are_shown_and_a_status_or_note_is_not_worth_a_second_call() -> None:
    lied = "Ray was caught lying."
    reader = Scripted(dispute(CLAIM, DENIAL, status=lied), note=f"Ray denied that he closed the mill. {lied}")
    breakdown = shown(reader)
    assert breakdown.disputes[0].status is None
    assert breakdown.note
    assert breakdown.note.text == "Ray denied that he closed the mill."
    assert reader.asked == {}


@pytest.mark.parametrize(
    "note",
    [
        "Ann Poe said Lee Ray closed the mill. Ray, who was caught lying, denied it.",  # no charge without its denial
        "Ann Poe told the town: “The mill is shut. The director knew of all of it,” and Ray answered.",
    ],
)
def test_a_note_is_left_out_whose_denial_or_quotation_is_refused(note: str) -> None:
    assert shown(Scripted(dispute(CLAIM, DENIAL, REFUSAL), note=note)).note is None


def test_a_charge_that_a_dispute_has_is_not_said_to_have_no_reply() -> None:
    breakdown = shown(Scripted(dispute(CHARGE, DENIAL), dispute(CHARGE, against="the bank")))
    assert (len(breakdown.disputes), breakdown.no_answer, breakdown.one_sided) == (1, (), ())


@pytest.mark.usefixtures("every_proof_is_long")
def test_a_call_that_is_made_asks_about_nothing_that_is_only_also_said() -> None:
    reader = Scripted(dispute(CLAIM, REFUSED, status="Ray lied."), also=(saying(CHARGE, CHARGE.text),))
    shown(reader)
    assert "d1.2" in reader.asked
    assert "a1" not in reader.asked


def test_a_sure_denial_that_no_line_covers_is_asked_about_and_counted() -> None:
    reader = Scripted()
    breakdown = shown(reader)
    assert {said.by for said in breakdown.statements} == {"rules"}
    assert reader.asked["m1"] == "¶2 Lee Ray denied closing the mill."
    assert TEXT.index("Lee Ray denied") in [start for start, _ in breakdown.audit.unread]


def test_what_nobody_answers_is_one_sided_and_stands_where_the_model_put_it() -> None:
    breakdown = shown(Scripted(dispute(CHARGE, question="The bank"), dispute(CLAIM, DENIAL)))
    assert ([found.id for found in breakdown.one_sided], [found.id for found in breakdown.disputes]) == (["d1"], ["d2"])
    assert breakdown.matters[0].question.text == "The bank"
    assert breakdown.also == tuple(line.statement for line in breakdown.one_sided[0].lines)


def test_a_denial_of_what_nobody_says_is_shown_with_that() -> None:
    (found,) = shown(Scripted(dispute(DENIAL))).disputes
    assert [(told.who, told.role) for told in found.lines] == [
        (NO_ACCUSER, "claims"),
        ("Lee Ray", "denies"),
    ]


@pytest.mark.parametrize("against", ["Lee Ray", "the railway", ""])
def test_no_charge_is_without_an_answer_where_the_article_has_one_or_does_not_name_whom(against: str) -> None:
    assert shown(Scripted(dispute(CLAIM, against=against), dispute(DENIAL))).no_answer == ()


def test_a_wrong_speaker_is_unclear_and_its_words_are_the_articles() -> None:
    wrong = line("denies", "Bo Day", "He denied closing the mill.", "2.1")
    (found,) = shown(Scripted(dispute(CLAIM, wrong))).disputes
    assert [(told.who, told.text) for told in found.lines][1] == ("Speaker unclear", "Lee Ray denied closing the mill.")


def test_own_voice_is_a_sentence_of_the_article_and_no_quotation() -> None:
    article = from_text("“I was in Vell all week.”\n\nLee Ray denied closing the mill.")
    reader = Scripted(own_voice=proof("1.1", "2.1", "2.2"))
    breakdown = read_with(reader, article, input="-", second=RulesReader())
    assert [breakdown.by_id[key].quote for key in breakdown.own_voice] == ["Lee Ray denied closing the mill."]


def test_a_quotation_beside_the_proof_brings_its_sentence() -> None:
    told = {"points": ("“I was in Vell all week”", *DENIAL.points), "proof": DENIAL.proof}
    denial = shown(Scripted(dispute(CLAIM, DENIAL.model_copy(update=told)))).disputes[0].lines[1]
    assert [(point.text, point.verbatim) for point in denial.points] == [
        ("“I was in Vell all week”", True),
        ("He denied closing the mill.", False),
    ]
    beside = saying(DENIAL, "He denied closing the mill: “I was in Vell all week”.", "2.1")
    breakdown = shown(Scripted(dispute(CLAIM, beside)))
    said = breakdown.by_id[breakdown.disputes[0].lines[1].statement]
    assert (said.quote, len(said.spans)) == ("Lee Ray denied closing the mill. “I was in Vell all week,” he said.", 1)


def test_a_second_reader_that_cannot_read_the_language_stops_nothing() -> None:
    assert read_with(Scripted(dispute(CLAIM, DENIAL)), ARTICLE, input="-", second=Broken()).disputes


def test_of_a_role_as_much_is_shown_as_the_article_has() -> None:
    claim = CLAIM.model_copy(update={"who": "Ann Poe, the captain, the miller"})
    (found,) = shown(Scripted(dispute(claim, DENIAL))).disputes
    assert found.lines[0].who == "Ann Poe, the miller"
