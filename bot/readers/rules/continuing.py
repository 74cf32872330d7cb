"""Quotations that go on from the speaker before them."""

from bot.breakdown import Span
from bot.readers.rules.attributions import Attribution
from bot.readers.rules.paragraph import Passage
from bot.readers.rules.quotations import Quotation


def within(passage: Passage, found: list[Attribution]) -> None:
    """`"X," he said. "Y."`: the same speaker goes on in the same paragraph, up to prose that brings in another person."""
    for quotation in _unclaimed(passage, found):
        before = [a for a in found if a.quoted and a.spans[0][0] < quotation.start]
        last = max(before, key=lambda a: a.spans[-1], default=None)
        if last is not None and not _another_acts(passage, last, quotation):
            last.spans.append(_whole(quotation))


def _another_acts(passage: Passage, one: Attribution, quotation: Quotation) -> bool:
    """Whether a sentence between the report and the quotation names or tells of a person that is not its source."""
    said = max(one.spans[-1][0], *(span[0] for span in (one.cue, one.source) if span))
    between = [
        s for s in passage.doc.sents if said < passage.place(s[0])[0] and passage.place(s[-1])[1] <= quotation.start
    ]
    own = passage.text[slice(*one.source)].casefold().split() if one.source else []
    if any(sentence[-1].text == "?" for sentence in between):
        return True  # a question of the reporter's, which the quotation answers
    return any(
        token.lower_ not in own and token.tag_ == "NNP" and token.dep_ not in {"compound", "npadvmod"}
        for sentence in between
        for token in sentence
    )


def across(passage: Passage, found: list[Attribution], previous: Passage | None, last: Attribution | None) -> None:
    """A paragraph that is nothing but a quotation goes on where the one before left its last quotation open.

    `last` is the report with which the previous paragraph ends.
    """
    loose = _unclaimed(passage, found)
    if previous is None or last is None or found or not loose or not _is_all_quotation(passage, loose):
        return
    if last.quoted and previous.frame.quotations and previous.frame.quotations[-1].unclosed:
        last.spans += [_whole(q) for q in loose]


def _unclaimed(passage: Passage, found: list[Attribution]) -> list[Quotation]:
    claimed = {at for a in found for span in a.spans for at in range(*span)}
    quotations = [quotation for _, quotation in sorted(passage.stand_ins.items())]
    return [q for q in quotations if claimed.isdisjoint(range(*_whole(q)))]


def _is_all_quotation(passage: Passage, quotations: list[Quotation]) -> bool:
    start, end = passage.frame.span
    return quotations[0].start == start and end - quotations[-1].end <= 1


def _whole(quotation: Quotation) -> Span:
    return quotation.start, quotation.end
