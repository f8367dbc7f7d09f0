"""The table of actions, from which bindings, footer, palette and help are made. The config can change the keys."""

import unicodedata
from collections.abc import Mapping

from kitchen_tui.model.named_tuple import NamedTuple


class Action(NamedTuple):
    """`keys` are Textual's names, `shown` how they are displayed; `footer` is the priority of the hint (0: never)."""

    name: str
    keys: tuple[str, ...]
    shown: str
    label: str
    help: str
    group: str
    footer: int = 0


ACTIONS: tuple[Action, ...] = (
    Action("use_row", ("space",), "space", "tick", "Tick an ingredient; pause or silence timers",
           "Rows", 91),
    Action("cursor_up", ("up", "k"), "↑ k", "up", "Row above; scroll", "Rows"),
    Action("cursor_down", ("down", "j"), "↓ j", "down", "Row below; scroll", "Rows", 46),
    Action("next_step", ("n", "right"), "n", "look at next", "Next step, without completing this one",
           "Steps", 83),
    Action("previous_step", ("p", "left"), "p", "back", "Previous step", "Steps", 52),
    Action("all_steps", ("o",), "o", "steps", "All steps: open one, or mark it done", "Steps", 45),
    Action("done", ("d",), "d", "done", "Complete the step and its timers; go on", "Steps", 90),
    Action("start", ("t",), "t", "start", "Start the next timer, or the planned start", "Timers", 95),
    Action("yes", ("y",), "y", "yes", "Answer a check: done", "Checks and alarms", 0),
    Action("not_yet", ("x",), "x", "not yet", "Answer a check: not yet; or extend a timer",
           "Checks and alarms", 0),
    Action("finish", ("f",), "f", "finish", "Finish the selected timer", "Timers"),
    Action("cancel", ("c",), "c", "cancel", "Cancel the selected timer", "Timers"),
    Action("restart", ("r",), "r", "restart", "Restart the timer, even a finished one", "Timers"),
    Action("more", ("plus", "equals_sign"), "+", "1 min", "Add a minute; from now if it is due", "Timers",
           70),
    Action("less", ("minus",), "-", "1 min less", "Take off a minute", "Timers"),
    Action("add", ("a",), "a", "add", "Add a timer: 5m eggs, 90-120m, until 19:00", "Timers", 80),
    Action("acknowledge", ("enter",), "enter", "silence", "Silence the most urgent alert",
           "Checks and alarms", 85),
    Action("acknowledge_all", ("A",), "A", "silence all", "Silence all alerts", "Checks and alarms"),
    Action("snooze", ("s",), "s", "snooze", "Snooze for a minute, then for longer",
           "Checks and alarms", 0),
    Action("undo", ("u",), "u", "undo", "Undo the last command", "Session", 75),
    Action("redo", ("U",), "U", "redo", "Redo what was undone", "Session"),
    Action("eat_at", ("e",), "e", "eat at…", "Plan all dishes for a serving time: 19:30",
           "Plan", 65),
    Action("plan", ("g",), "g", "plan", "The plan: a picture, and what to do when", "Plan", 48),
    Action("move_dinner", ("m",), "m", "move dinner", "Answer a delay: dinner moves by as much", "Plan", 0),
    Action("hold_dinner", ("h",), "h", "hold dinner", "Answer a delay: late dishes come last",
           "Plan", 0),
    Action("leave_delay", ("l",), "l", "leave it", "Answer a delay: nothing moves", "Plan", 0),
    Action("info", ("i",), "i", "info", "About the recipe: tips, times, storage", "View", 30),
    Action("shopping", ("S",), "S", "shopping", "Shopping list for all dishes", "View"),
    Action("servings", ("v",), "v", "servings…", "Servings: 6, x1.5, half, 1.5 kg pork belly", "View", 15),
    Action("switch_dish", ("w",), "w", "other dish", "Switch to the next dish of the session", "View", 82),
    Action("next_pane", ("tab",), "tab", "pane", "Next pane", "View", 88),
    Action("across", ("z",), "z", "large", "Large view, readable across the kitchen", "View", 50),
    Action("find", ("slash",), "/", "find", "Find in this recipe", "View", 20),
    Action("help", ("question_mark",), "?", "help", "Help: keys and signs", "View", 92),
    Action("palette", ("ctrl+p",), "ctrl+p", "palette", "Command palette: every command by name", "View"),
    Action("suspend", ("ctrl+z",), "ctrl+z", "shell", "Suspend to the shell; fg returns", "Session"),
    Action("leave", ("q", "ctrl+c"), "q", "quit", "Quit; the session is kept", "Session", 55),
)  # fmt: skip
SLOTS = range(1, 10)
GROUPS = ("Rows", "Steps", "Timers", "View", "Checks and alarms", "Plan", "Session")


def keyed(
    actions: tuple[Action, ...], keys: Mapping[str, tuple[str, ...]], ascii_only: bool = False
) -> tuple[Action, ...]:
    """Return the actions with the keys of the config instead of the defaults.

    If only ASCII is shown, an arrow is left out: as "v" it would look like the key V.
    """
    chosen = (
        action._replace(keys=keys[action.name], shown=" ".join(keys[action.name])) if action.name in keys else action
        for action in actions
    )
    if not ascii_only:
        return tuple(chosen)
    return tuple(action._replace(shown=" ".join(filter(str.isascii, action.shown.split()))) for action in chosen)


# Keys without an action ---------------------------------------------------------------------------------------------

_LAYOUTS = (
    ("йцукенгшщзхъфывапролджэячсмитьбю", "qwertyuiop[]asdfghjkl;'zxcvbnm,."),  # Russian
    ("іїєґў", "s]'\\o"),  # Ukrainian, Belarusian
    (";ςερτυθιοπασδφγηξκλζχψωβνμ", "qwertyuiopasdfghjklzxcvbnm"),  # Greek
    ("קראטוןםפשדגכעיחלךףזסבהנמצתץ", "ertyuiopasdfghjkl;zxcvbnm,."),  # Hebrew
    ("ضصثقفغعهخحجشسيبلاتنمكطئءؤرىةوزظ", "qwertyuiop[asdfghjkl;'zxcvnm,./"),  # Arabic
    ("ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡ", "qwertyuiopasdfghjklzxcvbnm"),  # Korean
)
_LATIN_KEY_OF: Mapping[str, str] = {
    char: key for layout, keys in _LAYOUTS for char, key in zip(layout, keys, strict=True) if char != key
}
_NAMES = {"[": "left_square_bracket", "]": "right_square_bracket", ";": "semicolon", "'": "apostrophe",
          ",": "comma", ".": "full_stop", "/": "slash", "\\": "backslash"}  # fmt: skip


def layout_equivalents(character: str | None) -> list[str]:
    """Return the keys that an unbound character may stand for, the most likely first."""
    if not character or len(character) != 1:
        return []
    small = unicodedata.normalize("NFKC", character).lower()
    candidates = [small, _LATIN_KEY_OF.get(character, ""), _LATIN_KEY_OF.get(character.lower(), "")]
    found = dict.fromkeys(_NAMES.get(key, key) for key in candidates if key and key != character)
    return list(found)
