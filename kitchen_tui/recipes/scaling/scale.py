"""Scales a recipe: for guests, for what one has, or as typed by a cook ("6", "x1.5", "half").

Times never change, although a larger pot may need longer.
"""

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache
from math import floor

from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.numbers import FRACTIONS, number_at
from kitchen_tui.model.recipe import Ingredient, Recipe, Servings, Step, Use
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.recipes.scaling.convert import grams_per_ml
from kitchen_tui.recipes.scaling.rewrite import agreeing_name, rewritten, rewritten_ingredient, rewritten_mentions
from kitchen_tui.recipes.understand.amounts.find import FoundAmount, find_amounts
from kitchen_tui.recipes.understand.amounts.line import companion, split_line
from kitchen_tui.recipes.understand.nouns import words

_SHARE = lazy_regex(
    rf"(?:the )?(?:half|rest|remaining|most|\S+[ -](?:half|thirds?|quarters?|fourths?)|[{FRACTIONS}])$", re.IGNORECASE
)

_SOME = lazy_regex(r"an?\s.*\bor\s(?:two|so)", re.IGNORECASE)
"""Amounts by feel, which stay in the text of a step: "Add a ladle or two of the broth"."""


def scaled(recipe: Recipe, factor: Fraction) -> Recipe:
    """Return the recipe with its amounts multiplied by `factor`, in ingredients, uses and the text of steps.

    In the text only amounts of listed ingredients change ("6 tbsp of the butter"). Package sizes, "per pound",
    temperatures, times and fixed amounts do not. Always scale the original recipe, because results are rounded to what
    a kitchen can measure. Raises ValueError for a factor that is not positive.
    """
    if factor <= 0:
        raise ValueError("a recipe can only be scaled by more than zero")
    if factor == 1:
        return recipe
    scaling = {one.id: one for one in recipe.ingredients() if one.scales}
    return (
        recipe._replace(servings=_servings(recipe.servings, factor))
        .with_ingredients(lambda one: _ingredient(one, factor) if one.scales else one)
        .with_steps(lambda step: _step(step, scaling, factor))
    )


def _ingredient(one: Ingredient, factor: Fraction) -> Ingredient:
    made = rewritten_ingredient(one, lambda line: _line(line, factor))
    return made if made.quantity == one.quantity else made._replace(name=agreeing_name(one.name, made.quantity))


def _step(step: Step, scaling: dict[str, Ingredient], factor: Fraction) -> Step:
    used = [scaling[use.ingredient] for use in step.uses if use.ingredient in scaling]
    mixed = [other for other in map(companion, used) if other]
    uses = tuple(_use(use, factor) if use.ingredient in scaling else use for use in step.uses)
    return step._replace(uses=uses, text=_step_text(step.text, (*used, *mixed), factor))


def _use(use: Use, factor: Fraction) -> Use:
    """Scale the use of a step; a share such as "half" does not change."""
    return use if _SHARE.match(use.quantity) else use._replace(quantity=_line(use.quantity, factor))


@lru_cache(maxsize=4096)
def _line(line: str, factor: Fraction) -> str:
    """Scale one line; cached, because a screen asks for the same lines every second."""

    def change(amount: FoundAmount) -> tuple[Fraction, Fraction | None, str] | None:
        if not amount.scales or amount.quantity is None:
            return None
        return amount.quantity * factor, amount.most and amount.most * factor, amount.unit

    return rewritten(line, change)


@lru_cache(maxsize=512)
def _step_text(text: str, used: tuple[Ingredient, ...], factor: Fraction) -> str:
    return rewritten_mentions(text, used, lambda amount, _: amount if _SOME.match(amount) else _line(amount, factor))


def _servings(servings: Servings, factor: Fraction) -> Servings:
    """Return whole servings, rounding halves up like cooklang-rs: one and a half times three is five."""
    least, most = (number and max(1, floor(number * factor + Fraction(1, 2))) for number in servings[:2])
    return servings._replace(least=least, most=most)


class ScalingError(ValueError):
    """Raised if the recipe cannot be scaled as requested; the message says why."""


def factor_for(recipe: Recipe, *, servings: int | None = None, have: str = "") -> Fraction:
    """Return the factor for `servings`, or for what one has ("1.5 kg pork belly").

    "Serves 4–6" serves 4, 5 or 6 unchanged; more are scaled from 6, fewer from 4. Raises ScalingError with a sentence
    if the recipe lacks the information.
    """
    if servings is None:
        return _factor_of(recipe, have)
    if servings <= 0:
        raise ScalingError("servings must be at least 1")
    least, most = recipe.servings.least, recipe.servings.most or recipe.servings.least
    if not least or not most:
        raise ScalingError(f"“{recipe.title}” does not say how many it serves; scale it by a factor instead")
    return Fraction(servings, min(max(servings, least), most))


def _factor_of(recipe: Recipe, have: str) -> Fraction:
    name = split_line(have).name
    asked = next(_sizes(have, name), None)
    if not asked or not name:
        raise ScalingError(f"“{have}” should be an amount of an ingredient, such as “1.5 kg pork belly”")
    total = Fraction(0)
    for one in _meant(recipe, name):
        sizes = dict(_sizes(one.text, one.name))
        if asked[0] not in sizes:
            raise ScalingError(f"the recipe says “{one.text}”; that cannot be compared with “{have}”")
        total += sizes[asked[0]]
    return asked[1] / total


def _meant(recipe: Recipe, name: str) -> list[Ingredient]:
    """Return the ingredients named `name`, or those of the only name that contains its words."""
    wanted = words(name)
    exact = [one for one in recipe.ingredients() if words(one.name) == wanted]
    if exact:
        return exact
    near = [one for one in recipe.ingredients() if set(wanted) <= set(words(one.name))]
    if len({one.name for one in near}) > 1:
        raise ScalingError(f"“{name}” may be " + " or ".join(f"“{one.name}”" for one in near))
    if not near:
        raise ScalingError(f"“{recipe.title}” needs no “{name}”")
    return near


def _sizes(text: str, name: str) -> Iterator[tuple[str, Fraction]]:
    """Yield the first amount of a line in grams, in millilitres, and in each other unit."""
    seen: set[str] = set()
    for amount in find_amounts(text):
        if amount.role not in ("primary", "equivalent") or not amount.quantity:
            continue
        for kind, size in _kinds(amount, name):
            if kind not in seen:
                seen.add(kind)
                yield kind, size


def _kinds(amount: FoundAmount, name: str) -> Iterator[tuple[str, Fraction]]:
    value = _middle(amount.quantity or Fraction(0), amount.most) * amount.unit_size
    yield amount.dimension, value
    if amount.dimension in ("mass", "volume") and (density := grams_per_ml(name)):
        yield ("mass", value * density) if amount.dimension == "volume" else ("volume", value / density)


def _middle(least: Fraction, most: Fraction | None) -> Fraction:
    return least if most is None else (least + most) / 2


_WORDS = {
    "half": Fraction(1, 2),
    "double": Fraction(2),
    "twice": Fraction(2),
    "triple": Fraction(3),
    "as written": Fraction(1),
}
_TIMES = lazy_regex(r"(?:[x×*]\s*(?P<after>[^a-z].*)|(?P<before>[^a-z]+?)\s*[x×*])")
_SERVINGS = lazy_regex(r"(?:for\s+)?(?P<number>\d{1,4}|[a-z-]+|a dozen)(?:\s+(?:servings?|people|persons?|guests?))?")
_MOST = 100
"""The largest factor, and the inverse of the smallest: anything beyond is a typing error."""


class ScaleRequest(NamedTuple):
    """A factor relative to the original recipe; `servings` is 0 unless the cook named a number."""

    factor: Fraction
    servings: int = 0


def read_scale_request(recipe: Recipe, line: str) -> ScaleRequest:
    """Parse a typed line. Raises ScalingError with a sentence."""
    asked = " ".join(line.split()).lower()
    servings = _asked_servings(asked)
    if servings is not None:
        return ScaleRequest(_bounded(factor_for(recipe, servings=servings)), servings)
    return ScaleRequest(_bounded(_WORDS.get(asked) or _times_as_much(asked) or factor_for(recipe, have=line)))


def _asked_servings(asked: str) -> int | None:
    """Return the number in "6", "six", "for twenty-four people" or "a dozen", else None."""
    found = _SERVINGS.fullmatch(asked)
    text = {"dozen": "12", "a dozen": "12"}.get(found["number"], found["number"]) if found else ""
    number = number_at(text, 0)
    if number is None or number.end != len(text) or number.form not in ("digits", "word") or not number.value:
        return 0 if text.isdecimal() else None
    return int(number.value) if number.value.denominator == 1 else None


def _bounded(factor: Fraction) -> Fraction:
    if not Fraction(1, _MOST) <= factor <= _MOST:
        raise ScalingError(f"the amounts can be scaled by 1/{_MOST} to {_MOST}")
    return factor


def _times_as_much(asked: str) -> Fraction | None:
    found = _TIMES.fullmatch(asked)
    if not found:
        return None
    text = (found["after"] or found["before"]).strip()
    number = number_at(text, 0)
    if number is None or number.end != len(text) or not number.value:
        raise ScalingError(f"“{text}” is not a number; type a factor, such as x1.5 or x½")
    return number.value
