"""Recipes as people write and paste them: plain text and Markdown of any style, read by guessing well."""
