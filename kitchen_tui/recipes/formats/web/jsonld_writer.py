"""Writes a recipe as schema.org JSON-LD, for other programs and for web pages."""

import json
from typing import Any

from kitchen_tui.model.recipe import Nutrition, Recipe, Section, Servings, Step
from kitchen_tui.model.text import clean_line
from kitchen_tui.recipes.formats.web.schema_recipe import FACTS, TIMES
from kitchen_tui.recipes.formats.writing import Export, step_prose, unsupported_fields
from kitchen_tui.recipes.understand.stated import write_iso
from kitchen_tui.recipes.understand.step_title import step_title


def write_jsonld(recipe: Recipe) -> Export:
    """Return the recipe as a JSON object, and a sentence for each thing that schema.org cannot express."""
    node: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Recipe",
        "name": recipe.title,
        "description": clean_line(recipe.description),
        "url": recipe.source if recipe.source.startswith(("http://", "https://")) else "",
        "recipeYield": _yield(recipe.servings),
        **{key: _time(recipe, name) for name, key in TIMES.items()},
        "keywords": ", ".join(recipe.tags),
        "recipeIngredient": [item.text for item in recipe.ingredients()],
        "recipeInstructions": _instructions(recipe.sections),
        "nutrition": _nutrition(recipe.nutrition),
    }
    kept = {key: value for key, value in node.items() if value}
    return Export(json.dumps(kept, ensure_ascii=False, indent=2) + "\n", _lost(recipe))


def _yield(servings: Servings) -> str:
    if servings.least is None:
        return ""
    count = str(servings.least) if servings.least == servings.most else f"{servings.least}-{servings.most}"
    return f"{count} {servings.unit or 'servings'}"


def _time(recipe: Recipe, name: str) -> str:
    """Return a time as ISO 8601. Of a range it is the least, since the format has no ranges."""
    return next((write_iso(time.span.least_ms) for time in recipe.times if time.name == name), "")


def _instructions(sections: tuple[Section, ...]) -> list[dict[str, Any]]:
    nodes: list[dict[str, Any]] = []
    for section in sections:
        steps = [_step(step) for step in section.steps]
        if section.name:
            nodes.append({"@type": "HowToSection", "name": section.name, "itemListElement": steps})
        else:
            nodes += steps
    return nodes


def _step(step: Step) -> dict[str, Any]:
    text = step_prose(step)
    node: dict[str, Any] = {"@type": "HowToStep", "text": text}
    if step.title and step.title != step_title(text):
        node["name"] = step.title
    if step.notes:
        node["itemListElement"] = [{"@type": "HowToDirection", "text": text}]
        node["itemListElement"] += [{"@type": "HowToTip", "text": note} for note in step.notes]
    return node


def _nutrition(nutrition: Nutrition) -> dict[str, str]:
    facts = {FACTS[fact.name]: fact.amount for fact in nutrition.facts if fact.name in FACTS}
    if not facts:
        return {}
    per = {"servingSize": nutrition.per} if nutrition.per else {}
    return {"@type": "NutritionInformation", **per, **facts}


def _lost(recipe: Recipe) -> tuple[str, ...]:
    lines = list(unsupported_fields(recipe, "JSON-LD"))
    for time in recipe.times:
        if time.name not in TIMES:
            lines.append(f"JSON-LD cannot store the {time.name} time.")
        elif time.span.least_ms != time.span.most_ms:
            lines.append(f"JSON-LD cannot store ranges: only the shortest {time.name} time is written.")
    unknown = [fact.name for fact in recipe.nutrition.facts if fact.name not in FACTS]
    lines += [f"JSON-LD cannot store {name} as a nutrition fact." for name in unknown]
    parts = {"tips": recipe.tips, "serving suggestions": recipe.serving, "notes": recipe.notes}
    parts["storage"] = recipe.storage.text
    lines += [f"JSON-LD cannot store {name}." for name, texts in parts.items() if texts]
    return tuple(lines)
