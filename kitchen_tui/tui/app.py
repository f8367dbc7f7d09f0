"""The app: carries commands to the kitchen and views to the screens, and ticks."""

import asyncio
import gc
import os
import traceback
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.app import App
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.events import Event, Key
from textual.message import Message
from textual.screen import Screen

from kitchen_tui.config.settings import KitchenTable
from kitchen_tui.cooking.commands import CloseSession, Command
from kitchen_tui.cooking.decide import Refused
from kitchen_tui.cooking.session import Session, is_in_use
from kitchen_tui.cooking.view import View
from kitchen_tui.kitchen.service import Kitchen
from kitchen_tui.kitchen.tick import NOTHING_RINGS, tick
from kitchen_tui.model.duration import MINUTE
from kitchen_tui.model.recipe import Recipe
from kitchen_tui.tui import terminal_driver, terminal_input
from kitchen_tui.tui.actions import ACTIONS, Action, keyed, layout_equivalents
from kitchen_tui.tui.host import LibraryService, Ringer
from kitchen_tui.tui.paint.step import StepText
from kitchen_tui.tui.screens.base import KitchenScreen
from kitchen_tui.tui.screens.stove import StoveScreen
from kitchen_tui.tui.status_line import SAVING_SHOWS_S, StatusLine
from kitchen_tui.tui.themes import DARK, LIGHT, THEME_NAMES
from kitchen_tui.tui.ticker import Ticker

if TYPE_CHECKING:
    from kitchen_tui.recipes.scaling.convert import MeasureSystem

_STOVE = "stove"
_STYLES = Path(__file__).with_name("styles")
_HUNG_UP = 129
_APOLOGY = "The screen ended because of an internal error. Nothing is lost; the timers keep running."
_CLOSED_ELSEWHERE = "This session was ended in another terminal."


class KitchenApp(App[int], inherit_bindings=False):
    """The app for one kitchen. Textual's bindings are not inherited, since its Ctrl-Q would quit without asking.

    With `ticking=False` nothing happens by itself; tests move the clock and call `tick`.
    """

    ENABLE_COMMAND_PALETTE: ClassVar[bool] = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "interrupt", show=False),
        Binding("ctrl+z", "suspend_process", show=False),
    ]
    CSS_PATH = "styles/kitchen.tcss"

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
        library: LibraryService | None = None,
        error_log: Path | None = None,
        presets: Mapping[str, str] | None = None,
        step_text: StepText = "auto",
        ascii_only: bool = False,
        speed: float = 1.0,
        ticking: bool = True,
        kitchen_settings: KitchenTable | None = None,
    ) -> None:
        self.actions: tuple[Action, ...] = keyed(ACTIONS, keys or {}, ascii_only)
        self.own_keys = self._normalize_keymap({name: ",".join(chosen) for name, chosen in (keys or {}).items()})
        self._applied_theme = ""
        super().__init__()
        self.kitchen = kitchen
        self.ringer = ringer
        self.library = library
        self.reduced_motion = reduced_motion
        self.kitchen_settings = kitchen_settings or KitchenTable()
        self.status = StatusLine(kitchen, self.request_paint)
        self.ticker = Ticker(kitchen, self.safe_tick, self._between_ticks)
        self._ticking = ticking
        self._measures: MeasureSystem = "as written"
        self.view: View = kitchen.view(kitchen.now(), self._measures)
        self._paint_handle: asyncio.Handle | None = None
        self._typing_since = 0.0
        self._greeting = greeting
        self._begun = begun
        self._error_log = error_log
        self.presets = presets or {}
        self.step_text: StepText = step_text
        self.bought: set[str] = set()
        self.ascii_only = ascii_only
        self.speed = speed
        self._is_leaving = False
        self._apply_theme(theme)

    def key_of(self, action: str) -> str:
        shown = next(known.shown for known in self.actions if known.name == action)
        return shown.split()[0] if shown else ""

    @property
    def exit_notice(self) -> str:
        return self.ringer.exit_notice if self.ringer else NOTHING_RINGS

    # Screens ------------------------------------------------------------------------------------------------------

    def get_default_screen(self) -> Screen[None]:
        """Return the stove, or the library if nothing is cooking."""
        return StoveScreen(self) if is_in_use(self.kitchen.session) else self.library_screen()

    def library_screen(self) -> Screen[None]:
        from kitchen_tui.tui.screens.library_screen import LibraryScreen

        return LibraryScreen(self, self.library) if self.library else StoveScreen(self)

    def open_stove(self) -> None:
        if isinstance(self.screen_stack[0], StoveScreen):
            self.pop_screen()
        else:  # Textual cannot remove the first screen, but it can switch to another stack
            self.add_mode(_STOVE, lambda: StoveScreen(self))
            self.switch_mode(_STOVE)

    async def action_interrupt(self) -> None:
        """Close all sheets, then leave as on the stove."""
        while len(self.screen_stack) > 1:
            await self.pop_screen()
        await self.screen.run_action("leave")

    # Start and end ------------------------------------------------------------------------------------------------

    def on_mount(self) -> None:
        """Start ticking, and exclude the objects created at start-up from garbage collection."""
        gc.freeze()
        gc.enable()
        self.app_resume_signal.subscribe(self, self._redraw)
        if self._greeting:
            self.status.greet(self._greeting)
        elif self._begun:
            self.call_after_refresh(self._show_last_note)
        if self.ringer:
            self.app_suspend_signal.subscribe(self, self._suspended, immediate=True)
        if self._ticking:
            self.ticker.start()

    def on_ready(self) -> None:
        """Handle the keys that were typed before there was a screen."""
        if isinstance(self._driver, terminal_driver.KitchenDriver):
            self._driver.accept_input()

    def _show_last_note(self) -> None:
        """Show the note from last time. Past sessions are read after the first frame."""
        note = self.library.last_note(self._begun) if self.library else ""
        if note:
            self.status.greet(note)

    def get_driver_class(self) -> type[Driver]:
        """Return a driver that restores the terminal completely and tells replies from keys."""
        return terminal_driver.driver_for(super().get_driver_class(), self.leave, self._redraw)

    def on_unmount(self) -> None:
        self.ticker.stop()
        self.status.stop()

    def leave(self, code: int) -> None:
        """Exit at once without asking, after a signal or when the terminal is gone."""
        terminal_driver.exit_soon(code)
        self.exit(code)

    def _redraw(self, app: object = None) -> None:
        """Draw everything again, after a suspension or dropped output: Textual only draws what has changed."""
        for widget in self.screen.query("*"):
            widget.refresh()

    def _fatal_error(self) -> None:
        """Log an unhandled exception (Textual calls this), and exit with one sentence."""
        if self.is_headless:
            super()._fatal_error()
            return
        if not self._exit_renderables:
            self._exit_renderables.append(Text(write_error_log(self._error_log)))
        self._close_messages_no_wait()

    def action_suspend_process(self) -> None:
        """Stop until the shell continues the program; refuse if there is no shell to do so."""
        if terminal_driver.has_shell():
            super().action_suspend_process()
        else:
            self.status.show("There is no shell to suspend to.")

    def _suspended(self, app: object) -> None:
        if self.ringer:
            self.ringer.suspend()

    # Keys ---------------------------------------------------------------------------------------------------------

    def typing_started(self) -> None:
        self._typing_since = Message().time

    async def on_event(self, event: Event) -> None:
        """Handle keys that no widget has used.

        A key that was pressed just before an entry line opened is passed to that line. An unbound key acts as the key
        at the same place: the lower-case letter if Caps Lock is on, the Latin one on another keyboard layout.
        """
        if isinstance(event, Key) and event.is_forwarded:
            if event.time < self._typing_since and self.focused:
                self.focused._forward_event(Key(event.key, event.character))
                return
            equivalents = layout_equivalents(event.character)
            if equivalents and event.key not in (active := self.screen.active_bindings):
                equivalent = next((active[key] for key in equivalents if key in active), None)
                if equivalent:
                    await self.run_action(equivalent.binding.action, equivalent.node)
                    return
        await super().on_event(event)

    # Ticks --------------------------------------------------------------------------------------------------------

    def safe_tick(self) -> None:
        """Tick; show an error instead of letting it stop the timers."""
        try:
            self.tick()
        except Exception as error:
            self.status.show(f"Internal error; the timers keep running ({type(error).__name__}: {error}).")

    def tick(self) -> None:
        """Tick the kitchen, then show the view and the messages."""
        result = tick(self.kitchen, self.ringer, self.kitchen.now(), self._measures)
        if result.view.session.closed:
            if not self._is_leaving:
                self._is_leaving = True
                self.exit(0, message=_CLOSED_ELSEWHERE)
            return
        self.status.add(result.messages, result.failures)
        is_new_minute = result.view.now.wall_ms // MINUTE != self.view.now.wall_ms // MINUTE
        self.view = result.view
        self.request_paint()
        if is_new_minute:
            gc.collect()  # takes 2 ms; Python itself would wait for hours, in which memory grows

    def _between_ticks(self) -> bool:
        """Read commands from other terminals; return whether there were any."""
        if not self.is_headless and terminal_driver.is_gone():
            self.leave(_HUNG_UP)
        self.status.check_saving()
        return self.kitchen.sync()

    def on_terminal_reply(self, message: terminal_input.TerminalReply) -> None:
        if self.ringer:
            self.ringer.handle_reply(message.text)

    # Views --------------------------------------------------------------------------------------------------------

    def refresh_view(self) -> None:
        self.view = self.kitchen.view(self.kitchen.now(), self._measures)
        self.request_paint()

    def request_paint(self) -> None:
        """Paint once, after the current event and the tick that follows it have changed the view and the message."""
        if self._paint_handle:
            self._paint_handle.cancel()
        self._paint_handle = asyncio.get_running_loop().call_soon(self._paint)

    def _paint(self) -> None:
        if self.is_running and isinstance(self.screen, KitchenScreen) and self.screen.is_mounted:
            self.screen.show(self.view)
        if self._paint_handle:  # what a pane asks for while it is shown, the footer below it shows in this paint
            self._paint_handle.cancel()

    def choose_step_text(self, step_text: StepText) -> None:
        self.step_text = step_text
        self.status.show(f"Step text: {step_text}.")

    def recipes(self) -> list[Recipe]:
        return self.kitchen.recipes(self._measures)

    def choose_measures(self, system: "MeasureSystem") -> None:
        self._measures = system
        self.refresh_view()
        self.status.show({"us": "US measures.", "metric": "Metric measures."}.get(system, "Measures as written."))

    # Commands -----------------------------------------------------------------------------------------------------

    def execute(self, command: Command, message: str = "") -> bool:
        before = self.kitchen.session
        try:
            answer = self.kitchen.execute(command)
        except Refused as refused:
            self.status.show(str(refused))
            return False
        if self.ringer and _what_sounds(self.kitchen.session) != _what_sounds(before):  # not only at the next tick
            asyncio.get_running_loop().call_soon(self.ticker.tick)
        text = message or answer
        if text:
            self.status.show(text)
        else:
            self.status.clear()
        self.refresh_view()
        asyncio.get_running_loop().call_later(SAVING_SHOWS_S, self.status.check_saving)
        return True

    def begin_session(self) -> bool:
        try:
            self.kitchen.join_or_open(self.speed)
        except Refused as refused:
            self.status.show(str(refused))
            return False
        return True

    def end_session(self) -> None:
        self._is_leaving = True
        self.execute(CloseSession())
        self.exit(0)

    # Theme --------------------------------------------------------------------------------------------------------

    def _apply_theme(self, theme: str) -> None:
        """Apply a theme by its name in the config or in Textual, before the first frame; the dark one if unknown."""
        name = THEME_NAMES.get(theme, theme)
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self.set_reactive(KitchenApp.theme, name if name in self.available_themes else DARK.name)
        self.set_class(self.current_theme.dark, "-dark-mode")
        self.set_class(not self.current_theme.dark, "-light-mode")
        for name, is_set in (("ascii", self.ascii_only), ("no-color", self.no_color)):
            self.set_class(is_set, f"-{name}")
            if is_set:  # a style sheet takes milliseconds to parse
                self.css_path.append(_STYLES / f"{name}.tcss")
        self._applied_theme = self.theme
        self.stylesheet.set_variables(self.get_css_variables())

    def get_css_variables(self) -> dict[str, str]:
        """Return the colours of the theme; none before one is applied, when Textual first asks for those of its own."""
        return super().get_css_variables() if self._applied_theme else {}

    def _watch_theme(self, theme_name: str) -> None:
        """Ignore the current theme, which Textual sets again at the start: it would lay out everything twice."""
        if theme_name != self._applied_theme:
            self._applied_theme = theme_name
            super()._watch_theme(theme_name)


def _what_sounds(session: Session) -> tuple[object, ...]:
    return session.timers, session.plan, session.muted


def write_error_log(file: Path | None) -> str:
    """Append the current exception to a log file; return a sentence for the cook that names the file."""
    if file is None:
        return _APOLOGY
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        with open(descriptor, "a", encoding="utf-8", errors="backslashreplace") as log:
            log.write(f"{traceback.format_exc()}\n")
    except OSError:
        return _APOLOGY
    return f"{_APOLOGY} Details: {file}"
