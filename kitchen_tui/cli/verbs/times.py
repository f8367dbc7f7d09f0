"""`times` and `amounts`: print what is found in a text, for people or as JSON Lines for programs."""

import json
import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from fractions import Fraction
from typing import IO, Any

from kitchen_tui.cli.io import Exit, Stop, print_line, print_message
from kitchen_tui.cli.recipe_files import STDIN, read_text_source
from kitchen_tui.cli.verbs import Verb
from kitchen_tui.model.duration import SECOND, Span, format_span
from kitchen_tui.model.text import error_reason
from kitchen_tui.recipes.understand.amounts import find_amounts
from kitchen_tui.recipes.understand.times import FoundTime, find_times, verdicts
from kitchen_tui.recipes.understand.times.finder import table_of

Rows = list[dict[str, Any]]


def _times_arguments(parser: ArgumentParser) -> None:
    """Add [FILE|-], --jsonl and --explain."""
    _add_arguments(parser, "timers")
    parser.add_argument("--explain", action="store_true", help="show the rule that accepted or rejected each time")


def _times(args: Namespace) -> int:
    """Print the times of each line."""
    if args.explain and args.jsonl:
        raise Stop(Exit.USAGE, "--explain cannot be combined with --jsonl.")
    return _run_on_lines(args, "timers", time_rows, _explained if args.explain else _shown_times)


def time_rows(text: str) -> Rows:
    """Return each time of a text as min_s, max_s, kind, start, end (exclusive) and name.

    Whole seconds are ints. Both are None if the text gives no number; `max_s` is None for a time that is not a range.
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


def _shown_times(text: str) -> Iterator[str]:
    for time in find_times(text):
        yield f"{time.start + 1}  {_described(time)}  “{text[time.start : time.end]}”"


def _explained(text: str) -> Iterator[str]:
    for verdict in verdicts(text):
        outcome = f"found     {_described(verdict.time)}" if verdict.time else f"rejected  {verdict.rule.verdict}"
        reason = verdict.objection or f"{table_of(verdict.rule)}: {verdict.rule.example}"
        yield f"{verdict.start + 1}  {outcome}  “{text[verdict.start : verdict.end]}”  — {reason}"


def _described(time: FoundTime) -> str:
    if time.least_ms is None:
        return f"no number  {time.kind}  {time.name}"
    return f"{format_span(Span(time.least_ms, time.most_ms or time.least_ms))}  {time.kind}  {time.name}"


# Amounts -----------------------------------------------------------------------------------------------------------


def _amounts(args: Namespace) -> int:
    """Print the amounts of each line."""
    return _run_on_lines(args, "amounts", amount_rows, _shown_amounts)


def _shown_amounts(text: str) -> Iterator[str]:
    for row in amount_rows(text):
        ends = [f"{end:g}" for end in (row["qty"], row["qty_max"]) if end is not None]
        amount = f"{'–'.join(ends) or 'no number'} {row['unit'] or ''}".rstrip()
        yield f"{row['start'] + 1}  {amount}  {row['role']}  “{text[row['start'] : row['end']]}”"


def amount_rows(line: str) -> Rows:
    """Return the amounts of a line as qty, qty_max, unit (None for a plain count), role, start and end (exclusive)."""
    return [
        {
            "qty": _plain(amount.quantity),
            "qty_max": _plain(amount.most),
            "unit": amount.unit or None,
            "role": amount.role,
            "start": amount.start,
            "end": amount.end,
        }
        for amount in find_amounts(line)
    ]


def _plain(number: Fraction | None) -> int | float | None:
    if number is None:
        return None
    return int(number) if number.denominator == 1 else round(float(number), 4)


# The lines of a text -----------------------------------------------------------------------------------------------


def _add_arguments(parser: ArgumentParser, key: str) -> None:
    """Add [FILE|-] and --jsonl, whose output has the results under `key`."""
    parser.add_argument("file", nargs="?", default=STDIN, metavar="FILE|-")
    format_help = f'a line {{"id","text"}} in, a line {{"id","{key}":[…]}} out'
    parser.add_argument("--jsonl", action="store_true", help=format_help)


def _run_on_lines(args: Namespace, key: str, find: Callable[[str], Rows], show: Callable[[str], Iterable[str]]) -> int:
    """Run on each line: with --jsonl print the results of `find`, otherwise the lines of `show` with line numbers."""
    if args.file != STDIN and not args.file.lower().startswith(("http://", "https://")) and not _exists(args.file):
        verb = {"timers": "times"}.get(key, key)
        hint = f"give a file, or - for text: … | kitchen-tui {verb} -"
        raise Stop(Exit.PROBLEM, f"There is no such file: {args.file}; {hint}")
    if args.jsonl:
        return _run_on_jsonl(args.file, key, find)
    for number, text in enumerate(read_text_source(args.file).split("\n"), start=1):
        for found in show(text):
            print_line(f"{number}:{found}")
    return Exit.FINE


def _exists(path: str) -> bool:
    try:
        return os.path.exists(os.path.expanduser(path))
    except ValueError:  # a null byte
        return False


def _run_on_jsonl(source: str, key: str, find: Callable[[str], Rows]) -> int:
    """Print {"id", key: […]} for each line {"id", "text"}; for any other line print a message and return 1."""
    code = Exit.FINE
    with _open(source) as file:
        for number, row in enumerate(file, start=1):
            if not row.strip():
                continue
            try:
                request = json.loads(row)
                answer = {"id": request["id"], key: find(_text(request))}
            except (ValueError, TypeError, KeyError, RecursionError):
                print_message(f'{source}:{number}: This line is not a JSON object with an "id" and a "text".')
                code = Exit.PROBLEM
            else:
                sys.stdout.write(json.dumps(answer, separators=(",", ":")) + "\n")
    return code


def _text(request: dict[str, Any]) -> str:
    text = request["text"]
    if not isinstance(text, str):
        raise TypeError
    return text


@contextmanager
def _open(source: str) -> Iterator[IO[bytes]]:
    """Open as bytes, so that json detects the encoding, and a bad line does not affect the others."""
    if source == STDIN:
        yield sys.stdin.buffer
        return
    try:
        file = open(source, "rb")  # noqa: SIM115 -- only errors of opening are handled here
    except (OSError, ValueError) as error:
        raise Stop(Exit.PROBLEM, f"{source}: {error_reason(error)}") from None
    with file:
        yield file


VERBS = {
    "times": Verb("Print the times found in a text: how long, what kind, and what for.", _times_arguments, _times),
    "amounts": Verb(
        "Print the amounts found in ingredient lines, and what each is for.",
        lambda parser: _add_arguments(parser, "amounts"),
        _amounts,
    ),
}
