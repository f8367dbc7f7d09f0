"""Names of ingredients as words that can be compared: small letters, singular, accents and hyphens aside."""

import re
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_IRREGULAR = {
    "halves": "half", "knives": "knife", "calves": "calf", "chilies": "chili",
    "chillies": "chili", "chilli": "chili", "chile": "chili", "chiles": "chili", "tomatos": "tomato",
    "potatos": "potato", "avocadoes": "avocado", "yoghurt": "yogurt", "cookies": "cookie", "brownies": "brownie",
    "sugars": "sugars",
    "molasses": "molasses", "hummus": "hummus", "asparagus": "asparagus", "couscous": "couscous",
    "citrus": "citrus", "octopus": "octopus", "lentilles": "lentil", "pastries": "pastry",
    "anchovies": "anchovy", "aubergines": "aubergine", "jalepeño": "jalapeño", "jalepeños": "jalapeño",
    "jalepenos": "jalapeño", "jalapeno": "jalapeño", "jalapenos": "jalapeño", "sause": "sauce",
}  # fmt: skip


def words(text: str) -> list[str]:
    """The words of a text, in small letters and singular."""
    return [singular(word) for word in _WORD.findall(text.lower())]


@lru_cache(maxsize=4096)
def singular(word: str) -> str:
    """The singular of an English noun in small letters; a word that is none comes out as it is, or close."""
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
