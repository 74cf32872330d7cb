"""Verbs that report. Add a verb to the group whose examples it could replace; base form, irregular forms in FORMS.

A verb may stand in several groups; what follows it decides. Where two groups fit, denying, rejecting, confirming,
declining, demanding and questioning go before plain assertion.
"""

from bot.language.groups import group

VERBS = (
    # She told reporters that it fails. The noun after the verb is who was told.
    group(
        "tell",
        "claims",
        "clause inserted quote listener",
        """
        tell, inform, assure, reassure, admonish, remind, advise, brief, notify, warn, caution, promise, ask, write, email, text
        """,
    ),
    # He said (that) it fails. “It fails,” he said.
    group(
        "say",
        "claims",
        "clause inserted quote",
        """
        add, affirm, agree, allege, announce, argue, assert, begin, bemoan, boast, brag, caption, caution, charge,
        chant, chime, claim, clarify, comment, complain, concede, conclude, contend, continue, counter, crow, cry,
        deadpan, declare, disclose, echo, elaborate, emphasise, emphasize, estimate, exclaim, explain, forecast, fume,
        gush, hint, imply, indicate, insist, interject, intone, joke, lament, maintain, muse, note, observe, offer,
        opine, posit, post, predict, proclaim, protest, quip, quote, read, reason, recall, recount, reiterate, relate,
        remark, repeat, reply, report, respond, retort, reveal, say, scream, shout, signal, snap, specify, speculate,
        state, stress, suggest, surmise, testify, theorize, tweet, underline, underscore, vent, volunteer, warn,
        whisper, write, yell, explode, marvel, thunder, conclude, recommend, propose, confess, summarize, answer,
        reckon, remember, attest, aver, avow, blog, confide, concur, divulge, enthuse, fret, gripe, grouse,
        grumble, hazard, intimate, moan, mumble, murmur, mutter, rage, rejoin, remonstrate, stipulate,
        venture, whine, whinge, calculate, envisage, foresee, conjecture, theorise
        """,
    ),
    # “It is old,” he sighed. Beside a quotation alone does this tell of words.
    group(
        "sigh",
        "claims",
        "quote",
        """
        bark, beam, bellow, blurt, chuckle, coo, croak, drawl, gloat, grin, groan, growl, gulp, howl, huff, interrupt,
        laugh, rant, rave, reflect, roar, shrug, sigh, smile, sneer, snarl, sniff, snort, sob, splutter, storm, tease,
        wail, weep, wince
        """,
    ),
    # She announced the plan. He cited three letters.
    group(
        "tell of",
        "claims",
        "clause quote object",
        """
        allege, announce, assert, cite, claim, concede, declare, describe, detail, discuss, echo, emphasize, estimate,
        express, highlight, mention, outline, predict, propose, recommend, recount, reiterate, repeat, report, state,
        stress, suggest, tout, voice, flag, float, moot
        """,
    ),
    # She called it a lie. They described him as a friend. Two things must follow: whom, and what he is called.
    group(
        "name",
        "claims",
        "naming quote",
        """
        brand, call, characterise, characterize, deem, denounce, depict, describe, dub, label, liken, paint, portray,
        term
        """,
    ),
    # He criticized the ruling. She accused him of fraud. They praised her for the speech.
    group(
        "judge",
        "claims",
        "clause quote object",
        """
        accuse, applaud, attack, bash, bemoan, berate, blame, blast, charge, chastise, chide, commend, condemn, congratulate,
        credit, criticise, criticize, decry, defend, denounce, deplore, deride, excoriate, fault, hail, lambaste, laud,
        mock, praise, rebuke, ridicule, scold, slam, thank, tout, upbraid, castigate, pillory, skewer, vilify, disparage,
        belittle, lambast, savage
        """,
    ),
    # They urged him to stop. She demanded an inquiry.
    group(
        "demand",
        "demands",
        "clause quote object infinitive",
        """
        beg, demand, exhort, implore, plead, request, urge
        """,
    ),
    # She accepted that it failed. Gifts and offers are accepted too, so a sentence must follow.
    group("accept", "concedes", "clause quote", "accept"),
    # She agreed that it had failed. Whoever agrees to talk grants nothing.
    group("agree", "confirms", "clause", "agree"),
    # He recommended that they stop.
    group("recommend", "demands", "clause", "recommend"),
    # She told them to leave.
    group("tell to", "demands", "infinitive listener", "advise, instruct, remind, tell, warn"),
    # They lobbied him to stay.
    group("press to", "demands", "infinitive", "counsel, lobby, petition, press"),
    # The judge ruled that it was void. Kings rule, too, so a sentence must follow.
    group("rule", "claims", "clause quote", "decree, rule"),
    # He challenged her to publish it.
    group("challenge to", "demands", "infinitive", "challenge"),
    # She asked them to leave. What follows "ask whether" is a question.
    group("ask to", "demands", "infinitive", "ask"),
    # He vowed to sue. He promised a wall.
    group(
        "promise",
        "claims",
        "clause quote object infinitive",
        """
        pledge, profess, promise, threaten, vow
        """,
    ),
    # She offered to resign. They agreed to talk. He ordered them to stop.
    group(
        "offer",
        "claims",
        "clause quote infinitive",
        """
        agree, claim, encourage, guarantee, instruct, offer, order, propose, swear, volunteer
        """,
    ),
    # He denied the charge. She denied that it happened.
    group(
        "deny",
        "denies",
        "clause quote object",
        """
        contest, contradict, debunk, deny, disavow, disclaim, dispute, rebut, refute
        """,
    ),
    # She rejected the accusation. He dismissed it as a smear.
    group(
        "reject",
        "rejects",
        "clause quote object",
        """
        challenge, disagree, discount, dismiss, downplay, rebuff, reject, repudiate, rubbish, scoff
        """,
    ),
    # He confirmed the report.
    group(
        "confirm",
        "confirms",
        "clause inserted quote object",
        """
        confirm, corroborate, verify
        """,
    ),
    # He admitted that he knew. She acknowledged the mistake.
    group("concede", "concedes", "clause inserted quote object", "acknowledge, admit, concede"),
    # Records show that it fell. The survey found cracks. Only what is written or measured shows something.
    group(
        "show",
        "claims",
        "clause object shown",
        "contain, demonstrate, detect, document, establish, find, indicate, list, log, record, reveal, show, suggest",
    ),
    # He declined to comment. She refused to say.
    group("decline", "will not say", "infinitive object", "decline, refuse"),
    # The court heard that he took it: somebody said so there, and nobody says who.
    group("hear", "claims", "clause inserted", "hear"),
    # He was said to have left.
    group("said to", "claims", "infinitive", "say"),
    # They wanted to know whether it had failed.
    group("know", "asks", "clause", "know"),
    # He questioned the figures. She asked whether they knew.
    group("question", "asks", "clause inserted quote object", "ask, doubt, inquire, query, question, wonder"),
)

# A verb and a preposition whose object is the content: "called for a vote", "complained about the heat".
PHRASES = (
    # She apologized for the delay.
    group("apologize for", "concedes", "object", "apologise for, apologize for"),
    # She admitted to a mistake.
    group("admit to", "concedes", "object", "admit to, confess to, own up to"),
    group(
        "speak of",
        "claims",
        "object clause quote",
        """
        agree with, allude to, argue against, argue for, boast about, boast of,
        brag about, caution against, comment on, complain about, elaborate on, expound on, hint at, hit back at, hit out at,
        apologise to, apologize to, joke about, lash out at, opine on, point to, rail against, speak about, speak of,
        speak out about, stand by,
        enthuse about, expand on, fret about, grumble about, gush about, insist on, lay into, moan about, muse on, pay tribute to,
        pour scorn on, rage at, rant about, rave about, rip into, round on, take aim at, tear into, touch on, vouch for,
        speak out against, talk about, talk of, tell of, testify about, warn about, warn against, warn of, write about,
        write of
        """,
    ),
    # She pointed out that it fails.
    group(
        "point out",
        "claims",
        "clause inserted quote object",
        """
        cry out, fire back, hit back, lay out, point out, push back, put forward, shoot back, spell out, write back
        """,
    ),
    # They called for a vote.
    group("call for", "demands", "object", "appeal for, ask for, call for, plead for, press for, push for"),
    # They called on the council to vote. She appealed to drivers not to park.
    group("call on", "demands", "object infinitive", "call on, call upon, appeal to, plead with"),
    # They advise against swimming.
    group("advise against", "demands", "object", "advise against, recommend against"),
    # She objected to the plan.
    group(
        "object to",
        "rejects",
        "object",
        """
        brush aside, brush off, disagree with, laugh off, object to, play down, rule out, pour cold water on, throw cold water on, take exception to, push back against, push back on,
        scoff at, shrug off, take issue with, wave aside, wave off, brush … aside, play … down, shrug … off, wave … aside
        """,
    ),
    # It was put to him that he knew. She put it to him that he knew.
    group("put to", "claims", "clause", "put to, put … to"),
    # She asked about the letter.
    group("ask about", "asks", "object", "ask about, inquire about, wonder about"),
    # She put the price at $38 million. A report gave the cause of death as drowning. The figure follows the other words.
    group("put at", "claims", "object", "put … at, put … down to, give … as, attribute … to, ascribe … to"),
    # They called the war into question. The content stands before the other words.
    group("call into question", "asks", "object", "bring … into question, call … into question, cast … into doubt"),
)

# Forms that the rules of spelling do not make from the base form.
FORMS = {
    "admit": "admits admitted admitting",
    "aver": "avers averred averring",
    "concur": "concurs concurred concurring",
    "decree": "decrees decreed decreeing",
    "flag": "flags flagged flagging",
    "foresee": "foresees foresaw foreseen foreseeing",
    "fret": "frets fretted fretting",
    "grin": "grins grinned grinning",
    "pay": "pays paid paying",
    "rip": "rips ripped ripping",
    "tear": "tears tore torn tearing",
    "throw": "throws threw thrown throwing",
    "weep": "weeps wept weeping",
    "beg": "begs begged begging",
    "stand": "stands stood standing",
    "bring": "brings brought bringing",
    "cast": "casts casting",
    "begin": "begins began begun beginning",
    "brag": "brags bragged bragging",
    "deny": "denies denied denying",
    "dub": "dubs dubbed dubbing",
    "plan": "plans planned planning",
    "hear": "hears heard hearing",
    "know": "knows knew known knowing",
    "label": "labels labeled labelled labeling labelling",
    "lay": "lays laid laying",
    "put": "puts putting",
    "quip": "quips quipped quipping",
    "read": "reads read reading",
    "rebut": "rebuts rebutted rebutting",
    "run": "runs ran running",
    "send": "sends sent sending",
    "find": "finds found finding",
    "show": "shows showed shown showing",
    "log": "logs logged logging",
    "give": "gives gave given giving",
    "make": "makes made making",
    "say": "says said saying",
    "hit": "hits hitting",
    "drop": "drops dropped dropping",
    "stop": "stops stopped stopping",
    "level": "levels leveled levelled leveling levelling",
    "marvel": "marvels marveled marvelled marveling marvelling",
    "deadpan": "deadpans deadpanned deadpanning",
    "shrug": "shrugs shrugged shrugging",
    "shoot": "shoots shot shooting",
    "signal": "signals signaled signalled signaling signalling",
    "slam": "slams slammed slamming",
    "snap": "snaps snapped snapping",
    "speak": "speaks spoke spoken speaking",
    "swear": "swears swore sworn swearing",
    "take": "takes took taken taking",
    "tell": "tells told telling",
    "write": "writes wrote written writing",
}
