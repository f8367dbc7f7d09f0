"""Joins the facts of a recipe that are spread over several lines, as on the cards of web pages."""

import re

from kitchen_tui.model.numbers import FRACTIONS
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.recipes.formats.text.facts import DOUBLED_UNIT, SERVES_LABEL, VALUE_WORDS, WORK, facts_in
from kitchen_tui.recipes.formats.text.line_forms import Line
from kitchen_tui.recipes.understand.stated import parse_stated_time

LABEL_ALONE = lazy_regex(
    rf"(?:(?:{WORK}|(?:in)?active|hands[- ]on|total|overall|additional)(?:[ -]time| in)?|time|ready in"
    rf"|(?P<serves>{SERVES_LABEL}|quantity|size))(?: \(\w{{2,12}}\.?\))?\s?:?",
    re.IGNORECASE,
)
_LENGTH_PART = lazy_regex(
    rf"(?:about |approx\.? |~)?(?:\d[\d{FRACTIONS}./-]*|[{FRACTIONS}])?"
    r"(?:\s?(?:hours?|hrs?|h|minutes?|mins?|m|days?|seconds?|secs?)\b[\s,]*\d{0,3})*",
    re.I,
)
_SHORT_FACT = lazy_regex(
    rf"({WORK}|total|active|serves)(?: time)?:?\s"
    rf"(\d[\d.{FRACTIONS}]*(?:[-–]\d+)?(?:\s?(?:hours?|hrs?|h|minutes?|mins?|m|days?)\b,?\s?\d*)*)",
    re.IGNORECASE,
)
_COUNT_VALUE = lazy_regex(
    r"(?:about |approx\.? |~)?(?:\d|one\b|two\b|three\b|four\b|six\b|eight\b|ten\b|twelve\b|a dozen)", re.IGNORECASE
)
_VALUE_LINES = 5
_VALUE_LENGTH = 30


def join_split_facts(lines: list[Line]) -> list[Line]:
    """Join the label of a fact with its value if they are on separate lines: "Prep" above "15", "minutes"."""
    lines = _with_labelled_facts(lines)
    joined: list[Line] = []
    at = 0
    while at < len(lines):
        if found := _values_above(lines, at):
            joined += found[0]
            at = found[1]
            continue
        line = lines[at]
        value, end = _value_below(lines, at) if LABEL_ALONE.fullmatch(line.text) else ("", at + 1)
        if value:
            line = line._replace(kind="text", text=f"{line.text.rstrip(' :')}: {value}", level=0, mark="")
        joined.append(line)
        at = end
    return joined


def _with_labelled_facts(lines: list[Line]) -> list[Line]:
    """Put a colon into "Cook 45 min" if such a line is next to "Prep 10 min" or "Serves 4"; alone it may be a step."""
    facts = {
        at: fact
        for at, line in enumerate(lines)
        if line.kind in ("text", "bullet") and (fact := _SHORT_FACT.fullmatch(line.text))
    }
    certain = [at for at, fact in facts.items() if fact[1][:2].lower() in ("pr", "se")]
    if len(facts) < 2 or not certain:
        return lines
    near = [at for at in facts if min(abs(at - one) for one in certain) <= _VALUE_LINES]
    return [
        line._replace(text=f"{facts[at][1]}: {facts[at][2]}") if at in near else line for at, line in enumerate(lines)
    ]


def _values_above(lines: list[Line], at: int) -> tuple[list[Line], int] | None:
    """Return the facts of a card that shows values above their labels ("15 mins", "Prep Time"), and where they end."""
    if not (lines[at].text and lines[at].text[0].isnumeric()):
        return None
    found: list[Line] = []
    end = at
    while pair := _pair(lines, end):
        value, label, end = pair
        found.append(label._replace(kind="text", text=f"{label.text}: {value.text}", level=0, mark=""))
    return (found, end) if len(found) > 1 else None


def _pair(lines: list[Line], at: int) -> tuple[Line, Line, int] | None:
    """Return a value, the label below it and the place after both; None if the next two lines are something else."""
    full = [(index, line) for index, line in enumerate(lines[at : at + _VALUE_LINES], at) if line.text][:2]
    if len(full) < 2 or not (label := LABEL_ALONE.fullmatch(full[1][1].text)) or ":" in full[1][1].text:
        return None
    value = full[0][1]
    fits = value.text.isdigit() if label["serves"] else value.text[0].isnumeric() and parse_stated_time(value.text)
    return (value, full[1][1], full[1][0] + 1) if fits and len(value.text) <= _VALUE_LENGTH else None


def _value_below(lines: list[Line], at: int) -> tuple[str, int]:
    """Return the value in the lines after a label ("" if there is none), and where it ends."""
    label = LABEL_ALONE.fullmatch(lines[at].text)
    is_count = bool(label and label["serves"])
    parts: list[str] = []
    ends = [at + 1]
    for position in range(at + 1, min(at + 2 + 2 * _VALUE_LINES, len(lines))):
        text = lines[position].text
        if not text:
            continue
        if is_count and not parts and _COUNT_VALUE.match(text) and len(text.split()) <= VALUE_WORDS:
            return (text, position + 1) if ":" in lines[at].text or facts_in(f"Serves: {text}") else ("", at + 1)
        whole = (
            not parts and text[0].isnumeric() and len(text.split()) <= VALUE_WORDS + 4 and bool(parse_stated_time(text))
        )
        if is_count or not (whole or _LENGTH_PART.fullmatch(text)):
            break
        parts.append(text)
        ends.append(position + 1)
        if not _LENGTH_PART.fullmatch(text):
            break
    if len(parts) > 1 and parts[-1].isdigit() and parts[-2][-1].isalpha():  # the number of something else
        del parts[-1], ends[-1]
    value = DOUBLED_UNIT.sub(r"\1\2", " ".join(parts))
    return (value, ends[-1]) if value and parse_stated_time(value) else ("", at + 1)
