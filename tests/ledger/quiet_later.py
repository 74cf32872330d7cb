"""Invented pairs in which the later article is near the earlier one and answers nothing that it claims: other numbers are
no answer either."""

from tests.ledger.cases import Case

QUIET: tuple[Case, ...] = (
    Case(
        "the same claim again by the same source",
        "The union of nurses said that the Holt hospital was short of two hundred nurses.",
        "The union of nurses said again that the Holt hospital was short of two hundred nurses.",
    ),
    Case(
        "the same claim by another source",
        "The harbour master said that the tanker Bright Star was too fast when it hit the quay in Lerwind.",
        "A pilot said that the tanker Bright Star was too fast when it hit the quay in Lerwind.",
    ),
    Case(
        "the same company denies something else",
        "The workers of Kilner Steel said that the furnace in Radley had no working alarm.",
        "Kilner Steel denied that it would sell its offices in Radley.",
    ),
    Case(
        "the same person, another matter",
        "Judge Ada Finch said that the prison in Moorgate was overcrowded.",
        "Judge Ada Finch said that she had not read the new law on evidence.",
    ),
    Case(
        "another company denies the like",
        "Inspectors said that Corby Foods sold spoiled meat to schools.",
        "Anders Dairies denied that it had sold spoiled milk to hospitals.",
    ),
    Case(
        "another town's figure",
        "The police said that 14 people were injured in the storm in Amble.",
        "The police said that 31 people were injured in the storm in Dunbar.",
    ),
    Case(
        "another year's figure",
        "The statistics office said unemployment in Galdia was 6 percent in 2023.",
        "The statistics office said unemployment in Galdia was 5 percent in 2024.",
    ),
    Case(
        "another quarter's figure",
        "Plinth Motors said it sold 41,000 cars in the first quarter.",
        "Plinth Motors said it sold 37,000 cars in the second quarter.",
    ),
    Case(
        "no comment says neither yes nor no",
        "A former clerk said that the notary Felix Amsel had forged two wills.",
        "Felix Amsel declined to comment on the matter of the two wills.",
    ),
    Case(
        "a motion is rejected, not a claim",
        "Greta Vahl, a member of parliament, said that the subsidies for peat were a waste of money.",
        "Parliament rejected a motion by Greta Vahl to end the subsidies for peat.",
    ),
    Case(
        "a request for bail is denied",
        "Prosecutors said that Otto Kern had planned the robbery of the mint.",
        "A judge denied bail to Otto Kern on Friday, the court said.",
    ),
    Case(
        "a hope, not a fact",
        "The trainer said that the mare Quicksilver was injured at Ascombe.",
        "The owner said he hoped that the mare Quicksilver would run at Ascombe next year.",
    ),
    Case(
        "a negation about something else in the same affair",
        "The coastguard said that the trawler Maid of Uist sent a distress call.",
        "The coastguard said that no bodies had been found near the trawler Maid of Uist.",
    ),
    Case(
        "opinions that differ",
        "The critic Hugo Lamb said that the new opera in Verrano was tedious.",
        "The singer Bea Orsini said that the opera house in Verrano needs a new roof.",
    ),
    Case(
        "the denial was in the earlier article already",
        "The magazine Prism said that the banker Leo Strand hid gold in Vadar. Leo Strand denied that he hid gold in Vadar.",
        "Leo Strand has denied that he hid gold in Vadar.",
    ),
    Case(
        "praise for what was claimed",
        "The mayor of Sund said that the new school would open in autumn.",
        "Parents in Sund said that they liked the plans for the new school.",
    ),
    Case(
        "the same verb about another person",
        "The newspaper said that Amanda Rusk had paid a witness in the Tarrant trial.",
        "Colin Webb denied that he had paid a juror in the Ostley trial.",
    ),
    Case(
        "a question is no answer",
        "The farmers’ league said that the pesticide Norex killed bees in the Vale.",
        "A member of the council asked whether the pesticide Norex had been tested.",
    ),
    Case(
        "a demand is no answer",
        "The auditor said that the fund for the Olmen stadium was missing two million.",
        "The opposition demanded an inquiry into the fund for the Olmen stadium.",
    ),
    Case(
        "a rise in another thing",
        "The ministry of transport said that train fares in Lomark would rise by 3 percent.",
        "The ministry of transport said that the number of trains in Lomark would rise by 8 percent.",
    ),
    Case(
        "the same denial in the words of an agency",
        "The prince denied that he had visited the island of Tesk, the palace said.",
        "The palace said the prince denied that he had visited the island of Tesk.",
    ),
    Case(
        "agreement in part about a different time",
        "The opposition leader Ruta Balys said that the president slept through the briefing in March.",
        "The president’s doctor said that he was awake during the operation in June.",
    ),
    Case(
        "a conditional",
        "The chemist Paul Orme said that the factory in Tarnow released chlorine.",
        "The minister said that the factory in Tarnow would be closed if it had released chlorine.",
    ),
    Case(
        "same names in another sport",
        "The captain Ines Duarte said that the Falcons lost because of the referee.",
        "The captain Ines Duarte said that the Falcons did not train on Sunday.",
    ),
    Case(
        "nothing in common but the topic",
        "The climate council said that the glacier Hvit lost a tenth of its ice.",
        "Tourist guides said the road to the glacier Hvit was not passable in May.",
    ),
    Case(
        "confirmed something else",
        "A diver said that the wreck of the Marigold held silver coins.",
        "The museum confirmed that the wreck of the Marigold would be shown on television.",
    ),
    Case(
        "another ministry's number for another cost",
        "The defence ministry said the frigate Alcyon will cost $900 million.",
        "The defence ministry said repairs to the frigate Argos will cost $40 million.",
    ),
    Case(
        "a denial without a matter",
        "The youth wing of the Blue party said that the treasurer Nils Foss had bought votes.",
        "The treasurer of the choir denied the accusations on Monday.",
    ),
    Case(
        "a threat answered by another threat",
        "The general of Umbria said that his troops would cross the river Teme.",
        "The president of Lower Savia said that Umbria must not touch the villages in the west.",
    ),
    Case(
        "a correction about a date",
        "The theatre said that the play Winter Roads would open on 3 May.",
        "The theatre said that tickets for the play Winter Roads were not refundable.",
    ),
    Case(
        "the same ministry gives another number",
        "The interior ministry said that 12 people were killed in the fire at the Sorrel market.",
        "The interior ministry said on Sunday that 19 people were killed in the fire at the Sorrel market.",
    ),
    Case(
        "another speaker of the same institution gives another number",
        "Marta Quill, a spokeswoman for Veldt Airlines, said the airline would cut 400 jobs at its hub in Asper.",
        "Veldt Airlines will cut 650 jobs at its hub in Asper, chief executive Oren Faber said.",
    ),
    Case(
        "two sides count differently",
        "Organisers said 90,000 people marched through Palmyra Square against the pension law.",
        "The police said 22,000 people marched through Palmyra Square against the pension law.",
    ),
    Case(
        "a price that rose",
        "The city council said the new tram line to Orchard Hill will cost $310 million.",
        "The new tram line to Orchard Hill will cost $455 million, the city council said.",
    ),
    Case(
        "a percentage revised by the same bank",
        "The central bank of Ruria said that prices would rise by 4 percent this year.",
        "The central bank of Ruria said that prices would rise by 7 percent this year.",
    ),
    Case(
        "a death toll that rises, told by another office of the same state",
        "At least 31 miners died in the explosion at the Koval pit, the governor of Selna said.",
        "The governor of Selna said on Friday that 44 miners had died in the explosion at the Koval pit.",
    ),
    Case(
        "disputed figures between a ministry and an aid group",
        "The aid group Open Hands said 5,000 families had fled the valley of Nur.",
        "The ministry of relief said 800 families had fled the valley of Nur.",
    ),
)
