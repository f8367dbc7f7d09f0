"""Benchmarks, mostly ratios to bare Textual apps measured in the same minute; `make bench` runs them."""
