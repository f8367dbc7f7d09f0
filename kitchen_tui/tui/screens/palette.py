"""The command palette: every command by name."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
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
from kitchen_tui.tui.themes import DARK, LIGHT
from kitchen_tui.tui.widgets.entry_line import SearchLine

_PUNCTUATION_TO_SPACES = str.maketrans(":;,.…-_", " " * 7)
_OWN_THEMES = (DARK.name, LIGHT.name)


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

    @property
    def hint(self) -> str:
        return "enter run · esc close" if self._found else "no such command · esc close"

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
            *(_choice("Timers", id, text, host.execute, command) for id, text, command in _timer_commands(host)),
            *(
                _choice("View", f"text-{size}", f"Step text: {size}, {how}", host.choose_step_text, size)
                for size, how in STEP_TEXTS.items()
            ),
            _choice("Session", "end", "End the session: leftovers and a note", self._end),
            _choice("Session", "hold", "Hold the session until tomorrow", host.execute, commands.HoldSession()),
            *(
                _choice("Themes", f"theme-{name}", f"Theme: {name}", setattr, self.app, "theme", name)
                for name in sorted(self.app.available_themes, key=lambda name: name not in _OWN_THEMES)
            ),
        ]
        groups = ("Recipes", "Amounts", *GROUPS, "Themes")
        return sorted([*keyed, *extra], key=lambda choice: groups.index(choice.group))

    def _end(self) -> None:
        self.app.push_screen(EndingSheet(self.host))


def _choice(group: str, id: str, text: str, act: Callable[..., object], *arguments: object) -> Choice:
    """Return a command without a key."""
    return Choice(id, text, "", partial(act, *arguments), group=group)


def _timer_commands(host: Host) -> list[tuple[str, str, commands.Command]]:
    """Return id, text and command of what can be done with all timers."""
    is_muted = host.view.muted
    mute = "Unmute alarms" if is_muted else "Mute alarms: no sound until you unmute them"
    return [
        ("pause_all", "Pause all timers", commands.PauseAll()),
        ("resume_all", "Resume all paused timers", commands.ResumeAll()),
        ("mute", mute, commands.MuteAlarms(muted=not is_muted)),
    ]


# Finding ------------------------------------------------------------------------------------------------------------

_SYNONYMS: Mapping[str, str] = {
    "library": "library new choose wrong change",
    "import": "paste link website download",
    "Amounts: half the recipe": "halve scale servings",
    "Amounts: twice the recipe": "double scale servings",
    "Metric measures: grams, millilitres, °C": "units celsius",
    "US measures: cups, ounces, °F": "units imperial fahrenheit",
    "use_row": "check off",
    "previous_step": "back",
    "all_steps": "list overview",
    "done": "check off complete tick",
    "finish": "stop",
    "cancel": "delete remove stop",
    "restart": "again repeat second batch",
    "more": "more longer time extend",
    "less": "less shorter time",
    "add": "new rename stopwatch count up preset every repeat remind reminder alarm clock",
    "mute": "volume quiet silent loud noise sound off",
    "acknowledge": "stop quiet sound noise alarm off",
    "acknowledge_all": "stop quiet sound noise alarms off",
    "snooze": "alarm later remind",
    "eat_at": "eat serve dinner lunch meal when schedule",
    "plan": "schedule timeline chart overview gantt dinner",
    "move_dinner": "late",
    "hold_dinner": "late",
    "info": "notes nutrition calories reheat leftovers source",
    "shopping": "buy groceries copy",
    "servings": "amounts portions people scale double halve",
    "switch_dish": "other another recipe",
    "across": "big bigger zoom font size distance far",
    "text-large": "big bigger font size zoom",
    "text-spacious": "font size",
    "find": "search look",
    "help": "shortcuts symbols",
    "leave": "exit close",
    "end": "finish cooking done served rating rate stars",
    "hold": "pause break overnight later",
}
"""Words that a cook may type for a command without finding them in its text."""
_IN_TEXT, _BESIDE = 0.4, 0.3
"""The scores of a word found anywhere in the text of a command, and of another word for the command."""
_SIMILAR = 0.75
"""How similar a mistyped word must be, from 0 to 1."""


def _ranked(choices: list[Choice], line: str) -> list[Choice]:
    """Return the choices whose words begin with the words of the line; if there are none, with similar words.

    The name of a command counts most, then its text, more at the beginning, then other words for it.
    """
    words = line.casefold().split()
    if not words:
        return choices
    for matches in (str.startswith, _is_similar):
        scored = [(_score(choice, words, matches), choice) for choice in choices]
        found = sorted((one for one in scored if one[0]), key=lambda one: -one[0])
        if found:
            return [choice._replace(group="") for _, choice in found]
    return []


def _score(choice: Choice, words: list[str], matches: Callable[[str, str], bool]) -> float:
    """Return how well all of `words` are found in a choice; 0 if one is missing."""
    text = choice.text.casefold().translate(_PUNCTUATION_TO_SPACES).split()
    also = f"{choice.id} {_SYNONYMS.get(choice.id, '')}".casefold().translate(_PUNCTUATION_TO_SPACES).split()
    scores = []
    for word in words:
        name = 1.0 if word == choice.id else 0.0
        place = next((_IN_TEXT + 1 / (1 + at) for at, other in enumerate(text) if matches(other, word)), 0.0)
        scores.append(name + max(place, _BESIDE if any(matches(other, word) for other in also) else 0.0))
    return sum(scores) if all(scores) else 0.0


def _is_similar(word: str, typed: str) -> bool:
    """Return whether a word was mistyped, as in "shoping" or "snoze"."""
    from difflib import SequenceMatcher

    return len(typed) > 2 and SequenceMatcher(None, word, typed).ratio() >= _SIMILAR
