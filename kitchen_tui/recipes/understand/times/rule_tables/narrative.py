"""Rules for times in stories and warnings of the author, which start no timer."""

from kitchen_tui.model.duration import DAY, HOUR, WEEK
from kitchen_tui.recipes.understand.times.rule_tables import (
    A_FEW_WORDS,
    ABOUT,
    CURING,
    PROCESS,
    STATED,
    STATES,
    WAIT,
    WAITING,
    Rule,
)

_DID = (
    r"(?:(?!(?:need|feed|seed|speed|exceed|proceed|red)\b)[a-z]+ed|took|spent|had|made|was|were|left|ran|went|ate|came|"
    r"got|kept|drove|slept|stood|sat|found|did|gave|lost|knew|said|told|saw|thought|bought|forgot|felt|held|won)\b"
)
"""Verbs in the past tense: a recipe asks in the present, a story uses the past."""
_NO_MOMENT = "".join(rf"(?<!{when} {who})" for when in ("once", "after", "when") for who in ("i", "we", "he", "she"))
_WORK = (
    rf"(?:{WAITING}|(?:stirr|whisk|beat|mix|blend|fold|whipp|dry|smok|press|fry|toast|sear|churn|puls|ag|cur|matur)ing)"
)
_AT_ALL = r"(?:(?:[a-z]+ly|also|then|just|once|never|always|still|even|too|both|all|often|ever) )?"
_SAME_CLAUSE = r"(?!.*\b(?:so|if)\b)[^.;:,]*$"

STORIES: tuple[Rule, ...] = (
    Rule(
        "anecdote",
        "The great thing about it is that you forget it for «an hour».",
        left=r"^\W*(?:the|one) (?:great|best|nice|good|only|other) (?:thing|trick) (?:about|with|is)\b",
    ),
    Rule("anecdote", "That makes «3 weeks» worth of cubes.", right=r"['’]? worth\b"),
    Rule("anecdote", "It took me «3 hours».", left=r"\b(?:took|takes?) (?:me|us|him|her) " + ABOUT),
    Rule("anecdote", "Took «half an hour» in our oven.", left=rf"\btook\b{A_FEW_WORDS} {ABOUT}"),
    Rule(
        "anecdote",
        "We waited «an hour» for a table.",
        left=rf"\b(?:i|we|he|she)\b{_NO_MOMENT} {_AT_ALL}{_DID}{_SAME_CLAUSE}",
    ),
    Rule(
        "anecdote",
        "I've been at this for «20 minutes».",
        left=rf"\b(?:i|we)\b{_NO_MOMENT}(?:['’]ve (?!got\b)[a-z]+|(?:['’]d| have| had) {_AT_ALL}"
        rf"(?:been|done|gone|eaten|driven|{_DID})){_SAME_CLAUSE}",
    ),
    Rule(
        "anecdote",
        "My aunt always stewed it for «six hours».",
        left=r"^(?!.*\b(?:like|love|prefer|want)\b).*\b(?:my|our|his|her) (?:[a-z]+ ){1,3}?"
        rf"(?:used to|would|{_DID}){_SAME_CLAUSE}",
    ),
    Rule("anecdote", "Mine needed «40 minutes».", left=rf"\b(?:mine|ours|hers|theirs) {_AT_ALL}{_DID}{_SAME_CLAUSE}"),
    Rule("anecdote", "She stirs it for «six hours».", left=rf"\b(?:he|she)\b{_SAME_CLAUSE}"),
    Rule("anecdote", "An «hour» of kneading?", right=r"[^.!;:?(]*\?"),
    Rule(
        "anecdote",
        "It rained for «three days».",
        left=r"\b(?:rained|snowed|lasted|lived|worked|stayed|talked|walked|wandered|studied|travell?ed|visited|searched|"
        r"tried|practi[sc]ed|laughed|argued|begged) (?:for )?" + ABOUT,
    ),
    Rule(
        "anecdote",
        "It had taken us «three hours».",
        left=rf"^(?!.*\b(?:once|after|when|until|if)\b).*\bhad (?:taken|gone|lasted|passed|come)\b{_SAME_CLAUSE}",
    ),
    Rule("anecdote", "By then «an hour» had passed.", right=r" (?:had|have|has) (?:passed|gone by)\b[^,]*$"),
    Rule(
        "anecdote",
        "Come back in «two weeks» for more.",
        least_unit=DAY,
        left=rf"^(?=.*\bin {ABOUT})(?!.*\b(?:{WAIT}|be|ready|done|ripe|sour)\b)(?!.*{CURING})",
    ),
    Rule("anecdote", "Anyone can spare «ten minutes».", left=r"\bspare (?:the )?" + ABOUT),
    Rule(
        "anecdote", "and «an hour» later sat down to eat", right=r" later (?:sat|came|went|had|left|arrived|returned)\b"
    ),
    Rule(
        "anecdote",
        "For «a whole hour», we looked for the shop.",
        left=rf"^(?!.*\b{WAIT}\b)",
        right=rf"(?: later)?,? (?:(?:i|we|he|she) {_AT_ALL}{_DID}|(?:i|we|he|she|you|they)(?:['’]d| would)\b)",
    ),
    Rule("anecdote", "«Ten minutes» later, the plates were empty.", right=r" later,? [^.;,]{1,40} (?:had|was|were)\b"),
    Rule(
        "anecdote",
        "Tom had been raving about it for «2 weeks».",
        left=rf"(?<!once it )\bhad been [a-z]+ing\b{_SAME_CLAUSE}",
    ),
    Rule(
        "anecdote", "The guests waited «15 minutes».", left=r"\bwaited(?<!have waited)(?<!has waited) (?:for )?" + ABOUT
    ),
    Rule(
        "anecdote",
        "It was ready in «20 minutes».",
        left=r"(?<!once it )\b(?:was|were) (?:[a-z]+ ){0,2}?(?:ready|done|finished|gone|late|open)\b[^.;:,]*$",
    ),
    Rule(
        "anecdote",
        "We'd drive «15 minutes» for it.",
        left=r"\b(?:drives?|driving|drove|commut(?:e|ing)|travel(?:ling|ing)?|queu(?:e|ing)|hik(?:e|ing)|slept|spent)\b"
        rf"{A_FEW_WORDS} {ABOUT}",
    ),
    Rule(
        "anecdote",
        "The bus came «10 minutes» late.",
        right=r"['’]? (?:late|early|flat|in a row|in (?:a |the )?(?:queue|line(?! with)|traffic|car|train)|"
        r"away(?! from)|drive|flight|walk|ride|by (?:car|train|bus|foot|bike)|"
        r"(?:to|from) (?:our|my|the) (?:[a-z]+ )?(?:shop|store|town|village|market|house|city))\b",
    ),
    Rule(
        "anecdote",
        "a Sunday with «6 hours» of football",
        left=rf"^(?!.*\b(?:{WAIT}|every)\b)",
        right=rf" of (?!(?:[a-z-]+ ){{0,2}}?(?:{_WORK}|{PROCESS}|(?:cook|oven|rest)[a-z]* time|heat|pressure|the|its?|"
        r"this)\b)[a-z]",
    ),
    Rule(
        "anecdote",
        "«One more minute» and it would burn.",
        left=r"^\W*$",
        right=r" and (?:it|they|you)(?: would|['’]d)\b",
    ),
    Rule("anecdote", "over the past «2 hours»", left=r"\b(?:past|previous) $"),
    Rule("reference", "His recipe calls for a «24-hour» soak.", left=r"\b(?:calls?|called|asks?|asked) for " + ABOUT),
    Rule(
        "anecdote",
        "the best «20 minutes» you'll ever spend",
        right=r" (?:that )?(?:you|i|we)(?:['’](?:ll|ve|d))? (?:[a-z]+ )?ever\b| of (?:my|your) (?:life|day|time)\b",
    ),
    Rule("anecdote", "I live on it for «3 weeks».", least_unit=WEEK, left=r"\b(?:i|we|my|our)\b(?!\.)[^.;]*$"),
    Rule(
        "anecdote",
        "We eat it every «day».",
        least_unit=DAY,
        left=r"\b(?:i|we|my|our|he|she|they|people)\b[^.;]*\bevery $",
    ),
)

LIMITS: tuple[Rule, ...] = (
    Rule("relative", "Chilling it for «2 hours» firms the dough.", left=STATED, right=STATES),
    Rule(
        "limit",
        "If you have «10 minutes», make a salsa.",
        left=r"(?:\b(?:you|i|we)(?:['’]ve|(?: only| [a-z]+ly)? have)|n['’]t (?:have|got)|\bnot have|^\W*(?:got|have)) "
        r"(?:(?:only|just|got|(?:more|less) than) )*" + ABOUT,
        right=r"(?! (?:left|to go|remaining))",
    ),
    Rule(
        "limit",
        "Do not boil it more than «3 minutes».",
        left=r"\b(?:don['’]?t|do not|never|not to|avoid|nothing|nobody)\b[^.;]*\b(?:more|longer|less) than " + ABOUT,
    ),
    Rule(
        "limit",
        "If it stands longer than «an hour», stir it.",
        left=r"\bif\b[^.;,]*\b(?:more|longer|less) than " + ABOUT,
    ),
    Rule(
        "limit",
        "It is best not left longer than «an hour».",
        left=rf"\b(?:never|not|without)\b(?! (?:for )?(?:more|longer)){A_FEW_WORDS} (?:more|longer) than " + ABOUT,
    ),
    Rule("limit", "I do not recommend going over «24 hours».", left=r"\b(?:go|going) (?:over|beyond|past) " + ABOUT),
    Rule("limit", "(max «1 week»)", least_unit=DAY, left=r"(?:^\W*|\()(?:max(?:imum)?|at most)\.?:? $"),
    Rule("limit", "Cool it further in the next «4 hours».", least_unit=HOUR, left=r"\bin the next $"),
    Rule("limit", "Eat it all within the next «15 minutes».", left=r"\bwithin the next,?(?: like,?)? $"),
    Rule(
        "limit",
        "Within «30 minutes» of baking, eat them.",
        left=r"\bwithin " + ABOUT,
        right=r" (?:of|after) [a-z]+ing\b",
    ),
    Rule("limit", "Take care not to exceed «3 minutes».", left=r"\bexceed(?:s|ing)? " + ABOUT),
    Rule("limit", "Do not look away for even «a second».", left=r"\beven $", text="(?:an?|one) (?:second|minute)"),
    Rule(
        "limit",
        "It must be chilled within «2 hours».",
        least_unit=HOUR,
        left=r"\bwithin(?<!rise within)(?<!set within)(?<!double within)(?<!cook within)(?<!thicken within)"
        r"(?<!ready within)(?<!done within) (?:the )?(?:next )?" + ABOUT,
    ),
)
