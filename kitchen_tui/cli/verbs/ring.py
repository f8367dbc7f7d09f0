"""`ring` and `alarm test`: ring without a screen, or install that as a service; and test every channel."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, TextIO

from kitchen_tui.cli.io import Exit, Stop, print_line, print_message
from kitchen_tui.cli.verbs import Verb
from kitchen_tui.paths import resolve_paths

if TYPE_CHECKING:
    from kitchen_tui.alarms.channels import Probe

_RING_HELP = "Ring for the open session while no screen does; ends with the last timer. The screen starts it by itself."


def _ring_arguments(parser: ArgumentParser) -> None:
    """Add --install, --uninstall and --quiet."""
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--install", action="store_true", help="start it at every login, so that timers survive a reboot")
    what.add_argument("--uninstall", action="store_true", help="undo --install")
    parser.add_argument("--quiet", action="store_true", help="print no messages")


def _ring(args: Namespace) -> int:
    """Ring until no timer is left, or install the service."""
    if args.install or args.uninstall:
        return _service(wanted=args.install)
    import gc

    from kitchen_tui.cli.composition import open_background_session, stopping_on_journal_errors
    from kitchen_tui.ringing.background import run_background

    if not args.quiet:
        print_message("kitchen-tui ring: Rings while no screen is open; Ctrl-C ends it.")
    gc.enable()
    try:
        with stopping_on_journal_errors():
            first = run_background(resolve_paths(), open_background_session)
    except OSError as error:
        raise Stop(Exit.PROBLEM, f"The ringer cannot wait: {error.strerror} ({resolve_paths().data})") from None
    if not args.quiet:
        print_message(f"kitchen-tui ring: {'No timer is left' if first else 'Another ringer is running'}.")
    return Exit.FINE


def _service(wanted: bool) -> int:
    from kitchen_tui.ringing.supervisor import install, service, uninstall

    made = service()
    try:
        failed = install(made) if wanted else uninstall(made)
    except OSError as error:
        raise Stop(Exit.PROBLEM, f"{made.file}: {error.strerror}") from None
    print_line(f"{'installed' if wanted else 'removed'}: {made.file}")
    for sentence in failed:
        print_message(f"kitchen-tui ring: {sentence}")
    return Exit.PROBLEM if failed else Exit.FINE


_ALARM_HELP = "Test the alarms: for every channel, whether it worked, is off or failed, why, and what to install."


def _alarm_arguments(parser: ArgumentParser) -> None:
    """Add the channel and the level to test."""
    from kitchen_tui.alarms.channels import NAMES
    from kitchen_tui.config.load import add_set_option
    from kitchen_tui.cooking.threshold import LEVELS

    parser.add_argument("what", choices=("test",), help="announce on one channel after the other")
    parser.add_argument("--channel", choices=NAMES, metavar="NAME", help=f"only this one: {', '.join(NAMES)}")
    parser.add_argument(
        "--level", choices=LEVELS, default="due", metavar="LEVEL", help=f"how urgent it is: {', '.join(LEVELS)}"
    )
    add_set_option(parser)


def _alarm(args: Namespace) -> int:
    """Print each result as soon as it is known; return 1 if channels are enabled and none worked, else 0."""
    from kitchen_tui.alarms.channels import NAMES
    from kitchen_tui.alarms.output import build_channels, example_announcement, probe_channels
    from kitchen_tui.cli.composition import open_config

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


def _code(found: "Sequence[Probe]") -> Exit:
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


VERBS = {
    "ring": Verb(_RING_HELP, _ring_arguments, _ring),
    "alarm": Verb(_ALARM_HELP, _alarm_arguments, _alarm),
}
