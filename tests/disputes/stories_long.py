"""Invented news stories at ordinary length: several disputes, bystanders, background, and statements that answer nothing.

Each row: a name, the story, and the pairs (answer, claim, relation) that a reporter would mark. .
"""

Pair = tuple[str, str, str]

LONG: tuple[tuple[str, str, tuple[Pair, ...]], ...] = (
    (
        "a charity and its former treasurer",
        """A children’s charity in the port town of Ostwick is under investigation over missing money.
        {Its former treasurer, Colm Daly,} <told> the regulator that [the charity’s chief executive, Fiona Reade, had moved £90,000 into a private account].
        {Reade=Fiona Reade} <denied|denies> [moving any money into a private account]. || {She=Fiona Reade} <said> [the transfers were loans that the board had approved].
        {The chairman, Lord Hebden,} <said> [the board never approved any loans to staff].
        {A spokesman for the regulator} <declined to comment|declines> [declined to comment on the case].
        {Volunteer May Corrigan} <said> [morale was low and that nobody knew what would happen next].
        The charity was founded in 1974 and runs six homes.""",
        (("s2", "s1", "denies"), ("s4", "s3", "denies"), ("s5", "s1", "declines")),
    ),
    (
        "a border shelling",
        """{The defence ministry of Karvia} <accused> *Tolmen* of [shelling a village on the border overnight].
        {Tolmen’s government} <rejected|rejects> [the accusation as “a clumsy provocation”].
        {Its foreign minister, Ruta Vael,} <told> reporters [“Our artillery has not fired a single shot since the ceasefire”].
        {Observers from the peace mission} <said> [they had counted eleven impacts near the school].
        {A resident, Petar Onn,} <said> [he had spent the night in his cellar with his two sons].
        {The Karvian army} <said> [its soldiers had not returned fire].""",
        (("s2", "s1", "rejects"), ("s3", "s1", "denies")),
    ),
    (
        "a transfer rumour",
        """{The newspaper Sportblick} <reported> on Monday that [striker Dario Lenk would leave Union Halden for 12 million euros].
        {Union’s sporting director, Ines Falk,} <called> [the report “pure fantasy”].
        {Lenk=striker Dario Lenk} <said> [he had not spoken to any other club].
        {His agent, Piet Moor,} <would not comment|declines> [would not comment on the figure].
        {Coach Abel Strand} <said> [the team needed a goalkeeper more than anything].
        Union have not won since October.""",
        (("s2", "s1", "denies"), ("s3", "s1", "denies"), ("s4", "s1", "declines")),
    ),
    (
        "a factory and its neighbours",
        """{Residents of Low Marsh} <blame> *the Cadmar plant* for [a rash of asthma among their children].
        {Plant manager Theo Grist} <said> [there was no evidence that emissions from the plant caused asthma].
        {A county study} <found> [children near the plant were twice as likely to have asthma].
        {Grist=Plant manager Theo Grist} <dismissed|rejects> [the study as “badly designed”].
        {Its author, Dr. Lin Bao,} <said> [the study had been reviewed by three independent experts].
        {The mayor} <said> [she would not take sides].
        {The plant} <employs> [900 people], more than any other in the county.""",
        (("s2", "s1", "denies"), ("s4", "s3", "rejects")),
    ),
    (
        "an election complaint",
        """{Candidate Rosa Quint} <alleged> on Sunday that [officials in Delmar county threw away 3,000 ballots].
        {County clerk Wes Hobart} <said> [“No ballots were thrown away. None.”].
        {Hobart=County clerk Wes Hobart} <acknowledged|confirms> that [boxes had been moved at night].
        {The secretary of state, Ana Pruitt,} <said> [the claims were false and dangerous].
        {Quint’s lawyer} <said> [she would ask a judge for a recount].
        {Pruitt=The secretary of state, Ana Pruitt} <said> [a recount would not begin before Thursday].
        {Voter Jim Teller} <said> [he did not care who won].""",
        (("s2", "s1", "denies"), ("s4", "s1", "denies")),
    ),
    (
        "a product recall",
        """{Consumer group Safe Home} <said> [the Norva heater had caused at least nine fires].
        {Norva} <disputed|denies> [that number]. || {The company=Norva} <said> [it knew of two fires and neither was caused by a fault in the heater].
        {The fire service in Brack} <confirmed|confirms> that [a Norva heater had caused a fire in March].
        {Retailer Hallmart} <said> [it had stopped selling the heater].
        {Norva=Norva} <said> [it would offer customers a free inspection].""",
        (("s2", "s1", "denies"), ("s3", "s1", "denies"), ("s4", "s3", "confirms")),
    ),
    (
        "a quiet budget story",
        """{The treasurer, Paul Renn,} <said> [the city would spend 4 million more on roads].
        {Councilwoman Dee Alvarez} <said> [the plan did not go far enough].
        {Renn=The treasurer, Paul Renn} <said> [there was no money for a new library].
        {The builders’ association} <welcomed> [the plan].
        {Alvarez=Councilwoman Dee Alvarez} <said> [she would not vote against it].
        {Cyclist Tom Brandt} <said> [he was not unhappy with the budget].""",
        (),
    ),
    (
        "a quiet storm story",
        """{The weather service} <said> [winds could reach 120 kilometres an hour].
        {Ferry operator Blue Line} <said> [boats would not sail on Saturday].
        {Farmer Greta Holt} <said> [she had never seen such a sky].
        {The governor} <denied|denies> [a request from two towns for money to move families].
        {Rescue chief Ivo Lamm} <said> [no one had been hurt so far].
        {Fisherman Bo Sund} <said> [he was not going to leave his boat].""",
        (),
    ),
    (
        "a court case",
        """{Prosecutor Lena Marr} <told> the court that [Viktor Oss had paid two guards to look away].
        {Oss=Viktor Oss} <pleaded not guilty|denies> [not guilty to bribery].
        {His lawyer, Sami Reich,} <said> [his client had never met the guards].
        {One of the guards, Jan Keller,} <testified> that [Oss gave him an envelope with 5,000 in cash].
        {Reich=His lawyer, Sami Reich} <said> [Keller was lying to save himself].
        {The judge} <said> [the trial would resume on Tuesday].""",
        (("s2", "s1", "denies"), ("s3", "s1", "denies"), ("s5", "s4", "denies")),
    ),
    (
        "an unnamed source and a palace",
        """{A person close to the prince} <said> [he had asked his brother for an apology].
        {The palace} <said> [the story was untrue].
        {A second courtier} <said> [no apology had been asked for].
        {The prince’s biographer, Una Vale,} <said> [the two had not spoken since spring].
        {Historian Kay Rolfe} <said> [such quarrels were nothing new].""",
        (("s2", "s1", "denies"), ("s3", "s1", "denies")),
    ),
    (
        "police and a video",
        """{Police chief Dana Orr} <said> [officers fired only after the driver, Leo Pratt, rammed their car].
        {Pratt’s mother, Celia,} <said> [her son did not ram anybody]. || {She=Pratt’s mother, Celia,} <said> [he was parked].
        {The department} <has not released|declines> [has not released the video or responded to questions about it].
        {Pastor Ed Monk} <called for> [calm].
        {A union official} <said> [the officers had done nothing wrong].""",
        (("s2", "s1", "denies"), ("s3", "s1", "denies")),
    ),
    (
        "a minister’s diploma",
        """{The weekly Argus} <claims> that [education minister Pia Sorel copied parts of her doctoral thesis].
        {Sorel=education minister Pia Sorel} <rejects|rejects> [the allegation]. || {She=education minister Pia Sorel} <says> [every source is named in the footnotes].
        {Opposition leader Max Thorn} <says> [she must resign].
        {The university} <says> [it has opened an inquiry and will not comment further].
        {The prime minister} <said> [he had full confidence in her].""",
        (("s2", "s1", "rejects"),),
    ),
    (
        "a landlord and the tenants",
        """Tenants of a tower block in Gant say they have been without heating for five weeks.
        {Tenant Olga Fresk} <said> [the landlord, Brightwater Homes, had ignored forty emails].
        {Brightwater=the landlord, Brightwater Homes,} <insisted> [it had answered every email within two days].
        {A Brightwater spokesman} <added> that [engineers had been refused entry to several flats].
        {Fresk=Tenant Olga Fresk} <said> [“That’s rubbish. My door has been open since Christmas”].
        {The council} <said> [it had received 112 complaints about the building].
        {Councillor Abdi Noor} <urged|demands> [both sides to meet].""",
        (("s2", "s1", "denies"), ("s4", "s3", "denies")),
    ),
    (
        "a doping affair",
        """{The anti-doping agency} <said> on Friday that [cyclist Timo Raske had tested positive for a banned steroid].
        {Raske=cyclist Timo Raske} <said> [he had never knowingly taken a banned substance].
        {His team, Velox,} <suspended> [him until further notice].
        {Team doctor Ilke Baan} <denied|denies> [giving the rider anything but vitamins].
        {A former teammate, Joris Pool,} <claimed> that [Baan had handed out unmarked bottles before races].
        {Baan=Team doctor Ilke Baan} <called> [Pool “a bitter man who makes things up”].
        {The agency=The anti-doping agency} <refused to say|declines> [refused to say when the sample was taken].
        {The race organisers} <said> [the results would stand for now].""",
        (("s2", "s1", "denies"), ("s6", "s5", "denies")),
    ),
    (
        "a budget figure",
        """{Finance minister Carl Oster} <told> parliament that [the new railway would cost no more than 4 billion].
        {The auditor general} <put> the cost at [at least 7 billion].
        {Oster=Finance minister Carl Oster} <rejected|rejects> [the auditor’s estimate as “guesswork”].
        {Opposition MP Lara Finn} <accused> *the minister* of [hiding the true cost from voters].
        {A ministry spokeswoman} <said> [nothing had been hidden and all figures were online].
        {Economist Hal Brook} <said> [large projects often ran late].""",
        (("s2", "s1", "denies"), ("s3", "s2", "rejects"), ("s5", "s4", "denies")),
    ),
    (
        "a school bus accident",
        """{Witness Carla Dunn} <said> [the bus ran a red light].
        {The bus company, Lomax,} <said> [its driver had stopped at the light and had the dashcam to prove it].
        {Police} <said> [it was too early to say who was to blame].
        {The driver’s union} <said> [drivers were working sixteen-hour shifts].
        {Lomax=The bus company, Lomax,} <disputed|denies> that [any driver worked more than ten hours].
        {The ministry of transport} <did not respond|declines> [did not respond to a request for comment].
        {Parent Eli Stone} <said> [his daughter had not slept since].""",
        (("s2", "s1", "denies"), ("s5", "s4", "denies")),
    ),
    (
        "a spy and an embassy",
        """{Prosecutors in Velden} <charged> *Arno Brisk, a clerk,* with [passing secrets to Nordia].
        {Nordia’s embassy} <called> [the charges “absurd”].
        {Brisk’s wife} <said> [her husband had never been to Nordia].
        {Interior minister Silke Horn} <said> [the clerk met a Nordian diplomat four times last year].
        {The embassy=Nordia’s embassy} <confirmed|confirms> that [a diplomat had met the clerk], but said they talked about visas.
        {Horn=Interior minister Silke Horn} <declined|declines> [declined to say what the secrets were].""",
        (("s2", "s1", "denies"), ("s3", "s1", "denies"), ("s5", "s4", "confirms")),
    ),
    (
        "a memoir",
        """{In her memoir, actress Gwen Sayer} <writes> that [director Paul Lasse threw a chair at her].
        {Lasse=director Paul Lasse} <says> [it never happened].
        {His publicist} <threatened> [to sue].
        {Two crew members} <said> [they saw the chair hit the wall].
        {Producer Nan Bly} <said> [she remembered no such thing].
        {Sayer’s publisher} <says> [it stands by the book].""",
        (("s2", "s1", "denies"), ("s5", "s1", "denies")),
    ),
    (
        "a quiet election preview",
        """{Pollster Ida Karr} <said> [the race in the north was not over].
        {Candidate Bo Trask} <said> [he would never raise the income tax].
        {Candidate Lee Monroe} <said> [the roads in the north were a disgrace].
        {Trask=Candidate Bo Trask} <said> [schools needed more teachers].
        {A shopkeeper} <said> [he would not vote for either of them].
        {Monroe=Candidate Lee Monroe} <promised> [not to close the hospital].""",
        (),
    ),
    (
        "a quiet science story",
        """{Lead author Vera Holm} <said> [the fossil was no older than ten million years].
        {Holm=Lead author Vera Holm} <said> [it did not belong to any known species].
        {Palaeontologist Ray Etten, who was not involved,} <said> [the find was remarkable].
        {The museum} <said> [the fossil would not be shown before spring].
        {Etten=Palaeontologist Ray Etten} <said> [there was no comparable find in Europe].""",
        (),
    ),
)
