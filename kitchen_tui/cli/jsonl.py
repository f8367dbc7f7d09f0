"""Runs a function on every line of a text: printed for reading, or as JSON Lines for other programs."""

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Any

from kitchen_tui.cli.io import Exit, Stop, print_line, print_message
from kitchen_tui.cli.source import STDIN, read_text_source

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

Rows = list[dict[str, Any]]


def add_arguments(parser: "ArgumentParser", key: str) -> None:
    """Add [FILE|-] and --jsonl, whose output has the results under `key`."""
    parser.add_argument("file", nargs="?", default=STDIN, metavar="FILE|-")
    format_help = f'a line {{"id","text"}} in, a line {{"id","{key}":[…]}} out'
    parser.add_argument("--jsonl", action="store_true", help=format_help)


def run_on_lines(args: "Namespace", key: str, find: Callable[[str], Rows], show: Callable[[str], Iterable[str]]) -> int:
    """Print the results of `find` as JSON Lines if --jsonl is given, else the lines of `show` with their numbers."""
    if args.file != STDIN and not args.file.lower().startswith(("http://", "https://")) and not _exists(args.file):
        verb = {"timers": "times"}.get(key, key)
        raise Stop(Exit.PROBLEM, f"{args.file}: no such file; give a file, or - for text: … | kitchen-tui {verb} -")
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
    """Print {"id",key:[…]} for each line {"id","text"}; for any other line a message, and the exit code is 1."""
    code = Exit.FINE
    with _opened(source) as file:
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
def _opened(source: str) -> Iterator[IO[bytes]]:
    """Open as bytes: json detects the encoding, and a bad line does not affect the others."""
    if source == STDIN:
        yield sys.stdin.buffer
        return
    try:
        file = open(source, "rb")  # noqa: SIM115 -- an error of opening is handled here, an error of reading is not
    except (OSError, ValueError) as error:
        raise Stop(Exit.PROBLEM, f"{source}: {getattr(error, 'strerror', None) or error}") from None
    with file:
        yield file
