"""A plan as JSON: the contract that other programs read."""

from typing import Any

from kitchen_tui.cooking.plan import Air, Problem, Starts

VERSION = 1


def problem_json(problem: Problem) -> dict[str, Any]:
    """The problem; all times are minutes relative to the serving time."""
    return {
        "now": problem.now,
        "kitchen": problem.room._asdict(),
        "tasks": [
            {
                "id": task.id,
                "dish": task.dish,
                "step": task.step,
                "name": task.name,
                "minutes": task.minutes,
                "hands": task.hands,
                "burner": task.burner,
                "oven_c": task.oven_c,
                "earliest": task.earliest,
                "fixed": task.fixed,
            }
            for task in problem.tasks
        ],
        "waits": [
            {"from": wait.first, "to": wait.then, "least": wait.least, "most": wait.most, "cost": wait.cost}
            for wait in problem.waits
        ],
        "landings": [landing._asdict() for landing in problem.landings],
        "omitted": [omission._asdict() for omission in problem.omitted],
    }


def plan_json(
    problem: Problem,
    starts: Starts,
    cost: float,
    air: tuple[Air, ...],
    said: list[str],
    asked: str | None,
    serve_at: str,
) -> dict[str, Any]:
    """A whole plan; `asked` and `serve_at` are ISO 8601 UTC."""
    return {
        "version": VERSION,
        "asked": asked,
        "serve_at": serve_at,
        "problem": problem_json(problem),
        "plan": {"starts": dict(starts), "cost": cost},
        "air": [gap._asdict() for gap in air],
        "said": said,
    }
