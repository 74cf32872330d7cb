"""What stands above the lines of a side: the model's words where its lines bear them out, else a word of the role."""

import pytest

from bot.articles import from_text
from bot.breakdown import Role
from bot.disputes.evidence import Evidence
from bot.disputes.heads import HEADS, IN_THE_ARTICLE, Headed, heads_of
from bot.grounding.text_index import TextIndex
from tests.disputes.test_checks import CAPTAIN, CLAIM, DENIAL


def evidence(text: str) -> Evidence:
    index = TextIndex(from_text(text))
    return Evidence(index, index.article.paragraphs)


Told = tuple[str, Role, Evidence]


def heads(*lines: Told, by_article: bool = False) -> list[str]:
    return heads_of([Headed(text, role, proof, by_article) for text, role, proof in lines])


@pytest.mark.parametrize(
    ("text", "role", "proof", "shown"),
    [
        ("Claims", "claims", CLAIM, "Claims"),
        ("check against", "brings evidence", CLAIM, "Check against"),
        ("Denies", "denies", DENIAL, "Denies"),
        ("Denies", "claims", CLAIM, "Claim"),
        ("Neither confirms nor denies", "dodges", CLAIM, "Neither confirms nor denies"),
        ("Concedes", "denies", DENIAL, "Denial"),
        ("No reply", "claims", CLAIM, "Claim"),
        ("He lied", "claims", CLAIM, "Claim"),
        ("“Claims”", "claims", CLAIM, "Claim"),
        ("What she says of it all", "claims", CLAIM, "Claim"),
        ("", "denies", DENIAL, "Denial"),
        ("", "denies", CLAIM, "Response"),  # its proof has no “not”
        ("", "concedes", CAPTAIN, "Response"),  # it says no, and grants nothing
        ("", "concedes", evidence("He did not dispute the figure."), "Concession"),
        ("", "will not say", CLAIM, "Response"),
        ("", "will not say", evidence("She declined to comment."), "No comment"),
        ("", "not reached", evidence("He could not be reached."), "No reply"),
    ],
)
def test_a_head_says_no_more_than_role_and_proof(text: str, role: Role, proof: Evidence, shown: str) -> None:
    assert heads((text, role, proof)) == [shown]


def test_a_side_has_one_head_though_one_of_its_lines_concedes() -> None:
    grants = evidence("He conceded it.")
    assert heads(("Denies", "denies", DENIAL), ("Denies", "concedes", grants)) == ["Denies", "Denies"]
    apart: tuple[Told, ...] = ("Denies", "claims", CLAIM), ("Claims", "claims", CLAIM), ("Denies", "denies", DENIAL)
    assert heads(*apart) == ["Claim", "Claims", "Denies"]


def test_what_the_article_says_itself_is_no_claim() -> None:
    assert heads(("", "claims", CLAIM), by_article=True) == [IN_THE_ARTICLE]
    assert HEADS["claims"] == "Claim"
