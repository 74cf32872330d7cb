"""An honest export proves itself against its article; one that was changed to say anything else is refused."""

import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from benchmarks.model_server import breakdown, dispute, line
from bot import read_article
from bot.articles import from_text
from bot.breakdown import (
    Article,
    Breakdown,
    Dispute,
    Line,
    Mention,
    NoAnswer,
    Point,
    ReaderInfo,
    Role,
    Source,
    Span,
    Statement,
    Words,
)
from bot.errors import ArticleError
from bot.settings import load
from bot.verify_export import verify
from tests.readers.scripted import shown

TEXT = """Mayor of Vell took no bribes, auditor says

The mayor of Vell, Lorna Petrakis, did not take bribes, the auditor, Edda Holm, said on Monday. “I do not think that she took a single crown,” Holm told the Courier.

“The road was rebuilt, but not by us,” said Stein Aune, the contractor, who would not say who paid. “It cost 12,000 crowns.”

He can’t explain the illegally signed forms. The non-violent protest cost $2.4 million and 5% of the budget. The union’s secretary, Mia Dahl, denied that the bridge was unsafe.

If the bank had known, it would have stopped the payment, Dahl said. She accused Halden Mutual of theft.

The council was cleared. A clerk took bribes.

Lars Moe lives in Oslo.

Snow is expected.

The ferries run on Sunday.

Tove Lien sells boats in Brae.

“She called it ‘a sham’ on air,” Lien said."""
PARAGRAPHS = [match.span() for match in re.finditer(r".+", TEXT)]


def span(words: str, after: str = "") -> Span:
    """The place of these words, the first behind `after`."""
    start = TEXT.index(words, TEXT.index(after))
    return start, start + len(words)


def paragraph(at: int) -> int:
    return sum(start <= at for start, _ in PARAGRAPHS)


def said(key: str, who: str, role: Role, sentence: str, *quotes: str, **more: Any) -> Statement:
    spans = tuple(span(quote, sentence[:40]) for quote in quotes)
    start, end = span(who)
    values: dict[str, Any] = {
        "id": key, "source": Source(name=who, start=start, end=end, kind="person"), "role": role, "quote": " … ".join(quotes),
        "spans": spans, "sentence": span(sentence), "paragraph": paragraph(spans[0][0]), "direct": False, "by": "rules", "cue": "said",
    }  # fmt: skip
    return Statement(**(values | more))


AUDITOR = "The mayor of Vell, Lorna Petrakis, did not take bribes, the auditor, Edda Holm, said on Monday."
THINKS = "“I do not think that she took a single crown,” Holm told the Courier."
AUNE = "“The road was rebuilt, but not by us,” said Stein Aune, the contractor, who would not say who paid. “It cost 12,000 crowns.”"
FORMS = "He can’t explain the illegally signed forms."
PROTEST = "The non-violent protest cost $2.4 million and 5% of the budget."
DAHL = "The union’s secretary, Mia Dahl, denied that the bridge was unsafe."
BANK = "If the bank had known, it would have stopped the payment, Dahl said."


def honest() -> Any:
    halden, courier = span("Halden Mutual"), span("the Courier")
    statements = (
        said("s1", "Edda Holm", "claims", AUDITOR, "The mayor of Vell, Lorna Petrakis, did not take bribes"),
        said("s2", "Holm", "claims", THINKS, "“I do not think that she took a single crown,”", cue="told", direct=True,
             source=Source(name="Holm", start=span("Holm told")[0], end=span("Holm told")[0] + 4, kind="person", resolved="Edda Holm"),
             via=(Mention(name="the Courier", start=courier[0], end=courier[1]),)),
        said("s3", "Stein Aune", "denies", AUNE, "“The road was rebuilt, but not by us,”", "“It cost 12,000 crowns.”", direct=True),
        said("s4", "He", "will not say", FORMS, "He can’t explain the illegally signed forms", cue=None),
        said("s5", "Mia Dahl", "denies", DAHL, "denied that the bridge was unsafe", cue="denied", by="model"),
        said("s6", "Dahl", "claims", BANK, "If the bank had known, it would have stopped the payment",
             source=Source(name="Dahl", start=span("Dahl said")[0], end=span("Dahl said")[0] + 4, kind="person", resolved="Mia Dahl")),
        said("s7", "She", "claims", "She accused Halden Mutual of theft.", "accused Halden Mutual of theft", cue="accused",
             source=Source(name="She", start=span("She accused")[0], end=span("She accused")[0] + 3, kind="person", resolved="Mia Dahl")),
        said("s8", "A clerk", "claims", "A clerk took bribes.", "A clerk took bribes.", cue=None, source=Source(name="the article", kind="article")),
    )  # fmt: skip
    lines = (
        Line(statement="s1", who="Edda Holm", role="claims"),
        Line(statement="s2", who="Holm", role="claims", text="“I do not think that she took a single crown”."),
        Line(statement="s3", who="Stein Aune", role="denies", text="“The road was rebuilt, but not by us” … “It cost 12,000 crowns.” He would not say who paid.", points=(
            Point(text="“The road was rebuilt, but not by us” … “It cost 12,000 crowns.”", verbatim=True,
                  spans=(span("The road was rebuilt, but not by us"), span("It cost 12,000 crowns.”"))),
            Point(text="He would not say who paid.", verbatim=False, spans=(span("“The road was rebuilt, but not by us,”"),)),
        )),
    )  # fmt: skip
    breakdown = Breakdown(
        input="-",
        article=Article(text=TEXT, paragraphs=tuple(PARAGRAPHS)),
        reader=ReaderInfo(name="model"),
        statements=statements,
        about=Words(text="An auditor speaks of the mayor: “I do not think that she took a single crown”.", by="model"),
        note=Words(text="Nobody was charged.", by="model"),
        disputes=(
            Dispute(id="d1", question=Words(text="Did the mayor of Vell take bribes?", by="model"), lines=lines,
                    status=Words(text="The words ‘took bribes’ are the article’s; Holm said “I do not think that she took a single crown”.", by="model")),
            Dispute(id="d2", question=Words(text="If the bank had known", by="article"),
                    lines=(Line(statement="s6", who="Mia Dahl", role="claims"), Line(statement="s5", who="Dahl", role="denies"))),
        ),
        no_answer=(NoAnswer(statement="s7", who="Mia Dahl", against=Mention(name="Halden Mutual", start=halden[0], end=halden[1])),),
        cautions=(Words(text="“The road was rebuilt, but not by us” does not say by whom.", by="model"),),
        own_voice=("s8",),
    )  # fmt: skip
    return json.loads(breakdown.model_dump_json(by_alias=True))


Change = Callable[[Any], None]


def put(path: str, value: object) -> Change:
    def change(export: Any) -> None:
        *keys, last = [int(key) if key.isdigit() else key for key in path.split(".")]
        for key in keys:
            export = export[key]
        export[last] = value

    return change


def both(*changes: Change) -> Change:
    def change(export: Any) -> None:
        for step in changes:
            step(export)

    return change


def quote(number: int, *words: str, sentence: str = "", **more: object) -> Change:
    """Statement s<number> as if its words were these, with everything that belongs to them."""

    def change(export: Any) -> None:
        made = export["statements"][number - 1]
        around = sentence or TEXT[slice(*made["sentence"])]
        spans = [span(part, around[:40]) for part in words]
        made |= {"quote": " … ".join(words), "spans": spans, "paragraph": paragraph(spans[0][0]), "direct": False}
        made |= {"sentence": span(around)} | more

    return change


def source(number: int, name: str, after: str = "", **more: object) -> Change:
    start, end = span(name, after)
    given = {"name": name, "start": start, "end": end, "kind": "person", "unnamed": False, "resolved": None}
    return put(f"statements.{number - 1}.source", given | more)


def nobody(number: int, name: str, kind: str, **more: object) -> Change:
    given = {"name": name, "start": None, "end": None, "kind": kind, "unnamed": False, "resolved": None}
    return put(f"statements.{number - 1}.source", given | more)


def words(path: str, text: str, by: str = "model") -> Change:
    return put(path, {"text": text, "by": by})


def mention(name: str, after: str = "") -> Any:
    start, end = span(name, after)
    return {"name": name, "start": start, "end": end}


def doubled(name: str) -> Change:
    """A lie under an id that an honest entry has as well, before it."""

    def change(export: Any) -> None:
        lie = json.loads(json.dumps(export[name][0]))
        if name == "statements":
            lie["quote"] = "The mayor took bribes"
        else:
            lie["lines"] = []
        export[name].insert(0, lie)

    return change


LINE = "disputes.0.lines.1.text"
ATTACKS: dict[str, Change] = {
    # Halves of words and numbers.
    "half: legal of illegally": quote(4, "legal"),
    "half: built of rebuilt": quote(3, "built, but not by us"),
    "half: violent of non-violent": quote(4, "violent protest", sentence=PROTEST),
    "half: 000 of 12,000": quote(3, "000 crowns"),
    "half: 12 of 12,000": quote(3, "It cost 12"),
    "half: $2 of $2.4": quote(4, "protest cost $2", sentence=PROTEST),
    "half: 2.4 million without its currency": quote(4, "2.4 million", sentence=PROTEST),
    "half: 5 without its per cent": quote(4, "$2.4 million and 5", sentence=PROTEST),
    "half: safe of unsafe": quote(5, "safe"),
    "half: a name": source(1, "Edda Hol"),
    # Words that turn a sentence, left out.
    "gap: over not": quote(1, "The mayor of Vell, Lorna Petrakis, did", "take bribes"),
    "gap: over but not": quote(3, "The road was rebuilt", "by us"),
    "gap: over if": quote(6, "the bank had known", "stopped the payment", sentence=BANK),
    "gap: over denied, with the not of another": quote(1, "Lorna Petrakis", "bribes", "said on Monday"),
    "gap: over a sentence end": quote(8, "The council", "took bribes.", sentence="The council was cleared. A clerk took bribes."),
    "gap: over a paragraph": quote(1, "The mayor of Vell", "took bribes", sentence=TEXT[slice(TEXT.index("The mayor"), TEXT.index("\n\nLars"))]),
    "cut: right behind not": quote(1, "take bribes"),
    "cut: right behind but not": quote(3, "by us"),
    "sentence: narrowed behind do not think": quote(2, "she took a single crown", sentence="she took a single crown,” Holm told the Courier."),
    "sentence: narrowed before but not": quote(3, "“The road was rebuilt", sentence="“The road was rebuilt"),
    "sentence: half": put("statements.0.sentence", [*span("The mayor of Vell, Lorna Petrakis, did not take bribes")]),
    "sentence: empty": put("statements.0.sentence", [5, 5]),
    "sentence: another": put("statements.0.sentence", [*span("Lars Moe lives in Oslo.")]),
    # Nothing at all, and places that are none.
    "empty: no words": put("statements.0.quote", ""),
    "empty: no words and no spans": both(put("statements.0.quote", ""), put("statements.0.spans", [])),
    "empty: a space": quote(1, " "),
    "empty: an empty span": both(put("statements.0.quote", ""), put("statements.0.spans", [[60, 60]])),
    "place: negative": put("statements.0.spans", [[-30, -1]]),
    "place: behind the end": put("statements.0.spans", [[60, 99_999]]),
    "place: two in the wrong order": quote(1, "take bribes", "The mayor of Vell"),
    "place: twice the same": quote(1, "bribes", "bribes"),
    "words: others at the place": put("statements.0.quote", "The mayor of Vell, Lorna Petrakis, did take bribes"),
    "paragraph: another": put("statements.0.paragraph", 3),
    # Who says it.
    "source: from far away": source(1, "Tove Lien"),
    "source: of no place": nobody(1, "Lorna Petrakis", "person"),
    "source: the article by another name": nobody(8, "the court", "article"),
    "source: of no place with a full name": nobody(1, "nobody named", "unknown", resolved="Lorna Petrakis"),
    "source: another name at the place": put("statements.0.source.name", "Lars Moe"),
    "source: shifted": put("statements.0.source.start", 3),
    "full name: of another": put("statements.1.source.resolved", "Lorna Petrakis"),
    "full name: of nobody": put("statements.1.source.resolved", "Hedda Holm"),
    "via: far away": put("statements.0.via", [mention("Tove Lien")]),
    "via: of no place": put("statements.0.via", [{"name": "the Courier", "start": None, "end": None}]),
    "via: another name": put("statements.1.via.0.name", "the Herald"),
    "cue: another": put("statements.0.cue", "sells"),
    # What a line says in points, and around them.
    "point: other words": put("disputes.0.lines.2.points.0.text", "“The road was rebuilt by us” … “It cost 12,000 crowns.”"),
    "point: cut over but not": both(
        put("disputes.0.lines.2.points.0.spans", [[*span("The road was rebuilt")], [*span("by us")]]),
        put("disputes.0.lines.2.points.0.text", "“The road was rebuilt” … “by us”"),
    ),
    "point: at another place": both(
        put("disputes.0.lines.2.points.0.spans", [[*span("A clerk took bribes.")]]),
        put("disputes.0.lines.2.points.0.text", "A clerk took bribes."),
    ),
    "point: a model's quotation": put("disputes.0.lines.2.points.1.text", "“He would not say who paid.”"),
    "point: another text of the line": put("disputes.0.lines.2.text", "He took bribes."),
    "caution: with a quotation": put("cautions.0.text", "He said “I took bribes”."),
    "party: another, by rules": put("disputes.0.lines.0.who", "Lorna Petrakis"),
    "party: a title more, by rules": put("disputes.0.lines.0.who", "Edda Holm, who was sentenced"),
    "against: far away": put("no_answer.0.against", mention("Tove Lien")),
    "against: other words": put("no_answer.0.against.name", "Halden Bank"),
    "against: of no place": put("no_answer.0.against", {"name": "Edda Holm", "start": None, "end": None}),
    # Prose as speech, speech as prose of the article.
    "speech: prose": put("statements.0.direct", True),
    "voice: speech as the article's": put("own_voice", ["s2"]),
    "voice: a person's": put("own_voice", ["s1"]),
    # Words of a model.
    "quotation: not said": put(LINE, "“she took it”"),
    "quotation: half a word": put(LINE, "“a single crow”"),
    "quotation: without its not": put(LINE, "“she took a single crown”"),
    "quotation: straight marks": put(LINE, '"she took it all"'),
    "quotation: single marks": put(LINE, "‘she took it all’"),
    "quotation: angled marks": put(LINE, "«she took it all»"),
    "quotation: never closed": put(LINE, "“she took it all"),
    "quotation: prose": put("disputes.0.lines.2.text", "“who would not say who paid”"),
    "quotation: of another dispute": put("disputes.1.lines.1.text", "“I do not think that she took a single crown”"),
    "quotation: joined": put("disputes.0.lines.2.text", "“The road was rebuilt, but not by us … It cost 12,000 crowns”"),
    "quotation: in the question": words("disputes.0.question", "Did she take “it all”?"),
    "quotation: in the status": words("disputes.0.status", "“Nobody” knows."),
    "quotation: in the status, not the article's words": words("disputes.0.status", "The word ‘theft of it all’ is a claim."),
    "quotation: in the status, speech as the article's words": words("disputes.0.status", "Holm spoke of ‘she took a single crown’."),
    "quotation: in the note": words("note", "A mayor “took bribes”."),
    "quotation: in a charge": put("no_answer.0.text", "She accused it of “murder”."),
    "article's words: not its words": words("disputes.1.question", "The bank knew", "article"),
    "article's words: cut out of their if": words("disputes.1.question", "the bank had known", "article"),
    "article's words: from another sentence's cue": words("disputes.1.question", "accused Halden Mutual of theft", "article"),
    # The export itself.
    "ids: a statement twice": doubled("statements"),
    "ids: a dispute twice": doubled("disputes"),
    "ids: a line without its statement": put("disputes.0.lines.0.statement", "s99"),
    "ids: a charge without its statement": put("no_answer.0.statement", "s99"),
    "ids: a repetition of nothing": put("statements.1.repeats", "s99"),
    "lines: none": put("disputes.0.lines", []),
    "paragraphs: none": put("article.paragraphs", []),
    "paragraphs: all in one": put("article.paragraphs", [[0, len(TEXT) - 40]]),
    "paragraphs: cut in a line": put("article.paragraphs", [[0, 5], [5, len(TEXT)]]),
    "field: a verdict": put("disputes.0.verdict", "The mayor is guilty."),
    "field: words by nobody": words("about", "The mayor took bribes", "editor"),
    "article: other text": put("article.text", TEXT.replace("did not take", "did take")),
    "article: other digest": put("article.sha256", "0" * 64),
}  # fmt: skip


def test_the_honest_export_is_proven() -> None:
    proven = verify(json.dumps(honest()), TEXT)
    assert proven.quotes == 8
    assert "Did the mayor of Vell take bribes?" in proven.assisted
    assert "Holm: “I do not think that she took a single crown”." in proven.assisted
    assert "Dahl" in proven.assisted  # a model's name for who denies it
    assert proven.inferred == ("s7: “She” is Mia Dahl",)


def test_a_heading_by_rules_may_begin_with_the_cue() -> None:
    article = "The rents\n\nAna Bell accused the Vell Trust of raising rents twice. The Vell Trust denied it."
    export = read_article.read(from_text(article), input="-", settings=load(_env_file=None, reader="offline"))
    assert [dispute.question.text for dispute in export.disputes] == ["accused the Vell Trust of raising rents twice"]
    assert verify(export.model_dump_json(by_alias=True), article).quotes == len(export.statements)


def test_what_the_article_says_itself_is_no_speech() -> None:
    article = "The mill\n\nThe Vell/Lune mill was a wreck before it burnt. “It stood,” said Lee Ray."
    own = line("claims", "The article", "The mill was “a wreck before it burnt”.", "2.1", kind="article", speaker="")
    answer = breakdown(dispute(own, line("denies", "Lee Ray", "“It stood”", "2.2"), question="Was the mill a wreck?"))
    export, _ = shown(from_text(article), answer)
    assert export.disputes[0].lines[0].text == "The mill was ‘a wreck before it burnt’."
    told = export.model_dump_json(by_alias=True)
    assert verify(told, article)
    with pytest.raises(ArticleError, match="words of the article"):
        verify(told.replace("‘a wreck before", "‘a ruin before"), article)


def test_a_point_to_note_may_quote_speech_from_anywhere_and_words_of_the_article_with_an_apostrophe() -> None:
    export = honest()
    words("disputes.0.status", "Lien: “She called it ‘a sham’ on air”.")(export)
    assert verify(json.dumps(export), TEXT).quotes == 8
    words("disputes.0.status", "The article says ‘the town’s ferry’.")(export)
    with pytest.raises(ArticleError, match="words of the article"):
        verify(json.dumps(export), TEXT)
    article = f"{TEXT}\n\nIt sank the town’s ferry."
    export["article"]["text"] = article
    export["article"]["sha256"] = hashlib.sha256(article.encode()).hexdigest()
    export["article"]["paragraphs"] = [list(match.span()) for match in re.finditer(r".+", article)]
    assert verify(json.dumps(export), article).quotes == 8


@pytest.mark.parametrize("change", ATTACKS.values(), ids=ATTACKS.keys())
def test_a_forgery_is_refused(change: Change) -> None:
    export = honest()
    change(export)
    with pytest.raises(ArticleError):
        verify(json.dumps(export), TEXT)


@pytest.mark.parametrize("saved", [TEXT + "\r\n\r\n", TEXT.replace("\n", "\r\n"), "\ufeff" + TEXT])
def test_a_text_that_was_saved_with_other_line_ends_is_the_same(saved: str) -> None:
    assert verify(json.dumps(honest()), saved).quotes == 8


@pytest.mark.parametrize("article", [TEXT + " ", "\n" + TEXT, TEXT.replace("did not take", "did take")])
@pytest.mark.parametrize("in_the_export", [False, True])
def test_another_article_is_told_apart_also_where_the_export_has_it(article: str, in_the_export: bool) -> None:
    export = honest()
    if in_the_export:
        export["article"]["text"] = article
    with pytest.raises(ArticleError, match="another text"):
        verify(json.dumps(export), article)


@pytest.mark.parametrize(
    "text",
    ["", "[]", "[" * 100_000, '{"format": "rejoinder.breakdown/2"}', '{"format": "rejoinder.breakdown/1"}', next((Path(__file__).parent / "articles").glob("*.gold.json")).read_text("utf-8")],
    ids=["nothing", "a list", "deep", "no article", "an older format", "gold"],
)  # fmt: skip
def test_what_is_no_export_is_told_plainly(text: str) -> None:
    with pytest.raises(ArticleError, match="no breakdown"):
        verify(text, TEXT)
