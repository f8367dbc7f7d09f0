"""The panes of the library: the recipes, and a preview of the selected one."""

from collections.abc import Mapping, Sequence
from typing import overload

from kitchen_tui.cooking.view import View
from kitchen_tui.model.recipe import Recipe
from kitchen_tui.recipes.library.index import Entry
from kitchen_tui.tui.host import Host
from kitchen_tui.tui.paint import library_lines
from kitchen_tui.tui.paint.styled_text import Line, Rows
from kitchen_tui.tui.widgets.line_pane import LinePane
from kitchen_tui.tui.widgets.list_pane import ListPane


class RecipePane(ListPane):
    """A row per recipe; of thousands, only the visible ones are painted."""

    def __init__(self, host: Host, *, id: str) -> None:
        super().__init__(host, id=id)
        self.found: Sequence[Entry] = ()
        self.last_cooked: Mapping[str, int] = {}
        self.ratings: Mapping[str, int] = {}
        self.qualifiers: Mapping[str, str] = {}
        """The texts that distinguish recipes with the same title, by path."""
        self.marked: tuple[str, ...] = ()
        """The paths of the recipes to cook together, in the order in which they were marked."""
        self._paths: list[str] = []

    def toggle_mark(self) -> None:
        """Mark or unmark the selected recipe."""
        if self.cursor in self.marked:
            self.marked = tuple(path for path in self.marked if path != self.cursor)
        elif self.cursor:
            self.marked = (*self.marked, self.cursor)
        self.redraw()

    @property
    def entry(self) -> Entry | None:
        """The selected recipe, or None if none was found."""
        return self.found[self._paths.index(self.cursor)] if self.cursor in self._paths else None

    def put(self, found: Sequence[Entry], keep_cursor: bool = False) -> None:
        """Show these recipes, with the cursor on the first one, or where the cook has moved it."""
        self.found = found
        self._paths = [entry.path for entry in found]
        is_kept = keep_cursor and self._index and self.cursor in self._paths
        if self._paths:
            self.select(self.cursor if is_kept else self._paths[0])
        else:
            self.cursor = ""
            self.redraw()

    def row_ids(self, view: View) -> Sequence[str]:
        return self._paths

    def render_key(self, view: View) -> object:
        return self.cursor, len(self.found), self.found, self.marked

    def lines(self, view: View) -> Sequence[Line]:
        self._ids = self._paths
        return _PaintedRows(self) if self.found else library_lines.nothing(self.room.width)

    def rows(self, view: View) -> Rows:
        """Return all rows, painted."""
        return Rows(list(self.lines(view)), self._paths)


class _PaintedRows(Sequence[Line]):
    """The rows of a recipe list, each painted on demand."""

    def __init__(self, pane: RecipePane) -> None:
        self._found, self._cooked, self._ratings = pane.found, pane.last_cooked, pane.ratings
        self._qualifiers = pane.qualifiers
        self._cursor, self._width, self._marked = pane.cursor, pane.room.width, pane.marked
        self._painted: dict[int, Line] = {}

    def __len__(self) -> int:
        return len(self._found)

    @overload
    def __getitem__(self, at: int) -> Line: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Line]: ...
    def __getitem__(self, at: int | slice) -> Line | Sequence[Line]:
        if isinstance(at, slice):
            return [self[number] for number in range(*at.indices(len(self)))]
        if at not in self._painted:
            entry = self._found[at]
            cooked_ms = self._cooked.get(entry.name, 0) if self._cooked else -1
            stars = self._ratings.get(entry.name, 0) if self._ratings else -1
            is_marked = entry.path in self._marked
            self._painted[at] = library_lines.row(
                entry,
                cooked_ms,
                self._width,
                stars,
                qualifier=self._qualifiers.get(entry.path, ""),
                is_selected=entry.path == self._cursor,
                is_marked=is_marked,
            )
        return self._painted[at]


class AboutPane(LinePane):
    """The preview of the selected recipe."""

    def __init__(self, host: Host, *, id: str) -> None:
        super().__init__(host, id=id)
        self._about: tuple[Entry | None, Recipe | None, Mapping[str, int], str] = (None, None, {}, "")

    def put(self, entry: Entry | None, recipe: Recipe | None, last_cooked: Mapping[str, int], note: str) -> None:
        """Show a recipe; `note` is the one from last time."""
        self._about = (entry, recipe, last_cooked, note)
        if self.view:
            self.scroll_to(y=0, animate=False)
            self.show(self.view)

    def render_key(self, view: View) -> object:
        return self._about

    def lines(self, view: View) -> list[Line]:
        return library_lines.about(*self._about, self.room.width, self.room.height)
