"""Whether a text keeps the negations, conditions, doubts and objects of the sentences that prove it. Pure.

What a word like “not” turns are the words that tell something behind it, up to the end of its clause. A text that tells
two of these and has nothing of that sense has lost it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from bot.disputes.evidence import bare, content, stem, stems
from bot.grounding.tokens import tokens
from bot.language.answer_words import (
    ASKED,
    CONCEDING,
    DENIAL_VERBS,
    FINDINGS,
    GRANTING,
    LEFT_OPEN,
    NEGATED_FORMS,
    NO_WORD,
    NOT_DENIED,
    NOT_KNOWN,
    POINTERS,
    RAISING,
    REFUSAL_VERBS,
)
from bot.language.negation import CONDITIONS, HEDGES, NEGATION, NOT_ONLY, pattern

TURNED = 3
"""Words behind a “not” that tell what is turned."""
BEHIND = 3
"""Words behind a word in which a “not” still belongs to it: “the decision was not hers”."""
_CLAUSE = re.compile(r"(?<![.,;:!?—–“”\"])[.,;:!?—–“”\"]++\s+|\s--?\s|\bbut\b", re.IGNORECASE)
_SEGMENT = re.compile(
    r"(?<![.;:!?—–“”\"])[.;:!?—–“”\"]++(?:\s+|$)|\s--?\s|,\s+(?=(?:and|but|while|although|he|she|they)\b)",
    re.IGNORECASE,
)
_NAMED_LAST = re.compile(r",\s(?!(?:but|while|although|and|who|which)\b)[^,;]{0,60}$")
"""“…, the union” said at a meeting: what stands before is said."""
FEWEST_TOLD = 3
"""Words behind “said” or “alleged” that are told with it; fewer are “on Monday”."""
_ALLEGES_THAT = re.compile(r"(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bbeen )\b(?:alleges?|alleged) that\b", re.IGNORECASE)
"""Of who alleges a line says it by its name and label; “it is alleged that” is of nobody."""
_SOME = "".join(rf"(?<!\b{word} )" for word in "a the his her these first last past next".split())
_HARDLY_ANY = re.compile(rf"{_SOME}\b(?:few|little)\b(?-i:(?! [A-Z]))|\b(?:rarely|seldom)\b", re.IGNORECASE)
"""Nearly a “not”; “a few” and “her little brother” are none."""
_NO = re.compile(
    rf"{NEGATION.pattern}|{_HARDLY_ANY.pattern}|(?<!\bwas )(?<!\bwere )(?<!\bbeen )(?<!\bis )(?<!\bare )"
    rf"{pattern('deny denies denied denying reject* dismiss* refut* doubt doubts doubted', REFUSAL_VERBS).pattern}"
    r"|\b(?:untrue|false|wrong|nonsense) (?=(?:that|to say)\b)",
    re.IGNORECASE,
)
_HAD_IT = r"(?:^|(?<=[.;:,] )|(?<=“))(?:had|were|should) (?:there|it|s?he|they|we|you|I|the|an?|(?-i:[A-Z])\w+)\b(?=[^.?]*,)(?![^.]*\?)"
"""“Had the alarm rung, …”: an “if” in other words."""
_CONDITIONAL = re.compile(rf"\b(?:if|unless|provided|without)\b|{_HAD_IT}", re.IGNORECASE)
"""With one of these a text keeps a condition; a “whether” keeps none."""
_IF = re.compile(
    rf"(?<!even )(?<!as )\b(?:if|unless)\b(?! (?:any|necessary|needed|not|possible|required|so)\b[,.]?)|{_HAD_IT}",
    re.IGNORECASE,
)
_WHICH = re.compile(
    r"\s*(?:\w+\s+)?(?:say|know|explain|specify|disclose|tell|reveal|remember|recall|clear|sure|understand|answer)\s+"
    r"(?:which|who|whom|whose|what|when|where|why|how|if|whether)\b",
    re.IGNORECASE,
)
"""“Did not say which”: nothing of what follows is denied."""
OF_DENIAL = pattern(DENIAL_VERBS)
_ALLEGED = pattern(HEDGES, "according appear* accus* claim claims claimed heard told said says")
"""With one of these a sentence is a source's word, and not the article's."""
_NOT_BEFORE = re.compile(r"(?:\bnot|n['’]t|\bnever) $", re.IGNORECASE)
"""“He does not claim to know”: nothing is alleged."""
_DOUBTING = pattern(CONDITIONS, HEDGES, "would could might may hope* fear* suspect* probabl* likely")
"""“Should” demands, and leaves nothing open."""
_WILL, _MAY = re.compile(r"\b(?:would|will)\b"), re.compile(r"\b(?:could|may|might)\b")
_KNOWING = pattern("know* aware* recall* remember* record* recogni* recollect* memory sure certain clear say says said")
"""With one of these a “not” is of what is known: “he did not recall a request”."""
_FEELING = pattern("hope* fear* suspect*")
_SUPPOSED = pattern("want* expect* wish* worr* concern* warn* doubt* risk* may might if whether")
_OBJECTS = (
    OF_DENIAL,
    re.compile(
        rf"{pattern(REFUSAL_VERBS).pattern}|\b(?:would|will|could|can|did)(?: not|n['’]t) (?:say|comment|discuss|answer)\b",
        re.IGNORECASE,
    ),
    GRANTING,
    ASKED,
    re.compile(r"\bno (?:evidence|proof|sign)\b", re.IGNORECASE),
)
"""Words by which something is answered, each with what follows."""


def lost_negation(text: str, sentences: Sequence[str]) -> bool:
    """Whether what a “not”, “denied” or “refused” of these sentences turns, and nothing says without, is told without one."""
    sentences = [NOT_ONLY.sub("", sentence) for sentence in sentences]
    segments = [segment for sentence in sentences for segment in _SEGMENT.split(sentence)]
    return any(
        _keeps(text, turn, scope) is False and not any(_keeps(other, turn, scope) is False for other in segments)
        for turn, scope in _scopes(sentences, _NO)
    )


def added_negation(text: str, sentences: Sequence[str]) -> bool:
    """Whether a “not” of the text turns what these sentences tell, and tell without one."""
    proof = " ".join(sentences)
    whole = stems(proof)
    excepted = {word for _, scope in _scopes(sentences, NEGATION) for word in scope}
    for turn, scope in _scopes([text], NEGATION):
        objects = whole.intersection(scope[1:])
        if objects and objects <= excepted:
            continue  # “covered the cranes, but not the quay”: did not cover the quay
        if _keeps(proof, turn, scope) is False:
            return True
    return False


def made_sure(text: str, sentences: Iterable[str]) -> bool:
    """Whether the text says no where these sentences only do not know: “there was no request” for “aware of no request”."""
    told = " ".join(sentences)
    only_unknown = NOT_KNOWN.search(told) and not NO_WORD.search(NOT_KNOWN.sub(" ", told))
    return bool(only_unknown and NEGATION.search(text) and not _KNOWING.search(text))


def lost_doubt(text: str, sentences: Iterable[str]) -> bool:
    """Whether what these sentences leave open is told as a fact."""
    told = stems(text)
    sentences = [_ALLEGES_THAT.sub("says that", sentence) for sentence in sentences]
    proof = " ".join(sentences)
    if _WILL.search(text) and _MAY.search(proof) and not (_MAY.search(text) or _WILL.search(proof)):
        return True
    return any(
        _retold(scope, told)
        for turns, kept in ((_DOUBTING, (LEFT_OPEN, _DOUBTING)), (_FEELING, (_FEELING, _SUPPOSED)))
        if not any(keeps.search(text) for keeps in kept)
        for _, scope in _scopes(sentences, turns)
    )


def lost_allegation(text: str, sentences: Iterable[str]) -> bool:
    """Whether a text under the article's own name tells as fact what these sentences only allege, or give as another's word."""
    if _ALLEGED.search(text):
        return False
    told = stems(text)
    for sentence in sentences:
        found = next((f for f in _ALLEGED.finditer(sentence) if not _NOT_BEFORE.search(sentence, 0, f.start())), None)
        if found is None:
            continue
        # “…, police said” is of all that stands before it; else what is said follows.
        is_behind = len(content(sentence[found.end() :])) < FEWEST_TOLD or _NAMED_LAST.search(
            sentence, 0, found.start()
        )
        part = sentence if is_behind else sentence[found.end() :]
        denies_it = NEGATION.search(text) and not NEGATION.search(part)
        if _retold(content(part), told) and not denies_it:
            return True
    return False


def lost_condition(text: str, sentences: Iterable[str]) -> bool:
    """Whether the main clause of an “if” or “unless” is told without a condition."""
    if _CONDITIONAL.search(text):
        return False
    told = stems(text)
    for sentence in sentences:
        for segment in _SEGMENT.split(sentence):
            for found in _IF.finditer(segment):
                before, behind = content(segment[: found.start()]), segment[found.end() :]
                # “If it rains, …” has its main clause behind the comma, “… if it rains, …” before it.
                main = before if len(before) > 1 else [*before, *content(behind.partition(",")[2])]
                if len(told.intersection(main)) >= min(2, len(main)) > 0:
                    return True
    return False


def concession_as_denial(text: str, sentences: Iterable[str]) -> bool:
    """Whether the text has as denied what these sentences have as conceded, or the other way round."""
    sentences = list(sentences)
    for here, there in ((OF_DENIAL, CONCEDING), (CONCEDING, OF_DENIAL)):
        said = [scope for _, scope in _scopes([text], here)]
        proof = " ".join(sentences)
        if here.search(proof) or NOT_DENIED.search(proof):
            continue
        if any(_retold(scope, frozenset(mine)) for _, scope in _scopes(sentences, there) for mine in said):
            return True
    return False


def another_object(text: str, sentences: Sequence[str], article: frozenset[str]) -> bool:
    """Whether the text has its party deny, refuse, concede or be asked what the article says elsewhere, not here.

    What the article or the text only points at (“denied it”, “denied the charge”) may be told in other words.
    """
    for answers in _OBJECTS:
        here = [sentence for sentence in sentences if answers.search(sentence)]
        objects = [set(scope) for _, scope in _scopes(here, answers, most=8)]
        if not objects or any(not words - POINTERS for words in objects):
            continue
        for _, scope in _scopes([text], answers):
            words = set(scope) - POINTERS
            told = sentences if answers is ASKED else here
            if words and 2 * len(words & article) >= len(words) and not words & stems(" ".join(told)):
                return True
    return False


def _scopes(sentences: Iterable[str], turns: re.Pattern[str], most: int = TURNED) -> Iterator[tuple[str, list[str]]]:
    """Each turning word, with the stems of what it turns."""
    for sentence in sentences:
        for clause in _CLAUSE.split(sentence):
            for found in turns.finditer(clause):
                told = content(clause[found.end() :])
                scope = ([word for word in told if word not in RAISING] or told)[: 1 if found[0] == "non" else most]
                if scope and not (NEGATION.fullmatch(found[0]) and _WHICH.match(clause, found.end())):
                    yield found[0], scope


def _retold(scope: Sequence[str], told: frozenset[str]) -> bool:
    """Whether a text tells what is turned: two words of it, or the only one."""
    return len(told.intersection(scope)) >= min(2, len(scope))


def _keeps(text: str, turn: str, scope: list[str]) -> bool | None:
    """Whether a text tells what is turned with a word that says no; None where it does not tell it.

    The word stands before the first that is turned, or right behind it.
    """
    told = [(stem(bare(token)), token) for token in tokens(text)]
    words = frozenset(word for word, _ in told)
    finding = scope[0] in FINDINGS
    if not (_retold(scope[1:], words) if finding and scope[1:] else _retold(scope, words)) and not (
        finding and scope[0] in words
    ):
        return None
    if scope[0] not in words and not finding and NEGATION.fullmatch(turn):
        return None  # “found no syrup in any of 20 jars” turns the syrup, not the jars
    first = next(word for word in scope if word in words)
    for at, (word, token) in enumerate(told):
        if word != first:
            # “Heard him, but not the other side”
            beside = text[told[max(0, at - BEHIND)][1].start : token.start]
            if word in scope and NEGATION.fullmatch(turn) and re.search(r"\bbut not\b", beside):
                return True
            continue
        area = text[: told[min(at + BEHIND, len(told) - 1)][1].end]
        if NO_WORD.search(token.word) and NEGATION.fullmatch(turn):
            if NEGATION.search(area):  # “did not dispute”, “did not ban”: the verb itself keeps no “not”
                return True
        elif NO_WORD.search(area) or (_HARDLY_ANY.fullmatch(turn) and _HARDLY_ANY.search(area)):
            return True
    return any(stem(form[1]) in scope for form in NEGATED_FORMS.finditer(text))
