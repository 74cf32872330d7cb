"""What Rejoinder says in conversation: help, offers, thanks and hints. Fixed words, and the one place to change them."""

from typing import Final

from bot.views import actions
from bot.views.blocks import Block, bullets, button, buttons, channel, moment, paragraph, rich_text, section, user
from bot.views.commands import help_lines
from bot.views.grammar import counted
from bot.views.runs import Run
from bot.views.sanitize import capped, clean_line
from bot.views.thread import Message, message

LONGEST_NAME = 150

GREETING: Final = (
    "I read an article and answer in the thread: who claims what, who denies it, and in which words. Every quotation is "
    "the article’s own words, found in it by code. I never say who is right."
)
WAYS: Final = (
    ("@Rejoinder", " with a link, a text or a file: the thread answers, for everyone"),
    ("@Rejoinder", " alone in a thread: I read the thread’s first message"),
    ("@Rejoinder", " with a question in a thread that I answered: “what does the ministry say about the shells?”"),
    (
        "@Rejoinder compare",
        " with two to five links or files: what one reports and another leaves out or reports differently",
    ),
    ("/claims", " with a link or a text: the same, seen by you alone until you post it"),
    ("Who claims what?", " in the menu of any message (More actions): the same for that message"),
    ("Direct message", ": send the article, no mention needed"),
)
OFFER: Final = "Shall I read every article that is posted here, or only when I am mentioned? Until you say, I wait to be mentioned."
LISTENS: Final = "I read every article posted here."
LISTENS_NOT: Final = "I read only what I am asked to read."
RULES_ONLY: Final = "Rules only: no text of this channel goes to an AI model."
RULES_ONLY_FOOTER: Final = "this channel is set to rules only: its texts go to no AI model"
RULES_OFF: Final = "An AI model may be used here, if one is set up."
HOW_TO_CHANGE: Final = "“/claims on”, “/claims off” and “/claims rules only” change it"

SENDS_TEXTS: Final = (
    "From now on, articles that I read in this channel go to {host}, where an AI model reads them. “/claims rules only” "
    "keeps this channel’s texts from it: then rules read them, and nothing is sent."
)
SENDS_THIS: Final = (
    "What you send goes to {host}, where an AI model reads it. “/claims rules only” keeps this channel’s texts from it."
)
"""The same, before a private answer."""

PASTE_AFTER: Final = "To have an article read, paste its link or its whole text after /claims."
READING: Final = "Reading… the answer appears here in a moment, seen by you alone."
NOTHING_HERE: Final = "There is no article in this message. Use the menu on one with a link, a text or a file."
ALREADY_READ: Final = "This message was read already: see its thread."
OWN_MESSAGE: Final = "This is an answer of mine. Use the menu on a message with an article."
BEING_POSTED: Final = "It is being posted. If it does not come, press the button again."
ALREADY_POSTED: Final = "It is posted already."
ALREADY_SHOWN: Final = "All of it is in this thread already."
LATE_AND_PRIVATE: Final = "Sorry for the wait: I was away. Here is the private answer that you asked for"
READ_HERE: Final = (
    "This is read: see above. Ask about it with my name and a source or words of the article, as in “who denies it?”."
)
NOT_READ: Final = "I could not read the article of this thread, so there is nothing to ask about yet."
GONE: Final = "What I read here was deleted. Send the article again to have it read again."
NO_WINDOW: Final = "Slack shows no window just now. Try again."
RECALLED: Final = "This is my reading from before."
EDITED: Final = "That message was changed after I read it."
OUT_OF_DATE: Final = "That message was changed: the answer above is out of date. It is read again, and answered below."
SUPERSEDED: Final = "What stood here has changed: see the messages above."
UNDELIVERED: Final = (
    ": Slack takes no message from me there. Type /invite @Rejoinder there, or ask me again in another channel."
)
INVITE_FIRST: Final = "I am not in this channel, so I would hear nothing. Type /invite @Rejoinder first."
WHO_MAY_CHANGE: Final = {
    "members": "Only full members of this workspace may change this, no guests.",
    "admins": "Only the workspace’s admins may change this.",
}
CANNOT_ASK_WHO: Final = "Slack does not say just now whether you may change this. Try again in a minute."
ASK_IN_THREAD: Final = "Questions are answered in the thread of an article that I read. Send the article first: its link, its text or a file."
FORGET_WHAT: Final = (
    "Say which link: “/claims forget https://…”. “/claims forget all of mine” deletes all that you asked me to read."
)
THANKS: Final = "Thank you. The thread says that this was reported; the people who run Rejoinder here can see your report, with the article."
CORRECTED: Final = (
    "Thank you. The thread says so, with your name; digests, /claims about and later answers say it, too."
)
THANKS_PRIVATELY: Final = "Thank you. The people who run Rejoinder here can see your report, with the article."
CORRECTED_PRIVATELY: Final = "Thank you. Where you post this answer, it says so, with your name."
DRAFT_BY_AI: Final = "The charge is in an AI’s words: check it against the passage."
DRAFT_NOTE: Final = "A draft for you alone; nothing was sent. Change it as you need."
EXPORTED: Final = "All that I found in the article: a document to read (Markdown), and the same for programs (JSON)."
EXPORT_ASKED: Final = "Here is the export of your private answer."
EXPORTED_DIRECTLY: Final = "The files come as a direct message from me, for you alone."

PROMPTS: Final = (
    {"title": "What can you do?", "message": "What can you do?"},
    {"title": "Show me an example", "message": "Show me an example"},
)
"""Suggested to a person who opens the direct message."""


def help_message() -> Message:
    ways = bullets(*(section(Run(name, "bold"), rest) for name, rest in WAYS))
    return message(rich_text(section(GREETING), ways), _commands())


def welcome() -> Message:
    """Said once in a channel that I was invited to."""
    row = buttons(
        button(actions.LISTEN, "Read every article posted here", "listen"),
        button(actions.MENTIONS_ONLY, "Only when mentioned", "mentions"),
    )
    return message(rich_text(section(GREETING), section(OFFER)), row)


def setting(*, listening: bool, rules_only: bool, chosen_by: str = "", welcomed: bool = False) -> Message:
    """How a channel is set, after a choice also who made it. `welcomed`: it takes the place of the welcome."""
    greeting = [section(GREETING)] if welcomed else []
    now = f"{LISTENS if listening else LISTENS_NOT} {RULES_ONLY if rules_only else RULES_OFF}"
    how = section(Run(now, "bold"), " Chosen by ", user(chosen_by), ".") if chosen_by else section(now)
    change = f"{HOW_TO_CHANGE}; “/claims rules off” lets an AI model read again." if rules_only else f"{HOW_TO_CHANGE}."
    return message(rich_text(*greeting, how), paragraph(change))


def read_before(seconds: float) -> str:
    minutes = int(seconds // 60)
    ago = f"{minutes // 60} h" if minutes >= 60 else f"{minutes} min" if minutes else "a moment"
    return f"Read here {ago} ago; the page has not changed since."


def page_changed(read_at: float) -> Message:
    """Said of a page that was read here before, in other words."""
    changed = Run("This page has changed since I read it here on ", "bold")
    return message(paragraph(changed, moment(read_at), ". This thread is about the page as it is now."))


def said(*lines: str) -> Message:
    return message(paragraph("\n".join(lines)))


def read_again(words: str, request: str | None) -> Message:
    """Words, and with the id of a request the button that reads its article again."""
    row = [buttons(button(actions.AGAIN, "Read again", request))] if request else []
    return message(paragraph(words), *row)


def late_and_private(place: str) -> Message:
    """Why a private answer comes as a direct message. `place`: the channel where it was asked for."""
    if place.startswith("D"):
        return said(f"{LATE_AND_PRIVATE}.")
    return message(paragraph(f"{LATE_AND_PRIVATE} in ", channel(place), "."))


def undelivered(place: str) -> Message:
    """To the asker, when the channel takes no messages any more (archived, or the bot was removed)."""
    return message(paragraph("I could not post my answer in ", channel(place), UNDELIVERED))


def before_a_private_answer(host: str | None, left: int) -> list[str]:
    """What the asker is told before it: where the text goes, if it goes anywhere, and what is left unread."""
    sends = [SENDS_THIS.format(host=host)] if host else []
    return [*sends, *([left_unread(left, at_most=1)] if left else [])]


def which_article(number: int, name: str) -> str:
    """Above each answer to a message with several: "Article 2 in this message: b.txt"."""
    return f"Article {number} in this message: {capped(clean_line(name), LONGEST_NAME)}"


def left_unread(count: int, at_most: int) -> str:
    are = "was" if count == 1 else "were"
    return f"I read {counted(at_most, 'article')} of one message here, and {count} {are} left. Send the rest {'one by one' if at_most == 1 else 'in another one'}."


def unknown_words(line: str) -> Message:
    return message(paragraph(f"I know no “/claims {line}”; a link begins with https://. {PASTE_AFTER}"), _commands())


def too_much(command: str, rest: str) -> Message:
    """A command with words after it that it does not take."""
    return said(
        f"I know “/claims {command}”, but not what “{rest}” means after it. Leave it out, or see “/claims help”."
    )


def usage() -> Message:
    return message(paragraph(f"There is nothing to read yet. {PASTE_AFTER}"), _commands())


def forgotten(count: int) -> Message:
    if not count:
        return said("Nothing that was read in this channel came from that link, so there was nothing to delete.")
    return said(f"Deleted: {'what I read' if count == 1 else f'all {count} readings'} from that link in this channel.")


def forgotten_all(count: int) -> Message:
    if not count:
        return said("I keep nothing that you asked me to read, so there was nothing to delete.")
    return said(f"Deleted: {counted(count, 'reading')} that you asked for. What I posted stays in Slack.")


def _commands() -> Block:
    lines = ((", ".join(names), does) for names, does in help_lines())
    return rich_text(bullets(*(section(Run(names, "bold"), f": {does}") for names, does in lines)))
