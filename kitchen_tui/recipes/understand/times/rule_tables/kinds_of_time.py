"""Rules for the kind of a time that starts something: overnight, adjectives, intervals, sides, moments."""

from kitchen_tui.recipes.understand.times.rule_tables import (
    A_FEW_WORDS,
    A_NOUN,
    ABOUT,
    BEFORE,
    DO_WAIT,
    NEAR,
    ONE_TIME,
    OR_SO,
    PROCESS,
    SIDES,
    STATED,
    STATES,
    THE,
    WAIT,
    WAITED,
    WAITING,
    Rule,
)

WITHOUT_NUMBER: tuple[Rule, ...] = (
    Rule("product_name", "a pan of «overnight»-soaked chickpeas", form="overnight", right=r"-[a-z]"),
    Rule("product_name", "«Overnight» Cinnamon Rolls", form="overnight", left=r"^\W*$", right=A_NOUN),
    Rule(
        "product_name",
        "a jar of «overnight» oats",
        form="overnight",
        left=r"\b(?:an?|the|your|my|our|this|these|of|with|some|leftover|make|making|like) $",
        right=A_NOUN,
    ),
    Rule(
        "product_name",
        "have «overnight» guests",
        form="overnight",
        right=r"[ -](?:oats?|guests?|success|sensation|oatmeal|muesli)\b",
    ),
    Rule(
        "relative",
        "Marinate for an hour. «Overnight» is even better.",
        form="overnight",
        right=r"(?: (?:rise|rest|proof|chill|soak|marinade|stay|wait))?(?: in the [a-z]+)?,? "
        r"(?:works?\b|(?:is|are|would be|will be|gives|tastes) (?:even |much |far |still )*"
        r"(?:better|best|fine|good|ideal|great|ok|okay)\b)",
    ),
    Rule("relative", "Chilling «overnight» prevents spreading.", form="overnight", left=STATED, right=STATES),
    Rule(
        "relative",
        "Let it rest «overnight» for an even better crust.",
        form="overnight",
        right=r"(?: in the [a-z]+)?,? for (?:an? )?(?:even|still) [a-z]+",
    ),
    Rule(
        "relative",
        "Leave it for 2 hours, or better still «overnight».",
        form="overnight",
        left=r"\b(?:better (?:still|yet)|ideally|preferably|even)[,:]? (?:leave (?:it|them) )?$",
    ),
    Rule(
        "relative",
        "Chill for 2 hours. It is even better «overnight».",
        form="overnight",
        left=r"\b(?:(?:is|are|tastes?|gets?)|it['’]s) (?:even|much|far|still) (?:better|nicer|tastier)"
        r"(?: (?:(?:if|when|after) )?(?:left|kept|chilled|made|rested|chilling|resting))? $",
    ),
    Rule("overnight", "Soak the beans «overnight».", form="overnight"),
    Rule(
        "check",
        "Bake 20 minutes, turning the tin «halfway» through.",
        form="halfway",
        right=r" ?-?(?:through|thru|into|mark|point|during|in\b)",
        anchor="fraction",
    ),
    Rule(
        "check",
        "Fry 4 minutes, flipping «halfway».",
        form="halfway",
        left=r"\b(?:flip|turn|rotat|stir|toss|shak|swap|bast|switch)[a-z]*\b[^.;]{0,40}$",
        right=r" *(?:[.,;)!]|$)",
        anchor="fraction",
    ),
    Rule("idiom", "Fill the pot «halfway» with water.", form="halfway"),
    Rule(
        "interval",
        "Ferment 5 days, stirring «daily».",
        form="daily",
        left=r"\b(?:stir|turn|flip|shak|feed|bast|check|skim|mix|burp|rotat|wash|chang)[a-z]*\b[^.;]{0,40}$",
    ),
    Rule("idiom", "our «daily» bread", form="daily"),
)

ADJECTIVES: tuple[Rule, ...] = (
    Rule(
        "interval",
        "Heat it in «30-second» bursts.",
        right=r"['’]?[ -](?:intervals?|increments?|bursts?|pulses?|blasts?|spurts?)\b",
    ),
    Rule("check", "Flip at the «10-minute» mark.", right=r"[ -](?:mark|point)s?\b"),
    Rule(
        "reference",
        "Use the «20-minute» rest to clean up.",
        adjective=True,
        left=r"\b(?:the|this|that|your|its|these|those) $",
        right=rf" {PROCESS}s?\b",
    ),
    Rule("reference", "the best part of a «12-hour» smoke", adjective=True, left=r"\bof an? $"),
    Rule("duration", "Give it a «20-minute» rest.", adjective=True, right=rf"(?:[ -]long)? (?:[a-z-]+ )?{PROCESS}s?\b"),
    Rule(
        "duration",
        "Boil for «10-minute», then drain.",
        adjective=True,
        right=r" *(?:[.,;:)!?]|$)| (?:or|and|to|in|on|at|with|for|until|per|over|before|then)\b",
    ),
    Rule(
        "duration",
        "It needs a «10-minute» head start.",
        adjective=True,
        left=r"\b(?:give|needs?|requires?|wants?)\b[^.;,]{0,30}$",
    ),
    Rule("idiom", "a «15-minute» recipe", adjective=True),
    Rule(
        "idiom",
        "Top it with «6 minute» eggs.",
        text=".*(?:minute|hour|second|day|week)",
        right=r" (?:recipes?|meals?|eggs?|dinners?|oats|noodles|versions?|videos?|drive|dish|sauces?|pasta)\b",
        left=r"(?<!for )(?<!to )(?<!about )$",
    ),
    Rule("reference", "Make the glaze during the «10 minutes».", left=rf"\b(?:during|in|of|throughout) {THE}$"),
    Rule("reference", "After those «two hours», add the chives.", left=r"\bafter (?:those|these) $"),
    Rule("limit", "Boil it for 60 seconds (+/- «15 seconds»).", left=r"\d[^.;]{0,20}(?:\+ ?/ ?[-−–]|±) ?$"),
    Rule(
        "limit", "Mix all up to «2 hours» before serving.", left=r"\bup to $", right=r" (?:before|ahead|in advance)\b"
    ),
    Rule(
        "reference",
        "It needs the «3 hours» the dough rises.",
        left=rf"(?<!after )(?<!once )(?<!when ){THE}$",
        right=r" (?:the|that|which|it|they|you|we|your|needed|required|in ?between|between|mentioned|specified)\b",
    ),
    Rule(
        "reference",
        "An egg after the first «24 hours» gets worse.",
        left=r"^\W*(?:an?|the|new|fresh|old) [a-z]+ after (?:the )?(?:first )?$",
    ),
    Rule(
        "reference",
        "It is sour after the «seven day» fermentation.",
        text=".*(?:day|week|hour|minute)",
        right=r" (?:fermentation|process|rest|period|journey|trip)\b",
        left=r"\bthe $",
    ),
    Rule(
        "idiom",
        "«30 Minute» Chicken Tikka Masala",
        text=r"(?!an? |one |1 |half|another).*(?:minute|hour|second|day|week)",
        left=r"(?:^\W*|\b(?:use|using|with|of|quick|easy|our|this|my|the|these|some) )\(?$",
        right=rf"\)?{A_NOUN}",
    ),
)

REPEATS: tuple[Rule, ...] = (
    Rule("interval", "Stir it once «a day».", left=r"\bonce $", text="an? .*"),
    Rule("interval", "Turn every «2 to 3 minutes».", left=r"\bevery (?:other |single )?" + NEAR),
    Rule(
        "interval",
        "Feed it each «day».",
        left=r"\beach (?:and every )?$",
        text="(?:(?:half|quarter)(?:[ -]| of an |[ -]an )?)?(?:minute|hour|day|night|week|second)",
    ),
)

PER_SIDE: tuple[Rule, ...] = (
    Rule("duration", "Brown on each side, «5 minutes» total.", right=r",? (?:(?:in )?total\b|in all\b|altogether\b)"),
    Rule(
        "per_side",
        "Sear «2 minutes» per side.",
        right=r"\.?,? ?(?:\(|or so |or until [^.;,]{1,40}|more |longer )?"
        rf"(?:per |/ ?|an? |(?:on |for |to |the )?(?:each|either|both|every) )(?:of the )?{SIDES}"
        rf"|,? on one {SIDES} and (?:the same|as (?:long|much)|again)\b",
    ),
    Rule(
        "per_side",
        "Brown both sides, «3 minutes» each.",
        left=rf"\b(?:both|two|all(?: the)?) {SIDES}[^.;]*$",
        right=r",? (?:each|apiece)\b",
    ),
    Rule(
        "per_side",
        "Fry each side for «2 minutes».",
        left=rf"\b(?:each|per|either|every) {SIDES},? (?:for )?(?:another )?{NEAR}",
    ),
    Rule(
        "per_side",
        "Grill each side until charred, «4 minutes».",
        left=r"\b(?:cook|fry|brown|sear|grill|toast|broil|bake|griddle|char)[a-z]* "
        rf"(?:(?:on|the|them|it) )*(?:each|either) {SIDES}[^.;]{{0,60}}$",
    ),
)


FROM_THE_END: tuple[Rule, ...] = (
    Rule("duration", "Uncover and bake for a final «5 minutes».", left=r"\ba (?:last|final) " + NEAR),
    Rule("check", "Uncover for the last «15 minutes».", left=r"\b(?:last|final) " + NEAR, anchor="end"),
    Rule(
        "check",
        "With «5 minutes» left, add the peas.",
        right=r" (?:left|remaining|remain|to go|from the end)\b",
        anchor="end",
    ),
    Rule(
        "check",
        "Add the garlic «10 minutes» before it is done.",
        right=rf" {BEFORE} (?:the end|(?:it|they|that|you)(?:['’](?:s|re)| is| are)|done|ready|finish|"
        r"(?:the |your )?(?:[a-z]+ ){0,2}(?:is|are) (?:done|ready|finished|cooked|up))",
        anchor="end",
    ),
    Rule("duration", "Keep it cold for «a day» before using.", left=r"\bfor " + ABOUT, right=rf"{OR_SO},? {BEFORE}\b"),
    Rule(
        "check",
        "Let it come to room temperature «an hour» before roasting.",
        left=r"\b(?:come|brought|bring|back|warm)\b[^.;,]*\broom[- ]temperature,? (?:at least |about |some )?$",
        right=rf"{OR_SO},? {BEFORE}\b",
        anchor="before",
    ),
    Rule(
        "duration",
        "Let it rest «10 minutes» before slicing.",
        left=rf"{DO_WAIT}\b(?![- ](?:the )?(?:pan|pot|water|salted))[^.;]*$",
        right=rf"{OR_SO},? {BEFORE}\b",
    ),
    Rule("check", "Take it out «an hour» before frying.", right=rf"{OR_SO},? {BEFORE}\b", anchor="before"),
)

FROM_THE_START: tuple[Rule, ...] = (
    Rule(
        "check",
        "At the end of «20 minutes», uncover it.",
        left=r"\b(?:at|by|until) the end of (?:the |these )?" + ABOUT,
    ),
    Rule("duration", "Take it off after another «2 minutes».", left=r"\bafter another " + NEAR),
    Rule(
        "duration",
        "It is done after «40 minutes».",
        left=r"\b(?:done|ready|finished|cooked|set) (?:to [a-z]+ )?after " + ABOUT,
    ),
    Rule(
        "check",
        "After «3 minutes» add the honey.",
        left=r"\b(?:after|afterwards) (?:(?:the|first|initial|for) )*" + ABOUT,
    ),
    Rule(
        "check", "When the timer hits «5 minutes», flip.", left=r"\b(?:timer|clock) (?:hits|reaches|reads|says|shows) $"
    ),
    Rule(
        "check",
        "Baste it at 30 min and «1 hr».",
        left=rf"\b(?:at|after) (?:the )?(?:{ONE_TIME},? )+(?:(?:and|&) )?(?:again )?(?:at )?$",
    ),
    Rule("check", "Toss it at «15 minutes».", left=r"\bat (?:(?:the|first|about|around|roughly|approximately) )*$"),
    Rule("check", "«10 minutes» later, stir in the cream.", right=r" (?:later|in(?= *(?:[.,;)!]|$))|into)\b"),
    Rule(
        "check",
        "Once «1 hour» is up, take it out.",
        left=r"\b(?:once|when|wait until) (?:the )?" + NEAR,
        right=r" (?:is|are|has|have) (?:[a-z]+ )?(?:up|over|passed|gone|elapsed|done)",
    ),
    Rule("check", "In «5 minutes», turn it.", left=r"(?:^|[.;:] )\W*in " + NEAR, right=" ?,"),
    Rule(
        "check",
        "Start checking around «30 minutes».",
        left=r"\b(?:start|begin|starting) (?:to )?(?:check|test|look)[a-z]*\b[^.;]*$",
    ),
    Rule(
        "check",
        "Check it from «30 minutes» on.",
        left=r"\b(?:check|test)(?: (?:for|on|the|it|them))?\b[^.;,]*\b(?:after|at|around|from) " + ABOUT,
    ),
    Rule("duration", "After adding rice cook «10 minutes».", left=rf"\b{WAIT} (?:it |them )?{ABOUT}"),
    Rule("check", "Cut it «10 minutes» after baking.", right=r" after (?:[a-z]+ing|the|it|they|you|that|this)\b"),
    Rule("check", "After cooking «one hour», add salt.", left=rf"\bafter {WAITING}{A_FEW_WORDS} {ABOUT}"),
    Rule(
        "check",
        "Once it has simmered «2 hours», add the peas.",
        left=rf"\b(?:after|once|when)\b[^.;,]*\b(?:has|have|had|been) (?:been )?(?:{WAITING}|{WAITED})"
        rf"{A_FEW_WORDS} {ABOUT}",
    ),
)
