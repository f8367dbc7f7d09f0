"""`log`, `note` and `journal`: past sessions, notes for next time, and the file in which both are stored."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from kitchen_tui.cli.composition import open_kitchen, resume, stopping_on_journal_errors
from kitchen_tui.cli.io import Exit, Stop, print_json, print_line, print_message
from kitchen_tui.cli.verbs import Verb, argument
from kitchen_tui.clock import Clock, Rehearsal, format_day, format_iso
from kitchen_tui.cooking.history import fold, unknown_notice
from kitchen_tui.cooking.instant import Instant
from kitchen_tui.cooking.session import Session
from kitchen_tui.cooking.timer import Timer, elapsed
from kitchen_tui.journal import CLOSED, Journal
from kitchen_tui.model.duration import format_clock, format_span
from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.text import clean_line, counted, error_reason
from kitchen_tui.paths import resolve_paths

_SOME = 10


# Past sessions ------------------------------------------------------------------------------------------------------


def _log_arguments(parser: ArgumentParser) -> None:
    """Add [N] and --json."""
    parser.add_argument(
        "count", nargs="?", type=int, default=_SOME, metavar="N", help=f"how many sessions (default {_SOME})"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object per line")


def _log(args: Namespace) -> int:
    """Print the last sessions, newest first."""
    if args.count < 1:
        raise Stop(Exit.USAGE, "N must be at least 1.")
    from kitchen_tui.clock import SystemClock

    with stopping_on_journal_errors(), closing(open_kitchen()) as opened:
        for past in past_sessions(opened.journal, args.count, SystemClock()):
            if past.left_out:
                print_message(past.left_out)
            if args.json:
                print_json(session_json(past))
            else:
                for text in session_lines(past):
                    print_line(text)
    return Exit.FINE


class PastSession(NamedTuple):
    """One session, closed or still open.

    A timer that was running when the session was closed counts as "cancelled" at that moment; `cut_off` holds the ids
    of these timers. `left_out` is a message about records that could not be understood, or empty.
    """

    session: Session
    closed: bool
    cut_off: frozenset[str] = frozenset()
    left_out: str = ""


def past_sessions(journal: Journal, most: int, clock: Clock) -> Iterator[PastSession]:
    """Yield the last `most` sessions, newest first."""
    for row in journal.sessions()[:most]:
        records = journal.read(row.id)
        history = fold(records)
        session = history.session
        ends = [record.at for record in records if record.kind == CLOSED] if row.closed else []
        at = ends[-1] if ends else Rehearsal(clock, session.opened, session.speed).now()
        timers = {timer.id: _as_left(timer, at, row.closed) for timer in session.timers.values()}
        cut_off = frozenset(timer.id for timer in session.alive) if row.closed else frozenset[str]()
        yield PastSession(session._replace(timers=timers), row.closed, cut_off, unknown_notice(history))


def _as_left(timer: Timer, at: Instant, is_closed: bool) -> Timer:
    ran = timer._replace(elapsed_ms=elapsed(timer, at), since=None)
    return ran._replace(state="cancelled") if is_closed and timer.alive else ran


def session_lines(past: PastSession) -> Iterator[str]:
    """Yield a session as text for the terminal."""
    session = past.session
    titles = ", ".join(dish.recipe.title for dish in session.dishes.values()) or "timers"
    rehearsal = f"  (rehearsal ×{session.speed:g})" if session.speed != 1 else ""
    yield f"{format_day(session.opened.wall_ms)}  {titles}{'' if past.closed else '  (open)'}{rehearsal}"
    for timer in session.timers.values():
        if timer.id in past.cut_off or timer.state != "cancelled":
            yield f"    {timer.name}  {_ran(timer)}, planned {format_span(timer.spec.span)}"
    for note in session.notes:
        yield f"    “{note}”"


def session_json(past: PastSession) -> dict[str, Any]:
    """Return a session as JSON; durations are in seconds, times in ISO 8601 UTC."""
    session = past.session
    return {
        "id": session.id,
        "started_at": format_iso(session.opened.wall_ms),
        "closed": past.closed,
        "recipes": [
            {"id": dish.id, "name": dish.recipe.name, "title": dish.recipe.title} for dish in session.dishes.values()
        ],
        "timers": [
            {
                "name": timer.name,
                "recipe": timer.dish or None,
                "state": timer.state,
                "elapsed_s": timer.elapsed_ms / 1000,
                "min_s": timer.spec.least_ms / 1000,
                "max_s": timer.spec.most_ms / 1000,
            }
            for timer in session.timers.values()
        ],
        "notes": list(session.notes),
    }


def _ran(timer: Timer) -> str:
    """Return "6:00", "running 4:00" or "4:00 until the session was closed"."""
    ran = format_clock(timer.elapsed_ms // 1000)
    return {"finished": ran, "cancelled": f"{ran} until the session was closed"}.get(
        timer.state, f"{timer.state} {ran}"
    )


# Notes --------------------------------------------------------------------------------------------------------------


def _note(args: Namespace) -> int:
    """Add the note to the open session, or to the last one if none is open."""
    from kitchen_tui.cli.session_commands import commit
    from kitchen_tui.cooking import commands
    from kitchen_tui.cooking.decide.dishes import LONGEST_NOTE

    text = clean_line(" ".join(args.words))
    if len(text) > LONGEST_NOTE:
        raise Stop(
            Exit.USAGE, f"A note has at most {LONGEST_NOTE} characters, and this one has {len(text)}; split it in two"
        )
    with stopping_on_journal_errors(), closing(open_kitchen()) as opened:
        if not opened.session:
            past = opened.journal.sessions()
            if not past:
                raise Stop(Exit.NOTHING_OPEN, "Nothing has been cooked yet, so a note has no session to go to.")
            opened = opened._replace(session=past[0].id)
        resume(opened)
        print_line(commit(opened, commands.TakeNote(text)))
    return Exit.FINE


# The file -----------------------------------------------------------------------------------------------------------


_JOURNAL_HELP = "Verify the journal, export it as JSON Lines, or import such a file, without loss."


def _journal_arguments(parser: ArgumentParser) -> None:
    """Add check | export | import FILE."""
    parser.add_argument("what", choices=("check", "export", "import"))
    parser.add_argument("file", nargs="?", metavar="FILE", help="for import: JSON Lines, - for standard input")


def _journal(args: Namespace) -> int:
    """Check, export or import."""
    if (args.what == "import") != (args.file is not None):
        raise Stop(Exit.USAGE, "kitchen-tui journal import needs a FILE; check and export take none.")
    with stopping_on_journal_errors():
        if args.what == "check":
            return _check()
        return _export() if args.what == "export" else _import(args.file)


def _check() -> int:
    from kitchen_tui.journal.transfer import check

    faults = check(resolve_paths().journal)
    for fault in faults:
        print_message(fault)
    if not faults:
        print_line("the journal is sound")
    return Exit.NO_JOURNAL if faults else Exit.FINE


def _export() -> int:
    from kitchen_tui.journal.transfer import export_lines

    with closing(open_kitchen()) as opened:
        for text in export_lines(opened.journal):
            sys.stdout.write(text + "\n")
    return Exit.FINE


def _import(name: str) -> int:
    from kitchen_tui.journal.transfer import import_lines

    try:
        with closing(open_kitchen()) as opened:
            text = sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8")
            new = import_lines(opened.journal, text.splitlines())
            print_line(f"{counted(new, 'record')} {'was' if new == 1 else 'were'} new")
    except UnicodeDecodeError:
        raise Stop(Exit.PROBLEM, f"{name} is not an exported journal: it is not UTF-8 text") from None
    except OSError as error:
        raise Stop(Exit.PROBLEM, f"{name} cannot be read: {error_reason(error)}") from None
    return Exit.FINE


VERBS = {
    "journal": Verb(_JOURNAL_HELP, _journal_arguments, _journal),
    "log": Verb(
        "Print past sessions, newest first: the recipes, how long each timer ran, the notes.", _log_arguments, _log
    ),
    "note": Verb(
        "Add a note for next time; it is shown when the recipe is cooked again.",
        argument("words", nargs="+", metavar="TEXT"),
        _note,
    ),
}
