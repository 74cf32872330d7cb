"""What the offline reader finds in each way of reporting: who, by which word, what, in which role."""

import pytest

from bot.draft import DraftStatement
from tests.readers.offline_reading import read, said

HARBOR = "The council met on Monday to discuss the harbor bridge. "


def test_every_place_that_the_reader_gives_holds_the_words_it_gives() -> None:
    text = (
        "Mayor Ann Lind denied taking money from the builder. “I never took a cent,” she told the Harbor Gazette. “Never.”\n"
        "Prosecutors accused her of hiding two payments, citing a bank clerk."
    )
    for statement in read(text):
        assert statement.quote == " … ".join(text[start:end] for start, end in statement.at)
        for mention in (statement.source, statement.cue, statement.resolved, statement.against, *statement.via):
            assert mention is None or (mention.at is not None and text[slice(*mention.at)] == mention.text)


@pytest.mark.parametrize(
    ("text", "source", "cue", "quote"),
    [
        ("“The bridge is safe,” said Ann Lind, the mayor.", "Ann Lind", "said", "“The bridge is safe,”"),
        ("“The bridge is safe,” the mayor added.", "the mayor", "added", "“The bridge is safe,”"),
        ("The mayor said, “The bridge is safe.”", "The mayor", "said", "“The bridge is safe.”"),
        ('The mayor said: "The bridge is safe."', "The mayor", "said", '"The bridge is safe."'),
        ("''The bridge is safe,'' Ms. Lind wrote.", "Ms. Lind", "wrote", "''The bridge is safe,''"),
        ("‘We are ready to pay the fine,’ Mr. Holt said.", "Mr. Holt", "said", "‘We are ready to pay the fine,’"),
        ("“Who will pay for it?” the clerk asked.", "the clerk", "asked", "“Who will pay for it?”"),
        ("The mayor said that the bridge was safe.", "The mayor", "said", "the bridge was safe"),
        ("The mayor said the bridge was safe.", "The mayor", "said", "the bridge was safe"),
        ("The bridge was safe, the mayor said on Monday.", "the mayor", "said", "The bridge was safe"),
        (
            "The bridge was built in haste, said Ann Lind, the mayor.",
            "Ann Lind",
            "said",
            "The bridge was built in haste",
        ),
        ("Ann Lind told reporters that the bridge was safe.", "Ann Lind", "told", "the bridge was safe"),
        ("The engineers warned that the bridge could fall.", "The engineers", "warned", "the bridge could fall"),
        ("The firm announced a new toll on trucks.", "The firm", "announced", "a new toll on trucks"),
        ("The union criticized the new toll on trucks.", "The union", "criticized", "the new toll on trucks"),
        ("Drivers complained about the new toll.", "Drivers", "complained about", "the new toll"),
        ("Ms. Lind called for an inquiry into the bridge.", "Ms. Lind", "called for", "an inquiry into the bridge"),
        ("Ms. Lind described the report as a joke.", "Ms. Lind", "described", "the report as a joke"),
        ("The mayor pointed out that the toll was old.", "The mayor", "pointed out", "the toll was old"),
        ("The mayor vowed to close the bridge.", "The mayor", "vowed", "to close the bridge"),
    ],
)
def test_a_report_has_its_source_its_cue_and_its_content(text: str, source: str, cue: str, quote: str) -> None:
    one = said(text)
    assert one.source is not None
    assert one.cue is not None
    assert one.source.text.startswith(source)
    assert one.cue.text == cue
    assert one.quote == quote


@pytest.mark.parametrize(
    ("text", "source", "quote"),
    [
        (
            "The toll will rise in May, according to the transport office.",
            "the transport office",
            "The toll will rise in May",
        ),
        (
            "According to the transport office, the toll will rise in May.",
            "the transport office",
            "the toll will rise in May",
        ),
        ("The toll, according to the office, will rise in May.", "the office", "The toll … will rise in May"),
        ("As the Gazette reported, the toll will rise in May.", "the Gazette", "the toll will rise in May"),
        ("The toll, the mayor said, will rise in May.", "the mayor", "The toll … will rise in May"),
    ],
)
def test_a_report_may_stand_before_after_or_inside_its_content(text: str, source: str, quote: str) -> None:
    one = said(text)
    assert one.source is not None
    assert (one.source.text, one.quote) == (source, quote)


@pytest.mark.parametrize(
    ("text", "role", "quote"),
    [
        ("The mayor denied the allegations.", "denies", "the allegations"),
        ("The mayor denied that she took money.", "denies", "she took money"),
        ("Her lawyer disputed the count.", "denies", "the count"),
        ("The firm rejected the claims of the union.", "rejects", "the claims of the union"),
        ("The mayor dismissed the report as a smear.", "rejects", "the report as a smear"),
        ("The builder called the story a lie.", "denies", "the story a lie"),
        ("The builder called the charge baseless.", "rejects", "the charge baseless"),
        ("“That is completely false,” the builder said.", "denies", "“That is completely false,”"),
        ("The firm confirmed that it had paid.", "confirms", "it had paid"),
        ("The mayor admitted a mistake.", "concedes", "a mistake"),
        ("The firm did not dispute that it had paid.", "concedes", "it had paid"),
        ("The mayor would not be drawn on the toll.", "will not say", "would not be drawn on the toll"),
        ("The builder had no comment.", "will not say", "had no comment"),
        ("The firm declined to comment.", "will not say", "to comment"),
        ("The firm refused to discuss the payment.", "will not say", "to discuss the payment"),
        (
            "The firm did not respond to a request for comment.",
            "not reached",
            "did not respond to a request for comment",
        ),
        ("The union demanded a public inquiry.", "demands", "a public inquiry"),
        ("The union called on the council to close the bridge.", "demands", "the council to close the bridge"),
        ("The union urged drivers to stay away.", "demands", "drivers to stay away"),
        ("Engineers questioned the figures.", "asks", "the figures"),
        ("Engineers have called the figures into question.", "asks", "the figures"),
        ("Reporters asked whether the bridge was safe.", "asks", "whether the bridge was safe"),
        ("The mayor said the bridge was not new.", "claims", "the bridge was not new"),
    ],
)
def test_the_stance_is_what_the_words_do(text: str, role: str, quote: str) -> None:
    one = said(HARBOR + text)
    assert (one.role, one.quote) == (role, quote)


@pytest.mark.parametrize(
    "text",
    [
        "The mayor wants to deny the report.",
        "The mayor might say that it was a mistake.",
        "She is one of the few members not to condemn the toll.",
        "The firm has a plan to admit new members.",
        "A firm called Bright Water built the bridge.",
        "The mayor called her brother on Sunday.",
    ],
)
def test_what_nobody_voiced_is_no_statement(text: str) -> None:
    assert [one for one in read(text) if one.kind != "article"] == []


def test_an_answer_in_the_first_person_denies_only_where_a_charge_stands_before() -> None:
    charge = "Prosecutors accused the clerk of taking bribes.\n"
    answer = "“I have never taken a bribe in my life,” the clerk said."
    assert said(charge + answer, cue="said").role == "denies"
    assert said(answer, cue="said").role == "claims"
    assert said(charge + "“We will not close the bridge,” the clerk said.", cue="said").role == "claims"


@pytest.mark.parametrize(
    ("text", "source", "quote"),
    [
        ("The council heard her claim that the vote was stolen.", "her", "the vote was stolen"),
        (
            "The vote went ahead despite the U.N. warning that the hall was unsafe.",
            "U.N.",
            "the hall was unsafe",
        ),
    ],
)
def test_a_noun_may_report(text: str, source: str, quote: str) -> None:
    found = [one for one in read(text) if one.source is not None and one.source.text == source]
    assert [one.quote for one in found][:1] == [quote]


@pytest.mark.parametrize(
    ("text", "source", "against", "quote"),
    [
        ("Prosecutors accused the mayor of taking bribes.", "Prosecutors", "the mayor", "the mayor of taking bribes"),
        ("The union blamed Bright Water for the delay.", "The union", "Bright Water", "Bright Water for the delay"),
    ],
)
def test_a_charge_names_whom_it_is_made_against(text: str, source: str, against: str, quote: str) -> None:
    one = said(text)
    assert one.source is not None
    assert one.against is not None
    assert (one.source.text, one.against.text, one.quote) == (source, against, quote)


def test_a_charge_that_nobody_is_named_for_has_no_source() -> None:
    one = said("Critics of the bridge were silent, but the mayor was accused of taking bribes.", cue="accused")
    assert one.source is None
    assert (one.kind, one.quote) == ("unknown", "taking bribes")
    assert one.against is not None
    assert one.against.text == "the mayor"


def test_a_verb_in_a_row_keeps_the_subject_of_the_first() -> None:
    found = read("The clerk said the bridge was old and added that the toll would rise.")
    assert [(one.source and one.source.text, one.cue and one.cue.text) for one in found if one.kind != "article"] == [
        ("The clerk", "said"),
        ("The clerk", "added"),
    ]


def test_who_adds_is_who_spoke_before_not_who_is_spoken_of() -> None:
    found = read("The clerk noted that the builder owns two boats, adding that both are for sale.")
    assert [one.source.text for one in found if one.source is not None] == ["The clerk", "The clerk"]


def test_an_aside_after_the_content_is_not_part_of_it() -> None:
    assert said("The clerk said she would resign, which surprised the council.").quote == "she would resign"


def quotes(found: list[DraftStatement]) -> list[str]:
    return [one.quote for one in found if one.kind != "article"]


def test_a_report_inside_another_is_not_drafted_twice() -> None:
    assert quotes(read("The clerk said that the mayor had claimed the bridge was safe.")) == [
        "the mayor had claimed the bridge was safe"
    ]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The union accused the firm of fraud on Monday in the council.", "the firm of fraud"),
    ],
)
def test_a_charge_is_kept_to_its_end(text: str, quote: str) -> None:
    assert said(text).quote == quote


def test_a_charge_that_somebody_denied_is_their_denial() -> None:
    found = read("Managers skipped inspections, the union said on Tuesday, a charge that the port flatly denied.")
    told = [(one.role, one.source and one.source.text) for one in found if one.kind != "article"]
    assert told == [("claims", "the union"), ("denies", "the port")]


def test_who_asks_not_to_be_named_demands_nothing() -> None:
    assert said("An engineer, who asked not to be named, said the check was short.").quote == "the check was short"


def test_a_headline_without_a_stop_makes_no_statement() -> None:
    headline = "Port of Askerby says crane inspections were never skipped"
    found = read(headline + "\n\nThe dockers’ union said the cranes were old.")
    assert quotes(found) == ["the cranes were old"]


@pytest.mark.parametrize(
    ("text", "role", "quote"),
    [
        ("Ms. Lind put the price at $38 million a year.", "claims", "the price at $38 million a year"),
        ("The firm puts the delay down to the weather.", "claims", "the delay down to the weather"),
        ("The report gave the cause of death as heart failure.", "claims", "the cause of death as heart failure"),
        ("The clerk wanted to know how many trucks had crossed.", "asks", "how many trucks had crossed"),
        ("Mr. Holt pleaded not guilty to fraud.", "denies", "not guilty to fraud"),
        ("Mr. Holt has pleaded guilty to fraud.", "concedes", "guilty to fraud"),
        ("Ms. Lind thanked the drivers for waiting.", "claims", "the drivers for waiting"),
        ("The engineers stand by their figures.", "claims", "their figures"),
        ("Ms. Lind reckons the bridge will last.", "claims", "the bridge will last"),
        ("Ms. Lind called for the clerk to resign.", "demands", "the clerk to resign"),
        ("Ms. Lind asked for the gate to close at nine.", "demands", "the gate to close at nine"),
        ("Ms. Lind appealed to drivers not to park there.", "demands", "drivers not to park there"),
        ("Ms. Lind called on people not to forward letters.", "demands", "people not to forward letters"),
        ("The pilots advise against swimming there.", "demands", "swimming there"),
        ("Ms. Lind called the lamps “gorgeous and slightly sad.”", "claims", "the lamps “gorgeous and slightly sad.”"),
        (
            "Ms. Lind called half of the pilots “cowards” and “fools.”",
            "claims",
            "half of the pilots “cowards” and “fools.”",
        ),
        ("Ms. Lind labelled the plan unworkable.", "claims", "the plan unworkable"),
        ("Ms. Lind shrugged off the report.", "rejects", "the report"),
        ("The auditors found that the money was gone.", "claims", "the money was gone"),
        ("The commission found nothing out of the ordinary.", "claims", "nothing out of the ordinary"),
    ],
)
def test_further_ways_of_saying(text: str, role: str, quote: str) -> None:
    one = said(HARBOR + text)
    assert (one.role, one.quote) == (role, quote)


@pytest.mark.parametrize(
    "text",
    [
        "The auditors found cracks in the quay.",
        "Ms. Lind called on friends in Askerby.",
        "Ms. Lind put the lamp at the door.",
        "The clerk knew that the bridge was old.",
        "She gave him a lamp.",
    ],
)
def test_what_only_looks_like_a_way_of_saying_is_none(text: str) -> None:
    assert [one for one in read(HARBOR + text) if one.kind != "article"] == []


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The firm said it was not for sale, hours after the Gazette said that it was.", "it was not for sale"),
        ("The clerk said the bridge was old, although nobody had asked.", "the bridge was old"),
        ("The clerk said that he resigned, and produced a letter.", "he resigned"),
    ],
)
def test_what_the_reporter_adds_at_the_end_is_no_part_of_the_content(text: str, quote: str) -> None:
    assert quotes(read(text))[0] == quote


def test_what_the_report_of_the_sentence_before_shows_is_found() -> None:
    found = read(
        HARBOR + "A report by the coroner gave the cause of death as heart failure. It listed cold as another."
    )
    assert quotes(found)[-2:] == ["the cause of death as heart failure", "cold as another"]


@pytest.mark.parametrize(
    ("text", "source", "role", "quote"),
    [
        ("What she disputes is that rain explains it.", "she", "denies", "rain explains it"),
        ("It was put to her by Mr Tull that she had known.", "Mr Tull", "claims", "she had known"),
        ("Rao puts it to him that he knew.", "Rao", "claims", "he knew"),
        ("Ms. Lind denied it at the time and again in her book.", "Ms. Lind", "denies", "it"),
        (
            "The Echo reported on Sunday, citing two officials, that the mayor had signed a lease.",
            "two officials",
            "claims",
            "the mayor had signed a lease",
        ),
        (
            "The port let diesel leak into the river Alder, the mayor of Corriston, Ruth Odell, said on Monday.",
            "the mayor of Corriston, Ruth Odell",
            "claims",
            "The port let diesel leak into the river Alder",
        ),
        (
            "THE CLAIM: “Forty shops have closed on Rowan Street since the lanes went in.” — Ida Lind",
            "Ida Lind",
            "claims",
            "“Forty shops have closed on Rowan Street since the lanes went in.”",
        ),
        (
            "The geologist Una Kell said that the dam above Fenmoor leaks.",
            "The geologist Una Kell",
            "claims",
            "the dam above Fenmoor leaks",
        ),
        ("WHO SAYS SO: Ida Lind has repeated the figure.", "Ida Lind", "claims", "the figure"),
    ],
)
def test_turns_of_phrase_that_move_the_words_about(text: str, source: str, role: str, quote: str) -> None:
    one = said(text)
    assert (one.source and one.source.text, one.role, one.quote) == (source, role, quote)


def test_a_denial_before_a_colon_is_apart_from_what_follows_it() -> None:
    found = [(one.role, one.quote) for one in read("The lawyer denied that: Miss Lind was in Rome that day, she said.")]
    assert found == [("denies", "that"), ("claims", "Miss Lind was in Rome that day")]


def test_who_would_like_to_say_so_has_not() -> None:
    assert [one for one in read("Ida Lind would like to say that the bridge is hers.") if one.kind != "article"] == []


@pytest.mark.parametrize(
    ("text", "role", "quote"),
    [
        ("The judge ruled that the ban was unlawful.", "claims", "the ban was unlawful"),
        ("“It never ends,” she sighed.", "claims", "“It never ends,”"),
        ("She ruled out a return to the stage.", "rejects", "a return to the stage"),
        ("He attributed the fall to bad weather.", "claims", "the fall to bad weather"),
        ("He admitted to two thefts.", "concedes", "two thefts"),
        ("Tests detected traces of lead in the well.", "claims", "traces of lead in the well"),
    ],
)
def test_rarer_words_report_too(text: str, role: str, quote: str) -> None:
    one = said(text)
    assert (one.role, one.quote) == (role, quote)


def test_who_laughs_at_a_joke_says_nothing() -> None:
    assert [one.quote for one in read("She laughed at the joke.") if one.kind != "article"] == []
