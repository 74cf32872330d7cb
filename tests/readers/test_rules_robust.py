"""Any text gets an answer: another language a sentence, odd input no crash, long input no limit."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.articles.text import from_text
from bot.breakdown import Article
from bot.errors import ReaderError
from bot.readers.rules import RulesReader
from tests.readers.test_rules_sentences import read

GERMAN = (
    "Der Bürgermeister bestreitet, dass er Geld von der Firma angenommen hat. „Ich habe nie einen Cent genommen“, sagte er "
    "am Dienstag vor der Presse und forderte eine Entschuldigung von seinen Gegnern im Rat der Stadt."
)
ARABIC = "نفى رئيس البلدية أنه تلقى أموالا من الشركة وقال إنه لم يأخذ شيئا وطالب باعتذار من خصومه في المجلس"


@pytest.mark.parametrize("text", [GERMAN, ARABIC])
def test_another_language_is_refused_in_a_sentence_that_says_what_to_do(text: str) -> None:
    with pytest.raises(ReaderError) as refusal:
        read(text)
    assert refusal.value.code == "language"
    assert "English only" in refusal.value.message
    assert refusal.value.try_


@pytest.mark.parametrize(
    "text", ["No.", "Nein, sagte er.", "Ann Lind\nTom Orr\nBjörn Åkesson\n" * 20, "LIND WINS " * 30]
)
def test_short_and_odd_texts_are_not_refused(text: str) -> None:
    read(text)


@pytest.mark.parametrize(
    "text",
    [
        "Der Bürgermeister bestreitet, dass er Geld angenommen hat.",
        "De burgemeester ontkent dat hij geld heeft aangenommen.",
    ],
)
def test_a_short_text_in_another_language_gets_a_note_that_rules_read_english_only(text: str) -> None:
    draft = RulesReader().read(from_text(text))
    assert [note for note in draft.notes if "English only" in note]


@pytest.mark.parametrize(
    "text",
    [
        "Skanska contractor Lars Holm rejects allegations.",
        "Lübeck Bürgermeister denies bribes, prosecutors allege fraud.",
        "Anne Lind, Björn Åkesson, Tom Orr, José Muñoz, Zoë Brønsted.",
        "No.",
    ],
)
def test_short_english_and_names_get_no_note_about_language(text: str) -> None:
    assert RulesReader().read(from_text(text)).notes == ()


def test_english_with_a_few_foreign_words_is_read() -> None:
    assert read("The mayor said the Bürgermeister of Lübeck had sent “herzliche Grüße” to the town.")


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n ",
        '"' * 3001,
        "''" * 999,
        ", he said" * 500,
        "“ said said : ; said said",
        "a" * 50_000,
        "“ according according to said",
        "… which denied not report Ann he quoted had ;",
        "Outside court McDonald said the plan was wrong. Outside NASA said so. Outside court eBay said nothing.",
        "She says she was the one who reported it",
        "— — said “Yes,”",
    ],
)
def test_odd_input_is_read_without_a_crash(text: str) -> None:
    article = Article(text=text, paragraphs=((0, len(text)),) if text.strip() else ())
    RulesReader().read(article)


def test_a_paragraph_of_any_length_is_read_to_its_end() -> None:
    text = "The weather was mild on Monday in the harbor town. " * 300 + "The mayor said the bridge was safe."
    assert any(one.quote == "the bridge was safe" for one in read(text))


@pytest.mark.parametrize("sign", [",", "’", "*", "“"])
def test_a_row_of_signs_costs_no_more_than_its_length(sign: str) -> None:
    began = time.process_time()
    text = f"The union denied that the bridge leaks{sign * 12_000} and left."
    assert len(RulesReader().read(from_text(text)).statements) == 1
    assert time.process_time() - began < 5  # before rows were cut: half a minute


def test_what_is_left_out_is_not_read() -> None:
    line, story = "The mayor said the bridge was safe.", "The council said the toll would rise."
    text = f"{line}\n{story}"
    article = Article.model_validate(
        {
            "text": text,
            "paragraphs": ((0, len(line)), (len(line) + 1, len(text))),
            "left_out": ({"start": 0, "end": len(line), "why": "caption"},),
        }
    )
    found = RulesReader().read(article).statements
    assert [(one.paragraph, one.quote) for one in found] == [(2, "the toll would rise")]


WORDS = st.sampled_from(
    "“ ” ‘ ’ \" '' , . : ; — - … ( ) said says he she the mayor told denied that Ann Lind according to citing not never "
    "called a lie accused of fraud asked whether announced “Yes,” who which and but adding as to".split()
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(WORDS, max_size=60), st.sampled_from([" ", "", "\n"]))
def test_whatever_is_written_every_quote_stands_where_it_is_said_to_stand(words: list[str], glue: str) -> None:
    text = " ".join(words[:30]) + glue + " ".join(words[30:])
    article = Article(text=text, paragraphs=((0, len(text)),) if text.strip() else ())
    for statement in RulesReader().read(article).statements:
        start, end = statement.sentence
        ends = [start, *(place for span in statement.spans for place in span), end]
        assert ends == sorted(ends)
        assert all(start < end for start, end in statement.spans)
        assert statement.quote == " … ".join(text[start:end] for start, end in statement.spans)
        named = [*statement.via, *([statement.source] if statement.source.start is not None else [])]
        assert all(text[mention.start : mention.end] == mention.name for mention in named)
        assert statement.cue is None or statement.cue in text
        assert statement.source.resolved is None or statement.source.resolved in text
