"""The plan on screen at three sizes: eat at…, the sheet, due starts, and answers to a delay."""

import re
from contextlib import suppress
from unittest.mock import Mock

import pytest
from textual.worker import WorkerCancelled

from kitchen_tui.clock import format_time
from kitchen_tui.cooking import commands
from kitchen_tui.cooking.plan import PlanView
from kitchen_tui.model.duration import MINUTE
from kitchen_tui.planning import meal
from kitchen_tui.planning.step_tasks import PlanError
from kitchen_tui.tui.screens.plan_sheet import eat_at
from tests.planning.dishes import recipe
from tests.planning.planned import plan_dinner
from tests.tui.cooking import SINGLE, WIDE, Cook, Size, cooking, pork_belly, sizes


def three_dishes(cook: Cook) -> None:
    """Start two dishes beside the pork belly, without a plan."""
    for name in ("rice", "glazed carrots"):
        cook.kitchen.execute(commands.StartDish(recipe(name)))


def planned(cook: Cook) -> None:
    """Plan for four hours from now."""
    three_dishes(cook)
    plan_dinner(cook.kitchen, 240)


def planned_during_simmer(cook: Cook) -> None:
    """Plan while the pork belly on the screen simmers."""
    cook.simmer()
    planned(cook)
    cook.kitchen.execute(commands.ShowDish(next(iter(cook.kitchen.session.dishes))))


def plan_of(cook: Cook) -> PlanView:
    plan = cook.view.plan
    assert plan is not None
    return plan


async def until_first_start(cook: Cook) -> None:
    plan = plan_of(cook)
    await cook.wait(plan.plan.wall_ms(min(plan.starts.values())) - cook.kitchen.now().wall_ms)


async def until_planned(cook: Cook) -> None:
    """Wait for the last plan that is being made; earlier ones are cancelled."""
    while cook.app.workers:
        with suppress(WorkerCancelled):
            await cook.app.workers.wait_for_complete()
        await cook.pilot.pause()


@sizes
async def test_e_plans_for_a_time_and_undo_removes_the_plan(size: Size) -> None:
    async with cooking(size, three_dishes) as cook:
        await cook.press("e")
        await cook.enter("half past")
        assert cook.view.plan is None
        await cook.press(*["backspace"] * 9)
        await cook.enter("23:45")
        await until_planned(cook)
        assert plan_of(cook).plan.serve_ms % (24 * 60 * MINUTE) == (23 * 60 + 45) * MINUTE
        await cook.press("u")
        assert cook.view.plan is None


@sizes
async def test_e_with_a_time_that_is_too_early_offers_alternatives(size: Size) -> None:
    async with cooking(size, three_dishes) as cook:
        await cook.enter("e14:20")
        await until_planned(cook)
        assert "Too late for 14:20: 17:07 works" in cook.words
        assert "Planned for 17:07. e asks again." in cook.words
        assert "Undo with u." in cook.words or "u undo" in cook.words
        await cook.press("u")
        assert cook.view.plan is None


async def test_an_invalid_serving_time_is_quoted() -> None:
    async with cooking(SINGLE, three_dishes) as cook:
        for typed in ("at half past", "25:00", "dinner"):
            await cook.press("e")
            await cook.type(typed)
            assert f"“{typed.removeprefix('at ')}” is not a time of day; try" in cook.words
            assert "until" not in cook.screen
            await cook.press("escape")


@sizes
async def test_e_without_a_time_plans_for_the_earliest(size: Size) -> None:
    async with cooking(size, three_dishes) as cook:
        await cook.press("e", "enter")
        await until_planned(cook)
        assert "earliest time" in cook.words
        assert plan_of(cook).behind == 0


@sizes
async def test_a_time_that_has_just_passed_means_tomorrow(size: Size) -> None:
    async with cooking(size, three_dishes) as cook:
        passed = format_time(cook.kitchen.now().wall_ms - MINUTE)
        later = format_time(cook.kitchen.now().wall_ms + 200 * MINUTE)
        await cook.press("e")
        await cook.type(later)
        assert "tomorrow" not in cook.words
        await cook.press(*["backspace"] * 5)
        await cook.type(passed)
        assert "dinner tomorrow, " in cook.words
        await cook.press("enter")
        await until_planned(cook)
        assert "Dinner is tomorrow: " in cook.words
        assert "Undo with u." in cook.words or "u undo" in cook.words
        await cook.press("u")
        assert cook.view.plan is None


async def test_a_search_that_finds_nothing_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meal, "solved", Mock(side_effect=PlanError("no plan was found")))
    async with cooking(WIDE, three_dishes) as cook:
        await cook.press("e", "enter")
        await cook.app.workers.wait_for_complete()
        await cook.pilot.pause()
        assert "No plan was found." in cook.words
        assert cook.view.plan is None


async def test_a_dish_added_while_dinner_is_planned_is_planned_too() -> None:
    async with cooking(WIDE, three_dishes) as cook:
        screen = cook.app.screen
        assert eat_at(screen, cook.app, None)
        cook.kitchen.execute(commands.StartDish(recipe("tomato salad")))
        await until_planned(cook)
        assert len(plan_of(cook).plan.dishes) == 4


async def test_of_two_times_entered_quickly_the_last_counts() -> None:
    async with cooking(WIDE, three_dishes) as cook:
        now_ms = cook.kitchen.now().wall_ms
        for hours in (6, 8):
            assert eat_at(cook.app.screen, cook.app, now_ms + hours * 60 * MINUTE)
        await until_planned(cook)
        assert plan_of(cook).plan.serve_ms > now_ms + 7 * 60 * MINUTE
        await cook.press("u")
        assert cook.view.plan is None


@sizes
async def test_g_opens_the_plan_and_closes_it(size: Size) -> None:
    async with cooking(size, planned) as cook:
        await cook.press("g")
        assert "Dinner" in cook.screen
        assert ("█ hands" in cook.screen) == (size[0] >= 60)
        await cook.press("g")
        assert cook.app.screen.id != "plan"
        assert len(cook.app.screen_stack) == 1


async def test_the_sheet_lists_tasks_that_can_be_done_ahead() -> None:
    def with_stock(cook: Cook) -> None:
        soup = recipe("leek soup")
        first, *others = soup.sections[0].steps
        steps = (first._replace(ahead_ms=2 * 24 * 60 * MINUTE), *others)
        cook.kitchen.execute(commands.StartDish(soup._replace(sections=(soup.sections[0]._replace(steps=steps),))))
        planned(cook)

    async with cooking((120, 60), with_stock) as cook:
        await cook.press("g")
        assert "“Slice the leeks” (Leek soup) can be done up to 2 days ahead." in cook.words


@sizes
@pytest.mark.parametrize("opened", [[], ["i"], ["o"], ["g"], ["z"], ["question_mark"]])
async def test_t_names_what_it_starts_before_and_afterwards(size: Size, opened: list[str]) -> None:
    async with cooking(size, planned) as cook:
        await until_first_start(cook)
        await cook.press(*opened)
        assert "▷ pork belly: Prepare the pork" in cook.words
        assert "t start pork belly" in cook.words
        assert "t start pork belly: Prepare" in cook.screen or opened or size == SINGLE
        await cook.press("t")
        assert f"Pork belly: Prepare the pork star{'ted.' if size != SINGLE else ''}" in cook.words
        assert not plan_of(cook).due
        await cook.press("escape", "u")
        assert plan_of(cook).due


@sizes
async def test_while_t_is_for_another_dish_it_is_not_offered_for_a_timer_of_the_step(size: Size) -> None:
    async with cooking(size, planned) as cook:
        await until_first_start(cook)
        while "was not started" not in cook.app.status.text:
            await cook.press("d")
        assert "Press d again to go on without it." in cook.app.status.text
        await cook.press("enter", "d")
        assert "Press t to start it, d again to go on without it." in cook.app.status.text


@sizes
async def test_d_means_the_step_on_screen_while_another_dish_has_a_start_due(size: Size) -> None:
    async with cooking(size, planned) as cook:
        await until_first_start(cook)
        due, dish = plan_of(cook).due[0], cook.view.dish
        assert dish
        assert dish.id != due.dish
        await cook.press("d")
        assert [dish.done for dish in cook.view.session.dishes.values() if dish.id == due.dish] == [frozenset()]
        assert cook.view.session.dishes[dish.id].done
        assert plan_of(cook).due[0].task == due.task


@sizes
async def test_a_due_start_is_snoozed_and_dismissed(size: Size) -> None:
    async with cooking(size, planned) as cook:
        await until_first_start(cook)
        await cook.press("s")
        assert not plan_of(cook).due
        await cook.wait(5 * MINUTE)
        assert plan_of(cook).due
        await cook.press("enter")
        assert not plan_of(cook).due
        await cook.press("u")
        assert plan_of(cook).due


@sizes
@pytest.mark.parametrize("key", ["m", "h", "l"])
async def test_a_delay_is_answered_and_undone(size: Size, key: str) -> None:
    async with cooking(size, planned) as cook:
        before = plan_of(cook).plan
        await until_first_start(cook)
        await cook.press("enter")
        await cook.wait(25 * MINUTE)
        assert plan_of(cook).slip
        assert "behind" in cook.words
        assert all(answer in cook.words for answer in ("m move dinner to", "h hold", "l leave it"))
        await cook.press(key)
        assert plan_of(cook).slip is None
        assert (plan_of(cook).plan.serve_ms > before.serve_ms) == (key == "m")
        await cook.press("u")
        assert plan_of(cook).plan == before
        assert plan_of(cook).slip


@sizes
@pytest.mark.parametrize("key", ["m", "h", "l", "s", "enter", "t", "e"])
async def test_the_keys_of_the_plan_work_on_its_sheet_too(size: Size, key: str) -> None:
    async with cooking(size, planned) as cook:
        await until_first_start(cook)
        await cook.press("enter")
        await cook.wait(25 * MINUTE)
        await cook.press("u", "g")
        assert plan_of(cook).slip
        assert plan_of(cook).due
        await cook.press(key)
        if key in "mhl":
            assert plan_of(cook).slip is None
        elif key == "e":
            assert "eat at" in cook.screen
        else:
            assert not plan_of(cook).due


async def test_a_delay_within_the_slack_does_not_offer_to_move_dinner() -> None:
    async with cooking((120, 36), planned) as cook:
        await until_first_start(cook)
        await cook.press("enter")
        await cook.wait(5 * MINUTE)
        assert plan_of(cook).slip
        assert plan_of(cook).behind == 0
        shown = cook.words
        assert "dinner is still at" in shown
        assert "the rest starts later" in shown
        assert "l leave it" in shown
        assert "m move" not in shown
        await cook.press("m")
        assert "Dinner itself is not late" in cook.words
        assert plan_of(cook).slip
        await cook.press("h")
        assert plan_of(cook).slip is None


@sizes
async def test_marking_an_earlier_step_as_done_is_offered(size: Size) -> None:
    async with cooking(size, planned) as cook:
        await until_first_start(cook)
        await cook.press("t")
        await cook.wait(40 * MINUTE)
        slip = plan_of(cook).slip
        assert slip
        assert f"d {slip.task.name} is done" in cook.words
        await cook.press("d")
        assert "is done" not in cook.words


async def test_the_plan_fills_the_space_below_the_timers() -> None:
    async with cooking(WIDE, planned) as cook:
        assert "Dinner" in cook.screen
        assert "FREE" in cook.screen
        assert re.search(r"CAN WAIT +by \d\d:\d\d Prepare", cook.screen), "the latest start, however narrow"
        following = plan_of(cook).next
        assert following is not None
        assert "Ready " in cook.top
        assert following.task.name[:8] in cook.top
    async with cooking((80, 24), planned) as cook:
        assert "FREE" not in cook.screen


def planned_rehearsal(cook: Cook) -> None:
    cook.kitchen.execute(commands.CloseSession())
    cook.kitchen.open(40)
    cook.kitchen.execute(commands.StartDish(pork_belly()))
    cook.kitchen.execute(commands.StartDish(recipe("glazed carrots")))
    plan_dinner(cook.kitchen, 260)
    cook.kitchen.execute(commands.ShowDish(next(iter(cook.kitchen.session.dishes))))


async def test_at_80_columns_the_top_line_names_now_next_and_ready_in_full() -> None:
    """Titles are shortened, and "rehearsal" and the dish are left out first."""
    async with cooking((80, 24), planned_rehearsal) as cook:
        top = cook.top
        assert re.match(r" (pork belly  )?Now free until \d\d:\d\d ", top)
        assert "Ready " in top
        assert "×40" in top
        first = min(plan_of(cook).starts.values())
        await cook.wait((plan_of(cook).plan.wall_ms(first + 25) - cook.kitchen.now().wall_ms) // 40)
        top = cook.top
        assert "Now Prepare the pork   Next " in top
        assert "Ready " in top
        assert "…" not in top
        assert plan_of(cook).behind


async def test_while_a_step_runs_the_cook_is_free_until_the_next_planned_start_at_most() -> None:
    def setup(cook: Cook) -> None:
        cook.kitchen.execute(commands.StartDish(recipe("flatbreads")))
        planned(cook)
        cook.kitchen.execute(commands.ShowDish(next(iter(cook.kitchen.session.dishes))))

    async with cooking(WIDE, setup) as cook:
        for _ in range(6):
            if min(plan_of(cook).starts.values()) > plan_of(cook).now:
                await until_first_start(cook)
            await cook.press("t" if cook.view.due_start else "d")
            await cook.wait(1000)
            if "simmer" in {timer.name for timer in cook.view.running}:
                break
        upcoming, check = plan_of(cook).upcoming, cook.timer_named("simmer").next
        assert upcoming is not None
        assert check is not None
        start_ms = plan_of(cook).plan.wall_ms(upcoming.start)
        assert start_ms < check.wall_ms
        start = format_time(start_ms)
        assert f"Now free until {start}   Next {start} " in cook.top


@pytest.mark.parametrize("pauses", [False, True])
async def test_a_step_that_the_plan_lists_for_later_is_not_to_be_done_now(pauses: bool) -> None:
    async with cooking(WIDE, planned_during_simmer) as cook:
        await cook.wait(45 * MINUTE)
        simmer = cook.timer_named("simmer").id
        cook.kitchen.execute(commands.PauseTimer(simmer) if pauses else commands.FinishTimer(simmer))
        cook.kitchen.execute(commands.MarkStep())
        await cook.wait(1000)
        plan, top = plan_of(cook), cook.top
        named = [item.task.name for item in plan.agenda.now]
        now = top.split("Now ")[1].split("   ")[0]
        assert now in named if named else now.startswith("free until"), top


@sizes
async def test_the_sheet_without_a_plan_offers_the_key_to_make_one(size: Size) -> None:
    async with cooking(size) as cook:
        await cook.press("m")
        assert "There is no plan" in cook.words
        await cook.press("g")
        assert "There is no plan yet." in cook.screen
        await cook.press("e")
        await cook.pilot.pause()
        assert cook.sheet == "StoveScreen"
        assert cook.focus == "entry-input"


async def test_the_cook_is_not_free_while_another_dish_needs_hands() -> None:
    """A simmer on the screen runs by itself, and the plan has hands-on work of another dish under NOW."""
    async with cooking(WIDE, planned_during_simmer) as cook:
        plan, shown = plan_of(cook), cook.kitchen.session.on_screen
        other = next(one for one in plan.problem.tasks if one.hands and plan.plan.dish_id(one.dish) != shown)
        cook.kitchen.execute(commands.StartTask(other.id))
        cook.kitchen.execute(commands.ShowDish(shown))
        await cook.wait(1000)
        assert [item.task.id for item in plan_of(cook).agenda.now] == [other.id]
        assert f"Now {other.name}" in cook.top
