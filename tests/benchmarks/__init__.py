"""How fast and how small: mostly ratios to bare Textual apps measured in the same minute. Run by `make bench`."""
