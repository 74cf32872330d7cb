"""Nouns and phrases that report ("the warning that …", "according to"), hedges, negations and what people are called."""

# The warning that it fails; his claim that; accusations by the party that. By the role they give.
CUE_NOUNS = {
    "claims": """claim, warning, statement, assertion, allegation, accusation, charge, argument, suggestion,
        announcement, complaint, contention, prediction, promise, pledge, vow, remark, declaration, threat,
        assurance, insistence, observation, testimony, criticism, comment, remark, boast, report, rumor,
        rumour, finding, attack""",
    "denies": "denial",
    "rejects": "rejection, dismissal",
    "confirms": "confirmation",
    "concedes": "admission, acknowledgement, acknowledgment, concession",
    "demands": "demand, call, request, appeal, plea",
    "asks": "question",
}

# After these, "of" or "about" brings the content: allegations of fraud, questions about the money.
CUE_NOUNS_OF = {
    "accusation": "of",
    "allegation": "of",
    "charge": "of",
    "complaint": "about",
    "question": "about",
    "denial": "of",
    "warning": "of, about",
    "comment": "about",
    "remark": "about",
    "call": "for",
    "demand": "for",
}

# She made the claim that; he repeated his promise to: whoever does this with the noun is its source.
VOICING = """make, repeat, reiterate, issue, voice, raise, renew, level, lodge, file, release, send, publish, offer,
    give, post, express, put, deliver, echo, run, read, write"""

# The lawsuit says; a poll showed; the report found: a document may "say" by these verbs too.
DOCUMENTS = """statement, report, letter, memo, email, e-mail, tweet, post, article, document, filing, lawsuit, suit,
    complaint, affidavit, book, study, survey, poll, analysis, transcript, release, record, review, audit, editorial,
    column, story, blog, website, page, petition, indictment, ruling, opinion, order, intelligence, cable, text,
    message, note, op-ed, video, ad, advertisement, data, figure, research, platform, resolution, paper, note, dossier, record, log, filing, results, bulletin, result, statistic, census,
    footage, photograph, file, ledger, receipt, minutes, memorandum, recording, tape, evidence, inquiry, enquiry,
    investigation, test, sample, spreadsheet, invoice, reading, measurement, experiment, inspection, roll, extract,
    entry, count, chart, map, manifest, agenda, autopsy, inquest, tribunal, panel, headline, label, sign, website"""

# What is issued, sent or posted in somebody's own words: "released a statement: “…”".
MESSAGES = """statement, comment, reply, response, message, note, letter, email, e-mail, tweet, post, text, apology, appeal,
    warning, answer, remark, rebuttal, denial"""

# Who looks into things, and finds that it was so.
FINDERS = """inspector, investigator, auditor, researcher, scientist, examiner, regulator, watchdog, inspectorate, commission,
    committee, panel, jury, court, judge, tribunal, agency, surveyor, engineer, coroner, police, detective, team, ombudsman"""

SHOWING = "show, find, indicate, suggest, reveal, state, note, conclude, read, detail, describe, report, list, estimate"

NEGATIONS = "not, n't, n’t, never, no, nobody, nothing, none, neither, nor, without, cannot, hardly"

# Whom a name stands for.
PEOPLE = """official, spokesman, spokeswoman, spokesperson, minister, president, senator, congressman, congresswoman,
    representative, governor, mayor, lawyer, attorney, prosecutor, judge, director, director-general, secretary, aide,
    adviser, advisor, candidate, chairman, chairwoman, chair, chief, leader, professor, analyst, expert, critic,
    supporter, voter, witness, victim, man, woman, officer, general, colonel, captain, ambassador, diplomat, member,
    lawmaker, strategist, consultant, pollster, host, anchor, reporter, journalist, editor, author, activist,
    businessman, businesswoman, mogul, nominee, executive, manager, source, person, insider, veteran, donor, resident,
    neighbor, neighbour, friend, son, daughter, wife, husband, mother, father, brother, sister, teacher, student,
    doctor, nurse, scientist, economist, historian, scholar, operative, staffer, employee, worker, owner, founder,
    admiral, commander, major, lieutenant, sergeant, marine, soldier, rep, pal, onlooker, parent, headteacher,
    surgeon, researcher, biologist, chemist, physicist, geologist, biogeochemist, specialist, midfielder, striker,
    goalkeeper, manager, tenor, inmate, prisoner, patient, passenger, pilot, cook, chef, architect, planner, broker,
    auditor, accountant, whistleblower, informant, councilmember, speaker, co-author, writer, publisher, producer,
    filmmaker, celebrity, star, model, regulator, watchdog, campaigner, protester, organiser, unionist, miner, nominee,
    recorder, magistrate, constable, officer, firefighter, paramedic, dispatcher, trustee, shareholder, chairperson,
    coach, player, singer, actor, actress, pastor, bishop, priest, pope, king, queen, prince, princess, premier,
    chancellor, commissioner, inspector, sheriff, detective, deputy, vice, head, delegate, organizer, organiser,
    coordinator, co-chairman, co-chair, co-founder, fellow, counsel, politician, democrat, republican, conservative,
    liberal, tenant, driver, farmer, engineer, trader, investor, banker, landlord, clerk, treasurer, councillor,
    councilman, councilwoman, observer, agent, counsellor, curator, conductor, chairperson, barrister, solicitor, legislator, rival, opponent, ally, colleague, boss, plaintiff, defendant, juror"""

BODIES = """party, committee, council, commission, agency, bureau, union, association, league, campaign, company, firm,
    corporation, group, organization, organisation, foundation, institute, university, college, school, church, bank,
    times, post, journal, news, network, magazine, press, club, society, team, center, centre, coalition, alliance,
    federation, port, airline, carrier, operator, maker, manufacturer, supplier, contractor, developer, retailer,
    insurer, charity, nonprofit, utility, diocese, parish, hotel, restaurant, festival, clinic, publisher, startup, inc, corp, llc, ltd, co, fund, trust, network, hospital, museum, authority, board, office, caucus,
    generation, electorate, community, crowd, inspectorate, directorate, secretariat, constabulary, consortium, syndicate"""

GOVERNMENTS = """government, administration, ministry, department, pentagon, kremlin, congress, senate, parliament,
    house, state, country, nation, city, court, police, army, military, navy, treasury, washington, moscow, beijing,
    cabinet, embassy, regime, u.s., us, u.k., uk, eu, u.n., un, fbi, cia, nsa, irs, fdic"""

# What stands before a colon and is no speaker: "Update: …".
LABELS = """update, updated, correction, clarification, note, editor's note, editor’s note, photo, photos, photograph,
    watch, video, read, read more, related, source, sources, by, poll, story, opinion, analysis, exclusive, breaking,
    question, answer, q, a, tags, topics, date, time, where, when, who, what, why, how, here, also, more, abstract,
    full text, bottom line, fact, example, conclusion, summary, headline, caption, credit, copyright, contact, follow,
    facts, image, figure, table, chapter, part, step, tip, warning, caution, ps, p.s., key, results, result, reason, see,
    days, others, friday, monday, tuesday, wednesday, thursday, saturday, sunday, today, tomorrow, tonight, day,
    question, problem, truth, reality, translation, verdict, rating, ruling, background, context, spoiler, live, news"""

# With these a heading asks, and names no speaker: "Who says so:".
ASKING = "who, what, why, how, when, where, which"

# The commonest words of English that other languages do not share.
FUNCTION_WORDS = """the, of, and, to, that, is, was, for, it, with, as, his, he, be, by, have, not, are, this, but, had,
    they, from, she, which, or, we, an, there, been, their, has, would, what, will, if, can, when, who, said, says,
    about, after, could, them, were, our, more, into, than, its, these, other, some, two, you, your, my, her, him, i"""

# "KCNA said, citing …": these pass on what others say.
MEDIA = """agency, news, newspaper, paper, times, post, journal, magazine, network, television, tv, radio, broadcaster,
    station, outlet, media, website, site, blog, press, wire, reuters, ap, afp, bbc, cnn, nbc, abc, cbs, msnbc, fox,
    npr, politico, bloomberg, guardian, telegraph, herald, tribune, gazette, chronicle, examiner, observer, globe,
    star, mail, sun, mirror, kcna, tass, xinhua, interfax, yonhap, kyodo, axios, buzzfeed, huffpost, breitbart, weekly,
    daily, report, reports, spiegel, monde, zeitung"""
CITING = "citing, quoting"
# He said through a spokesman.
THROUGH = "through, via"

# Where things are heard.
HEARINGS = "court, jury, inquest, tribunal, hearing, jurors, magistrates, inquiry, panel"

# Things do these too: her victory confirmed the trend.
THINGS_DO = "confirm, challenge, contradict, verify, defy, signal"

# Verbs that charge somebody with something, and the words between the charged and the charge.
CHARGING = "accuse, blame, charge, fault, sue, indict"

# What calls a claim untrue …
UNTRUE = """false, untrue, lie, lies, lie and, not true, fabricated, fabrication, fake, fiction, made up, made-up, hoax,
    falsehood, falsehoods, never happened, did not happen, didn't happen, didn’t happen, incorrect, wrong"""
# … or unfair, without denying what it says.
UNFAIR = """baseless, unfounded, groundless, rumor, rumour, rumors, rumours, smear, smears, witch hunt, nonsense, absurd,
    ridiculous, preposterous, ludicrous, laughable, politically motivated, misleading, meritless, without merit,
    exaggerated, unfair, unlawful, slander, libel, defamatory, outrageous, propaganda, flawed, out of context,
    cherry-picked, one-sided, biased, simplistic, insult, insulting, rubbish, misguided, alarmist, scaremongering,
    distorted, overblown, offensive, far-fetched, fanciful, fantasy, fairy tale, farcical, stunt,
    ploy, pretext, vendetta, hysteria, theatrical, forgery, indecent, daydream"""

# Whoever speaks so of what others say turns it down.
TURNED_DOWN = """rumor, rumour, rumors, rumours, smear, smears, slander, witch hunt, witch-hunt, hoax, fake news,
    do not recognize, does not recognize, doesn't recognize, doesn’t recognize, don't recognize, don’t recognize,
    do not accept, does not accept, doesn't accept, doesn’t accept, don't accept, don’t accept"""

# What an article that holds a charge is full of.
CHARGED = """accus, alleg, claim, charge, deni, deny, den, lawsuit, indict, report, rumor, rumour, critic, blame, fault,
    suspect, suspic, warning, warned"""

# "wants to deny", "a plan to admit", "likely to say": nobody has said anything yet.
UNVOICED = """want, plan, hope, fail, expect, need, intend, prepare, mean, wish, seek, like, love, hate, afford, likely,
    unlikely, able, unable, ready, willing, unwilling, reluctant, inclined, wrong, eager, hesitant, free, poised, set,
    chance, way, opportunity, failure, right, ability, desire, reason, reluctance, willingness, effort, attempt, power,
    intention, authorized, authorised, allowed, permitted, anonymity, condition, one, countries, first, last, meet, met, gather, convene, sit, schedule"""
POSSIBLE = "might, may, could, will, should, can, shall, 'll, ’ll"

# Negated: "did not dispute that" grants a point, "did not accept it" turns it down, "would not confirm" gives no answer.
GRANTED = "dispute, contest"
AGREEING = "accept, agree"
CONFIRMING = "confirm, verify, corroborate"
ANSWERING = "comment, discuss, elaborate, answer, respond, reply, disclose, specify"
# "stopped denying", "withdrew her denial": it is not upheld any more, or never was.
STOPPING = "stop, cease, quit, avoid"
WITHDRAWING = "withdraw, retract, recant, rescind, drop, abandon, renounce, disavow"
# "asked not to be named" is no demand.
ANONYMITY = "named, identified, quoted, anonymity"

# Requests that may go unanswered.
REQUESTS = "call, calls, message, messages, email, emails, e-mail, request, requests, question, questions, query, queries, letter, letters"

# Negated, these are refusals ("did not respond", "would not be drawn"); a list narrows what they may refuse.
REFUSED = {
    "respond": "",
    "reply": "",
    "comment": "",
    "elaborate": "",
    "drawn": "",
    "return": REQUESTS,
    "returned": REQUESTS,
    "answer": REQUESTS,
    "answered": REQUESTS,
    "responded": "",
    "replied": "",
    "commented": "",
}
# “Could not be reached”: nobody was there to answer.
NOT_REACHED = "reached, contacted, located, found"
# “Would not give his name”: kept back, whatever it is …
WITHHELD = "give, provide, name, identify, discuss, disclose, describe, reveal, release, share, speculate, specify"
# … “did not give a reason”, “did not address its subject”: left open; of what is given only these are answers.
LEFT_OPEN = "give, provide, offer, address, specify, disclose, identify, discuss, explain"
DETAILS = """reason, reasons, detail, details, name, names, explanation, explanations, figure, figures, number, numbers,
    context, answer, answers, information, specifics, timeline, date, examples, example, basis"""
NO_ANSWER = "comment, response, answer, reply"

# Whoever does this to a claim turns it down.
HOSTILE = "attack, bash, blast, condemn, criticize, criticise, decry, denounce, deride, lambaste, mock, ridicule, slam"

# "…, a point that they dispute": what was said before, in one word.
SUMMED_UP = (
    "point, notion, idea, conclusion, finding, view, figure, characterization, version, account, theory, reading"
)

# Days and months: "on Monday" tells when, not what.
DATES = """monday, tuesday, wednesday, thursday, friday, saturday, sunday, january, february, march, april, may, june,
    july, august, september, october, november, december, jan, feb, aug, sept, oct, nov, dec, twitter, facebook"""
