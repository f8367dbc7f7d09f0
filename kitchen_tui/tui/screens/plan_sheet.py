"""The plan sheet, and the line that asks when to eat."""

from typing import Any, ClassVar

from textual.binding import BindingType
from textual.message import Message
from textual.screen import Screen
from textual.worker import get_current_worker

from kitchen_tui.clock import format_moment, format_time
from kitchen_tui.cooking import commands
from kitchen_tui.cooking.instant import next_at
from kitchen_tui.cooking.plan import AcceptedPlan, Room
from kitchen_tui.cooking.view import View
from kitchen_tui.kitchen.session_plan import session_meal
from kitchen_tui.model.clock_text import read_clock
from kitchen_tui.model.duration import DAY, MINUTE, DurationError
from kitchen_tui.planning.meal import Meal, MealPlan
from kitchen_tui.planning.plan_text import say_plan
from kitchen_tui.planning.step_tasks import PlanError
from kitchen_tui.tui.host import Host
from kitchen_tui.tui.paint.plan_lines import plan_lines
from kitchen_tui.tui.paint.styled_text import Line, wrapped
from kitchen_tui.tui.screens.base import binding_for
from kitchen_tui.tui.screens.sheet import TEXT_MARGIN, Sheet
from kitchen_tui.tui.status_line import LONG_MESSAGE_S, undo_hint
from kitchen_tui.tui.widgets.entry_line import EntryLine

_EXAMPLE = "19:30 · half past seven · empty: as soon as possible"


class PlanSheet(Sheet):
    """Shows the chart and the list of the plan."""

    title_text = "Plan"
    is_card = True
    BINDINGS: ClassVar[list[BindingType]] = [
        binding_for("plan", "close"),
        binding_for("undo", "undo"),
        binding_for("eat_at", "eat_at"),
    ]

    def sheet_lines(self, view: View, width: int) -> list[Line]:
        if view.plan is None:
            text = f"There is no plan yet. Press {self.host.key_of('eat_at')} and say when you want to eat: 19:30."
            return wrapped(text, width - 1, "text", TEXT_MARGIN)
        return plan_lines(view, width)

    def action_eat_at(self) -> None:
        """Ask on the stove, which has the entry line for it."""
        self.dismiss()
        self.app.call_later(self.app.screen_stack[0].run_action, "eat_at")

    @property
    def hint(self) -> str:
        return f"{self.host.key_of('eat_at')} eat at… · esc close"

    def action_undo(self) -> None:
        self.host.execute(commands.Undo(), f"Undone: {self.host.view.undo}.")


class PlanMade(Message):
    """A plan was made. `asked_ms` is the requested serving time, None for the earliest possible."""

    def __init__(self, asked_ms: int | None, meal: Meal, plan: MealPlan, accepted: AcceptedPlan) -> None:
        super().__init__()
        self.asked_ms = asked_ms
        self.meal = meal
        self.plan = plan
        self.accepted = accepted


def eat_at_line(screen: Screen[Any], host: Host) -> EntryLine | None:
    """Return the line that asks when to eat; show a message and return None if nothing is cooking."""
    if not any(dish.recipe.steps for dish in host.view.session.dishes.values()):
        host.status.show("There is no dish to plan.")
        return None

    def echo(line: str) -> str:
        if not line.strip():
            return _EXAMPLE
        try:
            serve_ms = _serving_time(host, line)
        except DurationError as error:
            return str(error)
        now_ms = host.view.now.wall_ms
        return f"dinner {'tomorrow,' if _is_tomorrow(serve_ms, now_ms) else 'at'} {format_moment(serve_ms, now_ms)}"

    def submit(line: str) -> bool:
        try:
            serve_ms = _serving_time(host, line) if line.strip() else None
        except DurationError:
            return False
        return eat_at(screen, host, serve_ms)

    return EntryLine(host, "eat at", echo, submit)


def _serving_time(host: Host, line: str) -> int:
    """Return the UTC wall time of a typed time of day. Raises DurationError."""
    now_ms = host.kitchen.now().wall_ms
    typed = line.strip().removeprefix("at ")
    try:
        found = read_clock(f"at {typed}")
    except DurationError as error:  # its advice is for adding a timer, and names `until`
        raise DurationError(str(error).replace(f"“at {typed}”", f"“{typed}”").replace("until ", "")) from None
    if found is None or found[1]:
        raise DurationError(f"“{typed}” is not a time of day; try 19:30")
    return next_at(found[0], now_ms, host.kitchen.zone)


def _is_tomorrow(wall_ms: int, now_ms: int) -> bool:
    return _is_today(wall_ms - DAY, now_ms) and not _is_today(wall_ms, now_ms)


def _is_today(wall_ms: int, now_ms: int) -> bool:
    return format_moment(wall_ms, now_ms) == format_time(wall_ms)


def eat_at(screen: Screen[Any], host: Host, serve_ms: int | None) -> bool:
    """Start planning all dishes in a thread, which ends with `PlanMade`. Returns False if their steps form a cycle."""
    settings, planned = host.kitchen_settings, host.kitchen.session.plan
    cooks = planned.plan.problem.room.cooks if planned else settings.cooks
    room = Room(cooks, settings.burners, settings.shelves, settings.oven_change // MINUTE)
    try:
        meal = session_meal(host.kitchen, room, settings.air // MINUTE, learns=settings.learn_times)
    except PlanError as error:
        host.status.show(str(error))
        return False
    host.status.show("Planning…")

    def make() -> None:
        try:
            made = PlanMade(serve_ms, *meal.planned(serve_ms))
        except PlanError as error:
            screen.app.call_from_thread(host.status.show, str(error))
            return
        if not get_current_worker().is_cancelled:
            screen.post_message(made)

    screen.run_worker(make, thread=True, group="plan", exclusive=True)
    return True


def follow(screen: Screen[Any], host: Host, made: PlanMade) -> None:
    """Follow a plan, or make a new one if the dishes have changed since."""
    dishes = [dish.id for dish in host.kitchen.session.dishes.values() if dish.recipe.steps]
    if dishes != [one.dish for one in made.accepted.dishes]:
        eat_at(screen, host, made.asked_ms)
        return
    now_ms, serve_ms = host.kitchen.now().wall_ms, made.accepted.serve_ms
    sentences = say_plan(
        made.meal,
        made.plan,
        lambda minute: format_moment(serve_ms + minute * MINUTE, now_ms),
        format_moment(made.asked_ms, now_ms) if made.asked_ms else "",
    )
    if not host.execute(commands.AcceptPlan(made.accepted), " ".join(sentences[:2])):
        return
    again, undo = host.key_of("eat_at"), undo_hint(host.key_of("undo"))
    if made.plan.asked in (None, made.plan.until):
        if made.asked_ms and _is_tomorrow(made.asked_ms, now_ms):
            host.status.show(f"Dinner is tomorrow: {sentences[0]} {undo}", LONG_MESSAGE_S)
        return
    ways_out = f"Planned for {format_moment(serve_ms, now_ms)}. {again} asks again. {undo}"
    host.status.show(f"{sentences[0]} {ways_out}", LONG_MESSAGE_S)
