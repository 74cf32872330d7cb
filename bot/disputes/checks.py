"""What a model's own words may say: what is wrong with them is told in a sentence that the model can act on. Pure.

Code cannot tell whether a sentence is true. It can tell that its quotations, names and numbers stand in the article, that
it passes no judgement, and that it keeps the negations, conditions and objects of its proof.
"""

import re
from collections.abc import Sequence

from bot.breakdown import Role, Source
from bot.disputes import polarity
from bot.disputes.evidence import Evidence, content, stem, stems, told_in
from bot.disputes.name_checks import refuse_strange_names
from bot.disputes.number_checks import lost_limit, refuse_strange_numbers
from bot.disputes.quote_checks import QUOTED, Refused, with_one_kind_of_marks, with_true_quotations
from bot.grounding.tokens import tokens
from bot.language.answer_words import (
    CONCEDING,
    DENYING,
    GRANTING,
    JUDGING,
    NO_WORD,
    NOT_DENIED,
    NOT_GRANTED,
    NOT_KNOWN,
    REFUSAL,
    SILENCE,
    WITHDRAWING,
)
from bot.language.common import EMPTY
from bot.language.negation import NEGATION, pattern
from bot.language.text import is_irregular_past

GAVE_GROUND = (
    GRANTING,
    NOT_DENIED,
    WITHDRAWING,
    pattern("indeed sorry mistake* oversight incomplete"),
    re.compile(r"\b(?:should|ought)(?: not|n['’]t)? (?:to )?have\b|\bcould(?: not|n['’]t) rule out\b", re.IGNORECASE),
)
"""With one of these a proof has a party give ground."""
LONG_SPEECH = 6
"""Words from which a quotation is a sentence of its own."""
TOLERANCE = 1.25
"""How far a text may be over its length before it is cut."""
LONGEST = {
    "text": 80,
    "article": 80,
    "question": 12,
    "caution": 42,
    "note": 90,
    "about": 24,
}
"""Words of each text: a little more than prompts/read.md asks for, which models overrun."""
NO_DENIAL = re.compile(
    r"\b(?:not|neither|nor|nobody|no one|none|never)\b[^.,;:]*?\b(?:den(?:y|ies|ied|ial)|disput\w+)\b|\bden(?:y|ies|ied) (?:nothing|no)\b|\bno denials?\b"
    r"|\bdismissed(?=\s*$| (?:an? (?:hour|day|week|month|year)|after|in|on|from|for|by|last|without)\b)",
    re.IGNORECASE,
)
"""Words on what is not denied; who is “dismissed after an hour” has lost a job."""
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|did|does|do|will|would|can|could|should|may|might|must|says?|said|den(?:y|ies|ied))\b"
    r"|\b(?!(?:the|an?|of|on|in|by|for|from|over|about|and|or)\b|\w+[’']s)[\w’']+ \w+ed\b",
    re.IGNORECASE,
)
"""With one of these a heading states what is disputed (“Managers skipped checks”); “the alleged orders” states nothing."""
_PHRASE = re.compile(
    r"(?:the|an?)\s|(?:[\w.’'-]+\s){0,4}[\w.’'-]+[’']s?\s|(?:[\w’'-]+,?\s){1,3}(?:of|on|over|about|against|among|for|between|and|or)\s",
    re.IGNORECASE,
)
"""How a heading begins that names something."""
_PROSE = re.compile(r"(?<!\w)‘(?:[^‘’]|’\w)+’(?!\w)")
"""The article's own words in a point to note."""
_PRESUMES = re.compile(r"(?:who|what|why|how|when|where|which)\b", re.IGNORECASE)
"""A question so begun takes what follows for granted."""
_SENTENCE_ENDS = re.compile(r"(?<=[.!?])\s+")
_WHOLE_ENDS = re.compile(r"(?<=[.!?”])\s+(?=[“A-Z])|;\s")


def checked(text: str, evidence: Evidence, kind: str) -> str:
    """The text as it may be shown: quotations in the article's own letters, cut where it is far too long.

    Raises:
        Refused: with the reason.
    """
    text = with_one_kind_of_marks(text)
    is_remark = kind == "caution"
    if re.search("[“”]", QUOTED.sub("", text)):
        raise Refused("a quotation mark has no other that closes it")
    # A point to note may be about a word of the reporter's; where the article speaks its words may be repeated exactly.
    prose = "‘{}’" if is_remark or kind == "article" else "{}"
    # A heading may have a name in quotation marks, and no sentence that another matter has.
    names_only = kind == "question" and all(len(said.split()) == 1 for said in QUOTED.findall(text))
    text = with_true_quotations(text, evidence, prose=prose, anywhere=is_remark or names_only)
    plain = QUOTED.sub(" ", _PROSE.sub(" ", text) if is_remark else text)
    asks = kind == "question" and text.endswith("?") and not _PRESUMES.match(text)
    refuse_judging(plain, evidence)
    refuse_strange_names(text, evidence, is_heading=kind == "question")
    refuse_strange_numbers(text if is_remark else plain, evidence, anywhere=is_remark)
    if asks:
        return cut_at_sentence(text, LONGEST[kind])  # it asks whether something is denied or granted
    granted = any(words.search(evidence.around) for words in GAVE_GROUND)
    if CONCEDING.search(NOT_GRANTED.sub(" ", plain)) and not granted:
        raise Refused("it speaks of a concession that the proof does not have")
    denies = {stem(found.group()) for found in DENYING.finditer(NO_DENIAL.sub(" ", plain))}
    denied = DENYING.search(evidence.around) or NEGATION.search(evidence.around)
    if denies and not denied and not denies & stems(evidence.around):
        raise Refused("it speaks of a denial that the proof does not have")
    return cut_at_sentence(text, LONGEST[kind])


def checked_line(text: str, role: Role, evidence: Evidence, source: Source | None = None) -> str:
    """As `checked`, for what one party says: nothing that turns its words is lost, added or moved. Raises Refused."""
    text = checked(text, evidence, "article" if source and source.kind == "article" else "text")
    plain = QUOTED.sub(" ", text)
    if NEGATION.search(plain) and not NO_WORD.search(evidence.proof):
        raise Refused("it says “not” where the proof does not")
    if role in ("asks", "demands"):
        return text
    whole = evidence.index.article
    # A long quotation is the article's, and not cut out of a negation: the words around it are compared.
    own, sentences = text, [" ".join(sentence.split()) for sentence in evidence.sentences]
    for said in QUOTED.findall(text):
        if len(said.split()) >= LONG_SPEECH:
            own = own.replace(f"“{said}”", " ")
            for part in _SENTENCE_ENDS.split(said.rstrip(",.")):
                sentences = [sentence.replace(part, " ") for sentence in sentences]
    retold = told_in(text, evidence.sentences)
    kept = [sentences[at] for at in retold]
    for is_wrong, why in (
        (polarity.lost_negation(own, kept), "a “not” of the proof is missing"),
        (polarity.added_negation(own, sentences), "it says “not” of what the proof says is so"),
        (polarity.made_sure(plain, kept), "it says “not” where the proof only does not know"),
        (polarity.lost_condition(text, kept), "a condition of the proof is missing"),
        (
            source is not None and source.kind == "article" and polarity.lost_allegation(text, kept[:1]),
            "the proof only alleges it, and the article's own words would state it",
        ),
        # “Perhaps”, said of all that is quoted, stands outside of it.
        (
            role not in ("not reached", "will not say")
            and polarity.lost_doubt(text, [evidence.sentences[at] for at in retold]),
            "a doubt of the proof is missing",
        ),
        (
            polarity.concession_as_denial(own, sentences),
            "it turns a concession into a denial, or a denial round",
        ),
        (
            GRANTING.search(NOT_GRANTED.sub(" ", plain))
            and not (GRANTING.search(evidence.proof) or NOT_DENIED.search(evidence.proof)),
            "it speaks of a concession that the proof does not have",
        ),
        (limit := lost_limit(own, kept), f"the “{limit}” of a number is missing"),
        (polarity.another_object(own, sentences, stems(whole.text)), "the proof answers something else"),
    ):
        if is_wrong:
            raise Refused(why)
    return text


def proven_role(role: Role, proof: str) -> Role:
    """The role that the words of the proof bear out, where they say something else than the reader."""
    refuses, silent = REFUSAL.search(proof), SILENCE.search(proof)
    if role == "will not say" and silent and not refuses:
        return "not reached"
    if role == "not reached" and refuses and not silent:
        return "will not say"
    if role in ("denies", "denies part") and not NO_WORD.search(NOT_KNOWN.sub("", proof)):
        return "gives another account"
    denies = re.search(r"\bden(?:ies|ied)\b", proof)
    if role in ("concedes", "confirms") and denies and not (GRANTING.search(proof) or NEGATION.search(proof)):
        return "denies"
    return role


def heading(text: str, evidence: Evidence) -> str:
    """What stands above a matter as it may be shown: a neutral question, or a phrase that states nothing. Raises Refused."""
    text = checked(text, evidence, "question").rstrip(".")
    is_name = all(word[:1].isupper() for word in text.split())
    if not text.endswith("?") and (states(text) or not (is_name or _PHRASE.match(text))):
        raise Refused("it is no question")
    return text


def states(text: str) -> bool:
    """Whether a heading states something, by its verb."""
    return bool(_VERB.search(text)) or any(is_irregular_past(token.word) for token in tokens(text))


def refuse_judging(plain: str, evidence: Evidence) -> None:
    """Refuses words that judge, unless the proofs have them of the same people or things, or of anybody in speech.

    In a line the second counts only where it denies: a line is one party's, and its proof is one place.
    """
    whole = evidence.names_from or evidence
    sentences = [(stems(sentence), stems(explained)) for sentence, explained in whole.explained]
    sentences += [(stems(evidence.proof), stems(evidence.proof))] if evidence.names_from else []
    denies = not evidence.names_from or DENYING.search(evidence.proof)
    for found in JUDGING.finditer(plain):
        words = {stem(found.group())}
        parts = stems(found.group().replace("-", " "))  # “cover-up”, of what was covered up
        others = stems(plain) - EMPTY - words
        is_told = len(parts) > 1 and parts <= stems(evidence.proof)
        there = (told for sentence, told in sentences if words & sentence or is_told)
        if any(told & others or not others for told in there) or (denies and words & whole.spoken):
            continue
        raise Refused(f"“{found.group()}” judges, or is stronger than the article's words")


def cut_at_sentence(text: str, most: int) -> str:
    """The text, cut at the end of a sentence or before a semicolon where it is far too long and something whole is left."""
    longest = most * TOLERANCE
    if len(text.split()) <= longest:
        return text
    parts = [text[: found.start()] for found in _WHOLE_ENDS.finditer(text)]
    fitting = [
        part for part in parts if most / 2 <= len(part.split()) <= longest and part.count("“") == part.count("”")
    ]
    return fitting[-1].rstrip(" ;") if fitting else text


def speaks_of(text: str, others: Sequence[str], share: float = 0.8) -> bool:
    """Whether a text says what others say already, in this share of its words."""
    own = set(content(text))
    return bool(own) and any(len(own & stems(other)) >= share * len(own) for other in others)
