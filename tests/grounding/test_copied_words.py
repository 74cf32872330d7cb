"""The words that a model copied: found in the article, and never cut so that they say something else."""

import pytest

from bot.articles import from_text
from bot.grounding.copied_words import is_copied, passage, shown
from bot.grounding.find_quote import NotFound
from bot.grounding.text_index import TextIndex

TEXT = """The port skipped two inspections, the union’s Rosa Lindt said. Nobody was on board.

“I know,” said Gil Anstey. “But I was not there.”

“Every crane was examined,” said Moor.

He denied that the crane was unsafe. The crane was unsafe, the mayor said, but it was mended.

“I was paid in the U.S. (in cash), it was pre-arranged with the co-founder and I knew,” said Moor.

“It was safe.” “But I was not there.”

“I am not a judge. The rope was old. I needed it,” said Moor. “Was it safe?” asked Lindt. “He said, ‘It went off,’” she said.

The mayor added:

It was a good crane. It never fell.

“It held,” said Moor, “for a year. It fell in May. Nobody came,” she said, smiling.

<tweet id="1" author="@lindt">It sank. Nobody cares.</tweet>

“We paid it.” Lindt has another view: “It was a bribe.” “He did <not> pay.”

“It helps,” said Rep. Lee Ray, R-N.Y., in the hall. “It cost us,” he added in May. In August he had more. “We lost.”

“They will not ask me. I have a vote.”"""
HEADLINE = "Crane ‘was rotten’, inquiry told\n\nThe crane ‘was rotten’, Moor said."
INDEX = TextIndex(from_text(TEXT))
ALL = INDEX.article.paragraphs


def copied(text: str, *paragraphs: int) -> str:
    """As it is shown, with these paragraphs as its proof."""
    return shown(INDEX.article, passage(text, [ALL[number - 1] for number in paragraphs], INDEX))


@pytest.mark.parametrize(
    ("text", "paragraph", "seen"),
    [
        ("“Nobody was on board.”", 1, "Nobody was on board."),  # no speech: it loses its marks
        ('"I know" … "But I was not there."', 2, "“I know”. “But I was not there.”"),
        ("“I know” “But I was not there.”", 2, "“I know”. “But I was not there.”"),
        ("“I was paid in the U.S. (in cash", 5, "“I was paid in the U.S. (in cash)”"),
        ("“arranged with the co", 5, "“pre-arranged with the co-founder”"),
        ("“I know. But I was not there.”", 2, "“I know”. “But I was not there.”"),  # parted by “said Anstey”
        ("“I have a vote.”", 14, "“I have a vote.”"),  # “me.” ends a sentence, and is no short form
        ("“I know, but I was not there.”", 2, "“I know”. “But I was not there.”"),
        ("“the crane was unsafe”", 4, "He denied that the crane was unsafe."),  # what is cut off turns it
        ("“The crane was unsafe, the mayor said”", 4, "The crane was unsafe, the mayor said, but it was mended."),
        ("“The rope was old. I needed", 7, "“The rope was old. I needed”"),
        ("“It held” “for a year.”", 10, "“It held” … “for a year.”"),  # one sentence, parted
        ("“for a year.” “Nobody came”", 10, "“for a year.” … “Nobody came”"),  # speech is left out
        ("“We paid it.” “It was a bribe.”", 12, "“We paid it.” … “It was a bribe.”"),  # another speaks
        ("“It helps” “It cost us”", 13, "“It helps”. “It cost us”"),  # short forms end no sentence
        ("“It cost us” “We lost.”", 13, "“It cost us” … “We lost.”"),  # two occasions
        ("“He did <not> pay.”", 12, "“He did <not> pay.”"),
        ("“He said, ‘It went off”", 7, "“He said, ‘It went off,’”"),
        ("“It was a good crane.”", 9, "It was a good crane."),  # set off by a colon
        ("The port skipped two inspections", 1, "The port skipped two inspections, the union’s Rosa Lindt said."),
    ],
)
def test_copied_words_are_the_articles_and_whole_where_a_cut_would_turn_them(
    text: str, paragraph: int, seen: str
) -> None:
    assert copied(text, paragraph) == seen


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("“The port skipped three inspections”", "do not stand in the article"),
        ("“The port … was examined twice”", "do not stand in the article"),
        ("“Every crane was examined”", "elsewhere"),
        ("“ … ”", "no words"),
    ],
)
def test_words_that_the_article_has_not_or_has_elsewhere_are_refused(text: str, why: str) -> None:
    with pytest.raises(NotFound, match=why):
        copied(text, 1)


def test_a_headline_is_nobody_s_speech_and_of_equal_words_those_at_the_proof_count() -> None:
    index = TextIndex(from_text(HEADLINE))
    with pytest.raises(NotFound, match="no part of the story"):
        passage("“was rotten”", index.article.paragraphs[:1], index)
    text = "“I met nobody,” Reyes said. “I met nobody,” Marsh said."
    index = TextIndex(from_text(text))
    ((start, _),) = passage("“I met nobody”", index.sentences[1:], index)
    assert start > text.index("Reyes")


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("“I know”", True),
        ("“I know,” … “But I was not there.”", True),
        ("“I know” “But I was not there”.", True),
        ("He said “I know”", False),
        ("“I know,” he said. “But …”", False),
        ("I know", False),
    ],
)
def test_a_point_is_copied_where_it_is_quotations_alone(text: str, is_one: bool) -> None:
    assert is_copied(text) == is_one


def test_marks_that_are_printed_as_two_strokes_are_one() -> None:
    index = TextIndex(from_text("Moor spoke. ''I know it,'' he said. ''It was safe.''"))
    for copied_words, seen in (("“I know it”", "“I know it”"), ("“It was safe.”", "“It was safe.”")):
        assert shown(index.article, passage(copied_words, index.article.paragraphs, index)) == seen


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The aide also rejected the claims, saying: “It was safe.”", "“It was safe.”"),
        ("The argument was rejected by Moor, who said: “It was safe.”", "“It was safe.”"),
        ("Moor said Ray did not deserve any credit, telling the court: “It was safe.”", "“It was safe.”"),
        ("Pressed on whether he would not act, he replied: “It was safe.”", "“It was safe.”"),
        ("Ray was asked of it, and he never said: “It was safe.”", None),
        ("Ray never, he says, told the court: “It was safe.”", None),
        ("Ray denied sending a text, reading: “It was safe.”", None),
        ("Ray never wrote the line: “It was safe.”", None),
        ("The fake letter, which Ray did not write, read: “It was safe.”", None),
        ("Ray denied writing, in a letter to his bank, the words: “It was safe.”", None),
    ],
)
def test_a_lead_in_is_left_out_only_where_it_turns_nothing(text: str, told: str | None) -> None:
    article = from_text(text)
    assert shown(article, passage("“It was safe.”", article.paragraphs, TextIndex(article))) == (told or text)


@pytest.mark.parametrize(
    "copied", ["“What is it? It is old. Nobody came.”", "“What is it?” “It is old.” “Nobody came.”"]
)
def test_a_mark_that_takes_speech_up_again_parts_nothing(copied: str) -> None:
    index = TextIndex(from_text('Moor replied: "What is it? "It is old.\n\n"Nobody came," he said.'))
    assert (
        shown(index.article, passage(copied, index.article.paragraphs, index)) == "“What is it? It is old. Nobody came”"
    )
