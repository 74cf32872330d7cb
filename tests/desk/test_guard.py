"""Other web pages cannot reach through the browser to the desk."""

import httpx2
import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin

from slackdesk import Desk, DeskSettings
from slackdesk.api import METHODS

PATHS = ["/", "/page/look", "/api/auth.test", "/static/app.js", "/page/stream"]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "127.0.0.1.evil.example"},
        {"Host": "localhost:1"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Origin": "https://localhost"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "iframe"},
    ],
    ids=lambda h: " ".join(f"{k} {v}" for k, v in h.items()),
)
def test_foreign_hosts_and_origins_are_refused_at_every_path(
    http: httpx2.Client, still_desk: Desk, path: str, headers: dict[str, str]
) -> None:
    assert http.get(still_desk.url + path, headers=headers).status_code == 403


def test_the_desk_itself_is_let_in_by_both_of_its_names(http: httpx2.Client, still_desk: Desk) -> None:
    port = still_desk.url.rpartition(":")[2]
    for host in (f"127.0.0.1:{port}", f"localhost:{port}", "127.0.0.1"):
        headers = {"Host": host, "Origin": f"http://localhost:{port}"}
        assert http.get(f"{still_desk.url}/page/look", headers=headers).status_code == 200


def test_a_link_from_elsewhere_opens_a_page_and_does_nothing(http: httpx2.Client, still_desk: Desk) -> None:
    follows = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
    assert http.get(still_desk.url, headers=follows).status_code == 200
    assert http.post(f"{still_desk.url}/page/act", headers=follows, json={"act": "say"}).status_code == 403


@pytest.mark.parametrize("method", ["apps.connections.open", *(name for name in METHODS if not METHODS[name].reads)])
def test_what_changes_something_is_a_post(http: httpx2.Client, still_desk: Desk, method: str) -> None:
    for verb in ("GET", "HEAD"):
        answer = http.request(verb, still_desk.api_url + method, params={"token": still_desk.settings.bot_token})
        assert answer.status_code == 405


def test_every_desk_has_secrets_of_its_own() -> None:
    secrets = [(desk.bot_token, desk.app_token, desk.signing_secret) for desk in (DeskSettings(), DeskSettings())]
    assert len({*secrets[0], *secrets[1]}) == 6


def test_a_foreign_page_gets_no_socket(still_desk: Desk) -> None:
    with pytest.raises(InvalidStatus):
        connect(still_desk.url.replace("http", "ws") + "/link/", origin=Origin("https://evil.example"), proxy=None)


def test_an_act_needs_json_so_that_no_form_fits(http: httpx2.Client, still_desk: Desk) -> None:
    body = '{"act": "say", "user": "ana", "channel": "C0NEWSROOM", "text": "hi"}'
    form = http.post(f"{still_desk.url}/page/act", content=body, headers={"Content-Type": "text/plain"})
    assert form.status_code == 415
    assert still_desk.messages("#newsroom") == []


def test_the_page_does_what_people_do_and_nothing_else(http: httpx2.Client, still_desk: Desk) -> None:
    for act in ("drop_sockets", "messages", "trouble", "nonsense"):
        answer = http.post(f"{still_desk.url}/page/act", json={"act": act})
        assert answer.json()["ok"] is False
    assert http.post(f"{still_desk.url}/control/delivery", json={}).status_code == 404


def test_the_page_may_load_nothing_from_elsewhere(http: httpx2.Client, still_desk: Desk) -> None:
    policy = http.get(still_desk.url).headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "http" not in policy


def test_ben_sees_nothing_of_what_is_private_to_ana(http: httpx2.Client, desk: Desk) -> None:
    desk.say("#desk-private", "ana", "secret", files=[("plan.txt", b"secret plan")])
    (message,) = desk.messages("#desk-private")
    file = message["files"][0]["id"]
    seen = http.get(
        f"{desk.url}/page/look", params={"user": "U0BEN", "channel": "C0PRIVATE", "thread": message["ts"]}
    ).text
    assert "secret" not in seen
    assert "desk-private" not in seen
    assert http.get(f"{desk.url}/page/file/{file}", params={"user": "U0BEN"}).status_code == 404
    assert http.get(f"{desk.url}/page/file/{file}", params={"user": "U0ANA"}).text == "secret plan"
