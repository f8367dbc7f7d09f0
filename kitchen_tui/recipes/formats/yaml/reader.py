"""A file of our own format as a recipe."""

import re

from kitchen_tui.model.recipe import Recipe
from kitchen_tui.model.text import REPLACEMENT
from kitchen_tui.recipes.formats.yaml.about import (
    STORAGE_KEYS,
    read_holds,
    read_nutrition,
    read_servings,
    read_storage,
    read_times,
)
from kitchen_tui.recipes.formats.yaml.compose import InvalidYamlError, compose
from kitchen_tui.recipes.formats.yaml.fields import FieldReader
from kitchen_tui.recipes.formats.yaml.ingredients import read_groups
from kitchen_tui.recipes.formats.yaml.steps import StepReader
from kitchen_tui.recipes.formats.yaml_nodes import Node
from kitchen_tui.recipes.problems import Problem, ReadResult
from kitchen_tui.recipes.understand.complete import completed

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
    "holds",
    "storage",
    "nutrition",
    "tips",
    "notes",
)
# What no YAML file may hold; a recipe that holds it is shown, not refused.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]|(?!^)\ufeff")


def read_yaml(text: str, name: str) -> ReadResult:
    """The recipe in `text`, or everything that is wrong with it, in the order of the file.

    `name` is the recipe's library name, the file's stem. Never raises.
    """
    text = _FORBIDDEN.sub(REPLACEMENT, text)
    try:
        root, problems = compose(text)
    except InvalidYamlError as unreadable:
        return ReadResult(None, (unreadable.problem,))
    if root is None:
        return ReadResult(None, (Problem("The file is empty.", 1, 1, "A recipe begins with title: and its name."),))
    fields = FieldReader(problems)
    recipe, step_reader = _recipe(fields, root, name)
    if fields.problems:
        return ReadResult(None, tuple(sorted(fields.problems, key=lambda problem: (problem.line, problem.column))))
    return completed(recipe, step_reader.untimed, links=not step_reader.says_uses)


def _recipe(fields: FieldReader, root: Node, name: str) -> tuple[Recipe, StepReader]:
    found = fields.keys(root, "a recipe", RECIPE_KEYS)
    title = fields.line(found.get("title"), "title")
    if found and "title" not in found:
        fields.note(root, "The recipe has no title.", "Add title: and its name in the first line.")
    groups = read_groups(fields, found.get("ingredients"))
    step_reader = StepReader(fields, groups)
    sections = step_reader.sections(found.get("steps"), found.get("sections"))
    if found and "steps" not in found and "sections" not in found:
        fields.note(root, "The recipe has no steps.", "Add steps: and a list of what to do.")
    storage = fields.keys(found["storage"], "storage", STORAGE_KEYS) if "storage" in found else {}
    recipe = Recipe(
        name,
        title,
        description=fields.prose(found.get("description"), "description"),
        servings=read_servings(fields, found.get("servings")),
        times=read_times(fields, found.get("times")),
        tags=fields.lines(found.get("tags"), "tags"),
        source=fields.line(found.get("source"), "source"),
        groups=groups,
        sections=sections,
        serving=fields.lines(found.get("to_serve"), "to_serve"),
        storage=read_storage(fields, storage, step_reader.lone(storage.get("reheat"), "reheat")),
        nutrition=read_nutrition(fields, found.get("nutrition")),
        tips=fields.lines(found.get("tips"), "tips"),
        notes=fields.lines(found.get("notes"), "notes"),
        holds=read_holds(fields, found.get("holds")),
    )
    return recipe, step_reader
