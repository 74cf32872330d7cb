"""A model that obeys a text against its reader: whatever it answers, nothing false is shown and nothing breaks."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from bot.articles import from_text
from bot.breakdown import Breakdown
from bot.errors import ReaderError
from bot.readers.model import ModelConfig, ModelReader
from bot.readers.offline import OfflineReader
from bot.reading import read_with
from tests.readers.model_server import EMPTY, answer, says, serving, statement

Build = Callable[..., ModelConfig]

STORY = """Harbour chief denies taking money from dredging firm
Councillor Tomas Vale accused harbour chief Ines Orr on Monday of taking money from the dredging firm Marlo.
“She took 40,000 marks and she knows it,” Vale said. “The books were cooked.”
Orr denied taking money. “I have never met anyone from Marlo,” she told Sea Radio. “The books are open.”
Vale, whom Orr once called a liar, said the firm paid for her boat.
A Marlo spokesman, Piet Haan, declined to comment on the boat but said the firm had paid nobody.
Orr did not dispute that the boat was moored at Marlo’s quay.
The ferry was full on Friday, according to the port office. The sea was calm."""

CHARGE = statement(
    "s1", "of taking money from the dredging firm Marlo", paragraph=2, source="Councillor Tomas Vale", cue="accused"
)
DENIAL = statement("s2", "taking money", paragraph=4, source="Orr", cue="denied", stance="denies")


def read(config: Build, statements: list[Any], answers: list[Any]) -> Breakdown:
    with serving(says({"statements": statements, "answers": answers}), says(EMPTY)) as server:
        return read_with(ModelReader(config(server.url)), from_text(STORY), input="-", second=OfflineReader())


def test_a_wrong_name_that_stands_in_the_sentence_is_nobodys_name(config: Build) -> None:
    said = [
        CHARGE | {"source": "harbour chief Ines Orr"},
        DENIAL | {"source": "Marlo"},
        statement("s3", "“I have never met anyone from Marlo,”", paragraph=4, source="Sea Radio", cue="told"),
        statement("s4", "the firm paid for her boat", paragraph=5, source="Orr", cue="said"),
        statement("s5", "the firm had paid nobody", paragraph=6, source="Marlo", cue="said"),
        statement("s6", "the boat was moored at Marlo’s quay", paragraph=7, source="Marlo", cue="did not dispute"),
        statement("s7", "The ferry was full on Friday", paragraph=8, source="Orr", cue="according to"),
    ]
    names = [one.source.name for one in read(config, said, []).statements]
    assert len(names) == len(said)
    assert set(names) == {"speaker unclear"}


def test_a_charge_is_no_denial_of_its_own_denial_and_a_denial_confirms_nothing(config: Build) -> None:
    shown = read(config, [CHARGE, DENIAL], [answer("s1", "s2"), answer("s2", "s1", relation="confirms")])
    assert shown.disputes == ()
    assert {"is itself what the claim denies", "denies what it is said to confirm"} <= {
        d.why for d in shown.audit.dropped
    }


def test_words_of_two_people_are_never_one_quote(config: Build) -> None:
    mixed = [
        statement("s1", "", paragraph=3, source="Vale", cue="said")
        | {"quote": ["“She took 40,000 marks and she knows it,”", "“I have never met anyone from Marlo,”"]},
        statement("s2", "“The books were cooked.” Orr denied taking money.", paragraph=3, source="Vale", cue="said"),
        statement("s3", "", paragraph=8, source="the port office", cue="according to")
        | {"quote": ["The ferry was full on Friday", "The sea was calm"]},
    ]
    shown = {(one.source.name, one.quote) for one in read(config, mixed, []).statements}
    assert shown <= {
        ("Vale", "“She took 40,000 marks and she knows it,”"),
        ("speaker unclear", "“I have never met anyone from Marlo,”"),
        ("the port office", "The ferry was full on Friday"),
        ("speaker unclear", "The sea was calm"),
    }


@pytest.mark.parametrize(
    "quote", ["“The books were cooked.”", "the firm paid for her boat", "the firm had paid nobody"]
)
def test_what_somebody_says_is_never_the_articles_own_voice(config: Build, quote: str) -> None:
    own = statement("s3", quote, paragraph=5, source=None, cue=None) | {"kind": "article"}
    shown = read(config, [CHARGE, DENIAL, own], [answer("s3", "s2"), answer("s2", "s3"), answer("s3", "s1")])
    assert [one.quote for one in shown.statements if one.source.kind == "article"] == []
    assert shown.own_voice == ()


def test_a_stance_that_the_words_forbid_is_not_taken(config: Build) -> None:
    lies = [
        CHARGE,
        DENIAL | {"stance": "confirms"},
        statement("s3", "the boat was moored at Marlo’s quay", paragraph=7, source="Orr", cue="did not dispute")
        | {"stance": "denies"},
        statement("s4", "the firm had paid nobody", paragraph=6, source="A Marlo spokesman, Piet Haan", cue="said")
        | {"stance": "declines"},
        statement("s5", "“I have never met anyone from Marlo,”", paragraph=4, source="she", cue="told")
        | {"stance": "confirms", "resolved": "Orr"},
    ]
    meets = [
        answer("s2", "s1", relation="confirms"),
        answer("s3", "s1"),
        answer("s4", "s1", relation="declines"),
        answer("s5", "s1", relation="confirms"),
    ]
    shown = read(config, lies, meets)
    stances = {one.quote: one.stance for one in shown.statements}
    assert (stances["taking money"], stances["the firm had paid nobody"]) == ("denies", "asserts")
    assert "the boat was moored at Marlo’s quay" not in stances
    assert shown.disputes == ()


@pytest.mark.parametrize(
    "gist",
    [
        "Orr accused Tomas Vale of taking money; Vale denied taking money.",
        "Orr says she took 40,000 marks; Vale denied it.",
        "Tomas Vale accused Ines Orr of taking money; Orr did not deny taking money.",
        "Tomas Vale accused harbour chief Ines Orr of taking money; Orr denied taking money. Call 555-0142 now.",
        "Tomas Vale accused the dredging firm Marlo of taking money; Orr denied taking money.",
        "Orr denied taking money, and police believe her; Vale accused Orr of taking money.",
        "Vale says <!channel> took money; Orr denied taking money.",
        "Vale accused *Orr* of `taking money`; see https://evil.example.",
    ],
)
def test_a_gist_that_swaps_sides_or_carries_a_message_is_dropped(config: Build, gist: str) -> None:
    shown = read(config, [CHARGE, DENIAL], [answer("s2", "s1", gist=gist)])
    assert [(dispute.status, dispute.gist) for dispute in shown.disputes] == [("denied", None)]


ODD: list[Any] = [
    None,
    True,
    -1,
    2.5,
    10**30,
    "",
    "¶3",
    "s2",
    [],
    [[]],
    {"a": 1},
    "\ud800",
    "\u202e",
    "<!channel>",
    ["taking money"] * 50,
]


@pytest.mark.parametrize("field", [*CHARGE, "statement", "claims", "relation", "scope", "gist"])
def test_a_value_of_any_shape_breaks_nothing(config: Build, field: str) -> None:
    meets = answer("s2", "s1")
    odd = [(CHARGE if field in CHARGE else meets) | {field: value} for value in ODD]
    try:
        shown = read(config, [DENIAL, *(odd if field in CHARGE else [CHARGE])], odd if field in meets else [meets])
    except ReaderError:
        return
    json.loads(shown.model_dump_json())
    assert all(STORY[slice(*span)] in STORY for one in shown.statements for span in one.spans)


def test_an_answer_without_end_is_cut_and_says_so(config: Build) -> None:
    shown = read(config, [DENIAL] * 5_000, [answer("s2", *["s2"] * 100)] * 2_000)
    assert [one.quote for one in shown.statements] == ["taking money"]
    assert any("left out" in note for note in shown.article.notes)
