"""English nouns: singular forms for comparison, plurals, and agreement with a count."""

from fractions import Fraction
from functools import lru_cache

from kitchen_tui.model.regex import lazy_regex


def word_set(text: str) -> frozenset[str]:
    """Return the words of a table, which are separated by spaces."""
    return frozenset(text.split())


_WORD = lazy_regex(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_IRREGULAR = {
    "sugars": "sugars",
    "halves": "half", "knives": "knife", "calves": "calf", "chilies": "chili",
    "chillies": "chili", "chilli": "chili", "chile": "chili", "chiles": "chili", "tomatos": "tomato",
    "potatos": "potato", "avocadoes": "avocado", "yoghurt": "yogurt", "cookies": "cookie", "brownies": "brownie",
    "molasses": "molasses", "hummus": "hummus", "asparagus": "asparagus", "couscous": "couscous",
    "citrus": "citrus", "octopus": "octopus", "lentilles": "lentil", "pastries": "pastry",
    "anchovies": "anchovy", "aubergines": "aubergine", "jalepeño": "jalapeño", "jalepeños": "jalapeño",
    "jalepenos": "jalapeño", "jalapeno": "jalapeño", "jalapenos": "jalapeño", "sause": "sauce",
    "tumeric": "turmeric", "brocoli": "broccoli", "cinammon": "cinnamon", "cinamon": "cinnamon", "parsely": "parsley",
    "avacado": "avocado", "avacados": "avocado", "zuchini": "zucchini", "mozarella": "mozzarella",
    "parmesean": "parmesan", "cardamon": "cardamom", "corriander": "coriander", "rasberry": "raspberry",
    "bechamel": "béchamel", "gruyere": "gruyère", "boillion": "bouillon", "bullion": "bouillon", "boullion": "bouillon",
    "paprica": "paprika", "lasagne": "lasagna", "lenom": "lemon", "chilis": "chili", "chillis": "chili",
    "rasberries": "raspberry", "bicarb": "bicarbonate", "tomatoe": "tomato", "potatoe": "potato",
}  # fmt: skip
_COUNTED = word_set(
    "egg yolk onion shallot leek carrot potato tomato pepper chili jalapeño lemon lime orange apple pear banana avocado"
    " cucumber courgette aubergine eggplant radish turnip beet beetroot parsnip mushroom scallion tortilla bagel bun"
    " peach plum mango fig clove leaf stalk breast thigh drumstick fillet chop cutlet sausage steak cabbage pod stick"
)
_OES = frozenset(("potato", "tomato"))
_PHRASE = lazy_regex(r"(?P<before>(?:\s?[^\W\d_][\w'’-]*\s){0,3}?\s?)(?P<noun>[^\W\d_]+)(?=\s*(?:$|[,;(.]|or\b))")


def words(text: str) -> list[str]:
    """Return the words of a text, in lower case and singular."""
    return [singular(word) for word in _WORD.findall(text.lower())]


@lru_cache(maxsize=4096)
def singular(word: str) -> str:
    """Return the singular of an English noun in lower case; other words are hardly changed."""
    word = word.removesuffix("'s").removesuffix("’s")
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith(("leaves", "loaves")):
        return word[:-3] + "f"
    if len(word) <= 3 or word.endswith(("ss", "us", "is")) or not word.endswith("s"):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("oes", "shes", "ches", "xes", "sses")):
        return word[:-2]
    return word[:-1]


def plural(word: str) -> str:
    """Return the plural of a unit's word: cups, pinches, loaves, halves. Abbreviations are not changed."""
    if word.endswith(("s", "x", "ch", "sh")):
        return word + "es"
    if word in ("leaf", "loaf"):
        return word[:-1] + "ves"
    return word + "s"


def agreeing_noun(text: str, value: Fraction) -> str:
    """Return the text after a plain count, with its noun singular up to 1 and plural above; unknown nouns are kept."""
    found = _PHRASE.match(text)
    if found is None:
        return text
    noun = found["noun"]
    one = singular(noun.lower())
    if one not in _COUNTED:
        return text
    wanted = (one + "es" if one in _OES else plural(one)) if value > 1 else one
    if wanted == noun.lower() or singular(wanted) != one:
        return text
    return found["before"] + noun[0] + wanted[1:] + text[found.end() :]
