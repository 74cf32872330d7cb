"""Invented stories in which who is charged answers without repeating a word: the shapes in which most answers come.

The first half was written before the rules that find such answers, the second half after.
"""

from tests.disputes.stories_answered import Row

BEFORE: tuple[Row, ...] = (
    (
        "a bakery and its scales",
        """{The consumer league} <accused> *Ollery Bakeries* of [selling short loaves for six years].
        {An inspector for the league, Petra Nool,} <said> [she had weighed forty loaves in Marsk, and thirty-one were light].
        {Ollery=Ollery Bakeries} <denied|denies> [any customer had been cheated]. || {Its director, Hanno Ollery,} <said> [“We weigh dough, not bread. Every baker in the country does”].
        The league was founded in 1961.
        {Ollery=Hanno Ollery} <did not dispute|confirms> [the count]. || {He=Hanno Ollery} <would not say|declines> [would not say who had calibrated the scales].""",
        (
            ("s3", "s1", "denies"),
            ("s3", "s2", "denies"),
            ("s4", "s1", "denies"),
            ("s4", "s2", "denies"),
            ("s5", "s2", "confirms"),
            ("s6", "s2", "declines"),
        ),
    ),
    (
        "a choir and its tour",
        """{Two former singers} <told> [the choirmaster, Bela Ruhl, had kept the fees of the spring tour].
        {Ruhl=Bela Ruhl} <called|rejects> [the story “a bedtime tale for lawyers”].
        {He=Bela Ruhl} <said> [“I have paid that hall out of my own pocket since March”].
        {The cathedral} <did not answer|declines> [did not answer messages].
        {The dean} <said> [the spring concert would go ahead].""",
        (("s2", "s1", "rejects"), ("s3", "s1", "rejects"), ("s4", "s1", "declines")),
    ),
    (
        "a bridge toll",
        """{The hauliers’ federation} <says> [the new toll costs a driver ninety crowns a week].
        {The bridge authority} <says> [it is nearer to thirty].
        {Its chairwoman, Greet Vandal,} <said> [traffic had been calm all summer].
        {A driver, Olaf Peem,} <said> [he liked the view].""",
        (("s2", "s1", "denies"),),
    ),
    (
        "a dam and its warning",
        """{Farmers below the Tessel dam} <blamed> *the water board* for [opening the gates without a warning].
        {The board’s engineer, Ada Krom,} <said> [no gate had moved before noon]. || {She=Ada Krom} <said> [“Our siren went off twice. I pressed it myself”].
        {A farmer, Jens Oller,} <said> [he had heard no siren]. || {Krom=Ada Krom} <acknowledged|confirms> [the siren at Oller’s end was broken].
        {The ministry} <said> [an inquiry would take a year].""",
        (("s2", "s1", "denies"), ("s3", "s1", "denies"), ("s4", "s3", "denies"), ("s5", "s4", "confirms")),
    ),
    (
        "a museum that opens late",
        """{The museum} <said> [the new wing would open in May].
        {Its director, Lotte Brahm,} <said> [she was not worried about the roof].
        {The city’s culture officer, Emil Dask,} <said> [“I have never seen so many cranes”].
        {Brahm=Lotte Brahm} <said> [“We did not want a second palace”]. || {She=Lotte Brahm} <confirmed|confirms> [the café would stay].
        {A visitor} <said> [there was no better view of the harbour].""",
        (),
    ),
)


AFTER: tuple[Row, ...] = (
    (
        "a school trip and a bus",
        """{Parents} <accuse> *Lindqvist Coaches* of [sending a bus with bald tyres].
        {A mother, Siri Aune,} <said> [she had photographed the wheels in Voss].
        {The firm’s owner, Kaare Lindqvist,} <called|rejects> [the pictures “a joke in poor taste”]. || {He=Kaare Lindqvist} <said> [“Our mechanics signed that bus off on the Monday”].
        {The police} <confirmed|confirms> [they had received a complaint]. || {They=The police} <declined|declines> [to discuss it].
        {The headmaster} <said> [pupils had enjoyed the museum].""",
        (("s3", "s2", "rejects"), ("s4", "s2", "rejects"), ("s6", "s1", "declines")),
    ),
    (
        "two ministers and a leak",
        """{The finance minister, Oda Rehn,} <told> parliament that [her colleague Jorn Falk had shown the budget to a banker].
        {Falk=Jorn Falk} <said> [“I have never met the man”].
        {The banker, Stig Wold,} <did not return|declines> [did not return calls].
        {Rehn=Oda Rehn} <said> [a waiter had seen them at lunch in April].
        {Falk=Jorn Falk} <acknowledged|confirms> [a lunch in April]. || {He=Jorn Falk} <denied|denies> [any paper had been on the table].
        {The opposition leader, Ane Moe,} <said> [it was a sad day for the country].""",
        (("s2", "s1", "denies"), ("s3", "s1", "declines"), ("s5", "s4", "confirms"), ("s6", "s1", "denies")),
    ),
    (
        "a pier in the wind",
        """{Engineers at the university} <say> [the pier sways forty centimetres in a gale].
        {The builder, Haugen & Sons,} <puts> [the figure at no more than nine].
        {The mayor} <said> [she had not walked on it since spring].
        {A fisherman, Leif Bakke,} <said> [he never felt a thing, and his soup stayed in the bowl].""",
        (("s2", "s1", "denies"),),
    ),
    (
        "a court and a farm",
        """{The court} <rejected|rejects> [the farmer’s appeal].
        {The farmer, Ole Brun,} <demanded|demands> [a new hearing].
        {The prosecutor, Mia Lund,} <said> [she would not stand in the way]. || {She=Mia Lund} <said> [no animals had died since June].
        {Brun=Ole Brun} <did not say|declines> [did not say whether he would sell].""",
        (),
    ),
    (
        "a chef and her soup",
        """{The magazine Tafel} <reported> that [chef Nora Stein buys her soup in tins].
        {Stein=Nora Stein} <dismissed|rejects> [the report]. || {She=Nora Stein} <said> [“My kitchen smells of bones at six in the morning”].
        {A former cook at her restaurant, Tom Auer,} <said> [he had opened tins there every day].
        {Stein’s lawyer, Vera Koh,} <denied|denies> [Auer had ever worked with soup].
        {The magazine} <stood by> [its story].""",
        (("s2", "s1", "rejects"), ("s3", "s1", "rejects"), ("s5", "s4", "denies")),
    ),
)
