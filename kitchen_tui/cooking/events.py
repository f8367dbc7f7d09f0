"""Events of the session, its dishes and its plan: what happened. Those of timers and alerts are in `timer_events`.

Only events change a session, and they hold facts, never formulas. The instant, the command and the writer of an event
are in its `Record`. An event that does not fit, because its dish or timer does not exist, changes nothing. So a replay
always ends in a valid session, even if two processes wrote at once.
"""

from kitchen_tui.cooking.event_types import on_dish, on_plan, stored_as
from kitchen_tui.cooking.instant import Instant
from kitchen_tui.cooking.plan import HEATING, AcceptedPlan, PlanState, StartSnooze
from kitchen_tui.cooking.session import Dish, Session, ingredient_name, step_number
from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.recipe import Recipe


@stored_as("session_opened")
class SessionOpened(NamedTuple):
    """A session was opened; `speed` is 1, or the speed of a rehearsal."""

    speed: float = 1.0

    def applied_to(self, session: Session, at: Instant) -> Session:
        return session._replace(opened=at, speed=self.speed)


@stored_as("session_closed")
class SessionClosed(NamedTuple):
    """The session was closed."""

    def applied_to(self, session: Session, at: Instant) -> Session:
        return session._replace(closed=True)

    def label(self, session: Session) -> str:
        return "closed"


@stored_as("session_held")
class SessionHeld(NamedTuple):
    """The session was put on hold until tomorrow, so that it does not become stale; or the hold ended (not `held`)."""

    held: bool = True

    def applied_to(self, session: Session, at: Instant) -> Session:
        return session._replace(held=at if self.held else None)

    def label(self, session: Session) -> str:
        return "hold"


@stored_as("alarms_muted")
class AlarmsMuted(NamedTuple):
    """Alarms were muted or unmuted."""

    muted: bool = True

    def applied_to(self, session: Session, at: Instant) -> Session:
        return session._replace(muted=self.muted)

    def label(self, session: Session) -> str:
        return "mute" if self.muted else "unmute"


@stored_as("note_taken")
class NoteTaken(NamedTuple):
    """The cook took a note for next time, about one dish or (`dish` empty) about the whole session."""

    text: str
    dish: str = ""

    def applied_to(self, session: Session, at: Instant) -> Session:
        return session  # the history adds notes, many at once

    def label(self, session: Session) -> str:
        return "note"


@stored_as("dish_started")
class DishStarted(NamedTuple):
    """A recipe was started; it is stored completely, so that its file is not read again."""

    dish: str
    recipe: Recipe

    def applied_to(self, session: Session, at: Instant) -> Session:
        steps = self.recipe.steps
        dish = Dish(self.dish, self.recipe, at, steps[0].id if steps else "", at)
        return session._replace(dishes={**session.dishes, self.dish: dish}, on_screen=self.dish, touched=at)

    def label(self, session: Session) -> str:
        return "start recipe"


@stored_as("dish_shown")
class DishShown(NamedTuple):
    """Another dish was put on screen."""

    dish: str

    def applied_to(self, session: Session, at: Instant) -> Session:
        return session._replace(on_screen=self.dish) if self.dish in session.dishes else session

    def label(self, session: Session) -> str:
        return "switch dish"


@stored_as("dish_scaled")
class DishScaled(NamedTuple):
    """A dish was scaled to `numerator/denominator` of the recipe; `servings` is 0 unless the cook named a number."""

    dish: str
    numerator: int
    denominator: int
    servings: int = 0

    @on_dish
    def applied_to(self, dish: Dish, at: Instant) -> Dish:
        return dish._replace(factor=(self.numerator, self.denominator), servings=self.servings)

    def label(self, session: Session) -> str:
        return "scale"


@stored_as("ingredient_ticked")
class IngredientTicked(NamedTuple):
    """An ingredient was ticked or unticked."""

    dish: str
    ingredient: str
    ticked: bool = True

    @on_dish
    def applied_to(self, dish: Dish, at: Instant) -> Dish:
        one = {self.ingredient}
        return dish._replace(ticked=dish.ticked | one if self.ticked else dish.ticked - one)

    def label(self, session: Session) -> str:
        name = ingredient_name(session, self.dish, self.ingredient)
        return f"{'tick' if self.ticked else 'untick'} {name}".strip()


@stored_as("step_shown")
class StepShown(NamedTuple):
    """The dish moved to this step."""

    dish: str
    step: str

    @on_dish
    def applied_to(self, dish: Dish, at: Instant) -> Dish:
        return dish._replace(step=self.step, since=at)

    def label(self, session: Session) -> str:
        return f"go to step {step_number(session, self.dish, self.step)}"


@stored_as("step_marked")
class StepMarked(NamedTuple):
    """A step was marked done or not done."""

    dish: str
    step: str
    done: bool = True

    @on_dish
    def applied_to(self, dish: Dish, at: Instant) -> Dish:
        others = {step: when for step, when in dish.done_at.items() if step != self.step}
        if not self.done:
            return dish._replace(done=dish.done - {self.step}, done_at=others)
        return dish._replace(done=dish.done | {self.step}, done_at={**others, self.step: at})

    def label(self, session: Session) -> str:
        return f"step {step_number(session, self.dish, self.step)} {'done' if self.done else 'not done'}"


@stored_as("plan_accepted")
class PlanAccepted(NamedTuple):
    """The cook accepted a plan, or a change of it."""

    plan: AcceptedPlan

    def applied_to(self, session: Session, at: Instant) -> Session:
        began = session.plan.began if session.plan else {}
        return session._replace(plan=PlanState(self.plan, began=began))  # starts that were silenced are announced again

    def label(self, session: Session) -> str:
        return "plan"


@stored_as("slip_left")
class SlipLeft(NamedTuple):
    """The cook decided to leave a delay of `minutes` as it is."""

    minutes: int

    @on_plan
    def applied_to(self, plan: PlanState, at: Instant) -> PlanState:
        return plan._replace(left=self.minutes)

    def label(self, session: Session) -> str:
        return "leave the delay"


@stored_as("task_started")
class TaskStarted(NamedTuple):
    """The cook began a task of the plan that has no timer."""

    task: str

    @on_plan
    def applied_to(self, plan: PlanState, at: Instant) -> PlanState:
        return plan._replace(began={self.task: at, **plan.began})

    def label(self, session: Session) -> str:
        if self.task.endswith(HEATING):
            return "heat the oven"
        tasks = session.plan.plan.problem.tasks if session.plan else ()
        return f"start {next((task.name for task in tasks if task.id == self.task), 'a step')}"


@stored_as("start_snoozed")
class StartSnoozed(NamedTuple):
    """The alert that a task should start was snoozed for `for_ms`."""

    task: str
    for_ms: int

    @on_plan
    def applied_to(self, plan: PlanState, at: Instant) -> PlanState:
        snoozed = {**plan.snoozed, self.task: StartSnooze(at, self.for_ms)}
        return plan._replace(snoozed=snoozed, announced={**plan.announced, self.task: 0})

    def label(self, session: Session) -> str:
        return "snooze the start"


@stored_as("start_dismissed")
class StartDismissed(NamedTuple):
    """The alert that a task should start was dismissed."""

    task: str

    @on_plan
    def applied_to(self, plan: PlanState, at: Instant) -> PlanState:
        return plan._replace(dismissed=plan.dismissed | {self.task})

    def label(self, session: Session) -> str:
        return "dismiss the start"


@stored_as("start_announced")
class StartAnnounced(NamedTuple):
    """The alert that a task should start was announced for the `number`-th time."""

    task: str
    number: int

    @on_plan
    def applied_to(self, plan: PlanState, at: Instant) -> PlanState:
        return plan._replace(announced={**plan.announced, self.task: self.number})


@stored_as("command_undone")
class CommandUndone(NamedTuple):
    """A command was undone: its events count as if they had not happened."""

    undone: str

    def applied_to(self, session: Session, at: Instant) -> Session:
        return session  # the history folds again, without the command


@stored_as("command_redone")
class CommandRedone(NamedTuple):
    """A command was redone: its events count again."""

    redone: str

    def applied_to(self, session: Session, at: Instant) -> Session:
        return session  # the history folds again, with the command
