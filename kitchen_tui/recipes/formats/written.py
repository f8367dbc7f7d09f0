"""What every writer of recipes answers."""

from typing import NamedTuple


class Written(NamedTuple):
    """A recipe in some format, and a sentence for each thing that the format has no place for."""

    text: str
    lost: tuple[str, ...] = ()
