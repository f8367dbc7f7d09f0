"""Names for the parts of a recipe that other parts, and the journal, refer to."""

import re
import unicodedata
from collections.abc import Iterable

_LONGEST = 40


def slug(text: str) -> str:
    """Small letters and digits with hyphens between: "Make the Honey Glaze" is "make-the-honey-glaze"."""
    plain = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    words = re.sub(r"['’]", "", plain)
    return re.sub(r"[^a-z0-9]+", "-", words)[:_LONGEST].strip("-")


def unique_ids(texts: Iterable[str], fallback: str) -> list[str]:
    """A slug for each text, in order; a second of the same gets "-2", and one without letters is `fallback`."""
    counts: dict[str, int] = {}
    ids = []
    for text in texts:
        base = slug(text) or fallback
        name = base
        while name in counts:
            counts[base] += 1
            name = f"{base}-{counts[base]}"
        counts[name] = 1
        ids.append(name)
    return ids
