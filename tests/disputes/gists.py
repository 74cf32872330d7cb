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
    "protest": (
        """{The union} <said> [two officers were shot at the protest after they had drawn their guns].
        {The police} <said|denies> [“We never fired on anyone before the crowd charged us”].""",
        (("s2", "s1", "denies", "partial"),),
    ),
    "deputy": (
        """{The auditor, Nell Pym,} <said> [the deputy mayor took unused vouchers in some cases].
        {Deputy mayor Tom Hale} <said|denies> [“She pushed me to sign. I took none of the vouchers in 2019”].""",
        (("s2", "s1", "denies", "partial"),),
    ),
    "dam": (
        """{Engineers} <said> [the dam’s spillway gate failed because a replica bolt was fitted].
        {The builder, Orl Works,} <denied|denies> that [the gate would fail if it was serviced].""",
        (("s2", "s1", "denies", "partial"),),
    ),
    "vote": (
        """{Senator Lea Quist} <said> [all members of the budget board voted for the cut in principle].
        {The board’s clerk, Ivo Kern,} <disputed|denies> [that every member had voted].""",
        (("s2", "s1", "denies", "partial"),),
    ),
    "loan": (
        """{The bank} <said> [the mayor’s brother repaid the loan].
        {Mayor Ada Roth} <said|denies> [“I would repay nothing unless a court told me to”].""",
        (("s2", "s1", "denies", "partial"),),
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
    (
        "most of all the wheat, not of that in the north",
        "crops",
        "The minister said the drought could destroy most of the wheat, but the farmers’ union said some of the wheat is already lost.",
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
    (
        "passive made active",
        "protest",
        "The union says two officers shot at the protest after they had drawn their guns",
    ),
    ("sequence made cause", "protest", "The union says two officers were shot because they had drawn their guns"),
    ("order turned", "protest", "The union says two officers were shot before they had drawn their guns"),
    ("number dropped", "protest", "The union says officers were shot at the protest"),
    ("time of the denial dropped", "protest", "The police say they never fired on anyone"),
    ("condition turned", "protest", "The police say they never fired on anyone after the crowd charged them"),
    ("the mayor for her deputy", "deputy", "Nell Pym says the mayor took unused vouchers in some cases"),
    ("only some cases", "deputy", "Nell Pym says the deputy mayor took unused vouchers"),
    ("unused dropped", "deputy", "Nell Pym says the deputy mayor took vouchers in some cases"),
    ("who pushed whom", "deputy", "Tom Hale says he pushed her to sign"),
    ("year of the denial dropped", "deputy", "Tom Hale says he took none of the vouchers"),
    ("none dropped", "deputy", "Tom Hale says he took the vouchers in 2019"),
    ("part made whole", "dam", "Engineers say the dam failed because a replica bolt was fitted"),
    ("replica dropped", "dam", "Engineers say the dam’s spillway gate failed because a bolt was fitted"),
    ("condition dropped from a denial", "dam", "Orl Works denies that the gate would fail"),
    ("denial made a claim", "dam", "Orl Works says the gate would fail if it was serviced"),
    ("“would” made a fact", "dam", "Orl Works denies that the gate failed if it was serviced"),
    ("whose members", "vote", "Lea Quist says all members voted for the cut in principle"),
    ("in principle dropped", "vote", "Lea Quist says all members of the budget board voted for the cut"),
    ("all dropped", "vote", "Lea Quist says members of the budget board voted against the cut in principle"),
    ("every made any", "vote", "Ivo Kern disputed that any member had voted"),
    ("a board for its clerk", "vote", "The board disputed that every member had voted"),
    ("the mayor for her brother", "loan", "The bank says the mayor repaid the loan"),
    ("unless dropped", "loan", "Ada Roth says she would repay nothing"),
    ("would made will", "loan", "Ada Roth says she will repay nothing unless a court told her to"),
)
