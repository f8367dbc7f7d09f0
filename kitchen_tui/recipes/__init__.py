"""Where recipes come from: one reader a format, times and amounts in prose, the library."""
