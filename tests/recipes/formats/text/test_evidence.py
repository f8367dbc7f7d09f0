"""Every feature that counts as evidence for the role of a line is found in its example."""

import pytest

from kitchen_tui.recipes.formats.text.evidence import FEATURES, features, weigh
from kitchen_tui.recipes.formats.text.lines import read_lines


@pytest.mark.parametrize(("name", "example"), [(name, feature.example) for name, feature in FEATURES.items()])
def test_example_has_the_feature(name: str, example: str) -> None:
    (line,) = read_lines(example)
    assert name in features(line)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("2 leeks, finely chopped", "ingredient"),
        ("- Drizzle of oil", "ingredient"),
        ("Fry the leeks for 5 minutes.", "step"),
        ("3. Serve", "step"),
        ("My sister loves this soup.", "prose"),
    ],
)
def test_clear_line_has_most_evidence_for_its_role(text: str, role: str) -> None:
    (line,) = read_lines(text)
    evidence = weigh(line)._asdict()
    assert max(evidence, key=evidence.__getitem__) == role
