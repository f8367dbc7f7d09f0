"""The sheet of a whole recipe as it will be cooked, with uncertain parts marked; also of one to import."""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import ClassVar

from textual.app import SuspendNotSupported
from textual.binding import Binding, BindingType

from kitchen_tui.cooking.view import View
from kitchen_tui.model.recipe import Recipe
from kitchen_tui.model.text import error_reason
from kitchen_tui.recipes.library.index import folded
from kitchen_tui.recipes.library.own_recipes import Prepared, UnwritableError, file_name
from kitchen_tui.recipes.preview import BULLET, PreviewLine, preview_lines
from kitchen_tui.recipes.problems import Problem
from kitchen_tui.tui.host import Host
from kitchen_tui.tui.paint.styled_text import BLANK, Line, Role, Styled, styled, wrap, wrapped
from kitchen_tui.tui.screens.sheet import TEXT_MARGIN, Sheet
from kitchen_tui.tui.screens.sheets import problem_lines
from kitchen_tui.tui.status_line import LONG_MESSAGE_S

_ROLES: dict[str, Role] = {"title": "heading", "heading": "heading", "text": "text", "doubt": "warning"}
_FILE = "recipe.yaml"
_SAME_TITLE = "You already have a recipe with this title. Saving this one keeps both."
_WIDE_HINT = 60
"""The width in cells from which the keys for several recipes have their words."""


class _RecipeSheet(Sheet):
    """Shows a whole recipe, as it will be cooked. Subclasses define `accept`, for Enter, and `action_edit`, for E."""

    enter_chooses = True
    measure = 84
    is_card = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "accept", show=False),
        Binding("e", "edit", show=False),
    ]

    def __init__(self, host: Host, recipe: Recipe, doubts: Sequence[Problem]) -> None:
        super().__init__(host)
        self._recipe, self._doubts = recipe, doubts

    @property
    def _uncertain(self) -> str:
        return f" · {len(self._doubts)} uncertain" if self._doubts else ""

    def sheet_lines(self, view: View, width: int) -> list[Line]:
        return [line for part in preview_lines(self._recipe, self._doubts) for line in _lines(part, width)]

    def action_accept(self) -> None:
        """Accept the recipe; while an alarm rings Enter silences that instead."""
        if self.host.view.ringing:
            self.action_acknowledge()
        else:
            self.accept()

    @abstractmethod
    def accept(self) -> None: ...


class PreviewSheet(_RecipeSheet):
    """Shows a recipe of the library. Enter cooks it, E opens it in the editor."""

    def __init__(
        self,
        host: Host,
        recipe: Recipe,
        doubts: Sequence[Problem],
        cook: Callable[[], object],
        edit: Callable[[], object],
    ) -> None:
        super().__init__(host, recipe, doubts)
        self._cook, self._edit = cook, edit

    @property
    def title_text(self) -> str:
        return f"Recipe{self._uncertain}"

    @property
    def hint(self) -> str:
        return "enter cook · e edit · esc back"

    def accept(self) -> None:
        self.dismiss()
        self.app.call_later(self._cook)

    def action_edit(self) -> None:
        self.dismiss()
        self.app.call_later(self._edit)


class ImportSheet(_RecipeSheet):
    """Shows a recipe to import. Enter saves it, E opens it in the editor, Escape discards it.

    Of a file with several recipes, which `readers` read, number `at` comes first; N and P show another one, and saving
    one shows the next. `titles` are the folded titles of the recipes in the library, or their names if they were not
    read yet.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "another(1)", show=False),
        Binding("p", "another(-1)", show=False),
    ]

    def __init__(
        self,
        host: Host,
        prepared: Prepared,
        titles: set[str],
        save: Callable[[Prepared], bool],
        edit: Callable[[Path], str],
        readers: Sequence[Callable[[], Prepared]] = (),
        at: int = 0,
    ) -> None:
        super().__init__(host, prepared.recipe, prepared.doubts)
        self._prepared, self._titles, self._save, self._edit_file = prepared, titles, save, edit
        self._readers, self._at = readers, at
        self._saved: set[int] = set()
        self._problems: tuple[Problem, ...] = ()
        """Why the text that was edited last cannot be read."""

    @property
    def title_text(self) -> str:
        if self._problems:
            return f"{_FILE} cannot be imported"
        several = f"Import {self._at + 1} of {len(self._readers)}?"
        saved = " · saved" if self._at in self._saved else ""
        return f"{several if len(self._readers) > 1 else 'Import this recipe?'}{saved}{self._uncertain}"

    @property
    def hint(self) -> str:
        if self._problems:
            return "e edit · esc discard"
        if len(self._readers) <= 1:
            return "enter save · e edit · esc discard"
        is_wide = self.pane.size.width >= _WIDE_HINT
        return "enter save · n next · p previous · e edit · esc close" if is_wide else "enter save · n p · e edit · esc"

    def sheet_lines(self, view: View, width: int) -> list[Line]:
        if self._problems:
            return problem_lines(self._problems, width)
        lines = super().sheet_lines(view, width)
        title = self._recipe.title
        if self._at not in self._saved and not self._titles.isdisjoint((folded(title), file_name(title))):
            lines = [*wrapped(_SAME_TITLE, width - 1, "warning", TEXT_MARGIN), BLANK, *lines]
        return lines

    def accept(self) -> None:
        """Save the recipe, then show the next one; it stays on screen if it cannot be saved."""
        if self._problems:
            self.host.status.show("It cannot be saved like this; E opens it again.")
        elif self._at in self._saved or self._save(self._prepared):
            self._saved.add(self._at)
            self._titles.add(folded(self._recipe.title))
            if self._at + 1 < len(self._readers):
                self.action_another(1)
            else:
                self.dismiss()

    def action_another(self, by: int) -> None:
        """Show the next or the previous recipe of the file."""
        at = self._at + by
        if not 0 <= at < len(self._readers):
            return
        try:
            prepared = self._readers[at]()
        except UnwritableError as error:
            self.host.status.show(f"Recipe {at + 1} cannot be imported: {error}", LONG_MESSAGE_S)
            return
        self._at, self._problems = at, ()
        self._put(prepared)
        self.pane.scroll_to(y=0, animate=False)

    def _put(self, prepared: Prepared) -> None:
        self._prepared, self._recipe, self._doubts = prepared, prepared.recipe, prepared.doubts
        self.pane.invalidate()
        self.show(self.host.view)

    def action_edit(self) -> None:
        """Open the recipe in the cook's editor, wait, and show the edited recipe."""
        from kitchen_tui.recipes.formats.yaml.reader import read_yaml

        try:
            with TemporaryDirectory(prefix="kitchen-tui-") as folder:
                path = Path(folder) / _FILE
                path.write_text(self._prepared.text, encoding="utf-8")
                with self.app.suspend():
                    failed = self._edit_file(path)
                text = path.read_text(encoding="utf-8", errors="replace")
        except (OSError, SuspendNotSupported) as error:
            self.host.status.show(f"It cannot be edited: {error_reason(error)}", LONG_MESSAGE_S)
            return
        result = read_yaml(text, self._prepared.recipe.name)
        self._problems = () if result.recipe else result.problems
        if failed:
            self.host.status.show(failed, LONG_MESSAGE_S)
        self._put(Prepared(result.recipe or self._prepared.recipe, text, result.uncertain, self._prepared.stem))

    def action_close(self) -> None:
        self.dismiss()
        if not self._saved:
            self.host.status.show("Nothing was imported.")


def _lines(part: PreviewLine, width: int) -> list[Line]:
    """Wrap a line of the recipe, with a hanging indent for list items."""
    if not part.text:
        return [BLANK]
    margin = " " if part.kind in ("title", "heading") else TEXT_MARGIN
    bare = part.text.lstrip(" ")
    margin += " " * (len(part.text) - len(bare))
    bullet = BULLET.match(bare)
    hang = " " * len(bullet[0]) if bullet else ""
    texts = wrap(styled(bare).text, max(1, width - len(margin) - len(hang) - 1))
    role = "strong" if bullet and bullet[0][0].isdecimal() else _ROLES[part.kind]
    return [(Styled(f"{margin}{hang if at else ''}"), Styled(text, role)) for at, text in enumerate(texts)]
