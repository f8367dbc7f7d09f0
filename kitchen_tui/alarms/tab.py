"""The title and the progress of the terminal's tab, which a cook can see from another window."""

from collections.abc import Callable, Mapping

from kitchen_tui.alarms import osc
from kitchen_tui.alarms.channel import Announcement
from kitchen_tui.alarms.terminals import abilities
from kitchen_tui.cooking.view import TimerView, View

Write = Callable[[str], None]
_RUNNING, _RINGING = 1, 2
"""States of progress; terminals show ringing in the colour of an error."""


class Tab:
    """Shows an alert in the title ("● simmer: fork-tender?"), and restores the title afterwards."""

    def __init__(self, write: Write, environ: Mapping[str, str], progress: bool = True) -> None:
        can = abilities(environ)
        self._write = write
        self._has_title = not can.mute
        self._has_progress = progress and can.progress
        self._title = ""
        self._progress = ""

    def show(self, view: View) -> None:
        """Update the title and the progress if they have changed."""
        first = next(iter((*view.ringing, *view.asking)), None)
        self._set_title(_announcement(first).tab_title() if first else "")
        if self._has_progress and view.urgent:
            self._set_progress(osc.progress(_RINGING if view.ringing else _RUNNING, _percent(view.urgent[0])))

    def clear(self) -> None:
        """Restore the title and remove the progress."""
        self._set_title("")
        if self._progress:
            self._set_progress(osc.progress(0))
            self._progress = ""

    def _set_title(self, title: str) -> None:
        if title == self._title or not self._has_title:
            return
        if not self._title:
            self._write(osc.PUSH_TITLE)
        self._write(osc.title(title) if title else osc.title("kitchen-tui") + osc.POP_TITLE)
        self._title = title

    def _set_progress(self, progress: str) -> None:
        if progress != self._progress:
            self._write(progress)
            self._progress = progress


def _announcement(timer: TimerView) -> Announcement:
    question = timer.alert.question
    return Announcement("due", timer.name, question.text if question else timer.text)


def _percent(timer: TimerView) -> int:
    return 100 * timer.elapsed_ms // timer.most_ms if 0 < timer.elapsed_ms < timer.most_ms else 100
