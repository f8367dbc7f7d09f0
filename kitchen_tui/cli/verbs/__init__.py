"""The verbs, one module each: `HELP`, `arguments(parser)` and `run(args)`, which returns the exit code."""
