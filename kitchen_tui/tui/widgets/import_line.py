"""The line of the library for what to import: the name of a file, a URL, or a text that is pasted."""

from collections.abc import Callable

from textual.events import Paste
from textual.widgets import Input

from kitchen_tui.tui.host import Host
from kitchen_tui.tui.widgets.entry_line import EntryLine, Submit


class ImportLine(EntryLine):
    """Asks what to import; a pasted text of several lines is passed on at once, whole."""

    def __init__(self, host: Host, submit: Submit, pasted: Callable[[str], None]) -> None:
        super().__init__(host, "import", lambda text: "" if text else "a file, a URL, or paste the recipe", submit)
        self._pasted = pasted
        self.input = _WholeTextInput(self._take, id="entry-input", compact=True, select_on_focus=False)

    def _take(self, text: str) -> None:
        self._pasted(text)
        self.action_close()


class _WholeTextInput(Input):
    """An input that does not cut a pasted text to its first line."""

    def __init__(self, pasted: Callable[[str], None], *, id: str, compact: bool, select_on_focus: bool) -> None:
        super().__init__(id=id, compact=compact, select_on_focus=select_on_focus)
        self._pasted = pasted

    def _on_paste(self, event: Paste) -> None:
        lines = event.text.strip().splitlines()
        if len(lines) > 1:
            event.prevent_default()
            event.stop()
            self._pasted("\n".join(lines))
