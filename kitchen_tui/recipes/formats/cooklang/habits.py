"""Common Cooklang that is not in the specification: "~{20%min} to ~{25%min}", "@black pepper", "Tip: …"."""

import re
from collections.abc import Iterable, Iterator

from kitchen_tui.model.duration import DurationError, Span
from kitchen_tui.model.duration_text import read_duration
from kitchen_tui.model.recipe import Servings
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.recipes.formats.cooklang import tree
from kitchen_tui.recipes.formats.text.facts import servings_in
from kitchen_tui.recipes.understand.amounts.units import unit_named

_REMARK = lazy_regex(r"\s*(?:pro[ -])?(?:tip|note|hint)s?\s*:\s*\S", re.IGNORECASE)
FEWEST_LISTED = 2
_SECOND_WORD = lazy_regex(
    r" (?:pepper|oil|sauce|powder|soda|sugar|vinegar|paste|stock|broth|starch|extract|flakes|leaf|leaves|seeds?|juice"
    r"|milk|cheese|flour)\b"
)
"""The noun after an ingredient without braces, of which the format takes only the first word: "@black pepper"."""
_STRAY_SIGN = lazy_regex(r"(?:(?<=[\s(])|^)[-?]$")
"""A modifier before its sign: "-@salt", "?@nuts{}"."""
_REFERENCE = lazy_regex(r"(?:(?<=[\s(])|^)&(?=[^\W\d_]{2})")
"""The sign of a reference to an item of an earlier step: "Fluff the &rice"."""
_NOTED = lazy_regex(r"[@#][?&+=-]{0,3}([^@#~{}\n]{1,60})\{([^{}\n]{0,60})\}")
"""An item in a note, where it marks nothing."""
_BOLD = lazy_regex(r"\*\*([^*\n]{1,80})\*\*")
_BETWEEN = lazy_regex(r"\s*(?:to|or|-|–)\s*")
_SMALLER_UNIT = lazy_regex(r"\s+(?:and\s+)?(\d{1,2}\s?(?:minutes?|mins?|seconds?|secs?))(?![\w-])", re.IGNORECASE)
"""The rest of a time of which only the larger unit is marked: "~{1%hour} 30 minutes"."""
_LARGER_UNIT = lazy_regex(r"(?:hours?|hrs?|h|minutes?|mins?)", re.IGNORECASE)
_INTRODUCES = lazy_regex(
    r"\s*(?:(?:this|these|an?|based|adapted|inspired|from|my|our|i|we|it|it['’]s|here|one of|recipe)\b"
    r"|the (?:recipe|dish)\b)",
    re.IGNORECASE,
)
_PREPARED = lazy_regex(r"([^,]{2,40}),\s+((?:[a-z]+ly )?[a-z]+(?:ed|cut|torn|ground)\b[^,]{0,40})", re.IGNORECASE)
"""A preparation in the name: "@butter, melted{24%g}"."""
_DONE = lazy_regex(r"(?:[a-z]+ly )?(?:[a-z]{2,}ed|cut|torn|ground)\b", re.IGNORECASE)
"""A preparation in the place of the unit: "@lemon{1%cut into wedges}"."""
_INLINE_AMOUNT = lazy_regex(r"\{\{([^{}%\n]{1,20})%([^{}%\n]{1,20})\}\}")
"""An amount among the words: "of {{100%g}} of the mix"."""
_OPTIONAL = lazy_regex(r"(?:(.*?)[,;]\s*)?optional(?:[,;:]\s*(.*))?", re.IGNORECASE)
_EACH_SIDE = lazy_regex(r"\s{0,3}(?:per|each|a|on each|on both) sides?$", re.IGNORECASE)


def is_remark(step: tree.Step) -> bool:
    """Return whether a paragraph is labelled as a tip or a note, and marks nothing."""
    return len(step.items) == 1 and isinstance(text := step.items[0], tree.Text) and bool(_REMARK.match(text.value))


def is_list(step: tree.Step, fewest: int = FEWEST_LISTED) -> bool:
    """Return whether a paragraph lists at least `fewest` ingredients and says nothing else."""
    texts = [item.value for item in step.items if isinstance(item, tree.Text)]
    count = sum(isinstance(item, tree.Ingredient) for item in step.items)
    is_bare = not any(map(str.isalpha, "".join(texts))) and count + len(texts) == len(step.items)
    return is_bare and count >= fewest


def is_introduction(section: tree.Section) -> bool:
    """Return whether the paragraphs before the first heading mark nothing and only introduce the dish."""
    steps = [block for block in section.content if isinstance(block, tree.Step)]
    texts = [step.items[0].value for step in steps if len(step.items) == 1 and isinstance(step.items[0], tree.Text)]
    return not section.name and len(texts) == len(steps) > 0 and all(map(_INTRODUCES.match, texts))


def servings_of(step: tree.Step) -> Servings | None:
    """Return the servings of a paragraph that states only them: "Makes 8 crepes."."""
    text = step.items[0].value.strip() if len(step.items) == 1 and isinstance(step.items[0], tree.Text) else ""
    return servings_in(text, only_labelled=True) if text else None


def as_note(step: tree.Step) -> tree.Note:
    return tree.Note("".join(item.value for item in step.items if isinstance(item, tree.Text)).strip(), step.line)


def in_words(note: str) -> str:
    """Return a note with the words of its items: "start the rice" for "start the @rice{}"."""
    return _NOTED.sub(lambda item: f"{item[2].replace('%', ' ')} {item[1]}".strip(), note)


def with_whole_names(items: Iterable[tree.Item]) -> Iterator[tree.Item]:
    """Yield the items, with names of two words completed where the author forgot the braces after them."""
    waiting = list(items)
    for at, item in enumerate(waiting):
        after = waiting[at + 1] if at + 1 < len(waiting) else None
        if isinstance(item, tree.Text):
            words = _REFERENCE.sub("", _INLINE_AMOUNT.sub(r"\1 \2", _BOLD.sub(r"\1", item.value)))
            if isinstance(after, tree.Ingredient) and (stray := _STRAY_SIGN.search(words)):
                words = words[: stray.start()]
                waiting[at + 1] = after._replace(optional=after.optional or stray[0] == "?")
            item = item._replace(value=words)
        elif isinstance(item, tree.Cookware) and item.name.lower() == "cookware" and item.quantity:
            item = item._replace(name=item.quantity.text, quantity=None)
        elif isinstance(item, tree.Ingredient):
            second = _SECOND_WORD.match(after.value) if isinstance(after, tree.Text) else None
            if second and isinstance(after, tree.Text) and (item.quantity, item.alias, item.note) == (None, "", ""):
                item = item._replace(name=f"{item.name}{second[0]}")
                waiting[at + 1] = after._replace(value=after.value[second.end() :])
            elif "_" in item.name and " " not in item.name and not item.is_recipe:
                item = item._replace(name=item.name.replace("_", " "))
            item = _with_separate_remarks(item)
        yield item


def _with_separate_remarks(item: tree.Ingredient) -> tree.Ingredient:
    """Return an ingredient with its preparation, its second unit and "optional" where they belong."""
    prepared = _PREPARED.fullmatch(item.name) if not item.is_recipe else None
    if prepared:
        note = ", ".join(filter(None, (prepared[2], item.note)))
        item = item._replace(name=prepared[1], note=note)
    if item.quantity and "|" in item.quantity.unit:
        unit, _, other = item.quantity.unit.partition("|")
        item = item._replace(quantity=item.quantity._replace(unit=f"{unit} ({other.replace('%', ' ')})"))
    if item.quantity and _is_preparation(item.quantity.unit):
        note = ", ".join(filter(None, (item.quantity.unit, item.note)))
        item = item._replace(quantity=item.quantity._replace(unit=""), note=note)
    if remark := _OPTIONAL.fullmatch(item.note):
        item = item._replace(note=", ".join(filter(None, remark.groups())), optional=True)
    return item


def _is_preparation(unit: str) -> bool:
    """Return whether the unit of an amount says what is done: "cut into wedges", but not "heaped tbsp"."""
    return bool(_DONE.match(unit)) and ("into " in unit or not unit_named(unit.split()[-1]))


def with_windows(items: Iterable[tree.Item]) -> Iterator[tree.Item]:
    """Yield the items, with "~{20%min} to ~{25%min}" as one timer with a window."""
    waiting = list(_with_whole_times(items))
    at = 0
    while at < len(waiting):
        first, between, last = (*waiting[at : at + 3], None, None)[:3]
        if isinstance(first, tree.Timer) and isinstance(between, tree.Text) and isinstance(last, tree.Timer):
            window = _window(first, last) if _BETWEEN.fullmatch(between.value) else None
            if window is not None:
                waiting[at : at + 3] = [window]
                continue
        yield waiting[at]
        at += 1


def _with_whole_times(items: Iterable[tree.Item]) -> Iterator[tree.Item]:
    """Yield the items, "~{1%hour} 30 minutes" merged into one timer."""
    waiting = list(items)
    for at, item in enumerate(waiting):
        after = waiting[at + 1] if at + 1 < len(waiting) else None
        if isinstance(item, tree.Timer) and item.quantity and isinstance(after, tree.Text):
            rest = _SMALLER_UNIT.match(after.value) if _LARGER_UNIT.fullmatch(item.quantity.unit) else None
            if rest:
                item = item._replace(quantity=tree.Quantity(f"{item.quantity.shown} {rest[1]}"))
                waiting[at + 1] = after._replace(value=after.value[rest.end() :])
        yield item


def span_of(quantity: tree.Quantity) -> Span:
    """Return the time in a quantity; a number without a unit is minutes. Raises DurationError if it is not a time."""
    return read_duration(_EACH_SIDE.sub("", quantity.shown))


def _window(first: tree.Timer, last: tree.Timer) -> tree.Timer | None:
    """Return one timer from the first time to the last, or None if they do not form a window."""
    if not first.quantity or not last.quantity or (first.name and last.name):
        return None
    try:
        least, most = span_of(first.quantity), span_of(last.quantity)
    except DurationError:
        return None
    if not least.most_ms < most.least_ms:
        return None
    name, unit = first.name or last.name, last.quantity.unit
    if first.quantity.unit == unit:
        text = f"{first.quantity.text}-{last.quantity.text}"
        return first._replace(name=name, quantity=tree.Quantity(text, unit))
    return first._replace(name=name, quantity=tree.Quantity(f"{first.quantity.shown} to {last.quantity.shown}"))
