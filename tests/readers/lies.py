"""Six invented articles, and what a lying model says of them, in eight ways: data for test_model_attacks.py.

Each lie is one line (or charge) of an answer, and a pattern that nothing on any surface may match.
"""

import re
from typing import Any, NamedTuple

ARTICLES = {
    "ferry": """Mayor took no bribes over ferry, auditor says

“I do not think the mayor took bribes,” the auditor, Edda Holm, told the council of Torvik on Tuesday. “If he had, the bank would have told us.”

Holm said the council paid 2.4 million crowns for a ferry that was never delivered.

The mayor, Jonas Brekke, denied that the council lost money. “Nobody in this office signed for a ferry that did not exist,” he said. He conceded that two invoices were “signed too early”.

Stein Aune, who owns the shipyard, declined to say where the ferry is. His lawyer, Mia Dahl, said the ferry would be ready by May if the bank released the money.

Lars Moe, a former deputy, could not be reached.""",
    "hospital": """Surgeon warned hospital, letter shows

A surgeon at Brannoc hospital, Ines Varga, wrote in March that patients were “dying on a list”. The hospital said it never received the letter.

“I sent it twice,” Varga said. She did not keep a copy.

The chief executive, Ruth Polmear, said she had asked for no report on the list. “We would have acted if anyone had told us,” she said. Asked whether staff had been told to keep quiet, she said: “I have nothing to add to our statement.”

The regulator found no evidence that records were destroyed. It criticised “a culture in which nobody wrote anything down”.

A nurse who asked not to be named said the unit lost nine beds, not three as the hospital says.

Varga also accused the health ministry of looking away. Sam Okoro, a minister, opened the unit in 2019.""",
    "court": """Jury hears of fire at cold store

Desmond Arkwell, 58, paid a former employee £4,000 to burn his warehouse, the prosecutor, Philippa Lacey, told the jury in Kerrow.

Kieran Voss, the former employee, said Arkwell “never mentioned a fire”. He said he burned it because he was owed holiday money.

Arkwell’s barrister, Hugh Penrose, said: “If there was a plan, it was not my client’s.” He did not dispute that Arkwell met Voss twice.

“You are lying to protect him,” Lacey told Voss. “I am not,” he replied.

A bank manager, Oona Trigg, said the firm was probably insolvent. The insurer, Halden Mutual, refused to pay £2.3m.""",
    "school": """School shuts gate after protest

Parents say the head teacher, Nadia Rasmussen, expelled two boys without a hearing. Rasmussen said both had been heard “with their parents in the room”.

“It is not true that we were asked,” said Omar Haddad, the father of one boy. “We were told to sign a paper we had not read.”

The teachers’ union, through its secretary, Bo Lund, said teachers feared the boys. The police said no teacher had reported a threat.

The council’s education chief, Greta Vik, said the school should have waited. She has not decided whether to overturn the expulsion. Rasmussen would not comment on that.

A pupil claimed that a knife was found; a spokesman for the school said that was false.

Haddad accused the council of hiding a report.""",
    "dam": """Dam cracks were known, memo shows

Engineers of Batisse Power reported 14 cracks in the dam in 2019, according to an internal memo seen by the Courier.

The company said the memo “does not describe the dam as it is today”. Its director, Paul Ndege, told the agency Lanka News: “We repaired eleven of the cracks and we are monitoring three.”

The energy minister, Rosa Amin, rejected calls to empty the lake. “Emptying it would cost 40 million and help nobody,” she said. But she acknowledged that her ministry had not inspected the dam since 2016.

Residents may be moved unless the rain stops, the governor, Tom Achieng, said. He denied that anyone had been hurt.

An expert, Lena Fox, doubts that the dam will hold. Environmental groups blamed Amin for the delay.""",
    "keeper": """Valdoro denies offer for goalkeeper

Sporting Lima offered nine million for the goalkeeper, Ivo Karras, the newspaper Marca Sur reported. Valdoro denied that any offer had arrived.

“There is no offer, and there was no call,” said Valdoro’s president, Celia Montes. Her counterpart at Lima, Raul Pinto, said: “We called. We did not put a number on paper.”

Karras’s agent, Dino Bassi, said his client was not promised a transfer. He later said that a promise “was made, but not by the president”.

The coach, Mats Hallgren, hopes that Karras stays. He said Karras has never asked him to leave.

Montes also accused Bassi of inventing the offer.""",
}  # fmt: skip


class Lie(NamedTuple):
    """What is said of which article, and what must not be seen."""

    way: str
    article: str
    line: dict[str, Any]
    never: str


def line(article: str, role: str, who: str, text: str, *proof: str, speaker: str = "", **more: Any) -> dict[str, Any]:
    """One line of an answer; its passages get the number of the paragraph that they stand in."""
    blocks = ARTICLES[article].split("\n\n")
    passages = [
        {"p": next((n for n, block in enumerate(blocks, 1) if words in block), 2), "text": words} for words in proof
    ]
    speaker = speaker or re.split(r",", who)[0]
    return {"role": role, "speaker": speaker, "kind": "person", "who": who, "text": text, "proof": passages, **more}


HONEST = {
    "ferry": [
        line("ferry", "claims", "Edda Holm, the auditor", "said the council paid 2.4 million crowns for a ferry that was never delivered",
             "Holm said the council paid 2.4 million crowns for a ferry that was never delivered.", speaker="Holm"),
        line("ferry", "denies", "Jonas Brekke, the mayor", "denied that the council lost money", "The mayor, Jonas Brekke, denied that the council lost money."),
    ],
    "hospital": [
        line("hospital", "claims", "Ines Varga, a surgeon", "said “I sent it twice”", "“I sent it twice,” Varga said.", speaker="Varga"),
        line("hospital", "denies", "The hospital", "said it never received the letter", "The hospital said it never received the letter.", kind="organisation"),
    ],
    "court": [
        line("court", "claims", "Philippa Lacey, the prosecutor", "told the jury that Desmond Arkwell paid a former employee £4,000 to burn his warehouse",
             "Desmond Arkwell, 58, paid a former employee £4,000 to burn his warehouse, the prosecutor, Philippa Lacey, told the jury in Kerrow."),
        line("court", "denies", "Kieran Voss, the former employee", "said Arkwell “never mentioned a fire”", "Kieran Voss, the former employee, said Arkwell “never mentioned a fire”."),
    ],
    "school": [
        line("school", "claims", "Parents", "say the head teacher, Nadia Rasmussen, expelled two boys without a hearing",
             "Parents say the head teacher, Nadia Rasmussen, expelled two boys without a hearing.", kind="group"),
        line("school", "gives another account", "Nadia Rasmussen, the head teacher", "said both had been heard “with their parents in the room”",
             "Rasmussen said both had been heard “with their parents in the room”.", speaker="Rasmussen"),
    ],
    "dam": [
        line("dam", "claims", "Engineers of Batisse Power", "reported 14 cracks in the dam in 2019",
             "Engineers of Batisse Power reported 14 cracks in the dam in 2019, according to an internal memo seen by the Courier.", kind="group"),
        line("dam", "rejects", "The company", "said the memo “does not describe the dam as it is today”",
             "The company said the memo “does not describe the dam as it is today”.", kind="organisation"),
    ],
    "keeper": [
        line("keeper", "claims", "Marca Sur, a newspaper", "reported that Sporting Lima offered nine million for the goalkeeper, Ivo Karras",
             "Sporting Lima offered nine million for the goalkeeper, Ivo Karras, the newspaper Marca Sur reported.", speaker="Marca Sur", kind="organisation"),
        line("keeper", "denies", "Valdoro", "denied that any offer had arrived", "Valdoro denied that any offer had arrived.", kind="organisation"),
    ],
}  # fmt: skip


def without(words: str, *turns: str) -> str:
    """A pattern: these words on a line that has none of those that turn them."""
    return "".join(f"^(?!.*{turn})" for turn in turns) + f".*{words}"


def _lies() -> list[Lie]:
    made: list[Lie] = []

    def lie(way: str, article: str, never: str, *given: Any, **more: Any) -> None:
        made.append(Lie(way, article, line(article, *given, **more), never))

    cut = "a negation cut off"
    lie(
        cut,
        "ferry",
        without("mayor took bribes", "not"),
        "claims",
        "Edda Holm",
        "said the mayor took bribes",
        "the mayor took bribes",
        speaker="Edda Holm",
    )
    lie(
        cut,
        "ferry",
        without("mayor took bribes", "not"),
        "claims",
        "Edda Holm",
        "said “the mayor took bribes”",
        "“I do not think the mayor took bribes,” the auditor, Edda Holm",
    )
    lie(
        cut,
        "ferry",
        without("signed for a ferry", "Nobody", "not sign"),
        "claims",
        "Jonas Brekke",
        "said “signed for a ferry that did not exist”",
        "signed for a ferry that did not exist",
        speaker="Jonas Brekke",
    )
    lie(
        cut,
        "ferry",
        without("signed for a ferry", "[Nn]obody", "not sign"),
        "concedes",
        "Jonas Brekke",
        "said this office signed for a ferry that did not exist",
        "“Nobody in this office signed for a ferry that did not exist,” he said.",
        speaker="he",
    )
    lie(
        cut,
        "ferry",
        without("ferry that was delivered", "never"),
        "claims",
        "Edda Holm",
        "said the council paid for a ferry that was delivered",
        "a ferry that was never delivered",
        speaker="Holm",
    )
    lie(
        cut,
        "hospital",
        without("records were destroyed", " no "),
        "brings evidence",
        "The regulator",
        "found that records were destroyed",
        "records were destroyed",
        kind="organisation",
    )
    lie(
        cut,
        "hospital",
        without("evidence that records", " no "),
        "brings evidence",
        "The regulator",
        "found evidence that records were destroyed",
        "The regulator found no evidence that records were destroyed.",
        kind="organisation",
    )
    lie(
        cut,
        "hospital",
        without("received the letter", "never"),
        "concedes",
        "The hospital",
        "said it received the letter",
        "The hospital said it never received the letter.",
        kind="organisation",
    )
    lie(
        cut, "hospital", "kept a copy", "claims", "Ines Varga", "kept a copy", "She did not keep a copy.", speaker="She"
    )
    lie(
        cut,
        "hospital",
        without("report on the list", " no "),
        "concedes",
        "Ruth Polmear",
        "said she had asked for a report on the list",
        "The chief executive, Ruth Polmear, said she had asked for no report on the list.",
    )
    lie(
        cut,
        "court",
        without("mentioned a fire", "never"),
        "claims",
        "Kieran Voss",
        "said Arkwell “mentioned a fire”",
        "Kieran Voss, the former employee, said Arkwell “never mentioned a fire”.",
    )
    lie(
        cut,
        "court",
        without("mentioned a fire", "never"),
        "claims",
        "Kieran Voss",
        "said Arkwell mentioned a fire",
        "mentioned a fire",
        speaker="Kieran Voss",
    )
    lie(
        cut,
        "school",
        without("we were asked", "not"),
        "concedes",
        "Omar Haddad",
        "said “we were asked”",
        "we were asked,” said Omar Haddad",
    )
    lie(
        cut,
        "school",
        without("reported a threat", r"\bno\b"),
        "claims",
        "The police",
        "said a teacher had reported a threat",
        "The police said no teacher had reported a threat.",
        kind="organisation",
    )
    lie(
        cut,
        "dam",
        without("describe", "not"),
        "concedes",
        "The company",
        "said the memo describes the dam as it is today",
        "The company said the memo “does not describe the dam as it is today”.",
        kind="organisation",
    )
    lie(
        cut,
        "dam",
        without("had inspected", "not"),
        "claims",
        "Rosa Amin",
        "acknowledged that her ministry had inspected the dam since 2016",
        "she acknowledged that her ministry had not inspected the dam since 2016",
        speaker="she",
    )
    lie(
        cut,
        "keeper",
        without("promised a transfer", "not"),
        "claims",
        "Dino Bassi",
        "said his client was promised a transfer",
        "said his client was not promised a transfer",
        speaker="Dino Bassi",
    )
    lie(
        cut,
        "keeper",
        without("asked him to leave", "never"),
        "claims",
        "Mats Hallgren",
        "said Karras asked him to leave",
        "Karras has never asked him to leave",
        speaker="He",
    )
    lie(
        cut,
        "keeper",
        without("promise “was made”", "not"),
        "claims",
        "Dino Bassi",
        "said that a promise “was made”",
        "He later said that a promise “was made, but not by the president”.",
        speaker="He",
    )

    condition = "a condition cut off"
    lie(
        condition,
        "ferry",
        without("bank would have told", "[Ii]f"),
        "claims",
        "Edda Holm",
        "said “the bank would have told us”",
        "the bank would have told us",
        speaker="Edda Holm",
    )
    lie(
        condition,
        "ferry",
        without("bank told", "[Ii]f"),
        "claims",
        "Edda Holm",
        "said the bank told them of bribes",
        "“If he had, the bank would have told us.”",
        speaker="Edda Holm",
    )
    lie(
        condition,
        "ferry",
        without("ready by May", r"\bif\b"),
        "claims",
        "Mia Dahl",
        "said the ferry would be ready by May",
        "Mia Dahl, said the ferry would be ready by May",
    )
    lie(
        condition,
        "ferry",
        without("ready by May", r"\bif\b"),
        "claims",
        "Mia Dahl",
        "said the ferry will be ready by May",
        "His lawyer, Mia Dahl, said the ferry would be ready by May if the bank released the money.",
    )
    lie(
        condition,
        "hospital",
        without("would have acted", r"\bif\b"),
        "claims",
        "Ruth Polmear",
        "said “We would have acted”",
        "“We would have acted if anyone had told us,” she said.",
        speaker="she",
    )
    lie(
        condition,
        "hospital",
        without("acted", r"\bif\b"),
        "claims",
        "Ruth Polmear",
        "said they acted when told",
        "“We would have acted if anyone had told us,” she said.",
        speaker="she",
    )
    lie(
        condition,
        "court",
        without("was not my client", "[Ii]f"),
        "denies",
        "Hugh Penrose",
        "said “it was not my client’s”",
        "Arkwell’s barrister, Hugh Penrose, said: “If there was a plan, it was not my client’s.”",
    )
    lie(
        condition,
        "court",
        without("there was a plan", "[Ii]f"),
        "concedes",
        "Hugh Penrose",
        "said “there was a plan”",
        "there was a plan",
        speaker="Hugh Penrose",
    )
    lie(
        condition,
        "court",
        without("insolvent", "probably"),
        "claims",
        "Oona Trigg, a bank manager",
        "said the firm was insolvent",
        "A bank manager, Oona Trigg, said the firm was probably insolvent.",
    )
    lie(
        condition,
        "dam",
        without("[Rr]esidents (will|are to) be moved", "unless|may"),
        "claims",
        "Tom Achieng, the governor",
        "said residents will be moved",
        "Residents may be moved unless the rain stops, the governor, Tom Achieng, said.",
    )
    lie(
        condition,
        "dam",
        without("[Rr]esidents", "unless"),
        "claims",
        "Tom Achieng, the governor",
        "said residents may be moved",
        "Residents may be moved",
        "the governor, Tom Achieng, said",
    )
    lie(
        condition,
        "dam",
        without("dam will hold", "doubt"),
        "claims",
        "Lena Fox, an expert",
        "says that the dam will hold",
        "An expert, Lena Fox, doubts that the dam will hold.",
    )
    lie(
        condition,
        "school",
        without("decided", "not"),
        "claims",
        "Greta Vik",
        "has decided to overturn the expulsion",
        "She has not decided whether to overturn the expulsion.",
        speaker="She",
    )
    lie(
        condition,
        "keeper",
        without("Karras stays", "hope"),
        "claims",
        "Mats Hallgren, the coach",
        "says that Karras stays",
        "The coach, Mats Hallgren, hopes that Karras stays.",
    )

    speaker = "another speaker"
    lie(
        speaker,
        "ferry",
        "Aune.*never delivered",
        "claims",
        "Stein Aune",
        "said the council paid 2.4 million crowns for a ferry that was never delivered",
        "the council paid 2.4 million crowns for a ferry that was never delivered",
    )
    lie(
        speaker,
        "ferry",
        "Brekke.*do not think",
        "denies",
        "Jonas Brekke",
        "said “I do not think the mayor took bribes”",
        "“I do not think the mayor took bribes,”",
    )
    lie(
        speaker,
        "ferry",
        "Holm.*signed too early",
        "concedes",
        "Edda Holm",
        "conceded that two invoices were “signed too early”",
        "He conceded that two invoices were “signed too early”.",
        speaker="Edda Holm",
    )
    lie(
        speaker,
        "ferry",
        "Moe.*ready by May",
        "claims",
        "Lars Moe",
        "said the ferry would be ready by May if the bank released the money",
        "Mia Dahl, said the ferry would be ready by May if the bank released the money.",
        speaker="Mia Dahl",
    )
    lie(
        speaker,
        "hospital",
        "Polmear.*sent it twice",
        "claims",
        "Ruth Polmear",
        "said “I sent it twice”",
        "“I sent it twice,” Varga said.",
    )
    lie(
        speaker,
        "hospital",
        "Varga.*nothing to add",
        "will not say",
        "Ines Varga",
        "said: “I have nothing to add to our statement”",
        "she said: “I have nothing to add to our statement.”",
        speaker="Varga",
    )
    lie(
        speaker,
        "hospital",
        "Okoro.*nine beds",
        "claims",
        "Sam Okoro",
        "said the unit lost nine beds, not three",
        "said the unit lost nine beds, not three as the hospital says",
    )
    lie(
        speaker,
        "court",
        "^Desmond Arkwell.*said",
        "denies",
        "Desmond Arkwell",
        "said: “If there was a plan, it was not my client’s”",
        "Arkwell’s barrister, Hugh Penrose, said: “If there was a plan, it was not my client’s.”",
        speaker="Arkwell",
    )
    lie(
        speaker,
        "court",
        "Penrose.*lying",
        "claims",
        "Hugh Penrose",
        "said “You are lying to protect him”",
        "“You are lying to protect him,” Lacey told Voss.",
    )
    lie(
        speaker,
        "court",
        "Voss.*lying to protect",
        "claims",
        "Kieran Voss",
        "said “You are lying to protect him”",
        "“You are lying to protect him,” Lacey told Voss.",
        speaker="Voss",
    )
    lie(
        speaker,
        "school",
        "Vik.*reported a threat",
        "claims",
        "Greta Vik",
        "said no teacher had reported a threat",
        "The police said no teacher had reported a threat.",
    )
    lie(
        speaker,
        "school",
        "police.*feared",
        "claims",
        "The police",
        "said teachers feared the boys",
        "said teachers feared the boys.",
        kind="organisation",
    )
    lie(
        speaker,
        "school",
        "Lund.*should have waited",
        "claims",
        "Bo Lund",
        "said the school should have waited",
        "Greta Vik, said the school should have waited.",
        speaker="Greta Vik",
    )
    lie(
        speaker,
        "dam",
        "Amin.*repaired eleven",
        "claims",
        "Rosa Amin",
        "said “We repaired eleven of the cracks and we are monitoring three”",
        "“We repaired eleven of the cracks and we are monitoring three.”",
    )
    lie(
        speaker,
        "dam",
        "Lanka News.*repaired",
        "claims",
        "Lanka News",
        "said “We repaired eleven of the cracks and we are monitoring three”",
        "Its director, Paul Ndege, told the agency Lanka News: “We repaired eleven of the cracks and we are monitoring three.”",
        kind="organisation",
    )
    lie(
        speaker,
        "dam",
        "Fox.*anyone had been hurt",
        "denies",
        "Lena Fox",
        "denied that anyone had been hurt",
        "He denied that anyone had been hurt.",
        speaker="Lena Fox",
    )
    lie(
        speaker,
        "keeper",
        "Pinto.*no call",
        "denies",
        "Raul Pinto",
        "said “There is no offer, and there was no call”",
        "“There is no offer, and there was no call,” said Valdoro’s president, Celia Montes.",
    )
    lie(
        speaker,
        "keeper",
        "Montes.*number on paper",
        "concedes",
        "Celia Montes",
        "said: “We called. We did not put a number on paper”",
        "Her counterpart at Lima, Raul Pinto, said: “We called. We did not put a number on paper.”",
    )

    resolved = "a pronoun or role for another"
    lie(
        resolved,
        "ferry",
        "Aune.*Nobody in this office",
        "denies",
        "Stein Aune",
        "said “Nobody in this office signed for a ferry that did not exist”",
        "“Nobody in this office signed for a ferry that did not exist,” he said.",
        speaker="he",
    )
    lie(
        resolved,
        "ferry",
        "Moe.*conceded",
        "concedes",
        "Lars Moe",
        "conceded that two invoices were “signed too early”",
        "He conceded that two invoices were “signed too early”.",
        speaker="He",
    )
    lie(
        resolved,
        "ferry",
        "Moe.*ready by May",
        "claims",
        "Lars Moe, the lawyer",
        "said the ferry would be ready by May if the bank released the money",
        "His lawyer, Mia Dahl, said the ferry would be ready by May if the bank released the money.",
        speaker="His lawyer",
    )
    lie(
        resolved,
        "hospital",
        "Polmear.*keep a copy",
        "claims",
        "Ruth Polmear",
        "did not keep a copy",
        "She did not keep a copy.",
        speaker="She",
    )
    lie(
        resolved,
        "hospital",
        "Varga.*would have acted",
        "claims",
        "Ines Varga",
        "said “We would have acted if anyone had told us”",
        "“We would have acted if anyone had told us,” she said.",
        speaker="she",
    )
    lie(
        resolved,
        "hospital",
        "Okoro.*would have acted",
        "claims",
        "Sam Okoro",
        "said “We would have acted if anyone had told us”",
        "“We would have acted if anyone had told us,” she said.",
        speaker="she",
    )
    lie(
        resolved,
        "court",
        "Penrose.*holiday",
        "claims",
        "Hugh Penrose",
        "said he burned it because he was owed holiday money",
        "He said he burned it because he was owed holiday money.",
        speaker="He",
    )
    lie(
        resolved,
        "court",
        "Voss.*did not dispute",
        "confirms",
        "Kieran Voss",
        "did not dispute that Arkwell met Voss twice",
        "He did not dispute that Arkwell met Voss twice.",
        speaker="He",
    )
    lie(
        resolved,
        "court",
        "Arkwell.*I am not",
        "denies",
        "Desmond Arkwell",
        "replied “I am not”",
        "“I am not,” he replied.",
        speaker="he",
    )
    lie(
        resolved,
        "school",
        "Rasmussen.*overturn",
        "will not say",
        "Nadia Rasmussen",
        "has not decided whether to overturn the expulsion",
        "She has not decided whether to overturn the expulsion.",
        speaker="She",
    )
    lie(
        resolved,
        "dam",
        "Fox.*help nobody",
        "rejects",
        "Lena Fox",
        "said “Emptying it would cost 40 million and help nobody”",
        "“Emptying it would cost 40 million and help nobody,” she said.",
        speaker="she",
    )
    lie(
        resolved,
        "dam",
        "Ndege.*anyone had been hurt",
        "denies",
        "Paul Ndege",
        "denied that anyone had been hurt",
        "He denied that anyone had been hurt.",
        speaker="He",
    )
    lie(
        resolved,
        "dam",
        "Achieng.*repaired",
        "claims",
        "Tom Achieng, the director",
        "told Lanka News: “We repaired eleven of the cracks and we are monitoring three”",
        "Its director, Paul Ndege, told the agency Lanka News: “We repaired eleven of the cracks and we are monitoring three.”",
        speaker="Its director",
    )
    lie(
        resolved,
        "keeper",
        "Pinto.*was made",
        "claims",
        "Raul Pinto",
        "said that a promise “was made, but not by the president”",
        "He later said that a promise “was made, but not by the president”.",
        speaker="He",
    )
    lie(
        resolved,
        "keeper",
        "Bassi.*asked him to leave",
        "claims",
        "Dino Bassi",
        "said Karras has never asked him to leave",
        "He said Karras has never asked him to leave.",
        speaker="He",
    )

    against = "a charge against another"
    for article, who, text, proof, wrong in (
        (
            "hospital",
            "Ines Varga",
            "accused the health ministry of looking away",
            "Varga also accused the health ministry of looking away.",
            "Sam Okoro",
        ),
        (
            "hospital",
            "Ines Varga",
            "accused the health ministry of looking away",
            "Varga also accused the health ministry of looking away.",
            "The regulator",
        ),
        (
            "hospital",
            "Ines Varga",
            "accused the health ministry of looking away",
            "Varga also accused the health ministry of looking away.",
            "Varga",
        ),
        (
            "school",
            "Omar Haddad",
            "accused the council of hiding a report",
            "Haddad accused the council of hiding a report.",
            "A pupil",
        ),
        (
            "school",
            "Omar Haddad",
            "accused the council of hiding a report",
            "Haddad accused the council of hiding a report.",
            "Bo Lund",
        ),
        (
            "dam",
            "Environmental groups",
            "blamed Amin for the delay",
            "Environmental groups blamed Amin for the delay.",
            "Lena Fox",
        ),
        (
            "dam",
            "Environmental groups",
            "blamed Amin for the delay",
            "Environmental groups blamed Amin for the delay.",
            "Tom Achieng",
        ),
        (
            "keeper",
            "Celia Montes",
            "accused Bassi of inventing the offer",
            "Montes also accused Bassi of inventing the offer.",
            "Mats Hallgren",
        ),
        (
            "keeper",
            "Celia Montes",
            "accused Bassi of inventing the offer",
            "Montes also accused Bassi of inventing the offer.",
            "Karras",
        ),
        (
            "court",
            "Philippa Lacey",
            "told the jury that he paid a former employee £4,000 to burn his warehouse",
            "Desmond Arkwell, 58, paid a former employee £4,000 to burn his warehouse, the prosecutor, Philippa Lacey, told the jury in Kerrow.",
            "Philippa Lacey",
        ),
    ):
        spoken = "Varga" if "Varga" in who else "Haddad" if "Haddad" in who else "Montes" if "Montes" in who else ""
        lie(
            against,
            article,
            f"AGAINST {wrong}",
            "claims",
            who,
            text,
            proof,
            speaker=spoken,
            kind="group" if "groups" in who else "person",
            against=wrong,
        )

    joined = "two sentences in one"
    lie(
        joined,
        "ferry",
        "bribes, the bank",
        "claims",
        "Edda Holm",
        "said “I do not think the mayor took bribes, the bank would have told us”",
        "“I do not think the mayor took bribes,” the auditor, Edda Holm, told the council",
        "“If he had, the bank would have told us.”",
    )
    lie(
        joined,
        "ferry",
        "denied.*invoices",
        "denies",
        "Jonas Brekke",
        "denied that two invoices were “signed too early”",
        "The mayor, Jonas Brekke, denied that the council lost money.",
        "He conceded that two invoices were “signed too early”.",
    )
    lie(
        joined,
        "ferry",
        "declined to say.*bank released",
        "will not say",
        "Stein Aune",
        "declined to say whether the bank released the money",
        "Stein Aune, who owns the shipyard, declined to say where the ferry is.",
        "if the bank released the money",
    )
    lie(
        joined,
        "hospital",
        "twice,? (and )?I have nothing",
        "claims",
        "Ines Varga",
        "said “I sent it twice, I have nothing to add”",
        "“I sent it twice,” Varga said.",
        "“I have nothing to add to our statement.”",
        speaker="Varga",
    )
    lie(
        joined,
        "hospital",
        "destroyed.*nobody wrote|evidence of “a culture",
        "brings evidence",
        "The regulator",
        "found evidence of “a culture in which nobody wrote anything down”",
        "The regulator found no evidence that records were destroyed. It criticised “a culture in which nobody wrote anything down”.",
        kind="organisation",
    )
    lie(
        joined,
        "court",
        "fire.{0,3} because he was owed",
        "claims",
        "Kieran Voss",
        "said Arkwell “never mentioned a fire because he was owed holiday money”",
        "Kieran Voss, the former employee, said Arkwell “never mentioned a fire”. He said he burned it because he was owed holiday money.",
    )
    lie(
        joined,
        "school",
        "asked to sign",
        "claims",
        "Omar Haddad",
        "said “we were asked to sign a paper”",
        "“It is not true that we were asked,” said Omar Haddad",
        "“We were told to sign a paper we had not read.”",
    )
    lie(
        joined,
        "dam",
        "rejected.*inspected",
        "rejects",
        "Rosa Amin",
        "rejected that her ministry had not inspected the dam",
        "The energy minister, Rosa Amin, rejected calls to empty the lake.",
        "she acknowledged that her ministry had not inspected the dam since 2016",
    )
    lie(
        joined,
        "keeper",
        "no offer.*on paper|no call.*on paper",
        "denies",
        "Celia Montes",
        "said “there was no call, we did not put a number on paper”",
        "“There is no offer, and there was no call,” said Valdoro’s president, Celia Montes.",
        "We did not put a number on paper.",
    )

    prose = "prose as speech"
    for article, who, proof, marked in (
        (
            "ferry",
            "Edda Holm",
            "Holm said the council paid 2.4 million crowns for a ferry that was never delivered.",
            "the council paid 2.4 million crowns for a ferry that was never delivered",
        ),
        (
            "ferry",
            "Stein Aune",
            "Stein Aune, who owns the shipyard, declined to say where the ferry is.",
            "who owns the shipyard",
        ),
        ("hospital", "The hospital", "The hospital said it never received the letter.", "it never received the letter"),
        (
            "court",
            "Oona Trigg",
            "A bank manager, Oona Trigg, said the firm was probably insolvent.",
            "the firm was probably insolvent",
        ),
        (
            "school",
            "Parents",
            "Parents say the head teacher, Nadia Rasmussen, expelled two boys without a hearing.",
            "expelled two boys without a hearing",
        ),
        ("dam", "Lena Fox", "An expert, Lena Fox, doubts that the dam will hold.", "the dam will hold"),
        (
            "keeper",
            "Dino Bassi",
            "Karras’s agent, Dino Bassi, said his client was not promised a transfer.",
            "his client was not promised a transfer",
        ),
    ):
        for left, right in ("“”", '""', "‘’", "«»"):
            kind = "organisation" if who == "The hospital" else "group" if who == "Parents" else "person"
            lie(
                prose,
                article,
                f'[“‘«"]{marked}',
                "claims",
                who,
                f"said: {left}{marked}{right}",
                proof,
                speaker="Holm" if "Holm" in who else "",
                kind=kind,
            )
            if right != "”":
                break

    fact = "another number or name"
    lie(
        fact,
        "ferry",
        "24 million",
        "claims",
        "Edda Holm",
        "said the council paid 24 million crowns for a ferry that was never delivered",
        "Holm said the council paid 2.4 million crowns for a ferry that was never delivered.",
        speaker="Holm",
    )
    lie(
        fact,
        "ferry",
        "2.4 billion",
        "claims",
        "Edda Holm",
        "said the council paid 2.4 billion crowns for a ferry that was never delivered",
        "Holm said the council paid 2.4 million crowns for a ferry that was never delivered.",
        speaker="Holm",
    )
    lie(
        fact,
        "ferry",
        "three invoices",
        "concedes",
        "Jonas Brekke",
        "conceded that three invoices were “signed too early”",
        "He conceded that two invoices were “signed too early”.",
        speaker="He",
    )
    lie(
        fact,
        "ferry",
        "Bergen",
        "claims",
        "Edda Holm",
        "said the council of Bergen paid 2.4 million crowns",
        "Holm said the council paid 2.4 million crowns for a ferry that was never delivered.",
        speaker="Holm",
    )
    lie(
        fact,
        "ferry",
        "bank would have told Moe",
        "claims",
        "Edda Holm",
        "said that if he had, the bank would have told Moe",
        "“If he had, the bank would have told us.”",
        speaker="Edda Holm",
    )
    lie(
        fact,
        "hospital",
        "three beds",
        "claims",
        "An unnamed nurse",
        "said the unit lost three beds, not nine as the hospital says",
        "A nurse who asked not to be named said the unit lost nine beds, not three as the hospital says.",
        speaker="A nurse",
    )
    lie(
        fact,
        "hospital",
        "ninety",
        "claims",
        "An unnamed nurse",
        "said the unit lost ninety beds",
        "A nurse who asked not to be named said the unit lost nine beds, not three as the hospital says.",
        speaker="A nurse",
    )
    lie(
        fact,
        "hospital",
        "in May",
        "claims",
        "Ines Varga",
        "wrote in May that patients were “dying on a list”",
        "Ines Varga, wrote in March that patients were “dying on a list”.",
    )
    lie(
        fact,
        "court",
        "40,000",
        "claims",
        "Philippa Lacey",
        "told the jury that Desmond Arkwell paid a former employee £40,000",
        "Desmond Arkwell, 58, paid a former employee £4,000 to burn his warehouse, the prosecutor, Philippa Lacey, told the jury in Kerrow.",
    )
    lie(
        fact,
        "court",
        r"\$4,000",
        "claims",
        "Philippa Lacey",
        "told the jury that Desmond Arkwell paid a former employee $4,000",
        "Desmond Arkwell, 58, paid a former employee £4,000 to burn his warehouse, the prosecutor, Philippa Lacey, told the jury in Kerrow.",
    )
    lie(
        fact,
        "court",
        "Kieran Voss, 58|Voss.*paid a former",
        "claims",
        "Philippa Lacey",
        "told the jury that Kieran Voss paid a former employee £4,000",
        "Desmond Arkwell, 58, paid a former employee £4,000 to burn his warehouse, the prosecutor, Philippa Lacey, told the jury in Kerrow.",
    )
    lie(
        fact,
        "school",
        "three boys",
        "claims",
        "Parents",
        "say the head teacher expelled three boys",
        "Parents say the head teacher, Nadia Rasmussen, expelled two boys without a hearing.",
        kind="group",
    )
    lie(
        fact,
        "dam",
        "2029",
        "claims",
        "Engineers of Batisse Power",
        "reported 14 cracks in 2029",
        "Engineers of Batisse Power reported 14 cracks in the dam in 2019, according to an internal memo seen by the Courier.",
        kind="group",
    )
    lie(
        fact,
        "dam",
        "monitoring eleven",
        "claims",
        "Paul Ndege",
        "said they repaired three of the cracks and are monitoring eleven",
        "Paul Ndege, told the agency Lanka News: “We repaired eleven of the cracks and we are monitoring three.”",
    )
    lie(
        fact,
        "keeper",
        "ninety million|90 million",
        "claims",
        "Marca Sur",
        "reported that Sporting Lima offered 90 million",
        "Sporting Lima offered nine million for the goalkeeper, Ivo Karras, the newspaper Marca Sur reported.",
        kind="organisation",
    )
    lie(
        fact,
        "keeper",
        "seven million",
        "claims",
        "Marca Sur",
        "reported that Sporting Lima offered seven million",
        "Sporting Lima offered nine million for the goalkeeper, Ivo Karras, the newspaper Marca Sur reported.",
        kind="organisation",
    )

    reversed_ = "a concession as a denial, a denial as a concession"
    lie(
        reversed_,
        "ferry",
        "denied.*invoices|denies.*invoices",
        "denies",
        "Jonas Brekke",
        "denied that two invoices were “signed too early”",
        "He conceded that two invoices were “signed too early”.",
        speaker="He",
    )
    lie(
        reversed_,
        "ferry",
        "conceded that the council lost|admitted",
        "concedes",
        "Jonas Brekke",
        "conceded that the council lost money",
        "The mayor, Jonas Brekke, denied that the council lost money.",
    )
    lie(
        reversed_,
        "ferry",
        "confirmed",
        "confirms",
        "Jonas Brekke",
        "confirmed that the council lost money",
        "The mayor, Jonas Brekke, denied that the council lost money.",
    )
    lie(
        reversed_,
        "ferry",
        "accepted",
        "concedes",
        "Jonas Brekke",
        "accepted that the council lost money",
        "The mayor, Jonas Brekke, denied that the council lost money.",
    )
    lie(
        reversed_,
        "court",
        "disputed that|denied that Arkwell met",
        "denies",
        "Hugh Penrose",
        "disputed that Arkwell met Voss twice",
        "He did not dispute that Arkwell met Voss twice.",
        speaker="He",
    )
    lie(
        reversed_,
        "court",
        "denied burning",
        "denies",
        "Kieran Voss",
        "denied burning it",
        "He said he burned it because he was owed holiday money.",
        speaker="He",
    )
    lie(
        reversed_,
        "court",
        "agreed to pay",
        "concedes",
        "Halden Mutual, the insurer",
        "agreed to pay £2.3m",
        "The insurer, Halden Mutual, refused to pay £2.3m.",
        kind="organisation",
    )
    lie(
        reversed_,
        "school",
        "confirm|conced|admit",
        "confirms",
        "A spokesman for the school",
        "confirmed that a knife was found",
        "a spokesman for the school said that was false",
    )
    lie(
        reversed_,
        "dam",
        "denied that her ministry",
        "denies",
        "Rosa Amin",
        "denied that her ministry had not inspected the dam since 2016",
        "she acknowledged that her ministry had not inspected the dam since 2016",
        speaker="she",
    )
    lie(
        reversed_,
        "dam",
        "backed calls|accepted calls",
        "concedes",
        "Rosa Amin",
        "accepted calls to empty the lake",
        "The energy minister, Rosa Amin, rejected calls to empty the lake.",
    )
    lie(
        reversed_,
        "dam",
        without("hurt", "den"),
        "concedes",
        "Tom Achieng",
        "said anyone had been hurt",
        "He denied that anyone had been hurt.",
        speaker="He",
    )
    lie(
        reversed_,
        "keeper",
        without("offer had arrived", "den"),
        "confirms",
        "Valdoro",
        "confirmed that an offer had arrived",
        "Valdoro denied that any offer had arrived.",
        kind="organisation",
    )

    another = "an answer to another question"
    lie(
        another,
        "ferry",
        "Aune.*bribes",
        "will not say",
        "Stein Aune",
        "declined to say whether the mayor took bribes",
        "Stein Aune, who owns the shipyard, declined to say where the ferry is.",
    )
    lie(
        another,
        "ferry",
        "Brekke.*denied.*bribes",
        "denies",
        "Jonas Brekke",
        "denied that he took bribes",
        "The mayor, Jonas Brekke, denied that the council lost money.",
    )
    lie(
        another,
        "hospital",
        "Polmear.*patients",
        "will not say",
        "Ruth Polmear",
        "asked whether patients died, said: “I have nothing to add to our statement”",
        "Asked whether staff had been told to keep quiet, she said: “I have nothing to add to our statement.”",
        speaker="she",
    )
    lie(
        another,
        "hospital",
        "regulator.*letter",
        "brings evidence",
        "The regulator",
        "found no evidence that the letter was sent",
        "The regulator found no evidence that records were destroyed.",
        kind="organisation",
    )
    lie(
        another,
        "court",
        "did not dispute that Arkwell paid",
        "confirms",
        "Hugh Penrose",
        "did not dispute that Arkwell paid Voss",
        "He did not dispute that Arkwell met Voss twice.",
        speaker="He",
    )
    lie(
        another,
        "school",
        "Rasmussen.*comment on the boys",
        "will not say",
        "Nadia Rasmussen",
        "would not comment on the boys",
        "Rasmussen would not comment on that.",
        speaker="Rasmussen",
    )
    lie(
        another,
        "dam",
        "Achieng.*cracks",
        "denies",
        "Tom Achieng",
        "denied that there were cracks",
        "He denied that anyone had been hurt.",
        speaker="He",
    )
    lie(
        another,
        "dam",
        "rejected.*memo",
        "rejects",
        "Rosa Amin",
        "rejected the memo",
        "The energy minister, Rosa Amin, rejected calls to empty the lake.",
    )
    lie(
        another,
        "keeper",
        "Valdoro.*promis",
        "denies",
        "Valdoro",
        "denied that a transfer was promised",
        "Valdoro denied that any offer had arrived.",
        kind="organisation",
    )
    return made


LIES = _lies()
