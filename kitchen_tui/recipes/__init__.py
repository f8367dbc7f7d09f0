"""Reading and writing recipes: formats, times and amounts in prose, scaling, the library."""
