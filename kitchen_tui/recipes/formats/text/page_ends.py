"""Recognizes where a recipe on a page ends: at comments, other recipes, and what the author asks for."""

import re

from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.recipes.formats.text.page_patterns import MONTH

APPENDICES: tuple[tuple[str, str], ...] = (
    (
        "COMMENTS (2)",
        r"(?:(?:\d[\d,]*|no|one|two|three|top|latest|recent|all) )?(?:comments?|reviews?|responses?|questions)"
        r"(?:,? (?:&|and|questions) .{1,20})?(?:\s*\(?\d[\d,]*\)?)?:?",
    ),
    (
        "Leave a Reply",
        r"(?:leave|post|add|write) a (?:reply|comment|review).{0,30}|join the (?:conversation|discussion).*",
    ),
    (
        "One thought on “Plum Cake”",
        r"(?:\d{1,4}|one|two|three) (?:thoughts?|comments?|repl(?:y|ies)|responses?) (?:on|to) .{1,80}",
    ),
    (
        "Frequently Asked Questions",
        r"(?:recipe )?(?:faqs?|frequently asked questions?|common questions|questions (?:&|and) answers"
        r"|q ?(?:&|and) ?a)(?: .{1,30})?:?",
    ),
    ("Looking for Something Else?", r"looking for (?:something|anything) else\?"),
    ("Private Notes", r"private notes?|your rating|have you cooked this\??|mark as cooked|cooking notes"),
    ("Kommentare", r"(?:kommentare?|commentaires?|comentarios?|comentários?|commenti|reacties)(?:\s*\(?\d+\)?)?:?"),
    ("Reader Interactions", r"(?:reader|community) (?:interactions|reviews|comments).*"),
    (
        "What Readers Say (14)",
        r"(?:what|see what) (?:(?:our|other|the) )?(?:readers|cooks|people|others|visitors)"
        r" (?:say|said|think|are saying)(?: .{1,20})?(?:\s*\(?\d[\d,]*\)?)?:?|(?:reader|visitor|user) feedback",
    ),
    ("You May Also Like", r"(?:you (?:may|might)|you['’]ll) also (?:like|love|enjoy).{0,20}"),
    (
        "More recipes from our kitchen",
        r"(?:more|other|similar|related|popular|trending|latest|recent|recommended)(?: .{1,25})? (?:recipes?"
        r"|products?|posts"
        r"|articles|stories|reads)\b.{0,30}",
    ),
    (
        "More like this",
        r"(?:more (?:from|like this|to explore)|explore|read more).{0,40}|recommended|related|goes well with",
    ),
    ("About the author", r"(?:about|meet) the author.*"),
    (
        "Primary Sidebar",
        r"primary sidebar|footer|related .{1,30}|(?:filed|posted) (?:under|in)\b.*|categories|tags"
        r"|archives|author ?recent posts",
    ),
    ("Did you make this?", r"(?:did|have) you (?:like|make|made|try|tried|cook|cooked)\b.*"),
    ("Tried this recipe? Tell me", r"(?:tried|made|like|love|enjoyed) this.{0,20}[?!].*"),
    ("Originally published in 2019", r"(?:first |originally )?published (?:in|on)\b.*|recipe[- ]id.*"),
    ("You can pin it here", r"you (?:can|might|may) (?:also )?(?:like|love|enjoy|pin)\b.*"),
    (
        "Older post",
        r"(?:previous|next|older|newer) (?:post|article|recipe)|keep reading|read (?:more|next|the reviews)",
    ),
    (
        "Some of the links are affiliate links",
        r"(?:some|all) of the links .*|there may be affiliate .*|view this post .*",
    ),
    ("Also featured in our spring issue", r"(?:also )?featured (?:in|product).*|appears in|key equipment"),
    ("More from Some Kitchen", r"more (?:from|recipes)\b.*|(?:latest|popular) .{1,30}"),
    ("Share this post", r"(?:share|rate) this.{0,20}|newsletter|subscribe.{0,40}|about me"),
    ("12w", r"\d{1,3} ?[wdy](?:\s+[\d,]+ likes?)?(?:\s+reply)?"),
    (
        "Ida B. March 3",
        r"(?!(?:updated|posted|published|last|made|by|on|best|until|from|every|about|in|since|serve|before|after|for|use"
        r"|date|printed|saved|added)\b)[^\W\d_]{2,20}(?: [^\W\d_]{1,15}\.?)?(?:,| on| [-–—|•·])?"
        rf" (?:{MONTH} \d{{1,2}}(?:,? \d{{4}})?|\d{{1,2}} (?:years?|months?|weeks?|days?|hours?) ago)",
    ),
    ("answered Jun 3, 2019 at 8:12", rf"answered {MONTH} \d.{{1,24}}"),
    (
        "You can find the items below in my shop",
        r"you can find (?:the|all|these) (?:items|products|tools)\b.*|(?:products|items|tools) (?:used|i use)\b.{0,40}",
    ),
    ("TIMESTAMPS", r"(?:video )?(?:timestamps?|timecodes?|chapters):?|0?0:00 .{1,60}"),
    (
        "Ann says:",
        r"[^\W\d_][\w .'’-]{0,38} (?:says|said|wrote):?(?: .{0,40}\d{4}.*)?"
        r"|(?-i:[A-Z])[^\W\d_]{1,15}(?: (?-i:[A-Z])[^\W\d_.]{0,15})? says: .{1,80}",
    ),
)
"""Lines that begin the part of a page with comments or with other recipes: an example and a pattern of each kind."""

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
    (
        "Don't forget to like and subscribe!",
        r"\blike,? (?:(?:and|&|comment|share|save),? )*(?:subscribe|follow|share|comment)\b|\b(?:hit|ring"
        r"|smash) the (?:\w+ )?"
        r"(?:bell|button)\b",
    ),
    ("Save this for later", r"\bsave (?:this|it)(?: (?:recipe|post|one))? for later\b"),
    ("Follow @kitchen for more", r"\bfollow @\w+"),
    (
        "Find Ida on Instagram at @ida",
        r"\b(?:find|follow|catch) \w+ on (?:instagram|facebook|tiktok|youtube|pinterest)\b",
    ),
    ("Share this with us", r"\bshare (?:it|this|your .{1,20}) (?:with me|with us|on|by)\b"),
)
"""Sentences in which the author of a page asks for something: an example and a pattern of each kind."""

APPENDIX = lazy_regex("|".join(pattern for _, pattern in APPENDICES), re.IGNORECASE)
REQUEST = lazy_regex("|".join(pattern for _, pattern in REQUESTS), re.IGNORECASE)
