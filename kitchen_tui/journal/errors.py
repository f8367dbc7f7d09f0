"""Sentences for the cook about errors of the disk."""

import errno
import sqlite3

_BY_CODE = {
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_BUSY: "another program holds the journal",
    sqlite3.SQLITE_LOCKED: "another program holds the journal",
    sqlite3.SQLITE_READONLY: "the journal is read-only",
    sqlite3.SQLITE_CANTOPEN: "the journal cannot be opened",
    sqlite3.SQLITE_PERM: "the journal may not be written",
    sqlite3.SQLITE_IOERR: "the disk cannot be written (it may be full)",
}
_BY_ERRNO = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.EFBIG: "the disk cannot be written (it may be full)",
    errno.EROFS: "the folder of the journal is read-only",
    errno.EACCES: "the folder of the journal may not be written",
    errno.EPERM: "the folder of the journal may not be written",
    errno.ENOTDIR: "the folder of the journal cannot be created",
    errno.EEXIST: "the folder of the journal cannot be created",
}


def describe(error: Exception) -> str:
    """Return the cause in a few words, without a full stop."""
    if isinstance(error, sqlite3.Error):
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        return _BY_CODE.get(code, str(error))
    if isinstance(error, OSError) and error.errno:
        return _BY_ERRNO.get(error.errno, error.strerror or str(error))
    return str(error)


def save_error(error: Exception) -> str:
    """Return the sentence to show while records cannot be saved."""
    return f"Not saved: {describe(error).rstrip('.')}."
