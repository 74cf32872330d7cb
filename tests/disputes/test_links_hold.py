"""What holds for every article, however odd its statements."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.breakdown import Article, Cue, Mention, Source, Statement
from bot.disputes import link
from bot.draft import ProposedAnswer

_NAMES = st.sampled_from(
    [
        "Ruth Odell",
        "Halden Oil",
        "the mayor",
        "He",
        "who",
        "A spokesman for Halden Oil",
        "Odell",
        "U.S. officials",
        "’s",
    ]
)
_CUES = st.sampled_from(["said", "denied", "accused", "rejected", "declined to comment", "confirmed", "called", ""])
_STANCES = st.sampled_from(["asserts", "denies", "rejects", "confirms", "declines", "questions", "demands"])
_WORDS = st.lists(
    st.sampled_from(
        "Halden Odell the depot leaked never not diesel 300 3,000 report false is was we I no claims “river” . , wrong".split()
    ),
    min_size=1,
    max_size=12,
).map(" ".join)
_RAW = st.lists(st.tuples(_NAMES, _CUES, _STANCES, _WORDS, st.booleans(), st.booleans()), max_size=9)
_PAIRS = st.lists(
    st.tuples(
        st.integers(0, 11),
        st.lists(st.integers(0, 11), max_size=3),
        st.sampled_from(["denies", "rejects", "declines", "confirms"]),
        st.none() | _WORDS,
    ),
    max_size=4,
)


def _article(raw: list[tuple[str, str, str, str, bool, bool]]) -> tuple[Article, list[Statement], dict[str, Mention]]:
    text, paragraphs, statements, against = "", [], [], {}
    for number, (name, cue, stance, quote, own, charged) in enumerate(raw, 1):
        begin = len(text)
        text += f"{name} {cue} {quote}"
        at = begin + len(name) + 1
        source = Source(name=name, start=begin, end=begin + len(name), kind="person")
        statements.append(
            Statement.model_validate(
                {
                    "id": f"s{number}",
                    "source": Source(name="the article", kind="article") if own else source,
                    "cue": Cue(text=cue, start=at, end=at + len(cue)) if cue and not own else None,
                    "stance": stance,
                    "quote": quote,
                    "spans": ((len(text) - len(quote), len(text)),),
                    "sentence": (begin, len(text)),
                    "paragraph": number,
                    "direct": False,
                }
            )
        )
        if charged:
            against[f"s{number}"] = Mention(name="Halden Oil")
        paragraphs.append((begin, len(text)))
        text += "\n\n"
    return Article(text=text, paragraphs=tuple(paragraphs)), statements, against


@settings(max_examples=150, deadline=None)
@given(_RAW, _PAIRS)
def test_links_are_made_of_the_statements_that_were_given(
    raw: list[tuple[str, str, str, str, bool, bool]], pairs: list[tuple[int, list[int], str, str | None]]
) -> None:
    article, statements, against = _article(raw)
    proposals = [
        ProposedAnswer.model_validate(
            {"statement": f"s{a}", "claims": tuple(f"s{c}" for c in claims), "relation": relation, "gist": gist}
        )
        for a, claims, relation, gist in pairs
    ]
    links = link(article, statements, proposals, against)
    assert links == link(article, statements, proposals, against), "the same values give the same links"
    kept = {one.id: one for one in links.statements}
    assert set(kept) <= {one.id for one in statements}
    words = {word for one in statements for word in one.quote.split()}
    for dispute in links.disputes:
        assert set(dispute.claims) <= set(kept)
        assert 0 < len(dispute.topic.split()) <= 8 or not dispute.topic
        assert all(any(word in whole for whole in words) for word in dispute.topic.split())
        for answer in dispute.answers:
            assert answer.claims
            assert set(answer.claims) <= set(dispute.claims)
            for claim in answer.claims:
                one, other = kept[answer.statement].source, kept[claim].source
                assert one.kind == "article" or one.name != other.name
    assert set(links.own_voice) <= {one.id for one in statements if one.source.kind == "article"}
    assert {u.statement for u in links.unanswered} <= set(against)
    assert all(one.repeats is None or one.repeats in kept for one in kept.values())
