"""Writes a file completely or not at all."""

import errno
import os
from pathlib import Path


def atomic_write(
    path: Path, text: str, *, overwrite: bool = True, follow_link: bool = True, durable: bool = True
) -> None:
    """Write `text` to `path` as UTF-8, creating its folder if needed.

    A temporary file is written and moved into place, so that a crash leaves either the old file or the new one;
    a `durable` file is on disk when this returns. Raises OSError: FileExistsError if the file exists and must not
    be overwritten, ELOOP if it is a symbolic link that must not be followed.
    """
    if not follow_link and path.is_symlink():
        raise OSError(errno.ELOOP, "it is a symbolic link, which is not followed", str(path))
    path = path.resolve()
    if not overwrite and path.exists():
        raise FileExistsError(errno.EEXIST, "it exists already", str(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name[:100]}.{os.getpid()}.new")
    try:
        with beside.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            if durable:
                os.fsync(file.fileno())
        if path.exists():
            beside.chmod(path.stat().st_mode & 0o777)
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)
