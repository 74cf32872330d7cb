"""What is printed before a line."""

from collections.abc import Sequence

import pytest

from bot.articles import from_text
from bot.breakdown import Line, Role
from bot.disputes.evidence import Evidence
from bot.disputes.labels import label_of, outcome_of, role_of
from bot.grounding.text_index import TextIndex


@pytest.mark.parametrize(
    ("label", "role", "proof", "shown"),
    [
        ("does not deny", "concedes", "He did not dispute that some were late.", "does not deny"),
        ("does not deny", "concedes", "Some were late, he said.", None),
        ("concedes", "concedes", "He admitted that some were late.", "concedes"),
        ("concedes", "concedes", "The line will cap its fares.", None),
        ("does not recall", "dodges", "She would look into it.", None),
        ("does not recall", "dodges", "She had no recollection of it.", "does not recall"),
        ("will not say", "will not say", "She would not say who signed.", "will not say"),
        ("not reached", "not reached", "She will issue a statement.", None),
        ("takes back", "concedes", "He withdrew the charge.", "takes back"),
        ("takes back", "concedes", "His office wrote to clarify.", None),
        ("rejects", "rejects", "“He’s a clown,” she said.", None),
        ("rejects", "rejects", "“Nonsense,” she said.", "rejects"),
        ("backs", "claims", "“He is right,” she said.", "backs"),
        ("denies", "gives another account", "It was open, she said.", "gives another account"),
        ("denies", "denies", "She called the plan short and free.", None),
        ("confirms", "confirms", "He could neither confirm nor deny it.", None),
        ("confirms", "confirms", "He agreed to meet the fans.", None),
        ("confirms", "confirms", "He did not dispute it.", None),
        ("concedes", "concedes", "She would not concede that.", None),
        ("takes back", "concedes", "The auditor was wrong, he said.", None),
        ("will not say", "will not say", "The owners would not resign.", None),
        ("disputes", "rejects", "A letter exists, she said.", None),
        ("disputes", "rejects", "His office has no record of a meeting.", None),
        ("rules", "brings evidence", "An engineer had never seen one.", None),
        ("now says", "gives another account", "It was shut, she said.", None),
        ("now says", "gives another account", "It was shut, she now says.", "now says"),
        ("concedes late forms", "concedes", "He admitted that some forms were late.", "concedes late forms"),
        ("concedes theft", "gives another account", "He said the theft was reported.", "gives another account"),
        ("partly denies", "denies part", "He denied the first charge.", "partly denies"),
        ("denies the calls", "denies", "She denied making any calls.", "denies the calls"),
        ("denies the calls", "claims", "She made the calls.", "claims"),
        ("changes account", "gives another account", "It was shut, she now says.", "changes account"),
        ("changes account", "gives another account", "It was shut, she said.", "gives another account"),
        ("unsure", "gives another account", "It might have been a gun, he said.", "unsure"),
        ("unsure", "gives another account", "It was a gun, he said.", "gives another account"),
        ("no reply", "not reached", "The firm did not respond.", "no reply"),
        ("no reply", "claims", "The firm said it had paid.", "claims"),
        ("says no crew paid", "claims", "The firm said that it had paid the crew.", "claims"),
        ("shot first", "claims", "He said that he shot first.", "claims"),
        ("lies about calls", "claims", "She said that she made no calls.", "claims"),
        ("caught out", "claims", "She said so.", "claims"),
        ("concedes all", "concedes", "He said every hull was examined.", None),
        ("accepts blame", "claims", "He said every hull was examined.", "claims"),
        ("flatly denies all", "denies part", "He denied part of it.", "denies part"),
        ("denies nothing", "denies", "He denied it.", "denies"),
        ("confirms it", "confirms", "He could neither confirm nor deny it.", None),
        ("refuses comment", "claims", "He said he did not take it.", "claims"),
        ("no reply", "not reached", "The council did not contact the police.", None),
        ("blames the crew", "claims", "He said the crew saw it.", "claims"),
        ("mayor took cash", "brings evidence", "She said the mayor took cash.", "brings evidence"),
    ],
)
def test_a_line_is_labelled_only_as_the_words_of_its_proof_bear_out(
    label: str, role: Role, proof: str, shown: str | None
) -> None:
    assert label_of(label, role, proof, Evidence(TextIndex(from_text(proof)), ((0, len(proof)),))) == shown


@pytest.mark.parametrize(
    ("role", "proof", "right"),
    [
        ("will not say", "Moor did not respond to a request for comment.", "not reached"),
        ("not reached", "Moor declined to comment.", "will not say"),
        ("denies", "Anstey said the ship was in dock all year.", "gives another account"),
        ("denies", "Anstey said no check was missed.", "denies"),
        ("confirms", "Anstey denied that checks were missed.", "denies"),
        ("concedes", "Anstey denied the charge but acknowledged late forms.", "concedes"),
        ("concedes", "Anstey did not deny that forms were late.", "concedes"),
        ("rejects", "“That is nonsense,” said Anstey.", "rejects"),
    ],
)
def test_a_role_is_the_one_that_the_words_bear_out(role: Role, proof: str, right: Role) -> None:
    assert role_of(role, proof) == right


CHECKS = "Were safety checks skipped?"
SAID = (
    (Line(statement="s1", who="The union", role="claims", text="checks were skipped"), "Checks were skipped, it said."),
    (Line(statement="s2", who="Anstey", role="denies", text="denied it"), "He denied that any check had been missed."),
    (Line(statement="s3", who="Anstey", role="concedes", text="some forms were late"), "He conceded that some forms were late, and would not say why."),
)  # fmt: skip
SILENT = (SAID[0], (Line(statement="s4", who="Moor", role="not reached", text="did not reply"), "Moor did not reply."))
OWNED = (
    SAID[0],
    (Line(statement="s5", who="Anstey", role="concedes", text="so"), "He admitted that safety checks were skipped."),
)
OWNED_NOT = (
    SAID[0],
    (
        Line(statement="s5", who="Anstey", role="concedes", text="so"),
        "He admitted that safety checks were not skipped.",
    ),
)


@pytest.mark.parametrize(
    ("outcome", "said", "right"),
    [
        ("denied", SAID, True),
        ("Denied; some forms conceded.", SAID, True),
        ("denied, partly conceded", SAID, True),
        ("denied, then admitted", SAID, False),
        ("admitted", SAID, False),
        ("conceded", SAID, False),
        ("denied; checks conceded", SAID, False),
        ("not answered", SAID, False),
        ("two accounts", SAID, True),
        ("skipped", SAID, False),
        ("all denied", SAID, False),
        ("denied by a liar", SAID, False),
        ("mayor blamed", SAID, False),
        ("not answered", SILENT, True),
        ("no reply", SILENT, True),
        ("two accounts", SILENT, False),
        ("denied", SILENT, False),
        ("admitted", OWNED, True),
        ("admitted", OWNED_NOT, False),
        ("", SAID, False),
    ],
)  # fmt: skip
def test_an_outcome_is_borne_out_by_the_roles_and_proofs_of_its_lines(
    outcome: str, said: Sequence[tuple[Line, str]], right: bool
) -> None:
    shown = outcome_of(outcome, CHECKS, [line for line, _ in said], [proof for _, proof in said])
    assert shown == (outcome.casefold().strip(".") if right else None)


@pytest.mark.parametrize(
    ("outcome", "question", "said", "shown"),
    [
        ("denied, then withdrawn", CHECKS, SAID, None),
        ("denied; mayor blamed", CHECKS, SAID, None),
        ("denied in full", CHECKS, SAID, None),
        ("denied by the union", CHECKS, SAID, None),
        ("denied by anstey", CHECKS, SAID, "denied by anstey"),
        ("union silent", CHECKS, SILENT, None),
        ("moor silent", CHECKS, SILENT, "moor silent"),
        ("not answered", CHECKS, (*SAID, SILENT[1]), None),
        ("denied", "Were no safety checks made?", SAID, None),
        ("denied", "Did the line refuse the checks?", SAID, None),
        ("late forms undisputed", CHECKS, (SAID[0], SAID[2]), "late forms undisputed"),
    ],
)
def test_each_part_of_an_outcome_needs_a_line_of_the_party_and_the_thing_that_it_names(
    outcome: str, question: str, said: Sequence[tuple[Line, str]], shown: str | None
) -> None:
    assert outcome_of(outcome, question, [line for line, _ in said], [proof for _, proof in said]) == shown
