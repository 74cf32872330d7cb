"""Who passed it on: "KCNA said, citing an official", "intelligence that indicated …, an official said", "through a lawyer"."""

from bot.language.lexicon import both_numbers, forms_of, verb_forms, words
from bot.readers.rules.attributions import Attribution
from bot.readers.rules.paragraph import Passage
from bot.readers.rules.parsed import Token
from bot.readers.rules.sources import antecedent, source_span, subject_of

_CITING = words("citing")
_QUOTING = forms_of("quote cite")
_THROUGH = words("through")
_PEOPLE = both_numbers("people") | {"people"}
_DOCUMENTS = both_numbers("documents")
_SHOWING = verb_forms("showing")
_CHARGING = verb_forms("charging")


def name_the_cited(passage: Passage, found: list[Attribution]) -> list[Attribution]:
    """“KCNA said, citing X”: X says it, via KCNA, and “citing” is no report of its own."""
    used: set[int] = set()
    for one in found:
        citing, cited = _cited(one)
        if citing is None or cited is None or one.head is None:
            continue
        if cited.lower_ not in _PEOPLE:
            continue
        used.add(citing.i)
        one.via.append(source_span(passage, one.head, one.avoided))
        one.head, one.source = cited, source_span(passage, cited, one.avoided)
    return [one for one in found if one.cue_token is None or one.cue_token.i not in used]


def hand_on(found: list[Attribution]) -> None:
    """““We win,” Pence said, according to a recording”: Pence says it, via the recording."""
    for outer in [one for one in found if one.cue_token is not None and one.cue_token.lower_ == "according"]:
        inner = [one for one in found if one.quoted and one.head and one is not outer and _holds(outer, one)]
        if outer.quoted and outer.source and inner:
            inner[0].via.append(outer.source)
            found.remove(outer)


def _holds(outer: Attribution, one: Attribution) -> bool:
    return all(
        any(a <= start and end <= b for a, b in outer.spans) for start, end in (*one.spans, *filter(None, [one.cue]))
    )


def name_the_quoted(passage: Passage, found: list[Attribution]) -> None:
    """“The agency quoted the admiral as saying”: the admiral says it, via the agency."""
    for one in found:
        verb = one.cue_token
        if verb is None or verb.lower_ not in _QUOTING or not one.quoted or one.source is None:
            continue
        quoted = next((c for c in verb.rights if c.dep_ == "dobj" and _can_speak(c)), None)
        as_saying = any(c.dep_ == "prep" and c.lower_ == "as" for c in verb.rights)
        if quoted is not None and (as_saying or quoted.lower_ in _DOCUMENTS):
            if one.head is not None:
                one.via.append(source_span(passage, antecedent(one.head), one.avoided))
            one.head, one.source = quoted, source_span(passage, quoted, one.avoided)


def _cited(one: Attribution) -> tuple[Token | None, Token | None]:
    verb = one.cue_token
    for child in (*verb.subtree, *verb.doc[verb.i + 1 : verb.i + 3]) if verb is not None else ():
        if child.lower_ in _CITING and (child.head == verb or (child.i > 0 and child.nbor(-1).text == ",")):
            chain = [child, *(c for c in child.children if c.dep_ == "conj")]
            for link in chain:
                for thing in link.children:
                    if thing.dep_ == "dobj" and _can_speak(thing):
                        return child, thing
    return None, None


def _can_speak(thing: Token) -> bool:
    return thing.lower_ in _PEOPLE or thing.lower_ in _DOCUMENTS or thing.tag_ == "NNP"


def narrow_to_document(passage: Passage, one: Attribution) -> None:
    """“The news follows intelligence that indicated “…”, an official said”: what is said is what the document shows.

    Only where the quotation ends with the report's content; else the whole sentence is what the source says.
    """
    if one.cue is None or one.follows != "clause" or len(one.spans) != 1 or one.cue[0] < one.spans[0][1]:
        return
    start, end = one.spans[0]
    ends = [quotation for quotation in passage.frame.quotations if quotation.end == end]
    for verb in passage.doc if ends else ():
        place = passage.place(verb)
        if verb.lower_ not in _SHOWING or not start <= place[0] < ends[0].start or verb.dep_ != "relcl":
            continue
        noun, subject = verb.head, subject_of(verb)
        if (
            noun.lower_ in _DOCUMENTS
            and subject is not None
            and subject.tag_.startswith("W")
            and verb.i + 2 < len(passage.doc)
        ):
            first = verb.i + 2 if verb.nbor().lower_ == "that" else verb.i + 1
            one.spans = [(passage.place(passage.doc[first])[0], end)]
            one.via.append(source_span(passage, noun, {token.i for token in verb.subtree}))
            return


def add_messengers(passage: Passage, found: list[Attribution]) -> None:
    """“He said through a spokesman”: the spokesman passed it on."""
    for one in found:
        verb = one.cue_token
        for child in verb.subtree if verb is not None and one.follows in {"quote", "clause"} else ():
            if child.lower_ in _THROUGH and child.dep_ == "prep":
                for thing in child.children:
                    if thing.dep_ == "pobj" and thing.lower_ in _PEOPLE:
                        one.via.append(source_span(passage, thing))


def charged(passage: Passage, one: Attribution) -> tuple[int, int] | None:
    """Whom a charge is made against: the object of accuse and blame."""
    verb = one.cue_token
    if verb is None or verb.lower_ not in _CHARGING or one.follows != "object":
        return None
    for child in verb.children:
        if child.dep_ in {"dobj", "nsubjpass"}:
            avoid = {t.i for c in child.children if c.dep_ == "prep" for t in c.subtree}
            return source_span(passage, child, avoid)
    return None
