"""Decisions on the session, its dishes and its plan."""

from collections.abc import Sequence

from kitchen_tui.cooking import commands, events
from kitchen_tui.cooking.decide import timers
from kitchen_tui.cooking.decide.decision import Decision, Refused, Situation
from kitchen_tui.cooking.event_types import Event
from kitchen_tui.cooking.plan import HEATING, PlanState, Task
from kitchen_tui.cooking.session import Dish, is_served, step_of
from kitchen_tui.cooking.step_order import closable_steps, is_over, numbered_steps, steps_before
from kitchen_tui.cooking.timer import Timer, elapsed
from kitchen_tui.cooking.timer_events import TimerFinished
from kitchen_tui.model.duration import MINUTE, SECOND, format_clock
from kitchen_tui.model.recipe import Step
from kitchen_tui.model.text import clean_line, numbered

LONGEST_NOTE = 500
"""Characters of a note; a longer one is cut off with an ellipsis."""


def start(situation: Situation, command: commands.StartDish) -> Decision:
    """Start a dish, recording the whole recipe so that its file is not read again.

    A second dish with the same title gets a number, so that lists and messages can tell the two apart.
    """
    recipe, titles = command.recipe, [dish.recipe.title for dish in situation.session.dishes.values()]
    *_, title = numbered((*titles, recipe.title), " ")
    return Decision((events.DishStarted(situation.id, recipe._replace(title=title)),))


def show(situation: Situation, command: commands.ShowDish) -> Decision:
    """Put another dish on screen."""
    return Decision((events.DishShown(situation.dish(command.dish).id),))


def scale(situation: Situation, command: commands.ScaleDish) -> Decision:
    """Scale the amounts of a dish; times are never scaled."""
    if command.numerator <= 0 or command.denominator <= 0:
        raise Refused("Servings must be at least 1.")
    dish = situation.dish(command.dish)
    return Decision((events.DishScaled(dish.id, command.numerator, command.denominator, command.servings),))


def tick(situation: Situation, command: commands.TickIngredient) -> Decision:
    """Tick an ingredient, or untick it."""
    dish = situation.dish(command.dish)
    if all(ingredient.id != command.ingredient for ingredient in dish.recipe.ingredients()):
        raise Refused("There is no such ingredient.")
    ticked = command.ingredient not in dish.ticked
    return Decision((events.IngredientTicked(dish.id, command.ingredient, ticked),))


def note(situation: Situation, command: commands.TakeNote) -> Decision:
    """Take a note, reduced to one line without control characters."""
    text = clean_line(command.text, LONGEST_NOTE)
    if not text:
        raise Refused("The note is empty.")
    dish = situation.dish(command.dish).id if command.dish else ""
    return Decision((events.NoteTaken(text, dish),), "Noted for next time.")


def hold(situation: Situation, command: commands.HoldSession) -> Decision:
    """Put the session on hold, so that it does not become stale, or continue it."""
    message = "On hold until you come back." if command.held else "No longer on hold."
    return Decision((events.SessionHeld(command.held),), message)


def mute(situation: Situation, command: commands.MuteAlarms) -> Decision:
    """Mute or unmute alarms."""
    if command.muted == situation.session.muted:
        raise Refused("Alarms are already muted." if command.muted else "Alarms are not muted.")
    message = "Alarms are muted: no sound until you unmute them." if command.muted else "Alarms sound again."
    return Decision((events.AlarmsMuted(command.muted),), message)


def close(situation: Situation, command: commands.CloseSession) -> Decision:
    """Close the session. Timers that are due and silenced are finished, so that their times count."""
    silenced = [timer for timer in situation.session.alive if is_over(timer, situation.now)]
    return Decision((*(TimerFinished(timer.id) for timer in silenced), events.SessionClosed()))


def show_step(situation: Situation, command: commands.ShowStep) -> Decision:
    """Make a step the current one."""
    dish = situation.dish(command.dish)
    return Decision((events.StepShown(dish.id, _step(dish, command.step).id),))


def move_step(situation: Situation, command: commands.MoveStep) -> Decision:
    """Move by `by` steps. Refused past either end."""
    dish = situation.dish(command.dish)
    steps = dish.recipe.steps
    at = _step(dish, dish.step).number - 1 + command.by
    if not 0 <= at < len(steps):
        raise Refused("This is the last step." if command.by > 0 else "This is the first step.")
    return Decision((events.StepShown(dish.id, steps[at].id),))


def mark_step(situation: Situation, command: commands.MarkStep) -> Decision:
    """Mark a step as done together with the earlier ones that it follows, or mark a single step as not done.

    The timers of the step are finished. An earlier step whose timer is still running stays open until that finishes.
    If the step on screen becomes done, the next undone one is shown.
    """
    dish = situation.dish(command.dish)
    step = _step(dish, command.step or dish.step)
    if not command.done:
        return Decision((events.StepMarked(dish.id, step.id, done=False),))
    live = [timer for timer in situation.session.alive if (timer.dish, timer.step) == (dish.id, step.id)]
    happened: list[Event] = [TimerFinished(timer.id) for timer in live]
    if step.id not in dish.done:
        happened.append(events.StepMarked(dish.id, step.id))
    done = dish.done | {step.id}
    passed: list[Step] = []
    for earlier, silenced in closable_steps(situation.session, dish, done, situation.now):
        happened += [*(TimerFinished(timer.id) for timer in silenced), events.StepMarked(dish.id, earlier.id)]
        passed.append(earlier)
    done |= {earlier.id for earlier in passed}
    following = _next_undone(dish, step, done)
    if following and dish.step in done:
        happened.append(events.StepShown(dish.id, following.id))
    is_open = any(later.id not in done and not later.optional for later in dish.recipe.steps)
    if not happened:
        is_all = following is None and not is_open
        raise Refused("Every step is done." if is_all else f"Step {step.number} is already done.")
    messages = _done_words(situation, step, live, passed if following else ())
    if following is None:
        messages.append(
            "the last step is done, but a timer is still running" if is_open else _end_words(situation, dish)
        )
    return Decision(tuple(happened), "; ".join(messages))


def _done_words(situation: Situation, step: Step, finished: Sequence[Timer], before: Sequence[Step]) -> list[str]:
    """Return what happened besides the step being done, which is seen anyway; nothing if that is all."""
    ran = ((timer.name, timer.silenced_ms or elapsed(timer, situation.now)) for timer in finished)
    timers = ", ".join(f"{name} finished after {format_clock(ran_ms // SECOND)}" for name, ran_ms in ran)
    steps = f", and {numbered_steps(before)} before it" if before else ""
    return [f"step {step.number} done{steps}{timers and f': {timers}'}"] if steps or timers else []


def _end_words(situation: Situation, dish: Dish) -> str:
    others = (other for other in situation.session.dishes.values() if other.id != dish.id)
    is_all = all(map(is_served, others))
    return "every step is done: enjoy" if is_all else f"every step of {dish.recipe.title} is done"


def _next_undone(dish: Dish, step: Step, done: frozenset[str]) -> Step | None:
    """Return the first undone step after this one, or else an earlier one that no done step follows."""
    over = done | steps_before(dish.recipe, done)
    steps = dish.recipe.steps
    ahead = (*steps[step.number :], *steps[: step.number - 1])
    return next((later for later in ahead if later.id not in over), None)


def _step(dish: Dish, step_id: str) -> Step:
    step = step_of(dish, step_id)
    if step is None:
        raise Refused("There is no such step.")
    return step


SNOOZE_MS = 5 * MINUTE
"""How long the alert of a start is snoozed."""


def accept_plan(situation: Situation, command: commands.AcceptPlan) -> Decision:
    """Accept a plan, which is recorded completely."""
    known = {one.dish for one in command.plan.dishes} <= situation.session.dishes.keys()
    if not known:
        raise Refused("The plan is for dishes that are not in this session.")
    return Decision((events.PlanAccepted(command.plan),))


def leave_slip(situation: Situation, command: commands.LeaveSlip) -> Decision:
    """Keep the plan, and do not ask about this delay again."""
    _plan(situation)
    return Decision((events.SlipLeft(command.minutes),), "left as it is")


def start_task(situation: Situation, command: commands.StartTask) -> Decision:
    """Start the task's timer, or show the step of a task without one; for an oven, note that it is heating."""
    task, dish = _task(situation, command.task)
    if command.task.endswith(HEATING):
        return Decision((events.TaskStarted(command.task),), f"the oven is heating for {task.name}")
    if task.timer:
        return timers.start(situation, commands.StartTimer(task.timer, dish))
    step = situation.dish(dish).recipe.steps[task.step - 1]
    shown: tuple[Event, ...] = (events.DishShown(dish),) if dish != situation.session.on_screen else ()
    return Decision((*shown, events.StepShown(dish, step.id), events.TaskStarted(task.id)), f"{task.name} started")


def snooze_start(situation: Situation, command: commands.SnoozeStart) -> Decision:
    """Snooze the alert of a start for five minutes."""
    task, _ = _task(situation, command.task)
    return Decision((events.StartSnoozed(command.task, SNOOZE_MS),), f"{task.name}: again in 5 min")


def dismiss_start(situation: Situation, command: commands.DismissStart) -> Decision:
    """Dismiss the alert of a start; the task still counts as not started."""
    _task(situation, command.task)
    return Decision((events.StartDismissed(command.task),))


def _plan(situation: Situation) -> PlanState:
    if situation.session.plan is None:
        raise Refused("There is no plan.")
    return situation.session.plan


def _task(situation: Situation, task_id: str) -> tuple[Task, str]:
    """Return the task (for an oven, the one it is heated for) and the id of its dish in the session. Raises Refused."""
    plan = _plan(situation).plan
    task = next((one for one in plan.problem.tasks if one.id == task_id.removesuffix(HEATING)), None)
    dish = plan.dish_id(task.dish) if task else ""
    if task is None or dish not in situation.session.dishes:
        raise Refused("The plan has no such task.")
    return task, dish
