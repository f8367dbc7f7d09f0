"""Storage times: how long food keeps. They start no timer."""

from kitchen_tui.model.duration import DAY, HOUR, MONTH
from kitchen_tui.recipes.understand.times.rules.rule import Rule, rule
from kitchen_tui.recipes.understand.times.rules.wording import ABOUT, CURING, MATURING, PROMISED

_GOES_ON = (
    r"(?!.{0,60}\b(?:stirring|turning|shaking|flipping|until|before|stir|turn|shake)\b)"
    r"(?!,? (?:and )?then (?!discard|throw|toss|freeze|eat|use)[a-z])"
    r"(?!,? so (?:that|the|it|they)\b)(?! to (?!use|eat|serve|have|enjoy|keep|be\b|a\b|the\b)[a-z]+)"
)
"""Not with something to be done meanwhile or after: then it is a step."""

AGES: tuple[Rule, ...] = (
    rule(
        "age_limit",
        "It keeps in the cold for «4 days».",
        least_unit=HOUR,
        left=r"\b(?:keeps|lasts|holds(?: up| well)?|stores (?:well|in|for)|"
        rf"(?:{PROMISED}|to) (?:[a-z]+ ){{0,2}}?(?:keep|last|hold|stay|"
        r"be (?:[a-z]+ )?(?:kept|stored|frozen|refrigerated|canned|held|good|fine))|"
        r"(?:good|fresh|edible|safe|best|fine|okay|ok|happy) (?:(?:in|at) (?:[a-z]+ ){1,3})?(?:for|within|up to)|"
        r"leftovers?|shelf[ -]life|"
        r"(?:is|are|be) (?:[a-z]+ ){0,2}(?:kept|stored|canned))\b[^.;]*$",
    ),
    rule(
        "age_limit",
        "They stay crisp for «20 minutes».",
        left=r"^(?!.*\b(?:let|allow|leave|make sure|ensure|must|needs?|so)\b).*"
        r"\b(?:(?:stays|remains)\b[^.;]*$|(?:stay|remain) [a-z]+ (?:for )?" + ABOUT + ")",
    ),
    rule(
        "age_limit",
        "It can sit out for «2 hours».",
        least_unit=HOUR,
        left=r"\b(?:can|may) (?:[a-z]+ )?(?:sit|wait|be left)\b[^.;]*$|\bat (?:its|their) best\b[^.;]*$",
    ),
    rule(
        "age_limit",
        "The flavours deepen over «2 days».",
        least_unit=HOUR,
        left=r"^(?!.*\b(?:let|leave|allow|for)\b).*\b(?:flavou?rs?|it|they)\b[^.;]*"
        r"\b(?:develops?|improves?|deepens?|melds?|mellows?|gets? better)\b[^.;]*\b(?:over|after|within) " + ABOUT,
    ),
    rule(
        "age_limit",
        "Eat it within «2 hours».",
        left=r"\b(?:eat|eaten|reheat|use|used|consumed?|serve|served|drink|drunk|enjoy(?:ed)?|finish(?:ed)?|"
        r"to the table) "
        r"(?:[^.;]{0,40} )?(?:within|in under|no later than) " + ABOUT,
    ),
    rule(
        "age_limit",
        "Discard it after «2 hours».",
        left=r"\b(?:discard|throw (?:it |them )?(?:away|out)|toss out)\b[^.;]*\b(?:after|than) " + ABOUT,
    ),
    rule(
        "age_limit",
        "Refrigerate for up to «3 days».",
        least_unit=DAY,
        left=r"^(?=.*\b(?:stor|keep|kept|refrigerat|freez|fridge|container|frozen|jar\b|air-?tight|use\b|eat\b|save\b)"
        rf"[^.;]*\b(?:up to|within|at most|(?:no|not) (?:more|longer) than|maximum(?: of)?|max) {ABOUT})(?!.*{CURING})",
    ),
    rule(
        "age_limit",
        "Store in a tin for «3 days».",
        least_unit=DAY,
        left=r"^(?=.*\b(?:stor(?:e|ed|ing)|keep|kept|keeping|leftovers?|air-?tight|freeze)\b[^.;]*$)"
        rf"(?!.*{CURING})(?!.*\b(?:keep|store)\b.*\bwarm\b)",
        right=_GOES_ON,
    ),
    rule("age_limit", "It is right for «6 months».", least_unit=MONTH, left=rf"^(?!.*{MATURING})", right=_GOES_ON),
)
