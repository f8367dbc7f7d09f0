"""Verbs and a journal in trouble: two that open a session at once, odd events, and one that another program holds."""

import errno
import json
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from unittest.mock import Mock
from zlib import crc32

import pytest

from kitchen_tui.cli.verbs import cook, do
from kitchen_tui.cooking import commands
from kitchen_tui.cooking.history import VERSION, Record, Unknown
from kitchen_tui.cooking.instant import Instant
from kitchen_tui.journal import UnreadableError
from kitchen_tui.journal.sqlite import SqliteJournal
from kitchen_tui.kitchen.service import Kitchen
from kitchen_tui.model.duration import MINUTE, Span
from kitchen_tui.model.recipe import Recipe
from kitchen_tui.testing import FakeClock
from tests.cli.conftest import PORK, Shell, sentence
from tests.support.waiting import lock_waits


@pytest.fixture
def meanwhile(shell: Shell, clock: FakeClock, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Let another terminal open a session and execute a command, after the verb has looked and before it opens one."""

    def arrange(module: Any, name: str, command_of: Callable[[Any], commands.Command], speed: float = 1) -> None:
        asked = getattr(module, name)

        def answer(*words: Any, **options: Any) -> Any:
            found = asked(*words, **options)
            journal = SqliteJournal(shell.journal, lambda: 0)
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
    assert list(shell.timers) == ["eggs", "eggs 2"]


def test_two_processes_start_the_same_recipe_once(shell: Shell, meanwhile: Callable[..., None]) -> None:
    def same(recipe: Recipe) -> commands.Command:
        return commands.StartDish(recipe)

    meanwhile(cook, "read_dish", same)
    assert shell("cook", PORK).code == 0
    assert shell.dishes == [PORK]


def test_the_first_dish_of_a_session_just_opened_elsewhere_is_awaited(
    shell: Shell, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = SqliteJournal(shell.journal, lambda: 0)
    other = Kitchen(journal, clock)
    other.open()
    journal.flush(5)

    def moment(_: float) -> None:
        other.execute(commands.StartDish(cook.read_dish(PORK)))
        journal.flush(5)

    monkeypatch.setattr(cook, "sleep", moment)
    assert shell("cook", PORK).code == 0
    assert shell.dishes == [PORK]
    journal.close(5)


def test_a_recipe_joins_a_session_opened_meanwhile(shell: Shell, meanwhile: Callable[..., None]) -> None:
    meanwhile(cook, "read_dish", _eggs)
    assert shell("cook", PORK).code == 0
    found = shell.status
    assert [recipe["name"] for recipe in found["session"]["recipes"]] == [PORK]
    assert "eggs" in [timer["name"] for timer in found["timers"]]


def test_a_rehearsal_does_not_join_a_session_of_another_pace(shell: Shell, meanwhile: Callable[..., None]) -> None:
    meanwhile(cook, "read_dish", _eggs, 60)
    sentence(shell("cook", PORK, "--speed", "10"), 2, ["runs at speed 60"])


pytestmark = pytest.mark.usefixtures("clock")
ODD: list[tuple[str, Any]] = [
    ("timer_boiled_over", {"timer": "t"}),
    ("timer_started", {}),
    ("timer_started", {"timer": "t", "spec": {"id": "s", "name": 5, "least_ms": 1, "most_ms": 1}}),
    ("dish_started", {"dish": "d", "recipe": {"name": "soup"}}),
    ("dish_started", {"dish": "d", "recipe": 7}),
    ("note_taken", {"text": ["a"]}),
]
ABSURD: list[tuple[str, Any]] = [
    ("dish_scaled", {"dish": "d", "numerator": 1, "denominator": 0}),
    ("session_opened", {"speed": 0}),
    ("session_opened", {"speed": float("nan")}),
    ("session_opened", {"speed": float("inf")}),
    ("timer_started", {"timer": "t", "spec": {"id": "s", "name": "eggs", "least_ms": 1, "most_ms": 10**30}}),
    ("timer_started", {"timer": "t", "spec": {"id": "s", "name": "eggs", "least_ms": 1, "most_ms": float("nan")}}),
    ("alert_sounded", {"timer": "t", "threshold": "due", "late_ms": -(10**20)}),
]
VERBS = ["status", "status --json", "log", "log --json", "timer --list", "timer 5m", "note n", "journal export", "cook"]


def _line(line: str, **changed: Any) -> str:
    """Return an exported line with changed content and a correct checksum."""
    plain = {**json.loads(line), **changed}
    del plain["crc"]
    return json.dumps({**plain, "crc": crc32(json.dumps(plain, sort_keys=True, separators=(",", ":")).encode())})


@pytest.mark.parametrize(("kind", "payload"), ODD + ABSURD)
def test_an_import_refuses_unknown_records(eggs: Shell, kind: str, payload: Any) -> None:
    first, second = eggs("journal", "export").out.splitlines()
    odd = f"{first}\n{_line(second, kind=kind, payload=payload)}\n"
    sentence(eggs("journal", "import", "-", stdin=odd), 4, ["Line 2", "cannot be understood"])
    assert eggs("journal", "check").code == 0


@pytest.mark.parametrize(
    "changed",
    [{"session": 5}, {"session": "\ud800"}, {"payload": []}, {"version": "2"}]
    + [{"at": {"boot_ms": number, "wall_ms": 1, "boot_id": "b"}} for number in (2**70, 0.5, "1", None)],
)
def test_an_import_refuses_values_that_the_journal_cannot_store(eggs: Shell, changed: dict[str, Any]) -> None:
    first, second = eggs("journal", "export").out.splitlines()
    sentence(eggs("journal", "import", "-", stdin=f"{first}\n{_line(second, **changed)}\n"), 4, ["Line 2"])


def test_an_import_refuses_deeply_nested_lines(eggs: Shell) -> None:
    sentence(eggs("journal", "import", "-", stdin="[" * 100_000), 4, ["Line 1"])


def test_a_repeated_line_is_imported_once(eggs: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = eggs("journal", "export").out
    monkeypatch.setenv("KITCHEN_TUI_HOME", str(eggs.home / "other"))
    assert eggs("journal", "import", "-", stdin=lines + lines).out == "2 records were new\n"


def test_an_imported_open_session_does_not_hide_the_own_one(eggs: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = eggs("journal", "export").out
    monkeypatch.setenv("KITCHEN_TUI_HOME", str(eggs.home / "other"))
    assert eggs("timer", "9m", "rice").code == 0
    assert eggs("journal", "import", "-", stdin=lines).out == "2 records were new\n"
    assert "rice" in eggs("status").out
    assert len(eggs("log", "--json").out.splitlines()) == 2


@pytest.mark.parametrize(
    ("words", "kind", "payload"), [(words, *ODD[0]) for words in VERBS] + [("status", *odd) for odd in ODD[1:]]
)
def test_an_odd_event_is_left_out_and_reported(eggs: Shell, words: str, kind: str, payload: Any) -> None:
    _write(eggs, kind, payload)
    ran = eggs(*words.split())
    assert ran.code == 0
    assert "Traceback" not in ran.err
    if words != "journal export":  # which takes them all out, as they are
        reports = [ran.err.strip(), *eggs.greetings]
        assert "1 event of the session could not be understood and had to be left out." in reports
    assert "eggs" in eggs("status").out
    sentence(eggs("journal", "check"), 4, ["Event 3 cannot be understood."])


def test_check_refuses_an_event_of_a_newer_version_like_other_verbs(eggs: Shell) -> None:
    _write(eggs, "note_taken", {"text": "n"}, VERSION + 1)
    for words in (("journal", "check"), ("status",)):
        sentence(eggs(*words), 4, ["please update kitchen-tui"])


def _write(shell: Shell, kind: str, payload: Any, version: int = VERSION) -> None:
    journal = SqliteJournal(shell.journal, lambda: 0)
    session = journal.open_session() or ""
    journal.submit([Record(session, "c", "w", Unknown(kind, json.dumps(payload)), Instant(1, 1, "b"), version=version)])
    journal.flush(5)
    journal.close(5)


def test_a_file_of_another_kind_is_refused_with_a_sentence(eggs: Shell, tmp_path: Path) -> None:
    file = tmp_path / "picture.jsonl"
    file.write_bytes(b"\xff\xfe\x00")
    sentence(eggs("journal", "import", str(file)), 1, [f"{file} is not an exported journal", "not UTF-8 text"])


@pytest.fixture
def held(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> Iterator[sqlite3.Connection]:
    """A journal with a timer, which another program holds and of which no copy can be made."""
    assert shell("timer", "5m", "eggs").code == 0
    with closing(sqlite3.connect(shell.journal, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN IMMEDIATE")
        monkeypatch.setattr(tempfile, "tempdir", str(shell.home / "nowhere"))
        yield other


@pytest.mark.usefixtures("held")
@pytest.mark.parametrize(
    "words",
    [("status",), ("status", "--json"), ("timer", "--list"), ("timer", "5m"), ("log",), ("note", "x")]
    + [("journal", what) for what in ("export", "check")],
)
def test_a_verb_reports_an_unreadable_journal(shell: Shell, words: tuple[str, ...]) -> None:
    sentence(shell(*words), 4, ["The journal cannot be read: another program holds the journal."])


def test_cook_reports_an_unreadable_journal_and_joins_its_session(shell: Shell, held: sqlite3.Connection) -> None:
    shell.before_flush = held.close
    assert shell("cook", PORK).code == 0
    assert shell.greetings == ["The journal cannot be read: another program holds the journal."]
    found = shell.status
    assert [recipe["name"] for recipe in found["session"]["recipes"]] == [PORK]
    assert "eggs" in [timer["name"] for timer in found["timers"]]


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (OSError(errno.EMFILE, "Too many open files", "/usr/lib/x.py"), "Too many files are open; raise the limit"),
        (OSError(errno.ENFILE, "Too many open files in system"), "Too many files are open; raise the limit"),
        (MemoryError(), "There is not enough memory"),
    ],
)
def test_a_limit_of_the_system_is_reported_with_a_sentence(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, error: Exception, message: str
) -> None:
    monkeypatch.setattr("kitchen_tui.cli.verbs.status.open_kitchen", Mock(side_effect=error))
    sentence(shell("status"), 1, [message])


@pytest.mark.parametrize("error", [OSError(errno.EMFILE, "Too many open files"), None])
def test_a_timer_is_saved_if_no_ringer_can_be_started(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, error: OSError | None
) -> None:
    monkeypatch.setenv("KITCHEN_TUI_RINGER", "true")
    monkeypatch.setattr("kitchen_tui.ringing.background.start_ringer", Mock(side_effect=error, return_value=None))
    ran = shell("timer", "5m", "eggs")
    assert (ran.code, ran.out[:9]) == (0, "eggs 5:00")
    assert ran.err == "Nothing rings unless a screen is open: the background ringer cannot be started.\n"
    assert list(shell.timers) == ["eggs"]


@pytest.mark.usefixtures("held")
def test_an_unreadable_journal_does_not_block_the_library(shell: Shell) -> None:
    path = shell.journal
    journal = SqliteJournal(path, lambda: 0)
    with lock_waits(path) as waits:
        for _ in range(10):
            with pytest.raises(UnreadableError):
                journal.open_session()
    assert waits
    assert sum(waits) < 0.2
    journal.close(0)
