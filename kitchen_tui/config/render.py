"""Renders the settings: a commented file of the defaults, and the effective values with their sources."""

import json
from collections.abc import Mapping
from typing import Any

from kitchen_tui.config.load import LoadedConfig
from kitchen_tui.config.settings import Config, fields, is_table

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
    if isinstance(plain, Mapping):
        return "{" + ", ".join(f"{json.dumps(name)} = {toml_value(value)}" for name, value in plain.items()) + "}"
    if isinstance(plain, list | tuple):
        return "[" + ", ".join(toml_value(item) for item in plain) + "]"
    return json.dumps(plain, ensure_ascii=False)
