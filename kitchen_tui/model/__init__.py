"""The recipe model: frozen types and pure functions that import only the standard library."""
