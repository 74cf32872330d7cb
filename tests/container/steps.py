"""What the documented steps tell a container engine: the Dockerfile, `docker run` in docs/running.md, and compose.yaml."""

import argparse
import json
import re
import shlex
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from dotenv import dotenv_values

ROOT = Path(__file__).parents[2]
BASE_PATH = "/usr/local/bin:/usr/local/sbin:/usr/bin:/usr/sbin:/bin:/sbin"
"""Of the image that the Dockerfile builds upon."""
_NEEDED = re.compile(r"\$\{(\w+):\?([^}]*)\}")


class Refused(Exception):
    """Compose does not start, and says why."""


@dataclass
class Image:
    """What the Dockerfile says."""

    copied: list[str] = field(default_factory=list)
    environment: dict[str, str] = field(default_factory=dict)
    command: list[str] = field(default_factory=list)
    health: list[str] = field(default_factory=list)
    folder: str = "/"
    user: int = 0
    volumes: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Container:
    """The image as it is to be run."""

    image: Image
    environment: dict[str, str]
    read_only: bool
    tmpfs: list[str]


def image() -> Image:
    """The last stage; its files are those that the first copies from here."""
    found = Image()
    lines = re.sub(r"\\\n\s*", "", (ROOT / "Dockerfile").read_text("utf-8")).splitlines()
    for word, _, rest in (line.partition(" ") for line in lines):
        if word == "FROM":
            found = Image(found.copied)
        elif word == "COPY" and not rest.startswith("--from"):
            found.copied += rest.split()[:-1]
        elif word == "ENV":
            found.environment |= dict(pair.split("=", 1) for pair in shlex.split(rest))
        elif word == "CMD":
            found.command = json.loads(rest)
        elif word == "HEALTHCHECK":
            found.health = json.loads(rest.partition("CMD ")[2])
        elif word == "WORKDIR":
            found.folder = rest
        elif word == "USER":
            found.user = int(rest)
        elif word == "VOLUME":
            found.volumes.append(rest)
    found.environment["PATH"] = found.environment["PATH"].replace("$PATH", BASE_PATH)
    found.environment["HOME"] = re.search(r"--home-dir (\S+)", "\n".join(lines))[1]  # type: ignore[index]
    return found


def copy_example(folder: Path, **filled_in: str) -> Path:
    """`cp .env.example .env`, and fill it in."""
    file = folder / ".env"
    shutil.copy(ROOT / ".env.example", file)
    text = file.read_text("utf-8")
    for name, value in filled_in.items():
        text, count = re.subn(rf"^#?{name}=.*$", lambda _, line=f"{name}={value}": line, text, flags=re.MULTILINE)  # type: ignore[misc]
        assert count == 1, f"{name} is not in the example"
    file.write_text(text, "utf-8")
    return file


def docker_run(file: Path) -> Container:
    """As docs/running.md says."""
    (line,) = re.findall(r"^    docker run (.*)$", (ROOT / "docs" / "running.md").read_text("utf-8"), re.MULTILINE)
    told = argparse.ArgumentParser()
    told.add_argument("--env-file", choices=[".env"])
    told.add_argument("--volume", "-v", action="append", default=[])
    told.add_argument("--read-only", action="store_true")
    told.add_argument("--tmpfs", action="append", default=[])
    told.add_argument("--stop-timeout", type=int)
    told.add_argument("image")
    given, made = told.parse_args(shlex.split(line)), image()
    assert [volume.split(":")[1] for volume in given.volume] == made.volumes
    # Docker takes the lines as they are: no quotes, no $NAME.
    lines = [line for line in file.read_text("utf-8").splitlines() if line.strip() and not line.startswith("#")]
    variables = dict(line.split("=", 1) for line in lines) if given.env_file else {}
    return Container(made, made.environment | variables, given.read_only, given.tmpfs)


def service(name: str) -> dict[str, Any]:
    """One of compose.yaml's."""
    known = yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))
    found: dict[str, Any] = known["services"][name]
    return found


def compose(file: Path, name: str) -> dict[str, str]:
    """The environment that compose gives to a service: `env_file`, then `environment` with values of .env put in."""
    values = {key: value or "" for key, value in dotenv_values(file).items()}

    def value_of(found: re.Match[str]) -> str:
        if not values.get(found[1]):
            raise Refused(found[2])
        return values[found[1]]

    told = service(name)
    assert told.get("env_file") in (None, ".env")
    own = {key: _NEEDED.sub(value_of, str(value)) for key, value in told["environment"].items()}
    return (values if "env_file" in told else {}) | own


def compose_up(file: Path) -> Container:
    """The bot, as compose.yaml says."""
    told, made = service("bot"), image()
    return Container(made, made.environment | compose(file, "bot"), told["read_only"], told["tmpfs"])
