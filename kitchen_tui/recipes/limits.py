"""Limits on the size of recipes. A longer text is refused, because reading it would take too long."""

MOST_BYTES = 1_000_000
"""Bytes of a recipe file, and characters of a text."""
MOST_LINES = 20_000
"""Lines of a recipe file."""
MOST_PAGE_BYTES = 10_000_000
"""Bytes of a web page or of another program's export, most of which is not the recipe."""
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
