"""The pork belly, and three dishes with a plan, are cooked in a real terminal from the first key to the last."""

import json
import re
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.conftest import MovableClock, Starting
from tests.e2e.home import RECIPE
from tests.support.terminal import PROGRAM, ROOT, Terminal, surroundings

pytestmark = pytest.mark.deep

_ENTER = "\r"


def test_the_whole_recipe(start: Starting, kitchen_home: Path, clock: MovableClock) -> None:
    terminal = start("cook", RECIPE, program=clock.program)
    terminal.wait_for("2 lb pork belly", "1 · Prepare the pork", "0/19")
    terminal.send(" " * 19)
    terminal.wait_for("19/19")
    terminal.press("d", "2 · Blanch")
    terminal.press("t", "1 BLANCH")
    clock.advance(5)
    terminal.wait_for("BLANCH", "rinse under cold water", "DUE")
    terminal.press("d", "3 · Simmer")
    terminal.press("t", "1 SIMMER")
    clock.advance(90)
    terminal.wait_for("SIMMER", "Does a fork slide in", "y yes")
    terminal.press("x", "undo: answer simmer")
    clock.advance(15)
    terminal.wait_for("Does a fork slide in", "y yes")
    terminal.press("y", "simmer  90–120 min   finished")
    terminal.press("d", "4 · Check for tenderness")
    clock.advance(0.1)  # the same key at once counts once
    terminal.press("d", "5 · Drain and cool")
    terminal.press("t", "1 COOL")
    clock.advance(10)
    terminal.wait_for("COOL", "DUE", "Pat the pork dry")
    terminal.press(_ENTER, "silenced")
    terminal.press("d", "6 · Mix the glaze")
    clock.advance(0.1)  # the same key at once counts once
    terminal.press("d", "7 · Sauté the aromatics")
    for timer, minutes, due, following in (
        ("AROMATICS", 0.5, "Pork in, now.", "8 · Add pork and glaze"),
        ("GLAZE", 10, "Stir the slurry again", "9 · Thicken"),
        ("THICKEN", 3, "High heat to caramelize", "10 · Caramelize"),
        ("CARAMELIZE", 2, "Off the heat now.", "11 · Rest and garnish"),
        ("REST", 5, "Drizzle and garnish.", "12 · Slice and serve"),
    ):
        terminal.press("t", f"1 {timer}")
        clock.advance(minutes)
        terminal.wait_for(timer, "DUE", due)
        terminal.press("d", following)
    clock.advance(0.1)  # the same key at once counts once
    terminal.press("d", "12/12")
    terminal.press("q", "Leftovers until", "note")
    terminal.send("Softer after 105 min" + _ENTER)
    assert terminal.ended() == 0
    log = subprocess.run(
        [*PROGRAM, "log"], env=surroundings(kitchen_home), cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert "Softer after 105 min" in log.stdout
    status = subprocess.run([*PROGRAM, "status"], env=surroundings(kitchen_home), cwd=ROOT, capture_output=True)
    assert status.returncode == 3


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
