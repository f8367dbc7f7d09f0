"""What other programs export: JSON, CSV, XML, MealMaster, YAML of other kinds, and archives of all these."""
