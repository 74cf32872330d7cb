"""The answer to a question in the thread: statements of the breakdown, each in its sentence, and not one word more."""

from bot.asking import Choice
from bot.breakdown import Breakdown
from bot.views import slack_parts, words
from bot.views.blocks import rich_text, section, text
from bot.views.excerpts import excerpt
from bot.views.grammar import counted
from bot.views.packing import Part, packed
from bot.views.said import Said, by_sentence
from bot.views.slack import Message, message
from bot.views.speakers import speakers

HEADING = "From the article"
CHOSEN = "Chosen by the names and words of your question, by rules."
CHOSEN_BY_MODEL = "Chosen by a model (AI, unvetted); the words are the article’s."
NOTHING = "No statement here fits that question. Ask with the name of a source or with words of the article."
MOST_NAMES = 12


def messages(breakdown: Breakdown, choice: Choice) -> tuple[Message, ...]:
    """The chosen statements as evidence; where there are none, who speaks in the article."""
    if not choice.statements:
        return (_nothing(breakdown),)
    said = Said(breakdown.statements)
    lines = [
        excerpt(breakdown.article, group, words.stances(tuple(one.stance for one in group)), said.repeats(group))
        for group in by_sentence(choice.statements)
    ]
    blocks = [block for line in lines for block in slack_parts.excerpt(line)]
    more = f" {counted(choice.more, 'more statement')} would fit: ask more narrowly." if choice.more else ""
    blocks.append(rich_text(section(text(f"{CHOSEN_BY_MODEL if choice.by_model else CHOSEN}{more}", italic=True))))
    return tuple(message(*found) for found in packed([Part(HEADING, tuple(blocks))]))


def _nothing(breakdown: Breakdown) -> Message:
    names = tuple(who.short for who in speakers(breakdown.statements))
    who = f"\n{words.who_speaks(names, MOST_NAMES)}" if names else ""
    return message(rich_text(section(text(f"{NOTHING}{who}"))))
