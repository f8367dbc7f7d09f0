"""Reads the steps, in one list or in sections, with their timers and their references."""

from collections.abc import Iterator

from kitchen_tui.model.duration import MINUTE, Span, format_duration, format_span
from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.recipe import (
    UNLIMITED,
    Check,
    IngredientGroup,
    Reminder,
    Section,
    Step,
    Then,
    TimerSpec,
    Urgency,
    Use,
)
from kitchen_tui.model.text import unique_ids
from kitchen_tui.recipes.formats.yaml.compose import Items, Keys, Node, Text
from kitchen_tui.recipes.formats.yaml.fields import FieldReader
from kitchen_tui.recipes.formats.yaml.ingredients import Lookup
from kitchen_tui.recipes.understand.complete import Place
from kitchen_tui.recipes.understand.step_title import step_title

STEP_KEYS = (
    "title", "text", "uses", "takes", "hands", "heat", "cookware", "after", "while", "waits", "preheat", "ahead",
    "optional", "timers", "done_when", "notes",
)  # fmt: skip
SECTION_KEYS = ("section", "steps")
_HANDS = ("on", "off")
_CALLED = {"step": "Name it by its title or number.", "ingredient": "Name it by words of its line."}


class _Waiting(NamedTuple):
    """A step whose references to other steps are not resolved yet."""

    step: Step
    after: Node | None
    alongside: Node | None


class StepReader:
    """Reads the steps of one recipe."""

    def __init__(self, fields: FieldReader, groups: tuple[IngredientGroup, ...]) -> None:
        self._fields = fields
        self._timers = TimerReader(fields)
        self._ingredients = Lookup((one.id, one.name, one.text) for group in groups for one in group.ingredients)
        self._count = 0
        self.untimed: dict[str, Place] = {}
        """The places of the texts of steps without the key `timers`, by step id."""
        self.says_uses = False
        """Whether any step has the key `uses`."""

    def sections(self, steps: Node | None, sections: Node | None) -> tuple[Section, ...]:
        """Read the sections of the recipe; `steps` alone are a section without a name."""
        if steps is not None and sections is not None:
            self._fields.note(sections, "A recipe has steps or sections, not both.", "Move the steps into a section.")
        if sections is None:
            named = [("", self._run(steps, "steps"))]
        else:
            named = [self._section(item) for item in self._fields.items(sections)]
        every = [one for _, run in named for one in run]
        lookup = Lookup((one.step.id, one.step.title, one.step.title) for one in every)
        joined = {one.step.id: self._joined(one, lookup) for one in every}
        self._no_circle(every, joined)
        return tuple(Section(name, tuple(joined[one.step.id] for one in run)) for name, run in named if run)

    def lone(self, node: Node | None, step_id: str) -> Step | None:
        """Read the step for reheating, which is not numbered and does not wait for any other."""
        if node is None:
            return None
        waiting = self._step(node, step_id, 0)
        if waiting is None:
            return None
        for reference in (waiting.after, waiting.alongside):
            if reference is not None:
                self._fields.note(reference, "This step is on its own and cannot wait for another.", "Leave this out.")
        return waiting.step

    def _section(self, node: Node) -> tuple[str, list[_Waiting]]:
        found = self._fields.keys(node, "a section", SECTION_KEYS)
        if found and "steps" not in found:
            self._fields.note(node, "This section has no steps.", "Add steps: and a list of what to do.")
        return self._fields.line(found.get("section"), "section"), self._run(found.get("steps"), "steps")

    def _run(self, node: Node | None, what: str) -> list[_Waiting]:
        if node is None:
            return []
        if not isinstance(node, Items):
            self._fields.wrong(node, what, "a list")
            return []
        run = []
        for item in node.items:
            if waiting := self._step(item, f"s{self._count + 1}", self._count + 1):
                run.append(waiting)
                self._count += 1
        return run

    def _step(self, node: Node, step_id: str, number: int) -> _Waiting | None:
        """Read a step with keys, or one that is only text."""
        fields = self._fields
        found = {"text": node} if isinstance(node, Text) else fields.keys(node, "a step", STEP_KEYS)
        title, text = fields.line(found.get("title"), "title"), fields.prose(found.get("text"), "text")
        if not title and not text:
            if found or isinstance(node, Text):
                fields.note(node, "This step is empty.", "Give it a title or a text.")
            return None
        if "text" in found and "timers" not in found:
            self.untimed[step_id] = Place(found["text"].line, found["text"].column)
        hands = fields.word(found.get("hands"), "hands", _HANDS, "")
        step = Step(
            step_id,
            number,
            title or step_title(text),
            text,
            uses=tuple(self._uses(found.get("uses"))),
            takes=fields.span(found.get("takes"), "takes"),
            hands_off=None if not hands else hands == "off",
            heat=fields.line(found.get("heat"), "heat"),
            cookware=fields.lines(found.get("cookware"), "cookware"),
            optional=fields.flag(found.get("optional"), "optional"),
            timers=self._timers.read(found.get("timers"), step_id),
            cue=fields.line(found.get("done_when"), "done_when"),
            notes=fields.lines(found.get("notes"), "notes"),
            waits_ms=fields.duration_or(found.get("waits"), "waits", {"no": 0, "yes": UNLIMITED}),
            preheat_ms=fields.duration_or(found.get("preheat"), "preheat", {"no": 0}),
            ahead_ms=fields.duration_or(found.get("ahead"), "ahead", {"no": 0}),
        )
        return _Waiting(step, found.get("after"), found.get("while"))

    def _uses(self, node: Node | None) -> Iterator[Use]:
        """Read names, or names with amounts, as a list, as keys, or both."""
        if node is None:
            return
        self.says_uses = True
        for item in self._fields.items(node):
            pairs = item.pairs if isinstance(item, Keys) else ((item, None),)
            for key, amount in pairs:
                if found := self._one(key, "uses", self._ingredients, "ingredient"):
                    yield Use(found, self._fields.line(amount, "uses"))

    def _joined(self, waiting: _Waiting, lookup: Lookup) -> Step:
        after = tuple(self._steps(waiting.after, "after", lookup, waiting.step))
        alongside = tuple(self._steps(waiting.alongside, "while", lookup, waiting.step))
        return waiting.step._replace(after=after, alongside=alongside)

    def _steps(self, node: Node | None, what: str, lookup: Lookup, step: Step) -> Iterator[str]:
        if node is None:
            return
        for item in self._fields.items(node):
            found = self._numbered(item) or self._one(item, what, lookup, "step")
            if found == step.id:
                self._fields.note(item, "This step waits for itself.", "Name the step before it.")
            elif found:
                yield found

    def _no_circle(self, every: list[_Waiting], joined: dict[str, Step]) -> None:
        """Report steps that wait for each other in a circle, which always has a step that waits for a later one."""
        place = {step_id: at for at, step_id in enumerate(joined)}
        if all(place[other] < place[step.id] for step in joined.values() for other in step.after):
            return
        from graphlib import CycleError, TopologicalSorter

        try:
            TopologicalSorter({step.id: step.after for step in joined.values()}).prepare()
        except CycleError as error:
            first = min(error.args[1], key=place.__getitem__)
            waiting = every[place[first]]
            if waiting.after is not None:
                self._fields.note(waiting.after, "These steps wait for each other.", "One of them must come first.")

    def _numbered(self, node: Node) -> str:
        """Return the id of a step given by its number."""
        text = node.text.strip() if isinstance(node, Text) else ""
        number = int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0
        return f"s{number}" if 0 < number <= self._count else ""

    def _one(self, node: Node, what: str, lookup: Lookup, kind: str) -> str:
        words = self._fields.line(node, what)
        found = lookup.find(words)
        if len(found) == 1:
            return found[0]
        if found:
            self._fields.note(node, f"“{words[:60]}” matches more than one {kind}.", "Give more words of its line.")
        elif words:
            self._fields.note(
                node, f"There is no {kind} “{words[:60]}” in this recipe.", lookup.nearest(words) or _CALLED[kind]
            )
        return ""


# The timers of a step -----------------------------------------------------------------------------------------------


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
            optional=fields.flag(found.get("optional"), "optional"),
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
                f"This check starts at {format_duration(start)}, after its timer ends ({format_span(span)}).",
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
            fields.note(
                found["every"], f"This reminder comes only after its timer ends ({format_span(span)}).", _INSIDE
            )
        return Reminder(say, every, moments) if say and (every or moments) else None

    def _moments(self, node: Node | None, span: Span) -> Iterator[int]:
        """Yield the times after the start of the timer, sorted and without duplicates."""
        fields = self._fields
        moments = set[int]()
        for item in fields.items(node) if node is not None else ():
            at = fields.duration(item, "at")
            if at is not None and at >= span.most_ms:
                sentence = (
                    f"This reminder comes at {format_duration(at)}, not before its timer ends ({format_span(span)})."
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
            fields.note(found["before"], f"This warning comes before its timer starts ({format_span(span)}).", _INSIDE)
        return before or 0, fields.line(found.get("say"), "say")
