"""A file of our own format as a recipe."""

import re

from kitchen_tui.model.recipe import Recipe
from kitchen_tui.model.text import REPLACEMENT
from kitchen_tui.recipes.formats.yaml.about import (
    STORAGE_KEYS,
    read_nutrition,
    read_servings,
    read_storage,
    read_times,
)
from kitchen_tui.recipes.formats.yaml.compose import UnreadableError, compose
from kitchen_tui.recipes.formats.yaml.guesses import with_guesses
from kitchen_tui.recipes.formats.yaml.ingredients import read_groups
from kitchen_tui.recipes.formats.yaml.page import Page
from kitchen_tui.recipes.formats.yaml.plain import NotPlainError, compose_plain
from kitchen_tui.recipes.formats.yaml.steps import StepBench
from kitchen_tui.recipes.formats.yaml_nodes import Node
from kitchen_tui.recipes.problems import Problem, Reading

RECIPE_KEYS = (
    "title",
    "description",
    "servings",
    "times",
    "tags",
    "source",
    "ingredients",
    "steps",
    "sections",
    "to_serve",
    "storage",
    "nutrition",
    "tips",
    "notes",
)
# What no YAML file may hold; a recipe that holds it is shown, not refused.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]|(?!^)\ufeff")


def read_yaml(text: str, name: str) -> Reading:
    """The recipe in `text`, or everything that is wrong with it, in the order of the file.

    `name` is the recipe's library name, the file's stem. Never raises.
    """
    text = _FORBIDDEN.sub(REPLACEMENT, text)
    try:
        root, problems = _composed(text)
    except UnreadableError as unreadable:
        return Reading(None, (unreadable.problem,))
    if root is None:
        return Reading(None, (Problem("The file is empty.", 1, 1, "A recipe begins with title: and its name."),))
    page = Page(problems)
    recipe, bench = _recipe(page, root, name)
    if page.problems:
        return Reading(None, tuple(sorted(page.problems, key=lambda problem: (problem.line, problem.column))))
    return with_guesses(recipe, bench.untimed, bench.says_uses)


def _composed(text: str) -> tuple[Node | None, list[Problem]]:
    try:
        return compose_plain(text), []
    except NotPlainError:
        return compose(text)


def _recipe(page: Page, root: Node, name: str) -> tuple[Recipe, StepBench]:
    found = page.keys(root, "a recipe", RECIPE_KEYS)
    title = page.line(found.get("title"), "title")
    if found and "title" not in found:
        page.note(root, "The recipe has no title.", "Add title: and its name in the first line.")
    groups = read_groups(page, found.get("ingredients"))
    bench = StepBench(page, groups)
    sections = bench.sections(found.get("steps"), found.get("sections"))
    if found and "steps" not in found and "sections" not in found:
        page.note(root, "The recipe has no steps.", "Add steps: and a list of what to do.")
    storage = page.keys(found["storage"], "storage", STORAGE_KEYS) if "storage" in found else {}
    recipe = Recipe(
        name,
        title,
        description=page.prose(found.get("description"), "description"),
        servings=read_servings(page, found.get("servings")),
        times=read_times(page, found.get("times")),
        tags=page.lines(found.get("tags"), "tags"),
        source=page.line(found.get("source"), "source"),
        groups=groups,
        sections=sections,
        serving=page.lines(found.get("to_serve"), "to_serve"),
        storage=read_storage(page, storage, bench.lone(storage.get("reheat"), "reheat")),
        nutrition=read_nutrition(page, found.get("nutrition")),
        tips=page.lines(found.get("tips"), "tips"),
        notes=page.lines(found.get("notes"), "notes"),
    )
    return recipe, bench
