"""`alarm test`: test every channel before relying on it."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from functools import partial
from typing import TextIO

from kitchen_tui.alarms.channel import NAMES, Probe
from kitchen_tui.cli.composition import open_config
from kitchen_tui.cli.io import Exit, print_line
from kitchen_tui.cli.verbs import Verb
from kitchen_tui.config.load import add_set_option
from kitchen_tui.cooking.threshold import LEVELS
from kitchen_tui.paths import resolve_paths

HELP = "Test the alarms: for every channel, whether it worked, is off or failed, why, and what to install."


def arguments(parser: ArgumentParser) -> None:
    """Add the channel and the level to test."""
    parser.add_argument("what", choices=("test",), help="announce on one channel after the other")
    parser.add_argument("--channel", choices=NAMES, metavar="NAME", help=f"only this one: {', '.join(NAMES)}")
    parser.add_argument(
        "--level", choices=LEVELS, default="due", metavar="LEVEL", help=f"how urgent it is: {', '.join(LEVELS)}"
    )
    add_set_option(parser)


def run(args: Namespace) -> int:
    """Print each result as soon as it is known; return 1 if channels are enabled and none worked, else 0."""
    from kitchen_tui.alarms.build import build_channels, example_announcement, probe_channels

    settings = open_config(args.set).alarms
    names = (args.channel,) if args.channel else NAMES
    there = build_channels(settings, resolve_paths().cache, _terminal())
    found = []
    try:
        for probe in probe_channels(settings, there, example_announcement(args.level), names):
            print_line(probe.line())
            sys.stdout.flush()
            found.append(probe)
    finally:
        for channel in there:
            channel.close()
    return _code(found)


def _code(found: Sequence[Probe]) -> Exit:
    """Return PROBLEM if channels are enabled and none worked, not counting the screen."""
    tried = [probe.state for probe in found if probe.channel != "screen" and probe.state != "off"]
    return Exit.PROBLEM if tried and "worked" not in tried else Exit.FINE


def _terminal() -> Callable[[str], None] | None:
    """Return a function that writes to the terminal itself instead of stdout, or None without a terminal."""
    for stream in (sys.stderr, sys.stdout):
        if stream.isatty():
            return partial(_write, stream)
    return None


def _write(stream: TextIO, text: str) -> None:
    stream.write(text)
    stream.flush()


VERBS = {"alarm": Verb(HELP, arguments, run)}
