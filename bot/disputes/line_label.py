"""What stands before a line of a dispute: the model's few words for what it does, if its proof bears them out. Pure."""

import re

from bot.breakdown import Role, SourceKind
from bot.disputes.checks import GAVE_GROUND, refuse_judging
from bot.disputes.evidence import Evidence, content, stems
from bot.disputes.quote_checks import Refused
from bot.language.negation import NEGATION, UNTRUE, alternatives, pattern
from bot.language.reply_words import (
    DENIAL_VERBS,
    DENYING,
    GRANTING,
    NO_WORD,
    NOT_DENIED,
    NOT_GRANTED,
    NOT_KNOWN,
    REFUSAL,
    SILENCE,
)

MOST_WORDS = 5
_FORM = re.compile(r"[A-Z][a-z’'-]*(?:[,:]? [a-z’'-]+)*")
"""One capital: no names, figures or quotations."""
_SAYS_NOTHING = re.compile(rf"Answer\w*|Response|Reply|(?i:{alternatives(UNTRUE)})")
"""Said of what answers nothing, too; and one word that only the speaker may say."""
_DENIED = pattern(DENIAL_VERBS)
_DENYING_ROLES = ("denies", "denies part", "rejects", "gives another account")
_GRANTING_ROLES = ("concedes", "confirms", "denies part", "gives another account", "brings evidence")
_ANSWERS = (DENYING, GRANTING, NOT_DENIED, REFUSAL, SILENCE)
_KINDS = stems(
    "claim charge accusation answer account version view evidence record verdict reply comment explanation reason defence"
    " figure context document letter statement demand question warning promise correction witness expert finding response"
    " recall remember know say take back withdraw keep stand repeat insist add give turn change first later then before now"
    " still again part partly words limit point own other second hand through"
)
"""What a line may be called wherever it stands; any other word must be its proof's."""


def line_label(text: str, role: Role, kind: SourceKind, evidence: Evidence) -> str | None:
    """The label as it may be shown, or none: then the role has a word for it."""
    text = text.strip(" .:")
    if not _FORM.fullmatch(text) or _SAYS_NOTHING.fullmatch(text) or len(text.split()) > MOST_WORDS:
        return None
    told, proof = text, NOT_KNOWN.sub(" ", evidence.proof)
    for answers in _ANSWERS:
        told = answers.sub(" ", told)
    if not frozenset(content(told)) <= _KINDS | stems(evidence.proof):
        return None
    is_denial, grants = _DENIED.search(text), GRANTING.search(NOT_GRANTED.sub(" ", text))
    if is_denial and not grants and (role not in _DENYING_ROLES or kind in ("document", "article")):
        return None
    if grants and not (role in _GRANTING_ROLES and any(words.search(evidence.proof) for words in GAVE_GROUND)):
        return None
    says_no = DENYING.search(text) or NEGATION.search(text)
    if says_no and not (NOT_KNOWN.search(text) or NO_WORD.search(proof) or _DENIED.search(_before(evidence))):
        return None
    try:
        refuse_judging(text, evidence)
    except Refused:
        return None
    return text


def _before(evidence: Evidence) -> str:
    """The sentence before the proof, in its paragraph: “Anstey denied it. “Every hull was examined,” he said.”"""
    index, start = evidence.index, evidence.spans[0][0]
    first, at = index.article.paragraphs[index.paragraph(start) - 1][0], index.sentence_at(start)
    return index.article.text[max(first, index.sentences[max(0, at - 1)][0]) : start]
