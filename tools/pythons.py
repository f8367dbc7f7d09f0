"""Run the quick tests on every Python from 3.11 on that is found: python tools/pythons.py [PYTEST ARGUMENT...]"""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_OLDEST = (3, 11)
_MANAGED = (".pyenv/versions/*/bin", ".local/share/uv/python/*/bin", ".local/share/mise/installs/python/*/bin")
_ASK = "import platform, sys; print(platform.python_version(), platform.python_implementation(), sys.executable)"


def main(arguments: list[str]) -> int:
    """Test each Python in an environment of its own; return 1 if one of them fails."""
    failed = []
    for version, python in sorted(found().items()):
        print(f"\nPython {version}: {python}", flush=True)
        folder = Path(".venvs") / version
        prepare = [python, "tools/environment.py", "--group", "dev", "--folder", str(folder), "--pip", sys.executable]
        test = [str(folder / "bin" / "pytest"), "-n", "auto", "--dist", "worksteal", "-m", "not deep", "-q", *arguments]
        if any(subprocess.run(command, cwd=ROOT).returncode for command in (prepare, test)):
            failed.append(version)
    print(f"\nFailed on {', '.join(failed)}." if failed else "\nPassed on every Python found.")
    return 1 if failed else 0


def found() -> dict[str, str]:
    """Return the path of one CPython per version."""
    pythons = {}
    for path in candidates():
        try:
            ran = subprocess.run([path, "-c", _ASK], capture_output=True, text=True, timeout=20)
        except (OSError, subprocess.TimeoutExpired):
            continue
        version, implementation, executable = [*ran.stdout.strip().split(" ", 2), "", "", ""][:3]
        numbers = tuple(int(part) for part in version.split(".")[:2] if part.isdigit())
        if implementation == "CPython" and numbers >= _OLDEST:
            pythons.setdefault(version, executable)
    return pythons


def candidates() -> Iterator[Path]:
    """Yield what looks like a Python: on PATH, in /usr/bin, and where version managers keep theirs."""
    folders = [Path(name) for name in (*os.get_exec_path(), "/usr/bin", "/usr/local/bin")]
    for pattern in _MANAGED:
        folders += sorted(Path.home().glob(pattern))
    for folder in folders:
        yield from sorted(path for path in folder.glob("python3*") if path.name[7:].replace(".", "").isdigit())
        yield folder / "python3"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
