"""Answers that the rules are sure of and that no line of a model shows. Pure."""

from collections.abc import Iterable, Iterator, Sequence

from bot.breakdown import DENIALS, Role, Span, Statement
from bot.disputes.evidence import stems
from bot.draft import Fault
from bot.grounding.text_index import TextIndex
from bot.language.answers import ABOUT_SPEAKING
from bot.language.common import EMPTY

OPENING_WORDS = 4
"""Words of what was refused among which its verb stands: “to comment on the matter”."""
MOST_MISSED = 4
"""Answers that the rules hear and no line covers, asked about in one second call."""
REFUSALS: frozenset[Role] = frozenset(["will not say", "not reached"])


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
        party = stems(said.source.resolved or said.source.name) - EMPTY
        if not (_is_one_of(party, answering) or (said.role in REFUSALS and not _is_one_of(party, parties))):
            missed[said.sentence] = None
    return tuple(missed)


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
