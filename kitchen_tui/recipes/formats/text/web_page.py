"""Drops lines that belong to a web page, a printout or an e-mail and not to the recipe copied from it."""

import re
from collections.abc import Iterator
from itertools import pairwise

from kitchen_tui.model.text import lazy_regex
from kitchen_tui.recipes.formats.headings import role_of
from kitchen_tui.recipes.formats.text.evidence import has_amount, may_instruct, sentences
from kitchen_tui.recipes.formats.text.lines import Line

_SITE = (
    r"(?:facebook|twitter|x|pinterest|instagram|whats ?app|reddit|e-?mail|tiktok|youtube|flipboard|yummly|print|sms)"
)
_UNITS = r"(?:us|metric|imperial|grams|cups|us customary|us cups|ounces|weight)"
_VOTES = r"(?:ratings?|reviews?|votes?|comments?|photos?|saves?|shares?|likes?|(?:up)?votes?|points|responses?)"
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
_DATE = rf"(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH},? \d{{4}})"
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
_VERB = r"(?:print|pin|save|share|rate|e-?mail|text|download|copy|view|get|leave|write|add)(?: (?:it|me|now))?"
_THING = (
    r"(?: (?:recipes?|page|link|reviews?|comment|rating|notes?|photos?|pinterest|favou?rites|my recipes|recipe box"
    r"|later|clipboard))"
)

_BUTTON = (
    r"(?:(?:jump|skip) to (?:the )?(?:recipe|video|content|main content|comments)|leave a (?:comment|review)|comments?"
    r"|(?:print|pin|save|share|rate|e-?mail|view)(?: (?:the |this )?recipe)?|tweet|facebook|pinterest|twitter|instagram"
    r"|whats ?app)"
)

PAGE_PARTS: tuple[tuple[str, str], ...] = (
    ("Jump to Recipe", r"(?:(?:jump(?: down)?|skip) (?:straight )?to .{1,30}?\s*){1,6}"),
    ("Print this recipe", rf"{_VERB}(?: (?:a|the|full|this|your|to|for))*{_THING}?s?"),
    ("Jump to Recipe Print Recipe", rf"{_BUTTON}(?:[\s,]+{_BUTTON}){{0,8}}"),
    ("Tweet", r"printprint|saved|saves?|tweet|bookmarks?|share (?:on|via|with) .{1,30}|(?:un)?like|reply"),
    ("Facebook Twitter Pinterest", rf"{_SITE}(?:[\s,]+{_SITE}){{0,12}}"),
    ("Keep Screen Awake", r"(?:keep|prevent) (?:your )?screen\b.*|cook(?:ing)? mode\b.*|hands-free mode"),
    (
        "Hide Photos",
        r"(?:show|hide|toggle|turn (?:on|off)) (?:images?|photos?|all|nutrition|more|less|cook mode).{0,20}",
    ),
    (
        "US Customary - Metric",
        rf"us customary|metric|imperial|{_UNITS}(?:\s*[-–/|•]?\s*{_UNITS}){{1,2}}|units?:?(?: us ?/ ?m)?|us m",
    ),
    ("Units USM Scale 1x2x3x", r"units? (?:usm?|us ?/ ?m)\b.{0,20}"),
    ("Buy Now →", r"(?:buy|shop) now(?:\s?[→»>])?"),
    ("1x2x3x", r"(?:scale:? |servings?:? )?(?:(?:\d|[½¼]|1/2|0\.5)\s?x\s*){1,6}|scale(?: recipe)?:?|recipe scale"),
    ("Deselect All", r"(?:de)?select all(?: ingredients)?|add (?:photo|note)s?"),
    ("Shop ingredients on Instacart", r"(?:shop|buy|get|order) (?:all )?(?:the |these )?ingredients(?: .{1,30})?"),
    ("Add all to shopping list", r"add (?:all )?(?:ingredients? )?to (?:my |your )?(?:shopping|grocery) list"),
    (
        "Your first order gets $20 off",
        r"your first order .*|.{0,30}instacart.{0,40}|opt out .*|ingredient substitution guide",
    ),
    ("Watch the video", r"(?:\d\d.{0,8})?(?:watch|play)(?: (?:the )?(?:how-?to |recipe )?video)?.{0,20}|video|ask ai"),
    ("Watch how to make this recipe", r"(?:watch|see|learn) how (?:to make|i make|we make|it['’]s made)\b.{0,40}"),
    ("Advertisement", r"advertisements?|ads?|sponsored(?: content| by .{1,40})?"),
    ("Continue reading below", r"(?:continue reading|(?:article|story) continues|scroll (?:down|to)) .*"),
    (
        "Sign up now",
        r"log ?in|sign (?:in|up)(?: now)?|register|subscribe(?: now)?(?: to .{1,60})?|newsletter|join (?:now|us)",
    ),
    ("Enter your email", r"(?:enter )?(?:your )?e-?mail(?: address)?|join for free|log in to (?:save|comment|rate)"),
    (
        "Toggle navigation",
        r"(?:toggle|open|main) (?:navigation|menu|search)|recipe index|(?:recipes )?by (?:course|category)",
    ),
    ("Tap to check off ingredients", r"(?:tap|click)\b.{0,20}\b(?:check|mark|strike|cross)\b.{0,40}|check off .{1,30}"),
    ("Was this helpful? Yes No", r"was this (?:recipe |page )?helpful.{0,20}|view all .{1,20}|sort by.{0,20}"),
    ("Show 12 more comments", r"show .{1,12} (?:more )?comments"),
    (
        "Home",
        r"home(?:page)?|pages?|translate|labels|followers|(?:blog )?archives?|search|menu|close|back to top|next"
        r"|previous|skip|all recipes|shop|blog|faqs?|you are here:? .*",
    ),
    ("Contact us", r"contact(?: us)?|about(?: us| me)?|my (?:account|recipes|cookbook)|browse .{1,30}"),
    (
        "This site uses cookies. Accept all",
        r"(?:.{0,60}\b(?:site|we) uses? cookies\b|we (?:value|respect) your privacy\b|(?:accept|reject"
        r"|manage) (?:all )?"
        r"cookies).{0,160}",
    ),
    ("Privacy Policy", r"privacy(?: policy)?|cookie (?:policy|settings)|disclosure"),
    ("Terms of Use", r"terms(?: (?:of (?:use|service)|(?:and|&) conditions))?"),
    ("Quantity Ingredient", r"(?:quantity|qty\.?|amount)\s+(?:units?\s+|measure\s+)?(?:ingredients?|items?)"),
    ("3 minute read", r"\d{1,2} min(?:ute)?s? read"),
    ("Printer Friendly Version", r"print(?:er|able)?[- ](?:friendly\b.{0,20}|version|page)|printable .{0,20}"),
    ("Ida Bell ida@mail.example", r"(?:[\w.'’-]+ ){0,5}[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
    ("This article is from:", r"this (?:article|recipe|post|story) (?:is|was|comes|appeared|first appeared)\b.{0,40}"),
    ("88 reviews", rf"(?:read )?\(?\d[\d.,]*k?\+?\)? {_VOTES}(?: and counting)?"),
    ("Ratings (88)", rf"{_VOTES}(?:\s*\(?\d[\d,.]*k?\)?)?|\(\d[\d,.]*k?\)"),
    (
        "4.7 from 88 votes",
        r"[0-5](?:[.,]\d{1,2})? ?(?:stars? )?(?:out of|from|based on) \(?[\d,.]+k?\)?(?: [a-z]+){0,3}",
    ),
    ("4.7 (88 ratings)", rf"[0-5][.,]\d{{1,2}} ?\([\d,.]+k?(?: {_VOTES})?\)"),
    ("4.5 / 5 stars", r"[1-5](?:[.,]\d{1,2})? ?/ ?5(?: stars?)?(?: ?\(.{1,30}\))?|\d(?:[.,]\d{1,2})? stars?"),
    ("A star rating of 4.6 out of 5", r"a star rating of .{1,40}|preparation and cooking time"),
    ("Average rating: 4.5", r"(?:(?:average|recipe|user|your|my) )?rating:?\s*[\d.,/ ]*(?:stars?)?"),
    ("Tap to rate this recipe", r"(?:(?:tap|click|please) )?(?:to )?(?:rate|review) (?:this|it|the recipe)\b.{0,30}"),
    ("Star FillHalf Star", r"(?:(?:empty |full |half )?star(?: fill)?[\s,]*){1,12}|[★☆⭐✭✩✮\s\ufe0f]{1,20}"),
    ("Arrow Circle Icon", r".{0,40} icon(?:jump to recipe)?"),
    ("Tuesday, May 3, 2025 at 4:05 pm", rf"(?:{_WEEKDAY},? )?{_DATE}(?: (?:at |[-–—] ?)?\d.{{1,12}})?"),
    (
        "Updated: May 3, 2025",
        rf"(?:by .{{2,60}}?)?(?:last )?(?:updated|published|posted)(?: on)?:?\s*{_MONTH} \d.{{0,20}}",
    ),
    (
        "Date added: 2026-04-08",
        r"(?:date |last )?(?:added|created|modified|made|cooked)(?: on)?:\s*\d{4}-\d\d-\d\d.{0,20}",
    ),
    (
        "11/29/25, 3:04 PM Barley Risotto",
        r"\d{1,2}/\d{1,2}/\d{2,4},? .{1,100}|\d{4}-\d\d-\d\d|\d{1,2}\.\d{1,2}\.\d{2,4},? \d\d[:.]\d\d",
    ),
    ("© 2025 Some Kitchen", r"(?:©|\(c\) \d|copyright\b).{0,100}|.{0,60}all rights reserved.{0,60}|powered by .{1,40}"),
    (
        "May contain affiliate links",
        r".{0,80}affiliate (?:links?|disclosure|program).{0,120}|as an amazon associate .*",
    ),
    (
        "Looking for the perfect drink pairing?",
        r"looking for .{1,60}\?|next up:? .*|load more.{0,20}|never miss a recipe.*",
    ),
    (
        "See Nutritional Information",
        r"see nutrition\w*.{0,20}|see (?:more|all)|(?:see|read) (?:how we|our full) .{1,60}",
    ),
    ("Percentages are of daily value", r"percentages? (?:are|of) .{0,20}daily.{0,30}"),
    ("Get the recipes", r"get the recipes?|we['’]ve got more!|make the recipe with us"),
    (
        "[image: The finished plate]",
        r"\[?(?:image|photo|picture|img|alt)(?: (?:source|credit|courtesy|via))?:[^\[\]]{0,100}\]?",
    ),
    ("Upvote 1.2k Downvote", r"(?:up|down)votes?(?:\s+[\d.,]+k?)?(?:\s+downvotes?)?|[ru]/\w{2,30}"),
    ("Search recipes…", r"search .{0,30}(?:…|\.{3})"),
    ("Ad: 0:15", r"ad(?:vertisement)?s?:? ?\d{0,2}:\d\d"),
    (
        "Get 20% off your first order with code RICE20",
        r"(?:get|save|enjoy|take) \d{1,2}\s?% off\b.*|.{0,60}\b(?:with|use) code \S{3,20}",
    ),
    ("Rate it below", r"rate (?:it|this) below"),
    ("View our privacy policy", r"(?:view|read|see) (?:our|the) (?:privacy|cookie|terms)\b.{0,40}"),
    ("Printed from Some Kitchen - 2024-05-02", r"printed (?:from|on|by|at)\b.{1,100}"),
    ("3 years ago", r"(?:.{1,30}[ ,])?\d{1,2} (?:years?|months?|weeks?|days?|hours?) ago"),
    ("4 out of 5", r"(?:rated )?[0-5](?:[.,]\d{1,2})? out of 5(?: stars?)?|[\d,.]+k? user ratings"),
    ("Recipe information", r"recipe (?:information|details|card|video)|featured in:? .*"),
    (
        "— 83 —",
        r"(?:[-–—]\s*)?\d{1,4}\s*[-–—]|(?:.{2,50}\s[-–—|·•]\s|.{2,50}[,.] )?(?:page|p\.|pg\.?)\s?\d{1,4}(?:\s?(?:of"
        r"|/)\s?\d{1,4})?",
    ),
    ("https://kitchen.example/risotto 1/2", r"https?://\S+\s+\d{1,3}/\d{1,3}"),
    ("Begin forwarded message:", r"(?:begin )?-{0,12}\s?(?:forwarded|original) message:?\s?-{0,12}"),
    ("Sent from my phone", r"sent from my .{1,40}|on .{5,120} wrote:"),
)
"""Lines that are part of a page: an example of each kind, and a pattern for the whole line or for one part of a bar
such as "Print | Share"."""
_PAGE_PART = lazy_regex("|".join(pattern for _, pattern in PAGE_PARTS), re.IGNORECASE)
_EDGES = lazy_regex(r"^[^\w(©★☆⭐]+|[^\w)★☆⭐]+$")
_BAR = lazy_regex(r"\s*[|•·»›>]\s*|\s[-–—/]\s")
_BAR_WORDS = 4
_PAGE_NAME = (
    r"(?:home|about(?: us| me)?|(?:all )?recipes?|shop|store|contact(?: us)?|blog|search|videos?|cookbooks?|travel"
    r"|lifestyle|start here|subscribe|log ?in|sign in|menu|faqs?|news|podcast|courses|categories|favou?rites|resources)"
)
_ONE_PAGE = lazy_regex(_PAGE_NAME, re.IGNORECASE)
_CRUMBS = lazy_regex(r"[\w &'’-]{2,40}(?:\s*[>»›]\s*[\w &'’-]{2,40}){2,6}")
_NAVIGATION = lazy_regex(rf"(?:{_PAGE_NAME}(?:\s+|\s*[|•·>]\s*|$)){{3,}}", re.IGNORECASE)

APPENDICES: tuple[tuple[str, str], ...] = (
    (
        "COMMENTS (2)",
        r"(?:(?:\d[\d,]*|no) )?(?:comments?|reviews?|responses|questions)(?: (?:&"
        r"|and) .{1,20})?(?:\s*\(?\d[\d,]*\)?)?:?",
    ),
    (
        "Leave a Reply",
        r"(?:leave|post|add|write) a (?:reply|comment|review).{0,30}|join the (?:conversation|discussion).*",
    ),
    (
        "One thought on “Plum Cake”",
        r"(?:\d{1,4}|one|two|three) (?:thoughts?|comments?|repl(?:y|ies)|responses?) (?:on|to) .{1,80}",
    ),
    ("Looking for Something Else?", r"looking for (?:something|anything) else\?"),
    ("Private Notes", r"private notes?|your rating|have you cooked this\??|mark as cooked|cooking notes"),
    ("Reader Interactions", r"(?:reader|community) (?:interactions|reviews|comments).*"),
    ("You May Also Like", r"(?:you (?:may|might)|you['’]ll) also (?:like|love|enjoy).{0,20}"),
    (
        "More recipes from our kitchen",
        r"(?:more|other|similar|related|popular|trending|latest|recent|recommended)(?: .{1,25})? (?:recipes?|posts"
        r"|articles|stories|reads)\b.{0,30}",
    ),
    (
        "More like this",
        r"(?:more (?:from|like this|to explore)|explore|read more).{0,40}|recommended|related|goes well with",
    ),
    ("About the author", r"(?:about|meet) the author.*"),
    ("Primary Sidebar", r"primary sidebar|footer|filed under:?.*|posted in:? .*"),
    ("Ann says:", r"[^\W\d_][\w .'’-]{0,38} (?:says|said|wrote):?(?: .{0,40}\d{4}.*)?"),
)
"""Lines that begin the part of a page with comments or with other recipes: an example and a pattern of each kind."""
_APPENDIX = lazy_regex("|".join(pattern for _, pattern in APPENDICES), re.IGNORECASE)
REQUESTS: tuple[tuple[str, str], ...] = (
    ("Did you make this recipe?", r"\b(?:(?:did|have) you )?(?:make|made|tr(?:y|ied)) (?:this|these)(?: recipes?)?\?"),
    ("Have you made it before?", r"\b(?:did|have) you (?:make|made|tr(?:y|ied)) (?:this|it|these)\b"),
    (
        "Tag us @kitchen on Instagram!",
        r"\btag (?:me|us)\b|@\w+ on (?:instagram|facebook|tiktok|twitter)|#\w+ on instagram",
    ),
    ("Mentioned @kitchen", r"\bmention(?:ed)? @\w+|\blet (?:me|us) know how\b"),
    ("Leave me a star rating below", r"\b(?:leave|drop|give) (?:a|us|me|your|it)\b.{0,20}\b(?:rating|comment|review)"),
    ("Tell me in the comments", r"\bin the comments\b|\bfollow (?:(?:me|us|along) (?:on|at|for)|for more)\b"),
    (
        "Subscribe to our newsletter",
        r"\bnewsletter\b|\bsubscribe (?:to|for|now)\b|\bsign up (?:to|for|now|here)\b|\bwant more\?",
    ),
    ("Check out my other soups", r"\b(?:check out|try) (?:my|our)\b"),
    ("Save this for later", r"\bsave (?:this|it)(?: (?:recipe|post|one))? for later\b"),
    ("Follow @kitchen for more", r"\bfollow @\w+"),
    ("Share this with us", r"\bshare (?:it|this|your .{1,20}) (?:with me|with us|on|by)\b"),
)
"""Sentences in which the author of a page asks for something: an example and a pattern of each kind."""
_REQUEST = lazy_regex("|".join(pattern for _, pattern in REQUESTS), re.IGNORECASE)
_CREDIT = lazy_regex(
    r"(?:photos?|photographs?|photography|images?|picture)(?: credit)?(?::| by) .{2,150}|credit: .{2,60}"
    r"|(?:getty images|istock|shutterstock).{0,40}|.{2,60} for the new york times\..{0,120}",
    re.IGNORECASE,
)
_NAMES = lazy_regex(r"(?:[A-Z][\w.'’&-]*\s){1,4}/(?:\s[A-Z][\w.'’-]*){1,4}")
"""A credit without a word that says so ("Some Kitchen / Ann Bell"), which counts only below a caption."""
_CAPTION_WORDS = 5
_MAIL_HEADER = lazy_regex(r"(from|to|cc|bcc|sent|date|reply-to|subject):\s+(.{1,200})", re.IGNORECASE)
_SUBJECT_PREFIX = lazy_regex(r"(?:(?:re|fwd?|aw|wg|tr):\s*)+", re.IGNORECASE)
_WINDOW_TITLE = lazy_regex(r"\s+[|–—·»-]\s+")
_RECIPE_WORD = lazy_regex(r"\s+recipe$", re.IGNORECASE)
_MENU_WORDS = 3
_NAME_WORDS = 8
_HEAD = 60
_FIRST_LINES = 30
_KEPT_ROLES = ("ingredients", "steps", "notes", "nutrition", "tips", "storage", "serving")


def without_page(lines: list[Line]) -> list[Line]:
    """Return the lines that belong to the recipe."""
    own = _without_menus(_without_site(_without_mail_headers(lines)))
    return list(_without_parts(list(_without_appendix(own))))


def _without_menus(lines: list[Line]) -> list[Line]:
    """Drop the head of a page: everything above the breadcrumbs, and lists of the site's pages."""
    dropped: set[int] = set()
    block: list[int] = []
    for at, line in enumerate(lines[:_FIRST_LINES]):
        if line.kind not in ("text", "blank") or has_amount(line.text):
            break
        below = lines[at + 1 :]
        if _CRUMBS.fullmatch(line.text) and any(map(_could_be_name, [low for low in below if low.text][:1])):
            dropped |= {above for above in range(at) if not lines[above].text.endswith(".")}
        if line.kind == "text":
            block.append(at)
        elif block:
            menu = [lines[item].text for item in block]
            if (
                len(menu) > 1
                and any(map(_ONE_PAGE.fullmatch, menu[: len(menu) - 1][:2]))
                and all(map(_is_menu_entry, menu))
            ):
                dropped |= set(block)
            block = []
    return [line._replace(kind="blank", text="") if at in dropped else line for at, line in enumerate(lines)]


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
    first = next((at for at, line in enumerate(lines) if line.kind != "blank"), 0)
    parts = [part.strip() for part in _WINDOW_TITLE.split(lines[first].text)] if lines else []
    parts[:1] = [_RECIPE_WORD.sub("", part) or part for part in parts[:1]]
    title = next((part for part in parts if any(part == line.text for line in lines[first + 1 : _HEAD])), "")
    if len(parts) < 2 or title != parts[0] or lines[first].kind == "row":
        return lines
    kept = [line._replace(kind="blank", text="") if line.text in parts[1:] else line for line in lines]
    kept[first] = lines[first]._replace(text=title)
    return kept


def _without_mail_headers(lines: list[Line]) -> list[Line]:
    """Drop the headers of an e-mail except its subject; a single "From: Aunt Ida" is not a header."""
    headers = {
        at: header for at, line in enumerate(lines[:_FIRST_LINES]) if (header := _MAIL_HEADER.fullmatch(line.text))
    }
    if len({header[1].lower() for header in headers.values()}) < 2:
        return lines
    kept: list[Line] = []
    for at, line in enumerate(lines):
        header = headers.get(at)
        if header is None:
            kept.append(line)
        elif header[1].lower() == "subject" and (subject := _SUBJECT_PREFIX.sub("", header[2])):
            kept += line._replace(kind="text", text=f"Re: {subject}"), line._replace(kind="blank", text="")
    return kept


def _without_parts(lines: list[Line]) -> Iterator[Line]:
    """Drop parts of the page, requests of the author, and picture credits with the captions above them."""
    captions = _captions(lines)
    for line in lines:
        if line.kind == "blank":
            yield line
        elif line.number in captions or _is_page_part(line) or _is_credit(line):
            yield line._replace(kind="blank", text="")
        elif _REQUEST.search(line.text):
            others = (part for part in sentences(line.text) if not _REQUEST.search(part))
            if rest := " ".join(part for part in others if not _PAGE_PART.fullmatch(part.rstrip("!. "))):
                yield line._replace(text=rest)
        else:
            yield line


def _captions(lines: list[Line]) -> set[int]:
    """Return the numbers of lines that describe a picture, and of the names below them."""
    texts = [line for line in lines if line.kind != "blank"]
    found: set[int] = set()
    for line, below in pairwise(texts):
        named = len(below.text) <= 100 and bool(_NAMES.fullmatch(below.text))
        describes = line.kind == "text" and line.text.endswith(".") and line.text.count(" ") >= _CAPTION_WORDS
        if describes and (named or _is_credit(below)) and not may_instruct(line.text):
            found |= {line.number, below.number}
    return found


def _is_page_part(line: Line) -> bool:
    if line.kind == "row" or len(line.text) > 200:
        return False
    text = line.text.strip(" :[]!.«»‹›→←♥❤") if line.text.isascii() else _EDGES.sub("", line.text)
    if _PAGE_PART.fullmatch(text) or _PAGE_PART.fullmatch(line.text):
        return line.kind != "heading" or not role_of(line.text)
    if _NAVIGATION.fullmatch(text) or _CRUMBS.fullmatch(line.text):
        return True
    parts = [part for part in _BAR.split(text) if part]
    known = sum(bool(_PAGE_PART.fullmatch(part)) for part in parts)
    return len(parts) > 1 and (known == len(parts) or (known > 0 and all(map(_is_label, parts))))


def _is_label(part: str) -> bool:
    return len(part.split()) <= _BAR_WORDS and not any(map(str.isdigit, part))


def _is_credit(line: Line) -> bool:
    return line.kind in ("text", "bullet") and len(line.text) <= 200 and bool(_CREDIT.fullmatch(line.text))


def _without_appendix(lines: list[Line]) -> Iterator[Line]:
    """Drop comments and links to other recipes, up to the next heading of the recipe.

    Before the recipe begins, only their headings are dropped: there they are a few lines of navigation.
    """
    dropping = begun = False
    amounts = 0
    for line in lines:
        amounts += (
            line.kind in ("text", "bullet", "row") and any(map(str.isdigit, line.text[:3])) and has_amount(line.text)
        )
        begun = begun or amounts > 1 or (line.kind == "heading" and role_of(line.text) in ("ingredients", "steps"))
        role = role_of(line.text) if line.kind == "heading" else ""
        if (
            line.text
            and len(line.text) <= 100
            and line.kind in ("heading", "text", "bullet")
            and _APPENDIX.fullmatch(line.text.strip())
        ):
            own = line.kind == "heading" and role == "notes"
            dropping = begun and not own
            line = line if own else line._replace(kind="blank", text="")
        elif role in _KEPT_ROLES:
            dropping = False
        yield line._replace(kind="blank", text="") if dropping else line
