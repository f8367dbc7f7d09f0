"""The plan: a chart with a row per dish, and a list of what to do now, soon and later.

In the chart the shape shows the kind of work, and the colour only the dish.
"""

from collections.abc import Callable, Mapping, Sequence

from kitchen_tui.clock import format_moment, utc_offset
from kitchen_tui.cooking.plan import Agenda, Item, PlanView, Slip, Task
from kitchen_tui.cooking.view import View
from kitchen_tui.kitchen.session_plan import is_in_time, moved_plan
from kitchen_tui.model.duration import MINUTE
from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.planning.agenda import free_words
from kitchen_tui.planning.meal import waiting_beyond
from kitchen_tui.planning.picture import LEGEND, MARKS, Picture, Row, picture, shortened
from kitchen_tui.planning.plan_text import ahead_words
from kitchen_tui.tui.paint.styled_text import (
    BLANK,
    Line,
    Role,
    Styled,
    cells,
    cut,
    fit,
    styled,
    width_of,
    wrap,
    wrapped,
)
from kitchen_tui.tui.paint.timer_words import short_title

PICTURE_FROM = 56
"""Columns from which the picture is drawn, as on a screen of 60; below that the list is enough."""
_SMALL_PICTURE_FROM = 32
"""Columns from which the picture is drawn beside the step, where its legend is left out below `PICTURE_FROM`."""
_LEAST_LIST = 4
"""Lines of the list below the picture, besides what to do now and soon."""
_NARROW = 50
"""Columns below which the list wraps what does not fit."""
_LEAD = 9
"""Cells of the names NOW, SOON, CAN WAIT and FREE."""
_LEAST_DISH = 8
"""Cells that must be left for the name of a dish."""
_HANG = "   "
_DISHES: tuple[Role, ...] = ("good", "digits", "warning", "highlight", "heading", "strong")
KeyOf = Callable[[str], str]


def plan_lines(view: View, width: int) -> list[Line]:
    """Return the whole plan: the chart if it fits, then the list."""
    plan = view.plan
    if plan is None:
        return []
    lines = [(styled(f" {heading(view, plan)}", "strong"),), BLANK]
    if width >= PICTURE_FROM:
        lines += [*picture_lines(view, plan, width - 1), BLANK]
    return [*lines, *list_lines(view, plan, width), *_ahead_lines(view, plan, width)]


def _ahead_lines(view: View, plan: PlanView, width: int) -> list[Line]:
    """Return a hint about steps that can be done days before, until they are begun."""
    names = {one.name: one.dish for one in plan.plan.dishes}
    left = {(names[task.dish], task.step) for task in plan.problem.tasks if task.fixed is None}
    words = [
        ahead_words(dish.recipe, step)
        for dish in view.session.dishes.values()
        for step in dish.recipe.steps
        if (dish.id, step.number) in left
    ]
    lines = [line for one in words if one for line in wrapped(one, width, "faint", " ")]
    return [BLANK, *lines] if lines else []


def panel(view: View, plan: PlanView, width: int, most: int) -> list[Line]:
    """Return when dinner is, followed by the chart and the list, in at most `most` lines.

    If not both fit, later entries of the list are only counted, as long as there is room for what to do now and soon.
    """
    title = f" {heading(view, plan)} "
    rule: Line = (styled("─", "faint"), styled(title, "heading"), styled("─" * max(0, width - len(title) - 1), "faint"))
    entries, ahead = list_lines(view, plan, width), _ahead_lines(view, plan, width)
    drawn = picture_lines(view, plan, width - 1) if width >= _SMALL_PICTURE_FROM else []
    framed = [BLANK, *drawn, BLANK] if drawn else []
    for whole in ([*framed, *entries, *ahead], [*framed, *entries], [*drawn, *entries]):
        if len(whole) < most:
            return [cut(rule, width), *whole]
    left = most - 1 - len(drawn)
    if drawn and left >= min(len(entries), _LEAST_LIST + len(plan.agenda.now) + len(plan.agenda.soon)):
        return [cut(rule, width), *drawn, *list_lines(view, plan, width, left)]
    if len(entries) + len(ahead) < most:
        return [cut(rule, width), *entries, *ahead]
    return [cut(rule, width), *list_lines(view, plan, width, most - 1)]


def heading(view: View, plan: PlanView) -> str:
    """Return when dinner is, and whether on time, late, or with a dish that waits too long."""
    beyond = waiting_beyond(plan.problem, plan.starts)
    late = f"{plan.behind} min late" if plan.behind else "on time"
    if not plan.problem.tasks:
        late = "everything is done"
    elif beyond and not plan.behind:
        names = [_short_name(view, plan, dish) for dish in beyond]
        name = names[0] if len(names) == 1 else f"{len(names)} dishes"
        verb = "wait" if len(names) > 1 or _is_plural(name) else "waits"
        late = f"{name} {verb} {max(beyond.values())} min too long"
    return f"Dinner {format_moment(plan.forecast_ms, view.now.wall_ms)} · {late}"


def titles_of(view: View, plan: PlanView) -> dict[str, str]:
    """Return the titles of the plan's dishes, by their names in the plan."""
    dishes = view.session.dishes
    return {one.name: dishes[one.dish].recipe.title if one.dish in dishes else one.name for one in plan.plan.dishes}


# The picture ----------------------------------------------------------------------------------------------------------


def picture_lines(view: View, plan: PlanView, width: int) -> list[Line]:
    """Return the chart in `width` cells."""
    tasks = (*(task for task, _ in plan.done), *plan.problem.tasks)
    whole = plan.problem._replace(tasks=tasks, landings=plan.plan.problem.landings)
    starts = {task.id: at for task, at in plan.done} | dict(plan.starts)
    if not tasks:
        return []
    serve_ms = plan.plan.serve_ms
    minute_of_day = (serve_ms + utc_offset(serve_ms)) // MINUTE
    drawn = picture(whole, starts, titles_of(view, plan), width - 1, plan.now, minute_of_day)
    dishes = [row.dish for row in drawn.rows if row.dish]
    roles = {dish: _DISHES[number % len(_DISHES)] for number, dish in enumerate(dishes)}
    lines = [_axis(drawn, plan, view, width)]
    lines += [cut((Styled(" "), *_row(row, drawn, roles)), width) for row in drawn.rows]
    if drawn.now is not None:
        at, clock = drawn.label_width + 2 + drawn.now, _clock(view, plan)(plan.now)
        mark = f"{'▲':>{at}} {clock}" if at + 1 + len(clock) <= width else f"{f'{clock} ▲':>{at}}"
        lines.append(cut((styled(mark, "strong"),), width))
    if width < PICTURE_FROM - 1:
        return lines
    legend = "  ".join(f"{MARKS[kind]} {words}" for kind, words in LEGEND)
    return [*lines, *wrapped(legend, width, "faint", " ")]


def _axis(drawn: Picture, plan: PlanView, view: View, width: int) -> Line:
    clock, cells, free = _clock(view, plan), [" "] * width, 0
    for cell, minute in drawn.ticks:
        text, at = clock(minute), drawn.label_width + 1 + cell
        if at >= free and at + len(text) <= width:
            cells[at : at + len(text)] = text
            free = at + len(text) + 1
    return (styled("".join(cells).rstrip(), "faint"),)


def _row(row: Row, drawn: Picture, roles: Mapping[str, Role]) -> Line:
    marks = [MARKS[kind] for kind in row.cells]
    for cell, text in row.text.items():
        marks[cell + 1 : cell + 1 + len(text)] = text[: max(0, len(marks) - cell - 1)]
    role = roles.get(row.dish, "text")
    return (styled(fit(row.label, drawn.label_width), role if row.dish else "faint"), styled("".join(marks), role))


def _clock(view: View, plan: PlanView) -> Callable[[int], str]:
    return lambda minute: format_moment(plan.plan.wall_ms(minute), view.now.wall_ms)


# The list -------------------------------------------------------------------------------------------------------------


class _Entry(NamedTuple):
    """One thing to do: when, what, how long it takes, its latest start, and its dish."""

    when: str
    name: str = ""
    length: str = ""
    by: str = ""
    dish: str = ""
    own: str = ""
    """The source of the length, if it is the cook's own time."""


_Part = tuple[str, Role, list[_Entry]]
"""The name of a part of the list, how it is shown, and its entries."""


def list_lines(view: View, plan: PlanView, width: int, most: int = 0) -> list[Line]:
    """Return NOW, SOON, CAN WAIT and FREE. To stay within `most` lines, later entries are only counted."""
    titles = titles_of(view, plan)
    short = dict(zip(titles, shortened([*titles.values()], width), strict=True)) if len(titles) > 1 else {}
    parts = _parts(_until_next_alert(view, plan), _clock(view, plan), short)
    blocks = _columns(parts, width) or _narrow_blocks(parts, width)
    free = [blocks.pop()] if parts[-1][2] else []
    left_out = 0
    while most and blocks and sum(map(len, blocks)) + bool(left_out) + 1 > most:
        del blocks[-1]
        left_out += 1
    if left_out:
        blocks.append([(styled(f" {'':{_LEAD}}and {left_out} more", "faint"),)])
    return [line for block in (*blocks, *free) for line in block]


def _until_next_alert(view: View, plan: PlanView) -> Agenda:
    """Return the agenda; its free time ends at the next check, reminder or end of a running timer."""
    agenda = plan.agenda
    alerts = [plan.plan.minute(timer.next.wall_ms) for timer in view.running if timer.next]
    if agenda.free is None or not alerts:
        return agenda
    begin, end = agenda.free
    return agenda._replace(free=(begin, min(end, *alerts)) if begin < min(alerts) else agenda.free)


def _parts(agenda: Agenda, clock: Callable[[int], str], titles: Mapping[str, str]) -> list[_Part]:
    def entry(item: Item, by: str = "") -> _Entry:
        if item.task.fixed is not None:
            by = f"until {clock(item.start + item.task.minutes)}"
        length = f"{'about ' if item.task.about else ''}{item.task.minutes} min"
        own = item.task.own.words if item.task.own else ""
        return _Entry(clock(item.start), item.task.name, length, by, titles.get(item.task.dish, ""), own)

    return [
        ("NOW", "strong", [entry(item) for item in agenda.now]),
        ("SOON", "highlight", [entry(item) for item in agenda.soon]),
        ("CAN WAIT", "faint", [entry(item, f"by {clock(item.latest)}") for item in agenda.can_wait]),
        ("FREE", "good", [_Entry(words) for words in free_words(agenda, clock)]),
    ]


def _columns(parts: Sequence[_Part], width: int) -> list[list[Line]]:
    """Return a line per entry, with columns for what, how long, until when, and the dish.

    Without room for the dish, the latest start replaces the planned one; if that does not fit either, return nothing.
    """
    if width < _NARROW:
        return []
    when, name, length, by = _widths(parts, width)
    if width - (_LEAD + 1 + when + 2 + name + 2 + length + 2 + by + 2) < _LEAST_DISH:
        parts = [
            (title, role, [entry._replace(when=entry.by or entry.when, by="") for entry in entries])
            for title, role, entries in parts
        ]
        when, name, length, by = _widths(parts, width)
    dish = max((cells(entry.dish) for _, _, entries in parts for entry in entries), default=0)
    if _LEAD + 1 + when + 2 + name + 2 + length + 2 + dish > width:
        return []
    blocks: list[list[Line]] = []
    for title, role, entries in parts:
        named: Role = "strong" if title == "NOW" else "text"
        for number, entry in enumerate(entries):
            line: Line = (styled(f" {title if number == 0 else '':{_LEAD}}", role), styled(f"{entry.when:{when}}"))
            if entry.name:
                latest = entry.by if entry.by != f"by {entry.when}" else ""
                aside = f"  {entry.length:>{length}}  {' · '.join(filter(None, (entry.dish, latest, entry.own)))}"
                what = styled(fit(styled(entry.name).text, name), named)
                line = (*line, Styled("  "), what, styled(aside.rstrip(), "faint"))
            blocks.append([cut(line, width)])
    return blocks


def _widths(parts: Sequence[_Part], width: int) -> tuple[int, int, int, int]:
    """Return the widths of the columns when, name, length and by."""
    entries = [entry for _, _, entries in parts for entry in entries if entry.name]
    when, name, length, by = (
        max((cells(getattr(entry, column)) for entry in entries), default=0)
        for column in ("when", "name", "length", "by")
    )
    return when, min(name, width * 2 // 5), length, by


def _narrow_blocks(parts: Sequence[_Part], width: int) -> list[list[Line]]:
    """Return each entry as lines for a narrow pane; its length is shown only if there is room beside the dish."""
    blocks: list[list[Line]] = []
    for title, role, several in parts:
        named: Role = "strong" if title == "NOW" else "text"
        for number, entry in enumerate(several):
            lead = styled(f" {title if number == 0 else '':{_LEAD}}", role)
            text = f"{entry.by} {entry.name}" if entry.by else f"{entry.when} {entry.name}".rstrip()
            dish = "" if _names(entry.name, entry.dish) else entry.dish
            asides = dict.fromkeys((" · ".join(filter(None, (entry.length, dish, entry.own))), dish))
            lines = [(lead, styled(text, named), styled(f"  {aside}" if aside else "", "faint")) for aside in asides]
            fitting = [line for line in lines if width_of(line) < width]
            blocks.append([fitting[0]] if fitting else _hung(lead, text, dish, named, width))
    return blocks


def _names(task: str, dish: str) -> bool:
    """Return whether a task's name says its dish already: "Peel the potatoes" of the potatoes."""
    return bool(dish) and f" {dish.casefold()} " in f" {task.casefold()} "


def _hung(lead: Styled, text: str, dish: str, role: Role, width: int) -> list[Line]:
    """Return `text` in several lines, with the dish after its end."""
    hang = Styled(" " * (_LEAD + 1) + _HANG)
    room = width - _LEAD - 2
    first, *more = wrap(styled(text).text, room) or [""]
    rest = wrap(" ".join(more), room - len(_HANG))
    lines: list[Line] = [(lead, Styled(first, role)), *((hang, Styled(part, role)) for part in rest)]
    if dish and width_of(lines[-1]) + cells(dish) + 2 < width:
        lines[-1] = (*lines[-1], styled(f"  {dish}", "faint"))
    elif dish:
        lines.append((hang, styled(dish, "faint")))
    return lines


# The slip -------------------------------------------------------------------------------------------------------------


def slip_words(view: View, plan: PlanView, slip: Slip) -> str:
    """Return "Roast potatoes are 10 min behind; dinner would be at 19:40"."""
    name = _short_name(view, plan, slip.dish)
    name = name[:1].upper() + name[1:]
    dinner = format_moment(plan.forecast_ms, view.now.wall_ms)
    late = f"dinner would be at {dinner}" if plan.behind else f"dinner is still at {dinner}"
    return f"{name} {'are' if _is_plural(name) else 'is'} {slip.minutes} min behind; {late}"


def slip_choices(view: View, plan: PlanView, slip: Slip) -> tuple[tuple[str, str], ...]:
    """Return (action, label) of the answers: move dinner, hold it, leave it.

    A dinner that is still on time is not moved. If the step on screen has no timer, it may only lack its mark as done.
    """
    titles = titles_of(view, plan)
    late = _short_name(view, plan, slip.dish)
    waiting = [_short_name(view, plan, dish) for dish in slip.waiting if dish in titles]
    held = format_moment(plan.plan.serve_ms, view.now.wall_ms)
    leave = [("leave_delay", "leave it")]
    if _is_on_screen(view, plan, slip.task) and not slip.task.timer:
        leave.append(("done", f"{slip.task.name} is done"))
    if not plan.behind:
        return ("hold_dinner", f"hold {held}: the rest starts later"), *leave
    moved = format_moment(moved_plan(plan).serve_ms, view.now.wall_ms)
    last = (
        "the rest changes its order" if is_in_time(plan) else f"{late} {'come' if _is_plural(late) else 'comes'} last"
    )
    return (
        ("move_dinner", f"move dinner to {moved}{_waits(waiting)}"),
        ("hold_dinner", f"hold {held}: {last}"),
        *leave,
    )


def _is_on_screen(view: View, plan: PlanView, task: Task) -> bool:
    shown = view.dish
    if shown is None or shown.step is None:
        return False
    return (shown.id, shown.step.number) == (plan.plan.dish_id(task.dish), task.step)


def _waits(names: list[str]) -> str:
    """Return ": Beans and Chicken wait"; more than two are only counted."""
    if len(names) > 2:
        names = [names[0], f"{len(names) - 1} more"]
    if not names:
        return ""
    return f": {' and '.join(names)} {'wait' if len(names) > 1 or _is_plural(names[0]) else 'waits'}"


def _is_plural(name: str) -> bool:
    return name.endswith("s") and not name.endswith(("ss", "us", "is"))


def _short_name(view: View, plan: PlanView, dish: str) -> str:
    """Return the name of a dish as elsewhere on the screen; its title, in at most 24 letters, if it is the only one."""
    title = titles_of(view, plan).get(dish, dish).split(" with ")[0]
    return short_title(view, plan.plan.dish_id(dish)) or fit(title, 24).rstrip()
