"""The shell's door: one module a verb."""
