"""“According to X”: a report without a verb, before, after or inside what it attributes."""

from bot.readers.rules.attributions import Attribution
from bot.readers.rules.paragraph import Passage
from bot.readers.rules.parsed import Token
from bot.readers.rules.sources import phrase

_NEW_CLAUSE = {"but", "and", "while", "though", "although", "who", "which", "where", "so"}


def from_according(passage: Passage) -> list[Attribution]:
    """Every "according to" of a paragraph with its source and the part of its sentence that it covers."""
    found = []
    for token in passage.doc:
        if sum(other.lower_ == "according" for other in token.sent) > 1:
            continue  # "gone by himself, according to one, and pushed, according to the other"
        if token.lower_ != "according" or passage.doc[token.i + 1 : token.i + 2].text != "to":
            continue
        to = token.nbor()
        heads = [child for child in to.children if child.dep_ == "pobj"]
        if heads and (one := _attribution(passage, token, heads[0])):
            found.append(one)
    return found


def _attribution(passage: Passage, according: Token, head: Token) -> Attribution | None:
    first = phrase(head, set())[0]
    last = head.right_edge.i
    while last > head.i and passage.doc[last].is_punct:
        last -= 1
    behind = passage.doc[last + 1 : last + 3]
    if any(token.tag_ in {"VBD", "VBZ", "MD", "VBP"} for token in behind):
        # "According to the bishop, the treasurer had refused": behind the comma stands who refused.
        last = next((token.i - 1 for token in passage.doc[head.i + 1 : last] if token.text == ","), last)

    name = last + 2  # "According to the nurse, Una Plath, her supervisor lied": the name is the nurse's
    while name < head.sent.end and passage.doc[name].tag_ == "NNP" and not head.tag_.startswith("NNP"):
        name += 1
    if last + 2 < name < head.sent.end and passage.doc[name].text == "," == passage.doc[last + 1].text:
        last = name - 1
    ranges = [(a, b) for a, b in _covered(according, last) if a <= b]
    spans = [span for r in ranges if (span := passage.tidy(passage.span(*r)))[0] < span[1]]
    if not spans:
        return None
    cue = passage.span(according.i, according.i + 1)
    source = passage.trim(passage.span(first, min(last, phrase(head, set())[1])))
    quoted = any(i in passage.stand_ins for a, b in ranges for i in range(a, b + 1))
    return Attribution(passage, spans, "claims", cue, according, source, head, quoted)


def _covered(according: Token, last: int) -> list[tuple[int, int]]:
    """Token ranges of the content around "according to X" (which ends at `last`)."""
    doc, sent = according.doc, according.sent
    before = (sent.start, according.i - 1)
    after = (last + 1, sent.end - 1)
    if not _has_words(according, before):
        return [after]
    inside = after[0] < sent.end and doc[after[0]].text == "," and doc[according.i - 1].text == ","
    if inside and _has_words(according, after) and doc[after[0] + 1].lower_ not in _NEW_CLAUSE:
        return [before, after]
    return [before]


def _has_words(according: Token, part: tuple[int, int]) -> bool:
    return any(token.is_alpha for token in according.doc[part[0] : part[1] + 1])
