"""Where the rules read: sentences in which the article states as fact what one party to a dispute says. Pure."""

import re
from collections.abc import Sequence

from bot.breakdown import ANSWERS, ARTICLE_NAME, DENIALS, Article, Dispute, Source, Statement
from bot.disputes.statement_features import Said
from bot.disputes.which_claim import negates
from bot.grounding.text_index import TextIndex
from bot.language.reply_words import REPORTED

_ENDS_OWN_WORDS = re.compile(
    r",? (?:despite|although|though|while|as|after|which|who|but|even|because|when|where)\b|\.$"
)
"""Where what a sentence states goes over into an aside."""


def own_voice_of(article: Article, said: Sequence[Said], disputes: Sequence[Dispute]) -> list[Statement]:
    """The article's sentences that say as fact what one party to a dispute says: they contradict the other."""
    by_id = {party.statement.id: party for party in said}
    shown = [line for dispute in disputes for line in dispute.lines]
    lines = [(line.role, by_id[line.statement]) for line in shown if line.statement in by_id]
    made = [party.statement for party in said]
    told = [span for other in made for span in (*other.spans, (other.source.start, other.source.end))]
    index, flagged = TextIndex(article), list[Statement]()
    for sentence in index.sentences if lines else ():
        start, end = sentence
        text = article.text[start:end]
        stretch = (start, start + len(_ENDS_OWN_WORDS.split(text)[0]))
        taken = any(start < (b or 0) and (a or 0) < stretch[1] for a, b in told) or index.quoted(stretch)
        if taken or REPORTED.search(text) or not text.endswith(".") or article.is_left_out(sentence):
            continue
        statement = Statement(
            id=f"own{len(flagged) + 1}",
            source=Source(name=ARTICLE_NAME, kind="article"),
            role="claims",
            quote=article.text[slice(*stretch)],
            spans=(stretch,),
            sentence=sentence,
            paragraph=index.paragraph(start),
            direct=False,
            by="rules",
        )
        states = Said(statement, 0, text)
        if any(
            negates(states, party) if role not in ANSWERS else role in DENIALS and negates(party, states)
            for role, party in lines
        ):
            flagged.append(statement)
    return flagged
