"""Sends the planned messages of an answer: each of them once, however long Slack is out of reach."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import ParamSpec, TypeVar

import structlog

from bot import metrics
from bot.errors import DeliveryError
from bot.jobs import message_builders
from bot.jobs.message_builders import Body
from bot.jobs.timings import JobTimings
from bot.periodic_thread import ShutdownRequested
from bot.slack.lookups import NotNow, TokenRefused, Unsure
from bot.slack.workspaces import SPENT, Workspaces
from bot.store import APOLOGY, Request, Store
from bot.store.posts import Post
from bot.views import talk
from bot.views.blocks import MOST_BLOCKS

FIRST_PAUSE = 1.0
"""Seconds before the second try to post; doubled from try to try."""
HUNG = 10.0
"""Seconds after which a process that stood still looks before it sends: another replica may have sent it."""
NO_TIME_STAMP = "whispered"
"""Stands for the time stamp of what has none that is needed: a private answer, a direct message."""

P = ParamSpec("P")
T = TypeVar("T")

_LOG = structlog.get_logger(__name__)


class PutOff(ShutdownRequested):
    """The job is to go on after so many seconds, from the step that it stopped in: ended there as by a shutdown."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"not before {seconds:g} s")
        self.seconds = seconds


@dataclass
class Sender:
    store: Store
    workspaces: Workspaces
    timings: JobTimings
    builders: message_builders.Builders

    def __post_init__(self) -> None:
        self._stopping = threading.Event()
        self._lock = threading.Lock()
        self._free_at: dict[tuple[str, str], float] = {}
        """By workspace and channel, monotonic seconds from which it may get another post."""

    def stop(self) -> None:
        self._stopping.set()

    def post(self, request_id: str, part: int) -> str | None:
        """Step: send one message, however long Slack is out of reach. Returns Slack's word where it refuses.

        Raises PutOff where Slack does not take the workspace's token: the job leaves its place to others, and goes on
        when the token is good, after days as well.
        """
        try:
            self.patiently(self._try, request_id, part)
        except DeliveryError as refusal:
            post = self.store.posts.get(request_id, part)
            if post and post.body and post.body.get("part_of", [request_id])[0] != request_id:
                # A message of another answer, deleted perhaps: it holds up none of the others.
                _LOG.warning("not changed", request=request_id, part=part, code=refusal.code)
                return None
            return refusal.code
        except NotNow:
            return "unreachable"
        return None

    def sleep(self, seconds: float) -> None:
        """Wait. Raises ShutdownRequested when the process is told to stop."""
        if self._stopping.wait(seconds):
            raise ShutdownRequested

    def patiently(self, work: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> T:
        """What `work` gives, however long Slack is out of reach; the last NotNow where that is too long. Raises PutOff
        as `post` does."""
        pause = FIRST_PAUSE
        for left in reversed(range(self.timings.post_tries)):
            try:
                return work(*arguments, **named)
            except TokenRefused:
                raise PutOff(self.timings.token) from None
            except NotNow as later:
                if not left:
                    raise
                self.sleep(max(later.seconds, pause))
                pause = min(pause * 2, self.timings.longest_wait)
        raise AssertionError("the loop returns or raises")

    def _try(self, request_id: str, part: int) -> None:
        """Send one message unless it is there already, or raise NotNow or DeliveryError."""
        request = self.store.requests.get(request_id)
        if request is None:
            return
        # Before the claim, whose moment the grace period counts from.
        self._wait_for_turn(request)
        post = self.store.posts.get(request_id, part)
        if post is None or post.message_ts or post.body is None:
            return
        if post.tried_at is not None and (ts := self._sent_before(request, post)):
            self._note_sent(request, part, ts)
            return
        began = time.monotonic()
        if not self.store.posts.claim(request_id, part, post.tried_at):
            raise NotNow(FIRST_PAUSE)  # another run was quicker
        if time.monotonic() - began > HUNG:
            raise NotNow(self.timings.grace)
        post = self.store.posts.get(request_id, part)  # again: it may have been forgotten while it waited
        if post and post.body and (body := self._as_it_is_now(post.body)):
            self._send(request, part, body)

    def _wait_for_turn(self, request: Request) -> None:
        place, now = (request.team, request.channel), time.monotonic()
        with self._lock:
            turn = max(now, self._free_at.get(place, now))
            later = {other: at for other, at in self._free_at.items() if at > now}
            self._free_at = later | {place: turn + self.timings.gap}
        self.sleep(turn - now)

    def _as_it_is_now(self, body: Body) -> Body | None:
        """A planned message; a part of an answer is built, and is None where that has no such part any more."""
        if "part_of" not in body:
            return body
        name, part = body["part_of"]
        shown = self.store.requests.get(name)
        bodies = message_builders.build(self.store, shown, self.builders) if shown else []
        ts = body.get("ts") or self.store.posts.sent(name).get(part)  # posted meanwhile, perhaps
        if not bodies or (part >= len(bodies) and not ts):
            return None
        return {**message_builders.message_at(bodies, part), **body, **({"ts": ts} if ts else {})}

    def _sent_before(self, request: Request, post: Post) -> str | None:
        """What `_route` returned in an earlier run, if that message is in Slack; looked for when it must be visible."""
        left, body = (post.tried_at or 0) + self.timings.grace - time.time(), post.body or {}
        if left > self.timings.grace:  # the clock was set back since: the grace period counts from now
            self.store.posts.sent_again(request.id, post.part)
        if left > 0:
            raise NotNow(min(left, self.timings.grace))
        if not body or {"ts", "only", "direct"} & body.keys() or _goes_to_response_url(request, post.part):
            # An update can be repeated. A private answer cannot be looked up: after a kill it may come twice, which is
            # better than not at all.
            return None
        channel, thread = self._place_of(request, post.part, body)
        if "files" in body:
            return self.workspaces.of(request.team).find_file(channel, thread, body["files"][0]["title"])
        return self.workspaces.of(request.team).find(channel, thread, request=request.id, part=post.part)

    def _send(self, request: Request, part: int, body: Body) -> None:
        try:
            ts = self._route(request, part, body)
        except Unsure:
            metrics.SLACK_LATER.inc()
            self.store.posts.sent_again(request.id, part)
            raise NotNow(self.timings.grace) from None
        except NotNow:
            metrics.SLACK_LATER.inc()
            self.store.posts.unclaim(request.id, part)
            raise
        self._note_sent(request, part, ts)

    def _route(self, request: Request, part: int, body: Body) -> str:
        """Send one planned message where it belongs, and return its time stamp, or a file's id."""
        workspace = self.workspaces.of(request.team)
        if "direct" in body:
            if "files" in body:
                workspace.upload_directly(body["direct"], talk.EXPORT_ASKED, body)
            else:
                workspace.post(body["direct"], None, body, request=request.id, part=part)
            return NO_TIME_STAMP
        if _goes_to_response_url(request, part):
            self._send_privately(request, part, body)
            return NO_TIME_STAMP
        if "only" in body:
            workspace.whisper_to(request.channel, body["only"], request.thread, body)
            return NO_TIME_STAMP
        channel, thread = self._place_of(request, part, body)
        if "ts" in body:
            workspace.update(channel, body["ts"], body)
            return str(body["ts"])
        if "files" in body:
            return workspace.upload(channel, thread, body)
        return workspace.post(channel, thread, body, request=request.id, part=part)

    def _send_privately(self, request: Request, part: int, body: Body) -> None:
        """Answer where the question was, or, when that is no longer possible, in a direct message.

        An ephemeral message in the channel would not do: Slack drops it if the person is away, as after an outage, and
        takes none where the bot is no member.
        """
        workspace = self.workspaces.of(request.team)
        try:
            workspace.whisper(request.response_url or "", body, request.thread)
        except DeliveryError as refusal:
            if refusal.code not in SPENT:
                raise
            blocks = body.get("blocks") or []
            if part <= 0 and blocks and len(blocks) < MOST_BLOCKS:  # room to say why it comes so
                body = {**body, "blocks": [*talk.late_and_private(request.channel).blocks, *blocks]}
            workspace.post(request.user, None, body, request=request.id, part=part)

    def _place_of(self, request: Request, part: int, body: Body) -> tuple[str, str | None]:
        """Channel and thread of a message: its own, else its request's.

        An answer that is posted without a thread makes one, under its first message.
        """
        channel, thread = body.get("channel", request.channel), body.get("thread", request.thread)
        if thread or part <= 0:
            return channel, thread
        first = self.store.posts.get(request.id, 0)
        return channel, first.message_ts if first else None

    def _note_sent(self, request: Request, part: int, ts: str) -> None:
        post = self.store.posts.get(request.id, part)
        if post and post.body and "part_of" in post.body:
            shown, number = post.body["part_of"]
            self.store.posts.add_sent(shown, number, ts)
        self.store.posts.posted(request.id, part, ts)


def _goes_to_response_url(request: Request, part: int) -> bool:
    """Whether only the asker sees it; an apology for a click goes to the person who clicked."""
    return request.response_url is not None and (request.is_private or part == APOLOGY)
