"""Files of our own, written whole or not at all."""

import os
from pathlib import Path


def atomic_write(path: Path, text: str, overwrite: bool = True) -> None:
    """`text` as the UTF-8 file at `path`, whose folder is made where it is missing.

    Raises OSError; FileExistsError where it is there and not to be overwritten. A link is followed.
    Export beside it first and moved into its place, so that a crash leaves the old file or the new one.
    """
    path = path.resolve()
    if not overwrite and path.exists():
        raise FileExistsError(f"{path} is there already")
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name[:100]}.{os.getpid()}.new")
    try:
        with beside.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            beside.chmod(path.stat().st_mode & 0o777)
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)
