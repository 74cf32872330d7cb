"""What a model's own words may say: each check names what is wrong, in a sentence that the model can act on. Pure.

The words around a proof are the model's. Code cannot tell whether a sentence is true; it can tell that its quotations,
names and numbers stand in the article, that it judges nobody, and that a "not" was neither lost nor added.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise, zip_longest

import snowballstemmer  # type: ignore[import-untyped]

from bot.breakdown import Role, Span
from bot.grounding.cuts import NotFound
from bot.grounding.locate import locate
from bot.grounding.sentences import Layout
from bot.grounding.tokens import Token, tokens

TOLERANCE = 1.25
"""How far a text may be over its length before it is cut."""
LONGEST = {"text": 34, "question": 12, "gist": 30, "status": 22, "note": 28, "about": 24}
"""Words of each text: a little more than prompts/read.md asks for, which models overrun."""

DENIED_WORDS = 3
"""Words behind a “not” that tell what is denied."""
BEHIND = 3
"""Words behind a word in which a “not” still belongs to it: “the decision was not hers”."""
OPENING = (1, 2)
"""Paragraphs that say what a story is about; what they name may be named anywhere."""

LEAD = 3
"""Paragraphs, a headline and a byline among them, that describe people before they name them."""

_QUOTED = re.compile(r"“([^“”]*)”")
_STRAIGHT = re.compile(r'"([^"]*)"')
_STEMMER = snowballstemmer.stemmer("english")

DENYING = re.compile(
    r"\bden(?:y|ies|ied|ying|ials?)\b|\breject\w*|\bdismiss\w*|\brefut\w*|\brebut\w*|\bdisput\w*|\bcontest\w*|\bdisavow\w*"
    r"|\b(?:un|in)true\b|\bfalse\b|\bfalsehoods?\b|\blies?\b|\blying\b|\bwrong\b|\bnonsense\b|\bbaseless\b|\bunfounded\b|\bgroundless\b"
    r"|\binaccurate\b|\bincorrect\b|\bfabricat\w*|\binvent\w*|\bfiction\w*|\bmyth\b|\bhoax\b|\bridicul\w*|\babsurd\w*|\bsmears?\b|\binnocent\b"
    r"|\bpleaded not\b|\bdefend\w*|\bmislead\w*|\bmischaracter\w*|\bexaggerat\w*|\bscoff\w*|\bbristl\w*|\bdisagree\w*",
    re.IGNORECASE,
)
"""Words by which an article says that something is denied or turned down."""
_NEGATION = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot|hardly|non)\b|n['’]t\b", re.IGNORECASE
)
_OTHER_NO = re.compile(
    r"\b(?:un|in|dis|non)\w{4,}|\b(?:fail|lack|refus|declin|avoid|stop|halt|absen|free of|short of|yet to|rather than|instead)\w*",
    re.IGNORECASE,
)
"""Words that can carry a “not” of the article in other words."""
_DOUBT = re.compile(r"\b(?:if|unless|whether|would|could|might|may|allegedly|reportedly|supposedly)\b", re.IGNORECASE)
_RAISING = frozenset("believ think say suppos expect claim know suggest accus alleg mean see feel consid".split())
"""Stems of verbs whose “not” belongs to what follows: “I do not believe the mayor took bribes”."""
_REFUSAL = re.compile(
    r"\b(?:declin|refus|would not|wouldn['’]t|will not|won['’]t|no comment|could not say|cannot say)\w*"
    r"|\bsa(?:id|ys) \w+ d(?:id|oes|o) not comment",
    re.IGNORECASE,
)
_SILENCE = re.compile(
    r"\b(?:did not|didn['’]t|has not|had not|have not|hasn['’]t|hadn['’]t|was not|not immediately|could not be|couldn['’]t be)\s+(?:\w+\s+){0,2}?(?:respon|repl|return|answer|reach|available|comment)\w*|\bunavailable\b|\bunanswered\b|\bno (?:reply|response|answer)\b|\bsilent\b",
    re.IGNORECASE,
)
_GRANTING = re.compile(
    r"\b(?:conced|admit|acknowledg|accept|confirm|agree|grant|recogni[sz]|apologi[sz]|regret)\w*", re.IGNORECASE
)
_GRANTS = re.compile(r"\b(?:conced|admit|acknowledg|confirm)\w*", re.IGNORECASE)
_NOT_DENIED = re.compile(
    r"(?:\bnot|n['’]t|\bnever|\bnor)\s+(?:\w+\s+)?(?:den|disput|contest|challeng)\w*", re.IGNORECASE
)
_SAYS_NO = re.compile("|".join(pattern.pattern for pattern in (_NEGATION, DENYING, _OTHER_NO)), re.IGNORECASE)
_LEAVES_OPEN = re.compile(
    _DOUBT.pattern
    + r"|\b(?:will|can|should|must|likely|possibl\w*|perhaps|plan\w*|intend\w*|expect\w*|threat\w*|promis\w*|vow\w*|pledg\w*|warn\w*|alleg\w*"
    r"|ask\w*|question\w*|doubt\w*|risk\w*|fear\w*|hope\w*|want\w*|call\w*|urg\w*|propos\w*|suggest\w*|suspect\w*|to)\b",
    re.IGNORECASE,
)
_JUDGING = re.compile(
    r"\b(?:lie[sd]?|lying|liars?|prove[sdn]?|proving|disprove[sd]?|debunk\w*|refute[sd]?|admit\w*|admission|confess\w*"
    r"|falsely|baseless\w*|unfounded|bogus|fabricat\w*|hoax\w*|cover-?ups?|dodg\w+|evad\w+|evasive|sidestep\w*|contradict\w*|backpedal\w*"
    r"|slam\w*|blast\w*|hypocri\w*|corrupt\w*|guilty|shameful\w*|scandal\w*|smear\w*|undermin\w+|discredit\w*)\b",
    re.IGNORECASE,
)
"""Words that judge, or that are stronger than most articles: allowed only where the article itself has them."""
_CAPITAL = re.compile(r"(?<![\w’'-])(?:(?:[A-Z]\.){2,}|[A-ZÀ-ÖØ-Þ][\w’'-]*)")
_DAYS = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September"
    " October November December Sept".split()
)
"""May be named wherever the article names them: it tells most days once."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_NAME = re.compile(r"[A-ZÀ-ÖØ-Þ][\w’'-]*(?:\s[A-ZÀ-ÖØ-Þ][\w’'-]*)+")
_BELONGS = re.compile(
    r"\b(?:[A-ZÀ-ÖØ-Þ][\w-]*\s)*[\w-]+(?:['’]s|s['’])(?=\s)|\b(?:of|for|at|from)\s(?:the\s)?(?:[A-ZÀ-ÖØ-Þ][\w’'-]*\s?)+"
)
"""To whom a role belongs: “the Sund Line’s”, “of Vell”; it may be named elsewhere in the article."""
_OWN = frozenset(
    "unnamed the a an of and for in at on by to from s article no accuser names named nobody who which that with as his her its their one"
    " another other second later earlier former same it is not said spokesman spokeswoman spokesperson".split()
)
"""Words of ours in the name of a party."""
_IRREGULAR = dict(
    pair.split(":")
    for pair in "took:take taken:take made:make gave:give given:give knew:know known:know saw:see seen:see went:go gone:go came:come"
    " found:find left:leave broke:break broken:break sold:sell bought:buy paid:pay met:meet told:tell said:say wrote:write written:write"
    " spoke:speak spoken:speak held:hold kept:keep lost:lose sent:send stole:steal stolen:steal hid:hide hidden:hide ran:run fell:fall"
    " drove:drive driven:drive flew:fly chose:choose chosen:choose began:begin begun:begin brought:bring built:build thought:think"
    " felt:feel got:get heard:hear led:lead meant:mean sought:seek shot:shoot spent:spend stood:stand struck:strike wore:wear won:win".split()
)
_SPELLED_OUT = {
    "(R-": "Republican", "(D-": "Democrat Democratic", "GOP": "Republican", "Rep.": "Representative congressman congresswoman",
    "Sen.": "Senator", "Gov.": "Governor", "Gen.": "General", "Prof.": "Professor", "Supt": "Superintendent", "Cllr": "Councillor",
}  # fmt: skip
"""Abbreviations at a name, and the words that a reporter writes for them."""
_NUMBER_WORDS = {
    word: str(number)
    for number, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
}
EMPTY = frozenset(
    "the a an my our your of and or for in at on by to from with as is are was were be been being has have had do does did it its he she they his her"
    " their that this these those who which what when where how there then than so such but if any all some more most would will could should"
    " may might can said says say told tells that about into over under after before up out not no never".split()
)
_SENTENCE = re.compile(r"(?<=[.!?])[”’]?\s+(?=[“‘A-Z])")
_CLAUSE = re.compile(r"[.,;:!?—–“”\"]+\s+|\bbut\b", re.IGNORECASE)


class Refused(Exception):
    """Words that may not be shown; the text says why."""


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """A word without its ending, folded; the past of an irregular verb is the verb."""
    word = word.casefold().removesuffix("'s").replace(",", "")
    return str(_STEMMER.stemWord(_IRREGULAR.get(word, word)))


@lru_cache(maxsize=2_000)
def stems(text: str) -> frozenset[str]:
    """The stems of the words of a text; a number word counts as its figure, an abbreviation as what it stands for, too."""
    spelled = " ".join(words for short, words in _SPELLED_OUT.items() if short in text)
    return frozenset(stem(_bare(token)) for token in tokens(f"{text} {spelled}" if spelled else text))


@dataclass(frozen=True)
class Evidence:
    """What a text may rest on: the places of its proofs, and the names that belong to its parties."""

    layout: Layout
    spans: tuple[Span, ...]
    parties: tuple[str, ...] = ()
    names_from: "Evidence | None" = None
    """Where names and numbers may come from besides: the whole dispute, for one of its lines."""
    speakers: tuple[frozenset[str], ...] = ()
    """Stems of the name of each who speaks in the article: those of others than the parties have no place here."""

    @cached_property
    def proof(self) -> str:
        """The words of the proofs."""
        return "\n".join(self.layout.article.text[start:end] for start, end in self.spans)

    @cached_property
    def around(self) -> str:
        """The whole sentences of the proofs, and the parties."""
        found = dict.fromkeys(self.layout.around(span) for span in self.spans)
        return "\n".join((*(self.layout.article.text[start:end] for start, end in found), *self.parties))

    @cached_property
    def sentences(self) -> tuple[frozenset[str], ...]:
        """The stems of each sentence that a proof stands in."""
        found = dict.fromkeys(
            sentence
            for span in self.spans
            for sentence in self.layout.sentences
            if sentence[0] < span[1] and span[0] < sentence[1]
        )
        return tuple(stems(self.layout.article.text[start:end]) for start, end in found)

    @cached_property
    def spoken(self) -> frozenset[str]:
        """Stems of the words that somebody speaks in the proofs."""
        text, quoted = self.layout.article.text, self.layout.quoted
        return frozenset(
            stem(_bare(token))
            for start, end in self.spans
            for token in tokens(text[start:end])
            if quoted((start + token.start, start + token.end))
        )

    @cached_property
    def named(self) -> frozenset[str]:
        """Stems of all that may be named: the paragraphs of the proofs, the opening of the article, and the parties."""
        article = self.layout.article
        numbers = {*self.paragraphs, *OPENING}
        told = [article.text[start:end] for n, (start, end) in enumerate(article.paragraphs, 1) if n in numbers]
        more = self.names_from.named if self.names_from else frozenset()
        return stems("\n".join((*told, *self.parties, article.title or "", article.publisher or ""))) | more

    @property
    def paragraphs(self) -> tuple[int, ...]:
        """Numbers of the paragraphs of the proofs."""
        return tuple(dict.fromkeys(self.layout.paragraph(start) for start, _ in self.spans))


def whole_article(layout: Layout) -> Evidence:
    """For words on the article as a whole: all of its text, its title and its publisher."""
    article = layout.article
    return Evidence(layout, tuple(span for span in article.paragraphs if not article.is_left_out(span)))


def checked(text: str, evidence: Evidence, kind: str) -> str:
    """The text as it may be shown: quotations in the article's own letters, cut where it is far too long.

    Raises:
        Refused: with the reason.
    """
    text = with_true_quotations(_STRAIGHT.sub(r"“\1”", " ".join(text.split())), evidence)
    plain = _QUOTED.sub(" ", text)
    _refuse_judging(plain, evidence)
    _refuse_strange_names(text, evidence)
    _refuse_strange_numbers(plain, evidence)
    if DENYING.search(plain) and not (DENYING.search(evidence.around) or _NEGATION.search(evidence.around)):
        raise Refused("it speaks of a denial that the proof does not have")
    return shortened(text, LONGEST[kind])


def checked_line(text: str, role: Role, evidence: Evidence) -> str:
    """As `checked`, for what one party says: no “not” is lost or added. Raises Refused."""
    text = checked(text, evidence, "text")
    plain = _QUOTED.sub(" ", text)
    if _NEGATION.search(plain) and not (
        _NEGATION.search(evidence.proof) or DENYING.search(evidence.proof) or _OTHER_NO.search(evidence.proof)
    ):
        raise Refused("it says “not” where the proof does not")
    if role not in ("asks", "demands"):
        if _loses(text, evidence.proof, _NEGATION, _SAYS_NO):
            raise Refused("a “not” of the proof is missing")
        if _loses(evidence.proof, text, _NEGATION, _SAYS_NO):
            raise Refused("it says “not” of what the proof says is so")
        if _GRANTS.search(plain) and not (_GRANTING.search(evidence.proof) or _NOT_DENIED.search(evidence.proof)):
            raise Refused("it speaks of a concession that the proof does not have")
        if _loses(text, evidence.proof, _DOUBT, _LEAVES_OPEN, anywhere=True):
            raise Refused("a condition or doubt of the proof is missing")
    return text


def _loses(text: str, proof: str, turns: re.Pattern[str], keeps: re.Pattern[str], *, anywhere: bool = False) -> bool:
    """Whether what a word like “not” of the proof turns is retold without one.

    It is retold where the text has the next word that tells something and one more; and kept where a word with that
    sense stands before it or right behind it in the text (or `anywhere`).
    """
    told = [(stem(_bare(token)), token) for token in tokens(text)]
    clauses = _CLAUSE.split(proof)
    plain = frozenset(word for clause in clauses if not turns.search(clause) for word in stems(clause))
    for clause in clauses:
        for found in turns.finditer(clause):
            after = [stem(_bare(token)) for token in tokens(clause[found.end() :]) if token.word not in EMPTY]
            after = [word for word in after if word not in _RAISING][:DENIED_WORDS]
            if after and after[0] in plain:
                continue  # “nothing was settled … It was settled”: the proof says both
            pivots = [token for word, token in told if after and word == after[0]]
            if not pivots or len({word for word, _ in told}.intersection(after)) < min(2, len(after)):
                continue
            areas = [text] if anywhere else [_near(text, pivot) for pivot in pivots]
            denied = (
                DENYING.search(pivots[0].word) and turns is _NEGATION
            )  # “did not dispute”: “dispute” keeps no “not”
            if not any((_NEGATION if denied else keeps).search(area) for area in areas):
                return True
    return False


def _near(text: str, pivot: Token) -> str:
    """What stands before a word, and the few words behind it."""
    behind = [token for token in tokens(text) if token.start > pivot.start][:BEHIND]
    return text[: behind[-1].end if behind else pivot.end]


def question(text: str, evidence: Evidence) -> str:
    """A neutral question as it may be shown. Raises Refused."""
    text = checked(text, evidence, "question").rstrip(".")
    if not text.endswith("?"):
        raise Refused("it is no question")
    return text


def role_of(role: Role, proof: str) -> Role:
    """The role that the words of the proof bear out, where they say something else than the reader."""
    refuses, silent = _REFUSAL.search(proof), _SILENCE.search(proof)
    if role == "will not say" and silent and not refuses:
        return "not reached"
    if role == "not reached" and refuses and not silent:
        return "will not say"
    if role in ("denies", "denies part") and not (
        DENYING.search(proof) or _NEGATION.search(proof) or _OTHER_NO.search(proof)
    ):
        return "gives another account"
    if (
        role in ("concedes", "confirms")
        and re.search(r"\bden(?:ies|ied)\b", proof)
        and not _GRANTING.search(proof)
        and not _NEGATION.search(proof)
    ):
        return "denies"
    return role


def party(who: str, evidence: Evidence) -> str:
    """The name and role of a party as they may be shown. Raises Refused for words that the article does not put together."""
    who = " ".join(who.split()).rstrip(".,:")
    if not who:
        raise Refused("it names nobody")
    layout = evidence.layout
    near = set(stems(evidence.around))
    for sentence in _sentences_about(who, layout):
        near |= stems(layout.article.text[slice(*sentence)])
    near |= _described_in_the_lead(who, layout)
    for token in tokens(_BELONGS.sub(" ", who)):
        if token.word not in _OWN and stem(_bare(token)) not in near:
            raise Refused(f"“{token.word}” does not stand with this party in the article")
    for place in _BELONGS.finditer(who):
        if not stems(place.group()) - EMPTY <= stems(layout.article.text):
            raise Refused(f"“{place.group()}” does not stand in the article")
    return who


def _described_in_the_lead(who: str, layout: Layout) -> frozenset[str]:
    """Stems of the lead's words that can describe people whom it does not name yet: none that the article has beside another's name."""
    article = layout.article
    lead = stems("\n".join(article.text[start:end] for start, end in article.paragraphs[:LEAD]))
    own = stems(who)
    beside: set[str] = set()
    words = [(article.text[token.start], stem(_bare(token))) for token in tokens(article.text)]
    for (first, left), (second, right) in pairwise(words):
        if first.islower() and second.isupper() and right not in own | EMPTY:
            beside.add(left)
        if second.islower() and first.isupper() and left not in own | EMPTY:
            beside.add(right)
    return lead - beside


def _sentences_about(who: str, layout: Layout) -> Iterable[Span]:
    """The sentences that hold the last capitalised word of a name, or the last word of a description; each with the next."""
    head = re.split(r",|\(", who)[0]
    capitals = [match.group() for match in _CAPITAL.finditer(head) if match.start()]
    words = [token.word for token in tokens(head) if token.word not in _OWN]
    key = stems(capitals[-1] if capitals else words[-1] if words else "")
    text = layout.article.text
    for sentence, following in zip_longest(layout.sentences, layout.sentences[1:]):
        if key and key <= stems(text[slice(*sentence)]):
            yield sentence
            if following and layout.paragraph(following[0]) == layout.paragraph(sentence[0]):
                yield following


def with_true_quotations(text: str, evidence: Evidence) -> str:
    """The text with each quotation in the article's own letters; words that nobody speaks lose their marks.

    Raises:
        Refused: words between quotation marks that the article does not have.
    """

    def true(found: re.Match[str]) -> str:
        said = found.group(1).strip()
        if not tokens(said):
            return said
        span = _quotation(said, evidence)
        text = evidence.layout.article.text
        words = tokens(text[slice(*span)])
        start, end = span[0] + words[0].start, span[0] + words[-1].end
        stop = said[tokens(said)[-1].end :].strip()[:1]
        own = " ".join(text[start:end].split()) + (stop if stop in ",." or stop == text[end : end + 1] else "")
        speech = 2 * evidence.layout.quoted(span) > span[1] - span[0]
        return f"“{own}”" if speech or evidence.layout.paragraph(span[0]) in evidence.layout.interview else own

    return _QUOTED.sub(true, text)


def _quotation(said: str, evidence: Evidence) -> Span:
    """Where quoted words stand in the proofs. Raises Refused."""
    why = "not in the article"
    for paragraph in evidence.paragraphs:
        try:
            spans = locate(said, evidence.layout, paragraph)
        except NotFound as error:
            why = str(error)
            continue
        place = (spans[0][0], spans[-1][1])
        if any(start <= place[0] and place[1] <= end for start, end in evidence.spans):
            return place
        why = "not in the proof"
    raise Refused(
        f"the words “{said}” are {why}" if why.startswith("not") else f"the words “{said}” cannot be shown so: {why}"
    )


def quotations_beside(text: str, spans: Sequence[Span], layout: Layout) -> list[str]:
    """Quoted words of a line that stand in the paragraphs of its proof, and not in the proof itself."""
    beside = Evidence(layout, tuple(layout.article.paragraphs[layout.paragraph(start) - 1] for start, _ in spans))
    proof = Evidence(layout, tuple(spans))
    return [said for said in _QUOTED.findall(text) if tokens(said) and _has(said, beside) and not _has(said, proof)]


def _has(said: str, evidence: Evidence) -> bool:
    try:
        return bool(_quotation(said, evidence))
    except Refused:
        return False


def _refuse_judging(plain: str, evidence: Evidence) -> None:
    """Refuses words that judge, unless the proofs have them of the same people or things, or of anybody in speech.

    In a line the second counts only where it denies: a line is one party's.
    """
    whole = evidence.names_from or evidence
    for found in _JUDGING.finditer(plain):
        word = stem(found.group())
        others = stems(plain) - EMPTY - {word}
        if any(word in told and told & others for told in whole.sentences):
            continue
        denied = not evidence.names_from or DENYING.search(evidence.proof)
        if not denied or word not in whole.spoken:
            raise Refused(f"“{found.group()}” judges, or is stronger than the article's words")


def _refuse_strange_names(text: str, evidence: Evidence) -> None:
    opens = {
        0,
        *(found.end() for found in _SENTENCE.finditer(text)),
        *(found.end() for found in re.finditer("[“‘:]\\s*", text)),
    }
    for found in _CAPITAL.finditer(text):
        word = re.sub(r"['’]s$", "", found.group())
        parts = stems(word)
        if parts <= evidence.named or word.casefold() in EMPTY or word == "I":
            continue
        stranger = any(parts & name and not name & evidence.named for name in evidence.speakers)
        if parts <= stems(evidence.layout.article.text) and not stranger:
            continue
        if (word in _DAYS and word[:3] in evidence.layout.article.text) or _is_short_for(found, text, evidence.layout):
            continue
        if found.start() in opens and not _is_a_name(word, evidence.layout):
            continue  # “Managers say …”: a usual word that has its capital from the start of a sentence
        raise Refused(f"“{word}” does not stand in the proof")


def _is_short_for(found: re.Match[str], text: str, layout: Layout) -> bool:
    """Whether these are the initials of a name in the article, or a part of a name whose initials it has: “U.N.”."""
    whole = layout.article.text
    letters = re.sub(r"[^A-Z]", "", found.group())
    if len(letters) > 1:
        return any(_initials(run.group()).startswith(letters) for run in _NAME.finditer(whole))
    runs = (run for run in _NAME.finditer(text) if run.start() <= found.start() < run.end())
    return any(re.search(r"\.?".join(_initials(run.group())) + r"\b", whole) for run in runs)


def _initials(name: str) -> str:
    return "".join(part[0] for part in name.split())


def _is_a_name(word: str, layout: Layout) -> bool:
    """Whether the article has this word with a capital inside a sentence, and never small."""
    text = layout.article.text
    inside = re.search(rf"(?<=[a-z,] ){re.escape(word)}\b", text)
    return bool(inside) and not re.search(rf"\b{re.escape(word.lower())}\b", text)


def _refuse_strange_numbers(plain: str, evidence: Evidence) -> None:
    for token in tokens(plain):
        if ":" in token.word and token.word in evidence.layout.places:
            continue  # a time of day, which a live page has in its headings
        if _YEAR.fullmatch(token.word) and token.word in evidence.layout.article.text:
            continue  # like a day: an article tells it once
        if any(character.isdigit() for character in token.word) and not stems(_bare(token)) <= evidence.named:
            raise Refused(f"“{token.word}” does not stand in the proof")


def _bare(token: Token) -> str:
    word = token.word.replace(",", "").strip("$£€¥₹%.:")
    return _NUMBER_WORDS.get(word, word)


def shortened(text: str, most: int) -> str:
    """The text, cut at the end of a sentence or before a semicolon where it is far too long and something whole is left."""
    if len(text.split()) <= most * TOLERANCE:
        return text
    cuts = [found.start() for found in re.finditer(r"(?<=[.!?”])\s+(?=[“A-Z])|;\s", text)]
    fitting = [
        cut
        for cut in cuts
        if most / 2 <= len(text[:cut].split()) <= most * TOLERANCE and text[:cut].count("“") == text[:cut].count("”")
    ]
    return text[: fitting[-1]].rstrip(" ;") if fitting else text


def speaks_of(text: str, others: Sequence[str]) -> bool:
    """Whether a text says what others say already, in most of its words."""
    own = stems(text) - EMPTY
    return bool(own) and any(len(own & stems(other)) >= 0.8 * len(own) for other in others)
