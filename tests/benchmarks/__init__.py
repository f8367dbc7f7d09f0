"""How fast and how small, as ratios against bare Textual apps measured in the same minute: `make bench`."""
