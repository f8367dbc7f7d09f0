"""Units of time as recipes write them."""

from typing import NamedTuple

from kitchen_tui.model.duration import DAY, HOUR, MINUTE, SECOND

WEEK = 7 * DAY
MONTH = 30 * DAY
YEAR = 365 * DAY


class Unit(NamedTuple):
    """`ms` is its length, `plural` whether it was written so; `short` marks s, m and h. (In old books 2d is second.)"""

    ms: int
    plural: bool = False
    short: bool = False


_WORDS = {
    SECOND: "second seconds sec secs",
    MINUTE: "minute minutes min mins mn minuts mintues minuites minuits munites",
    HOUR: "hour hours hr hrs",
    DAY: "day days night nights",
    WEEK: "week weeks wk wks",
    2 * WEEK: "fortnight fortnights",
    MONTH: "month months",
    YEAR: "year years",
}
UNITS = {
    word: Unit(ms, plural=word.endswith("s") and word != "s") for ms, words in _WORDS.items() for word in words.split()
} | {
    "s": Unit(SECOND, plural=True, short=True),
    "m": Unit(MINUTE, plural=True, short=True),
    "h": Unit(HOUR, plural=True, short=True),
}
ABBREVIATED = frozenset(("sec", "secs", "min", "mins", "mn", "hr", "hrs", "h", "m", "s", "wk", "wks"))
