"""What the store promises on both databases: one row a request, one intent a message, texts that can be forgotten."""

import secrets
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace

import pytest
import sqlalchemy as sa

from benchmarks.newsroom import outcomes
from bot.articles import from_text
from bot.articles.link_target import MAX_LINK
from bot.breakdown import Breakdown, ReaderInfo
from bot.errors import RejoinderError, SettingsError
from bot.store import Request, SlackFile, Store
from bot.store.engine import connect
from bot.store.schema import metadata, requests

pytestmark = pytest.mark.databases("sqlite", "postgresql")

TEXT = "The mayor said the bridge is safe. “It isn’t,” the engineer said. 😀"
READ = Breakdown(input="pasted text", article=from_text(TEXT), reader=ReaderInfo(name="offline"))
FILE = SlackFile(name="story.txt", mimetype="text/plain", url="https://files.example/F1")


def request(name: str = "T1:C1:1.1") -> Request:
    return Request(id=name, kind="mention", team="T1", channel="C1", user="U1", thread="1.1", text=TEXT, files=(FILE,))


def everything(store: Store) -> str:
    """Every value in our tables."""
    with store.engine.connect() as connection:
        return repr([tuple(row) for table in metadata.sorted_tables for row in connection.execute(sa.select(table))])


def test_a_request_asked_by_many_at_once_is_accepted_once(store: Store) -> None:
    with ThreadPoolExecutor(8) as pool:
        accepted = list(pool.map(lambda _: store.requests.accept(request()), range(40)))
    assert accepted.count(True) == 1
    assert store.requests.get("T1:C1:1.1") == request()


def test_what_is_asked_again_takes_no_write_lock(store: Store) -> None:
    assert store.requests.accept(request())
    statements = list[str]()
    sa.event.listen(store.engine, "before_cursor_execute", lambda *a: statements.append(a[2].split()[0]))
    assert not store.requests.accept(request())
    assert set(statements) <= {"BEGIN", "SELECT"}


def test_a_request_whose_job_cannot_be_made_is_not_kept_and_can_be_asked_again(store: Store) -> None:
    def broken(_: sa.Connection) -> None:
        raise RuntimeError("no engine")

    with pytest.raises(RuntimeError):
        store.requests.accept(request(), request("T1:C1:1.1:2"), enqueue=broken)
    assert outcomes(store.engine) == {}
    assert store.requests.accept(request(), request("T1:C1:1.1:2"))


def test_what_else_a_message_brought_comes_in_its_order_as_far_as_it_is_open(store: Store) -> None:
    others = [request(f"T1:C1:1.1:{number}") for number in (3, 2, 4)]
    store.requests.accept(request(), *others)
    store.requests.close("T1:C1:1.1:2", "answered")
    assert store.requests.others_of("T1:C1:1.1") == ["T1:C1:1.1:3", "T1:C1:1.1:4"]


@pytest.mark.databases("sqlite")
def test_read_then_write_in_one_transaction_loses_nothing(store: Store) -> None:
    """The trap of SQLite's drivers: without an explicit BEGIN IMMEDIATE this loses most of its additions."""
    store.requests.accept(request())

    def add(_: int) -> None:
        with store.engine.begin() as connection:
            row = sa.text("SELECT coalesce(closed_at, 0) FROM requests")
            value = connection.execute(row).scalar_one()
            connection.execute(sa.text("UPDATE requests SET closed_at = :v"), {"v": value + 1})

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(add, range(200)))
    with store.engine.connect() as connection:
        assert connection.execute(sa.text("SELECT closed_at FROM requests")).scalar_one() == 200


def test_a_reading_is_of_the_moment_in_which_it_was_kept_by_the_databases_clock(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An earlier one would come before claims and denials that were compared meanwhile."""
    store.requests.accept(request())
    store.readings.keep_article("T1:C1:1.1", READ.article)
    noted = READ.model_copy(update={"article": READ.article.model_copy(update={"notes": ("no answer",)})})
    if store.takes_replicas:
        monkeypatch.setattr("bot.store.readings.time", SimpleNamespace(time=lambda: 0.0))  # this machine's clock
    with ThreadPoolExecutor() as pool:
        with store.engine.begin() as connection:
            connection.execute(sa.update(requests).values(text=""))
            kept = pool.submit(store.readings.keep_breakdown, "T1:C1:1.1", noted)
            time.sleep(0.5)
            free = time.time()
        kept.result()
    origin = store.readings.origin("T1:C1:1.1")
    assert origin
    assert origin[1] >= free
    assert store.readings.breakdown("T1:C1:1.1") == noted


def test_an_article_with_the_longest_address_is_kept(store: Store) -> None:
    store.requests.accept(request())
    url = f"https://lantern.example/{secrets.token_hex(MAX_LINK)}"[:MAX_LINK]  # no database packs it smaller
    store.readings.keep_article("T1:C1:1.1", READ.article.model_copy(update={"url": url}))
    kept = store.readings.article("T1:C1:1.1")
    assert kept
    assert kept.url == url


def test_only_the_first_who_claims_a_message_sends_it_without_looking(store: Store) -> None:
    store.requests.accept(request())
    store.posts.plan("T1:C1:1.1", [{"text": "first"}, {"text": "second"}])
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda _: store.posts.claim("T1:C1:1.1", 0), range(20))).count(True) == 1
    assert store.posts.claim("T1:C1:1.1", 1)


def test_a_plan_made_twice_keeps_what_was_posted(store: Store) -> None:
    store.requests.accept(request())
    store.posts.plan("T1:C1:1.1", [{"text": "first"}])
    store.posts.posted("T1:C1:1.1", 0, "1.2")
    store.posts.plan("T1:C1:1.1", [{"text": "other"}])
    kept = store.posts.get("T1:C1:1.1", 0)
    assert kept is not None
    assert (kept.message_ts, kept.body) == ("1.2", None)


def test_forgetting_a_request_leaves_none_of_its_texts(store: Store) -> None:
    store.requests.accept(request())
    store.readings.keep_article("T1:C1:1.1", READ.article)
    store.posts.plan("T1:C1:1.1", [{"text": TEXT}])
    store.requests.note_trouble("T1:C1:1.1", RejoinderError(TEXT, "", code="x"))
    store.forgetting.forget("T1:C1:1.1")
    store.requests.close("T1:C1:1.1", "answered")
    assert store.requests.get("T1:C1:1.1") is None
    assert outcomes(store.engine) == {"T1:C1:1.1": "forgotten"}
    assert not store.requests.accept(request())
    assert "bridge" not in everything(store)
    store.readings.keep_article("T1:C1:1.1", READ.article)  # what was being read meanwhile is not kept either
    store.readings.keep_breakdown("T1:C1:1.1", READ)
    store.posts.plan("T1:C1:1.1", [{"text": TEXT}])
    assert "bridge" not in everything(store)


def test_two_changes_of_a_channel_at_once_lose_neither(store: Store) -> None:
    changes: list[dict[str, object]] = [{"since": 9.0}, {"listening": True}, {"rules_only": True}]
    with ThreadPoolExecutor(3) as pool:
        list(pool.map(lambda wanted: store.channels.change("T1", "C1", **wanted), changes))
    settings = store.channels.get("T1", "C1")
    assert (settings.since, settings.listening, settings.rules_only) == (9.0, True, True)


def test_an_error_of_the_database_does_not_quote_the_text(store: Store) -> None:
    with pytest.raises(sa.exc.IntegrityError) as caught, store.engine.begin() as connection:
        connection.execute(sa.text("INSERT INTO requests (id, text) VALUES (:id, :text)"), {"id": "1", "text": TEXT})
    assert "bridge" not in str(caught.value).partition("DETAIL")[0]


@pytest.mark.databases("postgresql")
def test_a_dead_replica_is_buried_by_one_of_the_others(store: Store) -> None:
    for name in ("gone", "alive"):
        store.replicas.beat(name)
    store.replicas.leave("gone")
    taken: list[str] = []
    ready = threading.Barrier(4)

    def bury(_: int) -> list[str]:
        ready.wait(180)
        return store.replicas.bury(5, taken.append)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(bury, range(4)))
    assert taken == ["gone"]


@pytest.mark.databases("sqlite")
def test_a_second_bot_on_the_same_file_is_refused(url: str) -> None:
    with Store(url), pytest.raises(SettingsError, match="already works"):
        Store(url).open()


@pytest.mark.databases("postgresql")
def test_several_may_start_at_once(url: str) -> None:
    code = "import sys; from bot.store import Store; Store(sys.argv[1]).open()"
    starts = [subprocess.Popen([sys.executable, "-c", code, url], stderr=subprocess.PIPE) for _ in range(2)]
    assert [start.wait(180) for start in starts] == [0, 0], [start.communicate()[1] for start in starts]


def test_a_database_that_cannot_be_used_is_said_in_one_sentence(tmp_path: Path) -> None:
    whole, photograph, folder = tmp_path / "whole", tmp_path / "photograph", tmp_path / "photograph" / "file"
    with Store(f"sqlite:///{whole}") as store:
        for number in range(200):
            store.requests.accept(request(f"T1:C1:{number}.0"))
    content = whole.read_bytes()
    whole.write_bytes(content[:4096] + b"\0" * 40_000 + content[44_096:])
    photograph.write_bytes(b"a photograph, perhaps " * 100)
    for file, message in ((whole, "is damaged"), (photograph, "no database"), (folder, "cannot be used")):
        with pytest.raises(SettingsError, match=message):
            Store(f"sqlite:///{file}").open()


@pytest.mark.parametrize("made", ["schema_version AS SELECT 99 AS version", "requests (id TEXT PRIMARY KEY)"])
@pytest.mark.databases("sqlite")
def test_a_database_of_another_version_is_left_alone_and_said(url: str, made: str) -> None:
    engine = connect(url)
    with engine.begin() as connection:
        connection.execute(sa.text(f"CREATE TABLE {made}"))
    engine.dispose()
    with pytest.raises(SettingsError, match="another version"):
        Store(url).open()


def test_database_log_and_folder_are_the_owners_alone_also_where_they_were_not_before(tmp_path: Path) -> None:
    folder = tmp_path / "var"
    with Store(f"sqlite:///{folder}/rejoinder.sqlite3"):
        assert folder.stat().st_mode & 0o077 == 0
    (folder / "rejoinder.sqlite3").chmod(0o644)
    with Store(f"sqlite:///{folder}/rejoinder.sqlite3") as store:
        store.requests.accept(request())
        rights = {path.name: path.stat().st_mode & 0o777 for path in folder.iterdir()}
    assert len(rights) == 4
    assert set(rights.values()) == {0o600}, rights
