"""A widget that holds lines of ink and redraws only the cells of them that changed."""

from functools import lru_cache
from itertools import groupby, takewhile
from typing import TYPE_CHECKING, cast

from rich.cells import cell_len
from rich.segment import Segment
from textual.content import Content
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from kitchen_tui.cooking.view import View
from kitchen_tui.tui.paint.ink import BLANK, Ink, Line, Role, ended

if TYPE_CHECKING:
    from kitchen_tui.tui.app import KitchenApp


class LinePane(Widget):
    """Draws `lines(view)`. A subclass says what they are; this says how they reach the screen cheaply.

    A second of a running timer changes a few digits of a few rows: those cells alone are written to the terminal.
    """

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._view: View | None = None
        self._lines: list[Line] = []
        self._top = 0
        self._titles = ("", "")
        self._laid_out = Size()
        self._subject: object = None
        self._roaming = False
        self._standing: tuple[Region, list[Strip]] | None = None

    @property
    def kitchen_app(self) -> "KitchenApp":
        """The app, as what it is."""
        return cast("KitchenApp", self.app)

    @property
    def top(self) -> int:
        """The number of the first line in sight."""
        return self._top

    def lines(self, view: View) -> list[Line]:
        """All lines for the pane's present size; more than fit are scrolled."""
        raise NotImplementedError

    def keep_in_sight(self) -> int | None:
        """The line that must be visible, if one must."""
        return None

    def subject(self, view: View) -> object:
        """What the pane shows depends on this alone; where it equals what it was, nothing is worked out anew."""
        return view

    def is_news(self, view: View) -> bool:
        """Whether its dish is another than that of the view before: it changes with the session, not with the clock."""
        return self._view is None or view.dish is not self._view.dish

    def show(self, view: View) -> None:
        """Draw a view, or what of it differs from the last; what is hidden is worked out when it comes into sight."""
        self._view = view
        if not self.display:
            self._subject, self._laid_out = None, Size()
            return
        subject = self.subject(view)
        if subject == self._subject:
            return
        self._subject = subject
        if self._laid_out != self.size:
            return  # the room has changed, or is not known yet: the coming paint lays the lines out
        stood = self._lines
        self._lay_out()
        shown = self._lines
        changed = [
            _difference(old, new, at, self.room.width)
            for at, (old, new) in enumerate(zip(_padded(stood, len(shown)), _padded(shown, len(stood)), strict=True))
            if old != new
        ]
        if changed:
            self.refresh(*_joined(changed))

    @property
    def room(self) -> Size:
        """The size that the lines are laid out for; Textual's own `size` is worked out anew at each asking."""
        return self._laid_out

    def _lay_out(self) -> None:
        """The lines for the present view and room."""
        self._laid_out = self.size
        lines = self.lines(self._view) if self._view and self.room else []
        self._scroll(len(lines))
        below = len(lines) > self._top + self.room.height
        self._lines = lines[self._top : self._top + self.room.height]
        for edge, goes_on, arrow in ((0, self._top > 0, "▴"), (-1, below, "▾")):
            if self._lines and goes_on:
                self._lines[edge] = ended(self._lines[edge], Ink(arrow, "key"), self.room.width)

    def entitle(self, title: str, subtitle: str) -> None:
        """Write on the border, if it says something else now: every writing draws the whole pane."""
        if (title, subtitle) != self._titles:
            self._titles = (title, subtitle)
            self.border_title = Content(title)
            self.border_subtitle = Content(subtitle)

    def again(self) -> None:
        """Draw the last view once more: the size, the theme or the cursor changed."""
        self._roaming = False
        self._anew()

    def _anew(self) -> None:
        self._laid_out = Size()
        self.refresh()

    def scroll_lines(self, by: int) -> None:
        """Scroll by so many lines, as far as there are any, and away from the cursor until it moves again."""
        self._roaming = True
        self._top = max(0, self._top + by)
        self._anew()

    def _scroll(self, count: int) -> None:
        height = self.room.height
        wanted = None if self._roaming else self.keep_in_sight()
        if wanted is not None:
            self._top = min(self._top, wanted)
            self._top = max(self._top, wanted - height + 1)
        self._top = max(0, min(self._top, count - height))

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> "LinePane":
        """What stood here stands no more."""
        self._standing = None
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def notify_style_update(self) -> None:
        """Another border, another colour."""
        self._standing = None
        super().notify_style_update()

    def render_lines(self, crop: Region) -> list[Strip]:
        """As they stand, where nothing has changed: Textual asks every pane for all of its lines when one has."""
        if self._standing is None or self._standing[0] != crop:
            self._standing = (crop, super().render_lines(crop))
        return self._standing[1]

    def render_line(self, y: int) -> Strip:
        """One line of cells."""
        if self._laid_out != self.size:
            self._lay_out()
        line = self._lines[y] if y < len(self._lines) else BLANK
        styles = self.kitchen_app.inks
        # Neighbours of one style go together: each change of style costs the terminal forty bytes.
        alike = groupby(line, key=lambda run: styles[run.role])
        strip = Strip([Segment("".join(run.text for run in runs), style) for style, runs in alike])
        return strip.adjust_cell_length(self.room.width, styles["text"])

    def on_mouse_scroll_down(self) -> None:
        """The wheel."""
        self.scroll_lines(2)

    def on_mouse_scroll_up(self) -> None:
        """The wheel."""
        self.scroll_lines(-2)


def _padded(lines: list[Line], count: int) -> list[Line]:
    return lines + [BLANK] * (count - len(lines))


def _joined(regions: list[Region]) -> list[Region]:
    """Rows that touch become one region: Textual renders each region apart, however small."""
    joined = regions[:1]
    for region in regions[1:]:
        joined[-1:] = [joined[-1].union(region)] if joined[-1].bottom == region.y else [joined[-1], region]
    return joined


def _difference(old: Line, new: Line, y: int, width: int) -> Region:
    """The cells between the first and the last that differ; the whole line where cells and characters do not match."""
    one, other = _spread(old, width), _spread(new, width)
    if one is None or other is None:
        return Region(0, y, width, 1)
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=True)))
    tail = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one[::-1], other[::-1], strict=True)))
    return Region(same, y, max(1, width - same - tail), 1)


def _spread(line: Line, width: int) -> list[tuple[str, Role]] | None:
    """One (character, role) a cell; None for a line with characters that are not one cell wide."""
    cells = [(char, run.role) for run in line for char in run.text]
    if len(cells) > width or not all(_is_even(run.text) for run in line):
        return None
    return cells + [(" ", "text")] * (width - len(cells))


@lru_cache(maxsize=256)
def _is_even(text: str) -> bool:
    """Whether every character takes one cell; the same words come each second."""
    return text.isascii() or all(cell_len(char) == 1 for char in text)
