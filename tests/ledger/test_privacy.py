"""What was read in a private place is seen nowhere else: whatever is read where, by whom, and whoever looks from where."""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks import databases
from bot.store import Request, Store
from bot.store.request import Kind
from bot.views.ledger import Question
from tests.jobs.office import LONDON, Clock, Door, Office

CHANNELS = ("C1", "C2", "C3", "C4", "C5", "D1", "D9")
"""Two public channels, a private one, one shared with another company, a public one with a guest in it, and the direct
messages of Ana and of that guest."""
USERS = ("U1", "U2", "U9")
KINDS: tuple[Kind, ...] = ("mention", "dm", "command", "listened", "shortcut", "feed")
PRIVATE_KINDS = ("command", "shortcut")

reading = st.tuples(st.sampled_from(CHANNELS), st.sampled_from(KINDS), st.sampled_from(USERS), st.booleans())


class Archive:
    """Readings, each with a mark of its own in every word that could show, and who may see that mark."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.marks: dict[str, tuple[str, Kind, str]] = {}

    def read(self, channel: str, kind: Kind, user: str, denies: bool) -> None:
        """One more article about the same matter, so that all of them could move each other."""
        mark = f"Zx{len(self.marks)}q"
        cue = "<denied|denies>" if denies else "<said>"
        story = f"{{Speaker {mark}}} {cue} that [Halden Oil let diesel {mark} leak into the Alder].\n{{Ann {mark}}} <denied|denies> that [the bridge {mark} is unsafe]."
        self.office.read(story, channel, kind, user)
        self.marks[mark] = (channel, kind, user)

    def leaks(
        self, shown: str, channel: str, user: str | None, *, asker: str | None = None, posted: bool = True
    ) -> list[str]:
        """Feedback in `shown` that must not be seen from `channel` (by `user` alone, if one is given).

        `asker` asked for what holds nothing private, and sees it alone unless it is `posted`.
        """
        guest = (user or asker) in Door.guests or (user is None and posted and channel in Door.with_guests)
        return [mark for mark, where in self.marks.items() if mark in shown and not _may(where, channel, user, guest)]


def _may(where: tuple[str, Kind, str], channel: str, user: str | None, guest: bool) -> bool:
    home, kind, reader = where
    if kind in PRIVATE_KINDS:
        return user == reader
    if home == channel:
        return True
    if guest:
        return False
    # Out of a public channel into any but one with strangers in it; what a feed brought stays in its channel.
    return home in ("C1", "C2", "C5") and kind != "feed" and channel != "C4"


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(readings=st.lists(reading, min_size=4, max_size=7), closed=st.booleans())
def test_nothing_read_in_a_private_place_is_seen_outside(
    readings: list[tuple[str, Kind, str, bool]], closed: bool
) -> None:
    with tempfile.TemporaryDirectory() as name, Store(databases.sqlite(Path(name))) as store:
        office = Office(store, Clock(2026, 5, 4, 12, 0))
        archive = Archive(office)
        for channel in CHANNELS:
            office.store.channels.change("T1", channel, schedule=LONDON, since=office.clock())
        for what in readings:
            office.clock.go(minutes=1)
            archive.read(*what)
        office.clock.go(hours=20)
        office.round()
        _look_everywhere(office, archive, closed=closed)


def _look_everywhere(office: Office, archive: Archive, *, closed: bool) -> None:
    for request in office.asked:  # digests, and words in new and earlier threads
        if request.kind in office.builders:
            shown = str(office.bodies(request))
            assert archive.leaks(shown, request.channel, None) == []
    for channel in CHANNELS:
        for user in USERS:
            preview = Request(id=f"p{channel}{user}", kind="preview", team="T1", channel=channel, user=user)
            assert archive.leaks(str(office.bodies(preview)), channel, None, asker=user, posted=False) == []
            for question in (Question(what="about", words="diesel"), Question(what="who", words="Speaker")):
                page = office.digest_service.page("T1", channel, user, question)
                assert archive.leaks(str(page), channel, user) == []
    if closed:
        _close(office, archive)


def _close(office: Office, archive: Archive) -> None:
    """C2 is made private: what was read there is no longer seen from C1."""
    Door.kinds["C2"] = "private"
    try:
        office.round()
        shown = str(office.digest_service.page("T1", "C1", "U1", Question(what="about", words="diesel")))
        assert [mark for mark, (home, kind, _) in archive.marks.items() if mark in shown and home == "C2" and kind not in PRIVATE_KINDS] == []  # fmt: skip
    finally:
        Door.kinds["C2"] = "public"
