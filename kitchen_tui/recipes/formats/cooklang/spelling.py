"""Formats values so that reading a Cooklang file gives back exactly the recipe that was written."""

import re

from kitchen_tui.model.duration import HOUR, MINUTE, SECOND
from kitchen_tui.model.numbers import FRACTION_SIGNS, FRACTIONS
from kitchen_tui.model.recipe import Ingredient, TimerSpec
from kitchen_tui.model.regex import lazy_regex

_SIGN = lazy_regex(f"[{FRACTIONS}]")
_AMOUNT = lazy_regex(r"(\d[\d.,/]*(?:\s+\d+/\d+)?(?:\s*[-–]\s*\d[\d.,/]*(?:\s+\d+/\d+)?)?)\s*([^\W\d].*|)", re.DOTALL)
_COUNTED = lazy_regex(r"(\d{1,4}) (\S.*)")
_SAFE_YAML = lazy_regex(r"[^\W_](?:[\w /().+&'’–·]|,(?= )|:(?=//)|-(?!-))*")
_YAML_WORDS = frozenset(["y", "n", "yes", "no", "on", "off", "true", "false", "null"])
_NUMBERED = lazy_regex(r"(\s*\d{1,2})([.)] )")


def words(text: str) -> str:
    """Return text of a step, with a backslash before line breaks and signs that would begin an item or a comment."""
    lines = re.sub(r"[\\@#~]|--|\[-", r"\\\g<0>", text).split("\n")
    return "\\\n".join(line_start(line) for line in lines)


def line_start(line: str) -> str:
    """Return a line that does not start a section, a note, metadata or a list item."""
    if _NUMBERED.match(line):
        return _NUMBERED.sub(r"\1\\\2", line, count=1)
    return f"\\{line}" if line[:1] in ("=", ">", "-", "*", "•") else line


def heading(name: str) -> str:
    """Return a heading; signs at the ends of the name are kept apart from those of the heading."""
    return re.sub(r"[\\=]|--|\[-", r"\\\g<0>", " ".join(name.split()))


def note(text: str) -> str:
    """Return a paragraph of a note, with each line marked."""
    lines = re.sub(r"\\|--|\[-", r"\\\g<0>", text).split("\n")
    return "\n".join(f"> {line}".rstrip() for line in lines)


def inside(text: str) -> str:
    """Return text for use inside a name, braces or brackets."""
    return re.sub(r"[\\@#~{}()|%]|^[=?&+-]|--|\[-", r"\\\g<0>", " ".join(text.split()))


def braces(quantity: str, fixed: bool = False) -> str:
    """Return a quantity in braces: "1½ cups" is `{1 1/2%cups}`, "a pinch" is `{a pinch}`."""
    text = _SIGN.sub(lambda sign: f" {FRACTION_SIGNS[sign[0]]}", quantity).strip()
    match = _AMOUNT.fullmatch(text)
    value, unit = (match[1], match[2]) if match else (text, "")
    sign = "=" if fixed and text else ""
    return f"{{{sign}{inside(value)}{'%' + inside(unit) if unit else ''}}}"


def ingredient(item: Ingredient, surface: str, quantity: str, with_note: bool) -> str:
    """Return the item of an ingredient that the text calls `surface`."""
    path, note_text = _path(item)
    name = path or item.name or item.text
    modifiers = ("?" if item.optional else "") + ("" if item.listed else "-")
    alias = (
        "" if surface == name or (path and surface == name.rstrip("/").rsplit("/", 1)[-1]) else f"|{inside(surface)}"
    )
    shown_note = f"({inside(note_text)})" if note_text and with_note else ""
    return f"@{modifiers}{inside(name)}{alias}{braces(quantity, not item.scales)}{shown_note}"


def _path(item: Ingredient) -> tuple[str, str]:
    """Split a note into the path of another recipe, which readers put first, and the rest."""
    first, _, rest = item.note.partition("; ")
    return (first, rest) if first.startswith(("./", "../")) else ("", item.note)


def cookware(thing: str, surface: str) -> str:
    """Return the item of cookware; "2 pans" is `#pans{2}`."""
    counted = _COUNTED.fullmatch(thing)
    name, quantity = (counted[2], counted[1]) if counted else (thing, "")
    alias = "" if surface == name else f"|{inside(surface)}"
    return f"#{inside(name)}{alias}{{{quantity}}}"


def timer(spec: TimerSpec, name: str) -> str:
    """Return the item of a timer, in the largest exact unit; `name` is empty if reading finds it."""
    sizes = ((HOUR, "hour"), (MINUTE, "minute"))
    exact = (pair for pair in sizes if spec.least_ms % pair[0] == spec.most_ms % pair[0] == 0)
    size, unit = next(exact, (SECOND, "second"))
    ends = dict.fromkeys(f"{end / size:.3f}".rstrip("0").rstrip(".") for end in spec.span)
    plural = "" if spec.most_ms == size else "s"
    return f"~{inside(name)}{{{'-'.join(ends)}%{unit}{plural}}}"


def timer_as_written(value: str, unit: str, name: str) -> str:
    """Return the item of a timer as the text words it: "90 to 120 min" is `{90-120%min}`."""
    least_to_most = re.sub(r"\s?(?:-|–|—|~|to)\s?", "-", value)
    return f"~{inside(name)}{{{least_to_most}%{unit}}}"


def yaml(text: str, in_list: bool = False) -> str:
    """Return a scalar for the front matter, quoted if YAML would read anything else."""
    import json  # imported late: only writers need it

    plain = _SAFE_YAML.fullmatch(text) and text.casefold() not in _YAML_WORDS
    return text if plain and not (in_list and "," in text) else json.dumps(text, ensure_ascii=False)
