"""Pin what development installs, at the newest versions that pyproject.toml allows: python tools/lock.py"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

from environment import LOCK, ROOT, requirements

_HEAD = """\
# What development and the tests install. Made by `make lock`; pyproject.toml says what is needed and why.
"""


def main() -> int:
    """Install everything into a fresh environment and write down the versions."""
    with tempfile.TemporaryDirectory() as folder:
        python = str(Path(folder) / "bin" / "python")
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        install = [python, "-m", "pip", "--quiet", "--disable-pip-version-check", "install"]
        subprocess.run([*install, str(ROOT), *requirements({"dev", "release"})], check=True)
        freeze = subprocess.run([python, "-m", "pip", "freeze"], check=True, capture_output=True, text=True).stdout
    pins = [line for line in freeze.splitlines() if re.fullmatch(r"[\w.-]+==[\w.+!-]+", line)]
    LOCK.write_text(_HEAD + "\n".join(sorted(pins, key=str.lower)) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
