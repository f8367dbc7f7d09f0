"""Looking at the dish on screen: its step, and its ingredients as this step sees them."""

from collections.abc import Iterator

from kitchen_tui.cooking.session import Dish, Session, step_of, timer_for, unstarted
from kitchen_tui.cooking.view import DishView, GroupView, IngredientView, OfferView, StepView
from kitchen_tui.model.ingredient import Ingredient, IngredientGroup
from kitchen_tui.model.recipe import Recipe
from kitchen_tui.model.step import Step


def look_at_dish(session: Session, dish: Dish, recipe: Recipe) -> DishView:
    """A dish cooked from `recipe`: its own, scaled. It depends on the session alone, not on the clock."""
    dish = dish._replace(recipe=recipe)
    step = step_of(dish, dish.step)
    groups = tuple(GroupView(group.name, tuple(_lines(dish, step, group))) for group in recipe.groups)
    listed = [line for group in groups for line in group.lines if line.ingredient.listed]
    return DishView(
        dish=dish,
        recipe=recipe,
        step=_step_view(session, dish, step) if step else None,
        groups=groups,
        ticked=sum(line.ticked for line in listed),
        of=len(listed),
        following=_following(dish, step),
        passed=_passed(session, dish, step),
    )


def _lines(dish: Dish, step: Step | None, group: IngredientGroup) -> Iterator[IngredientView]:
    for ingredient in group.ingredients:
        used = {use.ingredient: use.quantity for use in step.uses} if step else {}
        lit = ingredient.id in used
        yield IngredientView(
            ingredient,
            ticked=ingredient.id in dish.ticked,
            lit=lit,
            uses=used.get(ingredient.id, "") or (ingredient.quantity if lit else ""),
            used_up=not lit and _used_up(dish, ingredient),
        )


def _used_up(dish: Dish, ingredient: Ingredient) -> bool:
    """Every step that takes of it is done (and there is one)."""
    takers = [step for step in dish.recipe.steps if any(use.ingredient == ingredient.id for use in step.uses)]
    return bool(takers) and all(step.id in dish.done for step in takers)


def _step_view(session: Session, dish: Dish, step: Step) -> StepView:
    known = {ingredient.id: ingredient for ingredient in dish.recipe.ingredients()}
    uses = tuple(
        (use.quantity or known[use.ingredient].quantity, known[use.ingredient].name or known[use.ingredient].text)
        for use in step.uses
        if use.ingredient in known
    )
    offers = []
    for spec in step.timers:
        timer = timer_for(session, dish, spec)
        offers.append(OfferView(spec, timer.id if timer else "", timer.state if timer else None))
    return StepView(step, len(dish.recipe.steps), step.id in dish.done, uses, tuple(offers))


def _passed(session: Session, dish: Dish, step: Step | None) -> Step | None:
    before = dish.recipe.steps[: step.number - 1] if step else ()
    for each in reversed(before):
        if each.timers and each.id not in dish.done:
            return each if len(unstarted(session, dish, each)) == len(each.timers) else None
    return None


def _following(dish: Dish, step: Step | None) -> Step | None:
    behind = dish.recipe.steps[step.number :] if step else ()
    return next((each for each in behind if each.id not in dish.done), None)
