"""The plan: a picture with one row for each dish, and a list of what to do now, soon and later.

The shape shows the kind of work, the colour only the dish.
"""

from collections.abc import Callable, Mapping

from kitchen_tui.clock import format_moment, utc_offset
from kitchen_tui.cooking.plan import Agenda, Item, PlanView, Slip
from kitchen_tui.cooking.view import View
from kitchen_tui.model.duration import MINUTE
from kitchen_tui.planning.picture import LEGEND, MARKS, Picture, Row, picture, shortened
from kitchen_tui.tui.paint.styled_text import BLANK, Line, Role, Styled, cut, fit, styled, wrapped

PICTURE_FROM = 60
"""Columns from which the picture is drawn; below that the list is enough."""
_DISHES: tuple[Role, ...] = ("good", "digits", "warning", "highlight", "heading", "strong")
_MOST_LATER = 12
KeyOf = Callable[[str], str]


def plan_lines(view: View, width: int) -> list[Line]:
    """The whole plan: the picture if there is room for it, then the list."""
    plan = view.plan
    if plan is None:
        return wrapped("There is no plan.", width, "faint", " ")
    lines = [BLANK, (styled(f" {heading(view, plan)}", "strong"),), BLANK]
    if width >= PICTURE_FROM:
        lines += [*picture_lines(view, plan, width - 1), BLANK]
    return [*lines, *list_lines(view, plan, width)]


def panel(view: View, plan: PlanView, width: int, most: int) -> list[Line]:
    """Return the list under a line that says when dinner is, in at most `most` lines."""
    title = f" {heading(view, plan)} "
    rule: Line = (styled("─", "faint"), styled(title, "heading"), styled("─" * max(0, width - len(title) - 1), "faint"))
    return [cut(rule, width), *list_lines(view, plan, width, most - 1)]


def heading(view: View, plan: PlanView) -> str:
    """Return "Dinner 19:30 · on time" or "Dinner 19:40 · 10 min late"."""
    late = f"{plan.behind} min late" if plan.behind else "on time"
    if not plan.problem.tasks:
        late = "everything is done"
    return f"Dinner {format_moment(plan.forecast_ms, view.now.wall_ms)} · {late}"


def titles_of(view: View, plan: PlanView) -> dict[str, str]:
    """The titles of the plan's dishes, by their names in the plan."""
    dishes = view.session.dishes
    return {one.name: dishes[one.dish].recipe.title if one.dish in dishes else one.name for one in plan.plan.dishes}


# The picture ----------------------------------------------------------------------------------------------------------


def picture_lines(view: View, plan: PlanView, width: int) -> list[Line]:
    """Return the picture in `width` cells."""
    tasks = (*(task for task, _ in plan.done), *plan.problem.tasks)
    whole = plan.problem._replace(tasks=tasks, landings=plan.plan.problem.landings)
    starts = {task.id: at for task, at in plan.done} | dict(plan.starts)
    if not tasks:
        return []
    drawn = picture(whole, starts, titles_of(view, plan), width - 1, plan.now, _minute_of_day(plan))
    dishes = [row.dish for row in drawn.rows if row.dish]
    roles = {dish: _DISHES[number % len(_DISHES)] for number, dish in enumerate(dishes)}
    lines = [_axis(drawn, plan, view, width)]
    lines += [cut((Styled(" "), *_row(row, drawn, roles)), width) for row in drawn.rows]
    if drawn.now is not None:
        mark = f"{'':{drawn.label_width + drawn.now + 1}}▲ {_clock(view, plan)(plan.now)}"
        lines.append(cut((styled(mark, "strong"),), width))
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


def _minute_of_day(plan: PlanView) -> int:
    serve_ms = plan.plan.serve_ms
    return (serve_ms + utc_offset(serve_ms)) // MINUTE


def _clock(view: View, plan: PlanView) -> Callable[[int], str]:
    return lambda minute: format_moment(plan.plan.wall_ms(minute), view.now.wall_ms)


# The list -------------------------------------------------------------------------------------------------------------


def list_lines(view: View, plan: PlanView, width: int, most: int = 0) -> list[Line]:
    """Return NOW, SOON, CAN WAIT, LATER and FREE; in at most `most` lines the later ones are left out."""
    clock, titles = _clock(view, plan), titles_of(view, plan)
    short = dict(zip(titles, shortened([*titles.values()], width), strict=True)) if len(titles) > 1 else {}
    lines: list[Line] = []
    for name, role, rows in _parts(plan.agenda, clock, short):
        for number, (text, aside) in enumerate(rows):
            head = styled(f" {name if number == 0 else '':6}", role)
            lines.append(cut((head, styled(text), styled(aside, "faint")), width))
    if most and len(lines) > most:
        free = lines[-1:]
        return [*lines[: max(0, most - 1)], *free][:most]
    return lines


def _parts(
    agenda: Agenda, clock: Callable[[int], str], titles: Mapping[str, str]
) -> list[tuple[str, Role, list[tuple[str, str]]]]:
    free = f"{clock(agenda.free[0])}–{clock(agenda.free[1])}" if agenda.free else "not before dinner"
    return [
        ("NOW", "strong", [_words(item, clock, titles) for item in agenda.now]),
        ("SOON", "highlight", [_words(item, clock, titles) for item in agenda.soon]),
        ("WAITS", "faint", [_words(item, clock, titles, item.latest) for item in agenda.can_wait]),
        ("LATER", "faint", [_words(item, clock, titles) for item in agenda.later[:_MOST_LATER]]),
        ("FREE", "good", [(free, "")]),
    ]


def _words(
    item: Item, clock: Callable[[int], str], titles: Mapping[str, str], latest: int | None = None
) -> tuple[str, str]:
    about = "about " if item.task.about else ""
    until = f", any time before {clock(latest)}" if latest is not None else ""
    dish = f" · {titles[item.task.dish]}" if item.task.dish in titles else ""
    return f"{clock(item.start)} {item.task.name}", f"  {about}{item.task.minutes} min{until}{dish}"


# The slip -------------------------------------------------------------------------------------------------------------


def slip_words(view: View, plan: PlanView, slip: Slip) -> str:
    """Return "Roast potatoes are 10 min behind; dinner would be at 19:40"."""
    titles = titles_of(view, plan)
    dinner = format_moment(plan.forecast_ms, view.now.wall_ms)
    late = f"dinner would be at {dinner}" if plan.behind else "dinner is on time all the same"
    return f"{_short(titles.get(slip.dish, slip.dish))} is {slip.minutes} min behind; {late}"


def slip_choices(view: View, plan: PlanView, slip: Slip) -> tuple[tuple[str, str], ...]:
    """Return (action, words) of the answers: move dinner, hold it, leave it."""
    titles = titles_of(view, plan)
    waiting = [_short(titles[dish]) for dish in slip.waiting if dish in titles]
    waits = f": {' and '.join(waiting[:2])} wait" if len(waiting) > 1 else f": {waiting[0]} waits" if waiting else ""
    held = format_moment(plan.plan.serve_ms, view.now.wall_ms)
    if not plan.behind:
        return ("move_dinner", f"go on, dinner stays {held}"), ("leave_delay", "leave it")
    moved = format_moment(plan.plan.serve_ms + plan.behind * MINUTE, view.now.wall_ms)
    return (
        ("move_dinner", f"move dinner to {moved}{waits}"),
        ("hold_dinner", f"hold {held}: {_short(titles[slip.dish])} comes last"),
        ("leave_delay", "leave it"),
    )


def _short(title: str) -> str:
    """Return a title without what it comes with, in at most 24 letters."""
    return fit(title.split(" with ")[0], 24).rstrip()
