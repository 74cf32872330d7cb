"""Invented short articles in which somebody answers somebody, in many shapes.

Each row: what shape it is, the story, and the pairs (answer, claim, relation) that a reporter would mark.
"""

Pair = tuple[str, str, str]
Row = tuple[str, str, tuple[Pair, ...]]

ANSWERED: tuple[Row, ...] = (
    (
        "denies that, same words",
        """{Ruth Odell, the mayor of Corriston,} <said> [the Halden depot had leaked diesel into the river].
        {Halden Oil} <denied|denies> that [its depot had leaked diesel].""",
        (("s2", "s1", "denies"),),
    ),
    (
        "a bare denial of the accusation",
        """{Councillor Amir Dane} <accused> *the clerk, Joan Marsh,* of [steering contracts to her brother].
        {Marsh=Joan Marsh} <denied|denies> [the accusation].""",
        (("s2", "s1", "denies"),),
    ),
    (
        "plain negation of the same proposition",
        """{Police} <say> [Tomas Reyl was carrying a pistol when officers approached him].
        {His sister, Ana Reyl,} <said> [Tomas was not carrying any weapon].""",
        (("s2", "s1", "denies"),),
    ),
    (
        "called a lie in the quote",
        """{Senator Pell} <said> [Governor Hart took campaign money from the quarry].
        {Hart=Governor Hart} <said> [“That is a lie, and the senator knows it”].""",
        (("s2", "s1", "denies"),),
    ),
    (
        "the charge is rejected as politically motivated",
        """{The opposition} <alleged> [the ministry hid 40 deaths at the clinic].
        {A ministry spokesman} <dismissed|rejects> [the allegations as “politically motivated”].""",
        (("s2", "s1", "rejects"),),
    ),
    (
        "an antonym instead of a negation",
        """{The union} <said> [the bridge was unsafe long before the collapse].
        {The contractor, Brill Works,} <insisted> [the bridge was safe at every inspection].""",
        (("s2", "s1", "denies"),),
    ),
    (
        "declined to comment after the charge",
        """{A former trader, Lena Voss,} <alleged> *Orrin Bank* [Orrin Bank falsified its loan accounts].
        The bank opened in 1911.
        {A spokeswoman for Orrin Bank} <declined to comment|declines> [declined to comment].""",
        (("s2", "s1", "declines"),),
    ),
    (
        "did not respond",
        """{The lawsuit} <accuses> *Tallow Foods* of [selling spoiled meat to schools].
        {Tallow Foods} <did not respond|declines> [did not immediately respond to a request for comment].""",
        (("s2", "s1", "declines"),),
    ),
    (
        "confirmed by the agency",
        """{The Daily Ledger} <reported> [inspectors had closed the Venn tunnel after cracks were found].
        {The transport agency} <confirmed|confirms> [inspectors closed the Venn tunnel because of cracks].""",
        (("s2", "s1", "confirms"),),
    ),
    (
        "denial told before the claim",
        """{Coach Bart Lowe} <denied|denies> [he had struck a player during training].
        {The player, Ike Sands,} <said> [Lowe struck him twice during training on Monday].""",
        (("s1", "s2", "denies"),),
    ),
    (
        "denied by the accused one's lawyer",
        """{Prosecutors} <accused> *Petra Holm* of [paying bribes to win the harbour contract].
        {A lawyer for Holm=a lawyer for Petra Holm} <said> [his client never paid a bribe to anyone].""",
        (("s2", "s1", "denies"),),
    ),
    (
        "first person never",
        """{A defence ministry report} <said> [Sorland had sold missiles to the rebels].
        {Sorland’s foreign minister, Ole Brandt,} <said> [“We have never sold missiles or any other arms to the rebels”].""",
        (("s2", "s1", "denies"),),
    ),
    (
        "a denial said twice",
        """{Auditors} <said> [the hospital had billed patients for tests that were never done].
        {The hospital’s director, Marta Quill,} <denied|denies> that [patients were billed for tests that were never done].
        {Quill=The hospital’s director, Marta Quill,} <said> [“No patient was ever billed for a test that was not done”].""",
        (("s2", "s1", "denies"),),
    ),
    (
        "unfounded, with the claim named",
        """{The farmers’ league} <warned> [the dam would flood two villages].
        {Engineer Nils Abo} <said> [the league’s claims about flooded villages are unfounded].""",
        (("s2", "s1", "denies"),),
    ),
    (
        "disputes the notion",
        """{Critics} <say> [the tax favours the rich].
        {Treasurer Dana Fell} <disputed|denies> [the notion that the tax favours the rich].""",
        (("s2", "s1", "denies"),),
    ),
    (
        "neither nor",
        """{A rival paper} <claimed> [Minister Adeyo helped her cousin get a passport].
        {A spokesman for Adeyo=a spokesman for Minister Adeyo} <said> [neither the minister nor her office helped the cousin get a passport].""",
        (("s2", "s1", "denies"),),
    ),
    (
        "rejected in a statement with the claimant's name",
        """{Iskra’s president, Vera Lunt,} <said> [Belmark’s troops crossed the border on Sunday].
        {Belmark’s army} <rejected|rejects> [Lunt’s statement] and called it a provocation.""",
        (("s2", "s1", "rejects"),),
    ),
    (
        "awake against asleep",
        """{Opponents} <accused> *Captain Rue* of [sleeping while the ferry ran aground].
        {Rue=Captain Rue} <said> [he was awake on the bridge all night].""",
        (("s2", "s1", "denies"),),
    ),
    (
        "number disputed",
        """{Organisers} <said> [120,000 people had joined the march].
        {The police} <disputed|denies> [the organisers’ figure of 120,000].""",
        (("s2", "s1", "denies"),),
    ),
    (
        "that is not true",
        """{Former aide Kit Moran} <said> [Bishop Ames had ordered him to shred the letters].
        {The bishop=Bishop Ames} <said> [“This is simply not true. I gave no such order.”].""",
        (("s2", "s1", "denies"),),
    ),
    (
        "two charges, the nearer one answered",
        """{Residents} <said> [the smelter poisoned their wells].
        {The state} <accused> *Korda Metals* of [dumping slag at night].
        {Korda Metals} <denied|denies> [dumping slag].""",
        (("s3", "s2", "denies"),),
    ),
    (
        "refuted by a study’s author",
        """{The minister, Paul Grieve,} <claimed> [crime had doubled in the port district].
        The figures were released in May.
        {Criminologist Tess Arlo} <said> [crime in the port district had not doubled].""",
        (("s2", "s1", "denies"),),
    ),
    (
        "denied any involvement",
        """{Kestria} <blamed> *Dol Vana* [Dol Vana for the bombing of the pipeline].
        {Dol Vana} <denied|denies> [any involvement in the attack].""",
        (("s2", "s1", "denies"),),
    ),
    (
        "admitted",
        """{The watchdog} <said> [the airline had cancelled 300 flights without notice].
        {The airline} <admitted|confirms> [it had cancelled 300 flights without notice].""",
        (("s2", "s1", "confirms"),),
    ),
    (
        "opposite stand on having known",
        """{The committee} <said> [chief executive Ron Pask knew of the faulty brakes in March].
        {Pask=chief executive Ron Pask} <told the hearing> that [he did not know about the brakes until June].""",
        (("s2", "s1", "denies"),),
    ),
)
