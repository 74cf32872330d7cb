"""Hypothesis strategies: breakdowns of articles that try everything."""

from hypothesis import strategies as st

from bot.breakdown import (
    Answer,
    Article,
    Audit,
    Breakdown,
    Dispute,
    Dropped,
    Mention,
    ReaderInfo,
    Source,
    Statement,
    Unanswered,
)

TRAPS = (
    "<!channel>",
    "<@U123>",
    "<https://evil.example|https://bank.example>",
    "[click](https://evil.example)",
    "![x](https://evil.example/x.png)",
    "<img src=x onerror=alert(1)>",
    "<!-- ",
    "**bold** __bold__ *it* _it_ ~~no~~ `code`",
    "[red]rich[/red]",
    "[link=https://evil.example]x[/link]",
    "\x1b[31mred\x1b]8;;https://evil.example\x07",
    "\u202eton\u202c",
    "\u200b\u2060\ufeff",
    "\U000e0049\U000e0067",
    "\ud800",
    "https://evil.example www.evil.example",
    "# heading",
    "- item",
    "1. item",
    "> quote",
    "    code",
    "---",
    "===",
    "&amp; &lt;script&gt; &#60;",
    "| a | b |",
    "[x]: https://evil.example",
    "\\",
    ":smile: @here #general",
    "“He denied it,” she said.",
    "\r\n",
    "\x85",
    "\u2028",
    "\n\n",
    "$x$",
)
text = st.lists(
    st.one_of(st.sampled_from(TRAPS), st.text(max_size=12), st.text(alphabet="ab *_`[]<>()#-+.!\\\n“”", max_size=12)),
    max_size=8,
).map(" ".join)


@st.composite
def spans(draw: st.DrawFn, within: str) -> tuple[int, int]:
    start = draw(st.integers(0, max(len(within) - 1, 0)))
    return start, draw(st.integers(start, len(within)))


@st.composite
def breakdowns(draw: st.DrawFn, url: str | None = None) -> Breakdown:
    """A breakdown whose every string comes from a stranger; statements lie anywhere in the article."""
    words = draw(text)
    article = Article(text=words, paragraphs=((0, len(words)),)).model_copy(
        update={
            "url": url,
            "title": draw(text),
            "publisher": draw(text),
            "published": draw(text),
            "notes": (draw(text),),
        }
    )
    said = []
    for number in range(draw(st.integers(0, 5))):
        sentence = draw(spans(words))
        quoted = draw(spans(words))
        said.append(
            Statement(
                id=f"s{number}",
                source=Source(name=draw(text), start=0, end=0, kind="person", unnamed=draw(st.booleans()), resolved=draw(text)),
                via=(Mention(name=draw(text)),),
                stance="asserts",
                quote=words[slice(*quoted)],
                spans=(quoted,),
                sentence=sentence,
                paragraph=1,
                direct=False,
                hedges=(draw(text),),
                repeats="s0" if number == 4 else None,
            )
        )  # fmt: skip
    ids = [statement.id for statement in said]
    dispute = Dispute(
        id="d",
        topic=draw(text),
        gist=draw(text),
        status="denied",
        claims=tuple(ids[:1]),
        answers=tuple(Answer(statement=key, claims=tuple(ids[:1]), relation="denies") for key in ids[1:2]),
    )
    return Breakdown(
        input=draw(text),
        article=article,
        reader=ReaderInfo(name="model", model=draw(text), host=draw(text)),
        statements=tuple(said),
        disputes=(dispute,) if said else (),
        own_voice=tuple(ids[2:3]),
        unanswered=tuple(Unanswered(statement=key, against=Mention(name=draw(text))) for key in ids[:1]),
        audit=Audit(dropped=(Dropped(quote="x", why=draw(text)),), unread=(draw(spans(words)),)),
    )
