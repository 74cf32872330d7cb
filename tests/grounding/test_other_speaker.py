"""Words that belong to another than the party that a model names are not given to it."""

import pytest

from bot.articles import from_text
from bot.breakdown import SourceKind
from bot.grounding.other_speaker import another, means_another, quoted_by_another, told_with_it
from bot.grounding.speaker import UNCLEAR, source_of
from bot.grounding.text_index import TextIndex
from tests.sentences import drafted, heard

MET = "Dana Moor, the chief, and Gil Anstey met.\n\n"
BEFORE_HIM = "Dana Moor met Gil Anstey.\n\nMax Vale said it was late. The director is in Lisbon. "


@pytest.mark.parametrize(
    ("before", "sentence", "who", "speaker", "kind", "name"),
    [
        # Who is told, accused, related or named far off does not say it.
        (MET, "Anstey told Moor: “I will not pay a penny for it.”", "Dana Moor", "Moor", "person", UNCLEAR),
        (MET, "Anstey told Moor that he had not read it.", "Dana Moor", "Moor", "person", UNCLEAR),
        (MET, "Anstey accused Moor of hiding that the hull was rotten.", "Dana Moor", "", "person", UNCLEAR),
        (MET, "The spokesman said it had been warned.", "Dana Moor", "it", "person", UNCLEAR),
        ("Mark Hume left. ", "His brother told the court that the hull was rotten.", "Mark Hume", "his", "person", UNCLEAR),
        ("The Hume Report is out.\n\n", "A police log shows no visit.", "The Hume Report", "the report", "document", UNCLEAR),
        # Who is named by “according to” passes on what another told.
        (MET, "According to Anstey, a man who had worked there told the board that drums came at night.", "Gil Anstey", "Anstey", "person", "Anstey"),
        # A pronoun behind the role that the model has for a party may be that party.
        (BEFORE_HIM, "But before he left he insisted that he trusted her.", "Gil Anstey, the director", "he", "person", "he"),
    ],
)  # fmt: skip
def test_who_says_a_sentence(before: str, sentence: str, who: str, speaker: str, kind: SourceKind, name: str) -> None:
    index, statements = heard(f"{before}{sentence}")
    line = drafted(who, "said so.", speaker=speaker, kind=kind)
    source, why = source_of(line, [(len(before), len(before) + len(sentence))], index, statements)
    assert (source.name, why is None) == (name, name != UNCLEAR)


def test_who_is_told_speaks_in_a_clause_of_their_own() -> None:
    sentence = "“You should go,” Anstey told Moor, after he admitted that he had known."
    line = drafted("Dana Moor", "admitted it.", role="concedes", speaker="Moor")
    source, _ = source_of(line, [(len(MET), len(MET) + len(sentence))], TextIndex(from_text(f"{MET}{sentence}")), ())
    assert source.name == "Moor"


def test_a_quotation_is_its_own_speaker_s_not_one_s_of_whom_is_told_on_the_way() -> None:
    text = "Hume and Vale met.\n\nHume, whom Vale said she admired, said: “The hull was never rotten at all.”"
    index, statements = heard(text)
    at = text.index("Vale said")
    vale = statements[0].source.model_copy(update={"name": "Vale", "resolved": None, "start": at, "end": at + 4})
    line = drafted("Rosa Vale", "“The hull”", speaker="Vale")
    assert quoted_by_another([(text.index("The hull"), len(text) - 1)], line, vale, statements, index)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("“get it under five”", "Rosa Vale"),
        ("“get it under five”. Rosa Vale said it was a habit.", None),
    ],
)
def test_words_whose_whole_sentence_tells_what_another_says_are_not_shown_with_it(text: str, other: str | None) -> None:
    sentence = "Shown an email in which Hume asked them to “get it under five”, Rosa Vale said that it was a habit."
    article = f"Hume left.\n\n{sentence}"
    _, statements = heard(article)
    line = drafted("Hume’s email", text, speaker="an email", kind="document")
    assert told_with_it(line, [(article.index(sentence), len(article))], statements) == other
    assert told_with_it(line, [(article.index("get it"), article.index("”"))], statements) is None


@pytest.mark.parametrize(
    ("text", "who", "speaker"),
    [
        ("Gil Anstey left.\n\n“Was it late?” asked Rosa Vale.\n\n“It was on time.”", "Gil Anstey", "Anstey"),
        ("Gil Anstey thought the cut had come from the Treasury; the Treasury declined to comment.", "Gil Anstey", "Gil Anstey"),
    ],
)  # fmt: skip
def test_who_asks_or_will_not_comment_beside_a_line_is_not_its_speaker(text: str, who: str, speaker: str) -> None:
    index, statements = heard(text)
    line = drafted(who, "“It was on time.”", speaker=speaker)
    place = (text.index(speaker), text.index(speaker) + len(speaker))
    assert any(said.role in ("asks", "will not say") for said in statements)
    assert another(line, place, index.sentences, statements, index) is None


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
    index, statements = heard(text)
    place = (text.index("Anstey himself"), text.index(" was asleep"))
    told_of = ("He was asleep.", None), ("Was asleep after he fell.", None), ("Asked for a review.", "Rosa Vale")
    for told, other in told_of:
        line = drafted("Tom Orr", told, role="dodges", speaker="Anstey himself")
        assert another(line, place, index.sentences, statements, index) == other


def test_a_role_behind_former_and_a_party_is_not_the_role_of_today() -> None:
    text = "Gil Anstey spoke. Ex Labour director Max Vale left. The director said that it was late."
    index = TextIndex(from_text(text))
    start = text.index("The director")
    line = drafted("Gil Anstey", "It was late.", speaker="The director")
    assert not means_another(line, (start, start + len("The director")), [(start, len(text))], (), index)


@pytest.mark.parametrize(
    ("between", "speaks", "other"),
    [
        ("", "the Salford MP", None),
        ("", "a Salford clerk", "a Salford clerk"),
        ("Bo Dale said it was on Tuesday.\n\n", "the Salford MP", None),
        ("Bo Dale said it was on Tuesday.\n\n", "Rosa Vale", "Rosa Vale"),
    ],
)
def test_the_holder_of_an_office_may_be_any_who_spoke_before(between: str, speaks: str, other: str | None) -> None:
    before = f"The vote is on Monday, Hazel Pell told MPs.\n\n{between}"
    text = f"{before}“The threat is most likely to come from them,” {speaks} said."
    index, statements = heard(text)
    pell = next(said.source for said in statements if "Pell" in said.source.name)
    line = drafted("Hazel Pell", "“The threat is most likely to come from them.”", speaker="Pell")
    at = text.index("The threat")
    assert quoted_by_another([(at, at + 43)], line, pell, statements, index) == other


@pytest.mark.parametrize(("before", "other"), [("", None), ("Hazel Pell moved.\n\n", "a letting agent")])
def test_whom_the_article_names_only_later_may_be_the_unnamed_speaker_before(before: str, other: str | None) -> None:
    text = f"{before}“It has gone to a friend,” a letting agent said.\n\nHazel Pell, the letting agent, denied it."
    index, statements = heard(text)
    pell = next(said.source for said in statements if "Pell" in said.source.name)
    line = drafted("Hazel Pell", "“It has gone to a friend.”", speaker="Pell")
    at = text.index("It has gone")
    assert quoted_by_another([(at, at + 24)], line, pell, statements, index) == other


def test_a_proposal_is_its_party_s_also_where_another_speaks_of_it() -> None:
    index, statements = heard(
        "Red proposals to cap the number would not work, argued Mr Vale. Red voters left, Mr Vale said."
    )
    for sentence, told, is_theirs in ((0, "They propose a cap.", True), (1, "Their voters left.", False)):
        line = drafted("The Reds", told, speaker="Red", kind="organisation")
        why = source_of(line, [index.sentences[sentence]], index, statements)[1]
        assert (why is None) is is_theirs
