"""The job engine (DBOS) with our queue, our workflow and, on PostgreSQL, the recovery of a dead replica's jobs."""

import os
import secrets
import socket
import threading
import time

import sqlalchemy as sa
import structlog
from dbos import DBOS, DBOSClient, DBOSConfig, DBOSPortableJSONSerializer, EnqueueOptions

from bot.jobs import idling, plans, workflow
from bot.jobs.answering import Answering
from bot.jobs.budget import Budget
from bot.jobs.cleaning import Cleaning
from bot.jobs.handing import Handing
from bot.jobs.recalling import Recalling
from bot.jobs.tempo import Tempo
from bot.jobs.waiting import Waiting
from bot.jobs.workers import Workers
from bot.settings import Settings
from bot.slack.posting import Delivery
from bot.store import Request, Store
from bot.store.engine import FOR_JOBS
from bot.store.postgresql import network

APPLICATION = "rejoinder"

STEPS_VERSION = "1"
"""Pinned, so that a new release finishes the jobs of the last one. Raise it when the workflow's steps change order or
meaning: jobs of another version then wait for a process that knows it."""

QUEUE = "answers"

_SINCE = {
    "sqlite": sa.text("UPDATE workflow_status SET created_at = :moment WHERE workflow_uuid = :job"),
    "postgresql": sa.text("UPDATE dbos.workflow_status SET created_at = :moment WHERE workflow_uuid = :job"),
}

_LOG = structlog.get_logger(__name__)


class Jobs:
    """The running engine. One in a process (DBOS keeps one engine a process)."""

    def __init__(
        self, settings: Settings, store: Store, delivery: Delivery, *, token: str, tempo: Tempo | None = None
    ) -> None:
        self._settings = settings
        self._store = store
        self._tempo = tempo or Tempo()
        self.workers = Workers(settings)
        self.budget = Budget(store.spend, settings)
        recalling = Recalling(store, settings.same_link_hours, uses_model=self.budget.uses_model)
        self._waiting = Waiting(store, delivery, self._tempo.at_once_in_channel, every=self._tempo.tell_places)
        self._answering = Answering(store, self.workers, delivery, token, self._tempo, self.budget, recalling, self.ask)
        self._handing = Handing(
            store.requests,
            self._enqueue,
            self._answering.courtesy.give_way,
            self._resume,
            self._give_up,
            self._tempo.beat,
        )
        self._stopping = threading.Event()
        self._heart: threading.Thread | None = None
        # One constant name on SQLite, so that a restart finds its own jobs again; a new one for each replica else.
        self.replica = (
            f"{socket.gethostname()}-{os.getpid()}-{secrets.token_hex(4)}" if store.takes_replicas else "alone"
        )

    def start(self, acts: plans.Acts) -> None:
        """Start the workers and the engine. Jobs that an earlier process left go on at once.

        `acts` are the kinds of request that are answered elsewhere than in `plans`; there is no other place.
        """
        self._answering.acts = {**plans.ACTS, **acts}
        self.workers.start()
        idling.slow_down(DBOS(config=self._config()))
        workflow.register(self._answering)
        if self._store.takes_replicas:
            self._store.replicas.beat(self.replica)
        DBOS.launch()
        DBOS.register_queue(
            QUEUE,
            worker_concurrency=self._tempo.at_once,
            partition_worker_concurrency=self._tempo.at_once_in_channel,
            polling_interval_sec=self._tempo.poll,
        )
        self._client = DBOSClient(
            system_database_engine=self._store.engine,
            serializer=DBOSPortableJSONSerializer(),
            application_name=APPLICATION,
        )
        self._cleaning = Cleaning(self._store, self._settings.retention_days, self._client.delete_workflows)
        self._cleaning.start()
        self._waiting.start()
        self._handing.start()
        if self._store.takes_replicas:
            self._heart = threading.Thread(target=self._live, name="heart", daemon=True)
            self._heart.start()

    def stop(self) -> None:
        """Take no new job, give running ones a moment, leave the rest to the next start or another replica."""
        self._stopping.set()
        self._handing.stop()
        self._cleaning.stop()
        self._waiting.stop()
        self._answering.stop()
        DBOS.destroy(destroy_registry=True, workflow_completion_timeout_sec=int(self._tempo.stop_within))
        if self._heart:
            self._heart.join()
            self._store.replicas.leave(self.replica)
        self._client.destroy()
        self.workers.stop()

    def ask(self, request: Request) -> bool:
        """Keep the request; False when it was asked before. Its job follows when no event waits any more.

        When this returns, the request survives anything; when it raises, Slack must not be told that we have it.
        """
        with self._answering.courtesy.event():
            new = self._store.requests.accept(request)
        self._handing.soon()
        _LOG.info("asked" if new else "asked again", request=request.id, kind=request.kind)
        return new

    def host_for(self, team: str, channel: str) -> str | None:
        """The host that a channel's texts are sent to; None where rules alone read them."""
        rules_only = self._store.channels.get(team, channel).rules_only
        return self.budget.host if self.budget.uses_model and not rules_only else None

    def forget(self, *request_ids: str) -> None:
        """Delete every text of these requests."""
        self._store.requests.forget(*request_ids)

    def _resume(self) -> None:
        """Jobs that ended in the middle go on, as soon as the database takes anything."""
        if left := set(self._answering.left):
            self._client.resume_workflows(sorted(left), queue_name=QUEUE)
            self._answering.left -= left
            _LOG.info("resumed", requests=len(left))

    def _give_up(self, request_id: str) -> None:
        """No job can be made of it: its asker is told as if one had broken."""
        outcome = workflow.given_up(self._answering, request_id)
        _LOG.info("closed", request=request_id, outcome=outcome)

    def _enqueue(self, connection: sa.Connection, request_id: str, channel: str, asked_at: float) -> None:
        options: EnqueueOptions = {
            "workflow_name": workflow.NAME,
            "queue_name": QUEUE,
            "workflow_id": request_id,
            "app_version": STEPS_VERSION,
            "queue_partition_key": channel,
        }
        self._client.enqueue_in_transaction(connection, options, request_id)
        # The queue goes by it. DBOS notes when the transaction began, on SQLite in whole seconds: one moment for many.
        since = {"moment": int(asked_at * 1000), "job": request_id}
        connection.execute(_SINCE[connection.dialect.name], since)

    def _config(self) -> DBOSConfig:
        return {
            "name": APPLICATION,
            "system_database_url": self._store.url,
            "system_database_engine": self._store.engine_for_jobs,
            "sys_db_pool_size": FOR_JOBS,
            "db_engine_kwargs": {"connect_args": network(self._store.url)},
            "use_listen_notify": False,  # jobs send each other nothing; who looks for it asks no database then
            "application_version": STEPS_VERSION,
            "executor_id": self.replica,
            "serializer": DBOSPortableJSONSerializer(),  # the default is pickle: code in a database
            "log_level": "WARNING",
        }

    def _live(self) -> None:
        """Say every few seconds that this replica is alive, and take over from those that are not."""
        steady_from = 0.0
        while not self._stopping.wait(self._tempo.beat):
            try:
                self._store.replicas.beat(self.replica)
                if time.monotonic() < steady_from:
                    continue  # the database was away: the others could not say that they live either
                for name in self._store.replicas.bury(self._tempo.silent, self._take_over):
                    _LOG.warning("took over", replica=name)
            except Exception as error:  # noqa: BLE001 - whatever it was, a heart that stops means death
                steady_from = time.monotonic() + self._tempo.silent
                _LOG.error("no heartbeat", kind=type(error).__name__)

    def _take_over(self, replica: str) -> None:
        left = self._client.list_workflows(
            status="PENDING", executor_id=replica, load_input=False, load_output=False, application_name=APPLICATION
        )
        if left:
            # Without the queue's name they would run outside its limits.
            self._client.resume_workflows([job.workflow_id for job in left], queue_name=QUEUE)
