"""`times`: the times found in text."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from typing import Any

from kitchen_tui.cli.io import Exit, Stop
from kitchen_tui.cli.jsonl import add_arguments, run_on_lines
from kitchen_tui.model.duration import SECOND, format_span
from kitchen_tui.model.timer_spec import Span
from kitchen_tui.recipes.understand.times import FoundTime, find_times, verdicts
from kitchen_tui.recipes.understand.times.finder import table_of

HELP = "Print the times found in a text: how long, what kind, and what for."


def arguments(parser: ArgumentParser) -> None:
    """[FILE|-], --jsonl and --explain."""
    add_arguments(parser, "timers")
    parser.add_argument("--explain", action="store_true", help="show the rule that accepted or rejected each time")


def run(args: Namespace) -> int:
    """Print the times of each line."""
    if args.explain and args.jsonl:
        raise Stop(Exit.USAGE, "--explain is for people and --jsonl for programs; give one of them")
    return run_on_lines(args, "timers", time_rows, _explained if args.explain else _shown)


def time_rows(text: str) -> list[dict[str, Any]]:
    """Each time of a text as min_s, max_s, kind, start, end (exclusive) and name.

    Seconds are whole numbers if they are whole; None if the words give no number, and for the upper end of a time
    that is not a range.
    """
    return [
        {
            "min_s": _seconds(time.least_ms),
            "max_s": _seconds(time.most_ms),
            "kind": time.kind,
            "start": time.start,
            "end": time.end,
            "name": time.name,
        }
        for time in find_times(text)
    ]


def _seconds(ms: int | None) -> int | float | None:
    if ms is None:
        return None
    return ms // SECOND if ms % SECOND == 0 else ms / SECOND


def _shown(text: str) -> Iterator[str]:
    for time in find_times(text):
        yield f"{time.start + 1}  {_told(time)}  “{text[time.start : time.end]}”"


def _explained(text: str) -> Iterator[str]:
    for verdict in verdicts(text):
        told = f"found     {_told(verdict.time)}" if verdict.time else f"rejected  {verdict.rule.verdict}"
        reason = verdict.objection or f"{table_of(verdict.rule)}: {verdict.rule.example}"
        yield f"{verdict.start + 1}  {told}  “{text[verdict.start : verdict.end]}”  — {reason}"


def _told(time: FoundTime) -> str:
    if time.least_ms is None:
        return f"no number  {time.kind}  {time.name}"
    return f"{format_span(Span(time.least_ms, time.most_ms or time.least_ms))}  {time.kind}  {time.name}"
