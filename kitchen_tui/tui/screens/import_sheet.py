"""The sheet of a recipe to import, as it will be cooked, with uncertain parts marked."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import ClassVar

from textual.app import SuspendNotSupported
from textual.binding import Binding, BindingType

from kitchen_tui.cooking.view import View
from kitchen_tui.recipes.library.own_recipes import Prepared
from kitchen_tui.recipes.preview import BULLET, PreviewLine, preview_lines
from kitchen_tui.recipes.problems import problem_line
from kitchen_tui.tui.host import Host
from kitchen_tui.tui.paint.styled_text import BLANK, Line, Role, Styled, styled, wrap
from kitchen_tui.tui.screens.sheet import TEXT_MARGIN, Sheet
from kitchen_tui.tui.status_line import LONG_MESSAGE_S

_ROLES: dict[str, Role] = {"title": "heading", "heading": "heading", "text": "text", "doubt": "warning"}
_FILE = "recipe.yaml"


class ImportSheet(Sheet):
    """Shows a recipe to import. Enter saves it, E opens it in the editor, Escape discards it."""

    enter_chooses = True
    measure = 84
    is_card = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "save", show=False),
        Binding("e", "edit", show=False),
    ]

    def __init__(
        self, host: Host, prepared: Prepared, save: Callable[[Prepared], object], edit: Callable[[Path], str]
    ) -> None:
        super().__init__(host)
        self._prepared, self._save, self._edit = prepared, save, edit
        self._problem = ""

    @property
    def title_text(self) -> str:
        count = len(self._prepared.doubts)
        uncertain = f" · {count} uncertain" if count else ""
        return f"Import this recipe?{uncertain}"

    @property
    def hint(self) -> str:
        return "enter save · e edit · esc discard"

    def sheet_lines(self, view: View, width: int) -> list[Line]:
        parts = preview_lines(self._prepared.recipe, self._prepared.doubts)
        return [line for part in parts for line in _lines(part, width)]

    def action_save(self) -> None:
        """Save the recipe; while an alarm rings Enter silences that instead."""
        if self.host.view.ringing:
            self.action_acknowledge()
        elif self._problem:
            self.host.status.show(f"It cannot be saved: {self._problem} E opens it again.", LONG_MESSAGE_S)
        else:
            self.dismiss()
            self._save(self._prepared)

    def action_edit(self) -> None:
        """Open the recipe in the cook's editor, wait, and show the edited recipe."""
        from kitchen_tui.recipes.formats.yaml.reader import read_yaml

        try:
            with TemporaryDirectory(prefix="kitchen-tui-") as folder:
                path = Path(folder) / _FILE
                path.write_text(self._prepared.text, encoding="utf-8")
                with self.app.suspend():
                    failed = self._edit(path)
                text = path.read_text(encoding="utf-8", errors="replace")
        except (OSError, SuspendNotSupported) as error:
            self.host.status.show(f"It cannot be edited: {error}", LONG_MESSAGE_S)
            return
        result = read_yaml(text, self._prepared.recipe.name)
        self._problem = "" if result.recipe else problem_line(result.problems[0], _FILE)
        recipe = result.recipe or self._prepared.recipe
        self._prepared = Prepared(recipe, text, result.uncertain, self._prepared.stem)
        if failed or self._problem:
            self.host.status.show(self._problem or failed, LONG_MESSAGE_S)
        self.pane.invalidate()
        self.show(self.host.view)

    def action_close(self) -> None:
        self.dismiss()
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
