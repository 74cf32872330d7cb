"""The steps of one answer. Each can run again after a kill and changes nothing that the first run has done."""

import threading
import time
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from bot import metrics
from bot.breakdown import Article, Breakdown
from bot.errors import DeliveryError, RejoinderError
from bot.jobs import choosing, plans, several
from bot.jobs.budget import Budget
from bot.jobs.courtesy import Courtesy
from bot.jobs.recalling import Recalling
from bot.jobs.tempo import Tempo
from bot.jobs.workers import Stopping, Workers
from bot.slack import reply_routing
from bot.slack.intent import name_of
from bot.slack.posting import UNREACHABLE, Delivery, NotNow, Unsure
from bot.slack.requests import with_target_message
from bot.store import APOLOGY, HOLD, READS, Request, Store, Trouble
from bot.store.request import UNASKED
from bot.usage import noted
from bot.views import talk, words

_NOT_HERE = frozenset({"not_in_channel", "channel_not_found"})
"""What Slack says of a channel where the bot is not."""

FIRST_PAUSE = 1.0
"""Seconds before the second try to post; doubled from try to try."""


P = ParamSpec("P")
T = TypeVar("T")


class Answering:
    """The steps, over the store, the workers and Slack. They take ids and return ids, numbers and codes: no texts."""

    def __init__(
        self,
        store: Store,
        workers: Workers,
        delivery: Delivery,
        token: str,
        tempo: Tempo,
        budget: Budget | None = None,
        recalling: Recalling | None = None,
        ask: Callable[[Request], object] = lambda _: None,
    ) -> None:
        self._store = store
        self._workers = workers
        self._delivery = delivery
        self._token = token
        self._tempo = tempo
        self._budget = budget
        self._recalling = recalling
        self._ask = ask
        self.courtesy = Courtesy()
        self.acts = plans.ACTS
        self.left: set[str] = set()
        """Ids of jobs that ended in the middle, because the engine could not go on."""
        self._stopping = threading.Event()

    def stop(self) -> None:
        """Whoever waits for Slack stops waiting."""
        self._stopping.set()

    def fetch(self, request_id: str) -> bool:
        """Step: get the article. False when there will be none to read."""
        request = self._store.requests.get(request_id)
        if request is None or request.kind not in READS:
            return False
        if self._store.readings.article(request_id):
            return True
        if request.thread and not request.is_private:
            self._delivery.status(request.channel, request.thread, words.READING)
        article = self._patiently(self._article, request)
        if isinstance(article, Trouble):
            self._store.requests.note_trouble(request_id, article)
        else:
            self._store.readings.keep_article(request_id, article)
        return isinstance(article, Article)

    def read(self, request_id: str) -> bool:
        """Step: read the article. False when it could not be read."""
        request, article = self._store.requests.get(request_id), self._store.readings.article(request_id)
        if request is None or article is None:
            return False
        breakdown: Breakdown | Trouble | None = self._store.readings.breakdown(request_id)
        earlier = self._recalling.earlier(request, article) if self._recalling and not breakdown else None
        if self._recalling and earlier:
            breakdown = self._recalling.breakdown(request, earlier)
            earlier = earlier if breakdown else None
        breakdown = breakdown or self._breakdown(request, article)
        if isinstance(breakdown, Trouble):
            self._store.requests.note_trouble(request_id, breakdown)
        else:
            self._store.readings.keep_breakdown(request_id, breakdown)
        read = breakdown if isinstance(breakdown, Breakdown) else None
        if self._recalling and read:
            self._recalling.keep(request, article, earlier)
        if self._budget:
            self._budget.settle(request_id, read)  # last: whoever is killed before it comes here again
        return read is not None

    def plan(self, request_id: str) -> int:
        """Step: write down every message of the answer, and return how many there are."""
        request = self._store.requests.get(request_id)
        if request is None:
            return 0
        several.wait_for_turn(self._store, request, self.rest)
        if request.kind == "question":
            choosing.choose(self._store, self._workers, self._budget, request, self._may_send)
            request = self._store.requests.get(request_id) or request
        if bodies := plans.bodies(self._store, request, self.acts):
            self._store.posts.plan(request_id, bodies)
        return self._store.posts.count(request_id)

    def is_private_elsewhere(self, request_id: str) -> bool:
        """Step: whether whoever clicked can be told privately that the answer did not get through."""
        request = self._store.requests.get(request_id)
        return request is not None and request.response_url is not None and not request.is_private

    def apologise(self, request_id: str, reference: str, why: str) -> None:
        """Step: plan the message that says that something broke, if there is anybody whom that concerns."""
        request = self._store.requests.get(request_id)
        if request and request.kind in UNASKED:
            return
        error = RejoinderError(f"{words.INTERNAL} It is written down as {reference}.", words.INTERNAL_TRY)
        if why in _NOT_HERE:
            error = RejoinderError(talk.NOT_HERE, "")
        self._store.posts.plan(request_id, [plans.apology(error)], first=APOLOGY)

    def post(self, request_id: str, part: int) -> str | None:
        """Step: send one message, however long Slack is out of reach. Returns Slack's word where it refuses."""
        try:
            self._patiently(self._try, request_id, part)
        except DeliveryError as refusal:
            return refusal.code
        except NotNow:
            return "unreachable"
        return None

    def rest(self, seconds: float) -> None:
        """Wait, unless the process is told to stop.

        Raises:
            Stopping: it is.
        """
        if self._stopping.wait(seconds):
            raise Stopping

    def close(self, request_id: str, outcome: str | None = None) -> str:
        """Step: the request is done. Returns its outcome, which is `outcome` or what became of it."""
        kept = self._store.requests.trouble(request_id)
        outcome = outcome or (f"trouble:{kept.code}" if kept else "answered")
        self._store.requests.close(request_id, outcome)
        return outcome

    def _patiently(self, work: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> T:
        """What `work` gives, however long Slack is out of reach; the last NotNow where that is too long."""
        pause = FIRST_PAUSE
        for _ in range(self._tempo.tries - 1):
            try:
                return work(*arguments, **named)
            except NotNow as later:
                self.rest(max(later.seconds, pause))
                pause = min(pause * 2, self._tempo.longest_wait)
        return work(*arguments, **named)

    def _article(self, request: Request) -> Article | Trouble:
        """What the request brings. Raises NotNow where Slack cannot say that yet."""
        request = with_target_message(self._delivery, self._store, request, self._ask)
        article = self._workers.article(request, self._token)
        if request.files and isinstance(article, Trouble) and article.code == "refused":
            self._delivery.check_token()  # the file may be refused because the token is
        return article

    def _breakdown(self, request: Request, article: Article) -> Breakdown | Trouble:
        # Feeds bring more than anybody asked for: they are read by rules, which costs nothing.
        rules_only = request.kind == "feed" or not self._may_send(request)
        cap = self._budget.refusal(request, article) if self._budget and not rules_only else None
        by_rules = rules_only or cap is not None
        breakdown = self._workers.breakdown(article, name_of(request), "offline" if by_rules else None)
        if self._budget and cap and isinstance(breakdown, Breakdown) and plans.shows(request, breakdown):
            notice = self._budget.notice(request, cap)
            return noted(breakdown, notice) if notice else breakdown
        return breakdown

    def _may_send(self, request: Request) -> bool:
        """Whether a text of the channel may go to a model: the channel is told first, once, where it goes.

        Where Slack does not take that message, nothing is sent. Whoever asks privately is told before there is a job.
        """
        settings = self._store.channels.get(request.team, request.channel)
        if settings.rules_only or self._budget is None or not self._budget.uses_model or request.is_private:
            return not settings.rules_only
        host = self._budget.host
        if settings.told == host:
            return True
        notice = plans.notice(request, host)
        self._ask(notice)
        self._store.posts.plan(notice.id, plans.bodies(self._store, notice, self.acts))
        if self.post(notice.id, 0) is not None:
            return False
        return not self._store.channels.tell(request.team, request.channel, host).rules_only

    def _try(self, request_id: str, part: int) -> None:
        """Send one message unless it is there already, or raise NotNow or DeliveryError."""
        request, post = self._store.requests.get(request_id), self._store.posts.get(request_id, part)
        if request is None or post is None or post.message_ts or post.body is None:
            return
        self._delivery.wait_for_turn(request.channel)  # before the claim, whose moment the grace period counts from
        with self._store.posts.hold(request_id, part) as ours:
            if not ours:
                raise NotNow(FIRST_PAUSE)
            began = time.monotonic()
            if not self._store.posts.claim(request_id, part):
                if found := self._found(request, part):
                    self._store.posts.posted(request_id, part, found)
                    return
                self._store.posts.retry(request_id, part)
            if time.monotonic() - began > HOLD / 2:
                raise NotNow(self._tempo.grace)  # stood still since then: another replica may have sent it
            self._send(request, part, post.body)

    def _found(self, request: Request, part: int) -> str | None:
        """An earlier run may have sent it: wait until its message must be visible, then look for it."""
        post = self._store.posts.get(request.id, part)
        if post and post.message_ts:
            return post.message_ts
        left = (post.tried_at if post and post.tried_at else 0) + self._tempo.grace - time.time()
        if left > 0:
            raise NotNow(left)
        if post is None or post.body is None:
            return None
        return reply_routing.find(self._delivery, self._store, request, part, post.body)

    def _send(self, request: Request, part: int, body: plans.Body) -> None:
        try:
            ts = reply_routing.send(self._delivery, self._store, request, part, body)
        except NotNow:
            metrics.SLACK_LATER.inc()
            self._store.posts.unclaim(request.id, part)
            raise
        except Unsure:
            metrics.SLACK_LATER.inc()
            self._store.posts.retry(request.id, part)
            raise NotNow(self._tempo.grace) from None
        self._store.posts.posted(request.id, part, ts)


def is_final(code: str) -> bool:
    """Whether no message would get through after this refusal."""
    return code in UNREACHABLE
