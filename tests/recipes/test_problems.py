"""Problems are printed like compiler errors, so that editors can jump to them."""

import pytest

from kitchen_tui.recipes.problems import Problem, problem_line


@pytest.mark.parametrize(
    ("problem", "line"),
    [
        (
            Problem("The name is missing.", 3, 7, "Write it after @."),
            "soup.cook:3:7: The name is missing. Write it after @.",
        ),
        (Problem("The name is missing.", 3), "soup.cook:3: The name is missing."),
        (Problem("The file is empty."), "soup.cook: The file is empty."),
    ],
)
def test_the_known_position_is_printed(problem: Problem, line: str) -> None:
    assert problem_line(problem, "soup.cook") == line
