"""Reads recipes as people write and paste them: plain text, Markdown, AsciiDoc, Org, text copied from web pages.

line_forms.py  reads each line without markup and list signs    "▢ 1 cup beans" → Line("bullet", "1 cup beans")
web_page.py    drops what belongs to the page, such as navigation and comments      "Jump to Recipe | Print" → nothing
outline.py     cuts the text at headings, which give the lines roles   "Method" above "Boil." → Section("steps", …)
sections.py    gives the other lines the roles that fit all of them best    "1 cup beans" → Section("ingredients", …)
assemble.py    reads each section by its role                               → Draft: groups, steps, facts, notes

`reader.py` runs these over a text, merges the result with the front matter (`metadata`), and reports what is uncertain.
Beside each stage are the rules that it applies: `markup`, `other_markup` and `tables` (lines), `page_card`,
`page_title`, `page_patterns` and `split_facts` (pages), `selection` (one recipe of a collection, or none), `title`,
`unmarked_headings` and `instruction_lists` (outline), `evidence` (what a line may be), `ingredient_list`, `step_list`,
`asides` and `facts` (assembling). Each stage is a function of the one before; none keeps state.
"""
