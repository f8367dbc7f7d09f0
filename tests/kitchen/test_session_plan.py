"""A session with a plan: recorded, drawn as it really happened, planned again, and its starts announced."""

import random

import pytest

from kitchen_tui.cooking import commands as do
from kitchen_tui.cooking.decide.decision import Refused
from kitchen_tui.cooking.plan import OwnTime, Room, Slip
from kitchen_tui.kitchen.session_plan import held_plan, moved_plan, plan_session
from kitchen_tui.model.duration import MINUTE, Span
from kitchen_tui.planning.plan_text import say_plan
from kitchen_tui.planning.progress import as_it_goes, shifted
from kitchen_tui.testing import KitchenHarness
from tests.planning.dishes import menu, recipe, written
from tests.planning.planned import broken, cook_on_time, cooking, finish, plan_dinner, seen, start_of, wait_until
from tests.planning.test_problem import made, step, timer


def done_of(stove: KitchenHarness) -> dict[str, tuple[int, int]]:
    """Return the start and the end of each task that is over."""
    return {task.id: (start, start + task.minutes) for task, start in seen(stove).done}


@pytest.mark.parametrize(("late", "begin"), [(-30, -38), (3, 0), (20, 12)])
def test_a_step_without_a_timer_is_drawn_where_it_really_ended(late: int, begin: int) -> None:
    """Its eight minutes end when it is marked, and begin at the planned time at the earliest, or else before."""
    stove = cooking("leek soup")
    planned = start_of(seen(stove), "leek-soup/1")
    wait_until(stove, planned + late)
    stove.do(do.MarkStep("s1"))
    assert done_of(stove)["leek-soup/1"] == (planned + begin, planned + late)


def test_a_task_that_was_started_is_drawn_from_then_on() -> None:
    stove = cooking("leek soup")
    planned = start_of(seen(stove), "leek-soup/1")
    wait_until(stove, planned + 4)
    stove.do(do.StartTask("leek-soup/1"))
    wait_until(stove, planned + 30)
    stove.do(do.MarkStep("s1"))
    assert done_of(stove)["leek-soup/1"] == (planned + 4, planned + 30)


@pytest.mark.parametrize("hours", [-30, -6, -1, 1, 6, 30])
def test_setting_the_wall_clock_during_the_meal_keeps_the_plan_valid(hours: int) -> None:
    """Tasks that were begun stay in the past, by the clock that cannot be set."""
    stove = cooking("leek soup", "rice")
    for name in ("leek-soup/1", "rice/1"):
        stove.do(do.StartTask(name))
        stove.clock.advance(3 * MINUTE)
    stove.do(do.StartTask("leek-soup/2/timer"))
    stove.clock.advance(5 * MINUTE)
    stove.clock.set_wall(hours * 60 * MINUTE)
    plan = seen(stove)
    (sweat,) = [task for task in plan.problem.tasks if task.id == "leek-soup/2/timer"]
    assert (sweat.fixed, sweat.minutes) == (plan.now - 5, 12)
    assert not broken(as_it_goes(plan), shifted(plan))


def test_steps_that_are_marked_at_once_are_drawn_one_after_the_other() -> None:
    stove = cooking("stuffed peppers")
    planned = start_of(seen(stove), "stuffed-peppers/3")
    wait_until(stove, planned + 60)
    stove.do(do.MarkStep("s3"))
    done = done_of(stove)
    assert done["stuffed-peppers/3"] == (planned + 52, planned + 60)
    assert max(end for name, (_, end) in done.items() if name != "stuffed-peppers/3") <= planned + 52


def test_a_steps_own_time_ends_where_its_timer_starts() -> None:
    stove = KitchenHarness()
    mix = step("Mix", 5, timer("rest", 20), hands=True)
    stove.do(do.StartDish(made(mix, step("Shape", 5))))
    plan_dinner(stove.kitchen, 120)
    planned = start_of(seen(stove), "dish/1")
    wait_until(stove, planned + 9)
    stove.do(do.StartNextTimer())
    assert done_of(stove)["dish/1"] == (planned + 4, planned + 9)


def test_a_plan_is_recorded_and_seen_by_another_terminal() -> None:
    stove = cooking("glazed carrots", "rice")
    assert seen(stove.another()) == seen(stove)


def test_the_forecast_is_when_the_meal_was_planned_for_while_nothing_is_late() -> None:
    stove = cooking("glazed carrots", "rice", ahead=120)
    plan, view = seen(stove), stove.view
    assert plan.forecast_ms == plan.plan.serve_ms
    assert plan.next is not None
    assert plan.next.start == min(plan.starts.values())
    assert plan.upcoming is not None
    assert plan.upcoming.start >= plan.next.start
    assert view.has_starts
    assert not KitchenHarness().view.has_starts


def test_cooked_on_time_nothing_moves_and_dinner_is_on_time() -> None:
    stove = cooking("glazed carrots", "rice", "lamb chops")
    planned = dict(seen(stove).starts)
    cook_on_time(stove, lambda task: not _as_planned(stove, planned))
    plan = seen(stove)
    assert not plan.problem.tasks
    assert plan.behind == 0


def _as_planned(stove: KitchenHarness, planned: dict[str, int]) -> bool:
    plan = seen(stove)
    assert plan.slip is None
    for task in plan.problem.tasks:
        assert abs(plan.starts[task.id] - planned[task.id]) <= 1, task.id
    return True


def test_own_times_and_slips_are_explained() -> None:
    task = next(iter(seen(cooking("rice")).problem.tasks))
    assert OwnTime(18, 14, 22, 4).words == "yours 14–22 min, 4 times"
    assert OwnTime(18, 18, 18, 1).words == "yours 18 min, once"
    assert Slip(task, 5, 3, ()).dish == task.dish


@pytest.mark.no_cover
@pytest.mark.parametrize(
    "seed", [5, 20, *(pytest.param(seed, marks=pytest.mark.deep) for seed in range(24) if seed not in (5, 20))]
)
def test_the_plan_that_is_printed_is_always_possible(seed: int) -> None:
    """For any sequence of starting, finishing, answering, undoing and planning."""
    chance = random.Random(seed)  # noqa: S311 -- repeatable, not secret
    stove = KitchenHarness()
    for order in menu(seed):
        stove.do(do.StartDish(order.recipe))
    room = Room(cooks=1 + (seed % 4 == 0))

    def plan_for(minutes: int | None) -> None:
        serve_ms = None if minutes is None else stove.kitchen.now().wall_ms + minutes * MINUTE
        _, plan, accepted = plan_session(stove.kitchen, serve_ms, room, 5)
        assert broken(plan.problem, plan.starts) == []
        stove.do(do.AcceptPlan(accepted))

    plan_for(300 if seed % 2 else None)
    wait_until(stove, max(seen(stove).now, min(seen(stove).starts.values())))
    for _ in range(40):
        plan = seen(stove)
        if not plan.problem.tasks:
            break
        assert broken(as_it_goes(plan), shifted(plan)) == []
        assert plan.problem.landings
        ahead = [task for task in plan.problem.tasks if task.fixed is None and not task.keeps]
        running = [task for task in plan.problem.tasks if task.fixed is not None and not task.keeps]
        what = chance.random()
        if what < 0.4 and ahead:
            stove.do(do.StartTask(min(ahead, key=lambda task: plan.starts[task.id]).id))
        elif what < 0.7 and running:
            finish(stove, chance.choice(running))
        elif what < 0.8 and plan.slip:
            stove.do(do.AcceptPlan(chance.choice((moved_plan, held_plan))(plan)))
        elif what < 0.85 and len(stove.kitchen.history.done) > len(menu(seed)) + 1:
            stove.do(do.Undo())
        elif what < 0.9:
            plan_for(chance.choice((None, chance.randrange(20, 200))))
        stove.clock.advance(chance.randrange(8) * MINUTE)


def test_an_open_session_is_planned_from_its_present_state() -> None:
    stove = KitchenHarness()
    stove.do(do.StartDish(recipe("beef stew")), do.MarkStep(), do.StartNextTimer())
    stove.clock.advance(5 * MINUTE)
    _, plan, accepted = plan_session(stove.kitchen, None, Room(), 5)
    assert not broken(plan.problem, plan.starts)
    names = {task.id for task in plan.problem.tasks}
    assert "beef-stew/1" not in names
    assert "beef-stew/2/timer" in names
    stove.do(do.AcceptPlan(accepted))
    assert seen(stove).behind == 0


def test_without_a_plan_its_answers_are_refused() -> None:
    stove = KitchenHarness()
    stove.do(do.StartDish(recipe("rice")))
    for command in (do.LeaveSlip(5), do.StartTask("rice/1"), do.SnoozeStart("rice/1"), do.DismissStart("rice/1")):
        with pytest.raises(Refused, match="There is no plan"):
            stove.do(command)


def test_a_task_that_is_not_in_the_plan_is_refused() -> None:
    stove = cooking("rice")
    with pytest.raises(Refused, match="no such task"):
        stove.do(do.StartTask("rice/99"))


def test_a_plan_for_another_session_is_refused() -> None:
    plan = seen(cooking("rice")).plan
    empty = KitchenHarness()
    empty.kitchen.open()
    with pytest.raises(Refused, match="not in this session"):
        empty.do(do.AcceptPlan(plan))


def test_an_impossible_time_is_answered_with_the_earliest_and_alternatives() -> None:
    stove = KitchenHarness()
    for name in ("beef stew", "rice", "glazed carrots"):
        stove.do(do.StartDish(recipe(name)))
    stove.do(do.ShowDish(next(iter(stove.kitchen.session.dishes))), do.MarkStep(), do.StartNextTimer())
    stove.clock.advance(3 * MINUTE)
    now_ms = stove.kitchen.now().wall_ms
    meal, plan, accepted = plan_session(stove.kitchen, now_ms + 60 * MINUTE, Room(), 5)
    assert not broken(plan.problem, plan.starts)
    assert plan.until > 60
    assert plan.dishes_to_leave_out == ("beef-stew",)
    sentence = say_plan(meal, plan, lambda minute: f"{minute}", "19:00")[0]
    assert sentence == "Too late for 19:00: 0 works; or leave out Beef stew."
    sooner = plan_session(stove.kitchen, accepted.serve_ms - MINUTE, Room(), 5)[1]
    assert sooner.until > plan.until - 1 or not sooner.has_air, "the offered time is the earliest to the minute"
    stove.do(do.AcceptPlan(accepted))
    assert seen(stove).behind == 0
    assert seen(stove).slip is None


def test_spare_time_is_mentioned_until_it_has_passed() -> None:
    stove = cooking("beef stew", "glazed carrots", "green beans")
    meal, plan, _ = plan_session(stove.kitchen, seen(stove).plan.serve_ms, Room(), 5)
    names = {task.id: task.name for task in plan.problem.tasks}
    gaps = sorted((plan.starts[gap.before], names[gap.before]) for gap in plan.air)

    def spare(now: int | None) -> list[str]:
        at = plan._replace(problem=plan.problem._replace(now=now))
        return [one for one in say_plan(meal, at, lambda minute: f"{minute}") if "to spare" in one]

    (first, name), (last, _) = gaps[0], gaps[-1]
    assert [one.startswith("5 min of air at ") for one in spare(None)] == [True]
    assert f"{first} ({name}" in spare(first - 5)[0]
    assert all(f"{first} (" not in one for one in spare(first - 4))
    assert spare(last - 4) == []


@pytest.mark.parametrize("minutes", [(3, 4, 5), (7, 3), (5, 5, 5, 5)])
def test_the_earliest_time_while_something_runs_is_exact_to_the_minute(minutes: tuple[int, ...]) -> None:
    """One cook fries dish after dish, so that dinner takes as long as all of them."""
    stove = KitchenHarness()
    stove.do(do.StartDish(written("broth", "Simmer | 6 | off 'low'")), do.StartNextTimer())
    for number, length in enumerate(minutes):
        stove.do(do.StartDish(written(f"cake {number}", f"Fry | {length} | on 'medium'")))
    stove.clock.advance(5 * MINUTE)
    now_ms = stove.kitchen.now().wall_ms
    for asked in (1, sum(minutes) - 1, sum(minutes)):
        plan = plan_session(stove.kitchen, now_ms + asked * MINUTE, Room(), 0)[1]
        assert plan.until == sum(minutes)
        assert not broken(plan.problem, plan.starts)


def test_a_dish_whose_start_another_terminal_undoes_is_not_expected_any_more() -> None:
    """It did not know of the plan yet, so that it took back the last it knew of."""
    stove = KitchenHarness()
    stove.do(do.StartDish(recipe("leek soup")), do.StartDish(recipe("rice")))
    other = stove.another()
    plan_dinner(stove.kitchen, 120)
    other.do(do.Undo())
    stove.kitchen.poll()
    plan = seen(stove)
    assert {task.dish for task in plan.problem.tasks} == {landing.dish for landing in plan.problem.landings}
    assert {task.dish for task in plan.problem.tasks} == {"leek-soup"}
    assert plan.behind == 0
    listed = (*plan.agenda.now, *plan.agenda.soon, *plan.agenda.can_wait)
    assert {item.task.dish for item in listed} == {"leek-soup"}


def test_an_oven_keeps_things_hot_until_the_dish_is_served_however_late() -> None:
    stove = KitchenHarness()
    warm = step("Warm the plates", 5, heat="oven, 100 °C")
    stove.do(do.StartDish(made(warm, step("Fry", 20, heat="medium"), step("Plate", 5))))
    plan_dinner(stove.kitchen, 60)
    stove.do(do.MarkStep("s1"))
    (hold,) = [task for task in seen(stove).problem.tasks if task.keeps]
    assert (hold.fixed, hold.minutes) == (seen(stove).plan.planned["dish/1/oven"], 25)
    wait_until(stove, 15)
    (hold,) = [task for task in seen(stove).problem.tasks if task.keeps]
    assert (hold.fixed or 0) + hold.minutes == 16
    stove.do(do.MarkStep("s3"))
    assert not seen(stove).problem.tasks


def test_a_dish_whose_last_timer_was_finished_early_is_ready_when_the_others_end() -> None:
    stove = KitchenHarness()
    stove.do(do.StartDish(written("fry", "Fry | 9+10 | off 'medium'")))
    plan_dinner(stove.kitchen, 60)
    assert [landing.task for landing in seen(stove).problem.landings] == ["fry/1/timer-2"]
    wait_until(stove, min(seen(stove).starts.values()))
    stove.do(do.StartTask("fry/1/timer-1"), do.StartTask("fry/1/timer-2"))
    finish(stove, next(task for task in seen(stove).problem.tasks if task.id == "fry/1/timer-2"))
    assert [landing.task for landing in seen(stove).problem.landings] == ["fry/1/timer-1"]
    stove.clock.advance(30 * MINUTE)
    assert seen(stove).behind > 0


def test_a_timer_beside_one_that_has_started_is_to_be_started_now() -> None:
    """It may start later without harm to the plan, but the recipe means it to run beside the other."""
    stove = KitchenHarness()
    cook = step("Cook", 0, timer("rice", 18), timer("saffron", 8), heat="medium")
    stove.do(do.StartDish(made(cook, step("Serve", 2))))
    plan_dinner(stove.kitchen, 60)
    wait_until(stove, min(seen(stove).starts.values()))
    stove.do(do.StartTimer("t-rice"))
    stove.clock.advance(2 * MINUTE)
    plan_dinner(stove.kitchen, 58)
    assert [item.task.name for item in seen(stove).agenda.now] == ["Cook: rice", "Cook: saffron"]
    stove.do(do.StartTimer("t-saffron"))
    assert not [item for item in seen(stove).agenda.now if item.task.fixed is None]


def test_a_due_start_is_announced_repeats_every_two_minutes_and_never_escalates() -> None:
    stove = cooking("rice", "lamb chops")
    first = min(seen(stove).starts.values())
    wait_until(stove, first - 1)
    stove.tick()
    assert not seen(stove).due
    wait_until(stove, first)
    assert [(alert.number, alert.is_new) for alert in seen(stove).due] == [(1, True)]
    stove.tick()
    assert [(alert.number, alert.is_new) for alert in seen(stove).due] == [(1, False)]
    stove.clock.advance(2 * MINUTE)
    assert [(alert.number, alert.is_new) for alert in seen(stove).due] == [(2, True)]
    stove.tick()
    name = seen(stove).due[0].task.id
    stove.do(do.SnoozeStart(name))
    assert not seen(stove).due
    stove.clock.advance(5 * MINUTE)
    assert [(alert.number, alert.is_new) for alert in seen(stove).due] == [(1, True)]
    stove.tick()
    assert not seen(stove).due[0].is_new
    stove.do(do.DismissStart(name))
    assert not seen(stove).due
    stove.do(do.Undo())
    assert seen(stove).due


def test_starting_the_task_starts_its_timer_from_any_dish() -> None:
    stove = cooking("lamb chops", "rice")
    wait_until(stove, min(seen(stove).starts.values()))
    task = seen(stove).due[0].task
    stove.do(do.StartTask(task.id))
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
    stove.do(do.SnoozeStart(heating))
    assert heating not in [alert.task.id for alert in seen(stove).due]
    stove.clock.advance(5 * MINUTE)
    assert heating in [alert.task.id for alert in seen(stove).due]
    before = len(stove.kitchen.session.alive)
    stove.do(do.StartTask(heating))
    assert heating not in [alert.task.id for alert in seen(stove).due]
    assert heating not in [item.task.id for item in seen(stove).agenda.now]
    assert len(stove.kitchen.session.alive) == before
    stove.do(do.Undo(), do.DismissStart(heating))
    assert heating not in [alert.task.id for alert in seen(stove).due]


def test_undo_names_the_task_that_was_started() -> None:
    stove = cooking("roast chicken", "leek soup")
    for name, words in (("roast-chicken/2/timer/heat", "heat the oven"), ("leek-soup/1", "start Slice the leeks")):
        stove.do(do.ShowDish(next(iter(stove.kitchen.session.dishes))), do.StartTask(name))
        assert stove.view.undo == words


def test_a_start_comes_before_an_oven_to_heat() -> None:
    stove = cooking("roast chicken", "rice")
    wait_until(stove, max(seen(stove).starts.values()))
    due = [alert.task.keeps for alert in seen(stove).due]
    assert due == sorted(due)
    assert due[0] is False


def test_the_key_that_starts_is_taken_by_a_due_start_of_another_dish() -> None:
    stove = cooking("lamb chops", "rice")
    wait_until(stove, min(seen(stove).starts.values()))
    due = stove.view.due_start
    assert due
    for dish in stove.kitchen.session.dishes.values():
        stove.do(do.ShowDish(dish.id))
        assert stove.view.is_other_start_due == (dish.id != due.dish)
    stove.do(do.AddTimer("eggs", Span(MINUTE, MINUTE)))
    stove.clock.advance(2 * MINUTE)
    view = stove.view
    assert view.ringing
    assert view.due_start is None
    assert not view.is_other_start_due
