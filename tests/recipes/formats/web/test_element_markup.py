"""Recipes marked up in elements: RDFa, h-recipe, hRecipe, CopyMeThat and Recipe Keeper; and what markup leaves out."""

import pytest

from kitchen_tui.recipes.formats.web.reader import find_on_page
from tests.recipes.reading import Shown, read_page, recipe_in, shown

POT = Shown(
    "Lentil pot",
    (4, 4),
    {"": ["1 cup lentils", "2 leeks"]},
    {"": ["Boil the lentils for 40 minutes.", "Add the leeks."]},
)
RDFA = """<div vocab="https://schema.org/" typeof="Recipe"><h1 property="name">Lentil pot</h1>
<span property="recipeYield">4 servings</span><time property="totalTime" datetime="PT50M" content="PT50M">50 min</time>
<ul><li property="recipeIngredient">1 cup lentils</li><li property="recipeIngredient">2 leeks</li></ul>
<ol property="recipeInstructions"><li>Boil the lentils for 40 minutes.</li><li>Add the leeks.</li></ol></div>"""
RDFA_PREFIX = """<div prefix="schema: http://schema.org/" typeof="schema:Recipe">
<p property="schema:name">Lentil pot</p>
<span property="schema:recipeYield" content="4">for four</span><i property="schema:recipeIngredient">1 cup lentils</i>
<i property="schema:recipeIngredient">2 leeks</i><div property="schema:recipeInstructions">
<p>Boil the lentils for 40 minutes.</p><p>Add the leeks.</p></div></div>"""
RDFA_STEPS = """<section typeof="http://schema.org/Recipe"><b property="name">Lentil pot</b><b property="yield">4</b>
<li property="ingredients">1 cup lentils</li><li property="ingredients">2 leeks</li>
<p property="recipeInstructions" typeof="HowToStep"><span property="text">Boil the lentils for 40 minutes.</span></p>
<p property="recipeInstructions" typeof="HowToStep"><span property="text">Add the leeks.</span></p></section>"""
RDFA_BEFORE_SCHEMA = """<div xmlns:v="http://rdf.data-vocabulary.org/#" typeof="v:Recipe">
<h1 property="v:name">Lentil pot</h1><p>for <b property="v:yield">4</b></p>
<li rel="v:ingredient"><span typeof="v:RecipeIngredient"><i property="v:amount">1 cup</i>
<i property="v:name">lentils</i></span></li>
<li rel="v:ingredient"><span typeof="v:RecipeIngredient"><i property="v:amount">2</i>
<i property="v:name">leeks</i></span></li>
<div property="v:instructions"><p>Boil the lentils for 40 minutes.</p><p>Add the leeks.</p></div></div>"""
H_RECIPE = """<article class="post h-recipe"><h1 class="p-name">Lentil pot</h1><p class="p-yield">4 servings</p>
<ul><li class="p-ingredient">1 cup lentils</li><li class="p-ingredient">2 leeks</li></ul>
<div class="e-instructions"><ol><li>Boil the lentils for 40 minutes.</li><li>Add the leeks.</li></ol></div>
</article>"""
HRECIPE = """<div class="hrecipe"><span class="item"><h1 class="fn">Lentil pot</h1></span>
<b class="yield">4 servings</b>
<p class="ingredient"><span class="amount">1 cup</span> lentils</p><p class="ingredient">2 leeks</p>
<div class="instructions"><p>Boil the lentils for 40 minutes.</p><p>Add the leeks.</p></div></div>"""
HRECIPE_STEPS = """<section class="hrecipe"><b class="fn">Lentil pot</b><i class="yield">Serves 4</i>
<ul><li class="ingredient">1 cup lentils</li><li class="ingredient">2 leeks</li></ul>
<ol><li class="instruction">Boil the lentils for 40 minutes.</li><li class="instruction">Add the leeks.</li></ol>
</section>"""
COPY_ME_THAT = """<div class = "recipe"><div id = "name"> Lentil pot </div><div id="link">From
<a id = "original_link" href="https://example.org/pot">there</a></div>
<div id = "servings">Servings: <a id="recipeYield">4</a></div><ul id = "recipeIngredients">
<li class="recipeIngredient">1 cup lentils</li><li class="recipeIngredient">2 leeks</li></ul>
<ol id="recipeInstructions"><li class="instruction">Boil the lentils for 40 minutes.</li>
<li class="instruction">Add the leeks.</li></ol></div>"""
RECIPE_KEEPER = """<div class="recipe-details"><h2 itemprop="name">Lentil pot</h2><span itemprop="recipeYield">4</span>
<div class="recipe-ingredients" itemprop="recipeIngredients"><p>1 cup lentils</p><p>2 leeks</p></div>
<div itemprop="recipeDirections"><p>1. Boil the lentils for 40 minutes.</p><p>2. Add the leeks.</p></div></div>"""
BODIES = {
    "RDFa": RDFA,
    "RDFa with a prefix": RDFA_PREFIX,
    "RDFa with steps": RDFA_STEPS,
    "RDFa from before schema.org": RDFA_BEFORE_SCHEMA,
    "h-recipe": H_RECIPE,
    "hRecipe": HRECIPE,
    "hRecipe with steps": HRECIPE_STEPS,
    "CopyMeThat": COPY_ME_THAT,
    "Recipe Keeper": RECIPE_KEEPER,
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_a_recipe_in_elements(body: str) -> None:
    around = '<meta property="og:title" content="Other"><nav class="fn">Home</nav>'
    assert shown(f"<html><head>{around}<title>Site</title></head><body>{body}</body></html>", "page.html") == POT


def test_several_recipes_in_one_file_can_be_distinguished() -> None:
    page = f"<html><body>{COPY_ME_THAT}{COPY_ME_THAT.replace('Lentil pot', 'Rice')}</body></html>"
    assert [one.title for one in find_on_page(page).candidates] == ["Lentil pot", "Rice"]


JSON_LD = '<script type="application/ld+json">{"@type":"Recipe","name":"Pot",%s}</script>'
ONLY_INGREDIENTS = '"recipeIngredient":["1 cup lentils","2 leeks"]'
ONLY_STEPS = '"recipeInstructions":["Boil the lentils."]'
STEPS = "<h2>{heading}</h2><ol><li>Boil the lentils.</li><li>Add the leeks.</li></ol>"


@pytest.mark.parametrize("heading", ["Directions", "Instructions", "Method"])
def test_steps_that_the_data_leaves_out_are_those_of_the_page(heading: str) -> None:
    result = read_page(
        f"<html><body>{JSON_LD % ONLY_INGREDIENTS}<p>A story.</p>{STEPS.format(heading=heading)}</body></html>", "", "x"
    )
    assert result.recipe is not None
    assert [step.text for step in result.recipe.steps] == ["Boil the lentils.", "Add the leeks."]
    assert [item.name for item in result.recipe.ingredients() if item.listed] == ["lentils", "leeks"]
    assert "The page's data has no steps" in result.uncertain[0].text


def test_ingredients_that_the_data_leaves_out_are_those_of_the_page() -> None:
    body = "<h3>Ingredients</h3><ul><li>1 cup lentils</li><li>2 leeks</li></ul>" + STEPS.format(heading="Directions")
    result = read_page(f"<html><body>{JSON_LD % ONLY_STEPS}{body}</body></html>", "", "x")
    assert result.recipe is not None
    assert [item.name for item in result.recipe.ingredients() if item.listed] == ["lentils", "leeks"]
    assert [step.text for step in result.recipe.steps] == ["Boil the lentils."]
    assert "The page's data has no ingredients" in result.uncertain[0].text


def test_parts_that_the_page_lacks_are_reported() -> None:
    result = read_page(f"<html><body>{JSON_LD % ONLY_INGREDIENTS}<p>Buy my book.</p></body></html>", "", "x")
    assert recipe_in(result).steps == ()
    assert any("has no steps" in problem.text for problem in result.uncertain)


@pytest.mark.parametrize(
    "heading", ["<div><strong>Ingredients</strong></div>", "<h2>Ingredients:</h2>", "<p>INGREDIENTS</p>"]
)
@pytest.mark.parametrize(
    "end", ["<h3>Comments</h3>", "<h4>12 Comments</h4>", "<p><b>You may also like</b></p>", "<h2>Leave a Reply</h2>"]
)
def test_a_page_without_markup_is_read_up_to_its_comments(heading: str, end: str) -> None:
    steps = "<p><b>Directions</b></p><ol><li>Boil the lentils for 40 minutes.</li><li>Add the leeks.</li></ol>"
    listed = "<ul><li>1 cup lentils</li><li>2 leeks</li></ul>"
    head = "<html><head><title>Lentil pot - A blog</title></head><body><h1>Lentil pot</h1><p>Story.</p>"
    page = f"{head}{heading}{listed}{steps}{end}<p>Great!</p></body></html>"
    result = read_page(page, "", "x")
    assert result.recipe is not None
    assert result.recipe.title == "Lentil pot"
    assert [step.text for step in result.recipe.steps] == ["Boil the lentils for 40 minutes.", "Add the leeks."]
    assert [item.name for item in result.recipe.ingredients()] == ["lentils", "leeks"]
    assert len(result.uncertain) == 1


def test_times_in_words_are_read() -> None:
    recipe = recipe_in(
        read_page(HRECIPE.replace("</div></div>", "</div><i class='preptime'>15 min</i></div>"), "", "x")
    )
    assert [(time.name, time.span.most_ms) for time in recipe.times] == [("prep", 15 * 60_000)]


@pytest.mark.parametrize(
    "steps",
    [
        "<ol><li><div>Step 1</div><p>Boil the lentils.</p></li><li><div>Step 2</div><p>Add the leeks.</p></li></ol>",
        "<ol><li><p>Boil the lentils.</p></li><li><p>Add the leeks.</p></li></ol>",
        "<div>1.</div><div>Boil the lentils.</div><div>2.</div><div>Add the leeks.</div>",
    ],
)
@pytest.mark.parametrize(
    "before", ["", "<nav><ul><li>Home", "<aside>Ad</aside><h2>Ingredients</h2><p>Only the best.</p>"]
)
def test_steps_in_elements_of_any_kind(before: str, steps: str) -> None:
    page = f"<html><body>{before}{JSON_LD % ONLY_INGREDIENTS}<h2>Instructions</h2>{steps}</body></html>"
    recipe = recipe_in(read_page(page, "", "x"))
    assert [step.text for step in recipe.steps] == ["Boil the lentils.", "Add the leeks."]


def test_the_ingredients_of_the_card_and_not_of_the_story() -> None:
    story = "<h2>Ingredients</h2><p>All you need is lentils, and time.</p><h2>Why it works</h2><p>It does.</p>"
    card = "<h2>Lentil pot</h2><h3>Ingredients</h3><ul><li>1 cup lentils</li><li>2 leeks</li></ul>"
    steps = "<h3>Directions</h3><ol><li>Boil the lentils for 40 minutes.</li><li>Add the leeks.</li></ol>"
    recipe = recipe_in(read_page(f"<html><body><h1>Lentil pot</h1>{story}{card}{steps}</body></html>", "", "x"))
    assert [item.name for item in recipe.ingredients()] == ["lentils", "leeks"]
    assert len(recipe.steps) == 2


WPRM = """<div class="wprm-recipe-container"><div class="wprm-recipe"><h2 class="wprm-recipe-name">Bean pie</h2>
<span class="wprm-recipe-servings">4</span>
<div class="wprm-recipe-ingredient-group">
<h4 class="wprm-recipe-group-name wprm-recipe-ingredient-group-name">For the top</h4>
<ul><li class="wprm-recipe-ingredient"><span class="wprm-checkbox">▢ </span>
<span>2</span> <span>cups</span> <span>beans</span></li>
<li class="wprm-recipe-ingredient">▢ 1 onion</li></ul></div>
<div class="wprm-recipe-instruction-group"><ul>
<li class="wprm-recipe-instruction"><div class="wprm-recipe-instruction-text"><span>Boil the beans.</span></div></li>
<li class="wprm-recipe-instruction"><div class="wprm-recipe-instruction-text">Bake it.</div></li></ul></div></div>
</div>"""
TASTY = """<div class="tasty-recipes"><h2 class="tasty-recipes-title">Bean pie</h2>
<span class="tasty-recipes-yield">4</span>
<div class="tasty-recipes-ingredients"><h3>Ingredients</h3><button>1x</button>
<div class="tasty-recipes-ingredients-body">
<h4>For the top</h4><ul><li>2 cups beans</li><li>1 onion</li></ul></div></div>
<div class="tasty-recipes-instructions"><h3>Instructions</h3><div class="tasty-recipes-instructions-body">
<ol><li>Boil the beans.</li><li>Bake it.</li></ol></div></div></div>"""
CREATE = """<section class="mv-create-card"><h1 class="mv-create-title">Bean pie</h1>
<span class="mv-create-yield">4</span>
<div class="mv-create-ingredients"><h3>Ingredients</h3><h4>For the top</h4><ul><li>2 cups beans</li><li>1 onion</li>
</ul></div>
<div class="mv-create-instructions"><h3>Instructions</h3><ol><li>Boil the beans.</li><li>Bake it.</li></ol></div>
</section>"""


@pytest.mark.parametrize("card", [WPRM, TASTY, CREATE])
@pytest.mark.parametrize("around", ["", "<p>1 cup of this story</p><h2>Ingredients</h2><ul><li>Love</li></ul>"])
def test_the_cards_of_plugins_are_read_by_their_classes(card: str, around: str) -> None:
    """For pages that have lost their JSON-LD, such as those saved by hand."""
    recipe = recipe_in(read_page(f"<html><body>{around}{card}</body></html>", "", "x"))
    assert recipe.title == "Bean pie"
    assert recipe.servings.least == 4
    assert [(group.name, [item.text for item in group.ingredients]) for group in recipe.groups] == [
        ("For the top", ["2 cups beans", "1 onion"])
    ]
    assert [step.text for step in recipe.steps] == ["Boil the beans.", "Bake it."]


@pytest.mark.parametrize(
    ("element", "texts"),
    [
        ("<p itemprop='recipeInstructions'>Boil the\n  beans.<br>Bake\nthem.</p>", ["Boil the beans.", "Bake them."]),
        ("<pre itemprop='recipeInstructions'>Boil the beans.\nBake them.</pre>", ["Boil the beans.", "Bake them."]),
        ("<div itemprop='recipeInstructions'><h4>Pie</h4><li>Boil.</li><li>Bake.</li></div>", ["Boil.", "Bake."]),
    ],
)
def test_line_breaks_of_the_source_are_spaces(element: str, texts: list[str]) -> None:
    item = "<b itemprop='name'>Pie</b><i itemprop='ingredients'>1\n egg</i>"
    recipe = recipe_in(read_page(f"<div itemscope itemtype='Recipe'>{item}{element}</div>", "", "x"))
    assert [item.text for item in recipe.ingredients()] == ["1 egg"]
    assert [step.text for step in recipe.steps] == texts


@pytest.mark.parametrize("tag", ["li", "div"])
def test_headings_in_the_lists_of_copy_me_that(tag: str) -> None:
    def head(kind: str, text: str) -> str:
        return f'<{tag} class="{kind} {kind}_subheader">{text}</{tag}>'

    body = COPY_ME_THAT.replace('<li class="recipeIngredient">2', head("recipeIngredient", "Topping") + "<li>2")
    body = body.replace('<li class="instruction">Add', head("instruction", "To finish:") + "<li>Add")
    assert shown(body, "page.html") == POT._replace(
        groups={"": ["1 cup lentils"], "Topping": ["2 leeks"]},
        sections={"": ["Boil the lentils for 40 minutes."], "To finish": ["Add the leeks."]},
    )


def test_a_class_does_not_overrule_microdata() -> None:
    """A theme gives the introduction the class of instructions, but its property says what it is."""
    intro = '<div class="left instructions" itemprop="about">Pies are loved in the north.</div>'
    both = HRECIPE.replace('class="fn"', 'class="fn" itemprop="name"')
    read = read_page(both.replace("<p class", f"{intro}<p class", 1), "", "x")
    assert read.recipe is not None
    assert read.recipe.title == "Lentil pot"
    assert [item.text for item in read.recipe.ingredients()] == ["1 cup lentils", "2 leeks"]
    assert len(read.recipe.steps) == 2
