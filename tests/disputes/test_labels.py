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
CLAIM = (
    Line(statement="s1", who="The union", role="claims", text="safety checks were skipped"),
    "Checks were skipped, it said.",
)
DENIAL = (
    Line(statement="s2", who="Gil Anstey", role="denies", text="denied it"),
    "He denied that any check had been missed.",
)
PART = (
    Line(statement="s2", who="Gil Anstey", role="denies part", text="denied one"),
    "He denied that one had been missed.",
)
GRANT = (Line(statement="s3", who="Anstey", role="concedes", text="some were late"), "He conceded that some were late.")
OTHER = (
    Line(statement="s4", who="Anstey", role="gives another account", text="they were late"),
    "They were late, he said.",
)
SILENT = (Line(statement="s5", who="Dana Moor", role="not reached", text="did not reply"), "Moor did not reply.")
UNPROVEN_GRANT = (GRANT[0], "Some were late, he said.")
OWN_GRANT = (GRANT[0].model_copy(update={"who": "The union"}), GRANT[1])
OWN = (Line(statement="s6", who="The union", role="denies", text="denied it"), "It denied that it had said so.")


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        ((CLAIM, DENIAL), "denied"),
        ((CLAIM, PART), "denied in part"),
        ((CLAIM, DENIAL, PART), "denied"),
        ((CLAIM, DENIAL, GRANT), "denied; partly conceded"),
        ((CLAIM, DENIAL, UNPROVEN_GRANT), None),
        ((CLAIM, GRANT), None),
        ((CLAIM, OTHER), None),
        ((CLAIM, OWN), None),
        ((CLAIM, OWN_GRANT), None),
        ((CLAIM, SILENT), "no reply"),
        ((CLAIM, DENIAL, SILENT), "denied"),
        ((CLAIM,), None),
    ],
)
def test_the_outcome_is_what_the_lines_of_others_make_of_the_claim(
    said: Sequence[tuple[Line, str]], outcome: str | None
) -> None:
    assert outcome_of(CHECKS, [line for line, _ in said], [proof for _, proof in said]) == outcome


@pytest.mark.parametrize(
    "question", ["Were all ferries safe?", "Were no safety checks made?", "How were safety checks skipped?"]
)
def test_of_a_question_that_asks_something_else_than_the_claim_no_denial_is_told(question: str) -> None:
    said = (CLAIM, DENIAL)
    assert outcome_of(question, [line for line, _ in said], [proof for _, proof in said]) is None
