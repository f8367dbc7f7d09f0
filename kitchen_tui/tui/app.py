"""The app: it holds the kitchen, keeps the beat, and carries commands one way and views the other."""

import asyncio
import gc
from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.events import Event, Key
from textual.screen import Screen

from kitchen_tui.cooking.commands import Command
from kitchen_tui.cooking.decide import Refused
from kitchen_tui.cooking.view import View
from kitchen_tui.kitchen import Kitchen
from kitchen_tui.model.duration import SECOND
from kitchen_tui.tui import replies, terminal
from kitchen_tui.tui.actions import ACTIONS, Action, keyed
from kitchen_tui.tui.dressed import DressedApp
from kitchen_tui.tui.measures import Measures
from kitchen_tui.tui.ringer import Ringer
from kitchen_tui.tui.screens.base import KitchenScreen
from kitchen_tui.tui.screens.stove import StoveScreen
from kitchen_tui.tui.themes import DARK

if TYPE_CHECKING:
    from kitchen_tui.recipes.scaling.convert import MeasureSystem
    from kitchen_tui.tui.books import Books

_LONGEST_SLEEP_S = 0.34
"""Another terminal's commands show within half a second."""
_STOVE = "stove"
_SAYING_S = 5
_GREETING_S = 20
_TOLD_S = 10
_SAVING_SHOWS_MS = 100
_HUNG_UP = 129
_NOBODY_RINGS = "Nothing will ring once this is closed. The timers count on, and the next start knows them all."


class KitchenApp(DressedApp, inherit_bindings=False):
    """The cook's screen over one kitchen. Textual's own Ctrl-Q would leave and ask nothing: it is not inherited."""

    ENABLE_COMMAND_PALETTE: ClassVar[bool] = False
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c", "interrupt", show=False)]
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
        super().__init__()
        self.kitchen = kitchen
        self.ringer = ringer
        self.reduced_motion = reduced_motion
        self.said = ""
        self.typing_since = 0.0
        self._next_beat_ms = 0
        self._greeting = greeting
        self._begun = begun
        self.books = books
        self.speed = speed
        self._measures = Measures()
        self.view: View = kitchen.view(kitchen.now())
        self.dress(theme)
        self._forget: asyncio.TimerHandle | None = None

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
        if not self.is_headless:
            terminal.heed_signals(self.leave)
        self.theme_changed_signal.subscribe(self, self._repaint)
        self.app_resume_signal.subscribe(self, self._repaint)  # Textual draws only what changed since the shell
        if self._greeting:
            self.say(self._greeting, _GREETING_S)
        elif self._begun:
            self.call_after_refresh(self._remember)
        if self.ringer:
            self.app_suspend_signal.subscribe(self, self._rest, immediate=True)
        self._beating = asyncio.create_task(self._keep_the_beat())

    def _remember(self) -> None:
        """How it went last time. Past sessions are looked through behind the first frame: they must not delay it."""
        how = self.books.how(self._begun) if self.books else ""
        if how:
            self.say(how, _GREETING_S)

    def get_driver_class(self) -> type[Driver]:
        """One that leaves the terminal as it found it, and takes its answers for no keys."""
        replies.heed_replies()
        return terminal.driver_for(super().get_driver_class())

    def on_unmount(self) -> None:
        """What was still to come finds no screen any more."""
        self._beating.cancel()
        if self._forget:
            self._forget.cancel()

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

    def leave(self, code: int) -> None:
        """Leave at once and ask nothing: a signal came, or the terminal went."""
        terminal.end_anyway(code)
        self.exit(code)

    def _repaint(self, theme: object) -> None:
        self.dip_pens()
        for screen in self.screen_stack:
            if isinstance(screen, KitchenScreen):
                screen.again()

    # The beat -----------------------------------------------------------------------------------------------------

    async def _keep_the_beat(self) -> None:
        """Wake at every whole second and at the next threshold; in between look for other terminals' commands."""
        while True:
            if self.kitchen.now().boot_ms >= self._next_beat_ms or self._poll():
                self._beat_or_say()
            if not self.is_headless and terminal.is_gone():
                self.leave(_HUNG_UP)
                return
            wait_ms = (self._next_beat_ms - self.kitchen.now().boot_ms) / self.kitchen.session.speed
            await asyncio.sleep(min(max(wait_ms, 1) / SECOND, _LONGEST_SLEEP_S))

    def _until_next_beat_ms(self) -> int:
        """Of the session's clock: to the next shared second, or the next threshold before it."""
        now, speed = self.kitchen.now(), self.kitchen.session.speed
        to_second = SECOND - now.wall_ms % SECOND if speed == 1 else SECOND * speed
        return round(min(to_second, self.kitchen.quiet_for(now) * speed))

    def _beat_or_say(self) -> None:
        try:
            self.beat()
        except Exception as error:  # the one boundary: a fault in one beat must not stop the clock of all
            self.say(f"something went wrong and the timers go on: {type(error).__name__}: {error}")
        self._next_beat_ms = self.kitchen.now().boot_ms + self._until_next_beat_ms()

    def _poll(self) -> bool:
        """Take in other terminals' commands; a journal that cannot tell costs the cook those and not the timers."""
        try:
            return self.kitchen.poll()
        except Exception as error:  # its sentence says what to do
            self.say(str(error))
            return False

    def beat(self) -> None:
        """Ask what was crossed since the last look, make it heard, write it down, show it."""
        self._poll()
        now = self.kitchen.now()
        if moved := self.kitchen.follow_wall(now):
            self.say(f"the clock on the wall came into another zone; {', '.join(moved)} went with it", _GREETING_S)
        noticed = self.kitchen.noticed(now)
        view = self.kitchen.view(now)
        if self.ringer:
            told = self.ringer.beat(view, noticed)
            if told:
                self.say("; ".join(told), _TOLD_S)
        if noticed and (self.ringer is None or self.ringer.on_duty):
            self.kitchen.announced(noticed, now)
            view = self.kitchen.view(now)
        self._show(view)

    def on_replied(self, message: replies.Replied) -> None:
        """Who asked the terminal gets its answer."""
        if self.ringer:
            self.ringer.answered(message.text)

    def _rest(self, app: App[object]) -> None:
        if self.ringer:
            self.ringer.rest()

    @property
    def afterwards(self) -> str:
        """What rings when this screen is closed, in a sentence."""
        return self.ringer.afterwards if self.ringer else _NOBODY_RINGS

    def look(self) -> None:
        """Show how things stand."""
        self._show(self.kitchen.view(self.kitchen.now()))

    def _show(self, view: View) -> None:
        self.view = view = self._measures.applied(view)
        if isinstance(self.screen, KitchenScreen) and self.screen.is_mounted:  # else it looks for itself when it is
            self.screen.show(view)

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
        return True

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
        self._measures.choose(system)
        self.look()
        self.say({"us": "US measures", "metric": "metric measures"}.get(system, "measures as written"))

    def say(self, sentence: str, for_s: float = _SAYING_S) -> None:
        """Tell the cook something for a few seconds, where the keys are listed."""
        self.said = sentence
        if self._forget:
            self._forget.cancel()
        self._forget = asyncio.get_running_loop().call_later(for_s, self.unsay)
        self._show(self.view)

    def unsay(self) -> None:
        """What was said has been said."""
        if self.said:
            self.said = ""
            self._show(self.view)

    @property
    def saving(self) -> str:
        """Empty while everything is on disk; "saving…" where it takes its time; a sentence where it fails."""
        saving = self.kitchen.saving()
        if saving.problem:
            return saving.problem
        return "saving…" if saving.pending and saving.waited_ms > _SAVING_SHOWS_MS else ""
