"""Solves a problem: seven rules give a first plan, which a seeded search improves.

The effort is a number of placements, never a time, so that the same problem always gets the same plan.
"""

import math
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Protocol

from kitchen_tui.cooking.plan import Problem, Starts
from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.planning.placement import Placed, Stuck, Table, place
from kitchen_tui.planning.rules import SPAN, cost

DEFAULT_PLACEMENTS = 1000
_STAGES = ((4, 0.5), (2, 0.3))
"""For each stage, the number of plans to improve and their share of the placements."""
_ROUNDS = 3
"""The search starts this many times, each time from the best order so far."""
_SHUFFLES = 40
"""Random orders that are tried before annealing, at most."""
_HOT, _COLD = 0.05, 0.0005
"""The temperature at the start and the end of annealing, as a share of the cost."""
_EXTRA = (0, 1, 1, 2, 2, 3, 4, 5, 7, 10, 15, 20, 30, 45)
"""Minutes by which a move puts a task off."""
_TIGHT = 5
"""Two tasks form a block if the wait between them varies by at most this many minutes."""
_TRIES = 6
"""Moves that are drawn, at most, until one changes something."""
_MOVES = (0.15, 0.65, 0.8)
"""Cumulative probabilities of moving a task, a block, or a dish; otherwise a task is put off."""
_UNBOUNDED = float("inf")


class Chance(Protocol):
    """A seeded random generator, such as `random.Random`."""

    def random(self) -> float:
        """Return a number from 0 up to (not including) 1."""


class Solution(NamedTuple):
    """A plan and its cost. `too_early` is by how many minutes tasks start too early; 0 for a valid plan."""

    problem: Problem
    starts: Starts
    cost: float
    too_early: int = 0
    points: float = 0.0
    """The cost that the search minimized: with its own points for the span, and for starting too early."""


class Unsolved(NamedTuple):
    """The result if no plan satisfies all waits: the wait from `first` to `then` was the last to fail."""

    first: str
    then: str


def solve(
    problem: Problem,
    chance: Chance,
    placements: int = DEFAULT_PLACEMENTS,
    span: float = SPAN,
    hint: Starts | None = None,
) -> Solution | Unsolved:
    """Return the best plan found with that many placements; with 0, the best of the seven rules.

    `span` is the cost of each minute of the whole meal during the search: a higher one leads to shorter meals. `hint`
    is a plan of a similar problem to begin with.
    """
    best = _Search(problem, chance, span, hint).solution(placements // _ROUNDS)
    for _ in range(_ROUNDS - 1 if placements else 0):
        if isinstance(best, Unsolved):
            break
        # Starting again from its order alone, the search can leave a local optimum.
        again = _Search(problem, chance, span, best.starts).solution(placements // _ROUNDS)
        if isinstance(again, Solution) and again.points < best.points:
            best = again
    return best


class _Search:
    """A search for the best order in which to place tasks, which are numbers of the table."""

    def __init__(self, problem: Problem, chance: Chance, span: float, hint: Starts | None) -> None:
        self.hint = hint
        self.problem = problem
        self.table = Table(problem, span)
        self.random = chance.random
        count = len(problem.tasks)
        self.followers = [{then for then, *_ in self.table.then[at]} for at in range(count)]
        self.before: list[set[int]] = [set() for _ in range(count)]
        for at in range(count):
            for then in self.followers[at]:
                self.before[then].add(at)
        names = list(dict.fromkeys(task.dish for task in problem.tasks))
        self.dish = [names.index(task.dish) for task in problem.tasks]
        self.dishes = len(names)
        self.blocks = self._blocks()
        self.stuck = Stuck(0, 0)

    def _blocks(self) -> list[frozenset[int]]:
        """Return, for each task, the free tasks that waits of a few minutes bind to it, including itself."""
        block = [{at} for at in range(len(self.dish))]
        for first in self.table.free:
            for then, least, most, _ in self.table.then[first]:
                if most is not None and most - least <= _TIGHT and self.table.fixed[then] is None:
                    joined = block[first] | block[then]
                    for at in joined:
                        block[at] = joined
        return [frozenset(one) for one in block]

    def solution(self, placements: int) -> Solution | Unsolved:
        plain = [0] * len(self.dish)
        firsts = [placed for one in self._first_sequences() if (placed := self._place(one, plain, _UNBOUNDED))]
        best = self._improved(firsts, placements)
        if best is None:
            tasks = self.problem.tasks
            return Unsolved(tasks[self.stuck.first].id, tasks[self.stuck.then].id if self.stuck.then >= 0 else "")
        origin, tasks = self.table.origin, self.problem.tasks
        starts = {task.id: start + origin for task, start in zip(tasks, best.starts, strict=True)}
        early = sum(max(0, self.table.low[at] - best.starts[at]) for at in self.table.free)
        return Solution(self.problem, starts, cost(self.problem, starts), early, best.cost)

    def _place(
        self, sequence: Sequence[int], extra: Sequence[int], bound: float, base: Placed | None = None, at: int = 0
    ) -> Placed | None:
        placed = place(self.table, sequence, extra, bound, base, at)
        if isinstance(placed, Stuck):
            self.stuck = placed
            return None
        return placed

    # The rules ----------------------------------------------------------------------------------------------------

    def _first_sequences(self) -> Iterator[list[int]]:
        high, tail = self._latest(), self._tails()
        tasks, landing = self.problem.tasks, {one.task: one.cost for one in self.problem.landings}
        fussy = [0.0] * self.dishes
        hands = [0] * self.dishes
        for at, task in enumerate(tasks):
            fussy[self.dish[at]] += landing.get(task.id, 0.0)
            hands[self.dish[at]] += task.minutes if task.hands else 1
        rules: tuple[Callable[[int], tuple[float, ...]], ...] = (
            lambda at: (-high[at] - tasks[at].minutes, at),
            lambda at: (-high[at], at),
            lambda at: (-fussy[self.dish[at]], -high[at] - tasks[at].minutes),
            lambda at: (-fussy[self.dish[at]], self.dish[at], -high[at]),
            lambda at: (-hands[self.dish[at]], self.dish[at], -high[at]),
            lambda at: (-tail[at], at),
            lambda at: (-tasks[at].minutes if tasks[at].hands else 0, -high[at]),
        )
        for rule in rules:
            yield self._sequence(rule)
        if hint := self.hint:
            yield self._sequence(lambda at: (-hint[tasks[at].id],))
            yield self._sequence(lambda at: (-hint[tasks[at].id] - tasks[at].minutes,))

    def _sequence(self, key: Callable[[int], tuple[float, ...]]) -> list[int]:
        """Return the free tasks in an order for placing: each after its followers, else by `key`, smallest first."""
        keys = {at: key(at) for at in self.table.free}
        waiting = {at: {then for then in self.followers[at] if then in keys} for at in keys}
        sequence: list[int] = []
        while waiting:
            ready = min((at for at, thens in waiting.items() if not thens), key=lambda at: keys[at])
            sequence.append(ready)
            del waiting[ready]
            for thens in waiting.values():
                thens.discard(ready)
        return sequence

    def _latest(self) -> list[int]:
        """Return the latest start of each task in a kitchen with unlimited room."""
        high = list(self.table.high)
        for at in self._sequence(lambda at: (at,)):
            for then, least, _, _ in self.table.then[at]:
                high[at] = min(high[at], high[then] - least)
        return high

    def _tails(self) -> list[int]:
        """Return the minutes of work that lead to each task."""
        lead = [0] * len(self.dish)
        for at in reversed(self._sequence(lambda at: (at,))):
            lead[at] = self.problem.tasks[at].minutes + max((lead[one] for one in self.before[at]), default=0)
        return lead

    # The search ---------------------------------------------------------------------------------------------------

    def _improved(self, firsts: list[Placed], placements: int) -> Placed | None:
        """Anneal from several starting points, and once more from the best result."""
        plain = [0] * len(self.dish)
        shuffles = min(placements // 20, _SHUFFLES) if firsts else _SHUFFLES
        shuffled = (self._place(self._shuffled(), plain, _UNBOUNDED) for _ in range(shuffles))
        firsts.extend(placed for placed in shuffled if placed)
        firsts.sort(key=lambda placed: placed.cost)
        if not firsts or len(self.table.free) < 2 or not placements:
            return firsts[0] if firsts else None
        pool = [one for at, one in enumerate(firsts) if all(one.starts != other.starts for other in firsts[:at])]
        left = placements - shuffles
        for survivors, share in _STAGES:
            effort = int(placements * share) // max(1, min(survivors, len(pool)))
            pool = sorted((self._annealed(one, effort) for one in pool[:survivors]), key=lambda placed: placed.cost)
            left -= effort * len(pool)
        return self._annealed(pool[0], left)

    def _shuffled(self) -> list[int]:
        """Return a sequence with the dishes or the tasks in random order."""
        dishes = [self.random() for _ in range(self.dishes)]
        if self.random() < 0.7:
            return self._sequence(lambda at: (dishes[self.dish[at]],))
        tasks = [self.random() for _ in self.dish]
        return self._sequence(lambda at: (tasks[at],))

    def _annealed(self, best: Placed, placements: int) -> Placed:
        current = best
        cooling = (_COLD / _HOT) ** (1 / max(1, placements))
        heat = _HOT * best.cost
        for _ in range(placements):
            heat *= cooling
            sequence, extra, at = self._changed(current)
            bound = current.cost - heat * math.log(self.random() or 1e-9)
            placed = self._place(sequence, extra, bound, current, at)
            if placed is None or placed.cost >= bound:
                continue
            current = placed
            if current.cost < best.cost - 1e-9:
                best = current
        return best

    def _changed(self, placed: Placed) -> tuple[list[int], list[int], int]:
        """Return a neighbour that differs: placing the same sequence again would be wasted work."""
        for _ in range(_TRIES):
            sequence, extra, at = self._moved(placed)
            if at < len(sequence) and (tuple(sequence) != placed.sequence or tuple(extra) != placed.extra):
                break
        return sequence, extra, at

    def _moved(self, placed: Placed) -> tuple[list[int], list[int], int]:
        """Return a neighbour (another sequence or another `extra`), and the first position that differs."""
        sequence, extra = list(placed.sequence), list(placed.extra)
        kind = self.random()
        at = self._pick(len(sequence))
        task = sequence[at]
        if kind < _MOVES[0]:
            return sequence, extra, self._shift(sequence, {task})
        if kind < _MOVES[1]:
            if self.random() < 0.5:
                extra = [0 if one in self.blocks[task] else more for one, more in enumerate(extra)]
                at = self._shift(sequence, self.blocks[task])
                return sequence, extra, min(at, min(sequence.index(one) for one in self.blocks[task]))
            return sequence, extra, self._shift(sequence, self.blocks[task])
        if kind < _MOVES[2]:
            dish = self.dish[task]
            mine = {one for one in sequence if self.dish[one] == dish}
            extra = [0 if one in mine else more for one, more in enumerate(extra)]
            self._shift(sequence, mine)
            return sequence, extra, 0
        if extra[task] and self.random() < 0.5:
            extra[task] = 0
        else:
            extra[task] = max(0, extra[task] + _EXTRA[self._pick(len(_EXTRA))] * (1 if self.random() < 0.6 else -1))
        return sequence, extra, at

    def _shift(self, sequence: list[int], block: Collection[int]) -> int:
        """Move some tasks together to another position between their followers and their predecessors."""
        mine = [one for one in sequence if one in block]
        first = sequence.index(mine[0])
        rest = [one for one in sequence if one not in block]
        followers = {then for one in mine for then in self.followers[one]}
        before = {lead for one in mine for lead in self.before[one]}
        low = max((at + 1 for at, one in enumerate(rest) if one in followers), default=0)
        high = next((at for at, one in enumerate(rest) if one in before), len(rest))
        if high < low:
            return len(sequence)
        to = low + self._pick(high - low + 1)
        sequence[:] = [*rest[:to], *mine, *rest[to:]]
        return min(first, to)

    def _pick(self, count: int) -> int:
        return int(self.random() * count)
