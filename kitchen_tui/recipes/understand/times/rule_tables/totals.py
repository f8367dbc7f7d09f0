"""Rules for times of a whole dish: headings, titles, and totals."""

from kitchen_tui.model.numbers import COUNT_WORDS
from kitchen_tui.recipes.understand.times.naming import ACTIONS
from kitchen_tui.recipes.understand.times.rule_tables import ABOUT, NEAR, WAIT, Rule

_PHASE = (
    r"(?:prep[a-z]*|cook|cooking|baking|total|overall|active|inactive|passive|hands[- ]o(?:n|ff)|resting|rising|"
    r"chill(?:ing)?|wait(?:ing)?)"
)
"""Words before "time" in a heading."""
_YIELD = r"(?:serves|servings?|yields?|makes)"
_SOME = rf"(?:[0-9]+|an?|{COUNT_WORDS})"
_IN = rf" in (?:under |less than )?{NEAR}"
_NO_SENTENCE = (
    rf"(?!.*\b(?:{'|'.join(sorted(ACTIONS))})s?\b)"
    r"(?!.*\b(?:is|are|be|will|should|can|has|have|do|does|it|they|you|golden|tender|soft|crisp|firm|repeat)\b)"
)
"""A text without verbs and pronouns, such as a title."""

HEADINGS: tuple[Rule, ...] = (
    Rule(
        "total_time",
        "The dough takes «2 hours» in total.",
        left=r"\btakes? " + ABOUT,
        right=r" (?:in total|altogether|all told|from start to finish)\b",
    ),
    Rule(
        "total_time",
        "Cooking time: «20 minutes»",
        left=r"\btimes?\b\.? ?(?:(?:required|needed|to [a-z]+)\b ?)?(?:\([^)]*\) ?)?[:=|–—-][^.;]*$",
    ),
    Rule(
        "total_time",
        "Total: «1 hour» with the icing",
        left=r"^\W*(?:prep|preparation|total|overall|(?:in)?active|passive|hands[- ]o(?:n|ff)|"
        r"(?:ready|cooks|bakes)(?: in)?|start[- ]to[- ]finish|difficulty|level)\b[^.:;]{0,20}:[^.;]*$",
    ),
    Rule("total_time", "Prep Time 1 day «20 mins»", left=rf"^\W*{_PHASE} times? [0-9][^.;]*$"),
    Rule(
        "total_time",
        "Baking time «35 minutes».",
        left=rf"\b{_PHASE} times? (?:is |of |(?:(?:will|should|would|may) )?(?:only |just )?takes? (?:you )?"
        r"(?:only |just )?)?" + ABOUT,
    ),
    Rule(
        "total_time",
        "Prep «5 mins» Cook 40 mins",
        left=r"^\W*(?:prep|total|overall|active|hands[- ]on)(?: time)? (?:[0-9]+ ?(?:h|m|s|d)[^.;]*)?$",
    ),
    Rule(
        "total_time",
        "Serves 4, «35 minutes»",
        left=rf"^\W*{_YIELD}(?: (?:about |up to )?{_SOME}\b|:)(?!.*\b{WAIT}\b)[^.;]*$",
    ),
    Rule("total_time", "Easy | «35 minutes»", left=r"[|•·] *$"),
    Rule("total_time", "«35 minutes» • Easy", left=r"^\W*$", right=r" *[|•·]"),
    Rule(
        "total_time",
        "A green curry, ready in «30 minutes»",
        left=r"(?:^\W*|[,(|•·–—:-] ?|\ball )(?:ready|made|all done)(?: to (?:eat|serve|go))? in (?:less than )?"
        + ABOUT,
    ),
    Rule("total_time", "Weeknight ramen in «25 minutes»", left=rf"^(?=[^.;:,]+{_IN}){_NO_SENTENCE}", right=r"\W*$"),
    Rule(
        "total_time",
        "«40 minutes» from door to table",
        right=r" from (?:the )?[a-z]+ to (?:the )?(?:table|plate|finish|mouth)\b",
    ),
    Rule("total_time", "and you are done in «20 minutes»", left=rf"\b(?:you|we)(?:['’]re| are) (?:done|finished){_IN}"),
    Rule(
        "total_time", "«10 minutes» of hands-on time", right=r",? (?:of )?(?:hands[- ]o(?:n|ff)|active|prep|actual)\b"
    ),
)

WHOLE_DISHES: tuple[Rule, ...] = (
    Rule(
        "total_time",
        "Takes about «2 hours».",
        left=r"^[^\w(]*takes " + ABOUT,
        right=r",? ?(?:[.!]? *$|plus\b|total|in total|altogether|including|from\b|to\b)",
    ),
    Rule(
        "total_time",
        "It takes «3 hours» including rising.",
        left=r"\b(?:takes?|needs?|requires?|allow|in)\b[^.;]*$",
        right=r",? (?:including|counting|excluding|not (?:including|counting)|(?:from )?start to finish)\b",
    ),
    Rule(
        "total_time",
        "It takes «2 hours» in all.",
        left=r"\b(?:it|this|that|all) (?:(?:only|just|will|all) )*takes? " + ABOUT,
        right=r",? (?:in all|all told|all in|altogether|in total|total)\b",
    ),
    Rule(
        "total_time",
        "It only takes «5 minutes»!",
        left=r"\b(?:it|this|that) (?:only|just) takes " + ABOUT,
        right=r"\W*$",
    ),
    Rule(
        "total_time",
        "The whole dish takes «2 hours».",
        left=r"\b(?:recipe|meal|dinner|(?:whole|entire) (?:thing|process|dish|lot|meal))\b[^.;,]*\b"
        r"(?:takes?|took|requires?|needs?|ready|done|made|table)\b[^.;:,]*$",
    ),
    Rule(
        "total_time",
        "This dish takes «40 minutes».",
        left=r"\b(?:dish|everything)\b[^.;,]*\b(?:takes?|took|requires?|needs?|ready|done|made|table)\b[^.;:,]*$",
        right=r"(?! (?:under|in|on|at|over|for|to)\b)",
    ),
    Rule(
        "total_time",
        "This soup is ready in «20 minutes».",
        left=r"\bthis (?:[a-z-]+ ){0,3}(?:is|will be|can be|gets) (?:ready|done|made|on the table) in (?:less than )?"
        + ABOUT,
    ),
    Rule(
        "total_time",
        "It comes together in «20 minutes».",
        left=r"\b(?:(?:come|go)(?:es|s)? together|on (?:the|your) (?:table|plate)|whipped up|"
        r"thrown together) (?:in|within) (?:less than )?" + ABOUT,
    ),
    Rule("total_time", "It can be made within «an hour».", left=r"\b(?:made|prepared|ready)\b[^.;,]*\bwithin " + ABOUT),
    Rule(
        "total_time",
        "You could have it all in «15 minutes».",
        left=rf"\b(?:you|we)(?:['’]ll| can| could| will) (?:have|get|enjoy|be eating)\b[^.;,]*{_IN}",
    ),
    Rule(
        "total_time",
        "You can make it in «15 minutes».",
        left=rf"\b(?:mak(?:e|es|ing)|made|whip(?:ped)? up|put together|pull(?:ed)? together)\b[^.;,]*{_IN}",
    ),
    Rule(
        "total_time",
        "Count on «3 hours» to make them all.",
        left=rf"^(?!.*\b{WAIT}\b)(?!.*\bfor {ABOUT})",
        right=r",? (?:total to\b|(?:in order )?to (?:make|prepare|put together)\b|(?:from )?start to finish)",
    ),
)
