"""Typical mistakes of authors: a file, the place of the mistake, and words that the message must contain."""

from typing import NamedTuple


class Mistake(NamedTuple):
    """A mistake; `by_schema` says whether the schema detects it too."""

    text: str
    line: int
    column: int
    message: str
    hint: str = ""
    by_schema: bool = True


_STEP = (
    "title: Soup\ningredients:\n  - 2 leeks\n  - 1 leek, for garnish\nsteps:\n  - title: Simmer\n    text: Simmer.\n"
)


def _timer(lines: str) -> str:
    """Return a soup with a timer of 10 minutes; the first of `lines` is at line 11, column 9."""
    return f"{_STEP}    timers:\n      simmer:\n        time: 10 min\n        {lines}\n"


MISTAKES = {
    "missing title": Mistake("servings: 4\nsteps:\n  - Cook.\n", 1, 1, "no title", "title:"),
    "empty title": Mistake("title:\nsteps:\n  - Cook.\n", 1, 1, "no title", "title:"),
    "no steps": Mistake("title: Soup\n", 1, 1, "no steps", "steps:"),
    "wrong key": Mistake("tittle: Soup\ntitle: Soup\nsteps: [Cook]\n", 1, 1, "“tittle” is not a key", "“title”"),
    "wrong key of a step": Mistake(f"{_STEP}    timer: 5 min\n", 8, 5, "“timer” is not a key of a step", "“timers”"),
    "unknown key of a step": Mistake(f"{_STEP}    zzz: 5 min\n", 8, 5, "“zzz” is not a key of a step", "title, text"),
    "wrong key of a timer": Mistake(_timer("chekc: {ask: Done!}"), 11, 9, "“chekc” is not a key of a timer", "“check”"),
    "wrong key of a check": Mistake(_timer("check: {aks: Done!, ask: D}"), 11, 17, "“aks” is not a key", "“ask”"),
    "title is a list": Mistake("title: [a]\nsteps: [Cook]\n", 1, 8, "title must be text, not a list"),
    "steps is text": Mistake("title: a\nsteps: Cook\n", 2, 8, "steps must be a list, not text"),
    "ingredients is text": Mistake(
        "title: a\ningredients: leeks\nsteps: [Cook]\n", 2, 14, "ingredients must be a list"
    ),
    "a group is text": Mistake("title: a\ningredients:\n  b: leeks\nsteps: [Cook]\n", 3, 6, "must be a list of lines"),
    "an ingredient without text": Mistake(
        "title: a\ningredients:\n  - optional: yes\nsteps: [Cook]\n", 3, 5, "has no text", "text:"
    ),
    "an ingredient is a list": Mistake(
        "title: a\ningredients:\n  - [a]\nsteps: [Cook]\n", 3, 5, "An ingredient must be"
    ),
    "tips hold keys": Mistake("title: a\nsteps: [Cook]\ntips:\n  - a: b\n", 4, 5, "tips must be text, not keys"),
    "the recipe is a list": Mistake("- title: a\n", 1, 1, "A recipe must be keys such as title:, not a list"),
    "the recipe is text": Mistake("Boil an egg.\n", 1, 1, "A recipe must be keys such as title:, not text"),
    "times is text": Mistake("title: a\ntimes: 5 min\nsteps: [Cook]\n", 2, 8, "times must be names and times"),
    "a step says nothing": Mistake("title: a\nsteps:\n  - hands: on\n", 3, 5, "This step is empty", "a title or"),
    "a section without steps": Mistake("title: a\nsections:\n  - section: b\n", 3, 5, "This section has no steps"),
    "steps and sections": Mistake(
        "title: a\nsteps: [Cook]\nsections:\n  - steps: [Eat]\n", 4, 3, "steps or sections, not both"
    ),
    "negative duration": Mistake(f"{_STEP}    takes: -5 min\n", 8, 12, "less than zero"),
    "backward duration": Mistake(f"{_STEP}    takes: 10-5 min\n", 8, 12, "runs backward", by_schema=False),
    "zero duration": Mistake(f"{_STEP}    takes: 0 min\n", 8, 12, "too short", by_schema=False),
    "unknown unit": Mistake(f"{_STEP}    takes: 5 moons\n", 8, 12, "not a unit of time", by_schema=False),
    "no duration": Mistake(f"{_STEP}    takes: a while\n", 8, 12, "not a duration"),
    "longer than 400 days": Mistake(f"{_STEP}    takes: 60 weeks\n", 8, 12, "longer than 400 days", by_schema=False),
    "months": Mistake(f"{_STEP}    takes: 2 months\n", 8, 12, "say 60 days", by_schema=False),
    "a foreign unit": Mistake(f"{_STEP}    takes: 3 Std\n", 8, 12, "say 3 h", by_schema=False),
    "a range where one time is wanted": Mistake(
        _timer("check: {ask: Done!, from: 5-6 min}"), 11, 35, "is a range", by_schema=False
    ),
    "negative warning": Mistake(_timer("warn: {before: -30 s}"), 11, 24, "less than zero"),
    "a check after its timer": Mistake(
        _timer("check: {ask: Done!, from: 11 min}"), 11, 35, "after its timer ends (10 min)", by_schema=False
    ),
    "a check without a question": Mistake(_timer("check: {from: 5 min}"), 11, 16, "has no question", "ask:"),
    "a reminder after its timer": Mistake(
        _timer("remind: {every: 10 min, say: Stir}"), 11, 25, "only after its timer ends", by_schema=False
    ),
    "a reminder without a text": Mistake(_timer("remind: {every: 1 min}"), 11, 17, "has no text", "say:"),
    "a reminder without a time": Mistake(_timer("remind: {say: Stir}"), 11, 17, "has no time", "every:"),
    "a warning before its timer": Mistake(
        _timer("warn: {before: 10 min, say: Look}"), 11, 24, "before its timer starts", by_schema=False
    ),
    "a warning without a time": Mistake(_timer("warn: {say: Look}"), 11, 15, "has no time", "before:"),
    "a moment after its timer": Mistake(
        _timer("remind: {at: [5 min, 10 min], say: Turn}"),
        11,
        30,
        "not before its timer ends (10 min)",
        by_schema=False,
    ),
    "a moment that is a range": Mistake(
        _timer("remind: {at: 5-6 min, say: Turn}"), 11, 22, "is a range", by_schema=False
    ),
    "a moment that is no time": Mistake(_timer("remind: {at: halfway, say: Turn}"), 11, 22, "at: "),
    "waits that are no time": Mistake(f"{_STEP}    waits: perhaps\n", 8, 12, "waits: "),
    "preheat: yes": Mistake(f"{_STEP}    preheat: yes\n", 8, 14, "preheat: "),
    "ahead: yes": Mistake(f"{_STEP}    ahead: yes\n", 8, 12, "ahead: "),
    "holds: yes": Mistake("title: a\nsteps: [Cook]\nholds: yes\n", 3, 8, "holds: "),
    "holds without a time": Mistake("title: a\nsteps: [Cook]\nholds: {how: covered}\n", 3, 8, "say how long", "for:"),
    "holds a range": Mistake("title: a\nsteps: [Cook]\nholds: {for: 5-9 min}\n", 3, 14, "is a range", by_schema=False),
    "an unknown key of holds": Mistake("title: a\nsteps: [Cook]\nholds: {fro: 5 min, for: 1 min}\n", 3, 9, "not a key"),
    "unknown urgency": Mistake(_timer("urgency: criticall"), 11, 18, "cannot be “criticall”", "“critical”"),
    "unknown then": Mistake(_timer("then: wait"), 11, 15, "then cannot be “wait”", "hold, start"),
    "unknown hands": Mistake(f"{_STEP}    hands: free\n", 8, 12, "hands cannot be “free”", "on, off"),
    "neither yes nor no": Mistake(f"{_STEP}    optional: perhaps\n", 8, 15, "optional cannot be “perhaps”", "yes"),
    "a timer without a time": Mistake(
        f"{_STEP}    timers:\n      simmer:\n        due: Eat.\n", 9, 7, "“simmer” has no time", "time:"
    ),
    "timers is text": Mistake(f"{_STEP}    timers: 5 min\n", 8, 13, "timers must be a name and a time"),
    "two timers of one name": Mistake(
        f"{_STEP}    timers: {{simmer: 5 min}}\n  - text: Again.\n    timers: {{Simmer: 6 min}}\n",
        10,
        14,
        "Two timers are called “Simmer”; the other is on line 8",
        "Rename",
        by_schema=False,
    ),
    "two timers of one name in a step": Mistake(
        f"{_STEP}    timers:\n      simmer: 5 min\n      simmer: 6 min\n",
        10,
        7,
        "“simmer” is given twice, first on line 9",
        by_schema=False,
    ),
    "a step that is not there": Mistake(f"{_STEP}    after: Blanch\n", 8, 12, "no step “Blanch”", by_schema=False),
    "a step almost there": Mistake(f"{_STEP}    while: Simer\n", 8, 12, "no step", "simmer", by_schema=False),
    "a step of a number too large": Mistake(f"{_STEP}    after: 7\n", 8, 12, "no step “7”", by_schema=False),
    "a step after itself": Mistake(f"{_STEP}    after: Simmer\n", 8, 12, "waits for itself", by_schema=False),
    "steps after each other": Mistake(
        f"{_STEP}    after: Eat\n  - title: Eat\n    after: Simmer\n", 8, 12, "wait for each other", by_schema=False
    ),
    "two steps that fit": Mistake(
        f"{_STEP}    after: Eat\n  - title: Eat\n  - title: Eat\n", 8, 12, "more than one step", "more", by_schema=False
    ),
    "an ingredient that is not there": Mistake(
        f"{_STEP}    uses: [salt]\n", 8, 12, "no ingredient “salt”", by_schema=False
    ),
    "an ingredient almost there": Mistake(
        f"{_STEP}    uses:\n      leks: 1\n", 9, 7, "no ingredient", "leek", by_schema=False
    ),
    "two ingredients that fit": Mistake(
        "title: a\ningredients: [1 leek, 2 leek]\nsteps:\n  - text: b\n    uses: leek\n",
        5,
        11,
        "more than one ingredient",
        "more",
        by_schema=False,
    ),
    "reheating after a step": Mistake(
        f"{_STEP}storage:\n  reheat:\n    text: Warm.\n    after: Simmer\n", 11, 12, "is on its own"
    ),
    "servings without a number": Mistake("title: a\nservings: some\nsteps: [Cook]\n", 2, 11, "no number", "4-6"),
    "not a time to keep": Mistake(
        "title: a\nsteps: [Cook]\nstorage:\n  keeps:\n    jar: long\n", 5, 10, "not a time to keep"
    ),
    "keeps is text": Mistake("title: a\nsteps: [Cook]\nstorage:\n  keeps: 4 days\n", 4, 10, "keeps must be places"),
    "a key twice": Mistake("title: a\ntitle: b\nsteps: [Cook]\n", 2, 1, "twice, first on line 1", by_schema=False),
    "a key that is a list": Mistake("title: a\n? [b]\n: c\nsteps: [Cook]\n", 2, 3, "key must be text", by_schema=False),
    "an alias": Mistake("title: *a\nsteps: [Cook]\n", 1, 8, "Aliases", "quotes", by_schema=False),
    "an anchor": Mistake("title: &a b\nsteps: [Cook]\n", 1, 8, "Anchors", "quotes", by_schema=False),
    "a tag": Mistake("title: !!python/object:os.system b\nsteps: [Cook]\n", 1, 8, "Tags", "quotes", by_schema=False),
    "a second document": Mistake("title: a\nsteps: [Cook]\n---\ntitle: b\n", 3, 1, "second document", by_schema=False),
    "too deep": Mistake("title: " + "[" * 100, 1, 20, "more than 12 deep", by_schema=False),
    "a tab": Mistake("title: a\nsteps:\n\t- Cook\n", 3, 1, "A tab indents", "spaces", by_schema=False),
    "a colon too many": Mistake("title: a: b\n", 1, 9, "one colon too many", "quotes", by_schema=False),
    "an open list": Mistake("title: a\ntags: [b\n", 3, 1, "list is not closed", "]", by_schema=False),
    "open quotes": Mistake('title: "a\n', 2, 1, "quotes are not closed", by_schema=False),
    "a backslash": Mistake('title: "a\\q"\n', 1, 10, "backslash", "single quotes", by_schema=False),
    "an odd beginning": Mistake("title: @home\n", 1, 8, "cannot begin with @", "quotes", by_schema=False),
    "a line out of its column": Mistake("title: a\nsteps:\n  - Cook\n - Eat\n", 4, 2, "does not fit", by_schema=False),
    "empty": Mistake("", 1, 1, "empty", "title:"),
    "only a comment": Mistake("# soup\n", 1, 1, "empty", "title:"),
}
