"""Recognize the kind of a file by its first bytes, so that unsupported kinds can be refused by name."""

import re

_IMAGE = "Recipes in pictures cannot be read here: type it, or let another program read the text."
_SAVE_TEXT = "Open it, copy the recipe's text and import that."
_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF", "a PDF", _SAVE_TEXT),
    (b"\xd0\xcf\x11\xe0", "a document of an old Office", _SAVE_TEXT),
    (b"{\\rtf", "a rich text document (RTF)", "Save it as plain text and import that."),
    (b"\x89PNG", "a picture (PNG)", _IMAGE),
    (b"\xff\xd8\xff", "a picture (JPEG)", _IMAGE),
    (b"GIF8", "a picture (GIF)", _IMAGE),
    (b"BM", "a picture (BMP)", _IMAGE),
    (b"II*\x00", "a picture (TIFF)", _IMAGE),
    (b"MM\x00*", "a picture (TIFF)", _IMAGE),
    (b"SQLite format 3", "a database (SQLite)", "Export the recipes from its program, best as JSON."),
    (b"7z\xbc\xaf", "an archive (7-Zip)", "Unpack it and import what is in it."),
    (b"Rar!", "an archive (RAR)", "Unpack it and import what is in it."),
    (b"BZh", "an archive (bzip2)", "Unpack it and import what is in it."),
    (b"\xfd7zXZ", "an archive (xz)", "Unpack it and import what is in it."),
    (b"bplist", "a binary property list", "Export the recipes from its program, best as JSON."),
    (b"\x7fELF", "a program", ""),
    (b"MZ", "a program", ""),
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
    ("AndroidManifest.xml", "an Android app", ""),
)


def kind_of(data: bytes) -> tuple[str, str]:
    """Return what the bytes are, with what to do about it, if they are something that is never a recipe."""
    for signature, kind, hint in _SIGNATURES:
        if data.startswith(signature) and (len(signature) > 2 or b"\0" in data[:64]):
            return kind, hint
    if data[4:8] == b"ftyp":
        is_picture = bool(re.match(rb"heic|heix|mif1|avif", data[8:12]))
        return ("a picture (HEIC)", _IMAGE) if is_picture else ("a video", "")
    if data.startswith(b"RIFF"):
        return ("a picture (WebP)", _IMAGE) if data[8:12] == b"WEBP" else ("a sound", "")
    return ("an archive (tar)", "Unpack it and import what is in it.") if data[257:262] == b"ustar" else ("", "")


def zipped_kind(names: list[str]) -> tuple[str, str]:
    """Return what a zip is by the names in it, if it is a document and no collection of files."""
    for part, kind, hint in _ZIPPED:
        if any(name == part or name.startswith(part) for name in names):
            return kind, hint
    return "", ""
