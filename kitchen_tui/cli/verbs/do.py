"""`do`: the commands of the screen's keys, for the shell."""

from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter

from kitchen_tui.cli.composition import OpenKitchen, open_config, open_kitchen, resume
from kitchen_tui.cli.io import Exit, Stop, print_line
from kitchen_tui.cli.session_commands import commit, save
from kitchen_tui.cli.verbs import Verb
from kitchen_tui.cli.verbs.status import timer_line
from kitchen_tui.clock import format_moment
from kitchen_tui.cooking import commands
from kitchen_tui.cooking.decide import Refused
from kitchen_tui.cooking.decide.decision import ExtendedTwice
from kitchen_tui.kitchen.orders import ORDERS, EatAt, OrderError, find_order, names_of, parse_order
from kitchen_tui.model.text import as_sentence

HELP = "Give the open session an order, as a key of the screen would: kitchen-tui do acknowledge."

_MOVES_DUE = (commands.AdjustTimer, commands.ExtendTimer, commands.RestartTimer, commands.ResumeTimer)


def arguments(parser: ArgumentParser) -> None:
    """Add ORDER, its arguments, --dish, --insist and --names."""
    parser.formatter_class = RawDescriptionHelpFormatter
    parser.epilog = _orders()
    parser.add_argument("order", nargs="?", metavar="ORDER", help="one of the orders below")
    parser.add_argument("arguments", nargs="*", metavar="ARGUMENT", help="what the order is about")
    parser.add_argument("--dish", metavar="NAME", help="the dish that the order is about, by title or name")
    parser.add_argument("--insist", action="store_true", help="with no: extend a timer that was extended twice")
    parser.add_argument(
        "--names", choices=("dishes", "ingredients"), help="give no order; print the names that one can be about"
    )


def _orders() -> str:
    rows = [(f"{'|'.join(order.words)} {order.arguments}".rstrip(), order.help) for order in ORDERS]
    width = max(len(order) for order, _ in rows)
    note = "A TIMER is a slot, or a name, or the start of one; without it, the order is for the most urgent timer."
    return "orders:\n" + "\n".join(f"  {order:{width}}  {text}" for order, text in rows) + f"\n\n{note}"


def run(args: Namespace) -> int:
    """Execute the order and print what was done, once it is on disk."""
    if not args.names and not args.order:
        raise Stop(Exit.USAGE, "An ORDER is missing; kitchen-tui do --help lists the orders.")
    if args.names and args.order:
        raise Stop(Exit.USAGE, "--names goes without an order.")
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
    opened = open_kitchen()
    try:
        kitchen = resume(opened)
        names = names_of(args.names, kitchen.view(kitchen.now()), args.dish)
    finally:
        opened.close()
    for name in names:
        print_line(name)
    return Exit.FINE


def _carry_out(args: Namespace) -> int:
    opened = open_kitchen()
    try:
        kitchen = resume(opened)
        view = kitchen.view(kitchen.now())
        command = parse_order(args.order, args.arguments, view, args.dish, args.insist)
        if isinstance(command, EatAt):
            print_line(_eat_at(opened, command.time))
            return Exit.FINE
        message = commit(opened, command)
        after = kitchen.view(kitchen.now())
    finally:
        opened.close()
    if isinstance(command, commands.Undo):
        message = f"undone: {view.undo}"
    elif isinstance(command, commands.Redo):
        message = f"done again: {view.redo}"
    if isinstance(command, commands.AcceptPlan):
        message = f"dinner at {format_moment(command.plan.serve_ms, after.now.wall_ms)}"
    elif isinstance(command, commands.MarkStep):
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


VERBS = {"do": Verb(HELP, arguments, run)}
