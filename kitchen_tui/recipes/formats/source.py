"""Reads files and URLs: their bytes and their text."""

import codecs
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.model.text import error_reason
from kitchen_tui.paths import expand_home
from kitchen_tui.recipes.problems import Problem
from kitchen_tui.recipes.reading_limits import MOST_BYTES, MOST_LINES

if TYPE_CHECKING:
    pass


ZIP_SIGNATURES = (b"PK\x03\x04", b"PK\x05\x06")
_SIGNATURE_BYTES = 4


class RecipeFileError(Exception):
    """Raised if a file cannot be read as text; `problem` says why and what to do."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.text)
        self.problem = problem


def read_text(path: Path, most_bytes: int = MOST_BYTES) -> str:
    """Return the text of a recipe file of at most `most_bytes` (see `text_of`).

    Raises RecipeFileError if the file does not exist, is a folder, is not text, or is too large.
    """
    return text_of(_read(path, most_bytes + 1), most_bytes)


def read_bytes(path: Path, most_bytes: int) -> bytes:
    """Return the bytes of a file of at most `most_bytes`. Raises RecipeFileError."""
    data = _read(path, most_bytes + 1)
    _no_larger(data, most_bytes)
    return data


def read_start(path: Path) -> bytes:
    """Return the first bytes of a file, to detect its kind. Raises RecipeFileError."""
    return _read(path, _SIGNATURE_BYTES)


def text_of(data: bytes, most_bytes: int = MOST_BYTES) -> str:
    """Decode the bytes of a file as UTF-8, without a byte-order mark and with newlines as line ends.

    Raises RecipeFileError if they are not text or more than `most_bytes`. A text of more than 20,000 lines is refused
    too, unless `most_bytes` is the size of an export.
    """
    _no_larger(data, most_bytes)
    if b"\0" in data:
        raise _error("This is not a text file.", "A recipe is a text file in UTF-8.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line, column = before.count(b"\n") + 1, len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
        raise RecipeFileError(
            Problem("This byte is not UTF-8.", line, column, "Save the file as UTF-8 and try again.")
        ) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if most_bytes <= MOST_BYTES and text.count("\n") > MOST_LINES:
        sentence = f"The file has more than {MOST_LINES:,} lines; no recipe is that long."
        raise _error(sentence, "Cut the recipe out of it.")
    return text


def _no_larger(data: bytes, most_bytes: int) -> None:
    if len(data) > most_bytes:
        sentence = f"The file is larger than {most_bytes // 1_000_000} MB; no recipe is that long."
        raise _error(sentence, "Cut the recipe out of it.")


def _read(path: Path, most: int) -> bytes:
    try:
        if path.exists() and not path.is_file():
            raise _error("This is a folder or a device, not a recipe file.", "Name a file in it.")
        with path.open("rb") as file:
            return file.read(most)
    except FileNotFoundError:
        raise _error("There is no such file.", "kitchen-tui list shows all recipes.") from None
    except PermissionError:
        raise _error("The file cannot be read: permission denied.", "Check its permissions.") from None
    except (OSError, ValueError) as error:
        raise _error(f"The file cannot be read: {error_reason(error)}.", "Is the path right?") from None


def _error(text: str, hint: str = "") -> RecipeFileError:
    return RecipeFileError(Problem(text, hint=hint))


_XML_ENCODING = lazy_regex(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})", re.IGNORECASE)
_META = lazy_regex(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_DECLARED = lazy_regex(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_HEAD = 4096
# Browsers read pages that declare Latin-1 or ASCII as Windows-1252.
_MEANT = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252"}


def decoded(data: bytes, content_type: str = "") -> str:
    """Return the text, with replacement characters for invalid bytes; never raise."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    declared = _DECLARED.search(content_type)
    meta = _META.search(data[:_HEAD])
    offered = [declared[1] if declared else "", meta[1].decode("ascii") if meta else "", "utf-8"]
    for name in offered:
        if (text := _strictly(data, name)) is not None:
            return text
    return data.decode("cp1252", "replace")


def legacy_text(data: bytes) -> tuple[str, bool]:
    """Return the text of bytes that are not UTF-8, as old programs wrote it, and whether the encoding is certain.

    It is certain if XML declares it, and for UTF-16 with a byte-order mark; otherwise the text is read as Windows-1252.
    The text is empty if none of these fits.
    """
    declared = _XML_ENCODING.match(data.lstrip()[:_HEAD])
    is_wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    text = _strictly(data, declared[1].decode("ascii") if declared else "utf-16" if is_wide else "cp1252") or ""
    is_text = bool(text) and "\0" not in text
    return text.replace("\r\n", "\n").replace("\r", "\n") if is_text else "", bool(declared) or is_wide


def _strictly(data: bytes, name: str) -> str | None:
    """Return the text, or None if the charset is unknown or wrong. Codecs such as "zlib" are not charsets."""
    try:
        return data.decode(_MEANT.get(name.lower(), name)) if name else None
    except (LookupError, ValueError):
        return None


class SourceError(ValueError):
    """Raised if a source cannot be read; the message says why."""


def is_url(source: str) -> bool:
    """Return whether the source is a URL."""
    return source.lower().startswith(("http://", "https://"))


def source_in(line: str) -> str:
    """Return the path or the URL of a line, without what a terminal or a file manager adds to a path.

    That is quotes, backslashes before spaces, or file://. A path that exists as it is written is left alone.
    """
    import shlex
    from urllib.parse import unquote, urlsplit

    text = line.strip()
    if is_url(text) or os.path.exists(expand_home(text)):
        return text
    if text.lower().startswith("www."):
        return f"https://{text}"
    try:
        words = shlex.split(text)
    except ValueError:  # an apostrophe in a name
        words = []
    path = words[0] if len(words) == 1 else text
    return unquote(urlsplit(path).path) if path.lower().startswith("file://") else path
