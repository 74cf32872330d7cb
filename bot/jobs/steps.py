"""The steps of one answer. Each can run again after a kill and changes nothing that the first run has done."""

import threading
import time
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from bot import articles, metrics, questions
from bot.breakdown import Article, Breakdown, Tokens
from bot.errors import DeliveryError, RejoinderError
from bot.jobs import multi_source, replies
from bot.jobs.recent_readings import RecentReadings
from bot.jobs.timings import JobTimings, UsualTime
from bot.jobs.workers import WorkerFailed, Workers
from bot.periodic_thread import ShutdownRequested
from bot.slack import reply_routing
from bot.slack.intent import name_of
from bot.slack.posting import UNREACHABLE, Delivery, NotNow, Unsure
from bot.slack.requests import with_target_message
from bot.store import APOLOGY, HOLD, READS, Request, Store, Trouble
from bot.store.budget import Budget, with_note
from bot.store.request import UNASKED
from bot.views import error_message, talk, words

_NOT_HERE = frozenset({"not_in_channel", "channel_not_found"})
"""What Slack says of a channel where the bot is not."""

_LET_BE = frozenset({"listened", "welcome", "settled", "offer", "left"})
"""Kinds of which the author does not wait for an answer: where the channel takes none, no direct message says so."""

FIRST_PAUSE = 1.0
"""Seconds before the second try to post; doubled from try to try."""
QUESTION_WAITS = 300.0
"""Seconds for which a question waits for the reading that it is about: a slow page and a slow model."""
QUESTION_LOOKS = 0.2

P = ParamSpec("P")
T = TypeVar("T")


class AnswerSteps:
    """The steps, over the store, the workers and Slack. They take ids and return ids, numbers and codes: no texts."""

    def __init__(
        self,
        store: Store,
        workers: Workers,
        delivery: Delivery,
        token: str,
        timings: JobTimings,
        budget: Budget,
        recent: RecentReadings,
        builders: replies.Builders = replies.BUILDERS,
    ) -> None:
        self._store = store
        self._workers = workers
        self._delivery = delivery
        self._token = token
        self._timings = timings
        self._budget = budget
        self._recent = recent
        self._builders = builders
        self._usual = UsualTime()
        self.interrupted: set[str] = set()
        """Ids of jobs that ended in the middle, because the engine could not go on."""
        self._stopping = threading.Event()

    def stop(self) -> None:
        """End all waiting for Slack."""
        self._stopping.set()

    def fetch(self, request_id: str) -> bool:
        """Step: get the article. False when there will be none to read."""
        request = self._store.requests.get(request_id)
        if request is None or request.kind not in READS:
            return False
        if self._store.readings.article(request_id):
            return True
        self._show_step(request, words.FETCHING)
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
        earlier = None if breakdown else self._recent.earlier(request, article)
        if earlier:
            breakdown = self._recent.breakdown(request, earlier)
            earlier = earlier if breakdown else None
        if breakdown is None:
            self._show_step(request, words.reading(self._usual.seconds(by_model=self._budget.uses_model)))
            began = time.monotonic()
            breakdown = self._breakdown(request, article)
            if isinstance(breakdown, Breakdown):
                self._usual.note(time.monotonic() - began, by_model=breakdown.reader.name == "model")
                breakdown = self._recent.corrected(request, breakdown)
        tokens = Tokens()
        if isinstance(breakdown, Trouble):
            self._store.requests.note_trouble(request_id, breakdown)
        else:
            self._store.readings.keep_breakdown(request_id, breakdown)
            self._recent.keep(request, article, earlier)
            tokens = breakdown.reader.tokens
        self._budget.settle(request_id, tokens)  # last: a kill before this leads here again
        return isinstance(breakdown, Breakdown)

    def plan(self, request_id: str) -> int:
        """Step: write down every message of the answer, and return how many there are."""
        request = self._store.requests.get(request_id)
        if request is None:
            return 0
        if planned := self._store.posts.count(request_id):
            return planned  # a model that is asked again may say something else
        if request.kind == "question":
            self._wait_for(request.about)
            request = self._with_choice(request)
        if bodies := replies.build(self._store, request, self._builders):
            self._store.posts.plan(request_id, bodies)
        return self._store.posts.count(request_id)

    def others(self, request_id: str) -> list[str]:
        """Step: what else the message brought, to be answered after this."""
        return self._store.requests.others_of(request_id)

    def apologise(self, request_id: str, reference: str, why: str) -> None:
        """Step: plan the message that says what went wrong, unless the request has no asker.

        It comes as a direct message where the thread takes no messages any more.
        """
        request = self._store.requests.get(request_id)
        if request is None or request.kind in UNASKED or not request.user:
            return
        if is_final(why) and (request.kind in _LET_BE or not multi_source.is_first(request)):
            return
        if why in _NOT_HERE and request.response_url:
            message = error_message.message(RejoinderError(talk.NOT_HERE, ""))
        elif is_final(why):
            message = talk.undelivered(request.channel)
        else:
            error = RejoinderError(f"{words.INTERNAL} It is written down as {reference}.", words.INTERNAL_TRY)
            message = error_message.message(error)
        body = replies.body_of(message) | (
            {"direct": request.user} if is_final(why) and not request.response_url else {}
        )
        self._store.posts.plan(request_id, [body], first=APOLOGY)

    def post(self, request_id: str, part: int) -> str | None:
        """Step: send one message, however long Slack is out of reach. Returns Slack's word where it refuses."""
        try:
            self._patiently(self._try, request_id, part)
        except DeliveryError as refusal:
            return refusal.code
        except NotNow:
            return "unreachable"
        return None

    def close(self, request_id: str, outcome: str | None = None) -> str:
        """Step: the request is done. Returns its outcome, which is `outcome` or what became of it."""
        kept = self._store.requests.trouble(request_id)
        outcome = outcome or (f"trouble:{kept.code}" if kept else "answered")
        self._store.requests.close(request_id, outcome)
        return outcome

    def _show_step(self, request: Request, step: str) -> None:
        """Under the message that asked, what is going on."""
        if request.thread and not request.is_private:
            self._delivery.status(request.channel, request.thread, step)

    def _sleep(self, seconds: float) -> None:
        """Wait. Raises ShutdownRequested when the process is told to stop."""
        if self._stopping.wait(seconds):
            raise ShutdownRequested

    def _patiently(self, work: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> T:
        """What `work` gives, however long Slack is out of reach; the last NotNow where that is too long."""
        pause = FIRST_PAUSE
        for _ in range(self._timings.tries - 1):
            try:
                return work(*arguments, **named)
            except NotNow as later:
                self._sleep(max(later.seconds, pause))
                pause = min(pause * 2, self._timings.longest_wait)
        return work(*arguments, **named)

    def _wait_for(self, request_id: str | None) -> None:
        """Return when another request is answered, or after a while."""
        for _ in range(round(QUESTION_WAITS / QUESTION_LOOKS)):
            if not request_id or not self._store.requests.is_open(request_id):
                return
            self._sleep(QUESTION_LOOKS)

    def _article(self, request: Request) -> Article | Trouble:
        """What the request brings. Raises NotNow where Slack cannot say that yet."""
        request = with_target_message(self._delivery, self._store, request)
        article = self._workers.article(request, self._token)
        if request.files and isinstance(article, Trouble) and article.code == "refused":
            self._delivery.check_token()  # the file may be refused because the token is
        return article

    def _breakdown(self, request: Request, article: Article) -> Breakdown | Trouble:
        # Feeds bring more than a person would ask for: they are read by rules, which costs nothing.
        rules_only = request.kind == "feed" or not self._may_send(request)
        cap = None if rules_only else self._budget.refusal(request, article)
        by_rules = rules_only or cap is not None
        breakdown = self._workers.breakdown(article, name_of(request), "offline" if by_rules else None)
        if cap and isinstance(breakdown, Breakdown) and replies.shows(request, breakdown):
            notice = self._budget.notice(request, cap)
            return with_note(breakdown, notice) if notice else breakdown
        return breakdown

    def _with_choice(self, request: Request) -> Request:
        """The question with the ids that the model chose, where it may be asked; kept, so that a second run shows the
        same."""
        about = self._store.requests.get(request.about or "")
        if about and about.is_compared:
            return request  # answered from several articles, by rules
        breakdown = self._store.threads.breakdown_of(request.id)
        if not (request.text and breakdown and breakdown.statements and self._budget.uses_model) or request.target:
            return request
        read = articles.from_text("\n".join(told.text for told in questions.everything(breakdown)))
        if not self._may_send(request) or self._budget.refusal(request, read) is not None:
            return request
        try:
            chosen = self._workers.choice(breakdown, request.text)
        except WorkerFailed:
            return request
        if isinstance(chosen, Trouble):
            self._budget.settle(request.id, Tokens())
            return request
        target = replies.chosen_target(chosen.ids)
        self._store.requests.note_target(request.id, target)
        self._budget.settle(request.id, chosen.tokens)
        return request.model_copy(update={"target": target})

    def _may_send(self, request: Request) -> bool:
        """Whether a text of the channel may go to a model: the channel is told first, once, where it goes.

        Where Slack does not take that message, nothing is sent. A private asker is told before there is a job.
        """
        settings = self._store.channels.get(request.team, request.channel)
        if settings.rules_only or not self._budget.uses_model or request.is_private:
            return not settings.rules_only
        host = self._budget.host
        if settings.told == host:
            return True
        notice = replies.notice(request, host)
        self._store.requests.add(notice)
        self._store.posts.plan(notice.id, replies.build(self._store, notice, self._builders))
        refusal = self.post(notice.id, 0)
        self._store.requests.close(notice.id, f"undelivered:{refusal}" if refusal else "answered")
        if refusal:
            return False
        return not self._store.channels.tell(request.team, request.channel, host).rules_only

    def _try(self, request_id: str, part: int) -> None:
        """Send one message unless it is there already, or raise NotNow or DeliveryError."""
        request = self._store.requests.get(request_id)
        if request is None or not self._is_to_send(request, part):
            return
        self._delivery.wait_for_turn(request.channel)  # before the claim, whose moment the grace period counts from
        with self._store.posts.hold(request_id, part) as held:
            if not held:
                raise NotNow(FIRST_PAUSE)
            began = time.monotonic()
            if not self._store.posts.claim(request_id, part):
                if ts := self._sent_before(request, part):
                    self._store.posts.posted(request_id, part, ts)
                    return
                self._store.posts.retry(request_id, part)
            if time.monotonic() - began > HOLD / 2:
                raise NotNow(self._timings.grace)  # this process hung since then: another replica may have sent it
            post = self._store.posts.get(request_id, part)  # again: it may have been forgotten while it waited
            if post and post.body:
                self._send(request, part, self._latest(request, post.body))

    def _latest(self, request: Request, body: replies.Body) -> replies.Body:
        """A message in the place of another, with all that was corrected since it was planned."""
        if request.kind not in replies.UP_TO_DATE or "ts" not in body:
            return body
        now = replies.build(self._store, request, self._builders)
        return next((each for each in now if each.get("ts") == body["ts"]), body)

    def _is_to_send(self, request: Request, part: int) -> bool:
        """Whether this message is still to be sent. One that quoted a reading forgotten since is built again."""
        post = self._store.posts.get(request.id, part)
        if post is None or post.message_ts:
            return False
        if post.body is None and part >= 0 and request.kind in replies.REBUILT:
            bodies = replies.build(self._store, request, self._builders)
            if part < len(bodies):
                self._store.posts.replace(request.id, part, bodies[part])
                return True
        return post.body is not None

    def _sent_before(self, request: Request, part: int) -> str | None:
        """By what the message is known that an earlier run may have sent; looked for when it must be visible."""
        post = self._store.posts.get(request.id, part)
        if post is None or post.message_ts:
            return post.message_ts if post else None
        now = time.time()
        tried_at = post.tried_at or 0
        if tried_at > now:  # the clock was set back since: count the grace period from now
            self._store.posts.retry(request.id, part)
            tried_at = now
        if (left := tried_at + self._timings.grace - now) > 0:
            raise NotNow(left)
        return reply_routing.find(self._delivery, self._store, request, part, post.body) if post.body else None

    def _send(self, request: Request, part: int, body: replies.Body) -> None:
        try:
            ts = reply_routing.send(self._delivery, self._store, request, part, body)
        except NotNow:
            metrics.SLACK_LATER.inc()
            self._store.posts.unclaim(request.id, part)
            raise
        except Unsure:
            metrics.SLACK_LATER.inc()
            self._store.posts.retry(request.id, part)
            raise NotNow(self._timings.grace) from None
        self._store.posts.posted(request.id, part, ts)


def is_final(code: str) -> bool:
    """Whether no message would get through to the channel after this refusal."""
    return code in UNREACHABLE
