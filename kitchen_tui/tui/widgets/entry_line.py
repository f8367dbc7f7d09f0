"""Single-line inputs: the entry line at the foot of the screen, and the search line."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Key, Paste
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.widget import Widget
from textual.widgets import Input, Static

from kitchen_tui.model.text import as_sentence
from kitchen_tui.tui.host import Host
from kitchen_tui.tui.paint.styled_text import spell_fractions, styled, to_ascii

Echo = Callable[[str], str]
Submit = Callable[[str], bool]


class EntryLine(Horizontal):
    """A prompt, an input, and an echo that shows how the text is understood.

    The line stays open until `submit` returns True for its text.
    """

    class Closed(Message):
        """The line was closed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", show=False, priority=True),
        Binding("ctrl+c", "interrupt", show=False, priority=True),
        Binding("tab,shift+tab,up,down", "ignore", show=False),
    ]

    def __init__(self, host: Host, prompt: str, echo: Echo, submit: Submit) -> None:
        super().__init__(id="entry")
        self._host = host
        self._prompt = prompt
        self._echo = echo
        self._submit = submit
        self._before: Widget | None = None
        self.is_open = True
        self.input = _EntryInput(self._enter)
        self._shown_echo = Static(self._echoed(""), id="entry-echo")

    def compose(self) -> ComposeResult:
        yield Static(Content(self._prompt), id="entry-prompt")
        yield self.input
        yield self._shown_echo

    def on_mount(self) -> None:
        self._before = self.screen.focused
        self.screen.set_focus(self.input)
        self._host.typing_started()
        self._host.request_paint()  # the footer shows different keys now

    def _echoed(self, text: str) -> Content:
        return self._content(self._echo(text))

    def _content(self, text: str) -> Content:
        shown = styled(text).text
        return Content(to_ascii(spell_fractions(shown)) if self._host.ascii_only else shown)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._shown_echo.update(self._echoed(event.value))

    def _enter(self, text: str) -> None:
        """Close the line if its text is accepted; otherwise show the reason in place of the echo."""
        status = self._host.status
        before = status.text
        if self._submit(text):
            self.action_close()
        elif status.text != before:
            self.reply(status.text)
            status.clear()

    def reply(self, text: str) -> None:
        """Show a sentence in place of the echo until the next key."""
        self._shown_echo.update(self._content(as_sentence(text)))

    def on_descendant_blur(self) -> None:
        """Take the focus back: while the line is open, nothing else gets the keys."""
        self.call_later(self._focus_again)

    def _focus_again(self) -> None:
        if self.is_open and self.screen.is_current:
            self.screen.set_focus(self.input)

    def action_ignore(self) -> None:
        """Do nothing; for the keys that would move the focus."""

    def ask(self, prompt: str) -> None:
        """Ask something else on the same line, which is empty again."""
        self.query_one("#entry-prompt", Static).update(Content(prompt))
        self.input.value = ""
        self._shown_echo.update(self._echoed(""))

    def action_interrupt(self) -> None:
        self.action_close()

    def action_close(self) -> None:
        self.is_open = False
        if self._before is not None and self._before.is_attached and self.input.has_focus:
            self._before.focus()
        self.post_message(self.Closed())
        self._host.request_paint()
        self.remove()


class LineInput(Input):
    """An input of fixed size without a blinking cursor, so that typing does not lay out the screen again."""

    virtual_size = Reactive(Size())

    def on_mount(self) -> None:
        self.cursor_blink = False


class _EntryInput(LineInput):
    """The input of an entry line. `entered` may close the line, and then later keys belong to what is below it."""

    def __init__(self, entered: Callable[[str], None]) -> None:
        super().__init__(id="entry-input", compact=True, select_on_focus=False)
        self._entered = entered

    def on_key(self, event: Key) -> None:
        """Handle Enter at once: as a binding it would be handled after letters that were typed ahead."""
        if self.screen.focused is not self:
            self.app.post_message(Key(event.key, event.character))
        elif event.key == "enter":
            self._entered(self.value)
        else:
            return
        event.stop()
        event.prevent_default()


class SearchLine(LineInput):
    """An input that calls a function with its text at each key, since a message would arrive one frame later.

    A pasted text of several lines is not searched for: `pasted` is called with it.
    """

    def __init__(
        self, typed: Callable[[str], None], placeholder: str, pasted: Callable[[str], None] | None = None
    ) -> None:
        super().__init__(id="find", compact=True, placeholder=placeholder)
        self._typed, self._pasted = typed, pasted

    def _on_paste(self, event: Paste) -> None:
        if self._pasted:
            _pass_on_lines(event, self._pasted)

    def watch_value(self, value: str) -> None:
        self._typed(value)


class ImportLine(EntryLine):
    """Asks what to import. Pasted text of several lines is passed on at once as a whole."""

    def __init__(self, host: Host, submit: Submit, pasted: Callable[[str], None]) -> None:
        super().__init__(host, "import", lambda text: "" if text else "a file, a URL, or paste the recipe", submit)
        self.input = _WholeTextInput(self._enter, pasted)


class _WholeTextInput(_EntryInput):
    """An input that keeps all lines of a pasted text."""

    def __init__(self, entered: Callable[[str], None], pasted: Callable[[str], None]) -> None:
        super().__init__(entered)
        self._pasted = pasted

    def _on_paste(self, event: Paste) -> None:
        _pass_on_lines(event, self._pasted)


def _pass_on_lines(event: Paste, pasted: Callable[[str], None]) -> None:
    """Pass on a pasted text of several lines, of which an input would keep only the first."""
    lines = event.text.strip().splitlines()
    if len(lines) > 1:
        event.prevent_default()
        event.stop()
        pasted("\n".join(lines))
