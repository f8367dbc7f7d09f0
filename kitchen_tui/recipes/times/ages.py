"""How long food keeps, which starts nothing. Read from the top; each rule shows what it is for."""

from kitchen_tui.model.duration import DAY, HOUR
from kitchen_tui.recipes.times.rule import Rule, rule
from kitchen_tui.recipes.times.units import MONTH
from kitchen_tui.recipes.times.wording import ABOUT, CURING

AGES: tuple[Rule, ...] = (
    rule(
        "age_limit",
        "It keeps in the cold for «4 days».",
        least_unit=HOUR,
        left=r"\b(?:keeps|lasts|stays?|stores (?:well|in|for)|(?:will|should|can|may|might|could|would|to|['’]ll) "
        r"(?:[a-z]+ ){0,2}?(?:keep|last|stay|be (?:[a-z]+ )?(?:kept|stored|frozen|refrigerated|canned|held|good|fine))|"
        r"(?:good|fresh|edible|safe|best) (?:for|within)|leftovers?|shelf[ -]life|"
        r"(?:is|are|be) (?:[a-z]+ ){0,2}(?:kept|stored|canned))\b[^.;]*$",
    ),
    rule(
        "age_limit",
        "Eat it within «2 hours».",
        left=r"\b(?:eat|eaten|reheat|use|used|consumed?|serve|served|drink|drunk|enjoy(?:ed)?|finish(?:ed)?) "
        r"[^.;]{0,40}\b(?:within|in under|no later than) " + ABOUT,
    ),
    rule(
        "age_limit",
        "Discard it after «2 hours».",
        left=r"\b(?:discard|throw (?:it |them )?(?:away|out)|toss out)\b[^.;]*\bafter " + ABOUT,
    ),
    rule(
        "age_limit",
        "Refrigerate for up to «3 days».",
        least_unit=DAY,
        left=rf"^(?!.*{CURING}).*\b(?:stor|keep|kept|refrigerat|freez|fridge|container|frozen|jar\b|air-?tight|"
        r"use\b|eat\b|save\b)[^.;]*\b(?:up to|within|at most|(?:no|not) (?:more|longer) than|maximum(?: of)?|max) "
        + ABOUT,
    ),
    rule(
        "age_limit",
        "Store in a tin for «3 days».",
        least_unit=DAY,
        left=rf"^(?!.*{CURING}).*\b(?:stor(?:e|ed|ing)|keep|kept|keeping|leftovers?|air-?tight|freeze)\b[^.;]*$",
        right=r"(?!.{0,60}\b(?:stirring|turning|shaking|flipping|until|before|stir|turn|shake|"
        r"to (?:ferment|cure|infuse|ripen|dry|develop))\b)",
    ),
    rule("age_limit", "It is fine for «6 months».", least_unit=MONTH, left=rf"^(?!.*{CURING})"),
)
