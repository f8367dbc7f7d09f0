"""A step in words alone, for formats that know no timers."""

from kitchen_tui.model.duration import format_span
from kitchen_tui.model.step import Step
from kitchen_tui.model.text import clean_line
from kitchen_tui.recipes.understand.times import find_times


def step_in_words(step: Step) -> str:
    """The step's text, with a sentence for each timer whose time the text does not state: "Simmer: 90–120 min." """
    text = clean_line(step.text)
    stated = {(time.least_ms, time.most_ms or time.least_ms) for time in find_times(text)}
    missing = [timer for timer in step.timers if timer.span not in stated]
    return " ".join(
        [text, *(f"{timer.name[:1].upper()}{timer.name[1:]}: {format_span(timer.span)}." for timer in missing)]
    ).strip()
