"""What a stated time means where it stands: the table, read from the top, of which the first rule that fits decides.

`left` is searched in what the sentence says before the time (`$` touches it), `right` is matched where it ends, `text`
must be the whole of it; all in lower case. `least_unit` is the smallest unit the rule holds for. What no rule takes is
a duration. A verdict is the kind of a time that starts something, or the reason why it starts nothing.
"""

import re
from typing import Literal, NamedTuple, get_args

from kitchen_tui.model.duration import DAY, HOUR
from kitchen_tui.recipes.times.phrases import Form, Phrase
from kitchen_tui.recipes.times.units import MONTH, WEEK

Kind = Literal["duration", "interval", "check", "overnight", "per_side"]
Reason = Literal[
    "age_limit", "anecdote", "calendar", "decade", "idiom", "limit", "ordinal", "product_name", "rate", "reference",
    "relative", "schedule", "total_time",
]  # fmt: skip
Anchor = Literal["start", "end", "fraction"]


class Rule(NamedTuple):
    """One line of the table; every condition that it has must hold."""

    verdict: Kind | Reason
    left: re.Pattern[str] | None
    right: re.Pattern[str] | None
    text: re.Pattern[str] | None
    least_unit: int
    form: Form
    adjective: bool | None
    anchor: Anchor


# Words that may stand between the governing word and its time.
ABOUT = (
    r"(?:(?:about|around|approx(?:imately|\.)?|roughly|nearly|almost|just|only|an?|good|another|additional|further|"
    r"at|least|most|up|to|or|so|some|maybe|perhaps|over|under|for|full|extra|minimum|of|the|circa|ca\.?|~|≈|\() ?)*$"
)
NEAR = r"(?:(?:about|around|approx(?:imately|\.)?|roughly|nearly|almost|just|only|an?|good|some|maybe|~|≈) ?)*$"
WAIT = (
    r"(?:let|allow|leave|rest|stand|sit|cool|chill|refrigerate|freeze|soak|marinate|steep|rise|proof|prove|wait|simmer|"
    r"boil|parboil|blanch|poach|cook|bake|roast|steam|fry|sauté|saute|sear|toast|brown|broil|grill|braise|stew|microwave|"
    r"warm|melt|knead|stir|mix|beat|whisk|blend|set|infuse|ferment|cure|hang|press|age|dry|drain|salt|brine|hold|relax|heat)"
)
WAITING = (
    r"(?:cook|bak|simmer|boil|fry|rest|ris|chill|marinat|soak|stand|steam|roast|sitt?|cool|brew|steep|knead|"
    r"ferment|proof|prov|heat|stew|brais|grill|broil|freez)ing"
)
PROCESS = (
    r"(?:rest|soak|simmer|boil|bake|chill|rise|proof|steep|marinade|marination|brine|ferment(?:ation)?|nap|infusion|wait|"
    r"fry|sear|freeze|roast|steam|bath|blanch|braise|cool(?:ing|down)?|resting|rising|knead|bloom|drain|smoke|cure)"
)
CURING = (
    r"(?:marinat|brin|cur(?:e|ing)\b|ferment|soak|\brise|proof|steep|infus|\bag(?:e|ing)\b|pickl|macerat|\bdry|\bhang)"
)
WAITED = (
    r"(?:cooked|baked|simmered|boiled|fried|rested|risen|chilled|marinated|soaked|stood|steamed|roasted|sat|cooled|brewed|"
    r"steeped|kneaded|fermented|proofed|heated|stewed|braised|grilled|frozen|reduced|in|on)"
)
A_FEW_WORDS = r"(?: (?!(?:and|then|or|but)\b)[a-z]+){0,5}?"
SIDES = r"(?:sides?|faces?)\b"


def _rule(
    verdict: Kind | Reason,
    *,
    left: str = "",
    right: str = "",
    text: str = "",
    least_unit: int = 0,
    form: Form = "stated",
    adjective: bool | None = None,
    anchor: Anchor = "start",
) -> Rule:
    def compiled(pattern: str) -> re.Pattern[str] | None:
        return re.compile(pattern) if pattern else None

    return Rule(verdict, compiled(left), compiled(right), compiled(text), least_unit, form, adjective, anchor)


RULES: tuple[Rule, ...] = (
    # — not a time at all —
    _rule("decade", text=r"(?:[0-9]{2})?[0-9]0s", left=r"(?:['’‘]|\b(?:the|early|late|mid|in))[ -]?$"),
    _rule("decade", text=r"1[89][0-9]0s"),
    _rule(
        "ordinal",
        text=r"(?:(?:an?|one|two|three|four) )?second",
        right=r" (?!or\b|before|until|more|longer|at\b|on\b|in\b|per\b|each|over|and\b|to\b|then|while|with|for\b)[a-z]",
    ),
    _rule("product_name", text=r".*minute", right=r" (?:steaks?|rice|tapioca|maid|amount|quantit|detail|pieces?)\b"),
    _rule("idiom", text=r"(?:minute|second)", left=r"(?:\b(?:at|until|till|to) (?:the )?|^ *|\ba )(?:very )?last $"),
    # — the overnight family —
    _rule("product_name", form="overnight", right=r"[ -](?:oats?|guests?|success|sensation|oatmeal|muesli)\b"),
    _rule("overnight", form="overnight"),
    # — halfway through —
    _rule(
        "check",
        form="halfway",
        right=r" ?-?(?:through|thru|into|mark|point|during|in\b)",
        anchor="fraction",
    ),
    _rule(
        "check",
        form="halfway",
        left=r"\b(?:flip|turn|rotat|stir|toss|shak|swap|bast|switch)[a-z]*\b[^.;]{0,40}$",
        right=r" *(?:[.,;)!]|$)",
        anchor="fraction",
    ),
    _rule("idiom", form="halfway"),
    # — stated for the whole, not for a step —
    _rule("total_time", left=r"\btimes?\b ?(?:\([^)]*\) ?)?[:=–—-][^.;]*$"),
    _rule("total_time", left=r"^\W*(?:prep|preparation|total|active|hands-on|ready(?: in)?)\b[^.:;]{0,20}:[^.;]*$"),
    _rule("total_time", left=r"\b(?:prep[a-z]*|cook|cooking|baking|total|active|resting|wait(?:ing)?) times? (?:is |of )?" + ABOUT),
    _rule("total_time", left=r"^\W*takes " + ABOUT),
    _rule(
        "total_time",
        left=r"\b(?:recipe|dish|meal|dinner|(?:whole|entire) (?:thing|process)|everything)\b[^.;,]*\b"
        r"(?:takes?|took|requires?|needs?|ready|done|made|table)\b[^.;:,]*$",
    ),
    _rule("total_time", left=r"\b(?:(?:come|go)(?:es)? together|on the table|whipped up|thrown together) (?:in|within) " + ABOUT),
    _rule("total_time", left=r"\b(?:made|prepared|ready)\b[^.;,]*\bwithin " + ABOUT),
    _rule("total_time", right=r"(?: total)? (?:(?:in order )?to (?:make|prepare|put together)\b|(?:from )?start to finish|in all\b)"),
    # — told of another time —
    _rule("relative", right=r"[ -](?:old|ago|earlier|sooner|prior|younger)\b"),
    _rule("relative", right=r" (?:less|fewer|shorter|too (?:long|short|early|late))\b"),
    _rule("relative", right=r" (?:longer|more|less) than\b"),
    _rule("relative", left=r"\b(?:increas|reduc|extend|shorten|decreas|lengthen|cut)[a-z]*\b[^.;]*\btimes?\b[^.;,]*$"),
    _rule("relative", right=r" (?:to|from|off|onto) (?:the |your |its |total |overall )*(?:[a-z]+ )?(?:cook|bak|roast|simmer|cooking )[a-z]* ?times?\b"),
    _rule(
        "rate",
        right=r" ?(?:/|per |for (?:every|each) |(?:to )?(?:the|an?|each) )"
        r"(?:lb|pound|kg|kilo|g\b|gram|oz|ounce|cup|inch|person|day|week|half[ -]?pound|500|100|1/2)",
    ),
    _rule("rate", left=r"\b(?:twice|times|per|miles|km) $", text=r"(?:an? )?(?:minute|hour|day|week|month|year)"),
    _rule("interval", left=r"\bonce $", text=r"an? .*"),
    # — told of another day —
    _rule(
        "schedule",
        right=r" (?:or so |or more )?(?:ahead|in advance|prior to|before (?:christmas|thanksgiving|easter))\b",
    ),
    _rule("schedule", least_unit=DAY, right=r" before\b(?! (?:using|serving|eating|opening|cooking|baking|straining))"),
    _rule("schedule", left=r"\( ?" + NEAR, right=r" before (?:eating|serving|dinner|you eat)"),
    _rule("schedule", left=r"^(?:.*[.;,] )?" + NEAR, right=r" before (?:bed|dinner|supper|lunch|guests?)\b"),
    _rule(
        "calendar",
        least_unit=DAY,
        text=r"(?:one|an?|another|other|first|last|final|next|each)? ?(?:day|night|week|month|year)",
        left=r"^(?!.*\b(?:for|least|about|around|nearly|almost|approximately|after|within|to|than|every|stand|rest|sit|wait|"
        r"takes?|each|soak|ferment|marinate|up to|additional|full) (?:an? |one |another |the |first |last |other |full |good )*$)",
    ),
    # — told of how long it keeps —
    _rule(
        "age_limit",
        least_unit=HOUR,
        left=r"\b(?:keeps|lasts|stays?|stores (?:well|in|for)|(?:will|should|can|may|might|could|would|to|'ll|’ll) (?:[a-z]+ ){0,2}?"
        r"(?:keep|last|stay|be (?:[a-z]+ )?(?:kept|stored|frozen|refrigerated|canned|held))|(?:good|fresh|edible|safe|best) (?:for|within)|"
        r"leftovers?|shelf[ -]life|(?:is|are|be) (?:[a-z]+ ){0,2}(?:kept|stored|canned))\b[^.;]*$",
    ),
    _rule(
        "age_limit",
        left=r"\b(?:eat|eaten|use|used|consumed?|serve|served|drink|drunk|enjoy|enjoyed|finish|finished) [^.;]{0,40}\b"
        r"(?:within|in under|no later than) " + ABOUT,
    ),
    _rule("age_limit", left=r"\b(?:discard|throw (?:it |them )?(?:away|out)|toss out)\b[^.;]*\bafter " + ABOUT),
    _rule(
        "age_limit",
        least_unit=DAY,
        left=rf"^(?!.*{CURING}).*\b(?:stor|keep|kept|refrigerat|freez|fridge|container|frozen|jar\b|airtight|air-tight|use\b|eat\b|save\b)"
        r"[^.;]*\b(?:up to|within|at most|(?:no|not) (?:more|longer) than|maximum(?: of)?|max) " + ABOUT,
    ),
    _rule(
        "age_limit",
        least_unit=DAY,
        left=rf"^(?!.*{CURING}).*\b(?:store|stored|storing|keep|kept|keeping|leftovers?|airtight|air-tight|freeze)\b[^.;]*$",
        right=r"(?!.{0,60}\b(?:stirring|turning|shaking|flipping|until|before|to (?:ferment|cure|infuse|ripen|dry|develop)|stir |turn |shake ))",
    ),
    _rule("age_limit", least_unit=MONTH, left=rf"^(?!.*{CURING})"),
    _rule("anecdote", right=r"['’]? worth\b"),
    _rule("anecdote", left=r"\b(?:took|takes) (?:me|us|him|her) " + ABOUT),
    _rule("anecdote", least_unit=WEEK, left=r"\b(?:i|we|my|our)\b(?!\.)[^.;]*$"),
    # — a warning, not a wish —
    _rule("limit", left=r"\b(?:don['’]?t|do not|never|not to|avoid|if)\b[^.;]*\b(?:more|longer|less) than " + ABOUT),
    _rule("limit", left=r"\b(?:never|not|without)\b(?! (?:for )?(?:more|longer))[^.;,]*\b(?:more|longer) than " + ABOUT),
    # — "30-minute": the noun behind it decides —
    _rule("reference", adjective=True, left=r"\b(?:the|this|that|your|its|these|those) $", right=rf" (?!mark){PROCESS}\b"),
    _rule("interval", right=r"['’]?[ -](?:intervals?|increments?|bursts?|pulses?|blasts?|spurts?)\b"),
    _rule("check", right=r"[ -](?:mark|point)\b"),
    _rule("duration", adjective=True, right=rf"(?:[ -]long)? (?:[a-z-]+ )?{PROCESS}\b"),
    _rule("duration", adjective=True, right=r" *(?:[.,;:)!?]|$)| (?:or|and|to|in|on|at|with|for|until|per|over|before|then)\b"),
    _rule("idiom", adjective=True),
    _rule(
        "idiom",
        text=r".*(?:minute|hour|second|day|week)",
        right=r" (?:recipes?|meals?|eggs?|dinners?|oats|noodles|versions?|videos?|drive|dish|sauces?|pasta|meetings?)\b",
        left=r"(?<!for )(?<!to )(?<!about )$",
    ),
    _rule("reference", left=r"\b(?:during|in|of|throughout) (?:the|these|those) $"),
    _rule(
        "reference",
        left=r"(?<!after )(?<!once )(?<!when )\b(?:the|these|those) $",
        right=r" (?:the|that|which|it|they|you|we|your|needed|required|in ?between|between|mentioned|specified)\b",
    ),
    _rule("reference", text=r".*(?:day|week|hour|minute)", right=r" (?:fermentation|process|rest|period|journey|trip)\b", left=r"\bthe $"),
    # — again and again —
    _rule("anecdote", least_unit=DAY, left=r"\b(?:i|we|my|our|he|she|they|people)\b[^.;]*\bevery $"),
    _rule("interval", left=r"\bevery (?:other |single )?" + NEAR),
    _rule("interval", left=r"\beach (?:and every )?$", text=r"(?:minute|hour|day|night|week|second)"),
    _rule("interval", form="daily", left=r"\b(?:stir|turn|flip|shak|feed|bast|check|skim|mix|burp|rotat|wash|chang)[a-z]*\b[^.;]{0,40}$"),
    _rule("idiom", form="daily"),
    # — a side —
    _rule("duration", right=r",? (?:in )?total\b"),
    _rule(
        "per_side",
        right=rf",? ?(?:\(|or so |or until [^.;,]{{1,40}}|more |longer )?(?:per |/ ?|an? |(?:on |for |to |the )?(?:each|either|both|every) )(?:of the )?{SIDES}",
    ),
    _rule("per_side", left=rf"\b(?:each|per|either|every) {SIDES},? (?:for )?(?:another )?" + NEAR),
    _rule(
        "per_side",
        left=rf"\b(?:cook|fry|brown|sear|grill|toast|broil|bake|griddle|char)[a-z]* (?:(?:on|the|them|it) )*(?:each|either) {SIDES}[^.;]{{0,60}}$",
    ),
    # — counted back from the end —
    _rule("check", left=r"\b(?:last|final) " + NEAR, anchor="end"),
    _rule("check", right=r" (?:left|remaining|remain|to go|from the end)\b", anchor="end"),
    _rule(
        "check",
        right=r" before (?:the end|(?:it|they|that|you)(?:['’](?:s|re)| is| are)|removing|taking|done|ready|finish|"
        r"(?:the |your )?(?:[a-z]+ ){0,2}(?:is|are) (?:done|ready|finished|cooked|up))",
        anchor="end",
    ),
    _rule("duration", left=rf"\b{WAIT}\b(?![- ](?:the )?(?:pan|pot|water|salted))[^.;]*$", right=r" (?:or (?:so|more|longer) )?before\b"),
    _rule("check", right=r",? (?:or (?:so|more) )?before\b", anchor="end"),
    # — a moment on the way —
    _rule("duration", left=r"\bafter another " + NEAR),
    _rule("duration", left=r"\b(?:done|ready|finished|cooked|set) after " + ABOUT),
    _rule("check", left=r"\b(?:after|afterwards) (?:(?:the|first|initial|for) )*" + ABOUT),
    _rule("check", left=r"\bat (?:(?:the|first|about|around|roughly|approximately) )*$"),
    _rule("check", right=r" (?:later|in(?= *(?:[.,;)!]|$))|into)\b"),
    _rule("check", left=r"\b(?:once|when|wait until) (?:the )?" + NEAR, right=r" (?:is|are|has|have) (?:[a-z]+ )?(?:up|over|passed|gone|elapsed|done)"),
    _rule("check", left=r"(?:^|[.;:] )\W*in " + NEAR, right=r" ?,"),
    _rule("check", left=r"\b(?:start|begin|starting) (?:to )?(?:check|test|look)[a-z]*\b[^.;]*$"),
    _rule("check", left=r"\b(?:check|test)(?: (?:for|on|the|it|them))?\b[^.;,]*\b(?:after|at|around|from) " + ABOUT),
    _rule("duration", left=rf"\b{WAIT} (?:it |them )?" + ABOUT),
    _rule("check", left=rf"\bafter {WAITING}{A_FEW_WORDS} " + ABOUT),
    _rule("check", left=rf"\b(?:after|once|when)\b[^.;,]*\b(?:has|have|had|been) (?:been )?(?:{WAITING}|{WAITED}){A_FEW_WORDS} " + ABOUT),
)  # fmt: skip

_DEFAULT = _rule("duration")
_BY_FORM = {form: tuple(rule for rule in RULES if rule.form == form) for form in get_args(Form)}


def judge(phrase: Phrase, text: str, left: str, right: str) -> Rule:
    """The rule that decides what `phrase` means; `text` is its own, between `left` and `right` of its sentence."""
    return next((rule for rule in _BY_FORM[phrase.form] if _fits(rule, phrase, text, left, right)), _DEFAULT)


def _fits(rule: Rule, phrase: Phrase, text: str, left: str, right: str) -> bool:
    return (
        phrase.unit_ms >= rule.least_unit
        and rule.adjective in (None, phrase.adjective)
        and (rule.text is None or rule.text.fullmatch(text) is not None)
        and (rule.right is None or rule.right.match(right) is not None)
        and (rule.left is None or rule.left.search(left) is not None)
    )
