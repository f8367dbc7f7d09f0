"""Loads the settings, and prints them. --set takes precedence over the environment, and that over the file."""

import os
from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from kitchen_tui.config.settings import Config, Field, built, fields, is_table
from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.model.text import clean_line, error_reason

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from pathlib import Path

PREFIX = "KITCHEN_TUI_"
RUN = f"{PREFIX}ALARMS_COMMAND_RUN"
LARGEST = 1_000_000
"""Bytes; a longer file is refused."""

_PLACE = lazy_regex(r" \(at line (\d+), column \d+\)$")


class LoadedConfig(NamedTuple):
    """The settings, and a message for each mistake; a wrong value is replaced by that of the next layer.

    `sources` maps dotted keys to "default", "config.toml:12" or "KITCHEN_TUI_THEME".
    """

    config: Config
    sources: Mapping[str, str]
    problems: tuple[str, ...] = ()


class _Layer(NamedTuple):
    """Values with their sources, by dotted key."""

    values: dict[str, Any]
    sources: dict[str, str]
    problems: list[str]

    def put(self, field: Field, plain: object, source: str, folder: str) -> None:
        try:
            self.values[field.key] = field.kind.absolute(field.kind.read(plain), folder)
            self.sources[field.key] = source
        except (ValueError, TypeError):
            self.problems.append(f"{source}: {field.key} must be {field.kind.expects}.")


def load(path: "Path | str", environ: Mapping[str, str] = os.environ) -> LoadedConfig:
    """Load the settings from the file at `path`, which need not exist, and the environment.

    Never raises: anything wrong or unreadable becomes a problem with file and line.
    """
    known = {field.key: field for field in fields()}
    layer = _Layer({}, dict.fromkeys(known, "default"), [])
    _from_file(path, known, layer)
    _from_environment(environ, known, layer)
    return LoadedConfig(built(layer.values), layer.sources, tuple(layer.problems))


def _from_file(path: "Path | str", known: Mapping[str, Field], layer: _Layer) -> None:
    try:
        with open(path, "rb") as file:
            raw = file.read(LARGEST + 1)
        if len(raw) > LARGEST:
            raise ValueError("The file is too long for a config file")
        text = raw.decode("utf-8-sig").replace("\r\n", "\n")
    except FileNotFoundError:
        return
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        layer.problems.append(f"{path}:{line}: the file is not UTF-8 text. Save it as UTF-8.")
        return
    except (OSError, ValueError) as error:
        layer.problems.append(f"{path}: {error_reason(error)}. The defaults are used.")
        return
    _from_toml(text, path, known, layer)


def _from_toml(text: str, path: "Path | str", known: Mapping[str, Field], layer: _Layer) -> None:
    import tomllib

    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = _PLACE.search(str(error))
        line = int(place[1]) if place else text.rstrip("\n").count("\n") + 1
        layer.problems.append(f"{path}:{line}: {_PLACE.sub('', str(error))}. The whole file is ignored.")
        return
    except RecursionError:
        layer.problems.append(f"{path}: the file is nested too deeply. The whole file is ignored.")
        return
    at = key_lines(text)
    for key, plain in _settings(document, known):
        source = f"{path}:{at[key]}" if key in at else str(path)
        if key in known:
            layer.put(known[key], plain, source, os.path.dirname(os.path.abspath(path)))
        else:
            layer.problems.append(f"{source}: {unknown_key_message(key, known)}")


def _settings(table: Mapping[str, Any], known: Mapping[str, Field], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Yield the settings of a document by dotted key; an unknown table counts as one unknown key."""
    for name, value in table.items():
        key = prefix + name
        inside = any(other.startswith(key + ".") for other in known)
        if inside and isinstance(value, dict):
            yield from _settings(value, known, key + ".")
        else:
            yield key, value


def unknown_key_message(key: str, known: Mapping[str, Field]) -> str:
    """Return the message about a key that is not a setting, because it is a table or misspelt."""
    import difflib

    if any(other.startswith(key + ".") for other in known):
        return f"{key} is a table: write [{key}] and its settings below it."
    tables = {other.rpartition(".")[0] for other in known} - {""}
    nearest = difflib.get_close_matches(key, [*known, *tables], 1)
    hint = f"Did you mean {nearest[0]}?" if nearest else "kitchen-tui config --show lists all settings."
    return f"there is no setting {clean_line(key, 80)}. {hint}"


def environment_name(key: str) -> str:
    """Return the environment variable of a setting: KITCHEN_TUI_ALARMS_SOUND_VOLUME."""
    return PREFIX + key.upper().replace(".", "_")


def _from_environment(environ: Mapping[str, str], known: Mapping[str, Field], layer: _Layer) -> None:
    for key, field in known.items():
        name = environment_name(key)
        if name in environ:
            layer.put(field, field.kind.parse_bare(environ[name]), name, os.getcwd())


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


class OverrideError(ValueError):
    """Raised for a wrong --set; the message is for the cook."""


def add_set_option(parser: "ArgumentParser") -> None:
    """Add --set KEY=VALUE, which may be repeated."""
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="KEY=VALUE",
        help="a setting for this run: alarms.sound.volume=30; config --show lists them",
    )


def apply_overrides(overrides: Sequence[str], environ: MutableMapping[str, str] = os.environ) -> None:
    """Set the environment variables of KEY=VALUE overrides; the ringer that this run starts inherits them.

    Raises OverrideError for the first one that is invalid; none is set then.
    """
    if not overrides:
        return
    known = {field.key: field for field in fields()}
    variables = {}
    for override in overrides:
        key, equals, value = override.partition("=")
        if not equals:
            raise OverrideError(f"--set needs KEY=VALUE, such as alarms.sound.volume=30, not “{override}”")
        if key not in known:
            raise OverrideError(unknown_key_message(key, known))
        try:
            known[key].kind.read(known[key].kind.parse_bare(value))
        except (ValueError, TypeError):
            raise OverrideError(f"{key} must be {known[key].kind.expects}") from None
        variables[environment_name(key)] = value
    make_run_absolute(variables)
    environ.update(variables)


def make_run_absolute(environ: MutableMapping[str, str] = os.environ) -> None:
    """Make a relative program in the environment absolute, since the background ringer runs in another folder."""
    if RUN not in environ:
        return
    kind = next(field.kind for field in fields() if environment_name(field.key) == RUN)
    with suppress(ValueError, TypeError):  # a wrong value is reported when the settings are loaded
        run = kind.absolute(kind.read(kind.parse_bare(environ[RUN])), os.getcwd())
        environ[RUN] = toml_value(run)


_HEAD = """\
# The settings of kitchen-tui with their defaults; uncomment a line to change it.
# Environment variables take precedence over this file (KITCHEN_TUI_ALARMS_SOUND_VOLUME=30),
# and --set over both (--set alarms.sound.volume=30).
"""


def render_default_file() -> str:
    """Return the file of `config --write`: every setting with its description and default, commented out."""
    return _HEAD + _table_text(Config, "")


def _table_text(table: Any, name: str) -> str:
    about = f"\n# {table.__doc__}\n[{name}]\n" if name else ""
    plain, tables = [], []
    for part, hint in table.__annotations__.items():
        if is_table(hint):
            tables.append(_table_text(hint, f"{name}.{part}".lstrip(".")))
            continue
        kind, sentence = hint.__metadata__
        default = kind.show(table._field_defaults[part])
        if isinstance(default, Mapping):
            tables.insert(0, f"\n# {sentence} {kind.expects[0].upper()}{kind.expects[1:]}\n[{part}]\n")
        else:
            plain.append(f"\n# {sentence} ({kind.expects})\n# {part} = {toml_value(default)}\n")
    return about + "".join(plain) + "".join(tables)


def render_effective(loaded: LoadedConfig) -> str:
    """Return the text of `config --show`: one line per setting, "alarms.sound.volume = 70  # default".

    Values that may hold a password are masked.
    """
    width = max(len(field.key) for field in fields())
    rows = []
    for field in fields():
        value: Any = loaded.config
        for name in field.key.split("."):
            value = getattr(value, name)
        source = loaded.sources[field.key]
        rows.append(f"{field.key:{width}} = {toml_value(field.kind.mask(field.kind.show(value)))}  # {source}\n")
    return "".join(rows)


def toml_value(plain: Any) -> str:
    """Format a plain value as TOML; tables are written inline."""
    import json

    if isinstance(plain, Mapping):
        return "{" + ", ".join(f"{json.dumps(name)} = {toml_value(value)}" for name, value in plain.items()) + "}"
    if isinstance(plain, list | tuple):
        return "[" + ", ".join(toml_value(item) for item in plain) + "]"
    return json.dumps(plain, ensure_ascii=False)
