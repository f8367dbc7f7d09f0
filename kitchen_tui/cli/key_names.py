"""The names under [keys] are those of the screen's actions; only here do the settings and the actions meet."""

from pathlib import Path

from kitchen_tui.config import LoadedConfig
from kitchen_tui.config.toml_lines import key_lines
from kitchen_tui.tui.actions import ACTIONS

_LIKE = 0.45
"""Names are short: "nxt" should find next_step."""


def unknown_actions(loaded: LoadedConfig) -> list[str]:
    """A sentence for each name that is no action, with its line and the nearest that is one."""
    from difflib import get_close_matches

    from kitchen_tui.model.text import clean_line

    known = [action.name for action in ACTIONS]
    told = []
    for name in loaded.config.keys:
        if name not in known:
            near = get_close_matches(name, known, 1, _LIKE)
            hint = f"Did you mean {near[0]}?" if near else f"There are {', '.join(known)}."
            told.append(f"{_place(loaded, name)}: there is no action {clean_line(name, 80)}. {hint}")
    return told


def _place(loaded: LoadedConfig, name: str) -> str:
    """The name's own line, where its table came from a file; tables need not be written as such."""
    source = loaded.sources["keys"]
    file, _, line = source.rpartition(":")
    if not line.isdecimal():
        return source
    at = key_lines(Path(file).read_text(encoding="utf-8-sig"))
    return f"{file}:{at.get(f'keys.{name}', line)}"
