"""Blocks put where they belong in a recipe: by their headings where those say, by how they read where not."""

from kitchen_tui.recipes.formats.draft import DraftStep
from kitchen_tui.recipes.formats.text.blocks import Block, Heading, Item, Items, Label, Paragraph
from kitchen_tui.recipes.formats.text.facts import nutrition_fact, sentences, tags_in
from kitchen_tui.recipes.formats.text.gathered import Gathered, under
from kitchen_tui.recipes.formats.text.roles import Role, group_name, has_amount, like_ingredient, role_of
from kitchen_tui.recipes.formats.text.verbs import begins_with_verb
from kitchen_tui.recipes.problems import Problem

_LONGEST_LIST = 300
"""Lines that are looked at to see what a list is."""


class Gatherer:
    """Walks the blocks once; its state is the role that the last heading gave, and the name it put on what follows."""

    def __init__(self, blocks: list[Block], title: str = "") -> None:
        self.found = Gathered(title=title)
        self._blocks = blocks
        roles = {role_of(block.text) for block in blocks if isinstance(block, Heading | Label)}
        self._told_ingredients = "ingredients" in roles
        self._told_steps = "steps" in roles
        self._sectioned = self._told_ingredients and not self._told_steps
        self._role: Role = ""
        self._level = 0
        self._name = ""
        self._title_of_step = ""
        self._numbered = False
        self._first_heading = next((block for block in blocks if isinstance(block, Heading)), None)

    def gather(self) -> Gathered:
        """All blocks, in order."""
        for at, block in enumerate(self._blocks):
            if isinstance(block, Heading):
                self._heading(block)
            elif isinstance(block, Label) and (self._role or isinstance(self._following(at), Items)):
                self._label(block)
            elif isinstance(block, Label):
                self._label_alone(block)
            elif isinstance(block, Items):
                self._items(block)
            else:
                self._paragraph(block, self._numbers_follow(at))
        if not self.found.groups and not self.found.sections:
            self._told_in_words()
        return self.found

    def _told_in_words(self) -> None:
        """A recipe that is a story: the paragraphs that tell to do something are its steps."""
        told = [text for text in self.found.description if any(map(begins_with_verb, sentences(text)))]
        self.found.description = [text for text in self.found.description if text not in told]
        for text in told:
            self._step(text)
        if told:
            self._doubt(0, "The steps may be others than these")

    def _following(self, at: int) -> Block | None:
        return self._blocks[at + 1] if at + 1 < len(self._blocks) else None

    def _numbers_follow(self, at: int) -> bool:
        """Whether a list of numbered steps stands between here and the next heading."""
        for block in self._blocks[at + 1 : at + 8]:
            if isinstance(block, Heading):
                return False
            if isinstance(block, Items) and block.numbered:
                return True
        return False

    def _heading(self, heading: Heading) -> None:
        role = role_of(heading.text)
        if heading is self._first_heading and not role and not self.found.title:
            self.found.title = heading.text
            return
        self._title_of_step, self._numbered = "", False
        if role and not (role == self._role and heading.level > self._level):
            self._role, self._level = role, heading.level
            self._name = group_name(heading.text) if role == "ingredients" else ""
            if role == "nutrition" and "per " in heading.text.lower():
                self.found.per = heading.text.lower().rsplit("per ", 1)[1]
        elif self._sectioned and heading.level <= 2:
            self._role, self._level, self._name = "", heading.level, heading.text
            self._title_of_step = heading.text
        else:
            self._name = heading.text
            if not self._level or heading.level <= self._level:
                self._role = ""

    def _label(self, label: Label) -> None:
        if self.found.take_fact(label.text):
            return
        role = role_of(label.text)
        if role and not (self._role == "ingredients" and role == "serving"):
            self._role, self._name = role, ""
            self._level = self._level or 9
        else:
            self._name, self._numbered = label.text, False

    def _label_alone(self, label: Label) -> None:
        """A label over words, where no heading has said anything yet: a role, or a greeting."""
        if role_of(label.text) or self.found.groups:
            self._label(label)
        elif not self.found.take_fact(label.text):
            self.found.description.append(f"{label.text}:")

    def _items(self, items: Items) -> None:
        kept = tuple(item for item in items.items if not self._took_fact(item.text))
        if not kept:
            return
        role = self._role or self._guessed(items, kept)
        if role == "ingredients":
            self._ingredients(kept)
        elif role == "steps":
            self._numbered, self._title_of_step = items.numbered, ""
            for item in kept:
                self._step(item.text, item.nested)
        else:
            for item in kept:
                for text in (item.text, *item.nested):
                    self._aside(role, text)

    def _took_fact(self, text: str) -> bool:
        if self._role == "info":
            return self.found.take_info(text)
        return not self._role and self.found.take_fact(text)

    def _guessed(self, items: Items, kept: tuple[Item, ...]) -> Role:
        """What a list without a telling heading is: numbers are steps, lines that read like ingredients are those."""
        if items.numbered:
            return "steps"
        lines = [text.rstrip(".") or text for item in kept for text in (item.text, *item.nested)][:_LONGEST_LIST]
        likely = sum(like_ingredient(line) for line in lines) / len(lines)
        sure = sum(has_amount(line) for line in lines)
        if likely >= 0.5 and (sure or not (self._told_ingredients or self.found.groups)):
            if not sure:
                self._doubt(kept[0].line, "This list may be the ingredients")
            return "ingredients"
        if self.found.groups and not self._told_steps:
            self._doubt(kept[0].line, "This list may be steps")
            return "steps"
        return "notes"

    def _ingredients(self, items: tuple[Item, ...]) -> None:
        for item in items:
            if item.nested and not has_amount(item.text):
                self._group(item.text).extend(item.nested)
            else:
                self._group(self._name).extend((item.text, *item.nested))

    def _group(self, name: str) -> list[str]:
        return under(self.found.groups, name.strip(" :"))

    def _step(self, text: str, notes: tuple[str, ...] = ()) -> None:
        if text:
            under(self.found.sections, self._name.strip(" :")).append(DraftStep(text, self._title_of_step, notes))

    def _paragraph(self, paragraph: Paragraph, numbers_follow: bool) -> None:
        lines = [line for line in paragraph.lines if not (self._role in ("", "info") and self.found.take_fact(line))]
        lines = [line for line in lines if not self._took_tags(line)]
        if not lines:
            return
        if self._may_list(lines) and all(like_ingredient(line) and line[-1] not in ".!?" for line in lines):
            self._group(self._name).extend(lines)
        elif self._role == "steps" or self._begins_steps():
            self._prose(lines, paragraph, numbers_follow)
        elif self._role == "" and not self.found.groups and not self.found.sections:
            self._describe(lines)
        else:
            self._aside(self._role or "notes", " ".join(lines))

    def _describe(self, lines: list[str]) -> None:
        """Words before the ingredients; a title stands on a line of its own above what is said about it."""
        first, *rest = lines
        if rest and not self.found.title and not self.found.description and rest[0][0].isupper():
            self.found.description.append(first)
            lines = rest
        self.found.description.append(" ".join(lines))

    def _begins_steps(self) -> bool:
        """Whether words that follow the ingredients must be the steps, since no heading announces any."""
        return self._role in ("", "ingredients") and not self._told_steps and bool(self.found.groups)

    def _may_list(self, lines: list[str]) -> bool:
        """Whether lines without bullets may be ingredients: under their heading, or where nothing has one."""
        if len(lines) > _LONGEST_LIST:
            return False
        if self._role == "ingredients":
            return True
        started = any(map(has_amount, lines)) or bool(self.found.groups)
        return not self._role and not self._told_ingredients and not self.found.sections and started

    def _took_tags(self, line: str) -> bool:
        tags = tags_in(line)
        self.found.tags.extend(tags)
        return bool(tags)

    def _prose(self, lines: list[str], paragraph: Paragraph, numbers_follow: bool) -> None:
        """Steps that are written out: a paragraph each, or a line each where every line is whole sentences."""
        text = " ".join(lines)
        if self._title_of_step:
            self._titled_step(text)
        elif numbers_follow or self._numbered or _is_aside(text) or text.lower().startswith(("note:", "tip:")):
            self._aside("notes", text)
        elif len(lines) > 1 and all(line[-1] in ".!)…" for line in lines):
            for line in lines:
                self._step(line)
        else:
            self._step(text)
        if not self._told_steps and not self._title_of_step:
            self._doubt(paragraph.line, "This paragraph may be a step")

    def _titled_step(self, text: str) -> None:
        steps = under(self.found.sections, "")
        if steps and steps[-1].title == self._title_of_step:
            steps[-1] = steps[-1]._replace(text=f"{steps[-1].text} {text}")
        else:
            steps.append(DraftStep(text, self._title_of_step))

    def _aside(self, role: Role, text: str) -> None:
        if role == "nutrition":
            if fact := nutrition_fact(text):
                self.found.nutrition.append(fact)
            else:
                self.found.notes.append(text)
        elif role == "serving":
            self.found.serving.extend(sentences(text))
        else:
            kept = {"storage": self.found.storage, "tips": self.found.tips, "source": self.found.source}
            kept.get(role, self.found.notes).append(text)

    def _doubt(self, line: int, text: str) -> None:
        self.found.uncertain.append(Problem(f"{text}: no heading says so.", line, hint="Look whether it is right."))


def _is_aside(text: str) -> bool:
    """A few words that tell nobody to do anything: "Love, Mum"."""
    return like_ingredient(text) and text[-1] not in ".!?" and not has_amount(text)
