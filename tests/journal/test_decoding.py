"""Each stored record is decoded once, one of this process never, and past sessions cost an opening nothing."""

from pathlib import Path

import pytest

from kitchen_tui.cooking import commands as do
from kitchen_tui.journal import rows
from kitchen_tui.journal.sqlite import SqliteJournal
from kitchen_tui.kitchen.service import Kitchen
from kitchen_tui.model.timer_spec import Span
from kitchen_tui.testing import FakeClock


@pytest.fixture
def decoded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The kinds of the events that were decoded."""
    kinds: list[str] = []
    decode = rows.decode

    def counting(kind: str, *more: object) -> object:
        kinds.append(kind)
        return decode(kind, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(rows, "decode", counting)
    return kinds


def cook(path: Path, notes: int = 30) -> tuple[Kitchen, SqliteJournal]:
    """A session with a timer, notes, and an undo."""
    journal = SqliteJournal(path, lambda: 0)
    kitchen = Kitchen(journal, FakeClock())
    kitchen.open()
    kitchen.execute(do.AddTimer("eggs", Span(1, 1)))
    for number in range(notes):
        kitchen.execute(do.TakeNote(f"note {number}"))
        kitchen.poll()
    kitchen.execute(do.Undo())
    journal.flush(5)
    kitchen.poll()
    return kitchen, journal


def test_what_this_process_records_is_never_decoded(tmp_path: Path, decoded: list[str]) -> None:
    kitchen, journal = cook(tmp_path / "journal.sqlite3")
    assert decoded == []
    assert [record.sequence for record in journal.read(kitchen.session.id)] == list(range(1, 34))
    journal.close(5)


def test_a_resumed_session_is_decoded_once(tmp_path: Path, decoded: list[str]) -> None:
    kitchen, journal = cook(tmp_path / "journal.sqlite3")
    again = Kitchen(journal, FakeClock())
    again.resume(kitchen.session.id)
    assert again.session == kitchen.session
    assert len(decoded) == len(kitchen.history.records)
    again.view(again.now())
    again.execute(do.Undo())
    again.execute(do.Redo())
    assert len(decoded) == len(kitchen.history.records)
    journal.close(5)


def test_past_sessions_cost_a_new_one_nothing(tmp_path: Path, decoded: list[str]) -> None:
    path = tmp_path / "journal.sqlite3"
    for _ in range(3):
        kitchen, journal = cook(path)
        kitchen.execute(do.CloseSession())
        journal.close(5)
    kitchen, journal = cook(path, notes=1)
    assert decoded == []
    assert journal.dishes() == []
    journal.close(5)


def test_dishes_are_listed_without_decoding_recipes(tmp_path: Path, decoded: list[str]) -> None:
    from kitchen_tui.journal.protocol import DishRow
    from tests.cooking.making import BELLY

    kitchen, journal = cook(tmp_path / "journal.sqlite3")
    kitchen.execute(do.StartDish(BELLY))
    journal.flush(5)
    assert journal.dishes() == [DishRow("belly", kitchen.session.id, kitchen.now().wall_ms)]
    assert decoded == []
    journal.close(5)
