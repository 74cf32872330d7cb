"""Every variable is written down, and a wrong one is told in one sentence."""

import re
from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.settings import Settings, load

EXAMPLE = (Path(__file__).parents[1] / ".env.example").read_text("utf-8")

SEVERAL = {
    "slack_client_id": "1.2",
    "slack_client_secret": "nonsense",
    "slack_signing_secret": "nonsense",
    "token_key": "hGYbR+XDvd1QK5eL0T0OdhhXQk/7iS1Kp0v0oC0LDSE=",
}

LISTED = re.compile(r"^#?([A-Z_]+)=", re.MULTILINE)


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)


def test_the_example_file_lists_exactly_the_settings_each_with_a_line_that_explains_it() -> None:
    lines = EXAMPLE.splitlines()
    listed = {line.split("=")[0].lstrip("#"): lines[at - 1] for at, line in enumerate(lines) if LISTED.match(line)}
    assert set(listed) == {name.upper() for name in Settings.model_fields} | {"POSTGRES_PASSWORD"}  # compose.yaml's
    assert all(comment.startswith("# ") for comment in listed.values())


def test_the_example_file_shows_the_defaults(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(LISTED.sub(r"\1=", EXAMPLE))
    assert load() == Settings(_env_file=None)  # type: ignore[call-arg]


@pytest.mark.parametrize(
    ("values", "complaint"),
    [
        ({"slack_bot_token": "xoxp-1", "slack_app_token": "xapp-1"}, "xoxb-"),
        ({"slack_bot_token": "xoxb-1"}, "SLACK_APP_TOKEN"),
        ({"slack_bot_token": "xoxb-1", "slack_app_token": "nonsense"}, "xapp-"),
        ({"slack_client_id": "1.2"}, "also need SLACK_CLIENT_SECRET and TOKEN_KEY and SLACK_SIGNING_SECRET."),
        (SEVERAL | {"slack_bot_token": "xoxb-1"}, "clear the one or the others"),
        (SEVERAL | {"slack_app_token": "xapp-1"}, "SLACK_APP_TOKEN (Socket Mode) is for one workspace"),
        (SEVERAL | {"token_key": "too short"}, "openssl rand -base64 32"),
        (SEVERAL | {"workspaces": "T1"}, "WORKSPACES is wrong: Input should be a valid dictionary"),
        (
            SEVERAL | {"workspaces": '{"T1": {"HTTP_PORT": 1}}'},
            "WORKSPACES T1 HTTP_PORT is wrong: it cannot be set for one workspace",
        ),
        (
            SEVERAL | {"workspaces": '{"T1": {"DAILY_TOKENS": -1}}'},
            "WORKSPACES T1 DAILY_TOKENS is wrong: Input should be greater",
        ),
        (SEVERAL | {"workspaces": '{"T1": {"READER": "model"}}'}, "OPENAI_API_KEY"),
        ({"workspaces": '{"T1": {}}'}, "SLACK_CLIENT_ID"),
        ({"database_url": "mysql://x"}, "sqlite:/// or postgresql://"),
        ({"openai_base_url": "localhost:11434"}, "OPENAI_BASE_URL"),
        ({"openai_api_key": "nonsense-ключ"}, "OPENAI_API_KEY is wrong: holds characters that no key has"),
        ({"reader": "model"}, "OPENAI_API_KEY"),
        ({"desk_port": "99999"}, "DESK_PORT is wrong: Input should be less than or equal to 65535."),
        ({"reader": "oracle"}, "READER is wrong: Input should be 'auto', 'rules', 'offline' or 'model'."),
    ],
)
def test_a_wrong_or_half_set_value_is_told_in_one_sentence_without_the_secret(
    values: dict[str, str], complaint: str
) -> None:
    with pytest.raises(SettingsError) as caught:
        load(**values)
    assert complaint in str(caught.value)
    assert "nonsense" not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_workspace_has_its_own_settings_and_the_others_where_it_says_nothing() -> None:
    own = '{"T1": {"READER": "offline", "daily_tokens": 5}, "T2": {}}'
    settings = load(**SEVERAL, workspaces=own, openai_api_key="key", daily_tokens=7, retention_days=9)
    first, second = settings.for_workspace("T1"), settings.for_workspace("T2")
    assert (first.uses_model, first.daily_tokens, first.retention_days) == (False, 5, 9)
    assert (second.uses_model, second.daily_tokens) == (True, 7)
    assert settings.for_workspace("T3") == settings


def test_a_workspaces_own_model_server_gets_no_key_that_is_meant_for_another() -> None:
    own = '{"T1": {"OPENAI_BASE_URL": "http://ollama.example/v1"}, "T2": {"OPENAI_MODEL": "other"}}'
    settings = load(**SEVERAL, workspaces=own, openai_api_key="key")
    assert settings.for_workspace("T1").openai_api_key is None
    assert settings.for_workspace("T1").uses_model
    assert settings.for_workspace("T2").openai_api_key == settings.openai_api_key


@pytest.mark.parametrize(
    ("file", "complaint"),
    [
        (b"SLACK_BOT_TOKN=xoxb-secret\n", "SLACK_BOT_TOKN in .env is no setting. Did you mean SLACK_BOT_TOKEN?"),
        ("DESK_PORT=1\n".encode("utf-16"), ".env cannot be read as text."),
    ],
)
def test_a_slip_in_the_file_is_told_and_not_passed_over(tmp_path: Path, file: bytes, complaint: str) -> None:
    (tmp_path / ".env").write_bytes(file)
    with pytest.raises(SettingsError) as caught:
        load()
    assert complaint in str(caught.value)
    assert "secret" not in str(caught.value)


def test_variables_of_other_programs_in_the_file_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("HTTP_PROXY=http://proxy.example\nTZ=Europe/London\n")
    assert load() == Settings(_env_file=None)  # type: ignore[call-arg]


def test_a_plain_postgres_address_gets_the_driver_that_is_installed() -> None:
    assert load(database_url="postgres://u@h/db").database_url == "postgresql+psycopg://u@h/db"
