"""Decisions on the plan: accepting it, starting its tasks, and answering its alerts."""

from kitchen_tui.cooking import commands, events
from kitchen_tui.cooking.decide import timers
from kitchen_tui.cooking.decide.decision import Decision, Refused, Situation
from kitchen_tui.cooking.plan import HEATING, PlanState, Task
from kitchen_tui.model.duration import MINUTE

SNOOZE_MS = 5 * MINUTE
"""How long the alert of a start is snoozed."""


def accept(situation: Situation, command: commands.AcceptPlan) -> Decision:
    """Accept a plan, which is recorded completely."""
    known = {one.dish for one in command.plan.dishes} <= situation.session.dishes.keys()
    if not known:
        raise Refused("The plan is for dishes that are not in this session.")
    return Decision((events.PlanAccepted(command.plan),))


def leave(situation: Situation, command: commands.LeaveSlip) -> Decision:
    """Keep the plan, and do not ask about this delay again."""
    _plan(situation)
    return Decision((events.SlipLeft(command.minutes),), "left as it is")


def start(situation: Situation, command: commands.StartTask) -> Decision:
    """Start the task's timer, or show the step of a task without one; for an oven, note that it is heating."""
    task, dish = _task(situation, command.task)
    if command.task.endswith(HEATING):
        return Decision((events.TaskStarted(command.task),), f"the oven is heating for {task.name}")
    if task.timer:
        return timers.start(situation, commands.StartTimer(task.timer, dish))
    step = situation.dish(dish).recipe.steps[task.step - 1]
    shown: tuple[events.Event, ...] = (events.DishShown(dish),) if dish != situation.session.on_screen else ()
    return Decision((*shown, events.StepShown(dish, step.id), events.TaskStarted(task.id)), f"{task.name} started")


def snooze(situation: Situation, command: commands.SnoozeStart) -> Decision:
    """Snooze the alert of a start for five minutes."""
    task, _ = _task(situation, command.task)
    return Decision((events.StartSnoozed(command.task, SNOOZE_MS),), f"{task.name}: again in 5 min")


def dismiss(situation: Situation, command: commands.DismissStart) -> Decision:
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
    dish = next((one.dish for one in plan.dishes if task and one.name == task.dish), "")
    if task is None or dish not in situation.session.dishes:
        raise Refused("The plan has no such task.")
    return task, dish
