"""A scrolling pane of styled lines that redraws only the cells that changed."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from itertools import groupby, zip_longest
from operator import attrgetter
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
from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.tui.host import Host
from kitchen_tui.tui.paint.styled_text import (
    BLANK,
    ROLES,
    Line,
    Role,
    Styled,
    ended,
    fractions_spelled,
    styled,
    to_ascii,
    width_of,
)

_BESIDE_TITLE = 6
"""Cells of a border beside a title."""


def role_class(role: Role) -> str:
    """Return the component class of the screen that styles a role."""
    return f"role--{role}"


class _Drawn(NamedTuple):
    """The last drawing of a pane: the strips of all rows in `crop`, including its borders."""

    crop: Region
    strips: list[Strip]
    content: int
    """The strip of the first row inside the border."""
    sides: tuple[Strip, Strip]
    """The border to the left and to the right of these rows."""
    styles: dict[Role, Style]
    """The style of each role after Textual's filters, which would otherwise copy every line.

    Empty until a row is drawn again.
    """


class LinePane(ScrollView, can_focus=False, inherit_bindings=False):
    """Shows the lines of a view; subclasses implement `lines`.

    A second of a running timer changes a few digits in a few rows, and only those cells are written to the terminal.
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
        self._drawn: _Drawn | None = None
        self._stale: set[int] = set()
        self._is_border_stale = False

    def lines(self, view: View) -> Sequence[Line]:
        """Return all lines for a pane of the size `room`."""
        raise NotImplementedError

    def render_key(self, view: View) -> object:
        """Return a value that the lines depend on; they are only rendered again if it differs."""
        return view

    def show(self, view: View) -> None:
        """Show a view and redraw what differs. A hidden pane is rendered when it becomes visible."""
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
            difference(old, new, row, width)
            for row, (old, new) in enumerate(zip_longest(before, after, fillvalue=BLANK))
            if old != new
        ]
        if changed:
            self.refresh(*_joined(changed))

    def invalidate(self) -> None:
        """Render all lines again at the next paint."""
        if self.room:
            self.room = Size()
            self._render_key = None
            self.refresh()

    def set_titles(self, title: str, subtitle: str) -> None:
        """Set the titles on the border."""
        if (title, subtitle) != self._titles:
            drawn, self._titles = self._drawn, (title, subtitle)
            self.border_title, self.border_subtitle = self._title(title), self._title(subtitle)
            # Setting a title drops the drawing, although only the border has changed.
            self._drawn, self._is_border_stale = drawn, True

    def _title(self, text: str) -> Content:
        """Cut a title that is too long, if only ASCII is shown: Textual would add a Unicode ellipsis."""
        text = self._signs(styled(text).text)
        room = (self.size.width or self.app.size.width) - _BESIDE_TITLE
        return Content(text[:room] if self.host.ascii_only else text)

    def _signs(self, text: str) -> str:
        return to_ascii(text) if self.host.ascii_only else text

    def reveal(self, line: int) -> None:
        """Scroll until a line is visible."""
        top, height = round(self.scroll_y), self.room.height
        if not height:  # not laid out yet
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

    def on_resize(self) -> None:
        if self.room != self.size:  # otherwise it was painted in this size already
            self._layout_lines()

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> "LinePane":
        if regions:
            self._stale.update(y for region in regions for y in region.line_range)
        else:
            self._drawn = None
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def notify_style_update(self) -> None:
        self._drawn = None
        super().notify_style_update()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw only the rows that have changed; the others and the borders come from the last drawing.

        Textual asks every pane for all rows when one has changed, which with eight timers would take a third of the
        processor time.
        """
        if self.room != self.size:
            self._layout_lines()
            self._drawn = None
        if crop.size != self.outer_size:  # only a part is visible
            self._drawn = None
            return super().render_lines(crop)
        if self._drawn is None or self._drawn.crop != crop:
            self._drawn = self._new_drawing(crop)
            self._stale, self._is_border_stale = set(range(self.room.height)), True
        if self._is_border_stale:
            self._redraw_border(self._drawn)
        self._redraw_stale(self._drawn)
        self._stale.clear()
        self._is_border_stale = False
        return self._drawn.strips

    def _new_drawing(self, crop: Region) -> _Drawn:
        """Return a drawing without rows. Textual draws one row of it, for the border beside the others."""
        gutter, width = self.gutter, crop.width
        sides = (Strip(()), Strip(()))
        if gutter.width and self.room.height:
            [row] = super().render_lines(Region(crop.x, crop.y + gutter.top, width, 1))
            sides = (row.crop(0, gutter.left), row.crop(width - gutter.right, width))
        return _Drawn(crop, [Strip(())] * crop.height, gutter.top - crop.y, sides, {})

    def _filtered_styles(self) -> Mapping[Role, Style]:
        samples = [Segment(" ", self._style(role)) for role in ROLES]
        for line_filter in self.get_line_filters():
            samples = line_filter.apply(samples, self.background_colors[1])
        return {role: sample.style or Style.null() for role, sample in zip(ROLES, samples, strict=True)}

    def _redraw_border(self, drawn: _Drawn) -> None:
        below = drawn.content + self.room.height
        for row in (*range(drawn.content), *range(below, len(drawn.strips))):
            line = Region(drawn.crop.x, drawn.crop.y + row, drawn.crop.width, 1)
            [drawn.strips[row]] = super().render_lines(line)

    def _redraw_stale(self, drawn: _Drawn) -> None:
        left, right = drawn.sides
        if not drawn.styles:
            drawn.styles.update(self._filtered_styles())
        for y in self._stale:
            row = y + drawn.content
            if y < self.room.height and 0 <= row < len(drawn.strips):
                line = self._segments(y, drawn.styles.__getitem__)
                drawn.strips[row] = Strip([*left, *line, *right], drawn.crop.width)

    def render_line(self, y: int) -> Strip:
        return Strip(self._segments(y, self._style), self.room.width)

    def _style(self, role: Role) -> Style:
        return self.screen.get_component_rich_style(role_class(role))

    def _segments(self, y: int, style_of: Callable[[Role], Style]) -> list[Segment]:
        """Return a visible line in exactly the width of the pane.

        Adjacent runs of the same style are joined, since each change of style takes about forty bytes of output.
        """
        shown, width = self._visible(), self.room.width
        line = shown[y] if y < len(shown) else BLANK
        segments = [
            Segment(self._signs("".join([part.text for part in alike])), style_of(role))
            for role, alike in groupby(line, key=attrgetter("role"))
        ]
        missing = width - width_of(line)
        if missing > 0:
            segments.append(Segment(" " * missing, style_of("text")))
        return segments if missing >= 0 else Segment.adjust_line_length(segments, width)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        self._shown = None
        super().watch_scroll_y(old_value, new_value)

    def _layout_lines(self) -> None:
        self.room = self.size
        self._shown = None
        self._lines = self.lines(self.view) if self.view and self.room else ()
        # Textual's watchers would lay out the screen although the scrollbar takes no cells, which would be a sixth of
        # the time of a key in the search.
        fits = len(self._lines) <= self.room.height
        self.set_reactive(LinePane.virtual_size, Size() if fits else Size(self.room.width, len(self._lines)))
        self.set_reactive(LinePane.show_vertical_scrollbar, not fits)
        if self.scroll_y > self.max_scroll_y:
            self.scroll_y = self.max_scroll_y

    def _visible(self) -> list[Line]:
        """Return the visible lines, with an arrow at the end of the first or last if there are more."""
        if self._shown is not None:
            return self._shown
        top, height, lines = round(self.scroll_y), self.room.height, self._lines
        shown = list(lines[top : top + height])
        if self.host.ascii_only:
            shown = [fractions_spelled(line) for line in shown]
        if shown and top > 0:
            shown[0] = ended(shown[0], Styled("▴", "key"), self.room.width)
        if shown and top + height < len(lines):
            shown[-1] = ended(shown[-1], Styled("▾", "key"), self.room.width)
        self._shown = shown
        return shown


def _joined(regions: list[Region]) -> list[Region]:
    """Join regions of adjacent rows, since Textual renders each region separately."""
    joined = regions[:1]
    for region in regions[1:]:
        joined[-1:] = [joined[-1].union(region)] if joined[-1].bottom == region.y else [joined[-1], region]
    return joined


def difference(old: Line, new: Line, y: int, width: int) -> Region:
    """Return the region up to the last cell that differs, or the whole line if it has wide characters.

    It begins at the left margin, since Textual always draws a strip from its first cell.
    """
    end = _length(old)
    if _length(new) != end or not all(part.text.isascii() or _is_single_width(part.text) for part in old + new):
        return Region(0, y, width, 1)
    return Region(0, y, max(1, end - _equal_cells_at_end(old, new)), 1)


def _equal_cells_at_end(old: Line, new: Line) -> int:
    count = 0
    for one, other in zip(reversed(old), reversed(new), strict=False):
        if one == other:
            count += len(one.text)
            continue
        if one.role == other.role:
            pairs = enumerate(zip(reversed(one.text), reversed(other.text), strict=False))
            shorter = min(len(one.text), len(other.text))
            count += next((at for at, (char, another) in pairs if char != another), shorter)
        break
    return count


def _length(line: Line) -> int:
    return sum([len(part.text) for part in line])


@lru_cache(maxsize=256)
def _is_single_width(text: str) -> bool:
    return all(cell_len(char) == 1 for char in text)
