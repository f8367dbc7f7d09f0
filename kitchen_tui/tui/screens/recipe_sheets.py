"""The sheets of the recipe: steps, information and shopping list."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message

from kitchen_tui.clock import add_calendar_units, format_day
from kitchen_tui.cooking import commands
from kitchen_tui.cooking.ready_time import computed_time
from kitchen_tui.cooking.session import Session
from kitchen_tui.cooking.view import DishView, View
from kitchen_tui.model.duration import MINUTE, Span, format_span
from kitchen_tui.model.recipe import Recipe, Step, TimerSpec
from kitchen_tui.model.text import counted
from kitchen_tui.recipes.scaling import shopping
from kitchen_tui.tui.host import Host
from kitchen_tui.tui.paint.step import step_length, step_preview
from kitchen_tui.tui.paint.styled_text import BLANK, Line, Role, bulleted, cells, fit, in_columns, styled, wrapped
from kitchen_tui.tui.screens.base import binding_for
from kitchen_tui.tui.screens.sheet import TEXT_MARGIN, Choice, ListSheet, Sheet
from kitchen_tui.tui.widgets.line_pane import LinePane

_MEASURE = 76
_TABLE_GAP = 3
_LEAST_PREVIEW = 24
"""Lines that the text of nearly every step fits into."""


class StepsSheet(ListSheet):
    """Lists the steps. Enter opens one; the keys to tick and to complete a step mark it as done."""

    title_text = "All steps"
    measure = 64
    is_card = True
    BINDINGS: ClassVar[list[BindingType]] = [
        binding_for("use_row", "mark"),
        binding_for("done", "mark"),
        binding_for("all_steps", "close"),
        binding_for("undo", "undo"),
    ]

    class Opened(Message):
        """A step was opened from the list."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self.preview = _StepPreview(host, self)
        dish = host.view.dish
        self.list.cursor = dish.step.id if dish and dish.step else ""

    @property
    def hint(self) -> str:
        return f"enter open · {self.host.key_of('done')} done · esc close"

    def content(self) -> ComposeResult:
        yield self.list
        yield self.preview

    def height(self, view: View, width: int) -> int:
        """Beside a preview use all of the height, since the texts of the steps differ in length."""
        return max(_LEAST_PREVIEW if self.preview.display else 0, super().height(view, width))

    def show(self, view: View) -> None:
        super().show(view)
        self.preview.styles.max_height = self.pane.styles.max_height

    def choices(self, view: View) -> list[Choice]:
        return [self._choice(view, view.dish, step) for step in view.dish.recipe.steps] if view.dish else []

    def action_mark(self) -> None:
        dish = self.host.view.dish
        if dish and self.list.cursor in dish.done:
            self.host.execute(commands.MarkStep(self.list.cursor, done=False))
        elif dish and self.list.cursor:
            self.complete_step(self.list.cursor, from_list=True)

    def action_undo(self) -> None:
        self.host.execute(commands.Undo(), f"Undone: {self.host.view.undo}.")

    def _choice(self, view: View, dish: DishView, step: Step) -> Choice:
        is_here, is_done = dish.step is not None and dish.step.id == step.id, step.id in dish.done
        shape = "✓" if is_done else "→" if is_here else "·"
        text = f"{shape} {step.number:>2}  {step.title}{'  (optional)' if step.optional else ''}"
        role: Role = "faint" if is_done else "highlight" if is_here else "text"
        return Choice(step.id, text, _aside(view, dish, step), partial(self._open, step), role)

    def _open(self, step: Step) -> None:
        self.host.execute(commands.ShowStep(step.id))
        self.app.screen_stack[0].post_message(self.Opened())


class _StepPreview(LinePane):
    """The text of the selected step, on a wide screen."""

    def __init__(self, host: Host, sheet: StepsSheet) -> None:
        super().__init__(host, id="preview")
        self._sheet = sheet

    def render_key(self, view: View) -> object:
        return view.dish, self._sheet.list.cursor

    def lines(self, view: View) -> list[Line]:
        steps = view.dish.recipe.steps if view.dish else ()
        step = next((step for step in steps if step.id == self._sheet.list.cursor), None)
        return step_preview(step, self.room.width) if step else []


def _aside(view: View, dish: DishView, step: Step) -> str:
    """Return "running · hands-off · 90–120 min"."""
    mine = [timer for timer in view.urgent if (timer.dish, timer.step) == (dish.id, step.number)]
    words = (mine[0].state if mine else "", "hands-off" if step.hands_off else "", step_length(step))
    return " · ".join(filter(None, words))


# Information --------------------------------------------------------------------------------------------------------


class InfoSheet(Sheet):
    """Times, storage, notes and source; the start key starts the timer for reheating, if there is one."""

    title_text = "About this recipe"
    is_card = True
    BINDINGS: ClassVar[list[BindingType]] = [binding_for("info", "close"), binding_for("start", "reheat")]

    def sheet_lines(self, view: View, width: int) -> list[Line]:
        if view.dish is None:
            return []
        recipe = view.dish.recipe
        title: list[Line] = [(styled(f" {recipe.title}", "heading"),)]
        about = wrapped(recipe.description, min(width - 1, _MEASURE), indent=TEXT_MARGIN)
        return [*title, *about, BLANK, *in_columns(partial(self._blocks, view, recipe), width)]

    def _blocks(self, view: View, recipe: Recipe, width: int) -> list[list[Line]]:
        reheat, key = recipe.storage.reheat, self.host.key_of("start")
        warmed = (reheat.text, *map(_timer, reheat.timers)) if reheat else ()
        facts = [(fact.name, fact.amount) for fact in recipe.nutrition.facts]
        return [
            _table("Times", _times(recipe), width),
            _block("Storage", (*recipe.storage.text, *leftovers(view, recipe)), width),
            _block("Reheat" if view.due_start else f"Reheat · {key} starts the timer", warmed, width),
            _block("Serve with", recipe.serving, width),
            _block("Tips", recipe.tips, width),
            _table(f"Nutrition per {recipe.nutrition.per or 'serving'}", facts, width),
            _block("Notes", filter(None, (self._last_note(recipe), *recipe.notes, *view.session.notes)), width),
            _block("Source", [recipe.source] if recipe.source else (), width),
        ]

    def _last_note(self, recipe: Recipe) -> str:
        note = self.host.library.last_note(recipe.name) if self.host.library else ""
        return note[:1].upper() + note[1:]

    def action_reheat(self) -> None:
        """Start the timer for reheating; while a planned start is due, start that task."""
        view = self.host.view
        if view.due_start:
            self.action_start()
            return
        reheat = view.dish.recipe.storage.reheat if view.dish else None
        if reheat and reheat.timers:
            self.host.execute(commands.StartTimer(reheat.timers[0].id))
            self.dismiss()


def _block(title: str, texts: Iterable[str], width: int) -> list[Line]:
    lines = bulleted(texts, width)
    return [(styled(f" {title}", "heading"),), *lines, BLANK] if lines else []


def _table(title: str, rows: Sequence[tuple[str, str]], width: int) -> list[Line]:
    """Return names with their values beside them in a column, or as a list if that takes more than half the width."""
    indent = len(TEXT_MARGIN) + max((cells(styled(name).text) for name, _ in rows), default=0) + _TABLE_GAP
    if indent > width // 2:
        return _block(title, [f"{name}: {value}" for name, value in rows], width)
    lines: list[Line] = []
    for name, value in rows:
        first, *more = wrapped(value, width - 1, indent=" " * indent) or [BLANK]
        lines += [(styled(fit(f"{TEXT_MARGIN}{name}", indent)), *first[1:]), *more]
    return [(styled(f" {title}", "heading"),), *lines, BLANK] if lines else []


def _times(recipe: Recipe) -> list[tuple[str, str]]:
    """Return the stated times and the sum of the steps, with a remark if the stated total is outside that."""
    rows = [(time.name, format_span(time.span)) for time in recipe.times]
    computed = computed_time(recipe)
    if computed.most_ms:
        stated = next((time.span for time in recipe.times if time.name == "total"), None)
        remark = "; the recipe states another total" if stated and not _overlap(stated, computed) else ""
        rows.append(("the steps add up to", f"{format_span(computed)}{remark}"))
    return rows


def _overlap(stated: Span, computed: Span) -> bool:
    return stated.least_ms <= computed.most_ms + 5 * MINUTE and computed.least_ms - 5 * MINUTE <= stated.most_ms


def _timer(spec: TimerSpec) -> str:
    return f"{spec.name}: {format_span(Span(spec.least_ms, spec.most_ms))}"


def leftovers(view: View, recipe: Recipe) -> list[str]:
    """Return how long leftovers keep: "Leftovers until Thu 26 Nov (refrigerator)"; a rehearsal leaves none."""
    keeps = recipe.storage.keeps if view.session.speed == 1 else ()
    until = [format_day(add_calendar_units(view.now.wall_ms, keep.length, keep.unit)) for keep in keeps]
    return [f"Leftovers until {day} ({keep.place or 'stored'})" for day, keep in zip(until, keeps, strict=True)]


# Shopping -----------------------------------------------------------------------------------------------------------


class ShoppingSheet(ListSheet):
    """The shopping list for all dishes, with amounts of the same ingredient added up; items can be ticked."""

    measure = 72
    is_card = True

    BINDINGS: ClassVar[list[BindingType]] = [
        binding_for("shopping", "close"),
        Binding("space", "tick", show=False),
        Binding("c", "copy", show=False),
    ]

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self._listed: tuple[Session | None, list[str]] = (None, [])
        items = self._items(host.view)
        self.list.cursor = next((text for text in items if text not in host.bought), "")

    @property
    def title_text(self) -> str:
        items = self._items(self.host.view)
        return f"Shopping · {len(items) - len(self._bought(items))} of {len(items)} left"

    @property
    def hint(self) -> str:
        return "space tick · c copy · esc close"

    def choices(self, view: View) -> list[Choice]:
        items = self._items(view)
        bought = self._bought(items)
        return [
            Choice(text, f"{'✓' if text in bought else '□'} {text}", "", partial(self._tick, text),
                   "faint" if text in bought else "text")
            for text in items
        ]  # fmt: skip

    def _items(self, view: View) -> list[str]:
        session, items = self._listed
        if session is not view.session:
            recipes = self.host.recipes()
            groups = tuple(group for recipe in recipes for group in recipe.groups)
            together = recipes[0]._replace(groups=groups) if recipes else None
            items = list(dict.fromkeys(item.text for item in shopping(together))) if together else []
            self._listed = (view.session, items)
        return items

    def _bought(self, items: Sequence[str]) -> set[str]:
        return self.host.bought.intersection(items)

    def choose(self, choice: Choice) -> None:
        """Tick the item; unlike other lists, the sheet stays open."""
        choice.act()

    def action_tick(self) -> None:
        choice = self.chosen()
        if choice:
            choice.act()

    def _tick(self, text: str) -> None:
        is_bought = text in self.host.bought
        self.host.bought ^= {text}
        if not is_bought:
            self.list.move(1)
        self.list.redraw()
        self.show(self.host.view)

    def action_copy(self) -> None:
        """Copy what is left to buy through the terminal, one item per line."""
        items = self._items(self.host.view)
        left = [text for text in items if text not in self.host.bought]
        if not left:
            self.host.status.show("Nothing is left to buy.")
            return
        self.app.copy_to_clipboard("\n".join(left))
        self.host.status.show(f"Copied {counted(len(left), 'item')}.")
