"""Reads ingredients, in one list or under headings, and resolves references to ingredients and steps."""

from bisect import bisect_right
from collections.abc import Iterable

from kitchen_tui.model.recipe import Ingredient, IngredientGroup
from kitchen_tui.recipes.formats.yaml.compose import Items, Keys, Node, Text
from kitchen_tui.recipes.formats.yaml.fields import FieldReader
from kitchen_tui.recipes.understand.amounts import ingredient

INGREDIENT_KEYS = ("text", "quantity", "name", "note", "substitutes", "optional", "listed", "fixed")
GROUP_KEYS = ("group", "items")


def read_groups(fields: FieldReader, node: Node | None) -> tuple[IngredientGroup, ...]:
    """Read the groups of ingredients; ids are "i1", "i2"… through all groups."""
    if node is None:
        return ()
    reader = _GroupReader(fields)
    if isinstance(node, Keys):
        return tuple(reader.group(name.text, lines) for name, lines in node.pairs)
    if isinstance(node, Items):
        return tuple(reader.listed(node.items))
    fields.wrong(node, "ingredients", "a list")
    return ()


class _GroupReader:
    def __init__(self, fields: FieldReader) -> None:
        self._fields = fields
        self._count = 0

    def group(self, name: str, node: Node) -> IngredientGroup:
        fields = self._fields
        title = fields.line(Text(node.line, node.column, name), "A group's name")
        if not isinstance(node, Items):
            if not (isinstance(node, Text) and not node.text):
                fields.wrong(node, f"The group “{title}”", "a list of lines")
            return IngredientGroup(title, ())
        return IngredientGroup(title, tuple(made for item in node.items if (made := self._one(item))))

    def listed(self, items: tuple[Node, ...]) -> list[IngredientGroup]:
        """Read a list of lines; an entry with `group` begins a new group."""
        groups: list[IngredientGroup] = []
        loose: list[Ingredient] = []
        for item in items:
            if isinstance(item, Keys) and any(key.text == "group" for key, _ in item.pairs):
                if loose:
                    groups.append(IngredientGroup("", tuple(loose)))
                    loose = []
                found = self._fields.keys(item, "a group", GROUP_KEYS)
                name = self._fields.line(found.get("group"), "group")
                groups.append(self.group(name, found.get("items", Text(item.line, item.column, ""))))
            elif made := self._one(item):
                loose.append(made)
        return [*groups, IngredientGroup("", tuple(loose))] if loose else groups

    def _one(self, node: Node) -> Ingredient | None:
        if isinstance(node, Text):
            line = self._fields.line(node, "An ingredient")
            return self._made(line) if line else None
        found = self._fields.keys(node, "an ingredient", INGREDIENT_KEYS)
        return self._spelled(node, found) if found else None

    def _spelled(self, node: Node, found: dict[str, Node]) -> Ingredient | None:
        """Read an ingredient with keys, which take precedence over what the line seems to say."""
        fields = self._fields
        parts = {key: fields.line(found.get(key), key) for key in ("quantity", "name", "note")}
        line = fields.line(found.get("text"), "text")
        if not line:
            line = ", ".join(part for part in (f"{parts['quantity']} {parts['name']}".strip(), parts["note"]) if part)
        if not line:
            fields.note(node, "This ingredient has no text.", "Add the whole line as its text, such as text: 2 leeks.")
            return None
        made = self._made(line)
        return made._replace(
            **{key: value for key, value in parts.items() if value},
            substitutes=fields.lines(found.get("substitutes"), "substitutes"),
            optional=fields.flag(found.get("optional"), "optional", default=made.optional),
            listed=fields.flag(found.get("listed"), "listed", default=True),
            scales=not fields.flag(found.get("fixed"), "fixed", default=not made.scales),
        )

    def _made(self, line: str) -> Ingredient:
        self._count += 1
        return ingredient(f"i{self._count}", line)


class Lookup:
    """Finds ingredients or steps by their names and lines.

    An exact name wins. Otherwise every line with these words matches, so that an author only needs as many words of a
    line as distinguish it from the others.
    """

    def __init__(self, things: Iterable[tuple[str, str, str]]) -> None:
        """`things` are tuples of id, name and line."""
        self._ids: list[str] = []
        self._by_name: dict[str, list[str]] = {}
        self._starts: list[int] = []
        lines: list[str] = []
        at = 0
        for thing, name, line in things:
            folded = _fold(line)
            self._ids.append(thing)
            self._starts.append(at)
            lines.append(folded)
            at += len(folded) + 1
            self._by_name.setdefault(_fold(name) or folded, []).append(thing)
        self._text = "\n".join(lines)

    def find(self, words: str) -> tuple[str, ...]:
        """Return the ids that `words` may mean: none if unknown, two if ambiguous."""
        wanted = _fold(words)
        if not wanted:
            return ()
        if named := self._by_name.get(wanted):
            return tuple(named[:2])
        found: list[str] = []
        at = self._text.find(wanted)
        while at >= 0 and len(found) < 2:
            thing = self._ids[bisect_right(self._starts, at) - 1]
            if thing not in found and self._whole(at, at + len(wanted)):
                found.append(thing)
            at = self._text.find(wanted, at + 1)
        return tuple(found)

    def nearest(self, words: str) -> str:
        """Return a hint with the name or line that was probably meant, or ""."""
        from difflib import get_close_matches

        near = get_close_matches(_fold(words)[:60], list(self._by_name)[:200], 1, 0.6)
        return f"Did you mean “{near[0]}”?" if near else ""

    def _whole(self, start: int, end: int) -> bool:
        """Return whether the words match as whole words, apart from plural endings."""
        before, after = self._text[start - 1 : start], self._text[end : end + 3]
        for ending in ("es", "s"):
            after = after.removeprefix(ending) if not after[len(ending) :][:1].isalnum() else after
        return not before.isalnum() and not after[:1].isalnum()


def _fold(text: str) -> str:
    return " ".join(text.casefold().split())
