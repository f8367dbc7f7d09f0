"""A recipe to begin with: valid as it is, with comments on everything else."""

from kitchen_tui.recipes.formats.yaml.emit import scalar

_SKELETON = """\
title: {title}
servings: 4
# times: {{prep: 15 min, cook: 1 h}}
# tags: [soup, weeknight]
# source: Grandmother

# Lines as you would write them; under headings, if there are several lists (Soup: and the lines below it, indented).
ingredients:
  - 2 cups water
  # With more to say about one:
  # - text: 2 tbsp butter
  #   substitutes: olive oil
  #   optional: yes

steps:
  - title: Simmer
    text: Bring the water to a boil, and simmer it.
    uses: [water]
    # hands: off            # or on: whether the cook is needed
    # takes: 10 min         # if no timer runs
    # after: Chop           # steps by their titles; while: likewise
    # done_when: It is soft.
    timers:
      simmer:
        time: 10-12 min     # a window: at 10 it says “start testing”, at 12 it rings
        due: Off the heat.
        # check: {{ask: Is it soft?, every: 2 min}}
        # remind: {{every: 3 min, say: Stir.}}
        # warn: {{before: 1 min, say: Heat the plates.}}
        # urgency: critical # or gentle

# to_serve: [bread]
# storage:
#   keeps: {{refrigerator: 3 days, freezer: 2 months}}
# tips:
#   - What you would tell a friend.
"""


def skeleton(name: str) -> str:
    """A commented recipe with a library name made into its title: "leek-soup" becomes "Leek soup"."""
    words = name.replace("-", " ").replace("_", " ").strip() or name
    return _SKELETON.format(title=scalar(words[:1].upper() + words[1:]))
