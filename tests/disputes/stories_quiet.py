"""Invented short articles in which nobody answers anybody, however much they look like it."""

QUIET: tuple[tuple[str, str], ...] = (
    (
        "plain negation",
        """{The forecaster} <said> [the storm will not reach the coast before Friday].
        {The harbour master, Jo Penn,} <said> [ships would leave the harbour on Saturday].""",
    ),
    (
        "opinions against opinions",
        """{Coach Ilse Brandt} <said> [the new league format is good for young players].
        {Striker Omar Fitz} <said> [the format is boring and he prefers the old league].""",
    ),
    (
        "contrast without an answer",
        """{The finance minister} <said> [growth would reach 3 per cent next year].
        {The central bank} <said> [inflation had not fallen as fast as expected].""",
    ),
    (
        "the same source goes back on himself",
        """{Mayor Obi Lund} <said> [the stadium would be finished in June].
        {Lund=Mayor Obi Lund} <said> in May that [the stadium would not be finished in June].""",
    ),
    (
        "what its words refuse is nothing that the other said",
        """{An envoy of Sorland} <told> The Gazette [the Dravian army is buying shells from Halmark].
        {The Halmark official} <noted|rejects> [Halmark does not recognise the council’s “unlawful” sanctions].""",
    ),
    (
        "a denied request",
        """{Lawyers for the paper} <asked> [the court to unseal the divorce file].
        {Judge Ann Crewe} <rejected|rejects> [the request].""",
    ),
    (
        "two agree that not",
        """{The union} <said> [the plant had no fire alarm].
        {Inspectors} <said> [the plant never had a fire alarm].""",
    ),
    (
        "not only",
        """{Principal Gale Ortiz} <said> [the fire destroyed the gym].
        {Teacher Rob Imes} <said> [the fire destroyed not only the gym but the library].""",
    ),
    (
        "a denial of something nobody in the article says",
        """{The festival’s organisers} <said> [tickets sold out in an hour].
        {Singer Mina Rao} <denied|denies> [she is leaving the band].""",
    ),
    (
        "declines an interview, no charge",
        """{The gallery} <said> [the painting was found in an attic].
        {The finder} <declined|declines> [declined to be interviewed].""",
    ),
    (
        "warning and promise",
        """{The health board} <warned> [beds could run short this winter].
        {The minister} <promised> [no patient would wait longer than 12 hours].""",
    ),
    (
        "different subjects, same verb",
        """{North Lake} <said> [it had tested two rockets].
        {South Lake} <said> [it had never tested its sirens].""",
    ),
    (
        "an insult",
        """{Candidate Reed} <said> [Candidate Moss has no plan for the economy].
        {Moss=Candidate Moss} <called> [Reed “the worst governor in living memory”].""",
    ),
    (
        "rejecting an idea, no claimant",
        """{Bishop Carr} <said> [the parish needs a new roof].
        {Carr=Bishop Carr} <rejected|rejects> [the idea of selling the bells].""",
    ),
    (
        "vote intentions",
        """{Senator Vail} <said> [she would vote for the farm bill].
        {Senator Roon} <said> [he would not vote for the farm bill].""",
    ),
    (
        "hypothetical",
        """{The coach} <said> [if the pitch is not dry, the match will be moved].
        {The groundsman} <said> [the pitch was dry].""",
    ),
    (
        "no evidence yet",
        """{The sheriff} <said> [the fire began in the kitchen].
        {The fire chief} <said> [it was too early to say how the fire began].""",
    ),
    (
        "another place, another time",
        """{The mayor of Elm} <said> [Elm cut its bus fares in 2014].
        {The mayor of Oak} <said> [Oak did not cut its bus fares in 2015].""",
    ),
    (
        "confirming an appointment",
        """{The ministry} <said> [talks would begin on Monday].
        {The envoy} <confirmed|confirms> [he had packed his bags].""",
    ),
    (
        "dismissed from a job",
        """{The board} <dismissed> [three managers in April].
        {Manager Lou Tern} <said> [the company had lost its way].""",
    ),
    (
        "a demand is no claim",
        """{Protesters} <demanded|demands> that [the mayor resign].
        {The mayor’s deputy} <said> [the mayor was travelling].""",
    ),
    (
        "praise and doubt",
        """{Chef Lara Mint} <said> [the market is the best in the country].
        {Critic Joss Bell} <said> [he had not been to the market].""",
    ),
    (
        "the claim is wrong about something else",
        """{Analyst Pia Roth} <said> [the shares would rise].
        {Trader Ed Kim} <said> [it is wrong to smoke near the exits].""",
    ),
    (
        "no, but about the future",
        """{The rail company} <said> [trains were late last winter].
        {The regulator} <said> [fares would not increase in spring].""",
    ),
    (
        "unaware",
        """{Neighbours} <said> [they heard shots at midnight].
        {A shopkeeper} <said> [he did not see anyone in the street].""",
    ),
    (
        "lawful in one, banned in the other",
        """{Duvania} <said> [it would allow fishing off its coast].
        {Perland} <said> [it would ban night driving].""",
    ),
    (
        "what is still to come, about another thing",
        """{The union} <accused> *the insurer* of [warning managers of its visits].
        {The insurer=The insurer, Calder & Wray} <said> [no findings would be published before June].""",
    ),
)
