"""RecipeMD: recipes in Markdown with a few rules."""
