"""What the rules read in each text of sentences.txt: who says what, and nothing else.

In that file a line is a text (¶ parts its paragraphs), and the indented lines under it are its statements: the fullest name
of the source (? where it is unclear), the role, the words, and who passed them on.
"""

from pathlib import Path

import pytest

from bot.articles.text import from_text
from bot.breakdown import Statement
from bot.readers.rules import RulesReader


def entries() -> list[tuple[str, list[str]]]:
    """Each text with its statements."""
    found: list[tuple[str, list[str]]] = []
    for line in Path(__file__).with_name("sentences.txt").read_text("utf-8").splitlines():
        if line.startswith("    "):
            found[-1][1].append(line.strip())
        elif line and not line.startswith("#"):
            found.append((line, []))
    return found


def read(text: str) -> list[Statement]:
    return list(RulesReader().read(from_text(text)).statements)


def shown(one: Statement) -> str:
    """A statement as it is written in the file."""
    who = "?" if one.source.start is None else one.source.resolved or one.source.name
    return " | ".join((who, one.role, one.quote, *(f"via {mention.name}" for mention in one.via)))


@pytest.mark.parametrize(("text", "statements"), entries())
def test_it_is_read_as_it_is_written_down(text: str, statements: list[str]) -> None:
    told = text.replace(" ¶¶ ", "\n\n").replace(" ¶ ", "\n")
    assert [shown(one).replace("\n", " ¶ ") for one in read(told)] == statements


@pytest.mark.parametrize(
    ("text", "kind", "unnamed"),
    [
        ("A harbor official said the bridge was safe.", "person", True),
        ("A spokesman, who asked not to be named, said it was old.", "person", True),
        ("Two people familiar with the talks said the bridge was safe.", "group", True),
        ("Ann Lind said the bridge was safe.", "person", False),
        ("One of the owner’s tenants, Olga Reed, said it was cold.", "person", False),
        ("Quillpay said in a statement that it was old.", "group", False),
        ("Both governments said it was old.", "group", False),
        ("Others said it was old.", "group", True),
        ("Liberal Democrat shadow chancellor Vince Cable said it was old.", "person", False),
        ("Police chief Rogelio Timbol said it was old.", "person", False),
        ("Regional director Mrs Paulette Dacres said it was old.", "person", False),
        ("The mayor of Corriston, Ruth Odell, said the bridge was safe.", "person", False),
        ("“It is safe,” said the chief executive of Halden Oil, Maud Ferrier.", "person", False),
        ("A resident of Corriston, North Halden, said the bridge was safe.", "person", True),
        ("The opposition denied the theft.", "organisation", False),
        ("The harbor union said the bridge was safe.", "organisation", False),
        ("The Transport Ministry said the bridge was safe.", "government", False),
        ("France said the bridge was safe.", "government", False),
        ("A fire department report says that two exits were chained.", "document", False),
    ],
)
def test_a_source_has_a_kind_and_is_unnamed_where_the_article_hides_it(text: str, kind: str, unnamed: bool) -> None:
    (one,) = read(text)
    assert (one.source.kind, one.source.unnamed) == (kind, unnamed)


@pytest.mark.parametrize(
    ("text", "against"),
    [
        ("Prosecutors accused the mayor of taking bribes.", "the mayor"),
        ("The union blamed Bright Water for the delay.", "Bright Water"),
        ("Critics were silent, but the mayor was accused of taking bribes.", "the mayor"),
    ],
)
def test_a_charge_names_whom_it_is_made_against(text: str, against: str) -> None:
    assert [one.name for one in RulesReader().read(from_text(text)).against.values()] == [against]
