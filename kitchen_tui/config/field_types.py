"""The types of settings: how values are read and shown, and how a message describes them."""

import os
import re
from collections.abc import Callable, Mapping
from typing import Any

from kitchen_tui.cooking.alert import SnoozeChoice
from kitchen_tui.cooking.threshold import LEVELS
from kitchen_tui.model.duration import format_duration
from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.regex import lazy_regex

_FLAG_WORDS = {"1": True, "true": True, "yes": True, "on": True, "0": False, "false": False, "no": False, "off": False}


class FieldType(NamedTuple):
    """The type of a setting.

    `expects` completes the message "KEY must be …". `read` converts a plain TOML value and raises ValueError for a
    wrong one; `show` converts it back. `parse_bare` makes a plain value of text from a shell, without TOML's quotes.
    """

    expects: str
    read: Callable[[object], Any]
    show: Callable[[Any], Any] = lambda value: value
    parse_bare: Callable[[str], object] = lambda text: text
    mask: Callable[[Any], Any] = lambda shown: shown
    """Hides secrets in the result of `show`."""
    absolute: Callable[[Any, str], Any] = lambda value, folder: value
    """Makes relative paths in a value absolute, from a folder."""


def _flag(value: object) -> bool:
    if isinstance(value, bool):
        return value
    raise ValueError


def _word(value: object) -> str:
    if isinstance(value, str) and value.isprintable():
        return value
    raise ValueError


def _duration(value: object) -> int:
    from kitchen_tui.model.duration_text import read_single_duration  # slow to import, and often not needed

    return read_single_duration(_word(value))


def _duration_or_no(value: object) -> int:
    text = _word(value).strip()
    return 0 if text.split()[:1] == ["0"] or text == "no" else _duration(text)


def _snooze(value: object) -> SnoozeChoice:
    text = _word(value).strip()
    if not text.endswith("%"):
        return SnoozeChoice(ms=_duration(text))
    percent = int(text[:-1])
    if not 1 <= percent <= 100:
        raise ValueError
    return SnoozeChoice(percent=percent)


def _show_choice(choice: SnoozeChoice) -> str:
    """Return "5 %" or "1 min"."""
    return f"{choice.percent} %" if choice.percent else format_duration(choice.ms)


def _folder(value: object) -> str:
    folder = os.path.expanduser(_word(value))
    if os.path.isabs(folder):
        return folder
    raise ValueError


def _level(value: object) -> str:
    if value in LEVELS:
        return str(value)
    raise ValueError


def _list_of(read: Callable[[object], Any], least: int = 0) -> Callable[[object], Any]:
    def read_all(value: object) -> Any:
        if isinstance(value, list) and len(value) >= least:
            return tuple(read(item) for item in value)
        raise ValueError

    return read_all


def _key(value: object) -> str:
    if key := _word(value).strip():
        return key
    raise ValueError


def _keys(value: object) -> Mapping[str, tuple[str, ...]]:
    if not isinstance(value, dict):
        raise ValueError
    return {name: _list_of(_key, least=1)(keys if isinstance(keys, list) else [keys]) for name, keys in value.items()}


def _presets(value: object) -> Mapping[str, str]:
    from kitchen_tui.cooking.entry import NewStopwatch, NewTimer, parse_entry

    if not isinstance(value, dict):
        raise ValueError
    for line in value.values():
        if not isinstance(parse_entry(_word(line)), NewTimer | NewStopwatch):
            raise ValueError
    return dict(value)


_SECRET = lazy_regex(
    r"(?P<name>\b\w*(?:auth|bearer|key|pass|pwd|secret|token)\w*\W{1,3}).+|(?<=://)[^/@\s]+(?=@)", re.IGNORECASE
)
_SECRET_OPTIONS = frozenset(("-u", "--user", "-p", "--pass", "--password", "--token", "--secret", "--key", "--api-key"))


def _masked_urls(urls: list[str]) -> list[str]:
    """Return only the schemes: passwords and tokens may be anywhere after them."""
    return [f"{url.partition('://')[0]}://****" if "://" in url else "****" for url in urls]


def _masked_words(words: list[str]) -> list[str]:
    """Return a program and its arguments with passwords masked: "token=****", "https://****@host"."""
    pairs = zip(["", *words], words, strict=False)
    return ["****" if option in _SECRET_OPTIONS else _SECRET.sub(r"\g<name>****", word) for option, word in pairs]


def _absolute_program(run: tuple[str, ...], folder: str) -> tuple[str, ...]:
    """Return the program with a relative path made absolute; a name without a slash is looked up in PATH."""
    program = os.path.expanduser(run[0]) if run else ""
    return (os.path.normpath(os.path.join(folder, program)), *run[1:]) if "/" in program else run


def _number(text: str) -> object:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else text


def _parse_list(text: str) -> object:
    """Parse "due, missed", or a TOML list for values that contain commas."""
    if not text.lstrip().startswith("["):
        return [part.strip() for part in text.split(",") if part.strip()]
    import tomllib

    try:
        return tomllib.loads(f"list = {text}").get("list")
    except tomllib.TOMLDecodeError:
        return text


FLAG = FieldType("true or false", _flag, parse_bare=lambda text: _FLAG_WORDS.get(text.lower(), text))
WORD = FieldType("a text in quotes", _word)
PROGRAM = FieldType(
    'a program and its arguments: ["lamp", "on"]', _list_of(_word), list, _parse_list, _masked_words, _absolute_program
)
URLS = FieldType('a list of URLs: ["ntfy://topic"]', _list_of(_word), list, _parse_list, _masked_urls)
FOLDERS = FieldType('a list of folders, each from / or ~: ["~/recipes"]', _list_of(_folder), list, _parse_list)
DURATION = FieldType('a duration in quotes: "30 s", "10 min"', _duration, format_duration)
DURATION_OR_NO = FieldType(
    'a duration in quotes, or "no": "5 min"', _duration_or_no, lambda ms: format_duration(ms) if ms else "no"
)
LEVEL_LIST = FieldType(f"a list of some of {', '.join(LEVELS)}", _list_of(_level), list, _parse_list)
SNOOZES = FieldType(
    'a list of durations and shares of the timer: ["1 min", "10 %"]',
    _list_of(_snooze, least=1),
    lambda choices: [_show_choice(choice) for choice in choices],
    _parse_list,
)
KEYS = FieldType('a table that gives each action at least one key: next_step = ["n", "right"]', _keys, dict)

PRESETS = FieldType('a name and a timer as you would type it: eggs = "6-7m eggs"', _presets, dict)


def whole(least: int, most: int) -> FieldType:
    """Return the type of whole numbers between two bounds, inclusive."""

    def read(value: object) -> int:
        if isinstance(value, int) and not isinstance(value, bool) and least <= value <= most:
            return value
        raise ValueError

    return FieldType(f"a whole number from {least} to {most}", read, parse_bare=_number)


def one_of(*words: str) -> FieldType:
    """Return the type of a setting that takes one of these words."""

    def read(value: object) -> str:
        if value in words:
            return str(value)
        raise ValueError

    return FieldType(f"one of {', '.join(words)}", read)
