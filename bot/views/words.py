"""The fixed words around a breakdown: headings, notes and remarks in Slack, the terminal and an export.

Elsewhere are the word before a line (`bot/disputes/line_label.py`), the buttons (`actions`), what is said in conversation
(`talk`), and errors and an article's notes, which stand where they are made.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from bot.breakdown import Correction, Role
from bot.views.grammar import counted, listed
from bot.views.sanitize import clean_line

# ── who does what, by rules; a model's line says it itself ──────────────────────────────────────────────────────────
VERBS: Final[dict[Role, str]] = {
    "claims": "claims",
    "denies": "denies",
    "denies part": "denies part",
    "rejects": "rejects",
    "gives another account": "gives another account",
    "concedes": "concedes",
    "confirms": "confirms",
    "brings evidence": "brings evidence",
    "will not say": "will not comment",
    "not reached": "gave no reply",
    "dodges": "answers another point",
    "asks": "asks",
    "demands": "asks for",
}
SAY_NOTHING: Final[frozenset[Role]] = frozenset(["will not say", "not reached"])
"""Of these the quote is the reporter's “declined to comment”: its sentence says that better."""
STATES: Final = "states"
"""What an article does that claims something itself."""

# ── who speaks ───────────────────────────────────────────────────────────────────────────────────────────────────────
SPEAKER_UNCLEAR: Final = "speaker unclear"
SOMEBODY: Final = "a speaker whom the article does not make clear"
WHO_IS_UNCLEAR: Final = "The article does not make clear who says this"
ARTICLE_ITSELF: Final = "the article itself"


def no_reply_from(party: str) -> str:
    return f"No reply from {party} to this in the article."


def labelled(label: str, name: str) -> str:
    """A name with the label of its line: “Denied – Gil Anstey”."""
    return f"{label} – {name}" if label else name


def via(names: tuple[str, ...]) -> str:
    return f"through {listed(names)}"


# ── what people corrected ────────────────────────────────────────────────────────────────────────────────────────────
CORRECTIONS: Final = {"withdrawn": "WITHDRAWN", "corrected": "CORRECTION", "stands": "STANDS"}
WITHDRAWN_CLAIM: Final = "A claim that was withdrawn"
"""Above a dispute by rules, whose heading would be the claim."""
_NOT_THE_ARTICLES: Final = str.maketrans({"“": "‘", "”": "’", '"': "'", "„": "‚", "«": "‹", "»": "›"})


def open_reports(number: int) -> str:
    was, is_ = ("was", "is") if number == 1 else ("were", "are")
    return f"{counted(number, 'line')} {was} reported as wrong and {is_} not settled yet."


# ── the thread ───────────────────────────────────────────────────────────────────────────────────────────────────────
PASTED: Final = "Pasted text"
NOBODY_QUOTED: Final = "Nobody is quoted or cited in this text, so there is nothing to set side by side."
NOTHING_PLACED: Final = "No statement here could be tied to a source with certainty, so none is shown."
NO_DENIAL: Final = "Nobody in this text answers or denies what another says."
NO_DENIAL_BY_RULES: Final = "The rules found no answer and no denial in this text. They can miss one."
DENIAL_APART: Final = (
    "An answer or a denial may stand in this text, but the rules cannot tell what it answers: see the list by speaker."
)
ON_THE_CLAIM: Final = "On the claim: "
NO_REPLY: Final = "No reply in the article"
ALSO: Final = "Also said"
CAUTIONS: Final = "Before you print"
SAYS_WHAT: Final = "Who says what"
"""The same where there is no dispute."""
EVERYONE: Final = "Everyone, by speaker"
SENTENCES: Final = "The article’s sentences"
DRAFT: Final = "Draft a request for comment"
OWN_WORDS: Final = "In the article’s own words"
NAMED_BY_AI: Final = "The question and the names are an AI’s, the sentences are the article’s."
CONTINUED: Final = "continued"
BELOW: Final = "below"
IN_THE_THREAD: Final = "in the thread"
MORE_THAN_FITS: Final = "A private answer holds no more than this; ask in a channel to get all of it in a thread."
MORE_THAN_POSTED: Final = "This is not all that was said: “Export” gives everything."

IN_ITS_WORDS: Final = "in the article’s words"
"""Behind the name where the article's sentences stand for a model's words."""

# Words with gaps.
charges: Final = "charges {}".format
"""What a party does that makes a charge, by rules."""
rest: Final = "{:,} more {}".format
"""How many matters the first message has no room for, in its footer: "4 more in the thread"."""
and_more: Final = "And {:,} more, {}".format
"""What goes on in a reply: "And 2 more, in the thread"."""
arrow: Final = "→ {}".format
continued: Final = f"{{}}, {CONTINUED}".format
"""The first line of a message that goes on where the one before had to stop."""


def dashes_lost(places: Iterable[str]) -> str:
    """Behind a quotation in which the pasted text has wide gaps; `places` are the words before each."""
    after = tuple(f"“{place}”" for place in places)
    return f" ({'are dashes' if len(after) > 1 else 'is a dash'} lost after {listed(after)}?)"


def correction(made: Correction) -> tuple[str, str]:
    """Who corrected a line or withdrew it, and why, in that person's words."""
    return f"{CORRECTIONS[made.kind]} by {of_a_person(made.by)}", f": {of_a_person(made.reason)}"


def of_a_person(told: str) -> str:
    """A person's own words in one line; “ ” are kept for words of the article."""
    return clean_line(told).translate(_NOT_THE_ARTICLES)


def who_speaks(names: tuple[str, ...], most: int) -> str:
    rest = f"; and {len(names) - most:,} more" if len(names) > most else ""
    return f"Quoted or cited: {'; '.join(names[:most])}{rest}."


def day(published: str | None) -> str | None:
    """A page's date as people write it, or as the page does: "22 September 2022"."""
    try:
        date = datetime.fromisoformat(published or "")
    except ValueError:
        return published
    return f"{date.day} {date:%B %Y}"


def hardly_an_article(words: int) -> str:
    """For a few words without a speaker: most likely they are no article."""
    these = "this one word" if words == 1 else f"these {words} words"
    return (
        f"Nobody is quoted or cited in {these}. To have an article read, send its link, its whole text or a file; ask "
        "about one in its thread."
    )


# ── how it was read ──────────────────────────────────────────────────────────────────────────────────────────────────
BY_RULES: Final = "by rules, no AI: most disputes are not announced, who is meant can be wrong, the words are exact"
BY_MODEL: Final = "AI summary, can be wrong: only words in “ ” are exact"
RECORDED: Final = "a model’s recorded answer"
LEADS: Final = "¶ leads there"
COUNTS: Final = "¶ paragraph"
sent_to: Final = "sent to {}".format


def read_line(words: int, *, complete: bool) -> str:
    return f"Read {counted(words, 'word')}{'' if complete else ', NOT COMPLETE'}"


# ── trouble ──────────────────────────────────────────────────────────────────────────────────────────────────────────
FETCHING: Final = "is fetching the article…"
READING: Final = "is reading the article and checking each quote…"


def reading(seconds: int | None) -> str:
    """While an article is read; `seconds` that it usually takes."""
    return f"{READING} usually {seconds} s" if seconds else READING


INTERNAL: Final = "Something went wrong on my side, and nothing was lost."
INTERNAL_TRY: Final = "Try again in a minute; if it happens again, tell the people who run Rejoinder here."
