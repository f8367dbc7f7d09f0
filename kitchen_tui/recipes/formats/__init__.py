"""Reading and writing recipes: one module or package per format."""
