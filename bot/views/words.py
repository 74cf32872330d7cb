"""Every fixed word around a breakdown: to change what Rejoinder says in Slack, the terminal or an export, change it here.
What it says in conversation is in `talk`.

Only these and the article's own words are ever shown; the one exception is a gist, marked as a model's.
"""

from datetime import datetime
from typing import Final

from bot.breakdown import Stance
from bot.views.grammar import counted, listed, quoted

# ── what stands above a quote ────────────────────────────────────────────────────────────────────────────────────────
TO_CHECK = "TO CHECK"
CONFIRMED: Final = "confirmed"
NO_COMMENT: Final = "no comment"
DISPUTED = "disputed"
CONTINUED = "continued"

STANCE_LABELS: dict[Stance, str] = {
    "asserts": "SAYS",
    "denies": "DENIES",
    "rejects": "REJECTS",
    "confirms": "CONFIRMS",
    "declines": "DECLINES TO COMMENT",
    "questions": "QUESTIONS",
    "demands": "DEMANDS",
}


def stances(of: tuple[Stance, ...]) -> str:
    """The label above statements that nobody answers: SAYS · DEMANDS."""
    return " · ".join(dict.fromkeys(STANCE_LABELS[stance] for stance in of))


# ── who speaks ───────────────────────────────────────────────────────────────────────────────────────────────────────
SPEAKER_UNCLEAR = "speaker unclear"
SOMEBODY = f"somebody ({SPEAKER_UNCLEAR})"
ARTICLE_ITSELF = "the article, in its own voice"
UNNAMED = "unnamed"
AGAIN = "again"
PARAPHRASED = "paraphrased"
UNMARKED = "without quotation marks"
"""Of what stands behind a name and a colon: whether it is said or paraphrased, nobody can tell."""
EXTENT_UNKNOWN = "how far it meets the claim was not judged"


def unclear(pronoun: str) -> str:
    """A pronoun that nobody could resolve."""
    return f"“{pronoun}”, {SPEAKER_UNCLEAR}"


def resolved_name(name: str, full: str) -> str:
    """A pronoun or short form with whom it stands for: “He” (Tom Okafor)."""
    return f"“{name}” ({full})"


def via(names: tuple[str, ...]) -> str:
    """Who passed it on."""
    return f"through {listed(names)}"


def hedged(hedges: tuple[str, ...]) -> str:
    """The words by which the article keeps its distance."""
    return f"hedged: {', '.join(map(quoted, hedges))}"


# ── the summary ──────────────────────────────────────────────────────────────────────────────────────────────────────
PASTED = "Pasted text"
GIST = "in short (AI)"
NOBODY = "I found nobody quoted or cited in this text, so there is nothing to set side by side."
NOTHING_PLACED = "No statement here could be tied to a source with certainty, so none is shown."
MORE_THAN_FITS = "A private answer holds no more than this; ask in a channel to get all of it in a thread."
MORE_FOLLOW = "{parts} more messages follow here, one a second: Slack takes no more."
NO_DISPUTE = "No claim in this text was found to be denied or answered by somebody else."
NO_MATCH = "No answer here was matched to a claim in this text."
"""Where somebody denies or rejects what no statement of the text claims."""
COMPLETE = "complete"
PARTIAL = "NOT COMPLETE"


def read_line(words: int, complete: bool, reader: str) -> str:
    """What was read, and how, unless that is said elsewhere: "Read 341 words, complete · by rules, no AI"."""
    read = f"Read {counted(words, 'word')}, {COMPLETE if complete else PARTIAL}"
    return f"{read} · {reader}" if reader else read


def counts(
    disputes: int,
    sources: int,
    unnamed: int,
    own_voice: int,
    charges: int,
    denials: int = 0,
    others: tuple[tuple[str, int], ...] = (),
) -> str:
    """The figures that tell at a glance what is in it. `others` are claims that nobody disputes, by their outcome."""
    figures = [counted(disputes, "dispute"), *(undisputed(number, outcome) for outcome, number in others)]
    if denials:
        figures.append(f"{counted(denials, 'denial')} not matched to a claim")
    figures.append(counted(sources, "source") + _of_them(sources, unnamed))
    if charges:
        figures.append(f"{counted(charges, 'charge')} without an answer")
    if own_voice:
        figures.append(f"{counted(own_voice, 'sentence')} to check in the article’s own voice")
    return " · ".join(figures)


def undisputed(number: int, outcome: str) -> str:
    """Claims that nobody disputes, by their outcome: "1 claim confirmed", "2 claims met by no comment"."""
    return f"{counted(number, 'claim')} {'met by ' if outcome == NO_COMMENT else ''}{outcome}"


def _of_them(sources: int, unnamed: int) -> str:
    if not unnamed:
        return ""
    if unnamed < sources:
        return f", {unnamed:,} unnamed"
    return ", unnamed" if sources == 1 else ", all unnamed"


def who_speaks(names: tuple[str, ...], most: int) -> str:
    """The first of those who speak, by name."""
    more = f"; and {len(names) - most:,} more" if len(names) > most else ""
    return f"Quoted or cited: {'; '.join(names[:most])}{more}."


def claimed_by(speakers: tuple[str, ...], related: tuple[str, ...] = ()) -> str:
    """Who claims it, and who claims something near it: "Claimed by a U.S. official (unnamed); related claim by …"."""
    also = f"; related {'claim' if len(related) == 1 else 'claims'} by {listed(related)}" if related else ""
    return f"Claimed by {listed(speakers)}{also}"


def who_and_how(claimed: str, answered: tuple[str, ...]) -> str:
    """A dispute in a line: "Claimed by … → denied by …; no comment from …"."""
    return f"{claimed} → {'; '.join(answered)}" if answered else claimed


def arrow(answered: str) -> str:
    """One answer on a line of its own."""
    return f"→ {answered}"


def to_check(quote: str, mark: str) -> str:
    """A sentence of the article's own voice, in the summary."""
    return f"• To check: the article itself states as fact {quoted(quote)} {mark}"


def denial_line(stance: Stance, who: str, quote: str, mark: str) -> str:
    """A denial of something that no statement here claims, in the summary."""
    how = f"{'Rejection' if stance == 'rejects' else 'Denial'} by {who}, no claim matched"
    return f"• {in_words(how, quote) if quote else how} {mark}"


def charge_line(no_response: str, mark: str) -> str:
    """A charge without an answer, in the summary."""
    return f"• {no_response} {mark}"


def and_more(number: int) -> str:
    """How many more lines of a kind stand in the thread."""
    return f"  and {number:,} more, in the thread"


def in_words(how: str, quote: str) -> str:
    """An answer with its own words; they bring their quotation marks or are given some."""
    return f"{how}: {quoted(quote)}"


def more_answers(number: int) -> str:
    """Stands where a dispute has more answers than the summary holds."""
    return f"→ and {counted(number, 'more answer')}, in the thread"


def more_disputes(number: int) -> str:
    """Stands where the summary or the thread stops listing disputes in full."""
    return f"and {number:,} more, in the thread"


def day(published: str | None) -> str | None:
    """A page's date as people write it, or as the page does: "22 September 2022"."""
    try:
        date = datetime.fromisoformat(published or "")
    except ValueError:
        return published
    return f"{date.day} {date:%B %Y}"


def hardly_an_article(words: int) -> str:
    """For a few words in which nobody speaks: most likely they are no article."""
    these = "this one word" if words == 1 else f"these {words} words"
    ask = "To have an article read, send its link, its whole text or a file; ask about one in its thread."
    return f"I found nobody quoted or cited in {these}. {ask}"


# ── the parts of the thread ──────────────────────────────────────────────────────────────────────────────────────────
ONE_SIDE = "Said by one side only"
ONE_SIDE_NOTE = "No answer to these was found in this article."
DENIALS = "Denied, not matched to a claim"
DENIALS_NOTE = "Somebody denies or rejects something here; which statement it answers was not found."
CHARGES = "No response in this article"
OWN_VOICE = "In the article’s own voice"
OWN_VOICE_NOTE = "The article states this as fact; among those it quotes, only one side says so. Check it."
UNNAMED_SOURCES = "Unnamed sources"
UNNAMED_NOTE = "As the article describes them."
NUMBERS = "NUMBERS THAT DIFFER"
NUMBERS_NOTE = "Same unit; whether they count the same thing is for you to check."
UNREAD = "Attributed, not placed"
UNREAD_NOTE = "Somebody is reported here, and no statement above covers it."
CHARGE = "CHARGE"
MORE_DISPUTES = "More disputes and answers"
ONE_SIDE_MORE = "More said by one side only"
FIRST_WORDS_ONLY = "In short lines; a long quote stops at “…”."
FOOTER = "How it was read"


def only_says_so(speakers: tuple[str, ...]) -> str:
    """Whose side the article's own voice takes."""
    return f"In this article only {listed(speakers)} says so. Check it."


def no_response(against: tuple[str, ...]) -> str:
    """A charge without an answer, and no word more than is known."""
    asked = against[0] if len(against) == 1 else "they"
    were = "was" if len(against) == 1 else "were"
    whom = listed(against, last="or")
    whom += "," if "," in against[-1] else ""  # the builder, Kaltmann, in this article
    return f"No response from {whom} in this article; it does not say whether {asked} {were} asked."


def dispute_heading(number: int, of: int, outcome: str = "") -> str:
    """The first line of a dispute's part, by its number in the summary: "2 of 5, confirmed". Not all may be disputes, and
    "claim 2" is the second claim within one."""
    if of == 1:
        return f"Claim, {outcome}" if outcome else "Dispute"
    return f"{number} of {of}, {outcome or DISPUTED}"


def differ(claimed: str, answered: str) -> str:
    """Two numbers side by side."""
    return f"claim: {claimed} · answer: {answered}"


def continued(heading: str) -> str:
    """The first line of a message that goes on where the one before had to stop."""
    return f"{heading}, {CONTINUED}"


# ── the footer ───────────────────────────────────────────────────────────────────────────────────────────────────────
BY_RULES_SHORT = "by rules, no AI"
BY_RULES = "read by rules, no AI, nothing sent anywhere"
BY_MODEL = "AI-assisted, unvetted"


def checked(found: int, dropped: int, unread: int) -> str:
    """How far every line was checked."""
    figures = [f"{counted(found, 'quote')} found word for word", f"{dropped:,} dropped"]
    if unread:
        figures.append(f"{counted(unread, 'attributed sentence')} not placed")
    return ", ".join(figures)


def dropped_because(whys: dict[str, int]) -> str:
    """Why quotes that a reader offered are not shown."""
    return "dropped: " + ", ".join(f"{number:,} {why}" for why, number in whys.items())


def by_model(model: str | None, host: str | None, tokens: int, exact: bool) -> str:
    """Which model read it, where the text went and what it took."""
    sent = f", sent to {host}" if host else ""
    return f"{BY_MODEL} · read by {model or 'a model'}{sent} · {'' if exact else 'about '}{counted(tokens, 'token')}"


_LEFT_OUT = {"boilerplate": "boilerplate line"}
"""Reasons that are no countable nouns."""


def left_out(whys: dict[str, int]) -> str:
    """Lines of the page that are no part of its story."""
    return "left out as no part of the story: " + ", ".join(
        counted(number, _LEFT_OUT.get(why, why)) for why, number in whys.items()
    )


def offsets(spans: str) -> str:
    """Where the quote stands in the article's text, so that anybody can look."""
    return f"characters {spans}"


def proof(sha256: str) -> str:
    """By what an export is tied to the text that was read."""
    return f"SHA-256 of the article’s text: `{sha256}`"


# ── trouble ──────────────────────────────────────────────────────────────────────────────────────────────────────────
READING = "is reading the article…"
INTERNAL = "Something went wrong on my side, and nothing was lost."
INTERNAL_TRY = "Try again in a minute; if it happens again, tell whoever runs Rejoinder here."
