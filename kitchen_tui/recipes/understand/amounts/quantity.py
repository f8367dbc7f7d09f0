"""Finds the quantity of an ingredient line: its first amount, the words that belong to it, and what it equals.

An expression for a rare form is tried only on lines with a word or sign of that form: compiling it takes longer than
splitting a hundred lines.
"""

import re

from kitchen_tui.model.numbers import COUNT_WORDS, FRACTIONS
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.recipes.understand.amounts.find import FoundAmount, find_amounts
from kitchen_tui.recipes.understand.amounts.units import unit_at, unit_named

_SPECIAL_FORMS = (
    (  # of two sizes: "1 large or 2 small onions"
        " or ",
        lazy_regex(
            rf"(?:\d{{1,2}}|[{FRACTIONS}])\s(?:extra[- ])?(?:large|big|medium)\sor"
            rf"\s(?:\d{{1,2}}|[{FRACTIONS}])\s(?:small|medium)(?:er)?\b",
            re.IGNORECASE,
        ),
    ),
    (  # a vessel: "2 bowls of rice"
        " of ",
        lazy_regex(
            rf"(?:an?|{COUNT_WORDS}|\d{{1,2}})\s(?:(?:small|large|big)\s)?(?:bowl|pot|plate|basket|saucer|mug|cone)s?(?=\sof\s)",
            re.I,
        ),
    ),
    (  # a piece whose size is that of something else: "1 thumb-sized piece ginger"
        "size",
        lazy_regex(
            rf"(?:(?:an?|{COUNT_WORDS}|\d{{1,2}}|[{FRACTIONS}])\s)?[^\W\d]+[- ]sized?"
            r"\s(?:pieces?|knobs?|lumps?|chunks?|nubs?|hunks?|slabs?)"
            r"(?=\s(?:of\s)?[^\W\d])",
            re.IGNORECASE,
        ),
    ),
)
_CHAINED = {
    "package_size": lazy_regex(r"[\sx×(-]*(?:large|small|medium|about|~)?[\sx×(-]*|\s?/\s?"),
    "equivalent": lazy_regex(r"\s?[/|=]\s?~?|\s[-–]\s|\s?\(\s?(?:about\s|~)?|\sor\s|\s"),
    "not_amount": lazy_regex(r"\s?[/|=]\s?"),
    "primary": lazy_regex(r"\s(?:(?:\+|plus|minus|less|and)\s)?|\s?\+\s?"),
}
"""What may stand between a quantity and another amount that belongs to it, by the role of that amount."""


def quantity_place(text: str) -> tuple[int, int]:
    """Return where the quantity of a line begins and ends: with "about" and equivalents, or (0, 0) if it has none."""
    small = text.lower()
    for sign, form in _SPECIAL_FORMS:
        if sign in small and (found := form.match(text)):
            return found.span()
    amounts = _from_first(text, find_amounts(text))
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
    return _about(text, first.start), _with_package(text, first, _closed(text, first.start, end))


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
    return piece is not None and (piece.unit.kind == "count" or piece.unit.name == "knob")


_IN_BRACKETS = lazy_regex(r"\([^()]*$")
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


def _is_aside(text: str, amount: FoundAmount) -> bool:
    """Return whether an amount is an aside in brackets: "Cans of beans (I use 1 can)"."""
    before = text[: amount.start]
    if not _IN_BRACKETS.search(before):
        return False
    return bool(_implied_plural(text) or _I_USE.search(before) or (_MADE_OF.match(before) and not amount.unit))


def _implied_plural(text: str) -> re.Match[str] | None:
    """Return measures without a number at the start of a line: the slices of "Slices of bread"."""
    found = _IMPLIED_PLURAL.match(text) if " of " in text else None
    unit = unit_named(found[0].split()[-1]) if found else None
    return found if unit is not None and unit.kind in ("count", "container", "vague") else None


_ABOUT = lazy_regex(
    r"(?:\b(?:an? (?:extra|additional|further)|(?:an? )?(?:about|around|exactly|approx(?:imately|\.)?|circa|ca?\.|from"
    r"|between|roughly|just (?:under|over)|scant|generous"
    r"|heap(?:ing|ed)|rounded|level|good|(?:loosely |firmly |lightly )?packed|barely|nearly|almost|up to"
    r"|at (?:least|most)|(?:max|min)(?:imum(?: of)?|\.)?|(?:no|not) (?:more|less) than|only|a total of"
    r"|(?:little|bit) (?:less|more) than))\s|[~≈]\s?)$",
    re.IGNORECASE,
)


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


def _with_package(text: str, first: FoundAmount, end: int) -> int:
    """Return the end of a quantity, including the unit after its size: "1-inch piece", "200 g block of feta"."""
    package = unit_at(text, end)
    if package is None:
        return end
    is_block = bool(first.unit) and package.unit.kind == "count" and text.startswith(" of ", package.end)
    is_package = package.unit.kind == "container" or is_block or _is_piece_size(text, first)
    return package.end if is_package else end


_CONTINUES = lazy_regex(r"(?:with|without|from|in) ", re.IGNORECASE)
"""Words that continue a quantity which ends with the name: "6 x 500ml jars with lids"."""


def without_name(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the place of a quantity without a unit that is the name: the ribs of "3 short ribs, trimmed"."""
    rest = text[end:].lstrip()
    is_named = bool(rest) and rest[0] not in ",;.)" and not _CONTINUES.match(rest)
    amounts = find_amounts(text[:end]) if end and not is_named and not text[:start].strip() else []
    if not amounts:
        return start, end
    number_end = amounts[0].number_end
    words = text[number_end:end]
    unit = unit_named(words.split()[-1].rstrip(".")) if words.strip() and "(" not in words else None
    if unit is None or unit.kind not in ("count", "container"):
        return start, end
    return start, (text.rindex(" ", start, end) if any(map(str.isdigit, words)) else number_end)
