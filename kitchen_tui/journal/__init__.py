"""The durable log of every session's events on disk, in order and with checksums."""
