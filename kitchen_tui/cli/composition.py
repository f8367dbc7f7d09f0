"""The composition root: builds a kitchen over the journal on disk, the config, and the clock of this machine.

Parts are imported when they are needed: printing a recipe needs no journal, and `status` needs no recipe.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kitchen_tui.cli.io import Exit, Stop, print_message
from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.text import clean_line
from kitchen_tui.paths import Paths, expand_home, resolve_paths

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kitchen_tui.config import LoadedConfig
    from kitchen_tui.config.settings import Config
    from kitchen_tui.cooking.alert import Rules
    from kitchen_tui.journal.sqlite import SqliteJournal
    from kitchen_tui.kitchen.service import Kitchen
    from kitchen_tui.model.recipe import Recipe
    from kitchen_tui.recipes.library import Library
    from kitchen_tui.recipes.problems import ReadResult
    from kitchen_tui.ringing.background import OpenSession

_SIMILAR = 0.45
"""The cutoff for suggesting an action's name: the names are short, and "nxt" should find next_step."""


class OpenKitchen(NamedTuple):
    """A kitchen, its journal, and the id of the open session (or ""), which is not resumed yet.

    `read_error` is a message if the journal could not be read.
    """

    kitchen: "Kitchen"
    journal: "SqliteJournal"
    session: str
    read_error: str = ""

    def close(self, timeout_s: float = 0) -> None:
        """Close the journal; print a message if it had to be recovered or could not be read."""
        self.journal.close(timeout_s)
        if notice := self.kitchen.take_notice():
            print_message(notice)


def open_kitchen(rules: "Rules | None" = None, may_be_unreadable: bool = False) -> OpenKitchen:
    """Open a kitchen on the cook's journal. Without `rules`, those of the config are used. Raises Stop.

    With `may_be_unreadable`, a journal that cannot be read at the moment is not an error: what is done meanwhile joins
    the open session as soon as it can be read.
    """
    from kitchen_tui.journal import JournalError, UnreadableError

    session = read_error = ""
    try:
        kitchen, journal = make_kitchen(rules)
        session = journal.open_session() or ""
    except JournalError as error:
        if not (may_be_unreadable and isinstance(error, UnreadableError)):
            raise Stop(Exit.NO_JOURNAL, str(error)) from None
        read_error = str(error)
    return OpenKitchen(kitchen, journal, session, read_error)


def open_background_session() -> "OpenSession | None":
    """Resume the open session for the background ringer; None if no session is open. Raises JournalError.

    Mistakes in the config are not printed, since the screen has shown them.
    """
    from kitchen_tui.config import load
    from kitchen_tui.config.settings import alert_rules
    from kitchen_tui.ringing.background import OpenSession

    config = load(resolve_paths().config_file).config
    kitchen, journal = make_kitchen(alert_rules(config.alarms))
    session = journal.open_session()
    if session is None:
        journal.close(0)
        return None
    kitchen.resume(session)
    return OpenSession(kitchen, journal, config)


def make_kitchen(rules: "Rules | None" = None) -> "tuple[Kitchen, SqliteJournal]":
    """Build a kitchen on the cook's journal without reading it. Without `rules`, those of the config are used.

    Raises JournalNewerError.
    """
    from kitchen_tui.clock import SystemClock
    from kitchen_tui.journal.sqlite import SqliteJournal
    from kitchen_tui.kitchen.service import Kitchen

    clock = SystemClock()
    journal = SqliteJournal(resolve_paths().journal, lambda: clock.now().wall_ms)
    return Kitchen(journal, clock, rules or _configured_rules()), journal


def _configured_rules() -> "Rules":
    from kitchen_tui.cooking.alert import DEFAULT_RULES

    if not resolve_paths().config_file.exists():
        return DEFAULT_RULES
    from kitchen_tui.config.settings import alert_rules

    return alert_rules(open_config().alarms)


@contextmanager
def stopping_on_journal_errors() -> Iterator[None]:
    """Raise Stop instead of JournalError."""
    from kitchen_tui.journal import JournalError

    try:
        yield
    except JournalError as error:
        raise Stop(Exit.NO_JOURNAL, str(error)) from None


def resume(opened: OpenKitchen) -> "Kitchen":
    """Resume the open session. Raises Stop if none is open or the journal cannot be read."""
    if not opened.session:
        raise Stop(Exit.NOTHING_OPEN, "No session is open; kitchen-tui cook RECIPE opens one.")
    with stopping_on_journal_errors():
        opened.kitchen.resume(opened.session)
    return opened.kitchen


# The config --------------------------------------------------------------------------------------------------------


def open_config(overrides: "Sequence[str]" = ()) -> "Config":
    """Return the effective settings. Mistakes are printed, and replaced by the defaults."""
    return load_config(overrides).config


def load_config(overrides: "Sequence[str]" = ()) -> "LoadedConfig":
    """Return the effective settings with their sources. Mistakes are printed.

    `overrides` are the values of --set. Raises Stop for a wrong one, since the cook has just typed it.
    """
    from kitchen_tui.clock import choose_clock
    from kitchen_tui.config import load
    from kitchen_tui.config.load import OverrideError, apply_overrides

    try:
        apply_overrides(overrides)
    except OverrideError as error:
        raise Stop(Exit.USAGE, str(error)) from None
    loaded = load(resolve_paths().config_file)
    choose_clock(loaded.config.clock)
    if loaded.config.keys:
        loaded = loaded._replace(problems=(*loaded.problems, *_unknown_actions(loaded)))
    for problem in loaded.problems:
        print_message(problem)
    return loaded


def _unknown_actions(loaded: "LoadedConfig") -> list[str]:
    """Return a message for each name under [keys] that is not an action, with a suggestion."""
    from difflib import get_close_matches

    from kitchen_tui.tui.actions import ACTIONS

    known = [action.name for action in ACTIONS]
    messages = []
    for name in loaded.config.keys:
        if name not in known:
            near = get_close_matches(name, known, 1, _SIMILAR)
            hint = f"Did you mean {near[0]}?" if near else f"The actions are {', '.join(known)}."
            messages.append(f"{_source_of_key(loaded, name)}: there is no action {clean_line(name, 80)}. {hint}")
    return messages


def _source_of_key(loaded: "LoadedConfig", name: str) -> str:
    """Return the file and line of a name under [keys], or the source of the whole table without a file."""
    source = loaded.sources["keys"]
    file, _, line = source.rpartition(":")
    if not line.isdecimal():
        return source
    from kitchen_tui.config.load import key_lines

    numbers = key_lines(Path(file).read_text(encoding="utf-8-sig"))
    return f"{file}:{numbers.get(f'keys.{name}', line)}"


# The library -------------------------------------------------------------------------------------------------------


def open_library() -> "Library":
    """Return the library of the cook's own folders, including those of the config, and the shipped recipes."""
    paths = resolve_paths()
    return make_library(open_config().library if paths.config_file.exists() else (), paths)


def print_if_hidden(name: str) -> None:
    """Print a message if a new recipe of the cook's own replaces a shipped one of the same name."""
    from kitchen_tui.recipes.library import Library

    if any(file.name == name for file in Library((), resolve_paths().shipped).files()):
        print_message(f"It is used instead of the recipe “{name}” that is included with kitchen-tui")


def make_library(folders: "Sequence[str]", paths: Paths) -> "Library":
    """Return the library of `folders`, the cook's own folder and the shipped recipes."""
    from kitchen_tui.recipes.library import Library

    return Library((paths.recipes, *map(expand_home, folders)), paths.shipped, paths.cache)


def read_recipe(name: str, action: str, is_quiet: bool = False) -> "tuple[Recipe, Exit]":
    """Read the recipe of a library name, path or URL; return it with an exit code.

    Problems are printed unless `is_quiet`, and set the exit code. Raises Stop if it cannot be read, with a message that
    it cannot be `action`, such as "shown".
    """
    from kitchen_tui.recipes.formats.source import is_url

    reading = recipe_at_url(name) if is_url(name) else open_library().find(name)
    if reading.recipe is None and len(reading.problems) == 1 and not reading.problems[0].line:
        (problem,) = reading.problems  # the only problem concerns the whole file: for example, it does not exist
        subject = "" if f"“{name}”" in problem.text else f"{name}: "
        raise Stop(Exit.PROBLEM, f"{subject}{problem.text} {problem.hint}".rstrip())
    if not is_quiet or reading.recipe is None:
        print_problems(reading, name)
    if reading.recipe is None:
        raise Stop(Exit.PROBLEM, f"“{name}” cannot be {action}.")
    return reading.recipe, Exit.PROBLEM if reading.problems else Exit.FINE


@cache
def recipe_at_url(url: str) -> "ReadResult":
    """Fetch the recipe of a web page, named after its title; what is uncertain is printed."""
    from kitchen_tui.cli.recipe_files import find_recipes
    from kitchen_tui.recipes.formats.found import chosen
    from kitchen_tui.recipes.library.own_recipes import file_name
    from kitchen_tui.recipes.problems import problem_line

    found, stem = find_recipes(url)
    result = chosen(found, stem or "recipe")
    for doubt in result.uncertain:
        print_message(f"Uncertain: {problem_line(doubt, url)}")
    recipe = result.recipe and result.recipe._replace(name=file_name(result.recipe.title, stem))
    return result._replace(recipe=recipe)


def print_problems(reading: "ReadResult", path: object) -> None:
    """Print every problem of a recipe on stderr, one per line."""
    from kitchen_tui.recipes.problems import problem_line

    for problem in reading.problems:
        print_message(problem_line(problem, path))
