"""Exports of other programs: JSON, CSV, XML, MealMaster, YAML of other kinds, and archives of these."""
