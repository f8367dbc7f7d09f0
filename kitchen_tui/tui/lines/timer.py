"""The line of the `a` key: a timer."""

from typing import TYPE_CHECKING

from kitchen_tui.model.duration import DurationError
from kitchen_tui.tui.widgets.entry_line import EntryLine
from kitchen_tui.typed import timer_command, timer_echo

if TYPE_CHECKING:
    from kitchen_tui.tui.app import KitchenApp

_EXAMPLE = "5m eggs · 1h30 · 90-120m roast · until 19:00 guests · 12m rice from 5m ago"


def timer_line(app: "KitchenApp") -> EntryLine:
    """The line of the `a` key."""

    def echo(line: str) -> str:
        if not line.strip():
            return _EXAMPLE
        try:
            return timer_echo(line, app.kitchen.now(), app.kitchen.zone)
        except DurationError as error:
            return str(error)

    def done(line: str) -> bool:
        try:
            return app.execute(timer_command(line, app.kitchen.now(), app.kitchen.zone))
        except DurationError as error:
            app.say(str(error))
            return not line.strip()

    return EntryLine("timer", echo, done)
