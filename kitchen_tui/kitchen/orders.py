"""The orders that a cook can give in words: a table for the shell and other front ends.

`parse_order` turns words ("pause", "eggs") into a command for the kitchen as it stands.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from kitchen_tui.cooking import commands
from kitchen_tui.cooking.decide.decision import Refused
from kitchen_tui.cooking.session import Dish, step_of
from kitchen_tui.cooking.timer import TRANSITIONS
from kitchen_tui.cooking.view import TimerView, View
from kitchen_tui.model.duration import DurationError
from kitchen_tui.model.duration_text import read_single_duration
from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.recipe import MOST_SERVINGS, Ingredient
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.model.text import clean_line, numbered, suggestion

_Found = TypeVar("_Found")
_Named = tuple[str, _Found]
"""Something that an order can be about, with its name."""


_HH_MM = lazy_regex(r"([01]?\d|2[0-3]):[0-5]\d", re.ASCII)


class OrderError(ValueError):
    """Raised for an order that does not exist or whose arguments are wrong; the message is for the cook."""


class Request(NamedTuple):
    """The arguments of an order, the view of the kitchen, and the named dish (None: the one on screen).

    `insist` allows what is refused at first: extending a timer more than twice.
    """

    words: tuple[str, ...]
    view: View
    dish: Dish | None = None
    insist: bool = False

    @property
    def dish_id(self) -> str | None:
        return self.dish.id if self.dish else None

    @property
    def target_dish(self) -> Dish:
        """The named dish, or else the one on screen. Raises Refused if there is none."""
        dish = self.dish or self.view.session.dish
        if dish is None:
            raise Refused("No recipe is open.")
        return dish

    @property
    def timers(self) -> tuple[TimerView, ...]:
        """The live timers, most urgent first, then the finished ones; only those of the named dish, if any."""
        finished = (timer for timer in self.view.timers if timer.state == "finished")
        return tuple(timer for timer in (*self.view.urgent, *finished) if self.dish_id in (None, timer.dish))


class EatAt(NamedTuple):
    """Plan all dishes for a time of day, as typed. The front end does this, because it has the config."""

    time: str


Builder = Callable[[Request], commands.Command | EatAt]


class Order(NamedTuple):
    """An order: its words, its arguments as the help shows them, and what it does.

    `action` is the name of the screen's action that does the same, or "".
    """

    words: tuple[str, ...]
    arguments: str
    help: str
    build: Builder
    action: str = ""


# Finding things by name ----------------------------------------------------------------------------------------------


def _only(
    kind: str, word: str, things: Sequence[_Named[_Found]], ids: Mapping[str, _Found], inside: bool = False
) -> _Found:
    """Return the item with that id or exact name, or the only one whose name starts with the given text.

    With `inside`, any word of the name may start with it. Raises Refused if there is none, or several.
    """
    if word in ids:
        return ids[word]
    shown, wanted = f"“{clean_line(word, 60)}”", clean_line(word).casefold()
    names = [(clean_line(name), thing) for name, thing in things]
    found = [pair for pair in names if pair[0].casefold() == wanted]
    found = found or [pair for pair in names if wanted and pair[0].casefold().startswith(wanted)]
    found = found or [pair for pair in names if inside and wanted and f" {wanted}" in pair[0].casefold()]
    if len(found) == 1:
        return found[0][1]
    if found:
        raise Refused(f"{shown} could be {_list(name for name, _ in found)}.")
    if not names:
        raise Refused(f"There is no {kind} {shown}.")
    known = _list(name for name, _ in names)
    raise Refused(f"There is no {kind} {shown}; {'the only one is' if len(names) == 1 else 'there are'} {known}.")


def _list(names: Iterable[str]) -> str:
    return ", ".join(list(dict.fromkeys(names))[:12])


def find_timer(timers: Sequence[TimerView], word: str) -> TimerView:
    """Return the timer with that slot or id, or the only one whose name starts with it. Raises Refused."""
    ids = {timer.id: timer for timer in timers} | {str(timer.slot): timer for timer in timers if timer.slot}
    live = [timer for timer in timers if timer.state in ("running", "paused")]
    names = {timer.name for timer in live}
    # A finished timer of the same name does not make a live one ambiguous.
    candidates = [*live, *(timer for timer in timers if timer not in live and timer.name not in names)]
    return _only("timer", word, [(timer.name, timer) for timer in candidates], ids)


def find_dish(view: View, word: str) -> Dish:
    """Return the dish with that id, or the only one whose library name or title starts with it or has such a word.

    As in a plan, the library name of the second dish of a recipe ends with "-2". Raises Refused.
    """
    dishes = view.session.dishes
    files = [name.casefold() for name in numbered((dish.recipe.name for dish in dishes.values()), "-")]
    wanted = clean_line(word).casefold()
    titled = [(dish.recipe.title, dish) for dish in dishes.values()]
    if word in dishes or not wanted:
        return _only("dish", word, titled, dishes)
    tests: tuple[Callable[[str], bool], ...] = (
        lambda name: name == wanted,
        lambda name: name.startswith(wanted),
        lambda name: f"-{wanted.replace(' ', '-')}" in name,
    )
    for matches in tests:
        found = [dish for name, dish in zip(files, dishes.values(), strict=True) if matches(name)]
        if len(found) == 1:
            return found[0]
        if found:
            break
    return _only("dish", word, titled, dishes, inside=True)


def names_of(kind: str, view: View, dish: str | None = None) -> list[str]:
    """Return the names of the session's "dishes", or of the "ingredients" of a dish (by default the one on screen).

    Raises Refused if there is no such dish.
    """
    if kind == "dishes":
        return [one.recipe.title for one in view.session.dishes.values()]
    wanted = Request((), view, find_dish(view, dish) if dish is not None else None).target_dish
    return list(dict.fromkeys(name for name, _ in _ingredients(wanted)))


def _timer(request: Request, verb: str = "") -> str:
    """Return the id of the named timer, or else of the most urgent one whose state allows `verb`."""
    if request.words:
        return find_timer(request.timers, " ".join(request.words)).id
    live = [timer for timer in request.timers if timer.state in ("running", "paused")]
    if not live:
        raise Refused("No timer is running.")
    return next((timer for timer in live if not verb or (timer.state, verb) in TRANSITIONS), live[0]).id


def _timer_or_none(request: Request) -> str | None:
    return find_timer(request.timers, " ".join(request.words)).id if request.words else None


# Building commands --------------------------------------------------------------------------------------------------


def _on_timer(command: Callable[[str], commands.Command], verb: str = "") -> Builder:
    return lambda request: command(_timer(request, verb))


def _snooze(request: Request) -> commands.Command:
    return commands.Snooze(_timer_or_none(request))


def _answer(done: bool) -> Builder:
    return lambda request: commands.AnswerCheck(done, _timer_or_none(request), insist=request.insist)


def _move(by: int) -> Builder:
    return lambda request: commands.MoveStep(by, request.dish_id)


def _start(request: Request) -> commands.Command:
    if not request.words:
        return commands.StartNextTimer(request.dish_id)
    dish, word = request.target_dish, " ".join(request.words)
    here = step_of(dish, dish.step)
    steps = [*([here] if here else []), *(step for step in dish.recipe.steps if step is not here)]
    specs = [spec for step in steps for spec in step.timers]
    ids = {spec.id: spec for spec in specs}
    wanted = clean_line(word).casefold()
    if here and (own := [spec for spec in here.timers if spec.name.casefold().startswith(wanted)]):
        specs = own  # the step on screen comes before the others
    return commands.StartTimer(_only("timer", word, [(spec.name, spec) for spec in specs], ids).id, request.dish_id)


def _adjust(sign: int) -> Builder:
    def build(request: Request) -> commands.Command:
        if not request.words:
            raise OrderError("a DURATION is missing, such as 5m")
        for count in range(len(request.words), 0, -1):
            try:
                by_ms = read_single_duration(" ".join(request.words[:count]))
            except DurationError as error:
                problem = error
                continue
            return commands.AdjustTimer(_timer(request._replace(words=request.words[count:])), sign * by_ms)
        raise OrderError(str(problem))

    return build


def _rename(request: Request) -> commands.Command:
    if len(request.words) < 2:
        raise OrderError("a TIMER and its new NAME are needed")
    return commands.RenameTimer(find_timer(request.timers, request.words[0]).id, " ".join(request.words[1:]))


def _acknowledge(request: Request) -> commands.Command:
    if request.words == ("all",) and not any(timer.name.casefold() == "all" for timer in request.timers):
        return commands.AcknowledgeAll()
    return commands.Acknowledge(_timer_or_none(request))


def _tick(request: Request) -> commands.Command:
    if not request.words:
        raise OrderError("an INGREDIENT is missing")
    dish, word = request.target_dish, " ".join(request.words)
    lines = [line for _, line in _ingredients(dish)]
    found = _only("ingredient", word, _ingredients(dish), {line.id: line for line in lines}, inside=True)
    return commands.TickIngredient(found.id, dish.id)


def _ingredients(dish: Dish) -> list[_Named[Ingredient]]:
    return [(line.name or line.text, line) for line in dish.recipe.ingredients()]


def _number(request: Request, name: str) -> int:
    if len(request.words) != 1 or not (request.words[0].isascii() and request.words[0].isdecimal()):
        raise OrderError(f"{name} must be a whole number")
    return int(request.words[0][:9])


def _step(request: Request) -> commands.Command:
    dish, number = request.target_dish, _number(request, "N")
    step = next((step for step in dish.recipe.steps if step.number == number), None)
    if step is None:
        raise Refused(f"There is no step {number}; {dish.recipe.title} has {len(dish.recipe.steps)}.")
    return commands.ShowStep(step.id, request.dish_id)


def _eat_at(request: Request) -> EatAt:
    if len(request.words) != 1 or not _HH_MM.fullmatch(request.words[0]):
        raise OrderError("a time is needed, such as 19:30")
    return EatAt(request.words[0])


def _answer_slip(answer: str) -> Builder:
    def build(request: Request) -> commands.Command:
        plan = request.view.plan
        if plan is None:
            raise Refused("There is no plan; kitchen-tui do eat-at 19:30 makes one.")
        from kitchen_tui.kitchen.session_plan import answer_delay

        return answer_delay(plan, answer)

    return build


def _servings(request: Request) -> commands.Command:
    dish, servings = request.target_dish, _number(request, "N")
    from kitchen_tui.recipes.scaling import ScalingError, factor_for

    if not 1 <= servings <= MOST_SERVINGS:
        raise Refused(f"Servings must be from 1 to {MOST_SERVINGS}.")
    try:
        factor = factor_for(dish.recipe, servings=servings)
    except ScalingError as error:
        raise Refused(str(error)) from None
    return commands.ScaleDish(factor.numerator, factor.denominator, dish.id, servings)


_TIMER = "[TIMER]"
ORDERS: tuple[Order, ...] = (
    Order(("start",), _TIMER, "start the step's next timer, or one by name", _start, "start"),
    Order(("pause",), _TIMER, "pause a timer", _on_timer(commands.PauseTimer, "pause"), "use_row"),
    Order(("resume",), _TIMER, "resume a timer", _on_timer(commands.ResumeTimer, "resume"), "use_row"),
    Order(("restart",), _TIMER, "restart a timer", _on_timer(commands.RestartTimer), "restart"),
    Order(("finish",), _TIMER, "finish a timer", _on_timer(commands.FinishTimer), "finish"),
    Order(("cancel",), _TIMER, "cancel a timer", _on_timer(commands.CancelTimer), "cancel"),
    Order(("add",), f"DURATION {_TIMER}", "give a timer more time", _adjust(1), "more"),
    Order(("less",), f"DURATION {_TIMER}", "give a timer less time", _adjust(-1), "less"),
    Order(("extend",), _TIMER, "extend a timer as its recipe says", _on_timer(commands.ExtendTimer), "not_yet"),
    Order(("acknowledge", "silence"), "[TIMER|all]", "silence the most urgent alert, one timer's, or all", _acknowledge,
          "acknowledge"),
    Order(("snooze",), _TIMER, "silence an alarm for a while", _snooze, "snooze"),
    Order(("yes",), _TIMER, "answer a check: done", _answer(done=True), "yes"),
    Order(("no",), _TIMER, "answer a check: not yet; --insist extends more than twice", _answer(done=False), "not_yet"),
    Order(("pause-all",), "", "pause all timers", lambda request: commands.PauseAll()),
    Order(("resume-all",), "", "resume all paused timers", lambda request: commands.ResumeAll()),
    Order(("rename",), "TIMER NAME", "rename a timer", _rename),
    Order(("tick",), "INGREDIENT", "tick an ingredient, or untick it", _tick, "use_row"),
    Order(("next",), "", "go to the next step", _move(1), "next_step"),
    Order(("back",), "", "go to the previous step", _move(-1), "previous_step"),
    Order(("step",), "N", "go to step N", _step, "all_steps"),
    Order(("done",), "", "mark the step done", lambda request: commands.MarkStep(dish=request.dish_id), "done"),
    Order(("servings",), "N", "scale the recipe to N servings", _servings, "servings"),
    Order(("eat-at",), "HH:MM", "plan all dishes for that time", _eat_at, "eat_at"),
    Order(("move",), "", "answer a delay: move dinner by as much", _answer_slip("move"), "move_dinner"),
    Order(("hold",), "", "answer a delay: keep dinner as planned; late dishes come last", _answer_slip("hold"),
          "hold_dinner"),
    Order(("leave",), "", "answer a delay: leave the plan as it is", _answer_slip("leave"), "leave_delay"),
    Order(("undo",), "", "undo the last command", lambda request: commands.Undo(), "undo"),
    Order(("redo",), "", "redo the last undone command", lambda request: commands.Redo(), "redo"),
)  # fmt: skip
BY_WORD: Mapping[str, Order] = {word: order for order in ORDERS for word in order.words}


def find_order(word: str) -> Order:
    """Return the order with this name. Raises OrderError with a suggestion."""
    if word in BY_WORD:
        return BY_WORD[word]
    raise OrderError(f"there is no order “{clean_line(word, 40)}”; {suggestion(word, BY_WORD)}")


def parse_order(
    word: str, arguments: Sequence[str], view: View, dish: str | None = None, insist: bool = False
) -> commands.Command | EatAt:
    """Return the command for an order. `dish` names the dish that it is about; `insist` is only allowed for `no`.

    Raises OrderError for an unknown order or wrong arguments, and Refused if a named item does not exist.
    """
    order = find_order(word)
    if arguments and not order.arguments:
        raise OrderError(f"{word} takes no arguments")
    if insist and word != "no":
        raise OrderError(f"{word} cannot be combined with --insist")
    return order.build(Request(tuple(arguments), view, find_dish(view, dish) if dish is not None else None, insist))
