"""A scrolling pane of styled lines that redraws only the cells that changed."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import groupby, takewhile, zip_longest
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from kitchen_tui.cooking.view import View
from kitchen_tui.tui.host import Host
from kitchen_tui.tui.paint.ascii_signs import to_ascii
from kitchen_tui.tui.paint.styled_text import BLANK, Line, Role, Styled, ended, styled

_BESIDE_TITLE = 6
"""Cells of a border beside a title."""


def role_class(role: Role) -> str:
    """Return the component class that styles a role; the screen has it."""
    return f"role--{role}"


class LinePane(ScrollView, can_focus=False, inherit_bindings=False):
    """Shows `lines(view)`; subclasses implement that.

    One second of a running timer changes a few digits in a few rows: only those cells are written to the terminal.
    """

    DEFAULT_CSS = "LinePane { overflow: hidden auto; scrollbar-size: 0 0; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pageup", "page_up", show=False),
        Binding("pagedown", "page_down", show=False),
        Binding("home", "scroll_home", show=False),
        Binding("end", "scroll_end", show=False),
    ]

    def __init__(self, host: Host, *, id: str) -> None:
        super().__init__(id=id)
        self.host = host
        self.view: View | None = None
        self.room = Size()
        """The size that the lines were made for."""
        self._lines: Sequence[Line] = ()
        self._shown: list[Line] | None = None
        self._render_key: object = None
        self._titles = ("", "")
        self._style_of: Callable[..., Style] | None = None

    def lines(self, view: View) -> Sequence[Line]:
        """Return all lines for a pane of the size `room`."""
        raise NotImplementedError

    def render_key(self, view: View) -> object:
        """Return what the lines depend on: if it equals the last one, nothing is rendered."""
        return view

    def show(self, view: View) -> None:
        """Render a view and redraw what differs. Hidden panes are rendered when they are shown."""
        self.view = view
        if not self.display:
            self.invalidate()
            return
        key = self.render_key(view)
        if key == self._render_key:
            return
        self._render_key = key
        if self.room != self.size:
            self.invalidate()
            return
        before = self._visible()
        self._layout_lines()
        after = self._visible()
        width = self.room.width
        changed = [
            _difference(old, new, row, width)
            for row, (old, new) in enumerate(zip_longest(before, after, fillvalue=BLANK))
            if old != new
        ]
        if changed:
            self.refresh(*_joined(changed))

    def invalidate(self) -> None:
        """Render all lines again with the next paint."""
        if self.room:
            self.room = Size()
            self._render_key = None
            self.refresh()

    def set_titles(self, title: str, subtitle: str) -> None:
        """Write on the border."""
        if (title, subtitle) != self._titles:
            self._titles = (title, subtitle)
            self.border_title, self.border_subtitle = self._title(title), self._title(subtitle)

    def _title(self, text: str) -> Content:
        """In ASCII cut what is too long here: Textual would end it in an ellipsis."""
        text = self._signs(styled(text).text)
        room = (self.size.width or self.app.size.width) - _BESIDE_TITLE
        return Content(text[:room] if self.host.ascii_only else text)

    def _signs(self, text: str) -> str:
        return to_ascii(text) if self.host.ascii_only else text

    def reveal(self, line: int) -> None:
        """Scroll so that a line is visible."""
        top, height = round(self.scroll_y), self.room.height
        if not height:  # shown just now, and not laid out yet
            self.call_after_refresh(self._reveal_if_laid_out, line)
        elif not top <= line < top + height:
            self.scroll_to(y=line if line < top else line - height + 1, animate=False)

    def _reveal_if_laid_out(self, line: int) -> None:
        if self.room.height:
            self.reveal(line)

    def scroll_lines(self, by: int) -> None:
        """Scroll by a number of lines."""
        self.scroll_to(y=self.scroll_y + by, animate=False)

    def action_page_up(self) -> None:
        self.scroll_lines(-max(1, self.room.height - 1))

    def action_page_down(self) -> None:
        self.scroll_lines(max(1, self.room.height - 1))

    def action_scroll_home(self) -> None:
        self.scroll_to(y=0, animate=False)

    def action_scroll_end(self) -> None:
        self.scroll_to(y=self.virtual_size.height, animate=False)

    def on_mount(self) -> None:
        self._style_of = self.screen.get_component_rich_style

    def on_resize(self) -> None:
        if self.room != self.size:  # else the paint came first
            self._layout_lines()

    def render_line(self, y: int) -> Strip:
        if self.room != self.size:
            self._layout_lines()
        style_of = self._style_of or self.screen.get_component_rich_style
        # Neighbours of one style go together: each change of style costs the terminal forty bytes.
        shown = self._visible()
        alike = groupby(shown[y] if y < len(shown) else BLANK, key=lambda part: part.role)
        parts = [
            Segment(self._signs("".join(part.text for part in parts)), style_of(role_class(role)))
            for role, parts in alike
        ]
        return Strip(parts).adjust_cell_length(self.room.width, style_of(role_class("text")))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        self._shown = None
        super().watch_scroll_y(old_value, new_value)

    def _layout_lines(self) -> None:
        self.room = self.size
        self._shown = None
        self._lines = self.lines(self.view) if self.view and self.room else ()
        # While everything fits, the virtual size stays what it is: a change of it lays out the screen.
        fits = len(self._lines) <= self.room.height
        self.virtual_size = Size() if fits else Size(self.room.width, len(self._lines))

    def _visible(self) -> list[Line]:
        """Return the lines in sight; an arrow at the end of the first or last says that there are more."""
        if self._shown is not None:
            return self._shown
        top, height, lines = round(self.scroll_y), self.room.height, self._lines
        shown = list(lines[top : top + height])
        if shown and top > 0:
            shown[0] = ended(shown[0], Styled("▴", "key"), self.room.width)
        if shown and top + height < len(lines):
            shown[-1] = ended(shown[-1], Styled("▾", "key"), self.room.width)
        self._shown = shown
        return shown


def _joined(regions: list[Region]) -> list[Region]:
    """Join regions of adjacent rows: Textual renders each region on its own, however small."""
    joined = regions[:1]
    for region in regions[1:]:
        joined[-1:] = [joined[-1].union(region)] if joined[-1].bottom == region.y else [joined[-1], region]
    return joined


def _difference(old: Line, new: Line, y: int, width: int) -> Region:
    """Return the region from the first to the last cell that differs; the whole line if it has wide characters."""
    one, other = _cells(old, width), _cells(new, width)
    if one is None or other is None:
        return Region(0, y, width, 1)
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=True)))
    tail = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one[::-1], other[::-1], strict=True)))
    return Region(same, y, max(1, width - same - tail), 1)


def _cells(line: Line, width: int) -> list[tuple[str, Role]] | None:
    """Return one (character, role) for each cell; None if a character is not one cell wide."""
    cells = [(char, part.role) for part in line for char in part.text]
    if len(cells) > width or not all(_is_single_width(part.text) for part in line):
        return None
    return cells + [(" ", "text")] * (width - len(cells))


@lru_cache(maxsize=256)
def _is_single_width(text: str) -> bool:
    return text.isascii() or all(cell_len(char) == 1 for char in text)
