"""A chapter of a cookbook: one text with several recipes, each under its own heading."""

from typing import NamedTuple

from kitchen_tui.recipes.formats.text.blocks import Block, Heading, Items, Paragraph
from kitchen_tui.recipes.formats.text.roles import has_amount, role_of

_FEWEST_RECIPES = 3
_FEWEST_AMOUNTS = 2
_STEP_WORDS = 8


class Part(NamedTuple):
    """A heading and what stands under it."""

    title: str
    blocks: list[Block]


def recipes_in(blocks: list[Block]) -> list[Part]:
    """The recipes of a collection, in order; none where the text is a single recipe."""
    if any(isinstance(block, Heading) and role_of(block.text) in ("ingredients", "steps") for block in blocks):
        return []
    complete = [part for part in _parts(blocks) if _is_recipe(part)]
    return complete if len(complete) >= _FEWEST_RECIPES else []


def _parts(blocks: list[Block]) -> list[Part]:
    parts = [Part("", [])]
    for block in blocks:
        if isinstance(block, Heading):
            parts.append(Part(block.text, []))
        else:
            parts[-1].blocks.append(block)
    return parts


def _is_recipe(part: Part) -> bool:
    """Some amounts, and something to do."""
    lines = [line for block in part.blocks if isinstance(block, Paragraph) for line in block.lines]
    lines += [item.text for block in part.blocks if isinstance(block, Items) for item in block.items]
    amounts = [line for line in lines if has_amount(line)]
    told = [line for line in lines if len(line.split()) >= _STEP_WORDS and line not in amounts]
    return bool(part.title) and len(amounts) >= _FEWEST_AMOUNTS and bool(told)
