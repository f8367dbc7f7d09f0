"""Recipes from web pages: fetched carefully, read for their schema.org data, never run."""
