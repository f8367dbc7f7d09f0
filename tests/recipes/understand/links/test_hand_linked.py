"""Links found in the text, measured against recipes that were linked by hand."""

import re
from pathlib import Path

import pytest

from kitchen_tui.model.recipe import Recipe
from kitchen_tui.model.text import clean_line
from kitchen_tui.recipes.understand.links import linked
from tests.recipes.reading import recipe_of

Labels = dict[int, list[str]]

PROMISED = {"first": (0.98, 0.95), "second": (0.98, 0.93), "third": (0.98, 0.93), "fourth": (0.98, 0.93)}
"""The parts of the labels with their least precision and recall; all but the first are older than their rules."""


def hand_linked() -> dict[str, dict[str, Labels]]:
    """Return the names by part, recipe and step; "?" before a name means that it is optional.

    "#2" is the second ingredient of that name in the list.
    """
    labels: dict[str, dict[str, Labels]] = {}
    part = path = ""
    for line in (Path(__file__).parent / "hand_linked.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            part = line.strip("[]")
            labels[part] = {}
        elif line.startswith("  "):
            number, _, names = line.partition(":")
            labels[part][path][int(number)] = [name.strip() for name in names.split(";")]
        elif line:
            path = line
            labels[part][path] = {}
    return labels


LABELS = hand_linked()


def read(path: Path) -> Recipe:
    """Read the lists of a simple Markdown recipe: ingredients under their headings, and steps."""
    groups: dict[str, list[str]] = {"": []}
    texts: list[str] = []
    part = group = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if re.match("#+ ?\\w", line):
            heading = line.lower()
            part = "steps" if re.search("direction|step|instruction|method", heading) else ""
            part = "ingredients" if "ingredient" in heading else part
        item = re.match(r"\s*(?:[-*+]|\d+[.)])\s+(.*\S)", line)
        if item and part:
            (texts if part == "steps" else groups.setdefault(group, [])).append(clean_line(item[1]))
        elif part == "ingredients" and line.strip():
            group = line.strip().removesuffix(":")
    return recipe_of(groups, *texts)


def names(recipe: Recipe) -> dict[str, str]:
    """Return each ingredient's name by its id, numbering repeated names."""
    seen: list[str] = []
    named = {}
    for one in recipe.ingredients():
        seen.append(one.name)
        count = seen.count(one.name)
        named[one.id] = one.name + (f" #{count}" if count > 1 else "")
    return named


@pytest.mark.parametrize("part", PROMISED)
def test_links_of_the_hand_linked_recipes(test_data: Path, part: str) -> None:
    right = wrong = missed = 0
    problems = []
    for path, labels in LABELS[part].items():
        recipe = linked(read(test_data / "recipes" / path))
        named = names(recipe)
        for step in recipe.steps:
            expected = labels.get(step.number, [])
            must = {name for name in expected if not name.startswith("?")}
            found = {named[use.ingredient] for use in step.uses}
            bad = found - must - {name[1:] for name in expected if name.startswith("?")}
            right, wrong, missed = right + len(found & must), wrong + len(bad), missed + len(must - found)
            problems += [f"{path} {step.number}: {sorted(bad)}"] * bool(bad)
    precision, recall = PROMISED[part]
    assert right / (right + wrong) >= precision, problems
    assert right / (right + missed) >= recall


@pytest.mark.parametrize(("part", "path"), [(part, path) for part in PROMISED for path in LABELS[part]])
def test_the_labels_name_ingredients_of_their_recipe(test_data: Path, part: str, path: str) -> None:
    recipe = read(test_data / "recipes" / path)
    known = set(names(recipe).values())
    labels = LABELS[part][path]
    assert {name.lstrip("?") for labelled in labels.values() for name in labelled} <= known
    assert set(labels) <= {step.number for step in recipe.steps}
