"""Single ingredient lines that are easily misread, by kind: quantity, name, note, optional."""

import pytest

from kitchen_tui.recipes.understand.amounts import split_line

LINES = {
    "a unit that is the name": [
        ("3 Short ribs", "3", "Short ribs"),
        ("5 leaves, torn", "5", "leaves"),
        ("2 racks baby back ribs", "2 racks", "baby back ribs"),
        ("3 ribs celery", "3 ribs", "celery"),
        ("1 rack of lamb", "1 rack", "lamb"),
    ],
    "the size of a piece": [
        ('2" knob ginger, grated on the holes of a box grater', '2" knob', "ginger"),
        ('1" piece of ginger, chopped', '1" piece', "ginger"),
        ("1 thumb-sized piece ginger", "1 thumb-sized piece", "ginger"),
        ("thumb-size knob of ginger, grated", "thumb-size knob", "ginger"),
        ("2 walnut-sized lumps of butter", "2 walnut-sized lumps", "butter"),
        ("2 bite-sized chicken pieces", "2", "bite-sized chicken pieces"),
    ],
    "a part of the dish before the ingredient": [
        ("Dressing - 3 tbsp yogurt", "3 tbsp", "yogurt"),
        ("Icing: 100 g icing sugar, sifted", "100 g", "icing sugar"),
        ("Marinade: 1/2 cup of soy sauce", "1/2 cup", "soy sauce"),
        ("Sauce: 1 cup", "1 cup", "Sauce"),
        ("Soy sauce: 2 tbsp light", "2 tbsp", "Soy sauce"),
    ],
    "pieces that few foods come in": [
        ("A few rings of red onion", "A few rings", "red onion"),
        ("2 blades mace", "2 blades", "mace"),
        ("2 nests dried egg noodles", "2 nests", "dried egg noodles"),
        ("2 capfuls of vinegar", "2 capfuls", "vinegar"),
        ("4 blade steaks", "4", "blade steaks"),
        ("4 pineapple rings", "4", "pineapple rings"),
    ],
    "a weighed block": [
        ("200 g block of feta", "200 g block", "feta"),
        ("1 lb wheel of camembert", "1 lb wheel", "camembert"),
        ("500 g piece of beef", "500 g piece", "beef"),
        ("Pour of good olive oil", "Pour", "good olive oil"),
        ("1 x400g tin beans", "1 x 400g tin", "beans"),
    ],
    "part of a fruit": [
        ("juice of a lemon", "a", "lemon"),
        ("the zest and juice of an orange", "an", "orange"),
        ("Finely grated zest of a lime", "a", "lime"),
        ("Breast of a chicken", "", "Breast of a chicken"),
    ],
    "an article that is not one": [
        ("A generous 150 g cooked pumpkin", "A generous 150 g", "cooked pumpkin"),
        ("a scant ½ cup kefir", "a scant ½ cup", "kefir"),
        ("An extra 30 g lard, for the tin", "An extra 30 g", "lard"),
        ("A large 400 g tin chickpeas", "A large 400 g tin", "chickpeas"),
    ],
    "a preparation before another choice": [
        ("Endive, leaves separated, or any crisp salad that you like", "", "Endive"),
        ("Chard, stalks removed, or kale", "", "Chard"),
        ("2 shallots, very finely chopped, or a small leek", "2", "shallots"),
        ("Parsley, chervil, or dill", "", "Parsley, chervil, or dill"),
    ],
    "the amount of a second thing": [
        ("Sorrel leaves, torn, plus a handful of seeds if you like", "", "Sorrel leaves"),
        ("Dill, snipped, and a few capers to serve", "", "Dill"),
        ("Watercress, and 2 tbsp walnut oil to dress it", "", "Watercress"),
        ("Radishes, plus about 30 g feta to finish", "", "Radishes"),
        ("Parsley, chopped, a handful", "a handful", "Parsley"),
    ],
    "at least and at most": [
        ("at least 4 cloves garlic", "at least 4 cloves", "garlic"),
        ("max. 2 tbsp chilli", "max. 2 tbsp", "chilli"),
        ("No more than 200 g sugar", "No more than 200 g", "sugar"),
    ],
    "measures cut short": [
        ("1 pkt. jelly", "1 pkt.", "jelly"),
        ("1 sm. clove garlic", "1 sm. clove", "garlic"),
        ("2 med. heads lettuce", "2 med. heads", "lettuce"),
        ("1 sm can tomato paste", "1 sm can", "tomato paste"),
        ("1 sq. unsweetened chocolate", "1 sq.", "unsweetened chocolate"),
        ("1 env. gelatin", "1 env.", "gelatin"),
    ],
    "two preparations behind the name": [
        ("2 red chillies deseeded and finely chopped", "2", "red chillies"),
        ("1 onion peeled and thinly sliced", "1", "onion"),
        ("100 g nuts toasted and roughly chopped", "100 g", "nuts"),
    ],
    "how many fruits it takes": [
        ("lemon juice (about 2 lemons)", "", "lemon juice"),
        ("fresh lime juice (from 3 limes)", "", "fresh lime juice"),
        ("lemon juice (3 tbsp)", "3 tbsp", "lemon juice"),
        ("freshly squeezed juice of 3 limes", "3", "limes"),
    ],
    "a number of times, and what is taken away": [
        ("Eggs x3", "3", "Eggs"),
        ("Bread rolls x12", "12", "Bread rolls"),
        ("Eggs x 3", "3", "Eggs"),
        ("1 cup minus 1 tbsp milk", "1 cup minus 1 tbsp", "milk"),
        ("Dozen eggs", "Dozen", "eggs"),
        ("2x ripe bananas (300 g)", "2", "ripe bananas"),
        ("2 x large eggs", "2", "large eggs"),
    ],
    "what it is enough for": [
        ("Enough oil to coat the pan", "Enough", "oil"),
        ("a little milk to glaze", "a little", "milk"),
        ("1 egg white to bind", "1", "egg white"),
    ],
    "measures without a number": [
        ("Smear of mustard", "Smear", "mustard"),
        ("Thick slice of ham", "Thick slice", "ham"),
        ("Shavings of parmesan", "Shavings", "parmesan"),
        ("Tablespoon of oil", "Tablespoon", "oil"),
        ("A little oil", "A little", "oil"),
        ("Lots of black pepper", "Lots of", "black pepper"),
        ("Some parsley, chopped", "Some", "parsley"),
        ("A little gem lettuce", "", "A little gem lettuce"),
        ("Hearts of palm", "", "Hearts of palm"),
        ("Leg of lamb", "", "Leg of lamb"),
        ("Cream of tartar", "", "Cream of tartar"),
        ("Drop of sesame oil", "Drop", "sesame oil"),
        ("Spoonful of honey", "Spoonful", "honey"),
        ("Heaping cup of blueberries", "Heaping cup", "blueberries"),
        ("Squeeze of lemon juice", "Squeeze", "lemon juice"),
        ("Twist of pepper", "Twist", "pepper"),
    ],
    "about, in Latin": [
        ("c. 200 g rice", "c. 200 g", "rice"),
        ("ca. 2 cups stock", "ca. 2 cups", "stock"),
        ("circa 1 lb squash", "circa 1 lb", "squash"),
    ],
    "where it comes from, and a name before a preposition": [
        ("Roasted peppers from a jar", "", "Roasted peppers"),
        ("Cherries in a tin", "", "Cherries"),
        ("Leaves from a bunch of mint", "a bunch", "mint"),
        ("6 x 500ml jars with lids", "6 x 500ml", "jars with lids"),
        ("2 cans in oil", "2", "cans in oil"),
        ("2 sausages—preferably smoked", "2", "sausages"),
    ],
    "several adjectives": [
        ("3 lb uncooked, peeled, deveined shrimp", "3 lb", "uncooked, peeled, deveined shrimp"),
        ("2 large, ripe, firm tomatoes", "2", "large, ripe, firm tomatoes"),
        ("1 onion, peeled, chopped", "1", "onion"),
    ],
    "preparations with an or": [
        ("1 c lard soft or melted (shortening)", "1 c", "lard"),
        ("2 tbsp butter softened or melted", "2 tbsp", "butter"),
        ("1 onion sliced or diced", "1", "onion"),
    ],
    "units that are misspelt or say nothing": [
        ("100grm sugar", "100grm", "sugar"),
        ("16 item(s) prunes, pitted", "16 items", "prunes"),
        ("2 litrs vinegar", "2 litrs", "vinegar"),
    ],
    "a sentence behind the name": [
        ("250 g pasta. Usually I take penne, or fusilli", "250 g", "pasta"),
        ("1 bunch chard. Spinach works too.", "1 bunch", "chard"),
        ("1 bottle Dr. Pepper", "1 bottle", "Dr. Pepper"),
    ],
    "a second unit with a tilde": [
        ("3 tablespoons/~44 ml oil", "3 tablespoons/~44 ml", "oil"),
        ("1 tbsp / ~14 g butter", "1 tbsp / ~14 g", "butter"),
    ],
    "what may be left out comes first": [
        ("(optional): 1/2 jalapeno, diced", "1/2", "jalapeno"),
        ("Optional - 2 tbsp nuts", "2 tbsp", "nuts"),
    ],
    "what it is for, or how it is done, at the end": [
        ("Cracked pepper to finish the bowls", "", "Cracked pepper"),
        ("Mint leaves to scatter over", "", "Mint leaves"),
        ("1 lime juiced", "1", "lime"),
        ("2 apples cored", "2", "apples"),
        ("2 cobs corn", "2 cobs", "corn"),
    ],
    "a sign before the amount": [
        ("< 2 cups vegetables", "2 cups", "vegetables"),
        ("± 300 g flour", "300 g", "flour"),
    ],
    "short units of kitchens": [
        ("1 hd lettuce", "1 hd", "lettuce"),
        ("3 stk celery", "3 stk", "celery"),
        ("2 spg thyme", "2 spg", "thyme"),
        ("4 clv garlic", "4 clv", "garlic"),
        ("2 units onion", "2 units", "onion"),
        ("2 ladles of stock", "2 ladles", "stock"),
        ("12 ea eggs", "12 ea", "eggs"),
        ("3 bu parsley", "3 bu", "parsley"),
        ("2 doz oysters", "2 doz", "oysters"),
    ],
    "a remark behind a star, and perhaps several": [
        ("Kent pumpkin 1/4 *about 600 g", "1/4", "Kent pumpkin"),
        ("Stock cube(s) *for 1 cup water, use 1/2 cube", "", "Stock cubes"),
        ("2 tbsp *finely* chopped chives", "2 tbsp", "finely chopped chives"),
        ("8 oz. or more shredded cheddar", "8 oz.", "shredded cheddar"),
    ],
    "a vessel of something": [
        ("A bowl of olives", "A bowl", "olives"),
        ("2 small pots of yogurt", "2 small pots", "yogurt"),
        ("1 pot pie", "1", "pot pie"),
    ],
    "taken from something": [
        ("Stalks from a 30g bag of coriander", "a 30g bag", "coriander"),
        ("Leaves from 3 sprigs thyme", "3 sprigs", "thyme"),
        ("2cm length (about 17g) galangal, peeled", "2cm length", "galangal"),
        ("Seeds of half a pomegranate", "half a", "pomegranate"),
        ("From 2 to 3 cups water", "From 2 to 3 cups", "water"),
    ],
    "how warm it is": [
        ("691 grams water at 90°F", "691 grams", "water"),
        ("1 cup butter at room temperature", "1 cup", "butter"),
        ("½ cup butter softened to room temperature", "½ cup", "butter"),
        ("1 cup cheese softened at room temperature", "1 cup", "cheese"),
    ],
    "alternatives that are not kinds": [
        ("8 small aubergines, halved, or one large one cut into pieces", "8", "small aubergines"),
        ("4 cups chicken, beef or vegetable broth", "4 cups", "chicken, beef or vegetable broth"),
        ("2 cups vegetable, chicken or beef stock", "2 cups", "vegetable, chicken or beef stock"),
        ("2 tbsp white, red or cider vinegar", "2 tbsp", "white, red or cider vinegar"),
        ("2 tbsp white, red, or cider vinegar", "2 tbsp", "white, red, or cider vinegar"),
        ("1 cup cheddar, gouda or swiss cheese", "1 cup", "cheddar, gouda or swiss cheese"),
        ("2 cups grated mozzarella, provolone or jack cheese", "2 cups", "grated mozzarella, provolone or jack cheese"),
        ("80 g cheddar, grated or shaved into curls", "80 g", "cheddar"),
        ("1 cup almond, oat or soy milk", "1 cup", "almond, oat or soy milk"),
        ("1 onion, red or white", "1", "onion"),
        ("2 packages fresh or frozen, thawed spinach", "2 packages", "fresh or frozen, thawed spinach"),
        ("1 cup chopped, toasted walnuts", "1 cup", "chopped, toasted walnuts"),
        ("500 g peeled, cubed pumpkin", "500 g", "peeled, cubed pumpkin"),
    ],
    "one large or two small": [
        ("1 large or 2 small aubergines, cubed", "1 large or 2 small", "aubergines"),
        ("2 medium or 3 small leeks", "2 medium or 3 small", "leeks"),
        ("1 large (or 2 small) aubergine", "1", "large aubergine"),
        ("1 (or 2) clove(s) of garlic, chopped", "1 or 2 cloves", "garlic"),
    ],
    "spellings of spoons": [
        ("3/4 tspn turmeric", "3/4 tspn", "turmeric"),
        ("2 tblspns oil", "2 tblspns", "oil"),
        ("1 tbspn vinegar", "1 tbspn", "vinegar"),
        ("2 teaspons vanilla", "2 teaspons", "vanilla"),
        ("3 tabelspoons oil", "3 tabelspoons", "oil"),
    ],
    "a remark without a comma": [
        ("Salt as per taste", "", "Salt"),
        ("Butter the size of a walnut", "", "Butter"),
        ("A handful of vegetables e.g. peas or corn", "A handful", "vegetables"),
        ("2 tbsp gravy granules [or thick gravy]", "2 tbsp", "gravy granules"),
        ("1 cup nuts optional", "1 cup", "nuts"),
    ],
    "a cut of ribs": [
        ("2 rib eye steaks", "2", "rib eye steaks"),
        ("1 rib roast", "1", "rib roast"),
        ("2 ribs celery, sliced", "2 ribs", "celery"),
    ],
    "a range with a tilde": [
        ("1 ~ 2 tsp salt", "1 ~ 2 tsp", "salt"),
        ("4 cutlets (1 ~ 150g)", "4", "cutlets"),
    ],
    "a letter that is no unit": [
        ("2 T-bone steaks", "2", "T-bone steaks"),
        ("1 T-bone, trimmed", "1", "T-bone"),
        ("2 T butter", "2 T", "butter"),
        ("1 c milk", "1 c", "milk"),
    ],
    "how full a measure is": [
        ("Scant 1/4 tsp yeast", "Scant 1/4 tsp", "yeast"),
        ("Generous 1/4 teaspoon instant yeast", "Generous 1/4 teaspoon", "instant yeast"),
        ("Heaping 1/2 cup flour", "Heaping 1/2 cup", "flour"),
        ("1 heaped tbsp sugar", "1 heaped tbsp", "sugar"),
        ("scant tablespoon honey", "scant tablespoon", "honey"),
        ("Packed 1/2 cup brown sugar", "Packed 1/2 cup", "brown sugar"),
    ],
    "a purpose": [
        ("Topping - 2 tbsp cream", "2 tbsp", "cream"),
        ("For the pan: 1 tbsp butter", "1 tbsp", "butter"),
        ("Garnish: parsley", "", "parsley"),
        ("To serve – 4 burger buns", "4", "burger buns"),
        ("Recommended for serving: ice cream", "", "ice cream"),
        ("Suggested to serve: lime wedges", "", "lime wedges"),
        ("Serve with: steamed rice", "", "steamed rice"),
        ("To serve with: 2 limes", "2", "limes"),
    ],
    "brackets": [
        ("Cans of beans (I use 1 can black beans)", "Cans", "beans"),
        ("Handfuls of spinach (about 2 cups)", "Handfuls", "spinach"),
        ("Bags of salad (we use 2 bags)", "Bags", "salad"),
    ],
    "a scan": [
        ("l/2 cup diced onion", "", "l/2 cup diced onion"),
        ("I/4 tsp salt", "", "I/4 tsp salt"),
        ("I/3 cup milk", "", "I/3 cup milk"),
    ],
    "prepared": [
        ("1 cup beans dried", "1 cup", "beans"),
        ("100 g butter cold", "100 g", "butter"),
        ("3 eggs separated", "3", "eggs"),
        ("200 ml cream chilled", "200 ml", "cream"),
        ("1 cup milk warm", "1 cup", "milk"),
        ("1 lb cooked chicken", "1 lb", "cooked chicken"),
    ],
    "signs": [
        ("▢ 1 cup beans", "1 cup", "beans"),
        ("•1 cup rice", "1 cup", "rice"),
        ("| 2 cups parsley", "2 cups", "parsley"),
    ],
    "a second amount behind the name": [
        ("3.5 cups water 28 oz", "3.5 cups", "water"),
        ("1/4 cup cream 60 ml", "1/4 cup", "cream"),
        ("1 onion 115 grams, grated", "1", "onion"),
    ],
    "grain that is no unit": [
        ("4 whole grain lasagna noodles", "4", "whole grain lasagna noodles"),
        ("2 long grain rice packets", "2", "long grain rice packets"),
        ("a grain of salt", "a grain", "salt"),
    ],
    "a range of fractions": [
        ("½-⅔ tbsp soy sauce", "½-⅔ tbsp", "soy sauce"),
        ("¼–½ cup oil", "¼–½ cup", "oil"),
        ("⅓ - ½ cup cream", "⅓ - ½ cup", "cream"),
    ],
    "a fraction": [
        ("1/3rd cup honey", "1/3rd cup", "honey"),
        ("3/2 cup cherry tomatoes", "3/2 cup", "cherry tomatoes"),
        ("80/20 ground beef", "", "80/20 ground beef"),
        ("2/3 rds cup sugar", "2/3 rds cup", "sugar"),
        ("1 1/4 th cups oats", "1 1/4 th cups", "oats"),
    ],
    "of, which is never a part of the name": [
        ("1 cup (or so) of milk", "1 cup", "milk"),
        ("2 cups (packed) of spinach", "2 cups", "spinach"),
        ("a tablespoon (roughly) of chilli flakes", "a tablespoon", "chilli flakes"),
        ("1 cup, more or less, of milk", "1 cup", "milk"),
    ],
}
OPTIONAL = {
    "1 lb shrimp, shelled if you like": False,
    "2 potatoes, peeled if desired": False,
    "1 pepper, seeded if you want": False,
    "chives, if desired": True,
    "Parmesan if you like": True,
    "1 cup nuts (if desired)": True,
    "Optional: chili flakes": True,
    "1 bay leaf (optional)": True,
    "1 lb potatoes (peeled, if desired)": False,
    "2 carrots (diced if you like)": False,
    "1/4 cup nuts, if desired": True,
}


@pytest.mark.parametrize(
    ("line", "quantity", "name"), [case for cases in LINES.values() for case in cases], ids=lambda value: value[:40]
)
def test_quantity_and_name_of_a_line(line: str, quantity: str, name: str) -> None:
    assert split_line(line)[:2] == (quantity, name)


@pytest.mark.parametrize("line", OPTIONAL)
def test_only_an_ingredient_that_may_be_left_out_is_optional(line: str) -> None:
    assert split_line(line).optional is OPTIONAL[line]
