"""Keeps a background ringer running: a supervisor for this session, and a service for every login.

Run as a module, it is the supervisor. It starts another ringer if one is killed, crashes or hangs, but not if one ends
by itself or on request. The service is a systemd user unit, or a launchd agent on macOS (untested).
"""

import os
import signal
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from subprocess import DEVNULL, Popen, SubprocessError, run

from kitchen_tui.clock import monotonic_s, sleep
from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.paths import HOME, expand_home, resolve_paths, xdg_folder
from kitchen_tui.ringing.locks import locks

RINGER = (sys.executable, "-P", "-m", "kitchen_tui", "ring", "--quiet")
_CRASHES = frozenset(-number for number in (signal.SIGKILL, signal.SIGSEGV, signal.SIGBUS, signal.SIGABRT))
_POLL_S = 0.5
_HANGS_AFTER = 3
"""The number of polls without a sign of life. Counting, unlike timing, is not affected by suspend."""
_REPLACEMENTS = 5
_SOON_S = 10.0

Ringer = Popen[bytes]


def start() -> Ringer:
    """Start a ringer."""
    return Popen(RINGER, stdin=DEVNULL, stdout=DEVNULL, stderr=DEVNULL, cwd="/")  # noqa: S603 -- this program itself


def supervise(start: Callable[[], Ringer], last_life: Callable[[], int | None]) -> None:
    """Return once the ringer has ended; give up if several fail soon after their start.

    The value of `last_life` changes as long as the ringer that holds the lock is alive; it is None if unknown. A
    ringer that hangs is left alone: a second one seizes its lock, and the first ends when it notices.
    """
    ringer, hanging = start(), list[Ringer]()
    started_s, failures = monotonic_s(), 0
    seen, quiet = last_life(), 0
    while failures < _REPLACEMENTS:
        sleep(_POLL_S)
        life = last_life()
        quiet = quiet + 1 if life == seen and life is not None else 0
        seen, code = life, ringer.poll()
        if code is not None and code not in _CRASHES:
            hanging = [other for other in hanging if other.poll() is None]
            if quiet or not hanging:
                return
            ringer = hanging.pop()  # one that hung has recovered and holds the lock, so the other ended
        elif code is not None or quiet >= _HANGS_AFTER:
            hanging += [ringer] if code is None else []
            failures = failures + 1 if monotonic_s() - started_s < _SOON_S else 0
            ringer, started_s, quiet = start(), monotonic_s(), 0


UNIT = "kitchen-tui-ringer.service"
AGENT = "kitchen-tui.ringer"
_XDG = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")
"""The service has to find the journal and the config; it does not have the variables of the cook's shell."""


class Service(NamedTuple):
    """The service file and its text, and the commands that enable and disable it."""

    file: Path
    text: str
    enable: Sequence[Sequence[str]]
    disable: Sequence[Sequence[str]]


def service(platform: str = sys.platform, environ: Mapping[str, str] = os.environ) -> Service:
    """Return the service for this platform. The ringer ends at once if no session is open."""
    names = (HOME,) if environ.get(HOME) else _XDG
    folders = {name: environ[name] for name in names if environ.get(name, "").startswith("/")}
    return _launchd(folders) if platform == "darwin" else _systemd(folders, environ)


def _systemd(folders: Mapping[str, str], environ: Mapping[str, str]) -> Service:
    folder = xdg_folder("XDG_CONFIG_HOME", expand_home("~/.config"), environ) / "systemd" / "user"
    settings = "".join(f"Environment={_quoted(f'{name}={value}')}\n" for name, value in folders.items())
    text = f"""\
[Unit]
Description=kitchen-tui rings when no terminal does

[Service]
ExecStart={" ".join(_quoted(word).replace("$", "$$") for word in RINGER)}
{settings}Restart=on-failure
RestartSec=1

[Install]
WantedBy=default.target
"""
    control = ["systemctl", "--user"]
    enable = [*control, "daemon-reload"], [*control, "enable", UNIT]
    return Service(folder / UNIT, text, enable, ([*control, "disable", "--now", UNIT],))


def _launchd(folders: Mapping[str, str]) -> Service:
    import plistlib

    file = expand_home("~/Library") / "LaunchAgents" / f"{AGENT}.plist"
    entries = {
        "Label": AGENT,
        "ProgramArguments": [*RINGER],
        "RunAtLoad": True,
        "KeepAlive": {"SuccessfulExit": False},
        "EnvironmentVariables": {**folders},
    }
    load, unload = (["launchctl", verb, "-w", str(file)] for verb in ("load", "unload"))
    return Service(file, plistlib.dumps(entries).decode(), (load,), (unload,))


def install(made: Service) -> list[str]:
    """Write the file and enable it; return a sentence for each command that failed. Raises OSError."""
    made.file.parent.mkdir(parents=True, exist_ok=True)
    made.file.write_text(made.text, encoding="utf-8")
    return _run(made.enable)


def uninstall(made: Service) -> list[str]:
    """Disable it and remove the file; return a sentence for each command that failed. Raises OSError."""
    if not made.file.exists():
        return []
    failed = _run(made.disable)
    made.file.unlink()
    return failed


def _run(commands: Sequence[Sequence[str]]) -> list[str]:
    failed = []
    for argv in commands:
        try:
            code = run(argv, stdin=DEVNULL, stdout=DEVNULL, stderr=DEVNULL, timeout=10, check=False).returncode  # noqa: S603 -- fixed argument lists
        except (OSError, SubprocessError) as error:
            failed.append(f"{' '.join(argv)}: {error}")
        else:
            failed += [f"{' '.join(argv)}: ended with {code}"] if code else []
    return failed


def _quoted(word: str) -> str:
    """Return a word quoted for systemd, with literal percent signs."""
    word = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%")
    return f'"{word}"'


if __name__ == "__main__":
    supervise(start, locks(resolve_paths().data).ringer.last_life)
