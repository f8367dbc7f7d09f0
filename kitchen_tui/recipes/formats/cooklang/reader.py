"""Reads a Cooklang file as a recipe."""

from itertools import count

from kitchen_tui.model.duration import DurationError
from kitchen_tui.model.recipe import (
    IngredientGroup,
    Nutrition,
    Recipe,
    Section,
    Servings,
    Step,
    Storage,
    TimerSpec,
    Use,
)
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.model.text import clean, clean_line
from kitchen_tui.recipes.formats.cooklang import tree
from kitchen_tui.recipes.formats.cooklang.habits import (
    FEWEST_LISTED,
    as_note,
    in_words,
    is_introduction,
    is_list,
    is_remark,
    servings_of,
    span_of,
    with_whole_names,
    with_windows,
)
from kitchen_tui.recipes.formats.cooklang.metadata import head_of
from kitchen_tui.recipes.formats.cooklang.pantry import Pantry, shown_name
from kitchen_tui.recipes.formats.cooklang.parser import parse
from kitchen_tui.recipes.formats.headings import aside_kind
from kitchen_tui.recipes.problems import Problem, ReadResult
from kitchen_tui.recipes.understand.step_title import step_title
from kitchen_tui.recipes.understand.times.finder import name_before
from kitchen_tui.recipes.understand.times.naming import ACTIONS, base_form
from kitchen_tui.recipes.understand.times.timer_specs import timers_of

_MOST_SIGNS = 20_000
_TIMER = lazy_regex(r"~[^~{}\n]{0,60}\{[^{}\n]+\}")
_WORDS_BEFORE = 9
"""Runs of text and items before a timer, in which to look for what it times."""


def read_cooklang(text: str, name: str) -> ReadResult:
    """Read the recipe in `text`; `name` is the file's stem, and the title if there is no other.

    Only an empty file has no recipe; any other fault is a problem reported with the recipe.
    """
    if sum(map(text.count, "@#~")) > _MOST_SIGNS:
        return ReadResult(
            None, (Problem(f"There are more than {_MOST_SIGNS:,} @, # and ~ signs, too many for a recipe."),)
        )
    parsed = parse(text)
    if not parsed.sections and not parsed.metadata and not parsed.unread:
        hint = "Write the steps as paragraphs, with @ before each ingredient."
        return ReadResult(None, (*parsed.problems, Problem("There is no recipe in this file.", 1, 1, hint)))
    head = head_of(parsed.metadata, name)
    first, *others = parsed.sections or (tree.Section("", ()),)
    about = tuple(filter(None, map(_plain_text, first.content))) if others and is_introduction(first) else ()
    parsed = parsed._replace(sections=tuple(others)) if about else parsed
    lists = any(isinstance(block, tree.Step) and is_list(block) for one in parsed.sections for block in one.content)
    body = _Body(1 if lists else FEWEST_LISTED)
    kinds = [aside_kind(clean_line(section.name)) for section in parsed.sections]
    cooking = [section for section, kind in zip(parsed.sections, kinds, strict=True) if not kind]
    if not any(isinstance(block, tree.Step) for section in cooking for block in section.content):
        kinds, cooking = [""] * len(kinds), list(parsed.sections)
    sections = tuple(section for item in cooking if (section := body.section(item)) is not None)
    asides: dict[str, list[str]] = {"notes": [], "tips": [], "storage": []}
    for item, kind in zip(parsed.sections, kinds, strict=True):
        if kind:
            asides[kind] += body.aside(item)
    unread = (clean_line(parsed.unread),) if parsed.unread else ()
    ingredients = body.pantry.ingredients()
    recipe = Recipe(
        name,
        clean(head.title),
        " ".join(filter(None, (head.description, *about))),
        head.servings if head.servings.least else body.servings,
        head.times,
        head.tags,
        head.source,
        (IngredientGroup("", ingredients),) if ingredients else (),
        _whole_uses(sections, {ingredient.id: ingredient.quantity for ingredient in ingredients}),
        storage=Storage(tuple(asides["storage"])),
        nutrition=Nutrition("", head.nutrition),
        tips=tuple(asides["tips"]),
        notes=(*head.notes, *unread, *body.notes, *asides["notes"]),
    )
    return ReadResult(recipe, parsed.problems, (*head.uncertain, *body.uncertain))


def import_cooklang(text: str, name: str) -> ReadResult:
    """Read a file like `read_cooklang`, and point out if it marks no ingredient or is not in English.

    In another language, only the timers that the author marked are kept.
    """
    from kitchen_tui.recipes.understand.complete import NOT_ENGLISH  # imported late: files of a library need neither
    from kitchen_tui.recipes.understand.language import is_english

    result = read_cooklang(text, name)
    recipe, doubts = result.recipe, result.uncertain
    if recipe is None:
        return result
    if not is_english([recipe.title, *(step.text for step in recipe.steps)]):
        recipe, doubts = _with_marked_timers(recipe), (NOT_ENGLISH, *doubts)
    if not any(recipe.ingredients()):
        hint = "Write @ before each: @salt, @olive oil{1%tbsp}."
        doubts = (Problem("No ingredients are marked.", hint=hint), *doubts)
    return result._replace(recipe=recipe, uncertain=doubts)


def _with_marked_timers(recipe: Recipe) -> Recipe:
    """Return the recipe without the timers that were found in the text."""

    def with_marked(step: Step) -> Step:
        return step._replace(timers=tuple(timer for timer in step.timers if not timer.found))

    sections = (section._replace(steps=tuple(map(with_marked, section.steps))) for section in recipe.sections)
    return recipe._replace(sections=tuple(sections))


def _plain_text(block: tree.Step | tree.Note) -> str:
    """Return the words of a paragraph without marks."""
    note = block if isinstance(block, tree.Note) else as_note(block)
    return clean_line(note.text)


def _whole_uses(sections: tuple[Section, ...], totals: dict[str, str]) -> tuple[Section, ...]:
    """Clear the quantity of uses that take the whole amount."""

    def whole(use: Use) -> Use:
        return Use(use.ingredient) if use.quantity == totals[use.ingredient] else use

    return tuple(
        section._replace(steps=tuple(step._replace(uses=tuple(map(whole, step.uses))) for step in section.steps))
        for section in sections
    )


class _Body:
    """Reads the sections in order, and collects what belongs to the whole recipe."""

    def __init__(self, fewest_listed: int) -> None:
        self.pantry = Pantry()
        self._fewest_listed = fewest_listed
        self.notes: list[str] = []
        self.servings = Servings()
        self.uncertain: list[Problem] = []
        self._numbers = count(1)

    def section(self, section: tree.Section) -> Section | None:
        """Read a section. A note belongs to the step before it, or without one to the recipe."""
        steps: list[Step] = []
        early: list[str] = []
        lists = False
        for block in section.content:
            if isinstance(block, tree.Step) and is_list(block, self._fewest_listed):
                for item in with_whole_names(block.items):
                    if isinstance(item, tree.Ingredient):
                        self.pantry.use(item)
                lists = True
                continue
            if isinstance(block, tree.Step) and (servings := servings_of(block)):
                self.servings = servings if self.servings.least is None else self.servings
                continue
            if isinstance(block, tree.Step) and not is_remark(block):
                steps.append(self._step(block))
                continue
            block = block if isinstance(block, tree.Note) else as_note(block)
            self._report_timers(block)
            if steps:
                steps[-1] = steps[-1]._replace(notes=(*steps[-1].notes, clean(in_words(block.text))))
            else:
                early.append(clean(in_words(block.text)))
        if steps and section.name:
            steps[0] = steps[0]._replace(notes=(*early, *steps[0].notes))
        else:
            self.notes += early
        is_empty = not steps and (lists or not section.name)
        return None if is_empty else Section(clean_line(section.name), tuple(steps))

    def aside(self, section: tree.Section) -> tuple[str, ...]:
        """Return the paragraphs of a section that is not about cooking. Items in it become text, which is reported."""
        paragraphs = []
        for block in section.content:
            if isinstance(block, tree.Note):
                self._report_timers(block)
                paragraphs.append(clean_line(in_words(block.text)))
                continue
            builder = _StepBuilder("", Pantry())
            for item in block.items:
                builder.add(item)
                if not isinstance(item, tree.Text):
                    kind = type(item).__name__.lower()
                    sentence = f"This {kind} is under “{clean_line(section.name)}”; it is kept as text."
                    hint = "Move it to a section of steps if it is one."
                    self.uncertain.append(Problem(sentence, item.line, item.column, hint))
            paragraphs.append(clean_line("".join(builder.words)))
        return tuple(filter(None, paragraphs))

    def _report_timers(self, note: tree.Note) -> None:
        if _TIMER.search(note.text):
            hint = "To have it offered, move it into a step."
            self.uncertain.append(Problem("A timer in a note is not offered.", note.line, 0, hint))

    def _step(self, block: tree.Step) -> Step:
        """Read a step. If its author marked no timer, the times in its text are offered."""
        number = next(self._numbers)
        builder = _StepBuilder(f"step-{number}", self.pantry)
        for item in with_windows(with_whole_names(block.items)):
            builder.add(item)
        self.uncertain += builder.uncertain
        text = "\n".join(" ".join(line.split()) for line in clean("".join(builder.words)).split("\n")).strip()
        title, cookware = step_title(text), tuple(dict.fromkeys(builder.cookware))
        is_timed = any(isinstance(item, tree.Timer) for item in block.items)
        specs = tuple(builder.timers) if is_timed else timers_of(text, builder.id, title)
        return Step(builder.id, number, title, text, tuple(builder.uses), cookware=cookware, timers=specs)


class _StepBuilder:
    """Collects the words and items of one step."""

    def __init__(self, identity: str, pantry: Pantry) -> None:
        self.id = identity
        self.words: list[str] = []
        self.uses: list[Use] = []
        self.cookware: list[str] = []
        self.timers: list[TimerSpec] = []
        self.uncertain: list[Problem] = []
        self._pantry = pantry

    def add(self, item: tree.Item) -> None:
        """Add the next item and its words."""
        if isinstance(item, tree.Text):
            self.words.append(item.value)
        elif isinstance(item, tree.Ingredient):
            self.words.append(item.alias or shown_name(item))
            self.uses.append(self._pantry.use(item))
        elif isinstance(item, tree.Cookware):
            self.words.append(item.alias or item.name)
            self.cookware.append(_cookware(item))
        else:
            self._timer(item)

    def _timer(self, timer: tree.Timer) -> None:
        before = "".join(self.words[-_WORDS_BEFORE:])
        self.words.append(_shown(timer, before))
        reason = "this timer has no time"
        if timer.quantity:
            try:
                span = span_of(timer.quantity)
            except DurationError as error:
                reason = clean_line(str(error))
            else:
                name = timer.name or name_before(before)
                self.timers.append(TimerSpec(f"{self.id}-timer-{len(self.timers) + 1}", name, *span))
                return
        what = f"{reason[:1].upper()}{reason[1:]}."
        hint = "It is kept as text; write one like ~rest{10%minutes}."
        self.uncertain.append(Problem(what, timer.line, timer.column, hint))


def _cookware(item: tree.Cookware) -> str:
    count_of = item.quantity.shown if item.quantity else ""
    words = f"{count_of} {item.name}".strip()
    return f"{words} ({item.note})" if item.note else words


_LOOK_BACK = 200
"""Characters before a timer in which to look for the word that names it."""
_CLAUSE_ENDS = lazy_regex(r"[.,;:!?()\n]|\b(?:and|then|or|but)\b")
_NEEDS_A_WORD = frozenset(["a", "an", "the", "until", "till", "while", "when"])
"""Words that something must follow: an article, or the beginning of a clause."""
_BEFORE_A_TIME = frozenset(
    "for about another approximately around roughly in at after within least most every over extra more ~".split()  # noqa: SIM905 - a table of words
)
_SUBJECTS = frozenset(("it", "them", "this", "everything"))
_BEFORE_A_VERB = frozenset(
    "let allow leave make have keep help to should will must can may shall would".split()  # noqa: SIM905
)


def _shown(timer: tree.Timer, before: str) -> str:
    """Return the words that replace the timer in the sentence: its time, after its name if the sentence needs that.

    The verb stays in "let it ~stand{10%min}"; the noun goes in "Boil the eggs for ~eggs{3%minutes}".
    """
    if timer.quantity is None:
        return timer.name
    bare = not timer.quantity.unit and timer.quantity.least is not None
    time = f"{timer.quantity.text} minutes" if bare else timer.quantity.shown
    if not timer.name or not _is_needed(timer.name, before[-_LOOK_BACK:].lower()):
        return time
    begins = not before.strip() or before.rstrip()[-1] in ".!?"
    return f"{timer.name[:1].upper()}{timer.name[1:]} {time}" if begins else f"{timer.name} {time}"


def _is_needed(name: str, before: str) -> bool:
    """Return whether the clause before a timer lacks the word that names it: the verb, or the noun after an article."""
    clause = _CLAUSE_ENDS.split(before)[-1].split()
    verb = name.lower().split()[0]
    base = base_form(verb, ACTIONS)
    if base and any(base_form(word, ACTIONS) == base for word in clause):
        return False
    if clause and (clause[-1] in _NEEDS_A_WORD or (clause[-1] in _SUBJECTS and not _BEFORE_A_VERB.isdisjoint(clause))):
        return True
    if not base or (clause and clause[-1] in _BEFORE_A_TIME) or clause[-2:] == ["up", "to"]:
        return False
    return not clause or not _BEFORE_A_VERB.isdisjoint(clause) or not base_form(clause[0], ACTIONS)
