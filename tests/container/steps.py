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
    copied: list[str] = field(default_factory=list)
    environment: dict[str, str] = field(default_factory=dict)
    command: list[str] = field(default_factory=list)
    health: list[str] = field(default_factory=list)
    folder: str = "/"
    user: int = 0
    volumes: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Container:
    image: Image
    environment: dict[str, str]
    read_only: bool
    tmpfs: list[str]


def image() -> Image:
    """The last stage; its files are those that the first copies from here."""
    made = Image()
    lines = re.sub(r"\\\n\s*", "", (ROOT / "Dockerfile").read_text("utf-8")).splitlines()
    for word, _, rest in (line.partition(" ") for line in lines):
        if word == "FROM":
            made = Image(made.copied)
        elif word == "COPY" and not rest.startswith("--from"):
            made.copied += rest.split()[:-1]
        elif word == "ENV":
            made.environment |= dict(pair.split("=", 1) for pair in shlex.split(rest))
        elif word == "CMD":
            made.command = json.loads(rest)
        elif word == "HEALTHCHECK":
            made.health = json.loads(rest.partition("CMD ")[2])
        elif word == "WORKDIR":
            made.folder = rest
        elif word == "USER":
            made.user = int(rest)
        elif word == "VOLUME":
            made.volumes.append(rest)
    made.environment["PATH"] = made.environment["PATH"].replace("$PATH", BASE_PATH)
    made.environment["HOME"] = re.search(r"--home-dir (\S+)", "\n".join(lines))[1]  # type: ignore[index]
    return made


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
    options = argparse.ArgumentParser()
    options.add_argument("--env-file", choices=[".env"])
    options.add_argument("--volume", "-v", action="append", default=[])
    options.add_argument("--read-only", action="store_true")
    options.add_argument("--tmpfs", action="append", default=[])
    options.add_argument("--stop-timeout", type=int)
    options.add_argument("image")
    given, made = options.parse_args(shlex.split(line)), image()
    assert [volume.split(":")[1] for volume in given.volume] == made.volumes
    # Docker takes the lines as they are: no quotes, no $NAME.
    lines = [line for line in file.read_text("utf-8").splitlines() if line.strip() and not line.startswith("#")]
    variables = dict(line.split("=", 1) for line in lines) if given.env_file else {}
    return Container(made, made.environment | variables, given.read_only, given.tmpfs)


def service(name: str) -> dict[str, Any]:
    known = yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))
    named: dict[str, Any] = known["services"][name]
    return named


def compose(file: Path, name: str) -> dict[str, str]:
    """The environment that compose gives to a service: `env_file`, then `environment` with values of .env put in."""
    values = {key: value or "" for key, value in dotenv_values(file).items()}

    def value_of(needed: re.Match[str]) -> str:
        if not values.get(needed[1]):
            raise Refused(needed[2])
        return values[needed[1]]

    named = service(name)
    assert named.get("env_file") in (None, ".env")
    own = {key: _NEEDED.sub(value_of, str(value)) for key, value in named["environment"].items()}
    return (values if "env_file" in named else {}) | own


def compose_up(file: Path) -> Container:
    """The bot, as compose.yaml says."""
    named, made = service("bot"), image()
    return Container(made, made.environment | compose(file, "bot"), named["read_only"], named["tmpfs"])
