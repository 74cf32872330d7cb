"""The digest and the ledger at work: what they tell, what channels ask of them, and the rounds, put together once."""

from bot.jobs import plans
from bot.jobs.engine import Jobs
from bot.jobs.moving import Moving
from bot.jobs.rounds import Rounds
from bot.jobs.settling import Settling
from bot.jobs.telling import Telling
from bot.jobs.tempo import Tempo
from bot.settings import Settings
from bot.slack.channel_access import Doorkeeper
from bot.store import Store
from bot.store.rooms import Rooms


class Memory:
    """Made before the jobs start, so that their first job knows what to tell; started after them."""

    def __init__(
        self, settings: Settings, store: Store, jobs: Jobs, token: str, workspace: str, *, tempo: Tempo | None = None
    ) -> None:
        doorkeeper = Doorkeeper(token, settings.slack_base_url, Rooms(store.engine))
        self.telling = Telling(store, doorkeeper, workspace, jobs.workers)
        self.settling = Settling(self.telling, doorkeeper, jobs.ask, settings.fetch_policy)
        every = (tempo or Tempo()).poll * 10
        moving = Moving(store, self.telling, jobs.workers, jobs.ask, settings=settings, budget=jobs.budget)
        self._rounds = Rounds(store, self.telling, moving, doorkeeper, jobs.ask, settings.fetch_policy, every=every)
        self.acts: plans.Acts = self.telling.acts | moving.acts
        """What is told besides the answers to articles: for `Jobs.start`."""

    def start(self) -> None:
        """Make the rounds from now on."""
        self._rounds.start()

    def stop(self) -> None:
        """Make no more."""
        self._rounds.stop()
