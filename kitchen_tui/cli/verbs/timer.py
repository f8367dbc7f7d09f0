"""`timer`: add a timer to the open session from any terminal, or see to one by its slot."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable

from kitchen_tui.cli.composition import OpenKitchen, open_kitchen, resume
from kitchen_tui.cli.io import Exit, Stop, print_line
from kitchen_tui.cli.session_commands import commit, execute, resume_or_close, save
from kitchen_tui.clock import format_time
from kitchen_tui.cooking import commands
from kitchen_tui.cooking.entry import parse_entry
from kitchen_tui.cooking.view import TimerView
from kitchen_tui.kitchen.service import Kitchen
from kitchen_tui.model.duration import DurationError, format_remaining, parse_duration
from kitchen_tui.typed import timer_command

HELP = "Add a timer to the open session, or open one: kitchen-tui timer 5m eggs."
_BY_SLOT: dict[str, Callable[[str], commands.Command]] = {
    "pause": commands.PauseTimer,
    "resume": commands.ResumeTimer,
    "finish": commands.FinishTimer,
    "cancel": commands.CancelTimer,
}


def arguments(parser: ArgumentParser) -> None:
    """DURATION [NAME], or one option."""
    parser.add_argument("words", nargs="*", metavar="DURATION [NAME]", help="5, 5m eggs, 1h30, until 19:00 guests …")
    group = parser.add_mutually_exclusive_group()
    group.add_argument("--list", action="store_true", help="the timers of the open session")
    for verb in _BY_SLOT:
        group.add_argument(f"--{verb}", type=int, metavar="SLOT")
    group.add_argument("--add", nargs=2, metavar=("DURATION", "SLOT"), help="give a timer more time")


def run(args: Namespace) -> int:
    """Carry it out; prints only what is on disk."""
    verb = next((each for each in _BY_SLOT if getattr(args, each) is not None), None)
    if args.words and (args.list or verb or args.add):
        raise Stop(Exit.USAGE, "a new timer and an option do not go together")
    opened = open_kitchen()
    try:
        if args.list:
            _list(resume(opened))
        elif verb:
            _carry_out(opened, _BY_SLOT[verb](_at(resume(opened), getattr(args, verb)).id))
        elif args.add:
            _add_time(opened, *args.add)
        else:
            _new(opened, " ".join(args.words))
    finally:
        opened.close()
    return Exit.FINE


def _new(opened: OpenKitchen, typed: str) -> None:
    kitchen = opened.kitchen
    try:
        parse_entry(typed)  # what is no timer costs no session
    except DurationError as error:
        raise Stop(Exit.USAGE, str(error)) from None
    if opened.session:
        resume(opened)
        opened = resume_or_close(opened)
    if not opened.session:
        kitchen.open()
    command = timer_command(typed, kitchen.now(), kitchen.zone)
    before = {*kitchen.session.timers}
    execute(opened, command)
    mine = {*kitchen.session.timers} - before  # others' timers may come with the commit, and names may change by them
    asked = kitchen.now()
    save(opened)
    for timer in kitchen.view(asked).urgent:
        if timer.id in mine:
            print_line(_told(timer))


def _add_time(opened: OpenKitchen, typed: str, slot: str) -> None:
    try:
        by_ms = parse_duration(typed)
    except DurationError as error:
        raise Stop(Exit.USAGE, str(error)) from None
    if not slot.isdecimal():
        raise Stop(Exit.USAGE, f"“{slot}” is no slot; kitchen-tui timer --add 5m 2")
    timer = _at(resume(opened), int(slot))
    _carry_out(opened, commands.AdjustTimer(timer.id, by_ms))


def _carry_out(opened: OpenKitchen, command: commands.Command) -> None:
    commit(opened, command)
    _list(opened.kitchen)


def _at(kitchen: Kitchen, slot: int) -> TimerView:
    found = next((timer for timer in kitchen.view(kitchen.now()).urgent if timer.slot == slot), None)
    if found is None:
        raise Stop(Exit.PROBLEM, f"there is no timer {slot}; kitchen-tui timer --list shows them")
    return found


def _list(kitchen: Kitchen) -> None:
    for timer in sorted(kitchen.view(kitchen.now()).urgent, key=lambda each: each.slot):
        print_line(f"{timer.slot}  {_told(timer)}")


def _told(timer: TimerView) -> str:
    """ "eggs 5:00 → 19:42"."""
    due = f"→ {format_time(timer.due_ms)}" if timer.due_ms is not None else "paused"
    return f"{timer.name} {format_remaining(timer.remaining_ms)} {due}"
