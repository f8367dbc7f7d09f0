"""Where the parts meet: a kitchen over the journal on disk, the config and the clock of this machine.

Each is loaded when it is asked for: what prints a recipe needs no journal, and `status` no recipe.
"""

from typing import TYPE_CHECKING, NamedTuple

from kitchen_tui.cli.exits import Exit, Stop
from kitchen_tui.cli.output import say
from kitchen_tui.paths import Paths, resolve_paths

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kitchen_tui.config import LoadedConfig
    from kitchen_tui.config.settings import Config
    from kitchen_tui.cooking.rules import Rules
    from kitchen_tui.journal.sqlite import SqliteJournal
    from kitchen_tui.kitchen import Kitchen
    from kitchen_tui.model.recipe import Recipe
    from kitchen_tui.recipes.library.library import Library
    from kitchen_tui.recipes.problems import ReadResult


class Opened(NamedTuple):
    """A kitchen, and the session that is open in its journal (empty: none). It is not resumed yet.

    `unread` is a sentence where the journal could not be asked for it.
    """

    kitchen: "Kitchen"
    journal: "SqliteJournal"
    session: str
    unread: str = ""

    def close(self, timeout_s: float = 0) -> None:
        """Let go of the journal, and say what of it was recovered or could not be read."""
        self.journal.close(timeout_s)
        if news := self.kitchen.news():
            say(news)


def open_kitchen(alert_rules: "Rules | None" = None, may_be_unreadable: bool = False) -> Opened:
    """Over the cook's journal; without `rules` by those of the config. Raises Stop where it cannot be used.

    Who cooks `may_be_unreadable` for now: it is said, and what is done joins what is open as soon as that can be read.
    """
    from kitchen_tui.clock import SystemClock
    from kitchen_tui.journal.protocol import JournalError, UnreadableError
    from kitchen_tui.journal.sqlite import SqliteJournal
    from kitchen_tui.kitchen import Kitchen

    clock = SystemClock()
    unread = ""
    try:
        journal = SqliteJournal(resolve_paths().journal, lambda: clock.now().wall_ms)
        session = journal.open_session() or ""
    except JournalError as error:
        if not (may_be_unreadable and isinstance(error, UnreadableError)):
            raise Stop(Exit.NO_JOURNAL, str(error)) from None
        session, unread = "", str(error)
    return Opened(Kitchen(journal, clock, alert_rules or _own_rules()), journal, session, unread)


def _own_rules() -> "Rules":
    from kitchen_tui.cooking.rules import DEFAULT_RULES

    if not resolve_paths().config_file.exists():
        return DEFAULT_RULES
    from kitchen_tui.config.settings import alert_rules

    return alert_rules(open_config().alarms)


def resume(opened: Opened) -> "Kitchen":
    """The open session. Raises Stop where none is open or the journal cannot be read."""
    from kitchen_tui.journal.protocol import JournalError

    if not opened.session:
        raise Stop(Exit.NOTHING_OPEN, "no session is open; kitchen-tui cook RECIPE opens one")
    try:
        opened.kitchen.resume(opened.session)
    except JournalError as error:
        raise Stop(Exit.NO_JOURNAL, str(error)) from None
    return opened.kitchen


def open_config(flags: "Sequence[str]" = ()) -> "Config":
    """The effective settings; what is wrong with them is said on stderr and the defaults stand."""
    return load_config(flags).config


def load_config(flags: "Sequence[str]" = ()) -> "LoadedConfig":
    """The settings with where each comes from; what is wrong with them is said on stderr and the defaults stand.

    `flags` are the KEY=VALUE of the command line. Raises Stop for a wrong one: who typed it is still there.
    """
    from kitchen_tui.config import load
    from kitchen_tui.config.overrides import OverrideError, apply_overrides

    try:
        apply_overrides(flags)
    except OverrideError as error:
        raise Stop(Exit.USAGE, str(error)) from None
    loaded = load(resolve_paths().config_file)
    if loaded.config.keys:
        from kitchen_tui.cli.key_names import unknown_actions

        loaded = loaded._replace(problems=(*loaded.problems, *unknown_actions(loaded)))
    for problem in loaded.problems:
        say(problem)
    return loaded


def open_library(where: Paths | None = None) -> "Library":
    """The cook's own folders (from the config, when there is one) and the shipped recipes."""
    where = where or resolve_paths()
    return library_of(open_config().library if where.config_file.exists() else (), where)


def library_of(folders: "Sequence[str]", where: Paths) -> "Library":
    """The cook's own folders, `folders` among them, and the shipped recipes."""
    from pathlib import Path

    from kitchen_tui.recipes.library.library import Library

    return Library((where.recipes, *(Path(folder).expanduser() for folder in folders)), where.shipped)


def read_recipe(wanted: str, deed: str, is_quiet: bool = False) -> "tuple[Recipe, Exit]":
    """The recipe of that library name or path, and the exit code: what was read past is said, unless `is_quiet`.

    Raises Stop where there is none to be had: why is said, and that it cannot be `deed` ("shown").
    """
    reading = open_library().find(wanted)
    if not is_quiet or reading.recipe is None:
        tell(reading, wanted)
    if reading.recipe is None:
        raise Stop(Exit.PROBLEM, f"“{wanted}” cannot be {deed}")
    return reading.recipe, Exit.PROBLEM if reading.problems else Exit.FINE


def tell(reading: "ReadResult", path: object) -> None:
    """Every problem of a reading on stderr, one a line."""
    from kitchen_tui.recipes.problems import problem_line

    for problem in reading.problems:
        say(problem_line(problem, path))
