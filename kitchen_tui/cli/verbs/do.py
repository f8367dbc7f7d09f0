"""`do` and `timer`: give the open session an order, as a key would; add a timer, or control one by its slot or name."""

import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable, Mapping
from contextlib import closing

from kitchen_tui.cli.composition import OpenKitchen, open_config, open_kitchen, resume
from kitchen_tui.cli.io import Exit, Stop, print_line, print_message
from kitchen_tui.cli.session_commands import commit, execute, resume_or_close, save
from kitchen_tui.cli.verbs import Verb
from kitchen_tui.cli.verbs.status import timer_line
from kitchen_tui.clock import format_moment
from kitchen_tui.cooking import commands
from kitchen_tui.cooking.decide import Refused
from kitchen_tui.cooking.decide.decision import ExtendedTwice
from kitchen_tui.cooking.entry import NewStopwatch, NewTimer, parse_change, parse_entry, timer_command
from kitchen_tui.cooking.view import TimerView
from kitchen_tui.kitchen.orders import ORDERS, EatAt, OrderError, find_order, find_timer, names_of, parse_order
from kitchen_tui.kitchen.service import Kitchen
from kitchen_tui.model.duration import DurationError
from kitchen_tui.model.text import as_sentence
from kitchen_tui.paths import resolve_paths

_DO_HELP = "Give the open session an order, as a key of the screen would: kitchen-tui do acknowledge."

_MOVES_DUE = (commands.AdjustTimer, commands.ExtendTimer, commands.RestartTimer, commands.ResumeTimer)


def _do_arguments(parser: ArgumentParser) -> None:
    """Add ORDER, its arguments, --dish, --insist and --names."""
    parser.formatter_class = RawDescriptionHelpFormatter
    parser.epilog = _orders()
    parser.add_argument("order", nargs="?", metavar="ORDER", help="one of the orders below")
    parser.add_argument("arguments", nargs="*", metavar="ARGUMENT", help="what the order is about")
    parser.add_argument("--dish", metavar="NAME", help="the dish that the order is about, by title or name")
    parser.add_argument("--insist", action="store_true", help="with no: extend a timer that was extended twice")
    parser.add_argument(
        "--names",
        choices=("dishes", "ingredients"),
        help="print the names of all dishes or ingredients that an order can be for",
    )


def _orders() -> str:
    rows = [(f"{'|'.join(order.words)} {order.arguments}".rstrip(), order.help) for order in ORDERS]
    width = max(len(order) for order, _ in rows)
    note = "A TIMER is a slot, or a name, or the start of one; without it, the order is for the most urgent timer."
    return "orders:\n" + "\n".join(f"  {order:{width}}  {text}" for order, text in rows) + f"\n\n{note}"


def _do(args: Namespace) -> int:
    """Execute the order and print what was done, once it is on disk."""
    if not args.names and not args.order:
        raise Stop(Exit.USAGE, "An ORDER is missing; kitchen-tui do --help lists the orders.")
    if args.names and args.order:
        raise Stop(Exit.USAGE, "--names cannot be combined with an order.")
    try:
        if args.names:
            return _print_names(args)
        find_order(args.order)  # a wrong order is reported even if no session is open
        return _carry_out(args)
    except OrderError as error:
        raise Stop(Exit.USAGE, f"{error}; kitchen-tui do --help lists the orders.") from None
    except ExtendedTwice as refused:
        raise Stop(Exit.PROBLEM, f"{refused} kitchen-tui do no --insist extends it anyway.") from None
    except Refused as refused:
        raise Stop(Exit.PROBLEM, str(refused)) from None


def _print_names(args: Namespace) -> int:
    with closing(open_kitchen()) as opened:
        kitchen = resume(opened)
        names = names_of(args.names, kitchen.view(kitchen.now()), args.dish)
    for name in names:
        print_line(name)
    return Exit.FINE


def _carry_out(args: Namespace) -> int:
    with closing(open_kitchen()) as opened:
        kitchen = resume(opened)
        view = kitchen.view(kitchen.now())
        command = parse_order(args.order, args.arguments, view, args.dish, args.insist)
        if isinstance(command, EatAt):
            print_line(_eat_at(opened, command.time))
            return Exit.FINE
        message = commit(opened, command)
        after = kitchen.view(kitchen.now())
    match command:
        case commands.Undo():
            message = f"undone: {view.undo}"
        case commands.Redo():
            message = f"done again: {view.redo}"
        case commands.AcceptPlan():
            message = f"dinner at {format_moment(command.plan.serve_ms, after.now.wall_ms)}"
        case commands.MarkStep():
            message = message or after.undo
    changed = getattr(command, "timer", None) if isinstance(command, _MOVES_DUE) else None
    lines = [timer_line(timer, after) for timer in after.urgent if timer.id == changed]
    print_line("".join(lines) or as_sentence(message or f"done: {after.undo or args.order}"))
    return Exit.FINE


def _eat_at(opened: OpenKitchen, time: str) -> str:
    from kitchen_tui.cli.meal_arguments import plan_open_session

    message = plan_open_session(opened.kitchen, open_config().kitchen, time, None, {})
    save(opened)
    return message


_TIMER_HELP = "Add a timer to the open session, or to a new one: kitchen-tui timer 5m eggs."
_BY_SLOT: dict[str, Callable[[str], commands.Command]] = {
    "pause": commands.PauseTimer,
    "resume": commands.ResumeTimer,
    "finish": commands.FinishTimer,
    "cancel": commands.CancelTimer,
}


def _timer_arguments(parser: ArgumentParser) -> None:
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


def _timer(args: Namespace) -> int:
    """Carry out one request, and print the result once it is on disk."""
    verb = next((verb for verb in _BY_SLOT if getattr(args, verb) is not None), None)
    if args.words and (args.list or verb or args.add or args.rename):
        raise Stop(Exit.USAGE, "A new timer cannot be combined with an option.")
    with closing(open_kitchen()) as opened:
        if args.list:
            _list(resume(opened))
        elif verb:
            _execute(opened, _BY_SLOT[verb](_at(resume(opened), getattr(args, verb)).id))
        elif args.add:
            _add_time(opened, *args.add)
        elif args.rename:
            _rename(opened, args.rename[0], " ".join(args.rename[1:]))
        else:
            _new(opened, " ".join(args.words))
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
    if sys.stderr.isatty():
        _warn_if_nothing_rings()


def _warn_if_nothing_rings() -> None:
    """Print a warning if no channel can reach the cook while no screen is open."""
    from kitchen_tui.alarms.output import build_channels, missing_channel

    hint = missing_channel(build_channels(open_config().alarms, resolve_paths().cache))
    if hint:
        print_message(f"Nothing rings unless a screen is open: {hint}; kitchen-tui alarm test tries every channel.")


def _presets() -> Mapping[str, str]:
    """Return the presets of the config; skip loading it if there is no config file."""
    return open_config().presets if resolve_paths().config_file.exists() else {}


def _add_time(opened: OpenKitchen, typed: str, slot: str) -> None:
    try:
        change = parse_change(typed if typed[:1] in "+-\N{MINUS SIGN}" else f"+{typed}")
    except DurationError as error:
        raise Stop(Exit.USAGE, str(error)) from None
    timer = _at(resume(opened), slot)
    _execute(opened, commands.AdjustTimer(timer.id, change.by_ms))


def _rename(opened: OpenKitchen, slot: str, name: str) -> None:
    if not name:
        raise Stop(Exit.USAGE, "A name is missing; kitchen-tui timer --rename 2 potatoes.")
    _execute(opened, commands.RenameTimer(_at(resume(opened), slot).id, name))


def _execute(opened: OpenKitchen, command: commands.Command) -> None:
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


VERBS = {
    "do": Verb(_DO_HELP, _do_arguments, _do),
    "timer": Verb(_TIMER_HELP, _timer_arguments, _timer),
}
