"""The parts of a Slack thread as blocks: disputes, then what to check, then what one side says, then the footer."""

from bot.views import actions, words
from bot.views.blocks import (
    MOST_CHARACTERS,
    Block,
    Element,
    bullets,
    link,
    moment,
    quote,
    rich_text,
    section,
    text,
    user,
    weight,
)
from bot.views.disputes import DisputeLines
from bot.views.excerpts import Excerpt, Piece, Place
from bot.views.grammar import quoted
from bot.views.inert import capped
from bot.views.outline import Outline
from bot.views.packing import Part, broken, titled

# Bounds on strangers' words that are names, not evidence; a cut shows as "…".
LONGEST_DETAILS = 1_000
LONGEST_NAME = 300
LONGEST_LABEL = 300
LONGEST_SNIPPET = 200
LINKS_A_LINE = 3
PLACES_A_LINE = 10
# A third of a message, so that lists and sentences pack well.
HEAVIEST_LIST = MOST_CHARACTERS // 3


def dispute(lines: DisputeLines, number: int, of: int) -> Part:
    """One dispute: claims and answers in the same form, then numbers that differ."""
    blocks = [block for line in lines.lines for block in excerpt(line)]
    if lines.numbers:
        pairs = "\n".join(words.differ(claimed, answered) for claimed, answered in lines.numbers)
        note = f"\n{capped(pairs, LONGEST_DETAILS)}\n{words.NUMBERS_NOTE}"
        blocks.append(rich_text(section(text(words.NUMBERS, bold=True), text(note))))
    return titled(words.dispute_heading(number, of, lines.outcome), blocks)


def more_disputes(shown: Outline, whole: int) -> list[Part]:
    """The disputes after the first `whole`, a line each."""
    rest = shown.disputes[whole:]
    if not rest:
        return []
    items = [
        section(
            text(f"{number}. {quoted(capped(lines.at_issue, LONGEST_NAME))}", bold=True),
            text(f"\n{capped(lines.in_a_line, LONGEST_DETAILS)}\n"),
            text(", ".join(dict.fromkeys(line.place.mark for line in lines.lines[:PLACES_A_LINE]))),
        )
        for number, lines in enumerate(rest, start=whole + 1)
    ]
    return [titled(words.MORE_DISPUTES, _listed(items))]


def denials(shown: Outline) -> list[Part]:
    """What somebody denies or rejects, where no statement was found to claim it."""
    blocks = [block for found in shown.denials for block in excerpt(found.line)]
    return [titled(words.DENIALS, blocks, note=words.DENIALS_NOTE)] if blocks else []


def charges(shown: Outline, buttons: frozenset[str], value: str) -> list[Part]:
    """Charges that nobody they are made against answers."""
    blocks: list[Block] = []
    for charge in shown.charges:
        blocks += excerpt(charge.line, charge.no_response)
        ask = actions.under_charge(buttons, charge.line.statements[0].id, value)
        blocks += [ask] if ask else []
    return [titled(words.CHARGES, blocks)] if blocks else []


def own_voice(shown: Outline) -> list[Part]:
    """Sentences in which the article itself takes a side."""
    blocks = [block for found in shown.own_voice for block in excerpt(found.line, found.note)]
    return [titled(words.OWN_VOICE, blocks)] if blocks else []


def one_side(shown: Outline, whole: int) -> list[Part]:
    """Statements that nobody answers: the first `whole` in their sentences, the rest in a line each."""
    parts = in_full(shown.one_side[:whole])
    rest = [section(text(compact(line))) for line in shown.one_side[whole:]]
    if rest:
        parts.append(titled(words.ONE_SIDE_MORE, _listed(rest), note=words.FIRST_WORDS_ONLY))
    return parts


def in_full(lines: tuple[Excerpt, ...]) -> list[Part]:
    """Statements that nobody answers, each in its sentence."""
    blocks = [block for line in lines for block in excerpt(line)]
    return [titled(words.ONE_SIDE, blocks, note=words.ONE_SIDE_NOTE)] if blocks else []


def unnamed(shown: Outline) -> list[Part]:
    """Every source without a name, exactly as the article describes it."""
    items = [
        section(text(f"{capped(source.description, LONGEST_NAME)} · "), *places(source.places))
        for source in shown.unnamed
    ]
    return [titled(words.UNNAMED_SOURCES, _listed(items), note=words.UNNAMED_NOTE)] if items else []


def unread(shown: Outline) -> list[Part]:
    """Attributed sentences that no statement covers."""
    blocks = [block for found in shown.unread for block in _evidence("", found.pieces, [*places((found.place,))])]
    return [titled(words.UNREAD, blocks, note=words.UNREAD_NOTE)] if blocks else []


def footer(shown: Outline, notes: tuple[str, ...], row: Block | None, check: actions.Check | None = None) -> Part:
    """How it was read and checked, what else is to be noted, who has checked it, and the buttons."""
    lines = "\n".join(capped(line, LONGEST_DETAILS) for line in (*notes, *shown.footer))
    blocks = [rich_text(section(text(lines, italic=True)))]
    if check:
        blocks.append(
            rich_text(
                section(text(actions.CHECKED_BY, bold=True), user(check.user), text(" · "), moment(check.made_at))
            )
        )
    return Part(words.FOOTER, (*blocks, *([row] if row else [])))


def excerpt(line: Excerpt, remark: str = "") -> list[Block]:
    """One line of evidence: label, sentence with the quote in bold, place and source."""
    under = [*places((line.place,))]
    if line.again:
        under += [text(f", {words.AGAIN} "), *places(tuple(repeat.place for repeat in line.again))]
    under.append(text(f" · {capped(' · '.join(line.details), LONGEST_DETAILS)}"))
    if remark:
        under.append(text(f"\n{capped(remark, LONGEST_DETAILS)}"))
    return _evidence(line.label, line.pieces, under)


def compact(line: Excerpt) -> str:
    """The same in one line, for long articles."""
    said = capped(line.quote, LONGEST_SNIPPET)
    return words.in_words(
        f"{line.place.mark} · {capped(line.speaker.at_quote, LONGEST_NAME)} · {line.label.lower()}", said
    )


def places(found: tuple[Place, ...]) -> list[Element]:
    """¶ numbers, the first few as links to the passage where the article has an address."""
    elements: list[Element] = []
    for number, place in enumerate(found):
        elements.append(text(", ") if number else text(""))
        elements.append(link(place.url, place.mark) if place.url and number < LINKS_A_LINE else text(place.mark))
    return elements


def _evidence(label: str, pieces: tuple[Piece, ...], under: list[Element]) -> list[Block]:
    """A long sentence takes several blocks, each marked as going on; place and source stand under the last."""
    runs = broken(pieces)
    blocks = []
    for number, run in enumerate(runs, start=1):
        title = capped(label, LONGEST_LABEL)
        head = section(text(words.continued(title) if number > 1 else title, bold=True))
        sentence = quote(*(text(piece.text, bold=piece.quoted) for piece in run))
        blocks.append(rich_text(head, sentence, *([section(*under)] if number == len(runs) else [])))
    return blocks


def _listed(items: list[Element]) -> list[Block]:
    blocks: list[list[Element]] = []
    room = 0
    for item in items:
        room -= weight(item)
        if room < 0:
            blocks.append([])
            room = HEAVIEST_LIST - weight(item)
        blocks[-1].append(item)
    return [rich_text(bullets(*block)) for block in blocks]
