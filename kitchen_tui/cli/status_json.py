"""The status as JSON, a stable interface for other programs. Times are ISO 8601 UTC; unknown values are null."""

from typing import Any

from kitchen_tui.clock import format_iso
from kitchen_tui.cooking.session import Dish, step_of
from kitchen_tui.cooking.view import Next, TimerView, View

VERSION = 1


def status_json(view: View | None, now_ms: int) -> dict[str, Any]:
    """Return the session, its ingredients and its timers; `now_ms` is the UTC wall time if no session is open."""
    if view is None:
        return {"version": VERSION, "at": format_iso(now_ms), "session": None, "ingredients": [], "timers": []}
    session = view.session
    on_screen = session.dish
    ready = view.ready
    return {
        "version": VERSION,
        "at": format_iso(view.now.wall_ms),
        "session": {
            "id": session.id,
            "started_at": format_iso(session.opened.wall_ms),
            "speed": session.speed,
            "recipes": [_dish(dish) for dish in session.dishes.values()],
            "step": _step(on_screen) if on_screen else None,
            "ready_at": {
                "min": format_iso(ready.least_ms) if ready else None,
                "max": format_iso(ready.most_ms) if ready else None,
            },
            "plan": _plan(view),
        },
        "ingredients": [line for dish in session.dishes.values() for line in _ingredients(view, dish)],
        "timers": [_timer(timer) for timer in view.timers],
    }


def _dish(dish: Dish) -> dict[str, Any]:
    recipe = dish.recipe
    most = recipe.servings.most or recipe.servings.least
    numerator, denominator = dish.factor
    servings = dish.servings or (most * numerator / denominator if most else None)
    return {
        "id": dish.id,
        "title": recipe.title,
        "name": recipe.name,
        "servings": int(servings) if servings and servings == int(servings) else servings,
        "step": _step(dish),
    }


def _step(dish: Dish) -> dict[str, Any] | None:
    step = step_of(dish, dish.step)
    return {"number": step.number, "of": len(dish.recipe.steps), "title": step.title} if step else None


def _ingredients(view: View, dish: Dish) -> list[dict[str, Any]]:
    recipe = view.dish.recipe if view.dish and view.dish.id == dish.id else dish.recipe
    return [
        {"recipe": dish.id, "text": line.text, "group": group.name, "ticked": line.id in dish.ticked}
        for group in recipe.groups
        for line in group.ingredients
    ]


def _timer(timer: TimerView) -> dict[str, Any]:
    ahead = timer.next
    return {
        "id": timer.id or None,
        "slot": timer.slot or None,
        "recipe": timer.dish or None,
        "name": timer.name,
        "step": timer.step,
        "state": timer.state,
        "phase": timer.phase,
        "elapsed_s": timer.elapsed_ms / 1000,
        "counts_up": timer.spec.counts_up,
        "min_s": timer.least_ms / 1000,
        "max_s": timer.most_ms / 1000,
        "remaining_s": 0.0 if timer.spec.counts_up else timer.remaining_ms / 1000,
        "due_at": format_iso(timer.due_ms) if timer.due_ms is not None else None,
        "next": _next(ahead) if ahead else None,
        "alert": timer.alert.state,
        "text": timer.text,
    }


def _next(ahead: Next) -> dict[str, Any]:
    return {
        "kind": ahead.kind,
        "in_s": ahead.in_ms / 1000,
        "at": format_iso(ahead.wall_ms),
        "text": ahead.text,
    }


def _plan(view: View) -> dict[str, Any] | None:
    """Return the accepted plan: the agreed and the expected serving time, and the next start."""
    plan = view.plan
    if plan is None:
        return None
    following = plan.next
    return {
        "serve_at": format_iso(plan.plan.serve_ms),
        "forecast_at": format_iso(plan.forecast_ms),
        "behind_s": plan.behind * 60,
        "next": {
            "at": format_iso(plan.plan.wall_ms(following.start)),
            "dish": following.task.dish,
            "step": following.task.step,
            "text": following.task.name,
        }
        if following
        else None,
    }
