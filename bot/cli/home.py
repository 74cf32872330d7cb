"""Where settings and data are: the folder that is worked in, or the platform's own for an installed command."""

import os
from pathlib import Path

import platformdirs

from bot.errors import SettingsError
from bot.settings import Settings, load

_chosen: list[Path] = []


def choose(folder: Path) -> None:
    """Keep settings and data in `folder`, as `--data` says."""
    _chosen[:] = [folder]


def home() -> Path:
    """The folder of `.env` and of the database.

    It is the working directory where that is a clone or has settings or data already, or where DATABASE_URL is set;
    else, as for a command installed by pipx, the user's data folder (~/.local/share/rejoinder on Linux).
    """
    here = Path.cwd()
    if _chosen:
        return _chosen[0]
    if "DATABASE_URL" in os.environ or any((here / name).exists() for name in (".env", "var", "manifest.yaml")):
        return here
    return platformdirs.user_data_path("rejoinder", appauthor=False)


def settings(**overrides: object) -> Settings:
    """The settings in the home folder and the environment. Raises SettingsError."""
    return load(_env_file=home() / ".env", **overrides)


def settings_at_home() -> Settings:
    """The same, with the home folder made and worked in: for commands that need the database. Raises SettingsError."""
    folder = home().absolute()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        os.chdir(folder)
    except OSError:
        raise SettingsError(f"{folder} cannot be used for data.", "Name a folder with --data.") from None
    return settings()
