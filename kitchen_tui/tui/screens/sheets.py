"""The sheets that only show something: help, shopping list, recipe problems, and the question before leaving."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType

from kitchen_tui.cooking.view import View
from kitchen_tui.recipes.scaling import shopping
from kitchen_tui.tui.actions import GROUPS
from kitchen_tui.tui.host import Host
from kitchen_tui.tui.paint.styled_text import BLANK, Line, Role, cut, styled, wrapped
from kitchen_tui.tui.paint.timer_words import clock_of, qualified_name
from kitchen_tui.tui.screens.base import binding_for
from kitchen_tui.tui.screens.sheet import Choice, ListSheet, Sheet

_KEY_WIDTH = 9
_SIGNS: tuple[tuple[str, str, Role], ...] = (
    ("□ ✓", "An ingredient to prepare; prepared", "text"),
    ("▸", "Before an ingredient: used in this step. In a list: selected", "highlight"),
    ("•", "A timer is running", "digits"),
    ("◆", "It may be done: start testing", "good"),
    ("● ◉ ▲", "Due; due and not answered; missed", "overdue"),
    ("○ z", "Silenced; snoozed", "overdue"),
    ("? !", "A check is open; something to do now", "warning"),
    ("‖ ≈", "Paused; estimated after a restart of the computer", "faint"),
    ("█ ░ ▒", "A timer's bar: time passed, time to go, time in which it may be done", "digits"),
)


class HelpSheet(Sheet):
    """Every action with its keys, and what the signs mean."""

    title_text = "Keys and signs"
    BINDINGS: ClassVar[list[BindingType]] = [binding_for("help", "close")]

    def sheet_lines(self, view: View, width: int) -> list[Line]:
        lines: list[Line] = []
        for group in GROUPS:
            lines += [BLANK, (styled(f" {group}", "heading"),)]
            for action in self.host.actions:
                if action.group == group:
                    lines += _entry(action.shown or "—", action.help, width)
        lines += _entry("1-9", "Select the timer with this number", width)
        lines += _entry("PgUp PgDn", "Scroll a page; Home and End: to the top, to the bottom", width)
        lines += [BLANK, (styled(" Signs", "heading"),)]
        for signs, meaning, role in _SIGNS:
            lines += _entry(signs, meaning, width, role)
        return lines


def _entry(keys: str, text: str, width: int, role: Role = "key") -> list[Line]:
    """Return keys or signs, and beside them what they mean."""
    lines = wrapped(text, width - 1, indent=" " * (_KEY_WIDTH + 3))
    return [(styled(f"  {keys:{_KEY_WIDTH}} ", role), *lines[0][1:]), *lines[1:]]


class ShoppingSheet(ListSheet):
    """The shopping list: amounts of the same ingredient are added up. What is bought can be ticked."""

    BINDINGS: ClassVar[list[BindingType]] = [
        binding_for("shopping", "close"),
        Binding("space", "tick", show=False),
        Binding("c", "copy", show=False),
    ]

    @property
    def title_text(self) -> str:
        items = self._items(self.host.view)
        return f"Shopping · {len(items) - len(self._bought(items))} of {len(items)} left"

    @property
    def hint(self) -> str:
        return "space tick · c copy as text · esc close"

    def choices(self, view: View) -> list[Choice]:
        items = self._items(view)
        bought = self._bought(items)
        return [
            Choice(text, f"{'✓' if text in bought else '□'} {text}", "", partial(self._tick, text),
                   "faint" if text in bought else "text")
            for text in items
        ]  # fmt: skip

    def _items(self, view: View) -> list[str]:
        return list(dict.fromkeys(item.text for item in shopping(view.dish.recipe))) if view.dish else []

    def _bought(self, items: Sequence[str]) -> set[str]:
        return self.host.bought.intersection(items)

    def choose(self, choice: Choice) -> None:
        """Unlike in other lists the sheet stays open."""
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
        """Copy what is left to buy, a line each, by way of the terminal."""
        items = self._items(self.host.view)
        left = [text for text in items if text not in self.host.bought]
        self.app.copy_to_clipboard("\n".join(left))
        self.host.status.show(f"Copied {len(left)} items.")


class BrokenSheet(Sheet):
    """The problems of a file that cannot be cooked, with their places."""

    title_text = "This file cannot be cooked"

    def __init__(self, host: Host, problems: list[str]) -> None:
        super().__init__(host)
        self._problems = problems

    def sheet_lines(self, view: View, width: int) -> list[Line]:
        return [line for text in self._problems for line in (BLANK, *wrapped(text, width - 2, "warning", " "))]


class LeavingSheet(Sheet):
    """Asked before leaving with timers running or changes unsaved: the same key again leaves."""

    BINDINGS: ClassVar[list[BindingType]] = [
        binding_for("leave", "leave"),
        Binding("ctrl+c", "leave", show=False),
        Binding("escape", "close", show=False),
    ]

    @property
    def title_text(self) -> str:
        return f"Leave? Press {self.host.key_of('leave') or 'ctrl+c'} again"

    @property
    def hint(self) -> str:
        return "esc stay"

    def sheet_lines(self, view: View, width: int) -> list[Line]:
        lines: list[Line] = []
        if self.host.status.saving:
            text = f"{self.host.status.saving} Leaving now loses what is not saved."
            lines += [*wrapped(text, width - 2, "alarm", "  "), BLANK]
        running = [timer for timer in view.urgent if timer.state == "running"]
        paused = [timer for timer in view.urgent if timer.state == "paused"]
        if running:
            count = "1 timer is" if len(running) == 1 else f"{len(running)} timers are"
            lines += wrapped(f"{count} running:", width - 2, "strong", "  ")
            lines += [timer_line(view, timer.id, width) for timer in running]
            lines += [BLANK, *wrapped(self.host.exit_notice, width - 2, "warning", "  ")]
        if paused:
            lines += [BLANK, *wrapped("Paused; these stay paused and do not ring:", width - 2, "strong", "  ")]
            lines += [timer_line(view, timer.id, width) for timer in paused]
        return lines

    def action_leave(self) -> None:
        self.app.exit(0)


def timer_line(view: View, timer_id: str, width: int) -> Line:
    """Return slot, name and what is left of a timer."""
    timer = next(timer for timer in view.urgent if timer.id == timer_id)
    name = styled(f"   {timer.slot} {qualified_name(view, timer)}  ")
    return cut((name, styled(clock_of(timer), "strong")), width)
