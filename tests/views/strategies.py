"""Hypothesis strategies: breakdowns of articles that try everything."""

from typing import get_args

from hypothesis import strategies as st

from bot.breakdown import (
    Article,
    Audit,
    Breakdown,
    Dispute,
    Dropped,
    Line,
    Mention,
    NoAnswer,
    ReaderInfo,
    Role,
    Source,
    Statement,
    Withheld,
    Words,
)

TRAPS = (
    "<!channel>", "<@U123>", "<https://evil.example|https://bank.example>", "[click](https://evil.example)",
    "![x](https://evil.example/x.png)", "<img src=x onerror=alert(1)>", "<!-- ",
    "**bold** __bold__ *it* _it_ ~~no~~ `code`", "[red]rich[/red]", "[link=https://evil.example]x[/link]",
    "\x1b[31mred\x1b]8;;https://evil.example\x07", "\u202eton\u202c", "\u200b\u2060\ufeff", "\U000e0049\U000e0067",
    "\ud800", "https://evil.example www.evil.example", "# heading", "- item", "1. item", "> quote", "    code", "---",
    "===", "&amp; &lt;script&gt; &#60;", "| a | b |", "[x]: https://evil.example", "\\", ":smile: @here #general",
    "“He denied it,” she said.", "\r\n", "\x85", "\u2028", "\n\n", "$x$",
)  # fmt: skip
text = st.lists(
    st.one_of(st.sampled_from(TRAPS), st.text(max_size=12), st.text(alphabet="ab *_`[]<>()#-+.!\\\n“”", max_size=12)),
    max_size=8,
).map(" ".join)


roles = st.sampled_from(get_args(Role))


@st.composite
def spans(draw: st.DrawFn, within: str) -> tuple[int, int]:
    start = draw(st.integers(0, max(len(within) - 1, 0)))
    return start, draw(st.integers(start, len(within)))


@st.composite
def breakdowns(draw: st.DrawFn, url: str | None = None) -> Breakdown:
    """A breakdown whose every string comes from a stranger or a model gone wrong; statements lie anywhere."""
    words = draw(text)
    halves = ((0, len(words) // 2), (len(words) // 2, len(words)))
    article = Article(text=words, paragraphs=halves if draw(st.booleans()) else halves[:1]).model_copy(
        update={
            "url": url,
            "title": draw(text),
            "publisher": draw(text),
            "published": draw(text),
            "complete": draw(st.booleans()),
            "notes": (draw(text),),
        }
    )
    said = tuple(
        Statement(
            id=f"s{number}",
            source=Source(name=draw(text), start=0, end=0, kind="person", unnamed=draw(st.booleans()), resolved=draw(text)),
            via=(Mention(name=draw(text)),),
            role=draw(roles),
            quote=words[slice(*(quoted := draw(spans(words))))],
            spans=(quoted,),
            sentence=draw(spans(words)),
            paragraph=1,
            direct=draw(st.booleans()),
            repeats="s0" if number == 4 else None,
            by=draw(st.sampled_from(["model", "rules"])),
        )
        for number in range(draw(st.integers(0, 5)))
    )  # fmt: skip
    keys = [one.id for one in said]
    maybe = st.none() | text
    return Breakdown(
        input=draw(text),
        article=article,
        reader=ReaderInfo(name=draw(st.sampled_from(["model", "offline"])), model=draw(text), host=draw(text)),
        statements=said,
        about=_worded(draw(maybe)),
        note=_worded(draw(maybe)),
        disputes=tuple(
            Dispute(
                id=f"d{number}",
                question=Words(text=draw(text), by=draw(st.sampled_from(["model", "article"]))),
                status=_worded(draw(maybe)),
                lines=tuple(
                    Line(statement=key, who=draw(text), role=draw(roles), text=draw(maybe)) for key in keys[:3]
                ),
            )
            for number in range(draw(st.integers(0, 5)) if said else 0)
        ),
        no_answer=tuple(
            NoAnswer(statement=key, who=draw(text), text=draw(maybe), against=Mention(name=draw(text))) for key in keys
        ),
        own_voice=tuple(keys[2:3]),
        also=tuple(keys[1:3]),
        also_lines=tuple(Line(statement=key, who=draw(text), role=draw(roles), text=draw(maybe)) for key in keys[1:3]),
        audit=Audit(
            dropped=(Dropped(quote="x", why=draw(text)),),
            withheld=(Withheld(text=draw(text), why=draw(text)),),
            unread=(draw(spans(words)),),
        ),
    )


def _worded(text_: str | None) -> Words | None:
    return None if text_ is None else Words(text=text_, by="model")
