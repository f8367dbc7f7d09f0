"""Words for several ingredients at once: "the remaining ingredients", "all the vegetables", a heading's "the sauce"."""

import re
from collections.abc import Iterator, Sequence

from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.recipes.understand.nouns import word_set, words

ALL, EVERY, NAMED = "all", "every", "named"


class Collective(NamedTuple):
    """A collective word of a text, and the ingredients that it may mean.

    `scope` tells which: ALL that are neither cooking already nor named later, EVERY one of them, or only those that no
    step calls by their name (NAMED). `complete` tells that it means everything under a heading, which is used up by it.
    With more ingredients than `limit` the word is too vague to mean them.
    """

    start: int
    end: int
    places: frozenset[int]
    scope: str
    complete: bool = False
    limit: int = 100


_INGREDIENTS = lazy_regex(
    r"\b(?:(?:all )?(?:of )?(?:the )?(?P<rest>remaining|rest of(?: the)?|other)(?: (?P<left>[\w'’-]+(?: [\w'’-]+)?))??"
    r"|the(?= ingredients (?:for|of|in|under) the\b)|(?:combine|mix|whisk|blend)(?: together)?(?= ingredients\b)"
    r"|(?:all(?: of)?(?: the| your)?|every)(?: (?P<all>[\w'’-]+(?: [\w'’-]+)?))??"
    r"|(?:the |your |\b(?:combine|mix|whisk|blend|stir|add)(?: together)? )"
    r"(?P<named>(?!in\b|the\b|remaining|rest|other|all\b)[\w'’-]+(?: (?!remaining|rest|other|all\b)[\w'’-]+)?))"
    r" ingredients?\b"
    r"(?: (?:for|of|in|from|under) (?:the )?(?P<whose>[\w'’-]+))?",
    re.IGNORECASE,
)
"""Names for several ingredients at once: "the remaining ingredients", "all the sauce ingredients", "all ingredients for
the dough"."""
_EVERYTHING = lazy_regex(
    r"\b(?:mix|combine|put|blend|place|whisk|throw|toss|dump|stir|add|layer)(?: together)?"
    r" everything\b(?! (?:well|until|together until|over)\b)",
    re.IGNORECASE,
)
_CLASS = lazy_regex(
    r"(?:\b(?P<all>all(?: of)?(?: the| your)?|both)|\b(?P<rest>remaining|other|rest of the)|\b(?:the|your))? ?"
    r"\b(?P<class>vegetables|veggies|veg|spices|herbs|seasonings|(?:dry|wet|liquid)(?= ingredients\b))\b"
    r"(?!,? (?:cook|are|is|have|should|will|section)\b)",
    re.IGNORECASE,
)
_CLASS_WORDS = ("veg", "spices", "herbs", "seasonings", "ingredients")
_TAKEN_AWAY = lazy_regex(
    r"(?:\b(?:strain|remove|discard|drain|return|(?:take|fish|scoop|lift) out|when|once|until|till|while|if|as"
    r"|after|before|reserv\w+|leftover|contain|hold)\b[^.;,]*|\b(?:more|additional|repeat with(?: the)?) )$",
    re.IGNORECASE,
)
"""The start of a clause about a moment, or about ingredients that are cooking already: "strain out the spices"."""
_MADE_UP = word_set("marinade marinate sauce dressing rub glaze batter dough filling topping spice")
"""What "the marinade ingredients" are for in a list without headings."""
_SERVED = word_set("serve serving garnish topping decorate decoration")
_EMPTY_WORDS = word_set("for the a an of to and ingredient optional your")
_MOST_TOGETHER = 8
"""The most ingredients that "all the ingredients" means without a heading; a longer list is probably several in one."""


_VEGETABLES = word_set(
    "onion leek carrot potato tomato pepper celery celeriac zucchini courgette eggplant aubergine cabbage broccoli"
    " cauliflower spinach kale pea corn mushroom parsnip turnip beet beetroot squash pumpkin fennel asparagus"
    " cucumber shallot radish swede rutabaga chard scallion artichoke okra sprout chayote"
)
_NO_VEGETABLE = word_set(
    "powder paste stock broth sauce oil seed juice flour starch salt puree purée flake ketchup syrup black ground"
    " butter cayenne split peppercorn salad extract white crushed dried"
)
_SPICES = word_set(
    "cumin turmeric paprika cayenne cinnamon cardamom nutmeg allspice peppercorn anise saffron fenugreek masala mace"
    " sumac coriander clove ginger chili curry mustard fennel pepper garlic onion"
)
_NO_SPICE = word_set("fresh bell cilantro bulb sauce paste bunch head salt")
_SPICE_FORM = word_set("powder ground seed flake dried whole pod stick leaf black white peppercorn")
_SPICES_ONLY_IN_FORM = word_set("coriander ginger chili curry mustard fennel pepper garlic onion")
_HERBS = word_set(
    "basil oregano thyme rosemary parsley cilantro mint dill sage chive tarragon marjoram bay herb chervil"
)
_DRY = word_set("flour powder soda salt cocoa cornstarch starch sugar oat semolina cornmeal yeast polenta oatmeal")
_NOT_DRY = word_set("wash fresh")
_WET = word_set(
    "egg milk buttermilk oil vanilla yogurt water honey syrup molasses cream juice banana applesauce vinegar"
)


def _in_class(kind: str, name: str) -> bool:
    """Return whether an ingredient is, by its name, a vegetable, spice, herb or seasoning, or a dry or a wet one."""
    own = frozenset(words(name)) - {*(("clove",) if "garlic" in name.lower() else ())}
    if kind in ("vegetable", "veggy", "veg"):
        return bool(own & _VEGETABLES) and own != {"pepper"} and not own & _NO_VEGETABLE
    is_spice = bool(own & _SPICES) and not own & _NO_SPICE
    if own & _SPICES <= _SPICES_ONLY_IN_FORM:
        is_spice = is_spice and bool(own & _SPICE_FORM)
    is_herb = bool(own & _HERBS)
    if kind == "spice":
        return is_spice or "bay" in own
    if kind == "herb":
        return is_herb
    if kind == "seasoning":
        return is_spice or is_herb or "salt" in own
    if kind == "dry":
        return (bool(own & _DRY) or is_spice) and not own & _NOT_DRY
    return bool(own & _WET) and not own & _DRY


def _heading(name: str) -> list[str]:
    """Return the words of a heading that name it: "For the spice mix" is "spice mix"."""
    return [word for word in words(name) if word not in _EMPTY_WORDS]


class Collectives:
    """Finds collective words in the steps of one recipe."""

    def __init__(self, names: Sequence[str], groups: Sequence[str]) -> None:
        self._names = names
        self._groups = [_heading(group) for group in groups]
        self._headings = [re.compile(pattern, re.IGNORECASE) for pattern in self._patterns()]

    def _patterns(self) -> Iterator[str]:
        """Yield the patterns of headings that steps can use as a name: "the spice mix", "the marinade"."""
        for heading in dict.fromkeys(map(tuple, self._groups)):
            if heading and len(heading) <= 3 and not _SERVED & {*heading}:
                called = r"\W+".join(rf"{re.escape(word)}(?:e?s)?" for word in heading)
                yield rf"\b(?:the|your|all(?: of)?(?: the)?) (?P<heading>{called})\b(?! (?:ingredients|is|are|has)\b)"

    def find(self, text: str) -> Iterator[Collective]:
        """Yield the collective words of a text."""
        lowered = text.lower()
        if "ingredient" in lowered:
            for match in _INGREDIENTS.finditer(text):
                found = None if text[: match.start()].lower().endswith("repeat with ") else self._ingredients(match)
                if found:
                    yield found
        if "everything" in lowered:
            yield from (self._any(match, ALL) for match in _EVERYTHING.finditer(text))
        for match in _CLASS.finditer(text) if any(word in lowered for word in _CLASS_WORDS) else ():
            if not _TAKEN_AWAY.search(text, 0, match.start("class")):
                yield from self._class(match)
        for pattern in self._headings:
            if (phrase := pattern.search(text)) and not _TAKEN_AWAY.search(text, 0, phrase.start()):
                places = self._under(_heading(phrase["heading"]), exact=True)
                yield Collective(phrase.start("heading"), phrase.end(), places, NAMED, complete=True)

    def _ingredients(self, match: re.Match[str]) -> Collective | None:
        """Resolve "the remaining ingredients" and "all the sauce ingredients"."""
        stated = words(match["left"] or match["all"] or match["named"] or "")
        places = self._under(stated or words(match["whose"] or ""))
        if places:
            return Collective(match.start(), match.end(), places, ALL, complete=not match["rest"])
        if stated and not (_MADE_UP & {*stated} and not any(self._groups)):
            return None
        return self._any(match, NAMED if stated else ALL)

    def _any(self, match: re.Match[str], scope: str) -> Collective:
        """Return the ingredients of the whole list but those for serving."""
        places = frozenset(at for at, group in enumerate(self._groups) if not _SERVED & {*group})
        return Collective(match.start(), match.end(), places, scope, limit=_MOST_TOGETHER)

    def _under(self, kind: list[str], *, exact: bool = False) -> frozenset[int]:
        """Return the ingredients under the heading that `kind` names, if there is one."""
        return frozenset(
            at for at, group in enumerate(self._groups) if (group == kind if exact else {*kind} & {*group})
        )

    def _class(self, match: re.Match[str]) -> Iterator[Collective]:
        """Yield the words for a class of which the list has several: "all the vegetables", "the spices"."""
        kind = words(match["class"])[0]
        if any(words(name)[-1:] == [kind] for name in self._names) or self._under([kind]):
            return
        places = frozenset(at for at, name in enumerate(self._names) if _in_class(kind, name))
        if places:
            scope = ALL if match["rest"] else EVERY if match["all"] else NAMED
            yield Collective(match.start("class"), match.end(), places, scope, limit=_MOST_TOGETHER)
