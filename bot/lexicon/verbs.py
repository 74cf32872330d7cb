"""Verbs that report. Add a verb to the group whose examples it could replace; base form, irregular forms in FORMS."""

from bot.lexicon.groups import group

VERBS = (
    # He said (that) it fails. “It fails,” he said.
    group(
        "say",
        "asserts",
        "clause quote",
        """
        say, add, note, argue, state, explain, insist, remark, conclude, claim, assert, contend, maintain, declare,
        caution, joke, quip, reply, respond, continue, observe, comment, opine, concede, recall, exclaim, muse,
        boast, brag, counter, retort, reiterate, stress, emphasize, emphasise, underscore, underline, suggest,
        complain, lament, conclude, predict, forecast, speculate, testify, write, tweet, post, repeat, clarify,
        elaborate, allege, reveal, disclose, declare, charge, report, estimate, announce, proclaim, indicate, hint,
        warn, tell, inform, assure, remind, advise, brief, begin, intone, shout, yell, scream, chant, cry, snap, vent,
        recount, relate, quote, chime, echo, interject, deadpan, crow, gush, whisper, fume, bemoan, agree, caption,
        reason, theorize, posit, surmise, volunteer, offer, imply, read, signal, specify, ask
    """,
    ),
    # She announced the plan. She cited three letters. He described it as a hoax.
    group(
        "tell of",
        "asserts",
        "clause quote object",
        """
        announce, reveal, disclose, cite, mention, acknowledge, recount,
        reiterate, outline, detail, propose, tout, emphasize, stress, predict, claim, repeat, discuss, state, declare,
        express, voice, report, estimate, allege, assert, highlight, recommend, suggest, concede, explain, announce,
        echo, label, call, dub, brand, portray, depict, liken, compare
    """,
    ),
    # He criticized the ruling. She accused him of fraud. They praised her for the speech.
    group(
        "judge",
        "asserts",
        "clause quote object",
        """
        criticize, criticise, blast, slam, condemn, denounce, attack, praise, blame, accuse, laud, applaud, hail,
        chastise, deride, ridicule, mock, decry, lambaste, bash, rip, chide, scold, rebuke, berate, excoriate,
        commend, credit, thank, congratulate, celebrate, bemoan, deplore, tout, defend
    """,
    ),
    # They urged him to stop. She demanded an inquiry.
    group(
        "demand",
        "demands",
        "clause quote object infinitive",
        """
        urge, demand, request, implore, beg, plead, exhort, instruct, order, encourage, ask
    """,
    ),
    # He vowed to sue. He promised a wall.
    group(
        "promise",
        "asserts",
        "clause quote object infinitive",
        """
        promise, pledge, vow, threaten, offer, swear, agree, volunteer, claim, profess, guarantee
    """,
    ),
    # He denied the charge. She denied that it happened.
    group(
        "deny",
        "denies",
        "clause quote object",
        """
        deny, refute, rebut, dispute, contradict, disclaim, disavow, debunk, contest
    """,
    ),
    # She rejected the accusation. He dismissed it as a smear.
    group(
        "reject",
        "rejects",
        "clause quote object",
        """
        reject, dismiss, repudiate, disagree, scoff, denigrate, discount
    """,
    ),
    # He confirmed the report. She admitted that she knew.
    group(
        "confirm",
        "confirms",
        "clause quote object",
        """
        confirm, admit, concede, acknowledge, verify, corroborate, affirm
    """,
    ),
    # He declined to comment. She refused to say.
    group("decline", "declines", "infinitive object", "decline, refuse"),
    # He questioned the figures. She asked whether they knew.
    group("question", "questions", "clause quote object", "question, ask, wonder, inquire, query, doubt"),
)

# A verb and a preposition whose object is the content: "called for a vote", "complained about the heat".
PHRASES = (
    group(
        "speak of",
        "asserts",
        "object clause quote",
        """
        talk about, talk of, speak about, speak of, speak out about, speak out against, complain about, boast about,
        boast of, brag about, joke about, warn of, warn about, warn against, caution against, argue for,
        argue against, point to, allude to, refer to, comment on, elaborate on, write about, write of, testify about,
        lash out at, hit back at, agree with, hint at, apologize for, apologise for, inform of, accuse of, tell of,
        object to, opine on, expound on, reflect on, dwell on, rail against, respond to, react to
    """,
    ),
    # She pointed out that it fails.
    group("point out", "asserts", "clause quote object", """
        point out, lay out, spell out, shoot back, fire back, write back, put forward, hit back, push back, call out, cry out,
        single out
    """),
    group("call for", "demands", "object", "call for, push for, ask for, appeal for, press for, plead for"),
    group("call on", "demands", "object infinitive", "call on, call upon"),
    group("ask about", "questions", "object", "ask about, inquire about, wonder about"),
)

# Words that the rules of spelling do not make from the base form.
FORMS = {
    "say": "says said saying",
    "tell": "tells told telling",
    "write": "writes wrote written writing",
    "begin": "begins began begun beginning",
    "speak": "speaks spoke spoken speaking",
    "read": "reads read reading",
    "swear": "swears swore sworn swearing",
    "quip": "quips quipped quipping",
    "brag": "brags bragged bragging",
    "beg": "begs begged begging",
    "rip": "rips ripped ripping",
    "slam": "slams slammed slamming",
    "rebut": "rebuts rebutted rebutting",
    "admit": "admits admitted admitting",
    "dub": "dubs dubbed dubbing",
    "refer": "refers referred referring",
    "snap": "snaps snapped snapping",
    "deny": "denies denied denying",
    "chide": "chides chided chiding",
}
