"""The status line: a message for a few seconds, and whether everything is saved."""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from itertools import product

from kitchen_tui.kitchen.service import Kitchen
from kitchen_tui.model.duration import SECOND
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.model.text import as_sentence
from kitchen_tui.tui.paint.styled_text import cells

LONG_MESSAGE_S = 20
_LEAST_S, _MOST_S, _PER_CHARACTER_S = 2.5, 8.0, 0.07
"""A message is shown as long as it takes to read."""
_BRACKETS = lazy_regex(r"\s*\([^()]*\)")
_SAVING_SHOWS_MS = 100
SAVING_SHOWS_S = (_SAVING_SHOWS_MS + 10) / SECOND


def undo_hint(key: str) -> str:
    """Return the sentence that says how to undo what a message reports; "" if no key does."""
    return f"Undo with {key}." if key else ""


class StatusLine:
    """The message to show, if any; `changed` is called whenever it changes."""

    def __init__(self, kitchen: Kitchen, changed: Callable[[], None]) -> None:
        self._kitchen = kitchen
        self._changed = changed
        self._timer: asyncio.TimerHandle | None = None
        self._saving_shown = ""
        self._question = ""
        self.text = ""
        self.shorter: tuple[str, ...] = ()
        """Shorter forms of the message, for a screen on which it takes more than a line."""
        self._added: tuple[str, ...] = ()
        """The sentences of past ticks that are still shown."""
        self._held_back: tuple[str, ...] = ()
        """The sentences that wait while a question is shown."""
        self._failures: set[str] = set()

    def show(self, text: str, for_s: float | None = None, shorter: Iterable[str] = ()) -> None:
        """Show a message beside the key hints for `for_s` seconds, by default as long as it takes to read."""
        self.text, self.shorter, self._question = as_sentence(text), tuple(map(as_sentence, shorter)), ""
        for_s = for_s or min(_MOST_S, max(_LEAST_S, len(text) * _PER_CHARACTER_S))
        self.stop()
        self._timer = asyncio.get_running_loop().call_later(for_s, self.clear)
        self._changed()

    def greet(self, sentence: str) -> None:
        """Show a first sentence. If a channel fails in the first tick, that is added to it instead of replacing it."""
        self._show_added((sentence, *self._added))

    def add(self, sentences: Sequence[str], failures: Iterable[str]) -> None:
        """Add the sentences of a tick to those still shown, such as one about missed alerts, which must not disappear.

        Those in `failures` are the first to be shortened.
        """
        self._failures.update(failures)
        new = (*self._held_back, *sentences)
        self._held_back = new if self.is_asking else ()
        if not self.text:
            self._added = ()
        if new and not self._held_back:
            self._show_added(tuple(dict.fromkeys((*self._added, *new))))

    def _show_added(self, sentences: tuple[str, ...]) -> None:
        """Show these sentences, shorter ones with failures shortened in turn, the most informative form first."""
        self._added = sentences
        forms = [
            (_BRACKETS.sub("", sentence), as_sentence(sentence.partition(":")[0]))
            if sentence in self._failures
            else (sentence,)
            for sentence in sentences
        ]
        shorter = sorted(map(" ".join, product(*forms)), key=len, reverse=True)
        self.show(" ".join(sentences), LONG_MESSAGE_S, shorter)

    def fitting(self, width: int) -> str:
        """Return the first form of the message that fits, or else the shortest."""
        forms = (self.text, *self.shorter)
        return next((form for form in forms if cells(form) <= width), forms[-1])

    def ask(self, question: str) -> None:
        """Show a question; other messages wait until it is gone."""
        self.show(question)
        self._question = self.text

    @property
    def is_asking(self) -> bool:
        """Return whether a question is shown."""
        return bool(self.text) and self.text == self._question

    def clear(self) -> None:
        """Remove the current message."""
        if self.text:
            self.text, self.shorter = "", ()
            self._changed()

    @property
    def saving(self) -> str:
        """Nothing if everything is on disk, "saving…" if that takes long, a sentence if it fails."""
        saving = self._kitchen.saving()
        if saving.problem:
            return saving.problem
        return "saving…" if saving.pending and saving.waited_ms > _SAVING_SHOWS_MS else ""

    def check_saving(self) -> None:
        """Repaint if the saving state has changed since the last call."""
        saving = self.saving
        if saving != self._saving_shown:
            self._saving_shown = saving
            self._changed()

    def stop(self) -> None:
        """Cancel the timer that would clear the message."""
        if self._timer:
            self._timer.cancel()
