"""A sheet with the recipe's facts apart from its steps: times, tips, serving, storage, nutrition."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType

from kitchen_tui.clock import add_calendar_units, format_day
from kitchen_tui.cooking import commands
from kitchen_tui.cooking.ready_time import computed_time
from kitchen_tui.cooking.view import View
from kitchen_tui.model.duration import MINUTE, format_span
from kitchen_tui.model.recipe import Recipe
from kitchen_tui.model.timer_spec import Span, TimerSpec
from kitchen_tui.tui.paint.styled_text import BLANK, Line, bulleted, styled, wrapped
from kitchen_tui.tui.screens.base import binding_for
from kitchen_tui.tui.screens.sheet import Sheet


class InfoSheet(Sheet):
    """The key that starts timers starts the one for reheating, if the recipe has one."""

    title_text = "About this recipe"
    BINDINGS: ClassVar[list[BindingType]] = [binding_for("info", "close"), binding_for("start", "reheat")]

    def sheet_lines(self, view: View, width: int) -> list[Line]:
        if view.dish is None:
            return []
        recipe = view.dish.recipe
        lines = [(styled(f" {recipe.title}", "heading"),), *wrapped(recipe.description, width - 2, indent=" ")]
        lines += _block("Times", _times(recipe), width)
        lines += _block("Serve with", recipe.serving, width)
        lines += _block("Storage", (*recipe.storage.text, *leftovers(recipe, view.now.wall_ms)), width)
        reheat = recipe.storage.reheat
        if reheat:
            starts = f"Reheat · press {self.host.key_of('start')} to start the timer"
            lines += _block(starts, (reheat.text, *map(_timer, reheat.timers)), width)
        lines += _block("Tips", recipe.tips, width)
        facts = [f"{fact.name}: {fact.amount}" for fact in recipe.nutrition.facts]
        lines += _block(f"Nutrition per {recipe.nutrition.per or 'serving'}", facts, width)
        lines += _block("Notes", (*recipe.notes, *view.session.notes), width)
        lines += _block("Source", [recipe.source] if recipe.source else (), width)
        return lines

    def action_reheat(self) -> None:
        view = self.host.view
        reheat = view.dish.recipe.storage.reheat if view.dish else None
        if reheat and reheat.timers:
            self.host.execute(commands.StartTimer(reheat.timers[0].id))
            self.dismiss()


def _block(title: str, texts: Iterable[str], width: int) -> list[Line]:
    lines = bulleted(texts, width)
    return [BLANK, (styled(f" {title}", "heading"),), *lines] if lines else []


def _times(recipe: Recipe) -> list[str]:
    """Return the stated times and what the steps add up to, with a remark if the stated total is outside that."""
    lines = [f"{time.name}: {format_span(time.span)}" for time in recipe.times]
    computed = computed_time(recipe)
    if computed.most_ms:
        stated = next((time.span for time in recipe.times if time.name == "total"), None)
        remark = "; the recipe states another total" if stated and not _overlap(stated, computed) else ""
        lines.append(f"the steps add up to {format_span(computed)}{remark}")
    return lines


def _overlap(stated: Span, computed: Span) -> bool:
    return stated.least_ms <= computed.most_ms + 5 * MINUTE and computed.least_ms - 5 * MINUTE <= stated.most_ms


def _timer(spec: TimerSpec) -> str:
    return f"{spec.name}: {format_span(Span(spec.least_ms, spec.most_ms))}"


def leftovers(recipe: Recipe, wall_ms: int) -> list[str]:
    """Return until when they keep: "leftovers until Thu 26 Nov (refrigerator)"."""
    return [
        f"leftovers until {format_day(add_calendar_units(wall_ms, keep.length, keep.unit))} ({keep.place or 'stored'})"
        for keep in recipe.storage.keeps
    ]
