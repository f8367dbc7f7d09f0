"""A damaged journal: what can be read is kept, the file is set aside by name, and a fresh one takes its place.

A kill at any instant of it loses nothing: the fresh journal is written beside the damaged one, and named complete,
before the damaged one is moved; whoever comes next finishes the exchange.
"""

import os
import sqlite3
import time
from contextlib import closing
from pathlib import Path

from kitchen_tui.journal import file, migrations, rows
from kitchen_tui.journal.file import State
from kitchen_tui.journal.salvage import salvage


def make_ready(path: Path, wall_ms: int, is_suspect: bool = False) -> str:
    """See to it that a sound journal of our schema is at `path`; return a sentence if one had to be recovered.

    A suspect journal, one that gave an error or a damaged row, is examined whole. Raises JournalNewerError with nothing
    touched, and OSError or sqlite3.Error where the folder does not allow it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with file.turn(path, to_replace=True):
        if file.complete(path).exists():
            aside = _exchange(path)
            return f"A damaged journal was recovered, and is now set aside as {aside.name}." if aside.exists() else ""
        state = file.look(path)
        if state is State.SOUND and is_suspect and (examine(path) or _refuses_writes(path)):
            state = State.DAMAGED
        if state is State.DAMAGED:
            return _recover(path, wall_ms)
        if state is State.ABSENT:
            _build(path, [], wall_ms)
            _exchange(path)
        if state is State.OLDER:
            with closing(file.connect(path, wait_s=1.0)) as connection:
                migrations.migrate(connection)
        return ""


def examine(path: Path) -> list[str]:
    """What SQLite finds wrong in the structure of the file; nothing if it is sound."""
    try:
        with closing(file.connect_to_look(path)) as connection:
            found = [line.decode(errors="replace") for (line,) in connection.execute("PRAGMA integrity_check(20)")]
    except file.ERRORS as error:
        if not file.is_damage(error):
            raise
        return [str(error)]
    return [] if found == ["ok"] else found


def _refuses_writes(path: Path) -> bool:
    """A flipped bit in its header makes SQLite call a file read-only that is not."""
    try:
        with closing(file.connect(path, wait_s=1.0)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute(f"PRAGMA user_version = {migrations.SCHEMA}")
            connection.execute("ROLLBACK")
    except sqlite3.OperationalError as error:
        return file.is_read_only(error) and os.access(path, os.W_OK)
    return False


def _recover(path: Path, wall_ms: int) -> str:
    kept = salvage(path) if path.is_file() else []
    _build(path, kept, wall_ms)
    aside = _exchange(path)
    if not kept:
        return f"The journal could not be read. It was set aside as {aside.name}, and a new one was begun."
    events = "1 event was" if len(kept) == 1 else f"{len(kept)} events were"
    return f"The journal was damaged: {events} recovered. The damaged file was set aside as {aside.name}."


def _build(path: Path, kept: list[rows.Row], wall_ms: int) -> None:
    """Write a fresh journal beside the old one, and name it complete when it is. Its time is that of the recovery."""
    growing = path.with_name(f"{path.name}.growing")
    for part in _parts(growing):
        part.unlink(missing_ok=True)
    with closing(sqlite3.connect(growing, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = OFF")  # nobody reads it before its name is complete: once is enough
        connection.execute("PRAGMA journal_mode = WAL")
        migrations.migrate(connection)
        connection.execute("BEGIN")
        connection.executemany(rows.INSERT, map(rows.texts, kept))
        connection.execute("COMMIT")
    _sync(growing)
    os.utime(growing, (wall_ms // 1000, wall_ms // 1000))
    os.replace(growing, file.complete(path))


def _exchange(path: Path) -> Path:
    """Move whatever is in the place of the journal aside, its log first, and the complete one into its place."""
    aside = _free_name(path)
    for part, name in zip(_parts(path), _parts(aside), strict=True):
        if part.exists():
            os.replace(part, name)
    os.replace(file.complete(path), path)
    _sync(path.parent)
    return aside


def _sync(path: Path) -> None:
    """Wait until a file, or what a folder lists, is on the disk."""
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _parts(path: Path) -> list[Path]:
    """The log before the file it belongs to: a log must never meet another file."""
    return [*(Path(f"{path}{end}") for end in file.COMPANIONS), path]


def _free_name(path: Path) -> Path:
    """The name for what is set aside; the same again for the rest of it, where a kill came between."""
    stamp = time.strftime("%Y%m%d-%H%M%S", time.gmtime(file.complete(path).stat().st_mtime))
    names = (f"{path.stem}.damaged-{stamp}{more}{path.suffix}" for more in ("", *(f"-{n}" for n in range(2, 1000))))
    return next(name for name in map(path.with_name, names) if _is_free(path, name))


def _is_free(path: Path, name: Path) -> bool:
    return not name.exists() and not any(
        part.exists() and target.exists() for part, target in zip(_parts(path), _parts(name), strict=True)
    )
