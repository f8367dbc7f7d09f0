"""The title and progress of the terminal's tab, which are restored at the end."""

from kitchen_tui.alarms.tab import Tab
from kitchen_tui.cooking import commands as do
from kitchen_tui.model.duration import MINUTE, SECOND
from kitchen_tui.model.timer_spec import Span
from kitchen_tui.testing import KitchenHarness
from tests.cooking.making import BELLY

PLAIN = {"TERM": "xterm-256color"}
SAFE = {**PLAIN, "WT_SESSION": "x"}


def boiling() -> KitchenHarness:
    """Return a kitchen with eggs and the simmer of the pork belly."""
    stove = KitchenHarness()
    stove.kitchen.execute(do.StartDish(BELLY))
    stove.kitchen.execute(do.AddTimer("Eggs", Span(10 * MINUTE, 10 * MINUTE)))
    return stove


def shown(tab: Tab, stove: KitchenHarness, out: list[str]) -> str:
    """Return what is written to the terminal for the tab."""
    out.clear()
    tab.show(stove.kitchen.view(stove.kitchen.now()))
    return "".join(out)


def test_the_title_names_what_rings_and_is_given_back() -> None:
    """It is written once, not at each tick; the terminal saves the old title, which is restored."""
    stove, out = boiling(), list[str]()
    tab = Tab(out.append, PLAIN)
    assert shown(tab, stove, out) == ""
    stove.wait(10 * MINUTE)
    assert shown(tab, stove, out) == "\x1b[22;2t\x1b]2;● eggs\x1b\\"
    stove.wait(SECOND)
    assert shown(tab, stove, out) == ""
    stove.kitchen.execute(do.Acknowledge())
    assert shown(tab, stove, out) == "\x1b]2;kitchen-tui\x1b\\\x1b[23;2t"
    assert shown(tab, stove, out) == ""


def test_the_title_asks_the_open_question() -> None:
    stove, out = boiling(), list[str]()
    stove.kitchen.execute(do.StartTimer("simmer"))
    stove.kitchen.execute(do.FinishTimer(stove.timer("Eggs").id))
    stove.wait(90 * MINUTE)
    assert "● simmer: fork-tender?" in shown(Tab(out.append, PLAIN), stove, out)


def test_a_console_that_would_print_it_gets_no_title() -> None:
    stove, out = boiling(), list[str]()
    stove.wait(10 * MINUTE)
    assert shown(Tab(out.append, {"TERM": "linux"}), stove, out) == ""


def test_progress_is_shown_only_if_it_is_safe_and_enabled_and_cleared_at_the_end() -> None:
    """Each percent is written once; ringing is shown as an error."""
    stove, out = boiling(), list[str]()
    tab = Tab(out.append, SAFE)
    stove.wait(4 * MINUTE)
    assert shown(tab, stove, out) == "\x1b]9;4;1;40\x07"
    assert shown(tab, stove, out) == ""
    stove.wait(6 * MINUTE)
    assert "\x1b]9;4;2;100\x07" in shown(tab, stove, out)
    out.clear()
    tab.clear()
    tab.clear()
    assert "".join(out).count("\x1b]9;4;0;0\x07") == 1
    assert "9;4" not in shown(Tab(out.append, SAFE, progress=False), stove, out)
    assert "9;4" not in shown(Tab(out.append, PLAIN), stove, out)
