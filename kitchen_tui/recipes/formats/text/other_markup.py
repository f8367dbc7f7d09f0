"""Converts Org, AsciiDoc, reStructuredText and LaTeX to the forms of Markdown."""

import re
from collections.abc import Callable, Iterable, Iterator
from unicodedata import normalize

from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.numbers import FRACTIONS
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.recipes.formats.headings import role_of
from kitchen_tui.recipes.reading_limits import LONGEST_MARKUP


class SourceLine(NamedTuple):
    """A line of text, and its number in the file."""

    number: int
    text: str


_AMOUNT_TERM = lazy_regex(rf"^(\s*[-+*]\s+[\d{FRACTIONS}][^:]{{0,20}}?) ?:: +(?=\S)")
"""An amount as the term: "- 1 :: onion"."""
_TERM = lazy_regex(r"(?<=[^\s:]) ?:: +(?=\S)")
"""The separator between a term and its description: "flour:: 200 g", "- flour :: 200 g"."""
_ORG = lazy_regex(
    r"^(?:#\+\w+:|\|-{2,}\+-|[ \t]*:PROPERTIES:)|^\*+ (?:ingredients|directions|instructions|method)\b", re.I | re.M
)
_ORG_ROLE = lazy_regex(r"(?:ingredients|directions|instructions|method)\b", re.IGNORECASE)
_ORG_KEYWORD = lazy_regex(r"#\+([\w-]{1,30}):\s*(.*?)\s*")
_ORG_HEADING = lazy_regex(r"(\*{1,8})\s+(?:TODO |DONE )?(.*?)(?:\s+(:[\w:@-]+:))?\s*")
_ATTRIBUTE = lazy_regex(r"\s*:([A-Za-z!][\w -]{0,30}):\s*(.*)")
_FACT = lazy_regex(r"serv|yield|makes|prep|cook|total|time|ready|source|author|tags|category|cuisine", re.IGNORECASE)
_ORG_LINK = lazy_regex(r"\[?\[\[([^\[\]]{1,500})\](?:\[([^\[\]]{1,300})\])?\](?:(?<=\]\])\])?")
_ORG_DEGREES = lazy_regex(r"\\deg(?:\{\})?")
_ORG_ORIGINAL = lazy_regex(r"(?:the )?(?:original|source|link|recipe)(?: (?:link|recipe|source|page))?", re.IGNORECASE)
_ORG_CODE = lazy_regex(r"(?<!\w)([=~])(?=\S)([^=~]{1,200})(?<=\S)\1(?!\w)")

_ORG_ITALIC = lazy_regex(r"(?<![\w/:.])/(?=[^\W\d_])([^/\s][^/]{0,80}?)(?<=[^\s/])/(?![\w/])")

_ASCIIDOC = lazy_regex(r"^={1,5} \S|^\|={3,}|^\. \S", re.MULTILINE)
_MARKDOWN_HEADING = lazy_regex(r"^#{1,6} ", re.MULTILINE)
_ASCIIDOC_HEADING = lazy_regex(r"(={1,6})\s+(.*?)(?:\s+=+)?\s*")
_ASCIIDOC_ITEM = lazy_regex(r"(\.{1,4}|\*{2,4})\s+(.*)")
_ASCIIDOC_TITLE = lazy_regex(r"\.([A-Z]\S.{0,60})")
_ASCIIDOC_MACRO = lazy_regex(r"(?:image|include|video)::?\S*\[[^\]]*\]|<<[^<>]*>>")
_ASCIIDOC_CELL = lazy_regex(r"(?:^|(?<=\s))(?=[^|\s])(?:\d{0,2}(?:\.\d{1,2})?[+*])?(?:\.?[<^>]){0,2}[adehlmsv]?\|(?!=)")
"""The start of a cell with a format before it: "a| 2 cups parsley", "2+^|"."""
_ASCIIDOC_LINK = lazy_regex(r"(?:link:)?(?:https?://|\./)[^\s\[]{1,500}\[([^\]]{1,300})\]")
_ASCIIDOC_NOISE = lazy_regex(
    r"[\w .'’-]{3,60} <[^<>@\s]+@[^<>\s]+>|v\d[\d.]*(?:, .{1,40})?|\[[^\]]*\]|///*.*|\+|'{3,}|<{3,}"
    r"|(?:ifn?def|endif|ifeval)::.*|\.\. \w+:.*"
)
_NESTED_INDENT = 4

_LATEX = lazy_regex(r"^\s*\\(?:documentclass|begin\{|(?:sub){0,2}section|chapter|item\b)", re.MULTILINE)
_LATEX_COMMENT = lazy_regex(r"(?<!\\)%.*")
_LATEX_LIST = lazy_regex(r"\\begin\{(itemize|enumerate|ingredients|directions)\}")
_LATEX_HEADING = lazy_regex(
    r"\\(?:(title|chapter|recipe|section|fancyhead\[[LCR]\])|(?:sub){1,2}section|paragraph|textbf)\*?"
    r"\{(?:\\fontsize\{\d+\}\{\d+\}\s*\\selectfont\s*)?([^{}\\]{2,80})\}\s*$"
)
_LATEX_FRAME = lazy_regex(
    r"\\(?:documentclass|usepackage|begin|end|pagestyle|fancy\w*|new\w+|renew\w+|set\w+|maketitle|label|include\w*|input"
    r"|date|author|columnbreak|medskip|bigskip|clearpage|newpage|index|[vh]space|[vh]fill|centering|makebox|noindent"
    r"|pagebreak|workload|rating|photo|tag|nutrition\s*\d|health\s*\d)\b"
)
_LATEX_ITEM = lazy_regex(r"^\\item(?:\[[^\[\]]{0,40}\])?\s*")
_LATEX_LINK = lazy_regex(r"\\href\{([^{}]{1,500})\}\{([^{}]{1,300})\}")
_LATEX_SIGNS = {
    "\\textdegree{}": "°", "\\textdegree": "°", "\\degrees": "°", "\\degree": "°", "\\textendash": "–",
    "--": "–", "\\dots": "…",
    "\\,": " ", "\\ ": " ", "\\&": "&", "\\%": "%", "\\$": "$", "~": " ", "\\\\": "", "``": "“", "''": "”",
    "\\si{\\gram}": "g", "\\si{\\kilogram}": "kg",
    "\\si{\\milli\\litre}": "ml", "\\celsius": "°C",
}  # fmt: skip
_LATEX_RECIPE = lazy_regex(
    r"\\begin\{recipe\}\s*(?:\[[^\[\]]{0,300}\])?\s*(?:\{([^{}]{2,80})\}((?:\{[^{}]{0,60}\}){0,4}))?"
)
_LATEX_ARGUMENT = lazy_regex(r"\{([^{}]{1,60})\}")
_LATEX_INGREDIENT = lazy_regex(r"\\[Ii]ng(?:r|redient)?\s?(?:\[([^\[\]]{0,30})\]\{([^{}]{0,30})\})?\{")
_LATEX_STEP_NUMBER = lazy_regex(r"(?:step \d{1,2}|\\newstep)[.:]?", re.IGNORECASE)
_FEWEST_INGREDIENTS = 2
_LATEX_OPTIONS_END = lazy_regex(r"\]\s*\{([^{}]{2,80})\}")
_LATEX_OPTION = lazy_regex(r"\[?\s*(\w{3,30})\s*=\s*(.*)")
_MOST_OPTIONS = 40
"""The most lines of options before the title of a recipe."""
_LATEX_OPEN = lazy_regex(r"\\[A-Z][A-Za-z]{2,20}(?:\{[^{}]{0,80}\}){0,4}\{")
"""A command of the book's own whose argument goes on below."""
_LATEX_BLOCK = lazy_regex(r"\\(?:begin\{)?([A-Za-z]{4,20})\d?\*?\}?(?:\[[^\[\]]{0,40}\])?\{?(?:\{[^{}]{0,40}\})?\s*$")
_LATEX_END = lazy_regex(r"\\end\{([a-z]{4,20})\d?\*?\}")
_LATEX_FACT = lazy_regex(r"\\([a-z]{4,30})\s*\{(.{0,200})\}")
_LATEX_CELL = lazy_regex(r"(?<!\\)&")
_LATEX_STEP = lazy_regex(r"^\\step\b\s*")
_LATEX_QUANTITY = lazy_regex(r"\\(?:SI|qty)\{([^{}]{1,20})\}\{([^{}]{1,40})\}")
_LATEX_RANGE = lazy_regex(r"\\(?:SI|qty)range\{([^{}]{1,20})\}\{([^{}]{1,20})\}\{([^{}]{1,40})\}")
_SI_UNITS = {
    "kilo": "k", "milli": "m", "centi": "c", "deci": "d", "gram": "g", "liter": "l", "litre": "l", "meter": "m",
    "metre": "m", "minute": "min", "hour": "h", "second": "s", "celsius": "°C", "degreeCelsius": "°C",
    "fahrenheit": "°F", "percent": "%",
}  # fmt: skip
_LATEX_WORD = lazy_regex(r"\\([A-Za-z]{1,20})(?![A-Za-z])(?:\{\})?")
_LATEX_WORDS = {
    "half": "½", "third": "⅓", "twothirds": "⅔", "twothird": "⅔", "fourth": "¼", "quarter": "¼", "threefourth": "¾",
    "threefourths": "¾", "threequarters": "¾", "eighth": "⅛", "eigth": "⅛", "T": "tbsp", "t": "tsp", "c": "cup",
    "C": "cup", "inch": " inch", "times": "×", "degF": " °F", "degC": " °C", "deg": "°",
    **{unit: unit for unit in ("cup", "cups", "oz", "lb", "lbs", "g", "kg", "ml", "l", "tsp", "tbsp", "Tbsp", "pinch")},
    **{f"{unit}{s}": f"{unit}{s}" for unit in ("teaspoon", "tablespoon", "ounce", "pound", "gram") for s in ("", "s")},
}  # fmt: skip
"""Commands that cookbooks define for fractions and units."""
_LATEX_ACCENT = lazy_regex(r"\\([\"'`^~])\{?([A-Za-z])\}?")
_ACCENTS = {'"': "\u0308", "'": "\u0301", "`": "\u0300", "^": "\u0302", "~": "\u0303"}
_LATEX_COMMAND = lazy_regex(r"\\[A-Za-z]+\*?(?:\[[^\[\]]{0,60}\])?|\$")

_RST = lazy_regex(r"^\.\. [\w-]{2,30}::|^#\. \S|:[a-z][\w-]{1,20}:`|`__?(?!\w)", re.MULTILINE)
_RST_DIRECTIVE = lazy_regex(r"\s*\.\. (?:[\w-]{2,30}::|_[^:]{1,60}:|\|).*|\s+:[\w-]{2,20}:(?:\s.*)?")
_RST_LINK = lazy_regex(
    r"(?::[a-z][\w:+-]{1,20}:)?`([^`<>]{1,300}?)(?:\s*<[^<>`]{1,500}>)?`__?|:[a-z][\w:+-]{1,20}:`([^`<>]{1,300}?)(?:\s*<[^<>`]{1,500}>)?`"
)


def converted(text: str, lines: list[SourceLine]) -> Iterable[SourceLine]:
    """Return the lines of a text as Markdown if the text is in one of these languages, otherwise unchanged."""
    if _ORG.search(text):
        short = (line for _, line in lines if len(line) <= LONGEST_MARKUP)
        headings = (heading[2] for line in short if (heading := _ORG_HEADING.fullmatch(line)))
        is_titled = not _ORG_ROLE.match(next(headings, "method"))
        return _line_by_line(_without_contents(lines), lambda line: _from_org(line, is_titled))
    if _ASCIIDOC.search(text):
        has_headings = not _MARKDOWN_HEADING.search(text)
        return _line_by_line(lines, lambda line: [_from_asciidoc(line, has_headings)])
    if _RST.search(text):
        return _line_by_line(lines, lambda line: [_from_rst(line)])
    return _from_latex(lines) if _LATEX.search(text) else lines


def _line_by_line(lines: Iterable[SourceLine], convert: Callable[[str], Iterable[str]]) -> Iterator[SourceLine]:
    for number, line in lines:
        yield from (SourceLine(number, part) for part in ([line] if len(line) > LONGEST_MARKUP else convert(line)))


def _from_org(line: str, is_titled: bool) -> Iterator[str]:
    """Convert headings, their tags and properties; the document's title is used if no heading has one."""
    if heading := _ORG_HEADING.fullmatch(line):
        yield f"{'#' * min(len(heading[1]), 6)} {heading[2]}"
        yield from _org_fact("tags", heading[3] or "")
    elif line.startswith("#"):
        keyword = None if is_titled else _ORG_KEYWORD.fullmatch(line)
        if keyword and keyword[1].lower() == "title":
            yield f"# {keyword[2]}"
        elif keyword:
            yield from _org_fact(keyword[1], keyword[2])
    elif field := _ATTRIBUTE.fullmatch(line):
        yield from _org_fact(field[1], field[2])
    elif (link := _ORG_LINK.fullmatch(line.strip())) and _ORG_ORIGINAL.fullmatch(link[2] or ""):
        yield f"Source: {link[1]}"
    else:
        line = _AMOUNT_TERM.sub(r"\1 ", line)
        line = _TERM.sub(": ", _ORG_DEGREES.sub("°", line))
        line = _ORG_LINK.sub(lambda link: link[2] or link[1], line)
        yield _ORG_ITALIC.sub(r"\1", _ORG_CODE.sub(r"\2", line))


def _org_fact(key: str, value: str) -> Iterator[str]:
    """Yield a keyword or property as a line of a recipe if it is a fact with a value."""
    name = key.lower().removeprefix("file").replace("-", " ").replace("_", " ")
    value = ", ".join(filter(None, value.split(":"))) if name == "tags" else value
    if value and _FACT.match(name):
        yield f"{name}: {value}"


def _without_contents(lines: list[SourceLine]) -> Iterator[SourceLine]:
    """Drop a table of contents, whose heading has the tag TOC."""
    dropping = False
    for number, line in lines:
        if heading := _ORG_HEADING.fullmatch(line) if len(line) <= LONGEST_MARKUP else None:
            dropping = ":TOC:" in (heading[3] or "").upper()
        if not dropping:
            yield SourceLine(number, line)


def _from_asciidoc(line: str, has_headings: bool) -> str:
    """Convert headings, numbered and nested lists; drop attributes, macros and comments."""
    text = line.strip()
    if has_headings and (heading := _ASCIIDOC_HEADING.fullmatch(text)):
        text = f"{'#' * len(heading[1])} {heading[2]}"
    elif _ASCIIDOC_NOISE.fullmatch(text):
        text = ""
    elif attribute := _ATTRIBUTE.fullmatch(text):
        text = f"{attribute[1].replace('-', ' ')}: {attribute[2]}" if _FACT.match(attribute[1]) else ""
    elif item := _ASCIIDOC_ITEM.fullmatch(text):
        text = f"{' ' * _NESTED_INDENT * (len(item[1]) - 1)}{'1.' if item[1][0] == '.' else '*'} {item[2]}"
    elif title := _ASCIIDOC_TITLE.fullmatch(text):
        text = f"**{title[1]}**"
    else:
        text = _ASCIIDOC_CELL.sub("|", text) if "|" in text else line
    text = _TERM.sub(": ", _AMOUNT_TERM.sub(r"\1 ", text))
    return _ASCIIDOC_LINK.sub(r"\1", _ASCIIDOC_MACRO.sub("", text))


def _from_latex(lines: list[SourceLine]) -> Iterator[SourceLine]:
    """Convert titles, headings, facts, lists, tables and signs; other commands are dropped, except for their words."""
    bare = [SourceLine(number, _LATEX_COMMENT.sub("", line[:LONGEST_MARKUP]).strip()) for number, line in lines]
    says_steps = any((named := _LATEX_BLOCK.match(text)) and role_of(named[1]) == "steps" for _, text in bare)
    numbered, role = False, ""
    for number, text in _latex_titled(_ingredients_first(bare)):
        if (edge := _LATEX_END.match(text)) or ((edge := _LATEX_BLOCK.match(text)) and _names_part(edge[1])):
            role, text = _latex_part(edge[1], role, edge[0].startswith("\\end"), says_steps)
        elif (fact := _LATEX_FACT.fullmatch(text)) and _FACT.match(fact[1]):
            text = next(_latex_fact(fact[1], fact[2]), "")
        elif begins := _LATEX_LIST.match(text):
            numbered, text = begins[1] == "enumerate", ""
        elif heading := _LATEX_HEADING.match(text):
            role, text = role_of(heading[2]), f"{'#' if heading[1] else '##'} {heading[2]}"
        elif _LATEX_FRAME.match(text) or _LATEX_OPEN.fullmatch(text):
            text = ""
        cells = _LATEX_CELL.split(text)
        text = f"- {' '.join(filter(None, map(str.strip, cells)))}" if len(cells) > 1 else text
        text = _LATEX_STEP.sub("1. ", _LATEX_ITEM.sub("1. " if numbered else "- ", text))
        yield SourceLine(number, _latex_plain(text))


def _ingredients_first(lines: list[SourceLine]) -> list[SourceLine]:
    """Collect the ingredients of a recipe that names them one by one between its steps, as in `\\Ing{2 eggs}`."""
    listed = [line for line in lines if _LATEX_INGREDIENT.match(line.text)]
    if len(listed) < _FEWEST_INGREDIENTS or sum(bool(_LATEX_RECIPE.match(text)) for _, text in lines) > 1:
        return lines
    first = lines.index(listed[0])
    others = [line for line in lines[first:] if line not in listed and not _LATEX_STEP_NUMBER.fullmatch(line.text)]
    items = [SourceLine(number, _LATEX_INGREDIENT.sub(_latex_amount, text)) for number, text in listed]
    steps = [part for line in others for part in (line, SourceLine(line.number, ""))]
    number = listed[0].number
    return [
        *lines[:first],
        SourceLine(number, "\\section{Ingredients}"),
        *items,
        SourceLine(number, "\\section{Directions}"),
        *steps,
    ]


def _latex_amount(begins: re.Match[str]) -> str:
    """Return the start of an item: "- 2 tbsp {" for `\\ing[2]{tbsp}{`."""
    return f"- {' '.join([*filter(None, begins.groups()), '{'])}"


def _latex_titled(lines: list[SourceLine]) -> Iterator[SourceLine]:
    """Replace the start of a recipe, `\\begin{recipe}[prep time=…]{Title}` on one line or many, by title and facts."""
    options = 0
    facts: list[SourceLine] = []
    for number, text in lines:
        if begins := _LATEX_RECIPE.match(text):
            options = 0 if begins[1] else _MOST_OPTIONS
            yield SourceLine(number, f"# {begins[1]}" if begins[1] else "")
            for argument in _LATEX_ARGUMENT.findall(begins[2] or ""):
                yield SourceLine(number, f"Time: {argument}" if argument[0].isdigit() else argument)
        elif not options:
            yield SourceLine(number, text)
        elif title := _LATEX_OPTIONS_END.search(text):
            yield SourceLine(number, f"# {title[1]}")
            yield from facts
            facts, options = [], 0
        else:
            options -= 1
            option = _LATEX_OPTION.fullmatch(text)
            facts += [SourceLine(number, fact) for fact in _latex_fact(option[1], option[2])] if option else []


def _names_part(name: str) -> bool:
    return name == "introduction" or bool(role_of(name))


def _latex_part(name: str, role: str, is_end: bool, says_steps: bool) -> tuple[str, str]:
    """Return the role of what follows a command such as `\\begin{ingredients}`, and the heading that stands for it.

    Prose after a list of ingredients is the directions, unless the text names its steps.
    """
    if is_end:
        is_list = role == role_of(name) == "ingredients"
        return ("steps", "## Directions") if is_list and not says_steps else ("", "")
    named = role_of(name)
    return named, f"## {name.capitalize()}" if named and named != role else ""


def _latex_plain(text: str) -> str:
    """Return LaTeX as text: "800 g" for `\\SI{800}{\\gram}`, "½ cup" for `\\half \\cup`."""
    text = _LATEX_LINK.sub(r"[\2](\1)", text)
    text = _LATEX_RANGE.sub(lambda range: f"{range[1]}–{range[2]} {_latex_unit(range[3])}", text)
    text = _LATEX_QUANTITY.sub(lambda quantity: f"{quantity[1]} {_latex_unit(quantity[2])}", text)
    for sign, meaning in _LATEX_SIGNS.items():
        text = text.replace(sign, meaning)
    text = _LATEX_ACCENT.sub(lambda accent: normalize("NFC", accent[2] + _ACCENTS[accent[1]]), text)
    text = _LATEX_WORD.sub(lambda word: _LATEX_WORDS.get(word[1], word[0]), text).replace("}{", "} {")
    return _LATEX_COMMAND.sub(" ", text).replace("{", "").replace("}", "")


def _latex_unit(text: str) -> str:
    """Return a unit of siunitx: "ml" for `\\milli\\litre`."""
    return "".join(_SI_UNITS.get(name, name) for name in text.replace("\\", " ").split())


def _latex_fact(key: str, value: str) -> Iterator[str]:
    """Yield "baking time: 75 min" for the key "bakingtime" and 75, and nothing for other keys than facts."""
    text = _latex_plain(value).strip(" ,")
    name = "servings" if key.lower().startswith("portion") else key.lower().removesuffix("time")
    is_time = key.lower().endswith("time")
    if _FACT.match(name or key) and any(map(str.isalnum, text)) and "ref" not in key:
        yield f"{name} time: {text}{' min' if text.isdigit() else ''}".lstrip() if is_time else f"{name}: {text}"


def _from_rst(line: str) -> str:
    """Drop directives with their options, and the targets of links and roles."""
    return "" if _RST_DIRECTIVE.fullmatch(line) else _RST_LINK.sub(lambda link: link[1] or link[2], line)
