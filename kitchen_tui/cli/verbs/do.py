"""`do`: what a key does, from the shell."""

from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter

from kitchen_tui.cli.composition import OpenKitchen, open_config, open_kitchen, resume
from kitchen_tui.cli.io import Exit, Stop, print_line
from kitchen_tui.cli.session_commands import commit, save
from kitchen_tui.cli.verbs.status import timer_line
from kitchen_tui.clock import format_moment
from kitchen_tui.cooking import commands
from kitchen_tui.cooking.decide import Refused
from kitchen_tui.kitchen.orders import ORDERS, EatAt, OrderError, find_order, parse_order

HELP = "Give the open session an order, as a key of the screen would: kitchen-tui do acknowledge."

_MOVES_DUE = (commands.AdjustTimer, commands.ExtendTimer, commands.RestartTimer, commands.ResumeTimer)


def arguments(parser: ArgumentParser) -> None:
    """Add ORDER, its arguments and --dish."""
    parser.formatter_class = RawDescriptionHelpFormatter
    parser.epilog = _orders()
    parser.add_argument("order", metavar="ORDER", help="one of the orders below")
    parser.add_argument("arguments", nargs="*", metavar="ARGUMENT", help="what the order is about")
    parser.add_argument("--dish", metavar="NAME", help="the dish that the order is about, by title or name")


def _orders() -> str:
    rows = [(f"{'|'.join(order.words)} {order.arguments}".rstrip(), order.help) for order in ORDERS]
    width = max(len(order) for order, _ in rows)
    note = "A TIMER is a slot, or a name, or the start of one; without it, the most urgent timer is meant."
    return "orders:\n" + "\n".join(f"  {order:{width}}  {text}" for order, text in rows) + f"\n\n{note}"


def run(args: Namespace) -> int:
    """Execute the order and print what was done, once it is on disk."""
    try:
        find_order(args.order)  # an order that does not exist is a mistake whether a session is open or not
        return _carry_out(args)
    except OrderError as error:
        raise Stop(Exit.USAGE, f"{error}; kitchen-tui do --help lists the orders") from None
    except Refused as refused:
        raise Stop(Exit.PROBLEM, str(refused)) from None


def _carry_out(args: Namespace) -> int:
    opened = open_kitchen()
    try:
        kitchen = resume(opened)
        view = kitchen.view(kitchen.now())
        command = parse_order(args.order, args.arguments, view, args.dish)
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
    changed = getattr(command, "timer", None) if isinstance(command, _MOVES_DUE) else None
    lines = [timer_line(timer, after) for timer in after.urgent if timer.id == changed]
    print_line(message or "".join(lines) or after.undo or args.order)
    return Exit.FINE


def _eat_at(opened: OpenKitchen, time: str) -> str:
    from kitchen_tui.cli.meal import plan_open_session

    message = plan_open_session(opened.kitchen, open_config().kitchen, time, None, {})
    save(opened)
    return message
