"""A line to type on, at the foot of the screen, that says what it understands before Enter."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

if TYPE_CHECKING:
    from kitchen_tui.tui.app import KitchenApp

Echo = Callable[[str], str]
Done = Callable[[str], bool]


class EntryLine(Horizontal):
    """A prompt, an input and an echo. `done` returns whether the line was taken; if not, it stays to be mended."""

    class Closed(Message):
        """The line was left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+c", "close", show=False, priority=True),
        Binding("tab,shift+tab,up,down", "stay", show=False),
    ]

    def __init__(self, prompt: str, echo: Echo, done: Done, value: str = "") -> None:
        super().__init__(id="entry")
        self._prompt = prompt
        self._echo = echo
        self._done = done
        self._value = value
        self._before: Widget | None = None

    def compose(self) -> ComposeResult:
        """Prompt, input, echo."""
        yield Static(Content(self._prompt), id="entry-prompt")
        yield Input(self._value, id="entry-input", compact=True, select_on_focus=False)
        yield Static(Content(self._echo(self._value)), id="entry-echo")

    def on_mount(self) -> None:
        """Typing begins at once."""
        self._before = self.screen.focused
        typed = self.query_one(Input)
        typed.cursor_blink = False  # nothing moves that need not
        self.screen.set_focus(typed)
        cast("KitchenApp", self.app).typing_since = self.Closed().time

    def on_input_changed(self, event: Input.Changed) -> None:
        """The echo follows."""
        event.stop()
        self.query_one("#entry-echo", Static).update(Content(self._echo(event.value)))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter."""
        event.stop()
        if self._done(event.value):
            self.action_close()

    def action_stay(self) -> None:
        """What moves elsewhere waits until the line has ended."""

    def action_close(self) -> None:
        """Back to where the focus was."""
        if self._before is not None and self._before.is_attached and self.query_one(Input).has_focus:
            self._before.focus()
        self.post_message(self.Closed())
        self.remove()
