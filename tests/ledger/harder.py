"""A second set, written after the rules were set on the first: longer articles, looser wording, closer decoys."""

from tests.ledger.cases import Case, Expected

HARDER: tuple[Case, ...] = (
    Case(
        "the denial stands in a long sentence with other news",
        "Three former guards at the Stanmore youth prison told the Courier that inmates were locked in their cells for "
        "22 hours a day.\n\nThe prison service did not comment.",
        "The prison service, which has run Stanmore since 2011, denied on Tuesday that inmates there had been locked in "
        "their cells for 22 hours a day, and said that it would invite the ombudsman.\n\n"
        "The minister of justice praised the staff.",
        (Expected("denied", "locked in their cells", "denied on Tuesday"),),
    ),
    Case(
        "a quote that negates, a speaker in the next sentence",
        "According to the inspector general, the agency Portwatch lost track of 1,400 containers in Haldis.",
        "“We never lost track of a single container in Haldis,” said Rita Combe, the head of Portwatch.",
        (Expected("denied", "lost track of 1,400", "never lost track"),),
    ),
    Case(
        "untrue, said of the report",
        "The broadcaster NTO reported that the striker Abel Munro had failed a drug test in Lisbon.",
        "Reports that Abel Munro failed a drug test in Lisbon are untrue, his agent said.",
        (Expected("denied", "had failed a drug test", "are untrue"),),
    ),
    Case(
        "confirmed with another verb and more detail",
        "Sources close to the talks said that Meridian would buy its rival Castell for $3 billion.",
        "Meridian confirmed that it would acquire Castell for $3 billion in cash and shares.",
        (Expected("confirmed", "would buy its rival", "confirmed that it would acquire"),),
    ),
    Case(
        "a contradiction by an opposite verb",
        "The teachers’ union said that the number of pupils in the Ardley schools had fallen since the fees were raised.",
        "The education office said that the number of pupils in the Ardley schools has grown since the fees were raised.",
        (Expected("denied", "had fallen", "has grown"),),
    ),
    Case(
        "rejects the charge by a noun",
        "A committee of lawmakers accused the insurer Aldous of misleading flood victims in Trent Vale.",
        "The insurer Aldous rejected the charge that it misled flood victims in Trent Vale as unfair.",
        (Expected("denied", "misleading flood victims", "rejected the charge"),),
    ),
    Case(
        "the spokesman’s denial becomes the president’s admission",
        "A spokesman for President Osei said that the president had not borrowed money from the builder Kofi Darko.",
        "President Osei said that he had borrowed money from the builder Kofi Darko in 2019.",
        (Expected("changed", "had not borrowed", "had borrowed money"),),
    ),
    Case(
        "baseless, said in a quote about the named matter",
        "The blogger Lena Moss wrote that the bishop of Arle had sold church land to his nephew.",
        "The bishop of Arle said the claim that he sold church land to his nephew was “baseless”.",
        (Expected("denied", "had sold church land", "baseless"),),
    ),
    Case(
        "a near decoy: same firm, same verb, other object",
        "A former engineer said that Solway Power had falsified safety records at the Ness plant.",
        "Solway Power denied that it had falsified invoices at the Ness plant.",
    ),
    Case(
        "a near decoy: same person denies an older matter",
        "The columnist said that the senator Ida Crane had plagiarised her speech in Dover.",
        "Ida Crane denied that she had missed votes in the spring.",
    ),
    Case(
        "a near decoy: other plant of the same firm",
        "Neighbours said that the Orlov refinery in Byrsk released ash on Sunday night.",
        "The company said that the Orlov refinery in Tamsk did not release ash in June.",
    ),
    Case(
        "a near decoy: a count of something else by the same office",
        "The police said that 60 officers were injured in the riot in Leith Road.",
        "The police said that 210 people were arrested after the riot in Leith Road.",
    ),
    Case(
        "a near decoy: future against past",
        "The airline Borea said that it had not cancelled flights to Iskar in the storm.",
        "The airline Borea said that it would cancel flights to Iskar during the strike.",
    ),
    Case(
        "a near decoy: confirmation of the meeting, not of the deal",
        "A diplomat said that Orland and Keld had agreed on a border at the Ruun river.",
        "Keld confirmed that its minister had met envoys of Orland.",
    ),
    Case(
        "a near decoy: somebody else says the like of somebody else",
        "The witness Jon Abel said that the guard Max Rohde had slept on duty.",
        "The nurse Vera Pohl was not asleep on duty, her colleague said.",
    ),
    Case(
        "a near decoy: denial of responsibility for the same event",
        "The union said that the fire at the Harrow mill started in the dye room.",
        "The owner of the Harrow mill denied that he had been warned by the insurers.",
    ),
    Case(
        "a near decoy: opinion against forecast",
        "The bank said that house prices in Camber would not fall.",
        "The estate agents said that rents in Camber would fall.",
    ),
    Case(
        "a near decoy: promise renewed",
        "The premier said that no hospital in the north would be closed.",
        "The premier promised again that no hospital in the north would be closed.",
    ),
)
