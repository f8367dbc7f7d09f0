"""Measure the plan: the default search, the first plan, repair after a slip, and the picture."""

import random
import statistics
import time
from collections.abc import Callable
from functools import partial

from kitchen_tui.cooking.plan import Problem, Starts
from kitchen_tui.planning.picture import picture, plain_lines
from kitchen_tui.planning.repair import repaired
from kitchen_tui.planning.solver import DEFAULT_PLACEMENTS, Solution, solve
from tests.benchmarks.measure import Measure
from tests.planning.test_repair import slipped
from tests.planning.test_solver import STORED, problem_of


def plans() -> list[Measure]:
    """Take each figure on the twenty stored menus, in the median of the menus but for the search: its slowest."""
    problems = [problem_of(stored["problem"]) for stored in STORED]
    search, first, repair, drawn = [], [], [], []
    for problem in problems:
        plan = solve(problem, _chance(), DEFAULT_PLACEMENTS)
        assert isinstance(plan, Solution)
        search.append(_ms(partial(_solved, problem, DEFAULT_PLACEMENTS), 1))
        first.append(_ms(partial(_solved, problem, 0)))
        starts = plan.starts
        late = slipped(problem, starts, sorted(starts)[len(starts) // 2], 10)
        repair.append(_ms(partial(repaired, late, starts)))
        drawn.append(_ms(partial(_lines, problem, starts)))
    return [
        Measure("a plan: the default search, slowest of 20 menus", max(search), 300, " ms"),
        Measure("a plan: the first one, slowest of 20 menus", max(first), 20, " ms"),
        Measure("a plan: repair after a slip, median", statistics.median(repair), 2, " ms"),
        Measure("a plan: the picture, 80 columns, median", statistics.median(drawn), 1, " ms"),
    ]


def _solved(problem: Problem, placements: int) -> object:
    return solve(problem, _chance(), placements)


def _lines(problem: Problem, starts: Starts) -> list[str]:
    drawn = picture(problem, starts, {}, 80)
    return plain_lines(drawn, [""] * len(drawn.ticks), "")


def _chance() -> random.Random:
    return random.Random(1)  # noqa: S311 -- repeatable, not secret


def _ms(action: Callable[[], object], rounds: int = 5) -> float:
    took = []
    for _ in range(rounds):
        before = time.process_time()
        action()
        took.append((time.process_time() - before) * 1000)
    return min(took)
