"""Tests of the screen run in UTC and in colour, independent of the environment."""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

from kitchen_tui.planning import limits, meal
from kitchen_tui.tui.app import KitchenApp
from tests.support.pilot import settled
from tests.tui.browsing import SOUP, RecipeFolders


@pytest.fixture(autouse=True)
def plain_surroundings(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Clear settings for colours and themes from the environment; local time is UTC."""
    for name in ("NO_COLOR", "TEXTUAL_THEME", "TEXTUAL_ANIMATIONS"):
        monkeypatch.delenv(name, raising=False)
    with monkeypatch.context() as zone:
        zone.setenv("TZ", "UTC")
        time.tzset()
        yield
    time.tzset()


@pytest.fixture(scope="session", autouse=True)
def stylesheets_parsed_once() -> Iterator[None]:
    """Share parsed style sheets between all apps of a run: parsing takes half of an app's start."""
    parse = Stylesheet._parse_rules
    parsed: dict[tuple[object, ...], list[RuleSet]] = {}

    def parse_once(sheet: Stylesheet, *source: Any, **more: Any) -> list[RuleSet]:
        key = (*source, *more.items(), *sheet._variables.items())
        if key not in parsed:
            parsed[key] = parse(sheet, *source, **more)
        return parsed[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", parse_once)
        yield


@pytest.fixture(scope="session", autouse=True)
def meals_solved_once() -> Iterator[None]:
    """Search for the plan of each meal once per run: it depends on the arguments only, and many tests plan alike."""
    solve = limits.solved
    plans: dict[tuple[object, ...], Any] = {}

    def solved_once(*arguments: Any) -> Any:
        key = tuple(tuple(given.items()) if isinstance(given, Mapping) else given for given in arguments)
        if key not in plans:
            plans[key] = solve(*arguments)
        return plans[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(meal, "solved", solved_once)
        yield


@pytest.fixture(autouse=True)
def no_waiting_for_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the pilot wait until the app has nothing left to do."""
    monkeypatch.setattr("textual.app.wait_for_idle", settled)
    monkeypatch.setattr("textual.pilot.wait_for_idle", settled)


@pytest.fixture
def folders(tmp_path: Path) -> RecipeFolders:
    """Return three recipes, one of them shipped, and a broken file."""
    made = RecipeFolders(tmp_path)
    made.write("Soft eggs")
    made.write("Green soup", "leeks", "soup")
    made.write("Potato salad", "potatoes", own=False)
    made.spoil("apple-pie")
    return made


@pytest.fixture
def in_editor(monkeypatch: pytest.MonkeyPatch) -> None:
    """Allow suspending the screen, which a test's terminal does not support."""

    @contextmanager
    def suspended(app: KitchenApp) -> Iterator[None]:
        yield

    monkeypatch.setattr(KitchenApp, "suspend", suspended)


@pytest.fixture
def soup(tmp_path: Path) -> Path:
    """Return a text file with a recipe."""
    file = tmp_path / "soup.txt"
    file.write_text(SOUP, encoding="utf-8")
    return file
