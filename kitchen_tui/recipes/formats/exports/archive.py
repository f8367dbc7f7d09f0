"""Archives of recipes: zip (of Paprika, Mealie, Tandoor, Nextcloud, CopyMeThat, Chowdown …) and gzip, bounded."""

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from kitchen_tui.recipes.formats.candidates import Candidate, Found, nothing
from kitchen_tui.recipes.formats.kinds import zipped_kind
from kitchen_tui.recipes.limits import MOST_PAGE_BYTES

_MOST_MEMBERS = 10_000
_MOST_RECIPES = 5_000
_MOST_UNPACKED = 200_000_000
_DEEPEST = 2
_READ = (
    *(".json", ".jsonld", ".html", ".htm", ".xhtml", ".md", ".markdown", ".txt", ".yaml", ".yml", ".cook", ".csv"),
    *(".tsv", ".mmf", ".mm", ".xml", ".grmt", ".zip", ".gz", ".adoc", ".org", ".paprikarecipe", ".paprikarecipes"),
    *(".melarecipe", ".melarecipes"),
)
_TEXTS = (".md", ".markdown", ".txt", ".adoc", ".org")
_NOT_RECIPES = frozenset(["readme", "license", "licence", "changelog", "contributing", "index", "about", "404"])

FindIn = Callable[[bytes, str, int], Found]
"""Finds the recipes of a member: from its bytes, its name, and how deep it lies."""


def gunzipped(data: bytes) -> bytes | None:
    """Return the bytes of the first gzip member, at most 10 MB; None if they are damaged or more."""
    unpack = zlib.decompressobj(wbits=31)
    try:
        plain = unpack.decompress(data, MOST_PAGE_BYTES + 1)
    except zlib.error:
        return None
    return plain if unpack.eof and len(plain) <= MOST_PAGE_BYTES else None


def find_in_zip(data: bytes, find: FindIn, depth: int = 0) -> Found:
    """Find the recipes of every member that may hold one, in the order of the archive."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            kind, hint = zipped_kind(archive.namelist()[:_MOST_MEMBERS])
            if kind:
                return nothing(f"This is {kind}.", hint)
            return _of(list(_candidates(archive, find, depth)))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, OSError, EOFError, zlib.error):
        return nothing("This zip archive is damaged, or locked with a password.", "Unpack it and import what is in it.")


def _of(candidates: list[Candidate]) -> Found:
    if not candidates:
        return nothing("No file in this zip archive is a recipe.", "Unpack it and import the file that you want.")
    return Found(tuple(candidates), whole="archive")


def _candidates(archive: zipfile.ZipFile, find: FindIn, depth: int) -> Iterator[Candidate]:
    room, count = _MOST_UNPACKED, 0
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
            if count > _MOST_RECIPES:
                return
            yield candidate if candidate.title else candidate._replace(title=path.stem)


def _may_be_recipe(path: PurePosixPath, depth: int) -> bool:
    suffix = path.suffix.lower()
    if suffix not in _READ or path.name.startswith((".", "_")) or "__MACOSX" in path.parts:
        return False
    if suffix in (".zip", ".paprikarecipes", ".melarecipes") and depth >= _DEEPEST:
        return False
    return not (suffix in _TEXTS and path.stem.lower() in _NOT_RECIPES)
