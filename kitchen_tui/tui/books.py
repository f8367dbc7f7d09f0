"""What the screen is given to choose recipes from; where it comes from is its giver's business."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from kitchen_tui.recipes.library.index import Index


class Books(NamedTuple):
    """The library, and what is known of having cooked from it.

    `open` is called each time the library is entered, so that changed files are noticed. `cooked` maps library
    names to when each was cooked last (UTC wall time, in milliseconds); `how` tells in a few words how it went then,
    or nothing.
    """

    open: "Callable[[], Index]"
    cooked: Callable[[], Mapping[str, int]] = dict
    how: Callable[[str], str] = lambda name: ""
