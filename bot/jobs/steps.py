"""The steps of one answer. Each can run again after a kill and changes nothing that the first run has done."""

import time
from collections import deque
from dataclasses import dataclass
from statistics import median
from typing import get_args

from bot.breakdown import Article, Breakdown
from bot.errors import ArticleError, ReaderError, RejoinderError
from bot.jobs import message_builders
from bot.jobs.sending import PutOff, Sender
from bot.jobs.timings import JobTimings
from bot.jobs.workers import WorkerFailed, Workers
from bot.settings import ReaderChoice
from bot.slack import requests
from bot.slack.intent import name_of
from bot.slack.workspaces import UNREACHABLE, Workspaces
from bot.store import APOLOGY, READS, Request, Store
from bot.store.request import UNASKED, LedgerKind
from bot.store.token_budget import USED_UP, Budget, with_note
from bot.views import talk, words
from bot.views.thread import error_message

_LET_BE = frozenset({"listened", "welcome", "settled", "offer", "stale", "left"})
"""Kinds of which the author does not wait for an answer: where the channel takes none, no direct message says so."""

LOOK_AGAIN = 1.0
"""Seconds until it is looked at again, at the next beat of the engine."""
HOUR = 3_600.0
FEWEST = 3
"""Readings by a model from which it is said how long one takes."""


@dataclass
class AnswerSteps:
    """The steps, over the store, the workers and Slack. They take ids and return ids, numbers and codes: no texts."""

    store: Store
    workers: Workers
    workspaces: Workspaces
    timings: JobTimings
    budget: Budget
    same_link_hours: float
    """For so long a reading of the same page is shown again in its channel."""
    builders: message_builders.Builders

    def __post_init__(self) -> None:
        self.sender = Sender(self.store, self.workspaces, self.timings, self.builders)
        self._took: deque[float] = deque(maxlen=20)
        """Seconds of the last readings by a model, in this process."""
        self.interrupted: dict[str, float] = {}
        """Ids of jobs that ended in the middle, with the moment (monotonic seconds) from which each shall go on."""

    def fetch(self, request_id: str) -> bool:
        """Step: get the article. False when there will be none to read."""
        request = self.store.requests.get(request_id)
        if request is None or request.kind not in READS:
            return False
        if self.store.readings.article(request_id):
            return True
        self._show_step(request, words.FETCHING)
        try:
            self.store.readings.keep_article(request_id, self.sender.patiently(self._article, request))
        except (ArticleError, ReaderError) as error:
            self.store.requests.note_trouble(request_id, error)
            return False
        return True

    def read(self, request_id: str) -> bool:
        """Step: read the article. False when it could not be read."""
        request, article = self.store.requests.get(request_id), self.store.readings.article(request_id)
        if request is None or article is None:
            return False
        breakdown = self.store.readings.breakdown(request_id)
        return bool(breakdown or self._recalled(request, article) or self._new_breakdown(request, article))

    def plan(self, request_id: str) -> int:
        """Step: write down every message of the answer, and return how many there are. Raises PutOff for a question in
        a thread that is still read: it leaves its place to that."""
        request = self.store.requests.get(request_id)
        if request is None:
            return 0
        if planned := self.store.posts.count(request_id):
            return planned  # a model that is asked again may say something else
        if request.kind == "question":
            if request.about and self.store.requests.is_open(request.about):
                raise PutOff(LOOK_AGAIN)
            request = self._with_choice(request)
        bodies = message_builders.build(self.store, request, self.builders)
        if request.kind in get_args(LedgerKind):
            bodies = [message_builders.built_when_sent(request_id, part) for part in range(len(bodies))]
        self.store.posts.plan(request_id, bodies)
        return self.store.posts.count(request_id)

    def apologise(self, request_id: str, reference: str, why: str) -> None:
        """Step: plan the message that says what went wrong, unless the request has no asker.

        It comes as a direct message where the thread takes no messages any more, or where the answer that it is about
        was private.
        """
        request = self.store.requests.get(request_id)
        if request is None or request.kind in UNASKED or not request.user:
            return
        if why in UNREACHABLE and (request.kind in _LET_BE or not requests.is_first_source(request)):
            return
        if why in UNREACHABLE:
            message = talk.undelivered(request.channel)
        else:
            error = RejoinderError(f"{words.INTERNAL} It is written down as {reference}.", words.INTERNAL_TRY)
            message = error_message(error)
        about = self.store.requests.get(request.about or "")
        is_direct = why in UNREACHABLE or (about is not None and about.is_private)
        where = {"direct": request.user} if is_direct and not request.response_url else {}
        self.store.posts.plan(request_id, [message_builders.body_of(message) | where], first=APOLOGY)

    def close(self, request_id: str, outcome: str | None = None) -> str:
        """Step: the request is done. Returns its outcome, which is `outcome` or what became of it."""
        error = self.store.requests.trouble(request_id)
        outcome = outcome or (f"trouble:{error.code}" if error else "answered")
        self.store.requests.close(request_id, outcome)
        return outcome

    def _show_step(self, request: Request, step: str) -> None:
        if request.thread and not request.is_private:
            self.workspaces.of(request.team).status(request.channel, request.thread, step)

    def _article(self, request: Request) -> Article:
        """What the request brings. Raises ArticleError, or NotNow where Slack cannot say that yet."""
        workspace = self.workspaces.of(request.team)
        request = requests.with_target_message(workspace, self.store, request)
        try:
            return self.workers.article(request, workspace.token)
        except ArticleError as error:
            if request.files and error.code == "refused":
                workspace.myself()  # the file may be refused because the token is
            raise

    def _recalled(self, request: Request, article: Article) -> Breakdown | None:
        """The reading of a short while ago in this channel, with a note of its age, which is kept for this request as
        well; None where the page has changed, another reader would read it today, or a second reading was asked for."""
        if request.kind in ("again", "feed") or not article.url:
            return None
        now = time.time()
        last = self.store.readings.last_of_page(request, article.url, now)
        if last is None or last.sha256 != article.sha256 or last.read_at <= now - self.same_link_hours * HOUR:
            return None
        breakdown = self.store.readings.breakdown(last.request)
        wanted = "model" if self.budget.host_for(request.team, request.channel) else "offline"
        if breakdown is None or breakdown.reader.name != wanted:
            return None
        breakdown = with_note(breakdown, talk.read_before(now - last.read_at))
        self.store.readings.keep_breakdown(request.id, breakdown, last.request)
        return breakdown

    def _new_breakdown(self, request: Request, article: Article) -> Breakdown | None:
        self._show_step(request, words.reading(self._usual_seconds(request.team)))
        began = time.monotonic()
        try:
            breakdown = self._breakdown(request, article)
        except ReaderError as error:
            self.store.requests.note_trouble(request.id, error)
            return None
        if breakdown.reader.name == "model":
            self._took.append(time.monotonic() - began)
        self.budget.record(request, breakdown.reader.tokens)
        breakdown = self._with_corrections(request, breakdown)
        self.store.readings.keep_breakdown(request.id, breakdown)
        return breakdown

    def _usual_seconds(self, team: str) -> int | None:
        """In steps of five; None where rules read, which is short, or where it is not known."""
        is_known = self.budget.uses_model(team) and len(self._took) >= FEWEST
        return 5 * round(median(self._took) / 5) if is_known else None

    def _with_corrections(self, request: Request, breakdown: Breakdown) -> Breakdown:
        """With what was corrected in lines that an earlier reading of the same page, text or message had as well."""
        names = self.store.threads.same_article(request, breakdown.article)
        kept = self.store.readings.kept(names)  # not parsed yet: few of them are corrected
        last = next((kept[name] for name in names if name in kept and kept[name].corrections), None)
        return breakdown.with_corrections(last.parsed().corrections_in(breakdown)) if last else breakdown

    def _breakdown(self, request: Request, article: Article) -> Breakdown:
        # Feeds bring more than a person would ask for: they are read by rules, which costs nothing.
        rules_only = request.kind == "feed" or not self._may_send(request)
        is_used_up = not rules_only and self.budget.is_used_up(request)
        choice: ReaderChoice | None = "offline" if rules_only or is_used_up else None
        breakdown = self.workers.breakdown(article, name_of(request), choice, request.team)
        return with_note(breakdown, USED_UP) if is_used_up and not request.is_compared else breakdown

    def _with_choice(self, request: Request) -> Request:
        """The question with the ids that the model chose, where it may be asked; kept, so that a second run shows the
        same."""
        about = self.store.requests.get(request.about or "")
        if about and about.is_compared:
            return request  # answered from several articles, by rules
        breakdown = self.store.threads.breakdown_of(request.id)
        uses_model = self.budget.uses_model(request.team)
        if not (request.text and breakdown and breakdown.statements and uses_model) or request.target:
            return request
        if not self._may_send(request) or self.budget.is_used_up(request):
            return request
        try:
            chosen = self.workers.answering(breakdown, request.text, request.team)
        except (WorkerFailed, ReaderError):
            return request
        target = message_builders.chosen_target(chosen.ids)
        self.store.requests.note_target(request.id, target)
        self.budget.record(request, chosen.tokens)
        return request.model_copy(update={"target": target})

    def _may_send(self, request: Request) -> bool:
        """Whether a text of the channel may go to a model. A notice in the channel says first, once, where texts go.

        Where Slack does not take the notice, nothing is sent. A private asker was informed before there was a job.
        """
        team, channel = request.team, request.channel
        host = self.budget.host_for(team, channel)
        if not self.budget.uses_model(team):
            return not self.store.channels.get(team, channel).rules_only
        if host is None or self.budget.may_ask(team, channel, private=request.is_private):
            return host is not None
        notice = message_builders.notice(request, host)
        self.store.requests.add(notice)
        self.store.posts.plan(notice.id, message_builders.build(self.store, notice, self.builders))
        refusal = self.sender.post(notice.id, 0)
        self.store.requests.close(notice.id, f"undelivered:{refusal}" if refusal else "answered")
        if refusal:
            return False
        return not self.store.channels.change(team, channel, notified_host=host).rules_only
