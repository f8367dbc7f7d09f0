"""Reads the timers of a step: windows with checks, reminders and a warning."""

from collections.abc import Iterator

from kitchen_tui.model.duration import MINUTE, Span, format_duration, format_span
from kitchen_tui.model.recipe import Check, Reminder, Then, TimerSpec, Urgency
from kitchen_tui.model.text import unique_ids
from kitchen_tui.recipes.formats.yaml.compose import Keys, Node, Text
from kitchen_tui.recipes.formats.yaml.fields import FieldReader

TIMER_KEYS = ("time", "check", "remind", "warn", "done_when", "due", "then", "urgency", "optional")
CHECK_KEYS = ("ask", "from", "every", "extend")
REMIND_KEYS = ("every", "at", "say")
WARN_KEYS = ("before", "say")
URGENCIES: tuple[Urgency, ...] = ("gentle", "normal", "critical")
THENS: tuple[Then, ...] = ("hold", "start")
_INSIDE = "Give a time inside the timer, or make the timer longer."
EVERY = 5 * MINUTE
"""The default interval of checks, and the default extension by *not yet*."""


class TimerReader:
    """Reads the timers of one recipe, with unique names."""

    def __init__(self, fields: FieldReader) -> None:
        self._fields = fields
        self._lines: dict[str, int] = {}

    def read(self, node: Node | None, step_id: str) -> tuple[TimerSpec, ...]:
        """Read the value of `timers`, by name; "none" means that the step's text is not searched for times."""
        if node is None or (isinstance(node, Text) and node.text.strip().lower() == "none"):
            return ()
        pairs = self._fields.named(node, "timers", "a name and a time, such as simmer: 90-120 min")
        timers = [spec for name, value in pairs if (spec := self._one(name, value))]
        ids = unique_ids((spec.name for spec in timers), "timer")
        return tuple(spec._replace(id=f"{step_id}-{own}") for spec, own in zip(timers, ids, strict=True))

    def _one(self, key: Text, node: Node) -> TimerSpec | None:
        name = self._fields.line(key, "A timer's name")
        first = self._lines.setdefault(name.casefold(), key.line)
        if first != key.line:
            self._fields.note(key, f"Two timers are called “{name}”; the other is on line {first}.", "Rename one.")
        if not name:
            self._fields.note(key, "This timer has no name.", "Name it after what it does: simmer.")
        found: dict[str, Node] = {"time": node}
        if isinstance(node, Keys):
            found = self._fields.keys(node, "a timer", TIMER_KEYS)
        if "time" not in found:
            self._fields.note(key, f"The timer “{name}” has no time.", "Add one, such as time: 8-10 min.")
        span = self._fields.span(found.get("time"), "time")
        return None if span is None else self._spec(name, span, found)

    def _spec(self, name: str, span: Span, found: dict[str, Node]) -> TimerSpec:
        fields = self._fields
        warning_ms, warning = self._warning(found.get("warn"), span)
        checks = (self._check(item, span) for item in fields.items(found["check"])) if "check" in found else ()
        reminders = (self._reminder(item, span) for item in fields.items(found["remind"])) if "remind" in found else ()
        return TimerSpec(
            "",
            name,
            *span,
            checks=tuple(check for check in checks if check),
            reminders=tuple(reminder for reminder in reminders if reminder),
            warning_ms=warning_ms,
            warning_text=warning,
            urgency=fields.word(found.get("urgency"), "urgency", URGENCIES, "normal"),
            text=fields.line(found.get("due"), "due"),
            cue=fields.line(found.get("done_when"), "done_when"),
            then=fields.word(found.get("then"), "then", THENS, "hold"),
            optional=fields.yes(found.get("optional"), "optional"),
        )

    def _check(self, node: Node, span: Span) -> Check | None:
        """Read a check. `from` defaults to the start of the window, `extend` (for *not yet*) to `every`."""
        fields = self._fields
        found = fields.keys(node, "a check", CHECK_KEYS)
        ask = fields.line(found.get("ask"), "ask")
        if found and not ask:
            fields.note(node, "This check has no question.", "Add ask: with the question.")
        start = fields.duration(found.get("from"), "from")
        if start is not None and start > span.most_ms:
            fields.note(
                found["from"],
                f"This check starts at {format_duration(start)}, after its timer ends ({_described(span)}).",
                _INSIDE,
            )
        every = fields.duration(found.get("every"), "every") or EVERY
        extend = fields.duration(found.get("extend"), "extend") or every
        return Check(ask, span.least_ms if start is None else start, every, extend) if ask else None

    def _reminder(self, node: Node, span: Span) -> Reminder | None:
        fields = self._fields
        found = fields.keys(node, "a reminder", REMIND_KEYS)
        if not found:
            return None
        say, every = fields.line(found.get("say"), "say"), fields.span(found.get("every"), "every")
        moments = tuple(self._moments(found.get("at"), span))
        if not say:
            fields.note(node, "This reminder has no text.", "Add say: with what to do.")
        if "every" not in found and "at" not in found:
            fields.note(node, "This reminder has no time.", "Add one, such as every: 2-3 min or at: [5 min, 10 min].")
        if every and every.least_ms + every.most_ms >= 2 * span.most_ms:
            fields.note(found["every"], f"This reminder comes only after its timer ends ({_described(span)}).", _INSIDE)
        return Reminder(say, every, moments) if say and (every or moments) else None

    def _moments(self, node: Node | None, span: Span) -> Iterator[int]:
        """Yield the times after the start of the timer, sorted and without duplicates."""
        fields = self._fields
        moments = set[int]()
        for item in fields.items(node) if node is not None else ():
            at = fields.duration(item, "at")
            if at is not None and at >= span.most_ms:
                sentence = (
                    f"This reminder comes at {format_duration(at)}, not before its timer ends ({_described(span)})."
                )
                fields.note(item, sentence, _INSIDE)
            elif at is not None:
                moments.add(at)
        yield from sorted(moments)

    def _warning(self, node: Node | None, span: Span) -> tuple[int, str]:
        if node is None:
            return 0, ""
        fields = self._fields
        found = fields.keys(node, "a warning", WARN_KEYS)
        before = fields.duration(found.get("before"), "before")
        if found and "before" not in found:
            fields.note(node, "This warning has no time.", "Add one, such as before: 30 s.")
        if before is not None and before >= span.most_ms:
            fields.note(found["before"], f"This warning comes before its timer starts ({_described(span)}).", _INSIDE)
        return before or 0, fields.line(found.get("say"), "say")


def _described(span: Span) -> str:
    return format_span(span)
