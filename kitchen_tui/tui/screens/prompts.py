"""The entry lines of the stove: for a timer, for amounts, and to find something."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import partial

from kitchen_tui.clock import format_period
from kitchen_tui.cooking import commands
from kitchen_tui.cooking.entry import timer_command
from kitchen_tui.cooking.instant import Instant, Zone
from kitchen_tui.cooking.view import DishView, TimerView
from kitchen_tui.model.duration import MINUTE, DurationError, format_duration, format_span
from kitchen_tui.model.recipe import Recipe
from kitchen_tui.recipes.scaling import MeasureSystem, ScalingError, scaled
from kitchen_tui.recipes.scaling.measures import times
from kitchen_tui.recipes.scaling.scale import ScaleRequest, read_scale_request
from kitchen_tui.tui.host import Host
from kitchen_tui.tui.screens.sheet import Choice
from kitchen_tui.tui.widgets.entry_line import EntryLine

_TIMER_EXAMPLE = "5m eggs · 90-120m roast · until 19:00 guests · every 2m turn · up soup · +5 · = new name"
_AMOUNT_EXAMPLE = "6 · x1.5 · half · 1.5 kg pork belly · as written"
_FACTORS = (
    ("Amounts: half the recipe", Fraction(1, 2)),
    ("Amounts: twice the recipe", Fraction(2)),
    ("Amounts: as written in the recipe", Fraction(1)),
)
_MEASURES: tuple[tuple[str, MeasureSystem], ...] = (
    ("Metric measures: grams, millilitres, °C", "metric"),
    ("US measures: cups, ounces, °F", "us"),
    ("Measures as written", "as written"),
)


# A timer ----------------------------------------------------------------------------------------------------------


def timer_line(host: Host, selected: TimerView | None) -> EntryLine:
    """Return the line that adds a timer, or changes the time or name of the selected one."""

    def echo(line: str) -> str:
        if not line.strip():
            return _TIMER_EXAMPLE
        try:
            return timer_echo(line, host.kitchen.now(), host.kitchen.zone, selected, host.presets)
        except DurationError as error:
            return str(error)

    def submit(line: str) -> bool:
        """Run the command; for a line that is not understood, the echo already says why."""
        try:
            command = timer_command(line, host.kitchen.now(), host.kitchen.zone, selected, host.presets)
            return host.execute(command)
        except DurationError:
            return not line.strip()

    return EntryLine(host, "timer", echo, submit)


def timer_echo(
    line: str,
    now: Instant,
    zone: Zone,
    selected: TimerView | None = None,
    presets: Mapping[str, str] | None = None,
) -> str:
    """Describe what Enter would do, such as "12 min → 19:42". Raises DurationError with a sentence."""
    command = timer_command(line, now, zone, selected, presets)
    if isinstance(command, commands.AddTimer):
        return _new_timer_echo(command, now)
    name = selected.name if selected else ""
    if isinstance(command, commands.RenameTimer):
        return f"{name} → {command.name}"
    return f"{name} {'+' if command.by_ms > 0 else '-'}{format_duration(abs(command.by_ms))}"


def _new_timer_echo(command: commands.AddTimer, now: Instant) -> str:
    if command.counts_up:
        return f"counts up {command.name}".rstrip() + _reminders(command)
    least, most = (now.wall_ms + end - command.ago_ms for end in command.span)
    when = format_period(least, most, now.wall_ms)
    if most <= now.wall_ms:
        return f"{format_span(command.span)} → due already {command.name}".rstrip()
    if command.until_ms is not None:
        minutes = max(1, round(command.span.most_ms / MINUTE))
        return f"in {format_duration(minutes * MINUTE)} → {when} {command.name}"
    return f"{format_span(command.span)} → {when} {command.name}".rstrip() + _reminders(command)


def _reminders(command: commands.AddTimer) -> str:
    return "".join(f", every {format_span(note.every)} {note.text}" for note in command.reminders if note.every)


# Amounts ----------------------------------------------------------------------------------------------------------


def amounts_line(host: Host) -> EntryLine | None:
    """Return the line that scales the dish on screen; if there is none, show a message and return None."""
    dish = host.view.session.dish
    if dish is None:
        host.status.show("No recipe is open.")
        return None
    recipe = dish.recipe

    def echo(line: str) -> str:
        if not line.strip():
            return _AMOUNT_EXAMPLE
        try:
            return _preview(recipe, read_scale_request(recipe, line))
        except ScalingError as error:
            return str(error)

    def submit(line: str) -> bool:
        try:
            return not line.strip() or scale(host, read_scale_request(recipe, line))
        except ScalingError:
            return False

    return EntryLine(host, "servings", echo, submit)


def amount_choices(host: Host) -> list[Choice]:
    """Return the choices of amounts and measures for the palette."""
    return [
        *(
            Choice(text, text, "times do not scale", partial(scale, host, ScaleRequest(factor)))
            for text, factor in _FACTORS
        ),
        *(Choice(text, text, "this screen only", partial(host.choose_measures, system)) for text, system in _MEASURES),
    ]


def scale(host: Host, asked: ScaleRequest) -> bool:
    """Scale the dish on screen; return whether it was scaled."""
    factor, servings = asked
    command = commands.ScaleDish(factor.numerator, factor.denominator, servings=servings)
    return host.execute(command, _scaled_message(asked))


def _scaled_message(asked: ScaleRequest) -> str:
    whom = f"for {asked.servings}" if asked.servings else ""
    if asked.factor == 1:
        return ", ".join(filter(None, (whom, "as written in the recipe")))
    amounts = ": ".join(filter(None, (whom, f"{times(asked.factor)} of the recipe")))
    pot = "a larger pot may need longer" if asked.factor > 1 else "a smaller pot may be done sooner"
    return f"{amounts}. Times do not scale: {pot}."


def _preview(recipe: Recipe, asked: ScaleRequest) -> str:
    made = scaled(recipe, asked.factor)
    first = next((ingredient.text for ingredient in made.ingredients() if ingredient.scales), "")
    least, most = made.servings.least, made.servings.most
    serves = f"{least}–{most}" if least and most and most != least else f"{least or ''}"
    for_ = f"for {asked.servings}" if asked.servings else f"for {serves}" if serves else ""
    return " · ".join(filter(None, (for_, times(asked.factor), first, "times do not scale")))


# Finding ----------------------------------------------------------------------------------------------------------


def find_line(host: Host, go_to: Callable[[str], None]) -> EntryLine:
    """Return the line that finds a step or an ingredient; `go_to` is called with its id."""

    def echo(line: str) -> str:
        hits = _hits(host.view.dish, line)
        return f"{len(hits)} found: {hits[0][1]}" if hits else "" if not line.strip() else "not in this recipe"

    def submit(line: str) -> bool:
        hits = _hits(host.view.dish, line)
        if hits:
            go_to(hits[0][0])
        return bool(hits) or not line.strip()

    return EntryLine(host, "find", echo, submit)


def _hits(dish: DishView | None, line: str) -> list[tuple[str, str]]:
    """Return (id, text) of all steps and ingredients with this text, starting after the current step."""
    wanted = line.strip().casefold()
    if dish is None or not wanted:
        return []
    at = dish.step.number if dish.step else 0
    steps = sorted(dish.recipe.steps, key=lambda step: (step.number <= at, step.number))
    found = [
        (step.id, f"{step.number} · {step.title}") for step in steps if wanted in f"{step.title} {step.text}".casefold()
    ]
    ingredients = dish.recipe.ingredients()
    return found + [(item.id, item.text) for item in ingredients if wanted in item.text.casefold()]
