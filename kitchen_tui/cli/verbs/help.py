"""`help`: the help of the program, or of one command."""

from argparse import ArgumentParser, Namespace

from kitchen_tui.cli.io import Exit

HELP = "Print the help of a command; without one, the list of commands."


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("verb", nargs="?", metavar="COMMAND", help="such as cook or timer")


def run(args: Namespace) -> int:
    """Print the same as COMMAND --help. Raises Stop for an unknown command."""
    from kitchen_tui.cli.main import main

    return main([args.verb, "--help"] if args.verb else ["--help"]) or Exit.FINE
