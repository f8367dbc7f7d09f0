"""The items of a step: words, `@ingredients`, `#cookware` and `~timers`, in one pass from left to right."""

import re
from collections.abc import Callable
from unicodedata import category

from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.recipes.formats.cooklang.lines import Passage
from kitchen_tui.recipes.formats.cooklang.tree import (
    Cookware,
    Ingredient,
    Item,
    Text,
    Timer,
    parted,
    quantity_of,
    unescaped,
)
from kitchen_tui.recipes.problems import Problem
from kitchen_tui.recipes.reading_limits import MOST_PROBLEMS

# In "me@example.com" and "Nr#5", the sign is part of a word.
_SIGN = lazy_regex(r"\\|(?<![A-Za-z0-9])[@#~]")
_MODIFIERS = lazy_regex(r"[?&+-]*")
# The alternatives exclude one another, so that matching takes time linear in the distance to the next sign.
_NAME = lazy_regex(r"[^@#~{}\\]*(?:\\.[^@#~{}\\]*)*\{", re.DOTALL)
_INSIDE = lazy_regex(r"[^{}\\]*(?:\\.[^{}\\]*)*\}", re.DOTALL)
_NOTE = lazy_regex(r"\([^()\\]*(?:\\.[^()\\]*)*\)", re.DOTALL)
# "flour{250%g}" without its sign.
_UNMARKED = lazy_regex(r"(?<![&\w])[^\W\d]\w{0,30}\{[^{}\n]{0,40}\}")
# Not in the specification, but in files: "@onion{1}{peeled and minced}".
_BRACED = lazy_regex(r"\{(?:[^{}\\\n]|\\.){1,100}\}")
# "@onion{1, peeled}", "@lentils{1/3%cup, rinsed}", "@beans{1 lb|dry}", "@kale{, chopped}".
_REMARK = lazy_regex(
    r"(?:(?=[^,|]{0,20}\d)([^,|]{1,40}),\s{1,4}|([^,|]{0,40})\|\s{0,4}|\s{0,4},\s{0,4})([^\W\d].*)", re.DOTALL
)
# "@&(~1)dough{}" is the result of an earlier step, given by its number or, with ~, by how many steps back it is.
_REFERENCE = lazy_regex(r"\(\s*=?\s*~?\s*\d{1,4}\s*\)")
# A timer that is not an item because there is a letter or a space before its braces.
_BROKEN_TIMER = lazy_regex(r"~\s*[^\s~{}][^~{}\n]{0,60}\{[^{}\n]*\}|~\s*\{[^{}\n]*\}")
_PATH = lazy_regex(r"\.\.?/[^\s@#~{}(),;]*[^\s@#~{}(),;.]")

"""Problems reported for one passage; the rest appear once these are fixed."""


class _Found(NamedTuple):
    """The parts after a sign, as written, and where they end."""

    name: str
    braces: str | None
    end: int


def items_of(passage: Passage) -> tuple[tuple[Item, ...], tuple[Problem, ...]]:
    """Return the items of a passage in order, and its problems. Anything that is not an item remains text."""
    scan = _Scan(passage)
    scan.run()
    return tuple(scan.items), tuple(scan.problems)


class _Scan:
    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.text = passage.text.rstrip()
        self.items: list[Item] = []
        self.problems: list[Problem] = []
        self._words: list[str] = []
        self._words_at = self._at = len(self.text) - len(self.text.lstrip())
        self._make: dict[str, Callable[[int], Item | None]] = {
            "@": self._ingredient,
            "#": self._cookware,
            "~": self._timer,
        }

    def run(self) -> None:
        """Read the whole passage."""
        while sign := _SIGN.search(self.text, self._at):
            self._add_words(self.text[self._at : sign.start()], self._at)
            self._at = sign.end()
            if sign[0] == "\\":
                self._escape()
                continue
            reported = len(self.problems)
            item = self._make[sign[0]](sign.start())
            if item is None:
                self._at = sign.end()
                self._words.append(sign[0])
                if sign[0] == "~" and len(self.problems) == reported:
                    self._report_broken_timers(sign.start(), sign.end())
                continue
            self._end_words(sign.start())
            self.items.append(item)
            self._words_at = self._at
        self._add_words(self.text[self._at :], self._at)
        self._end_words(len(self.text))

    def _add_words(self, words: str, start: int) -> None:
        self._words.append(words.replace("\n", " "))
        for unmarked in _UNMARKED.finditer(words) if "{" in words else ():
            at = start + unmarked.start()
            if self.text[max(0, at - 4) : at].rstrip(" ").endswith("~"):
                continue  # a broken timer
            sentence = f"“{unmarked[0]}” has no sign before it, so it is plain text."
            self._problem(sentence, at, "Write @ before an ingredient, # before cookware.")
        if "~" in words:
            self._report_broken_timers(start, start + len(words))

    def _report_broken_timers(self, start: int, end: int) -> None:
        """Report each ~ between the two offsets that is followed by braces but cannot be read as a timer."""
        at = self.text.find("~", start, end)
        while at >= 0:
            if broken := _BROKEN_TIMER.match(self.text, at):
                sentence = f"“{broken[0]}” is not read as a timer."
                self._problem(sentence, at, "Put a space before the ~ and none after it: ~rest{10%minutes}.")
            at = self.text.find("~", at + 1, end)

    def _escape(self) -> None:
        """Read a backslash, which escapes a sign or breaks the line at its end; otherwise it stands for itself."""
        after = self.text[self._at : self._at + 1]
        if after == "\n" or unescaped("\\" + after) == after:
            self._words.append(after)
            self._at += 1
        else:
            self._words.append("\\")

    def _end_words(self, end: int) -> None:
        words = "".join(self._words)
        self._words.clear()
        if words and end > self._words_at:
            self.items.append(Text(words, *self.passage.place(self._words_at)))

    def _ingredient(self, start: int) -> Item | None:
        modifiers = self._modifiers("?&+-")
        reference = _REFERENCE.match(self.text, self._at) if "&" in modifiers else None
        if reference is not None:
            self._at = reference.end()
        found = self._found(start, "an ingredient")
        if found is None:
            return None
        name, alias = self._named(found)
        remark = _REMARK.fullmatch(found.braces or "")
        inside = (remark[1] or remark[2] or "") if remark else found.braces
        quantity = quantity_of(inside) if inside is not None else None
        place = self.passage.place(start)
        if reference is not None:
            amount = quantity.shown if quantity else ""
            return Text(f"{amount} {alias or name}".strip(), *place)
        note = ", ".join(filter(None, (unescaped(remark[3]) if remark else "", self._note(found))))
        return Ingredient(name, quantity, alias, note, "?" in modifiers, "-" in modifiers, *place)

    def _cookware(self, start: int) -> Item | None:
        optional = bool(self._modifiers("?"))
        found = self._found(start, "cookware")
        if found is None or (found.braces is None and found.name.isdecimal()):
            return None
        name, alias = self._named(found)
        quantity = quantity_of(found.braces) if found.braces is not None else None
        return Cookware(name, quantity, alias, self._note(found), optional, *self.passage.place(start))

    def _timer(self, start: int) -> Item | None:
        found = self._found(start, "a timer", nameless=True)
        if found is None or (found.braces is None and found.name[0].isdecimal()):
            return None
        quantity = quantity_of(found.braces) if found.braces is not None else None
        name = unescaped(found.name)
        if quantity is None and not name:
            self._problem("This timer has neither a name nor a time.", start, "Write one like ~rest{10%minutes}.")
            return None
        if quantity is not None and not quantity.unit and quantity.least is not None:
            self._problem(
                "This timer’s missing unit is taken to be minutes.", start, f"Write {{{quantity.text}%minutes}}."
            )
        return Timer(name, quantity, *self.passage.place(start))

    def _modifiers(self, known: str) -> str:
        """Read modifiers, each at most once: in `@??thyme` the second question mark is part of the name."""
        run = _MODIFIERS.match(self.text, self._at)
        taken = ""
        for sign in run[0] if run else "":
            if sign in taken or sign not in known:
                break
            taken += sign
        self._at += len(taken)
        return taken

    def _found(self, start: int, what: str, nameless: bool = False) -> _Found | None:
        """Return the name and the braces here, if this is an item."""
        found = self._with_braces(start, what, nameless) or self._bare()
        if found is None:
            return None
        self._at = found.end
        return found

    def _with_braces(self, start: int, what: str, nameless: bool) -> _Found | None:
        name = _NAME.match(self.text, self._at)
        if name is None or name[0][0].isspace():
            return None
        inside = _INSIDE.match(self.text, name.end())
        if inside is None:
            self._problem("This brace is never closed.", name.end() - 1, "Close it with }, or write \\{ for the sign.")
            return None
        if not name[0][:-1].strip() and not nameless:
            self._problem(f"Here is {what} without a name.", start, "Write the name before the brace.")
            return None
        return _Found(name[0][:-1], inside[0][:-1], inside.end())

    def _bare(self) -> _Found | None:
        """Read a single word of any script, up to white space or punctuation."""
        if path := _PATH.match(self.text, self._at):
            return _Found(path[0], None, path.end())
        end = self._at
        while end < len(self.text) and not self.text[end].isspace() and category(self.text[end])[0] != "P":
            end += 1
        return _Found(self.text[self._at : end], None, end) if end > self._at else None

    def _named(self, found: _Found) -> tuple[str, str]:
        name, alias = parted(found.name, "|") if found.braces is not None else (found.name, "")
        return unescaped(name) or unescaped(alias), unescaped(alias) if name.strip() else ""

    def _note(self, found: _Found) -> str:
        if found.braces is None:
            return ""
        note = _NOTE.match(self.text, self._at) or _BRACED.match(self.text, self._at)
        if note is None:
            return ""
        self._at = note.end()
        return unescaped(note[0][1:-1])

    def _problem(self, text: str, offset: int, hint: str) -> None:
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(Problem(text, *self.passage.place(offset), hint))
