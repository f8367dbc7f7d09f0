"""Bytes as text: by what the server says, by what the page says of itself, else as UTF-8 and what looks like it."""

import codecs
import re

_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_DECLARED = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_HEAD = 4096
# Pages that say Latin-1 or ASCII mean what browsers take it for.
_MEANT = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252"}


def decoded(data: bytes, content_type: str = "") -> str:
    """The text, with a replacement character for each byte that makes no sense; never an error."""
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


def _strictly(data: bytes, name: str) -> str | None:
    """None for a charset that does not fit or does not exist; Python's codecs that are none ("zlib") do not either."""
    try:
        return data.decode(_MEANT.get(name.lower(), name)) if name else None
    except (LookupError, ValueError):
        return None
