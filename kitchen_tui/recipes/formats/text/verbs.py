"""Whether a line tells the cook to do something."""

from kitchen_tui.model.text import clean_line
from kitchen_tui.recipes.understand.times.verbs import ACTIONS

# Words that begin a command and an ingredient alike: "brown sugar", "dry sherry", "toast, cut in squares".
_AMBIGUOUS = frozenset(
    """brown dry crisp char toast roast smoke brine pickle marinade cure fry cool grill griddle press age nap top work
    swirl reserve season shape proof baste process blend run start stew steam stand""".split()  # noqa: SIM905 - a table of words reads best as words
)
_MORE = frozenset(
    """allow arrange assemble beat break bring brush carve check chop clean combine continue crack cream crush cut
    deglaze dice dip discard dissolve divide dredge drop enjoy ensure fill finish follow freeze garnish gather get
    give grate grease grind heat keep ladle lay let light line make mash mince mold pack pat pierce place plate
    pound prep prepare preheat pre-heat prick puree purée repeat roll rub scoop scrape separate set shred sift slice
    slide soften spoon spread squeeze stick stir store stuff tear thread transfer trim turn twist use wait warm wash
    watch whip wipe wrap""".split()  # noqa: SIM905
)
_VERBS = (ACTIONS | _MORE) - _AMBIGUOUS
_LEADING = frozenset(
    """once when after meanwhile while in if to until before then don't do don’t as you the this these it for at on
    with your""".split()  # noqa: SIM905
)
"""What begins a sentence, and no ingredient."""


def is_imperative(line: str) -> bool:
    """Whether the first word begins an instruction: a verb of the kitchen, or "Once", "In a bowl", "When"."""
    return _first_word(line) in _VERBS or _first_word(line) in _LEADING


def begins_with_verb(line: str) -> bool:
    """Whether the first word is a verb of the kitchen."""
    return _first_word(line) in _VERBS


def _first_word(line: str) -> str:
    words = clean_line(line[:80]).lower().split()
    return words[0].strip(".,:;()!") if words else ""
