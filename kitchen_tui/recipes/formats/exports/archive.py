"""Reads archives of recipes (zip, gzip), and refuses other binary files with their kind."""

import io
import re
import zlib
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.recipes.formats.found import Candidate, Found, nothing
from kitchen_tui.recipes.reading_limits import MOST_ARCHIVE_BYTES, MOST_PAGE_BYTES, MOST_RECIPES

if TYPE_CHECKING:
    from zipfile import ZipFile

_IMAGE = "Recipes in pictures cannot be read: type the text, or extract it with another program."
_SAVE_TEXT = "Open it, copy the recipe's text and import that."
_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF", "a PDF", _SAVE_TEXT),
    (b"\xd0\xcf\x11\xe0", "a document of an old Microsoft Office", _SAVE_TEXT),
    (b"{\\rtf", "a rich text document (RTF)", "Save it as plain text and import that."),
    (b"\x89PNG", "a picture (PNG)", _IMAGE),
    (b"\xff\xd8\xff", "a picture (JPEG)", _IMAGE),
    (b"GIF8", "a picture (GIF)", _IMAGE),
    (b"BM", "a picture (BMP)", _IMAGE),
    (b"<svg", "a picture (SVG)", _IMAGE),
    (b"II*\x00", "a picture (TIFF)", _IMAGE),
    (b"MM\x00*", "a picture (TIFF)", _IMAGE),
    (b"SQLite format 3", "a database (SQLite)", "Export the recipes from their program, preferably as JSON."),
    (b"7z\xbc\xaf", "an archive (7-Zip)", "Unpack it and import what is in it."),
    (b"Rar!", "an archive (RAR)", "Unpack it and import what is in it."),
    (b"BZh", "an archive (bzip2)", "Unpack it and import what is in it."),
    (b"\xfd7zXZ", "an archive (xz)", "Unpack it and import what is in it."),
    (b"bplist", "a binary property list", "Export the recipes from their program, preferably as JSON."),
    (b"\x7fELF", "a program", ""),
    (b"MZ", "a program", ""),
    (b"@@@@@", "an export of Now You're Cooking!", "Export it there in the Meal-Master format and import that."),
    (b"ID3", "a sound", ""),
    (b"OggS", "a sound", ""),
)  # fmt: skip
_ZIPPED = (
    ("word/", "a Word document", _SAVE_TEXT),
    ("xl/", "an Excel workbook", "Save the table as CSV and import that."),
    ("ppt/", "a PowerPoint presentation", _SAVE_TEXT),
    ("META-INF/container.xml", "an e-book (EPUB)", _SAVE_TEXT),
    ("content.xml", "an OpenDocument document", _SAVE_TEXT),
    ("Index/Document.iwa", "a Pages document", _SAVE_TEXT),
    ("database.json", "a backup of Mealie", "Export recipes from Mealie (Manage data, Export) and import that."),
    ("AndroidManifest.xml", "an Android app", ""),
)


def kind_of(data: bytes) -> tuple[str, str]:
    """Return what kind of file this is and what to do, if it can never be a recipe, else ""."""
    for signature, kind, hint in _SIGNATURES:
        if data.startswith(signature) and (len(signature) > 2 or b"\0" in data[:64]):
            return kind, hint
    if data[4:8] == b"ftyp":
        if re.match(rb"heic|heix|mif1|avif", data[8:12]):
            return "a picture (HEIC)", _IMAGE
        return ("a sound" if data[8:11] in (b"M4A", b"M4B") else "a video"), ""
    if data.startswith(b"RIFF"):
        return ("a picture (WebP)", _IMAGE) if data[8:12] == b"WEBP" else ("a sound", "")
    return ("an archive (tar)", "Unpack it and import what is in it.") if data[257:262] == b"ustar" else ("", "")


def zipped_kind(names: list[str]) -> tuple[str, str]:
    """Return the kind of a zip that is a document instead of a collection of files, by the names in it."""
    for part, kind, hint in _ZIPPED:
        if any(name == part or name.startswith(part) for name in names):
            return kind, hint
    return "", ""


_MOST_MEMBERS = 10_000
_DEEPEST = 2
_READ = frozenset(
    """.json .jsonld .html .htm .xhtml .md .markdown .txt .yaml .yml .cook .csv .tsv .mmf .mm .mxp .mx2 .xml .grmt
    .kreml .zip .gz .adoc .org .tex .rst .paprikarecipe .paprikarecipes .melarecipe .melarecipes""".split()  # noqa: SIM905 - a table of words reads best as words
)
_PICTURE = lazy_regex(r"\.(?:jpe?g|png|gif|webp|heic|tiff?|bmp|avif|svg)$", re.IGNORECASE)
_TEXTS = (".md", ".markdown", ".txt", ".adoc", ".org")
_NOT_RECIPES = frozenset(["readme", "license", "licence", "changelog", "contributing", "index", "about", "404"])

FindIn = Callable[[bytes, str, int], Found]
"""Finds the recipes of a member: from its bytes, its name, and its depth in archives within archives."""


def gunzipped(data: bytes) -> bytes | None:
    """Return the bytes of the first gzip member; None if they are damaged or more than 10 MB."""
    unpack = zlib.decompressobj(wbits=31)
    try:
        plain = unpack.decompress(data, MOST_PAGE_BYTES + 1)
    except zlib.error:
        return None
    return plain if unpack.eof and len(plain) <= MOST_PAGE_BYTES else None


def find_in_zip(data: bytes, find: FindIn, depth: int) -> Found:
    """Find the recipes of all members that may hold one, in the order of the archive."""
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            kind, hint = zipped_kind(archive.namelist()[:_MOST_MEMBERS])
            if kind:
                return nothing(f"This is {kind}.", hint)
            pictures = [bool(_PICTURE.search(name)) for name in archive.namelist() if not name.endswith("/")]
            if pictures and all(pictures[:_MOST_MEMBERS]):
                return nothing("No file in this zip archive is a recipe: it holds only pictures.", _IMAGE)
            if candidates := tuple(_candidates(archive, find, depth)):
                return Found(candidates, whole="archive")
            return nothing("No file in this zip archive is a recipe.", "Unpack it and import the file that you want.")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, OSError, EOFError, zlib.error):
        return nothing("This zip archive is damaged, or locked with a password.", "Unpack it and import what is in it.")


def _candidates(archive: "ZipFile", find: FindIn, depth: int) -> Iterator[Candidate]:
    room, count = MOST_ARCHIVE_BYTES, 0
    for member in archive.infolist()[:_MOST_MEMBERS]:
        path = PurePosixPath(member.filename)
        if not _may_be_recipe(path, depth) or member.file_size > min(room, MOST_PAGE_BYTES):
            continue
        with archive.open(member) as file:
            data = file.read(MOST_PAGE_BYTES + 1)
        room -= len(data)
        if len(data) > MOST_PAGE_BYTES or room < 0:
            continue
        for candidate in find(data, path.name, depth + 1).candidates:
            count += 1
            if count > MOST_RECIPES:
                return
            yield candidate if candidate.title else candidate._replace(title=path.stem)


def _may_be_recipe(path: PurePosixPath, depth: int) -> bool:
    suffix = path.suffix.lower()
    if suffix not in _READ or path.name.startswith((".", "_")) or "__MACOSX" in path.parts:
        return False
    if suffix in (".zip", ".paprikarecipes", ".melarecipes") and depth >= _DEEPEST:
        return False
    return not (suffix in _TEXTS and path.stem.lower() in _NOT_RECIPES)
