"""Small words, numbers and short forms of English, for comparing a text with its proof. Data only."""

EMPTY = frozenset(
    "the a an my our your of and or for in at on by to from with as is are was were be been being has have had do does did it its he she they"
    " his her their him them we us you i that this these those who which what when where why how there here then than so such but if any all"
    " whether some more most would will could should may might can cannot said say says told tell tells saying that about into over under after before since while"
    " up out off not no never yet also one".split()
)
"""Tell nothing by themselves."""
OPENERS = frozenset(
    "nobody nor neither either both careful beware only other another earlier later first now without keep having unnamed none headline"
    " article yes although though unlike even still except check paragraph verify whether next little whom whose which what why how when where speaks apart must should".split()
)
"""May begin a sentence wherever they come from, with a capital; so may a word in -ing or -ly, and any
that has nothing behind it as a name has."""
OWN = frozenset(
    "unnamed the a an of and for in at on by to from s article no accuser names named nobody who whose whom which that with as his her its their one"
    " another other ex co formerly second later earlier former same it is not said questioner replying answering voices people users spokesman spokeswoman spokesperson writer author company firm through until among during both".split()
)
"""May stand in the name of a party wherever they come from."""
NUMBERS = {
    word: str(number)
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen"
        " nineteen twenty".split()
    )
} | {
    word: str(10 * number)
    for number, word in enumerate("thirty forty fifty sixty seventy eighty ninety".split(), 3)
}  # fmt: skip
"""Number words and their figures."""
SCALES = frozenset("hundred thousand million billion trillion m bn percent".split())
"""Make another number of the one before them."""
DAYS = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September"
    " October November December Sept".split()
)
"""May be named wherever the article names them: it tells most days once."""
SPELLED_OUT = {
    "(R-": "Republican", "(D-": "Democrat Democratic", "GOP": "Republican", "Rep.": "Representative congressman congresswoman",
    "Sen.": "Senator", "Gov.": "Governor", "Gen.": "General", "Prof.": "Professor", "Supt": "Superintendent", "Cllr": "Councillor",
}  # fmt: skip
"""Short forms beside a name, and the words that a reporter writes for them."""
PERSON_PRONOUNS = frozenset("he she i who you him her his me my whom".split())
"""Stand for one person."""
GROUP_PRONOUNS = frozenset("they we them their our us many some others most both several few".split())
"""Stand for more than one."""
PRONOUNS = frozenset("he she they it him her them we i you who that this these those one his their its".split())
"""Stand for a name that was given before."""


def spelled_out(text: str) -> str:
    """The text, and behind it the words for the short forms in it: “Gov.” is a governor."""
    return " ".join((text, *(words for short, words in SPELLED_OUT.items() if short in text)))
