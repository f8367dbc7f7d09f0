"""Reads the values of metadata: words, lists of ingredients, and steps, in all shapes that YAML and TOML offer."""

import re
from collections.abc import Iterable

from kitchen_tui.model.text import clean_line
from kitchen_tui.recipes.formats.exports.parts import VAGUELY
from kitchen_tui.recipes.formats.found import with_time
from kitchen_tui.recipes.formats.headings import FOREIGN_INGREDIENTS, FOREIGN_STEPS
from kitchen_tui.recipes.formats.text.ingredient_list import Named, read_ingredients
from kitchen_tui.recipes.formats.text.line_forms import read_lines
from kitchen_tui.recipes.formats.text.markup import unmarked
from kitchen_tui.recipes.formats.text.step_list import read_steps
from kitchen_tui.recipes.formats.yaml.compose import Value
from kitchen_tui.recipes.understand.amounts import split_line
from kitchen_tui.recipes.understand.draft import DraftStep

INGREDIENTS = (
    "ingredients", "ingredient", "recipeingredient", "recipeingredients", "ingredientlist",
    *FOREIGN_INGREDIENTS,
)  # fmt: skip
STEPS = (
    "steps", "instructions", "directions", "method", "recipeinstructions", "procedure", "preparation", "instruction",
    "direction", "methods", *FOREIGN_STEPS,
)  # fmt: skip
_NAME_KEYS = ("name", "ingredient", "item", "food", "title", "text", "original")
_AMOUNT_KEYS = ("amount", "quantity", "qty", "value")
_UNIT_KEYS = ("unit", "units", "measure")
_REMARK_KEYS = ("note", "notes", "preparation", "prep", "comment", "modifier", "form")
_HEADING_KEYS = (
    "title", "name", "section", "group", "heading", "header", "for", "component", "part", "groupname", "sectionname",
)  # fmt: skip
_GROUP_KEYS = ("group", "section", "component", "part")
_LIST_KEYS = ("items", "list", "children", "ingredientlist", "content", *INGREDIENTS)
_TEXT_KEYS = ("text", "step", "instruction", "description", "direction", "content", "body")
_STEP_TIMES = ("time", "duration", "timer", "minutes")
_STEP_LIST_KEYS = ("items", "list", "children", "actions", "tasks", "substeps", *STEPS)


def plain_key(key: str) -> str:
    """Return "preptime" for `prep_time`, `Prep Time` and `prepTime`."""
    return re.sub(r"[\s_-]|_?markdown$", "", key.lower())


def first_value(fields: dict[str, Value], keys: Iterable[str]) -> Value:
    return next((fields[key] for key in keys if fields.get(key)), "")


def first_text(fields: dict[str, Value], keys: Iterable[str]) -> str:
    texts = (text_of(fields.get(key, "")) for key in keys)
    return next((text for text in texts if text and text != "true"), "")


def text_of(value: Value) -> str:
    """Return a value on one line, without markup."""
    if isinstance(value, str):
        return unmarked(clean_line(value)) if value not in ("null", "~") else ""
    return ", ".join(filter(None, map(text_of, value if isinstance(value, tuple) else value.values())))


def groups_in(value: Value, name: str = "") -> Named[str]:
    """Return ingredients from a text, a list of lines, maps or groups, or a map from names to amounts or groups."""
    if isinstance(value, str):
        return read_ingredients(read_lines(value), name)[0] if value else []
    groups: Named[str] = [(name, [])]
    pairs = (("", item) for item in value) if isinstance(value, tuple) else value.items()
    for key, item in pairs:
        if isinstance(item, str) and len(value) == 1 and plain_key(key) in _GROUP_KEYS:
            groups.append((clean_line(item), []))
        elif isinstance(item, str) and key:
            groups[-1][1].append(_with_amount(key, item))
        elif isinstance(item, tuple) and not key and all(isinstance(part, str) for part in item):  # [2 cups, flour]
            groups[-1][1].append(text_of(tuple(item)).replace(", ", " ", 1))
        elif isinstance(item, dict) and key and any(plain_key(name) in (*_AMOUNT_KEYS, *_UNIT_KEYS) for name in item):
            groups = _add_item(groups, {"name": key, **item})
        elif isinstance(item, str):
            groups[-1][1].extend(line for _, lines in read_ingredients(read_lines(item))[0] for line in lines)
        elif key:
            groups += groups_in(item, clean_line(key))
        else:
            groups = _add_item(groups, item)
    return groups


def _add_item(groups: Named[str], item: Value) -> Named[str]:
    """Return the groups with an item added: an ingredient written as a map, or a list or map of further groups."""
    if not isinstance(item, dict):
        return groups + groups_in(item)
    fields = {plain_key(key): value for key, value in item.items()}
    listed = first_value(fields, _LIST_KEYS)
    if listed and not isinstance(listed, str):
        return groups + groups_in(listed, first_text(fields, _HEADING_KEYS))
    name_keys: tuple[str, ...] = _NAME_KEYS
    if not any(key in fields for key in _NAME_KEYS) and any(key in fields for key in _AMOUNT_KEYS):
        name_keys = tuple(key for key in fields if key not in (*_AMOUNT_KEYS, *_UNIT_KEYS, *_REMARK_KEYS, *_GROUP_KEYS))
    if name := first_text(fields, name_keys):
        group = first_text(fields, _GROUP_KEYS)
        if group and group != groups[-1][0]:
            groups = [*groups, (group, [])]
        groups[-1][1].append(_ingredient(name, fields))
        return groups
    if any(key in name_keys for key in fields):
        return groups  # a template that was not filled in
    first, *others = groups_in(item)
    groups[-1][1].extend(first[1])
    return groups + others


def _ingredient(name: str, fields: dict[str, Value]) -> str:
    """Return "2 cups flour, sifted" for a name and the fields beside it."""
    amount, unit, remark = (first_text(fields, keys) for keys in (_AMOUNT_KEYS, _UNIT_KEYS, _REMARK_KEYS))
    vague = [text for text in (unit, amount) if VAGUELY.fullmatch(text)]
    words = [text for text in (amount, "" if unit.lower() == "whole" else unit) if text not in vague]
    return ", ".join(filter(None, [" ".join(filter(None, [*words, name])), *vague, remark]))


def _with_amount(name: str, amount: str) -> str:
    """Return "1 onion, chopped" for `onion: 1 chopped`."""
    head, _, rest = clean_line(amount).partition(",")
    quantity = split_line(f"{head} {name}").quantity if head else ""
    notes = [head.removeprefix(quantity).strip(), rest.strip()]
    return ", ".join(filter(None, [f"{quantity} {clean_line(name)}".strip(), *notes]))


def sections_in(value: Value, name: str = "") -> Named[DraftStep]:
    """Return steps from a text, a list of texts, maps or sections, or a map from headings to steps."""
    if isinstance(value, str):
        return [(name, read_steps(read_lines(value))[0])] if value else []
    sections: Named[DraftStep] = [(name, [])]
    pairs = (("", item) for item in value) if isinstance(value, tuple) else value.items()
    for key, item in pairs:
        if isinstance(item, str):
            title = "" if key.isdigit() else clean_line(key)
            text = " ".join(line.text for line in read_lines(item) if line.text)
            if text:
                sections[-1][1].append(DraftStep(text, title))
        elif key and not key.isdigit():
            sections += sections_in(item, clean_line(key))
        else:
            sections = _add_step(sections, item)
    return sections


def _add_step(sections: Named[DraftStep], item: Value) -> Named[DraftStep]:
    if not isinstance(item, dict):
        return sections + sections_in(item)
    fields = {plain_key(key): value for key, value in item.items()}
    listed = first_value(fields, _STEP_LIST_KEYS)
    if listed and not isinstance(listed, str):
        return sections + sections_in(listed, first_text(fields, _HEADING_KEYS))
    inside = first_value(fields, _TEXT_KEYS)
    if isinstance(inside, dict):  # - step: {name: Mix, description: …}
        return _add_step(sections, inside)
    if text := first_text(fields, (*_TEXT_KEYS, *STEPS)):
        timed = with_time(text, first_text(fields, _STEP_TIMES))
        title = first_text(fields, ("title", "name", "heading"))
        sections[-1][1].append(DraftStep(timed, title if any(map(str.isalpha, title)) else ""))
        return sections
    for key, value in item.items() if len(item) == 1 else ():
        if isinstance(value, str):  # `- Tip: stir`, a map only for YAML
            sections[-1][1].append(DraftStep(f"{clean_line(key)}: {text_of(value)}"))
            return sections
    return sections + sections_in(item)
