"""Two workspaces that installed the app, at one desk: people, channels and time stamps have the same ids in both."""

import html
import re
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import parse_qs, urlsplit

import httpx2
import pytest
import sqlalchemy as sa
from cryptography.fernet import Fernet
from pydantic import SecretStr

from benchmarks import databases
from benchmarks.newsroom import STORY, Newsroom, shown, until
from bot.app import running_bot
from bot.errors import SettingsError
from bot.settings import Settings, load
from bot.slack.backfill import LOOKED_THROUGH, Backfill
from bot.slack.installing import InstalledWorkspaces
from bot.store.engine import connect
from bot.store.installations import UNINSTALLED, Installations
from bot.store.replicas import Checkpoints, of_team
from bot.views import actions, talk
from slackdesk import Desk, DeskClient
from slackdesk.workspace import NEWSROOM, TEAM
from tests.slack.rooms import AT_ONCE, QUICK

SECOND, UNKNOWN = "T0SECOND", "T0UNKNOWN"
FERRY = (
    "The ferry leaked diesel, the harbour union said on Monday.\n\n"
    "Captain Olga Lind denied that the ferry leaked diesel. “Not a drop,” she said."
)


class Place:
    """The bot over HTTP, two workspaces, and the browser of a person who installs it."""

    def __init__(self, settings: Settings, desk: Desk, url: str) -> None:
        self.settings, self.desk, self.url = settings, desk, url
        self.second: DeskClient = desk.add_workspace(SECOND, f"{url}/slack/events")
        desk.deliver_over_http(f"{url}/slack/events")
        desk.oauth.redirect_url = f"{url}/slack/oauth_redirect"
        self.engine = connect(settings.database_url)
        self.browser = httpx2.Client(trust_env=False)
        self.rooms = [Newsroom(workspace, settings.database_url) for workspace in (desk, self.second)]

    def close(self) -> None:
        self.browser.close()
        self.engine.dispose()
        for room in self.rooms:
            room.close()

    def begin(self, team: str) -> tuple[str, str]:
        """“Add to Slack”, and “Allow” there: where Slack sends the browser, and the browser's cookie."""
        page = self.browser.get(f"{self.url}/slack/install", params={"team": team})
        address = re.search(r'<a href="([^"]+)"', page.text)
        assert address is not None
        allowed = self.browser.get(html.unescape(address[1]))
        self.browser.cookies.clear()  # “Secure”: a browser would send it to https only
        return allowed.headers["location"], page.headers["set-cookie"].partition(";")[0]

    def end(self, address: str, cookie: str) -> httpx2.Response:
        return self.browser.get(address, headers={"cookie": cookie})

    def install(self, team: str) -> httpx2.Response:
        return self.end(*self.begin(team))

    def rows(self, team: str) -> dict[str, int]:
        """How many rows of each table name the workspace, those of the job engine too; not the note that it is gone."""
        note = of_team(UNINSTALLED, team)
        tables = sa.MetaData()
        with self.engine.connect() as connection:
            for schema in {None, "dbos"} & {None, *sa.inspect(connection).get_schema_names()}:
                tables.reflect(connection, schema)
            counts = {
                name: sum(team in repr(row) and note not in repr(row) for row in connection.execute(sa.select(table)))
                for name, table in tables.tables.items()
            }
        return {name: count for name, count in counts.items() if count}


@pytest.fixture(scope="module", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def place(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    folder = tmp_path_factory.mktemp("several")
    with ExitStack() as stack:
        desk = stack.enter_context(Desk(settings=AT_ONCE))
        settings = load(
            _env_file=None,
            database_url=databases.sqlite(folder) if request.param == "sqlite" else databases.postgres(),
            http_port=0,
            slack_base_url=desk.api_url,
            reader="offline",
            slack_client_id=desk.settings.client_id,
            slack_client_secret=desk.settings.client_secret,
            slack_signing_secret=desk.settings.signing_secret,
            token_key=Fernet.generate_key().decode(),
            workspaces=f'{{"{TEAM}": {{}}, "{SECOND}": {{"WHO_MAY_CHANGE": "admins"}}}}',
        )
        where = stack.enter_context(running_bot(settings, timings=QUICK))
        opened = Place(settings, desk, where.split()[-1].removesuffix("/slack/events"))
        stack.callback(opened.close)
        assert all(opened.install(team).status_code == 200 for team in (TEAM, SECOND))
        yield opened


def test_what_is_read_in_one_is_seen_nowhere_in_the_other(place: Place) -> None:
    first, second = place.rooms
    ferry = first.thread("#newsroom", first.ask(FERRY))
    bridge = second.thread("#newsroom", second.ask(STORY))
    assert "Olga Lind" in shown(ferry)
    assert "Ida Brandt" in shown(bridge)
    until(lambda: place.rows(SECOND).get("ledger_statements"))
    assert "Ida Brandt" in second.told("/claims about bridge")  # the ledger has it
    for line in ("/claims about ferry", "/claims who Olga Lind", "/claims digest preview", "/claims watching"):
        assert "leaked" not in second.told(line)
    for room in (first, second):
        assert len([message for message in room.desk.messages("#newsroom") if message.get("bot_id")]) == 0


def test_what_needs_the_token_takes_that_of_its_workspace(place: Place) -> None:
    for room in place.rooms:
        room.quiet()
        ts = room.desk.say("#newsroom", "ana", "@Rejoinder", files=[("ferry.txt", FERRY.encode())])
        answer = room.thread("#newsroom", ts)
        assert "Olga Lind" in shown(answer)
        room.press(answer, actions.EXPORT)
        assert any(message.get("files") for message in room.answers("#newsroom", ts))


def test_settings_are_those_of_the_workspace_and_its_channel(place: Place) -> None:
    first, second = place.rooms
    assert talk.WHO_MAY_CHANGE["admins"] in second.told("/claims on")
    assert talk.WHO_MAY_CHANGE["admins"] not in first.told("/claims on")
    article = second.desk.say("#newsroom", "ana", STORY * 3)
    second.quiet()
    assert second.answers("#newsroom", article) == []


def test_forgetting_in_one_leaves_what_the_other_has(place: Place) -> None:
    kept = place.rows(TEAM)["readings"]
    place.rooms[1].told("/claims forget all of mine")
    assert place.rows(SECOND).get("readings") is None
    assert place.rows(TEAM)["readings"] == kept


def test_the_tokens_cannot_be_read_in_the_database(place: Place) -> None:
    tokens = [router.settings.bot_token for router in place.desk.routers]
    with place.engine.connect() as connection:
        tables = sa.MetaData()
        tables.reflect(connection)
        kept = repr([tuple(row) for table in tables.sorted_tables for row in connection.execute(sa.select(table))])
    assert place.rows(SECOND)["installations"] == 1
    assert not [token for token in tokens if token in kept]
    if path := place.settings.database_path:
        files = b"".join(file.read_bytes() for file in Path(path).parent.iterdir())
        assert not [token for token in tokens if token.encode() in files]


def test_another_key_is_told_and_an_older_one_still_opens_them(place: Place) -> None:
    new, old = Fernet.generate_key().decode(), place.settings.token_keys[0]
    for key, opens in ((new, False), (f"{new},{old}", True)):
        settings = place.settings.model_copy(update={"token_key": SecretStr(key)})
        workspaces = InstalledWorkspaces(Installations(place.engine), settings)
        if opens:
            assert {workspace.team for workspace in workspaces.all()} == {TEAM, SECOND}
        else:
            with pytest.raises(SettingsError, match="TOKEN_KEY"):
                workspaces.all()


def test_a_state_is_good_once_in_one_browser_and_not_for_long(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    address, cookie = place.begin(TEAM)
    state = parse_qs(urlsplit(address).query)["state"][0]
    assert place.end(address, "").status_code == 400  # another browser
    forged = "x" * len(state)
    assert place.end(address.replace(state, forged), cookie.replace(state, forged)).status_code == 401
    assert not InstalledWorkspaces(Installations(place.engine), place.settings).flow().settings.state_store.consume("é")
    assert place.end(address, cookie).status_code == 200
    assert place.end(address, cookie).status_code == 401  # Slack takes a code once
    address, cookie = place.begin(TEAM)
    monkeypatch.setattr("bot.slack.installing.STATE_LIVES", -1)
    assert place.end(address, cookie).status_code == 401


def test_a_code_that_slack_did_not_give_installs_nothing(place: Place) -> None:
    address, cookie = place.begin(SECOND)
    code = parse_qs(urlsplit(address).query)["code"][0]
    assert place.end(address.replace(code, "0" * 16), cookie).status_code == 401
    place.desk.faults.add("oauth.v2.access", "lost_before", times=9)
    assert place.install(SECOND).status_code == 503
    place.desk.faults.clear()


def test_a_workspace_that_is_not_listed_is_told_so(place: Place) -> None:
    place.desk.add_workspace(UNKNOWN, f"{place.url}/slack/events")
    refused = place.install(UNKNOWN)
    assert refused.status_code == 403
    assert UNKNOWN in refused.text
    assert place.rows(UNKNOWN) == {}


def test_a_removal_that_was_missed_is_noticed_after_a_day(place: Place) -> None:
    store = SimpleNamespace(checkpoints=Checkpoints(place.engine), installations=Installations(place.engine))
    workspaces, hours = InstalledWorkspaces(store.installations, place.settings), [0.0]
    place.second.faults.token_refused = "account_inactive"
    later = lambda: time.time() + hours[0] * 3600  # noqa: E731
    store.checkpoints.note(of_team(LOOKED_THROUGH, SECOND), time.time())
    kept = []
    for hours[0] in (59, 82, 84):  # off for the weekend before; each look is after a restart
        Backfill(workspaces, store, lambda *_: True, lambda: True, clock=later, pause=0.0).run_once()  # type: ignore[arg-type]
        kept.append(store.installations.get(SECOND) is not None)
    assert kept == [True, True, False]
    assert store.installations.get(TEAM)
    place.second.faults.clear()
    assert place.install(SECOND).status_code == 200


def test_of_one_that_takes_it_out_nothing_is_left_and_the_other_goes_on(place: Place) -> None:
    first, second = place.rooms
    second.thread("#newsroom", second.ask(FERRY))
    second.ask(STORY * 20)
    second.ask(FERRY)
    old = place.second.router.settings.bot_token
    place.second.uninstall()
    until(lambda: not place.rows(SECOND))
    assert NEWSROOM in repr(first.outcomes())
    second.ask(STORY)
    assert "Ida Brandt" in shown(first.thread("#newsroom", first.ask(STORY)))
    second.quiet()
    assert place.rows(SECOND) == {}
    assert place.install(SECOND).status_code == 200
    assert place.second.router.settings.bot_token != old
    assert "Lind" not in second.told("/claims about ferry")
    assert "Ida Brandt" in shown(second.thread("#newsroom", second.ask(STORY)))
