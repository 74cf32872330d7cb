"""What a model's own words may say about an article, and what is refused."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.articles import from_text
from bot.breakdown import Role, Source, SourceKind
from bot.disputes import polarity
from bot.disputes.checks import checked, checked_line, cut_at_sentence, heading, proven_role
from bot.disputes.evidence import Evidence, sentences_in, stems, whole_article
from bot.disputes.missed import missed_answers
from bot.disputes.name_checks import proven_name
from bot.disputes.quote_checks import Refused
from bot.disputes.shown_name import who_is_shown
from bot.grounding.cited_sentences import places, statement
from bot.grounding.other_speaker import quoted_by_another
from bot.grounding.text_index import TextIndex
from tests.disputes.telling import tell
from tests.sentences import drafted, heard, numbers

TEXT = """Ferry line skipped checks, union says

Managers at the Sund Line skipped 14 safety checks, the seafarers’ union said on Monday.

Gil Anstey, the line’s operations director, denied that any check had been missed. “Every hull was examined, and I never signed a form,” he said. He did not dispute that some forms were late.

“It was not my decision to sail,” said the captain, Dana Moor. The mayor of Vell, Ola Rask, praised the crew."""
INDEX = TextIndex(from_text(TEXT))


def whole(text: str) -> Evidence:
    """All of a text as the proof."""
    index = TextIndex(from_text(text))
    return Evidence(index, index.article.paragraphs)


def assert_told(why: str | None, check: Callable[..., str], words: str, *given: object) -> None:
    """A check shows these words as they are; where there is a `why`, it refuses them with that reason (“”: any)."""
    if why is None:
        assert check(words, *given) == words
    else:
        with pytest.raises(Refused, match=why or None):
            check(words, *given)


def at(*words: str, index: TextIndex = INDEX) -> Evidence:
    """Evidence whose proofs are these words."""
    starts = [index.article.text.index(word) for word in words]
    return Evidence(index, tuple((start, start + len(word)) for start, word in zip(starts, words, strict=True)))


CLAIM = at("Managers at the Sund Line skipped 14 safety checks, the seafarers’ union said on Monday.")
DENIAL = at(
    "Gil Anstey, the line’s operations director, denied that any check had been missed. “Every hull was examined, and I never signed a form,” he said."
)
CAPTAIN = at("“It was not my decision to sail,” said the captain, Dana Moor.")


@pytest.mark.parametrize(
    ("words", "role", "evidence", "why"),
    [
        ("Managers skipped 14 safety checks.", "claims", CLAIM, None),
        ("On Monday: managers skipped 14 checks.", "claims", CLAIM, None),
        ("“Every hull was examined”. He denied that any check was missed.", "denies", DENIAL, None),
        ("“I never signed a form”", "denies", DENIAL, None),
        ("The decision was not hers.", "rejects", CAPTAIN, None),
        ("Managers skipped 41 safety checks.", "claims", CLAIM, "41"),
        ("The managers of Halden skipped the checks.", "claims", CLAIM, "Halden"),
        ("Halden skipped the checks.", "claims", CLAIM, "Halden"),
        ("On Sunday: managers skipped safety checks.", "claims", CLAIM, "Sunday"),
        ("In March managers skipped safety checks, it said.", "claims", CLAIM, "March"),
        ("“Managers lied about it.”", "claims", CLAIM, "not in the article"),
        ("He falsely denied that any check was missed.", "denies", DENIAL, "falsely"),
        ("He admitted that checks were missed.", "concedes", DENIAL, "concession"),
        ("This proves that no check was missed.", "claims", DENIAL, "proves"),
        ("It was her decision to sail.", "claims", CAPTAIN, "missing"),
        ("Managers did not skip safety checks.", "claims", CLAIM, "“not”"),
        ("It denied that managers skipped checks.", "denies", CLAIM, "denial"),
        ("He “signed a form”.", "claims", DENIAL, "negation"),
        ("“Every hull was examined.”", "claims", CLAIM, "not in the proof"),
    ],
)
def test_words_are_shown_where_the_proof_bears_them_out(
    words: str, role: Role, evidence: Evidence, why: str | None
) -> None:
    assert_told(why, checked_line, words, role, evidence)


def test_quotations_are_shown_in_the_articles_own_letters() -> None:
    assert checked('said "every hull was EXAMINED"', DENIAL, "text") == "said “Every hull was examined”"


def test_prose_of_the_reporter_loses_its_quotation_marks() -> None:
    assert checked("denied that “any check had been missed”", DENIAL, "text") == "denied that any check had been missed"


def test_a_line_may_name_what_its_dispute_names_elsewhere() -> None:
    names = at("The mayor of Vell, Ola Rask, praised the crew.")
    line = Evidence(INDEX, CAPTAIN.spans, names_from=names)
    assert_told(None, checked, "told Rask it was not her decision", line, "text")
    assert_told("Oslo", checked, "told Oslo it was not her decision", line, "text")


@pytest.mark.parametrize(
    ("who", "right"),
    [
        ("Gil Anstey, the line’s operations director", True),
        ("Anstey", True),
        ("Gil Anstey, the Sund Line’s operations director", True),
        ("The seafarers’ union", True),
        ("An unnamed captain", True),
        ("Gil Anstey, the captain", False),
        ("Gil Anstey, the mayor of Vell", False),
        ("Bo Anstey", False),
        ("", False),
    ],
)
def test_a_party_has_no_other_names_and_roles_than_the_article_gives_it(who: str, right: bool) -> None:
    evidence = CAPTAIN if "captain" in who and right else DENIAL if "Anstey" in who else CLAIM
    assert_told(None if right else "", proven_name, who, evidence)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Were checks skipped?", None),
        ("Did managers deny the checks?", None),
        ("The alleged orders", None),
        ("The charge over missed checks", None),
        ("The charge against Moor", None),
        ("Gil Anstey", None),
        ("Moor’s answer", None),
        ("Managers skipped checks.", ""),
        ("Managers have no checks", ""),
        ("The mayor took bribes", ""),
        ("Why the line skipped checks", ""),
        ("Did Halden skip checks?", ""),
        ("Who lied about the checks?", ""),
        ("Who denied the checks?", ""),
        ("Why did the line concede it?", ""),
        ("What managers skipped on purpose", ""),
        ("Theft of the forms", ""),
        ("Which checks managers skipped", ""),
        ("The claim that checks were skipped is true", ""),
    ],
)
def test_above_a_matter_stands_a_question_a_name_or_a_phrase_that_states_nothing(text: str, why: str | None) -> None:
    assert_told(why, heading, text, CLAIM)


@pytest.mark.parametrize("text", ["said “managers skipped checks", "said: “managers “skipped” the checks”"])
def test_a_quotation_mark_without_another_is_refused(text: str) -> None:
    assert_told("quotation mark", checked, text, CLAIM, "text")


def test_a_comma_inside_of_a_quotation_stands_behind_it() -> None:
    assert (
        checked("said “Every hull was examined,” and left", DENIAL, "text")
        == "said “Every hull was examined”, and left"
    )


def test_words_of_the_reporter_keep_marks_of_their_own_in_a_point_to_note_alone() -> None:
    assert checked("“Skipped” is the union’s word.", CLAIM, "caution") == "‘skipped’ is the union’s word."
    assert checked("“Skipped” is the union’s word.", CLAIM, "note") == "skipped is the union’s word."


@pytest.mark.parametrize(
    "text", ["Moor’s words do not deny the skipped checks.", "The line denies nothing of 14 checks."]
)
def test_that_something_is_not_denied_needs_no_denial(text: str) -> None:
    assert checked(text, whole_article(INDEX), "caution") == text


ABOUT = "The office did not answer an email about correcting it."
ASKED = "The office did not answer an email asking whether it would be corrected."
PENCIL = "“I would not call her a liar at all. I saw no pencil on that day"
LIMITS = "Rask said that about two-thirds had gone. At least 40 men left. It was done over five weeks."


@pytest.mark.parametrize(
    ("role", "text", "proof", "why"),
    [
        # A month, a question and a “not until” are no doubt, condition or negation.
        ("claims", "said he had asked twice before the heatwave", "He said he had asked twice in the May before the heatwave.", None),
        ("claims", "said the roof had opened", "He said the roof may have opened.", ""),
        ("claims", "said the workers were paid", "He said few of the workers were paid.", ""),
        ("claims", "said the works paid the men", "He said the works rarely paid the men.", ""),
        ("claims", "said few workers were paid", "He said few of the workers were paid.", None),
        ("claims", "said the workers were not paid", "He said few of the workers were paid.", ""),
        ("claims", "said workers were paid", "He said a few workers were paid.", None),
        ("claims", "said the mine leaked for days", "He said the mine leaked in the last few days of rain.", None),
        ("claims", "said the council knew of the leak in May", "He said the council may have known of the leak in May.", ""),
        ("claims", "asked about figures, replied that people mention figures", "Asked by Radio Vell if figures were mentioned, he replied that people mention figures.", None),
        ("claims", "said the roof opened only in June", "He said the roof opened, but not until June.", None),
        ("claims", "said the roof opened in June", "He said the roof opened not in June but later.", ""),
        ("claims", "the club would lose two points", "Orr said the club would lose two points if the appeal failed.", ""),
        ("claims", "did not dispute keeping the insurer’s money", "The insurer’s money is gone. An email was found. She does not dispute the email.", ""),
        ("claims", "The checks did not cover the quay.", "The checks covered the cranes, but not the quay, Anstey said.", None),
        ("claims", "The checks did not cover the cranes.", "The checks covered the cranes, but not the quay, Anstey said.", ""),
        ("claims", "Voters had asked, it said.", "Victory would be hard if the river rose, his campaign said voters had asked.", None),
        ("claims", "Victory would be hard.", "Victory would be hard if the river rose, his campaign said voters had asked.", ""),
        ("claims", "The bridge was shut.", "If the river rose, the bridge was shut, he said.", ""),
        ("claims", "had not told her what the report should say", "He pressed her about the report. He had not told her what it should say.", None),
        ("claims", "The 20 jars are from the spring.", "The firm found no syrup in any of 20 jars. They are from the spring.", None),
        ("claims", "said of the vote:", "“I did not vote,” he said of the vote.", None),
        ("claims", "said the bridge collapsed:", "He denied that the bridge collapsed.", ""),
        ("claims", "said that the bolts had been faulty.", "“Why did it fail?” asked Lund, who said that the bolts may have been faulty.", ""),
        ("claims", "paid for work that was not done", "He said: We did not pay for work that was not done.", ""),
        ("claims", "told Congress that it failed", "In congressional testimony he said that it failed.", None),
        ("claims", "said Julia Holm had lied", "He said Julian Holm had lied.", ""),
        ("claims", "dismissed an hour after the meeting", "He was shown the door an hour after the meeting, he said.", None),
        ("claims", "dismissed the report of the meeting", "He was shown the report of the meeting, he said.", ""),
        # A name that ends like a verb hides no denial.
        ("claims", "says it delayed the alarm", "Davis denied that it had delayed the alarm.", "missing"),
        ("claims", "says it delayed the alarm", "Brandis denied that it had delayed the alarm.", "missing"),
        ("claims", "says it delayed the alarm", "The Sund Line denied that it had delayed the alarm.", "missing"),
        # A doubt of all that is quoted stands outside of it.
        ("claims", "said: “the mayor carried the money home in a bag”", "Perhaps “the mayor carried the money home in a bag”, Holm said.", "doubt"),
        # A “not” is neither made of a doubt nor moved.
        ("claims", "said the bank had not known of it", "Perhaps the bank may not have known of it, Holm said.", ""),
        ("claims", "said the council never paid for a ferry", "The council paid for a ferry that was never delivered, Holm said.", ""),
        ("concedes", "conceded that no invoices were signed", "Brekke conceded that two invoices were signed too early, but not by him.", ""),
        # A limit or a little is not lost.
        ("claims", "said more than 40 people were hurt", "Anstey said no more than 40 people were hurt.", ""),
        ("claims", "said the loan was repaid later than June", "Anstey said the loan was repaid no later than June.", ""),
        ("claims", "said the money reached the families", "Little of the money reached the families, Anstey said.", ""),
        ("claims", ", asked whether a check had been missed, said yes", "Anstey denied that a check had been missed.", ""),
        ("claims", "said too few died on the ferries", "Anstey said nobody died on the ferries.", ""),
        ("claims", "said the article does not say who took it", "Anstey said who took it.", ""),
        # What only looks like a lost “not” is shown.
        ("claims", "said no more than 40 people were hurt", "Anstey said no more than 40 people were hurt.", None),
        ("claims", "warned of too few nurses to watch patients", "Anstey warned that there were not enough nurses to watch patients.", None),
        ("claims", "told the parents he had left through a gate", "Little Larches told the parents he had left through a gate.", None),
        # What somebody is asked about in vain may be told without its doubt.
        ("not reached", ABOUT, ASKED, None),
        ("claims", ABOUT, ASKED, "doubt"),
        # Speech of several sentences is cut out of what is compared.
        ("denies", f"Of the pencil he said: {PENCIL}”.", f"Orr spoke of the pencil. {PENCIL},” he said.", None),
        # An aside between hyphens is a clause of its own.
        ("claims", "The praise was worded so as not to offend Vell.", "The praise - given where Orr was not present - was worded so as not to offend Vell.", None),
        # A concession has other words than “conceded”.
        ("denies", "Agreed that he had tried to keep it off the agenda.", "Durrant denied that he had tried to keep it off the agenda.", ""),
        ("concedes", "Accepted that it was late.", "He accepted that it was late.", None),
        # What limits a number is kept.
        ("claims", "At least two-thirds had gone, he said.", LIMITS, None),
        ("claims", "Two-thirds had gone, he said.", LIMITS, "of a number is missing"),
        ("claims", "About 40 men left.", LIMITS, None),
        ("claims", "40 men left.", LIMITS, "of a number is missing"),
        ("claims", "It took five weeks.", LIMITS, None),
        # Who knows of nothing has not said no.
        ("claims", "There was no request.", "Rask said she was not aware of any request.", "only does not know"),
        ("claims", "She was not aware of any request.", "Rask said she was not aware of any request.", None),
    ],
)  # fmt: skip
def test_a_line_keeps_what_its_proof_says(role: Role, text: str, proof: str, why: str | None) -> None:
    assert_told(why, checked_line, text, role, whole(proof))


def test_words_on_the_whole_may_name_what_the_article_names() -> None:
    text = "The mayor, Ola Rask, and Dana Moor speak of 14 checks."
    assert checked(text, whole_article(INDEX), "about") == text


def test_what_is_far_too_long_is_cut_where_something_whole_ends() -> None:
    assert cut_at_sentence("One two three four. " + "word " * 30, 10) == ("One two three four. " + "word " * 30)
    assert cut_at_sentence("One two three four five six. " + "Word " * 30, 10) == "One two three four five six."
    assert cut_at_sentence("One two three four five six seven.", 6) == "One two three four five six seven."


ROW = """Mayor rejects ‘lie’ claim by developer’s critic

A baker told the council on Monday that the mayor had misled her about the wall.

Ola Rask, leader of the opposition, said a meeting was told that nothing was settled. “It was settled. He lied to them,” she said.

Dana Moor, who sold bread in the square for years, said the mayor, Per Lind, never answered."""
ROW_INDEX = TextIndex(from_text(ROW))
RASK = at(
    "Ola Rask, leader of the opposition, said a meeting was told that nothing was settled.",
    "“It was settled. He lied to them,” she said.",
    index=ROW_INDEX,
)


def test_a_judging_word_that_somebody_speaks_may_stand_in_a_question_about_it() -> None:
    assert_told(None, heading, "Did the mayor lie about the wall?", RASK)
    baker = at("A baker told the council on Monday", index=ROW_INDEX)
    assert_told("judges", heading, "Did the mayor lie about the wall?", baker)


def test_a_not_of_another_sentence_of_the_proof_is_not_lost() -> None:
    said = "said “It was settled. He lied to them”"
    assert checked_line(said, "claims", RASK) == said


@pytest.mark.parametrize(
    ("who", "right"), [("Dana Moor, a baker", True), ("Per Lind, a baker", True), ("Ola Rask, the mayor", False)]
)
def test_a_role_may_stand_in_a_lead_that_names_nobody_but_not_beside_another_s_name(who: str, right: bool) -> None:
    moor = "Dana Moor, who sold bread in the square for years, said the mayor, Per Lind, never answered."
    assert_told(None if right else "", proven_name, who, RASK if "mayor" in who else at(moor, index=ROW_INDEX))


@pytest.mark.parametrize(
    ("who", "right"),
    [
        ("Dana Moor, the minister", True),  # who “spoke to Per Lind” is not described by that name
        ("Dana Moor, the trawler owner", False),
        ("Two unnamed readers", True),
        ("Dana Moor, the reader", False),
        ("Dana Moor, who leads the union", True),
        ("Dana Moor, the union’s leader", True),
        ("Per Lind, a killer", False),  # somebody killed his dog
        ("Per Lind, the attacker", False),  # somebody attacked him
    ],
)
def test_a_noun_beside_a_verb_describes_nobody_and_who_reads_it_is_a_reader_only_where_unnamed(
    who: str, right: bool
) -> None:
    text = (
        "The minister spoke to Per Lind, and then to Per Lind again.\n\nDana Moor, who leads the union, denied it.\n\n"
        "Two people who read it said so.\n\nTrawler owner Per Lind, who was attacked and whose dog was killed, agreed."
    )
    index = TextIndex(from_text(text))
    start = text.index("Two people" if "unnamed" in who else who.partition(",")[0])
    evidence = Evidence(index, (index.around((start, start + 3)),), speakers=(stems("Per Lind"),))
    assert_told(None if right else "", proven_name, who, evidence)


def test_a_relative_is_one_of_whom_the_article_names_the_other() -> None:
    evidence = whole("Ida Poe, whose husband was a docker, spoke to the inquiry.")
    assert_told(None, proven_name, "Ida Poe, a widow", evidence)
    assert_told("", proven_name, "Ida Poe, a sister", evidence)


@pytest.mark.timeout(30)
def test_a_quotation_is_looked_for_in_a_long_article_without_reading_it_once_a_paragraph() -> None:
    paragraph = "The council said that the bridge was safe, and the engineer denied that the steel had cracked."
    evidence = whole_article(TextIndex(from_text("\n\n".join([paragraph] * 4_000))))
    assert_told("not in the article", checked, "the council said “the bridge was never a zebra”", evidence, "note")


@pytest.mark.timeout(30)
def test_a_party_is_looked_for_in_a_long_article_by_reading_it_once() -> None:
    paragraph = "The mayor, Per Lind, said that the bridge was safe, and Dana Moor, an engineer, denied it."
    evidence = whole_article(TextIndex(from_text("\n\n".join([paragraph] * 3_000))))
    assert proven_name("Dana Moor, an engineer", evidence) == "Dana Moor, an engineer"


def test_a_claim_told_in_a_denial_keeps_what_its_own_source_denies() -> None:
    sentence = "Moe rejected Varga’s claim of a plot, and Varga denied that she had lost the letter."
    at = sentence.index("Varga")
    varga = Source(name="Varga", start=at, end=at + len("Varga"), kind="person")
    assert_told("“not”", checked_line, "said she lost the letter", "claims", whole(sentence), varga)


def test_a_bracket_at_the_edge_of_a_quotation_is_kept() -> None:
    text = "“[Americans are] worried about their children, and it shows [in the polls],” Orr said."
    evidence = whole_article(TextIndex(from_text(text)))
    assert checked("Orr: “[Americans are] worried about their children”", evidence, "text") == (
        "Orr: “[Americans are] worried about their children”"
    )
    assert "“it shows [in the polls]”" in checked("Orr: “it shows [in the polls]”", evidence, "text")


def test_a_long_quotation_may_have_the_not_that_its_sentence_has_elsewhere() -> None:
    text = "“If they had asked, we would have shown the forms to them at once,” Anstey said."
    evidence = whole_article(TextIndex(from_text(text)))
    assert_told("cut out", checked_line, "said: “we would have shown the forms to them at once”", "claims", evidence)
    uncut = "said: “If they had asked, we would have shown the forms to them at once”"
    assert_told(None, checked_line, uncut, "claims", evidence)


@pytest.mark.parametrize(
    ("role", "proof", "right"),
    [
        ("will not say", "Moor did not respond to a request for comment.", "not reached"),
        ("not reached", "Moor declined to comment.", "will not say"),
        ("denies", "Anstey said the ship was in dock all year.", "gives another account"),
        ("denies", "Anstey said no check was missed.", "denies"),
        ("confirms", "Anstey denied that checks were missed.", "denies"),
        ("concedes", "Anstey denied the charge but acknowledged late forms.", "concedes"),
        ("concedes", "Anstey did not deny that forms were late.", "concedes"),
        ("rejects", "“That is nonsense,” said Anstey.", "rejects"),
    ],
)
def test_a_role_is_the_one_that_the_words_bear_out(role: Role, proof: str, right: Role) -> None:
    assert proven_role(role, proof) == right


LETTERS = """Letters

He speaks of hate, and I am tired of it. He brings out the worst in all of us.

Maud Orr, Vell

Give her a break. She had to make ends meet, as we did.

Ben Lund, Torvik

I never read letters. They are too long for me.

Ida Poe, Askerby"""


NO = "Rosa Lindt, the secretary, spoke. Gil Anstey told the secretary: “No.”"
NOTE = "Moor spoke.\n\nEditor’s note: Moor often lies.\n\nHe left."
FORMER = "The court met.\n\nIts former director, Craig Honeyman, denied it."


@pytest.mark.parametrize(
    ("text", "who", "kind", "words", "shown"),
    [
        # The writer of a letter signs below it.
        (LETTERS, "Maud Orr, a reader", "article", "He speaks of hate", "Maud Orr"),
        (LETTERS, "Ben Lund", "article", "Give her a break", "Ben Lund"),
        (LETTERS, "Ben Lund", "article", "Ben Lund, Torvik", "Ben Lund"),
        (LETTERS, "Ben Lund", "article", "He speaks of hate", "The article"),
        # An editor's note is told as one.
        (NOTE, "An editor's note", "article", "Moor often", "The editor’s note"),
        (NOTE, "An editor's note", "article", "He left", "The article"),
        # A role behind the name of another is never the party's.
        (NO, "Gil Anstey, replying to Rosa Lindt, the secretary", "person", "Gil Anstey told", "Gil Anstey, replying to Rosa Lindt, the secretary"),
        (NO, "Gil Anstey, shouting at Rosa Lindt, the secretary", "person", "Gil Anstey told", "Gil Anstey"),
        # Of two names that differ the article's is shown, without the role of the other.
        (TEXT, "Dana Moor, the captain", "person", "denied that any", "Gil Anstey"),
        # Where a role is refused the article's own description serves.
        (FORMER, "Craig Honeyman, the ex-boss", "person", "denied", "Craig Honeyman, former director"),
        (FORMER, "Disgraced Craig Honeyman, the thief", "person", "denied", "Craig Honeyman, former director"),
        ("The court met.\n\nCraig Honeyman, 43, denied it.", "Craig Honeyman, the thief", "person", "denied", "Craig Honeyman"),
        ("The court met.\n\nHis wife, Ann Lee, denied it.", "Ann Lee, the thief", "person", "denied", "Ann Lee"),
    ],
)  # fmt: skip
def test_a_party_is_shown_with_as_much_as_the_article_says_of_it(
    text: str, who: str, kind: SourceKind, words: str, shown: str
) -> None:
    index, heard_in = heard(text)
    line = drafted(who, "", *numbers(index.article, words), role="claims", kind=kind, speaker=shown.split(",")[0])
    made, _ = statement("m1", line, places(line.proof, index), index, heard_in, "claims")
    assert who_is_shown(line, made, index, heard_in)[0] == shown


def test_a_point_to_note_may_count_by_any_number_of_the_article_and_no_other() -> None:
    text = "Anstey denied it.\n\nHe left.\n\nIt rained.\n\nSome 64 hulls were old."
    index = TextIndex(from_text(text))
    evidence = Evidence(index, index.article.paragraphs[:1])
    assert_told(None, checked, "The denial does not speak of 64 hulls.", evidence, "caution")
    assert_told("“46” does not stand", checked, "The denial does not speak of 46 hulls.", evidence, "caution")
    assert_told("“64” does not stand", checked, "He denied it of 64 hulls.", evidence, "text")


DATES = "The report came on 14 May and the gauges on Oct. 3."


DAYS = "Checks were missed, the union said on Mon. and again on Tuesdays in Sept. The mayor spoke at Sund."
DEBT = "Vell has a debt of 4 million, a clerk said."
PUPILS = "Of 84 pupils 37 were told, the quotation says. £35bn is no £50bn."
BOARD = "The board approved it. It has to be approved again, Anstey said, as approval by the board needs time."


@pytest.mark.parametrize(
    ("kind", "text", "proof", "why"),
    [
        # A day may be told where the article has it short.
        ("note", "the union said on Monday, on Tuesday and in September that checks were missed", DAYS, None),
        ("note", "the union said so in May", DAYS, "May"),
        # A number of two words is its figure.
        ("text", "said 31 people left", "Thirty-one people left, Ann Poe said on Monday.", None),
        ("text", "said 13 people left", "Thirty-one people left, Ann Poe said on Monday.", ""),
        # Who neither grants nor denies does neither.
        ("caution", "Nobody confirms or denies the debt.", DEBT, None),
        ("caution", "Nobody in the article confirms the debt.", DEBT, None),
        ("caution", "Vell neither accepts nor denies the debt.", DEBT, None),
        # A point to note may reckon with two figures of its own that are the article's.
        ("caution", "Only 37 of the 84 pupils were told; of the other 47 nothing is said.", PUPILS, None),
        ("caution", "Only 37 of the 84 pupils were told; of the other 48 nothing is said.", PUPILS, "does not stand"),
        ("caution", "The quotation in ¶12 names no speaker.", PUPILS, None),
        ("caution", "All 121 pupils left.", PUPILS, "does not stand"),
        ("caution", "£50bn and £35bn leave £15bn.", PUPILS, None),
        ("caution", "£50bn and £35bn leave £16bn.", PUPILS, "does not stand"),
        ("caution", "£50bn and £35bn leave £15m.", PUPILS, "does not stand"),
        # A word at the head of a sentence is a name only before what follows a name.
        ("note", "Needs approval by the board.", BOARD, None),
        ("note", "Halden needs approval.", BOARD, "Halden"),
        ("note", "Halden’s board approved it.", BOARD, "Halden"),
        # Words and figures on a matter are the article's.
        ("note", "It was a cover-up of the hack.", "The bank covered up the hack, the report said.", None),
        ("note", "It was a cover-up of the hack.", "The bank had a hack, the report said.", ""),
        ("caution", "Two of the accounts differ.", "Orr gave an account. Vell gave other accounts.", None),
        ("caution", "351,000 birds is output.", "It rose from 312,000 birds in May to 351,000 in June.", None),
        ("caution", "351,000 birds is output.", "It sold 312,000 birds. In June 351,000 geese came.", ""),
        ("caution", "351,000 birds is output.", "It sold 312,000 birds. In June it sold 351,000.", ""),
        ("caution", "From 14 May to Oct. 3 it took 142 days, or 20 weeks.", DATES, None),
        ("caution", "From 14 May to Oct. 3 it took 143 days.", DATES, ""),
        ("caution", "From 14 May to Oct. 3 it took 142 days.", "On 14 May 2023 it rained; on Oct. 3 it fell.", ""),
        ("note", "From 14 May to Oct. 3 it took 142 days.", DATES, ""),
        ("caution", "It spent £6,000 on ships.", "It spent 6,000 pounds on ships.", None),
        ("caution", "It spent £6,000 on ships.", "It spent 6,000 euros on ships.", "“£” does not stand"),
        ("caution", "£6.2bn less £3.4bn leaves £2.8bn.", "It spent £6.2bn on ships and £3.4bn on roads.", None),
        ("caution", "$1.3 million less $870,000 is $430,000.", "It lost $1.3 million, or $870,000.", None),
        ("caution", "$1.3 million less $870,000 is $430 million.", "It lost $1.3 million, or $870,000.", ""),
        ("caution", "£2 trillion and £5 make £7 trillion.", "It spent £2 trillion on ships and £5 on roads.", ""),
        ("caution", "£6.2bn less £3.4bn leaves £2.9bn.", "It spent £6.2bn on ships and £3.4bn on roads.", ""),
        (
            "caution",
            "“25,000” less 3,500 leaves 21,500; see paragraph 7.",
            "“We want 25,000,” he said. There are 3,500.",
            None,
        ),
        ("question", "What was “ilduce” for?", "An account called “ilduce” wrote. He quoted “ilduce” again.", None),
    ],
)
def test_words_on_a_matter_are_the_article_s(kind: str, text: str, proof: str, why: str | None) -> None:
    assert_told(why, checked, text, whole(proof), kind)


def test_a_question_quotes_no_sentence_of_another_matter() -> None:
    elsewhere = at("The mayor of Vell, Ola Rask, praised the crew.")
    assert_told("", checked, "Did Moor say “I never signed”?", elsewhere, "question")


def test_who_is_only_described_in_the_opening_may_be_one_who_answers_below() -> None:
    told = tell(
        "A headline\n{A cabinet member} <denied|denies> that [the roof leaks].\n{Ann Poe} <denied|denies> that [it fell]."
    )
    index = TextIndex(told.article)

    def missed(answering: list[str]) -> list[str]:
        sentences = missed_answers(told.statements, [], answering, answering, index)
        return [told.article.text[slice(*sentence)] for sentence in sentences]

    assert missed(["Lee Ray"]) == ["Ann Poe denied that it fell."]
    assert missed(["Ann Poe"]) == []
    assert len(missed([])) == 2, "where nobody answers"


def test_a_short_form_of_an_office_is_the_office() -> None:
    told = tell("Gov. Mike Pence spoke.\n{the governor} <said> [“I am not against anybody”].")
    line = drafted("Gov. Mike Pence", "", speaker="Pence")
    made, index = told.statements[0], TextIndex(told.article)
    source = made.source.model_copy(update={"name": "Pence"})
    assert quoted_by_another(made.spans, line, source, told.statements, index) is None


def test_a_line_may_name_whom_the_paragraph_before_it_or_the_head_names() -> None:
    story = "A fire.|It was cold.|Lee Ray ran.|Jo Orr hid.|It rained.|Mo Vale slept.|He did so.|All left."
    index = TextIndex(from_text(story.replace("|", "\n\n")))
    at = [index.article.paragraphs[number - 1] for number in (7, 8)]
    speakers = tuple(map(stems, ("Lee Ray", "Jo Orr", "Mo Vale")))
    for name, number, right in (("Ray", 8, True), ("Orr", 8, False), ("Vale", 7, True), ("Vale", 8, False)):
        own = Evidence(index, (at[number - 7],), speakers=speakers)
        own = replace(own, names_from=own)
        assert_told(None if right else name, checked, f"{name} did so.", own, "text")


def test_the_time_above_an_entry_of_a_live_page_may_be_told() -> None:
    index = TextIndex(from_text("4.10am\n\nAnstey agreed to a recount."))
    start, end = index.article.paragraphs[1]
    evidence = Evidence(index, ((start, end),))
    assert_told(None, checked, "agreed at 4.10am to a recount.", evidence, "text")
    assert_told("", checked, "agreed at 5.10am to a recount.", evidence, "text")


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Moor spent £600,000 on a house and a horse.", False),
        ("Moor is alleged to have spent £600,000 on a house and a horse.", True),
        ("The buyers have not been paid.", True),
        ("The stable was sold.", False),
        ("The horse has gone.", False),
        ("There is no sign that the vet was paid twice.", True),
        ("Two cranes were skipped last winter.", False),
        ("The navy has helped in the harbour.", True),
    ],
)
def test_what_is_alleged_is_not_told_as_the_article_s_own_fact(text: str, right: bool) -> None:
    proof = (
        "The buyers have not been paid, but Moor is alleged to have paid the first of them with the money of others, "
        "and to have spent £600,000 on a house and a horse. The stable was sold but the horse has gone, police said. "
        "There is no sign that the vet was paid twice, and he does not claim to know. Two cranes were skipped last winter, "
        "the dockers' union said at a press conference in Askerby on Tuesday. "
        "The navy has helped in the harbour and the mayor has said that the town may give a million."
    )
    evidence = Evidence(TextIndex(from_text(proof)), ((0, len(proof)),), ("The article",))
    source = Source(name="the article", kind="article")
    assert_told(None if right else "only alleges", checked_line, text, "claims", evidence, source)


@pytest.mark.parametrize(("who", "right"), [("Ada Roe, SNU leader", True), ("Ada Roe, RMT leader", False)])
def test_a_role_may_have_the_short_name_of_a_body(who: str, right: bool) -> None:
    text = "Seafarers National Union Port leader Ada Roe accused the line."
    evidence = Evidence(TextIndex(from_text(text)), ((0, len(text)),))
    assert_told(None if right else "does not stand", proven_name, who, evidence)


@pytest.mark.parametrize(
    ("condition", "is_lost"), [("if it rains, sums redone", True), ("if necessary, sums redone", False)]
)
def test_a_set_phrase_is_no_condition(condition: str, is_lost: bool) -> None:
    proof = f"Roe said while she had no reason to doubt the plan, there were questions and, {condition}."
    assert polarity.lost_condition("She had no reason to doubt the plan.", [proof]) is is_lost


@pytest.mark.parametrize(
    ("text", "proof", "is_lost"),
    [
        ("Had there been a gate, nobody would have died.", "If there had been a gate, nobody would have died.", False),
        ("Nobody would have died.", "“Had there been a gate, nobody would have died,” she said.", True),
        ("Nobody would have died.", "Had there been a gate? Nobody would have died, she said.", False),
    ],
)
def test_had_there_been_is_a_condition(text: str, proof: str, is_lost: bool) -> None:
    assert polarity.lost_condition(text, [proof]) is is_lost


def test_another_form_of_a_long_word_with_a_capital_is_no_other_name() -> None:
    evidence = whole_article(TextIndex(from_text("The group spoke of Islamophobia in the force. Christine Moe left.")))
    assert_told(None, heading, "Was the force Islamophobic?", evidence)
    assert_told("Christian", heading, "Did Christian Moe leave?", evidence)


@pytest.mark.parametrize(("verb", "is_lost"), [("Pallin alleges that", False), ("It is alleged that", True)])
def test_who_alleges_says_it_and_what_is_alleged_by_nobody_stays_in_doubt(verb: str, is_lost: bool) -> None:
    assert polarity.lost_doubt("The port copies a part of it.", [f"{verb} the port copies a part."]) is is_lost


def test_a_question_in_quotation_marks_is_one_sentence_with_its_answer() -> None:
    asked, again, then = "Asked by Lindt, “Is it true?”: “It was.”", "“Today?”: “No.”", "He left."
    assert sentences_in(f"{asked} {again} {then}") == [asked, again, then]
    assert sentences_in("It was safe. : He laughed.")[0] == "It was safe."
