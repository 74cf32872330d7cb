"""More invented disputes whose gists go wrong at the end of a clause, with a title, a pronoun or a quantity."""

STORIES: dict[str, tuple[str, tuple[tuple[str, str, str, str], ...]]] = {
    "hall": (
        """{The clerk, Bo Lund,} <said> [the board approved the sale on condition that the tenants agreed].
        {Mayor Ida Voss} <said|denies> [“We did not sell the hall. I asked for a delay because the roof leaked”].""",
        (("s2", "s1", "denies", "partial"),),
    ),
    "accidents": (
        """{The union} <suggested> that [managers hid two accidents at the plant].
        {Arne Holt, the manager,} <rejected|rejects> [the suggestion as “a cheap trick”].""",
        (("s2", "s1", "rejects", "full"),),
    ),
    "valve": (
        """{The inspectors} <said> [the valve leaks when it is cold and fails on Mondays].
        {Deputy director Eva Rask} <said|denies> [“The valve doesn’t leak. It was tested at one site”].""",
        (("s2", "s1", "denies", "partial"),),
    ),
    "arrests": (
        """{Police} <said> [nine men and a boy were arrested near the bridge after throwing stones at officers].
        {The lawyer for the men, Ulf Dahl,} <denied|denies> [that any of the men had thrown stones].""",
        (("s2", "s1", "denies", "partial"),),
    ),
    "paper": (
        """{The paper} <reported>, citing no source, that [Orr would have lost the vote if it had been held].
        {Orr} <called|denies> [the report “false in every line”].""",
        (("s2", "s1", "denies", "full"),),
    ),
    "sales": (
        """{Analysts} <said> [sales rose by a third and a half of the gain came from Sorland].
        {The company, Brun & Co.,} <said|denies> [sales rose by less than a tenth in most regions].""",
        (("s2", "s1", "denies", "partial"),),
    ),
    "builder": (
        """{The mayor} <said> he did not believe that [the dam was safe].
        {The builder} <insisted|denies> [the dam was built to code].""",
        (("s2", "s1", "denies", "partial"),),
    ),
    "guard": (
        """{A guard} <said> [Killing Orr was never planned. Minister Orr left before the shots].
        {The ministry} <did not respond|declines> [did not respond to two emails].""",
        (("s2", "s1", "declines", "full"),),
    ),
    "lab": (
        """{Hanna Berg} <said> [her neighbour told her that the tests were faked].
        {The lab} <said|denies> [“We have not faked the tests, which were done by Norlab”].""",
        (("s2", "s1", "denies", "full"),),
    ),
    "bridge": (
        """{The opposition} <accused> *the minister* of [lying to the house about the cost of the bridge].
        {The minister} <said|denies> [he gave the house the figures he had, or thought he had].""",
        (("s2", "s1", "denies", "full"),),
    ),
}

FALSE: tuple[tuple[str, str], ...] = (
    ("hall", "Bo Lund says the board approved the sale"),
    (
        "hall",
        "Bo Lund says the board approved the sale on condition that the tenants agreed; Ida Voss says they did not sell",
    ),
    ("hall", "Ida Voss says I asked for a delay; she did not sell the hall because the roof leaked"),
    ("hall", "Ida Voss says they sold the hall"),
    ("accidents", "The union says managers hid two accidents at the plant"),
    ("accidents", "The union suggested that managers hid accidents at the plant"),
    ("accidents", "The union suggested that managers hid two accidents; Arne Holt denies it"),
    ("accidents", "The union suggested managers hid two accidents at the plant; Arne Holt called it a trick"),
    ("accidents", "The union suggested managers hid two accidents at the plant; Arne Holt rejects a cheap trick"),
    ("valve", "The inspectors say the valve leaks"),
    ("valve", "The inspectors say the valve leaks when it is cold and fails"),
    ("valve", "The inspectors say the valve fails on Mondays and leaks when it is cold"),
    ("valve", "Eva Rask says the valve was tested"),
    ("valve", "The director says the valve doesn’t leak"),
    ("valve", "Eva Rask says the valve leaks"),
    ("arrests", "Police say men were arrested near the bridge"),
    ("arrests", "Police say nine men were arrested near the bridge"),
    ("arrests", "Police say nine men and a boy were throwing stones at officers"),
    ("arrests", "Police say nine men and a boy arrested officers near the bridge"),
    ("arrests", "Police say nine men and a boy were arrested for throwing stones at officers"),
    ("arrests", "Ulf Dahl denied that the men had thrown stones"),
    ("arrests", "Ulf Dahl denied that any men had thrown stones"),
    ("arrests", "The men denied that any of the men had thrown stones"),
    ("paper", "The paper reported that Orr lost the vote"),
    ("paper", "The paper reported that Orr would have lost the vote"),
    ("paper", "The paper says Orr would have lost the vote if it had been held; Orr called the report false in line"),
    ("paper", "The paper reported that Orr had lost the vote"),
    ("sales", "Analysts say sales rose by a third and a half"),
    ("sales", "Brun & Co. says sales rose by a tenth in most regions"),
    ("sales", "Brun & Co. says sales rose by less than a tenth"),
    ("builder", "The mayor says the dam was safe"),
    ("builder", "The mayor said the dam was safe; the builder insisted the dam was built"),
    ("guard", "A guard says Orr was never planned"),
    ("guard", "A guard says Orr left before the shots were planned"),
    ("guard", "The ministry declined to comment"),
    ("guard", "The ministry denies it"),
    ("lab", "Hanna Berg says the tests were faked"),
    ("lab", "The lab says it has not faked tests"),
    ("lab", "The lab says it has faked the tests"),
    ("bridge", "The opposition accused the minister of lying to the house about the bridge"),
    ("bridge", "The minister says he gave the house the figures"),
    ("bridge", "The minister says he gave the house the figures he had"),
    ("bridge", "The minister accused the opposition of lying to the house about the cost of the bridge"),
)

TRUE: tuple[tuple[str, str], ...] = (
    (
        "hall",
        "Bo Lund says the board approved the sale on condition that the tenants agreed; Ida Voss says they did not sell the hall.",
    ),
    (
        "accidents",
        "The union suggested that managers hid two accidents at the plant; Arne Holt rejected the suggestion as “a cheap trick.”",
    ),
    (
        "accidents",
        "The union suggested managers hid two accidents at the plant; the manager rejects the suggestion as “a cheap trick”.",
    ),
    ("valve", "The inspectors say the valve leaks when it is cold; Eva Rask says the valve doesn’t leak."),
    (
        "arrests",
        "Police say nine men and a boy were arrested near the bridge after throwing stones at officers; Ulf Dahl denies that any of the men had thrown stones.",
    ),
    (
        "paper",
        "The paper reported that Orr would have lost the vote if it had been held; Orr called the report “false in every line.”",
    ),
    ("sales", "Analysts say sales rose by a third; Brun & Co. says sales rose by less than a tenth in most regions."),
    ("guard", "A guard says Minister Orr left before the shots; the ministry did not respond."),
    ("lab", "The lab says it has not faked the tests."),
    ("bridge", "The opposition accused the minister of lying to the house about the cost of the bridge."),
    ("builder", "The builder insists the dam was built to code"),
)
