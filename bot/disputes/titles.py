"""The words by which sources are called: pronouns, titles, capitals, and what people on opposite sides share."""


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


PRONOUNS = _words(
    """
    he she they it i we you who which that this those these one another others both some
    """
)
EMPTY = _words(
    """
    the a an his her their its our my this that these those of for in at on to and
    """
)
"""Words of a name that identify nobody."""
BETWEEN = _words(
    """
    for of to by with from at on and or
    """
)
"""Words after which a name is that of somebody else: “a lawyer for Petra Holm”."""
TITLES = _words(
    """
    mr mrs ms dr sen rep gov president secretary senator representative governor congressman congresswoman
    judge justice lord lady sir professor prof chairman mayor minister prime chief gen general republican
    democratic democrat nominee candidate former vice
    """
)
VAGUE = _words(
    """
    one some many several other others who which official officials spokesman spokeswoman spokesperson
    """
)
"""Words of a description that many sources share."""
BROAD = _words(
    """
    US U.S United States American Americans Washington New York State Department House White Republican
    Republicans Democratic Democrats Democrat GOP Sen Rep Gov Mr Mrs Ms President
    County City Town District Borough Council Cllr Councillor Police University Union Association Committee KC Dr
    """
)
"""Names that people on opposite sides share."""
SEATS = {
    "kremlin": "russia", "moscow": "russia", "beijing": "china", "pyongyang": "korea", "tehran": "iran", "kyiv": "ukraine",
    "kiev": "ukraine", "ankara": "turkey", "baghdad": "iraq", "damascus": "syria", "riyadh": "saudi", "caracas": "venezuela",
    "dprk": "korea", "berlin": "germany", "paris": "france", "tokyo": "japan", "ottawa": "canada", "delhi": "india",
}  # fmt: skip
"""Capitals that stand for their governments."""
ALSO_CALLED = {
    "White House": "president",
    "Kremlin": "president",
    "Pentagon": "military",
    "President": "president",
    "Gov": "governor",
    "Sen": "senator",
}
"""Roles that a name stands for: “the president’s claims” are the White House’s."""
