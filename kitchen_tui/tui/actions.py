"""Every action once: its keys, its word in the footer, its sentence in the help. Bindings, footer, palette and help
are all made from this table; the config file can give an action other keys.
"""

from collections.abc import Mapping
from typing import NamedTuple


class Action(NamedTuple):
    """`keys` are Textual's names; `shown` is how help and footer write them; `footer` ranks the hint, 0: never."""

    name: str
    keys: tuple[str, ...]
    shown: str
    label: str
    help: str
    group: str
    footer: int = 0


ACTIONS: tuple[Action, ...] = (
    Action("use_row", ("space",), "space", "tick", "Tick an ingredient; pause or resume a timer; hush one that rings",
           "The row", 0),
    Action("cursor_up", ("up", "k"), "up k", "up", "The row above; scroll up", "The row"),
    Action("cursor_down", ("down", "j"), "down j", "down", "The row below; scroll down", "The row"),
    Action("next_step", ("n", "right"), "n", "next", "Next step", "Steps", 60),
    Action("previous_step", ("p", "left"), "p", "back", "Previous step", "Steps"),
    Action("all_steps", ("o",), "o", "steps", "All steps: open or mark any", "Steps", 45),
    Action("done", ("d",), "d", "done", "The step is done: finish its timers, show the next undone step", "Steps", 90),
    Action("start", ("t",), "t", "start", "Start the held timer, else this step's next one", "Timers", 95),
    Action("yes", ("y",), "y", "yes", "Answer the open check: done", "Checks and alarms", 0),
    Action("not_yet", ("x",), "x", "not yet", "Answer the open check: not yet; with none open, extend the timer",
           "Checks and alarms", 0),
    Action("finish", ("f",), "f", "finish", "The selected timer is done", "Timers"),
    Action("cancel", ("c",), "c", "cancel", "Cancel the selected timer", "Timers"),
    Action("restart", ("r",), "r", "restart", "Run the selected timer once more", "Timers"),
    Action("more", ("plus", "equals_sign"), "+", "1 min", "A minute more; from now, if it is due", "Timers",
           70),
    Action("less", ("minus",), "-", "a minute less", "A minute less", "Timers"),
    Action("add", ("a",), "a", "add", "Add a timer: 5m eggs, 1h30, 90-120m roast, until 19:00", "Timers", 80),
    Action("acknowledge", ("enter",), "enter", "hush", "Hush the most urgent alert, only that",
           "Checks and alarms", 85),
    Action("acknowledge_all", ("A",), "A", "hush all", "Hush every alert", "Checks and alarms"),
    Action("snooze", ("s",), "s", "snooze", "Snooze a minute; again at once: 5, 10, 25 % of the time",
           "Checks and alarms", 0),
    Action("undo", ("u",), "u", "undo", "Take back the last command", "The session", 75),
    Action("redo", ("U",), "U", "redo", "Do it again", "The session"),
    Action("info", ("i",), "i", "info", "The recipe's tips, times, nutrition, storage", "Looking", 30),
    Action("shopping", ("S",), "S", "shopping", "The shopping list: what the groups share, added up", "Looking"),
    Action("servings", ("v",), "v", "servings…", "More or less of it: 6, x1.5, half, 1.5 kg pork belly", "Looking", 15),
    Action("switch_dish", ("w",), "w", "other dish", "Switch to the next dish of the session", "Looking", 82),
    Action("next_pane", ("tab",), "tab", "pane", "Next pane", "Looking", 88),
    Action("across", ("z",), "z", "far", "Across the room: only the digits, the name and what to do", "Looking", 50),
    Action("find", ("slash",), "/", "find", "Find in this recipe", "Looking", 20),
    Action("help", ("question_mark",), "?", "help", "All keys, on one page", "Looking", 92),
    Action("palette", ("ctrl+p",), "ctrl+p", "palette", "Every command by name", "Looking"),
    Action("suspend", ("ctrl+z",), "ctrl+z", "shell", "To the shell; fg comes back", "The session"),
    Action("leave", ("q", "ctrl+c"), "q", "quit", "Leave; the session waits", "The session", 55),
)  # fmt: skip
SLOTS = range(1, 10)
GROUPS = ("The row", "Steps", "Timers", "Checks and alarms", "Looking", "The session")


def keyed(actions: tuple[Action, ...], keys: Mapping[str, tuple[str, ...]]) -> tuple[Action, ...]:
    """The actions with the config's keys in place of their own."""
    return tuple(
        action._replace(keys=keys[action.name], shown=" ".join(keys[action.name])) if action.name in keys else action
        for action in actions
    )
