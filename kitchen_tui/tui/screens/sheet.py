"""Sheets: screens over the stove that leave the top line and the banner visible.

Headings start at the first cell inside the border, everything else at the third.
"""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.events import Click

from kitchen_tui.cooking.view import View
from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.tui.host import Host
from kitchen_tui.tui.paint.styled_text import (
    BLANK,
    Line,
    Role,
    Rows,
    Styled,
    cells,
    fit,
    justify,
    styled,
    width_of,
    wrap,
)
from kitchen_tui.tui.screens.base import ALERT_BINDINGS, AlertScreen, LongMessage, binding_for
from kitchen_tui.tui.widgets.bars import Banner, TopLine
from kitchen_tui.tui.widgets.line_pane import LinePane
from kitchen_tui.tui.widgets.list_pane import ListPane

_BORDER = 2
_TALL_FROM = 30
"""From this many lines on, there is a blank line inside the border, unless only that prevents all from fitting."""
TEXT_MARGIN = "   "
_ENTER = lazy_regex(r"^enter \w+")


class Sheet(AlertScreen):
    """A scrolling sheet, closed by Escape, the key that quits, or the key that opened it. Alarms can be answered."""

    HORIZONTAL_BREAKPOINTS = [(0, "-single"), (60, "-stacked"), (100, "-wide")]  # noqa: RUF012 -- Textual declares it so
    VERTICAL_BREAKPOINTS = [(0, "-low"), (_TALL_FROM, "-tall")]  # noqa: RUF012 -- the same
    measure: ClassVar[int] = 140
    """The largest width in cells; on a wider screen the sheet is centred."""
    is_card: ClassVar[bool] = False
    """Whether the sheet is only as high as its content."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", show=False),
        binding_for("leave", "close"),
        Binding("up,k", "by(-1)", show=False),
        Binding("down,j", "by(1)", show=False),
        Binding("space", "page_down", show=False),
        binding_for("start", "start_due"),
        *ALERT_BINDINGS,
    ]

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self.pane = self.make_pane()
        self._message = LongMessage(host)

    @property
    def title_text(self) -> str:
        """The title on the top border."""
        raise NotImplementedError

    @property
    def hint(self) -> str:
        """The hint on the bottom border."""
        return "esc close"

    def sheet_lines(self, view: View, width: int) -> list[Line]:
        """Return the lines of the sheet, in `width` cells."""
        raise NotImplementedError

    def height(self, view: View, width: int) -> int:
        """Return the number of lines at a width of `width` cells."""
        return len(self.sheet_lines(view, width))

    def compose(self) -> ComposeResult:
        yield TopLine(self.host, id="top")
        yield Banner(self.host, self.banner_targets, id="banner")
        with Container(id="page"):
            yield from self.content()
        yield self._message

    def content(self) -> ComposeResult:
        """Yield the widgets between the bars."""
        yield self.pane

    def make_pane(self) -> LinePane:
        return _SheetPane(self)

    def on_mount(self) -> None:
        """Clear the status message, which belongs to the screen below."""
        self.pane.styles.max_width = self.measure
        self.host.status.clear()
        self.take_focus()
        self.host.refresh_view()

    def take_focus(self) -> None:
        """Focus the first widget to get the keys."""
        self.pane.focus()

    def show(self, view: View) -> None:
        """Show the view, with a status message in place of the hint, or below if it is long."""
        if self.is_card:
            width = min(self.app.size.width, self.measure) - _BORDER
            height, room = self.height(view, width) + _BORDER, self.app.size.height - 1  # below the top line
            fits_only_bare = height <= room < height + 2
            padding = 0 if self.app.size.height < _TALL_FROM or fits_only_bare else 1
            self.pane.styles.padding = (padding, 0)
            self.pane.styles.max_height = height + 2 * padding
        hint = self.hint
        if view.ringing and self.enter_chooses:
            hint = _ENTER.sub("enter silence", hint, count=1)
        message = self._message.unless_on_border(self.pane.size.width - _BORDER)
        self.pane.set_titles(self.title_text, message or hint)
        super().show(view)

    def action_close(self) -> None:
        self.dismiss()

    def on_click(self, event: Click) -> None:
        """Close the sheet if its border was clicked, which shows the key to leave."""
        if event.widget is self.pane and not self.pane.content_region.contains(event.screen_x, event.screen_y):
            self.action_close()

    def action_by(self, by: int) -> None:
        self.pane.scroll_lines(by)

    def action_page_down(self) -> None:
        self.pane.action_page_down()


class _SheetPane(LinePane, can_focus=True):
    """The lines of a sheet."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__(sheet.host, id="sheet")
        self._sheet = sheet

    def lines(self, view: View) -> list[Line]:
        return self._sheet.sheet_lines(view, self.room.width)


_SHORT_ASIDE = 13
"""An aside of at most this many cells is shown even if it takes a line."""


class Choice(NamedTuple):
    """One choice: its text, an aside at the right end, and what choosing it does.

    Choices of the same `group` must follow each other; they are shown under its name.
    """

    id: str
    text: str
    aside: str
    act: Callable[[], object]
    role: Role = "text"
    group: str = ""


class ListSheet(Sheet):
    """A sheet with choices. While an alarm rings, Enter silences it instead of choosing."""

    enter_chooses = True

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "choose", show=False)]

    def __init__(self, host: Host) -> None:
        self.list = ChoiceList(host, self)
        super().__init__(host)

    def choices(self, view: View) -> Sequence[Choice]:
        raise NotImplementedError

    def make_pane(self) -> LinePane:
        return self.list

    def height(self, view: View, width: int) -> int:
        return len(choice_rows(self.choices(view), "", width).lines)

    def chosen(self) -> Choice | None:
        return next((choice for choice in self.choices(self.host.view) if choice.id == self.list.cursor), None)

    def action_by(self, by: int) -> None:
        self.list.move(by)

    def action_choose(self) -> None:
        choice = self.chosen()
        if self.host.view.ringing:
            self.action_acknowledge()
        elif choice:
            self.choose(choice)

    def choose(self, choice: Choice) -> None:
        """Close the sheet and carry out the choice on the screen below."""
        self.dismiss()
        choice.act()

    def on_list_pane_clicked(self, message: ListPane.Clicked) -> None:
        choice = self.chosen()
        if choice:
            self.choose(choice)


class ChoiceList(ListPane, can_focus=True):
    """The choices of a list sheet."""

    def __init__(self, host: Host, sheet: ListSheet) -> None:
        super().__init__(host, id="sheet")
        self._sheet = sheet

    def row_ids(self, view: View) -> Sequence[str]:
        return [choice.id for choice in self._sheet.choices(view)]

    def rows(self, view: View) -> Rows:
        return choice_rows(self._sheet.choices(view), self.cursor, self.room.width)


def choice_rows(choices: Sequence[Choice], cursor: str, width: int) -> Rows:
    """Return the lines of choices under the names of their groups; `cursor` is the id of the selected one."""
    rows, group = Rows([], []), ""
    for choice in choices:
        if choice.group != group:
            group = choice.group
            rows.add([*([BLANK] if rows.lines else []), (styled(f" {group}", "heading"),)])
        rows.add(_choice_lines(choice, choice.id == cursor, width), choice.id)
    return rows


def _shorter(aside: str) -> list[Styled]:
    """Return an aside without its first part, without its first two, and so on."""
    parts = aside.split(" · ") if aside else []
    return [styled(f"  {' · '.join(parts[at:])} ", "faint") for at in range(len(parts))]


def _choice_lines(choice: Choice, is_selected: bool, width: int) -> list[Line]:
    """Wrap a long text. The aside is at the right end; without room a short one has a line of its own."""
    whole = styled(choice.text).text
    first, *more = [whole] if cells(whole) <= width - 4 else wrap(whole, max(1, width - 4))
    hang = " " * (len(first) - len(first.lstrip("□✓▸→· 0123456789")))
    text: Line = (Styled(" ▸ " if is_selected else "   ", "key"), Styled(first, choice.role))
    lines = [text, *((Styled(f"   {hang}"), Styled(line, choice.role)) for line in more)]
    aside = next((part for part in _shorter(choice.aside) if width_of((*lines[-1], part)) <= width), Styled(""))
    last = (*_shorter(choice.aside), Styled(""))[-2:][0]
    if not aside.text and 0 < width_of((last,)) <= _SHORT_ASIDE:
        aside = last
        lines.append(())
    if aside.text:
        lines[-1] = justify(lines[-1], (aside,), width)
    if is_selected:
        return [(Styled(fit("".join(part.text for part in line), width), "cursor"),) for line in lines]
    return lines
