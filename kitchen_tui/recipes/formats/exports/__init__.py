"""Reads exports of other programs: JSON, CSV, XML, MealMaster, other YAML, and archives of these."""
