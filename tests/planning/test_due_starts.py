"""Planned starts that are due: announced, repeated, and started by one key whichever dish is on screen."""

from kitchen_tui.cooking import commands as do
from kitchen_tui.cooking.plan import Room
from kitchen_tui.kitchen.session_plan import plan_session
from kitchen_tui.kitchen.tick import tick
from kitchen_tui.model.duration import MINUTE, Span
from kitchen_tui.testing import KitchenHarness
from tests.planning.planned import cooking, seen, wait_until
from tests.planning.test_problem import made, step, timer


def test_a_timer_beside_one_that_has_started_is_to_be_started_now() -> None:
    """It may start later without harm to the plan, but the recipe means it to run beside the other."""
    stove = KitchenHarness()
    cook = step("Cook", 0, timer("rice", 18), timer("saffron", 8), heat="medium")
    stove.kitchen.execute(do.StartDish(made(cook, step("Serve", 2))))
    serve_ms = stove.kitchen.now().wall_ms + 60 * MINUTE
    stove.kitchen.execute(do.AcceptPlan(plan_session(stove.kitchen, serve_ms, Room(), 5)[2]))
    wait_until(stove, min(seen(stove).starts.values()))
    stove.kitchen.execute(do.StartTimer("t-rice"))
    stove.clock.advance(2 * MINUTE)
    stove.kitchen.execute(do.AcceptPlan(plan_session(stove.kitchen, serve_ms, Room(), 5)[2]))
    assert [item.task.name for item in seen(stove).agenda.now] == ["Cook: rice", "Cook: saffron"]
    stove.kitchen.execute(do.StartTimer("t-saffron"))
    assert not [item for item in seen(stove).agenda.now if item.task.fixed is None]


def test_a_due_start_is_announced_repeats_every_two_minutes_and_never_escalates() -> None:
    stove = cooking("rice", "lamb chops")
    first = min(seen(stove).starts.values())
    wait_until(stove, first - 1)
    tick(stove.kitchen, None, stove.kitchen.now())
    assert not seen(stove).due
    wait_until(stove, first)
    assert [(alert.number, alert.is_new) for alert in seen(stove).due] == [(1, True)]
    tick(stove.kitchen, None, stove.kitchen.now())
    assert [(alert.number, alert.is_new) for alert in seen(stove).due] == [(1, False)]
    stove.clock.advance(2 * MINUTE)
    assert [(alert.number, alert.is_new) for alert in seen(stove).due] == [(2, True)]
    tick(stove.kitchen, None, stove.kitchen.now())
    name = seen(stove).due[0].task.id
    stove.kitchen.execute(do.SnoozeStart(name))
    assert not seen(stove).due
    stove.clock.advance(5 * MINUTE)
    assert [(alert.number, alert.is_new) for alert in seen(stove).due] == [(1, True)]
    tick(stove.kitchen, None, stove.kitchen.now())
    assert not seen(stove).due[0].is_new
    stove.kitchen.execute(do.DismissStart(name))
    assert not seen(stove).due
    stove.kitchen.execute(do.Undo())
    assert seen(stove).due


def test_starting_the_task_starts_its_timer_from_any_dish() -> None:
    stove = cooking("lamb chops", "rice")
    wait_until(stove, min(seen(stove).starts.values()))
    task = seen(stove).due[0].task
    stove.kitchen.execute(do.StartTask(task.id))
    assert not seen(stove).due
    assert [one.fixed is not None for one in seen(stove).problem.tasks if one.id == task.id] == [True]
    if task.timer:
        assert [timer.spec.id for timer in stove.kitchen.session.alive] == [task.timer]


def test_an_oven_to_heat_is_due_until_it_is_heating() -> None:
    stove = cooking("roast chicken", "rice")
    roast = next(task for task in seen(stove).problem.tasks if task.oven_c)
    heating = f"{roast.id}/heat"
    wait_until(stove, seen(stove).starts[roast.id] - roast.preheat)
    assert heating in [alert.task.id for alert in seen(stove).due]
    assert heating in [item.task.id for item in seen(stove).agenda.now]
    stove.kitchen.execute(do.SnoozeStart(heating))
    assert heating not in [alert.task.id for alert in seen(stove).due]
    stove.clock.advance(5 * MINUTE)
    assert heating in [alert.task.id for alert in seen(stove).due]
    before = len(stove.kitchen.session.alive)
    stove.kitchen.execute(do.StartTask(heating))
    assert heating not in [alert.task.id for alert in seen(stove).due]
    assert heating not in [item.task.id for item in seen(stove).agenda.now]
    assert len(stove.kitchen.session.alive) == before
    stove.kitchen.execute(do.Undo())
    stove.kitchen.execute(do.DismissStart(heating))
    assert heating not in [alert.task.id for alert in seen(stove).due]


def test_undo_names_the_task_that_was_started() -> None:
    stove = cooking("roast chicken", "leek soup")
    for name, words in (("roast-chicken/2/timer/heat", "heat the oven"), ("leek-soup/1", "start Slice the leeks")):
        stove.kitchen.execute(do.ShowDish(next(iter(stove.kitchen.session.dishes))))
        stove.kitchen.execute(do.StartTask(name))
        assert stove.kitchen.view(stove.kitchen.now()).undo == words


def test_a_start_comes_before_an_oven_to_heat() -> None:
    stove = cooking("roast chicken", "rice")
    wait_until(stove, max(seen(stove).starts.values()))
    due = [alert.task.keeps for alert in seen(stove).due]
    assert due == sorted(due)
    assert due[0] is False


def test_the_key_that_starts_is_taken_by_a_due_start_of_another_dish() -> None:
    stove = cooking("lamb chops", "rice")
    wait_until(stove, min(seen(stove).starts.values()))
    due = stove.kitchen.view(stove.kitchen.now()).due_start
    assert due
    for dish in stove.kitchen.session.dishes.values():
        stove.kitchen.execute(do.ShowDish(dish.id))
        assert stove.kitchen.view(stove.kitchen.now()).is_other_start_due == (dish.id != due.dish)
    stove.kitchen.execute(do.AddTimer("eggs", Span(MINUTE, MINUTE)))
    stove.clock.advance(2 * MINUTE)
    view = stove.kitchen.view(stove.kitchen.now())
    assert view.ringing
    assert view.due_start is None
    assert not view.is_other_start_due
