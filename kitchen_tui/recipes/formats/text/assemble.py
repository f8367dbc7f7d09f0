"""Turns the sections of a text into the parts of a recipe."""

import re
from collections.abc import Callable, Iterable
from itertools import pairwise

from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.numbers import COUNT_WORDS
from kitchen_tui.model.recipe import Nutrition, NutritionFact, Servings, StatedTime
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.recipes.formats.found import LEFT_OUT
from kitchen_tui.recipes.formats.headings import Role, is_generic
from kitchen_tui.recipes.formats.text.asides import without_closing
from kitchen_tui.recipes.formats.text.evidence import (
    CLEAR,
    has_amount,
    names_amount_last,
    only_instructs,
    sentences,
    weigh,
)
from kitchen_tui.recipes.formats.text.facts import (
    NUTRITION_VALUE,
    Facts,
    facts_in,
    length_alone,
    nutrition_facts,
    read_storage,
    servings_in,
)
from kitchen_tui.recipes.formats.text.ingredient_list import Named, read_ingredients, under
from kitchen_tui.recipes.formats.text.line_forms import Line
from kitchen_tui.recipes.formats.text.sections import Section
from kitchen_tui.recipes.formats.text.step_list import read_steps, stages
from kitchen_tui.recipes.problems import Problem
from kitchen_tui.recipes.understand.draft import Draft, DraftGroup, DraftSection, DraftStep
from kitchen_tui.recipes.understand.stated import parse_servings


class Assembled(NamedTuple):
    """A draft of a recipe, and what is uncertain about it.

    `is_guess`: neither a heading nor an amount confirms the ingredients.
    """

    draft: Draft
    is_guess: bool
    uncertain: tuple[Problem, ...]


class _Parts:
    """The parts of a recipe, collected section by section; `instructions` are the lines that became steps."""

    def __init__(self, title: str) -> None:
        self.title = title
        self.servings = Servings()
        self.times: list[StatedTime] = []
        self.tags: list[str] = []
        self.description: list[str] = []
        self.groups: Named[str] = []
        self.sections: Named[DraftStep] = []
        self.serving: list[str] = []
        self.storage: list[str] = []
        self.per = ""
        self.nutrition: list[NutritionFact] = []
        self.tips: list[str] = []
        self.notes: list[str] = []
        self.source: list[str] = []
        self.instructions: list[Line] = []
        self.uncertain: list[Problem] = []

    def draft(self) -> Draft:
        """Return a draft of the recipe."""
        return Draft(
            title=self.title,
            description=" ".join(self.description),
            servings=self.servings,
            times=tuple(self.times),
            tags=tuple(dict.fromkeys(self.tags)),
            source=" ".join(self.source),
            groups=tuple(DraftGroup(name, tuple(lines)) for name, lines in self.groups if lines),
            sections=tuple(DraftSection(name, tuple(steps)) for name, steps in self.sections if steps),
            serving=tuple(self.serving),
            storage=read_storage(self.storage),
            nutrition=Nutrition(self.per if self.nutrition else "", tuple(self.nutrition)),
            tips=tuple(self.tips),
            notes=tuple(self.notes),
        )

    def take_facts(self, line: str, only_labelled: bool = False) -> bool:
        """Add the facts that a line states ("Serves 4 | Prep 10 min"); return whether it states any."""
        facts = facts_in(line, only_labelled)
        if facts is not None:
            self.add_facts(facts)
        return facts is not None

    def add_facts(self, facts: Facts) -> None:
        """Add facts; the first ones count if some are stated twice."""
        known = {time.name for time in self.times}
        self.times += [time for time in facts.times if time.name not in known]
        if self.servings.least is None:
            self.servings = facts.servings
        if self.servings.least is None:
            self.uncertain += [Problem(doubt, hint=LEFT_OUT) for doubt in facts.doubts]
        self.tags += facts.tags
        if facts.source and facts.source not in self.source:
            self.source.append(facts.source)
        self.add_nutrition(facts.nutrition)
        self.notes += facts.notes

    def add_nutrition(self, facts: Iterable[NutritionFact]) -> None:
        """Add nutrition facts, each only once."""
        known = {fact.name for fact in self.nutrition}
        self.nutrition += [fact for fact in facts if fact.name not in known]


_WITH_FACTS: tuple[Role, ...] = ("notes", "tips", "equipment")
"""The roles of remarks among which a line may state servings or times: "Makes about 8" below the tools."""
_PER = lazy_regex(r"\bper (.{1,40})", re.IGNORECASE)
_SERVES = lazy_regex(
    r"\((?:serves |for |makes )?(\d[^()]{0,30})\)"
    rf"|\b(?:for|to serve|to feed|für|pour|para|per|voor|för|til|till) (\d{{1,3}}|(?!one\b)(?:{COUNT_WORDS}))\b"
    r"(?!\s?(?:min|hour|hr|sec|day|degree|°|º|[CFhm]\b))",
    re.IGNORECASE,
)
_YIELD = lazy_regex(r"(?:about )?\d{1,3}(?:\s?[-–]\s?\d{1,3})? [a-z]+(?: [a-z]+)?", re.IGNORECASE)
_ELSEWHERE = lazy_regex(r"(?:an)?other recipe|more recipes|see also|related", re.IGNORECASE)
"""The heading of addresses that are not the source."""
_ABOUT = lazy_regex(r"(?:description|summary|intro(?:duction)?|about(?: this recipe)?)\s?:?", re.IGNORECASE)
_LISTED = 3
"""A list with this many adjacent lines has no gaps between its ingredients."""
_MOST_STATED = 0.34
"""The largest share of clear instructions in a named part that lists facts: "Interesting Facts"."""
_PROSE = 15
"""A sentence with more spaces states facts only in passing; those of the card count first."""
_CERTAIN_STEP = 0.5
"""A paragraph with less evidence than this for a step is reported if no heading says that it is one."""


def assemble(sections: list[Section], title: str) -> Assembled:
    """Return a draft of the recipe, reading each section by its role."""
    found = _Parts(title)
    for section in sections:
        read = _steps if section.step_title else _READERS.get(section.role, _remarks)
        read(found, section)
    _divide_paragraph(found)
    _move_subtitle(found)
    _take_servings_of_sentences(found)
    for facts in filter(None, map(facts_in, filter(_is_prose, found.description))):
        found.add_facts(facts)
    guessed = next((section for section in sections if section.role == "ingredients" and not section.is_certain), None)
    lines = [line for _, lines in found.groups for line in lines]
    is_guess = guessed is not None and not any(has_amount(line) or names_amount_last(line) for line in lines)
    if guessed and is_guess:
        _doubt(found, next(line for line in guessed.lines if line.text), "This list may be the ingredients")
    return Assembled(found.draft(), is_guess, tuple(found.uncertain))


def _take_servings_of_sentences(found: _Parts) -> None:
    """Take the servings from a sentence that ends a step, or one of the description: "... stir. Serves 4."."""
    steps = [step for _, steps in found.sections for step in steps]
    ends = [sentence for step in reversed(steps) for sentence in sentences(step.text)[-1:]]
    for sentence in (*ends, *(one for text in found.description for one in sentences(text))):
        if found.servings.least is None and (servings := servings_in(sentence, only_labelled=True)):
            found.servings = servings


def _divide_paragraph(found: _Parts) -> None:
    """Divide a method that is a single paragraph into its stages."""
    steps = [step for _, steps in found.sections for step in steps]
    if len(steps) == 1 and not (steps[0].title or steps[0].notes):
        name = next(name for name, steps in found.sections if steps)
        found.sections = [(name, [DraftStep(text) for text in stages(steps[0].text)])]


def _move_subtitle(found: _Parts) -> None:
    """Move a heading that is above both the list and the steps to the description: it names no part of the recipe."""
    names = {name for name, _ in (*found.groups, *found.sections)}
    if len(names) == 1 and found.groups and found.sections and (subtitle := names.pop()):
        found.description.append(subtitle)
        found.groups = [("", lines) for _, lines in found.groups]
        found.sections = [("", steps) for _, steps in found.sections]


def _ingredients(found: _Parts, section: Section) -> None:
    if section.name and only_instructs(line.text for line in section.lines if line.text):
        _steps(found, section._replace(is_certain=True))
        return
    if serves := _SERVES.search(section.heading):
        found.take_facts(f"Serves {serves[1] or serves[2]}")
    section = section if section.is_certain else _without_lead(found, section)
    lines = [line for line in section.lines if not (line.text and found.take_facts(line.text, only_labelled=True))]
    groups, notes = read_ingredients(lines, section.name)
    for name, items in groups:
        under(found.groups, "" if is_generic(name) else name).extend(items)
    found.notes += notes


def _without_lead(found: _Parts, section: Section) -> Section:
    """Move a name above a list without a heading, and apart from it, to the description: it is what the list is for."""
    texts = [line for line in section.lines if line.text]
    if next((at for at, line in enumerate(texts) if has_amount(line.text)), 0) != 1:
        return section
    lead, block = texts[0], texts[1 : 1 + _LISTED]
    is_apart = block[0].number > lead.number + 1 or _repeats(lead.text, found.title)
    is_list = len(block) == _LISTED and all(below.number <= above.number + 1 for above, below in pairwise(block))
    if not (is_apart and is_list and lead.kind == block[0].kind):
        return section
    if not found.take_facts(lead.text):
        found.description.append(lead.text)
    return section._replace(lines=tuple(line for line in section.lines if line is not lead))


def _repeats(text: str, title: str) -> bool:
    """Return whether a line is like the title: "Best Stew Ever" below "Sunday Cooking: Best Stew Ever."."""
    words, named = (set(re.findall(r"[^\W\d_]+", one.casefold())) for one in (text, title))
    return min(len(words), len(named)) > 1 and (words <= named or (text.istitle() and named < words))


def _steps(found: _Parts, section: Section) -> None:
    lines = [line for line in section.lines if not _states_facts(found, line)]
    if _is_other_list(found, section, lines):
        found.notes += [f"{section.name}: {text}" for text in _remark_lines(section)]
        return
    lines, closing = without_closing(lines)
    found.instructions += lines
    steps, notes = read_steps(lines)
    found.notes += [*notes, *closing]
    if section.step_title and len(steps) == 1 and not any(line.kind in ("number", "bullet") for line in lines):
        under(found.sections, "").append(DraftStep(steps[0].text, section.step_title, steps[0].notes))
        return
    if steps:
        name = section.name or section.step_title
        under(found.sections, "" if is_generic(name) else name).extend(steps)
    if not section.is_certain:
        _point_out_doubtful(found, lines, " ".join(step.text for step in steps))


def _is_other_list(found: _Parts, section: Section, lines: list[Line]) -> bool:
    """Return whether a named part of the steps has no instructions, while the parts before it do."""
    named = bool(section.name) and section.is_certain and not section.step_title
    return named and _instructs(found.instructions, 0) and not _instructs(lines, _MOST_STATED)


def _instructs(lines: list[Line], share: float) -> bool:
    """Return whether more than a share of the lines are clearly English instructions."""
    texts = [line for line in lines if line.text]
    return sum(weigh(line).step >= CLEAR for line in texts) > share * len(texts)


def _states_facts(found: _Parts, line: Line) -> bool:
    """Take the facts of a line; one with a number may only state servings: "9. Makes 9 servings."."""
    if line.kind == "number" and servings_in(line.text, only_labelled=True) is None:
        return False
    return line.kind in ("text", "bullet", "number") and found.take_facts(line.text, only_labelled=True)


def _point_out_doubtful(found: _Parts, lines: list[Line], steps: str) -> None:
    for line in lines:
        if line.text and line.text in steps and line.kind != "mark" and _is_doubtful(line):
            _doubt(found, line, "This paragraph may be a step")
            return


def _is_doubtful(line: Line) -> bool:
    evidence = weigh(line)
    return evidence.step < _CERTAIN_STEP and (line.kind != "number" or evidence.prose > 0)


def _head(found: _Parts, section: Section) -> None:
    """Read the text before the recipe: facts, and a description with an entry per paragraph."""
    named = section.heading and not _ABOUT.fullmatch(section.heading)
    is_empty = not any(line.text for line in section.lines)
    if named and section.role == "" and section.heading != found.title and not (is_empty and found.groups):
        found.description.append(section.heading)
    paragraph: list[str] = []
    for line in section.lines:
        if not line.text or _take_fact(found, section, line.text) or line.kind == "mark":
            _describe(found, paragraph)
            paragraph = []
        else:
            paragraph.append(line.text)
    _describe(found, paragraph)


def _take_fact(found: _Parts, section: Section, text: str) -> bool:
    """Take what a line of its own states, which a sentence of the story does only in passing."""
    if _is_prose(text):
        return False
    return found.take_facts(text) or (section.role == "info" and _take_value(found, text))


def _is_prose(text: str) -> bool:
    return text.count(" ") > _PROSE and text[-1] in ".!"


def _take_value(found: _Parts, text: str) -> bool:
    """Take a length or a yield without a label: "2 hours", "1 loaf"."""
    time = length_alone(text)
    if time is not None:
        found.times.append(time)
    elif found.servings.least is None and _YIELD.fullmatch(text):
        found.servings = parse_servings(text)
    else:
        return False
    return True


def _describe(found: _Parts, paragraph: list[str]) -> None:
    """Add a paragraph to the description; its title may be on a line of its own above it."""
    if len(paragraph) > 1 and not found.title and not found.description and paragraph[1][0].isupper():
        found.description.append(paragraph[0])
        paragraph = paragraph[1:]
    if paragraph:
        found.description.append(" ".join(paragraph))


def _remarks(found: _Parts, section: Section) -> None:
    """Read notes, tips, storage, serving, nutrition, equipment and the source."""
    if section.role == "nutrition" and (per := _PER.search(section.heading)):
        found.per = per[1].lower().strip(" :()")
    is_elsewhere = bool(_ELSEWHERE.match(section.heading))
    has_facts = section.role in _WITH_FACTS and not is_elsewhere
    for text in _remark_lines(_without_facts(found, section) if has_facts else section):
        if section.role == "nutrition":
            facts = nutrition_facts(text)
            found.add_nutrition(facts)
            found.notes += [] if facts else [text]
        elif section.role == "serving":
            found.serving += sentences(text)
        elif section.role == "storage":
            found.storage.append(text)
        elif section.role == "tips":
            found.tips.append(text)
        elif section.role == "source":
            found.source.append(text)
        elif section.role == "equipment":
            found.notes.append(f"Equipment: {text}")
        elif is_elsewhere or not found.take_facts(text, only_labelled=True):
            found.notes.append(text)


def _without_facts(found: _Parts, section: Section) -> Section:
    """Return the section without the facts at the end of a recipe card, which are added to the recipe."""
    return section._replace(lines=tuple(line for line in section.lines if not _states_facts(found, line)))


def _remark_lines(section: Section) -> list[str]:
    """Return the items and paragraphs of a section, joining adjacent lines without a list sign."""
    texts: list[str] = []
    joins = False
    for line in section.lines:
        if line.text and (line.kind != "mark" or section.role == "nutrition"):
            wrapped = joins and line.kind == "text" and section.role not in ("nutrition", "equipment")
            if section.role == "nutrition" and texts and _is_value(line.text, texts[-1]):
                texts[-1] = f"{texts[-1]}: {line.text}"
            elif wrapped:
                texts[-1] = f"{texts[-1]} {line.text}"
            else:
                texts.append(": ".join(filter(None, line.cells)) if line.cells else line.text)
        joins = bool(line.text) and line.kind != "mark"
    return texts


def _is_value(text: str, name: str) -> bool:
    return bool(NUTRITION_VALUE.fullmatch(text)) and not any(map(str.isdigit, name))


def _doubt(found: _Parts, line: Line, text: str) -> None:
    found.uncertain.append(Problem(f"{text}, but no heading says so.", line.number, hint="Check that it is right."))


_READERS: dict[Role, Callable[[_Parts, Section], None]] = {
    "ingredients": _ingredients,
    "steps": _steps,
    "": _head,
    "info": _head,
}
"""What reads the sections of each role; all other roles are remarks: notes, tips, storage, nutrition …"""
