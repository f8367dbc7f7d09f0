"""`ring`: runs the background ringer, or installs it as a service."""

from argparse import ArgumentParser, Namespace

from kitchen_tui.cli.io import Exit, Stop, print_line, print_message
from kitchen_tui.cli.verbs import Verb
from kitchen_tui.journal.protocol import JournalError
from kitchen_tui.paths import resolve_paths

HELP = "Ring for the open session while no screen does; ends with the last timer. The screen starts it by itself."


def arguments(parser: ArgumentParser) -> None:
    """Add --install, --uninstall and --quiet."""
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--install", action="store_true", help="start it at every login, so that timers survive a reboot")
    what.add_argument("--uninstall", action="store_true", help="undo --install")
    parser.add_argument("--quiet", action="store_true", help="print no messages")


def run(args: Namespace) -> int:
    """Ring until no timer is left, or install the service."""
    if args.install or args.uninstall:
        return _service(args.install)
    import gc

    from kitchen_tui.cli.composition import open_background_session
    from kitchen_tui.ringing.background import run_background

    if not args.quiet:
        print_message("kitchen-tui ring: Rings while no screen is open; Ctrl-C ends it.")
    gc.enable()
    try:
        first = run_background(resolve_paths(), open_background_session)
    except JournalError as error:
        raise Stop(Exit.NO_JOURNAL, str(error)) from None
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


VERBS = {"ring": Verb(HELP, arguments, run)}
