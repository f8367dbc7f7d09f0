"""Read recipes as people write and paste them: plain text, Markdown, AsciiDoc, Org, and text copied from web pages.

1. `metadata` reads the front matter of a file; often the whole recipe is in it.
2. `markup` and `lines` turn the rest into lines without markup, each a heading, list item, table row or plain text;
   `web_page` drops those that belong to the page and not to the recipe: navigation, ratings, comments.
3. `outline` gives each line its role by the headings above it, and where they do not say, `sections` divides the
   lines by the evidence of all of them together (`evidence`), so that no odd line decides for its neighbours.
4. `assemble` turns each section into ingredient groups, steps, facts or notes.
5. `read` completes the recipe, and says what was uncertain. `writer` writes one that reads back.
"""
