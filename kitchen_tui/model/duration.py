"""Durations in whole milliseconds: the units of time, and formatting."""

from kitchen_tui.model.named_tuple import NamedTuple

SECOND = 1000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR
LONGEST = 400 * DAY
"""The longest duration of a timer."""


class Span(NamedTuple):
    """A duration, or a window from the least to the most; `least_ms == most_ms` for a single duration."""

    least_ms: int
    most_ms: int


class DurationError(ValueError):
    """Raised for a text that is not a duration; the message suggests what to write instead."""


def format_remaining(ms: int) -> str:
    """Format the time left, rounded up to whole seconds ("7:12", "1:22:48"), or the overtime, rounded down ("+0:05").

    From two days on, the time left is rounded up to whole hours: "3 d 5 h", "14 d".
    """
    if ms >= 2 * DAY:
        days, hours = divmod(-(-ms // HOUR), DAY // HOUR)
        return f"{days} d {hours} h" if hours else f"{days} d"
    if ms > 0:
        return format_clock(-(-ms // SECOND))
    return "+" + format_clock(-ms // SECOND)


def format_clock(seconds: int) -> str:
    """Format whole seconds as m:ss, or as h:mm:ss from one hour."""
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def format_duration(ms: int) -> str:
    """Format a duration for a line of text: "30 s", "5 min", "1 h 30 min", "2 days"."""
    if ms >= 2 * DAY and ms % DAY == 0:
        return f"{ms // DAY} days"
    names = ((HOUR, "h"), (MINUTE, "min"), (SECOND, "s"))
    rest, parts = ms, []
    for size, name in names:
        count, rest = divmod(rest, size)
        if count:
            parts.append(f"{count} {name}")
    return " ".join(parts) or "0 s"


def format_span(span: Span) -> str:
    """Format a window, with a single unit if both ends have the same: "90–120 min", "2–3 days", "30 s"."""
    if span.least_ms == span.most_ms:
        return format_duration(span.most_ms)
    if span.least_ms % DAY == 0 and span.most_ms % DAY == 0:
        return f"{span.least_ms // DAY}–{span.most_ms // DAY} days"
    for size, name, longest in ((MINUTE, "min", 3 * HOUR), (SECOND, "s", 2 * MINUTE)):
        if span.least_ms % size == 0 and span.most_ms % size == 0 and span.most_ms <= longest:
            return f"{span.least_ms // size}–{span.most_ms // size} {name}"
    return f"{format_duration(span.least_ms)}–{format_duration(span.most_ms)}"


WEEK = 7 * DAY
MONTH = 30 * DAY
YEAR = 365 * DAY


class Unit(NamedTuple):
    """A unit as written: its length in `ms`, whether it is `plural`, and whether it is `short` (s, m, h or d)."""

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
TYPED_UNITS = UNITS | {"d": Unit(DAY, plural=True, short=True), "w": Unit(WEEK, plural=True, short=True)}
"""Also "d" for days, which in old books marks an ordinal: "2d" is the second."""

FOREIGN_UNITS = {
    word: english
    for english, words in {
        "s": """
            sek sekunde sekunden seconde secondes segundo segundos secondo secondi secondos sekund sekunder сек
            секунд detik saniye 秒""",
        "min": """
            minuten minuut minuuttia minuti minuto minuta minutos minutas minuty minut minuter minutter menit dakika
            dk perc мин минут минуты λεπτά 分 分钟 分間""",
        "h": """
            std stdn stunde stunden heure heures hora horas ora ore uur uren timme timmar timmer tunti tuntia
            godzina godziny godzin óra saat час часа часов ώρα ώρες 小时 時間""",
        "days": "tag tage tagen jour jours día días dia dias giorno giorni dagar dagen dni день дня дней 天 日",
        "weeks": """
            woche wochen semaine semaines semana semanas settimana settimane weken vecka veckor uger tygodnie недели""",
    }.items()
    for word in words.split()
}
"""Units of other languages, with the English unit to write instead."""
UNREAD_UNITS = frozenset(
    """ms millisecond milliseconds mo mos mth mths yr yrs night nights weekend weekends decade decades""".split()  # noqa: SIM905
)
"""Words of time that are not read as durations and must not be part of a name."""
