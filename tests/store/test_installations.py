"""Workspaces that install the app and take it out, on both databases."""

import time

from benchmarks.newsroom import outcomes
from bot.store import Installation, Store
from tests.store.rows import asked

NOW = time.time()


def install(store: Store, team: str = "T1", at: float = NOW) -> None:
    store.installations.save(
        Installation(team=team, url="https://t.example/", token="sealed", bot_user="U0", bot="B0", installed_at=at)
    )


def test_a_workspace_that_takes_the_app_out_is_forgotten_and_no_other(store: Store) -> None:
    names = {team: asked(store, f"{team}:C1:1.1", team=team).id for team in ("T1", "T2")}
    for team in names:
        install(store, team)
        store.channels.change(team, "C1", listening=True)
    assert store.installations.forget("T1", NOW) == [names["T1"]]
    assert store.installations.get("T1") is None
    assert not store.channels.get("T1", "C1").listening
    assert [*outcomes(store.engine)] == [names["T2"]]
    assert store.channels.get("T2", "C1").listening
    install(store, at=NOW + 20)  # again
    assert store.installations.get("T1")


def test_what_slack_says_late_does_not_forget_an_installation_that_is_newer(store: Store) -> None:
    install(store, at=NOW + 2)
    own = asked(store, "T1:C1:1.1").id
    assert store.installations.forget("T1", NOW) == []
    assert store.requests.get(own)


def test_the_settings_workspace_is_forgotten_by_no_event(store: Store) -> None:
    own = asked(store, "T1:C1:1.1").id
    assert store.installations.forget("T1", NOW) == []
    assert store.requests.get(own)
