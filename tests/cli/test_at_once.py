"""Two processes that open a session at the same moment, without seeing each other's."""

from collections.abc import Callable
from typing import Any

import pytest

from kitchen_tui.cli.verbs import cook, do
from kitchen_tui.cooking import commands
from kitchen_tui.journal.sqlite import SqliteJournal
from kitchen_tui.kitchen.service import Kitchen
from kitchen_tui.model.duration import MINUTE, Span
from kitchen_tui.model.recipe import Recipe
from kitchen_tui.testing import FakeClock
from tests.cli.conftest import PORK, Shell, sentence
from tests.cli.test_cook import status


@pytest.fixture
def meanwhile(shell: Shell, clock: FakeClock, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Let another terminal open a session and execute a command, after the verb has looked and before it opens one."""

    def arrange(module: Any, name: str, command_of: Callable[[Any], commands.Command], speed: float = 1) -> None:
        asked = getattr(module, name)

        def answer(*words: Any, **options: Any) -> Any:
            found = asked(*words, **options)
            journal = SqliteJournal(shell.home / "data" / "journal.sqlite3", lambda: 0)
            kitchen = Kitchen(journal, clock)
            kitchen.open(speed)
            kitchen.execute(command_of(found))
            journal.flush(5)
            journal.close(5)
            return found

        monkeypatch.setattr(module, name, answer)

    return arrange


def _eggs(_: object) -> commands.Command:
    return commands.AddTimer("eggs", Span(9 * MINUTE, 9 * MINUTE))


def test_no_timer_that_was_printed_is_lost(shell: Shell, meanwhile: Callable[..., None]) -> None:
    meanwhile(do, "timer_command", _eggs)
    assert shell("timer", "5m", "eggs").out.startswith("eggs 2 5:00 → ")
    assert [timer["name"] for timer in status(shell)["timers"]] == ["eggs", "eggs 2"]


def test_the_same_recipe_is_begun_once(shell: Shell, meanwhile: Callable[..., None]) -> None:
    def same(recipe: Recipe) -> commands.Command:
        return commands.StartDish(recipe)

    meanwhile(cook, "_read", same)
    assert shell("cook", PORK).code == 0
    assert [recipe["name"] for recipe in status(shell)["session"]["recipes"]] == [PORK]


def test_the_first_dish_of_a_session_just_opened_elsewhere_is_awaited(
    shell: Shell, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = SqliteJournal(shell.home / "data" / "journal.sqlite3", lambda: 0)
    other = Kitchen(journal, clock)
    other.open()
    journal.flush(5)

    def moment(_: float) -> None:
        other.execute(commands.StartDish(cook._read(PORK)))
        journal.flush(5)

    monkeypatch.setattr(cook, "sleep", moment)
    assert shell("cook", PORK).code == 0
    assert [recipe["name"] for recipe in status(shell)["session"]["recipes"]] == [PORK]
    journal.close(5)


def test_a_recipe_joins_what_was_opened_meanwhile(shell: Shell, meanwhile: Callable[..., None]) -> None:
    meanwhile(cook, "_read", _eggs)
    assert shell("cook", PORK).code == 0
    found = status(shell)
    assert [recipe["name"] for recipe in found["session"]["recipes"]] == [PORK]
    assert "eggs" in [timer["name"] for timer in found["timers"]]


def test_a_rehearsal_does_not_join_a_session_of_another_pace(shell: Shell, meanwhile: Callable[..., None]) -> None:
    meanwhile(cook, "_read", _eggs, 60)
    sentence(shell("cook", PORK, "--speed", "10"), 2, ["runs at speed 60"])
