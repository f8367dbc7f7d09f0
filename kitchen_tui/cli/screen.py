"""Starts the screen; the only part of the command line that imports textual."""

import os
import sys
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING

from kitchen_tui.cli.composition import OpenKitchen, make_library
from kitchen_tui.cli.io import Exit, Stop
from kitchen_tui.journal import CLOSE_TIMEOUT_S, JournalError
from kitchen_tui.paths import resolve_paths

if TYPE_CHECKING:
    from pathlib import Path

    from kitchen_tui.cli.recipe_history import RecipeHistory
    from kitchen_tui.config.settings import Config
    from kitchen_tui.recipes.library.index import Index
    from kitchen_tui.ringing.foreground import ForegroundRinger
    from kitchen_tui.tui.app import KitchenApp
    from kitchen_tui.tui.host import LibraryService


def require_terminal() -> None:
    """Raise Stop unless stdin and stdout are a terminal."""
    if not all(stream is not None and stream.isatty() for stream in (sys.__stdin__, sys.__stdout__)):
        raise Stop(Exit.USAGE, "The screen needs a terminal; kitchen-tui status works without one.")


def show_app(
    opened: OpenKitchen,
    config: "Config",
    greeting: str = "",
    speed: float = 1.0,
    begun: str = "",
    *,
    ascii_only: bool = False,
) -> int:
    """Run the app until the cook leaves it; return its exit code.

    `greeting` is the first message; for a recipe that was just `begun` it is the note from last time. If no session is
    open, the library is shown, and what is chosen there runs at `speed`. `ascii_only` is implied by a locale without
    UTF-8.
    """
    import gc

    # Objects created at start-up stay alive: collecting garbage among them would take 5 % of the start.
    gc.disable()
    os.environ.setdefault("TEXTUAL_FPS", "240")  # a key waits at most 4 ms for its frame
    from kitchen_tui.tui import terminal_driver
    from kitchen_tui.tui.app import KitchenApp

    app = KitchenApp(
        opened.kitchen,
        keys=config.keys,
        theme=config.theme,
        reduced_motion=config.reduced_motion,
        greeting=greeting,
        library=_library_service(opened, config),
        speed=speed,
        begun=begun,
        presets=config.presets,
        step_text=config.step_text,
        kitchen_settings=config.kitchen,
        ascii_only=ascii_only or not terminal_driver.has_utf8(),
        error_log=resolve_paths().data / "errors.log",
    )
    app.ringer = ringer = _ringer(app, opened, config)
    try:
        code = app.run()
    finally:
        ringer.suspend()  # first, so that the background ringer need not wait for the journal to close
        ringer.shutdown()
        opened.journal.close(CLOSE_TIMEOUT_S)
        terminal_driver.discard_output()
    return code or app.return_code or 0


def _library_service(opened: OpenKitchen, config: "Config") -> "LibraryService":
    """Return the library and its history from the journal, neither of which is read before it is needed."""
    from kitchen_tui.tui.host import LibraryService

    @cache
    def history() -> "RecipeHistory":
        from kitchen_tui.cli.recipe_history import RecipeHistory

        return RecipeHistory(opened.journal)

    def index() -> "Index":
        from kitchen_tui.recipes.library.index import Index

        return Index(make_library(config.library, resolve_paths()), resolve_paths().cache)

    def last_cooked() -> dict[str, int]:
        with suppress(JournalError):  # the library works without its history
            return history().last_cooked()
        return {}

    def ratings() -> dict[str, int]:
        with suppress(JournalError):
            return history().ratings()
        return {}

    def last_note(recipe: str) -> str:
        with suppress(JournalError):
            return history().last_note(recipe)
        return ""

    def edit(path: "Path") -> str:
        from kitchen_tui.cli.recipe_files import edit_file

        return edit_file(path)

    return LibraryService(index, last_cooked, ratings, last_note, resolve_paths().recipes, edit)


def _ringer(app: "KitchenApp", opened: OpenKitchen, config: "Config") -> "ForegroundRinger":
    from kitchen_tui.ringing.foreground import ForegroundRinger

    def write(text: str) -> None:
        if app.ascii_only:
            from kitchen_tui.tui.paint.styled_text import to_ascii

            text = to_ascii(text)
        if app.is_running and app._driver:  # Textual has no public way to write to the terminal
            app._driver.write(text)
        elif sys.__stdout__ and sys.__stdout__.isatty():  # restores the title after the app has ended
            with suppress(OSError):
                sys.__stdout__.write(text)
                sys.__stdout__.flush()

    def settle(seconds: float) -> bool:
        try:
            opened.journal.flush(seconds)
        except JournalError:  # the screen has shown what is not saved
            return False
        return True

    return ForegroundRinger(config, resolve_paths(), write, settle)
