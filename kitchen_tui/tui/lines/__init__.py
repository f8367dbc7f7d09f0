"""The lines that are typed at the stove: each says what it understands, and does it at Enter."""
