"""What a model's lines leave out: whether a charge is answered, answers that the rules are sure of, and whom the article quotes. Pure."""

from collections.abc import Iterable, Iterator, Sequence

from bot.breakdown import DENIALS, Mention, Role, Span, Statement
from bot.disputes.evidence import OPENING, stems
from bot.draft import Fault
from bot.grounding.find_name import find, mention_at, overlaps
from bot.grounding.names import names
from bot.grounding.text_index import TextIndex
from bot.grounding.tokens import tokens
from bot.language.answer_words import ABOUT_SPEAKING, DENIAL_VERBS
from bot.language.common import EMPTY, PRONOUNS
from bot.language.negation import pattern

NEAR = 3
"""Paragraphs before a charge in which whom it is against may be named."""
OBJECTS = frozenset("him her them it his their its us he she they".split())
"""Pronouns for whom a charge is against."""
OPENING_WORDS = 4
"""Words of what was refused among which its verb stands: “to comment on the matter”."""
MOST_MISSED = 4
"""Answers that the rules hear and no line covers, asked about in one second call."""
MOST_UNTOLD = 3
"""People whom the article quotes and no line names, added to what else is said."""
REFUSALS: frozenset[Role] = frozenset(["will not say", "not reached"])
_DENIED = pattern(DENIAL_VERBS, "untrue unfounded baseless groundless")


def unanswered(against: str | None, charge: Statement, index: TextIndex, answering: Iterable[str]) -> Mention | None:
    """Whom a charge is against, if the article names them at its words and they are none of those who answer in it."""
    charged = _charged(against, charge, index) if against and charge.source.kind != "unknown" else None
    if charged is None or any(stems(name) >= stems(charged.name) for name in answering):
        return None
    if _DENIED.search(" ".join(index.article.text[slice(*index.around(span))] for span in charge.spans)):
        return None  # “an allegation the council called untrue”
    return charged


def _charged(against: str, charge: Statement, index: TextIndex) -> Mention | None:
    """These words in the charge's sentence, or shortly before where it has a pronoun; never who makes it."""
    article = index.article
    sentence = index.around((charge.spans[0][0], charge.spans[-1][1]))
    before = (article.paragraphs[max(0, charge.paragraph - 1 - NEAR)][0], sentence[0])
    words = {token.word for token in tokens(article.text[slice(*sentence)])}
    named = against.casefold() not in PRONOUNS  # no letter goes to “him”
    own = (charge.source.start or 0, charge.source.end or 0)
    for area in (sentence, before) if words & OBJECTS else (sentence,):
        called = (against, against.partition(",")[0]) if named else ()  # “Alan Moe, a manager”
        places = next((there for name in called if (there := find(name, area, index, ("'s",)))), [])
        places = [place for place in places if not overlaps(place, [own])]
        if places and not names(against) & names(charge.source.resolved or charge.source.name):
            return mention_at(places[-1], index)
    return None


def missed_answers(
    heard: Iterable[Statement],
    made: Iterable[Statement],
    parties: Sequence[str],
    answering: Sequence[str],
    index: TextIndex,
) -> tuple[Span, ...]:
    """Sentences in which the rules are sure of a denial or refusal and that no proof covers.

    `parties` are all that lines name, `answering` those whose answers are shown: of these no other sentence is missed.
    """
    shown = [span for one in made for span in one.spans]
    missed: dict[Span, None] = {}
    for said in heard:
        if not _is_sure(said) or any(said.sentence[0] < end and start < said.sentence[1] for start, end in shown):
            continue
        called = said.source.resolved or said.source.name
        if answering and not names(called) and index.paragraph(said.sentence[0]) in OPENING:
            continue  # “A cabinet member has denied …”: the opening describes who is named below
        party = stems(called) - EMPTY
        if not (_is_one_of(party, answering) or (said.role in REFUSALS and not _is_one_of(party, parties))):
            missed[said.sentence] = None
    return tuple(missed)


def untold_people(heard: Iterable[Statement], told: Iterable[str]) -> list[Statement]:
    """What each person says who speaks by name in quotation marks and whom none of these texts names, the first time."""
    known = {token.word for text in told for token in tokens(text)}
    untold: list[Statement] = []
    for said in heard:
        called = names(said.source.name)
        surname = [token.word for token in tokens(said.source.name) if token.word in called][-1:]
        if said.source.kind == "person" and said.direct is True and surname and surname[0] not in known:
            untold.append(said)
            known.update(surname)
    return untold[:MOST_UNTOLD]


def faults_of(missed: Sequence[Span], index: TextIndex) -> Iterator[Fault]:
    """What the model is asked about these sentences."""
    for number, (start, end) in enumerate(missed[:MOST_MISSED], 1):
        words = " ".join(index.article.text[start:end].split())
        yield Fault(id=f"m{number}", why=f"¶{index.paragraph(start)} {words}")


def _is_sure(said: Statement) -> bool:
    """A denial or refusal by its cue, from a source that is named or described at the cue."""
    if not said.cue or said.source.start is None or said.repeats:
        return False
    if said.role in REFUSALS:
        return bool(ABOUT_SPEAKING.search(" ".join([said.cue, *said.quote.split()[:OPENING_WORDS]])))
    return said.role in DENIALS and said.cue.casefold().startswith(("deny", "deni"))


def _is_one_of(party: frozenset[str], called: Iterable[str]) -> bool:
    """Whether most words of a party stand in one of these."""
    return any(2 * len(party & stems(words)) >= len(party) for words in called)
