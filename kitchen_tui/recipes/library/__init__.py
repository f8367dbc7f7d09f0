"""The recipe library: finding, indexing and saving recipe files."""
