"""The window's title and its progress: what a cook sees of us from another window."""

from collections.abc import Callable, Mapping

from kitchen_tui.alarms import osc
from kitchen_tui.alarms.announcement import Announcement
from kitchen_tui.alarms.terminals import abilities
from kitchen_tui.alarms.titles import title_text
from kitchen_tui.cooking.view import TimerView, View

Write = Callable[[str], None]
_RUNNING, _RINGING = 1, 2
"""States of progress; ringing is shown as an error is."""


class Tab:
    """Says what rings or asks in the title ("● simmer: fork-tender?"), and gives the title back afterwards."""

    def __init__(self, write: Write, environ: Mapping[str, str], progress: bool = True) -> None:
        can = abilities(environ)
        self._write = write
        self._titled = not can.mute
        self._progressing = progress and can.progress
        self._title = ""
        self._progress = ""

    def show(self, view: View) -> None:
        """Write what has changed."""
        first = next(iter((*view.ringing, *view.asking)), None)
        self._entitle(title_text(_announced(first)) if first else "")
        if self._progressing and view.urgent:
            self._advance(osc.progress(_RINGING if view.ringing else _RUNNING, _percent(view.urgent[0])))

    def clear(self) -> None:
        """Leave the tab as it was found."""
        self._entitle("")
        if self._progress:
            self._advance(osc.progress(0))
            self._progress = ""

    def _entitle(self, title: str) -> None:
        if title == self._title or not self._titled:
            return
        if not self._title:
            self._write(osc.KEEP_TITLE)
        self._write(osc.title(title) if title else osc.title("kitchen-tui") + osc.TITLE_BACK)
        self._title = title

    def _advance(self, progress: str) -> None:
        if progress != self._progress:
            self._write(progress)
            self._progress = progress


def _announced(timer: TimerView) -> Announcement:
    question = timer.alert.question
    return Announcement("due", timer.name, question.text if question else timer.text)


def _percent(timer: TimerView) -> int:
    return 100 * timer.elapsed_ms // timer.most_ms if 0 < timer.elapsed_ms < timer.most_ms else 100
