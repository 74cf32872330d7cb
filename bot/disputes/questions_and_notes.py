"""A model's own words on a matter and on the article (question, note, status), as far as checks let them be shown. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.breakdown import ARTICLE_NAME, NO_ACCUSER, Withheld, Words
from bot.disputes import checks
from bot.disputes.evidence import Evidence, sentences_in
from bot.disputes.quote_checks import Refused
from bot.draft import DraftMatter, Fault
from bot.language.answer_words import DENIAL_VERBS
from bot.language.lexicon import reports
from bot.language.negation import NEGATIONS, pattern

MOST_NAMES = 3
"""Of the parties that stand above a matter whose question was refused."""
CLAIMED = 0.7
"""Share of the words of what happened that a claim has, too, if it is that claim."""
_SEVERAL = re.compile(r" [a-z]\w*(?<!s)s$|\bpolice$")
"""“Muslim groups”, “police”: they say."""
_DENIES = pattern(DENIAL_VERBS, NEGATIONS)
"""A sentence of the note that denies."""


@dataclass
class PassedTexts:
    """Words that passed; what a check refuses is kept with its reason, and as a fault where it is worth a second call."""

    withheld: list[Withheld] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def question(self, draft: DraftMatter, parties: Sequence[str], evidence: Evidence) -> Words:
        """What stands above the matter; whose words they are where the question is refused."""
        asked, mark, _ = draft.question.partition("?")
        try:
            return Words(text=checks.heading(f"{asked}{mark}", evidence), by="model")
        except Refused as reason:
            self.withheld.append(Withheld(text=draft.question, why=str(reason)))
            self.faults.append(Fault(id=f"{draft.id}.question", why=str(reason)))
        names = [ARTICLE_NAME if who == NO_ACCUSER else who.partition(",")[0] for who in parties]
        *others, last = list(
            dict.fromkeys(
                re.sub("^(?:The|An?|One|Two|Three|Some|Many|Other) ", lambda article: article[0].lower(), name)
                for name in names
            )
        )[:MOST_NAMES]
        said = f"{', '.join(others)} and {last}" if others else last
        return Words(text=f"What {said} {'say' if others or _SEVERAL.search(last) else 'says'}", by="model")

    def note(self, text: str | None, evidence: Evidence) -> Words | None:
        """Those of its sentences that pass, as far as they make sense alone.

        None where the first is refused, to which the others refer, or one that denies: the charge is not to stand alone.
        """
        if not text:
            return None
        told: list[str] = []
        for sentence in sentences_in(text):
            try:
                told.append(checks.checked(sentence, evidence, "note"))
            except Refused as reason:
                self.withheld.append(Withheld(text=sentence, why=str(reason)))
                if not told or _DENIES.search(sentence):
                    self.faults.append(Fault(id="note", why=str(reason)))
                    return None
        shown = checks.cut_at_sentence(" ".join(told), checks.LONGEST["note"])
        if any(_DENIES.search(sentence) and sentence not in shown for sentence in told):
            self.withheld.append(Withheld(text=text, why="it is too long for its denial"))
            return None
        return Words(text=shown, by="model") if told else None

    def about(self, text: str | None, evidence: Evidence, claims: Sequence[str]) -> Words | None:
        """The sentence on what happened; None where it is refused, or states what one of these `claims` says."""
        told = self._text(text, evidence, "about")
        if (
            told
            and checks.speaks_of(told.text, claims, CLAIMED)
            and not any(map(reports, told.text.casefold().split()))
        ):
            self.withheld.append(Withheld(text=told.text, why="it states what one side says"))
            return None
        return told

    def caution(self, text: str, evidence: Evidence) -> Words | None:
        """What to check before printing; None where it is refused. The thread serves without it."""
        return self._text(text, evidence, "caution")

    def status(self, text: str | None, evidence: Evidence, said: Sequence[str]) -> Words | None:
        """What to note of a matter: those of its sentences that pass, and that its lines do not say already."""
        told = (self.caution(sentence, evidence) for sentence in sentences_in(text or ""))
        kept = [sentence.text for sentence in told if sentence and not checks.speaks_of(sentence.text, said)]
        return Words(text=" ".join(kept), by="model") if kept else None

    def _text(self, text: str | None, evidence: Evidence, kind: str) -> Words | None:
        if not text:
            return None
        try:
            shown = checks.checked(text, evidence, kind)
        except Refused as reason:
            self.withheld.append(Withheld(text=text, why=str(reason)))
            return None
        return Words(text=f"{shown[:1].upper()}{shown[1:]}", by="model")
