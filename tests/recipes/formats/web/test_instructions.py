"""Steps in the shapes that pages use: sections, lists within a step, remarks, numbers without line breaks."""

from typing import Any

import pytest

from tests.recipes.formats.web.test_read import recipe


def texts(instructions: Any) -> list[str]:
    return [step.text for step in recipe(recipeInstructions=instructions).steps]


def step(text: str, **fields: Any) -> dict[str, Any]:
    return {"@type": "HowToStep", "text": text, **fields}


@pytest.mark.parametrize(
    ("name", "items"), [("Name", "itemListElement"), ("name", "ItemListElement"), ("Name", "steps")]
)
def test_sections_with_keys_in_another_case(name: str, items: str) -> None:
    node = {"@type": "HowToSection", name: "Dough", items: [step("Knead it."), step("Let it rise.")]}
    read = recipe(recipeInstructions=[node])
    assert [(section.name, len(section.steps)) for section in read.sections] == [("Dough", 2)]


@pytest.mark.parametrize("bullet", ["*", "•", "–"])
def test_a_step_that_is_a_list_is_several(bullet: str) -> None:
    """Its title is the heading of the list; a single bullet is only removed."""
    listed = step(f"{bullet} Melt the butter.\n\n{bullet} Whisk in the eggs.", name="Batter")
    read = recipe(recipeInstructions=[listed, step(f"{bullet} Bake it.", name="Step 2")])
    assert [(section.name, [one.text for one in section.steps]) for section in read.sections] == [
        ("Batter", ["Melt the butter.", "Whisk in the eggs."]),
        ("", ["Bake it."]),
    ]


def test_a_step_with_lines_that_are_not_a_list_is_one_step() -> None:
    assert texts([step("Grease the tin\nand line it."), step("Bake.")]) == ["Grease the tin and line it.", "Bake."]


REMARKS = ["Note: the dough keeps for a day.", "Tips : use cold butter.", "Chef's tip: weigh the eggs."]


@pytest.mark.parametrize("remark", REMARKS)
def test_a_remark_belongs_to_the_step_above(remark: str) -> None:
    read = recipe(recipeInstructions=["Knead the dough.", remark, "Bake it."])
    assert [(one.text, one.notes) for one in read.steps] == [("Knead the dough.", (remark,)), ("Bake it.", ())]


@pytest.mark.parametrize("heading", ["Notes:", "Hinweis:", "Tips:"])
def test_lines_below_a_heading_of_remarks(heading: str) -> None:
    read = recipe(recipeInstructions=f"Knead the dough.\nBake it.\n{heading}\nIt freezes well.\nThe glaze:\nStir it.")
    assert [one.text for one in read.steps] == ["Knead the dough.", "Bake it.", "Stir it."]
    assert read.steps[1].notes == ("It freezes well.",)


def test_a_remark_above_all_steps_is_kept() -> None:
    assert texts(["Note: start a day ahead.", "Knead the dough."]) == ["Note: start a day ahead.", "Knead the dough."]


@pytest.mark.parametrize("value", ["1. Mix.2. Knead.3. Bake.", [step("1. Mix. 2. Knead. 3. Bake.")]])
def test_numbered_steps_in_one_text(value: Any) -> None:
    assert texts(value) == ["Mix.", "Knead.", "Bake."]


def test_a_sentence_that_was_split_within_brackets() -> None:
    split = ["Heat the oven to 180 °C (gas mark.", " 4).", "Bake it (about 20 min.)."]
    assert texts(split) == ["Heat the oven to 180 °C (gas mark. 4).", "Bake it (about 20 min.)."]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("**Melt the butter** slowly, then **add salt.** Stir.", "Melt the butter slowly, then add salt. Stir."),
        ("Add the [stock](https://example.org/stock) , and stir.", "Add the stock, and stir."),
        ("Use 2** or 3** (see [1]).", "Use 2** or 3** (see [1])."),
        (r"Boil it.\r\n", "Boil it."),
    ],
)
def test_markdown_in_data(text: str, plain: str) -> None:
    assert texts([text, "Serve it."])[0] == plain


def test_a_line_that_is_completely_bold_is_a_heading() -> None:
    read = recipe(recipeInstructions="**Dough**\nKnead it.\n**Glaze:**\nStir it.")
    assert [section.name for section in read.sections] == ["Dough", "Glaze"]
