"""Recognizes lines of web pages, printouts and posts that do not belong to the recipe; each pattern has an example."""

import re

from kitchen_tui.model.numbers import COUNT_WORDS, FRACTIONS
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.recipes.formats.headings import role_of
from kitchen_tui.recipes.formats.text.line_forms import Line

_SITE = (
    r"(?:facebook|twitter|x|pinterest|instagram|whats ?app|reddit|e-?mail|tiktok|youtube|flipboard|yummly|print|sms)"
)
_UNITS = r"(?:us|metric|imperial|grams|cups|us customary|us cups|ounces|weight|volume|customary|standard|ml)"
_VOTES = r"(?:ratings?|reviews?|votes?|comments?|photos?|saves?|shares?|likes?|(?:up)?votes?|points|responses?)"
MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
_DATE = rf"(?:{MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{MONTH},? \d{{4}})"
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

PAGE_PARTS: dict[str, str] = {
    "Jump to Recipe": r"(?:(?:jump(?: down)?|skip) (?:straight )?to .{1,30}?\s*){1,6}",
    "Go to comments": (
        r"(?:go|scroll(?: down)?) to (?:the )?(?:recipe|comments?|reviews?|ratings?|video|notes|content|top)"
    ),
    "top of page": r"(?:top|bottom) of (?:the )?page",
    "SavePrintEmail": r"(?:save|print|pin|share|e-?mail|rate|tweet|copy)+",
    "Post Views: 66": r"(?:post|page|recipe)? ?views?:? ?[\d,.]+k?|posted (?:on|at) \d.{2,20}",
    "Want to save this recipe?": (
        r"(?:want|would you like) (?:us )?to (?:save|e-?mail|text|send|keep|bookmark) .{1,40}\?"
        r"|(?:save|send|get|e-?mail) (?:me )?(?:this|(?:the|this) recipe) (?:to|sent|in|right) .{1,60}"
    ),
    "Soup secretsGet the guide for FREE": r".{0,60}(?:get|grab|download) (?:the|my|our|your) .{0,30}\bfree\b.{0,30}",
    "Keep your device awake while cooking?": r"keep your device awake.{0,30}|your device does not support .{1,40}",
    "Get this recipe emailed to you": (
        r"get (?:this|the) (?:recipe |post )?(?:e-?mailed|sent|delivered)\b.{0,80}|get started(?: now)?"
        r"|spread the (?:love|word)"
    ),
    "Keyword pea soup, pea stew": r"keywords? (?!.*\.$).{3,160}|view ingredients",
    "View this email in your browser": (
        r"view (?:this|it|the) ?(?:e-?mail|newsletter)? ?(?:in|on) .{0,20}browser.{0,20}"
    ),
    "Manage your subscription here": (
        r"(?:manage|update) (?:your|my) (?:subscription|preferences|account|profile)\b.*"
        r"|you(?:['’]re| are) receiving this.*|issue (?:no\. ?)?#?\d{1,4}|thanks for reading .{1,60}"
    ),
    "5 Stars 4 Stars 3 Stars": rf"(?:\d stars?\s*){{2,5}}|scale ?(?:\d/\d)?(?:[\d{FRACTIONS}]x\s*){{2,4}}",
    "This post is sponsored by Some Kitchen": r"this (?:post|recipe) (?:is|was) sponsored\b.*",
    "Mar 2022": rf"{MONTH},? \d{{4}}",
    "12,345 views Premiered Mar 4": r"[\d,.]+[km]? views\b.{0,40}|viewed [\d,.]+[km]? times",
    "Sorted by: Highest score": (
        r"sorted by:?.{0,30}|highest score.{0,12}|\d{1,3} answers?|(?:asked|modified) .{1,20} ago"
    ),
    "Improve this answer": r"improve this (?:answer|question)|add a comment",
    "Ingredient Checklist": r"ingredient checklist|recipe tags|discover more|download pdf",
    "Please enable JavaScript": (
        r"please enable javascript.{0,60}|by submitting this form.{0,100}|gdpr consent|loading(?:\.{3}|…)?"
    ),
    "Print this recipe": rf"{_VERB}(?: (?:a|the|full|this|your|to|for))*{_THING}?s?",
    "Jump to Recipe Print Recipe": rf"{_BUTTON}(?:[\s,]+{_BUTTON}){{0,8}}",
    "Show full nutrition label": (
        r"(?:show|hide|view|see|find|get|shop|buy|order|read|leave|write|submit|upload|rate|print|pin|share|download"
        r"|browse|explore|discover|expand|collapse|sign|log|subscribe|follow|e-?mail|send|report|copy|ask|try"
        r"|visit)\b(?: [\w'’&/-]+){0,5} (?:recipes?|reviews?|comments?|ratings?|photos?|videos?|newsletters?|app"
        r"|coupons?|offers?|deals?|labels?|details|guide|notes?|article|page|account|profile|updates|inbox|questions?"
        r"|facts|channel|blog|website|site|store)"
    ),
    "Videos by Some Kitchen": r"videos? (?:by|from) .{2,60}",
    "Amount per serving (about 1 cup)": (
        r"(?:nutrition )?amounts? per (?:serving|portion).{0,30}|.{0,30}\bpoints\b.{0,12}[:=] ?\d{1,2}"
    ),
    "Download as PDF or TXT": r"(?:download|save|print|export|open|view|share) as .{2,30}|you are on page .{1,20}",
    "For more recipes visit": r"for more (?:\w+ )?(?:recipes|ideas|tips|info\w*|videos|stories)\b.{0,60}",
    "Recipe Image": r"(?:recipe |print |hero |featured |site )?(?:image|banner|photo|logo|icon|thumbnail)s?",
    "IMG_2041.jpg": r"[a-z]{0,6}[_-]?\d{6,}[\w-]*(?:\.\w{3,4})?|\S{1,60}\.(?:jpe?g|png|gif|webp|heic)",
    "ReplyDelete": r"(?:reply ?delete|delete ?reply|replies)\b.{0,200}",
    "Cancel": r"cancel|submit|apply|clear|reset|add to (?:cart|basket|bag|trolley|list)",
    "by Ida Bell » Tue Sep 13, 2022": r"by .{2,40} [»›] .{5,40}",
    "Joined: Mar 2009": (
        r"(?:posts|joined|location|registered|reputation|threads|messages|member since|rank|likes)\s?: .{1,60}"
    ),
    "Local Offers": r"(?:local|special|weekly|today['’]s) (?:offers|deals|ads?)|.{0,40}\bon sale near you",
    "Tweet": r"printprint|saved|saves?|tweet|bookmarks?|share (?:on|via|with) .{1,30}|(?:un)?like|reply|follow(?:ing)?",
    "Facebook Twitter Pinterest": rf"{_SITE}(?:[\s,]+{_SITE}){{0,12}}",
    "Keep Screen Awake": r"(?:keep|prevent) (?:your )?screen\b.*|cook(?:ing)? mode\b.*|hands-free mode",
    "Hide Photos": r"(?:show|hide|toggle|turn (?:on|off)) (?:images?|photos?|all|nutrition|more|less|cook mode).{0,20}",
    "US Customary - Metric": (
        rf"us customary|metric|imperial|{_UNITS}(?:\s*[-–/|•]?\s*{_UNITS}){{1,3}}"
        rf"|(?:units?|measurements?):?(?: us ?/ ?m)?(?:\s*[-–/|•:]?\s*{_UNITS}){{0,4}}|us m"
    ),
    "Units USM Scale 1x2x3x": r"units? (?:usm?|us ?/ ?m)\b.{0,20}",
    "Buy Now →": r"(?:buy|shop) now(?:\s?[→»>])?|get (?:the )?(?:recipe )?ingredients",
    "½1x2x?": rf"[{FRACTIONS}]?\dx(?:\dx){{1,3}}\s?\??",
    "1x2x3x": (
        rf"(?:scale:? |servings?:? )?(?:(?:[\d{FRACTIONS}]|1/2|0\.5)\s?x\s*){{1,6}}|scale(?: recipe)?:?|recipe scale"
    ),
    "Deselect All": r"(?:de)?select all(?: ingredients)?|add (?:photo|note)s?|copy ingredients?(?: list)?",
    "Select Pearl Barley, 500 g for add to cart": (
        r"select .{2,100} (?:for|to) add to cart|add (?:all|selected) to cart"
    ),
    "1 tsp needed": rf"(?:\d[\d/.]*|[{FRACTIONS}]) (?:items?|tsp|tbsp|cups?|oz|lbs?|g|ml|cloves?|cans?) needed",
    "(Note: 2x or 3x only changes the list)": r"\(?note: \d ?x or \d ?x .{0,60}|video (?:on|off)|help us out",
    "Love this recipe? Click on a star to rate it": r".{0,40}(?:click|tap) on (?:a|the) (?:number of )?stars?\b.{0,60}",
    "Shop ingredients on Instacart": r"(?:shop|buy|get|order) (?:all )?(?:the |these )?ingredients(?: .{1,30})?",
    "Add all to shopping list": (
        r"(?:add (?:all )?(?:ingredients? )?to|view) (?:my |your |the )?(?:shopping|grocery) list"
    ),
    "Your first order gets $20 off": (
        r"your first order .*|.{0,30}instacart.{0,40}|opt out .*|ingredient substitution guide"
    ),
    "Watch the video": r"(?:\d\d.{0,8})?(?:watch|play)(?: (?:the )?(?:how-?to |recipe )?video)?.{0,20}|video|ask ai",
    "Watch how to make this recipe": r"(?:watch|see|learn) how (?:to make|i make|we make|it['’]s made)\b.{0,40}",
    "Advertisement": r"advertisements?(?:ad)?|ads?|sponsored(?: content| by .{1,40})?",
    "Continue reading below": r"(?:continue reading|(?:article|story) continues|scroll (?:down|to)) .*",
    "Sign up now": (
        r"log ?in|sign (?:in|up)(?: now)?|register|subscribe(?: now)?(?: to .{1,60})?|newsletter|join (?:now|us)"
    ),
    "Enter your email": r"(?:enter )?(?:your )?e-?mail(?: address)?|join for free|log in to (?:save|comment|rate)",
    "Toggle navigation": (
        r"(?:toggle|open|main) (?:navigation|menu|search)|recipe index|(?:recipes )?by (?:course|category)"
    ),
    "Tap to check off ingredients": r"(?:tap|click)\b.{0,20}\b(?:check|mark|strike|cross)\b.{0,40}|check off .{1,30}",
    "Was this helpful? Yes No": r"was this (?:recipe |page )?helpful.{0,20}|view all .{1,20}|sort by.{0,20}",
    "Show 12 more comments": r"show .{1,12} (?:more )?comments",
    "Home": (
        r"home(?:page)?|pages?|translate|labels|followers|(?:blog )?archives?|search|menu|close|next|previous"
        r"|(?:go )?back(?: to (?:the )?(?:top|(?:table of )?contents|index|menu|home|(?:all )?recipes|list|start))?"
        r"|main (?:recipe )?(?:page|index)|skip|all recipes|shop|blog|faqs?|you are here:? .*"
    ),
    "Contact us": r"contact(?: us)?|about(?: us| me)?|my (?:account|recipes|cookbook)|browse .{1,30}",
    "This site uses cookies. Accept all": (
        r"(?:.{0,60}\b(?:site|we) uses? cookies\b|we (?:value|respect) your privacy\b"
        r"|(?:accept|reject|manage) (?:all )?cookies).{0,160}"
    ),
    "Privacy Policy": r"privacy(?: policy)?|cookie (?:policy|settings)|disclosure",
    "Terms of Use": r"terms(?: (?:of (?:use|service)|(?:and|&) conditions))?",
    "Quantity Ingredient": r"(?:quantity|qty\.?|amount)\s+(?:units?\s+|measure\s+)?(?:ingredients?|items?)",
    "Typed by Ida Bell, posted to a list": (
        r".{0,160}\b(?:typed|uploaded|formatted|converted|posted) (?:by|to|from)\b.{0,160}"
    ),
    "Join our commenting forum": (
        r"join (?:our|thought-provoking|the (?:club|community|conversation|discussion))\b.{0,100}"
    ),
    "3 minute read": r"\d{1,2} min(?:ute)?s? read",
    "Printer Friendly Version": r"print(?:er|able)?[- ](?:friendly\b.{0,20}|version|page)|printable .{0,20}",
    "Ida Bell ida@mail.example": r"(?:[\w.'’-]+ ){0,5}[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    "This article is from:": (
        r"this (?:article|post|story) (?:is|was|comes|appeared|first appeared)\b.{0,40}"
        r"|this recipe (?:is from:|(?:first |originally )?appeared\b.{0,40}"
        r"|was (?:first |originally )?(?:published|posted|updated)\b.{0,40})"
    ),
    "88 reviews": rf"(?:(?:read )?\(?\d[\d.,]*k?\+?\)? {_VOTES}[\s,·•]*){{1,4}}(?: and counting)?",
    "Ratings (88)": rf"{_VOTES}(?:\s*\(?\d[\d,.]*k?\)?)?|\(\d[\d,.]*k?\)",
    "4.7 from 88 votes": r"[0-5](?:[.,]\d{1,2})? ?(?:stars? )?(?:out of|from|based on) \(?[\d,.]+k?\)?(?: [a-z]+){0,3}",
    "4.7 (88 ratings)": rf"[0-5][.,]\d{{1,2}} ?\([\d,.]+k?(?: {_VOTES})?\)",
    "4.5 / 5 stars": r"[1-5](?:[.,]\d{1,2})? ?/ ?5(?: stars?)?(?: ?\(.{1,30}\))?|\d(?:[.,]\d{1,2})? stars?",
    "A star rating of 4.6 out of 5": r"a star rating of .{1,40}|preparation and cooking time",
    "Average rating: 4.5": r"(?:(?:average|recipe|user|your|my) )?ratings?:?\s*[\d.,/ ]*(?:stars?)?",
    "Tap to rate this recipe": r"(?:(?:tap|click|please) )?(?:to )?(?:rate|review) (?:this|it|the recipe)\b.{0,30}",
    "Star FillHalf Star": r"(?:(?:empty |full |half )?star(?: fill)?[\s,]*){1,12}|[★☆⭐✭✩✮\s\ufe0f]{1,20}",
    "Arrow Circle Icon": r".{0,40} icon(?:jump to recipe)?",
    "Tuesday, May 3, 2025 at 4:05 pm": rf"(?:{_WEEKDAY},? )?{_DATE}(?: (?:at |[-–—] ?)?\d.{{1,12}})?",
    "Updated: May 3, 2025": (
        rf"(?:by .{{2,60}}?)?(?:last )?(?:updated|published|posted)(?: on)?:?\s*{MONTH} \d.{{0,20}}"
    ),
    "Date added: 2026-04-08": (
        r"(?:date |last )?(?:added|created|modified|made|cooked)(?: on)?:\s*\d{4}-\d\d-\d\d.{0,20}"
    ),
    "11/29/25, 3:04 PM Barley Risotto": (
        r"\d{1,2}/\d{1,2}/\d{2,4}(?:,? .{1,100})?|\d{4}-\d\d-\d\d|\d{1,2}\.\d{1,2}\.\d{2,4},? \d\d[:.]\d\d"
    ),
    "© 2025 Some Kitchen": r"(?:©|\(c\) \d|copyright\b).{0,100}|.{0,60}all rights reserved.{0,60}|powered by .{1,40}",
    "May contain affiliate links": r".{0,80}affiliate (?:links?|disclosure|program).{0,120}|as an amazon associate .*",
    "Looking for the perfect drink pairing?": (
        r"looking for .{1,60}\?|next up:? .*|load more.{0,20}|never miss a recipe.*"
    ),
    "See Nutritional Information": r"see nutrition\w*.{0,20}|see (?:more|all)|(?:see|read) (?:how we|our full) .{1,60}",
    "Nutrition information is an estimate": (
        r".{0,60}\bnutrition(?:al)? (?:information|info|values?|facts|data"
        r"|estimates?)\b.{0,60}\b(?:approximate(?:ly|d)?|estimated?|estimates?|courtesy|calculated|guaranteed?|accurate"
        r"|vary)\b.{0,120}"
    ),
    "Percentages are of daily value": r"percentages? (?:are|of) .{0,20}daily.{0,30}",
    "Get the recipes": r"get the recipes?|we['’]ve got more!|make the recipe with us",
    "[image: The finished plate]": (
        r"\[?(?:image|photo|picture|img|alt)(?: (?:source|credit|courtesy|via))?:[^\[\]]{0,100}\]?"
    ),
    "Upvote 1.2k Downvote": r"(?:up|down)votes?(?:\s+[\d.,]+k?)?(?:\s+downvotes?)?|[ru]/\w{2,30}",
    "Search recipes…": r"search .{0,30}(?:…|\.{3})",
    "Ad: 0:15": r"ad(?:vertisement)?s?:? ?\d{0,2}:\d\d",
    "Get 20% off your first order with code RICE20": (
        r"(?:get|save|enjoy|take) \d{1,2}\s?% off\b.*|.{0,60}\b(?:with|use) code \S{3,20}"
    ),
    "Rate it below": r"rate (?:it|this) below",
    "View our privacy policy": r"(?:view|read|see) (?:our|the) (?:privacy|cookie|terms)\b.{0,40}",
    "Printed from Some Kitchen - 2024-05-02": r"printed (?:from|on|by|at)\b.{1,100}",
    "3 years ago": r"(?:.{1,30}[ ,])?\d{1,2} ?(?:years?|y|months?|mo\.?|weeks?|w|days?|d|hours?|hr\.?|h|min\.?) ago",
    "4 out of 5": r"(?:rated )?[0-5](?:[.,]\d{1,2})? out of 5(?: stars?)?|[\d,.]+k? user ratings",
    "Recipe information": r"recipe (?:information|details|card|video)|featured in:? .*",
    "— 83 —": (
        r"(?:[-–—]\s*)?\d{1,4}\s*[-–—]|(?:.{2,50}\s[-–—|·•]\s|.{2,50}[,.] )?(?:page|p\."
        r"|pg\.?)\s?\d{1,4}(?:\s?(?:of|/)\s?\d{1,4})?|(?-i:(?:(?:[A-Z][\w'’&.-]*|of|the|and|for|from) ){1,8}(?:[Pp]age"
        r"|PAGE|[Pp]g?\.) ?)\d{1,4}"
    ),
    "https://kitchen.example/risotto 1/2": r"https?://\S+\s+\d{1,3}/\d{1,3}",
    "Begin forwarded message:": r"(?:begin )?-{0,12}\s?(?:forwarded|original) message:?\s?-{0,12}",
    "Sent from my phone": (
        r"sent (?:from my|from|via|with) .{1,40}|get \w+ for (?:ios|android|mobile|mac|windows)|on .{5,120} wrote:"
    ),
    "See translation": (
        r"(?:see|show|hide) translation|(?:view|hide) (?:all )?(?:\d+ )?(?:more )?repl(?:y|ies)(?: ?\(\d+\))?"
    ),
}
"""Lines that are part of a page: an example of each kind, and a pattern for the whole line or for one part of a bar
such as "Print | Share"."""

APPENDICES: dict[str, str] = {
    "COMMENTS (2)": (
        rf"(?:(?:\d[\d,]*|no|{COUNT_WORDS}|top|latest|recent|all) )?(?:comments?|reviews?|responses?"
        r"|questions)(?:,? (?:&|and|questions) .{1,20})?(?:\s*\(?\d[\d,]*\)?)?:?"
    ),
    "Leave a Reply": (
        r"(?:leave|post|add|write) a (?:reply|comment|review).{0,30}|join the (?:conversation|discussion).*"
    ),
    "One thought on “Plum Cake”": (
        rf"(?:\d{{1,4}}|{COUNT_WORDS}) (?:thoughts?|comments?|repl(?:y|ies)|responses?) (?:on|to) .{{1,80}}"
    ),
    "Frequently Asked Questions": (
        r"(?:recipe )?(?:faqs?|frequently asked questions?|common questions|questions (?:&|and) answers"
        r"|q ?(?:&|and) ?a)(?: .{1,30})?:?"
    ),
    "Looking for Something Else?": r"looking for (?:something|anything) else\?",
    "Private Notes": r"private notes?|your rating|have you cooked this\??|mark as cooked|cooking notes",
    "Kommentare": r"(?:kommentare?|commentaires?|comentarios?|comentários?|commenti|reacties)(?:\s*\(?\d+\)?)?:?",
    "Reader Interactions": r"(?:reader|community) (?:interactions|reviews|comments).*",
    "What Readers Say (14)": (
        r"(?:what|see what) (?:(?:our|other|the) )?(?:readers|cooks|people|others|visitors) (?:say|said|think"
        r"|are saying)(?: .{1,20})?(?:\s*\(?\d[\d,]*\)?)?:?|(?:reader|visitor|user) feedback"
    ),
    "You May Also Like": r"(?:you (?:may|might)|you['’]ll) also (?:like|love|enjoy).{0,20}",
    "More recipes from our kitchen": (
        r"(?:more|other|similar|related|popular|trending|latest|recent|recommended)(?: .{1,25})? (?:recipes?|products?"
        r"|posts|articles|stories|reads)\b.{0,30}"
    ),
    "More like this": (
        r"(?:more (?:from|like this|to explore)|explore|read more).{0,40}|recommended|related|goes well with"
    ),
    "About the author": r"(?:about|meet) the author.*",
    "Primary Sidebar": (
        r"primary sidebar|footer|related .{1,30}|(?:filed|posted) (?:under|in)\b.*|categories|tags|archives"
        r"|author ?recent posts"
    ),
    "Did you make this?": r"(?:did|have) you (?:like|make|made|try|tried|cook|cooked)\b.*",
    "Tried this recipe? Tell me": r"(?:tried|made|like|love|enjoyed) this.{0,20}[?!].*",
    "Originally published in 2019": r"(?:first |originally )?published (?:in|on)\b.*|recipe[- ]id.*",
    "You can pin it here": r"you (?:can|might|may) (?:also )?(?:like|love|enjoy|pin)\b.*",
    "Older post": r"(?:previous|next|older|newer) (?:post|article|recipe)|keep reading|read (?:more|next|the reviews)",
    "Some of the links are affiliate links": (
        r"(?:some|all) of the links .*|there may be affiliate .*|view this post .*"
    ),
    "Also featured in our spring issue": r"(?:also )?featured (?:in|product).*|appears in|key equipment",
    "More from Some Kitchen": r"more (?:from|recipes)\b.*|(?:latest|popular) .{1,30}",
    "Share this post": r"(?:share|rate) this.{0,20}|newsletter|subscribe.{0,40}|about me",
    "12w": r"\d{1,3} ?[wdy](?:\s+[\d,]+ likes?)?(?:\s+reply)?",
    "Ida B. March 3": (
        r"(?!(?:updated|posted|published|last|made|by|on|best|until|from|every|about|in|since|serve|before|after|for"
        r"|use|date|printed|saved|added)\b)[^\W\d_]{2,20}(?: [^\W\d_]{1,15}\.?)?(?:,| on"
        rf"| [-–—|•·])? (?:{MONTH} \d{{1,2}}(?:,? \d{{4}})?|\d{{1,2}} (?:years?|months?|weeks?|days?|hours?) ago)"
    ),
    "answered Jun 3, 2019 at 8:12": rf"answered {MONTH} \d.{{1,24}}",
    "You can find the items below in my shop": (
        r"you can find (?:the|all|these) (?:items|products|tools)\b.*|(?:products|items|tools) (?:used|i use)\b.{0,40}"
    ),
    "TIMESTAMPS": r"(?:video )?(?:timestamps?|timecodes?|chapters):?|0?0:00 .{1,60}",
    "Ann says:": (
        r"[^\W\d_][\w .'’-]{0,38} (?:says|said|wrote):?(?: .{0,40}\d{4}.*)?"
        r"|(?-i:[A-Z])[^\W\d_]{1,15}(?: (?-i:[A-Z])[^\W\d_.]{0,15})? says: .{1,80}"
    ),
}
"""Lines that begin the part of a page with comments or with other recipes: an example and a pattern of each kind."""

REQUESTS: dict[str, str] = {
    "Did you make this recipe?": r"\b(?:(?:did|have) you )?(?:make|made|tr(?:y|ied)) (?:this|these)(?: recipes?)?\?",
    "Have you made it before?": r"\b(?:did|have) you (?:make|made|tr(?:y|ied)) (?:this|it|these)\b",
    "Tag us @kitchen on Instagram!": (
        r"\btag (?:me|us)\b|@\w+ on (?:instagram|facebook|tiktok|twitter)|#\w+ on instagram"
    ),
    "Mentioned @kitchen": r"\bmention(?:ed)? @\w+|\blet (?:me|us) know how\b",
    "Leave me a star rating below": r"\b(?:leave|drop|give) (?:a|us|me|your|it)\b.{0,20}\b(?:rating|comment|review)",
    "Tell me in the comments": r"\bin the comments\b|\bfollow (?:(?:me|us|along) (?:on|at|for)|for more)\b",
    "Subscribe to our newsletter": (
        r"\bnewsletter\b|\bsubscribe (?:to|for|now)\b|\bsign up (?:to|for|now|here)\b|\bwant more\?"
    ),
    "Check out my other soups": r"\b(?:check out|try) (?:my|our)\b",
    "Don't forget to like and subscribe!": (
        r"\blike,? (?:(?:and|&|comment|share|save),? )*(?:subscribe|follow|share|comment)\b"
        r"|\b(?:hit|ring|smash) the (?:\w+ )?(?:bell|button)\b"
    ),
    "Save this for later": r"\bsave (?:this|it)(?: (?:recipe|post|one))? for later\b",
    "Follow @kitchen for more": r"\bfollow @\w+",
    "Find Ida on Instagram at @ida": (
        r"\b(?:find|follow|catch) \w+ on (?:instagram|facebook|tiktok|youtube|pinterest)\b"
    ),
    "Share this with us": r"\bshare (?:it|this|your .{1,20}) (?:with me|with us|on|by)\b",
}
"""Sentences in which the author of a page asks for something: an example and a pattern of each kind."""

APPENDIX = lazy_regex("|".join(APPENDICES.values()), re.IGNORECASE)
REQUEST = lazy_regex("|".join(REQUESTS.values()), re.IGNORECASE)

_STARS = "★☆⭐✭✩✮\ufe0f "
"""A rating after a button: "Print Recipe ★★★★★"."""
_MOST_HASHTAGS = 2
_SONGS = ("♬", "♫", "♪", "🎵", "🎶")
"""The signs before the song of a video."""
PAGE_PART = lazy_regex("|".join(PAGE_PARTS.values()), re.IGNORECASE)
_EDGES = lazy_regex(r"^[^\w(©★☆⭐]+|[^\w)★☆⭐]+$")
_BAR = lazy_regex(r"\s*[|•·»›>]\s*|\s[-–—/]\s")
_BAR_WORDS = 4
_PAGE_NAME = (
    r"(?:home|about(?: us| me)?|(?:all )?recipes?|shop|store|contact(?: us)?|blog|search|videos?|cookbooks?|travel"
    r"|lifestyle|start here|subscribe|log ?in|sign in|menu|faqs?|news|podcast|courses|categories|favou?rites|resources)"
)
ONE_PAGE = lazy_regex(_PAGE_NAME, re.IGNORECASE)
_RECIPE = lazy_regex(r"recipe", re.IGNORECASE)
"""A line that is not navigation although it names a page: it may be the heading of the steps."""
CRUMBS = lazy_regex(r"[\w &'’-]{2,40}(?:\s*[>»›]\s*[\w &'’-]{2,40}){2,6}")
_NAVIGATION = lazy_regex(rf"(?:{_PAGE_NAME}(?:\s+|\s*[|•·>]\s*|$)){{3,}}", re.IGNORECASE)
DATE = lazy_regex(
    rf"(?:{_WEEKDAY},? )?{_DATE}(?: (?:at |[-–—] ?)?\d.{{1,12}})?|\d{{1,2}} (?:years?|months?|weeks?|days?|hours?) ago",
    re.IGNORECASE,
)
NAME = lazy_regex(r"[A-Z][\w.'’-]{1,20}(?: [A-Z][\w.'’-]{0,20}){0,2}")
_CREDIT = lazy_regex(
    r"(?:photos?|photographs?|photography|images?|picture)(?: credit)?(?::| by) .{2,150}|credit: .{2,60}"
    r"|(?:getty images|istock|shutterstock).{0,40}|.{2,60} for the new york times\..{0,120}",
    re.IGNORECASE,
)


def is_page_part(line: Line) -> bool:
    """Return whether a line is a part of a page, such as a button, a count of votes or a menu."""
    if line.kind == "row" or len(line.text) > 200:
        return False
    if (line.mark == "+" and line.text == "servings") or line.mark in _SONGS:  # a button to change them
        return True
    text = line.text.strip(" :[]()!.«»‹›→←♥❤") if line.text.isascii() else _EDGES.sub("", line.text)
    if any(map(PAGE_PART.fullmatch, (text, line.text, text.rstrip(_STARS) or text))):
        return line.kind != "heading" or not role_of(line.text)
    if line.kind == "text" and ONE_PAGE.fullmatch(text) and not _RECIPE.fullmatch(text):
        return True
    if text.count("#") > _MOST_HASHTAGS:
        return True
    if _NAVIGATION.fullmatch(text) or CRUMBS.fullmatch(line.text):
        return True
    parts = [part for part in _BAR.split(text) if part]
    known = sum(bool(PAGE_PART.fullmatch(part)) for part in parts)
    return len(parts) > 1 and (known == len(parts) or (known > 0 and all(map(_is_label, parts))))


def _is_label(part: str) -> bool:
    return len(part.split()) <= _BAR_WORDS and not any(map(str.isdigit, part))


def is_credit(line: Line) -> bool:
    """Return whether a line says who took a picture."""
    return line.kind in ("text", "bullet") and len(line.text) <= 200 and bool(_CREDIT.fullmatch(line.text))
