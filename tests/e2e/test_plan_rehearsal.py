"""Three dishes are cooked for a serving time in a real terminal, with a delay, its answer and an undo."""

import json
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.conftest import Starting
from tests.support.terminal import PROGRAM, ROOT, Terminal, surroundings

pytestmark = pytest.mark.deep

DISHES = {
    "peas": [("Boil the peas", "off", "high", "4 min"), ("Toss the peas", "on", "medium", "2 min")],
    "fish": [("Salt the fish", "off", "", "8 min"), ("Fry the fish", "on", "medium", "3 min")],
    "potatoes": [("Steam the potatoes", "off", "medium", "10 min"), ("Crush the potatoes", "on", "low", "2 min")],
}
_PATIENCE_S = 400
_SPEED = 12


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


def status(home: Path) -> dict[str, Any]:
    ran = subprocess.run(
        [*PROGRAM, "status", "--json"], env=surroundings(home), cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    found: dict[str, Any] = json.loads(ran.stdout)
    return found


def test_three_dishes_are_ready_together(start: Starting, kitchen_home: Path) -> None:
    """Due starts are answered with t and ringing timers with f, once deliberately late."""
    written(kitchen_home)
    terminal = start("cook", *DISHES, "--speed", str(_SPEED))
    terminal.wait_for("earliest time")
    answered, late_s, looked = False, 0, 0.0
    end = time.monotonic() + _PATIENCE_S
    while time.monotonic() < end:
        screen = terminal.screen
        if "m move dinner" in screen and not answered:
            _answer(terminal, kitchen_home, status(kitchen_home)["session"]["plan"]["serve_at"])
            answered = True
        elif "f finish" in screen:
            terminal.send("f")
        elif "▷" in screen and (answered or "▷ Fry" not in screen):
            terminal.send("t")
        elif time.monotonic() > looked + 2:  # `status` takes a while, and a minute here is a few seconds
            now, looked = status(kitchen_home), time.monotonic()
            plan = now["session"]["plan"]
            if plan["next"] is None and not any(timer["slot"] for timer in now["timers"]):
                break
            late_s = plan["behind_s"]
        terminal.read(0.1)
    else:
        pytest.fail(f"not finished in time:\n{terminal.screen}")
    assert answered
    assert late_s <= 60, "the last minute before everything was on the table"
    assert len({timer["name"] for timer in now["timers"]}) == 6


def _answer(terminal: Terminal, home: Path, serve_at: str) -> None:
    """Move dinner, undo that, and move it again."""

    def planned() -> str:
        return str(status(home)["session"]["plan"]["serve_at"])

    terminal.press("m", "takes it back")
    terminal.until(lambda: planned() > serve_at, "dinner is later")
    terminal.press("u", "undone: plan")
    terminal.until(lambda: planned() == serve_at, "dinner is when it was")
    terminal.press("m", "takes it back")
    terminal.until(lambda: planned() > serve_at, "dinner is later")
