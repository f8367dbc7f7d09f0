"""The progress of the accepted plan: what is over, what is running, and when the rest is expected.

It is based on what really happened, such as when a timer was started instead of when it should have been.
"""

from collections.abc import Iterator, Mapping, Sequence

from kitchen_tui.cooking.instant import Instant, between
from kitchen_tui.cooking.plan import (
    AcceptedPlan,
    Done,
    Landing,
    PlanState,
    PlanView,
    Problem,
    Slip,
    StartAlert,
    Starts,
    Task,
    Wait,
)
from kitchen_tui.cooking.session import Dish, Session, is_served, timer_for
from kitchen_tui.cooking.step_order import passed_steps
from kitchen_tui.cooking.timer import Timer, elapsed, window
from kitchen_tui.model.duration import MINUTE
from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.recipe import Step
from kitchen_tui.planning.agenda import agenda, heatings
from kitchen_tui.planning.repair import Repaired, absorbed, repaired, without_air
from kitchen_tui.planning.rules import LIFTED, violations

REPEAT_MS = 2 * MINUTE
"""The interval at which a start alert repeats."""
WORTH_ASKING = 2
"""The cook is asked about a delay of at least this many minutes."""


class TaskProgress(NamedTuple):
    """The progress of a task: its start (in plan minutes), its length so far, and whether it is over."""

    start: int
    minutes: int
    over: bool
    is_marked: bool = False
    """Whether the cook only marked it as done: no timer says when it began and ended."""


def follow(session: Session, state: PlanState, now: Instant) -> PlanView:
    """Return the progress of the plan at `now`."""
    plan = state.plan
    minute = plan.minute(now.wall_ms)
    progress = task_progress(session, state, now)
    planned = plan.planned
    accepted = {start.task: start.minutes for start in plan.starts}
    problem = absorbed(open_problem(plan, progress, -(-(now.wall_ms - plan.serve_ms) // MINUTE)), planned, accepted)
    forecast = repaired(without_air(problem, plan.offsets, plan.air), planned)
    tasks = {task.id: task for task in plan.problem.tasks}
    over = {tasks[name]: one for name, one in progress.items() if one.over}
    done = tuple((task._replace(minutes=max(1, one.minutes)), one.start) for task, one in over.items())
    return PlanView(
        plan=plan,
        problem=problem,
        starts=forecast.starts,
        now=minute,
        behind=forecast.lateness,
        agenda=agenda(problem, forecast.starts, minute, planned, done, state.began),
        due=tuple(_due(state, problem, planned, done, now)),
        slip=_slip(state, problem, planned, forecast, minute),
        done=done,
        stretched=forecast.stretched,
    )


# What happened --------------------------------------------------------------------------------------------------------


def task_progress(session: Session, state: PlanState, now: Instant) -> dict[str, TaskProgress]:
    """Return the progress of each task that has begun or is over."""
    return _without_overlap(state.plan.problem, _Observer(session, state, now).progress())


class _Observer:
    """Finds out from the session what happened to the tasks of its plan. All times are minutes of the plan."""

    def __init__(self, session: Session, state: PlanState, now: Instant) -> None:
        self._session, self._state, self._now = session, state, now
        self._plan = state.plan
        self._planned = state.plan.planned
        self._minute = state.plan.minute(now.wall_ms)

    def progress(self) -> dict[str, TaskProgress]:
        """Return the progress of each task that has begun or is over."""
        dishes = {one.name: self._session.dishes.get(one.dish) for one in self._plan.dishes}
        over = {name: dish.done | passed_steps(self._session, dish) for name, dish in dishes.items() if dish}
        found = {}
        for task in self._plan.problem.tasks:
            dish = dishes[task.dish]
            if dish is None:  # its start was undone
                found[task.id] = TaskProgress(self._planned[task.id], task.minutes, over=True)
            elif progress := self._of_task(task, dish, over[task.dish]):
                found[task.id] = progress
        return found

    def _of_task(self, task: Task, dish: Dish, over: frozenset[str]) -> TaskProgress | None:
        step, planned = dish.recipe.steps[task.step - 1], self._planned[task.id]
        if task.keeps:
            until = max(self._minute + 1, planned + task.minutes)
            return TaskProgress(planned, until - planned, over=is_served(dish)) if step.id in over else None
        timers = [timer for spec in step.timers if (timer := timer_for(self._session, dish, spec))]
        if mine := next((timer for timer in timers if timer.spec.id == task.timer), None):
            return self._of_timer(mine, task)
        if not task.timer and timers:  # its own time ends when its timers start
            return self._finished(task, min(self._minute_of(timer.started) for timer in timers))
        if step.id in over:
            marked = dish.done_at.get(step.id)
            return self._finished(
                task, self._minute_of(marked) if marked else min(planned + task.minutes, self._minute)
            )
        began = None if task.timer else self._began(task, dish, step)
        return None if began is None else TaskProgress(began, max(task.minutes, self._minute + 1 - began), over=False)

    def _of_timer(self, timer: Timer, task: Task) -> TaskProgress:
        start = self._minute_of(timer.started)
        if not timer.alive:
            end = self._minute_of(timer.ended) if timer.ended else start + task.minutes
            return TaskProgress(start, max(1, end - start), over=True)
        least, most = window(timer, self._now)
        is_adjusted = (least, most) != (timer.spec.least_ms, timer.spec.most_ms)
        whole = -(-most // MINUTE) if is_adjusted else task.minutes
        end = self._plan.minute(self._now.wall_ms + whole * MINUTE - elapsed(timer, self._now))
        return TaskProgress(start, max(self._minute + 1, end) - start, over=False)

    def _finished(self, task: Task, end: int) -> TaskProgress:
        """Return the progress of a task without a timer that ended then; its start is estimated if not recorded."""
        planned = self._planned[task.id]
        begin = end - task.minutes if planned >= end else max(planned, end - task.minutes)
        if task.id in self._state.began:
            begin = self._minute_of(self._state.began[task.id])
        begin = min(begin, end - 1)
        return TaskProgress(begin, end - begin, over=True, is_marked=True)

    def _began(self, task: Task, dish: Dish, step: Step) -> int | None:
        """Return when a task without a timer was begun: by the cook, or because it was on screen at its time."""
        planned = self._planned[task.id]
        if task.id in self._state.began:
            return self._minute_of(self._state.began[task.id])
        if dish.step == step.id and self._session.on_screen == dish.id and planned <= self._minute:
            return max(planned, self._minute_of(dish.since))
        return None

    def _minute_of(self, past: Instant) -> int:
        """Return the minute of a past instant, which stays in the past if the wall clock has been set back since."""
        return self._plan.minute(self._now.wall_ms - between(past, self._now))


def _without_overlap(problem: Problem, progress: dict[str, TaskProgress]) -> dict[str, TaskProgress]:
    """Return the progress in which no finished task ends after the start of one that had to wait for it.

    Several steps can be marked at once, long after the first of them was done.
    """
    minutes = problem.minutes
    for wait in sorted(problem.waits, key=lambda wait: -progress[wait.then].start if wait.then in progress else 0):
        first, then = progress.get(wait.first), progress.get(wait.then)
        if first is None or then is None or not first.is_marked or wait.least < minutes[wait.first]:
            continue
        if first.start + first.minutes > then.start:
            start = min(first.start, then.start - min(first.minutes, minutes[wait.first]))
            progress[wait.first] = first._replace(start=start, minutes=then.start - start)
    return progress


# What is left ---------------------------------------------------------------------------------------------------------


def open_problem(plan: AcceptedPlan, progress: Mapping[str, TaskProgress], now: int) -> Problem:
    """Return the remaining problem: without finished tasks, and with running ones fixed at their expected length."""
    planned = plan.planned
    tasks, longer = [], {}
    for task in plan.problem.tasks:
        begun = progress.get(task.id)
        if begun is None:
            earliest = min(planned[task.id], now + task.preheat) if task.preheat else None
            tasks.append(task._replace(earliest=earliest))
        elif not begun.over:
            longer[task.id] = begun.minutes - task.minutes
            tasks.append(task._replace(fixed=begun.start, minutes=max(begun.minutes, now + 1 - begun.start)))
    left = {task.id: task for task in tasks}
    minutes = plan.problem.minutes
    waits = [
        _longer_wait(wait, longer.get(wait.first, 0), minutes[wait.first])
        for wait in plan.problem.waits
        if wait.first in left
        and wait.then in left
        and left[wait.then].fixed is None
        and not (left[wait.first].keeps and left[wait.first].fixed is not None)
    ]
    landings = tuple(_landings(plan.problem.landings, tasks, planned))
    problem = plan.problem._replace(tasks=tuple(tasks), waits=tuple(waits), landings=landings, now=now)
    return _possible(problem)


def _landings(landings: Sequence[Landing], tasks: Sequence[Task], planned: Starts) -> Iterator[Landing]:
    """Yield the landings of dishes with remaining tasks, of the last task or the last one that remains."""
    for landing in landings:
        left = [task for task in tasks if task.dish == landing.dish and not task.keeps]
        ends = {task.id: planned[task.id] + task.minutes for task in left}
        if landing.task in ends:
            yield landing
        elif ends:
            yield landing._replace(task=max(ends, key=lambda name: ends[name]))


def patient(problem: Problem) -> Problem:
    """Return the problem without limits on waits after running tasks, which cannot be put off."""
    running = {task.id for task in problem.tasks if task.fixed is not None}
    return problem.without_limits(lambda wait: wait.first in running, LIFTED)


def _longer_wait(wait: Wait, by: int, minutes: int) -> Wait:
    """Return a wait adjusted to its first task taking `by` minutes longer than the planned `minutes`."""
    if not by or wait.least < minutes:
        return wait
    return wait._replace(least=wait.least + by, most=None if wait.most is None else wait.most + by)


def _possible(problem: Problem) -> Problem:
    """Return a solvable problem: running tasks that conflict need no second cook, burner or oven."""
    tasks = {task.id: task for task in problem.tasks}
    placed: list[Task] = []
    running = [task for task in problem.tasks if task.fixed is not None]
    for task in sorted(running, key=lambda task: task.fixed or 0):
        freed = task._replace(hands=False, burner=False, oven_c=None)
        # One of two starts in the same minute is moved, since a cook has only one pair of hands.
        longer = [
            one._replace(minutes=one.minutes + more + back, fixed=(one.fixed or 0) - back)
            for one in (task, freed)
            for back in range(3)
            for more in range(len(running) + 3)
        ]
        tasks[task.id] = next((one for one in longer if not _clash(problem, placed, one)), freed)
        placed.append(tasks[task.id])
    return problem._replace(tasks=tuple(tasks[task.id] for task in problem.tasks))


def _clash(problem: Problem, placed: list[Task], task: Task) -> bool:
    """Return whether a running task needs, from now on, a resource that other running tasks occupy."""
    alone = problem._replace(tasks=(*placed, task), waits=(), landings=())
    return bool(violations(alone, {one.id: one.fixed or 0 for one in alone.tasks}))


def as_it_goes(view: PlanView) -> Problem:
    """Return the remaining problem relative to the forecast serving time, with delays allowed."""
    starts, by, waits = shifted(view), view.behind, []
    for wait in view.problem.waits:
        gap = starts[wait.then] - starts[wait.first]
        most = wait.most if wait.most is None else max(gap, wait.most)
        waits.append(wait._replace(least=min(gap, wait.least), most=most))
    tasks = tuple(
        task._replace(
            earliest=None if task.earliest is None else task.earliest - by,
            fixed=None if task.fixed is None else task.fixed - by,
        )
        for task in view.problem.tasks
    )
    landings = tuple(one._replace(at=max(one.at, ready)) for one, ready in view.problem.ready_times(starts))
    now = None if view.problem.now is None else view.problem.now - by
    return view.problem._replace(tasks=tasks, waits=tuple(waits), landings=landings, now=now)


def shifted(view: PlanView) -> dict[str, int]:
    """Return the expected starts relative to the forecast serving time."""
    return {name: at - view.behind for name, at in view.starts.items()}


# Alerts ---------------------------------------------------------------------------------------------------------------


def _due(
    state: PlanState, problem: Problem, planned: dict[str, int], done: Sequence[Done], now: Instant
) -> Iterator[StartAlert]:
    """Yield the due starts: planned for now or earlier, with everything before them over; then ovens to heat."""
    waiting = {wait.then for wait in problem.waits if wait.least > 0}
    ahead = {task.id for task in problem.tasks if task.fixed is None}
    starts = [
        (planned[task.id], task)
        for task in sorted(problem.tasks, key=lambda task: planned[task.id])
        if task.id in ahead and not task.keeps and task.id not in waiting
    ]
    heating = (one for one in heatings(problem, planned, done) if one.used_by.id in ahead)
    starts += [(one.start, one.item.task) for one in heating if one.item.task.id not in state.began]
    dishes = {one.name: one.dish for one in state.plan.dishes}
    for at, task in starts:
        since = now.wall_ms - state.plan.wall_ms(at)
        snooze = state.snoozed.get(task.id)
        if snooze is not None:
            since = min(since, between(snooze.at, now) - snooze.for_ms)
        if since < 0 or task.id in state.dismissed:
            continue
        number = 1 + since // REPEAT_MS
        text = f"{task.name}: time to start"
        yield StartAlert(task, dishes[task.dish], text, since, number, number > state.announced.get(task.id, 0))


def _slip(state: PlanState, problem: Problem, planned: dict[str, int], forecast: Repaired, now: int) -> Slip | None:
    """Return the delay (two minutes or more) to ask about: of dinner, a dish that waits too long, or the next start.

    It is that of the slowest task that has begun or should have; without one, that of the dish which is late.
    """
    minutes = state.plan.problem.minutes
    minutes |= {start.task: start.minutes for start in state.plan.starts if start.minutes}
    begun = [task for task in problem.tasks if task.fixed is not None or planned[task.id] < now]
    behind = {
        task.id: forecast.starts[task.id] + task.minutes - planned[task.id] - minutes[task.id]
        for task in begun
        if not task.keeps
    }
    slow = max(begun, key=lambda task: behind.get(task.id, 0), default=None)
    if (slow is None or behind.get(slow.id, 0) < WORTH_ASKING) and forecast.lateness >= WORTH_ASKING:
        last = max(problem.landings, key=lambda one: forecast.late.get(one.dish, 0)).task
        slow = next(task for task in problem.tasks if task.id == last)
        behind[last] = forecast.lateness
    if slow is None or behind.get(slow.id, 0) < WORTH_ASKING:
        return None
    ahead = [task for task in problem.tasks if task not in begun and not task.keeps]
    following = min(ahead, key=lambda task: planned[task.id], default=None)
    shift = forecast.starts[following.id] - planned[following.id] if following else 0
    moved = max(forecast.lateness, shift, WORTH_ASKING if forecast.stretched else 0)
    if moved < max(WORTH_ASKING, state.left + WORTH_ASKING if state.left else 0):
        return None
    waiting = tuple(one.dish for one in problem.landings if one.dish not in forecast.late and one.dish != slow.dish)
    return Slip(slow, behind[slow.id], moved, waiting)
