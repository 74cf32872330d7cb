"""Workspaces that install the app and take it out."""

import time

from bot.jobs.retention import RetentionJob
from bot.store import Installation, Store
from tests.store.rows import asked

NOW = time.time()


def install(store: Store, team: str = "T1", at: float = NOW) -> None:
    store.installations.save(
        Installation(team=team, url="https://t.example/", token="sealed", bot_user="U0", bot="B0", installed_at=at)
    )


def ask(store: Store, team: str) -> str:
    return asked(store, f"{team}:C1:1.1", team=team).id


def clean(store: Store) -> list[str]:
    """What is deleted at the next look."""
    deleted: list[str] = []
    RetentionJob(store, 0, deleted.extend, several=True).look()
    return sorted(deleted)


def test_a_workspace_that_takes_the_app_out_is_forgotten_and_no_other(store: Store) -> None:
    for team in ("T1", "T2"):
        install(store, team)
        store.channels.change(team, "C1", listening=True)
    gone, kept = ask(store, "T1"), ask(store, "T2")
    assert store.installations.forget("T1", NOW)
    assert store.installations.get("T1") is None
    assert not store.channels.get("T1", "C1").listening
    assert store.requests.get(gone) is None
    assert clean(store) == [gone]
    assert store.requests.get(kept)
    assert store.channels.get("T2", "C1").listening


def test_what_slack_says_late_does_not_forget_an_installation_that_is_newer(store: Store) -> None:
    install(store, at=NOW + 2)
    own = ask(store, "T1")
    assert not store.installations.forget("T1", NOW)
    assert store.requests.get(own)
    assert clean(store) == []


def test_what_came_in_at_the_moment_of_the_removal_is_deleted_too(store: Store) -> None:
    install(store)
    assert store.installations.forget("T1", NOW)
    late = ask(store, "T1")
    assert clean(store) == [late]


def test_what_a_workspace_read_by_its_token_is_kept_until_it_installs_the_app(store: Store) -> None:
    own = ask(store, "T1")
    install(store, "T2")
    assert clean(store) == []
    install(store)
    assert clean(store) == []
    assert store.requests.get(own)


def test_a_workspace_that_installs_the_app_again_keeps_what_it_asks_then(store: Store) -> None:
    install(store)
    assert store.installations.forget("T1", NOW)
    install(store, at=NOW + 20)
    own = ask(store, "T1")
    assert clean(store) == []
    assert store.requests.get(own)


def test_the_settings_workspace_is_forgotten_by_no_event(store: Store) -> None:
    own = ask(store, "T1")
    assert not store.installations.forget("T1", NOW)
    assert store.requests.get(own)
