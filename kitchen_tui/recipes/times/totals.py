"""Times of a whole dish: titles, headings, what it all takes. Read from the top; each rule shows what it is for."""

from kitchen_tui.recipes.times.rule import Rule, rule
from kitchen_tui.recipes.times.wording import ABOUT

TOTALS: tuple[Rule, ...] = (
    rule("total_time", "Cooking time: «20 minutes»", left=r"\btimes?\b\.? ?(?:\([^)]*\) ?)?[:=|–—-][^.;]*$"),
    rule(
        "total_time",
        "Total: «1 hour» with the icing",
        left=r"^\W*(?:prep|preparation|total|active|hands-on|ready(?: in)?)\b[^.:;]{0,20}:[^.;]*$",
    ),
    rule(
        "total_time",
        "Prep Time 1 day «20 mins»",
        left=r"^\W*(?:prep[a-z]*|cook|cooking|baking|total|active|hands-on|resting|wait(?:ing)?) times? [0-9][^.;]*$",
    ),
    rule(
        "total_time",
        "Baking time «35 minutes».",
        left=r"\b(?:prep[a-z]*|cook|cooking|baking|total|active|resting|wait(?:ing)?) times? (?:is |of )?" + ABOUT,
    ),
    rule(
        "total_time",
        "Takes about «2 hours».",
        left=r"^[^\w(]*takes " + ABOUT,
        right=r",? ?(?:[.!]? *$|plus\b|total|in total|altogether|including|from\b|to\b)",
    ),
    rule(
        "total_time",
        "The whole dish takes «2 hours».",
        left=r"\b(?:recipe|dish|meal|dinner|(?:whole|entire) (?:thing|process)|everything)\b[^.;,]*\b"
        r"(?:takes?|took|requires?|needs?|ready|done|made|table)\b[^.;:,]*$",
    ),
    rule(
        "total_time",
        "It comes together in «20 minutes».",
        left=r"\b(?:(?:come|go)(?:es|s)? together|on the table|whipped up|thrown together) (?:in|within) " + ABOUT,
    ),
    rule("total_time", "It can be made within «an hour».", left=r"\b(?:made|prepared|ready)\b[^.;,]*\bwithin " + ABOUT),
    rule(
        "total_time",
        "Count on «3 hours» to make them all.",
        right=r" (?:total to\b|(?:in order )?to (?:make|prepare|put together)\b|(?:from )?start to finish|in all\b)",
    ),
)
