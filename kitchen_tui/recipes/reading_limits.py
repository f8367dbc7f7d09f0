"""Limits that several readers share: what goes beyond would take too long, and is refused or not searched."""

MOST_BYTES = 1_000_000
"""Bytes of a recipe file, and characters of a text."""
MOST_LINES = 20_000
"""Lines of a recipe file."""
MOST_PAGE_BYTES = 10_000_000
"""Bytes of a web page or of another program's export, most of which is not the recipe."""
MOST_ARCHIVE_BYTES = 200_000_000
"""Bytes of an archive, and of all files in it."""
MOST_RECIPES = 5_000
"""Recipes of one file of another program."""
MOST_TOKENS = 200_000
"""Tags and texts of a web page that are looked at; the largest real pages have a fifth of that."""
LONGEST_TITLE = 300
"""Characters of a title on a web page or in another program's export."""
LONGEST_MARKUP = 2_000
"""Characters of a line that are searched for markup; a longer one is a paragraph of plain text."""
MOST_PARTS = 1_000
"""Ingredients and steps of one recipe; a long one has eighty."""
LONGEST_TEXT = 4_000
"""Characters of a step or an ingredient that are searched for times and amounts; a long step has a thousand."""
LONGEST_RECIPE = 100_000
"""Characters of all steps together that are searched for times."""
MOST_LINKED = 100
"""Ingredients that steps are linked to."""
MOST_PAIRS = 5_000
"""Pairs of a step and an ingredient that are searched for links; a long recipe has fifteen hundred."""
MOST_PROBLEMS = 100
"""Problems of one file that are reported."""
LONGEST_OPENING = 4_000
"""Characters at the start of a text that tell its format."""
LONGEST_NOTE = 300
"""Characters of a field of another program that is kept as a note."""
