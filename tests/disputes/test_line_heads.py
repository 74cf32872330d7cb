"""What stands above the lines of a side: the model's words where its lines bear them out, else a word of the role."""

import pytest

from bot.articles import from_text
from bot.breakdown import Role
from bot.disputes.evidence import Evidence
from bot.disputes.line_heads import HEADS, IN_THE_ARTICLE, Headed, heads_of
from bot.grounding.text_index import TextIndex
from tests.disputes.test_checks import CAPTAIN, CLAIM, DENIAL


def evidence(text: str) -> Evidence:
    index = TextIndex(from_text(text))
    return Evidence(index, index.article.paragraphs)


Told = tuple[str, Role, Evidence]


def heads(*lines: Told, by_article: bool = False) -> list[str]:
    return heads_of([Headed(text, "Gil Anstey", role, proof, by_article) for text, role, proof in lines])


@pytest.mark.parametrize(
    ("text", "role", "proof", "shown"),
    [
        ("Claims", "claims", CLAIM, "Claims"),
        ("check against", "brings evidence", CLAIM, "Check against"),
        ("Denies", "denies", DENIAL, "Denies"),
        ("Denies", "claims", CLAIM, "Claims"),
        ("Neither confirms nor denies", "dodges", CLAIM, "Neither confirms nor denies"),
        ("Concedes", "denies", DENIAL, "Denies"),
        ("No reply", "claims", CLAIM, "Claims"),
        ("He lied", "claims", CLAIM, "Claims"),
        ("The truth", "claims", CLAIM, "Claims"),
        ("Dana Moor", "claims", CLAIM, "Claims"),
        ("Says no", "claims", CLAIM, "Claims"),
        ("Refuses to say", "claims", CLAIM, "Claims"),
        ("Verdict", "brings evidence", CLAIM, "Verdict"),
        ("“Claims”", "claims", CLAIM, "Claims"),
        ("Hid the grant", "claims", CLAIM, "Claims"),
        ("Skipped checks", "claims", CLAIM, "Skipped checks"),
        ("What she says of it all", "claims", CLAIM, "Claims"),
        ("", "denies", DENIAL, "Denies"),
        ("", "denies", CLAIM, "Says"),  # its proof has no “not”
        ("", "concedes", CAPTAIN, "Says"),  # it says no, and grants nothing
        ("", "concedes", evidence("He did not dispute the figure."), "Concedes"),
        ("", "will not say", CLAIM, "Says"),
        ("", "will not say", evidence("She declined to comment."), "No comment"),
        ("", "not reached", evidence("He could not be reached."), "No answer"),
    ],
)
def test_a_head_says_no_more_than_role_and_proof(text: str, role: Role, proof: Evidence, shown: str) -> None:
    assert heads((text, role, proof)) == [shown]


def test_a_side_has_one_head_though_one_of_its_lines_concedes() -> None:
    grants = evidence("He conceded it.")
    assert heads(("Denies", "denies", DENIAL), ("Denies", "concedes", grants)) == ["Denies", "Denies"]
    apart: tuple[Told, ...] = ("Denies", "claims", CLAIM), ("Claims", "claims", CLAIM), ("Denies", "denies", DENIAL)
    assert heads(*apart) == ["Claims", "Claims", "Denies"]


def test_another_party_under_a_denial_must_deny_too() -> None:
    parties: tuple[tuple[str, Role, Evidence], ...] = (
        ("Gil Anstey, a director", "denies", DENIAL),
        ("Anstey", "claims", CLAIM),
        ("Ewa Brandt", "claims", CLAIM),
    )
    told = [Headed("Denies", who, role, proof, by_article=False) for who, role, proof in parties]
    assert heads_of(told[:2]) == ["Denies", "Denies"]
    assert heads_of(told) == ["Denies", "Claims", "Claims"]


def test_what_the_article_says_itself_is_no_claim() -> None:
    assert heads(("", "claims", CLAIM), by_article=True) == [IN_THE_ARTICLE]
    assert HEADS["claims"] == "Claims"
