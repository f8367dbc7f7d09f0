"""A table of durations, which all five entry points read alike: prompt, shell, YAML, Cooklang and prose."""

from collections.abc import Callable

import pytest

from kitchen_tui.cooking.entry import NewTimer, parse_entry
from kitchen_tui.model.duration import DAY, HOUR, MINUTE, SECOND, DurationError, Span, format_span
from kitchen_tui.recipes.formats.cooklang.reader import read_cooklang
from kitchen_tui.recipes.formats.yaml.reader import read_yaml
from kitchen_tui.recipes.understand.times import timers_of
from tests.cli.conftest import Shell

FORMS = {
    "5 min": (5 * MINUTE,),
    "5-minute": (5 * MINUTE,),
    "90s": (90 * SECOND,),
    "1h30": (90 * MINUTE,),
    "1 h 30 min": (90 * MINUTE,),
    "1 hour and 30 minutes": (90 * MINUTE,),
    "1,5 h": (90 * MINUTE,),
    "1½ hours": (90 * MINUTE,),
    "1 1/2 hours": (90 * MINUTE,),
    "half an hour": (30 * MINUTE,),
    "an hour and a half": (90 * MINUTE,),
    "one and a half hours": (90 * MINUTE,),
    "three quarters of an hour": (45 * MINUTE,),
    "twenty-five minutes": (25 * MINUTE,),
    "1:30 hours": (90 * MINUTE,),
    "8-10 minutes": (8 * MINUTE, 10 * MINUTE),
    "45 s to 1 min": (45 * SECOND, MINUTE),
    "1 h 30 min to 2 h": (90 * MINUTE, 2 * HOUR),
    "2 days": (2 * DAY,),
    "a fortnight": (14 * DAY,),
    "400 days": (400 * DAY,),
    "1h30m10s": (90 * MINUTE + 10 * SECOND,),
    "1 hour, 5 minutes and 10 seconds": (65 * MINUTE + 10 * SECOND,),
    "two and a quarter hours": (135 * MINUTE,),
    "a minute and a half": (90 * SECOND,),
    "6 or 7 minutes": (6 * MINUTE, 7 * MINUTE),
    "from 6 to 7 minutes": (6 * MINUTE, 7 * MINUTE),
    "1 hour to 90 minutes": (HOUR, 90 * MINUTE),
}
REFUSED = {
    "401 days": "longer than 400 days",
    "2 months": "say 60 days",
    "3 Std": "say 3 h",
    "10 minuti": "say 10 min",
    "2 x 20 min": "several timers",
    "4 h+": "has no end",
    "1 ora": "say 1 h",
    "4 h or overnight": "say a range",
    "20 min to overnight": "say a range",
}


def _prompt(form: str, shell: Shell) -> Span:
    entry = parse_entry(f"{form} eggs")
    assert isinstance(entry, NewTimer)
    assert isinstance(entry.end, Span)
    assert entry.name == "eggs"
    return entry.end


def _shell(form: str, shell: Shell) -> Span:
    ran = shell("timer", *form.split(), "eggs")
    if ran.code:
        raise DurationError(ran.err)
    timer = next(timer for timer in shell.status["timers"] if timer["name"] == "eggs")
    return Span(round(timer["min_s"] * 1000), round(timer["max_s"] * 1000))


def _yaml(form: str, shell: Shell) -> Span:
    read = read_yaml(f"title: Soup\nsteps:\n  - text: Simmer.\n    timers:\n      simmer: {form}\n", "soup")
    if read.recipe is None:
        raise DurationError(read.problems[0].text)
    return read.recipe.steps[0].timers[0].span


def _cooklang(form: str, shell: Shell) -> Span:
    read = read_cooklang(f"Simmer ~simmer{{{form}}}.", "soup")
    if read.uncertain:
        raise DurationError(read.uncertain[0].text)
    assert read.recipe is not None
    return read.recipe.steps[0].timers[0].span


def _prose(form: str, shell: Shell) -> Span:
    return timers_of(f"Simmer for {form}.", "s1")[0].span


ENTRANCES = {"prompt": _prompt, "shell": _shell, "yaml": _yaml, "cooklang": _cooklang, "prose": _prose}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("entrance", ENTRANCES.values(), ids=ENTRANCES.keys())
def test_every_entry_point_reads_a_form_alike(entrance: Callable[[str, Shell], Span], form: str, shell: Shell) -> None:
    least, most = FORMS[form][0], FORMS[form][-1]
    assert format_span(entrance(form, shell)) == format_span(Span(least, most))


@pytest.mark.parametrize("form", REFUSED)
@pytest.mark.parametrize("entrance", ["prompt", "shell", "yaml", "cooklang"])
def test_every_entry_point_refuses_a_form_alike(entrance: str, form: str, shell: Shell) -> None:
    with pytest.raises(DurationError, match=REFUSED[form]):
        ENTRANCES[entrance](form, shell)
