"""Reads pages without structured data by recipe-scrapers, if it supports the site."""

import re
from collections.abc import Callable
from html import escape
from itertools import islice
from typing import Any
from urllib.parse import urlsplit
from warnings import catch_warnings, simplefilter

from kitchen_tui.model.duration import MINUTE, Span
from kitchen_tui.model.recipe import Nutrition, NutritionFact, StatedTime
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.model.text import clean_line
from kitchen_tui.recipes.formats.web.tags import VOID, End, Tag, Text, tokens
from kitchen_tui.recipes.understand.draft import Draft, DraftGroup, DraftSection, DraftStep
from kitchen_tui.recipes.understand.stated import parse_servings

_LARGEST = 2_000_000
_MOST_TOKENS = 50_000
_DEEPEST = 200
_NAME = lazy_regex(r"[a-z][\w:-]{0,40}", re.ASCII)


def scraped(html: str, url: str) -> Draft | None:
    """Return the draft by recipe-scrapers; None if it does not support the site or finds no recipe.

    The page is rewritten first, because the underlying parsers can take minutes for hostile markup.
    """
    from logging import NullHandler, getLogger

    from recipe_scrapers import SCRAPERS, scrape_html  # slow to import

    getLogger("extruct").addHandler(NullHandler())  # without a handler, it prints what it cannot read
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    if host not in SCRAPERS or len(html) > _LARGEST:
        return None
    scraper = _tried(lambda: scrape_html(rewritten(html), org_url=url))
    return _draft(scraper, url) if scraper is not None else None


def rewritten(html: str) -> str:
    """Return the page with all elements closed properly, limited nesting, and without scripts other than data."""
    kept: list[str] = []
    still_open: list[str] = []
    is_data = False
    for token in islice(tokens(html), _MOST_TOKENS):
        if isinstance(token, Text):
            if token.inside in ("", "title"):
                kept.append(escape(token.text, quote=False))
            elif token.inside == "script" and is_data:
                kept.append(token.text.replace("</", r"<\/").replace("<!--", r"<\u0021--"))
        elif isinstance(token, End):
            if token.name in still_open:
                while (name := still_open.pop()) != token.name:
                    kept.append(f"</{name}>")
                kept.append(f"</{token.name}>")
        elif len(still_open) < _DEEPEST and _NAME.fullmatch(token.name):
            is_data = token.name == "script" and token.attributes.get("type", "").lower().endswith("json")
            kept.append(_written(token))
            if token.name not in VOID:
                still_open.append(token.name)
    return "".join(kept)


def _written(tag: Tag) -> str:
    pairs = (f' {name}="{escape(value)}"' for name, value in tag.attributes.items() if _NAME.fullmatch(name))
    return f"<{tag.name}{''.join(pairs)}>"


def _draft(scraper: Any, url: str) -> Draft | None:
    groups = tuple(_group(group) for group in _tried(scraper.ingredient_groups) or ())
    steps = tuple(DraftStep(line) for line in _lines(_tried(scraper.instructions_list)))
    if not any(group.lines for group in groups) and not steps:
        return None
    minutes = {name: _tried(getattr(scraper, f"{name}_time")) for name in ("prep", "cook", "total")}
    facts = _tried(scraper.nutrients) or {}
    return Draft(
        title=clean_line(str(_tried(scraper.title) or "")),
        description=clean_line(str(_tried(scraper.description) or "")),
        servings=parse_servings(str(_tried(scraper.yields) or "")),
        times=tuple(
            StatedTime(name, Span(count * MINUTE, count * MINUTE))
            for name, count in minutes.items()
            if isinstance(count, int) and count > 0
        ),
        source=clean_line(url),
        groups=groups,
        sections=(DraftSection("", steps),) if steps else (),
        nutrition=Nutrition("", tuple(NutritionFact(clean_line(k), clean_line(str(v))) for k, v in facts.items())),
    )


def _group(group: Any) -> DraftGroup:
    return DraftGroup(clean_line(group.purpose or "").rstrip(":"), tuple(_lines(group.ingredients)))


def _lines(values: Any) -> list[str]:
    """Return the lines; recipe-scrapers gives the text "None" for what some pages lack."""
    listed = [values] if isinstance(values, str) else values or ()
    return [line for value in listed if (line := clean_line(str(value))) not in ("", "None")]


def _tried(ask: Callable[[], Any]) -> Any:
    """Call a function of recipe-scrapers; return None for any exception."""
    try:
        with catch_warnings():
            simplefilter("ignore")
            return ask()
    except Exception:
        return None
