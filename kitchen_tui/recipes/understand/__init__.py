"""From prose to structure: times, amounts, and which ingredients a step uses."""
