"""The app's interface for screens and widgets, and the services that the command line passes to the app."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from textual.binding import Keymap
from textual.screen import Screen

from kitchen_tui.config.settings import KitchenTable
from kitchen_tui.cooking.commands import Command
from kitchen_tui.cooking.view import View
from kitchen_tui.kitchen.service import Kitchen
from kitchen_tui.kitchen.tick import Alarms
from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.recipe import Recipe
from kitchen_tui.tui.actions import Action
from kitchen_tui.tui.paint.step import StepText
from kitchen_tui.tui.status_line import StatusLine

if TYPE_CHECKING:
    from kitchen_tui.recipes.library.index import Index
    from kitchen_tui.recipes.scaling.convert import MeasureSystem


class Host(Protocol):
    """The app as seen by screens and widgets."""

    bought: set[str]
    """What is ticked on the shopping list."""

    @property
    def kitchen(self) -> Kitchen:
        """The session, its clock and its journal."""

    @property
    def view(self) -> View:
        """The view on screen."""

    @property
    def status(self) -> StatusLine:
        """The status line: messages, and whether everything is saved."""

    @property
    def actions(self) -> tuple[Action, ...]:
        """All actions, with the keys of the config."""

    @property
    def own_keys(self) -> Keymap:
        """The keys of the config as a Textual keymap."""

    @property
    def library(self) -> "LibraryService | None":
        """The recipes to choose from, or None."""

    @property
    def presets(self) -> Mapping[str, str]:
        """Timers of the config by name, for the entry line."""

    @property
    def step_text(self) -> StepText:
        """Return the spacing of step texts."""

    @property
    def kitchen_settings(self) -> KitchenTable:
        """Return the kitchen of the config: cooks, burners, shelves."""

    @property
    def ascii_only(self) -> bool:
        """Return whether only ASCII characters are shown."""

    @property
    def reduced_motion(self) -> bool:
        """Return whether flashing and animation are off."""

    @property
    def exit_notice(self) -> str:
        """One sentence that says what will ring after this screen is closed."""

    def key_of(self, action: str) -> str:
        """Return the first key of an action as it is displayed; empty if it has none."""

    def execute(self, command: Command, message: str = "") -> bool:
        """Execute a command and show `message`, or that of the kitchen; return False if it was refused."""

    def refresh_view(self) -> None:
        """Build a new view and paint it."""

    def request_paint(self) -> None:
        """Paint the view once, after the current event was handled."""

    def typing_started(self) -> None:
        """Pass unused keys that were pressed before an entry line opened to that line."""

    def choose_step_text(self, step_text: StepText) -> None:
        """Change the spacing of step texts on this screen."""

    def recipes(self) -> Sequence[Recipe]:
        """Return the recipes of all dishes, scaled and converted as on screen."""

    def choose_measures(self, system: "MeasureSystem") -> None:
        """Change the measures of amounts on this screen."""

    def begin_session(self) -> bool:
        """Open or join a session; show a message and return False if the journal does not allow it."""

    def end_session(self) -> None:
        """Close the session and exit."""

    def open_stove(self) -> None:
        """Switch from the library to the stove."""

    def library_screen(self) -> Screen[None]:
        """Return a new library screen."""


class Ringer(Alarms, Protocol):
    """Makes alerts audible while the screen runs; called by `tick`."""

    @property
    def exit_notice(self) -> str:
        """One sentence that says what will ring after this screen is closed."""

    def handle_reply(self, reply: str) -> None:
        """Handle the terminal's reply to a query of the ringer."""

    def suspend(self) -> None:
        """Silence everything, and let another process ring."""

    def shutdown(self) -> None:
        """Silence everything and close the channels."""


class LibraryService(NamedTuple):
    """The recipes, and their history in the journal.

    `open` is called whenever the library screen opens, so that changed files are found. `own` is the folder of the
    cook's own recipes. `edit` opens a file in the cook's editor, waits, and returns an error or "". `last_cooked` maps
    library names to UTC wall times in milliseconds, `ratings` to stars; `last_note` returns the note of a recipe or "".
    """

    open: "Callable[[], Index]"
    last_cooked: Callable[[], Mapping[str, int]] = dict
    ratings: Callable[[], Mapping[str, int]] = dict
    last_note: Callable[[str], str] = lambda name: ""
    own: Path | None = None
    edit: Callable[[Path], str] = lambda path: "no editor is set"
