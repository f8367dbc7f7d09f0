"""The step pane: the text with amounts, how to tell when it is done, the timers, and what follows."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Literal

from kitchen_tui.cooking.view import DishView, OfferView, StepView
from kitchen_tui.model.duration import Span, format_span
from kitchen_tui.model.numbers import FRACTIONS
from kitchen_tui.model.recipe import Step
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.tui.paint.styled_text import BLANK, Line, Role, Styled, cut, justify, styled, width_of, wrap, wrapped

KeyOf = Callable[[str], str]
StepText = Literal["auto", "normal", "spacious", "large"]
STEP_TEXTS: Mapping[StepText, str] = {
    "auto": "as spacious as fits",
    "normal": "a paragraph",
    "spacious": "a paragraph for each sentence",
    "large": "bold, with space between the lines",
}
"""The ways to set the text, and what they look like: a terminal has letters of one size."""
_MEASURE, _WIDE_MEASURE, _WIDE = 66, 76, 90
"""The longest line that is easy to read, in cells: normally, and in a pane of at least `_WIDE` cells."""
_LARGE_FROM = 40
"""From this many lines on, text that fits is set large by default."""
_MARGIN, _INDENT = "  ", "   "
_LEAST_COMING = 4
"""Fewer lines than these are left empty."""
_NO_BREAK = "\N{SHOULDERED OPEN BOX}"
"""Stands for a space inside an amount, so that it is not broken there."""
_SENTENCE_END = lazy_regex(r"(?<=[.!?])\s+(?:(?=[A-Z\d¼-¾])|(?=[\"(])|(?=“))")
_BEFORE = lazy_regex(
    rf"(?:[\d{FRACTIONS}]|\b(?:half|rest|remaining|some|all|little|both|two|three|other))(?:[\w\s/-]|–|[.,](?=\S)){{0,24}}$",
    re.IGNORECASE,
)
"""An amount right before the name: the text already says how much, or means several ingredients of that name."""
_NEAR = 30
"""An amount at most this many characters after a name still belongs to it."""
_AFTER_COUNT = lazy_regex(r"\s*(?:[^\w\s]|$|(?:and|or|with|in|into|on|onto|to|until|for|over|from|then)\b)")
"""What may follow a name whose amount is a bare number: "green onion [2] pieces" would mislead."""
_LARGE_MEASURE = 50
_LEAST_WORD = 3
_FORMS = frozenset(("powder", "seeds", "seed", "flakes", "leaves"))
"""Words at the end of a name that a text may leave out: "five-spice powder", "sesame seeds"."""


def step_title(step: StepView, is_alone: bool = False, dish: str = "") -> str:
    """Return the title of the pane: "3 · Simmer", with a tick if it is done; "3/12 · Simmer" if it `is_alone`.

    `dish` comes before that if the pane with the title of the recipe is hidden and several dishes are cooking.
    """
    number = f"{step.number}{f'/{step.of}' if is_alone else ''}"
    title = " · ".join(filter(None, (dish, number, f"{step.title}{' ✓' if step.done else ''}")))
    return f" {title} " if is_alone else title


def hands(step: StepView | Step) -> str:
    """Return "hands-off", "hands-on", or "" if the recipe does not say."""
    return {None: "", True: "hands-off", False: "hands-on"}[step.hands_off]


def step_lines(dish: DishView, width: int, height: int, key_of: KeyOf, step_text: StepText = "normal") -> list[Line]:
    """Return the pane's lines in `width` cells; `key_of` returns the key of an action.

    With `auto`, the text is as spacious as possible with all lines still within `height`.
    """
    step = dish.step
    if step is None:
        return [BLANK, (styled(f"{_MARGIN}This recipe has no steps.", "faint"),)]
    measure = min(width - 2, _WIDE_MEASURE if width >= _WIDE else _MEASURE)
    rest = _rest(dish, step, measure, key_of)
    sizes: tuple[StepText, ...] = (step_text,)
    if step_text == "auto":
        sizes = ("large", "spacious", "normal") if height >= _LARGE_FROM else ("spacious", "normal")
    text: list[Line] = []
    for size in sizes:
        text = text_lines(step.text, step.uses, measure - len(_MARGIN), size)
        if len(text) + len(rest) < height:
            break
    lines = [BLANK, *((Styled(_MARGIN), *line) if line else BLANK for line in text), *rest]
    lines += _following_text(dish, measure, height - len(lines))
    return [cut(line, width) for line in lines]


def lines_to_read(step: StepView, width: int) -> int:
    """Return how many lines the text of a step takes in a pane of this width, if it is set as a paragraph."""
    measure = min(width - 2, _WIDE_MEASURE if width >= _WIDE else _MEASURE)
    return len(text_lines(step.text, step.uses, measure - len(_MARGIN), "normal"))


def _rest(dish: DishView, step: StepView, measure: int, key_of: KeyOf) -> list[Line]:
    """Return everything below the text."""
    lines: list[Line] = []
    done = key_of("done")
    blocks = (
        [_follows(dish, step, done)] if step.ready else [],
        _uses(step, measure),
        _with(step, measure),
        _done_when(step, measure),
        _offers(step, key_of("start"), measure),
        _passed(dish, measure),
    )
    for block in blocks:
        if block:
            lines += [BLANK, *block]
    lines += _notes(step, measure)
    return lines if step.ready else [*lines, BLANK, _follows(dish, step, done)]


def _uses(step: StepView, width: int) -> list[Line]:
    """Return "Uses" and the amounts, filling lines without separating an amount from its name."""
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
        (Styled(_MARGIN), styled(lead, "faint"), styled(text, "highlight"))
        for lead, line in zip(leads, lines, strict=False)
        for lead, text in _hung(lead, line, width)
    ]


def _hung(lead: str, text: str, width: int) -> Iterator[tuple[str, str]]:
    for number, part in enumerate(wrap(text, max(8, width - len(_MARGIN) - len(lead)))):
        yield lead if number == 0 else " " * len(lead), part


def _with(step: StepView, width: int) -> list[Line]:
    heat = step.heat
    words = ["heat off" if heat == "off" else f"{heat} heat" if heat and " " not in heat else heat, *step.cookware]
    if step.takes:
        words.append(f"takes about {format_span(step.takes)}")
    if step.own:
        words.append(step.own.words)
    if step.optional:
        words.append("optional")
    text = " · ".join(filter(None, words))
    return wrapped(text, width, "faint", _MARGIN) if text else []


def _done_when(step: StepView, width: int) -> list[Line]:
    cues = [step.cue, *(offer.spec.cue for offer in step.offers)]
    return wrapped(_cue_text(next(filter(None, cues), "")), width, "good", _MARGIN)


def _cue_text(cue: str) -> str:
    text = cue.removeprefix("when ").rstrip(".")
    return f"Done when {text[:1].lower()}{text[1:]}." if text else ""


def _offers(step: StepView, start: str, width: int) -> list[Line]:
    """Return the step's timers, with the start key on the first one that was not started."""
    waiting = next((offer for offer in step.offers if offer.state is None), None)
    key = styled(f"{start} start ", "key") if waiting and start else styled("Timer ", "faint")
    marked = waiting if waiting and start else next(iter(step.offers), None)
    blank = Styled(" " * width_of((key,)))
    return [_offer(offer, key if offer is marked else blank, width) for offer in step.offers]


def _offer(offer: OfferView, lead: Styled, width: int) -> Line:
    """Return name, length, origin and state of a timer; the origin is left out if it does not fit."""
    span = format_span(Span(offer.spec.least_ms, offer.spec.most_ms))
    length = "" if span in offer.spec.name else f"  {span}"
    found = " (found in the text)" if offer.spec.found else ""
    own = f" · {offer.own.words}" if offer.own else ""
    state = offer.state or ("optional" if offer.spec.optional else "")
    end = styled(f"   {state}" if state else "", "faint")
    line: Line = ()
    for origin in (f"{found}{own}", own, ""):
        line = (Styled(_MARGIN), lead, styled(f"{offer.spec.name}{length}{origin}"), end)
        if width_of(line) <= width:
            break
    return line


def _passed(dish: DishView, width: int) -> list[Line]:
    """Return a question about the timers that were not started in a step which the cook has left."""
    if dish.passed is None:
        return []
    names = ", ".join(spec.name for spec in dish.passed.timers)
    step = f"step {dish.passed.number}, {dish.passed.title}"
    return wrapped(f"{names} not started? ({step})", width, "warning", _MARGIN)


def _notes(step: StepView, width: int) -> list[Line]:
    lines: list[Line] = []
    for note in step.notes:
        lines += [BLANK, *wrapped(note, width, "faint", _MARGIN)]
    return lines


def _following_text(dish: DishView, measure: int, room: int) -> list[Line]:
    """Return the text of the step that follows, if there is room for all of it."""
    if dish.following is None:
        return []
    lines = wrapped(dish.following.text, measure, "faint", f"{_MARGIN}      ")
    return lines if len(lines) < room else []


def step_preview(step: Step, width: int) -> list[Line]:
    """Return title, length, text, cue and notes of any step, in `width` cells."""
    measure = min(width - 1, _MEASURE)
    words = (step_length(step), hands(step), step.heat, *step.cookware)
    lines: list[Line] = [(styled(f" {step.number} · {step.title}", "heading"),)]
    lines += wrapped(" · ".join(filter(None, words)), measure, "faint", _INDENT)
    lines += [BLANK, *wrapped(step.text, measure, "text", _INDENT)]
    cue = next(filter(None, (step.cue, *(spec.cue for spec in step.timers))), "")
    if cue:
        lines += [BLANK, *wrapped(_cue_text(cue), measure, "good", _INDENT)]
    for note in step.notes:
        lines += [BLANK, *wrapped(note, measure, "faint", _INDENT)]
    return lines


def coming_steps(dish: DishView, width: int, most: int) -> list[Line]:
    """Return the steps ahead with their lengths, under a rule, in at most `most` lines; none if all are done."""
    here = dish.step.number if dish.step else 0
    steps = [step for step in dish.recipe.steps if step.number > here and step.id not in dish.done]
    if not steps or most < _LEAST_COMING:
        return []
    lines: list[Line] = [(styled("─", "faint"), styled(" Next steps ", "heading"), styled("─" * (width - 13), "faint"))]
    shown = [_coming_step(step, width) for step in steps]
    while sum(map(len, shown)) + (len(shown) < len(steps)) > most - 1:
        shown.pop()
    lines += [line for several in shown for line in several]
    if len(shown) < len(steps):
        lines.append((styled(f"     and {len(steps) - len(shown)} more", "faint"),))
    return lines


def _coming_step(step: Step, width: int) -> list[Line]:
    """Return number, title and length; a long title is wrapped, with the length beside its last line."""
    texts = wrap(styled(step.title).text, max(8, width - 6)) or [""]
    leads = [f" {step.number:>2}  ", *["     "] * len(texts)]
    lines: list[Line] = [(styled(lead, "faint"), Styled(text)) for lead, text in zip(leads, texts, strict=False)]
    length: Line = (styled(f" {step_length(step)} ", "faint"),)
    if step_length(step) and width_of((*lines[-1], *length)) <= width:
        lines[-1] = justify(lines[-1], length, width)
    return lines


def step_length(step: Step) -> str:
    """Return how long its timers take, else how long the recipe says it takes: "90–120 min", "5 min + 10 min"."""
    spans = [spec.span for spec in step.timers] or [span for span in (step.takes,) if span]
    return " + ".join(map(format_span, spans))


def _follows(dish: DishView, step: StepView, done: str) -> Line:
    """Return which step follows, with the key that goes there if only the cook is awaited."""
    text = f"{dish.following.number} · {dish.following.title}" if dish.following else "enjoy"
    if step.ready and done:
        return (Styled(_MARGIN), styled(f"{done} done ", "key"), styled(f" then {text}", "strong"))
    return (Styled(_MARGIN), styled(f"Then  {text}", "faint"))


# The text -----------------------------------------------------------------------------------------------------------


def text_lines(text: str, uses: Sequence[tuple[str, str]], measure: int, size: StepText) -> list[Line]:
    """Return the text in lines of at most `measure` cells, with the (amount, name) pairs of `uses` added to it.

    `spacious` makes each sentence a paragraph; `large` also adds blank lines between lines, for reading from afar.
    """
    role: Role = "strong" if size == "large" else "text"
    measure = min(measure, _LARGE_MEASURE) if size == "large" else measure
    shown, amounts = with_amounts(text.replace(_NO_BREAK, " "), uses)
    lines: list[Line] = []
    for paragraph in shown.split("\n"):
        for sentence in [paragraph] if size == "normal" else _SENTENCE_END.split(paragraph):
            if lines and size != "normal":
                lines += [BLANK] * (2 if size == "large" else 1)
            for number, line in enumerate(wrap(styled(sentence).text, measure)):
                if number and size == "large":
                    lines.append(BLANK)
                lines.append(tuple(_marked(line, amounts, role)))
    return lines


def with_amounts(text: str, uses: Sequence[tuple[str, str]]) -> tuple[str, list[str]]:
    """Return the text with amounts such as "[4 cups]" after the names of ingredients, and what was added.

    Nothing is added if the text says the amount, or if the name is not found.
    """
    found: list[tuple[int, int, str]] = []
    for amount, name in sorted(uses, key=lambda use: -len(use[1])):
        place = _find(text, name) if amount else None
        if place and (unit := _unit_after(text, place[1], amount)):
            place, amount = (place[0], place[1] + len(unit)), amount.split()[0]
        if place and not any(start < place[1] and place[0] < end for start, end, _ in found):
            addition = "" if _says_how_much(text, place, amount) else f"[{amount}]".replace(" ", _NO_BREAK)
            found.append((*place, addition))
    for _, end, addition in sorted(found, reverse=True):
        text = f"{text[:end]} {addition}{text[end:]}" if addition else text
    return text, [addition for _, _, addition in found if addition]


def _says_how_much(text: str, place: tuple[int, int], amount: str) -> bool:
    start, end = place
    is_count = not any(char.isalpha() for char in amount)
    return (
        _BEFORE.search(text[:start]) is not None
        or amount in text[end : end + _NEAR]
        or (is_count and _AFTER_COUNT.match(text, end) is None)
    )


def _unit_after(text: str, end: int, amount: str) -> str:
    """Return the unit of an amount if the text has it after the name: "ginger slices" for 3 slices of ginger."""
    parts = amount.split()
    found = re.match(rf"\s+{re.escape(parts[1])}\b", text[end:]) if len(parts) == 2 else None
    return found[0] if found else ""


def _find(text: str, name: str) -> tuple[int, int] | None:
    """Return the position of the name or of its last words: "light soy sauce" is also found as "soy sauce"."""
    words = re.sub(r"\([^)]*\)|,.*", "", name).split()
    shorter = words[:-1] if len(words) > 1 and words[-1] in _FORMS else []
    return _find_words(text, words) or _find_words(text, shorter)


def _find_words(text: str, words: list[str]) -> tuple[int, int] | None:
    while words and len(words[-1]) >= _LEAST_WORD:
        stem = r"\s+".join(map(re.escape, words)).removesuffix("s")
        match = re.search(rf"\b{stem}(?:e?s)?\b", text, re.IGNORECASE)
        if match:
            return match.span()
        words = words[1:]
    return None


def _marked(line: str, amounts: Sequence[str], role: Role) -> Iterator[Styled]:
    while line:
        at, amount = min(((line.find(amount), amount) for amount in amounts if amount in line), default=(-1, ""))
        if at < 0:
            yield Styled(line.replace(_NO_BREAK, " "), role)
            return
        if at:
            yield Styled(line[:at].replace(_NO_BREAK, " "), role)
        yield Styled(amount.replace(_NO_BREAK, " "), "highlight")
        line = line[at + len(amount) :]
