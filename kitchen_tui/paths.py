"""Where things lie. Nothing is made or opened here; a folder is made by whoever first writes to it."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

APP = "kitchen-tui"
HOME = "KITCHEN_TUI_HOME"


class Paths(NamedTuple):
    """The places this program knows. It writes to none but these, and never to `shipped`."""

    config_file: Path
    data: Path
    """The folder of the journal."""
    cache: Path
    """The folder of what can be made again, such as the sounds."""
    recipes: Path
    """The cook's own library."""
    shipped: Path
    """The recipes that came with the program."""

    @property
    def journal(self) -> Path:
        """The journal's file."""
        return self.data / "journal.sqlite3"


def paths(environ: Mapping[str, str] = os.environ) -> Paths:
    """Everything under `$KITCHEN_TUI_HOME` where that is set, else in the platform's own folders."""
    if home := environ.get(HOME):
        root = Path(home).expanduser().absolute()
        return Paths(root / "config.toml", root / "data", root / "cache", root / "recipes", _shipped())
    import platformdirs  # slow, and not needed under a home of our own

    data = Path(platformdirs.user_data_dir(APP, appauthor=False))
    config = Path(platformdirs.user_config_dir(APP, appauthor=False))
    cache = Path(platformdirs.user_cache_dir(APP, appauthor=False))
    return Paths(config / "config.toml", data, cache, data / "recipes", _shipped())


def _shipped() -> Path:
    """Inside the package in a wheel, beside it in a checkout."""
    package = Path(__file__).parent
    inside = package / "recipe_data"
    return inside if inside.is_dir() else package.parent / "recipe_data"
