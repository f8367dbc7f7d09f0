"""After a slip: what a wait absorbs moves nothing, the order is kept, and dinner is as little late as possible."""

import random
from functools import cache
from itertools import combinations, combinations_with_replacement, pairwise
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitchen_tui.cooking.plan import Landing, Problem, Room, Starts, Task, Wait
from kitchen_tui.planning.limits import solved
from kitchen_tui.planning.problem import Order, build
from kitchen_tui.planning.repair import Repaired, absorbed, recovered, repaired, without_air
from kitchen_tui.planning.rules import begin
from tests.planning.dishes import menu, recipe
from tests.planning.planned import broken, seeded

MENUS = range(0, 200, 10)


@cache
def plan_of(seed: int, air: int = 5) -> tuple[Problem, Starts]:
    solution = solved(build(menu(seed), Room(), None, air), seeded, 150).solution
    return solution.problem, solution.starts


def slipped(problem: Problem, starts: Starts, name: str, by: int) -> Problem:
    """Return the state one minute into the task, which will take `by` minutes longer."""
    running = {task.id for task in problem.tasks if starts[task.id] <= starts[name]}
    tasks = tuple(
        task._replace(
            minutes=task.minutes + by * (task.id == name), fixed=starts[task.id] if task.id in running else None
        )
        for task in problem.tasks
    )
    waits = tuple(
        wait._replace(least=wait.least + by) if wait.first == name and wait.least > 0 else wait
        for wait in problem.waits
        if wait.then not in running
    )
    return problem._replace(tasks=tasks, waits=waits, now=starts[name] + 1)


@pytest.mark.no_cover
@given(st.integers(0, 60))
def test_without_a_slip_nothing_moves(seed: int) -> None:
    problem, starts = plan_of(seed)
    assert repaired(problem, starts) == (starts, {}, ())


@pytest.mark.no_cover
@given(st.integers(0, 199))
def test_a_slip_that_a_wait_absorbs_moves_nothing_else(seed: int) -> None:
    """If the cook has a free minute to end the slow task before the next one begins."""
    problem, starts = plan_of(seed)
    for slow in problem.tasks:
        if slow.hands or slow.burner or slow.oven_c is not None:
            continue
        rooms = [starts[wait.then] - starts[slow.id] - wait.least for wait in problem.waits if wait.first == slow.id]
        end, room, busy = starts[slow.id] + slow.minutes, min(rooms, default=0), busy_minutes(problem, starts, slow)
        for by in range(1, room + 1):
            if not busy.issuperset(range(end + by - 1, end + room)):
                late = absorbed(slipped(problem, starts, slow.id, by), starts)
                assert repaired(late, starts).starts == starts


def busy_minutes(problem: Problem, starts: Starts, but: Task) -> set[int]:
    """Return the minutes in which the cook is busy."""
    busy: set[int] = set()
    for task in problem.tasks:
        minutes = range(starts[task.id], starts[task.id] + task.minutes)
        if task.hands and task.burner and task.minutes <= 4:
            busy.update(minutes)
        elif not task.hands and task != but:
            busy.update((minutes[0], minutes[-1]))
    return busy


@pytest.mark.no_cover
@given(st.integers(0, 60), st.data(), st.integers(1, 30))
def test_a_repair_breaks_only_limits_that_it_reports(seed: int, data: st.DataObject, by: int) -> None:
    """Only late landings, longer waits and conflicts of running tasks are allowed."""
    problem, starts = plan_of(seed)
    name = data.draw(st.sampled_from(sorted(starts)))
    late = slipped(problem, starts, name, by)
    after = repaired(late, starts)
    assert all(after.starts[task.id] >= (task.fixed or starts[task.id]) for task in late.tasks)
    excused = {f"{first} to {then}" for first, then in after.stretched} | set(after.late)
    running = {task.id for task in late.tasks if task.fixed is not None}
    wrong = [one for one in broken(late, after.starts) if one not in excused and not any(r in one for r in running)]
    alone = {task.id for task in late.tasks if task.fixed is not None}
    overlap = [one for one in broken(late._replace(waits=(), landings=()), {**after.starts}) if "too much" in one]
    assert [one for one in wrong if one not in overlap] == []
    assert not overlap or alone


def test_a_step_beside_another_is_put_off_with_it() -> None:
    """It comes first in the order, and would be over long before the other begins."""
    problem, starts = plan_of(7)
    late = slipped(problem, starts, "beef-stew/1", 15)
    after = repaired(late, starts).starts
    assert all(after[wait.then] - after[wait.first] >= wait.least for wait in late.waits)


def test_of_a_long_row_of_parallel_steps_the_first_twenty_are_put_off() -> None:
    """Each of them begins during the one before; the first has to wait for a task that takes too long."""
    tasks = tuple(Task(f"t{at}", "d", at, "", 5, hands=True) for at in range(23))
    slow = Task("slow", "d", 23, "", 300, fixed=0)
    waits = tuple(Wait(one.id, other.id, -5) for one, other in pairwise(tasks))
    starts = {"slow": 0, **{task.id: 200 - 5 * at for at, task in enumerate(tasks)}}
    landing = Landing("d", "t0", 205, 10, 1.0)
    late = Problem((slow, *tasks), (Wait("slow", "t0", 300), *waits), (landing,), (), Room(), 1)
    after = repaired(late, starts)
    assert after.late == {"d": 100}
    moved = [after.starts[task.id] - starts[task.id] for task in tasks]
    assert moved == [*[100] * 20, *[0] * 3]


@cache
def slips(seed: int, every: int) -> list[tuple[Problem, Repaired, Repaired]]:
    """Slips of ten minutes of every n-th task: the problem, its repair, and the best order found."""
    problem, starts = plan_of(seed)
    late = [slipped(problem, starts, task.id, 10) for task in problem.tasks[::every]]
    return [(one, repaired(one, starts), recovered(one, starts, seeded())) for one in late]


every = pytest.mark.parametrize("every", [4, pytest.param(1, marks=pytest.mark.deep)])


@pytest.mark.no_cover
@every
def test_another_order_is_never_later(every: int) -> None:
    for seed in MENUS:
        for _, same_order, best in slips(seed, every):
            assert best.lateness <= same_order.lateness


@pytest.mark.no_cover
@every
def test_in_another_order_a_hot_pan_does_not_wait(every: int) -> None:
    """A task that must follow at once does so, unless it is under way already."""
    for seed in MENUS:
        for late, same_order, best in slips(seed, every):
            free = {one.id for one in late.tasks if one.fixed is None}
            strict = {(w.first, w.then) for w in late.waits if w.most == w.least and w.first in free}
            assert not strict & (set(best.stretched) - set(same_order.stretched))


@pytest.mark.no_cover
@pytest.mark.parametrize("menus", [MENUS, pytest.param(range(200), marks=pytest.mark.deep)])
def test_nine_of_ten_slips_make_dinner_at_most_five_minutes_late(menus: range) -> None:
    """Every task is late once, in menus that include dishes eaten straight from the pan."""
    on_time = counted = 0
    for seed in menus:
        problem, starts = plan_of(seed)
        due = {order.name: order.offset for order in menu(seed)}
        air = build(menu(seed), Room()).air
        for task in problem.tasks:
            late = without_air(slipped(problem, starts, task.id, 10), due, air)
            forecast = repaired(late, starts)
            on_time += forecast.lateness <= 5 or recovered(late, starts, seeded()).lateness <= 5
            counted += 1
    assert counted > 250
    assert on_time / counted >= 0.9


def test_the_air_before_the_last_stretch_is_used_up_first() -> None:
    """The slip is as long as the spare time before the final stretch, so that nothing after it moves."""
    order = Order("salmon", recipe("salmon"))
    built = build([order], Room())
    starts = solved(built, seeded, 60).solution.starts
    (gap,) = built.air
    lead = next(wait.first for wait in built.problem.waits if wait.then == gap.before)
    late = without_air(slipped(built.problem, starts, lead, gap.minutes), {"salmon": 0}, built.air)
    assert repaired(late, starts).starts == starts


@pytest.mark.no_cover
def test_air_makes_dinner_begin_little_earlier() -> None:
    earlier = []
    for seed in MENUS:
        bare, airy = plan_of(seed, 0), plan_of(seed)
        earlier.append(begin(*bare) - begin(*airy))
    assert median(earlier) <= 15


@given(st.randoms(use_true_random=False))
def test_a_repair_is_as_little_late_as_the_same_order_allows(chance: random.Random) -> None:
    """Compared with all schedules of a few tasks in the planned order."""
    problem, planned = small_problem(chance)
    assert repaired(problem, planned).lateness <= least_lateness(problem, planned)


def small_problem(chance: random.Random) -> tuple[Problem, Starts]:
    """Return four tasks of up to four minutes in a row, of which the first is running and late."""
    tasks = [
        Task(
            f"t{number}",
            f"d{number}",
            1,
            "",
            chance.randint(1, 4),
            hands=chance.random() < 0.6,
            burner=chance.random() < 0.4,
        )
        for number in range(4)
    ]
    room = Room(chance.randint(1, 2), burners=chance.randint(1, 2))
    starts, at = {}, 0
    for task in tasks:
        starts[task.id] = at
        at += task.minutes + chance.randint(0, 1)
    pairs = [pair for pair in combinations(tasks, 2) if chance.random() < 0.4]
    waits = tuple(Wait(first.id, then.id, first.minutes) for first, then in pairs)
    landings = tuple(Landing(task.dish, task.id, starts[task.id] + task.minutes, 60, 1.0) for task in tasks)
    return slipped(Problem(tuple(tasks), waits, landings, (), room), starts, "t0", chance.randint(0, 4)), starts


def least_lateness(problem: Problem, planned: Starts) -> int:
    """Return the least lateness of all schedules in the planned order, by trying all of them."""
    first, *others = problem.tasks
    least = 99
    reach = range(1, 16)
    for ats in combinations_with_replacement(reach, len(others)):
        starts = {first.id: planned[first.id]} | {task.id: at for task, at in zip(others, ats, strict=True)}
        if any(starts[name] < planned[name] for name in starts):
            continue
        ends = [
            starts[one.task] + next(t.minutes for t in problem.tasks if t.id == one.task) - one.at
            for one in problem.landings
        ]
        if max(ends) < least and not broken(problem._replace(landings=()), starts):
            least = max(0, *ends)
    return least
