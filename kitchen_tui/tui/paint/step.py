"""The step: its text with room around it, its amounts, how to tell it is done, its timers, and what follows."""

from collections.abc import Iterator

from kitchen_tui.cooking.view import DishView, OfferView, StepView
from kitchen_tui.model.duration import format_span
from kitchen_tui.model.timer_spec import Span
from kitchen_tui.tui.paint.ink import BLANK, Ink, Line, cut, ink, wrap, wrapped

MEASURE = 66
"""The longest line that is still read at a glance, in cells."""
_MARGIN = "  "


def step_title(step: StepView) -> str:
    """The heading of the pane: "3 · Simmer", with a tick where it is done."""
    return f"{step.number} · {step.title}{' ✓' if step.done else ''}"


def hands(step: StepView) -> str:
    """ "hands-off", "hands-on", or nothing where the recipe does not say."""
    return {None: "", True: "hands-off", False: "hands-on"}[step.hands_off]


def step_lines(dish: DishView, width: int, start: str) -> list[Line]:
    """The pane's lines in `width` cells; `start` is the key that starts a timer."""
    step = dish.step
    if step is None:
        return [BLANK, (ink(f"{_MARGIN}This recipe has no steps.", "faint"),)]
    measure = min(width - 2, MEASURE)
    lines: list[Line] = [BLANK]
    for paragraph in step.text.split("\n"):
        lines += wrapped(paragraph, measure, indent=_MARGIN)
    blocks = (
        _uses(step, measure),
        _with(step, measure),
        _done_when(step, measure),
        _timers(step, measure, start),
        _passed(dish, measure),
    )
    for block in blocks:
        if block:
            lines += [BLANK, *block]
    lines += _notes(step, measure)
    lines += [BLANK, *_follows(dish)]
    return [cut(line, width) for line in lines]


def _uses(step: StepView, width: int) -> list[Line]:
    """ "Uses" and the amounts, as many on a line as fit, an amount never torn from its name."""
    pieces = [f"{amount} {name}".strip() for amount, name in step.uses]
    lines: list[str] = []
    for piece in pieces:
        together = f"{lines[-1]} · {piece}" if lines else piece
        if lines and len(together) <= width - 8:
            lines[-1] = together
        else:
            lines.append(piece)
    leads = ["Uses  ", *["      "] * len(lines)]
    return [
        (Ink(_MARGIN), ink(lead, "faint"), ink(text, "lit"))
        for lead, line in zip(leads, lines, strict=False)
        for lead, text in _hung(lead, line, width)
    ]


def _hung(lead: str, text: str, width: int) -> Iterator[tuple[str, str]]:
    for number, part in enumerate(wrap(text, max(8, width - len(_MARGIN) - len(lead)))):
        yield lead if number == 0 else " " * len(lead), part


def _with(step: StepView, width: int) -> list[Line]:
    heat = step.heat
    said = ["heat off" if heat == "off" else f"{heat} heat" if heat and " " not in heat else heat, *step.cookware]
    if step.takes:
        said.append(f"takes about {format_span(step.takes)}")
    if step.optional:
        said.append("optional")
    text = " · ".join(filter(None, said))
    return wrapped(text, width, "faint", _MARGIN) if text else []


def _done_when(step: StepView, width: int) -> list[Line]:
    cues = [step.cue, *(offer.spec.cue for offer in step.offers)]
    text = next(filter(None, cues), "").removeprefix("when ")
    return wrapped(f"Done when {text[:1].lower()}{text[1:]}", width, "good", _MARGIN) if text else []


def _timers(step: StepView, width: int, start: str) -> list[Line]:
    lines: list[Line] = []
    first = True
    for offer in step.offers:
        waiting = offer.state is None
        lines.append(_offer(offer, start if first and waiting else ""))
        first = first and not waiting
    if step.forgotten:
        names = ", ".join(step.forgotten)
        lines += wrapped(f"{names} not started?", width, "faint", _MARGIN)
    return lines


def _passed(dish: DishView, width: int) -> list[Line]:
    """What would be missed by going on."""
    if dish.passed is None:
        return []
    names = ", ".join(spec.name for spec in dish.passed.timers)
    return wrapped(f"{names} not started? ({dish.passed.number} · {dish.passed.title})", width, "warn", _MARGIN)


def _offer(offer: OfferView, start: str) -> Line:
    span = format_span(Span(offer.spec.least_ms, offer.spec.most_ms))
    found = " (found in the text)" if offer.spec.found else ""
    lead = ink(f"▸ {start} ", "key") if start else ink("    ")
    state = offer.state or ("optional" if offer.spec.optional else "")
    return (Ink(_MARGIN), lead, ink(f"{offer.spec.name}  {span}{found}"), ink(f"   {state}", "faint"))


def _notes(step: StepView, width: int) -> list[Line]:
    lines: list[Line] = []
    for note in step.notes:
        lines += [BLANK, *wrapped(note, width, "faint", _MARGIN)]
    return lines


def _follows(dish: DishView) -> list[Line]:
    if dish.following is None:
        return [(Ink(_MARGIN), ink("then  enjoy", "faint"))]
    return [(Ink(_MARGIN), ink(f"then  {dish.following.number} · {dish.following.title}", "faint"))]
