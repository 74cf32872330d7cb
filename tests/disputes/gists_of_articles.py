"""Gists of disputes in the sample articles, as a model writes them: true ones, told before any check was tuned to them.

Each is the article, the answers that it sums up (ids of the gold) with the claim they meet, and the gist. `FALSE` says
what is wrong.
"""

from typing import NamedTuple


class Told(NamedTuple):
    """One gist and where it belongs; `pairs` is (answer, claim) by the ids of the gold."""

    article: str
    pairs: tuple[tuple[str, str], ...]
    gist: str
    wrong: str = ""


def _told(article: str, pairs: str, gist: str, wrong: str = "") -> Told:
    """`pairs` as "D1>C4 D2>C4"."""
    ends = [pair.split(">") for pair in pairs.split()]
    return Told(article, tuple((answer, claim) for answer, claim in ends), gist, wrong)


TRUE: tuple[Told, ...] = (
    _told(
        "bank-memo",
        "D1>C4",
        "Simone Arkady says she was fired for refusing to hide bad loans; Gerald Thorne says she was never asked to hide anything and resigned of her own accord.",
    ),
    _told(
        "bank-memo",
        "D1>C2",
        "The memo says Ms. Arkady had been asked to move the losses of eleven commercial loans into a vehicle called Larkspur Holdings; Gerald Thorne says she was never asked to hide anything.",
    ),
    _told("bank-memo", "D7>C9", "One says Ms. Arkady was in tears; the other says she was cold about it."),
    _told(
        "bank-memo",
        "C11>C10",
        "Mr. Thorne told the bank’s directors the call lasted less than two minutes; phone records show a call of 26 minutes.",
    ),
    _told("bank-memo", "D10>C13", "The bank maintains this was a resignation; Ms. Arkady says it was not one."),
    _told(
        "bank-memo",
        "D11>C14",
        "Ms. Arkady says a guard was standing at her desk when she arrived at 8:30; Wendell Pruett denies that a guard had been posted.",
    ),
    _told(
        "bank-memo",
        "D5>D2",
        "Mr. Thorne says that at no time did he or anybody who reports to him instruct Ms. Arkady to conceal a loss; her lawyer, Bertrand Osei, calls the statement “a confession wearing a tie.”",
    ),
    _told("carer-ledger-trial", "D1>C1", "Deborah Askwith denies eleven counts of fraud by abuse of position."),
    _told(
        "carer-ledger-trial",
        "D2>C5",
        "Deborah Askwith told police the residents had asked her to hold cash for them; Imran Sayle says this was “convenient, and impossible to check.”",
    ),
    _told(
        "council-culvert",
        "D1>C1",
        "Ruel Dabney accuses Mayor Lorna Petrakis of tipping off the winning contractor about a rival’s price; she says she had never discussed a bid with Tolliver or anyone else.",
    ),
    _told(
        "council-culvert", "D3>C3", "Dabney says she read them the number; Petrakis says she did not give him a number."
    ),
    _told(
        "council-culvert",
        "D4>C4 D5>C4",
        "Dabney alleged the mayor’s campaign took $2,500 from a Tolliver family trust last fall; Petrakis did not dispute the donation but called any link to the contract “a fairy tale.”",
    ),
    _told(
        "council-culvert",
        "D6>C1",
        "Dabney accused Petrakis of tipping off the winning contractor; Tolliver & Sons did not return two calls seeking comment.",
    ),
    _told(
        "custody-union",
        "D3>C1",
        "A report by the Custody Inspectorate alleges two of the three officers on duty were asleep between 03:10 and 04:05; Sandra Voyle says nobody slept.",
    ),
    _told(
        "custody-union",
        "D2>C1",
        "The report alleges two of the three officers on duty were asleep; Sandra Voyle said she was “appalled” by the allegation.",
    ),
    _told(
        "custody-union",
        "D7>D3",
        "Sandra Voyle says they were short of one officer; Iain Rusk denies staffing at Quay Street was below the required level.",
    ),
    _told(
        "duplicate-ballots",
        "D2>C1",
        "A video shared by Wade Tunstall says a county worker ran 9,000 mail ballots through the scanner twice; Patrice Oyelaran says the first pass was voided and isn’t in the total.",
    ),
    _told(
        "duplicate-ballots",
        "D3>C2",
        "Tunstall says “Nine thousand, twice”; Oyelaran denies any ballot was tallied more than once.",
    ),
    _told(
        "duplicate-ballots",
        "D1>C3",
        "Wade Tunstall accused the county of rigging the result; Election Director Patrice Oyelaran says the clip is real and the conclusion is not.",
    ),
    _told(
        "duplicate-ballots",
        "D4>C5",
        "The scanner’s log records a batch of 9,014 deleted at 9:52; Gil Prewitt, a lawyer for Tunstall, questions whether the log could be trusted.",
    ),
    _told(
        "ferry-qa",
        "D2>C3",
        "Ada Blount accuses Brant Ellery of deciding first and counting later; Ellery says that’s not true.",
    ),
    _told(
        "ferry-qa",
        "D3>C6",
        "Rosalind Achterberg says he said none would be cut; Ellery says he said he hoped none would be.",
    ),
    _told(
        "hospital-wait",
        "D1>C2",
        "Dr. Teodor Lasky says he has a stamped receipt from the chief executive’s office; the hospital says the letter was never received.",
    ),
    _told(
        "hospital-wait",
        "D9>C1",
        "Teodor Lasky wrote that patients were “dying on a list we pretend is moving”; Honor Bellweather rejects the suggestion that delay killed them.",
    ),
    _told("hospital-wait", "D6>C2", "Honor Bellweather declined to say whether the stamp was genuine."),
    _told(
        "lake-methane",
        "D2>C4",
        "The new paper says the floating chambers trapped bubbles stirred up by the boat; Signe Haldorsen says they waited ninety minutes after anchoring.",
    ),
    _told(
        "lake-methane",
        "C6>C1",
        "A study claimed a northern lake was venting methane at forty times the expected rate; Rafiq Amadi estimates a flux perhaps three times the regional average.",
    ),
    _told(
        "school-phones",
        "D4>C3",
        "Martin Hoskin says the school ‘kidnapped private property’; Ruth Pengelly says it isn’t theft and it isn’t kidnap.",
    ),
    _told(
        "school-phones",
        "D5>C4",
        "Martin Hoskin says the school broke the law by refusing to hand it back; Dr Sunil Warrier says the policy had been checked by the trust’s solicitors and was lawful.",
    ),
    _told(
        "school-phones",
        "D7>C5",
        "The school says the letter went out by email on 4 September; Martin Hoskin says he had not been told about any policy.",
    ),
    _told(
        "starlet-yacht",
        "D8>C2",
        "An onlooker says Delphi and best man Finn Draycott were “all over each other”; Draycott says it wasn’t Delphi.",
    ),
    _told(
        "starlet-yacht",
        "D2>C2",
        "An onlooker says Delphi and Finn Draycott were “all over each other”; Delphi Jaxx insists she was home alone with a takeaway.",
    ),
    _told(
        "strait-cutter",
        "D2>C2",
        "An unnamed rear admiral says a Melk coast guard cutter fired no fewer than nine rounds across the bow of the Lund; Anneke Brodahl says no Melk vessel had discharged a weapon.",
    ),
    _told(
        "strait-cutter",
        "D1>C1",
        "Ostravia accuses Melk of opening fire on a survey ship in the disputed Gannet Strait; Melk’s Foreign Ministry rejects the charge as “theater.”",
    ),
    _told(
        "stroller-recall",
        "D2>C3",
        "Brindle blames “a single batch of improperly heat-treated pins from a former supplier”; Corvane Fasteners says its parts met Brindle’s drawings to the letter.",
    ),
    _told(
        "stroller-recall",
        "D1>C5",
        "Corvane Fasteners says the stroller maker had been told in 2022 that the latch was “under-specified for the load”; the company denies the design was at fault.",
    ),
    _told(
        "varga-transfer",
        "D3>C1",
        "Onda Baja reported the 24-year-old had shaken hands on a four-year deal; Kit Halloran says there is no bid and no agreement.",
    ),
    _told(
        "varga-transfer",
        "D5>C4",
        "Álvaro Miel admitted there had been ‘a coffee’ with Varga’s representatives in Lisbon last month; Petra Sonk denies the Lisbon meeting had taken place.",
    ),
    _told(
        "varga-transfer",
        "D7>C6",
        "A club source says an offer of £25m from an unnamed German side had been turned down in January; Kit Halloran would not be drawn on it.",
    ),
)

FALSE: tuple[Told, ...] = (
    _told("bank-memo", "D1>C4", "Gerald Thorne says she was fired for refusing to hide bad loans; Simone Arkady says she was never asked to hide anything.", "swapped speakers"),
    _told("bank-memo", "D1>C4", "Simone Arkady says she was fired for refusing to hide bad loans; Gerald Thorne says she was asked to hide anything and resigned of her own accord.", "dropped “never”"),
    _told("bank-memo", "D1>C4", "Simone Arkady says she was fired after refusing to hide bad loans; Gerald Thorne says she resigned.", "“for” made “after”"),
    _told("bank-memo", "D1>C4", "Simone Arkady says she was fired for hiding bad loans; Gerald Thorne says she was never asked to hide anything and resigned of her own accord.", "dropped “refusing to”"),
    _told("bank-memo", "D1>C4", "Simone Arkady says she was fired for refusing to hide bad loans; Calloway Trust admits she was never asked to hide anything.", "another source, another verb"),
    _told("bank-memo", "C11>C10", "Mr. Thorne told the bank’s directors the call lasted less than 26 minutes; phone records show a call of two minutes.", "numbers swapped"),
    _told("bank-memo", "C11>C10", "Mr. Thorne told the bank’s directors the call lasted two minutes; phone records show a call of 26 minutes.", "dropped “less than”"),
    _told("bank-memo", "C11>C10", "Mr. Thorne told the bank’s directors the call lasted more than two minutes; phone records show a call of 26 minutes.", "bound turned"),
    _told("bank-memo", "D10>C13", "The bank maintains this was not a resignation; Ms. Arkady says it was one.", "negation moved"),
    _told("bank-memo", "D10>C13", "The bank maintains this was a resignation; Ms. Arkady says it was one.", "negation dropped"),
    _told("bank-memo", "D11>C14", "Ms. Arkady says a guard was standing at her desk when she arrived at 8:30; Wendell Pruett denies that a guard was standing at her desk.", "denies more closely than he did"),
    _told("bank-memo", "D11>C14", "Ms. Arkady says an armed guard was standing at her desk when she arrived at 8:30; Wendell Pruett denies that a guard had been posted.", "added adjective"),
    _told("bank-memo", "D11>C14", "Ms. Arkady says a guard was standing at her desk before she arrived at 8:30; Wendell Pruett denies that a guard had been posted.", "“when” made “before”"),
    _told("bank-memo", "D8>C10", "Mr. Thorne told the bank’s directors the call lasted less than two minutes; Wendell Pruett says Mr. Thorne’s recollection of the length is imprecise.", "dropped “may be”"),
    _told("carer-ledger-trial", "D1>C1", "Deborah Askwith denies all counts of fraud by abuse of position.", "number widened to all"),
    _told("carer-ledger-trial", "D1>C1", "Deborah Askwith denies fraud.", "denies more than eleven counts of one kind"),
    _told("carer-ledger-trial", "D1>C1", "Deborah Askwith does not deny eleven counts of fraud by abuse of position.", "denial denied"),
    _told("carer-ledger-trial", "D2>C5", "Deborah Askwith told officers the residents had asked her to hold cash for them; Imran Sayle says this was impossible because seven of the eleven have since died.", "“to check” dropped"),
    _told("carer-ledger-trial", "D3>C1", "Helen Marchbank says her client accepted that the money had left the accounts and had gone to her.", "added a concession"),
    _told("council-culvert", "D1>C1", "Ruel Dabney accuses Mayor Lorna Petrakis of tipping off a rival about the winning contractor’s price; Petrakis says she had never discussed a bid with Tolliver.", "roles swapped"),
    _told("council-culvert", "D1>C1", "Ruel Dabney accuses Lorna Petrakis of tipping off the winning contractor about a rival’s price; Petrakis says she had never discussed a bid.", "denial widened"),
    _told("council-culvert", "D1>C1", "Ruel Dabney accuses Lorna Petrakis of tipping off the winning contractor about a rival’s price; Petrakis says she had never talked to Tolliver or anyone else.", "another act denied"),
    _told("council-culvert", "D3>C3", "Dabney says she read them the number; Petrakis says she did give him a number.", "dropped “not”"),
    _told("council-culvert", "D3>C3", "Dabney says he read them the number; Petrakis says she did not give him a number.", "another person"),
    _told("council-culvert", "D4>C4", "Dabney alleged the mayor’s campaign took $25,000 from a Tolliver family trust last fall; Petrakis did not dispute the donation.", "sum changed"),
    _told("council-culvert", "D4>C4", "Dabney alleged the mayor took $2,500 from a Tolliver family trust last fall; Petrakis did not dispute the donation.", "the mayor for her campaign"),
    _told("council-culvert", "D4>C4", "Dabney alleged the mayor’s campaign took $2,500 from a Tolliver family trust last fall; Petrakis disputed the donation.", "concession made a dispute"),
    _told("council-culvert", "D6>C1", "Dabney accused Petrakis of tipping off the winning contractor; Tolliver & Sons denies it.", "silence made a denial"),
    _told("custody-union", "D3>C1", "A report by the Custody Inspectorate alleges the three officers on duty were asleep between 03:10 and 04:05; Sandra Voyle says nobody slept.", "“two of” dropped"),
    _told("custody-union", "D3>C1", "A report by the Custody Inspectorate alleges officers on duty were asleep between 03:10 and 04:05; Sandra Voyle says nobody slept.", "number dropped"),
    _told("custody-union", "D3>C1", "A report by the Custody Inspectorate found two of the three officers on duty were asleep between 03:10 and 04:05; Sandra Voyle says nobody slept.", "“alleges” made “found”"),
    _told("custody-union", "D7>D3", "Sandra Voyle says they were short of three officers; Iain Rusk denies staffing at Quay Street was below the required level.", "number changed"),
    _told("custody-union", "D7>D3", "Sandra Voyle says they were short of one officer; Iain Rusk denies staffing was below the required level.", "place of the denial dropped"),
    _told("custody-union", "D7>D3", "Sandra Voyle says they were short of one officer; Iain Rusk denies it.", "denies something else"),
    _told("duplicate-ballots", "D2>C1", "A video shared by Wade Tunstall says county workers ran 9,000 mail ballots through the scanner twice; Patrice Oyelaran says the first pass was voided.", "one worker made several"),
    _told("duplicate-ballots", "D2>C1", "A video shared by Wade Tunstall says a county worker ran 9,000 ballots twice; Patrice Oyelaran says the first pass was in the total.", "negation dropped"),
    _told("duplicate-ballots", "D1>C3", "Wade Tunstall accused the county of rigging the result; Patrice Oyelaran says the clip is not real.", "negation moved"),
    _told("duplicate-ballots", "D1>C3", "Wade Tunstall accused Patrice Oyelaran of rigging the result; Patrice Oyelaran says the clip is real and the conclusion is not.", "another accused"),
    _told("duplicate-ballots", "D3>C2", "Tunstall says “Nine thousand, twice”; Oyelaran denies any ballot was tallied.", "denial widened"),
    _told("ferry-qa", "D3>C6", "Rosalind Achterberg says he said none would be cut; Ellery says he said none would be.", "“hoped” dropped"),
    _told("hospital-wait", "D9>C1", "Teodor Lasky wrote that patients were dying on a list; Honor Bellweather rejects the suggestion that patients died.", "rejects more"),
    _told("hospital-wait", "D6>C2", "Honor Bellweather declined to say the stamp was genuine.", "“whether” dropped"),
    _told("hospital-wait", "D5>C2", "Honor Bellweather says she can tell you he didn’t write a letter.", "“can’t” made “can”"),
    _told("hospital-wait", "D4>C3", "Honor Bellweather says of the fourteen cases nine had been seen by Dr. Lasky.", "added doer"),
    _told("lake-methane", "C6>C1", "A study claimed a northern lake was venting methane at forty times the expected rate; Rafiq Amadi estimates a flux three times the regional average.", "“perhaps” dropped"),
    _told("lake-methane", "D2>C4", "The new paper says the floating chambers trapped bubbles stirred up by the boat; Signe Haldorsen says they waited nine minutes after anchoring.", "number changed"),
    _told("lake-methane", "D2>C4", "The new paper says the floating chambers trapped bubbles stirred up by the boat; Signe Haldorsen says they waited ninety minutes before anchoring.", "“after” made “before”"),
    _told("school-phones", "D7>C5", "The school says the letter went out by email on 4 September; Martin Hoskin says he had been told about a policy.", "negation dropped"),
    _told("school-phones", "D5>C4", "Martin Hoskin says the school broke the law by refusing to hand it back; Dr Sunil Warrier says the policy was checked by the trust’s solicitors after the complaint.", "added order"),
    _told("starlet-yacht", "D8>C2", "An onlooker says Delphi and best man Finn Draycott were “all over each other”; Draycott says it was Delphi.", "negation dropped"),
    _told("strait-cutter", "D2>C2", "An unnamed rear admiral says a Melk coast guard cutter fired nine rounds across the bow of the Lund; Anneke Brodahl says no Melk vessel had discharged a weapon.", "“no fewer than” dropped"),
    _told("strait-cutter", "D2>C2", "Ostravia says a Melk coast guard cutter fired no fewer than nine rounds across the bow of the Lund; Anneke Brodahl says no Melk vessel had discharged a weapon.", "the country for its admiral"),
    _told("strait-cutter", "D2>C2", "An unnamed rear admiral says an Ostravian vessel fired no fewer than nine rounds across the bow of a Melk cutter; Anneke Brodahl says no Melk vessel had discharged a weapon.", "roles swapped"),
    _told("strait-cutter", "D2>C2", "An unnamed rear admiral says a Melk coast guard cutter fired no fewer than nine rounds at the Ostravian vessel Lund; Anneke Brodahl says no vessel had discharged a weapon.", "“across the bow of” made “at”"),
    _told("strait-cutter", "D1>C1", "Ostravia accuses Melk of opening fire on a survey ship in the Gannet Strait; Melk denies it.", "the state for its ministry, denial for rejection"),
    _told("stroller-recall", "D2>C3", "Brindle blames improperly heat-treated pins from a former supplier; Corvane Fasteners says its pins met Brindle’s drawings to the letter.", "another word for what met them"),
    _told("stroller-recall", "D1>C5", "Corvane Fasteners says the stroller maker had been told in 2022 that the latch was “under-specified”; the company denies the latch was at fault.", "another thing denied"),
    _told("stroller-recall", "D2>C3", "Brindle Baby Co. blames “a single batch of improperly heat-treated pins” from Corvane Fasteners; Corvane Fasteners says its parts met Brindle’s drawings to the letter.", "named the unnamed supplier"),
    _told("varga-transfer", "D3>C1", "Onda Baja reported the 24-year-old had signed a four-year deal; Kit Halloran says there is no bid and no agreement.", "a handshake made a signature"),
    _told("varga-transfer", "D7>C6", "A club source says an offer of £25m from an unnamed German side had been turned down in January; Kit Halloran would be drawn on it.", "“not” dropped"),
    _told("varga-transfer", "D7>C6", "A club source says an offer of £25m from a German side had been accepted in January; Kit Halloran would not be drawn on it.", "turned into its opposite"),
    _told("varga-transfer", "D5>C4", "Álvaro Miel admitted there had been a coffee with Varga in Lisbon last month; Petra Sonk denies the Lisbon meeting had taken place.", "the player for his representatives"),
    _told("varga-transfer", "D5>C4", "Álvaro Miel admitted there had been ‘a coffee’ with Varga’s representatives in Lisbon; Petra Sonk denies any meeting had taken place.", "denial widened"),
)  # fmt: skip
