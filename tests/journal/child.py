"""A program to be killed: appends records to a journal, and prints which are durable.

python -m tests.journal.child JOURNAL WRITER COUNT
"""

import sys
from pathlib import Path

from kitchen_tui.journal.sqlite import SqliteJournal
from tests.journal.making import record


def main(path: str, writer: str, count: str) -> None:
    journal = SqliteJournal(Path(path), lambda: 0)
    for number in range(int(count)):
        journal.submit([record("s1", number=number)._replace(writer=writer)])
        journal.flush(30)
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()
    journal.close(30)


if __name__ == "__main__":
    main(*sys.argv[1:])
