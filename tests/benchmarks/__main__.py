"""`make bench`: take every measure three times and print the medians; exit 1 if one is over its bar or has failed.

`python -m tests.benchmarks [--rounds N] [NAME...]` takes some of them: `python -m tests.benchmarks --rounds 1 key`.
"""

import argparse
import compileall
import os
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path

from tests.benchmarks import library, plans, screen, shell
from tests.benchmarks.measure import Measure
from tests.support.terminal import ROOT

Step = Callable[[], list[Measure]]


def steps(home: Callable[[], Path]) -> Mapping[str, Step]:
    """Return the measurements by name; `home` makes a folder for a program's files."""
    many = library.RecipeHomes(home)
    return {
        "frame": partial(screen.first_frame, home),
        "running": partial(screen.running, home),
        "key": partial(screen.key, home),
        "bell": partial(screen.bell, home),
        "player": partial(screen.players, home),
        "terminals": partial(screen.second_terminal, home),
        "verbs": partial(shell.verbs, home),
        "watch": partial(shell.watching, home),
        "journal": partial(shell.journal, home),
        "library": many.measures,
        "plan": plans.plans,
        "rehearsal": partial(screen.rehearsal, home),
    }


def main() -> int:
    """Measure, and print the table; return the exit code."""
    options = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("names", nargs="*", metavar="NAME")
    asked = options.parse_args()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        _compile()
        with suppress(OSError):  # root may: a delay should be ours, not that of what else the machine does
            os.sched_setscheduler(0, os.SCHED_RR, os.sched_param(1))
        chosen = {
            name: step
            for name, step in steps(lambda: Path(tempfile.mkdtemp(dir=folder))).items()
            if name in (asked.names or [name])
        }
        taken, failed = _taken(chosen, asked.rounds)
    lines = [_line(several) for several in taken.values()]
    _print("\n".join([_row("", "bar", f"median of {asked.rounds}", "of bar", ""), *lines, *failed]))
    return 1 if failed or any(line.endswith("OVER") for line in lines) else 0


def _compile() -> None:
    """Compile our modules, as an installation does; else the first start of each would include compiling."""
    for name in ("PYTHONDONTWRITEBYTECODE", "PYTHONPYCACHEPREFIX"):
        os.environ.pop(name, None)
    for package in ("kitchen_tui", "tests"):
        compileall.compile_dir(ROOT / package, quiet=2)


def _taken(steps: Mapping[str, Step], rounds: int) -> tuple[Mapping[str, list[Measure]], list[str]]:
    """Return the measures by row, and what has failed. The rounds follow each other: a busy minute spoils only one."""
    taken: dict[str, list[Measure]] = defaultdict(list)
    failed = []
    for number in range(rounds):
        for name, step in steps.items():
            began = time.perf_counter()
            try:
                found = step()
            except Exception as error:  # the others are measured all the same
                failed.append(f"{name} failed in round {number + 1}: {type(error).__name__}: {str(error)[:300]}")
                found = []
            for measure in found:
                taken[measure.name].append(measure)
            shown = " · ".join(f"{measure.figure:.2f}{measure.unit}" for measure in found) or "failed"
            _print(f"{number + 1}/{rounds} {name} ({time.perf_counter() - began:.0f} s): {shown}")
    return taken, failed


def _line(several: list[Measure]) -> str:
    figure, first = statistics.median(measure.figure for measure in several), several[0]
    share = figure / first.bar
    shown = (f"{first.bar:g}{first.unit}", f"{figure:.2f}{first.unit}", f"{share:.0%}")
    return _row(first.name, *shown, f"{several[-1].note:16} {'OVER' if share > 1 else 'ok'}")


def _row(name: str, bar: str, figure: str, share: str, rest: str) -> str:
    return f"{name:56} {bar:>10} {figure:>14} {share:>7}  {rest}"


def _print(text: str) -> None:
    print(text, flush=True)  # noqa: T201 -- a benchmark talks to its reader


if __name__ == "__main__":
    sys.exit(main())
