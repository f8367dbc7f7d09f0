"""Writes steps and their timers as keys of a file."""

from collections.abc import Iterator, Mapping

from kitchen_tui.model.duration import SECOND, Span
from kitchen_tui.model.recipe import UNLIMITED, Check, Ingredient, Recipe, Step, TimerSpec, Use
from kitchen_tui.model.text import clean_line
from kitchen_tui.recipes.formats.yaml.emit import Value, Words, ingredient_line, lines, non_empty, prose, time
from kitchen_tui.recipes.formats.yaml.ingredients import Lookup
from kitchen_tui.recipes.formats.yaml.steps import EVERY
from kitchen_tui.recipes.understand.amounts import ingredient
from kitchen_tui.recipes.understand.complete import Place, completed
from kitchen_tui.recipes.understand.step_title import step_title

_LONGEST_NAME = 100


class TimerWriter:
    """Writes the timers of one recipe under unique names; what cannot be expressed is added to `lost`."""

    def __init__(self, lost: list[str]) -> None:
        self._lost = lost
        self._names: set[str] = set()

    def timers_of(self, step: Step) -> Mapping[str, Value]:
        """Return the timers of a step by name."""
        timers: dict[str, Value] = {}
        for spec in step.timers:
            if text := time(spec.span):
                keys = {"time": text, **self._keys(spec)}
                timers[self._name(spec)] = keys if len(keys) > 1 else text
            else:
                self._lost.append(f"The timer “{clean_line(spec.name)}” has no time that can be written.")
        return timers

    def _name(self, spec: TimerSpec) -> str:
        wanted = clean_line(spec.name, _LONGEST_NAME) or "timer"
        name, number = wanted, 2
        while name.casefold() in self._names:
            name, number = f"{wanted} {number}", number + 1
        self._names.add(name.casefold())
        if name != wanted:
            self._lost.append(f"Two timers are called “{wanted}”; the second is now “{name}”.")
        return name

    def _keys(self, spec: TimerSpec) -> dict[str, Value]:
        return non_empty(
            check=_alone(list(self._checks(spec))),
            remind=_alone(list(self._reminders(spec))),
            warn=self._warning(spec),
            done_when=clean_line(spec.cue),
            due=clean_line(spec.text),
            then="" if spec.then == "hold" else spec.then,
            urgency="" if spec.urgency == "normal" else spec.urgency,
            optional="yes" if spec.optional else "",
        )

    def _checks(self, spec: TimerSpec) -> Iterator[dict[str, Value]]:
        name = clean_line(spec.name)
        for check in spec.checks:
            start = min(max(check.from_ms, SECOND), spec.most_ms)
            if not clean_line(check.question):
                self._lost.append(f"A check of “{name}” has no question; it is left out.")
                continue
            if any(ms and not _one(ms) for ms in (check.every_ms, check.extend_ms)):
                self._lost.append(f"How often a check of “{name}” is asked cannot be written as a time.")
            if start != check.from_ms:
                self._lost.append(f"A check of “{name}” begins outside its timer; it is moved inside.")
            yield _check(check, start, spec)

    def _reminders(self, spec: TimerSpec) -> Iterator[dict[str, Value]]:
        name = clean_line(spec.name)
        for reminder in spec.reminders:
            text = clean_line(reminder.text)
            every = time(reminder.every) if reminder.every and _is_inside(reminder.every, spec) else ""
            moments = Words(_one(at) for at in reminder.at_ms if 0 < at < spec.most_ms and _one(at))
            if (every or moments) and text:
                yield {**non_empty(every=every, at=moments), "say": text}
            if len(moments) != len(reminder.at_ms) or bool(every) != bool(reminder.every) or not text:
                self._lost.append(f"A reminder of “{name}” never comes; it is left out.")

    def _warning(self, spec: TimerSpec) -> dict[str, Value]:
        if not 0 < spec.warning_ms < spec.most_ms or not _one(spec.warning_ms):
            if spec.warning_ms or spec.warning_text:
                self._lost.append(f"The warning of “{clean_line(spec.name)}” never comes; it is left out.")
            return {}
        return {"before": _one(spec.warning_ms), **non_empty(say=clean_line(spec.warning_text))}


def _check(check: Check, start: int, spec: TimerSpec) -> dict[str, Value]:
    keys: dict[str, Value] = {"ask": clean_line(check.question)}
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
    """Return a single item without the list around it."""
    return several[0] if len(several) == 1 else several


_LONGEST_KEY = 500


class StepWriter:
    """Writes the steps of one recipe; what cannot be expressed is added to `lost`."""

    def __init__(self, recipe: Recipe, lost: list[str]) -> None:
        self._lost = lost
        self._lines = {one.id: _name_and_line(one) for one in recipe.ingredients()}
        self._ingredients = Lookup((id, name, text) for id, (name, text) in self._lines.items())
        self._steps = {step.id: step for step in recipe.steps}
        self._titles = Lookup((step.id, _title(step), _title(step)) for step in recipe.steps)
        self._places = {step.id: at for at, step in enumerate(recipe.steps, start=1)}
        self._unsaid = _found_again(recipe)
        self._timers = TimerWriter(lost)
        self._silent = not any(step.uses for step in recipe.all_steps) and bool(self._lines)

    def step(self, step: Step) -> dict[str, Value]:
        """Return the keys of a step. If a recipe has no links, its first step says so: readers would guess them."""
        text, title = prose(step.text), clean_line(step.title)
        title = "" if text and title in ("", step_title(text)) else title or "…"
        uses = Words() if self._silent else self._uses(step)
        keys = non_empty(
            title=title,
            text=text,
            uses=uses,
            after=self._references(step, step.after),
            **{"while": self._references(step, step.alongside)},
            waits=self._waits(step),
            preheat=self._length(step, "preheat", step.preheat_ms),
            ahead=self._length(step, "ahead", step.ahead_ms),
            takes=self._span(step, "takes", step.takes) if step.takes else "",
            hands={None: "", True: "off", False: "on"}[step.hands_off],
            heat=clean_line(step.heat),
            cookware=_few(step.cookware),
            optional="yes" if step.optional else "",
            done_when=clean_line(step.cue),
            notes=_few(step.notes),
        )
        if self._silent:
            keys["uses"] = Words()
            self._silent = False
        return keys | self._timed(step, bool(text))

    def _waits(self, step: Step) -> str:
        is_unlimited = step.waits_ms is not None and step.waits_ms >= UNLIMITED
        return "yes" if is_unlimited else self._length(step, "waits", step.waits_ms)

    def _length(self, step: Step, key: str, ms: int | None) -> str:
        """Return a length of time in words, "no" for 0."""
        if not ms:
            return "" if ms is None else "no"
        return self._span(step, key, Span(ms, ms))

    def _span(self, step: Step, key: str, span: Span) -> str:
        text = time(span)
        if not text:
            self._lost.append(f"What step {step.number} says under {key} cannot be written as a time.")
        return text

    def _timed(self, step: Step, has_text: bool) -> dict[str, Value]:
        if step.id in self._unsaid:
            return {}
        timers = self._timers.timers_of(step)
        return {"timers": timers} if timers else {"timers": "none"} if has_text else {}

    def _uses(self, step: Step) -> Value:
        """Return names, or names with amounts."""
        uses: list[Value] = []
        for use in step.uses:
            words = self._words_for(use)
            if not words:
                self._lost.append(
                    f"Step {step.number} is saved without {self._called(use)}, whose name does not tell it from others."
                )
            else:
                uses.append({words: clean_line(use.quantity)} if clean_line(use.quantity) else words)
        texts = [use for use in uses if isinstance(use, str)]
        return Words(texts) if len(texts) == len(uses) else uses

    def _words_for(self, use: Use) -> str:
        for words in self._lines.get(use.ingredient, ()):
            if words and len(words) <= _LONGEST_KEY and self._ingredients.find(words) == (use.ingredient,):
                return words
        return ""

    def _called(self, use: Use) -> str:
        name, text = self._lines.get(use.ingredient, ("", "something unknown"))
        return f"“{(text or name)[:60]}”"

    def _references(self, step: Step, ids: tuple[str, ...]) -> Value:
        """Return references to steps by title, or by number if the title is not unique."""
        if ids and step.id not in self._steps:
            self._lost.append(f"“{_title(step)}” is on its own and cannot wait for another step.")
            return ""
        return _short(tuple(self._reference(step, id) for id in ids if id in self._steps and id != step.id))

    def _reference(self, step: Step, id: str) -> str:
        title = _title(self._steps[id])
        if title and len(title) <= _LONGEST_KEY and not title.isdigit() and self._titles.find(title) == (id,):
            return title
        return str(self._places[id])


def _name_and_line(one: Ingredient) -> tuple[str, str]:
    """Return an ingredient's name and line as a reader will understand them."""
    text = ingredient_line(one)
    return clean_line(one.name) or ingredient(one.id, text).name, text


def _title(step: Step) -> str:
    return clean_line(step.title) or step_title(prose(step.text))


def _few(texts: tuple[str, ...]) -> Value:
    return _short(lines(texts))


def _short(texts: tuple[str, ...]) -> Value:
    """Return a single text without the list around it."""
    return texts[0] if len(texts) == 1 else Words(texts)


def _found_again(recipe: Recipe) -> frozenset[str]:
    """Return the steps whose timers need not be written, because a reader finds exactly these in the text."""
    silent = {step.id for step in recipe.all_steps if prose(step.text) and all(timer.found for timer in step.timers)}
    while silent:
        found = dict(_found(recipe, silent))
        wrong = {
            step.id for step in recipe.all_steps if step.id in silent and _alike(step.timers) != _alike(found[step.id])
        }
        if not wrong:
            break
        silent -= wrong
    return frozenset(silent)


def _found(recipe: Recipe, silent: set[str]) -> Iterator[tuple[str, tuple[TimerSpec, ...]]]:
    """Yield the uses that a reader finds in the texts of steps without `uses`; a step may refer to the one before."""
    bare = {step.id: _bare(step) for step in recipe.all_steps}
    reheat = recipe.storage.reheat
    asked = recipe._replace(
        sections=tuple(s._replace(steps=tuple(bare[one.id] for one in s.steps)) for s in recipe.sections),
        storage=recipe.storage._replace(reheat=bare[reheat.id] if reheat else None),
    )
    answer = completed(asked, {id: Place() for id in silent}, links=False).recipe or asked
    for step in answer.all_steps:
        yield step.id, step.timers


def _bare(step: Step) -> Step:
    return step._replace(title=_title(step), text=prose(step.text), timers=())


def _alike(timers: tuple[TimerSpec, ...]) -> list[TimerSpec]:
    return [timer._replace(id="") for timer in timers]
