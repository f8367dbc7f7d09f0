"""Stories, boasts and totals start no timer; similar sentences in a step do."""

import pytest

from kitchen_tui.recipes.understand.times import find_times


@pytest.mark.parametrize(
    "sentence",
    [
        "I stood in line for 40 minutes to get this flour.",
        "We finally tasted it two hours later than planned.",
        "My uncle used to smoke his for nine hours.",
        "Our neighbours left theirs in for 3 hours.",
        "We've been making this every week for 10 years.",
        "He'd spent 2 days on the sauce.",
        "Hers needed 15 minutes more.",
        "The first batch took 12 minutes.",
        "The loaf was done in 35 minutes.",
        "The guests arrived an hour early.",
        "I ate it four days in a row.",
        "The bakery is a 20 minute walk from our house.",
        "You only have 30 seconds before it hardens.",
        "If you have 15 minutes, you have dinner.",
        "Haven't got two hours?",
        "It used to take us two hours to shell the beans.",
        "It needs 3 hours of patience.",
        "Two more minutes and they would have been coal.",
        "Over the past 3 hours nobody came.",
        "The book calls for 40 minutes, which is too long.",
        "For half an hour we wandered about the market.",
        "Ten minutes later he would bring the soup.",
        "Anna had been dreaming of it for 3 days.",
        "The others waited another 20 minutes for their plates.",
        "Is it right to spend an hour in a queue for soup?",
        "Half an hour later, the whole pot had gone.",
        "The twins ate all of it in ten minutes flat.",
        "Who has an hour to whisk?",
        "After twenty minutes of grumbling they all agreed.",
        "It had taken the ferry 3 hours.",
        "When we looked up, two hours had passed.",
        "The new stove comes in three weeks.",
        "Nothing on this list needs more than 15 minutes.",
        "Write to us within the next two weeks.",
        "Two hours of peeling? Not today.",
        "It snowed for two days and we baked.",
        "She leaves hers for 3 hours, and nobody dares to ask.",
        "We rarely have more than half an hour.",
        "The nicest part of a 6-hour braise is the smell.",
        "I've brought the 2-hour braise down a lot.",
        "Can you spare 10 minutes for this?",
        "The nicest ten minutes I ever spent at a stove.",
    ],
)
def test_a_story_starts_nothing(sentence: str) -> None:
    assert find_times(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Too thin? Simmer it for 5 minutes.",
        "I let mine go for 15 minutes.",
        "I'd bake it for 40 minutes.",
        "We need 10 minutes of kneading.",
        "It wants 10 minutes of gentle heat.",
        "I like my eggs boiled for 7 minutes.",
        "Once I have them browned, simmer for 20 minutes.",
        "If the dough has warmed, chill it for 30 minutes.",
        "It was a gift, so bake it gently for 30 minutes.",
        "When you have 10 minutes left, add the cheese.",
    ],
)
def test_advice_in_the_first_person_is_a_step(sentence: str) -> None:
    assert len(find_times(sentence)) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "Ready in 45 minutes",
        "A hearty stew, ready in under an hour.",
        "Hands-on time 15 minutes",
        "15 minutes of active work",
        "Time required: 3 hours",
        "Start to finish: 50 minutes",
        "Prep 10 mins Cook 25 mins",
        "Prep and baking time will take you 45 minutes.",
        "Serves 6 | 40 minutes",
        "40 minutes | Serves 6",
        "Yield: one loaf, 3 hours",
        "Makes 12 buns, 90 minutes",
        "It takes 4 hours including the cooling.",
        "It takes 50 minutes all told.",
        "Creamy tomato pasta in 20 minutes",
        "Lemon tart in less than an hour!",
        "This curry is ready in half an hour.",
        "You can make this in 10 minutes.",
        "You can have it on your plate in 15 minutes.",
        "Half an hour from fridge to plate.",
        "Chop, toss, and you're done in 10 minutes.",
        "Cooks in: 35 minutes",
        "And it only takes 10 minutes!",
        "Reckon with 2 hours to prepare the lot.",
    ],
)
def test_the_time_of_a_whole_dish_starts_nothing(sentence: str) -> None:
    assert find_times(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The rice will be ready in 15 minutes.",
        "Simmer for 20 minutes to make a thick sauce.",
        "Fry for another minute to make sure it is crisp.",
        "Stir until thick, 12 to 15 minutes in all.",
        "Braise it for 3 hours in all.",
        "The dish needs 10 minutes under the grill.",
        "Everything needs 5 minutes to come to the boil.",
        "The potatoes cook in 20 minutes.",
        "Flip it in 5 minutes.",
        "Hold the fork in for 20 seconds.",
        "Put it in the oven for 10 minutes to make it crisp.",
        "Makes its own sauce as it cooks for 2 hours.",
        "Sear it 2 minutes, I turned mine twice.",
        "Makes a fine crust: bake for 20 minutes.",
    ],
)
def test_the_time_of_one_step_starts_a_timer(sentence: str) -> None:
    assert len(find_times(sentence)) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "The filling should not exceed 4 minutes in the pan.",
        "Do not leave it for even a minute.",
        "Get the chicken into the fridge within 2 hours.",
        "If it has been out for more than 2 hours, throw it away.",
    ],
)
def test_a_limit_starts_nothing(sentence: str) -> None:
    assert find_times(sentence) == []


@pytest.mark.parametrize(
    "sentence", ["The dough should double within 2 hours.", "If you can, marinate it for more than 2 hours."]
)
def test_an_apparent_limit_starts_a_timer(sentence: str) -> None:
    assert len(find_times(sentence)) == 1
