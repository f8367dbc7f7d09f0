"""The chart and the agenda of a plan, at four widths."""

from functools import cache

import pytest

from kitchen_tui.cooking.plan import Landing, Problem, Room, Task
from kitchen_tui.planning.agenda import agenda, agenda_lines
from kitchen_tui.planning.limits import solved
from kitchen_tui.planning.picture import picture, plain_lines, shortened
from kitchen_tui.planning.problem import build
from kitchen_tui.planning.solver import Solution
from tests.planning.dishes import menu
from tests.planning.planned import seeded

WIDTHS = (60, 80, 120, 200)


def clock(minute: int) -> str:
    return f"{(19 * 60 + 30 + minute) // 60 % 24:02}:{(30 + minute) % 60:02}"


@cache
def plan_of(seed: int) -> Solution:
    return solved(build(menu(seed), Room()), seeded, 100).solution


def drawn(seed: int, width: int) -> list[str]:
    solution = plan_of(seed)
    labels = {order.name: order.recipe.title for order in menu(seed)}
    made = picture(solution.problem, solution.starts, labels, width, None, 19 * 60 + 30)
    return plain_lines(made, [clock(at) for _, at in made.ticks], "")


@pytest.mark.parametrize("width", WIDTHS)
def test_every_dish_has_a_row_that_ends_on_the_table(width: int) -> None:
    for seed in range(12):
        axis, *rows, legend = drawn(seed, width)
        dishes = [row for row in rows if not row.startswith(("you", "oven"))]
        assert len(dishes) == len(menu(seed))
        assert all("◆" in row for row in dishes)
        assert max(map(len, (axis, *rows))) <= width
        assert "█ hands" in legend
        names = [row.split("  ")[0] for row in dishes]
        assert len(set(names)) == len(names)


@pytest.mark.parametrize("width", WIDTHS)
def test_the_axis_has_round_times(width: int) -> None:
    for seed in range(6):
        times = drawn(seed, width)[0].split()
        assert len(times) >= 2
        assert all(time[-1] in "05" for time in times)


def test_times_on_the_axis_do_not_run_into_each_other() -> None:
    """The last one would be cut off at the edge; moved to the left, it may touch the one before."""
    left_out = 0
    for minutes in range(20, 400, 7):
        task = Task("a/1", "a", 1, "Boil", minutes, burner=True)
        problem = Problem((task,), (), (Landing("a", "a/1", 0, 10, 1.0),))
        made = picture(problem, {"a/1": -minutes}, {"a": "Rice"}, 60, None, 19 * 60 + 30)
        times = [f"{clock(at)}h" for _, at in made.ticks]
        shown = plain_lines(made, times, "")[0].split()
        assert shown in (times, times[:-1])
        left_out += len(times) - len(shown)
    assert left_out


def test_a_picture_of_eighty_columns() -> None:
    tasks = (
        Task("a/1", "a", 1, "Peel", 15, hands=True),
        Task("a/2", "a", 2, "Roast", 60, oven_c=200, preheat=15),
        Task("a/3", "a", 3, "Carve", 10, hands=True),
        Task("b/1", "b", 1, "Boil", 20, burner=True),
        Task("b/2", "b", 2, "Rest", 10),
    )
    problem = Problem(tasks, (), (Landing("a", "a/3", 0, 10, 1.0), Landing("b", "b/2", 0, 10, 1.0)))
    starts = {"a/1": -120, "a/2": -90, "a/3": -15, "b/1": -45, "b/2": -20}
    made = picture(problem, starts, {"a": "Chicken", "b": "Rice"}, 80, -120, 19 * 60 + 30)
    assert plain_lines(made, [clock(at) for _, at in made.ticks], clock(-120)) == [
        "        17:30   17:45    18:00    18:15    18:30   18:45    19:00    19:15 19:30",
        "Chicken ████████·········▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒·········██████···◆",
        "Rice                                               ━━━━━━━━━━━━···──────······◆",
        "you     ████████         ╹                         ╹       ╹  ╹   ╹  ██████",
        "oven            ░░░░░░░░░▒200°▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒",
        "        ▲ 17:30",
        "█ hands  ━ burner  ▒ oven  ─ rests  · waits  ░ heating  ◆ on the table",
    ]


def test_names_are_shortened_to_what_distinguishes_them() -> None:
    assert shortened(["Roast chicken", "Roast potatoes"], 80) == ["chicken", "potatoes"]
    assert shortened(["Steak", "Steak"], 80) == ["Steak", "Steak 2"]
    assert shortened(["Soup", "Steak", "Steak", "Steak"], 80) == ["Soup", "Steak", "Steak 2", "Steak 3"]


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_the_second_dish_of_a_title_keeps_its_number(width: int) -> None:
    title = "Risotto alla milanese"
    short, second = shortened([title, f"{title} 2"], width)
    assert second == f"{short} 2"
    assert shortened(["Soup", f"{title} 2"], width)[1] == second
    assert shortened(["Soup", title, title], width)[1:] == [short, second]


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Caramelized honey-glazed pork belly", "pork belly"),
        ("Pan-seared steak with garlic butter", "steak"),
        ("Overnight white beans with garlic and sage", "white beans"),
        ("Country bread, folded not kneaded", "bread"),
        ("Risotto alla milanese", "Risotto"),
        ("Soft eggs", "Soft eggs"),
        ("Donaudampfschifffahrtskuchen", "Donaudampfs…"),
    ],
)
def test_a_long_name_keeps_the_words_that_name_the_dish(name: str, short: str) -> None:
    assert shortened([name], 80) == [short]


def test_the_list_groups_tasks_by_urgency() -> None:
    tasks = (
        Task("a/1", "a", 1, "Peel", 15, hands=True, fixed=-65),
        Task("a/2", "a", 2, "Boil", 20, burner=True),
        Task("b/1", "b", 1, "Trim", 5, hands=True, about=True),
    )
    problem = Problem(tasks, (), (Landing("a", "a/2", 0, 10, 1.0), Landing("b", "b/1", 0, 60, 0.3)))
    found = agenda(problem, {"a/1": -65, "a/2": -52, "b/1": -30}, -60)
    lines = agenda_lines(found, {"a": "Potatoes", "b": "Beans"}, clock, several=True)
    assert lines == [
        ("NOW", "until 18:40  Peel · Potatoes  15 min"),
        ("SOON", "18:38  Boil · Potatoes  20 min"),
        ("CAN WAIT", "19:00  Trim · Beans  about 5 min, start by 19:25"),
        ("FREE", "18:40–18:57"),
    ]


def test_nothing_begins_ends_or_is_set_while_the_cook_is_free() -> None:
    tasks = (
        Task("a/1", "a", 1, "Boil", 20, burner=True),
        Task("b/1", "b", 1, "Roast", 30, oven_c=200, preheat=20),
        Task("b/2", "b", 2, "Carve", 5, hands=True),
    )
    problem = Problem(tasks, (), (Landing("a", "a/1", 0, 60, 0.3), Landing("b", "b/2", 0, 60, 0.3)))
    starts = {"a/1": -55, "b/1": -38, "b/2": -5}
    free = [agenda(problem, starts, now).free for now in (-90, -60, -57, -40, -8)]
    assert free == [(-90, -58), (-54, -38), (-54, -38), (-35, -9), None]


def test_free_time_is_not_mentioned_once_nothing_is_left_to_start() -> None:
    tasks = (Task("a/1", "a", 1, "Boil", 20, burner=True, fixed=-20), Task("b/1", "b", 1, "Carve", 5, hands=True))
    problem = Problem(tasks, (), (Landing("a", "a/1", 0, 60, 0.3), Landing("b", "b/1", 0, 60, 0.3)))
    busy = agenda_lines(agenda(problem, {"a/1": -20, "b/1": -6}, -6), {}, clock, several=False)
    assert busy[-1] == ("FREE", "none until dinner")
    left = agenda(problem._replace(tasks=tasks[:1], landings=problem.landings[:1]), {"a/1": -20}, -3)
    assert agenda_lines(left, {}, clock, several=False) == []


def test_a_task_that_does_not_fit_is_listed_with_its_latest_start() -> None:
    tasks = (Task("a/1", "a", 1, "Carve", 5, hands=True),)
    problem = Problem(tasks, (), (Landing("a", "a/1", 0, 0, 6.0),))
    lines = agenda_lines(agenda(problem, {"a/1": -5}, -60), {"a": "Duck"}, clock, several=False)
    assert lines == [("CAN WAIT", "19:25  Carve  5 min"), ("FREE", "18:30–19:25")]


def test_one_cook_has_to_start_in_time_for_what_comes_next_and_two_do_not() -> None:
    tasks = (Task("a/1", "a", 1, "Peel", 15, hands=True), Task("b/1", "b", 1, "Carve", 5, hands=True))
    problem = Problem(tasks, (), (Landing("a", "a/1", 0, 60, 0.3), Landing("b", "b/1", 0, 0, 6.0)))
    for cooks, latest in ((1, -20), (2, -15)):
        found = agenda(problem._replace(room=Room(cooks)), {"a/1": -40, "b/1": -5}, -60)
        assert [(item.task.name, item.latest) for item in found.can_wait] == [("Peel", latest), ("Carve", -5)]


def test_heating_an_oven_is_listed_until_the_oven_is_used() -> None:
    tasks = (
        Task("a/1", "a", 1, "Roast", 60, oven_c=200, preheat=20),
        Task("b/1", "b", 1, "Gratinate", 20, oven_c=200, preheat=20),
        Task("c/1", "c", 1, "Bake", 30, oven_c=170, preheat=15),
    )
    landings = (Landing("b", "b/1", 0, 0, 6.0), Landing("c", "c/1", 60, 0, 6.0))
    problem = Problem(tasks, (), landings)
    starts = {"a/1": -60, "b/1": -20, "c/1": 30}
    found = agenda(problem, starts, -85)
    heating = [(item.start, item.task.name) for part in found[:3] for item in part if item.task.keeps]
    assert heating == [(-80, "Heat the oven to 200 °C"), (20, "Set the oven to 170 °C")]
    running = problem._replace(tasks=(tasks[0]._replace(fixed=-60), *tasks[1:]))
    found = agenda(running, starts, -59)
    assert [item.task.name for part in found[:3] for item in part] == ["Gratinate", "Set the oven to 170 °C", "Bake"]
    done = agenda(
        problem._replace(tasks=tasks[2:], landings=landings[1:]), starts, 0, starts, [(tasks[0], -60), (tasks[1], -20)]
    )
    assert [item.task.name for item in done.can_wait] == ["Set the oven to 170 °C", "Bake"]


def test_a_start_that_is_due_is_listed_as_now_with_its_planned_time() -> None:
    problem = Problem((Task("a/1", "a", 1, "Carve", 5, hands=True),), (), (Landing("a", "a/1", 0, 0, 6.0),))
    found = agenda(problem, {"a/1": -3}, -4, {"a/1": -5})
    assert [(item.start, item.task.name) for item in found.now] == [(-5, "Carve")]
