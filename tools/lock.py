"""Pin what development installs, at the newest versions that pyproject.toml and the oldest Python found allow.

Run it with a Python that has pip: python tools/lock.py
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

from environment import LOCK, ROOT, requirements
from pythons import found

_HEAD = """\
# What development and the tests install, for every Python from {oldest} on. Made by `make lock`; what is needed, and
# why, is in pyproject.toml.
"""


def main() -> int:
    """Install everything into a fresh environment and write down the versions."""
    oldest, python = min(found().items(), key=lambda item: [int(number) for number in item[0].split(".")])
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([python, "-m", "venv", "--without-pip", folder], check=True)
        pip = [sys.executable, "-m", "pip", "--python", str(Path(folder) / "bin" / "python")]
        pip += ["--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, "install", str(ROOT), *requirements({"dev", "release"})], check=True)
        freeze = subprocess.run([*pip, "freeze"], check=True, capture_output=True, text=True).stdout
    pins = [line for line in freeze.splitlines() if re.fullmatch(r"[\w.-]+==[\w.+!-]+", line)]
    LOCK.write_text(_HEAD.format(oldest=oldest) + "\n".join(sorted(pins, key=str.lower)) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
