"""Gists of invented disputes: true ones, and ones that are false in a way that is easy to miss.

`DISPUTES` holds each story with the answers a model proposed; `TRUE` and `FALSE` name the story a gist belongs to.
"""

DISPUTES: dict[str, tuple[str, tuple[tuple[str, str, str, str], ...]]] = {
    "depot": (
        """{Ruth Odell, the mayor of Corriston,} <said> [the Halden depot leaked 300 litres of diesel into the river].
        {Halden Oil} <denied|denies> that [the Halden depot leaked diesel].""",
        (("s2", "s1", "denies", "full"),),
    ),
    "bid": (
        """{A U.S. official} <said> [Sorland is seeking to buy 40 missiles from Dravia].
        {Dravia’s minister, Ole Brandt,} <said|denies> [“We have never sold missiles to Sorland”].""",
        (("s2", "s1", "denies", "partial"),),
    ),
    "march": (
        """{Organisers} <said> [about 120,000 people joined the march].
        {The police} <said|denies> [no more than 12,000 people joined the march].""",
        (("s2", "s1", "denies", "full"),),
    ),
    "hospital": (
        """{Auditors} <alleged> that [the hospital may have billed two million dollars for tests that were not done].
        {The hospital} <rejected|rejects> [the allegation].""",
        (("s2", "s1", "rejects", "full"),),
    ),
    "ferry": (
        """{Captain Rue} <said> [the ferry did not leave the harbour before midnight].
        {The coast guard} <said|denies> [the ferry left the harbour at 11 p.m.].""",
        (("s2", "s1", "denies", "full"),),
    ),
    "bank": (
        """{Lena Voss} <accused> Orrin Bank of [falsifying its loan accounts in 2019].
        {Orrin Bank} <declined to comment|declines> [declined to comment].""",
        (("s2", "s1", "declines", "full"),),
    ),
    "crops": (
        """{The minister} <said> [the drought could destroy most of the wheat in the north].
        {The farmers’ union} <said|denies> [some of the wheat in the north is already lost].""",
        (("s2", "s1", "denies", "partial"),),
    ),
    "plant": (
        """{The regulator} <said> [inspectors found cracks in reactor three].
        {Norva} <confirmed|confirms> that [inspectors found cracks in reactor three].""",
        (("s2", "s1", "confirms", "full"),),
    ),
}

TRUE: tuple[tuple[str, str], ...] = (
    ("depot", "Ruth Odell says the Halden depot leaked 300 litres of diesel into the river; Halden Oil denies it"),
    (
        "depot",
        "The mayor of Corriston said the Halden depot leaked 300 litres of diesel, but Halden Oil denies that the depot leaked diesel.",
    ),
    (
        "depot",
        "Ruth Odell says the Halden depot leaked 300 litres of diesel; Halden Oil denies that the Halden depot leaked diesel",
    ),
    ("depot", "Halden Oil denies that the Halden depot leaked diesel"),
    (
        "bid",
        "A U.S. official says Sorland is seeking to buy 40 missiles from Dravia; Ole Brandt says we have never sold missiles to Sorland",
    ),
    (
        "bid",
        "A U.S. official says Sorland is seeking to buy 40 missiles; Dravia’s minister says Dravia has never sold missiles to Sorland",
    ),
    (
        "bid",
        "A U.S. official said Sorland is seeking to buy 40 missiles from Dravia, while Ole Brandt says they have never sold missiles to Sorland.",
    ),
    (
        "march",
        "Organisers say about 120,000 people joined the march; the police say no more than 12,000 people joined the march",
    ),
    (
        "march",
        "Organisers said about 120,000 people joined the march, but the police said no more than 12,000 people joined.",
    ),
    ("march", "The police say no more than 12,000 people joined the march"),
    (
        "hospital",
        "Auditors alleged that the hospital may have billed two million dollars for tests that were not done; the hospital rejects the allegation",
    ),
    (
        "hospital",
        "Auditors say the hospital may have billed two million dollars for tests that were not done, but the hospital rejects it",
    ),
    (
        "ferry",
        "Captain Rue says the ferry did not leave the harbour before midnight; the coast guard says it left the harbour at 11 p.m.",
    ),
    ("ferry", "The coast guard says the ferry left the harbour at 11 p.m."),
    (
        "ferry",
        "Captain Rue said the ferry did not leave the harbour before midnight, while the coast guard said the ferry left at 11 p.m.",
    ),
    ("bank", "Lena Voss accused Orrin Bank of falsifying its loan accounts in 2019; Orrin Bank declined to comment"),
    ("bank", "Orrin Bank declined to comment"),
    (
        "crops",
        "The minister says the drought could destroy most of the wheat in the north; the farmers’ union says some of the wheat in the north is already lost",
    ),
    (
        "crops",
        "The minister said the drought could destroy most of the wheat, but the farmers’ union said some of the wheat is already lost.",
    ),
    (
        "plant",
        "The regulator says inspectors found cracks in reactor three; Norva confirms that inspectors found cracks in reactor three",
    ),
)

FALSE: tuple[tuple[str, str, str], ...] = (
    # what is wrong, the story, the gist
    ("swapped speakers", "depot", "Halden Oil says the Halden depot leaked 300 litres of diesel; Ruth Odell denies it"),
    ("denial turned into a claim", "depot", "Halden Oil says the Halden depot leaked diesel"),
    (
        "changed number",
        "depot",
        "Ruth Odell says the Halden depot leaked 3,000 litres of diesel into the river; Halden Oil denies it",
    ),
    (
        "changed unit",
        "depot",
        "Ruth Odell says the Halden depot leaked 300 gallons of diesel into the river; Halden Oil denies it",
    ),
    (
        "invented name",
        "depot",
        "Ruth Odell says the Halden depot leaked 300 litres of diesel into the Arle; Halden Oil denies it",
    ),
    (
        "added certainty",
        "depot",
        "Ruth Odell proved the Halden depot leaked 300 litres of diesel; Halden Oil denies it",
    ),
    (
        "added quantity",
        "depot",
        "Ruth Odell says the Halden depot leaked at least 300 litres of diesel; Halden Oil denies it",
    ),
    ("added negation", "depot", "Ruth Odell says the Halden depot never leaked diesel; Halden Oil denies it"),
    (
        "confirmed instead of denied",
        "depot",
        "Ruth Odell says the Halden depot leaked 300 litres of diesel; Halden Oil admits it",
    ),
    (
        "who is not in it",
        "depot",
        "The government says the Halden depot leaked 300 litres of diesel; Halden Oil denies it",
    ),
    ("double denial", "depot", "Halden Oil does not deny that the Halden depot leaked diesel"),
    (
        "dropped hedge",
        "bid",
        "A U.S. official says Sorland is buying 40 missiles from Dravia; Ole Brandt says we have never sold missiles to Sorland",
    ),
    ("dropped hedge, same verb", "bid", "A U.S. official says Sorland buy 40 missiles from Dravia"),
    ("swapped countries", "bid", "A U.S. official says Dravia is seeking to buy 40 missiles from Sorland"),
    ("dropped negation", "bid", "Ole Brandt says we have sold missiles to Sorland"),
    (
        "denies more than he did",
        "bid",
        "A U.S. official says Sorland is seeking to buy 40 missiles from Dravia; Ole Brandt denies it",
    ),
    ("future denied too", "bid", "Ole Brandt says we will never sell missiles to Sorland"),
    ("added date", "bid", "A U.S. official says Sorland is seeking to buy 40 missiles from Dravia in May"),
    ("the country for its official", "bid", "The U.S. says Sorland is seeking to buy 40 missiles from Dravia"),
    ("the country for its minister", "bid", "Dravia says we have never sold missiles to Sorland"),
    ("another weapon", "bid", "A U.S. official says Sorland is seeking to buy 40 rockets from Dravia"),
    (
        "named the unnamed",
        "bid",
        "A U.S. official, John Carver, says Sorland is seeking to buy 40 missiles from Dravia",
    ),
    (
        "numbers swapped",
        "march",
        "Organisers say about 12,000 people joined the march; the police say no more than 120,000 people joined the march",
    ),
    ("bound dropped", "march", "The police say 12,000 people joined the march"),
    ("approximation dropped", "march", "Organisers say 120,000 people joined the march"),
    ("bound turned", "march", "The police say more than 12,000 people joined the march"),
    ("none joined", "march", "The police say no people joined the march"),
    ("thousand for number", "march", "Organisers say about 120 people joined the march"),
    (
        "possibility made a fact",
        "hospital",
        "Auditors say the hospital billed two million dollars for tests that were not done",
    ),
    (
        "negation inside dropped",
        "hospital",
        "Auditors say the hospital may have billed two million dollars for tests that were done",
    ),
    (
        "billion for million",
        "hospital",
        "Auditors say the hospital may have billed two billion dollars for tests that were not done",
    ),
    (
        "number of the unit dropped",
        "hospital",
        "Auditors say the hospital may have billed million dollars for tests that were not done",
    ),
    (
        "accepts for rejects",
        "hospital",
        "Auditors say the hospital may have billed two million dollars for tests that were not done; the hospital accepts the allegation",
    ),
    ("polarity of the claim", "ferry", "Captain Rue says the ferry did leave the harbour before midnight"),
    ("time changed", "ferry", "The coast guard says the ferry left the harbour at 1 p.m."),
    ("before for after", "ferry", "Captain Rue says the ferry did not leave the harbour after midnight"),
    (
        "speakers swapped in a while-clause",
        "ferry",
        "The coast guard said the ferry did not leave the harbour before midnight, while Captain Rue said the ferry left at 11 p.m.",
    ),
    (
        "silence as denial",
        "bank",
        "Lena Voss accused Orrin Bank of falsifying its loan accounts in 2019; Orrin Bank denies it",
    ),
    (
        "year changed",
        "bank",
        "Lena Voss accused Orrin Bank of falsifying its loan accounts in 2009; Orrin Bank declined to comment",
    ),
    ("most for some", "crops", "The farmers’ union says most of the wheat in the north is already lost"),
    ("could dropped", "crops", "The minister says the drought destroy most of the wheat in the north"),
    (
        "denial of what was confirmed",
        "plant",
        "The regulator says inspectors found cracks in reactor three; Norva denies that inspectors found cracks in reactor three",
    ),
    ("another reactor", "plant", "The regulator says inspectors found cracks in reactor two"),
    ("no cracks", "plant", "The regulator says inspectors found no cracks in reactor three"),
)
