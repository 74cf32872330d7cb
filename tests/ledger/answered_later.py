"""Invented pairs of articles in which the later one answers, confirms or changes a claim of the earlier one."""

from tests.ledger.cases import Case, Expected

ANSWERED: tuple[Case, ...] = (
    Case(
        "denied in the claim's own words",
        "Halden Oil let diesel leak into the river Alder for three weeks, the mayor of Corriston, Ruth Odell, said on Monday.",
        "Halden Oil denied on Thursday that diesel had leaked into the Alder from its depot.\n\n"
        "A spokesman said the company would publish its records.",
        (Expected("denied", "let diesel leak", "denied on Thursday"),),
    ),
    Case(
        "denied with other words for weapons and sending",
        "A U.S. official said that Barania had shipped rockets to the rebels in Tolsk since the spring.",
        "“Barania has never supplied any weapons to the rebels in Tolsk,” the foreign minister of Barania, Ilya Morent, said on Friday.",
        (Expected("denied", "had shipped rockets", "never supplied"),),
    ),
    Case(
        "called a lie by the person who is charged",
        "Senator Mary Pell said that Governor Louis Hart took campaign money from the Greyrock quarry.",
        "Governor Louis Hart said it was a lie that he took money from the Greyrock quarry for his campaign.",
        (Expected("denied", "took campaign money", "it was a lie"),),
    ),
    Case(
        "rejected as baseless, with the matter named",
        "The opposition accused the health ministry of hiding 40 deaths at the Lindow clinic.",
        "The health ministry rejected as baseless the accusation that it had hidden deaths at the Lindow clinic.",
        (Expected("denied", "hiding 40 deaths", "rejected as baseless"),),
    ),
    Case(
        "an antonym, no word of denial",
        "The Norvik bridge was unsafe long before it was closed, the union of engineers said.",
        "Brill Works, which built it, insisted that the Norvik bridge was safe at every inspection.",
        (Expected("denied", "was unsafe", "was safe at every inspection"),),
    ),
    Case(
        "confirmed by the company days later",
        "Two employees said that Tarn Bank plans to close its branch in Oxley and dismiss the staff there.",
        "Tarn Bank confirmed on Wednesday that it will close its branch in Oxley and that the staff will be dismissed.",
        (Expected("confirmed", "plans to close its branch", "confirmed on Wednesday"),),
    ),
    Case(
        "admitted by the one who is charged",
        "Prosecutors allege that the former treasurer Glen Abbott moved club money into his own account.",
        "Glen Abbott admitted in court that he had moved club money into his account.",
        (Expected("confirmed", "moved club money", "admitted in court"),),
    ),
    Case(
        "a person takes back what he said",
        "Coach Dario Senn said that the goalkeeper Pim Aalto had been offered money to lose the cup final.",
        "Dario Senn said on Tuesday that Pim Aalto had not been offered money to lose the cup final.",
        (Expected("changed", "had been offered money", "had not been offered money"),),
    ),
    Case(
        "two denials in one article, to two claims",
        "The actress Nell Corrow said that the producer Viktor Dahm withheld her wages.\n\n"
        "A former assistant, Jun Ito, said that Dahm had read private letters of the crew.",
        "Viktor Dahm denied that he had withheld wages from Nell Corrow.\n\n"
        "Dahm denied that he had ever read private letters of the crew.",
        (
            Expected("denied", "withheld her wages", "withheld wages"),
            Expected("denied", "read private letters", "read private letters"),
        ),
    ),
    Case(
        "the denial quotes first and names later",
        "Hackers from the Redfern group breached the tax office in Vessel, the newspaper Dagen reported, citing an official.",
        "“Nobody breached our systems,” said Inge Solberg, who heads the tax office in Vessel. “The Redfern group got nothing.”",
        (Expected("denied", "breached the tax office", "Nobody breached"),),
    ),
    Case(
        "disputed by a lawyer for the accused",
        "Police said that Tomas Reyl was carrying a pistol when officers stopped him in Fennel Street.",
        "A lawyer for Tomas Reyl disputed that he was carrying a pistol when officers stopped him in Fennel Street.",
        (Expected("denied", "was carrying a pistol", "disputed that"),),
    ),
    Case(
        "plain negation by a relative",
        "Investigators said that the pilot Erik Lund had been drinking before the flight to Brask.",
        "Erik Lund had not been drinking before the flight to Brask, his wife said on Saturday.",
        (Expected("denied", "had been drinking", "had not been drinking"),),
    ),
    Case(
        "a government answers for its army",
        "The aid group Lantern said that the army of Kesh shelled a school in Upper Doma.",
        "Kesh denied that its army shelled the school in Upper Doma.",
        (Expected("denied", "shelled a school", "denied that its army"),),
    ),
    Case(
        "the capital speaks for the government",
        "The government in Kyiv said that Russian drones struck a grain store in Izmor on Tuesday.",
        "Moscow denied that its drones had attacked a grain store in Izmor.",
        (Expected("denied", "drones struck a grain store", "denied that its drones"),),
    ),
    Case(
        "dismissed with the matter in a noun",
        "A report by the auditor said that the ferry company Skerry Lines overcharged islanders on winter routes.",
        "Skerry Lines dismissed the auditor’s claim that it overcharged islanders.",
        (Expected("denied", "overcharged islanders on winter routes", "dismissed the auditor"),),
    ),
    Case(
        "confirmed by the police, hours after rumours",
        "Neighbours said that the councillor Wim Terhorst was arrested at his house in Laren.",
        "The police confirmed that Wim Terhorst was arrested in Laren on suspicion of fraud.",
        (Expected("confirmed", "was arrested at his house", "police confirmed"),),
    ),
    Case(
        "never met, said by the one who is said to have met",
        "The lobbyist Carla Voss said that minister Henk Aarden met her twice at the Hotel Regal.",
        "“I have never met Carla Voss, at the Hotel Regal or anywhere else,” Henk Aarden said.",
        (Expected("denied", "met her twice", "never met Carla Voss"),),
    ),
    Case(
        "a negative claim is contradicted",
        "The dam operator Lowick Water said that no warning was given before the spillway at Carn failed.",
        "The regulator said that Lowick Water was given a warning six days before the spillway at Carn failed.",
        (Expected("denied", "no warning was given", "was given a warning"),),
    ),
    Case(
        "refuted by a laboratory",
        "Residents said that the water in Tullow was contaminated with lead.",
        "The state laboratory refuted reports that the water in Tullow is contaminated with lead.",
        (Expected("denied", "contaminated with lead", "refuted reports"),),
    ),
    Case(
        "a resignation first denied, then announced by the same person",
        "The bishop of Marl, Anton Greve, denied that he would resign over the fund.",
        "The bishop of Marl, Anton Greve, said he would resign over the fund.",
        (Expected("changed", "denied that he would resign", "said he would resign"),),
    ),
    Case(
        "the denial of a purchase by the seller",
        "The weekly Facet reported that the Ostrov family had sold the vineyard at Belmonte to a Chinese investor.",
        "Pavel Ostrov denied on Monday that the family had sold the vineyard at Belmonte.",
        (Expected("denied", "had sold the vineyard", "Pavel Ostrov denied"),),
    ),
    Case(
        "a pronoun in the later article",
        "Detective Lars Holm said that Eva Brandt had burned the ledgers of the Corsair fund.",
        "Eva Brandt appeared in court on Friday. She denied that she had burned the ledgers of the Corsair fund.",
        (Expected("denied", "had burned the ledgers", "She denied"),),
    ),
    Case(
        "the charge stands in a noun phrase in the later article",
        "The players’ union said that the Wexley league had ignored tests for concussion.",
        "The Wexley league called the union’s claim that it ignored concussion tests false.",
        (Expected("denied", "had ignored tests", "concussion tests false"),),
    ),
    Case(
        "an embassy answers through an agency",
        "A senator, Dora Lenk, said that diplomats of Sarmia had followed exiles in Portmere.",
        "The embassy of Sarmia denied that its diplomats had followed exiles in Portmere, the agency SNA reported.",
        (Expected("denied", "had followed exiles", "embassy of Sarmia denied"),),
    ),
    Case(
        "corroborated by a second institution",
        "The fishermen of Skaw said that a foreign submarine entered the Sund on Sunday night.",
        "The navy acknowledged that a foreign submarine had entered the Sund.",
        (Expected("confirmed", "a foreign submarine entered", "navy acknowledged"),),
    ),
)
