"""The screens: the stove, the library, and the sheets that cover them."""
