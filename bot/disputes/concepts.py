"""Words that news uses for the same thing or its opposite, for telling that two statements speak about one matter."""

_FAMILIES = {
    "weapons": "weapon weapons weaponry gun guns arms rocket rockets missile missiles shell shells ammunition munitions pistol "
    "firearm firearms handgun rifle rifles artillery bomb bombs drone drones",
    "transfer": "export exports exported exporting import imports buy buys buying bought purchase purchases purchased "
    "purchasing sell sells selling sold sale sales supply supplies supplied supplying provide provides provided providing "
    "acquire acquires acquired acquiring acquisition acquisitions deliver delivers delivered delivery deliveries ship "
    "ships shipped shipping shipment shipments send sends sent sending transfer transfers transferred",
    "pay": "pay pays paid paying payment payments bribe bribes bribed bribery kickback kickbacks money cash payoff",
    "know": "know knows knew known knowing knowledge aware awareness",
    "kill": "kill kills killed killing murder murdered murders shoot shot shooting",
    "war": "war wars invasion invaded invade invading conflict",
    "meet": "meet meets met meeting meetings",
    "fire": "fire fires fired firing dismissal sack sacked sacking ousted",
    "talk": "talk talks talking spoke speak speaks speaking conversation conversations discuss discussed discussion",
    "gold": "bullion gold",
    "job": "job jobs post posts layoff layoffs",
    "attack": "attack attacks attacked attacking strike strikes struck bombing bombed",
    "vote": "vote votes voted voting ballot ballots",
    "interfere": "interfere interfered interference interfering meddle meddled meddling",
    "hack": "hack hacks hacked hacking hackers breach breached breaching",
    "harm": "harm harms harmed harming damage damages damaged hurt hurts injure injured injury injuries",
}
_OPPOSITES = {
    "support": (
        "support supports supported supporting back backs backed backing favor favors favored favour endorse endorses endorsed",
        "oppose opposes opposed opposing opposition against",
    ),
    "lawful": (
        "legal legally lawful lawfully comply complies complied complying compliance",
        "illegal illegally unlawful unlawfully violate violates violated violating violation violations broke breaking flouted",
    ),
    "safe": ("safe safely safety harmless", "unsafe dangerous danger dangers hazard hazardous threat threats risk risks risky"),
    "awake": ("awake", "asleep sleeping slept"),
    "rise": (
        "rise rises rose risen rising increase increases increased increasing grow grows grew grown higher",
        "fall falls fell fallen falling decrease decreased decreasing drop drops dropped shrink shrank lower reduced",
    ),
    "success": ("success successful successfully succeed succeeded profitable", "fail fails failed failure failures failing collapse collapsed"),
    "win": ("win wins won winning victory", "lose loses lost losing defeat defeated loss"),
    "guilt": ("guilty guilt", "innocent innocence blameless"),
    "health": ("healthy", "ill sick unwell"),
    "allow": ("allow allows allowed allowing permit permits permitted", "ban bans banned prohibit prohibits prohibited forbid forbidden"),
    "enough": ("enough sufficient adequate", "insufficient inadequate shortage shortages"),
    "clean": ("clean cleaned", "contaminated contamination polluted pollution polluting toxic"),
    "fair": ("fair fairly equal equally", "unfair unfairly discriminate discriminated discrimination discriminatory biased bias"),
    "open": ("open opens opened opening", "close closes closed closing shut closure"),
    "begin": ("begin begins began begun start starts started", "end ends ended stop stops stopped"),
    "stay": ("stay stays stayed remain remains remained", "resign resigns resigned resignation quit quits step leave leaves left leaving"),
    "armed": ("armed", "unarmed"),
    "true": ("true accurate accurately correct", "inaccurate incorrect untrue"),
    "present": ("present attended attend", "absent missed"),
    "consent": ("consent consensual consented", "forced coerced unwillingly"),
    "hide": ("conceal concealed hide hid hidden hiding withheld withhold cover", "disclose disclosed disclosure revealed published"),
}  # fmt: skip


def _table() -> dict[str, tuple[str, int]]:
    table = {word: (name, 1) for name, words in _FAMILIES.items() for word in words.split()}
    for name, (near, far) in _OPPOSITES.items():
        table |= dict.fromkeys(near.split(), (name, 1)) | dict.fromkeys(far.split(), (name, -1))
    return table


CONCEPT_OF = _table()
"""Word → (concept, sign): +1, or -1 at the far end of an antonym."""
