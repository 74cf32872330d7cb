"""The job engine (DBOS) with our queue, our workflow and, on PostgreSQL, the recovery of a dead replica's jobs."""

import os
import secrets
import socket
import time
from contextlib import suppress

import sqlalchemy as sa
import structlog
from dbos import DBOS, DBOSClient, DBOSConfig, DBOSPortableJSONSerializer, EnqueueOptions, error

from bot.jobs import corrections, message_builders, workflow
from bot.jobs.comparisons import Comparisons
from bot.jobs.digest_settings import DigestSettings
from bot.jobs.digests import DigestService
from bot.jobs.feed_reader import FeedReader
from bot.jobs.later_answers import LedgerSteps
from bot.jobs.retention import RetentionJob
from bot.jobs.steps import AnswerSteps
from bot.jobs.timings import JobTimings
from bot.jobs.workers import Workers
from bot.periodic_thread import PeriodicThread, stop_all
from bot.settings import Settings
from bot.slack.channel_access import ChannelAccess
from bot.slack.workspaces import Workspaces
from bot.store import Request, Store
from bot.store.engine import FOR_JOBS, network
from bot.store.token_budget import Budget

APPLICATION = "rejoinder"

STEPS_VERSION = "3"
"""Pinned, so that a new release finishes the jobs of the last one. Raise it when the workflow's steps change order or
meaning: jobs of another version then wait for a process that knows it."""

QUEUE = "answers"

_LOG = structlog.get_logger(__name__)


class Jobs:
    """All that runs beside the listeners: jobs, digests, the ledger, the nightly deletion. One in a process (DBOS
    allows one engine)."""

    def __init__(
        self, settings: Settings, store: Store, workspaces: Workspaces, *, timings: JobTimings | None = None
    ) -> None:
        self._store = store
        self._timings = timings or JobTimings()
        self._access = access = ChannelAccess(workspaces, store.channels)
        self.workers = Workers(settings)
        self.budget = Budget(store.engine, settings)
        self.digests = DigestService(store, access, workspaces, self.workers)
        self.digest_settings = DigestSettings(store, access, settings.fetch_policy)
        self._ledger = LedgerSteps(store, self.digests, self.workers)
        comparisons = Comparisons(store, self.workers, settings, self.budget)
        builders: message_builders.Builders = {
            **message_builders.BUILDERS,
            "digest": self.digests.digest,
            "preview": self.digests.preview,
            "later_answers": self._ledger.messages,
            "compare": comparisons.messages,
        }
        builders = {**builders, **corrections.builders(builders)}
        hours = settings.same_link_hours
        self._steps = AnswerSteps(store, self.workers, workspaces, self._timings, self.budget, hours, builders)
        self._client: DBOSClient = DBOSClient(
            system_database_engine=store.engine, serializer=DBOSPortableJSONSerializer(), application_name=APPLICATION
        )
        # One constant name on SQLite, so that a restart finds its own jobs again; a new one for each replica else.
        name = f"{socket.gethostname()}-{os.getpid()}-{secrets.token_hex(4)}"
        self.replica = name if store.takes_replicas else "alone"
        several = settings.slack_client_id is not None
        retention = RetentionJob(store, settings.retention_days, self._client.delete_workflows, several=several)
        # The feeds have a thread of their own: a slow site holds up no digest.
        feeds = FeedReader(store, self.ask, settings.fetch_policy, self._timings.rounds).thread
        self._threads = PeriodicThread("rounds", self._round, self._timings.rounds), feeds, retention.thread
        self._heart = PeriodicThread("heart", self._beat, self._timings.beat)
        self._steady_from = 0.0
        """Monotonic seconds from which a replica's silence means that it is dead."""

    def start(self) -> None:
        """Start the workers and the engine. Jobs that an earlier process left go on at once."""
        self.workers.start()
        DBOS(config=self._config())
        workflow.register(self._steps, self._ledger)
        if self._store.takes_replicas:
            self._store.replicas.beat(self.replica)
        DBOS.launch()
        DBOS.register_queue(
            QUEUE,
            worker_concurrency=self._timings.at_once,
            partition_worker_concurrency=self._timings.at_once_in_channel,
            polling_interval_sec=self._timings.poll,
        )
        for thread in (self._heart, *self._threads):
            thread.start()

    def stop(self) -> None:
        """Take no new job, give running ones a moment, leave the rest to the next start or another replica."""
        self._steps.sender.stop()  # first: a job that waits for Slack holds up the end of the engine
        stop_all(*self._threads)
        DBOS.destroy(destroy_registry=True, workflow_completion_timeout_sec=int(self._timings.stop_within))
        self._heart.stop()
        if self._store.takes_replicas:
            self._store.replicas.leave(self.replica)
        self._client.destroy()
        self.workers.stop()

    def ask(self, request: Request, *others: Request) -> bool:
        """Keep the request, with a job that answers it and then `others`, which came in the same message.

        False when it was asked before. When this returns, the request survives anything; when it raises, Slack must not
        get an ack.
        """
        job: EnqueueOptions = {
            "workflow_name": workflow.NAME,
            "queue_name": QUEUE,
            "workflow_id": request.id,
            "app_version": STEPS_VERSION,
            "queue_partition_key": request.channel,
        }

        def enqueue(connection: sa.Connection) -> None:
            self._client.enqueue_in_transaction(connection, job, request.id)

        new = self._store.requests.accept(request, *others, enqueue=enqueue)
        _LOG.info("asked" if new else "asked again", request=request.id, kind=request.kind)
        return new

    def _config(self) -> DBOSConfig:
        return {
            "name": APPLICATION,
            "system_database_url": self._store.url,
            "sys_db_pool_size": FOR_JOBS,
            "db_engine_kwargs": {"connect_args": network(self._store.url), "hide_parameters": True},
            "use_listen_notify": False,  # jobs send each other nothing; an idle engine then asks the database less
            "application_version": STEPS_VERSION,
            "executor_id": self.replica,
            "serializer": DBOSPortableJSONSerializer(),  # the default is pickle: code in a database
            "log_level": "WARNING",
        }

    def _round(self) -> None:
        self._access.refresh()  # first: after an outage nothing is known of channels that were made private meanwhile
        self.digests.ask_for_due(self.ask)

    def _beat(self) -> None:
        """Let interrupted jobs go on; among replicas, say that this one is alive, and take over from dead ones."""
        try:
            if self._store.takes_replicas:
                self._store.replicas.beat(self.replica)  # first: nothing else that fails shall make it count as dead
            self._resume_due()
            if self._store.takes_replicas and time.monotonic() >= self._steady_from:
                for name in self._store.replicas.bury(self._timings.silent, self._take_over):
                    _LOG.warning("took over", replica=name)
        except Exception:
            # The database was away: the other replicas could not say that they live either.
            self._steady_from = time.monotonic() + self._timings.silent
            raise

    def _resume_due(self) -> None:
        """Let interrupted jobs go on whose moment has come; one that fails is tried again at the next beat."""
        now, interrupted = time.monotonic(), self._steps.interrupted
        for name, moment in sorted(interrupted.items()):
            if moment <= now:
                self._resume(name)
                if interrupted[name] == moment:  # it may have been interrupted again meanwhile
                    del interrupted[name]
                _LOG.info("resumed", request=name)

    def _take_over(self, replica: str) -> None:
        left = self._client.list_workflows(
            status="PENDING", executor_id=replica, load_input=False, load_output=False, application_name=APPLICATION
        )
        for job in left:
            self._resume(job.workflow_id)

    def _resume(self, name: str) -> None:
        with suppress(error.DBOSNonExistentWorkflowError):  # deleted meanwhile, with its request
            # Without the queue's name it would run outside its limits.
            self._client.resume_workflow(name, queue_name=QUEUE)
