"""Steps as the keys of a file: what they refer to, and which timers need not be written."""

from collections.abc import Iterator

from kitchen_tui.model.recipe import UNLIMITED, Ingredient, Recipe, Step, Use
from kitchen_tui.model.timer_spec import Span, TimerSpec
from kitchen_tui.recipes.formats.yaml.emit import Value, Words
from kitchen_tui.recipes.formats.yaml.lookup import Lookup
from kitchen_tui.recipes.formats.yaml.normalize import ingredient_line, line, lines, prose, said, time
from kitchen_tui.recipes.formats.yaml.write_timers import TimerWriter
from kitchen_tui.recipes.understand.amounts import ingredient
from kitchen_tui.recipes.understand.complete import Place, completed
from kitchen_tui.recipes.understand.step_title import step_title

_LONGEST_KEY = 500


class StepWriter:
    """Writes the steps of one recipe; what the format cannot express goes to `lost`."""

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
        """One step. The first of a recipe that links nothing says so, or its readers would link it by its words."""
        text, title = prose(step.text), line(step.title)
        title = "" if text and title in ("", step_title(text)) else title or "…"
        uses = Words() if self._silent else self._uses(step)
        keys = said(
            title=title,
            text=text,
            uses=uses,
            after=self._references(step, step.after),
            **{"while": self._references(step, step.alongside)},
            waits=self._waits(step),
            preheat=self._length(step, "preheat", step.preheat_ms),
            ahead=self._length(step, "ahead", step.ahead_ms),
            takes=time(step.takes) if step.takes else "",
            hands={None: "", True: "off", False: "on"}[step.hands_off],
            heat=line(step.heat),
            cookware=_few(step.cookware),
            optional="yes" if step.optional else "",
            done_when=line(step.cue),
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
        """A length of time in words; "no" for none."""
        if not ms:
            return "" if ms is None else "no"
        text = time(Span(ms, ms))
        if not text:
            self._lost.append(f"What step {step.number} says under {key} cannot be written as a time.")
        return text

    def _timed(self, step: Step, has_text: bool) -> dict[str, Value]:
        if step.id in self._unsaid:
            return {}
        timers = self._timers.of(step)
        return {"timers": timers} if timers else {"timers": "none"} if has_text else {}

    def _uses(self, step: Step) -> Value:
        """Names, or names with how much."""
        uses: list[Value] = []
        for use in step.uses:
            words = self._words_for(use)
            if not words:
                self._lost.append(f"What step {step.number} uses of {self._called(use)} cannot be named clearly.")
            else:
                uses.append({words: line(use.quantity)} if line(use.quantity) else words)
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
        """Steps by their titles, by their numbers where a title does not tell them apart."""
        if ids and step.id not in self._steps:
            self._lost.append(f"“{_title(step)}” stands by itself; it waits for no other step.")
            return ""
        return _short(tuple(self._reference(step, id) for id in ids if id in self._steps and id != step.id))

    def _reference(self, step: Step, id: str) -> str:
        title = _title(self._steps[id])
        if title and len(title) <= _LONGEST_KEY and not title.isdigit() and self._titles.find(title) == (id,):
            return title
        return str(self._places[id])


def _name_and_line(one: Ingredient) -> tuple[str, str]:
    """Return an ingredient's name and its line, as a reader will understand them."""
    text = ingredient_line(one)
    return line(one.name) or ingredient(one.id, text).name, text


def _title(step: Step) -> str:
    return line(step.title) or step_title(prose(step.text))


def _few(texts: tuple[str, ...]) -> Value:
    return _short(lines(texts))


def _short(texts: tuple[str, ...]) -> Value:
    """One alone needs no list."""
    return texts[0] if len(texts) == 1 else Words(texts)


def _found_again(recipe: Recipe) -> frozenset[str]:
    """The steps whose timers a reader finds in their text, all of them and no others: there is nothing to write."""
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
    """Return the uses that a reader finds in the texts of steps without `uses`; a step may refer to the one before."""
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
