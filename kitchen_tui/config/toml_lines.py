"""Finds the line of each key in a TOML text; tomllib does not return them."""

from collections.abc import Iterator


def key_lines(text: str) -> dict[str, int]:
    """Map dotted keys and tables to the lines where they begin, counted from 1. `text` must be valid TOML."""
    import tomllib

    found: dict[str, int] = {}
    table, statement, start = "", "", 1
    for number, line in enumerate(text.split("\n"), 1):
        if not statement:
            start = number
            if not line.strip() or line.lstrip().startswith("#"):
                continue
        statement += line + "\n"
        try:
            part = tomllib.loads(statement)
        except tomllib.TOMLDecodeError:
            continue  # a value that continues on the next line
        header = statement.lstrip().startswith("[")
        keys = list(_dotted(part, "" if header else table))
        if header:
            table = keys[-1] + "."
        for key in keys:
            found.setdefault(key, start)
        statement = ""
    return found


def _dotted(part: object, prefix: str) -> Iterator[str]:
    if isinstance(part, list):
        part = part[0] if part else {}  # [[table]]: the keys of the first
    if not isinstance(part, dict):
        return
    for name, value in part.items():
        yield prefix + name
        yield from _dotted(value, f"{prefix}{name}.")
