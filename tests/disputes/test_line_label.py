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
    ("own", "role", "proof", "shown"),
    [
        # The model's own label, where the proof bears it out.
        ("Claim, second-hand", "claims", "Lindt said that a friend had told her.", "Claim, second-hand"),
        ("Denied at first", "denies", "Anstey denied it at first.", "Denied at first"),
        ("Doesn't recall it", "dodges", "Anstey did not recall it.", "Doesn't recall it"),
        ("Concedes late forms", "concedes", "Anstey conceded that forms were late.", "Concedes late forms"),
        ("Withdraws the claim", "concedes", "Anstey withdrew the claim.", "Withdraws the claim"),
        ("No reply", "not reached", "Moor did not respond.", "No reply"),
        ("Won't comment", "will not say", "Moor declined to comment.", "Won't comment"),
        ("Verdict: exaggerated", "brings evidence", "Its verdict: exaggerated.", "Verdict: exaggerated"),
        ("Maintains", "gives another account", "Anstey said that the forms were whole.", "Maintains"),
        ("Disputes", "rejects", "Anstey disputed the view.", "Disputes"),
        ("Leaves it open", "claims", "Lindt said that she was not sure.", "Leaves it open"),
        ("Leaves it open", "claims", "Lindt said that the forms were whole.", "Claims"),
        ("Undecided", "denies", "Lindt denied it and was not sure.", "Denies"),
        # Else the word for the role, if the words bear that out.
        ("Denied", "concedes", "Anstey did not deny it.", "Doesn’t deny it"),  # the role says otherwise
        ("Concedes", "concedes", "Anstey does not accept that it was late.", None),
        ("Denied", "denies", "Anstey did not deny it.", None),
        ("Denied", "denies", "Anstey said that he was ill.", None),
        ("Denied", "gives another account", "Moor declined to comment.", None),
        ("Declined to comment", "not reached", "Moor could not be reached.", "No reply"),
        ("No reply", "denies", "Moor denied it.", "Denies"),
        ("Takes it back", "claims", "Moor said that forms were late.", "Claims"),
        ("Evidence", "claims", "Moor said that forms were late.", "Claims"),
        ("Doesn't recall it", "gives another account", "Moor said it was fine.", None),
        ("Concedes the theft", "concedes", "Anstey conceded that forms were late.", "Concedes"),
        ("Admits it", "gives another account", "Anstey did not admit anything.", None),
        ("Checks skipped", "denies", "Anstey denied that checks had been skipped.", "Denies"),
        ("Exposed as a liar", "claims", "Anstey said that forms were late.", "Claims"),
        ("Claim by Moor", "claims", "Moor said that forms were late.", "Claims"),
        ("Untrue", "rejects", "Moor said it was untrue.", "Rejects"),
        ("Answer", "gives another account", "Moor said it was fine.", "Answer"),
        ("Claim of what nobody there had said", "claims", "Moor said that forms were late.", "Claims"),
        # Words for any line are borne out, too.
        ("Expert", "claims", "Anstey said that the hull was sound.", "Claims"),
        ("Expert", "brings evidence", "Anstey said that the hull was sound.", "Expert"),
        ("Withdraws", "concedes", "Anstey regretted the email.", "Concedes"),
        ("Concedes", "concedes", "Anstey said that the count should have been 11.", "Concedes"),
        ("Concedes", "concedes", "Anstey denied that forms were late.", None),
        ("Concedes", "concedes", "Anstey said that he never took it.", None),
        ("Rejects", "rejects", "“Moor was asking about length,” Anstey said.", "Rejects"),
        ("Denies", "rejects", "“Moor was asking about length,” Anstey said.", None),
        ("Disputes", "gives another account", "Anstey did not recall it.", None),
        ("Disputes", "gives another account", "Anstey did not contest it; a patch was measured.", None),
    ],
)
def test_before_a_line_stands_the_model_s_label_or_the_role_s_as_far_as_the_proof_bears_them_out(
    own: str, role: Role, proof: str, shown: str | None
) -> None:
    assert label(own, role, "person", proof) == shown


def test_a_document_denies_nothing_and_the_article_s_own_words_have_no_label() -> None:
    assert label("Denied", "denies", "document", "The log shows no visit.") is None
    assert label("Claim", "claims", "article", "Forms were late.") is None


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


def test_a_line_that_itself_says_no_denies_also_where_its_sentence_grants_something_else() -> None:
    proof = "The Tories said they would not cut spending but agreed that it would grow more slowly."
    index = TextIndex(from_text(proof))
    evidence = Evidence(index, ((0, len(proof)),), ("The Tories",))
    said = "They would not cut spending."
    assert line_label("Denies", "denies", "group", said, evidence, answered=True) == "Denies"
    assert line_label("Denies", "denies", "group", "“That is untrue.”", evidence, answered=True) == "Denies"
    assert line_label("Denies", "denies", "group", "“That is it.”", evidence, answered=True) is None
