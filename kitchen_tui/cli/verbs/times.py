"""`times`: the times found in a text."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator

from kitchen_tui.cli.jsonl import add_arguments, run_on_lines
from kitchen_tui.model.duration import format_span
from kitchen_tui.model.timer_spec import Span
from kitchen_tui.recipes.understand.times import FoundTime, find_times
from kitchen_tui.recipes.understand.times.rows import time_rows

HELP = "The times found in a text: how long, what they mean, what for."


def arguments(parser: ArgumentParser) -> None:
    """Add [FILE|-] and --jsonl."""
    add_arguments(parser, "timers")


def run(args: Namespace) -> int:
    """Print the times of every line."""
    return run_on_lines(args, "timers", time_rows, _shown)


def _shown(text: str) -> Iterator[str]:
    for time in find_times(text):
        yield f"{time.start + 1}  {_length(time)}  {time.kind}  {time.name}  “{text[time.start : time.end]}”"


def _length(time: FoundTime) -> str:
    if time.least_ms is None:
        return "no number"
    return format_span(Span(time.least_ms, time.most_ms or time.least_ms))
