"""Splits ingredient lines into quantity, name and note, or into several ingredients that share one quantity."""

import re

from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.numbers import FRACTIONS
from kitchen_tui.model.recipe import Ingredient
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.model.text import clean_line
from kitchen_tui.recipes.understand.amounts.find import LONGEST
from kitchen_tui.recipes.understand.amounts.quantity import quantity_place, without_name
from kitchen_tui.recipes.understand.nouns import word_set


class LineParts(NamedTuple):
    """The parts of "2 lb pork belly, skin on or off": "2 lb", "pork belly", "skin on or off". Each may be empty."""

    quantity: str
    name: str
    note: str
    optional: bool


_WITH = lazy_regex(r"^mixed with (?=\S)", re.IGNORECASE)
_GREASING = lazy_regex(r"\b(?:for|to) greas(?:e|ing)\b", re.IGNORECASE)


def ingredient(id: str, line: str) -> Ingredient:
    """Return a line of a list as an ingredient. Fat for greasing is not scaled."""
    text = clean_line(line)
    quantity, name, note, optional = split_line(text)
    is_for_greasing = "greas" in text.lower() and _GREASING.search(text)
    return Ingredient(id, text, quantity, name, note, optional, scales=not is_for_greasing)


def companion(one: Ingredient) -> Ingredient | None:
    """Return the second ingredient of a line: the water of "cornstarch mixed with two tablespoons water"."""
    return ingredient(one.id, _WITH.sub("", one.note)) if _WITH.match(one.note) else None


_OF_SEVERAL = lazy_regex(
    r"(?:a\s)?(?:selection|mix|mixture|choice|combination|assortment)\sof\s(?:about\s)?", re.IGNORECASE
)
_TAKEN_FROM = lazy_regex(
    r"(?:the\s)?((?:(?:(?:finely|freshly)\s)?(?:grated|squeezed)\s)?(?:juice|zest|rind|peel|yolks?|whites?|flesh|seeds|pulp|bones)(?:\s(?:and|&)\s(?:juice|zest|rind))?)"
    r"(?:\s(?:of|from))?\s?"
    r"|(?:the\s)?((?:picked\s)?(?:leaves|stalks|stems|seeds|flesh|pulp|kernels|meat|florets|fronds|needles|petals))\s(?:of|from)\s",
    re.IGNORECASE,
)
_OF = lazy_regex(
    r"^(?:\s?[x×]\s+)?[\s,;:.–—-]*(?:(?:or (?:more|less|so)|more or less|give or take),?\s)?"
    r"(?:(?:each(?:\sof)?|of|an?)\s)?",
    re.IGNORECASE,
)
_TIMES = lazy_regex(r"\s[x×]\s?$")
_SAME_AGAIN = lazy_regex(
    r"(?<=[^\W\d_])\s(\d[\d.,/]{0,5}\s?(?:g|gr|grams?|kg|ml|cl|l|liters?|litres?|oz|ounces?|fl oz|lbs?|pounds?))\.?$",
    re.IGNORECASE,
)
"""The same amount in another unit, after the name: "1/2 cup cream 120 ml"."""
_EDGES = " ,;:.–—-()"


def split_line(line: str) -> LineParts:
    """Return the parts of a line, without markup. Accepts any text; what is not understood remains in the name."""
    line, footnote = _without_footnote(line[:LONGEST])
    optional, text = _without_option(_unmarked(line))
    purpose, text = _without_purpose(text)
    start, end = without_name(text, *quantity_place(text))
    if start and _OF_SEVERAL.fullmatch(text[:start]):
        start = 0
    taken = _TAKEN_FROM.fullmatch(text[:start]) if start else None
    if start and not taken and _is_of_another(text, start, end):
        start = end = 0
    before, after = text[:start], text[end:]
    after = _OF.sub("", after) if end else after
    leads = bool(taken) or not any(map(str.isalnum, before))
    name, remarks = _name(after if leads else _TIMES.sub("", before))
    name = name.removeprefix("of ") if end else name  # "1 cup (packed) of spinach"
    if end and any(map(str.isdigit, name)) and (again := _SAME_AGAIN.search(name)):
        name, remarks = name[: again.start()], [again[1], *remarks]
    part = (taken[1] or taken[2]) if taken else ""
    notes = [purpose, footnote, part, *remarks, "" if leads else after.strip(_EDGES)]
    return LineParts(text[start:end].strip(), name, ", ".join(filter(None, notes)), optional)


_FOOTNOTE = lazy_regex(r"[^*]*[^\W\d][^*]*\*[^*]*$")
"""A line with a remark after a single asterisk that follows a word."""


def _without_footnote(line: str) -> tuple[str, str]:
    """Return a line without the remark after its asterisk, and the remark."""
    if "*" not in line or not _FOOTNOTE.match(line):
        return line, ""
    line, _, remark = line.partition(" *")
    return line, remark


_MARKUP = (
    (("[", "*", "_"), lazy_regex(r"\[([^\]]*)\]\([^)\s]*\)|\*\*|__|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)"), r"\1"),
    (("s)",), lazy_regex(r"(?<=[^\W\d_])\((e?s)\)"), r"\1"),  # egg(s)
    (("x", "×"), lazy_regex(r"(?<=[^\W_]\s)[x×](?=\d)", re.IGNORECASE), "x "),  # Eggs x3, 1 x400g tin
)
"""What is replaced in a line that has one of these signs, and by what."""
_BULLETS = "▢▣☐☑□◻◽▪▫•·◦‣⁃✓✔►▸➤◆■❏❑○●`"
_BRACKETS = str.maketrans("[]", "()")
_MAYBE_TWO = lazy_regex(r"^(\d{1,2}) \((or \d{1,2})\) (?=[^\W\d_])", re.IGNORECASE)
"""A count with another in brackets: "1 (or 2) eggs"."""


def _unmarked(line: str) -> str:
    """Return a line without markup, a bullet, and the brackets of "egg(s)" and "1 (or 2)"."""
    text = " ".join(line.split())
    for signs, pattern, plain in _MARKUP:
        if any(sign in text.lower() for sign in signs):
            text = " ".join(pattern.sub(plain, text).split())
    text = (text.lstrip(_BULLETS).removeprefix("| ") or text).translate(_BRACKETS)
    return _MAYBE_TWO.sub(r"\1 \2 ", text) if " (or " in text.lower() else text


_OPTIONAL = lazy_regex(
    r"[(\[]\s?(?:all\s)?option(?:n)?al\s?[)\]]|^option(?:n)?al\b\s?[:–—-]?|,?\soption(?:n)?al$", re.IGNORECASE
)
_IF_YOU_LIKE = r"if (?:desired|you (?:like|want|wish|prefer)|liked|wanted)\b"
_IS_OPTIONAL = lazy_regex(rf"\boption(?:n)?al\b|[,(;–—-]\s*{_IF_YOU_LIKE}|^[^,(;]*\s{_IF_YOU_LIKE}", re.IGNORECASE)
"""Signs of an optional ingredient: "if you like", but not "shelled if you like"."""
_PREPARED_AT_WILL = lazy_regex(rf"\([^()]{{0,40}}\w(?:ed|cut|ground),?\s{_IF_YOU_LIKE}[^()]{{0,40}}\)", re.IGNORECASE)
"""An optional preparation: "(peeled, if desired)"."""


def _without_option(text: str) -> tuple[bool, str]:
    """Return whether an ingredient is optional, and the line without that remark."""
    small = text.lower()
    may_be = "option" in small or "if " in small
    is_optional = may_be and bool(_IS_OPTIONAL.search(_PREPARED_AT_WILL.sub(" ", text)))
    plain = " ".join(_OPTIONAL.sub(" ", text).split()) if "option" in small else text
    return is_optional, plain.lstrip(" :–—-") or text


_PURPOSE = lazy_regex(
    r"^((?:(?:recommended|suggested|good) )?(?:for|to) (?:the )?(?:[a-z]+)(?: [a-z]+)?"
    r"|toppings?|garnish|decoration|serving(?: suggestions?)?|filling|(?:to )?served? with)"
    r"(?:\s?:|\s[–—-])\s+(?=\S)",
    re.IGNORECASE,
)
"""A purpose before the ingredient: "For serving: Parmesan"."""
_COMPONENT = lazy_regex(
    r"^(sauce|dressing|marinade|topping|glaze|icing|frosting|vinaigrette|gravy|salsa|rub|brine|crust|base|filling"
    r"|batter)(?:\s?:|\s[–—-])\s+"
    rf"(?=[\d{FRACTIONS}][\d/. -]{{0,8}}\s?[^\W\d_]+\.?\s+(?:of\s+)?[^\W\d])",
    re.IGNORECASE,
)
"""A part of the dish before one of its ingredients: "Dressing - 3 tbsp yogurt", but not "Sauce: 1 cup"."""


def _without_purpose(text: str) -> tuple[str, str]:
    """Return the purpose or the part of the dish before an ingredient, and the line without it."""
    is_labelled = any(mark in text for mark in (":", " –", " —", " -"))
    found = (_PURPOSE.match(text) or _COMPONENT.match(text)) if is_labelled else None
    return (found[1].strip(), text[found.end() :]) if found else ("", text)


_OUT_OF = lazy_regex(r"\w (?:from|in|with) $", re.IGNORECASE)
_AN = lazy_regex(r"an?\b", re.IGNORECASE)
"""An amount that only says where something comes from: "roasted peppers from a jar"."""
_AND_ANOTHER = lazy_regex(r"[^\W\d_],? (?:and|plus) (?:about )?$", re.IGNORECASE)
"""Words before the amount of a second thing: "Basil leaves, torn, plus a handful of nuts"."""


def _is_of_another(text: str, start: int, end: int) -> bool:
    """Return whether an amount is that of a second thing, or only says where the ingredient comes from."""
    is_from = _OUT_OF.search(text[:start]) and _AN.match(text[start:end])
    return bool(is_from or _AND_ANOTHER.search(text[:start]))


_COMMA = lazy_regex(r",\s?(?!\d)|(?<!\d),\s?|,\s|(?<!\bDr)(?<!\bSt)(?<!\bMr)\.\s(?=[A-Z])")
_LIST = lazy_regex(
    r"[^,]{1,40}(?:,\s(?![\w-]*(?:\w\wed|cut|torn)\b|[\w -]{3,20}(?:ed|cut|torn),)[\w -]{2,24})+"
    r",\s(?:and/)?or\s(?!an?\b|one\b|two\b|\d)[^,]+"
    r"|[^,]{0,30}\b(?:chicken|beef|veal|vegetable|fish|turkey|pork|mushroom|red|white|green|yellow|black|olive|peanut"
    r"|canola|almond|oat|soy|cheddar|gouda|mozzarella)(?:,\s(?![\w-]*(?:\w\wed|cut|torn)\b)[\w-]{2,24})+"
    r"\s(?:and/)?or\s[\w-]+\s[^,]+",
    re.IGNORECASE,
)
"""Alternatives that share their last word: "chicken, beef or vegetable broth"."""
_NOTE = lazy_regex(
    r"\s*[;:]\s|\s[-–—]+\s|—(?=[a-z])|\s(?=(?:to taste|to (?:serve|garnish|season|finish|top|decorate|dust|brush|fry"
    r"|sprinkle|drizzle|scatter|dip|coat|glaze|bind|thin|loosen|moisten|cover|line|grease|roll)"
    r"|as (?:needed|desired|required|necessary|per|you (?:like|wish|prefer))|if"
    r"|for|at (?=\d|room\b)|mixed with|plus"
    rf"|or (?:about )?[\d{FRACTIONS}]|(?:soaked|dissolved|marinated|mixed|sub) (?:in|with)|or (?:an? )?(?:splash|dash"
    r"|pinch|handful|drizzle|knob|squeeze) of|such as|e\.?g\b\.?"
    r"|i\.e\.|preferably|like|the size of|(?:cut|sliced|torn) in(?:to)?"
    r"|without|stuck with|per|softened (?:to|at)|melted and|heat-treated|brought to"
    r"|(?:from|in) an? (?:jar|tin|can|packet|bottle|tube|box|carton|tub))\b|\+)",
    re.IGNORECASE,
)
_PREPARATIONS = (
    "chopped", "diced", "sliced", "minced", "grated", "shredded", "peeled", "crushed", "trimmed", "halved",
    "quartered", "cubed", "drained", "rinsed", "dried", "melted", "softened", "toasted", "beaten", "cooked", "mashed",
    "juiced", "zested", "cored", "scrubbed", "washed", "shelled", "deveined", "smashed", "bruised", "pitted", "seeded",
    "deseeded", "stemmed", "torn", "crumbled", "julienned", "thawed", "sifted", "soft", "broken up", "broken", "pureed",
    "puréed", "divided", "packed", "cold", "chilled", "warm", "warmed", "separated", "strained", "skinned", "hulled",
)  # fmt: skip
_PREPARED = lazy_regex(
    r"(?<=\w)\s+((?:(?:(?:finely|roughly|thinly|freshly|coarsely|lightly|very)\s)?"
    rf"(?:{'|'.join(_PREPARATIONS)})(?:\s(?:and|or|&)\s|\s|$))+)$",
    re.IGNORECASE,
)
"""A preparation after the name, without a comma: "onion finely chopped"."""
_DANGLING = lazy_regex(r"(?<=\w)\s(?:or|and|plus|with)$", re.IGNORECASE)


def _name(text: str) -> tuple[str, list[str]]:
    """Split a name from its notes, which are in brackets, after a comma, or like "for garnish"."""
    asides = [aside.strip(_EDGES) for aside in re.findall(r"\(([^()]*)\)?", text)] if "(" in text else []
    text = (re.sub(r"\s*\([^()]*\)?\s*", " ", text) if asides else text).strip(_EDGES)
    cut = min(_cut(_COMMA, text), _cut(_NOTE, text))
    name = _DANGLING.sub("", text[:cut].strip(_EDGES))
    remarks = [text[cut:].strip(_EDGES), *asides]
    if name.lower().endswith(_PREPARATIONS) and (prepared := _PREPARED.search(name)):
        name, remarks = _DANGLING.sub("", name[: prepared.start()]), [prepared[1].strip(), *remarks]
    return (name, remarks) if name or not asides else (asides[0], [remarks[0], *asides[1:]])


def _cut(mark: re.Pattern[str], text: str) -> int:
    """Return the end of the name: the first comma with more than adjectives before it ("boneless, skinless leg")."""
    listed = _LIST.match(text) if mark is _COMMA and "or " in text.lower() else None
    for found in mark.finditer(text, listed.end() if listed else 0):
        if found.start() and not all(map(_is_adjective, text[: found.start()].replace(",", " ").split())):
            return found.start()
    return len(text)


_ADJECTIVES = word_set(
    "or and & fresh ripe large small medium firm raw whole plain sweet hot cold warm thin thick thinly freshly finely"
    " extra lean low high good very dry mild crusty long short young frozen"
)
_ADJECTIVE_ENDS = (
    "ed", "less", "-in", "-on", "-free", "-fat", "-sodium", "-gluten", "-quality", "-virgin", "-purpose", "-cooking",
    "-grain", "-cut",
)  # fmt: skip
_NOUNS_IN_ED = frozenset(("aniseed", "bread", "linseed", "seed", "weed"))


def _is_adjective(word: str) -> bool:
    word = word.lower()
    return word in _ADJECTIVES or (word.endswith(_ADJECTIVE_ENDS) and word not in _NOUNS_IN_ED)


_EACH = lazy_regex(r"\s*each(?:\sof)?\b:?\s+", re.IGNORECASE)
_BETWEEN = lazy_regex(r",\s*(?:and\s+)?|\s+(?:and|&|\+)\s+", re.IGNORECASE)
_EACH_LAST = lazy_regex(
    rf"(?:each(?:\sof)?\s)?(?P<names>[^()\d{FRACTIONS}]{{3,80}}),\s*(?P<amount>[^(),]{{1,30}})", re.I
)
_EACH_END = lazy_regex(r"\s+each$", re.IGNORECASE)
"""An amount after the names that share it: "each salt, pepper, sugar, 1 tsp", "salt and pepper, 1 tsp each"."""
_MOST_EACH = 12


def one_each(line: str) -> tuple[str, ...]:
    """Split a line with one amount for several ingredients: "1 tsp each salt, cumin and paprika" is three lines."""
    text = clean_line(line[:LONGEST])
    return _each_after_amount(text) or _each_before_amount(text) or (line,)


def _each_after_amount(text: str) -> tuple[str, ...]:
    """Return the lines of "1 tsp each salt, cumin and paprika"; nothing if it is a single ingredient."""
    start, end = quantity_place(text)
    shared = _EACH.match(text, end) if end and not text[:start].strip() else None
    listed = text[shared.end() :] if shared else ""
    names, _, preparation = listed.rpartition(", ")
    ending = f", {preparation}" if names and _PREPARED.search(f"x {preparation}") else ""
    return tuple(f"{text[:end]} {name}{ending}" for name in _names(listed.removesuffix(ending)))


def _each_before_amount(text: str) -> tuple[str, ...]:
    """Return the lines of "salt and cumin, 1 tsp each"; nothing unless the names clearly share the amount."""
    found = _EACH_LAST.fullmatch(text)
    if found is None:
        return ()
    quantity = _EACH_END.sub("", found["amount"])
    shares = text.lower().startswith("each") or (quantity != found["amount"] and "," not in found["names"])
    names = _names(found["names"]) if shares and quantity_place(quantity) == (0, len(quantity)) else []
    adjectives = any(all(map(_is_adjective, name.split())) for name in names)
    return () if adjectives else tuple(f"{quantity} {name}" for name in names)


def _names(listed: str) -> list[str]:
    """Return the names that share an amount, none if there are not several."""
    names = [name.strip() for name in _BETWEEN.split(listed)]
    return names if 1 < len(names) <= _MOST_EACH and all(names) and "(" not in listed else []
