"""Splits ingredient lines into quantity, name and note.

An expression for a rare form is tried only on lines with a word or sign of that form: compiling it takes longer than
splitting a hundred lines.
"""

import re

from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.numbers import number_at, number_from
from kitchen_tui.model.recipe import Ingredient
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.model.text import clean_line
from kitchen_tui.recipes.understand.amounts.find import LONGEST, FoundAmount, find_amounts
from kitchen_tui.recipes.understand.amounts.readings import RANGE
from kitchen_tui.recipes.understand.amounts.units import unit_at, unit_named


class LineParts(NamedTuple):
    """The parts of "2 lb pork belly, skin on or off": "2 lb", "pork belly", "skin on or off". Each may be empty."""

    quantity: str
    name: str
    note: str
    optional: bool


_MARKS = lazy_regex(r"\[([^\]]*)\]\([^)\s]*\)|\*\*|__|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)")
_MARK_SIGNS = frozenset("[*_")
_EITHER_SIZE = lazy_regex(
    r"(?:\d{1,2}|[½¼])\s(?:extra[- ])?(?:large|big|medium)\sor\s(?:\d{1,2}|[½¼])\s(?:small|medium)(?:er)?\b",
    re.IGNORECASE,
)
_VESSEL = lazy_regex(
    r"(?:an?|one|\d{1,2})\s(?:(?:small|large|big)\s)?(?:bowl|pot|plate|basket|saucer|mug|cone)s?(?=\sof\s)", re.I
)
_SIZED_PIECE = lazy_regex(
    r"(?:(?:an?|one|\d{1,2}|½)\s)?[^\W\d]+[- ]sized?\s(?:pieces?|knobs?|lumps?|chunks?|nubs?|hunks?|slabs?)"
    r"(?=\s(?:of\s)?[^\W\d])",
    re.IGNORECASE,
)
"""A piece whose size is that of something else: "1 thumb-sized piece ginger"."""
_MAYBE_TWO = lazy_regex(r"^(\d{1,2}) \((or \d{1,2})\) (?=[^\W\d_])", re.IGNORECASE)
_GLUED_TIMES = lazy_regex(r"(?<=[^\W_]\s)[x×](?=\d)", re.IGNORECASE)
"""The sign of "Eggs x3" and "1 x400g tin"."""
_MAYBE_PLURAL = lazy_regex(r"(?<=[^\W\d_])\((e?s)\)")
_BRACKETS = str.maketrans("[]", "()")
_BULLETS = "▢▣☐☑□◻◽▪▫•·◦‣⁃✓✔►▸➤◆■❏❑○●`"
_OPTIONAL = lazy_regex(
    r"[(\[]\s?(?:all\s)?option(?:n)?al\s?[)\]]|^option(?:n)?al\b\s?[:–—-]?|,?\soption(?:n)?al$", re.IGNORECASE
)
_IF_YOU_LIKE = r"if (?:desired|you (?:like|want|wish|prefer)|liked|wanted)\b"
_IS_OPTIONAL = lazy_regex(rf"\boption(?:n)?al\b|[,(;–—-]\s*{_IF_YOU_LIKE}|^[^,(;]*\s{_IF_YOU_LIKE}", re.IGNORECASE)
"""Signs of an optional ingredient: "if you like", but not "shelled if you like"."""
_PREPARED_AT_WILL = lazy_regex(rf"\([^()]{{0,40}}\w(?:ed|cut|ground),?\s{_IF_YOU_LIKE}[^()]{{0,40}}\)", re.IGNORECASE)
"""An optional preparation: "(peeled, if desired)"."""
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
    r"(?=[\d½⅓⅔¼¾⅛][\d/. -]{0,8}\s?[^\W\d_]+\.?\s+(?:of\s+)?[^\W\d])",
    re.IGNORECASE,
)
"""A part of the dish before one of its ingredients: "Dressing - 3 tbsp yogurt", but not "Sauce: 1 cup"."""
_PURPOSE_ENDS = (":", " –", " —", " -")
_EACH = lazy_regex(r"each(?:\sof)?\b:?\s+", re.IGNORECASE)
_BETWEEN = lazy_regex(r",\s*(?:and\s+)?|\s+(?:and|&|\+)\s+", re.IGNORECASE)
_EACH_LAST = lazy_regex(r"(?:each(?:\sof)?\s)?(?P<names>[^()\d½¼¾⅓⅔⅛]{3,80}),\s*(?P<amount>[^(),]{1,30})", re.I)
_EACH_END = lazy_regex(r"\s+each$", re.IGNORECASE)
"""An amount after the names that share it: "each salt, pepper, sugar, 1 tsp", "salt and pepper, 1 tsp each"."""
_MOST_EACH = 12
_TAKEN_FROM = lazy_regex(
    r"(?:the\s)?((?:(?:(?:finely|freshly)\s)?(?:grated|squeezed)\s)?(?:juice|zest|rind|peel|yolks?|whites?|flesh|seeds|pulp|bones)(?:\s(?:and|&)\s(?:juice|zest|rind))?)"
    r"(?:\s(?:of|from))?\s?"
    r"|(?:the\s)?((?:picked\s)?(?:leaves|stalks|stems|seeds|flesh|pulp|kernels|meat|florets|fronds|needles|petals))\s(?:of|from)\s",
    re.IGNORECASE,
)
_CHAINED = {
    "package_size": lazy_regex(r"[\sx×(-]*(?:large|small|medium|about|~)?[\sx×(-]*|\s?/\s?"),
    "equivalent": lazy_regex(r"\s?[/|=]\s?~?|\s[-–]\s|\s?\(\s?(?:about\s|~)?|\sor\s|\s"),
    "not_amount": lazy_regex(r"\s?[/|=]\s?"),
    "primary": lazy_regex(r"\s(?:(?:\+|plus|minus|less|and)\s)?|\s?\+\s?"),
}
_NOTE = lazy_regex(
    r"\s*[;:]\s|\s[-–—]+\s|—(?=[a-z])|\s(?=(?:to taste|to (?:serve|garnish|season|finish|top|decorate|dust|brush|fry"
    r"|sprinkle|drizzle|scatter|dip|coat|glaze|bind|thin|loosen|moisten|cover|line|grease|roll)"
    r"|as (?:needed|desired|required|necessary|per|you (?:like|wish|prefer))|if"
    r"|for|at (?=\d|room\b)|mixed with|plus"
    r"|or (?:about )?[\d¼-¾⅐-⅞]|(?:soaked|dissolved|marinated|mixed|sub) (?:in|with)|or (?:an? )?(?:splash|dash"
    r"|pinch|handful|drizzle|knob|squeeze) of|such as|e\.?g\b\.?"
    r"|i\.e\.|preferably|like|the size of|(?:cut|sliced|torn) in(?:to)?"
    r"|without|stuck with|per|softened (?:to|at)|melted and|heat-treated|brought to"
    r"|(?:from|in) an? (?:jar|tin|can|packet|bottle|tube|box|carton|tub))\b|\+)",
    re.IGNORECASE,
)
_ADJECTIVES = frozenset(
    """or and & fresh ripe large small medium firm raw whole plain sweet hot cold warm thin thick thinly freshly finely
    extra lean low high good very dry mild crusty long short young frozen""".split()  # noqa: SIM905 - words
)
_ADJECTIVE_ENDS = (
    "ed", "less", "-in", "-on", "-free", "-fat", "-sodium", "-gluten", "-quality", "-virgin", "-purpose", "-cooking",
    "-grain", "-cut",
)  # fmt: skip
_NOUNS_IN_ED = frozenset(("aniseed", "bread", "linseed", "seed", "weed"))
_WITH = lazy_regex(r"^mixed with (?=\S)", re.IGNORECASE)
_GREASING = lazy_regex(r"\b(?:for|to) greas(?:e|ing)\b", re.IGNORECASE)
_ABOUT = lazy_regex(
    r"(?:\b(?:an? (?:extra|additional|further)|(?:an? )?(?:about|around|exactly|approx(?:imately|\.)?|circa|ca?\.|from"
    r"|between|roughly|just (?:under|over)|scant|generous"
    r"|heap(?:ing|ed)|rounded|level|good|(?:loosely |firmly |lightly )?packed|barely|nearly|almost|up to"
    r"|at (?:least|most)|(?:max|min)(?:imum(?: of)?|\.)?|(?:no|not) (?:more|less) than|only|a total of"
    r"|(?:little|bit) (?:less|more) than))\s|[~≈]\s?)$",
    re.IGNORECASE,
)
_ASIDE = lazy_regex(r"\([^()]*$")
_I_USE = lazy_regex(r"\((?:i|we)\b[^()]*$", re.IGNORECASE)
_MADE_OF = lazy_regex(r"[^()]*\bjuice \([^()]*$", re.IGNORECASE)
"""What precedes the number of fruits that a juice is made of: "lemon juice (about 2 lemons)"."""
_IMPLIED_PLURAL = lazy_regex(r"(?:(?:large|small|thin|thick|big)\s)?(?!leaves)[^\W\d_]{2,12}s(?= of )", re.IGNORECASE)
_LOOSE_AMOUNT = lazy_regex(
    r"(?:a (?:little|bit|lot)|(?:a )?little bit|bit|lots|loads|plenty|heaps)\s+of(?=\s)"
    r"|a little(?= (?!gem\b))|(?:some|enough)(?=\s)",
    re.IGNORECASE,
)
"""An amount without a measure: "a little oil", "lots of black pepper"."""
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
_SAME_AGAIN = lazy_regex(
    r"(?<=[^\W\d_])\s(\d[\d.,/]{0,5}\s?(?:g|gr|grams?|kg|ml|cl|l|liters?|litres?|oz|ounces?|fl oz|lbs?|pounds?))\.?$",
    re.IGNORECASE,
)
"""The same amount in another unit, after the name: "1/2 cup cream 120 ml"."""
_OF = lazy_regex(
    r"^(?:\s?[x×]\s+)?[\s,;:.–—-]*(?:(?:or (?:more|less|so)|more or less|give or take),?\s)?"
    r"(?:(?:each(?:\sof)?|of|an?)\s)?",
    re.IGNORECASE,
)
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
_OF_SEVERAL = lazy_regex(
    r"(?:a\s)?(?:selection|mix|mixture|choice|combination|assortment)\sof\s(?:about\s)?", re.IGNORECASE
)
_OUT_OF = lazy_regex(r"\w (?:from|in|with) $", re.IGNORECASE)
_AN = lazy_regex(r"an?\b", re.IGNORECASE)
"""An amount that only says where something comes from: "roasted peppers from a jar"."""
_AND_ANOTHER = lazy_regex(r"[^\W\d_],? (?:and|plus) (?:about )?$", re.IGNORECASE)
"""Words before the amount of a second thing: "Basil leaves, torn, plus a handful of nuts"."""
_FOOTNOTE = lazy_regex(r"[^*]*[^\W\d][^*]*\*[^*]*$")
"""A line with a remark after a single asterisk that follows a word."""
_WITHOUT_NAME = lazy_regex(r"(?:with|without|from|in) ", re.IGNORECASE)
"""Words that continue a quantity which ends with the name: "6 x 500ml jars with lids"."""
_TIMES = lazy_regex(r"\s[x×]\s?$")
_DANGLING = lazy_regex(r"(?<=\w)\s(?:or|and|plus|with)$", re.IGNORECASE)
_EDGES = " ,;:.–—-()"


def ingredient(id: str, line: str) -> Ingredient:
    """Return a line of a list as an ingredient. Fat for greasing is not scaled."""
    text = clean_line(line)
    quantity, name, note, optional = split_line(text)
    is_for_greasing = "greas" in text.lower() and _GREASING.search(text)
    return Ingredient(id, text, quantity, name, note, optional, scales=not is_for_greasing)


def companion(one: Ingredient) -> Ingredient | None:
    """Return the second ingredient of a line: the water of "cornstarch mixed with two tablespoons water"."""
    return ingredient(one.id, _WITH.sub("", one.note)) if _WITH.match(one.note) else None


def one_each(line: str) -> tuple[str, ...]:
    """Split a line with one amount for several ingredients: "1 tsp each salt, cumin and paprika" is three lines."""
    text = clean_line(line[:LONGEST])
    if last := _EACH_LAST.fullmatch(text):
        return _with_last_amount(text, last["names"], last["amount"]) or (line,)
    start, end = _quantity(text, find_amounts(text))
    rest = end + len(text[end:]) - len(text[end:].lstrip())
    shared = _EACH.match(text, rest) if end and not text[:start].strip() else None
    listed, _, prepared = text[shared.end() :].rpartition(", ") if shared else ("", "", "")
    if not listed or not _PREPARED.search(f"x {prepared}"):
        listed, prepared = text[shared.end() :] if shared else "", ""
    names = [name.strip() for name in _BETWEEN.split(listed)] if shared else []
    if shared is None or not 1 < len(names) <= _MOST_EACH or not all(names) or "(" in text[shared.end() :]:
        return (line,)
    return tuple(f"{text[:end]} {name}{', ' if prepared else ''}{prepared}" for name in names)


def _with_last_amount(text: str, listed: str, amount: str) -> tuple[str, ...]:
    """Put the amount at the end of a line before each of its names; return nothing unless they clearly share it."""
    quantity = _EACH_END.sub("", amount)
    first = text.lower().startswith("each")
    names = [name.strip() for name in _BETWEEN.split(listed)]
    shares = first or (quantity != amount and "," not in listed)
    adjectives = any(all(map(_is_adjective, name.split())) for name in names)
    if (
        not shares
        or adjectives
        or not 1 < len(names) <= _MOST_EACH
        or _quantity(quantity, find_amounts(quantity)) != (0, len(quantity))
    ):
        return ()
    return tuple(f"{quantity} {name}" for name in names)


def split_line(line: str) -> LineParts:
    """Return the parts of a line, without markup. Accepts any text; what is not understood remains in the name."""
    has_footnote = "*" in line and _FOOTNOTE.match(line)
    line, _, remark = line[:LONGEST].partition(" *") if has_footnote else (line[:LONGEST], "", "")
    text = _unmarked(line)
    optional, stated = _without_option(text)
    text = stated.lstrip(" :–—-") or text
    labelled = any(mark in text for mark in _PURPOSE_ENDS)
    purpose = (_PURPOSE.match(text) or _COMPONENT.match(text)) if labelled else None
    notes = [purpose[1].strip()] if purpose else []
    text = text[purpose.end() :] if purpose else text
    notes += [remark] if remark else []
    start, end = _quantity(text, find_amounts(text))
    start, end = _with_name(text, start, end)
    if start and _OF_SEVERAL.fullmatch(text[:start]):
        start = 0
    taken = _TAKEN_FROM.fullmatch(text[:start]) if start else None
    is_from = _OUT_OF.search(text[:start]) and _AN.match(text[start:end])
    if start and not taken and (is_from or _AND_ANOTHER.search(text[:start])):
        start = end = 0
    before, after = text[:start], text[end:]
    notes += [taken[1] or taken[2]] if taken else []
    leads = bool(taken) or not any(map(str.isalnum, before))
    after = _OF.sub("", after) if end else after
    name, remarks = _name(after if leads else _TIMES.sub("", before))
    name = name.removeprefix("of ") if end else name  # "1 cup (packed) of spinach"
    if end and any(map(str.isdigit, name)) and (again := _SAME_AGAIN.search(name)):
        name, remarks = name[: again.start()], [again[1], *remarks]
    notes += remarks if leads else [*remarks, after.strip(_EDGES)]
    return LineParts(text[start:end].strip(), name, ", ".join(filter(None, notes)), optional)


def _unmarked(line: str) -> str:
    """Return a line without markup, a bullet, and the brackets of "egg(s)" and "1 (or 2)"."""
    line = _MAYBE_PLURAL.sub(r"\1", line) if "s)" in line else line
    line = line if _MARK_SIGNS.isdisjoint(line) else _MARKS.sub(lambda found: found[1] or "", line)
    text = " ".join(line.split())
    text = _GLUED_TIMES.sub("x ", text) if "x" in text.lower() or "×" in text else text
    text = (text.lstrip(_BULLETS).removeprefix("| ") or text).translate(_BRACKETS)
    return _MAYBE_TWO.sub(r"\1 \2 ", text) if " (or " in text.lower() else text


def _without_option(text: str) -> tuple[bool, str]:
    """Return whether an ingredient is optional, and the line without that remark."""
    small = text.lower()
    if "option" not in small and "if " not in small:
        return False, text
    is_optional = bool(_IS_OPTIONAL.search(_PREPARED_AT_WILL.sub(" ", text)))
    return is_optional, " ".join(_OPTIONAL.sub(" ", text).split())


def _with_name(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the quantity without a word that is part of the name: the ribs of "3 short ribs, trimmed"."""
    rest = text[end:].lstrip()
    named = bool(rest) and rest[0] not in ",;.)(" and not _WITHOUT_NAME.match(rest)
    if not end or text[:start].strip() or named:
        return start, end
    number = number_from(text, start)
    words = text[number.end : end] if number else ""
    if number is None or not any(map(str.isalpha, words)) or "(" in words or (rest[:1] == "(" and end):
        return start, end
    unit = unit_named(words.split()[-1].rstrip("."))
    if to := RANGE.match(text, number.end):
        number = number_at(text, to.end()) or number
    if unit is None or unit.kind not in ("count", "container"):
        return start, end
    return start, (text.rindex(" ", start, end) if any(map(str.isdigit, words)) else number.end)


def _quantity(text: str, amounts: list[FoundAmount]) -> tuple[int, int]:
    """Return the place of the quantity: the first amount, "about" before it, and equivalents right after it."""
    small = text.lower()
    size = _EITHER_SIZE.match(text) if " or " in small else None
    vessel = _VESSEL.match(text) if " of " in small else None
    piece = _SIZED_PIECE.match(text) if "size" in small else None
    if found := size or vessel or piece:
        return found.span()
    amounts = _from_first(text, amounts)
    if not amounts or _is_aside(text, amounts[0]):
        implied = _implied_plural(text) or _LOOSE_AMOUNT.match(text)
        return implied.span() if implied else (0, 0)
    first, *rest = amounts
    last = first.end
    if first.role == "per_unit" and not first.start:
        last = max(first.number_end, first.unit_end)
    end = max(last, first.unit_end)
    for following in rest:
        chain = _CHAINED.get(following.role)
        if not chain or not chain.fullmatch(text[last : following.start]):
            break
        last = following.end
        end = max(end, last, following.unit_end)
    end = _closed(text, first.start, end)
    package = unit_at(text, end)
    is_block = package is not None and package[0].kind == "count" and text.startswith(" of ", package[2])
    if package and (package[0].kind == "container" or _is_piece_size(text, first) or (is_block and first.unit)):
        end = package[2]
    return _about(text, first.start), end


def _implied_plural(text: str) -> re.Match[str] | None:
    """Return measures without a number at the start of a line: the slices of "Slices of bread"."""
    found = _IMPLIED_PLURAL.match(text) if " of " in text else None
    unit = unit_named(found[0].split()[-1]) if found else None
    return found if unit is not None and unit.kind in ("count", "container", "vague") else None


def _is_aside(text: str, amount: FoundAmount) -> bool:
    """Return whether an amount is an aside in brackets: "Cans of beans (I use 1 can)"."""
    before = text[: amount.start]
    return bool(_ASIDE.search(before)) and bool(
        _implied_plural(text) or _I_USE.search(before) or (_MADE_OF.match(before) and not amount.unit)
    )


def _from_first(text: str, amounts: list[FoundAmount]) -> list[FoundAmount]:
    """Return the amounts from the first quantity on; a "1-inch piece" counts only if there is nothing else."""
    if amounts and amounts[0].start == 0 and _is_piece_size(text, amounts[0]):
        return amounts
    for at, amount in enumerate(amounts):
        if amount.role in ("primary", "vague", "per_unit"):
            return amounts[at:]
    return amounts if amounts and amounts[0].start == 0 and amounts[0].unit in ("inch", "cm", "mm") else []


def _is_piece_size(text: str, amount: FoundAmount) -> bool:
    """Return whether an amount is the size of a piece or a knob: "1-inch piece of ginger"."""
    piece = unit_at(text, amount.end) if amount.role == "not_amount" else None
    return piece is not None and (piece[0].kind == "count" or piece[0].name == "knob")


def _about(text: str, start: int) -> int:
    """Return the start of an amount, including "about", "from" or "~" right before it ("leaves from 3 sprigs")."""
    words = _ABOUT.search(text[:start]) if start else None
    if words is None or (words[0].lower() == "from " and text[: words.start()].strip()):
        return start
    return words.start()


def _closed(text: str, start: int, end: int) -> int:
    """Return the end of a quantity, including the bracket that closes one in it."""
    if text.count("(", start, end) <= text.count(")", start, end):
        return end
    close = text.find(")", end)
    return close + 1 if close >= 0 else end


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


def _is_adjective(word: str) -> bool:
    word = word.lower()
    return word in _ADJECTIVES or (word.endswith(_ADJECTIVE_ENDS) and word not in _NOUNS_IN_ED)
