"""A record on its way from the program to the file."""

from enum import Enum
from typing import NamedTuple

from kitchen_tui.journal.rows import Body


class Manner(Enum):
    """How a record is written."""

    ALWAYS = "always"
    IF_NONE_IS_OPEN = "if none is open"
    """It opens a session; where another is open by then, it is left out and what follows it goes to that one."""

    NOT_AT_ALL = "not at all"
    """It is written already; a reason to look whether the file is still the one that holds it."""


class Handed(NamedTuple):
    """What a record says, and how it is to be written."""

    said: Body
    manner: Manner = Manner.ALWAYS
