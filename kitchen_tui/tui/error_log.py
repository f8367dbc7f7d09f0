"""The log of errors that ended the screen."""

import os
import traceback
from pathlib import Path

_APOLOGY = "The screen ended because of an internal error. Nothing is lost; the timers go on."


def write_error_log(file: Path | None) -> str:
    """Append the exception that is being handled to a file; return a sentence for the cook that names the file."""
    if file is None:
        return _APOLOGY
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        with open(descriptor, "a", encoding="utf-8", errors="backslashreplace") as log:
            log.write(f"{traceback.format_exc()}\n")
    except OSError:
        return _APOLOGY
    return f"{_APOLOGY} Details: {file}"
