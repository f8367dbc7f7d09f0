"""The cook's own library: where a recipe goes, and under which name."""

from pathlib import Path

from kitchen_tui.cli.exits import Exit, Stop
from kitchen_tui.paths import resolve_paths
from kitchen_tui.recipes.library.library import Library

_LONGEST = 100


def place_for(name: str, overwrite: bool = False, hint: str = "") -> Path:
    """The file of a new recipe of that name. Raises Stop where the name cannot be one, or is taken: then `hint`."""
    if not name.strip(" .") or name.startswith((".", "-")) or len(name) > _LONGEST or not name.isprintable():
        raise Stop(Exit.USAGE, f"“{name[:_LONGEST]}” is no name for a recipe; try letters, digits and hyphens")
    if "/" in name or "\\" in name:
        raise Stop(Exit.USAGE, f"a name has no slashes; “{name}” goes to {resolve_paths().recipes}")
    own = resolve_paths().recipes
    taken = next((each.path for each in Library((own,), own).files() if each.name == name), "")
    if taken and not (overwrite and taken == str(own / f"{name}.yaml")):
        raise Stop(Exit.PROBLEM, f"there is a recipe “{name}” already, {taken}; take another name{hint}")
    return own / f"{name}.yaml"
