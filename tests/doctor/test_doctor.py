"""The doctor finds what is wrong, and says what to do."""

import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from benchmarks.model_server import raw, says, serving
from bot.articles import from_text
from bot.breakdown import Correction
from bot.cli.examining import print_reports
from bot.doctor import Finding, database, examine, model, slack
from bot.errors import SettingsError
from bot.evaluation import load_gold
from bot.read_article import read
from bot.settings import Settings, load
from bot.slack.workspaces import SCOPES
from bot.store import Report, Store
from slackdesk import Desk, DeskSettings
from tests.store.rows import asked


@pytest.fixture(scope="module")
def desk() -> Iterator[Desk]:
    with Desk(settings=DeskSettings(scopes=tuple(SCOPES))) as running:
        yield running


def with_slack(desk: Desk, **others: object) -> Settings:
    given = {
        "slack_bot_token": desk.settings.bot_token,
        "slack_app_token": desk.settings.app_token,
        "slack_base_url": desk.api_url,
    }
    return load(_env_file=None, **(given | others))


def verdicts(findings: list[Finding]) -> list[tuple[str, str]]:
    return [(finding.thing, finding.verdict) for finding in findings]


def test_without_tokens_and_a_model_it_says_what_to_set() -> None:
    findings = list(examine(load(_env_file=None)))
    assert [finding.thing for finding in findings] == ["Slack", "Database", "Rules", "Model"]
    assert findings[0].verdict == "note"
    assert "manifest.yaml" in findings[0].do


def test_for_several_workspaces_it_says_what_only_slack_can_prove() -> None:
    key = Fernet.generate_key().decode()
    settings = load(
        _env_file=None, slack_client_id="1", slack_client_secret="2", slack_signing_secret="0" * 32, token_key=key
    )
    findings = list(slack(settings))
    assert verdicts(findings) == [("Signing secret", "note"), ("Workspaces", "note")]
    assert "/slack/oauth_redirect" in findings[1].do


def test_right_tokens_are_right(desk: Desk) -> None:
    findings = list(slack(with_slack(desk)))
    assert verdicts(findings) == [("Bot token", "ok"), ("Scopes", "ok"), ("App token", "ok")]


@pytest.mark.parametrize(
    ("wrong", "thing", "do"),
    [
        ({"slack_bot_token": "xoxb-other"}, "Bot token", "OAuth & Permissions"),
        ({"slack_app_token": "xapp-other"}, "App token", "connections:write"),
        ({"slack_base_url": "http://127.0.0.1:9/api/"}, "Bot token", "HTTPS_PROXY"),
        ({"slack_app_token": None, "slack_signing_secret": "short"}, "Signing secret", "Basic Information"),
    ],
)
def test_a_wrong_token_is_named_with_what_to_do(desk: Desk, wrong: dict[str, object], thing: str, do: str) -> None:
    findings = {finding.thing: finding for finding in slack(with_slack(desk, **wrong))}
    assert findings[thing].verdict == "wrong"
    assert do in findings[thing].do


def test_missing_scopes_are_listed() -> None:
    granted = tuple(scope for scope in SCOPES if scope != "files:write")
    with Desk(settings=DeskSettings(scopes=granted)) as desk:
        findings = {finding.thing: finding for finding in slack(with_slack(desk))}
    assert findings["Scopes"].found == "missing: files:write."


def test_a_database_is_looked_at_and_neither_made_nor_locked(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'new.sqlite3'}"
    assert database(load(_env_file=None, database_url=url)).verdict == "ok"
    with Store(url):
        pass
    assert "with its tables" in database(load(_env_file=None, database_url=url)).found
    away = load(_env_file=None, database_url="postgresql://nobody@127.0.0.1:9/none")
    assert database(away).verdict == "wrong"


@pytest.mark.parametrize(
    ("turn", "verdict"),
    [(says({"denied": True}), "ok"), (says("Yes, he did."), "wrong"), (raw(b"{}", 401), "wrong")],
)
def test_the_model_is_asked_and_must_keep_to_the_schema(turn: object, verdict: str) -> None:
    with serving(turn) as server:  # type: ignore[arg-type]
        finding = model(load(_env_file=None, openai_base_url=server.url, openai_api_key="k"))
    assert finding.verdict == verdict
    assert finding.do or verdict == "ok"


def test_reports_come_out_as_gold_to_be_corrected(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = load(_env_file=None, database_url=f"sqlite:///{tmp_path / 'r.sqlite3'}")
    with pytest.raises(SettingsError, match="no database yet"):
        print_reports(settings)
    text = "The bridge is unsafe, the union said. Mayor Ida Brandt denied it. “The bridge is safe,” she said."
    with Store(settings.database_url) as store:
        asked(store, "T:C:1")
        store.readings.keep_article("T:C:1", from_text(text))
        store.readings.keep_breakdown(
            "T:C:1", read(from_text(text), input="", settings=load(_env_file=None, reader="offline"))
        )
        report = Report(id="V1", request="T:C:1", user="U", statement="s1", kind="source", note="Not her.")
        store.feedback.report(report)
        made = Correction(statement="s1", kind="withdrawn", reason="Not her.", by="Ana", at=time.time())
        store.feedback.correct("V1", "U", {"T:C:1": made})
    assert print_reports(settings) == 1
    out = capsys.readouterr().out
    assert json.loads(out)["report"] == {"statement": "s1", "kind": "source", "note": "Not her."}
    assert json.loads(out)["correction"] == {"kind": "withdrawn", "reason": "Not her.", "by": "Ana"}
    (tmp_path / "reports.jsonl").write_text(out, "utf-8")
    (gold,) = load_gold(tmp_path / "reports.jsonl")
    assert gold.text == text
    assert gold.statements
