"""What the recipe says beside its steps: times, tips, serving, storage, nutrition."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType

from kitchen_tui.clock import add_calendar_units, format_day
from kitchen_tui.cooking import commands
from kitchen_tui.cooking.ready_time import computed_time
from kitchen_tui.cooking.view import View
from kitchen_tui.model.duration import format_span
from kitchen_tui.model.recipe import Recipe
from kitchen_tui.model.timer_spec import Span, TimerSpec
from kitchen_tui.tui.paint.ink import BLANK, Line, bulleted, ink, wrapped
from kitchen_tui.tui.screens.bound import bound
from kitchen_tui.tui.screens.sheet import Sheet


class InfoSheet(Sheet):
    """Read it; the key that starts timers starts that for reheating, where the recipe has one."""

    title_text = "About this recipe"
    BINDINGS: ClassVar[list[BindingType]] = [bound("info", "close"), bound("start", "reheat")]

    def lines(self, view: View, width: int) -> list[Line]:
        """Everything that is no step."""
        if view.dish is None:
            return []
        recipe = view.dish.recipe
        lines = [(ink(f" {recipe.title}", "head"),), *wrapped(recipe.description, width - 2, indent=" ")]
        lines += _block("Times", _times(recipe), width)
        lines += _block("Serve with", recipe.serving, width)
        lines += _block("Storage", (*recipe.storage.text, *leftovers(recipe, view.now.wall_ms)), width)
        reheat = recipe.storage.reheat
        if reheat:
            starts = f"Reheat · {self.kitchen_app.key_of('start')} starts the timer"
            lines += _block(starts, (reheat.text, *map(_timer, reheat.timers)), width)
        lines += _block("Tips", recipe.tips, width)
        facts = [f"{fact.name}: {fact.amount}" for fact in recipe.nutrition.facts]
        lines += _block(f"Nutrition per {recipe.nutrition.per or 'serving'}", facts, width)
        lines += _block("Notes", (*recipe.notes, *view.session.notes), width)
        lines += _block("Source", [recipe.source] if recipe.source else (), width)
        return lines

    def action_reheat(self) -> None:
        """The timer under storage."""
        view = self.kitchen_app.view
        reheat = view.dish.recipe.storage.reheat if view.dish else None
        if reheat and reheat.timers:
            self.kitchen_app.execute(commands.StartTimer(reheat.timers[0].id))
            self.dismiss()


def _block(title: str, texts: Iterable[str], width: int) -> list[Line]:
    lines = bulleted(texts, width)
    return [BLANK, (ink(f" {title}", "head"),), *lines] if lines else []


def _times(recipe: Recipe) -> list[str]:
    """The stated times, and what the steps add up to: they may differ, and the cook should know."""
    told = [f"{time.name}: {format_span(time.span)}, as stated" for time in recipe.times]
    computed = computed_time(recipe)
    if computed.most_ms:
        stated = next((time.span for time in recipe.times if time.name == "total"), None)
        differs = "; that differs from what is stated" if stated and stated != computed else ""
        told.append(f"the steps add up to {format_span(computed)}{differs}")
    return told


def _timer(spec: TimerSpec) -> str:
    return f"{spec.name}: {format_span(Span(spec.least_ms, spec.most_ms))}"


def leftovers(recipe: Recipe, wall_ms: int) -> list[str]:
    """Until when they keep, by date: "leftovers until Thu 26 Nov (refrigerator)"."""
    return [
        f"leftovers until {format_day(add_calendar_units(wall_ms, keep.length, keep.unit))} ({keep.place or 'stored'})"
        for keep in recipe.storage.keeps
    ]
