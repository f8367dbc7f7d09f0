"""Texts in, findings out: as lines to read, or as JSON Lines for other programs."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO, Any

from kitchen_tui.cli.exits import Exit, Stop
from kitchen_tui.cli.incoming import STDIN, incoming
from kitchen_tui.cli.output import say

Rows = list[dict[str, Any]]


def each_jsonl(source: str, key: str, find: Callable[[str], Rows]) -> int:
    """For each line {"id","text"} a line {"id",key:[…]}; a line that is not one is said with its place, and exit 1."""
    code = Exit.FINE
    with _opened(source) as file:
        for number, line in enumerate(file, start=1):
            if not line.strip():
                continue
            try:
                asked = json.loads(line)
                answer = {"id": asked["id"], key: find(_text(asked))}
            except (ValueError, TypeError, KeyError, RecursionError):
                say(f'{source}:{number}: This line is no JSON object with an "id" and a "text".')
                code = Exit.PROBLEM
            else:
                sys.stdout.write(json.dumps(answer, separators=(",", ":")) + "\n")
    return code


def text_lines(source: str) -> list[str]:
    """The lines of a text. Raises Stop where there is none to be had."""
    return incoming(source, "text").text.split("\n")


def _text(asked: dict[str, Any]) -> str:
    text = asked["text"]
    if not isinstance(text, str):
        raise TypeError
    return text


@contextmanager
def _opened(source: str) -> Iterator[IO[bytes]]:
    """As bytes: json finds out the encoding, and a bad line spoils no other."""
    if source == STDIN:
        yield sys.stdin.buffer
        return
    try:
        file = open(source, "rb")  # noqa: SIM115 -- an error of reading it is another one than of opening it
    except (OSError, ValueError) as error:
        raise Stop(Exit.PROBLEM, f"{source}: {getattr(error, 'strerror', None) or error}") from None
    with file:
        yield file
