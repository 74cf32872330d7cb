"""A model names somebody who stands in the sentence and did not speak: the rules' ear is heard as well."""

import pytest

from bot.articles import from_text
from bot.breakdown import ReaderInfo
from bot.draft import Draft, DraftMention, DraftStatement
from bot.grounding import ground
from bot.readers.offline import OfflineReader

SAFE = "the dam was safe"
AFTER = " The rain went on for days and the town slept badly."


def shown(text: str, quote: str, cue: str, source: str) -> str:
    """The source that is shown where the model names this one."""
    article = from_text(text + AFTER)
    offered = DraftStatement(
        key="s1",
        paragraph=1,
        quote=quote,
        source=DraftMention(text=source),
        cue=DraftMention(text=cue),
        kind="person",
    )
    draft = Draft(statements=(offered,), reader=ReaderInfo(name="model"))
    (statement,) = ground(draft, article, OfflineReader().read(article).statements).statements
    return statement.source.name


@pytest.mark.parametrize(
    ("text", "quote", "cue"),
    [
        (f"Mayor Ann Vale, whom Bo Orr once called a liar, said {SAFE}.", SAFE, "said"),
        (f"Ann Vale, who replaced Bo Orr in May, said {SAFE}.", SAFE, "said"),
        (f"“It is safe,” said Ann Vale, who once worked for Bo Orr, before {SAFE}.", "“It is safe,”", "said"),
        (f"Ann Vale, standing beside Bo Orr, said {SAFE}.", SAFE, "said"),
        (f"Ann Vale, unlike Bo Orr, said {SAFE}.", SAFE, "said"),
        (f"Ann Vale said in a letter to Bo Orr that {SAFE}.", SAFE, "said"),
        (f"Bo Orr listened as Ann Vale claimed {SAFE}.", SAFE, "claimed"),
        ("The dam was safe, Ann Vale said, and Bo Orr nodded.", "The dam was safe", "said"),
        ("“The dam is safe,” Ann Vale said of the report by Bo Orr.", "“The dam is safe,”", "said"),
        ("Ann Vale accused Bo Orr of hiding the crack.", "of hiding the crack", "accused"),
        ("Bo Orr was accused by Ann Vale of hiding the crack.", "of hiding the crack", "accused"),
    ],
)
def test_who_is_only_named_beside_the_speaker_is_not_shown_as_the_speaker(text: str, quote: str, cue: str) -> None:
    assert shown(text, quote, cue, "Ann Vale") == "Ann Vale"
    assert shown(text, quote, cue, "Bo Orr") == "speaker unclear"
