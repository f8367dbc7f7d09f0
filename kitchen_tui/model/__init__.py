"""What a recipe is: pure, frozen, and of the standard library alone."""
