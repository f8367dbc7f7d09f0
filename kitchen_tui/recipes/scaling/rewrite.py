"""Replaces the amounts of lines, ingredients and steps, leaving everything else as the author wrote it."""

from collections.abc import Callable, Sequence
from fractions import Fraction

from kitchen_tui.model.recipe import Ingredient
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.recipes.scaling.measures import Measure, measured, measured_range
from kitchen_tui.recipes.understand.amounts.find import FoundAmount, find_amounts
from kitchen_tui.recipes.understand.amounts.units import UNITS
from kitchen_tui.recipes.understand.links.mentions import stated_amounts
from kitchen_tui.recipes.understand.nouns import agreeing_noun, plural

Change = Callable[[FoundAmount], tuple[Fraction, Fraction | None, str] | None]
"""Returns the new least, most and unit of an amount; None leaves it unchanged."""

_LONG = {
    "tsp": "teaspoon", "tbsp": "tablespoon", "oz": "ounce", "lb": "pound", "g": "gram", "kg": "kilogram",
    "ml": "millilitre", "cl": "centilitre", "dl": "decilitre", "l": "litre",
}  # fmt: skip
_WORDS = frozenset({*_LONG.values(), *(unit.name for unit in UNITS.values())} - {*_LONG, "dozen", "%", "F", "C"})
"""The unit words that have a plural; abbreviations have none."""
_TIGHT = frozenset(("g", "kg", "mg", "ml", "cl", "dl", "l"))
_PLUS = lazy_regex(r"\s(?:(?:\+|plus|and)\s)?(?:about\s)?")
_ABOUT = ("about", "around", "approx.", "~", "roughly")


def rewritten_ingredient(one: Ingredient, rewrite: Callable[[str], str]) -> Ingredient:
    """Return an ingredient with `rewrite` applied to the parts of it that state amounts."""
    text, quantity, note = map(rewrite, (one.text, one.quantity, one.note))
    return one._replace(text=text, quantity=quantity, note=note)


def rewritten_mentions(text: str, used: Sequence[Ingredient], rewrite: Callable[[str, str], str]) -> str:
    """Return the text of a step with `rewrite` applied to each amount of an ingredient and the ingredient's name."""
    for start, end, name in sorted(set(stated_amounts(text, used)), reverse=True):
        text = text[:start] + rewrite(text[start:end], name) + text[end:]
    return text


def agreeing_name(name: str, quantity: str) -> str:
    """Return the name of an ingredient in agreement with a plain count: 1 egg, 2 eggs."""
    amounts = find_amounts(quantity)
    if len(amounts) != 1 or amounts[0].unit or amounts[0].quantity is None:
        return name
    return agreeing_noun(name, amounts[0].most or amounts[0].quantity)


def rewritten(line: str, change: Change) -> str:
    """Return `line` with each amount replaced by its new value from `change`."""
    for amount in reversed(_added(line, find_amounts(line))):
        value = change(amount)
        if value:
            line = _replaced(line, amount, *value)
    return line


def _added(line: str, amounts: list[FoundAmount]) -> list[FoundAmount]:
    """Join amounts in two measures, such as "1 cup + 2 tbsp" and "2 lb 3 oz"."""
    added: list[FoundAmount] = []
    for amount in amounts:
        whole = _sum(line, added[-1], amount) if added else None
        if whole:
            added[-1] = whole
        else:
            added.append(amount)
    return added


def _sum(line: str, first: FoundAmount, second: FoundAmount) -> FoundAmount | None:
    one, other = UNITS.get(first.unit), UNITS.get(second.unit)
    if not one or not other or not other.subdivides(one) or not _PLUS.fullmatch(line[first.end : second.start]):
        return None
    if not first.quantity or not second.quantity or first.most or second.most:
        return None
    quantity = first.quantity + second.quantity * second.unit_size / first.unit_size
    return first._replace(quantity=quantity, end=second.end)


def _replaced(line: str, amount: FoundAmount, least: Fraction, most: Fraction | None, unit: str) -> str:
    before = line[: amount.start]
    if most is None:
        parts, exact = measured(least, unit)
        numbers = [part.shown for part in parts]
    else:
        parts, exact = measured_range(least, most, unit), True
        joint = " to " if " to " in line[amount.start : amount.number_end] else "–"
        numbers = [joint.join(part.shown for part in parts)]
    if not exact and not before.rstrip().lower().endswith(_ABOUT):
        before += "about "
    if len(numbers) == 1 and parts[0].unit == amount.unit and _stands_alone(amount):
        return before + _in_place(line, amount, numbers[0], parts[-1].value)
    spelled = (_spelled(line, amount, part) for part in parts[-len(numbers) :])
    joined = " + ".join(number + unit for number, unit in zip(numbers, spelled, strict=True))
    return before + joined + line[max(amount.end, amount.unit_end) :]


def _stands_alone(amount: FoundAmount) -> bool:
    """Return whether the line has a single number, followed by its unit."""
    return not amount.unit or (amount.number_end <= amount.unit_start and amount.end <= amount.unit_end)


def _in_place(line: str, amount: FoundAmount, number: str, value: Fraction) -> str:
    """Return the line from the amount on, with a new number and an agreeing unit."""
    if not amount.unit:
        return number + agreeing_noun(line[amount.number_end :], value)
    word = agreeing(line[amount.unit_start : amount.unit_end], value)
    between, after = line[amount.number_end : amount.unit_start], line[amount.unit_end :]
    if amount.number_end > amount.start:
        return number + between + word + after
    if value == 1:
        return line[amount.start :]
    return f"{number} {between.lower()}{word.lower()}{after}"


def _spelled(line: str, amount: FoundAmount, part: Measure) -> str:
    """Return the unit as the author spells it, with the space before it: " tablespoons", " tbsp", "g"."""
    written = line[amount.unit_start : amount.unit_end].strip(".").lower()
    long = any(written.startswith(name) for name in _LONG.values())
    word = agreeing(_LONG.get(part.unit, part.unit) if long else part.unit, part.value)
    if long and amount.unit_start:
        return " " + word
    tight = part.unit in _TIGHT and amount.number_end == amount.unit_start
    return word if tight else f" {word}"


def agreeing(word: str, value: Fraction) -> str:
    """Return the word of a unit in the singular or plural, as `value` requires; abbreviations do not change."""
    bare = word.rstrip(".")
    small = bare.lower()
    singular = next((name for name in _singulars(small) if name in _WORDS), "")
    if not singular:
        return word
    wanted = plural(singular) if value > 1 else singular
    return word if wanted == small else (wanted.upper() if bare.isupper() and len(bare) > 1 else bare[0] + wanted[1:])


def _singulars(word: str) -> tuple[str, ...]:
    return word, word.removesuffix("s"), word.removesuffix("es"), word.removesuffix("ves") + "f"
