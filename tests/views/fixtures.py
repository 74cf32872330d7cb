"""Breakdowns to show: an invented article as a model reads it and as the rules do, and builders for more."""

import re
from typing import Any

from bot.breakdown import (
    Article,
    Audit,
    Breakdown,
    Dispute,
    Dropped,
    LeftOut,
    Line,
    Mention,
    NoAnswer,
    Point,
    ReaderInfo,
    Role,
    Source,
    Span,
    Statement,
    Tokens,
    Withheld,
    Words,
)

URL = "https://news.example/harrow-quay?a=1&b=2"
TEXT = "\n".join(
    (
        "Managers at Harrow Quay knew for weeks that a crane was unsafe before it fell on 3 March and injured four dockers.",
        "Mirela Orr, secretary of the dockers’ union, told the harbour inquiry on Tuesday that the port had skipped two "
        "inspections. “They signed for checks that nobody made,” she said.",
        "Gil Anstey, the port’s operations director, denied that any inspection had been missed. “Every crane was examined in "
        "January,” he said. He would not say who signed the sheets, but accepted that three of them carry no date.",
        "A former crane driver, who asked not to be named, said managers were warned about the brake in February. Anstey said "
        "he could not recall such a warning.",
        "READ MORE: The long decline of a harbour",
        "The inspectorate, in a letter of 9 March seen by this newspaper, wrote that it found “no evidence of a defect in the "
        "brake”. Orr called the letter “a whitewash”.",
        "Orr also accused the insurer, Halden Mutual, of telling managers the day before each of its visits.",
        "The mayor, Tove Brandt, could not be reached. Her office said on Monday that the quay would reopen if the "
        "inspectorate agreed.",
        "“None of it was missed,” Anstey repeated on Thursday. The harbour board said the cranes cost 4 million a year.",
    )
)

BY_RULES = "\n".join(
    (
        "The plant at Harrow Creek leaked solvent into the river for three weeks.",
        "Ana Duarte, a hydrologist, said the leak “killed 4,000 fish” below the weir. A former plant manager, "
        "who asked not to be named, said managers knew of it in March.",
        "Lindqvist Chemicals denied that. “Our records show 300 fish died, and none of it was our doing,” said "
        "Per Olsen, a spokesman for the company.",
        "He repeated on Tuesday: “None of it was our doing.”",
        "The mayor, Tove Brandt, declined to comment. “The river is safe,” the county’s website states.",
        "Duarte accused the inspectorate of looking away.",
    )
)


def span(text: str, words: str, nth: int = 0) -> Span:
    """Where `words` stand in `text`."""
    at = -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    return at, at + len(words)


def by_line(text: str, **more: Any) -> Article:
    """A plain stand-in for the real splitter: every line is a paragraph."""
    return Article(text=text, paragraphs=tuple(found.span() for found in re.finditer(r"[^\n]+", text)), **more)


def sentence_around(article: Article, place: Span) -> Span:
    """A plain stand-in for the real splitter: up to full stops before a capital."""
    first, last = place
    start = max(begin for begin, _ in article.paragraphs if begin <= first)
    end = next(end for begin, end in article.paragraphs if last <= end)
    breaks = [found.end() for found in re.finditer(r"(?<=[.!?”]) (?=[A-Z“])", article.text)]
    return (
        max((at for at in breaks if start <= at <= first), default=start),
        min((at - 1 for at in breaks if last < at <= end), default=end),
    )


def statement(article: Article, id_: str, quote: str, who: str | None, role: Role = "claims", **more: Any) -> Statement:
    """A statement whose quote and source are found in the article by their words; without `who` the article's own."""
    place = span(article.text, quote, more.pop("nth", 0))
    kind = more.pop("kind", "person" if who else "article")
    if who:
        start, end = span(article.text, who, more.pop("who_nth", 0))
        told = {key: more.pop(key) for key in ("unnamed", "resolved") if key in more}
        source = Source(name=who, start=start, end=end, kind=kind, **told)
    else:
        source = Source(name="the article" if kind == "article" else "speaker unclear", kind=kind)
    given: dict[str, Any] = {
        "id": id_, "source": source, "role": role, "quote": quote, "spans": (place,),
        "sentence": sentence_around(article, place), "direct": False, "by": "rules",
        "paragraph": sum(start <= place[0] for start, _ in article.paragraphs),
    }  # fmt: skip
    return Statement(**{**given, **more})


def by_ai(text: str) -> Words:
    """Words of a model."""
    return Words(text=text, by="model")


def bare(text: str, **more: Any) -> Breakdown:
    """A text read by rules, in which nothing has been found yet."""
    return Breakdown(**{"input": "pasted text", "article": by_line(text), "reader": ReaderInfo(name="offline"), **more})


def quoting(text: str, *said: tuple[str, str] | tuple[str, str, Role]) -> Breakdown:
    """A text read by rules with these statements: their words, by whom, and what they do where they are no claims."""
    article = by_line(text)
    statements = (
        statement(article, f"s{number}", *one, direct=one[0].startswith("“")) for number, one in enumerate(said, 1)
    )
    return bare(text, statements=tuple(statements))


def read_by_model(url: str | None = URL, **more: Any) -> Breakdown:
    """The article with three disputes, a charge without an answer and what else was said."""
    start, end = span(TEXT, "READ MORE: The long decline of a harbour")
    article = by_line(
        TEXT, url=url, title="Four hurt as crane falls at Harrow Quay", publisher="The Weir", published="2026-03-12",
        left_out=(LeftOut(start=start, end=end, why="related-story link"),),
    )  # fmt: skip

    def said(id_: str, words: str, who: str | None = None, **others: Any) -> Statement:
        return statement(article, id_, words, who, by="model", **others)

    statements = (
        said("s0", "Managers at Harrow Quay knew for weeks that a crane was unsafe before it fell on 3 March and injured four dockers."),
        said("s1", "told the harbour inquiry on Tuesday that the port had skipped two inspections. “They signed for checks that nobody made,” she said.", who="Mirela Orr", direct="mixed"),
        said("s2", "denied that any inspection had been missed. “Every crane was examined in January,” he said.", who="Gil Anstey", role="denies", direct="mixed"),
        said("s3", "He would not say who signed the sheets, but accepted that three of them carry no date.", who="Gil Anstey", role="concedes"),
        said("s4", "said managers were warned about the brake in February", who="A former crane driver", unnamed=True),
        said("s5", "said he could not recall such a warning", who="Gil Anstey", role="dodges"),
        said("s6", "wrote that it found “no evidence of a defect in the brake”", who="The inspectorate", kind="organisation", role="brings evidence", direct="mixed"),
        said("s7", "Orr called the letter “a whitewash”.", who="Orr", resolved="Mirela Orr", role="rejects", direct="mixed"),
        said("s8", "Orr also accused the insurer, Halden Mutual, of telling managers the day before each of its visits.", who="Orr", resolved="Mirela Orr"),
        said("s9", "Her office said on Monday that the quay would reopen if the inspectorate agreed.", who="Her office", kind="organisation"),
        statement(article, "s10", "Every crane was examined in January", "Gil Anstey", direct=True),
        statement(article, "s11", "the cranes cost 4 million a year", "The harbour board", kind="organisation"),
    )  # fmt: skip
    by_id = {made.id: made for made in statements}

    def line(key: str, who: str, role: Role, *texts: str) -> Line:
        """A line; a point is the article's words where it is a quotation."""
        points = tuple(
            Point(text=text, spans=(span(article.text, text.strip("“”")),), verbatim=True)
            if text.startswith("“")
            else Point(text=text, spans=by_id[key].spans, verbatim=False)
            for text in texts
        )
        text = " ".join(texts) or None
        return Line(statement=key, who=who, role=role, points=points, text=text)

    disputes = (
        Dispute(
            id="d1",
            question=by_ai("Did the port skip inspections of the crane?"),
            status=by_ai("“Every crane was examined in January” says nothing of February."),
            lines=(
                line("s1", "Mirela Orr, secretary of the dockers’ union", "claims", "“They signed for checks that nobody made”", "The port skipped two."),
                line("s2", "Gil Anstey, the port’s operations director", "denies", "He denied that any was missed.", "“Every crane was examined in January”"),
                line("s3", "Anstey", "concedes", "Three sheets carry no date. He would not say who signed them."),
            ),
        ),
        Dispute(
            id="d2",
            question=by_ai("Were managers warned about the brake?"),
            lines=(
                line("s4", "A former crane driver, unnamed", "claims", "Managers were warned in February."),
                line("s5", "Anstey", "dodges", "He could not recall such a warning."),
            ),
        ),
        Dispute(
            id="d3",
            question=by_ai("Was the brake defective?"),
            lines=(
                line("s6", "The inspectorate", "brings evidence", "It found “no evidence of a defect in the brake”."),
                line("s7", "Orr", "rejects"),
            ),
        ),
    )  # fmt: skip
    charged = span(article.text, "Halden Mutual")
    given: dict[str, Any] = {
        "input": "https://news.example/harrow-quay",
        "article": article,
        "reader": ReaderInfo(
            name="model", model="small-1", host="api.example", calls=2, tokens=Tokens.model_validate({"in": 4100, "out": 900})
        ),
        "statements": statements,
        "about": by_ai("A crane fell at Harrow Quay on 3 March and hurt four dockers; an inquiry asks whether it was checked."),
        "note": by_ai("The opening sentence states as fact what only the union and a former driver say."),
        "disputes": disputes,
        "no_answer": (
            NoAnswer(
                statement="s8", who="Orr", text="She accused the insurer, Halden Mutual, of telling managers of its visits a day before.",
                against=Mention(name="Halden Mutual", start=charged[0], end=charged[1]),
            ),
        ),
        "own_voice": ("s0",),
        "also": ("s9",),
        "also_lines": (line("s9", "The mayor’s office", "claims", "The quay would reopen if the inspectorate agreed."),),
        "audit": Audit(
            drafted=12, grounded=11, dropped=(Dropped(quote="we did it", why="not in the article"),),
            withheld=(Withheld(text="calls it a lie", why="“lie” judges"),),
        ),
    }  # fmt: skip
    return Breakdown(**{**given, **more})


def invented(url: str | None = "https://news.example/harrow-creek?a=1&b=2", **more: Any) -> Breakdown:
    """Everything that a breakdown by rules can hold."""
    article = by_line(BY_RULES, url=url, title="Fish die at Harrow Creek", publisher="The Weir", published="2026-11-20")
    said = (
        statement(article, "s0", "The plant at Harrow Creek leaked solvent into the river for three weeks", None),
        statement(article, "s1", "the leak “killed 4,000 fish” below the weir", "Ana Duarte", direct="mixed"),
        statement(article, "s2", "managers knew of it in March", "A former plant manager", unnamed=True),
        statement(article, "s3", "denied that", "Lindqvist Chemicals", "denies", kind="organisation"),
        statement(
            article, "s4", "“Our records show 300 fish died, and none of it was our doing,”", "Per Olsen", "denies",
            direct=True, via=(Mention(name="the company", start=0, end=1),),
        ),
        statement(
            article, "s5", "“None of it was our doing.”", "He", "denies", direct=True, repeats="s4", resolved="Per Olsen"
        ),
        statement(article, "s6", "declined to comment", "Tove Brandt", "will not say"),
        statement(article, "s7", "“The river is safe,”", "the county’s website", kind="document", direct=True),
        statement(article, "s8", "the inspectorate of looking away", "Duarte", who_nth=1, resolved="Ana Duarte"),
    )  # fmt: skip
    charged = span(BY_RULES, "the inspectorate")
    disputes = (
        Dispute(
            id="d1",
            question=Words(text="the leak “killed 4,000 fish” below the weir", by="article"),
            lines=(
                Line(statement="s1", who="Ana Duarte", role="claims"),
                Line(statement="s4", who="Per Olsen", role="denies"),
            ),
        ),
    )
    given: dict[str, Any] = {
        "input": "story.txt",
        "article": article,
        "statements": said,
        "disputes": disputes,
        "own_voice": ("s0",),
        "no_answer": (
            NoAnswer(
                statement="s8", who="Ana Duarte",
                against=Mention(name="the inspectorate", start=charged[0], end=charged[1]),
            ),
        ),
        "also": ("s2", "s3", "s6", "s7"),
        "audit": Audit(drafted=10, grounded=9, dropped=(Dropped(quote="we did it", why="not in the article"),)),
    }  # fmt: skip
    return bare(BY_RULES, **{**given, **more})


def answered_by_nobody(**fields: Any) -> Breakdown:
    """A model's reading in which there are claims alone."""
    claims = tuple(said for said in read_by_model().statements if said.role == "claims")
    return read_by_model(
        **{"disputes": (), "no_answer": (), "also": (), "also_lines": (), "statements": claims, **fields}
    )


def without_a_dispute() -> Breakdown:
    """Two people who say different things."""
    text = "The bridge reopens in May, the council said.\nIda Brandt, who runs a café beside it, said trade had halved."
    return quoting(text, ("The bridge reopens in May", "the council"), ("trade had halved", "Ida Brandt"))
