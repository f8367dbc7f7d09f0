"""Makes a short title for a step without one: the first thing to do in its text."""

import re

from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.model.text import clean_line
from kitchen_tui.recipes.understand.nouns import word_set

LONGEST = 40
_READ = 240
_LEAD = lazy_regex(
    r"(?:in|on|to|for|with|using|once|when|after|before|while|as|if|at|over|meanwhile|next|then|now|finally|lastly|first"
    r"|afterwards|immediately|carefully|gently|optional(?:ly)?)\b[^.;:!?\n]{0,80}?(?:,\s+|(?<=meanwhile)\s+|(?<=then)\s+)(?=\S)",
    re.IGNORECASE,
)
"""Words before the verb: "In a large pot, heat the oil"."""
_NUMBER = lazy_regex(r"(?:step\s*)?\d{1,2}[.):]\s+", re.IGNORECASE)
_CLAUSE = lazy_regex(r"(.{3,}?)(?:[.!?:;](?=\s|$)|,\s|\s[(–—-]\s?|\s(?:until|then|so that|because|which)\s|$)")
_AND = lazy_regex(r"\s(?:and|&)\s(?:then\s)?([a-z]+)", re.IGNORECASE)
_DETAIL = lazy_regex(
    r"\s(?:in|on|over|with|for|at|into|onto|to|from|by|using|about|under|through|per|around|inside|according|without"
    r"|before|after|while|when|that|out of)\s",
    re.IGNORECASE,
)
_FEWEST_WORDS = 2
_VERBS = word_set(
    "add bake beat blend boil bring brown brush chill chop coat combine cook cool cover crush cut dice discard drain"
    " drizzle fold fry garnish grate grill grind heat keep knead leave let lower make mash melt mince mix peel place"
    " pour press put reduce remove return rinse roast roll rub sauté saute season serve set shake simmer slice spread"
    " sprinkle squeeze stir strain taste toast top toss transfer trim turn whisk wipe"
)


def step_title(text: str) -> str:
    """Return the first thing to do in `text`, in at most 40 characters: "Toast the bread".

    Where, with what and for how long are left out if at least two words remain.
    """
    start = clean_line(text[:_READ])
    start = _NUMBER.sub("", start, count=1)
    for _ in range(2):
        lead = _LEAD.match(start)
        start = start[lead.end() :] if lead else start
    clause = _CLAUSE.match(start)
    title = _before_detail(_first_act(clause[1] if clause else start))
    title = f"{title[:1].upper()}{title[1:]}"
    if len(title) <= LONGEST:
        return title
    return title[:LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def _first_act(clause: str) -> str:
    """Return the clause up to an "and" with another verb, such as "and chop it" in "Peel the onion and chop it"."""
    for found in _AND.finditer(clause):
        if found[1].lower() in _VERBS and len(clause[: found.start()].split()) >= _FEWEST_WORDS:
            return clause[: found.start()]
    return clause


def _before_detail(clause: str) -> str:
    for found in _DETAIL.finditer(clause):
        if len(clause[: found.start()].split()) >= _FEWEST_WORDS:
            return clause[: found.start()]
    return clause
