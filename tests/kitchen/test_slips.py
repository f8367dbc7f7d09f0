"""Delays: asked about once, and each answer does what it offers."""

import random
from collections.abc import Callable, Iterator

import pytest

from kitchen_tui.clock import format_moment
from kitchen_tui.cooking import commands as do
from kitchen_tui.cooking.decide.decision import Refused
from kitchen_tui.cooking.plan import AcceptedPlan, PlanView
from kitchen_tui.kitchen.session_plan import answer_delay, held_plan, moved_plan
from kitchen_tui.model.duration import MINUTE, SECOND
from kitchen_tui.testing import KitchenHarness
from kitchen_tui.tui.paint.plan_lines import slip_choices
from tests.planning.dishes import written
from tests.planning.planned import cook_on_time, cooking, finish, plan_dinner, seen, wait_until


def late(stove: KitchenHarness, by: int) -> PlanView:
    """Let a hands-on step of the last half hour take `by` minutes longer."""
    cook_on_time(stove, lambda task: bool(task.hands and task.timer and seen(stove).starts[task.id] > -40))
    task = next(item.task for item in (*seen(stove).agenda.now, *seen(stove).agenda.soon))
    wait_until(stove, seen(stove).starts[task.id])
    stove.do(do.StartTask(task.id))
    stove.clock.advance((task.minutes + by) * MINUTE)
    return seen(stove)


def test_a_slip_is_asked_about_and_each_answer_works() -> None:
    for answer in ("move", "hold", "leave"):
        stove = cooking("beef stew", "glazed carrots", "green beans")
        before = seen(stove).plan
        plan = late(stove, 14)
        assert plan.slip is not None
        assert plan.behind >= 2
        assert seen(stove).plan == before, "nothing moves before the answer"
        if answer == "move":
            stove.do(do.AcceptPlan(moved_plan(plan)))
            assert seen(stove).plan.serve_ms > before.serve_ms
            assert seen(stove).behind == 0
        elif answer == "hold":
            stove.do(do.AcceptPlan(held_plan(plan)))
            assert seen(stove).plan.serve_ms == before.serve_ms
            assert seen(stove).behind == 0
        else:
            stove.do(do.LeaveSlip(plan.slip.moved if plan.slip else 0))
        assert seen(stove).slip is None
        stove.do(do.Undo())
        assert seen(stove).plan == before
        assert seen(stove).slip is not None


@pytest.mark.parametrize("answer", [moved_plan, held_plan])
def test_a_delay_that_goes_on_after_an_answer_is_counted_from_there(answer: Callable[[PlanView], AcceptedPlan]) -> None:
    stove = cooking("beef stew", "glazed carrots", "green beans")
    slip = late(stove, 14).slip
    assert slip
    assert slip.minutes >= 14
    stove.do(do.AcceptPlan(answer(seen(stove))))
    stove.clock.advance(3 * MINUTE)
    slip = seen(stove).slip
    assert slip
    assert slip.minutes <= 4


MENUS = [("beef stew", "glazed carrots", "green beans"), ("glazed carrots", "rice", "lamb chops"), ("salmon", "rice")]


@pytest.mark.parametrize("names", MENUS)
@pytest.mark.parametrize("minutes", [5, 5.5, 14, 14.5, 37.2])
@pytest.mark.parametrize("answer", [moved_plan, held_plan])
def test_a_plan_just_answered_is_not_late_whatever_the_second(
    names: tuple[str, ...], minutes: float, answer: Callable[[PlanView], AcceptedPlan]
) -> None:
    stove = cooking(*names)
    wait_until(stove, min(seen(stove).starts.values()))
    stove.clock.advance(round((20 + minutes) * MINUTE))
    assert seen(stove).slip
    stove.do(do.AcceptPlan(answer(seen(stove))))
    assert seen(stove).behind == 0
    assert seen(stove).slip is None


@pytest.mark.parametrize("names", MENUS)
@pytest.mark.parametrize("minutes", [5, 5.5, 14, 37.2])
def test_dinner_moves_to_the_time_that_is_offered(names: tuple[str, ...], minutes: float) -> None:
    """Also if another order brings dinner forward from the forecast."""
    stove = cooking(*names)
    wait_until(stove, min(seen(stove).starts.values()))
    stove.clock.advance(round((20 + minutes) * MINUTE))
    plan, view = seen(stove), stove.view
    assert plan.slip
    offered = dict(slip_choices(view, plan, plan.slip))["move_dinner"]
    stove.do(do.AcceptPlan(moved_plan(plan)))
    moved = format_moment(seen(stove).forecast_ms, view.now.wall_ms)
    assert offered.startswith(f"move dinner to {moved}")


def test_a_delay_that_was_left_is_asked_about_again_only_if_it_grows() -> None:
    stove = cooking("beef stew", "glazed carrots", "green beans")
    plan = late(stove, 12)
    stove.do(do.LeaveSlip(plan.slip.moved if plan.slip else 0))
    stove.clock.advance(MINUTE)
    assert seen(stove).slip is None
    stove.clock.advance(3 * MINUTE)
    assert seen(stove).slip is not None


def happenings(stove: KitchenHarness, chance: random.Random) -> Iterator[PlanView]:
    """Start what is due late or never, finish running tasks at any time, and answer some delays."""
    for _ in range(40):
        plan = seen(stove)
        yield plan
        if plan.slip and chance.random() < 0.3:
            stove.do(do.AcceptPlan(chance.choice((moved_plan, held_plan))(plan)))
        elif plan.due and chance.random() < 0.6:
            stove.do(do.StartTask(plan.due[0].task.id))
        running = [task for task in plan.problem.tasks if task.fixed is not None and not task.keeps]
        if running and chance.random() < 0.3:
            finish(stove, chance.choice(running))
        stove.clock.advance(chance.randrange(400) * SECOND)


@pytest.mark.parametrize("seed", range(8))
def test_whenever_dinner_is_late_an_answer_is_offered_and_works(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 -- reproducible, not secret
    stove = cooking(*chance.choice(MENUS))
    for plan in happenings(stove, chance):
        if plan.behind < 2:
            continue
        assert plan.slip
        labels = dict(slip_choices(stove.view, plan, plan.slip))
        assert {"move_dinner", "hold_dinner", "leave_delay"} <= labels.keys()
        moved, held = answer_delay(plan, "move"), answer_delay(plan, "hold")
        assert isinstance(moved, do.AcceptPlan)
        assert isinstance(held, do.AcceptPlan)
        assert plan.plan.serve_ms < moved.plan.serve_ms <= plan.forecast_ms
        assert held.plan.serve_ms == plan.plan.serve_ms


def test_dinner_can_be_moved_after_its_delay_was_left() -> None:
    stove = cooking("beef stew", "glazed carrots", "green beans")
    plan = late(stove, 14)
    stove.do(answer_delay(plan, "leave"))
    assert seen(stove).slip is None
    assert seen(stove).behind
    with pytest.raises(Refused, match="already left as it is"):
        answer_delay(seen(stove), "leave")
    stove.do(answer_delay(seen(stove), "move"))
    assert seen(stove).behind == 0


def test_a_dish_that_is_held_up_by_work_begun_too_early_is_asked_about() -> None:
    """The dough is an hour early, and the cook has no hands for the pie, whose turn it is."""
    stove = KitchenHarness()
    pie = "Mix | t20 | on\nBake | 40 | off 'oven, 200 °C'"
    for name, steps in (("dough", "Knead | t20 | on"), ("pie", pie)):
        stove.do(do.StartDish(written(name, steps)))
    plan_dinner(stove.kitchen, 240)
    wait_until(stove, seen(stove).starts["pie/1"] - 2)
    assert seen(stove).slip is None
    stove.do(do.StartTask("dough/1"))
    plan = seen(stove)
    assert plan.slip
    assert (plan.slip.dish, plan.slip.task.name) == ("pie", "Bake")
    assert plan.slip.minutes == plan.behind
    assert plan.slip.waiting == ("dough",)
    stove.do(answer_delay(plan, "move"))
    assert (seen(stove).behind, seen(stove).slip) == (0, None)


def test_an_answer_without_a_delay_is_refused_with_the_reason() -> None:
    stove = cooking("beef stew", "glazed carrots", "green beans")
    for answer in ("move", "hold", "leave"):
        with pytest.raises(Refused, match="Nothing is late"):
            answer_delay(seen(stove), answer)
    wait_until(stove, min(seen(stove).starts.values()))
    stove.clock.advance(4 * MINUTE)
    assert seen(stove).slip
    assert not seen(stove).behind
    with pytest.raises(Refused, match="Dinner itself is not late"):
        answer_delay(seen(stove), "move")


def paused(minutes: int) -> tuple[KitchenHarness, str]:
    """Pause the long simmer of the soup for some minutes; return the kitchen and the id of the timer."""
    stove = cooking("leek soup", "rice")
    cook_on_time(stove, lambda task: task.id == "leek-soup/3/timer")
    wait_until(stove, seen(stove).starts["leek-soup/3/timer"])
    stove.do(do.StartTask("leek-soup/3/timer"))
    soup = next(dish.dish for dish in seen(stove).plan.dishes if dish.name == "leek-soup")
    timer = next(one.id for one in stove.kitchen.session.alive if (one.dish, one.step) == (soup, "s3"))
    stove.clock.advance(4 * MINUTE)
    stove.do(do.PauseTimer(timer))
    stove.clock.advance(minutes * MINUTE)
    stove.do(do.ResumeTimer(timer))
    return stove, timer


def end_of(view: PlanView, name: str) -> int:
    """Return when a running task ends, in minutes of UTC."""
    task = next(one for one in view.problem.tasks if one.id == name)
    return view.plan.wall_ms((task.fixed or 0) + task.minutes) // MINUTE


@pytest.mark.parametrize("answer", [moved_plan, held_plan])
def test_a_pause_is_counted_once_whatever_is_answered(answer: Callable[[PlanView], AcceptedPlan]) -> None:
    stove, _ = paused(20)
    before = end_of(seen(stove), "leek-soup/3/timer")
    stove.do(do.AcceptPlan(answer(seen(stove))))
    assert end_of(seen(stove), "leek-soup/3/timer") == before
    assert seen(stove).behind == 0
    assert seen(stove).slip is None
    stove.clock.advance(5 * MINUTE)
    assert end_of(seen(stove), "leek-soup/3/timer") == before


@pytest.mark.parametrize("answer", [moved_plan, held_plan])
def test_a_timer_that_is_started_again_takes_as_long_as_the_recipe_says(
    answer: Callable[[PlanView], AcceptedPlan],
) -> None:
    """The answer was about this run, not the next one, which may end a minute later, with the next touch."""
    stove, timer = paused(20)
    whole = next(task.minutes for task in seen(stove).plan.problem.tasks if task.id == "leek-soup/3/timer")
    stove.do(do.AcceptPlan(answer(seen(stove))), do.CancelTimer(timer))
    (task,) = [one for one in seen(stove).problem.tasks if one.id == "leek-soup/3/timer"]
    assert (task.fixed, task.minutes) == (None, whole)
    stove.do(do.StartTask("leek-soup/3/timer"))
    (task,) = [one for one in seen(stove).problem.tasks if one.id == "leek-soup/3/timer"]
    assert task.minutes - whole in (0, 1)


@pytest.mark.parametrize("seconds", [0, 20, 40, 59])
def test_a_running_timer_is_expected_to_end_at_the_same_minute_whatever_the_second(seconds: int) -> None:
    """A timer that rings at 19:10:40 ends at 19:10 in the plan, all the time until its last minute."""
    stove = cooking("leek soup", "rice")
    cook_on_time(stove, lambda task: task.id == "leek-soup/3/timer")
    wait_until(stove, seen(stove).starts["leek-soup/3/timer"])
    stove.clock.advance(seconds * SECOND)
    stove.do(do.StartTask("leek-soup/3/timer"))
    view = seen(stove)
    end = end_of(view, "leek-soup/3/timer")
    while view.now < end - view.plan.wall_ms(0) // MINUTE - 3:
        assert end_of(view, "leek-soup/3/timer") == end
        stove.clock.advance(13 * SECOND)
        view = seen(stove)


@pytest.mark.no_cover
@pytest.mark.parametrize("seed", range(6))
def test_a_plan_that_was_just_answered_is_not_late_whatever_is_running(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 -- reproducible, not secret
    stove = cooking(*MENUS[seed % len(MENUS)])
    wait_until(stove, min(seen(stove).starts.values()))
    for plan in happenings(stove, chance):
        if plan.slip:
            for answer in (moved_plan, held_plan):
                stove.do(do.AcceptPlan(answer(plan)))
                assert (seen(stove).behind, seen(stove).slip) == (0, None)
                stove.do(do.Undo())
