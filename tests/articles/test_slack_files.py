"""Files in Slack: fetched with the bot's token from Slack's file host, which alone ever sees that token."""

from itertools import repeat

import pytest

from bot.articles.connection_guard import Network
from bot.articles.slack_files import fetch_slack_file
from tests.articles.documents import refusal
from tests.articles.web import PUBLIC, Dialler, Names, listening, page, pouring, redirect

TOKEN = "xoxb-1-not-a-real-token"
LINK = "https://files.slack.com/files-pri/T1-F1/story.txt"
KEY = "files.slack.com/files-pri/T1-F1/story.txt"


def slack(dialler: Dialler) -> Network:
    return Network(look_up=Names({"files.slack.com": [[PUBLIC]]}), dial=dialler)


def test_a_file_is_fetched_with_the_token() -> None:
    with listening({KEY: page(b"The mayor denied it.", content_type="text/plain")}) as listener:
        data = fetch_slack_file(LINK, TOKEN, network=slack(Dialler(listener.port)))
        assert data == b"The mayor denied it."
        assert f"Authorization: Bearer {TOKEN}" in listener.requests[0]


@pytest.mark.parametrize(
    "link",
    [
        "https://evil.example/files-pri/T1-F1/story.txt",
        "https://files.slack.com.evil.example/story.txt",
        "https://files.slack.com@evil.example/story.txt",
        "https://files.slack.com:8443/story.txt",
        "http://files.slack.com/story.txt",
        "http://127.0.0.1:{port}/story.txt",
        "file:///etc/passwd",
    ],
)
def test_the_token_goes_to_no_other_place(link: str) -> None:
    with listening() as listener:
        dialler = Dialler(listener.port)
        address = link.replace("{port}", str(listener.port))
        assert refusal(lambda: fetch_slack_file(address, TOKEN, network=slack(dialler))).code == "not-allowed"
        assert dialler.dialled == []
        assert listener.connections == 0


def test_the_token_follows_no_redirect() -> None:
    with listening() as elsewhere, listening({KEY: redirect(f"http://127.0.0.1:{elsewhere.port}/")}) as listener:
        error = refusal(lambda: fetch_slack_file(LINK, TOKEN, network=slack(Dialler(listener.port))))
        assert error.code == "refused"
        assert "files:read" in error.try_
        assert TOKEN not in str(error)
        assert elsewhere.connections == 0
        assert listener.connections == 1


def test_an_inner_address_behind_slacks_name_is_refused() -> None:
    with listening() as listener:
        dialler = Dialler(listener.port)
        network = Network(look_up=Names({"files.slack.com": [["10.0.0.1"]]}), dial=dialler)
        refusal(lambda: fetch_slack_file(LINK, TOKEN, network=network))
        assert dialler.dialled == []


def test_a_file_that_is_too_large_is_refused() -> None:
    with listening({KEY: pouring(repeat(bytes(65536)))}) as listener:
        error = refusal(lambda: fetch_slack_file(LINK, TOKEN, network=slack(Dialler(listener.port))))
        assert error.code == "too-large"


def test_a_desk_on_this_machine_is_asked_over_http() -> None:
    with listening() as desk:
        host = f"127.0.0.1:{desk.port}"
        desk.answers[f"{host}/files/F1/story.txt"] = page(b"The mayor denied it.")
        assert fetch_slack_file(f"http://{host}/files/F1/story.txt", TOKEN, base_url=f"http://{host}/api/")
        other = f"http://127.0.0.1:{desk.port + 1}/story.txt"
        refusal(lambda: fetch_slack_file(other, TOKEN, base_url=f"http://{host}/api/"))


@pytest.mark.parametrize("base", ["http://192.168.0.9/", "http://localhost.evil.example/"])
def test_a_desk_elsewhere_is_not_asked_over_http(base: str) -> None:
    with listening() as listener:
        dialler = Dialler(listener.port)
        refusal(lambda: fetch_slack_file(f"{base}story.txt", TOKEN, base_url=base, network=slack(dialler)))
        assert dialler.dialled == []
