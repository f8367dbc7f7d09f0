"""Reads recipes as people write and paste them: plain text, Markdown, AsciiDoc, Org, and text copied from web pages.

1. `metadata` reads the front matter of a file, which often contains the whole recipe.
2. `markup` and `lines` turn the rest into lines without markup, each a heading, list item, table row or plain text.
   `web_page` drops lines that belong to the page and not to the recipe: navigation, ratings, comments.
3. `outline` gives each line a role by the headings above it. If there are none, `sections` divides the lines by the
   evidence of all of them together (`evidence`), so that a single odd line does not decide.
4. `assemble` turns each section into ingredient groups, steps, facts or notes.
5. `read` completes the recipe, and reports what is uncertain. `writer` writes text that can be read back.
"""
