"""Drops lines that belong to a web page, a printout or an e-mail, or that it shows twice, from a copied recipe."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby, pairwise, takewhile

from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.recipes.formats.text.evidence import has_amount, may_instruct, sentences
from kitchen_tui.recipes.formats.text.line_forms import Line
from kitchen_tui.recipes.formats.text.page_card import Cut, card_of
from kitchen_tui.recipes.formats.text.page_patterns import (
    APPENDIX,
    CRUMBS,
    DATE,
    NAME,
    ONE_PAGE,
    PAGE_PART,
    REQUEST,
    is_credit,
    is_page_part,
)
from kitchen_tui.recipes.understand.amounts import split_line

_NAMES = lazy_regex(r"(?:[A-Z][\w.'’&-]*\s){1,4}/(?:\s[A-Z][\w.'’-]*){1,4}")
"""A credit without a word that says so ("Some Kitchen / Ann Bell"), which counts only below a caption."""
_CAPTION_WORDS = 5
_FOLLOW = lazy_regex(r"follow(?:ing|ed)?", re.IGNORECASE)
_SHOP = lazy_regex(r"shop (?:the |all )?ingredients|get (?:the )?ingredients delivered", re.IGNORECASE)
_GLUED_NUTRIENT = lazy_regex(
    r"\d[\d.,]*\s?m?g(?:fat|protein|carb\w*|saturates|fib(?:re|er)|salt|sugars?)", re.IGNORECASE
)
_MAIL_HEADER = lazy_regex(
    r"(from|to|cc|bcc|sent|date|reply-to|subject|newsgroups|organi[sz]ation|message-id|path|lines):\s+(.{1,200})",
    re.IGNORECASE,
)
_SIGNATURE = lazy_regex(
    r"\n-- ?\n(?:[^\n.]{1,40}\s*\Z|(?=(?:[^\n]*\n){0,6}[^\n]*(?:@|://))(?:[^\n]*(?:\n|\Z)){1,8}\s*\Z)"
)
"""The end of a message: a name, or a few lines with an address."""
_SUBJECT_PREFIX = lazy_regex(r"(?:(?:re|fwd?|aw|wg|tr):\s*)+", re.IGNORECASE)
_WINDOW_TITLE = lazy_regex(r"\s+[|–—·»-]\s+")
_RECIPE_WORD = lazy_regex(r"\s+recipe$", re.IGNORECASE)
_MENU_WORDS = 3
_NAME_WORDS = 8
_HEAD = 30
_REPEATED_WITHIN = 60
_KEPT_ROLES = ("ingredients", "steps", "notes", "nutrition", "tips", "storage", "serving")


def without_page(lines: list[Line]) -> Cut:
    """Return the lines that belong to the recipe, and what is uncertain about them."""
    cut = card_of(lines) or Cut(_without_menus(_without_site(_without_mail_headers(lines))))
    return cut._replace(lines=list(_without_parts(list(_without_appendix(list(_without_shop(cut.lines)))))))


def without_signature(text: str) -> str:
    """Return a message without the signature below "--" and what a mailing list adds."""
    signed = _SIGNATURE.search(text)
    return text[: signed.start()] if signed else text


def without_repetitions(lines: list[Line]) -> list[Line]:
    """Return the lines without repeated ingredient lists, and without ingredient lines repeated among the steps."""
    return list(_without_listed_again(_without_lists_again(lines)))


def _without_menus(lines: list[Line]) -> list[Line]:
    """Drop the head of a page: everything above the breadcrumbs, and lists of the site's pages."""
    head = list(takewhile(lambda line: line.kind in ("text", "blank") and not has_amount(line.text), lines[:_HEAD]))
    dropped: set[int] = set()
    for at, line in enumerate(head):
        below = next((low for low in lines[at + 1 :] if low.text), None)
        if below and CRUMBS.fullmatch(line.text) and _could_be_name(below):
            dropped |= {above for above in range(at) if not lines[above].text.endswith(".")}
    for is_text, run in groupby(range(len(head)), key=lambda at: head[at].kind == "text"):
        block = list(run)
        menu = [head[at].text for at in block]
        names_page = any(map(ONE_PAGE.fullmatch, menu[:-1][:2]))
        if is_text and names_page and all(map(_is_menu_entry, menu)):
            dropped |= set(block)
    return [line.blanked() if at in dropped else line for at, line in enumerate(lines)]


def _could_be_name(line: Line) -> bool:
    named = (
        len(line.text.split()) <= _NAME_WORDS and line.text[-1:] not in ".:" and not any(map(str.isdigit, line.text))
    )
    return line.kind == "heading" or (named and not line.text.lower().startswith("by "))


def _is_menu_entry(text: str) -> bool:
    return len(text.split()) <= _MENU_WORDS and text[-1:] not in ".:,;" and not any(map(str.isdigit, text))


def _without_site(lines: list[Line]) -> list[Line]:
    """Reduce a window's title ("Smoky Beans | The Kitchen Shelf") to that of the recipe if the page repeats it.

    The name of the site, the other part of that line, is dropped if it is alone on a line.
    """
    first = next((at for at, line in enumerate(lines) if line.kind != "blank"), len(lines))
    if first == len(lines) or lines[first].kind == "row":
        return lines
    name, *site = (part.strip() for part in _WINDOW_TITLE.split(lines[first].text))
    title = _RECIPE_WORD.sub("", name) or name
    if not site or not any(line.text == title for line in lines[first + 1 : _REPEATED_WITHIN]):
        return lines
    kept = [line.blanked() if line.text in site else line for line in lines]
    kept[first] = lines[first]._replace(text=title)
    return kept


def _without_mail_headers(lines: list[Line]) -> list[Line]:
    """Drop the headers of an e-mail except its subject; a single "From: Aunt Ida" is not a header."""
    headers = {at: header for at, line in enumerate(lines[:_HEAD]) if (header := _MAIL_HEADER.fullmatch(line.text))}
    if len({header[1].lower() for header in headers.values()}) < 2:
        return lines
    kept: list[Line] = []
    for at, line in enumerate(lines):
        header = headers.get(at)
        if header is None:
            kept.append(line)
        elif header[1].lower() == "subject" and (subject := _SUBJECT_PREFIX.sub("", header[2])):
            kept += line._replace(kind="text", text=f"Re: {subject}"), line.blanked()
    return kept


def _without_shop(lines: list[Line]) -> Iterator[Line]:
    """Drop the products that a page offers between the list and the steps, and nutrients glued to their names."""
    buying = False
    for line in lines:
        if line.role:
            buying = False
        elif _SHOP.fullmatch(line.text):
            buying = True
        yield line.blanked() if buying or _GLUED_NUTRIENT.fullmatch(line.text) else line


def _without_parts(lines: list[Line]) -> Iterator[Line]:
    """Drop parts of the page, requests of the author, and picture credits with the captions above them."""
    beside_pictures = _beside_pictures(lines)
    heading = next((line for line in lines if line.text), None)
    below_title = heading.number + 1 if heading and heading.kind == "heading" else 0
    for line in lines:
        if line.kind == "blank":
            yield line
        elif line.number in beside_pictures or is_page_part(line) or (is_credit(line) and line.number != below_title):
            yield line.blanked()
        elif REQUEST.search(line.text):
            others = (part for part in sentences(line.text) if not REQUEST.search(part))
            if rest := " ".join(part for part in others if not PAGE_PART.fullmatch(part.rstrip("!. "))):
                yield line._replace(text=rest)
        else:
            yield line


def _beside_pictures(lines: list[Line]) -> set[int]:
    """Return the numbers of captions, of the names below them, and of the names of accounts above "Follow"."""
    found: set[int] = set()
    for line, below in pairwise(line for line in lines if line.text):
        describes = line.kind == "text" and line.text.endswith(".") and line.text.count(" ") >= _CAPTION_WORDS
        if describes and not may_instruct(line.text) and (is_credit(below) or _names_source(below.text)):
            found |= {line.number, below.number}
        elif " " not in line.text[:-2] and _FOLLOW.fullmatch(below.text):
            found.add(line.number)
    return found


def _names_source(text: str) -> bool:
    return len(text) <= 100 and bool(_NAMES.fullmatch(text))


def _without_appendix(lines: list[Line]) -> Iterator[Line]:
    """Drop comments and links to other recipes, up to the next heading of the recipe.

    Before the recipe begins, only their headings are dropped: there they are a few lines of navigation.
    """
    dropping = begun = False
    amounts = 0
    texts = [line for line in lines if line.text]
    signed = {
        line.number for line, below in pairwise(texts) if NAME.fullmatch(line.text) and DATE.fullmatch(below.text)
    }
    for line in lines:
        begins = (
            line.text
            and len(line.text) <= 100
            and line.kind in ("heading", "text", "bullet")
            and (APPENDIX.fullmatch(line.text.strip()) or (begun and line.number in signed))
        )
        amounts += not begins and _lists_amount(line)
        begun = begun or amounts > 1 or line.role in ("ingredients", "steps")
        if begins:
            own = line.role == "notes"
            dropping = begun and not own
            line = line if own else line.blanked()
        elif line.role in _KEPT_ROLES:
            dropping = False
        yield line.blanked() if dropping else line


def _lists_amount(line: Line) -> bool:
    """Return whether a line begins with a number that is an amount, and not a count of votes."""
    counted = line.kind in ("text", "bullet", "row") and any(map(str.isdigit, line.text[:3]))
    return counted and has_amount(line.text) and not is_page_part(line)


_AGAIN = 3
"""The number of first ingredients that show that a list begins again."""
_WORD = lazy_regex(r"[^\W_]+")
_SENTENCE_ENDS = ".!?:"


def _without_listed_again(lines: list[Line]) -> Iterator[Line]:
    """Drop lines among the steps that only repeat lines of the list, such as "2 cups milk, ½ tsp salt"."""
    words: set[str] = set()
    role = ""
    for line in lines:
        if line.kind == "heading":
            role = line.role or role
        elif role == "ingredients" and line.text:
            words.update(_words(line.text))
        elif (
            role == "steps"
            and line.text
            and line.kind != "mark"
            and not line.indent
            and line.text[-1] not in _SENTENCE_ENDS
        ):
            is_named = line.text[0].isnumeric() or (line.kind == "text" and line.text[0].islower())
            again = is_named and words.issuperset(_words(line.text))
            line = line.blanked() if again else line
        yield line


def _without_lists_again(lines: list[Line]) -> list[Line]:
    """Drop a list that begins again below itself, as with other units: "2 lb leeks ... 900 g leeks"."""
    for begins in [at for at, line in enumerate(lines, start=1) if line.role == "ingredients"]:
        ends = next((at for at in range(begins, len(lines)) if lines[at].kind == "heading"), len(lines))
        full = [at for at in range(begins, ends) if lines[at].text]
        names = [_name(lines[at].text) for at in full]
        first = next((at for at, name in enumerate(names) if name), 0)
        start = names[first : first + _AGAIN]
        again = (full[at] for at in range(first + _AGAIN, len(full)) if names[at : at + _AGAIN] == start and all(start))
        if (cut := next(again, None)) is not None:
            return [*lines[:cut], *lines[ends:]]
    return lines


def _name(text: str) -> str:
    """Return the letters of an ingredient without its amount; "" if it has none."""
    amount = split_line(text)
    return "".join(_words(amount.name)) if amount.quantity else ""


def _words(text: str) -> list[str]:
    """Return the words and the numbers of a text; "½" is 1 and 2, like "1/2"."""
    return _WORD.findall(unicodedata.normalize("NFKC", text.replace("×", "x")).casefold())
