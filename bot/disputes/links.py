"""From statements to disputes: link, group, name the topic; the one way in."""

from collections.abc import Mapping, Sequence

from bot.breakdown import Article, Dispute, Dropped, Mention, Noun, Stance, Statement, Unanswered
from bot.disputes import gist, matching
from bot.disputes.grouping import group, repeats
from bot.disputes.own_voice import own_voice
from bot.disputes.proposals import check, is_said_again
from bot.disputes.scene import Scene
from bot.disputes.unanswered import unanswered
from bot.draft import ProposedAnswer


class Links(Noun):
    """What links what. `statements` are those worth keeping, with `repeats` filled in."""

    statements: tuple[Statement, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    own_voice: tuple[str, ...] = ()
    unanswered: tuple[Unanswered, ...] = ()
    dropped: tuple[Dropped, ...] = ()


def link(
    article: Article,
    statements: Sequence[Statement],
    proposals: Sequence[ProposedAnswer] | None = None,
    against: Mapping[str, Mention] | None = None,
) -> Links:
    """Find which of an article's statements answer which.

    Without `proposals` (None) the statements' own words decide; where a reader proposes answers, only these count, even
    when there are none, and code checks them. `against` tells whom a charge is made against, by statement id. Pure, and
    the same for the same values.
    """
    scene = Scene(article, statements, against or {})
    again = _repeats(scene)
    links, dropped = check(scene, proposals or ())
    if proposals is None:
        links = matching.links(scene)
    grouped = group(scene, links, again)
    disputes, refused = gist.place(scene, grouped, proposals or (), again)
    flagged = own_voice(scene, grouped)
    involved = {i for d in disputes for i in (*d.claims, *(a.statement for a in d.answers))} | set(flagged)
    stances = _stances(scene, disputes) if proposals is None else {}
    kept = tuple(
        one.model_copy(update={"repeats": again.get(one.id), "stance": stances.get(one.id, one.stance)})
        for one in statements
        if one.source.kind != "article" or one.id in involved
    )
    return Links(
        statements=kept,
        disputes=disputes,
        own_voice=flagged,
        unanswered=unanswered(scene, disputes, again),
        dropped=(*dropped, *refused),
    )


def _stances(scene: Scene, disputes: Sequence[Dispute]) -> dict[str, Stance]:
    """The stance of an answer in plain words: what says no to a claim denies it, as only the link can tell."""
    answers = [a for dispute in disputes for a in dispute.answers if a.relation in ("denies", "rejects")]
    told = [(a, scene.by_id[a.statement]) for a in answers]
    return {a.statement: a.relation for a, one in told if one.statement.stance == "asserts" and one.says_no}


def _repeats(scene: Scene) -> dict[str, str]:
    """What code sees said again, and what the reader does (a reader's word counts where source, yes or no and numbers are the same)."""
    again = repeats(scene)
    for one in scene.said:
        told = scene.by_id.get(one.statement.repeats or "")
        if told and one.id not in again and told.order < one.order and is_said_again(scene, told, one):
            again[one.id] = again.get(told.id, told.id)
    return again
