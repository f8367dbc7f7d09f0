"""Nothing is lost: the session's events on disk, in order, durable, checked."""
