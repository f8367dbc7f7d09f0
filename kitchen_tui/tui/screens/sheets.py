"""Other sheets: help, the problems of a file, the question before leaving, and the end of a session."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from kitchen_tui.clock import format_period
from kitchen_tui.cooking import commands
from kitchen_tui.cooking.instant import between
from kitchen_tui.cooking.session import Dish, is_served
from kitchen_tui.cooking.view import TimerView, View
from kitchen_tui.model.duration import MINUTE, SECOND, format_clock, format_duration, format_span
from kitchen_tui.model.recipe import Step
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.recipes.problems import Problem
from kitchen_tui.tui.actions import GROUPS
from kitchen_tui.tui.host import Host
from kitchen_tui.tui.paint.styled_text import (
    BLANK,
    Line,
    Role,
    Styled,
    cells,
    cut,
    fit,
    in_columns,
    styled,
    width_of,
    wrapped,
)
from kitchen_tui.tui.paint.timer_words import clock_to_event, event_label, qualified_name
from kitchen_tui.tui.screens.base import binding_for
from kitchen_tui.tui.screens.recipe_sheets import leftovers
from kitchen_tui.tui.screens.sheet import TEXT_MARGIN, Sheet
from kitchen_tui.tui.widgets.entry_line import EntryLine

_KEY_WIDTH = 9
_SIGNS: tuple[tuple[str, str, Role], ...] = (
    ("□ ✓", "An ingredient to prepare; prepared", "text"),
    ("▎", "Beside an ingredient: this step uses it", "highlight"),
    ("▸ →", "Selected; the current step", "key"),
    ("•", "A timer is running", "digits"),
    ("◆", "It may be done: start testing", "good"),
    ("● ◉ ▲", "Due; due and not answered; missed", "overdue"),
    ("○ z", "Silenced; snoozed", "overdue"),
    ("? !", "A check is open; something to do now", "warning"),
    ("‖ ≈", "Paused; estimated after a restart", "faint"),
    ("█ ░ ▒", "A timer's bar: passed, to go, may be done", "digits"),
)
_RATING = lazy_regex(r"\s*([1-5])\s*(?:(?:/|out of)\s*5(?:\s*stars?)?|stars?)(?:\s+|[.,:;]|$)", re.IGNORECASE)
_NO_RATING = lazy_regex(r"\s*\d+\s*(?:(?:/|out of)\s*(?:5|10)|stars?)(?:\s|[.,:;]|$)", re.IGNORECASE)
_MOST_STARS = 5
_PROMPT = 24
"""The longest title of a dish beside the line for its note."""
_BETWEEN = 6
"""The cells between the columns of a timer's row, and at its end."""
_NOTABLE_MS = 30 * SECOND


class HelpSheet(Sheet):
    """Lists every action with its keys, and explains the signs."""

    title_text = "Keys and signs"
    is_card = True
    BINDINGS: ClassVar[list[BindingType]] = [binding_for("help", "close")]

    def sheet_lines(self, view: View, width: int) -> list[Line]:
        return in_columns(self._blocks, width)

    def _blocks(self, width: int) -> list[list[Line]]:
        entries = {group: [(action.shown or "—", action.help) for action in self.host.actions if action.group == group]
                   for group in GROUPS}  # fmt: skip
        tick, (up, _), (down, _) = entries["Rows"]
        both = " ".join(key for pair in zip(up.split(), down.split(), strict=False) for key in pair)
        entries["Rows"] = [tick, (both, "Row above, row below; scroll")]
        entries["Timers"].append(("1-9", "Select the timer with this number"))
        entries["View"].append(("PgUp PgDn", "Scroll a page; Home, End: top, bottom"))
        blocks = [_block(group, [(*entry, "key") for entry in entries[group]], width) for group in GROUPS]
        return [*blocks, _block("Signs", _SIGNS, width)]


def _block(title: str, entries: Iterable[tuple[str, str, Role]], width: int) -> list[Line]:
    rows = [line for keys, text, role in entries for line in _entry(keys, text, width, role)]
    return [(styled(f" {title}", "heading"),), *rows, BLANK]


def _entry(keys: str, text: str, width: int, role: Role) -> list[Line]:
    """Return keys or signs with their meaning beside them."""
    lines = wrapped(text, width - 1, indent=" " * (len(TEXT_MARGIN) + _KEY_WIDTH + 1))
    return [(styled(f"{TEXT_MARGIN}{keys:{_KEY_WIDTH}} ", role), *lines[0][1:]), *lines[1:]]


class BrokenSheet(Sheet):
    """Lists the problems of a recipe file with their lines. E closes the sheet and edits the file."""

    measure = 84
    is_card = True
    BINDINGS: ClassVar[list[BindingType]] = [Binding("e", "edit", show=False)]

    def __init__(self, host: Host, file: str, problems: Sequence[Problem], edit: Callable[[], object]) -> None:
        super().__init__(host)
        self._file, self._problems, self._edit = file, problems, edit

    @property
    def title_text(self) -> str:
        return f"{self._file} cannot be cooked"

    @property
    def hint(self) -> str:
        return "e edit · esc close"

    def sheet_lines(self, view: View, width: int) -> list[Line]:
        return problem_lines(self._problems, width)

    def action_edit(self) -> None:
        self.dismiss()
        self.app.call_later(self._edit)


def problem_lines(problems: Iterable[Problem], width: int) -> list[Line]:
    """Return each problem after its line number, and advice below it."""
    blocks = []
    for problem in problems:
        place = f"Line {problem.line}: " if problem.line else ""
        text = wrapped(f"{place}{problem.text}", width - 1, "warning", TEXT_MARGIN)
        blocks.append([*text, *wrapped(problem.hint, width - 1, "text", TEXT_MARGIN)])
    return _spaced(blocks)


class LeavingSheet(Sheet):
    """Asks before leaving with timers running or changes unsaved; the same key again leaves."""

    measure = 72
    is_card = True

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
        blocks: list[list[Line]] = []
        if self.host.status.saving:
            text = f"{self.host.status.saving} Leaving now loses what is not saved."
            blocks.append(wrapped(text, width - 2, "alarm", " "))
        running = [timer for timer in view.unfinished if timer.state == "running"]
        paused = [timer for timer in view.unfinished if timer.state == "paused"]
        if running:
            count = "1 timer is" if len(running) == 1 else f"{len(running)} timers are"
            blocks.append([(styled(f" {count} running", "heading"),), *_timer_lines(view, running, width)])
            blocks.append(wrapped(self.host.exit_notice, width - 1, "warning", TEXT_MARGIN))
        if paused:
            title = wrapped("Paused; these do not ring", width - 1, "heading", " ")
            blocks.append([*title, *_timer_lines(view, paused, width)])
        if view.silenced:
            title = wrapped("Due and silenced; these do not ring again", width - 1, "heading", " ")
            blocks.append([*title, *_timer_lines(view, view.silenced, width)])
        return _spaced(blocks)

    def action_leave(self) -> None:
        self.app.exit(0)


def _spaced(blocks: Iterable[list[Line]]) -> list[Line]:
    """Return blocks with a blank line between them."""
    return [line for block in blocks if block for line in (*block, BLANK)][:-1]


def _timer_lines(view: View, timers: Sequence[TimerView], width: int) -> list[Line]:
    """Return slot, name and time left of each timer, and what it counts down to, in columns for all live timers."""
    live = view.urgent
    slots = max(len(str(timer.slot)) for timer in live)
    names = max(cells(styled(qualified_name(view, timer)).text) for timer in live)
    labels = max(cells(event_label(timer)) for timer in live)
    clocks = max(cells(clock_to_event(timer)) for timer in live)
    names = min(names, width - len(TEXT_MARGIN) - slots - labels - clocks - _BETWEEN)
    return [
        (
            styled(f"{TEXT_MARGIN}{timer.slot:>{slots}} ", "key"),
            Styled(fit(styled(qualified_name(view, timer)).text, names)),
            styled(f"  {event_label(timer):>{labels}}", "faint"),
            styled(f"  {clock_to_event(timer):>{clocks}}", "strong"),
        )
        for timer in timers
    ]


def _steps_left(dish: Dish) -> list[Step]:
    return [step for step in dish.recipe.steps if step.id not in dish.done and not step.optional]


def is_at_the_end(view: View) -> bool:
    """Return whether no timer is left, and of each dish at most the last step, such as eating."""
    dishes = view.session.dishes.values()
    if not dishes or view.unfinished:
        return False
    return all(is_served(dish) or (dish.done and _steps_left(dish) == [*dish.recipe.steps[-1:]]) for dish in dishes)


def _not_done(dish: Dish, width: int) -> list[Line]:
    left = ", ".join(f"{step.number} · {step.title}" for step in _steps_left(dish))
    return wrapped(f"Not done: {left}", width - 1, "warning", TEXT_MARGIN) if left else []


# The end of a session -----------------------------------------------------------------------------------------------


class _NoteLine(EntryLine):
    """The input for a note. Every letter is part of the note; only Ctrl-C leaves the program."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "screen.by(-1)", show=False),
        Binding("down", "screen.by(1)", show=False),
    ]

    def action_interrupt(self) -> None:
        self.app.exit(0)


class EndingSheet(Sheet):
    """Asks for a note about each dish and ends the session; Escape goes back.

    Enter takes the note, also an empty one. After the last it ends the session, and asks again if timers are running.
    """

    measure = 84
    is_card = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pagedown", "page_down", show=False),
        Binding("pageup", "page_up", show=False),
    ]

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self._has_warned = False
        self._dishes = [*host.view.session.dishes.values()]
        """The dishes whose note is still to be asked for."""
        self._line = _NoteLine(host, self._prompt, self._echo, self._enter)

    @property
    def title_text(self) -> str:
        dishes = self.host.view.session.dishes.values()
        return "Dinner is served" if dishes and all(map(is_served, dishes)) else "End the session?"

    @property
    def hint(self) -> str:
        return "ctrl+c quit without ending"

    def content(self) -> ComposeResult:
        yield self.pane
        yield self._line

    def take_focus(self) -> None:
        """Do nothing: the input for the note takes the focus itself."""

    def sheet_lines(self, view: View, width: int) -> list[Line]:
        took = format_duration(max(MINUTE, between(view.session.opened, view.now) // MINUTE * MINUTE))
        period = format_period(view.session.opened.wall_ms, view.now.wall_ms, view.now.wall_ms)
        lead, clock = styled(f"{TEXT_MARGIN}Cooked for ", "faint"), styled(f"  {period}", "faint")
        blocks: list[list[Line]] = [
            [(lead, styled(took, "strong"), clock)],
            _still_running(view, width),
        ]
        for dish in view.session.dishes.values():
            kept = leftovers(view, dish.recipe)
            lines = [line for text in kept for line in wrapped(text, width - 1, indent=TEXT_MARGIN)]
            heading = [*_heading(dish.recipe.title, width), *_not_done(dish, width)]
            blocks.append([*heading, *_took(view, dish.id, width), *lines])
        own = _took(view, "", width)
        if own:
            blocks.append([*_heading("Your own timers", width), *own])
        return _spaced([*blocks, [*_heading("For next time", width), *self._asks_for(view, width)]])

    def _asks_for(self, view: View, width: int) -> list[Line]:
        """Return the notes taken so far, what to type below, and what Enter does."""
        text = "Type a note below, with a rating if you like: 4/5 less salt. Enter ends the session, even without one."
        if self._is_one_of_several:
            text = "Type a note about each dish below, with a rating if you like: 4/5 less salt. Enter goes on to the "
            text += "next dish, even without one; after the last it ends the session."
        if view.session.speed != 1:
            text += " This was a rehearsal: it does not count as cooked, and a note is only kept in the log."
        taken = [wrapped(f"Noted: {note}", width - 1, "strong", TEXT_MARGIN) for note in view.session.notes]
        return [line for lines in (*taken, wrapped(text, width - 1, "text", TEXT_MARGIN)) for line in lines]

    # The note -----------------------------------------------------------------------------------------------------

    @property
    def _is_one_of_several(self) -> bool:
        return len(self.host.view.session.dishes) > 1

    @property
    def _prompt(self) -> str:
        return fit(self._dishes[0].recipe.title, _PROMPT).rstrip() if self._is_one_of_several else "note"

    def _echo(self, line: str) -> str:
        note = rated(line)
        if note != line:
            return note
        if _NO_RATING.match(line):
            return "a rating is from 1/5 to 5/5; this stays text"
        following = self._dishes[1:2]
        return f"enter {'next dish' if following else 'end the session'} · esc stay"

    def _enter(self, line: str) -> bool:
        """Take the note; then ask for the one of the next dish, or end the session."""
        dish = self._dishes[0].id if self._is_one_of_several else ""
        is_last = len(self._dishes) < 2
        if is_last and self.host.view.unfinished and not self._has_warned:
            self._has_warned = True
            self.host.status.show("Timers are still running; press Enter again to end them too.")
            return False
        if line.strip() and not self.host.execute(commands.TakeNote(rated(line), dish)):
            return False
        if is_last:
            self.host.end_session()
        else:
            del self._dishes[0]
            self._line.ask(self._prompt)
        return False

    def action_page_up(self) -> None:
        self.pane.action_page_up()

    def on_entry_line_closed(self) -> None:
        self.dismiss()


def rated(line: str) -> str:
    """Return a note with its rating as stars: "4/5 less salt" becomes "★★★★☆ less salt"."""
    match = _RATING.match(line)
    if match is None:
        return line
    stars = int(match[1])
    return f"{'★' * stars}{'☆' * (_MOST_STARS - stars)} {line[match.end() :].strip()}".strip()


def _heading(text: str, width: int) -> list[Line]:
    return wrapped(text, width - 1, "heading", " ")


def _still_running(view: View, width: int) -> list[Line]:
    if not view.unfinished:
        return []
    title = wrapped("These timers end with the session", width - 1, "warning", " ")
    return [*title, *_timer_lines(view, view.unfinished, width)]


def _took(view: View, dish: str, width: int) -> list[Line]:
    """Return how long each timer of a dish took, in columns: "✓ simmer   1:44:10  recipe: 90–120 min".

    A timer that is due and silenced is included, with the time until it was silenced.
    """
    silenced = [timer._replace(elapsed_ms=timer.silenced_ms or timer.elapsed_ms) for timer in view.silenced]
    over = (*(timer for timer in view.timers if timer.state == "finished"), *silenced)
    mine = [timer for timer in over if timer.dish == dish]
    longest = max((width_of((styled(timer.name),)) for timer in mine), default=0)
    return [_how_long(timer, min(longest, width // 2), width) for timer in mine]


def _how_long(timer: TimerView, name_width: int, width: int) -> Line:
    clock = format_clock(timer.elapsed_ms // SECOND)
    asked = "" if timer.spec.counts_up else f"  {'recipe' if timer.dish else 'set'}: {format_span(timer.spec.span)}"
    name, off, role = fit(timer.name, name_width), *_difference(timer)
    done = (styled(f"{TEXT_MARGIN}✓ {name}  ", "good"), styled(f"{clock:>8}", "strong"))
    line = (*done, styled(asked, "faint"), styled(off, role))
    return line if width_of(line) < width else cut((*done, styled(off or asked, role)), width)


def _difference(timer: TimerView) -> tuple[str, Role]:
    """Return the difference from the recipe, such as "  4 min longer"; "" for less than half a minute."""
    least_ms, most_ms = timer.spec.span
    over = timer.elapsed_ms - most_ms if timer.elapsed_ms > most_ms else min(0, timer.elapsed_ms - least_ms)
    if timer.spec.counts_up or abs(over) < _NOTABLE_MS:
        return "", "faint"
    amount = format_duration(max(1, round(abs(over) / MINUTE)) * MINUTE)
    return (f"  {amount} longer", "warning") if over > 0 else (f"  {amount} shorter", "highlight")
