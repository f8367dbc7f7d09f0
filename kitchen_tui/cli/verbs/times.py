"""`times`: the times found in text."""

from argparse import ArgumentParser, Namespace

from kitchen_tui.cli.exits import Exit
from kitchen_tui.cli.incoming import STDIN
from kitchen_tui.cli.output import line
from kitchen_tui.cli.rows import each_jsonl, text_lines
from kitchen_tui.model.duration import spoken_span
from kitchen_tui.model.timer_spec import Span
from kitchen_tui.recipes.times import FoundTime, find_times
from kitchen_tui.recipes.times.rows import time_rows

HELP = "The times found in a text: how long, what they mean, what for."


def arguments(parser: ArgumentParser) -> None:
    """[FILE|-] and --jsonl."""
    parser.add_argument("file", nargs="?", default=STDIN, metavar="FILE|-")
    parser.add_argument("--jsonl", action="store_true", help='a line {"id","text"} in, a line {"id","timers":[…]} out')


def run(args: Namespace) -> int:
    """Line by line."""
    if args.jsonl:
        return each_jsonl(args.file, "timers", time_rows)
    for number, text in enumerate(text_lines(args.file), start=1):
        for time in find_times(text):
            line(
                f"{number}:{time.start + 1}  {_length(time)}  {time.kind}  {time.name}  “{text[time.start : time.end]}”"
            )
    return Exit.FINE


def _length(time: FoundTime) -> str:
    if time.least_ms is None:
        return "no number"
    return spoken_span(Span(time.least_ms, time.most_ms or time.least_ms))
