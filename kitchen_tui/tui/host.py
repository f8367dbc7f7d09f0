"""The interface that the app offers to screens and widgets, and the services that the command line passes to it."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from textual.binding import Keymap
from textual.screen import Screen

from kitchen_tui.config.settings import KitchenTable
from kitchen_tui.cooking.commands import Command
from kitchen_tui.cooking.view import View
from kitchen_tui.kitchen.service import Kitchen
from kitchen_tui.kitchen.tick import Alarms
from kitchen_tui.model.recipe import Recipe
from kitchen_tui.tui.actions import Action
from kitchen_tui.tui.paint.step import StepText
from kitchen_tui.tui.status_line import StatusLine

if TYPE_CHECKING:
    from kitchen_tui.recipes.library.index import Index
    from kitchen_tui.recipes.scaling.convert import MeasureSystem


class Host(Protocol):
    """The app, as screens and widgets see it."""

    bought: set[str]
    """What is ticked on the shopping list."""

    @property
    def kitchen(self) -> Kitchen:
        """The session, its clock and its journal."""
        ...

    @property
    def view(self) -> View:
        """The view on screen."""
        ...

    @property
    def status(self) -> StatusLine:
        """The message and the saving state shown in place of the key hints."""
        ...

    @property
    def actions(self) -> tuple[Action, ...]:
        """All actions, with the keys of the config."""
        ...

    @property
    def own_keys(self) -> Keymap:
        """The keys of the config, as a Textual keymap."""
        ...

    @property
    def library(self) -> "LibraryService | None":
        """The recipes to choose from, if there are any."""
        ...

    @property
    def presets(self) -> Mapping[str, str]:
        """Timers of the config by name, for the entry line."""
        ...

    @property
    def step_text(self) -> StepText:
        """Return how the text of a step is set."""
        ...

    @property
    def kitchen_settings(self) -> KitchenTable:
        """Return how many cook, burners, shelves: the kitchen of the config."""
        ...

    @property
    def ascii_only(self) -> bool:
        """Return whether only ASCII characters are shown."""
        ...

    @property
    def reduced_motion(self) -> bool:
        """Return whether nothing may change its look from second to second."""
        ...

    @property
    def exit_notice(self) -> str:
        """One sentence that says what will ring after this screen is closed."""
        ...

    def key_of(self, action: str) -> str:
        """Return the first key of an action as it is displayed; empty if it has none."""
        ...

    def execute(self, command: Command, message: str = "") -> bool:
        """Carry out a command; on success show `message` or what the kitchen says. False if it was refused."""
        ...

    def refresh_view(self) -> None:
        """Build the view again and paint it."""
        ...

    def request_paint(self) -> None:
        """Paint the view once, after what is being handled now."""
        ...

    def typing_started(self) -> None:
        """Send keys that were pressed before a line opened, and not used, to that line."""
        ...

    def choose_step_text(self, step_text: StepText) -> None:
        """Set the text of steps in another way, on this screen only."""
        ...

    def recipes(self) -> Sequence[Recipe]:
        """Return the recipes of all dishes, as they are shown on this screen."""
        ...

    def choose_measures(self, system: "MeasureSystem") -> None:
        """Show amounts in other measures, on this screen only."""
        ...

    def begin_session(self) -> bool:
        """Open or join a session; False, with a message, if the journal does not allow it."""
        ...

    def end_session(self, note: str) -> None:
        """Close the session, with a note for next time if there is one, and exit."""
        ...

    def open_stove(self) -> None:
        """Leave the library for the stove."""
        ...

    def library_screen(self) -> Screen[None]:
        """Return a new library screen."""
        ...


class Ringer(Alarms, Protocol):
    """Makes alerts audible while the screen runs; `tick` rings by it."""

    @property
    def exit_notice(self) -> str:
        """One sentence that says what will ring after this screen is closed."""
        ...

    def handle_reply(self, reply: str) -> None:
        """Take a reply of the terminal to something the ringer wrote to it."""
        ...

    def suspend(self) -> None:
        """Silence everything and let another process ring."""
        ...

    def shutdown(self) -> None:
        """Silence everything and close the channels."""
        ...


class LibraryService(NamedTuple):
    """The recipes, and what the journal knows about cooking them.

    `open` is called each time the library screen opens, so that changed files are found. `own` is the folder of the
    cook's own recipes; `edit` opens a file in the cook's editor, waits, and returns what went wrong, or "". By recipe
    name, `last_cooked` has UTC wall times in milliseconds, `ratings` stars, and `last_note` how it went, or "".
    """

    open: "Callable[[], Index]"
    last_cooked: Callable[[], Mapping[str, int]] = dict
    ratings: Callable[[], Mapping[str, int]] = dict
    last_note: Callable[[str], str] = lambda name: ""
    own: Path | None = None
    edit: Callable[[Path], str] = lambda path: "no editor is set"
