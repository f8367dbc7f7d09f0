"""`config`: print the settings, or write a commented file of them."""

from argparse import ArgumentParser, Namespace

from kitchen_tui.cli.composition import load_config
from kitchen_tui.cli.io import Exit, Stop, print_line
from kitchen_tui.cli.verbs import Verb
from kitchen_tui.config.load import add_set_option, render_default_file, render_effective
from kitchen_tui.paths import resolve_paths

HELP = "Print every setting with its value and its source, or write a commented config file."


def arguments(parser: ArgumentParser) -> None:
    """Add the three modes and --set."""
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--path", action="store_true", help="print the path of the config file")
    what.add_argument("--show", action="store_true", help="print the effective values and their sources (the default)")
    what.add_argument("--write", action="store_true", help="write a file with every setting explained, commented out")
    add_set_option(parser)


def run(args: Namespace) -> int:
    """Return 1 if the settings have mistakes, or if --write finds an existing file."""
    if args.path:
        print_line(str(resolve_paths().config_file))
        return Exit.FINE
    if args.write:
        return _write()
    loaded = load_config(args.set)
    for row in render_effective(loaded).splitlines():
        print_line(row)
    return Exit.PROBLEM if loaded.problems else Exit.FINE


def _write() -> int:
    path = resolve_paths().config_file
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with open(path, "x", encoding="utf-8") as file:
            file.write(render_default_file())
    except FileExistsError:
        if not path.parent.is_dir():
            raise Stop(Exit.PROBLEM, f"{path} cannot be written: {path.parent} is not a folder.") from None
        raise Stop(Exit.PROBLEM, f"{path} already exists and was not changed.") from None
    except OSError as error:
        raise Stop(Exit.PROBLEM, f"{path} cannot be written: {error.strerror}") from None
    print_line(str(path))
    return Exit.FINE


VERBS = {"config": Verb(HELP, arguments, run)}
