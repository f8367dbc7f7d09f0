"""Turn a plan into a list: what to do now, soon, and what can wait."""

from kitchen_tui.cooking.plan import Agenda, Item, Problem, Starts
from kitchen_tui.planning.rules import segments

SOON = 10
"""Minutes ahead that count as soon."""
_GAP = 5
"""Minutes of a gap from which the cook is free."""


def agenda(problem: Problem, starts: Starts, now: int) -> Agenda:
    """The list of a plan at minute `now`. Tasks that run without the cook are on it until they have started."""
    latest = _latest(problem, starts)
    items = [
        Item(task, starts[task.id], latest[task.id])
        for task in sorted(problem.tasks, key=lambda task: starts[task.id])
        if not task.keeps
    ]
    ahead = [item for item in items if item.task.fixed is None]
    doing = [item for item in items if item.task.fixed is not None and item.task.hands]
    due = [item for item in ahead if item.start <= now]
    soon = [item for item in ahead if now < item.start <= now + SOON]
    can_wait = sorted((item for item in ahead if item.start > now + SOON), key=lambda item: item.latest)
    return Agenda((*doing, *due), tuple(soon), tuple(can_wait), _free(problem, starts, now))


def _latest(problem: Problem, starts: Starts) -> dict[str, int]:
    """The latest start of each task while all others stay, one cook's hands included."""
    minutes = {task.id: task.minutes for task in problem.tasks}
    latest = {task.id: 1 << 30 for task in problem.tasks}
    for wait in problem.waits:
        latest[wait.first] = min(latest[wait.first], starts[wait.then] - wait.least)
        if wait.most is not None:
            latest[wait.then] = min(latest[wait.then], starts[wait.first] + wait.most)
    for landing in problem.landings:
        latest[landing.task] = min(latest[landing.task], landing.at - minutes[landing.task])
    if problem.room.cooks == 1:
        hands = sorted(starts[task.id] for task in problem.tasks if task.hands)
        for task in problem.tasks:
            following = next((at for at in hands if at > starts[task.id]), None)
            if task.hands and following is not None:
                latest[task.id] = min(latest[task.id], following - task.minutes)
    return {name: max(at, starts[name]) for name, at in latest.items()}


def _free(problem: Problem, starts: Starts, now: int) -> tuple[int, int] | None:
    """The next gap between hands-on work, before the last of it."""
    busy = sorted(
        (starts[task.id] + part.offset, starts[task.id] + part.offset + part.length)
        for task in problem.tasks
        for part in segments(task)
        if part.hands
    )
    until = now
    for begin, end in busy:
        if begin - until >= _GAP and begin > now:
            return until, begin
        until = max(until, end)
    return None
