"""What may stand before a line of a dispute: no more than its words bear out."""

import pytest

from bot.articles import from_text
from bot.breakdown import Role, SourceKind
from bot.disputes.evidence import Evidence
from bot.disputes.line_label import line_label
from bot.grounding.text_index import TextIndex


def label(own: str, role: Role, kind: SourceKind, proof: str, before: str = "", *, answered: bool = True) -> str | None:
    index = TextIndex(from_text(f"{before}{proof}"))
    evidence = Evidence(index, ((len(before), len(before) + len(proof)),), ("Gil Anstey, the director",))
    return line_label(own, role, kind, proof, evidence, answered=answered)


@pytest.mark.parametrize(
    ("own", "role", "proof"),
    [
        ("Claim, second-hand", "claims", "Lindt said that a friend had told her."),
        ("Denied at first", "denies", "Anstey denied it at first."),
        ("Doesn't recall it", "dodges", "Anstey did not recall it."),
        ("Concedes late forms", "concedes", "Anstey conceded that forms were late."),
        ("Withdraws the claim", "concedes", "Anstey withdrew the claim."),
        ("No reply", "not reached", "Moor did not respond."),
        ("Won't comment", "will not say", "Moor declined to comment."),
        ("Verdict: exaggerated", "brings evidence", "Its verdict: exaggerated."),
        ("Maintains", "gives another account", "Anstey said that the forms were whole."),
    ],
)
def test_the_model_s_own_label_is_shown_where_the_proof_bears_it_out(own: str, role: Role, proof: str) -> None:
    assert label(own, role, "person", proof) == own


@pytest.mark.parametrize(
    ("own", "role", "kind", "proof", "shown"),
    [
        ("Denied", "denies", "document", "The log shows no visit.", None),  # a document denies nothing
        ("Denied", "concedes", "person", "Anstey did not deny it.", "Doesn’t deny it"),  # the role says otherwise
        ("Concedes", "concedes", "person", "Anstey does not accept that it was late.", None),
        ("Denied", "denies", "person", "Anstey did not deny it.", None),
        ("Denied", "denies", "person", "Anstey said that he was ill.", None),
        ("Denied", "gives another account", "person", "Moor declined to comment.", None),
        ("Declined to comment", "not reached", "person", "Moor could not be reached.", "No reply"),
        ("No reply", "denies", "person", "Moor denied it.", "Denies"),
        ("Takes it back", "claims", "person", "Moor said that forms were late.", "Claims"),
        ("Evidence", "claims", "person", "Moor said that forms were late.", "Claims"),
        ("Doesn't recall it", "gives another account", "person", "Moor said it was fine.", None),
        ("Concedes the theft", "concedes", "person", "Anstey conceded that forms were late.", "Concedes"),
        ("Admits it", "gives another account", "person", "Anstey did not admit anything.", None),
        ("Checks skipped", "denies", "person", "Anstey denied that checks had been skipped.", "Denies"),
        ("Exposed as a liar", "claims", "person", "Anstey said that forms were late.", "Claims"),
        ("Claim by Moor", "claims", "person", "Moor said that forms were late.", "Claims"),
        ("Untrue", "rejects", "person", "Moor said it was untrue.", "Rejects"),
        ("Answer", "gives another account", "person", "Moor said it was fine.", "Answer"),
        ("Claim of what nobody there had said", "claims", "person", "Moor said that forms were late.", "Claims"),
        ("Claim", "claims", "article", "Forms were late.", None),
    ],
)
def test_else_the_word_for_the_role_if_the_words_bear_that_out(
    own: str, role: Role, kind: SourceKind, proof: str, shown: str | None
) -> None:
    assert label(own, role, kind, proof) == shown


@pytest.mark.parametrize(
    ("role", "said", "shown"),
    [
        ("denies", "“We bought the boats at a fair price”", None),
        ("denies", "does not recall it.", None),
        ("denies", "“I don’t deny it and never did”", None),
        ("rejects", "said it had not fallen.", None),
        ("concedes", "did not dispute it.", "Doesn’t deny it"),
        ("concedes", "confirmed that it fell.", "Confirms"),
        ("dodges", "did not respond.", "No reply"),
        ("will not say", "said he had never seen it.", None),
        ("gives another account", "said that it fell.", None),
    ],
)
def test_a_role_has_a_word_only_where_it_is_sure(role: Role, said: str, shown: str | None) -> None:
    assert label("Untrue", role, "person", said) == shown
    assert label("", role, "person", said) is None


def test_a_denial_may_stand_in_the_sentence_before_if_it_is_the_party_s() -> None:
    hull = "“Every hull was examined,” he said."
    assert label("Denied", "denies", "person", hull, "Anstey denied it. ") == "Denied"
    assert label("Denied", "denies", "person", hull, "Anstey did not deny it. ") is None
    assert label("Denied", "denies", "person", hull, "Moor denied it. ") is None
    assert label("Denied", "denies", "person", hull, "Anstey denied it.\n\n") is None


@pytest.mark.parametrize(("own", "shown"), [("Second-hand", True), ("Her own vote", False), ("Won't comment", False)])
def test_where_nobody_answers_only_a_word_for_any_line_stands(own: str, shown: bool) -> None:
    assert label(own, "claims", "person", "Lindt said that her own vote was hers.", answered=False) == (
        own if shown else None
    )


@pytest.mark.parametrize(
    ("own", "role", "proof", "shown"),
    [
        ("Expert", "claims", "Anstey said that the hull was sound.", "Claims"),
        ("Expert", "brings evidence", "Anstey said that the hull was sound.", "Expert"),
        ("Withdraws", "concedes", "Anstey regretted the email.", "Concedes"),
        ("Concedes", "concedes", "Anstey said that the count should have been 11.", "Concedes"),
        ("Concedes", "concedes", "Anstey denied that forms were late.", None),
        ("Concedes", "concedes", "Anstey said that he never took it.", None),
        ("Rejects", "rejects", "“Moor was asking about length,” Anstey said.", "Rejects"),
        ("Denies", "rejects", "“Moor was asking about length,” Anstey said.", None),
        ("Disputes", "gives another account", "Anstey did not recall it.", None),
    ],
)
def test_words_for_any_line_are_borne_out_too(own: str, role: Role, proof: str, shown: str | None) -> None:
    assert label(own, role, "person", proof) == shown


def test_what_a_line_does_not_contest_it_does_not_dispute() -> None:
    assert label("Disputes", "rejects", "person", "Anstey disputed the view.") == "Disputes"
    assert (
        label("Disputes", "gives another account", "person", "Anstey did not contest it; a patch was measured.") is None
    )


def test_a_line_that_itself_says_no_denies_also_where_its_sentence_grants_something_else() -> None:
    proof = "The Tories said they would not cut spending but agreed that it would grow more slowly."
    index = TextIndex(from_text(proof))
    evidence = Evidence(index, ((0, len(proof)),), ("The Tories",))
    said = "They would not cut spending."
    assert line_label("Denies", "denies", "group", said, evidence, answered=True) == "Denies"
    assert line_label("Denies", "denies", "group", "“That is untrue.”", evidence, answered=True) == "Denies"
    assert line_label("Denies", "denies", "group", "“That is it.”", evidence, answered=True) is None
