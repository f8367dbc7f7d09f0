"""The command palette: every command by name."""

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.fuzzy import Matcher
from textual.widgets import Input, Static

from kitchen_tui.cooking import commands
from kitchen_tui.cooking.view import View
from kitchen_tui.tui.actions import GROUPS
from kitchen_tui.tui.host import Host
from kitchen_tui.tui.paint.step import STEP_TEXTS
from kitchen_tui.tui.screens.base import binding_for
from kitchen_tui.tui.screens.prompts import amount_choices
from kitchen_tui.tui.screens.sheet import Choice, ListSheet
from kitchen_tui.tui.screens.sheets import EndingSheet
from kitchen_tui.tui.widgets.entry_line import SearchLine


class PaletteSheet(ListSheet):
    """Offers the actions of the stove, and commands that have no key."""

    title_text = "Commands"
    measure = 96
    BINDINGS: ClassVar[list[BindingType]] = [binding_for("palette", "close")]

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self._all: list[Choice] = []
        self._found: list[Choice] = []
        self._search = SearchLine(self._find, "Search for a command")

    def content(self) -> ComposeResult:
        with Horizontal(id="finding"):
            yield Static(">", id="find-prompt", markup=False)
            yield self._search
        yield self.pane

    def on_mount(self) -> None:
        self._found = self._all = self._commands()
        super().on_mount()

    @property
    def hint(self) -> str:
        return "enter run · esc close"

    def take_focus(self) -> None:
        self._search.focus()

    def choices(self, view: View) -> list[Choice]:
        """Return the commands that match, best first."""
        return self._found

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_choose()

    def _find(self, line: str) -> None:
        self._found = _ranked(self._all, line)
        self.list.select(self._found[0].id if self._found else "")

    def _commands(self) -> list[Choice]:
        """Return all commands by group: the actions of the stove, and those without a key."""
        host, stove, keyed = self.host, self.app.screen_stack[0], []
        do = partial(self.app.call_later, stove.run_action)
        for action in host.actions:
            if action.name != "palette":
                run = partial(do, action.name)
                keyed.append(Choice(action.name, action.help, action.shown, run, group=action.group))
        extra = [
            _choice("Recipes", "library", "Open another recipe beside this one", do, "library"),
            _choice("Recipes", "import", "Import a recipe: a file, a URL or a pasted text", do, "import"),
            *(choice._replace(group="Amounts") for choice in amount_choices(host)),
            *(_choice("Timers", text, text, host.execute, command) for text, command in _timer_commands(host)),
            *(
                _choice("View", f"text-{size}", f"Step text: {size}, {how}", host.choose_step_text, size)
                for size, how in STEP_TEXTS.items()
            ),
            _choice("Session", "end", "End the session: leftovers and a note", self._end),
            _choice("Session", "hold", "Hold the session until tomorrow", host.execute, commands.HoldSession()),
            *(
                _choice("Themes", f"theme-{name}", f"Theme: {name}", setattr, self.app, "theme", name)
                for name in self.app.available_themes
            ),
        ]
        groups = ("Recipes", "Amounts", *GROUPS, "Themes")
        return sorted([*keyed, *extra], key=lambda choice: groups.index(choice.group))

    def _end(self) -> None:
        self.app.push_screen(EndingSheet(self.host))


def _choice(group: str, id: str, text: str, act: Callable[..., object], *arguments: object) -> Choice:
    """Return a command without a key."""
    return Choice(id, text, "", partial(act, *arguments), group=group)


def _timer_commands(host: Host) -> list[tuple[str, commands.Command]]:
    """Return the commands for all timers."""
    is_muted = host.view.muted
    mute = "Unmute alarms" if is_muted else "Mute alarms: no sound until you unmute them"
    return [
        ("Pause all timers", commands.PauseAll()),
        ("Resume all paused timers", commands.ResumeAll()),
        (mute, commands.MuteAlarms(not is_muted)),
    ]


def _ranked(choices: list[Choice], line: str) -> list[Choice]:
    """Return the choices whose words begin with the words of the line; if there are none, similar ones.

    A match in the help of an action counts more than one in its name.
    """
    words = line.casefold().split()
    if not words:
        return choices
    matcher = Matcher(line.strip())
    scored = [
        (_words_found(f"{choice.text} {choice.id.replace('_', ' ')}", words), matcher.match(choice.text), choice)
        for choice in choices
    ]
    matching = [score for score in scored if score[0]] or [score for score in scored if score[1] > 0]
    return [choice._replace(group="") for _, _, choice in sorted(matching, key=lambda score: (-score[0], -score[1]))]


def _words_found(text: str, words: list[str]) -> float:
    """Return a score for finding all of `words` at the beginnings of words, higher if earlier; 0 if one is missing."""
    there = text.casefold().replace(":", " ").replace("…", " ").split()
    places = [next((at for at, word in enumerate(there) if word.startswith(typed)), None) for typed in words]
    found = [place for place in places if place is not None]
    return sum(1 / (1 + place) for place in found) if len(found) == len(words) else 0.0
