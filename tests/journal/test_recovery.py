"""Recovery from anything in place of the journal: the app starts, reports it, and deletes nothing."""

import os
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from kitchen_tui.cooking.history import VERSION
from kitchen_tui.journal import JournalNewerError, recovery, rows
from kitchen_tui.journal.sqlite import SqliteJournal
from tests.journal.records import (
    COUNT,
    copied,
    keep,
    killed,
    log_of,
    number_of,
    opened,
    opened_after,
    record,
    records,
    stopped,
    without_sequences,
)

NOON_MS = 1_790_000_000_000
ASIDE = "journal.damaged-20260921-141320.sqlite3"


def directory(path: Path) -> None:
    path.mkdir()
    (path / "keep").write_text("me")


def not_ours(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE wine (year INTEGER)")


@pytest.mark.parametrize(
    "lay",
    [
        pytest.param(lambda path: path.touch(), id="empty"),
        pytest.param(lambda path: path.write_text("dear diary, " * 999), id="not SQLite"),
        pytest.param(not_ours, id="of another program"),
        pytest.param(directory, id="a directory"),
    ],
)
def test_another_file_is_set_aside_and_a_new_journal_is_started(
    path: Path, lay: Callable[[Path], object], tmp_path: Path
) -> None:
    lay(path)
    before = path.is_dir() or path.read_bytes()
    journal = SqliteJournal(path, lambda: NOON_MS)
    assert journal.open_session() is None
    assert (
        journal.recovered == f"The journal could not be read. It was set aside as {ASIDE}, and a new one was started."
    )
    keep(journal, opened())
    journal.close(5)
    aside = tmp_path / ASIDE
    assert (aside.is_dir() or aside.read_bytes()) == before
    assert opened_after_of(path, "s1") == [opened()]


def opened_after_of(path: Path, session: str) -> list[object]:
    journal = SqliteJournal(path, lambda: NOON_MS)
    found: list[object] = [*without_sequences(journal.read(session))]
    journal.close(1)
    return found


def test_a_second_damaged_journal_of_the_same_second_gets_its_own_name(path: Path, tmp_path: Path) -> None:
    for _ in range(3):
        path.write_text("no journal")
        opened_after(path)
    names = {file.name for file in tmp_path.iterdir() if "damaged" in file.name}
    assert names == {ASIDE, ASIDE.replace(".sqlite3", "-2.sqlite3"), ASIDE.replace(".sqlite3", "-3.sqlite3")}


def test_a_damaged_journal_is_set_aside_with_its_log(tmp_path: Path) -> None:
    path = killed_and_spoiled(tmp_path)
    before = path.read_bytes(), log_of(path).read_bytes()
    found, sentence = opened_after(path)
    aside = path.with_name(ASIDE)
    assert (aside.read_bytes(), log_of(aside).read_bytes()) == before
    assert len(found) == COUNT
    assert (
        sentence
        == f"The journal was damaged: {COUNT} events were recovered. The damaged file was set aside as {ASIDE}."
    )


def spoil_header(path: Path) -> None:
    """Make the application id of a journal wrong."""
    content = bytearray(path.read_bytes())
    content[69] ^= 0xFF
    path.write_bytes(content)


def killed_and_spoiled(folder: Path) -> Path:
    """A journal after a kill, with a wrong application id in its log."""
    path = killed(folder)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA application_id = 7")
        return copied(path, folder / "spoiled")


def spoil_payload(path: Path, number: int) -> None:
    """Change a letter of one record in the file, as a failing disk might."""
    content = path.read_bytes()
    mark = f"record-{number:03}-says-so".encode()
    assert content.count(mark) == 1
    path.write_bytes(content.replace(mark, mark.replace(b"says", b"sags")))


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    """The path of a journal with three sessions."""
    return stopped(tmp_path)


@pytest.mark.parametrize("number", [5, 31, 45, COUNT])
def test_a_damaged_row_in_a_sound_file_is_skipped_and_reported(sound: Path, number: int) -> None:
    spoil_payload(sound, number)
    found, sentence = opened_after(sound)
    assert [record.sequence for record in found] == [n for n in range(1, COUNT + 1) if n != number]
    assert sentence == "1 event in the journal could not be read and had to be skipped."
    assert not sound.with_name(ASIDE).exists()


@pytest.mark.parametrize("rows_more", [-1, 256])
def test_a_page_with_a_wrong_row_count_is_detected_in_past_sessions(sound: Path, rows_more: int) -> None:
    content = bytearray(sound.read_bytes())
    page = content.index(b"record-005-says-so") // 4096 * 4096
    count = int.from_bytes(content[page + 3 : page + 5], "big") + rows_more
    content[page + 3 : page + 5] = count.to_bytes(2, "big")  # SQLite believes it without an error
    sound.write_bytes(content)
    found, sentence = opened_after(sound)
    assert "The journal was damaged" in sentence
    assert len(found) == COUNT + min(0, rows_more)


def test_writing_continues_after_a_damaged_last_row(sound: Path) -> None:
    spoil_payload(sound, COUNT)
    journal = SqliteJournal(sound, lambda: NOON_MS)
    keep(journal, record("now", number=99))
    assert journal.open_session() == "now"
    assert journal.read("now")[-1].sequence == COUNT + 1
    journal.close(5)


def everything_in(folder: Path) -> dict[str, bytes]:
    return {part.name: part.read_bytes() for part in folder.iterdir() if part.is_file()}


def test_an_older_schema_is_migrated_on_start(sound: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    later = "CREATE INDEX later ON events (dish)"
    monkeypatch.setattr(rows, "MIGRATIONS", (*rows.MIGRATIONS, lambda connection: connection.execute(later)))
    monkeypatch.setattr(rows, "SCHEMA", 2)
    monkeypatch.setattr(rows, "TEXTS", rows.TEXTS | {later.encode()})
    found, sentence = opened_after(sound)
    assert (len(found), sentence) == (COUNT, "")
    with closing(sqlite3.connect(sound)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (2,)


@pytest.mark.parametrize("has_log", [False, True])
def test_a_newer_schema_is_refused_and_left_unchanged(sound: Path, has_log: bool, tmp_path: Path) -> None:
    newer = rows.SCHEMA + 1
    with closing(sqlite3.connect(sound, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA user_version = {newer}")
        connection.execute(f"PRAGMA application_id = {rows.application_id(newer)}")
        dead = copied(sound, tmp_path / "dead")
    sound = dead if has_log else sound
    assert log_of(sound).exists() == has_log
    before = everything_in(sound.parent)
    with pytest.raises(JournalNewerError, match="written by a newer kitchen-tui"):
        SqliteJournal(sound, lambda: NOON_MS)
    after = everything_in(sound.parent)
    after.pop("journal.sqlite3-shm", None)  # where SQLite keeps its locks; nothing of the journal is in it
    assert after == before


def test_an_event_of_a_newer_version_is_refused_even_while_recovering(sound: Path) -> None:
    newer = rows.with_checksum(
        COUNT + 1, rows.body(record("now", number=99, version=VERSION + 1)), rows.OpenMark("now", 31)
    )
    with closing(sqlite3.connect(sound, isolation_level=None)) as connection:
        connection.execute(rows.INSERT, newer)
    journal = SqliteJournal(sound, lambda: NOON_MS)
    with pytest.raises(JournalNewerError, match=f"events of version {VERSION + 1}"):
        journal.read("now")
    journal.close(1)
    spoil_header(sound)
    before = sound.read_bytes()
    with pytest.raises(JournalNewerError, match="Nothing was touched"):
        SqliteJournal(sound, lambda: NOON_MS)
    assert sound.read_bytes() == before
    assert not sound.with_name(ASIDE).exists()


@pytest.mark.parametrize("step", range(1, 7))
def test_a_recovery_killed_at_any_step_is_finished_by_the_next_start(
    step: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = killed_and_spoiled(tmp_path)
    calls = 0
    real = os.replace

    def dies(*names: Path) -> None:
        nonlocal calls
        calls += 1
        if calls == step:
            raise KeyboardInterrupt
        real(*names)

    monkeypatch.setattr(os, "replace", dies)
    if step <= 5:
        with pytest.raises(KeyboardInterrupt):
            SqliteJournal(path, lambda: NOON_MS)
    monkeypatch.setattr(os, "replace", real)
    found, sentence = opened_after(path)
    assert [record.sequence for record in found] == list(range(1, COUNT + 1))
    assert path.with_name(ASIDE).exists()
    assert ASIDE in sentence or step == 5, "reported once, unless it was killed just before the report"
    assert opened_after(path) == (found, "")


def test_several_starts_at_once_recover_once(sound: Path, tmp_path: Path) -> None:
    spoil_header(sound)
    answers: list[tuple[int, str]] = []

    def start() -> None:
        found, sentence = opened_after(sound)
        answers.append((len(found), sentence))

    threads = [threading.Thread(target=start) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [count for count, _ in answers] == [COUNT] * 6
    assert sum(bool(sentence) for _, sentence in answers) == 1
    assert sum("damaged" in file.name for file in tmp_path.iterdir()) == 1


def test_a_log_left_behind_by_a_deleted_journal_is_not_used_for_the_new_one(tmp_path: Path) -> None:
    path = killed(tmp_path)
    path.unlink()
    journal = SqliteJournal(path, lambda: NOON_MS)
    keep(journal, opened())
    assert without_sequences(journal.read("s1")) == [opened()]
    assert journal.read("now") == []
    journal.close(5)
    assert log_of(path.with_name(ASIDE)).exists()


def test_a_journal_replaced_while_we_run_is_followed_to_its_new_file(sound: Path) -> None:
    ours, other = SqliteJournal(sound, lambda: NOON_MS), SqliteJournal(sound, lambda: NOON_MS)
    ours.follow("now", COUNT)
    keep(ours, record("now", number=70))
    assert len(ours.take_arrived()) == 1
    with closing(sqlite3.connect(sound, isolation_level=None)) as connection:
        connection.execute("PRAGMA application_id = 7")
    assert recovery.make_ready(sound, NOON_MS) != ""
    ours.submit([record("now", number=71)])
    other.submit([record("now", number=72)])
    ours.flush(5)
    other.flush(5)
    assert {number_of(record) for record in ours.take_arrived()} == {71, 72}
    assert len(other.read("now")) == len([r for r in records() if r.session == "now"]) + 3
    ours.close(5)
    other.close(5)


def spoil_page_of(path: Path, number: int) -> None:
    """Make the page that holds a record unreadable, in place."""
    with path.open("r+b") as content:
        page = content.read().index(f"record-{number:03}-says-so".encode()) // 4096
        content.seek(page * 4096)
        content.write(b"\0")


def test_damage_found_while_reading_is_recovered_at_once(sound: Path) -> None:
    spoil_page_of(sound, 5)
    found, sentence = opened_after(sound)
    assert "The journal was damaged" in sentence
    assert [record for record in found if record.session == "now"]


def test_damage_found_while_writing_is_recovered_without_losing_the_record(sound: Path) -> None:
    journal = SqliteJournal(sound, lambda: NOON_MS)
    spoil_page_of(sound, COUNT)
    keep(journal, record("now", number=99))
    assert "The journal was damaged" in journal.recovered
    assert journal.read("now")[-1].command == "c99"
    journal.close(5)
    assert opened_after(sound)[1] == ""


def test_a_header_that_makes_sqlite_call_the_file_read_only_is_damage(sound: Path) -> None:
    content = bytearray(sound.read_bytes())
    content[18] = 6
    sound.write_bytes(content)
    journal = SqliteJournal(sound, lambda: NOON_MS)
    keep(journal, record("now", number=99))
    assert len(journal.read("now")) == len([r for r in records() if r.session == "now"]) + 1
    journal.close(5)


def test_a_damaged_journal_in_a_read_only_folder_is_read_unrepaired(
    sound: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil_header(sound)

    def refuse(*_: object) -> str:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(recovery, "make_ready", refuse)
    found, sentence = opened_after(sound)
    assert len(found) == COUNT
    assert sentence == ""
    monkeypatch.undo()
    assert opened_after(sound)[0] == found
