"""Events that make no sense: refused on import, and never a traceback if they are already stored."""

import json
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest

from kitchen_tui.cooking.history import VERSION, Record, Unknown
from kitchen_tui.cooking.instant import Instant
from kitchen_tui.journal.sqlite import SqliteJournal
from tests.cli.conftest import Shell, sentence

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


@pytest.fixture
def eggs(shell: Shell) -> Shell:
    """A shell whose session has a timer for eggs."""
    assert shell("timer", "5m", "eggs").code == 0
    return shell


def _line(line: str, **changed: Any) -> str:
    """Return an exported line with changed content and a correct checksum."""
    plain = {**json.loads(line), **changed}
    del plain["crc"]
    return json.dumps({**plain, "crc": crc32(json.dumps(plain, sort_keys=True, separators=(",", ":")).encode())})


@pytest.mark.parametrize(("kind", "payload"), ODD + ABSURD)
def test_an_import_refuses_what_it_does_not_understand(eggs: Shell, kind: str, payload: Any) -> None:
    first, second = eggs("journal", "export").out.splitlines()
    odd = f"{first}\n{_line(second, kind=kind, payload=payload)}\n"
    sentence(eggs("journal", "import", "-", stdin=odd), 4, ["Line 2", "cannot be understood"])
    assert eggs("journal", "check").code == 0


@pytest.mark.parametrize(
    "changed",
    [{"session": 5}, {"session": "\ud800"}, {"payload": []}, {"version": "2"}]
    + [{"at": {"boot_ms": number, "wall_ms": 1, "boot_id": "b"}} for number in (2**70, 0.5, "1", None)],
)
def test_an_import_refuses_what_the_journal_cannot_hold(eggs: Shell, changed: dict[str, Any]) -> None:
    first, second = eggs("journal", "export").out.splitlines()
    sentence(eggs("journal", "import", "-", stdin=f"{first}\n{_line(second, **changed)}\n"), 4, ["Line 2"])


def test_an_import_refuses_a_line_that_is_nested_without_end(eggs: Shell) -> None:
    sentence(eggs("journal", "import", "-", stdin="[" * 100_000), 4, ["Line 1"])


def test_a_line_that_comes_twice_is_imported_once(eggs: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = eggs("journal", "export").out
    monkeypatch.setenv("KITCHEN_TUI_HOME", str(eggs.home / "other"))
    assert eggs("journal", "import", "-", stdin=lines + lines).out == "2 records were new\n"


def test_an_open_session_that_is_imported_does_not_hide_ones_own(eggs: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = eggs("journal", "export").out
    monkeypatch.setenv("KITCHEN_TUI_HOME", str(eggs.home / "other"))
    assert eggs("timer", "9m", "rice").code == 0
    assert eggs("journal", "import", "-", stdin=lines).out == "2 records were new\n"
    assert "rice" in eggs("status").out
    assert len(eggs("log", "--json").out.splitlines()) == 2


@pytest.mark.parametrize(("kind", "payload"), ODD)
@pytest.mark.parametrize("words", VERBS)
def test_an_odd_event_is_left_out_and_reported(eggs: Shell, words: str, kind: str, payload: Any) -> None:
    _write(eggs, kind, payload)
    ran = eggs(*words.split())
    assert ran.code == 0
    assert "Traceback" not in ran.err
    if words != "journal export":  # which takes them all out, as they are
        told = [ran.err.strip(), *eggs.greetings]
        assert "1 event of the session could not be understood and had to be left out." in told
    assert "eggs" in eggs("status").out
    sentence(eggs("journal", "check"), 4, ["Event 3 cannot be understood."])


def test_a_check_refuses_an_event_of_a_newer_version_as_all_do(eggs: Shell) -> None:
    _write(eggs, "note_taken", {"text": "n"}, VERSION + 1)
    for words in (("journal", "check"), ("status",)):
        sentence(eggs(*words), 4, ["please update kitchen-tui"])


def _write(shell: Shell, kind: str, payload: Any, version: int = VERSION) -> None:
    journal = SqliteJournal(shell.home / "data" / "journal.sqlite3", lambda: 0)
    session = journal.open_session() or ""
    journal.submit([Record(session, "c", "w", Unknown(kind, json.dumps(payload)), Instant(1, 1, "b"), version=version)])
    journal.flush(5)
    journal.close(5)


def test_a_file_of_another_kind_is_refused_with_a_sentence(eggs: Shell, tmp_path: Path) -> None:
    file = tmp_path / "picture.jsonl"
    file.write_bytes(b"\xff\xfe\x00")
    sentence(eggs("journal", "import", str(file)), 1, [f"{file} is not an exported journal", "not UTF-8 text"])
