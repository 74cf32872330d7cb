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
