"""Reads a file of our own format as a recipe."""

from kitchen_tui.model.recipe import (
    Hold,
    Keep,
    KeepUnit,
    Nutrition,
    NutritionFact,
    Recipe,
    Servings,
    StatedTime,
    Step,
    Storage,
)
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.model.text import REPLACEMENT
from kitchen_tui.recipes.formats.yaml.compose import InvalidYamlError, Keys, Node, compose
from kitchen_tui.recipes.formats.yaml.fields import FieldReader
from kitchen_tui.recipes.formats.yaml.ingredients import read_groups
from kitchen_tui.recipes.formats.yaml.steps import StepReader
from kitchen_tui.recipes.problems import Problem, ReadResult
from kitchen_tui.recipes.understand.complete import completed
from kitchen_tui.recipes.understand.stated import parse_servings

HOLD_KEYS = ("for", "how")
STORAGE_KEYS = ("text", "keeps", "reheat")
_KEEP = lazy_regex(r"(\d{1,3}) ?(day|week|month)s?")
_UNITS: dict[str, KeepUnit] = {"day": "day", "week": "week", "month": "month"}


def read_servings(fields: FieldReader, node: Node | None) -> Servings:
    """Read the servings: a number or a range of people or pieces."""
    text = fields.line(node, "servings")
    servings = parse_servings(text)
    if node is not None and text and servings.least is None:
        fields.note(node, f"“{text[:40]}” gives no number of servings.", "Try 4, 4-6 or 12 rolls.")
    return servings


def read_times(fields: FieldReader, node: Node | None) -> tuple[StatedTime, ...]:
    """Read the stated times, in the order of the file."""
    if node is None:
        return ()
    pairs = fields.named(node, "times", "names and times, such as prep: 15 min")
    spans = ((fields.line(name, "times"), fields.span(value, name.text[:40])) for name, value in pairs)
    return tuple(StatedTime(name, span) for name, span in spans if span is not None)


def read_holds(fields: FieldReader, node: Node | None) -> Hold | None:
    """Read how long the finished dish may wait: a time, "no", or a time and how to keep it."""
    if node is None:
        return None
    if not isinstance(node, Keys):
        length = fields.duration_or(node, "holds", {"no": 0})
        return None if length is None else Hold(length)
    found = fields.keys(node, "holds", HOLD_KEYS)
    length = fields.duration_or(found.get("for"), "for", {"no": 0})
    if found and "for" not in found:
        fields.note(node, "This does not say how long the dish holds.", "Add one, such as for: 20 min.")
    return None if length is None else Hold(length, fields.line(found.get("how"), "how"))


def read_nutrition(fields: FieldReader, node: Node | None) -> Nutrition:
    """Read the nutrition facts; `per` says for how much."""
    if node is None:
        return Nutrition()
    pairs = fields.named(node, "nutrition", "names and figures, such as protein: 16 g")
    facts = [NutritionFact(fields.line(name, "nutrition"), fields.line(value, name.text[:40])) for name, value in pairs]
    per = next((fact.amount for fact in facts if fact.name == "per"), "")
    return Nutrition(per, tuple(fact for fact in facts if fact.name != "per" and fact.amount))


def read_storage(fields: FieldReader, found: dict[str, Node], reheat: Step | None) -> Storage:
    """Read how leftovers are kept."""
    wanted = "places and times, such as refrigerator: 4 days"
    keeps = fields.named(found["keeps"], "keeps", wanted) if "keeps" in found else []
    return Storage(
        fields.lines(found.get("text"), "text"),
        tuple(keep for place, value in keeps if (keep := _keep(fields, fields.line(place, "keeps"), value))),
        reheat,
    )


def _keep(fields: FieldReader, place: str, node: Node) -> Keep | None:
    text = fields.line(node, "keeps")
    match = _KEEP.fullmatch(text.lower())
    if match is None or not int(match[1]):
        fields.note(node, f"“{text[:40]}” is not a time to keep leftovers.", "Try 4 days, 2 weeks or 3 months.")
        return None
    return Keep(place, int(match[1]), _UNITS[match[2]])


RECIPE_KEYS = (
    "title", "description", "servings", "times", "tags", "source", "ingredients", "steps", "sections", "to_serve",
    "holds", "storage", "nutrition", "tips", "notes",
)  # fmt: skip
# Characters that YAML forbids; a recipe that has them is shown, not refused.
_FORBIDDEN = lazy_regex("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]|(?!^)\ufeff")


def read_yaml(text: str, name: str) -> ReadResult:
    """Return the recipe in `text`, and its problems in the order of the file. Never raises.

    `name` is the recipe's library name, which is the file's stem.
    """
    if not text.replace("\n", "").isprintable():
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
