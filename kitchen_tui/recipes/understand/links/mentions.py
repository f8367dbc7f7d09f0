"""Finds mentions of ingredients in a step's text, and the ingredient that each means, by the words around it."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.recipe import Ingredient
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.recipes.understand.amounts.readings import masked
from kitchen_tui.recipes.understand.links.names import (
    CITRUS,
    DESCRIPTIONS,
    KIND,
    KINDS,
    LONGEST,
    MADE_PARTS,
    MEATS,
    NOT_BARE,
    OPPOSITES,
    PARTS,
    PIECES,
    TAILS,
    VERBS,
    Alias,
    Index,
    index,
)
from kitchen_tui.recipes.understand.links.shares import stated_amount
from kitchen_tui.recipes.understand.nouns import singular, word_set

MOST_TEXT = 5000
"""Characters of a step that are searched."""


class Token(NamedTuple):
    """A word of the text, singular and in lower case, and its place."""

    word: str
    start: int
    end: int


class Mention(NamedTuple):
    """A phrase of the text, the word right after it, and what it may mean."""

    phrase: str
    start: int
    end: int
    candidates: tuple[Alias, ...]
    next_word: str


_WORD = lazy_regex(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_AFTER_ALL = r"(?:add|stir|mix|pour|season|serve|top|sprinkle|garnish|toss|throw|fold|cook|remove|transfer)"
_ASIDE = lazy_regex(
    r"\b(?:until|till|while (?!(?:\w+ly )?\w+ing\b)|except(?:ing)?|excluding|without|instead of|other than"
    r"|rather than|size of|ratio of"
    r"|don[’']t (?:add|use)|if you don[’']t|no need|\w+n[’']t need|prevent(?:ing)?|avoid(?:ing)?|means?|meaning"
    r"|(?:can(?:no|[’'])t|could not) find)\b"
    rf"(?:(?![,.;:)]|\bthen\b|\bbefore\b|\band (?:{_AFTER_ALL}|using)\b).)*",
    re.IGNORECASE,
)
"""Clauses about a moment, a comparison or an exception, which use no ingredient: "until the onion is soft"."""


def mentions(text: str, index: Index) -> list[Mention]:
    """Return the places at which `text` names ingredients, by their longest names (dark soy sauce).

    Two adjacent names ("saffron milk") are something else, so neither counts.
    """
    text = masked(text[:MOST_TEXT])
    tokens = [Token(_token(text, found), *found.span()) for found in _WORD.finditer(text)]
    asides = [found.span() for found in _ASIDE.finditer(text)]
    runs = list(_runs(text, tokens, index))
    joined = {run for pair in pairwise(runs) if _is_one_name(text, *pair) for run in pair}
    found: list[Mention] = []
    for run in runs:
        if any(start <= run[0].start < end for start, end in asides) or run in joined or not _is_meant(text, run):
            continue
        sharing = list(_sharing_head(text, run, index))
        places = {mention.start for mention in sharing}
        found = [mention for mention in found if mention.start not in places]
        found += [*sharing, _mention(text, run, index)]
    return found


def _is_one_name(text: str, run: tuple[Token, ...], following: tuple[Token, ...]) -> bool:
    """Return whether two names side by side are one: "saffron milk", but not "the onions garlic, celery"."""
    last = run[-1]
    return text[last.end : following[0].start] == " " and text[last.start : last.end].lower() in (last.word, "sugars")


_BOTH = lazy_regex(
    r"\b(?:(?:both|two|all) (?:the )?|(?:with|and|add|in|combine|beat|whisk|sift|dissolve) the )$", re.IGNORECASE
)


def _token(text: str, found: re.Match[str]) -> str:
    """Return a word in the singular, except "sugars" (they caramelize) unless they are listed: "with the sugars"."""
    word = found[0].lower()
    return "sugar" if word == "sugars" and _BOTH.search(text, 0, found.start()) else singular(word)


def excepted(text: str, index: Index) -> list[Mention]:
    """Return the mentions that a text excludes: "all ingredients except the grease"."""
    found = re.search(
        r"\b(?:except(?:ing)?|excluding|but|other than|without)(?: for)?\b((?:(?!\band using\b)[^.;])*)",
        text,
        re.IGNORECASE,
    )
    return mentions(found[1], index) if found else []


_SHARED_HEAD = lazy_regex(r"([^\W\d_]+)(?: and | or | & |/|, )$")
_MOST_SHARING = 4


def _sharing_head(text: str, run: tuple[Token, ...], index: Index) -> Iterator[Mention]:
    """Yield names that share the last word of the next name: the mustard seeds of "mustard and cumin seeds"."""
    if len(run) < 2:
        return
    head, start = run[-1].word, run[0].start
    for _ in range(_MOST_SHARING):
        before = _SHARED_HEAD.search(text, max(0, start - 40), start)
        word = singular(before[1].lower()) if before else ""
        if before is None or word != before[1].lower() or (word, head) not in index:
            return
        start = before.start(1)
        yield Mention(before[1], start, before.end(1), tuple(index[word, head]), "")


def _runs(text: str, tokens: list[Token], index: Index) -> Iterator[tuple[Token, ...]]:
    """Yield the words of each name in the text, from left to right, without overlaps."""
    firsts = {phrase[0] for phrase in index}
    at = 0
    while at < len(tokens):
        length = _longest(text, tokens, at, index) if tokens[at].word in firsts else 0
        if length:
            yield tuple(tokens[at : at + length])
        at += length or 1


def _mention(text: str, run: tuple[Token, ...], index: Index) -> Mention:
    start, end = run[0].start, run[-1].end
    candidates = tuple(index[tuple(token.word for token in run)])
    return Mention(text[start:end], start, end, candidates, _next_word(text, end))


_NEXT = lazy_regex(r"[ -]([^\W\d_]+)")


def _next_word(text: str, end: int) -> str:
    """Return the next word in the singular, if only a space or a hyphen precedes it."""
    found = _NEXT.match(text, end)
    return singular(found[1].lower()) if found else ""


def _longest(text: str, tokens: list[Token], at: int, index: Index) -> int:
    for length in range(min(LONGEST, len(tokens) - at), 0, -1):
        run = tokens[at : at + length]
        if tuple(token.word for token in run) in index and all(
            text[one.end : other.start] in (" ", "-") for one, other in pairwise(run)
        ):
            return length
    return 0


_STATEMENT = lazy_regex(
    r"\s(?:will|can|may|might|should|could|adds?|gives?|provides?|helps?|brings?|burns?|cuts?|goes)\b", re.IGNORECASE
)
"""Verbs after an ingredient that state what it does and not what to do with it: "honey can burn"."""
_OTHER_WATER = lazy_regex(
    r"(?:\b(?:drain|discard)\w*\b[^.;]{0,40}"
    r"|\b(?:boil(?!ing $)|cover|soak)\w*\b(?![^.;]{0,40}\bthe (?:\w+ )?$)[^.;]{0,40}"
    r"|\b(?:rins|wash)\w*\b(?:(?! and |, )[^.;]){0,40}"
    r"|\b(?:(?:pot|pan|bowl|kettle|inch|inches) of|fill\w*)\b[^.;,]{0,20}|\b(?:ice|salted|bath|enough|more|extra) )$",
    re.IGNORECASE,
)
"""Words before water from the tap, which no list counts: "cover with water", "a pot of water"."""
_BROUGHT_WATER = lazy_regex(r"\bbring\b[^.;,]{0,40}$", re.IGNORECASE)
_KEPT_FOR = lazy_regex(
    r"\b(?:reserv|sav|keep|set aside|put aside|left over)\w*\b[^.;]{0,40}\bfor (?:the )?$", re.IGNORECASE
)
"""Words before an ingredient that is not used yet: "reserve the rest for rice"."""
_OF_CITRUS = frozenset(("juice", "rind"))
"""Parts of a citrus fruit that use the fruit, such as the lemon juice of a recipe that lists lemons."""


def _is_meant(text: str, run: tuple[Token, ...]) -> bool:
    start, end = run[0].start, run[-1].end
    before = text[max(0, start - 80) : start]
    follower = _next_word(text, end)
    is_other = follower in TAILS and not (follower in _OF_CITRUS and run[-1].word in CITRUS)
    if is_other or _STATEMENT.match(text, end) or _KEPT_FOR.search(before):
        return False
    if len(run) == 1 and run[0].word in VERBS and _is_verb(text, run[0], before):
        return False
    if run[0].word != "water":
        return True
    brought_alone = _BROUGHT_WATER.search(before) and not text[end:].startswith((",", " and"))
    return not _OTHER_WATER.search(before) and not brought_alone


_NOUN_MARKERS = word_set(
    "the a an this that these those your of with some all each both no more any her his its my our"
)
_VERB_OBJECT = lazy_regex(
    r" (?:the|a|an|your|both|all|each|it|them|this|these|together|until|well|everything|with an?|\w+ together)\b",
    re.IGNORECASE,
)
_CLAUSE_START = lazy_regex(r"(?:^|[.;:!?(\n]\s*|\bthen )$")


def _is_verb(text: str, token: Token, before: str) -> bool:
    """Return whether the word is used as a verb: "Cream the butter", "then chop the onion"."""
    last = before.split()[-1:]
    if last and last[0].lower() in _NOUN_MARKERS:
        return False
    return bool(_CLAUSE_START.search(before) or _VERB_OBJECT.match(text, token.end))


def words_before(text: str, mention: Mention) -> list[str]:
    """Return the last words before a mention in the singular, at most three, with only spaces and hyphens between."""
    found = re.search(r"((?:[^\W\d_]+[ -]){1,3})$", text[max(0, mention.start - 48) : mention.start])
    return [singular(word) for word in re.split("[ -]", found[1].lower()) if word] if found else []


class Meaning(NamedTuple):
    """The list entries that a mention means: one, several of the same name, or all of several kinds (`together`)."""

    places: list[int]
    together: bool = False


_MOST_CANDIDATES = 8
"""The most places in the list that a mention may mean; with more it is ambiguous."""
_OTHERS = frozenset(("other", "another", "any", "all"))
_NOTHING = Meaning([])


def meaning(text: str, mention: Mention, used_up: Collection[int] = ()) -> Meaning:
    """Return the ingredients that a mention means; none if it is ambiguous.

    Of several, those that are `used_up` are not meant if one is left.
    """
    if len(mention.candidates) > _MOST_CANDIDATES:
        return _NOTHING
    before = words_before(text, mention)
    fitting = [alias for alias in mention.candidates if _fits(alias, mention, before, text)]
    if len(fitting) > 1 and not {"extra", "more", *_OTHERS} & {*before}:
        fitting = [alias for alias in fitting if not _is_extra(alias)] or fitting
    best = fitting  # plain flour and rye flour are "both flours"
    if "both" not in before:
        best = _described([alias for alias in fitting if alias.rank == min(alias.rank for alias in fitting)], before)
    best = [alias for alias in best if not _is_compound(alias)] or best
    places = [alias.at for alias in best]
    if len({alias.core for alias in best}) == 1:
        return Meaning(places)
    last = mention.phrase.lower().split()[-1]
    is_plural = last == "sugars" or singular(last) != last
    if is_plural or {"both", "each", "every"} & {*before}:
        return Meaning(places, together=True)
    left = [at for at in places if at not in used_up]
    return Meaning(left) if len(left) == 1 else _NOTHING


def stated_amounts(text: str, ingredients: Sequence[Ingredient]) -> Iterator[tuple[int, int, str]]:
    """Yield the places of amounts of ingredients in a step's text, with the ingredients' names.

    An example is "6 tbsp" in "6 tbsp of butter".
    """
    for mention in mentions(text, index(ingredients)):
        found = meaning(text, mention)
        ingredient = ingredients[found.places[0]] if found.places and not found.together else None
        span = stated_amount(text, mention.start, ingredient) if ingredient else None
        if ingredient and span:
            yield *span, ingredient.name


_PROCESSED = frozenset(("ground", "dried", "powdered", "canned", "frozen"))


def _described(aliases: list[Alias], before: list[str]) -> list[Alias]:
    """Return the ingredients with a word that precedes the mention (crushed tomatoes), else the fresh or whole ones."""
    qualifiers = (DESCRIPTIONS | KINDS) & {*before}
    described = [alias for alias in aliases if qualifiers & alias.own - {*alias.phrase}]
    plain = {alias.core for alias in aliases if not _PROCESSED & alias.own}
    return described or [alias for alias in aliases if alias.core not in plain or not _PROCESSED & alias.own]


def _is_extra(alias: Alias) -> bool:
    """Return whether an ingredient is more of another one: "Extra pecorino"."""
    return "extra" in alias.own and not {"virgin", "large", "firm"} & alias.own


def _is_compound(alias: Alias) -> bool:
    return len(alias.phrase) == 1 and alias.core[-2:] in NOT_BARE


_FOR_COOKING = frozenset(("oil", "wine", "fat", "spray", "sherry", "apple", "chocolate"))


def _fits(alias: Alias, mention: Mention, before: list[str], text: str) -> bool:
    own = alias.own
    last = before[-1] if before else ""
    if last == "cooking" and alias.phrase[-1] not in _FOR_COOKING:
        last = ""  # "begin cooking rice"
    if last in _OTHERS or (last in KINDS and last not in own):
        return False
    if any(_opposes(word, own) for word in before[-2:] if word not in own):
        return False
    is_meat = alias.phrase[-1] in MEATS and mention.next_word in PIECES
    if alias.phrase != alias.core and mention.next_word in (PARTS | MADE_PARTS) - own and not is_meat:
        return False
    if _names_another(alias, mention, before):
        return False
    return alias.phrase != ("pepper",) or _is_this_pepper(alias, mention, before, text)


_SEASONING = frozenset(("black", "white", "ground", "peppercorn", "salt"))
_CUT = "slice chop dice core seed deseed halve quarter trim peel"
_CUTTING = word_set(
    f"{_CUT} roast char stuff cut fry sauté grill mince sliced chopped diced cored seeded deseeded halved quartered"
    " roasted charred stuffed fried grilled peeled minced"
)
"""Verbs and participles that concern the vegetable and never the seasoning of the same name."""
_CLAUSE = 80
_CUT_HERE = lazy_regex(rf"\b(?:{'|'.join(_CUT.split())})\b(?:(?!\b(?:season\w*|salt|with)\b)[^.;])*$", re.IGNORECASE)
"""A clause in which something is cut up and nothing is seasoned: "Chop the onion and pepper"."""
_HOT = frozenset(("flake", "cayenne", "chili"))


def _is_this_pepper(alias: Alias, mention: Mention, before: list[str], text: str) -> bool:
    """Return whether "pepper" means this ingredient, which is the seasoning or the vegetable."""
    if alias.rank == KIND:
        return mention.phrase.lower() == "peppers"
    is_cut = _CUTTING & {*before} or _CUT_HERE.search(text, max(0, mention.start - _CLAUSE), mention.start)
    is_the_one = before[-1:] == ["the"] and any(not _SEASONING & other.own for other in mention.candidates)
    if is_cut or is_the_one or not mention.phrase.lower().endswith("pepper"):
        return not _SEASONING & alias.own and len(alias.own) > 1
    return (bool(_SEASONING & alias.own) or len(alias.own) <= 1) and not _HOT & alias.own


def _names_another(alias: Alias, mention: Mention, before: list[str]) -> bool:
    """Return whether a word means something else here: "until white", "boiling water", "ground cloves"."""
    if alias.phrase == ("white",):
        return mention.phrase.lower() != "whites"
    if alias.phrase == ("water",):
        return before[-1:] == ["boiling"] and not {"boiling", "hot"} & alias.own
    return alias.phrase == ("clove",) and "garlic" in alias.own and bool({"ground", "whole"} & {*before})


def _opposes(word: str, own: frozenset[str]) -> bool:
    return any((word in one and other & own) or (word in other and one & own) for one, other in OPPOSITES)
