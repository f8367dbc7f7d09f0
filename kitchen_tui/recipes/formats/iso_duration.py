"""Durations as pages state them, by ISO 8601: "PT1H30M", "P1DT12H"."""

import re

from kitchen_tui.model.duration import DAY, HOUR, MINUTE, SECOND

_NUMBER = r"(\d{1,9}(?:[.,]\d{1,9})?)"
_ISO = re.compile(
    rf"P(?=[\dT])(?:{_NUMBER}Y)?(?:{_NUMBER}M)?(?:{_NUMBER}W)?(?:{_NUMBER}D)?"
    rf"(?:T(?=\d)(?:{_NUMBER}H)?(?:{_NUMBER}M)?(?:{_NUMBER}S)?)?",
    re.ASCII,
)
_SIZES = (365 * DAY, 30 * DAY, 7 * DAY, DAY, HOUR, MINUTE, SECOND)


def read_iso(text: str) -> int | None:
    """Milliseconds of an ISO 8601 duration; None for anything else ("PTH30M", "20 minutes", below zero, "P").

    A month counts 30 days and a year 365: no recipe means either, but "P30M" is what some pages say.
    """
    match = _ISO.fullmatch(text.strip().upper())
    if match is None:
        return None
    parts = zip(match.groups(), _SIZES, strict=True)
    return round(sum(float(number.replace(",", ".")) * size for number, size in parts if number))


def write_iso(ms: int) -> str:
    """The duration as hours, minutes and seconds of ISO 8601: "PT1H30M", "PT0S"."""
    minutes, seconds = divmod(ms // SECOND, 60)
    hours, minutes = divmod(minutes, 60)
    parts = ((hours, "H"), (minutes, "M"), (seconds, "S"))
    return "PT" + ("".join(f"{count}{unit}" for count, unit in parts if count) or "0S")
