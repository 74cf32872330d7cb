"""What a group of cue words is: words that report in the same way, with the role they give and what may follow them."""

from typing import Literal, NamedTuple

from bot.breakdown import Role

Follows = Literal["clause", "inserted", "quote", "infinitive", "object", "naming", "listener", "shown"]
"""What carries the content after a cue.

clause      a sentence: "said (that) the plan fails"
inserted    the report stands inside or after its content: "the plan, he said, fails"
quote       a quotation: "“It fails,” he said"
infinitive  "vowed to sue", "declined to comment", "urged them to stop"
object      a noun and what completes it: "denied the charge", "accused him of fraud", "called it a lie"
naming      a noun and what it is called: "called it a lie", "described him as a friend"
shown       its subject must be a document or data: "records show"
listener    its noun object is who was told, never the content: "told reporters"
"""


class Group(NamedTuple):
    """Cue words of one kind. A phrase is a verb and the preposition whose object is the content: "call for"."""

    name: str
    role: Role
    follows: frozenset[Follows]
    words: tuple[str, ...]


def group(name: str, role: Role, follows: str, words: str) -> Group:
    """One group; `follows` by spaces, `words` by commas, both as a person would type them."""
    kinds: list[Follows] = [kind for kind in _KINDS if kind in follows.split()]
    return Group(name, role, frozenset(kinds), tuple(w.strip() for w in words.split(",") if w.strip()))


_KINDS: tuple[Follows, ...] = ("clause", "inserted", "quote", "infinitive", "object", "naming", "listener", "shown")
