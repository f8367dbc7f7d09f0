"""A home on disk with real processes, whose command channel records every alarm."""

import json
import os
import signal
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from tests.support.processes import arguments, has_variable, pids, state
from tests.support.terminal import PROGRAM, Terminal, surroundings
from tests.support.waiting import until

RECIPE = "honey-glazed-pork-belly"
_LOGGER = "import sys, time; open(sys.argv[1], 'a').write(f'{time.time()} {sys.stdin.read()}')"


class Home:
    """A folder with a config whose command channel appends a line with the time for each event."""

    def __init__(self, folder: Path, more: str = "") -> None:
        self.folder = folder
        self.log = folder / "events"
        run = json.dumps([sys.executable, "-c", _LOGGER, str(self.log)])
        config = f"inhibit_sleep = false\n{more}\n"
        config += "".join(f"[alarms.{name}]\nenabled = false\n" for name in ("sound", "desktop", "speech", "push"))
        (folder / "config.toml").write_text(f"{config}[alarms.command]\nrun = {run}\n", encoding="utf-8")
        self.environ = surroundings(folder)
        del self.environ["KITCHEN_TUI_RINGER"]
        self.terminals: list[Terminal] = []

    def events(self) -> list[tuple[float, dict[str, Any]]]:
        """Return when each event reached the command channel, and the event."""
        if not self.log.exists():
            return []
        lines = [line.split(" ", 1) for line in self.log.read_text(encoding="utf-8").splitlines()]
        return [(float(at), json.loads(event)) for at, event in lines]

    def sound(self) -> None:
        """Enable the sound channel as well."""
        config = self.folder / "config.toml"
        text = config.read_text(encoding="utf-8").replace("[alarms.sound]\nenabled = false", "[alarms.sound]")
        config.write_text(text, encoding="utf-8")

    def dues(self) -> list[float]:
        """Return when the timers in the journal are due, in seconds since the epoch."""
        select = "SELECT wall_ms, payload FROM events WHERE kind = 'timer_started' ORDER BY sequence"
        with closing(sqlite3.connect(self.folder / "data" / "journal.sqlite3")) as journal:
            started = journal.execute(select).fetchall()
        return [(at + json.loads(payload)["spec"]["most_ms"]) / 1000 for at, payload in started]

    def heard(self, timer: int = 0) -> float:
        """Wait for the first event; return how many seconds late it was for a timer of the journal."""
        until(lambda: len(self.events()) > 0)
        return self.events()[0][0] - self.dues()[timer]

    def cooking(self, seconds: int = 3) -> "Cook":
        """Start a cook with one timer, and a background ringer that waits."""
        cook = Cook(self, RECIPE)
        cook.send(f"a{seconds} s eggs\r")
        cook.until(self.ringer_waits, "a waiting ringer")
        return cook

    def ringer_waits(self) -> bool:
        """Return whether one ringer has started and holds its lock."""
        ringers = self.processes("ring")
        return len(ringers) == 1 and (self.folder / "data" / "ringer.lock").exists() and state(ringers[0]) == "S"

    def signal(self, number: signal.Signals, word: str = "ring") -> None:
        """Send a signal to the processes that have this word in their command line."""
        for pid in self.processes(word):
            os.kill(pid, number)

    def processes(self, word: str) -> list[int]:
        """Return the running processes of this home that have this word in their command line."""
        return [pid for pid in self._all() if word in arguments(pid) and state(pid) != "Z"]

    def end_all(self) -> None:
        """Kill every process of this home, and close its terminals."""
        for pid in self._all():
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        for terminal in self.terminals:
            terminal.close()

    def _all(self) -> list[int]:
        variable = f"KITCHEN_TUI_HOME={self.folder}"
        return [pid for pid in pids() if pid != os.getpid() and has_variable(pid, variable)]


class Cook(Terminal):
    """`kitchen-tui cook` in a terminal, after its first screen."""

    def __init__(self, home: Home, *words: str) -> None:
        super().__init__([*PROGRAM, "cook", *words], home.environ)
        home.terminals.append(self)
        self.until(lambda: b"Timers" in self.written(), "the first screen")

    def timer(self, line: str) -> None:
        """Add a timer and wait until its name is shown."""
        self.send(f"a{line}\r")
        name = line.split()[-1]
        self.until(lambda: name in self.screen.lower().partition("timers")[2], f"the timer {name}")


@contextmanager
def kitchen(folder: Path, more: str = "") -> Iterator[Home]:
    """Yield a home whose processes end with the block."""
    home = Home(folder, more)
    try:
        yield home
    finally:
        home.end_all()
