"""`watch`: prints the status whenever it changes, until the reader closes the pipe."""

import errno
import gc
import os
import select
import signal
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from kitchen_tui.cli.composition import make_kitchen
from kitchen_tui.cli.io import Exit, json_text, print_message
from kitchen_tui.cli.verbs import Verb
from kitchen_tui.cli.verbs.status import QUICK, arguments, status_json, status_line
from kitchen_tui.clock import monotonic_s, reload_timezone
from kitchen_tui.cooking.timer_events import AlertSounded, TimerStarted, TimerTimezoneChanged
from kitchen_tui.cooking.view import View
from kitchen_tui.journal import JournalError
from kitchen_tui.model.named_tuple import NamedTuple

if TYPE_CHECKING:
    from argparse import Namespace

    from kitchen_tui.cooking.history import Record
    from kitchen_tui.kitchen.service import Kitchen

HELP = "Print the status as one line whenever it changes, until the reader closes the pipe."

POLL_S = 0.34
"""The interval of polling the journal: three wake-ups a second, and a command is shown within 0.4 s."""
_RETRY_S = 2.0
_JITTER_MS = 1000
"""A due time that moves by less has not changed: it is computed from two clocks."""

Printer = Callable[["Kitchen", View | None], str | None]
"""Returns the line to print, or None if nothing has changed since the last one."""


class _Leave(BaseException):
    """Raised to end `watch`, after a signal or when the reader has closed the pipe."""


def run(args: "Namespace") -> int:
    """Print until the reader closes the pipe, or until SIGINT, SIGTERM or SIGHUP."""
    line = status_line(args)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _leave)
    try:
        output = Output(sys.stdout.fileno())
        kitchen = _open(output)
        printer: Printer = LinePrinter(line.render) if line else JsonPrinter()
        gc.enable()
        next_view_s = 0.0
        while True:
            if sync(kitchen) or monotonic_s() >= next_view_s:
                view = view_of(kitchen)
                if (text := printer(kitchen, view)) is not None:
                    output.write(text)
                next_view_s = monotonic_s() + _quiet_s(kitchen, view)
            output.wait(min(POLL_S, max(0.01, next_view_s - monotonic_s())))
    except _Leave:
        return Exit.FINE


def _open(output: "Output") -> "Kitchen":
    """Build the kitchen; if a newer version wrote the journal, print a message and wait."""
    problem = ""
    while True:
        try:
            return make_kitchen()[0]
        except JournalError as error:
            if problem != (problem := str(error)):
                print_message(f"kitchen-tui: {problem}")
            output.wait(_RETRY_S)


def _leave(number: int, frame: object) -> None:
    raise _Leave


def sync(kitchen: "Kitchen") -> bool:
    """Read what other processes did; return whether anything changed. Each problem is printed once."""
    changed = kitchen.sync()
    if kitchen.session.id and kitchen.session.closed:
        kitchen.detach()
        kitchen.sync()  # another session may be open already
        changed = True
    if notice := kitchen.take_notice():
        print_message(f"kitchen-tui: {notice}")
    return changed


def view_of(kitchen: "Kitchen") -> View | None:
    """Return the view; None if no session is open."""
    reload_timezone()
    return kitchen.view(kitchen.now()) if kitchen.session.id else None


def _quiet_s(kitchen: "Kitchen", view: View | None) -> float:
    """Return how long the output stays the same by itself: until the next second or threshold."""
    if view is None:
        return 1.0
    waits = [1.0, kitchen.next_due_ms(view.now, kitchen.now()) / 1000]
    if view.session.speed == 1:
        running = (timer for timer in view.urgent[:1] if timer.state == "running")
        waits += [(timer.remaining_ms % 1000 or 1000) / 1000 for timer in running]
    return min(waits)


# When to print ------------------------------------------------------------------------------------------------------


class LinePrinter:
    """Prints a line whenever it differs from the last one."""

    def __init__(self, render: Callable[[View | None], str]) -> None:
        self._render = render
        self._last: str | None = None

    def __call__(self, kitchen: "Kitchen", view: View | None) -> str | None:
        line = self._render(view)
        if line == self._last:
            return None
        self._last = line
        return line


class _State(NamedTuple):
    """The parts of the status whose change causes new JSON to be printed: everything but the running clocks."""

    session: str
    command: "Record | None"
    timers: tuple[tuple[object, ...], ...]
    due: tuple[int | None, ...]
    planned: tuple[object, ...] = ()
    """The next start of the plan."""

    def is_like(self, other: "_State") -> bool:
        """Return whether only clocks have changed."""
        if self[:3] != other[:3] or self.planned != other.planned or len(self.due) != len(other.due):
            return False
        return not any(_moved(one, two) for one, two in zip(self.due, other.due, strict=True))


def _moved(one: int | None, two: int | None) -> bool:
    return one != two if one is None or two is None else abs(one - two) >= _JITTER_MS


class JsonPrinter:
    """Prints JSON after each command, and when a timer's state, alert, next event or due time has changed."""

    def __init__(self) -> None:
        self._last: _State | None = None

    def __call__(self, kitchen: "Kitchen", view: View | None) -> str | None:
        state = _state(kitchen, view)
        if self._last and state.is_like(self._last):
            return None
        self._last = state
        return json_text(status_json(view, kitchen.now().wall_ms))


def _state(kitchen: "Kitchen", view: View | None) -> _State:
    if view is None:
        return _State("", None, (), ())
    timers = tuple(
        (
            timer.id or timer.spec.id,
            timer.state,
            timer.phase,
            timer.alert.state,
            timer.next and timer.next.kind,
            timer.next and timer.next.text,
        )
        for timer in view.timers
    )
    following = view.plan.next if view.plan else None
    planned = (following.task.id, following.start) if following else ()
    due = tuple(timer.due_ms for timer in view.timers)
    return _State(view.session.id, _last_command(kitchen), timers, due, planned)


def _last_command(kitchen: "Kitchen") -> "Record | None":
    """Return the last record of a command, skipping alerts, time zones and timers that start by themselves."""
    for record in reversed(kitchen.history.records):
        automatic = isinstance(record.event, AlertSounded | TimerTimezoneChanged | TimerStarted)
        if record.command or not automatic:
            return record._replace(sequence=0)
    return None


# The reader ---------------------------------------------------------------------------------------------------------


class Output:
    """Writes lines to a descriptor, unbuffered, and notices at once when its reader goes away."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._encoding = sys.stdout.encoding or "utf-8"
        self._poll = select.poll()
        self._poll.register(descriptor, 0)  # without events, poll reports only errors and hang-ups

    def write(self, line: str) -> None:
        """Write a line, waiting for a slow reader. Raises _Leave if the reader has gone."""
        data = f"{line}\n".encode(self._encoding, sys.stdout.errors or "replace")
        try:
            while data:
                data = data[os.write(self._descriptor, data) :]
        except OSError as error:
            if error.errno in (errno.EPIPE, errno.EIO):
                raise _Leave from None
            raise

    def wait(self, seconds: float) -> None:
        """Sleep; raises _Leave as soon as the reader has gone."""
        if self._poll.poll(max(1, round(seconds * 1000))):
            raise _Leave


VERBS = {"watch": Verb(HELP, arguments, run, QUICK)}
