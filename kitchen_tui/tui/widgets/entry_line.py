"""Lines to type on: the entry line at the foot of the screen, and the search line."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from kitchen_tui.tui.host import Host
from kitchen_tui.tui.paint.ascii_signs import to_ascii
from kitchen_tui.tui.paint.styled_text import styled

Echo = Callable[[str], str]
Submit = Callable[[str], bool]


class EntryLine(Horizontal):
    """A prompt, an input, and an echo that says how the text is understood.

    `submit` returns whether the text was accepted; if not, the line stays open.
    """

    class Closed(Message):
        """The line was left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+c", "close", show=False, priority=True),
        Binding("tab,shift+tab,up,down", "ignore", show=False),
    ]

    def __init__(self, host: Host, prompt: str, echo: Echo, submit: Submit) -> None:
        super().__init__(id="entry")
        self._host = host
        self._prompt = prompt
        self._echo = echo
        self._submit = submit
        self._before: Widget | None = None
        self.input = Input(id="entry-input", compact=True, select_on_focus=False)
        self._shown_echo = Static(self._echoed(""), id="entry-echo")

    def compose(self) -> ComposeResult:
        yield Static(Content(self._prompt), id="entry-prompt")
        yield self.input
        yield self._shown_echo

    def on_mount(self) -> None:
        self._before = self.screen.focused
        self.input.cursor_blink = False
        self.screen.set_focus(self.input)
        self._host.typing_started()

    def _echoed(self, text: str) -> Content:
        echo = styled(self._echo(text)).text
        return Content(to_ascii(echo) if self._host.ascii_only else echo)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._shown_echo.update(self._echoed(event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if self._submit(event.value):
            self.action_close()

    def action_ignore(self) -> None:
        """Keys that move the focus do nothing while a line is open."""

    def action_close(self) -> None:
        if self._before is not None and self._before.is_attached and self.input.has_focus:
            self._before.focus()
        self.post_message(self.Closed())
        self.remove()


class SearchLine(Input):
    """An input that passes on its text with each key: a message would arrive one frame later."""

    def __init__(self, typed: Callable[[str], None], placeholder: str) -> None:
        super().__init__(id="find", compact=True, placeholder=placeholder)
        self._typed = typed

    def on_mount(self) -> None:
        self.cursor_blink = False

    def watch_value(self, value: str) -> None:
        self._typed(value)
