"""Extracts structure from prose: times, amounts, and which ingredients a step uses."""
