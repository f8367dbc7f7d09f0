"""Prepare a virtual environment of this checkout: create, replace or complete it.

    python tools/environment.py [--group dev] [--folder .venv] [--pip PYTHON]

The interpreter that runs this script is the one the environment is made with. A complete environment is left alone.
"""

import argparse
import hashlib
import json
import platform
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PYPROJECT = ROOT / "pyproject.toml"
LOCK = ROOT / "requirements-dev.txt"


def main() -> int:
    """Prepare the environment that the command line asks for."""
    parser = argparse.ArgumentParser(description="Prepare a virtual environment of this checkout.")
    parser.add_argument("--group", action="append", default=[], help="with a dependency group of pyproject.toml")
    parser.add_argument("--folder", type=Path, default=Path(".venv"), help="where (default: .venv)")
    parser.add_argument("--pip", metavar="PYTHON", help="install with the pip of another Python")
    arguments = parser.parse_args()
    return 0 if prepare(ROOT / arguments.folder, groups=set(arguments.group), pip=arguments.pip) else 1


def prepare(folder: Path, *, groups: set[str], pip: str | None = None) -> bool:
    """Return whether the environment in `folder` is complete; pip has said why if it is not."""
    stamp = folder / "ready.json"
    place = {"folder": str(folder), "python": platform.python_version(), "base": sys.base_prefix}
    found = _read(stamp)
    kept = place.items() <= found.items() and _works(folder)
    installed = set(found["groups"]) if kept else set()
    if kept and found["inputs"] == _inputs() and groups <= installed:
        return True
    if not kept:
        if folder.exists():
            _say(f"Replacing {folder.name}: it is from another place, Python or version.")
        _say(f"Setting up {folder.name} with Python {place['python']} (half a minute)...")
        if not _create(folder, with_pip=pip is None):
            return False
    elif groups:
        _say("Installing what development needs (half a minute)...")
    stamp.unlink(missing_ok=True)
    if not _install(folder, requirements(groups | installed), pip=pip):
        return False
    ready = {**place, "inputs": _inputs(), "groups": sorted(groups | installed)}
    stamp.write_text(json.dumps(ready), encoding="utf-8")
    return True


def requirements(groups: set[str]) -> list[str]:
    """Return what these dependency groups ask for; all but the user's own set-up get our optional dependencies too."""
    tables = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))
    extras = tables["project"]["optional-dependencies"].values() if groups else []
    lists: list[list[str]] = [*extras, *(tables["dependency-groups"][group] for group in sorted(groups))]
    return [requirement for listed in lists for requirement in listed]


def _inputs() -> str:
    """Return a digest of the files that decide what is installed."""
    return hashlib.sha256(PYPROJECT.read_bytes() + LOCK.read_bytes()).hexdigest()


def _read(stamp: Path) -> dict[str, Any]:
    try:
        found = json.loads(stamp.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _works(folder: Path) -> bool:
    try:
        return subprocess.run([folder / "bin" / "python", "-c", ""], capture_output=True).returncode == 0
    except OSError:
        return False


def _create(folder: Path, *, with_pip: bool) -> bool:
    options = ["--clear", *([] if with_pip else ["--without-pip"])]
    if subprocess.run([sys.executable, "-m", "venv", *options, str(folder)]).returncode == 0:
        return True
    _say("The environment could not be created. On Debian and Ubuntu: apt install python3-venv")
    return False


def _install(folder: Path, more: list[str], *, pip: str | None) -> bool:
    python = str(folder / "bin" / "python")
    command = [pip, "-m", "pip", "--python", python] if pip else [python, "-m", "pip"]
    command += ["--quiet", "--disable-pip-version-check", "install", "--constraint", str(LOCK), "--editable", str(ROOT)]
    return subprocess.run([*command, *more], cwd=ROOT).returncode == 0


def _say(sentence: str) -> None:
    print(sentence, flush=True)


if __name__ == "__main__":
    sys.exit(main())
