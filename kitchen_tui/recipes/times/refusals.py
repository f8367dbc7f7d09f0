"""Times that start nothing: ages, totals, idioms, other days. Read from the top; each rule shows what it is for."""

from kitchen_tui.model.duration import DAY, HOUR
from kitchen_tui.recipes.times.rule import Rule, rule
from kitchen_tui.recipes.times.units import MONTH, WEEK
from kitchen_tui.recipes.times.wording import A_FEW_WORDS, ABOUT, CURING, NEAR

NO_TIMES: tuple[Rule, ...] = (
    rule(
        "decade",
        "a dip of the '«70s»",
        text="(?:[0-9]{2})?[0-9]0s",
        left=r"(?:['’‘]|\b(?:the|early|late|mid|in))[ -]?$",
    ),
    rule("decade", "popular since «1950s» diners", text="1[89][0-9]0s"),
    rule(
        "ordinal",
        "Add «a second» piece of butter.",
        text="(?:(?:an?|one|two|three|four) )?second",
        right=r" (?!(?:or|before|until|more|longer|at|on|in|per|each|over|and|to|then|while|with|for)\b)[a-z]",
    ),
    rule(
        "product_name",
        "Pound «a minute» steak thin.",
        text=".*minute",
        right=r" (?:steaks?|rice|tapioca|maid|amount|quantit|detail|pieces?)\b",
    ),
    rule(
        "idiom",
        "Dress it at the last «minute».",
        text="minute|second",
        left=r"(?:\b(?:at|until|till|to) (?:the )?|^ *|\ba )(?:very )?last $",
    ),
)

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

RELATIVES: tuple[Rule, ...] = (
    rule("relative", "veal from a calf «8 weeks» old", right=r"[ -](?:old|ago|earlier|sooner|prior|younger)\b"),
    rule("relative", "Cook it «2 minutes» less.", right=r" (?:less|fewer|shorter|too (?:long|short|early|late))\b"),
    rule("relative", "It needs «5 minutes» longer than beef.", right=r" (?:longer|more|less) than\b"),
    rule(
        "relative",
        "Increase the cooking time by «5 minutes».",
        left=r"\b(?:increas|reduc|extend|shorten|decreas|lengthen|cut)[a-z]*\b[^.;]*\btimes?\b[^.;,]*$",
    ),
    rule(
        "relative",
        "Add «10 minutes» to the baking time.",
        right=r" (?:to|from|off|onto) (?:the |your |its |total |overall )*(?:[a-z]+ )?"
        r"(?:cook|bak|roast|simmer)[a-z]* ?times?\b",
    ),
    rule(
        "rate",
        "Roast «20 minutes» per pound.",
        right=r" ?(?:/|per |for (?:every|each) |(?:to )?(?:the|an?|each) )"
        r"(?:lb|pound|kg|kilo|g\b|gram|oz|ounce|cup|inch|person|day|week|half[ -]?pound|500|100|1/2)",
    ),
    rule(
        "rate",
        "Water it twice «a day».",
        left=r"\b(?:twice|times|per|miles|km) $",
        text="(?:an? )?(?:minute|hour|day|week|month|year)",
    ),
)

OTHER_DAYS: tuple[Rule, ...] = (
    rule(
        "schedule",
        "It can be made «2 days» ahead.",
        right=r" (?:or so |or more )?(?:ahead|in advance|prior to|before (?:christmas|thanksgiving|easter))\b",
    ),
    rule(
        "schedule",
        "Start «2 days» before the feast.",
        least_unit=DAY,
        right=r" before\b(?! (?:using|serving|eating|opening|cooking|baking|straining))",
    ),
    rule(
        "schedule",
        "On the day (about «4 hours» before eating)",
        left=r"\( ?" + NEAR,
        right=" before (?:eating|serving|dinner)",
    ),
    rule(
        "schedule",
        "«1 hour» before dinner",
        left="^(?:.*[.;,] )?" + NEAR,
        right=r" before (?:bed|dinner|supper|lunch|guests?)\b",
    ),
    rule(
        "calendar",
        "If making it another «day», thin it.",
        least_unit=DAY,
        text="(?:(?:one|an?|another|other|first|last|final|next|each) )?(?:day|night|week|month|year)",
        left=r"^(?!.*\b(?:for|least|about|around|nearly|almost|approximately|after|within|to|than|every|stand|rest|sit|wait|"
        r"takes?|each|once|soak|ferment|marinate|up to|additional|full) "
        r"(?:an? |one |another |the |first |last |other |full |good )*$)",
    ),
)

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

TALK: tuple[Rule, ...] = (
    rule("anecdote", "That makes «3 weeks» worth of cubes.", right=r"['’]? worth\b"),
    rule("anecdote", "It took me «3 hours».", left=r"\b(?:took|takes) (?:me|us|him|her) " + ABOUT),
    rule("anecdote", "I lived on it for «3 weeks».", least_unit=WEEK, left=r"\b(?:i|we|my|our)\b(?!\.)[^.;]*$"),
    rule(
        "anecdote",
        "We had it every «day».",
        least_unit=DAY,
        left=r"\b(?:i|we|my|our|he|she|they|people)\b[^.;]*\bevery $",
    ),
    rule(
        "limit",
        "Do not boil it more than «3 minutes».",
        left=r"\b(?:don['’]?t|do not|never|not to|avoid|if)\b[^.;]*\b(?:more|longer|less) than " + ABOUT,
    ),
    rule(
        "limit",
        "It is best not left longer than «an hour».",
        left=rf"\b(?:never|not|without)\b(?! (?:for )?(?:more|longer)){A_FEW_WORDS} (?:more|longer) than " + ABOUT,
    ),
)
