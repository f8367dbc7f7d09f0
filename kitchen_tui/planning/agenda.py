"""The list of a plan: tasks to do now and soon, tasks that can wait, and when the cook is free."""

from collections.abc import Callable, Mapping

from kitchen_tui.cooking.plan import Agenda, Item, Problem, Starts
from kitchen_tui.planning.rules import segments

SOON = 10
"""A start within this many minutes is listed under SOON."""
_GAP = 5
"""Minutes without hands-on work from which a gap is listed under FREE."""

Clock = Callable[[int], str]
"""The time of day of a minute relative to the serving time."""


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


def agenda_lines(agenda: Agenda, titles: Mapping[str, str], clock: Clock, several: bool) -> list[tuple[str, str]]:
    """The list as (heading, text); the heading is empty from the second line of a part on."""
    parts = (
        ("NOW", [_timed(item, titles, clock, several) for item in agenda.now]),
        ("SOON", [_timed(item, titles, clock, several) for item in agenda.soon]),
        ("CAN WAIT", [_roomy(item, titles, clock, several) for item in agenda.can_wait]),
        ("FREE", [f"{clock(agenda.free[0])}–{clock(agenda.free[1])}" if agenda.free else "none until dinner"]),
    )
    return [(heading if number == 0 else "", line) for heading, lines in parts for number, line in enumerate(lines)]


def _name(item: Item, titles: Mapping[str, str], several: bool) -> str:
    about = "about " if item.task.about else ""
    dish = f" · {titles.get(item.task.dish, item.task.dish)}" if several else ""
    return f"{item.task.name}{dish}  {about}{item.task.minutes} min"


def _timed(item: Item, titles: Mapping[str, str], clock: Clock, several: bool) -> str:
    return f"{clock(item.start)}  {_name(item, titles, several)}"


def _roomy(item: Item, titles: Mapping[str, str], clock: Clock, several: bool) -> str:
    return f"{clock(item.start)}  {_name(item, titles, several)}, start by {clock(item.latest)}"
