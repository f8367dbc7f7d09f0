"""The units of time by their words."""

from typing import NamedTuple

from kitchen_tui.model.duration import DAY, HOUR, MINUTE, SECOND

WEEK = 7 * DAY
MONTH = 30 * DAY
YEAR = 365 * DAY


class Unit(NamedTuple):
    """`ms` is its length, `plural` whether it was written so; `short` marks s, m, h and d."""

    ms: int
    plural: bool = False
    short: bool = False


_UNIT_WORDS = {
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
    word: Unit(ms, plural=word.endswith("s"))
    for ms, words in _UNIT_WORDS.items()
    for word in words.split()
} | {
    "s": Unit(SECOND, plural=True, short=True),
    "m": Unit(MINUTE, plural=True, short=True),
    "h": Unit(HOUR, plural=True, short=True),
}  # fmt: skip
TYPED_UNITS = UNITS | {"d": Unit(DAY, plural=True, short=True)}
"""With the d of days, which in old books is the second: "1st, 2d"."""

FOREIGN_UNITS = {
    word: english
    for english, words in {
        "h": "std stunde stunden heure heures ore horas",
        "min": "minuten minuti minutos",
        "days": "tag tage jour jours giorni dias días",
    }.items()
    for word in words.split()
}
"""Units of other languages, with the English unit to write instead."""
UNREAD_UNITS = frozenset(
    """ms millisecond milliseconds mo mos mth mths yr yrs night nights weekend weekends decade decades""".split()  # noqa: SIM905
)
"""Words of time that no duration is read from; a name must not hold them."""
