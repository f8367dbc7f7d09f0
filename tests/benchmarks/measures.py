"""The measures of `make bench`: each has a figure, the bar it must stay under, and an aim."""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.program import Program, floor, kitchen
from tests.support.terminal import ROOT

BELLY = "honey-glazed-pork-belly"
_SLICE_S = 15.0


class Measure(NamedTuple):
    """One figure, which must be at most `bar`."""

    name: str
    figure: float
    bar: float
    aim: float
    unit: str = "×"

    def line(self) -> str:
        """Return the row of the table."""
        verdict = "ok" if self.figure <= self.bar else "OVER"
        return f"{self.name:56} {self.figure:8.2f}{self.unit:7} bar {self.bar:6.2f}  aim {self.aim:6.2f}  {verdict}"


@contextmanager
def homes() -> Iterator[Callable[[], Path]]:
    """Yield a function that makes fresh homes, all removed afterwards."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        yield lambda: Path(tempfile.mkdtemp(dir=folder))


def first_frame(home: Callable[[], Path], rounds: int = 7) -> Measure:
    """Compare the CPU until the recipe is on the screen with that of a hello-world app, run in turn."""
    ratios = []
    for _ in range(rounds):
        with Program(floor("hello"), home()) as hello:
            hello.until_written("Hello floor")
            bare = hello.cpu()
        with Program(kitchen("cook", BELLY), home()) as ours:
            ours.until_written("five-spice")
            ratios.append(ours.cpu() / bare)
    return Measure("first frame with the recipe, CPU against hello", statistics.median(ratios), 1.6, 1.4)


def running(home: Callable[[], Path]) -> list[Measure]:
    """Compare eight timers with one Digits, and a hundred with eight, running side by side."""
    with (
        Program(floor("digits"), home()) as digits,
        Program(kitchen("cook", BELLY), with_timers(home(), 8)) as eight,
        Program(kitchen("cook", BELLY), with_timers(home(), 100)) as hundred,
    ):
        programs = (digits, eight, hundred)
        for program in programs:
            program.read_for(1.5)
        before = [(program.cpu(), program.bytes, program.wakeups()) for program in programs]
        end = time.perf_counter() + _SLICE_S
        while time.perf_counter() < end:
            for program in programs:
                program.read_for(0.05)
        after = [(program.cpu(), program.bytes, program.wakeups()) for program in programs]
        cpu, written, woken = (
            [late[at] - early[at] for early, late in zip(before, after, strict=True)] for at in range(3)
        )
        memory = eight.pss() / digits.pss()
    return [
        Measure("eight timers running, CPU against one Digits", cpu[1] / cpu[0], 2.0, 1.5),
        Measure("bytes to the terminal, eight timers", written[1] / _SLICE_S / 1000, 1.8, 1.0, " kB/s"),
        Measure("wake-ups, eight timers", woken[1] / _SLICE_S, 20, 12, " /s"),
        Measure("PSS against the Digits app beside it", memory, 1.45, 1.3),
        Measure("100 timers against 8, CPU", cpu[2] / cpu[1], 3.0, 2.0),
    ]


def with_timers(home: Path, count: int) -> Path:
    """Fill a home with an open session of running timers."""
    from kitchen_tui.clock import SystemClock
    from kitchen_tui.cooking import commands
    from kitchen_tui.journal.sqlite import SqliteJournal
    from kitchen_tui.kitchen.service import Kitchen
    from kitchen_tui.model.timer_spec import Span
    from kitchen_tui.paths import resolve_paths
    from kitchen_tui.recipes.formats.reading import read_file

    where = resolve_paths({"KITCHEN_TUI_HOME": str(home)})
    clock = SystemClock()
    journal = SqliteJournal(where.data / "journal.sqlite3", lambda: clock.now().wall_ms)
    kitchen_ = Kitchen(journal, clock)
    kitchen_.open()
    recipe = read_file(where.shipped / f"{BELLY}.yaml").recipe
    if recipe is None:
        raise RuntimeError("the pork belly cannot be read")
    kitchen_.execute(commands.StartDish(recipe))
    for number in range(count):
        kitchen_.execute(
            commands.AddTimer(f"pan {number}", Span(3_600_000 + 61_000 * number, 3_600_000 + 61_000 * number))
        )
    journal.flush(20)
    journal.close(5)
    return home


def bell(home: Callable[[], Path], rounds: int = 12) -> Measure:
    """Measure from the due instant to the bell, with eight more timers running."""
    late = []
    with Program(kitchen("cook", BELLY), with_timers(home(), 8)) as ours:
        ours.read_for(1.5)
        for number in range(rounds):
            ours.send("a")
            ours.read_for(0.3)
            ours.send(f"1s bell{number}\r")
            began = time.perf_counter()
            ours.until_written("\x07")
            late.append((time.perf_counter() - began - 1.0) * 1000)
            ours.send("\rf")
            ours.read_for(0.3)
    return Measure("the bell after the due instant, p95", _p95(late), 50, 20, " ms")


def key(home: Callable[[], Path], presses: int = 40) -> Measure:
    """Measure from a key to the changed screen, with eight timers running."""
    took = []
    with Program(kitchen("cook", BELLY), with_timers(home(), 8)) as ours:
        ours.read_for(1.5)
        ours.send("\x1b[F")  # on the last row a tick has no next one to go to
        for number in range(presses):
            ours.read_for(0.05 + number % 7 * 0.013)
            ours.send(" ")
            took.append(ours.until_written("✓" if number % 2 == 0 else "□") * 1000)
    return Measure("key to changed screen, p95", _p95(took), 30, 15, " ms")


def verbs(home: Callable[[], Path], rounds: int = 9) -> list[Measure]:
    """Compare the CPU of the verbs with that of `python -c pass`."""
    place = with_timers(home(), 8)
    # An installed program is compiled; without this, compiling it would be measured.
    environ = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environ |= {"KITCHEN_TUI_HOME": str(place), "PYTHONPYCACHEPREFIX": str(home())}
    kinds = {
        "status": (["status"], 6.0),
        "status --json": (["status", "--json"], 6.0),
        "status --line": (["status", "--line", "{name} {left}"], 5.0),
        "list": (["list"], 9.0),
        "list --names": (["list", "--names"], 4.0),
        "show": (["show", BELLY], 9.0),
    }
    ratios: dict[str, list[float]] = {kind: [] for kind in kinds}
    for words, _ in kinds.values():
        _cpu_of(kitchen(*words), environ)
    for _ in range(rounds):
        bare = _cpu_of([sys.executable, "-c", "pass"], environ)
        for kind, (words, _) in kinds.items():
            ratios[kind].append(_cpu_of(kitchen(*words), environ) / bare)
    return [
        Measure(f"{kind}, CPU against python -c pass", statistics.median(found), kinds[kind][1], 5.0)
        for kind, found in ratios.items()
    ]


def _cpu_of(argv: list[str], environ: dict[str, str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(argv, env=environ, cwd=ROOT, stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def journal(home: Callable[[], Path], appends: int = 200) -> list[Measure]:
    """Measure from a submitted event to a durable one."""
    from kitchen_tui.clock import SystemClock
    from kitchen_tui.cooking import commands
    from kitchen_tui.journal.sqlite import SqliteJournal
    from kitchen_tui.kitchen.service import Kitchen

    clock = SystemClock()
    store = SqliteJournal(home() / "journal.sqlite3", lambda: clock.now().wall_ms)
    kitchen_ = Kitchen(store, clock)
    kitchen_.open()
    took = []
    for number in range(appends):
        began = time.perf_counter()
        kitchen_.execute(commands.TakeNote(f"note {number}"))
        store.flush(5)
        took.append((time.perf_counter() - began) * 1000)
    store.close(5)
    return [
        Measure("append until durable, p50", statistics.median(took), 10, 1, " ms"),
        Measure("append until durable, p95", _p95(took), 50, 5, " ms"),
    ]


def past_sessions(home: Callable[[], Path], count: int = 1000) -> Measure:
    """Measure how much a thousand past sessions add to finding and reading the open one."""
    return Measure(
        "1,000 past sessions add to a start", _opening_ms(home(), count) - _opening_ms(home(), 0), 10, 2, " ms"
    )


def _opening_ms(place: Path, past: int) -> float:
    """Return the fastest of five openings of a journal with `past` closed sessions before the open one."""
    from kitchen_tui.cooking import commands
    from kitchen_tui.journal.sqlite import SqliteJournal
    from kitchen_tui.kitchen.service import Kitchen
    from kitchen_tui.testing import FakeClock

    path = place / "journal.sqlite3"
    store = SqliteJournal(path, lambda: 0)
    kitchen_ = Kitchen(store, FakeClock())
    for _ in range(past):
        kitchen_.open()
        kitchen_.execute(commands.TakeNote("one more evening"))
        kitchen_.execute(commands.CloseSession())
    kitchen_.open()
    store.flush(60)
    store.close(5)
    took = []
    for _ in range(5):
        began = time.perf_counter()
        again = SqliteJournal(path, lambda: 0)
        again.read(again.open_session() or "")
        took.append((time.perf_counter() - began) * 1000)
        again.close(1)
    return min(took)


def second_terminal(home: Callable[[], Path], rounds: int = 8) -> Measure:
    """Measure from a key in one terminal to its tick in the other."""
    place, took = with_timers(home(), 1), []
    with Program(kitchen("cook", BELLY), place) as one, Program(kitchen("cook", BELLY), place) as two:
        one.read_for(1.5)
        two.read_for(1.5)
        one.send("\x1b[F")
        for number in range(rounds):
            two.read_for(0.1)
            one.send(" ")
            took.append(two.until_written("✓" if number % 2 == 0 else "□") * 1000)
            one.read_for(0.2)
    return Measure("a second terminal's delay, p95", _p95(took), 500, 450, " ms")


def rehearsal(home: Callable[[], Path]) -> Measure:
    """Measure the growth of memory over 24 rehearsed hours with eight timers."""
    speed, place = 3600, home()
    with Program(kitchen("cook", BELLY, "--speed", str(speed)), place) as ours:
        ours.read_for(1.5)
        for number in range(8):
            ours.send("a")
            ours.read_for(0.2)
            ours.send(f"{20 + number}h pan{number}\r")
            ours.read_for(0.2)
        hours = 24 * 3600 / speed
        ours.read_for(hours / 12)
        before = ours.pss()
        ours.read_for(hours)
        return Measure("24 h rehearsed with eight timers, growth", ours.pss() - before, 1.0, 0.0, " MiB")


def _p95(values: list[float]) -> float:
    return sorted(values)[min(len(values) - 1, round(0.95 * len(values)))]
