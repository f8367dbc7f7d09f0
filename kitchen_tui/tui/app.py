"""The app: it holds the kitchen, keeps the beat, and carries commands one way and views the other."""

import asyncio
import gc
from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.events import Event, Key
from textual.screen import Screen

from kitchen_tui.cooking.commands import CloseSession, Command, TakeNote
from kitchen_tui.cooking.decide import Refused
from kitchen_tui.kitchen.service import Kitchen
from kitchen_tui.tui import replies, terminal
from kitchen_tui.tui.actions import ACTIONS, Action, keyed
from kitchen_tui.tui.beating import LONG_SAYING_S, SAVING_SHOWS_S, BeatingApp
from kitchen_tui.tui.ringer import Ringer
from kitchen_tui.tui.screens.base import KitchenScreen
from kitchen_tui.tui.screens.stove import StoveScreen
from kitchen_tui.tui.themes import DARK

if TYPE_CHECKING:
    from kitchen_tui.recipes.scaling.convert import MeasureSystem
    from kitchen_tui.tui.books import Books

_STOVE = "stove"


class KitchenApp(BeatingApp, inherit_bindings=False):
    """The cook's screen over one kitchen. Textual's own Ctrl-Q would leave and ask nothing: it is not inherited."""

    ENABLE_COMMAND_PALETTE: ClassVar[bool] = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "interrupt", show=False),
        Binding("ctrl+z", "suspend_process", show=False),
    ]
    CSS_PATH = "styles/stove.tcss"

    def __init__(
        self,
        kitchen: Kitchen,
        ringer: Ringer | None = None,
        *,
        keys: Mapping[str, tuple[str, ...]] | None = None,
        theme: str = DARK.name,
        reduced_motion: bool = False,
        greeting: str = "",
        begun: str = "",
        books: "Books | None" = None,
        speed: float = 1.0,
    ) -> None:
        self.actions: tuple[Action, ...] = keyed(ACTIONS, keys or {})
        self.own_keys = self._normalize_keymap({name: ",".join(chosen) for name, chosen in (keys or {}).items()})
        super().__init__(kitchen, ringer)
        self.reduced_motion = reduced_motion
        self.typing_since = 0.0
        self._greeting = greeting
        self._begun = begun
        self.books = books
        self.speed = speed
        self.dress(theme)

    def key_of(self, action: str) -> str:
        """How the key of an action is written, the cook's own included."""
        return next(each.shown.split()[0] for each in self.actions if each.name == action)

    def get_default_screen(self) -> Screen[None]:
        """The stove is the first screen and stays below all others; with no session open, the library is."""
        return StoveScreen() if self.kitchen.session.id else self.library()

    def library(self) -> Screen[None]:
        """The recipes to choose from."""
        from kitchen_tui.tui.screens.library import LibraryScreen

        return LibraryScreen(self.books) if self.books else StoveScreen()

    def to_the_stove(self) -> None:
        """Away from the library: down to the stove it lies on, or over to one where it was the first screen itself."""
        if isinstance(self.screen_stack[0], StoveScreen):
            self.pop_screen()
        else:
            self.add_mode(_STOVE, StoveScreen)  # Textual cannot take a first screen away, but begin another stack
            self.switch_mode(_STOVE)

    def on_mount(self) -> None:
        """The beat begins with the first frame; what was made up to here is no garbage."""
        gc.freeze()
        gc.enable()
        self.theme_changed_signal.subscribe(self, self._repaint)
        self.app_resume_signal.subscribe(self, self._repaint)  # Textual draws only what changed since the shell
        if self._greeting:
            self.say(self._greeting, LONG_SAYING_S)
        elif self._begun:
            self.call_after_refresh(self._remember)
        if self.ringer:
            self.app_suspend_signal.subscribe(self, self.rest, immediate=True)
        self.begin_to_beat()

    def _remember(self) -> None:
        """How it went last time. Past sessions are looked through behind the first frame: they must not delay it."""
        how = self.books.how(self._begun) if self.books else ""
        if how:
            self.say(how, LONG_SAYING_S)

    def get_driver_class(self) -> type[Driver]:
        """One that leaves the terminal as it found it, and takes its answers for no keys."""
        replies.heed_replies()
        return terminal.driver_for(super().get_driver_class(), self.leave)

    def on_unmount(self) -> None:
        """The end."""
        self.stop_beating()

    async def action_interrupt(self) -> None:
        """Ctrl-C on a sheet asks what it asks on the stove."""
        while len(self.screen_stack) > 1:
            await self.pop_screen()
        await self.screen.run_action("leave")

    async def on_event(self, event: Event) -> None:
        """A key that was pressed before the line was there to take it, and comes back unused, is typed on it."""
        if isinstance(event, Key) and event.is_forwarded and event.time < self.typing_since and self.focused:
            self.focused._forward_event(Key(event.key, event.character))
        else:
            await super().on_event(event)

    def _repaint(self, theme: object) -> None:
        self.dip_pens()
        for screen in self.screen_stack:
            if isinstance(screen, KitchenScreen):
                screen.again()

    # Commands -----------------------------------------------------------------------------------------------------

    def execute(self, command: Command) -> bool:
        """Carry out a command and show what came of it, or say why not; True where it was carried out."""
        try:
            said = self.kitchen.execute(command)
        except Refused as refused:
            self.say(str(refused))
            return False
        if said:
            self.say(said)
        else:
            self.unsay()  # what was said before is no longer so
        self.look()
        if self.ringer:  # an answer silences at once, not at the next second
            asyncio.get_running_loop().call_soon(self._beat_or_say)
        asyncio.get_running_loop().call_later(SAVING_SHOWS_S, self.tell_saving)
        return True

    def end_session(self, note: str) -> None:
        """Put the session away, with a line for next time where there is one, and leave."""
        if note.strip():
            self.execute(TakeNote(note))
        self._ended = True
        self.execute(CloseSession())
        self.exit(0)

    def begin(self) -> bool:
        """A session to cook in; False, and it is said, where the journal does not let one be opened."""
        try:
            self.kitchen.join_or_open(self.speed)
        except Refused as refused:
            self.say(str(refused))
            return False
        return True

    def show_in(self, system: "MeasureSystem") -> None:
        """Show the dish in other measures; nothing of it is recorded."""
        self.measures = system
        self.look()
        self.say({"us": "US measures", "metric": "metric measures"}.get(system, "measures as written"))
