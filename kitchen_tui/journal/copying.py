"""What a journal holds that may be looked at but not connected to."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from kitchen_tui.journal import file, rows
from kitchen_tui.journal.file import State
from kitchen_tui.journal.salvage import salvage


def copied(path: Path) -> list[rows.Row]:
    """Its sound rows, read from a private copy; none where there is no journal.

    Raises OSError where no copy can be made or nothing of a damaged one can be read, and JournalNewerError.
    """
    with TemporaryDirectory() as folder:
        for part in (path, Path(f"{path}-wal")):
            if file.is_there(part):
                shutil.copy(part, folder)
        copy = Path(folder) / path.name
        kept = salvage(copy) if copy.exists() else []
        if copy.exists() and not kept and file.look(copy) is State.DAMAGED:
            raise OSError("it is damaged")
        return kept
