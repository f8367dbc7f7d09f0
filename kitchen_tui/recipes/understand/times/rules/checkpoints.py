"""Times that are a moment in something longer, or are easily taken for one."""

from kitchen_tui.recipes.understand.times.rules.rule import Rule, rule
from kitchen_tui.recipes.understand.times.rules.wording import (
    A_FEW_WORDS,
    ABOUT,
    BEFORE,
    DO_WAIT,
    NEAR,
    ONE_TIME,
    OR_SO,
    WAIT,
    WAITED,
    WAITING,
)

FROM_THE_END: tuple[Rule, ...] = (
    rule("duration", "Uncover and bake for a final «5 minutes».", left=r"\ba (?:last|final) " + NEAR),
    rule("check", "Uncover for the last «15 minutes».", left=r"\b(?:last|final) " + NEAR, anchor="end"),
    rule(
        "check",
        "With «5 minutes» left, add the peas.",
        right=r" (?:left|remaining|remain|to go|from the end)\b",
        anchor="end",
    ),
    rule(
        "check",
        "Add the garlic «10 minutes» before it is done.",
        right=rf" {BEFORE} (?:the end|(?:it|they|that|you)(?:['’](?:s|re)| is| are)|done|ready|finish|"
        r"(?:the |your )?(?:[a-z]+ ){0,2}(?:is|are) (?:done|ready|finished|cooked|up))",
        anchor="end",
    ),
    rule("duration", "Keep it cold for «a day» before using.", left=r"\bfor " + ABOUT, right=rf"{OR_SO},? {BEFORE}\b"),
    rule(
        "duration",
        "Let it rest «10 minutes» before slicing.",
        left=rf"{DO_WAIT}\b(?![- ](?:the )?(?:pan|pot|water|salted))[^.;]*$",
        right=rf"{OR_SO},? {BEFORE}\b",
    ),
    rule("check", "Take it out «an hour» before frying.", right=rf"{OR_SO},? {BEFORE}\b", anchor="before"),
)

ON_THE_WAY: tuple[Rule, ...] = (
    rule(
        "check",
        "At the end of «20 minutes», uncover it.",
        left=r"\b(?:at|by|until) the end of (?:the |these )?" + ABOUT,
    ),
    rule("duration", "Take it off after another «2 minutes».", left=r"\bafter another " + NEAR),
    rule(
        "duration",
        "It is done after «40 minutes».",
        left=r"\b(?:done|ready|finished|cooked|set) (?:to [a-z]+ )?after " + ABOUT,
    ),
    rule(
        "check",
        "After «3 minutes» add the honey.",
        left=r"\b(?:after|afterwards) (?:(?:the|first|initial|for) )*" + ABOUT,
    ),
    rule(
        "check", "When the timer hits «5 minutes», flip.", left=r"\b(?:timer|clock) (?:hits|reaches|reads|says|shows) $"
    ),
    rule(
        "check",
        "Baste it at 30 min and «1 hr».",
        left=rf"\b(?:at|after) (?:the )?(?:{ONE_TIME},? )+(?:(?:and|&) )?(?:again )?(?:at )?$",
    ),
    rule("check", "Toss it at «15 minutes».", left=r"\bat (?:(?:the|first|about|around|roughly|approximately) )*$"),
    rule("check", "«10 minutes» later, stir in the cream.", right=r" (?:later|in(?= *(?:[.,;)!]|$))|into)\b"),
    rule(
        "check",
        "Once «1 hour» is up, take it out.",
        left=r"\b(?:once|when|wait until) (?:the )?" + NEAR,
        right=r" (?:is|are|has|have) (?:[a-z]+ )?(?:up|over|passed|gone|elapsed|done)",
    ),
    rule("check", "In «5 minutes», turn it.", left=r"(?:^|[.;:] )\W*in " + NEAR, right=" ?,"),
    rule(
        "check",
        "Start checking around «30 minutes».",
        left=r"\b(?:start|begin|starting) (?:to )?(?:check|test|look)[a-z]*\b[^.;]*$",
    ),
    rule(
        "check",
        "Check it from «30 minutes» on.",
        left=r"\b(?:check|test)(?: (?:for|on|the|it|them))?\b[^.;,]*\b(?:after|at|around|from) " + ABOUT,
    ),
    rule("duration", "After adding rice cook «10 minutes».", left=rf"\b{WAIT} (?:it |them )?{ABOUT}"),
    rule("check", "Cut it «10 minutes» after baking.", right=r" after (?:[a-z]+ing|the|it|they|you|that|this)\b"),
    rule("check", "After cooking «one hour», add salt.", left=rf"\bafter {WAITING}{A_FEW_WORDS} {ABOUT}"),
    rule(
        "check",
        "Once it has simmered «2 hours», add the peas.",
        left=rf"\b(?:after|once|when)\b[^.;,]*\b(?:has|have|had|been) (?:been )?(?:{WAITING}|{WAITED})"
        rf"{A_FEW_WORDS} {ABOUT}",
    ),
)
