"""The words that the gist check knows: what may come and go, what turns a meaning, which verbs report."""

import re
from functools import cache

from bot.disputes import titles
from bot.lexicon.lookup import forms, verb_groups


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


FREE = _set("a an the that ,")
"""Words that come and go when a quote is reported."""

TURNS = _set(
    """not no never none nobody nothing neither nor without hardly barely scarcely if unless until before after when while
    whether although though because but except only even almost nearly most more less fewer least some many several few all
    every each both any part partly mostly half may might can could will would shall should must seek seeks seeking sought
    try tries trying tried attempt attempts attempted attempting plan plans planned planning intend intends intended
    consider considering considered want wants wanted looking appear appears appeared seem seems seemed likely unlikely
    possibly perhaps maybe probably reportedly allegedly apparently alleged believed suspected expected expects expect hope
    hopes hoped fear fears feared suggests suggested said says claims claimed told false untrue wrong lie lies baseless fail
    failed fails refuse refused refuses refusing had has have did do does first second third last again yet still already
    soon once ever is are was were be been being am other another same < > >= <= ~"""
)
"""Words that may not be cut from inside a clause: each can turn, weaken or bound what is said."""

PREPOSITIONS = _set(
    """of to in on at by for from with about into over under near across against between among through during within behind
    beside inside outside onto upon off up down out as than like and or who whom whose which what where"""
)
"""Words that no cut inside a clause may hold: with them goes a whole phrase, and what is left may belong elsewhere."""

BEFORE_A_NOUN = _set(
    "a an the that 's of to in on at by for from with into across against between among through during and or"
)
"""After these a noun and what stands in front of it begins."""

LESSENS = _set(
    """former ex fake replica mock toy dummy draft model deputy vice assistant acting interim associate shadow junior
    would-be so-called self-styled supposed proposed potential possible future unpaid unused unofficial unsigned untested
    blank honorary failed attempted imitation counterfeit virtual partial near quasi non anti pseudo un-elected unelected
    trainee student retired late empty expired cancelled canceled"""
)
"""Words before a noun without which it is another thing: a replica bolt is no bolt, a deputy mayor no mayor."""

BOUNDS = _set(
    "not no never none nobody nothing neither nor without all every each any anything anyone most only if < <="
)
"""Words in whose clause nothing at all may be cut: “never sold it to Sorland” does not mean “never sold it”."""

NEGATIONS = _set(
    "not no never none nobody nothing neither nor without any anything anyone both either between if whether"
)
"""Words after which not even an “and …” may be cut: “did not eat and drink” does not mean “did not eat”."""

HEDGES = _set(
    "perhaps maybe possibly probably apparently reportedly allegedly seems appears think thinks believe believes guess suppose"
    " supposedly hopefully least partly half quarter third theory principle practice paper vice then far know knew knows"
    " understood imagine suspect suspects some sometimes often usually mostly occasionally rarely average condition case cases"
)
"""Words by which an added clause weakens the one before it."""

CONDITIONS = _set(
    "if unless only except until but or however though although than provided providing assuming pending subject supposing"
    " condition conditions average balance behalf"
)
"""Words that keep the end of a clause from being cut."""

LIMITS = _set(
    """not no never some most many few several part partly half mostly perhaps maybe may might could possibly probably
    likely apparently reportedly allegedly least almost nearly theory principle practice paper cases case times time
    occasion occasions places areas respects seems appears think thinks believe believes guess suppose supposedly hopefully
    ~ < > >= <="""
)
"""Words with which the end of a clause limits what comes before: “in some cases”, “in principle”."""

CLAUSES_OF_TIME = _set("before after when while since")
WHEN = _set("during shortly on between")
"""How an end begins that tells when, and may be left out."""
PAST = _set(
    "was were had did ran went saw made took gave came met fell rose won lost sold paid told said found left held hit shot"
    " struck spoke wrote knew began broke drove led cut sent kept bought brought caught fought stood"
)
_MONTH = "(?:january|february|march|april|may|june|july|august|september|october|november|december|sept|oct|nov|dec)"
CLOCK = re.compile(rf"\b(?:\d\d?:\d\d|(?:19|20)\d\d|{_MONTH} \d\d?|\d\d? (?:{_MONTH}|[ap]\.m\.))(?!\w)")
"""Numbers that only tell the time."""
WHERE = _set("at into near across behind inside outside")
WHO = _set("which who whose where")
"""After a comma: more about what was named."""

PAST_OF = {
    "is": _set("was"), "are": _set("were is was"), "am": _set("is was are were"), "have": _set("has had"), "has": _set("had have"),
    "do": _set("does did"), "does": _set("did"), "will": _set("would"), "can": _set("could"), "may": _set("might"), "was": _set("were"),
    "were": _set("was"), "'s": _set("is has was had"),
}  # fmt: skip
"""What a gist may write for a word when it reports in the third person or in the past."""

_CASES = {
    "first": ("i we", "me us", "my our mine ours", "myself ourselves"),
    "he": ("he", "him", "his", "himself"),
    "she": ("she", "her", "her hers", "herself"),
    "it": ("it", "it", "its", "itself"),
    "they": ("they", "them", "their theirs", "themselves"),
}
PRONOUNS: dict[str, tuple[frozenset[str], frozenset[int]]] = {}
"""Pronoun → whom it can stand for, and in which cases."""
for _who, _words in _CASES.items():
    for _case, _forms in enumerate(_words):
        for _form in _forms.split():
            _before = PRONOUNS.get(_form, (frozenset(), frozenset()))
            PRONOUNS[_form] = (_before[0] | {_who}, _before[1] | {_case})

POSSESSIVES = _set("my our his her its their")
DETERMINERS = _set("a an the this that his her its their 's")

TITLES = (
    titles.TITLES
    | _set(
        "councilman councilwoman captain coach manager spokesman spokeswoman spokesperson officer director king queen prince"
        " princess baker host boss star singer actor actress striker designer founder author baroness neighbor neighbour rival ally counterpart maker station newspaper union vessel lawyer attorney"
    )
) - LESSENS
"""Words that may be left out right before the name that they introduce."""

NUMBERS = {
    word: str(number)
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
    )
    if number
} | {
    word: str(number)
    for number, word in zip(
        range(20, 100, 10), "twenty thirty forty fifty sixty seventy eighty ninety".split(), strict=True
    )
}

SIGNS = {
    ("no", "fewer", "than"): ">=", ("no", "less", "than"): ">=", ("not", "less", "than"): ">=", ("at", "least"): ">=",
    ("no", "more", "than"): "<=", ("not", "more", "than"): "<=", ("at", "most"): "<=",
    ("more", "than"): ">", ("less", "than"): "<", ("fewer", "than"): "<",
}  # fmt: skip
SIGNS_BEFORE_NUMBERS = {"about": "~", "around": "~", "roughly": "~", "approximately": "~", "over": ">", "under": "<"}

SAYING = _set("say says said")
"""Verbs that report any statement and add nothing."""

REPORTED = _set(
    """say tell add write note claim allege argue insist maintain contend assert state report announce acknowledge admit confirm
    concede explain reply respond answer tweet post testify recall declare find show counter continue stress emphasize emphasise
    observe remark reveal disclose inform assure repeat reiterate retort quote according"""
)
"""Cues whose content “says” reports truly; a hint, a guess, a doubt or a denial is none."""

CLAIMS = _set(
    "claim claims accusation accusations allegation allegations charge charges report reports suggestion it this that"
)
"""What points back to the claim told just before."""

DENYING = _set("deny reject dispute dismiss")
AUXILIARIES = _set("did do does would will has have had could can is are was were")
UNWILLING = _set("decline declined declines declining refuse refused refuses refusing would no")
SILENT = _set("respond reply return answer comment")


@cache
def _verbs() -> dict[str, str]:
    bases = {verb for groups in verb_groups().values() for group in groups for verb in group.words}
    bases |= {"say", "tell", "show", "find", "decline", "refuse", "blame", "hold", "see", "put", "give", "take"}
    return {form: verb for verb in sorted(bases) for form in forms(verb)} | {"shown": "show"}


def lemma(word: str) -> str:
    """The base of a reporting verb, for any of its forms; any other word as it is."""
    return _verbs().get(word, word)


def is_reporting(word: str) -> bool:
    """Whether this is a form of a verb by which something is said."""
    return word in _verbs()
