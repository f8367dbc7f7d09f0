"""What a program knows of the session it follows, should the file that held it be gone."""

from collections.abc import Callable, Sequence

from kitchen_tui.cooking.record import Record
from kitchen_tui.journal import rows

Identity = tuple[int, int]


class Known:
    """The records of the followed session, asked for when they are needed and from any thread, and where they are.

    `identity` names their file, None before there is one. Where another lies in its place the writer brings it what it
    lacks, and sets `is_moved`: the sequences are others there.
    """

    def __init__(self) -> None:
        self.identity: Identity | None = None
        self.is_moved = False
        self._is_lost = False
        self.records: Callable[[], Sequence[Record]] = tuple

    def follow(self, records: Callable[[], Sequence[Record]], identity: Identity | None) -> None:
        """From now on these, which are in that file."""
        self.records, self.identity, self.is_moved, self._is_lost = records, identity, False, False

    def is_elsewhere(self, identity: Identity | None) -> bool:
        """Whether what is known was in another file than this."""
        return self._is_lost or self.identity not in (None, identity)

    def lose(self) -> None:
        """Its file was replaced. Said by whoever sees it: the number of a file that is gone may be given again."""
        self._is_lost = self.identity is not None

    def settle(self, identity: Identity | None) -> None:
        """All of it is in this file."""
        self.is_moved |= self.is_elsewhere(identity) and bool(self.records())
        self.identity, self._is_lost = identity, False

    def bodies(self) -> list[rows.Body]:
        """What the records say, in their order."""
        return [rows.body(record) for record in self.records()]
