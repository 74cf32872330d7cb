"""What may stand before a line of a dispute."""

import pytest

from bot.articles import from_text
from bot.breakdown import Role, SourceKind
from bot.disputes.evidence import Evidence
from bot.disputes.line_label import line_label
from bot.grounding.text_index import TextIndex


@pytest.mark.parametrize(
    ("text", "role", "kind", "proof", "right"),
    [
        ("Claim, second-hand", "claims", "person", "Lindt said that a friend had told her.", True),
        ("Denied at first", "denies", "person", "Anstey denied it at first.", True),
        ("Doesn't recall it", "dodges", "person", "Anstey did not recall it.", True),
        ("Concedes late forms", "concedes", "person", "Anstey conceded that forms were late.", True),
        ("No reply", "not reached", "person", "Moor did not respond.", True),
        ("Verdict: false", "brings evidence", "article", "Verdict: False.", True),
        ("Denied", "denies", "document", "The log shows no visit.", False),  # a document denies nothing
        ("Denied", "concedes", "person", "Anstey did not deny it.", False),  # the role says otherwise
        ("Denied", "denies", "person", "Anstey said that he was ill.", False),
        ("Concedes the theft", "concedes", "person", "Anstey conceded that forms were late.", False),
        ("Admits it", "concedes", "person", "Anstey said that forms were late.", False),
        ("Exposed as a liar", "claims", "person", "Anstey said that forms were late.", False),
        ("Claim by Moor", "claims", "person", "Moor said that forms were late.", False),  # whose it is says the name
        ("Claim of what nobody there had said", "claims", "person", "Moor said that forms were late.", False),
        ("", "claims", "person", "Moor said that forms were late.", False),
    ],
)
def test_a_label_says_no_more_than_the_proof(text: str, role: Role, kind: SourceKind, proof: str, right: bool) -> None:
    index = TextIndex(from_text(proof))
    label = line_label(text, role, kind, Evidence(index, ((0, len(proof)),)))
    assert label == (text if right else None)


def test_a_denial_may_stand_in_the_sentence_before() -> None:
    text = "Anstey denied it. “Every hull was examined,” he said.\n\n“We sailed,” he said."
    index = TextIndex(from_text(text))
    for words, right in (("“Every hull was examined,” he said.", "Denied"), ("“We sailed,” he said.", None)):
        start = text.index(words)
        assert line_label("Denied", "denies", "person", Evidence(index, ((start, start + len(words)),))) == right
