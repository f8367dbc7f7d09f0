"""Timers as the keys of a file."""

from collections.abc import Iterator, Mapping

from kitchen_tui.model.duration import SECOND
from kitchen_tui.model.recipe import Step
from kitchen_tui.model.timer_spec import Check, Span, TimerSpec
from kitchen_tui.recipes.formats.yaml.emit import Value, Words
from kitchen_tui.recipes.formats.yaml.normalize import line, said, time
from kitchen_tui.recipes.formats.yaml.timers import EVERY

_LONGEST_NAME = 100


class TimerWriter:
    """Writes the timers of one recipe under unique names; what the format cannot express goes to `lost`."""

    def __init__(self, lost: list[str]) -> None:
        self._lost = lost
        self._names: set[str] = set()

    def of(self, step: Step) -> Mapping[str, Value]:
        """The timers of a step by name."""
        timers: dict[str, Value] = {}
        for spec in step.timers:
            if text := time(spec.span):
                keys = {"time": text, **self._keys(spec)}
                timers[self._name(spec)] = keys if len(keys) > 1 else text
            else:
                self._lost.append(f"The timer “{line(spec.name)}” has no time that can be written.")
        return timers

    def _name(self, spec: TimerSpec) -> str:
        wanted = line(spec.name, _LONGEST_NAME) or "timer"
        name, number = wanted, 2
        while name.casefold() in self._names:
            name, number = f"{wanted} {number}", number + 1
        self._names.add(name.casefold())
        if name != wanted:
            self._lost.append(f"Two timers are called “{wanted}”; the second is now “{name}”.")
        return name

    def _keys(self, spec: TimerSpec) -> dict[str, Value]:
        return said(
            check=_alone(list(self._checks(spec))),
            remind=_alone(list(self._reminders(spec))),
            warn=self._warning(spec),
            done_when=line(spec.cue),
            due=line(spec.text),
            then="" if spec.then == "hold" else spec.then,
            urgency="" if spec.urgency == "normal" else spec.urgency,
            optional="yes" if spec.optional else "",
        )

    def _checks(self, spec: TimerSpec) -> Iterator[dict[str, Value]]:
        for check in spec.checks:
            start = min(max(check.from_ms, SECOND), spec.most_ms)
            if not line(check.question):
                self._lost.append(f"A check of “{line(spec.name)}” asks nothing; it is left out.")
                continue
            if start != check.from_ms:
                self._lost.append(f"A check of “{line(spec.name)}” begins outside its timer; it is moved inside.")
            yield _check(check, start, spec)

    def _reminders(self, spec: TimerSpec) -> Iterator[dict[str, Value]]:
        for reminder in spec.reminders:
            every = time(reminder.every) if reminder.every and _is_inside(reminder.every, spec) else ""
            moments = Words(_one(at) for at in reminder.at_ms if 0 < at < spec.most_ms and _one(at))
            if (every or moments) and line(reminder.text):
                yield {**said(every=every, at=moments), "say": line(reminder.text)}
            if len(moments) != len(reminder.at_ms) or bool(every) != bool(reminder.every) or not line(reminder.text):
                self._lost.append(f"A reminder of “{line(spec.name)}” never comes; it is left out.")

    def _warning(self, spec: TimerSpec) -> dict[str, Value]:
        if not 0 < spec.warning_ms < spec.most_ms:
            if spec.warning_ms or spec.warning_text:
                self._lost.append(f"The warning of “{line(spec.name)}” never comes; it is left out.")
            return {}
        return {"before": _one(spec.warning_ms), **said(say=line(spec.warning_text))}


def _check(check: Check, start: int, spec: TimerSpec) -> dict[str, Value]:
    keys: dict[str, Value] = {"ask": line(check.question)}
    every = check.every_ms if _one(check.every_ms) else EVERY
    if start != spec.least_ms:
        keys["from"] = _one(start)
    if every != EVERY:
        keys["every"] = _one(every)
    if check.extend_ms != every and _one(check.extend_ms):
        keys["extend"] = _one(check.extend_ms)
    return keys


def _is_inside(every: Span, spec: TimerSpec) -> bool:
    return bool(time(every)) and every.least_ms + every.most_ms < 2 * spec.most_ms


def _one(ms: int) -> str:
    return time(Span(ms, ms))


def _alone(several: list[dict[str, Value]]) -> Value:
    """One alone needs no list."""
    return several[0] if len(several) == 1 else several
