"""Words that belong to another than the party that a model names are not given to it."""

import pytest

from bot.articles import from_text
from bot.breakdown import SourceKind
from bot.draft import DraftLine
from bot.grounding.other_speaker import another, means_another, quoted_by_another, told_with_it
from bot.grounding.speaker import UNCLEAR, source_of
from bot.grounding.text_index import TextIndex
from bot.readers.rules import RulesReader
from tests.sentences import line_of

MET = "Dana Moor, the chief, and Gil Anstey met.\n\n"


@pytest.mark.parametrize(
    ("before", "sentence", "who", "speaker", "kind"),
    [
        (MET, "Anstey told Moor: “I will not pay a penny for it.”", "Dana Moor", "Moor", "person"),
        (MET, "Anstey told Moor that he had not read it.", "Dana Moor", "Moor", "person"),
        (MET, "Anstey accused Moor of hiding that the hull was rotten.", "Dana Moor", "", "person"),
        (MET, "The spokesman said it had been warned.", "Dana Moor", "it", "person"),
        ("Mark Hume left. ", "His brother told the court that the hull was rotten.", "Mark Hume", "his", "person"),
        ("The Hume Report is out.\n\n", "A police log shows no visit.", "The Hume Report", "the report", "document"),
    ],
)
def test_who_is_told_accused_related_or_named_far_off_does_not_say_it(
    before: str, sentence: str, who: str, speaker: str, kind: SourceKind
) -> None:
    index = TextIndex(from_text(f"{before}{sentence}"))
    heard = RulesReader().read(index.article).statements
    line = DraftLine(role="claims", who=who, speaker=speaker, kind=kind, **line_of("said so."))
    source, _ = source_of(line, [(len(before), len(before) + len(sentence))], index, heard)
    assert source.name == UNCLEAR


def test_who_is_told_speaks_in_a_clause_of_their_own() -> None:
    sentence = "“You should go,” Anstey told Moor, after he admitted that he had known."
    index = TextIndex(from_text(f"{MET}{sentence}"))
    line = DraftLine(role="concedes", who="Dana Moor", speaker="Moor", kind="person", **line_of("admitted it."))
    source, _ = source_of(line, [(len(MET), len(MET) + len(sentence))], index, ())
    assert source.name == "Moor"


def test_who_is_named_by_according_to_passes_on_what_another_told() -> None:
    sentence = "According to Anstey, a man who had worked there told the board that drums came at night."
    index = TextIndex(from_text(f"{MET}{sentence}"))
    heard = RulesReader().read(index.article).statements
    line = DraftLine(role="claims", who="Gil Anstey", speaker="Anstey", kind="person", **line_of("drums came."))
    source, _ = source_of(line, [(len(MET), len(MET) + len(sentence))], index, heard)
    assert source.name == "Anstey"


def test_a_quotation_is_its_own_speaker_s_not_one_s_of_whom_is_told_on_the_way() -> None:
    text = "Hume and Vale met.\n\nHume, whom Vale said she admired, said: “The hull was never rotten at all.”"
    index = TextIndex(from_text(text))
    heard = RulesReader().read(index.article).statements
    line = DraftLine(role="claims", who="Rosa Vale", speaker="Vale", kind="person", **line_of("“The hull”"))
    at = text.index("Vale said")
    source = heard[0].source.model_copy(update={"name": "Vale", "resolved": None, "start": at, "end": at + 4})
    assert quoted_by_another([(text.index("The hull"), len(text) - 1)], line, source, heard, index)


def test_a_pronoun_behind_the_role_that_the_model_has_for_a_party_may_be_that_party() -> None:
    before = "Dana Moor met Gil Anstey.\n\nMax Vale said it was late. The director is in Lisbon. "
    sentence = "But before he left he insisted that he trusted her."
    index = TextIndex(from_text(f"{before}{sentence}"))
    heard = RulesReader().read(index.article).statements
    line = DraftLine(role="claims", who="Gil Anstey, the director", speaker="he", kind="person", **line_of("trusted."))
    source, why = source_of(line, [(len(before), len(before) + len(sentence))], index, heard)
    assert (source.name, why) == ("he", None)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("“get it under five”", "Rosa Vale"),
        ("“get it under five”. Rosa Vale said it was a habit.", None),
    ],
)
def test_words_whose_whole_sentence_tells_what_another_says_are_not_shown_with_it(text: str, other: str | None) -> None:
    sentence = "Shown an email in which Hume asked them to “get it under five”, Rosa Vale said that it was a habit."
    article = from_text(f"Hume left.\n\n{sentence}")
    heard = RulesReader().read(article).statements
    line = DraftLine(role="claims", who="Hume’s email", speaker="an email", kind="document", **line_of(text))
    at = article.text.index(sentence)
    assert told_with_it(line, [(at, at + len(sentence))], heard) == other
    assert told_with_it(line, [(article.text.index("get it"), article.text.index("”"))], heard) is None


@pytest.mark.parametrize(
    ("text", "who", "speaker"),
    [
        ("Gil Anstey left.\n\n“Was it late?” asked Rosa Vale.\n\n“It was on time.”", "Gil Anstey", "Anstey"),
        ("Gil Anstey thought the cut had come from the Treasury; the Treasury declined to comment.", "Gil Anstey", "Gil Anstey"),
    ],
)  # fmt: skip
def test_who_asks_or_will_not_comment_beside_a_line_is_not_its_speaker(text: str, who: str, speaker: str) -> None:
    index = TextIndex(from_text(text))
    heard = RulesReader().read(index.article).statements
    line = DraftLine(role="claims", who=who, speaker=speaker, kind="person", **line_of("“It was on time.”"))
    place = (text.index(speaker), text.index(speaker) + len(speaker))
    assert any(said.role in ("asks", "will not say") for said in heard)
    assert another(line, place, index.sentences, heard, index) is None


def test_behind_speech_that_lacks_a_mark_prose_is_cut_into_its_sentences() -> None:
    open_speech = 'Mr Blair said: "I dislike the idea. "We have no plans to change it," he said.'
    prose = ('The church wanted people to "reflect on it" first.', 'Anne Weyman asked: "What is it for?"')
    index = TextIndex(from_text(f"{open_speech} {' '.join(prose)}"))
    cut = [index.article.text[slice(*span)] for span in index.sentences]
    assert cut[-2:] == list(prose)
    assert cut[1].startswith('"We have no plans')


def test_a_mark_opens_where_only_the_paragraph_before_lacks_one() -> None:
    index = TextIndex(from_text('Orr said: "It is old.\n\n"It is late. It is dark," Vale said.'))
    assert index.article.text[slice(*index.sentences[1])] == '"It is late. It is dark," Vale said.'


def test_a_proof_that_names_the_party_where_another_speaks_of_something_else_is_the_party_s() -> None:
    text = "The club asked for a review after Gil Anstey fell, Rosa Vale said.\n\nAnstey himself was asleep."
    index = TextIndex(from_text(text))
    heard = RulesReader().read(index.article).statements
    place = (text.index("Anstey himself"), text.index(" was asleep"))
    for told, other in (("He was asleep.", None), ("Asked for a review.", "Rosa Vale")):
        line = DraftLine(role="dodges", who="Tom Orr", speaker="Anstey himself", kind="person", **line_of(told))
        assert another(line, place, index.sentences, heard, index) == other


def test_a_role_behind_former_and_a_party_is_not_the_role_of_today() -> None:
    text = "Gil Anstey spoke. Ex Labour director Max Vale left. The director said that it was late."
    index = TextIndex(from_text(text))
    start = text.index("The director")
    line = DraftLine(role="claims", who="Gil Anstey", speaker="The director", kind="person", **line_of("It was late."))
    spans = [(start, len(text))]
    assert not means_another(line, (start, start + len("The director")), spans, (), index)
