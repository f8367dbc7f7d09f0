"""Three dishes are cooked for a serving time in a real terminal, with a delay, its answer and an undo."""

import json
import re
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.conftest import MovableClock, Starting
from tests.support.terminal import ROOT, Terminal, surroundings

pytestmark = pytest.mark.deep

DISHES = {
    "peas": [("Boil the peas", "off", "high", "4 min"), ("Toss the peas", "on", "medium", "2 min")],
    "fish": [("Salt the fish", "off", "", "8 min"), ("Fry the fish", "on", "medium", "3 min")],
    "potatoes": [("Steam the potatoes", "off", "medium", "10 min"), ("Crush the potatoes", "on", "low", "2 min")],
}
_PATIENCE_S = 400


def written(home: Path) -> None:
    """Write the three recipes into the library."""
    folder = home / "recipes"
    folder.mkdir(parents=True, exist_ok=True)
    for name, steps in DISHES.items():
        lines = [f"title: {name.capitalize()}", "steps:"]
        for title, hands, heat, length in steps:
            lines += [f"  - title: {title}", f"    text: {title}.", f"    hands: {hands}", f"    heat: '{heat}'"]
            lines += [f"    timers: {{{title.split()[0].lower()}: {{time: {length}}}}}"]
        (folder / f"{name}.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def status(home: Path, clock: MovableClock) -> dict[str, Any]:
    command = [*clock.program, "status", "--json"]
    ran = subprocess.run(command, env=surroundings(home), cwd=ROOT, capture_output=True, text=True, timeout=60)
    found: dict[str, Any] = json.loads(ran.stdout)
    return found


def over(now: dict[str, Any]) -> int:
    """Return the number of timers that wait to be finished."""
    return sum(1 for timer in now["timers"] if timer["slot"] and timer["remaining_s"] <= 0)


def let_a_minute_pass(terminal: Terminal, clock: MovableClock) -> None:
    """Move the clock, and wait until the top line shows it."""

    def shown(screen: str) -> str:
        return screen.splitlines()[0].split()[-1]

    before = shown(terminal.screen)
    clock.advance(1)
    terminal.wait_until(lambda screen: shown(screen) != before, "the clock goes on")


def test_three_dishes_are_ready_together(start: Starting, kitchen_home: Path, clock: MovableClock) -> None:
    """Due starts are answered with t and ringing timers with f, once deliberately late; only then does time pass."""
    written(kitchen_home)
    terminal = start("cook", *DISHES, program=clock.program)
    terminal.wait_for("earliest time")
    answered = False
    end = time.monotonic() + _PATIENCE_S
    while time.monotonic() < end:
        now, screen = status(kitchen_home, clock), terminal.screen
        plan, due = now["session"]["plan"], re.search(r"▷ [^·]+", screen)
        if "m move dinner" in screen and not answered:
            _answer(terminal, kitchen_home, clock, plan["serve_at"])
            answered = True
        elif over(now):
            terminal.send("f")
            terminal.until(lambda now=now: over(status(kitchen_home, clock)) < over(now), "a timer is finished")  # type: ignore[misc]
        elif due and (answered or ": Fry" not in due[0]):
            terminal.send("t")
            terminal.wait_until(lambda shown, due=due: due[0] not in shown, "a step is started")  # type: ignore[misc]
        elif plan["next"] is None and not any(timer["slot"] for timer in now["timers"]):
            break
        else:
            let_a_minute_pass(terminal, clock)
    else:
        pytest.fail(f"not finished in time:\n{terminal.screen}")
    assert answered
    assert plan["behind_s"] <= 60, "the last minute before everything was on the table"
    assert len({timer["name"] for timer in now["timers"]}) == 6


def _answer(terminal: Terminal, home: Path, clock: MovableClock, serve_at: str) -> None:
    """Move dinner, undo that, and move it again."""

    def planned() -> str:
        return str(status(home, clock)["session"]["plan"]["serve_at"])

    terminal.press("m", "Undo with u")
    terminal.until(lambda: planned() > serve_at, "dinner is later")
    terminal.press("u", "Undone: plan")
    terminal.until(lambda: planned() == serve_at, "dinner is when it was")
    terminal.press("m", "Undo with u")
    terminal.until(lambda: planned() > serve_at, "dinner is later")
