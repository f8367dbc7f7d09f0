"""The recipe with its ingredients, sections, steps and timers, as returned by all readers and recorded in the journal.

Every duration is in whole milliseconds.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Literal

from kitchen_tui.model.duration import DAY, Span
from kitchen_tui.model.named_tuple import NamedTuple

Urgency = Literal["gentle", "normal", "critical"]
Then = Literal["hold", "start"]


class Check(NamedTuple):
    """A question during a timer, asked at `from_ms` and then every `every_ms` until the window ends.

    Answering *not yet* after the end extends the timer by `extend_ms`.
    """

    question: str
    from_ms: int
    every_ms: int
    extend_ms: int


class Reminder(NamedTuple):
    """A prompt during a timer, repeated at the interval `every`, made at the moments `at_ms` after its start, or both.

    A range such as "every 2 to 3 minutes" is repeated at its middle.
    """

    text: str
    every: Span | None = None
    at_ms: tuple[int, ...] = ()


class TimerSpec(NamedTuple):
    """A timer that a step offers.

    `warning_ms` is how long before the end to warn (0: no warning), `text` what to do when it is due, and `cue` how to
    tell that the food is done. `found` marks a timer that was found in prose. One that `counts_up` is a stopwatch,
    which has reminders but is never due.
    """

    id: str
    name: str
    least_ms: int
    most_ms: int
    checks: tuple[Check, ...] = ()
    reminders: tuple[Reminder, ...] = ()
    warning_ms: int = 0
    warning_text: str = ""
    urgency: Urgency = "normal"
    text: str = ""
    cue: str = ""
    then: Then = "hold"
    optional: bool = False
    found: bool = False
    counts_up: bool = False

    @property
    def span(self) -> Span:
        """The window, or the single duration twice."""
        return Span(self.least_ms, self.most_ms)


class Ingredient(NamedTuple):
    """One line of the ingredient list.

    `text` is the line as the author wrote it, cleaned. `quantity`, `name` and `note` are its parts as far as they were
    understood, still as text: "2 lb", "pork belly", "skin on or off". Numbers are read from `quantity` when they are
    needed, for scaling or the shopping list.
    """

    id: str
    text: str
    quantity: str = ""
    name: str = ""
    note: str = ""
    optional: bool = False
    listed: bool = True
    """False for an ingredient that the steps use but the recipe's own list omits."""
    scales: bool = True
    substitutes: tuple[str, ...] = ()


class IngredientGroup(NamedTuple):
    """Ingredients under one heading; `name` is empty when the recipe has a single unnamed list."""

    name: str
    ingredients: tuple[Ingredient, ...]


class Use(NamedTuple):
    """A step's share of one ingredient; an empty `quantity` means all of it."""

    ingredient: str
    """The ingredient's id."""
    quantity: str = ""


UNLIMITED = 400 * DAY
"""A wait as long as the cook likes: `waits: yes`."""


class Step(NamedTuple):
    """One thing to do.

    `number` counts from 1 through the whole recipe. `takes` is the length of a step without timers, None if unknown.
    `after` holds the ids of the steps that must be done before it, and `alongside` (`while` in a file) those during
    which it is done. `hands_off` is None if the recipe does not say.
    """

    id: str
    number: int
    title: str
    text: str
    uses: tuple[Use, ...] = ()
    takes: Span | None = None
    hands_off: bool | None = None
    heat: str = ""
    cookware: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    alongside: tuple[str, ...] = ()
    optional: bool = False
    timers: tuple[TimerSpec, ...] = ()
    cue: str = ""
    notes: tuple[str, ...] = ()
    waits_ms: int | None = None
    preheat_ms: int | None = None
    ahead_ms: int | None = None


class Section(NamedTuple):
    """Steps under one heading; `name` is empty when the recipe has a single unnamed run of steps."""

    name: str
    steps: tuple[Step, ...]


KeepUnit = Literal["day", "week", "month"]


MOST_SERVINGS = 1_000
"""The most servings that a dish can be scaled to."""


class Servings(NamedTuple):
    """The number of people or pieces: 4–6, or 12 "rolls". None if the recipe gives no number."""

    least: int | None = None
    most: int | None = None
    unit: str = ""


class StatedTime(NamedTuple):
    """A time stated by the author ("prep", "cook", "total"…), as opposed to the sum of the steps."""

    name: str
    span: Span


class Keep(NamedTuple):
    """The time that leftovers keep at one place, such as 4 days in the refrigerator or 2 months frozen."""

    place: str
    length: int
    unit: KeepUnit


class Storage(NamedTuple):
    """Storage of the leftovers. `reheat` is a step that is not counted with the others."""

    text: tuple[str, ...] = ()
    keeps: tuple[Keep, ...] = ()
    reheat: Step | None = None


class NutritionFact(NamedTuple):
    """One line of the nutrition table, as stated: "protein", "16 g"."""

    name: str
    amount: str


class Nutrition(NamedTuple):
    """Nutrition as stated by the recipe, per `per`, such as "serving"."""

    per: str = ""
    facts: tuple[NutritionFact, ...] = ()


class Hold(NamedTuple):
    """The time that a finished dish may wait for the table (0: serve at once), and how to keep it: "covered"."""

    length_ms: int
    how: str = ""


class Recipe(NamedTuple):
    """A complete recipe. `name` is its library name, which is the file's stem."""

    name: str
    title: str
    description: str = ""
    servings: Servings = Servings()
    times: tuple[StatedTime, ...] = ()
    tags: tuple[str, ...] = ()
    source: str = ""
    groups: tuple[IngredientGroup, ...] = ()
    sections: tuple[Section, ...] = ()
    serving: tuple[str, ...] = ()
    storage: Storage = Storage()
    nutrition: Nutrition = Nutrition()
    tips: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    holds: Hold | None = None
    """None if the recipe does not say."""

    @property
    def steps(self) -> tuple[Step, ...]:
        """All steps in order."""
        return tuple(step for section in self.sections for step in section.steps)

    @property
    def all_steps(self) -> tuple[Step, ...]:
        """All steps in order, followed by the one for reheating if there is one."""
        return (*self.steps, self.storage.reheat) if self.storage.reheat else self.steps

    def ingredients(self) -> Iterator[Ingredient]:
        """Yield all ingredients in order."""
        for group in self.groups:
            yield from group.ingredients

    def with_ingredients(self, changed: Callable[[Ingredient], Ingredient]) -> "Recipe":
        """Return the recipe with each ingredient replaced by what `changed` returns for it."""
        groups = (group._replace(ingredients=tuple(map(changed, group.ingredients))) for group in self.groups)
        return self._replace(groups=tuple(groups))

    def with_steps(self, changed: Callable[[Step], Step]) -> "Recipe":
        """Return the recipe with each step but the one for reheating replaced by what `changed` returns for it."""
        sections = (section._replace(steps=tuple(map(changed, section.steps))) for section in self.sections)
        return self._replace(sections=tuple(sections))


def chains(specs: Sequence[TimerSpec]) -> list[list[TimerSpec]]:
    """Group the timers of a step: those in one list follow each other, the lists run side by side.

    A timer found in prose follows the one before it in the text; another only if that one says `then: start`.
    """
    found: list[list[TimerSpec]] = []
    for spec in specs:
        if found and (spec.found or found[-1][-1].then == "start"):
            found[-1].append(spec)
        else:
            found.append([spec])
    return found
