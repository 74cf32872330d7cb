"""What an update of a page changed in claims and denials."""

from bot.breakdown import Breakdown
from bot.views.revisions import Changes, changed, note
from tests.ledger.breakdowns import answered, by_model

CLAIM = "{A former aide} <said> that [two envelopes had been handed over in May]."
DENIAL = "{The mayor} <denied|denies> that [he ever touched a cent of it]."
COMMENT = "{The bridge company} <declined|will not say> [to comment on the envelopes]."


def read(*lines: str) -> Breakdown:
    return answered("\n".join(lines))


def quotes(changes: Changes) -> tuple[list[str], list[str], list[tuple[str, str]]]:
    reworded = [(before.quote, after.quote) for before, after in changes.reworded]
    return [said.quote for said in changes.new], [said.quote for said in changes.gone], reworded


def test_a_page_that_only_moved_its_words_has_not_changed() -> None:
    assert changed(read(CLAIM, DENIAL), read(DENIAL, CLAIM)) == Changes()


def test_a_late_denial_is_new_and_so_is_its_dispute() -> None:
    changes = changed(read(CLAIM), read(CLAIM, DENIAL))
    assert quotes(changes) == (["he ever touched a cent of it"], [], [])
    assert [dispute.id for dispute in changes.disputes] == ["d1"]


def test_what_another_reader_finds_in_words_that_stood_there_is_no_change() -> None:
    old = read(CLAIM, DENIAL)
    fewer = old.model_copy(update={"statements": old.statements[:1], "disputes": ()})
    assert changed(fewer, old) == Changes()
    assert changed(old, by_model(f"{CLAIM}\n{DENIAL}")) == Changes()


def test_what_two_readers_find_in_the_same_new_words_is_told_once() -> None:
    changes = changed(read(CLAIM), by_model(f"{CLAIM}\n{DENIAL}"))
    assert [said.id for said in changes.new] == ["s2"]
    assert [dispute.id for dispute in changes.disputes] == ["d1"]


def test_a_statement_that_was_taken_out_is_gone() -> None:
    old, new = read(CLAIM, COMMENT), read(CLAIM)
    changes = changed(old, new)
    assert quotes(changes) == ([], ["to comment on the envelopes"], [])
    assert "The bridge company declined to comment on the envelopes." in note(changes, old, new, 1.0).text


def test_what_a_quote_would_turn_is_shown_with_its_whole_sentence() -> None:
    old, new = read(CLAIM), read(CLAIM, DENIAL)
    shown = note(changed(old, new), old, new, 1.0).text
    assert "The mayor denies: The mayor denied that he ever touched a cent of it. ¶2" in shown


def test_the_same_source_in_other_words_is_reworded() -> None:
    later = CLAIM.replace("two", "three")
    before, after = "two envelopes had been handed over in May", "three envelopes had been handed over in May"
    assert quotes(changed(read(CLAIM, DENIAL), read(later, DENIAL))) == ([], [], [(before, after)])


def test_the_same_words_by_another_source_are_new_and_gone() -> None:
    words = ["two envelopes had been handed over in May"]
    assert quotes(changed(read(CLAIM), read(CLAIM.replace("A former aide", "The treasurer")))) == (words, words, [])
