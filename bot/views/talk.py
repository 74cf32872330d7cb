"""What Rejoinder says in conversation: help, offers, thanks and hints. Fixed words, and the one place to change them."""

from collections.abc import Sequence
from typing import Final

from bot.views import actions
from bot.views.blocks import Element, bullets, button, buttons, channel, rich_text, section, text, user
from bot.views.slack import Message, message

GREETING: Final = (
    "I read an article and answer in the thread: who claims what, who denies it, and in which words. Every line is in "
    "the article’s own words, found in it by code. I never say who is right."
)
WAYS: Final = (
    ("@Rejoinder", " with a link, a text or a file: the thread answers, for everyone"),
    ("@Rejoinder", " alone in a thread: I read the thread’s first message"),
    ("@Rejoinder", " with a question in a thread that I answered: “what does the ministry say about the shells?”"),
    ("/claims", " with a link or a text: the same, seen by you alone until you post it"),
    ("Who claims what?", " in the menu of any message (More actions): the same for that message"),
    ("Direct message", ": send the article, no mention needed"),
)
COMMANDS: Final = (
    ("/claims on", " reads every article posted in this channel · "),
    ("off", " only when I am mentioned · "),
    ("status", " how it is set"),
    ("/claims rules only", " sends this channel’s texts to no model · "),
    ("rules off", " lifts that"),
    ("/claims who NAME", " what a source claimed and denied, by date · "),
    ("about WORDS", " a topic’s claims and answers"),
    ("/claims digest", " opens the settings of the daily digest · "),
    ("digest 08:30 weekdays Europe/London", " sets it · "),
    ("digest off, pause 3d, preview, now", " as it says"),
    ("/claims watch FEED", " reads a feed for the digest · "),
    ("watching", " lists them · "),
    ("unwatch FEED", " drops one"),
    ("/claims replies on", " tells an old thread when its claim is answered"),
    ("/claims forget LINK", " deletes what I read there in this channel"),
    ("/claims usage", " says what the model cost today"),
    ("/claims help", " shows this"),
)

LISTENS: Final = "I read every article posted here."
LISTENS_NOT: Final = "I read only what I am asked to read."
RULES_ONLY: Final = "Rules only: no text of this channel goes to a model."
RULES_ONLY_FOOTER: Final = "this channel is set to rules only: its texts go to no model"
RULES_OFF: Final = "A model may be used here, if one is set up."

READING: Final = "Reading… the answer appears here in a moment, seen by you alone."
NOTHING_HERE: Final = "There is no article in this message. Use the menu on one with a link, a text or a file."
ALREADY_READ: Final = "This message was read already: see its thread."
OWN_MESSAGE: Final = "This is an answer of mine. Use the menu on a message with an article."
BEING_POSTED: Final = "It is being posted. If it does not come, press the button again."
ALREADY_POSTED: Final = "It is posted already."
ALREADY_SHOWN: Final = "All of it is in this thread already."
LATE: Final = "Sorry for the wait: I was away when you wrote this."
LATE_AND_PRIVATE: Final = "Sorry for the wait: I was away. Here is the private answer that you asked for"
GONE: Final = "What I read here was deleted. Ask again with the article to read it anew."
EDITED: Final = "That message was changed after I read it."
NOT_HERE: Final = "I am not in this channel. Type /invite @Rejoinder, then press the button again."
INVITE_FIRST: Final = "I am not in this channel, so I would hear nothing. Type /invite @Rejoinder first."
FORGET_WHAT: Final = "Say which link: “/claims forget https://…”."
THANKS: Final = "Thank you. It is written down and will be used to make the reading better."
DRAFT_NOTE: Final = "A draft for you alone; nothing was sent. Change it as you need."
EXPORTED: Final = "The breakdown as Markdown and JSON. `python -m bot verify` proves the JSON against the article."

PROMPTS: Final = (
    {"title": "What can you do?", "message": "What can you do?"},
    {"title": "Show me an example", "message": "Show me an example"},
)
"""Suggested to whoever opens the direct message."""


def help_message() -> Message:
    """What I do and every way to ask."""
    ways = bullets(*(section(text(name, bold=True), text(rest)) for name, rest in WAYS))
    return message(rich_text(section(text(GREETING)), ways), rich_text(_commands()))


def welcome() -> Message:
    """Said once in a channel that I was invited to."""
    offer = "Shall I read every article that is posted here, or only when I am mentioned? Until you say, I wait to be mentioned."
    row = buttons(
        button(actions.LISTEN, "Read every article posted here", "listen"),
        button(actions.MENTIONS_ONLY, "Only when mentioned", "mentions"),
    )
    return message(rich_text(section(text(GREETING)), section(text(offer))), row)


def settled(who: str, *, listening: bool, rules_only: bool) -> Message:
    """The welcome, once somebody has chosen."""
    chosen = LISTENS if listening else LISTENS_NOT
    return message(
        rich_text(
            section(text(GREETING)), section(text(f"{chosen} ", bold=True), text("Chosen by "), user(who), text("."))
        ),
        rich_text(section(text(_settings_note(rules_only)))),
    )


def status(*, listening: bool, rules_only: bool) -> Message:
    """How a channel is set."""
    lines = [LISTENS if listening else LISTENS_NOT, RULES_ONLY if rules_only else RULES_OFF]
    return message(rich_text(section(text("\n".join(lines)))), rich_text(section(text(_settings_note(rules_only)))))


def edited(value: str) -> Message:
    """An edit with other words: shall it be read again?"""
    return message(rich_text(section(text(EDITED))), buttons(button(actions.AGAIN, "Read again", value)))


def waiting(before: int) -> str:
    """The status of a request that has to wait: "Rejoinder …"."""
    return f"will read this after the {before} other requests of this channel that came first…"


def read_before(seconds: float) -> str:
    """The note above a reading that is shown again."""
    minutes = int(seconds // 60)
    ago = f"{minutes // 60} h" if minutes >= 60 else f"{minutes} min" if minutes else "a moment"
    return f"Read here {ago} ago; the page has not changed since."


def recalled(value: str) -> Message:
    """Under such a reading."""
    return message(
        rich_text(section(text("This is my reading from before."))),
        buttons(button(actions.AGAIN, "Read again", value)),
    )


def said(*lines: str) -> Message:
    """Plain fixed words."""
    return message(rich_text(section(text("\n".join(lines)))))


def late_and_private(place: str) -> Message:
    """Why a private answer comes as a direct message. `place`: where it was asked for."""
    where = [] if place.startswith("D") else [text(" in "), channel(place)]
    return message(rich_text(section(text(LATE_AND_PRIVATE), *where, text("."))))


def unknown_word(word: str, nearest: Sequence[str]) -> Message:
    """A word that is no command and no article."""
    guess = f" Did you mean “/claims {nearest[0]}”?" if nearest else ""
    return message(rich_text(section(text(f"I know no “/claims {word}”.{guess}"))), rich_text(_commands()))


def usage() -> Message:
    """The command alone."""
    return message(
        rich_text(section(text("There is nothing to read yet: paste a link or a text after /claims."))),
        rich_text(_commands()),
    )


def forgotten(count: int) -> Message:
    """How many readings of a link are gone."""
    if not count:
        return said("Nothing that was read in this channel came from that link, so there was nothing to delete.")
    return said(f"Deleted: {'what I read' if count == 1 else f'all {count} readings'} from that link in this channel.")


def _settings_note(rules_only: bool) -> str:
    change = "“/claims on”, “/claims off” and “/claims rules only” change it"
    return f"{change}; “/claims rules off” lets a model read again." if rules_only else f"{change}."


def _commands() -> Element:
    return section(*(part for name, rest in COMMANDS for part in (text(name, bold=True), text(_line_end(rest)))))


def _line_end(rest: str) -> str:
    return rest if rest.endswith(" · ") else f"{rest}\n"
