"""Writes a recipe in our own format, as one would by hand."""

from collections.abc import Iterable, Mapping

from kitchen_tui.model.duration import Span
from kitchen_tui.model.recipe import Ingredient, IngredientGroup, Nutrition, Recipe, Servings, Storage
from kitchen_tui.model.text import clean_line
from kitchen_tui.recipes.formats.writing import Export
from kitchen_tui.recipes.formats.yaml.emit import (
    Value,
    Words,
    emitted,
    ingredient_line,
    lines,
    non_empty,
    prose,
    scalar,
    time,
)
from kitchen_tui.recipes.formats.yaml.write_steps import StepWriter
from kitchen_tui.recipes.understand.amounts import ingredient
from kitchen_tui.recipes.understand.stated import parse_servings


def write_yaml(recipe: Recipe) -> Export:
    """Return a file that `read_yaml` reads back unchanged except for ids, and a sentence for each thing that is lost.

    Timers that were found in the text are not written if they will be found again.
    """
    lost: list[str] = []
    steps = StepWriter(recipe, lost)
    runs = [(clean_line(section.name), section.steps) for section in recipe.sections if section.steps]
    plain = all(not name for name, _ in runs) and len(runs) <= 1
    file: dict[str, Value] = {
        "title": clean_line(recipe.title) or clean_line(recipe.name) or "Untitled",
        **non_empty(
            description=prose(recipe.description),
            servings=_servings(recipe.servings, lost),
            times=_times(recipe, lost),
            tags=Words(lines(recipe.tags)),
            source=clean_line(recipe.source),
            ingredients=_groups(recipe.groups, lost),
        ),
    }
    if plain:
        file["steps"] = [steps.step(step) for _, run in runs for step in run]
    else:
        file["sections"] = [{"section": name, "steps": [steps.step(step) for step in run]} for name, run in runs]
    file |= non_empty(
        to_serve=lines(recipe.serving),
        holds=_holds(recipe, lost),
        storage=_storage(recipe.storage, steps, lost),
        nutrition=_nutrition(recipe.nutrition, lost),
        tips=lines(recipe.tips),
        notes=lines(recipe.notes),
    )
    return Export(emitted(file), tuple(dict.fromkeys(lost)))


def _servings(servings: Servings, lost: list[str]) -> str:
    least, most = servings.least, servings.most
    if least is None:
        return ""
    number = str(least) if most in (None, least) else f"{least}-{most}"
    text = f"{number} {clean_line(servings.unit)}".strip()
    if parse_servings(text) == servings:
        return text
    kept = number if parse_servings(number).least else ""
    lost.append(f"The servings “{text}” are " + (f"written “{kept}”." if kept else "left out."))
    return kept


def _times(recipe: Recipe, lost: list[str]) -> dict[str, Value]:
    times: dict[str, Value] = {}
    for stated in recipe.times:
        name, text = clean_line(stated.name, 100), time(stated.span)
        if not name or not text or name in times:
            lost.append(f"The file cannot store the time “{name}”.")
        else:
            times[name] = text
    return times


def _groups(groups: Iterable[IngredientGroup], lost: list[str]) -> Value:
    """Return a list, a map of headings to lists, or a list with groups if a heading is repeated."""
    listed = [(clean_line(group.name), [_ingredient(one, lost) for one in group.ingredients]) for group in groups]
    names = [name for name, _ in listed]
    if len(listed) == 1 and not names[0]:
        return listed[0][1]
    if all(names) and len(set(names)) == len(names) and all(len(name) <= 100 for name in names):
        return {name: ones or "" for name, ones in listed}
    mixed: list[Value] = []
    for name, ones in listed:
        mixed += [{"group": name, "items": ones}] if name else ones
    return mixed


def _ingredient(one: Ingredient, lost: list[str]) -> Value:
    """Return the line alone, or with keys for what readers would not find in it."""
    text = ingredient_line(one)
    plain = ingredient(one.id, text)
    keys: dict[str, Value] = {}
    for key, mine, read in (
        ("quantity", one.quantity, plain.quantity),
        ("name", one.name, plain.name),
        ("note", one.note, plain.note),
    ):
        if clean_line(mine) and clean_line(mine) != read:
            keys[key] = clean_line(mine)
        elif read and not clean_line(mine):
            lost.append(f"“{text[:60]}” will be read with the {key} “{read[:60]}”.")
    if one.optional != plain.optional:
        keys["optional"] = "yes" if one.optional else "no"
    if one.scales != plain.scales:
        keys["fixed"] = "no" if one.scales else "yes"
    if not one.listed:
        keys["listed"] = "no"
    keys |= non_empty(substitutes=Words(lines(one.substitutes)))
    return {"text": text, **keys} if keys else text


def _holds(recipe: Recipe, lost: list[str]) -> Value:
    if recipe.holds is None:
        return ""
    length, how = recipe.holds.length_ms, clean_line(recipe.holds.how)
    text = time(Span(length, length)) if length else "no"
    if not text:
        lost.append("How long the dish may wait cannot be written as a time.")
    return {"for": text, "how": how} if text and how else text


def _storage(storage: Storage, steps: StepWriter, lost: list[str]) -> Mapping[str, Value]:
    keeps: dict[str, Value] = {}
    for keep in storage.keeps:
        place = clean_line(keep.place, 100)
        if place and place not in keeps and 0 < keep.length < 1000:
            keeps[place] = f"{keep.length} {keep.unit}{'' if keep.length == 1 else 's'}"
        else:
            lost.append(f"The file cannot store how long it keeps in “{place}”.")
    reheat = steps.step(storage.reheat) if storage.reheat else {}
    return non_empty(text=lines(storage.text), keeps=keeps, reheat=reheat)


def _nutrition(nutrition: Nutrition, lost: list[str]) -> Mapping[str, Value]:
    facts: dict[str, Value] = non_empty(per=clean_line(nutrition.per))
    for fact in nutrition.facts:
        name, amount = clean_line(fact.name, 100), clean_line(fact.amount)
        if not name or not amount or name in facts or name == "per":
            lost.append(f"The file cannot store the nutrition fact “{name}: {amount}”.")
        else:
            facts[name] = amount
    return facts


_SKELETON = """\
title: {title}
servings: 4
# times: {{prep: 15 min, cook: 1 h}}
# tags: [soup, weeknight]
# source: Grandmother

# Lines as you would write them; under headings, if there are several lists (Soup: and the lines below it, indented).
ingredients:
  - 2 cups water
  # With more to say about one:
  # - text: 2 tbsp butter
  #   substitutes: olive oil
  #   optional: yes

steps:
  - title: Simmer
    text: Bring the water to a boil, and simmer it.
    uses: [water]
    # hands: off            # or on: whether the cook is needed
    # takes: 10 min         # if no timer runs
    # after: Chop           # steps by their titles; while: likewise
    # done_when: It is soft.
    timers:
      simmer:
        time: 10-12 min     # a window: at 10 it says “start testing”, at 12 it rings
        due: Off the heat.
        # check: {{ask: Is it soft?, every: 2 min}}
        # remind: {{every: 3 min, say: Stir.}}
        # warn: {{before: 1 min, say: Heat the plates.}}
        # urgency: critical # or gentle

# to_serve: [bread]
# storage:
#   keeps: {{refrigerator: 3 days, freezer: 2 months}}
# tips:
#   - What you would tell a friend.
"""


def skeleton(name: str) -> str:
    """Return a commented example, whose title is made from the library name: "leek-soup" becomes "Leek soup"."""
    words = name.replace("-", " ").replace("_", " ").strip() or name
    return _SKELETON.format(title=scalar(words[:1].upper() + words[1:]))
