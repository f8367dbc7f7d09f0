"""`make bench`: print every measure; exit 1 if one is over its bar."""

import sys
from collections.abc import Callable

from tests.benchmarks import lateness, library, measures, plans, watching


def main() -> int:
    """Take and print every measure; return 1 if one is over its bar."""
    over = 0
    with measures.homes() as home:
        steps: list[Callable[[], list[measures.Measure]]] = [
            lambda: [measures.first_frame(home)],
            lambda: measures.running(home),
            lambda: [measures.bell(home)],
            lambda: lateness.players(home),
            lambda: [measures.key(home)],
            lambda: measures.verbs(home),
            lambda: watching.watching(home),
            lambda: measures.journal(home),
            lambda: [measures.past_sessions(home)],
            lambda: [measures.second_terminal(home)],
            lambda: library.library(home),
            plans.plans,
            lambda: [plans.on_screen(home)],
            lambda: [measures.rehearsal(home)],
        ]
        for step in steps:
            for measure in step():
                print(measure.line(), flush=True)  # noqa: T201 -- a benchmark talks to its reader
                over += measure.figure > measure.bar
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
