"""Puts cue, source and content of one paragraph together."""

from collections.abc import Set
from dataclasses import dataclass, field

from bot.breakdown import Role, Span
from bot.language.lexicon import Follows, forms, verb_forms, verb_groups
from bot.readers.rules.contents import content_of
from bot.readers.rules.cues import Cue, is_document, is_negated, verb_cues
from bot.readers.rules.paragraph import Passage, Token
from bot.readers.rules.sources import antecedent, is_passive, source_of, source_span, subject_of
from bot.readers.rules.speakers import can_speak, is_speaker
from bot.readers.rules.token_spans import Content, TokenRange

_OF_ANOTHER = {"heard", *forms("quote")}
"""“The court heard that”, “quoted the admiral as saying”: it is another who says it."""


@dataclass
class Attribution:
    """One report, by article offsets."""

    passage: Passage
    spans: list[Span]
    role: Role | None
    """None where the article tells that it was not said."""
    cue: Span | None = None
    cue_token: Token | None = None
    source: Span | None = None
    head: Token | None = None
    """Head of the source's noun phrase."""
    quoted: bool = field(default=False)
    """Its content is, at least in part, whole quotations."""
    follows: Follows = "clause"
    via: list[Span] = field(default_factory=list)
    with_verb: bool = False
    """Shown with its verb, without which its words may tell the opposite: “said it was false”, “did not dispute it”."""
    avoided: frozenset[int] = frozenset()
    """Tokens of cue and content, which are no part of the source's noun phrase."""


def from_verbs(passage: Passage, beginnings: Set[int]) -> list[Attribution]:
    """The reports that a verb of the paragraph makes; at `beginnings` something else begins than what is reported."""
    cues = list(verb_cues(passage.doc))
    reporting = {cue.verb.i for cue in cues}
    cues = [cue for cue in cues if not _is_told_by_another(cue.verb, reporting)]
    leaders = _leaders(cues)
    unclear = {i for i, leader in leaders.items() if leader is None}

    cuts = set(beginnings) | {cut for cue in cues if (cut := _begins_new_report(cue, leaders.keys())) is not None}

    cues = [cue for cue in cues if cue.verb.i not in unclear]
    quotes = _assign_quotations(passage, cues)
    found = [_from_verb(passage, cue, cuts, quotes.get(cue.verb.i, []), leaders.get(cue.verb.i)) for cue in cues]
    return [attribution for attribution in found if attribution is not None]


def _is_told_by_another(verb: Token, reporting: Set[int]) -> bool:
    """“One said that Moe had shown it to Falk, who told him that …”: what Falk is said to have told is the first one's word."""
    if verb.dep_ != "relcl":
        return False
    if any(token.lower_ == "whom" for token in verb.lefts) and any(token.dep_ == "xcomp" for token in verb.rights):
        return True  # “the surgeon, whom the paper agreed not to name, confirmed that …”
    clauses = [token for token in verb.ancestors if token.dep_ == "ccomp"]
    return any(clause.head.i in reporting and clause.head.i < clause.i for clause in clauses)


def _leaders(cues: list[Cue]) -> dict[int, Token | None]:
    """Verb index → the reporting verb whose subject it shares, where the parser hung it into that verb's content.

    None where either may speak: “Orr said that Holt was rude and accused him”.

    "He said he would sue and added that …": "added" goes with "said", not with "sue".
    """
    verbs = {cue.verb.i: cue for cue in cues}
    leaders: dict[int, Token | None] = {}
    for cue in cues:
        verb = cue.verb
        if verb.tag_ == "VBG" and verb.dep_ == "advcl" and verb.head.dep_ in {"ccomp", "acl", "relcl", "conj"}:
            leaders[verb.i] = None if verb.head.i not in verbs else verb.head
        refuses = verb.tag_ == "VB" and is_negated(verb)  # "confirmed that they had talked but would not say where"
        if verb.dep_ != "conj" or subject_of(verb) is not None or not (refuses or verb.tag_ in {"VBD", "VBZ"}):
            continue
        clause = verb.head
        while clause.dep_ in {"conj", "xcomp"}:
            clause = clause.head
        main, inner = clause.head, subject_of(clause)
        if clause.dep_ == "ccomp" and main.i in verbs and clause.i not in verbs and (refuses or main.tag_ == verb.tag_):
            another = inner is not None and inner.tag_.startswith("NN") and is_speaker(inner)
            leaders[verb.i] = None if another and not refuses else main
    return leaders


def _begins_new_report(cue: Cue, leaders: Set[int]) -> int | None:
    """The comma of ", adding that …" or the "and" of "and added": what follows is no part of the content before.

    So is the "and" of ", and Orr said", with a speaker of its own.
    """
    start, doc = cue.tokens[0].i, cue.verb.doc
    if cue.verb.tag_ == "VBG" and doc[start - 1].text in {",", "—", "-"}:
        return start - 1
    joint = max((t.i for t in cue.verb.head.children if t.dep_ == "cc" and t.i < start), default=None)
    if cue.verb.i in leaders:
        return start if joint is None else joint
    if joint is None or cue.verb.dep_ != "conj" or doc[joint - 1].text != ",":
        return None
    return joint if _has_own_speaker(cue.verb, joint) else None


def _has_own_speaker(verb: Token, joint: int) -> bool:
    """Whether somebody else between the “and” and the verb says it; of “he” and “its lawyer” the first may tell."""
    subject = subject_of(verb)
    if subject is None or not joint < subject.i < verb.i:
        return False
    return is_speaker(subject) and not any(token.tag_ in {"PRP", "PRP$"} for token in (subject, *subject.children))


def _assign_quotations(passage: Passage, cues: list[Cue]) -> dict[int, list[int]]:
    """Verb index → indices of the stand-ins that it introduces."""
    quoting = {cue.verb.i: cue for cue in cues if cue.takes("quote")}
    assigned: dict[int, list[int]] = {}
    for index in passage.stand_ins:
        token = passage.doc[index]
        sent = token.sent
        near, head = [i for i in quoting if sent.start <= i < sent.end], token.head.i
        if not near:
            continue
        # "The clip ends with footage of Orr saying, “Yes”"
        inner = [i for i in near if head < i < index and passage.doc[i].tag_ == "VBG" and quoting[i].takes("inserted")]
        best = next((i for i in (_introducing(token), *inner, head) if i in near), None)
        best = min(near, key=lambda i: abs(i - index)) if best is None else best
        assigned.setdefault(best, []).append(index)
    return assigned


def _introducing(stand_in: Token) -> int:
    """The index of the verb right before the mark: “who shouted, “Yes””, “who responds happily: “Yes””."""
    doc, at = stand_in.doc, stand_in.i - 2
    if at < 1 or doc[at].text not in {",", ":"}:
        return -1
    return at - 2 if doc[at - 1].tag_ == "RB" else at - 1


def _with_all_quoted(passage: Passage, words: TokenRange) -> Span:
    """Quoted words that begin in the content belong to it to their last."""
    start, end = passage.span(*words)
    for quotation in passage.frame.quotations:
        if not quotation.whole and not quotation.unclosed and start <= quotation.inner[0] < end < quotation.inner[1]:
            end = quotation.inner[1]
    return start, end


def _only_points(cue: Cue, content: Content) -> bool:
    """“As she said it”, “what he described”: a pronoun alone tells nothing; “denied it” answers what stands before."""
    (first, last), doc = content.ranges[0], cue.verb.doc
    if doc[first].lower_ == "not" and content.follows == "object" and cue.role("object") == "claims":
        return True  # "promised not just a star, but the moon"
    words = doc[first : last + 1].text.lower()
    alone = words in {"one", "ones", "words", "things", "a fact", "a point"} or (
        first == last and doc[first].tag_ in {"PRP", "WP", "WDT", "DT"}
    )
    return alone and cue.role(content.follows) in {"claims", "asks", "demands"}


def _cannot_voice(cue: Cue, head: Token | None, content: Content | None) -> bool:
    """“Her victory confirmed the trend”, “is challenging the mayor in May”: nothing is said."""
    if head is None or content is None:
        return False
    verb = cue.verb.lower_
    if head.lower_ == "that" and content.follows == "object" and is_document(antecedent(head)):
        return True  # "The polls that show him ahead say more of her": which polls
    of_nothing = content.follows == "object" and not any(cue.verb.doc[i].lower_ == "of" for i in content.tokens)
    if _only_points(cue, content) or (of_nothing and verb in forms("accuse") and not is_passive(cue.verb)):
        return True
    follows = {"object", "infinitive"} if cue.role("infinitive") == "demands" else {"object"}
    if head.tag_ == "WDT" and content.follows in follows and antecedent(head).tag_.startswith("NNP"):
        # "The film “Bridge of Spies,” which recounts the trade": the parser hangs it on any name before.
        return True
    if verb in verb_forms("things_do") and head.tag_ in {"NN", "NNS"} and not can_speak(head):
        return True

    first = cue.verb.doc[content.ranges[0][0]]
    if verb in forms("find") and content.follows == "object" and not is_document(head):
        # Who found cracks has found them; who found none has said so.
        return first.lower_ not in {"no", "none", "nothing"}
    whom = next((child for child in cue.verb.children if child.dep_ == "dobj"), first)
    is_party = first.tag_ in {"NNP", "PRP"} or whom.tag_ in {"NNP", "NNPS"} or can_speak(whom)
    return verb in forms("challenge") and content.follows in {"object", "clause"} and is_party


def _from_verb(
    passage: Passage, cue: Cue, cuts: set[int], quotes: list[int], leader: Token | None
) -> Attribution | None:
    content = content_of(cue, cuts)
    spans: list[Span] = []
    avoid = {token.i for token in cue.tokens} | set(quotes)
    follows: Follows = "quote" if content is None else content.follows
    role = cue.role(follows)
    if content is not None:
        avoid |= content.tokens | (set() if content.around else content.frame)
        spans = [t for r in content.ranges if (t := passage.tidy(_with_all_quoted(passage, r)))[0] < t[1]]
    if quotes:
        verb_at = passage.place(cue.verb)[0]
        # "He said the plan fails: “It never worked.”" is one report; a clause before belongs to the reporter.
        kept = [s for s in spans if follows == "clause" and ((content and content.around) or s[0] > verb_at)]
        spans = [passage.place(passage.doc[i]) for i in quotes] + kept
    if not spans:
        return None
    head = source_of(leader or cue.verb)
    if not quotes and ((head is None and cue.verb.tag_ == "VB") or _cannot_voice(cue, head, content)):
        return None  # also “Ask yourself whether”, “tell us that”: the writer speaks to the reader
    if cue.verb.lower_ in _OF_ANOTHER or (head is not None and any(t.lower_ == "whether" for t in head.subtree)):
        head = None  # “Asked by Lindt whether he knew, Anstey said”, which the parser took for one name
    if (
        head is not None
        and (noun := antecedent(head)).tag_ == "NNS"
        and noun.lower_ in verb_groups()
        and not is_document(noun)
    ):
        return None  # "Health ministry disputes audit that found …": the parser took the verb for a part of a name

    if head is not None and head.tag_ == "WDT" and not is_speaker(antecedent(head)):
        if not quotes:
            return None  # "the fall, which reveals whether …": nobody says it
        head = None  # "sent a text that evening, which reads: “…”"
    source = source_span(passage, head, avoid) if head is not None else None
    where = passage.span(cue.tokens[0].i, cue.tokens[-1].i)
    return Attribution(
        passage,
        sorted(set(spans)),
        role,
        where,
        cue.verb,
        source,
        head,
        bool(quotes),
        "quote" if quotes else follows,
        avoided=frozenset(avoid),
    )
