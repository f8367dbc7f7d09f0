"""The recipe library: finds, indexes and saves recipe files."""
