"""`ring`: the ringer, that rings when no screen does."""

from argparse import ArgumentParser, Namespace

from kitchen_tui.cli.io import Exit, Stop, print_line, print_message
from kitchen_tui.journal.protocol import JournalError
from kitchen_tui.paths import resolve_paths

HELP = "Ring for the open session while no screen does; ends when no timer is left. The screen starts one by itself."


def arguments(parser: ArgumentParser) -> None:
    """In the foreground, or as a service."""
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--install", action="store_true", help="start it at every login, so that a reboot is survived")
    what.add_argument("--uninstall", action="store_true", help="do so no more")
    parser.add_argument("--quiet", action="store_true", help="say nothing")


def run(args: Namespace) -> int:
    """Wait, ring, end."""
    if args.install or args.uninstall:
        return _service(args.install)
    from kitchen_tui.ringing.background import run_background

    if not args.quiet:
        print_message("kitchen-tui ring: waiting for the screen to go; Ctrl-C ends this")
    try:
        first = run_background(resolve_paths())
    except JournalError as error:
        raise Stop(Exit.NO_JOURNAL, str(error)) from None
    except OSError as error:
        raise Stop(Exit.PROBLEM, f"the ringer cannot wait: {error.strerror} ({resolve_paths().data})") from None
    if not args.quiet:
        print_message(f"kitchen-tui ring: {'no timer is left' if first else 'a ringer is at work already'}")
    return Exit.FINE


def _service(wanted: bool) -> int:
    from kitchen_tui.ringing.systemd import install, service, uninstall

    made = service()
    try:
        failed = install(made) if wanted else uninstall(made)
    except OSError as error:
        raise Stop(Exit.PROBLEM, f"{made.file}: {error.strerror}") from None
    print_line(f"{'installed' if wanted else 'removed'}: {made.file}")
    for sentence in failed:
        print_message(f"kitchen-tui ring: {sentence}")
    return Exit.PROBLEM if failed else Exit.FINE
