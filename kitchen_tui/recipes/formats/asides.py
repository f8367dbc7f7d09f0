"""What a recipe says beside its steps, as lines of plain words: for formats that know notes and nothing finer."""

from kitchen_tui.model.recipe import Recipe


def asides(recipe: Recipe) -> tuple[str, ...]:
    """The notes as they are, then tips, serving, storage, reheating and nutrition, each line saying which it is."""
    reheat = recipe.storage.reheat
    return (
        *recipe.notes,
        *(f"Tip: {tip}" for tip in recipe.tips),
        *(f"Serving: {line}" for line in recipe.serving),
        *(f"Storage: {line}" for line in recipe.storage.text),
        *((f"Reheating: {reheat.text or reheat.title}",) if reheat else ()),
        *_nutrition(recipe),
    )


def _nutrition(recipe: Recipe) -> tuple[str, ...]:
    if not recipe.nutrition.facts:
        return ()
    per = f" per {recipe.nutrition.per}" if recipe.nutrition.per else ""
    return (f"Nutrition{per}: {', '.join(f'{fact.name} {fact.amount}' for fact in recipe.nutrition.facts)}",)
