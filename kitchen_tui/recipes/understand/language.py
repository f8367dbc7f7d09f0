"""Detects recipes that are not in English, the only language in which times and units are read."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from kitchen_tui.model.numbers import FRACTIONS
from kitchen_tui.model.recipe import Ingredient
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.model.text import clean_line
from kitchen_tui.recipes.understand.nouns import word_set

_ENGLISH = word_set(
    "the and with until of for to into then from it add minutes heat cook mix stir serve salt water sugar flour"
    " butter oil cup cups tablespoon tablespoons teaspoon teaspoons large small chopped about pepper over"
)
_OTHERS = {
    "German": """und die der das mit den für bis auf ein eine einen dem zum zur im oder etwa lassen geben alles dann
        danach salz pfeffer zwiebel zwiebeln mehl schneiden kochen braten minuten stunden stunde el tl zutaten
        zubereitung prise""",
    "French": """et le la les des dans avec du une un au aux sur jusqu laisser ajouter mélanger heure heures pendant
        puis sel beurre farine oeufs couper cuillère cuillères soupe cuire mettre faire verser""",
    "Spanish": """y el la los las de con en una del hasta al se minutos hora horas añadir cucharada cucharadas
        cucharadita sal aceite cebolla ajo dejar reposar cortar pelar picar freír hervir echar mezclar
        cocinar taza tazas luego""",
    "Italian": """e il lo gli le di con una del della fino olio farina burro lasciare tagliare riposare
        minuti ora ore aggiungere cucchiaio cucchiai mescolare
        cuocere poi nel nella""",
    "Portuguese": """e os de em um uma para da até minutos hora horas colher colheres adicione misture xícara xícaras
        deixe""",
    "Dutch": """en het een met van voor op tot de eetlepel eetlepels theelepel minuten uur laat voeg toe zout boter
        snijd bak kook""",
    "Swedish, Danish": "och på ett som låt og til det den minuter minutter timme timer msk tsk av rør blanda",
    "Polish, Czech": "na oraz minut minuty łyżka łyżki łyżeczka dodać wymieszać przez se lžíce lžička přidejte",
    "Hungarian, Turkish": "és egy az majd perc percig evőkanál ve bir ile için dakika yemek",
}
"""Words that hardly ever occur in an English recipe; "pour", "per", "med" and single letters do."""
_WORDS_OF = {language: word_set(words) - _ENGLISH for language, words in _OTHERS.items()}
_FOREIGN_LETTERS = frozenset("äöüßåøæłąęśżźńőűğışřžčůãõ")
"""Letters that English does not borrow, as it does those of "sauté" and "jalapeño"."""
_WORD = lazy_regex(r"[^\W\d_]+")
_MOST_CHARACTERS = 20_000
_FEWEST_WORDS = 3
_FEWEST_ALONE = 2
"""The number of foreign words that decides, in a text with English words and in one without."""

_NUMBER = (
    r"(?:\d{1,5}\s\d{1,2}[/⁄]\d{1,2}|\d{1,5}(?:[.,]\d{1,3})?(?:\s?[/⁄]\s?\d{1,2})?"
    rf"(?:\s?[{FRACTIONS}])?|[{FRACTIONS}])"
)
_OR = r"\s(?:à|ou|bis|oder|a|o|of|tot|til|till|eller|do|lub)\s"
_UNIT = r"(?:kg|kilos?|gr?|gramm|gramos?|gram(?:mes?|mi|mo)?|mg|l|lit(?:er|ers|res?|ros?|ri)|dl|cl|ml|cc|oz|lbs?)\b\.?"
_AMOUNT = lazy_regex(
    rf"(?:(?:ca|circa|env|environ|etwa|cerca|ongeveer|ung|ungefähr|aprox|około|noin)\b\.?\s*)?"
    rf"{_NUMBER}(?:(?:\s?[-–]\s?|{_OR}){_NUMBER})?(?:\s?{_UNIT}(?!\w)|(?!\w)|(?=[^\W\d_]{{2}}))",
    re.IGNORECASE,
)
_AMOUNT_LAST = lazy_regex(
    rf"([^\W\d].{{1,60}}?)\s*(?:[:,–-]|\s)\s*((?:ca\.?\s|circa\s|etwa\s)?{_NUMBER}(?:\s?[-–]\s?{_NUMBER})?\s?{_UNIT})(?:\s*\(([^()]*)\))?",
    re.IGNORECASE,
)
"""An amount in a metric unit at the end of a line: "Farina 500 g", "Mehl: 500 g"."""
_COUNT_LAST = lazy_regex(r"([^\W\d][^\W\d]*(?: [^\W\d]+){0,3}(?<!tipo)(?<!type)(?<!typ))\s+([1-9]\d?)", re.IGNORECASE)
"""A count at the end of a line: "Uova 4", and not the type of a flour."""
_OR_IN_AMOUNT = lazy_regex(rf"(?<=[\d{FRACTIONS}]){_OR}(?=[\d{FRACTIONS}])", re.IGNORECASE)
_OPTIONAL = lazy_regex(
    r"\b(?:optional|optionnel(?:le)?|facultati(?:f|ve)s?|opcional(?:es)?|optioneel|facoltativ[oaie]|valfritt)\b", re.I
)
_OPTIONAL_FIRST = lazy_regex(r"^(?:optional|optionnel|facultatif|opcional|optioneel|valfritt)\s?:\s*", re.IGNORECASE)
_BRACKET = lazy_regex(r"\(([^()]*)\)")
_ARTICLE = lazy_regex(r"(?:(?:de la|del|des|du|de|di|do|da)\s|(?:de )?[dl]['’]\s?)(?=[^\W\d_])", re.IGNORECASE)
_NOTE = lazy_regex(r"\s*(?:,(?!\d)|;|\(|\s[-–]\s)\s*")


def is_english(texts: Iterable[str]) -> bool:
    """Return whether texts are in English, which is assumed if there are too few words to tell."""
    text = " ".join(texts)[:_MOST_CHARACTERS].lower()
    words = _WORD.findall(text)
    if not text.isascii() and sum(map(_is_foreign_script, text)) > sum(map(len, words)) // 3:
        return False
    counts = Counter(words)
    english = _count(counts, _ENGLISH)
    spelled = sum(count for word, count in counts.items() if not _FOREIGN_LETTERS.isdisjoint(word))
    other = spelled + max(_count(counts, known) for known in _WORDS_OF.values())
    return other < (_FEWEST_WORDS if english else _FEWEST_ALONE) or other <= english


def _count(counts: Counter[str], known: frozenset[str]) -> int:
    return sum(counts[word] for word in known & counts.keys())


def _is_foreign_script(char: str) -> bool:
    return char > "\u036f" and char.isalpha() and not unicodedata.name(char, "").startswith("LATIN")


def foreign_ingredient(id: str, line: str) -> Ingredient:
    """Read only the number and metric unit of a line: 200 g of "200 g de riz", 2 of "2 c. à soupe de sucre"."""
    whole = clean_line(line)
    text = _OPTIONAL_FIRST.sub("", whole) or whole
    if text != whole:
        return foreign_ingredient(id, text)._replace(text=whole, optional=True)
    amount = _AMOUNT.match(text)
    if amount is None and (last := _AMOUNT_LAST.fullmatch(text)):
        return Ingredient(id, text, last[2].strip(), last[1].strip(), last[3] or "")
    if amount is None and (last := _COUNT_LAST.fullmatch(text)):
        return Ingredient(id, text, last[2], last[1])
    rest = text[amount.end() :].strip() if amount else text
    bracket = _BRACKET.search(rest)
    rest = clean_line(rest[: bracket.start()] + rest[bracket.end() :]) if bracket else rest
    rest = _ARTICLE.sub("", rest, count=1) if amount and _ARTICLE.match(rest) else rest
    name, *notes = _NOTE.split(rest, maxsplit=1)
    notes = [*([bracket[1]] if bracket else []), *notes]
    is_optional = bool(_OPTIONAL.search(" ".join(notes)))
    quantity = _OR_IN_AMOUNT.sub("-", amount[0].strip()) if amount else ""
    note = ", ".join(note.strip(" ()") for note in notes)
    return Ingredient(id, text, quantity, name or rest, note, optional=is_optional)
