"""What the author tells and warns of, which starts nothing. Read from the top; each rule shows what it is for."""

from kitchen_tui.model.duration import DAY
from kitchen_tui.recipes.times.rule import Rule, rule
from kitchen_tui.recipes.times.units import WEEK
from kitchen_tui.recipes.times.wording import A_FEW_WORDS, ABOUT

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
