"""Rules for times that start nothing: names, times relative to others, other days, and how long food keeps."""

from kitchen_tui.model.duration import DAY, HOUR, MONTH
from kitchen_tui.recipes.understand.times.rule_tables import ABOUT, BEFORE, CURING, MATURING, NEAR, PROMISED, Rule

_GOES_ON = (
    r"(?!.{0,60}\b(?:stirring|turning|shaking|flipping|until|before|stir|turn|shake)\b)"
    r"(?!,? (?:and )?then (?!discard|throw|toss|freeze|eat|use)[a-z])"
    r"(?!,? so (?:that|the|it|they)\b)(?! to (?!use|eat|serve|have|enjoy|keep|be\b|a\b|the\b)[a-z]+)"
)
"""No action during or after the time, which would make it a step."""

STORAGE: tuple[Rule, ...] = (
    Rule(
        "age_limit",
        "It keeps in the cold for «4 days».",
        least_unit=HOUR,
        left=r"\b(?:keeps|lasts|holds(?: up| well)?|stores (?:well|in|for)|"
        rf"(?:{PROMISED}|to) (?:[a-z]+ ){{0,2}}?(?:keep|last|hold|stay|"
        r"be (?:[a-z]+ )?(?:kept|stored|frozen|refrigerated|canned|held|good|fine))|"
        r"(?:good|fresh|edible|safe|best|fine|okay|ok|happy) (?:(?:in|at) (?:[a-z]+ ){1,3})?(?:for|within|up to)|"
        r"stay (?:fresh|good|moist)\b|leftovers|shelf[ -]life|"
        r"(?:is|are|be) (?:[a-z]+ ){0,2}(?:kept|stored|canned))\b[^.;]*$",
    ),
    Rule(
        "age_limit",
        "They stay crisp for «20 minutes».",
        left=r"^(?!.*\b(?:let|allow|leave|make sure|ensure|must|needs?|so)\b).*"
        r"\b(?:(?:stays|remains)\b[^.;]*$|(?:stay|remain) [a-z]+ (?:for )?" + ABOUT + ")",
    ),
    Rule(
        "age_limit",
        "It can sit out for «2 hours».",
        least_unit=HOUR,
        left=r"\b(?:can|may) (?:[a-z]+ )?(?:sit|wait|be left)\b[^.;]*$|\bat (?:its|their) best\b[^.;]*$",
    ),
    Rule(
        "age_limit",
        "The flavours deepen over «2 days».",
        least_unit=HOUR,
        left=r"^(?!.*\b(?:let|leave|allow|for)\b).*\b(?:flavou?rs?|it|they)\b[^.;]*"
        r"\b(?:develops?|improves?|deepens?|melds?|mellows?|gets? better)\b[^.;]*\b(?:over|after|within) " + ABOUT,
    ),
    Rule(
        "age_limit",
        "It tastes better after «a night» in the fridge.",
        least_unit=HOUR,
        left=r"\b(?:is|are|tastes?|gets?|even|much) (?:even |much |at (?:its|their) )?(?:better|best|nicer)"
        r"(?: [a-z]+){0,2} after " + ABOUT,
    ),
    Rule(
        "age_limit",
        "Eat it within «2 hours».",
        left=r"\b(?:eat|eaten|reheat|use|used|consumed?|serve|served|drink|drunk|enjoy(?:ed)?|finish(?:ed)?|"
        r"to the table) "
        r"(?:[^.;]{0,40} )?(?:within|in under|no later than) " + ABOUT,
    ),
    Rule(
        "age_limit",
        "Discard it after «2 hours».",
        left=r"\b(?:discard|throw (?:it |them )?(?:away|out)|toss out)\b[^.;]*\b(?:after|than) " + ABOUT,
    ),
    Rule(
        "age_limit",
        "Refrigerate for up to «3 days».",
        least_unit=DAY,
        left=r"^(?=.*\b(?:stor|stash|keep|kept|refrigerat|freez|fridge|container|frozen|jar\b|air-?tight|use\b|eat\b|save\b)"
        rf"[^.;]*\b(?:up to|within|at most|(?:no|not) (?:more|longer) than|maximum(?: of)?|max) {ABOUT})(?!.*{CURING})",
    ),
    Rule(
        "age_limit",
        "Stash it in the fridge for up to «24 hours».",
        least_unit=HOUR,
        left=rf"\b(?:stash|store[sd]?|save|keeps?|kept)\b(?!.*\bwarm\b)[^.;]*"
        rf"\b(?:up to|at most|maximum(?: of)?|max) {ABOUT}",
    ),
    Rule(
        "age_limit",
        "Store in a tin for «3 days».",
        least_unit=DAY,
        left=r"^(?=.*\b(?:stor(?:e|ed|ing)|keep|kept|keeping|leftovers?|air-?tight|freeze)\b[^.;]*$)"
        rf"(?!.*{CURING})(?!.*\b(?:keep|store)\b.*\bwarm\b)",
        right=_GOES_ON,
    ),
    Rule(
        "age_limit",
        "Seal it (fridge for «3 days»).",
        least_unit=DAY,
        left=r"\((?:in the )?(?:fridge|refrigerator|freezer)(?: (?:for|up to))* " + ABOUT,
    ),
    Rule(
        "limit",
        "Chill it for 16-24 hours (no more than «24 hours»).",
        left=r"\((?:but )?(?:no|not) (?:more|longer) than " + ABOUT,
    ),
    Rule(
        "limit",
        "It can be marinated for up to «3 hours».",
        left=r"\b(?:can|may|could) (?:also )?be (?:[a-z]+ed|made|kept|left|held|frozen)\b[^.;]*\bup to " + ABOUT,
    ),
    Rule("age_limit", "It is right for «6 months».", least_unit=MONTH, left=rf"^(?!.*{MATURING})", right=_GOES_ON),
)


NAMES_AND_ORDINALS: tuple[Rule, ...] = (
    Rule(
        "decade",
        "a dip of the '«70s»",
        text="(?:[0-9]{2})?[1-9]0s",
        left=r"(?:['’‘]|\b(?:the|early|late|mid|in))[ -]?$",
        right=r"(?! ?-?(?:intervals?|increments?|bursts?|pulses?|blasts?|spurts?)\b)",
    ),
    Rule("decade", "popular since «1950s» diners", text="1[89][0-9]0s"),
    Rule(
        "ordinal",
        "Add «a second» piece of butter.",
        text="(?:(?:an?|one|two|three|four) )?second",
        right=r" (?!(?:or|before|until|more|longer|at|on|in|per|each|over|and|to|then|while|with|for)\b)[a-z]",
    ),
    Rule(
        "product_name",
        "Pound «a minute» steak thin.",
        text=".*minute",
        right=r" (?:steaks?|rice|tapioca|maid|amount|quantit|detail|pieces?)\b",
    ),
    Rule(
        "idiom",
        "Dress it at the last «minute».",
        text="minute|second",
        left=r"(?:\b(?:at|until|till|to) (?:the )?|^ *|\ba )(?:very )?last $",
    ),
)

RELATIVES: tuple[Rule, ...] = (
    Rule("relative", "veal from a calf «8 weeks» old", right=r"[ -](?:old|ago|earlier|sooner|prior(?! to)|younger)\b"),
    Rule("relative", "Cook it «2 minutes» less.", right=r" (?:less|fewer|shorter|too (?:long|short|early|late))\b"),
    Rule("relative", "It needs «5 minutes» longer than beef.", right=r" (?:longer|more|less) than\b"),
    Rule(
        "relative",
        "«5 minutes» more does no harm.",
        right=r" (?:longer|more|extra|either way)"
        r" (?:does|do|will|won['’]t|would|wouldn['’]t|is|are|makes?|can|can['’]t|never)\b",
    ),
    Rule(
        "relative",
        "An extra «ten minutes» does no harm.",
        right=r"(?: or so)?,? (?:does|do|will do|would do|won['’]t|wouldn['’]t|can['’]t|doesn['’]t) "
        r"(?:no harm|any harm|(?:it |them |any )?(?:hurt|harm|damage))\b",
    ),
    Rule(
        "relative",
        "Increase the cooking time by «5 minutes».",
        left=r"\b(?:increas|reduc|extend|shorten|decreas|lengthen|cut)[a-z]*\b[^.;]*\btimes?\b[^.;,]*$",
    ),
    Rule(
        "relative",
        "Add «10 minutes» to the baking time.",
        right=r" (?:to|from|off|onto) (?:the |your |its |total |overall )*(?:[a-z]+ )?"
        r"(?:cook|bak|roast|simmer)[a-z]* ?times?\b",
    ),
    Rule(
        "relative",
        "Subtract «10 minutes» for a fan oven.",
        left=r"\b(?:subtract|deduct|minus|knock(?: off)?|shave(?: off)?) (?:an? )?" + ABOUT,
    ),
    Rule(
        "relative",
        "Do not open the oven for the first «15 minutes».",
        left=r"\b(?:don['’]?t|do not|never)\b[^.;]*\b(?:for|during|in) the first $",
    ),
    Rule("relative", "Take «5 minutes» off.", left=r"\b(?:take|knock|shave) " + ABOUT, right=r" off\b"),
    Rule(
        "relative",
        "Add an extra «5 minutes» for a crisper crust.",
        left=r"\badd(?:ing)? (?:on )?" + ABOUT,
        right=r"(?! (?:and|before)\b)",
    ),
    Rule(
        "relative",
        "Allow an extra «10 minutes» if frozen.",
        left=r"\ballow (?:for )?(?:an? )?(?:extra|additional|another|further) " + ABOUT,
    ),
    Rule(
        "relative",
        "Mere minutes instead of «3 hours»",
        left=r"\b(?:compared (?:with|to)|instead of|rather than|versus|vs\.?) (?:the )?" + ABOUT,
    ),
    Rule("relative", "«40 minutes» compared with hours", right=r" compared (?:with|to)\b"),
    Rule("relative", "Undercook it by «2 minutes».", left=r"\bby " + ABOUT, right=r"(?![ -](?:in|into|mark|point)\b)"),
    Rule(
        "relative",
        "Boil it «1 minute» shy of al dente.",
        right=r" (?:shy|short) of\b| under (?:the |what )?(?:pack|box|time|label|stated|given|recommended)",
    ),
    Rule(
        "rate",
        "Boil «1 minute» more for every 1,000 feet.",
        right=r" (?:more |longer |extra )?(?:for )?(?:every|each) (?:[0-9]|additional|extra|further|thousand|half\b)",
    ),
    Rule(
        "rate",
        "Roast «20 minutes» per pound.",
        right=r" ?(?:/|per |for (?:every|each) |(?:to )?(?:the|an?|each) )"
        r"(?:lb|pound|kg|kilo|g\b|gram|oz|ounce|cup|inch|person|day|week|half[ -]?pound|500|100|1/2)",
    ),
    Rule(
        "rate",
        "Allow 20 minutes per pound plus «20 minutes».",
        left=r"\bper (?:[0-9]+ ?)?[a-z]+,? (?:plus|and|\+) (?:an? )?(?:extra |another |additional )?$",
    ),
    Rule("rate", "«1 hour» of slow cooking = 15 minutes", right=r"[a-z -]{0,40}[=≈]"),
    Rule("rate", "1 hour in the oven ≈ «15 minutes» under pressure", left=r"[=≈] ?$"),
    Rule(
        "rate",
        "Water it twice «a day».",
        left=r"\b(?:twice|times|per|miles|km) $",
        text="(?:an? )?(?:minute|hour|day|week|month|year)",
    ),
)

OTHER_DAYS: tuple[Rule, ...] = (
    Rule(
        "schedule",
        "It can be made «2 days» ahead.",
        right=r" (?:or so |or more )?(?:ahead|in advance|before (?:christmas|thanksgiving|easter))\b",
    ),
    Rule(
        "schedule",
        "Start «2 days» before the feast.",
        least_unit=DAY,
        left=r"(?<!\bfor )(?<!\bleast )(?<!\babout )$",
        right=rf" {BEFORE}\b(?! (?:using|serving|eating|opening|cooking|baking|straining|drinking|slicing|bottling|"
        r"tasting|cutting|smoking|grilling|roasting|frying))",
    ),
    Rule(
        "schedule",
        "On the day (about «4 hours» before eating)",
        left=r"\( ?" + NEAR,
        right=rf" {BEFORE} (?:eating|serving|dinner)",
    ),
    Rule(
        "schedule",
        "«1 hour» before dinner",
        left="^(?:.*[.;,] )?" + NEAR,
        right=rf" {BEFORE} (?:bed|dinner|supper|lunch|guests?)\b",
    ),
    Rule(
        "calendar",
        "If making it another «day», thin it.",
        least_unit=DAY,
        text="(?:(?:one|an?|another|other|first|last|final|next|each) )?(?:day|night|week|month|year)",
        left=r"^(?!.*\b(?:for|least|about|around|nearly|almost|approximately|after|within|to|than|every|stand|rest|sit|wait|"
        r"takes?|each|once|soak|ferment|marinate|up to|additional|full) "
        r"(?:an? |one |another |the |first |last |other |full |good )*$)",
    ),
)
