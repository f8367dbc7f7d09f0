"""`timer`: adds a timer to the open session, or controls one by its slot or name."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Mapping

from kitchen_tui.cli.composition import OpenKitchen, open_config, open_kitchen, resume
from kitchen_tui.cli.io import Exit, Stop, print_line
from kitchen_tui.cli.session_commands import commit, execute, resume_or_close, save
from kitchen_tui.cli.verbs import Verb
from kitchen_tui.cli.verbs.status import timer_line
from kitchen_tui.cooking import commands
from kitchen_tui.cooking.decide.decision import Refused
from kitchen_tui.cooking.entry import NewStopwatch, NewTimer, parse_change, parse_entry
from kitchen_tui.cooking.view import TimerView
from kitchen_tui.kitchen.orders import find_timer
from kitchen_tui.kitchen.service import Kitchen
from kitchen_tui.model.duration import DurationError
from kitchen_tui.paths import resolve_paths
from kitchen_tui.typed import timer_command

HELP = "Add a timer to the open session, or to a new one: kitchen-tui timer 5m eggs."
_BY_SLOT: dict[str, Callable[[str], commands.Command]] = {
    "pause": commands.PauseTimer,
    "resume": commands.ResumeTimer,
    "finish": commands.FinishTimer,
    "cancel": commands.CancelTimer,
}


def arguments(parser: ArgumentParser) -> None:
    """Add TIME [NAME] and the options."""
    parser.add_argument(
        "words", nargs="*", metavar="TIME [NAME]", help="5, 5m eggs, 1h30, until 19:00 guests, up soup, every 2m turn …"
    )
    group = parser.add_mutually_exclusive_group()
    group.add_argument("--list", action="store_true", help="list the timers of the open session")
    for verb in _BY_SLOT:
        group.add_argument(f"--{verb}", metavar="SLOT", help=f"{verb} a timer, by its number in --list or its name")
    group.add_argument(
        "--add", nargs=2, metavar=("DURATION", "SLOT"), help="give a timer more time (5m 2, 5m rice) or less (-5m 2)"
    )
    group.add_argument("--rename", nargs="+", metavar=("SLOT", "NAME"), help="rename a timer: 2 potatoes")


def run(args: Namespace) -> int:
    """Carry out one request, and print the result once it is on disk."""
    verb = next((verb for verb in _BY_SLOT if getattr(args, verb) is not None), None)
    if args.words and (args.list or verb or args.add or args.rename):
        raise Stop(Exit.USAGE, "A new timer and an option do not go together.")
    opened = open_kitchen()
    try:
        if args.list:
            _list(resume(opened))
        elif verb:
            _carry_out(opened, _BY_SLOT[verb](_at(resume(opened), getattr(args, verb)).id))
        elif args.add:
            _add_time(opened, *args.add)
        elif args.rename:
            _rename(opened, args.rename[0], " ".join(args.rename[1:]))
        else:
            _new(opened, " ".join(args.words))
    finally:
        opened.close()
    return Exit.FINE


def _new(opened: OpenKitchen, typed: str) -> None:
    kitchen = opened.kitchen
    try:  # a mistake must not open or close a session
        presets = _presets()
        if not isinstance(parse_entry(typed, presets), NewTimer | NewStopwatch):
            raise Stop(Exit.USAGE, "Say which timer: kitchen-tui timer --add +5m SLOT, or --rename SLOT NAME.")
        command = timer_command(typed, kitchen.now(), kitchen.zone, presets=presets)
    except DurationError as error:
        raise Stop(Exit.USAGE, str(error)) from None
    if opened.session:
        resume(opened)
        opened = resume_or_close(opened)
    if not opened.session:
        kitchen.open()
    before = {*kitchen.session.timers}
    execute(opened, command)
    mine = {*kitchen.session.timers} - before  # saving may add the timers of other processes, and rename some
    asked = kitchen.now()
    save(opened)
    view = kitchen.view(asked)
    for timer in view.urgent:
        if timer.id in mine:
            print_line(timer_line(timer, view))


def _presets() -> Mapping[str, str]:
    """Return the presets of the config; skip loading it if there is no config file."""
    return open_config().presets if resolve_paths().config_file.exists() else {}


def _add_time(opened: OpenKitchen, typed: str, slot: str) -> None:
    try:
        change = parse_change(typed if typed[:1] in "+-\N{MINUS SIGN}" else f"+{typed}")
    except DurationError as error:
        raise Stop(Exit.USAGE, str(error)) from None
    timer = _at(resume(opened), slot)
    _carry_out(opened, commands.AdjustTimer(timer.id, change.by_ms))


def _rename(opened: OpenKitchen, slot: str, name: str) -> None:
    if not name:
        raise Stop(Exit.USAGE, "A name is missing; kitchen-tui timer --rename 2 potatoes.")
    _carry_out(opened, commands.RenameTimer(_at(resume(opened), slot).id, name))


def _carry_out(opened: OpenKitchen, command: commands.Command) -> None:
    commit(opened, command)
    _list(opened.kitchen)


def _at(kitchen: Kitchen, slot: str) -> TimerView:
    """Return the live timer with that slot, or whose name starts with it. Raises Stop."""
    timers = kitchen.view(kitchen.now()).urgent
    if not slot.isdecimal():
        try:
            return find_timer(timers, slot)
        except Refused as refused:
            raise Stop(Exit.PROBLEM, str(refused)) from None
    found = next((timer for timer in timers if timer.slot == int(slot)), None)
    if found is None:
        raise Stop(Exit.PROBLEM, f"There is no timer {slot}; kitchen-tui timer --list shows them.")
    return found


def _list(kitchen: Kitchen) -> None:
    view = kitchen.view(kitchen.now())
    for timer in sorted(view.urgent, key=lambda timer: timer.slot):
        print_line(f"{timer.slot}  {timer_line(timer, view)}")


VERBS = {"timer": Verb(HELP, arguments, run)}
