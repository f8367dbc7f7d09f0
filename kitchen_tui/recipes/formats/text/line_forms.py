"""Classifies lines by their form: headings, list items, table rows, lone numbers, plain text."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Literal

from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.numbers import COUNT_WORDS, FRACTION_SIGNS, FRACTIONS
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.recipes.formats.headings import ROLE_HEADING, Role, heads_steps, is_misspelt_role, role_of
from kitchen_tui.recipes.formats.text.markup import markdown_lines, unmarked, with_credited_address
from kitchen_tui.recipes.formats.text.other_markup import SourceLine
from kitchen_tui.recipes.formats.text.tables import TableRow, find_tables
from kitchen_tui.recipes.reading_limits import LONGEST_MARKUP
from kitchen_tui.recipes.understand.times.naming import ACTIONS

Kind = Literal["heading", "bullet", "number", "row", "mark", "text", "blank"]
"""A "mark" is a number alone on a line: of a step or a page, or an amount separated from its ingredient."""

BOLD_LEVEL = 7
"""The level of a heading that is a line in bold, below the six of Markdown."""
LABEL_LEVEL = 8
"""The level of a line that only introduces the next lines: "For the sauce:"."""


class Line(NamedTuple):
    """A line without its markup. A heading has a `level`, a list item an `indent` and a `mark` (bullet or number).

    A blank line with a mark is a rule.
    """

    kind: Kind
    text: str
    number: int
    level: int = 0
    indent: int = 0
    mark: str = ""
    cells: tuple[str, ...] = ()

    @property
    def role(self) -> Role:
        """The role that a heading gives to the lines below it; empty for other lines."""
        return role_of(self.text) if self.kind == "heading" else ""

    @property
    def is_rule(self) -> bool:
        return self.kind == "blank" and bool(self.mark)

    def blanked(self) -> "Line":
        """Return a blank line in place of this one."""
        return self._replace(kind="blank", text="")


_ATX = lazy_regex(r"(#{1,6})(?:\s+|(?=\[))(.*?)[\s#]*|(#{2,6}|#(?=[A-Z][^#]{1,40}\s[^#]{1,40}$))([^#\s].*?)#*\s*")
_WIKI = lazy_regex(r"(={2,6})\s*(\S.{0,78}?)\s*={2,6}|(=)\s+(\S.{0,78}?)\s+=")
_BOLD = lazy_regex(r"(\*\*|__)([^*_].{0,78}?)\1(:?)")
_BRACKETED = lazy_regex(r"[\[{]([^\[\](){}]{3,60})[\]}]:?")
_UNDERLINE = lazy_regex(r"={3,}|-{3,}|[─━═]{3,}")
_DOUBLE_UNDERLINE = lazy_regex(r"={3,}")
_RULE = lazy_regex(r"(?:[-*_=~+#.•─━═]\s*){3,}")
_HASHTAGS = lazy_regex(r"#[^\W\d][\w/-]*(?:[\s,]+#[^\W\d][\w/-]*)*|(?:#[^\W\d][\w /&-]{1,30}){2,20}")
_INLINE_HEADING = lazy_regex(
    r"(ingredients|method|directions|instructions|(?:what )?you(?:['’]ll| will)? need)(?::|\s[-–—])\s+(\S.*)",
    re.IGNORECASE,
)
_NEEDED = lazy_regex(
    rf"((?:for [\w ]{{2,30}},? )?you(?:['’]ll| will)? need)\s(?=[\d{FRACTIONS}]|an? )"
    r"([^,.]{3,40}(?:, [^,.]{3,40}){2,20}\.?)",
    re.IGNORECASE,
)
"""A list in a sentence: "For one mug you need 200 ml water, 2 tsp tea and a cinnamon stick."."""
_COMMA = lazy_regex(r",\s+(?![^()]*\))")
_SEMICOLON = lazy_regex(r";\s*(?![^()]*\))")

_SPACED_SIGN = lazy_regex(r"([-*+–—−~>|]|-{2,3}|o(?=\s+\d|\t|\s{2,}))\s+(?:\[[ xX]?\]\s+)?(?=\S)")
_GLUED_SIGN = lazy_regex(rf"([-–—−+])(?=[^\W_]|[{FRACTIONS}(\"“])|(\*)(?=[^\s*])(?!.*\*)")
_BOX = lazy_regex(r"^(?:\[[ xX]?\]|\([ xX]?\))\s*(?=\S)")
SIGNS = "•·‣⁃∙†‡※●○■□▪▫▢◦→►▸▹▶➢➤❏❐❑❒❖◆◇☐☑☒✓✔✗✘✅\u25fb\u25fc\u25fd\u25fe"
_NO_SIGNS = "©®™°№℃℉"
_NUMBER = lazy_regex(
    r"[(\[]?(\d{1,3})\s?(?:[.):\]|>]{1,2}|️?⃣)\s+(?=\S)|(\d{1,3})[.)|>]{1,2}(?=[^\W\d_]|[\"“(])|(\d{1,3})️?⃣\s?(?=\S)"
    r"|step\s+#?(\d{1,2})(?=(?-i:[A-Z][a-z]))"
    rf"|step\s+#?(\d{{1,3}}|{COUNT_WORDS}|[a-k](?=[-–—.:)]))\s?[-–—.:)]*\s+(?=\S)"
    r"|\(?([A-Za-z]|[ivx]{1,4})\)\s+(?=\S)|([①-⒛❶-❿➀-➓⓵-⓾Ⅰ-Ⅻⅰ-ⅻ])[.):]?\s?(?=\S)"
    r"|(#)\.\s+(?=\S)",
    re.IGNORECASE,
)
_MARKED_NUMBER = lazy_regex(r"^(\*\*|__)((?:step\s+)?#?\w{1,5}[.):]?)\1:?\s+(?=\S)", re.IGNORECASE)
_COUNTED_PART = lazy_regex(r"^(?:[IVX]{1,3}|[A-D]|\d)[.)]\s+")
"""The number of a part of the text: "II. Method"."""
_NUMBER_TWICE = lazy_regex(r"^(\d{1,2}[.)]\s+)\1")
"""A number that the page and the list both wrote: "1. 1. Boil"."""
_NUMBER_ALONE = lazy_regex(
    r"(?:step\s+)?[(\[]?\d{1,4}[.):\]]?(?:\s*/\s*\d{1,3})?|step\s+\d{1,3}\s*(?:of|/)\s*\d{1,3}:?"
    rf"|step (?:{COUNT_WORDS}):?|[①-⒛❶-❿➀-➓]"
    rf"|\d{{1,3}}[.,]\d{{1,2}}|\d{{0,3}}\s?(?:\d\s?[/⁄]\s?\d{{1,2}}|[{FRACTIONS}])|\d{{1,3}}\s?[-–]\s?\d{{1,3}}",
    re.IGNORECASE,
)
_GLUED_STEP = lazy_regex(r"(?<=[.!?)])\s*(?=(?:Step|STEP) \d{1,2}(?:\s*$|[.:)]?\s*[A-Z]))")
"""The place before a step's number that follows the step before it without a line break."""
_COLUMN_IN_ITEM = lazy_regex(rf"^([\d{FRACTIONS}][^|]{{0,30}}?)\s*\|\s+(?=\S)")
"""The bar between amount and name in a list item: "- 2 tbsp. | oil"."""
_GLUED_AMOUNT = lazy_regex(
    rf"^(\d[\d/.{FRACTIONS}–-]*|[{FRACTIONS}])(tablespoon|teaspoon|cup|pound|ounce|clove|can|gram|slice)(s?)(?=[a-z])(?!s\b)"
)
_ADDRESS = lazy_regex(r"https?://\S+")
_NARROWEST, _WIDEST = 40, 110
"""The widths between which a text may have been wrapped."""
_RAGGED = 4
_HEADING_WORDS = 12
_MOST_BOLD_WORDS = 5


def read_lines(text: str, first: int = 1) -> list[Line]:
    """Return the lines of a text, counted from `first`, recognizing underlined, bold and numbered headings."""
    lines: list[Line] = []
    for source in find_tables(markdown_lines(text, first)):
        if isinstance(source, TableRow):
            cells = tuple(unmarked(_without_signs(cell)[1]) for cell in source.cells)
            lines.append(Line("row", " ".join(filter(None, cells)), source.number, cells=cells))
        elif _is_heading_underline(source.text, lines):
            lines[-1] = lines[-1]._replace(kind="heading", level=1 if source.text.strip()[0] in "=━═" else 2)
        elif _underlines_role(source, lines):
            lines[-1] = lines[-1]._replace(level=1)
        else:
            parts = _GLUED_STEP.split(source.text) if "step " in source.text.lower() else [source.text]
            lines += (line for part in parts for line in _read(source._replace(text=part)))
    return _with_counters(list(_numbered_headings(list(_nested_headings(_unwrapped(lines))))))


def are_in_steps(lines: Iterable[Line]) -> list[bool]:
    """Return for each line whether it is, or is below, a heading of the steps."""
    found = [False]
    for line in lines:
        found.append(heads_steps(line.text, found[-1]) if line.kind == "heading" else found[-1])
    return found[1:]


def _read(source: SourceLine) -> Iterator[Line]:
    number, raw = source
    text = with_credited_address(raw.strip())
    if text.endswith("|") and text.count("|") == 1:  # the edge of a table that was not copied
        text = text[:-1].rstrip()
    indent = len(raw) - len(raw.lstrip())
    if not text or _RULE.fullmatch(text):
        yield Line("blank", "", number, mark=text[:3])
    elif not any(map(str.isalnum, text[:LONGEST_MARKUP])):  # only signs or pictures: "-" above a list, "•"
        yield Line("blank", "", number)
    elif len(text) > LONGEST_MARKUP:
        yield Line("text", unmarked(text), number, indent=indent)
    elif heading := _heading(text, number):
        yield heading
    elif _HASHTAGS.fullmatch(text):
        yield Line("text", f"Tags: {', '.join(filter(None, (tag.strip(' ,') for tag in text.split('#'))))}", number)
    elif inline := _inline(unmarked(text)):
        yield from _spread(*inline, number)
    else:
        yield from _item(text, number, indent)


def _heading(text: str, number: int) -> Line | None:
    if atx := _ATX.fullmatch(text):
        words = unmarked(atx[2] or atx[4] or "")
        return Line("heading", _without_pictograms(_without_signs(words)[1]), number, len(atx[1] or atx[3]))
    if wiki := _WIKI.fullmatch(text):
        return Line("heading", unmarked(wiki[2] or wiki[4]), number, 7 - len(wiki[1] or wiki[3]))
    plain = _COUNTED_PART.sub("", _without_pictograms(unmarked(_without_signs(text)[1])).strip(' -–—~*=•/"“”….'))
    if ROLE_HEADING.fullmatch(plain) or is_misspelt_role(plain):
        level = BOLD_LEVEL if text.startswith(("**", "__")) else 2
        return Line("heading", plain.rstrip(" :"), number, level)
    bold = _BOLD.fullmatch(text)
    if bold and not bold[2].startswith("(") and any(map(str.isalpha, bold[2])) and not _orders(bold[2]):
        return Line("heading", unmarked(bold[2]), number, BOLD_LEVEL)
    if (bracketed := _BRACKETED.fullmatch(text)) and bracketed[1].strip()[0].isalpha():
        return Line("heading", unmarked(bracketed[1]), number, LABEL_LEVEL)
    return None


def _orders(text: str) -> bool:
    """Return whether bold words are a step and not a heading: "**Simmer for 30 minutes, then stir in the cream**"."""
    words = text.split()
    return len(words) > _MOST_BOLD_WORDS and words[0].lower() in ACTIONS and any(map(str.isdigit, text))


def _item(text: str, number: int, indent: int) -> Iterator[Line]:
    """Read a list item or plain text, dropping signs and boxes before a number: "▢ 1. Boil" is numbered."""
    mark, rest = _without_signs(text)
    if mark and (nested := _ATX.fullmatch(rest)) and (words := unmarked(nested[2] or nested[4] or "")):
        yield Line("heading", words, number, LABEL_LEVEL)  # "- ## Sauce", as some programs write groups
        return
    rest = _NUMBER_TWICE.sub(r"\1", _MARKED_NUMBER.sub(r"\2 ", rest))
    if mark and "|" in rest:
        rest = _COLUMN_IN_ITEM.sub(r"\1 ", rest)
    rest = _GLUED_AMOUNT.sub(_spaced_amount, rest)
    if _NUMBER_ALONE.fullmatch(rest):
        yield Line("mark", rest, number, indent=indent)
    elif (numbered := _NUMBER.match(rest)) and (words := unmarked(_BOX.sub("", rest[numbered.end() :], 1))):
        if words.endswith(":") and ROLE_HEADING.fullmatch(words):  # "5. Notes:"
            yield Line("heading", words.rstrip(" :"), number, 2)
            return
        yield Line("number", words, number, indent=indent, mark=numbered[numbered.lastindex or 0])
    elif words := unmarked(rest):
        yield Line("bullet" if mark else "text", words, number, indent=indent, mark=mark)
    elif rest:  # only a picture
        yield Line("blank", "", number)


def _spaced_amount(found: re.Match[str]) -> str:
    """Separate an amount from its name: "1/2cupsugar" is half a cup of sugar, "2cupssugar" two cups."""
    number, unit, plural = found.groups()
    is_one = number == "1" or number[0] in FRACTION_SIGNS or number.startswith(("1/", "2/3", "3/4"))
    return f"{number} {unit} {plural}" if is_one else f"{number} {unit}{plural} "


def _without_signs(text: str) -> tuple[str, str]:
    """Return the first sign before the words of a line, if any, and the line without signs."""
    first = ""
    while text:
        sign = _SPACED_SIGN.match(text) or _GLUED_SIGN.match(text) or (_BOX.match(text) if not first else None)
        end = sign.end() if sign else _symbols(text)
        if not end or not text[end:].strip():
            break
        first, text = first or text[0], text[end:].lstrip()
    return first, text


def _symbols(text: str) -> int:
    """Return the length of the bullets, pictograms and variation selectors at the start of a line."""
    end = 0
    while end < len(text) and (
        text[end] in SIGNS
        or (end and text[end] in "\ufe0e\ufe0f\u200d ")
        or (not text[end].isascii() and _is_pictogram(text[end]) and not _NUMBER.match(text[end:]))
    ):
        end += 1
    return end


def _without_pictograms(text: str) -> str:
    """Return a heading without the pictograms at its end."""
    end = len(text)
    while (
        end and not text[end - 1].isascii() and (text[end - 1] in "\ufe0e\ufe0f\u200d" or _is_pictogram(text[end - 1]))
    ):
        end -= 1
    return text[:end].rstrip() or text


def _is_pictogram(char: str) -> bool:
    return unicodedata.category(char) in ("So", "Sk", "Co") and char not in _NO_SIGNS


def _inline(text: str) -> tuple[str, str] | None:
    """Return a heading and what follows it on its line: "Method: Boil it.", "You need 2 eggs, 1 leek and a lemon."."""
    if (inline := _INLINE_HEADING.fullmatch(text)) and inline[2].count(" ") >= 1:
        return inline[1], inline[2]
    needed = _NEEDED.fullmatch(text) if " need " in text else None
    return (needed[1], needed[2].replace(" and ", ", ")) if needed else None


def _spread(heading: str, text: str, number: int) -> Iterator[Line]:
    """Split "Ingredients: 2 eggs, 1 leek." into a heading and a list, "Method: Boil it." into a heading and text."""
    if text[0] == "(" and text[-1] == ")":  # "Ingredients: (for four)"
        yield Line("heading", f"{heading} {text}", number, 2)
        return
    yield Line("heading", heading, number, 2)
    if role_of(heading) != "ingredients":
        yield Line("text", text, number)
        return
    for item in (_SEMICOLON if ";" in text else _COMMA).split(text.rstrip(".")):
        if item.strip():
            yield Line("bullet", item.strip(), number, mark="-")


def _unwrapped(lines: list[Line]) -> list[Line]:
    """Join the lines of wrapped paragraphs."""
    joined: list[Line] = []
    for is_text, run in groupby(lines, key=lambda line: line.kind == "text"):
        paragraph = list(run)
        if is_text and _is_wrapped(paragraph):
            paragraph = [paragraph[0]._replace(text=" ".join(line.text for line in paragraph))]
        joined += paragraph
    return joined


def _is_wrapped(lines: list[Line]) -> bool:
    """Return whether the next word would not have fitted on any line, and some lines end within a sentence."""
    lengths = [line.indent + len(line.text) for line in lines]
    width = max(lengths)
    if any(_ADDRESS.fullmatch(line.text) for line in lines):
        return False
    if all(line.text.split(maxsplit=1)[0] in ACTIONS for line in lines):  # instructions in lower case, one per line
        return False
    if len(lines) < 2 or not _NARROWEST <= width <= _WIDEST:
        return False
    within = False
    for length, after in zip(lengths, lines[1:], strict=False):
        if length + 1 + len(after.text.split(maxsplit=1)[0]) < width - _RAGGED:
            return False
        within |= after.text[0].islower()
    return within


def _is_heading_underline(raw: str, lines: list[Line]) -> bool:
    """Return whether a row of = or - underlines a single line of text; below a paragraph it is a rule."""
    if not _UNDERLINE.fullmatch(raw.strip()) or not lines or lines[-1].kind != "text":
        return False
    return len(lines) < 2 or lines[-2].kind != "text"


def _underlines_role(source: SourceLine, lines: list[Line]) -> bool:
    """Return whether a row of = is right below a line that is a heading by its words: "Ingredients"."""
    is_below = bool(lines) and lines[-1].kind == "heading" and lines[-1].number == source.number - 1
    return is_below and lines[-1].level > 1 and bool(_DOUBLE_UNDERLINE.fullmatch(source.text.strip()))


def _nested_headings(lines: list[Line]) -> Iterator[Line]:
    """Turn "1. Sauce:" into a heading if numbered lines are nested below it."""
    for line, after in zip(lines, [*lines[1:], None], strict=True):
        nests = after is not None and after.kind == "number" and after.indent > line.indent
        is_heading = line.kind == "number" and nests and line.text.endswith(":")
        yield line._replace(kind="heading", text=line.text.rstrip(" :"), level=LABEL_LEVEL) if is_heading else line


def _numbered_headings(lines: list[Line]) -> Iterator[Line]:
    """If nearly every numbered line is a title with its own text below, the numbers count sections."""
    titles = {line.number for line, after in _with_next(lines) if _is_title(line, after)}
    count = sum(line.kind == "number" for line in lines)
    sections = len(titles) >= 2 and len(titles) >= 0.8 * count
    for line in lines:
        is_title = sections and line.number in titles
        yield line._replace(kind="heading", level=2, indent=0, mark="") if is_title else line


def _with_next(lines: list[Line]) -> Iterator[tuple[Line, Line | None]]:
    full = [line for line in lines if line.kind != "blank"]
    yield from zip(full, [*full[1:], None], strict=False)


def _is_title(line: Line, after: Line | None) -> bool:
    if line.kind != "number" or line.indent or after is None or after.kind in ("number", "heading") or after.indent:
        return False
    if after.kind == "text" and after.text[0].islower():
        return False
    return len(line.text.split()) <= _HEADING_WORDS and line.text[-1] not in ".!?;,"


_COUNTER = lazy_regex(r"(?:#(\d{1,2})[.:)]?\s+|([A-Za-z])(?:[.:]\s+|\s[-–]\s+)|(\d{1,2})\s?[-–—]\s+)(?=\S)")
_FIRST_LABELS = ("1", "a")
_DIGITS = lazy_regex(r"\d{1,3}")


def _with_counters(lines: list[Line]) -> list[Line]:
    """Turn "a. 2 leeks" and "b. 1 onion", or "#1 2 leeks" and "#2 1 onion", into numbered lines."""
    counted: dict[int, Line] = {}
    run: dict[int, re.Match[str]] = {}
    expected = ""
    for at, line in enumerate(lines):
        found = _COUNTER.match(line.text) if line.kind in ("text", "bullet") else None
        label = _label(found) if found else ""
        if found is None or label not in (*_FIRST_LABELS, expected):
            continue
        run = {} if label in _FIRST_LABELS else run
        run[at] = found
        expected = str(int(label) + 1) if label.isdigit() else chr(ord(label) + 1)
        if len(run) > 1 and not all(map(_is_range, run.values())):
            counted |= {
                place: lines[place]._replace(kind="number", mark=_label(one), text=lines[place].text[one.end() :])
                for place, one in run.items()
            }
    return [counted.get(at, line) for at, line in enumerate(lines)]


def _label(found: re.Match[str]) -> str:
    return (found[found.lastindex or 0]).lower()


def _is_range(found: re.Match[str]) -> bool:
    """Return whether a number continues with a larger one: "1 - 2 onions"."""
    number = _DIGITS.match(found.string, found.end()) if found[3] else None
    return number is not None and int(number[0]) > int(found[3])
